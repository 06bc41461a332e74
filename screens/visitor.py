"""Who asks, from what phone, in which language: all a page needs to know of a request."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from flask import Request

MEMBER_KEY = "keitai.member"
"""The WSGI environ key in which an embedding phone names its owner; no HTTP header can set it."""
_SHIFT_JIS = re.compile(r"^(DoCoMo/|Kabuto/0)")
_LARGEST_FORM = 256 * 1024


@dataclass(frozen=True)
class Visitor:
    """`member` is None for somebody not signed in; `key` the session key to carry in links, "" where a cookie does."""

    member: int | None
    language: str
    charset: str
    xhtml: bool
    key: str = ""


def language_of(request: Request) -> str:
    """ "ja" where the phone wants Japanese before English."""
    return request.accept_languages.best_match(["en", "ja"], "ja" if "DoCoMo" in agent(request) else "en") or "en"


def charset_of(request: Request) -> str:
    """Shift_JIS for the carriers' phones of the time, UTF-8 for others."""
    return "cp932" if _SHIFT_JIS.match(agent(request)) else "utf-8"


def agent(request: Request) -> str:
    return request.headers.get("User-Agent", "")


def embedded_member(environ: dict[str, Any]) -> int | None:
    """The owner of the phone the site is built into, from its environ only."""
    owner = environ.get(MEMBER_KEY)
    return int(owner) if isinstance(owner, str) and owner.isascii() and owner.isdigit() else None


def read_form(request: Request, charset: str) -> dict[str, str]:
    """The form's fields as text in the page's own charset; what cannot be decoded is shown as �."""
    raw = request.get_data(cache=True)[:_LARGEST_FORM]
    fields = parse_qs(raw.decode("ascii", "replace"), keep_blank_values=True, encoding=charset, errors="replace")
    return {name: values[-1] for name, values in fields.items()}


def form_token(secret: bytes, member: int, purpose: str, nonce: str) -> str:
    """Proves that a form was made by this site for this member and purpose; `nonce` makes each one new."""
    text = f"form:{member}:{purpose}:{nonce}".encode()
    return f"{nonce}.{hmac.new(secret, text, hashlib.sha256).hexdigest()[:32]}"


def valid_token(secret: bytes, member: int, purpose: str, token: str) -> bool:
    nonce, _, _ = token.partition(".")
    return hmac.compare_digest(token.encode(), form_token(secret, member, purpose, nonce).encode())
