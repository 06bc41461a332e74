"""What every page goes through: the request's visitor and transaction, rendering, charset, errors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from hmac import compare_digest
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from flask import Request, Response
from sqlalchemy import Connection

from keitai.common.time import JST, epoch_ms
from screens.config import SiteConfig
from screens.content.ads import Ad, Kind, choose_ad
from screens.store import idempotency
from screens.store.ad_counts import count_ad
from screens.store.members import Member, gender_of
from screens.store.preferences import Preferences
from screens.translations import translations
from screens.web.charsets import decode_pairs, encode
from screens.web.forms import Sent
from screens.web.rendering import render
from screens.web.visitor import Visitor, form_token, link_proof, valid_token

T = TypeVar("T")
POSTS_A_MINUTE = 30


class NotFound(Exception):
    """No such page, or one that this visitor may not see: nobody can tell which."""


class Rejected(Exception):
    """What was asked for cannot be done; nothing is stored. The text, in the visitor's language, says why."""

    def __init__(self, reason: str, status: int = 409) -> None:
        super().__init__(reason)
        self.status = status


class WorkNeeded(Exception):
    """A request needs the result of work that takes too long for a transaction. The transaction is rolled back, the
    work is done, and the request is carried out again."""

    def __init__(self, key: str, work: Callable[[], object]) -> None:
        super().__init__(key)
        self.key = key
        self.work = work


class Results:
    """Results of the work that one request did outside its transactions, by key."""

    def __init__(self) -> None:
        self._found: dict[str, object] = {}
        self._raised: dict[str, Exception] = {}

    def run(self, needed: WorkNeeded) -> None:
        """Do the work and keep its result, or the exception that it raises for the view."""
        try:
            self._found[needed.key] = needed.work()
        except Exception as error:
            self._raised[needed.key] = error

    def get(self, key: str, work: Callable[[], T]) -> T:
        """Return the result of work that was done. Raises `WorkNeeded` before it was, and what the work raised."""
        if key in self._raised:
            raise self._raised[key]
        if key not in self._found:
            raise WorkNeeded(key, work)
        return cast(T, self._found[key])


