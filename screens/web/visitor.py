"""Visitor of a request: which member, from what phone, in which language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from flask import Request

from keitai.common.wire import MEMBER_KEY

_SHIFT_JIS = re.compile(r"^(DoCoMo/|Kabuto/0|KDDI-)")
_NO_TABLES = re.compile(r"^(DoCoMo/1\.|Kabuto/0)")


@dataclass(frozen=True)
class Visitor:
    """Visitor of the site. `member` is None before sign-in; `key` the session key for links, "" with a cookie.

    `by_phone`: known by the phone's own id, not by a password.
    `phone`: the id of the phone that the site is built into, which is its owner's number; None in a browser.
    `unregistered`: nobody has that number, or not any more.
    `session`: the token of the session, as the store knows it; "" without one.
    """

    member: int | None
    language: str
    charset: str
    xhtml: bool
    tables: bool = True
    key: str = ""
    by_phone: bool = False
    phone: int | None = None
    unregistered: bool = False
    session: str = ""

    @property
    def may_sign_in_easily(self) -> bool:
        """Whether the phone's id alone may sign its owner in."""
        return self.phone is not None and not self.unregistered


def language_of(request: Request) -> str:
    """Return "ja" where the phone wants Japanese before English, else "en"."""
    return request.accept_languages.best_match(["en", "ja"], "ja" if "DoCoMo" in agent(request) else "en") or "en"


def takes_tables(request: Request) -> bool:
    """Return whether the phone knows tables: False for i-mode phones of before HTML 6."""
    return not _NO_TABLES.match(agent(request))


def charset_of(request: Request) -> str:
    """Return the charset of pages: Shift_JIS for the carriers' phones of the time, UTF-8 for others."""
    return "cp932" if _SHIFT_JIS.match(agent(request)) else "utf-8"


def agent(request: Request) -> str:
    """Return the User-Agent header, "" without one."""
    return request.headers.get("User-Agent", "")


def embedded_member(environ: dict[str, Any]) -> int | None:
    """Return the owner of the phone that the site is built into, from its WSGI environ only."""
    owner = environ.get(MEMBER_KEY)
    return int(owner) if isinstance(owner, str) and owner.isascii() and owner.isdigit() else None
