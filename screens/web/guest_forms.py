"""Forms of visitors who have not signed in, the sign-in form first of all: a token of one visitor serves no other.

A browser gets a cookie with a random name, which the form's token is bound to. A phone that keeps no cookie sends the
name in the form, signed for the network from which the form was fetched: a carrier's gateways change, its network does
not. So another site cannot have a visitor sign in with a form that it fetched itself.
"""

from __future__ import annotations

import re
from hashlib import sha256

from flask import Request
from itsdangerous import BadSignature, Signer

from screens.web.request_origin import network_of

COOKIE = "guest"
FIELD = "guest"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_NAME = re.compile(r"[A-Za-z0-9_-]{22}")


def new_name(random_number: int) -> str:
    """Return a guest's name of 22 letters, by a random number of 132 bits."""
    return "".join(_LETTERS[random_number >> 6 * place & 63] for place in range(22))


def name_of(request: Request) -> str:
    """Return the name that the visitor's cookie holds, "" without one."""
    found = request.cookies.get(COOKIE, "")
    return found if _NAME.fullmatch(found) else ""


def sign_name(secret: bytes, name: str, request: Request) -> str:
    """Sign a guest's name for the network that the request comes from."""
    return _signer(secret, request).sign(name.encode("ascii")).decode("ascii")


def signed_name(secret: bytes, field: str, request: Request) -> str:
    """Return the name that `sign_name` signed for this network, "" for anything else."""
    try:
        return _signer(secret, request).unsign(field.encode("utf-8", "replace")).decode("ascii")
    except BadSignature:
        return ""


def _signer(secret: bytes, request: Request) -> Signer:
    return Signer(secret, salt=f"guest:{network_of(request.remote_addr or '')}", digest_method=sha256)
