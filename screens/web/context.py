"""The request context that views get: the request, its visitor, its transaction, and the ways to answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar, cast

from flask import Response
from sqlalchemy import Connection

from games.ranking.board import BoardReader
from games.ranking.redis_client import BoardsAway
from games.ranking.sql import SqlBoard
from screens.content.ads import Ad, Kind, choose_ad
from screens.store import idempotency
from screens.store.ad_counts import count_ad
from screens.store.members import Member, gender_of
from screens.web import guest_forms
from screens.web.forms import FormData
from screens.web.render_context import RenderContext
from screens.web.request_origin import is_posted_from_another_site
from screens.web.tokens import is_valid_token

T = TypeVar("T")
Write = Callable[[Connection], object]
POSTS_A_MINUTE = 30


class NotFound(Exception):
    """Error 404: the page does not exist, or this visitor may not see it; the two look the same."""


class Rejected(Exception):
    """Error that refuses a request and rolls it back; its text, in the visitor's language, says why."""

    def __init__(self, reason: str, status: int = 409) -> None:
        super().__init__(reason)
        self.status = status


class WorkNeeded(Exception):
    """Signal of a view that needs the result of slow work, done outside its transaction.

    The transaction is rolled back, the work is done, and the request is carried out again.
    """

    def __init__(self, key: str, work: Callable[[], object]) -> None:
        super().__init__(key)
        self.key = key
        self.work = work


class Results:
    """Results of slow work done outside a request's transactions, by key."""

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
class RequestContext(RenderContext):
    """Context of one request: the store's transaction, the posted form, and ways to answer."""

    sql: Connection
    form_data: FormData
    results: Results
    """Results of work done by `outside_transaction`."""

    deferred_writes: list[Write] = field(default_factory=list)
    """What a page leaves behind by being looked at (a footprint, a count), stored once it was sent."""

    after_commit: list[Callable[[], object]] = field(default_factory=list)
    """What is done once the transaction has ended and before the response is sent."""

    boards_away: list[BoardsAway] = field(default_factory=list)
    """Why the page's rankings come from the database though the site keeps them in Redis."""

    stale: list[str] = field(default_factory=list)
    """Feeds that this page showed as they were long ago: to be read anew, though not by this page."""

    @property
    def form(self) -> dict[str, str]:
        """The posted fields."""
        return self.form_data.fields

    @property
    def member(self) -> int:
        """The member who is signed in. Raises `NotFound` for nobody; views that are open to all look at `visitor`."""
        if self.visitor.member is None:
            raise NotFound
        return self.visitor.member

    def without_store(self) -> RenderContext:
        """Return the part of the context that is left once the transaction has ended."""
        return RenderContext(self.config, self.request, self.visitor, self.preferences)

    def defer_write(self, write: Write) -> None:
        """Queue a write for after the response, so that no reader waits for the write lock."""
        self.deferred_writes.append(write)

    def outside_transaction(self, key: str, work: Callable[[], T]) -> T:
        """Return what `work` returns, or raise what it raises, without holding a transaction meanwhile.

        The view is begun again once the work is done, so `key` names all that the result depends on. `work` touches
        neither `sql` nor the request.
        """
        return self.results.get(key, work)

    def ask_boards(self, question: Callable[[BoardReader], T], earlier_rules: int = 0) -> T:
        """Return what a question finds out from the boards: in Redis where the site has them there, else in SQL.

        A view asks once, since Redis is asked outside the transaction. While Redis is away the database answers, and it
        alone has the boards of all time by earlier rules.
        """
        tender = self.config.boards
        if tender is not None and not earlier_rules:
            try:
                if tender.usable():
                    return self.outside_transaction("boards", partial(tender.ask, question))
                self.boards_away.append(BoardsAway("not usable"))
            except BoardsAway as reason:
                self.boards_away.append(reason)
        return question(SqlBoard(self.sql, earlier_rules or None))

    def boards_changed(self) -> None:
        """Have what this request changed on the boards shown by its own next page already."""
        if self.config.boards is not None:
            self.after_commit.append(self.config.boards.catch_up)

    def typed(self, name: str) -> str:
        """Return a field of the posted form as typed, stripped of blanks at its ends."""
        return self.form.get(name, "").replace("\r\n", "\n").strip()

    @property
    def confirmed(self) -> bool:
        """Whether the posted form carries its token: a first step, to be looked at once more, carries none."""
        return self.has_valid_token("token", self.request.path)

    def has_valid_token(self, field: str, purpose: str) -> bool:
        """Return whether a field of the posted form holds this visitor's signed token for a purpose."""
        if is_posted_from_another_site(self.request):
            return False
        token = self.form.get(field, "")
        return is_valid_token(self.config.secret, *self.form_holder(purpose, self._sender), token, self.moment)

    @property
    def _sender(self) -> str:
        """The guest who sent this form: the cookie's, else the one whose name the form carries from this network."""
        if self.visitor.phone is not None or guest_forms.name_of(self.request):
            return self.guest
        return guest_forms.signed_name(self.config.secret, self.form.get(guest_forms.FIELD, ""), self.request)

    def submit_once(self, write: Callable[[], str]) -> Response:
        """Carry out a posted form and redirect to the page that `write` returns; a repeat of it only redirects.

        Raises `Rejected` without a valid token, and for a flood.
        """
        if not self.confirmed:
            raise Rejected(self.translate("This form has expired. Please go back and send it again."), 403)
        token = self.form["token"]
        known = idempotency.claim(self.sql, token, self.member, self.moment)
        if known is None:
            if idempotency.count_recent(self.sql, self.member, self.moment - 60_000) > POSTS_A_MINUTE:
                raise self.rate_limit_error()
            known = write()
            idempotency.store_answer(self.sql, token, known)
        return self.redirect(known)

    def rate_limit_error(self) -> Rejected:
        """Return the error for a member who posts too much in a minute: status 429, nothing stored."""
        return Rejected(self.translate("That was a lot at once. Please wait a minute."), 429)

    def ad(self, kind: Kind, gender: str = "") -> Ad:
        """Choose the ad for a place on this page and count that it was shown."""
        day = day_number(self.moment)
        ad = choose_ad(kind, gender, day, self.request.path)
        self.defer_write(lambda sql: count_ad(sql, ad.id, day, shown=1))
        return ad

    def render_done(self, message: str, detail: str, links: list[tuple[str, str, str]]) -> Response:
        """Render the page that says something is done, with its XL banner; `links` are (path, text, access key)."""
        ad = self.ad("xl", gender_of(self.sql, self.member))
        return self.render("done.html", message=message, detail=detail, links=links, ad=ad)

    def render_confirmation(
        self, *, heading: str, question: str, yes: str, back: str, detail: str = "", person: Member | None = None
    ) -> Response:
        """Render a page that asks before something is done that cannot be undone, to `person` or to what `detail` says.

        `yes` posts to this page's own address.
        """
        shown = {"detail": detail, "person": person}
        return self.render("confirm.html", heading=heading, question=question, yes=yes, back=back, **shown)


@dataclass(frozen=True)
class DeferredResponse:
    """Response that is made after the view's transaction has ended, since drawing a picture takes long."""

    make: Callable[[], Response]


View = Callable[..., Response | DeferredResponse]
"""Carries a request out: takes the context, and the variable parts of the route by name."""


def day_number(at: int) -> int:
    """Return the days since 1970 in Tokyo of a time in milliseconds."""
    return (at + 9 * 60 * 60 * 1000) // (24 * 60 * 60 * 1000)
