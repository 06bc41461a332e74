"""Signed tokens (itsdangerous): of forms, against forgery from other sites, and of links that lead away."""

from __future__ import annotations

from hashlib import sha256

from itsdangerous import BadSignature, Signer, TimestampSigner
from itsdangerous.encoding import base64_encode

_FORM_SECONDS = 24 * 60 * 60


class _FormSigner(TimestampSigner):
    """Signs by the site's clock, which is the phone's where the site is built into one."""

    def __init__(self, secret: bytes, member: int, purpose: str, now: int) -> None:
        super().__init__(secret, salt=f"form:{member}:{purpose}", digest_method=sha256)
        self._now = now

    def get_timestamp(self) -> int:
        return self._now // 1000


def form_token(secret: bytes, member: int, purpose: str, at: int, nonce: int) -> str:
    """Sign a form for a member and a purpose at a time in ms; a `nonce` of 64 bits makes each token new."""
    signer = _FormSigner(secret, member, purpose, at)
    return signer.sign(base64_encode(nonce.to_bytes(8, "big"))).decode("ascii")


def is_valid_token(secret: bytes, member: int, purpose: str, token: str, now: int) -> bool:
    """Return whether the token is of this member and purpose, and at most a day old (`now` in milliseconds)."""
    try:
        _FormSigner(secret, member, purpose, now).unsign(_as_bytes(token), max_age=_FORM_SECONDS)
    except BadSignature:
        return False
    return True


def sign_link(secret: bytes, address: str) -> str:
    """Return the signature by which `/away` knows that a page of this site links to the address."""
    return _link_signer(secret).get_signature(_as_bytes(address)).decode("ascii")


def is_our_link(secret: bytes, address: str, proof: str) -> bool:
    """Return whether `sign_link` made this signature for the address."""
    return _link_signer(secret).verify_signature(_as_bytes(address), _as_bytes(proof))


def _link_signer(secret: bytes) -> Signer:
    return Signer(secret, salt="link", digest_method=sha256)


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
