"""Context that a page is rendered from: the visitor, the language, the time; no store.

Pages about a request that could not be carried out need nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from flask import Request, Response

from keitai.common.time import JST, epoch_ms
from screens.config import SiteConfig
from screens.store.preferences import Preferences
from screens.translations import translations
from screens.web import guest_forms, tokens
from screens.web.carrier_emoji import carrier_of, of_carrier
from screens.web.cell_fonts import repeat_font
from screens.web.charsets import decode_pairs, encode
from screens.web.rendering import render
from screens.web.visitor import Visitor, agent


@dataclass(frozen=True)
class RenderContext:
    """Context of a page as templates and forms see it: who reads, in which language, when."""

    config: SiteConfig
    request: Request
    visitor: Visitor
    preferences: Preferences
    """Preferences of the member who is signed in; the defaults for anybody else."""

    @cached_property
    def query(self) -> dict[str, str]:
        """The first value of each name in the query, read in the charset in which the phone's browser wrote it."""
        pairs = decode_pairs(self.request.query_string, self.visitor.charset)
        return {name: values[0] for name, values in pairs.items()}

    @property
    def now(self) -> datetime:
        """The site's time, as a clock in Japan shows it."""
        return self.config.clock().astimezone(JST)

    @property
    def moment(self) -> int:
        """The site's time in milliseconds since 1970."""
        return epoch_ms(self.now)

    def date(self, at: int) -> datetime:
        """Return a moment, in milliseconds since 1970, as a clock in Japan shows it."""
        return datetime.fromtimestamp(at / 1000, JST)

    @property
    def language(self) -> str:
        """The reader's language: the setting's, else the phone's."""
        return self.preferences.language or self.visitor.language

    def translate(self, text: str) -> str:
        """Translate a msgid into the reader's language."""
        return translations(self.language).gettext(text)

    def number(self, name: str = "page", highest: int = 10_000) -> int:
        """Return a whole number from the query, 0 where there is none."""
        text = self.query.get(name, "0")
        return min(int(text), highest) if text.isascii() and text.isdigit() and len(text) < 9 else 0

    def url(self, path: str, **query: object) -> str:
        """Return a link of this site, with the session key where the phone keeps no cookie."""
        charset = self.visitor.charset
        pairs = {name: encode(str(value), charset) for name, value in query.items() if value not in (None, "")}
        if self.visitor.key:
            pairs.setdefault("s", self.visitor.key.encode("ascii"))
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def outside(self, address: str) -> str:
        """Return a link to another site, by way of `/away` where this page's address holds the session's key."""
        if not self.visitor.key:
            return address
        return f"/away?{urlencode({'to': address, 'proof': tokens.sign_link(self.config.secret, address)})}"

    def leads_to(self, address: str, proof: str) -> bool:
        """Return whether a link to the address was signed by `outside`."""
        return tokens.is_our_link(self.config.secret, address, proof)

    def token(self, path: str) -> str:
        """Return the signed token of a form that posts to `path`, valid for this visitor."""
        return tokens.form_token(
            self.config.secret, *self.form_holder(path, self.guest), self.moment, self.config.entropy(64)
        )

    def form_holder(self, path: str, guest: str) -> tuple[int, str]:
        """Return whose form to `path` it is, and its purpose: a member's, the owner's of this phone, or a guest's."""
        if self.visitor.member is not None:
            return self.visitor.member, path
        return 0, f"{path} {guest}"

    @cached_property
    def guest(self) -> str:
        """The name of who has not signed in, new where the request has none; a phone's owner is known by its id."""
        if self.visitor.phone is not None:
            return f"phone {self.visitor.phone}"
        return guest_forms.name_of(self.request) or guest_forms.new_name(self.config.entropy(132))

    @property
    def guest_field(self) -> str:
        """Field that a form carries for a phone without cookies; "" for members and for a phone with an id."""
        if self.visitor.member is not None or self.visitor.phone is not None:
            return ""
        return guest_forms.sign_name(self.config.secret, self.guest, self.request)

    def render(self, template: str, status: int = 200, /, **values: Any) -> Response:
        """Render a page in the phone's charset; what that lacks goes out as numeric references."""
        text = render(template, self, values)
        if self.visitor.xhtml:
            text = repeat_font(text)
        text = of_carrier(text, carrier_of(agent(self.request)))
        charset = self.visitor.charset
        kind = "application/xhtml+xml" if self.visitor.xhtml else "text/html"
        shown = "Shift_JIS" if charset == "cp932" else "UTF-8"
        body = encode(text, charset)
        response = Response(body, status, content_type=f"{kind}; charset={shown}")
        response.headers["Cache-Control"] = "no-store"
        return response

    def redirect(self, path: str, **query: object) -> Response:
        """Redirect by status 303 after a post, so that a reload does not repeat it."""
        response = Response(b"", 303)
        response.headers["Location"] = self.config.base_url + self.url(path, **query)
        return response