@dataclass(frozen=True)
class RequestContext:
    """One request being answered."""

    config: SiteConfig
    sql: Connection
    request: Request
    visitor: Visitor
    sent: Sent
    preferences: Preferences = field(default_factory=Preferences)
    afterwards: list[Callable[[Connection], object]] = field(default_factory=list)
    """What a page leaves behind by being looked at (a footprint, a count), done after it is answered."""

    results: Results = field(default_factory=Results)
    """Of `outside_transaction`."""

    stale: list[str] = field(default_factory=list)
    """Feeds that this page showed as they were long ago: to be read anew, though not by this page."""

    @property
    def form(self) -> dict[str, str]:
        """The posted fields."""
        return self.sent.fields

    @cached_property
    def query(self) -> dict[str, str]:
        """The first value of each name in the query, read in the charset in which the phone's browser wrote it."""
        pairs = decode_pairs(self.request.query_string, self.visitor.charset)
        return {name: values[0] for name, values in pairs.items()}

    @property
    def now(self) -> datetime:
        return self.config.clock().astimezone(JST)

    @property
    def moment(self) -> int:
        return epoch_ms(self.now)

    def date(self, at: int) -> datetime:
        """A moment, in milliseconds since 1970, as a clock in Japan shows it."""
        return datetime.fromtimestamp(at / 1000, JST)

    @property
    def member(self) -> int:
        """The member who is signed in; pages that need none look at `visitor`."""
        if self.visitor.member is None:
            raise NotFound
        return self.visitor.member

    def outside_transaction(self, key: str, work: Callable[[], T]) -> T:
        """Return what `work` returns, or raise what it raises, without holding a transaction meanwhile.

        The view is begun again once the work is done, so `key` names all that the result depends on. `work` touches
        neither `sql` nor the request.
        """
        return self.results.get(key, work)

    @property
    def language(self) -> str:
        return self.preferences.language or self.visitor.language

    def say(self, text: str) -> str:
        return translations(self.language).gettext(text)

    def number(self, name: str = "page", highest: int = 10_000) -> int:
        """A whole number from the query, 0 when it is none."""
        text = self.query.get(name, "0")
        return min(int(text), highest) if text.isascii() and text.isdigit() and len(text) < 9 else 0

    def url(self, path: str, **query: object) -> str:
        """A link of this site, with the session key where the phone keeps no cookie."""
        charset = self.visitor.charset
        pairs = {name: encode(str(value), charset) for name, value in query.items() if value not in (None, "")}
        if self.visitor.key:
            pairs.setdefault("s", self.visitor.key.encode("ascii"))
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def outside(self, address: str) -> str:
        """A link to another site; where this page's own address holds the session's key, by way of `/away`."""
        if not self.visitor.key:
            return address
        return f"/away?{urlencode({'to': address, 'proof': link_proof(self.config.secret, address)})}"

    def leads_to(self, address: str, proof: str) -> bool:
        """Whether `outside` made this proof for the address."""
        return compare_digest(proof.encode(), link_proof(self.config.secret, address).encode())

    def typed(self, name: str) -> str:
        """A field of the posted form as it was typed, without the blanks around."""
        return self.form.get(name, "").replace("\r\n", "\n").strip()

    def token(self, path: str) -> str:
        """What a form that posts to `path` carries: proves that it was made here for this member."""
        return form_token(self.config.secret, self.visitor.member or 0, path, self.moment, self.config.entropy(64))

    @property
    def confirmed(self) -> bool:
        """Whether the posted form carries its token: a first step, to be looked at once more, carries none."""
        return self.proven("token", self.request.path)

    def proven(self, field: str, purpose: str) -> bool:
        """Whether a field of the posted form holds this member's token for a purpose."""
        token = self.form.get(field, "")
        return valid_token(self.config.secret, self.visitor.member or 0, purpose, token, self.moment)

    def once(self, deed: Callable[[], str]) -> Response:
        """Carry out a posted form and go to the page that `deed` answers; the same form again only goes there.

        Raises `Rejected` without a valid token, and for a flood.
        """
        if not self.confirmed:
            raise Rejected(self.say("This form has expired. Please go back and send it again."), 403)
        token = self.form["token"]
        known = idempotency.claim(self.sql, token, self.member, self.moment)
        if known is None:
            if idempotency.recent(self.sql, self.member, self.moment - 60_000) > POSTS_A_MINUTE:
                raise self.flooded()
            known = deed()
            idempotency.answer(self.sql, token, known)
        return self.redirect(known)

    def flooded(self) -> Rejected:
        """What a member is told who sends too much in a minute."""
        return Rejected(self.say("That was a lot at once. Please wait a minute."), 429)

    def ad(self, kind: Kind, gender: str = "") -> Ad:
        """The ad for a place on this page; that it was shown is counted."""
        day = day_number(self.moment)
        ad = choose_ad(kind, gender, day, self.request.path)
        self.afterwards.append(lambda sql: count_ad(sql, ad.id, day, shown=1))
        return ad

    def done(self, message: str, detail: str, links: list[tuple[str, str, str]]) -> Response:
        """A completion screen, with its XL banner; `links` are (path, text, access key)."""
        ad = self.ad("xl", gender_of(self.sql, self.member))
        return self.render("done.html", message=message, detail=detail, links=links, ad=ad)

    def ask(
        self, *, heading: str, question: str, yes: str, back: str, detail: str = "", person: Member | None = None
    ) -> Response:
        """Whether something is to be done that cannot be undone, to `person` or to what `detail` says.

        `yes` posts to this page's own address.
        """
        shown = {"detail": detail, "person": person}
        return self.render("confirm.html", heading=heading, question=question, yes=yes, back=back, **shown)

    def render(self, template: str, status: int = 200, /, **values: Any) -> Response:
        """A page in the phone's charset; whatever that lacks goes out as numeric references."""
        text = render(template, self, values)
        charset = self.visitor.charset
        kind = "application/xhtml+xml" if self.visitor.xhtml else "text/html"
        shown = "Shift_JIS" if charset == "cp932" else "UTF-8"
        body = encode(text, charset)
        response = Response(body, status, content_type=f"{kind}; charset={shown}")
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    def redirect(self, path: str, **query: object) -> Response:
        """303: what was posted is done, and a reload does not do it again."""
        response = Response(b"", 303)
        response.headers["Location"] = self.config.base_url + self.url(path, **query)
        return response


Later = Callable[[], Response]
"""Makes a response once the view's transaction has ended."""
View = Callable[..., Response | Later]


def day_number(at: int) -> int:
    """Days since 1970 in Tokyo of a time in milliseconds."""
    return (at + 9 * 60 * 60 * 1000) // (24 * 60 * 60 * 1000)
