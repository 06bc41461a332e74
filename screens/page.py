"""What every page goes through: the request's visitor and transaction, rendering, charset, errors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Request, Response
from sqlalchemy import Connection

from games.ranking.board import milliseconds
from screens.config import SiteConfig
from screens.translations import translations
from screens.visitor import Visitor, form_token

_TOKYO = timezone(timedelta(hours=9))
KEYCAPS = {str(digit): f"&#x{0xE6E1 + digit:X};" for digit in range(1, 10)} | {"0": "&#xE6EB;", "#": "&#xE6E0;"}


class NotThere(Exception):
    """No such page, or one that this visitor may not see: nobody can tell which."""


@dataclass(frozen=True)
class Page:
    """One request being answered."""

    app: Flask
    config: SiteConfig
    sql: Connection
    request: Request
    visitor: Visitor
    form: dict[str, str]

    @property
    def now(self) -> datetime:
        return self.config.clock().astimezone(_TOKYO)

    @property
    def moment(self) -> int:
        return milliseconds(self.now)

    @property
    def member(self) -> int:
        """The member who is signed in; pages that need none look at `visitor`."""
        if self.visitor.member is None:
            raise NotThere
        return self.visitor.member

    @property
    def language(self) -> str:
        return self.visitor.language

    def say(self, text: str) -> str:
        return translations(self.language).gettext(text)

    def number(self, name: str = "page", highest: int = 10_000) -> int:
        """A whole number from the query, 0 when it is none."""
        text = self.request.args.get(name, "0")
        return min(int(text), highest) if text.isascii() and text.isdigit() and len(text) < 9 else 0

    def url(self, path: str, **query: object) -> str:
        """A link of this site, with the session key where the phone keeps no cookie."""
        pairs = {name: value for name, value in query.items() if value not in (None, "")}
        if self.visitor.key:
            pairs["s"] = self.visitor.key
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def token(self, purpose: str) -> str:
        nonce = f"{self.config.entropy(64):016x}"
        return form_token(self.config.secret, self.member, purpose, nonce)

    def render(self, template: str, status: int = 200, **values: Any) -> Response:
        """A page in the phone's charset; whatever that lacks goes out as numeric references."""
        text = self.app.jinja_env.get_template(template).render(page=self, url=self.url, _=self.say, **values)
        return self.answer(text, status)

    def answer(self, text: str, status: int = 200) -> Response:
        charset = self.visitor.charset
        kind = "application/xhtml+xml" if self.visitor.xhtml else "text/html"
        shown = "Shift_JIS" if charset == "cp932" else "UTF-8"
        body = text.encode(charset, "xmlcharrefreplace")
        response = Response(body, status, content_type=f"{kind}; charset={shown}")
        response.headers["Cache-Control"] = "no-store"
        return response

    def redirect(self, path: str, **query: object) -> Response:
        """303: what was posted is done, and a reload does not do it again."""
        response = Response(b"", 303)
        response.headers["Location"] = self.config.base_url + self.url(path, **query)
        return response


View = Callable[..., Response]


def moment_text(page: Page, at: int) -> str:
    """`8/24 09:00`, and only the time for today."""
    when = datetime.fromtimestamp(at / 1000, _TOKYO)
    clock = when.strftime("%H:%M")
    return clock if when.date() == page.now.date() else f"{when.month}/{when.day} {clock}"
