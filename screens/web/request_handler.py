"""One request, one transaction: all that a page changes is stored before it is answered, or nothing is.

The body is read before the transaction begins and a deferred response is made after it has ended. Whatever else takes
time is done between two tries, of which the first is rolled back.
"""

from __future__ import annotations

import logging
import sqlite3
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from flask import Request, Response, g
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, OperationalError
from werkzeug.exceptions import RequestEntityTooLarge

from screens.config import SiteConfig
from screens.feeds.feed_refresher import FeedRefresher
from screens.feeds.feed_store import store_fetched_feed
from screens.store.postgres import advisory_lock
from screens.store.preferences import Preferences, get_preferences
from screens.store.transactions import is_serialization_failure, read_transaction, write_transaction
from screens.web import sessions
from screens.web.context import DeferredResponse, NotFound, Rejected, RequestContext, Results, View, WorkNeeded
from screens.web.forms import FormData, read_body
from screens.web.identification import anonymous, identify
from screens.web.render_context import RenderContext
from screens.web.visitor import charset_of

_log = logging.getLogger("keitai.site")
_MOST_WORK = 12
"""Pieces of work that one request does outside its transaction: a page reads at most so many outside feeds."""
_TRIES = 4
"""How often a page is begun that others overtook."""

Arguments = Mapping[str, object]
"""The variable parts of a route, by name."""
Answer = tuple[RequestContext, Response | DeferredResponse]


@dataclass(frozen=True)
class Endpoint:
    """View with what its route says: whether it writes, and whether it is public."""

    view: View
    writes: bool
    """Whether its transaction may write; else it only reads."""
    public: bool
    """Open to all; otherwise who has not signed in is sent to the front page."""


class RequestHandler:
    """Handler of one site's requests: identifies the visitor, opens the transaction, calls the view, answers."""

    def __init__(self, config: SiteConfig) -> None:
        self._config = config
        self._refresher = FeedRefresher(config.fetcher, config.background)

    def handle(self, endpoint: Endpoint, request: Request, arguments: Arguments) -> Response:
        """Answer a request; any failure is answered with a page that says so."""
        try:
            context, response = self._carry_out(endpoint, request, arguments)
        except RequestEntityTooLarge:
            return self.refuse(request, 413)
        except (OperationalError, MemoryError):
            return self._busy(request)
        except Exception:
            return self._broken(request)
        g.member = context.visitor.member
        for task in context.after_commit:
            task()
        self._finish(context, response)
        return response

    def refuse(self, request: Request, status: int) -> Response:
        """Answer a request that has no view or is too large with an error page."""
        return self._stateless(request).render("errors/not_there.html", status)

    def _carry_out(self, endpoint: Endpoint, request: Request, arguments: Arguments) -> tuple[RequestContext, Response]:
        sent = read_body(request, charset_of(request)) if endpoint.writes else FormData()
        results = Results()
        for _ in range(_MOST_WORK):
            try:
                context, answer = _retry_on_conflict(lambda: self._attempt(endpoint, request, sent, results, arguments))
            except WorkNeeded as needed:
                results.run(needed)
            else:
                return context, answer.make() if isinstance(answer, DeferredResponse) else answer
        raise RuntimeError("a page asked for more and more work outside its transaction")

    def _attempt(
        self, endpoint: Endpoint, request: Request, sent: FormData, results: Results, arguments: Arguments
    ) -> Answer:
        """Run the view in its transaction, which is rolled back where the view refuses."""
        try:
            with (write_transaction if endpoint.writes else read_transaction)(self._config.engine) as sql:
                context = self._context(request, sql, sent, results)
                return context, _view(endpoint, context, arguments)
        except _Refusal as refusal:
            return refusal.context, refusal.render()

    def _context(self, request: Request, sql: Connection, sent: FormData, results: Results) -> RequestContext:
        now = self._config.clock()
        visitor, used = identify(request, sql, now)
        preferences = Preferences() if visitor.member is None else get_preferences(sql, visitor.member)
        context = RequestContext(self._config, request, visitor, preferences, sql, sent, results)
        if used:
            context.defer_write(partial(sessions.touch, token=used, now=now))
        return context

    def _stateless(self, request: Request) -> RenderContext:
        return RenderContext(self._config, request, anonymous(request), Preferences())

    def _finish(self, context: RequestContext, response: Response) -> None:
        """Take the feeds that have arrived, and have all deferred writes done once the response was sent."""
        config = self._config
        arrived = self._refresher.drain()
        for feed in arrived:
            context.defer_write(partial(store_fetched_feed, reading=feed, clock=config.clock, news_feeds=config.news))
        if context.deferred_writes:
            response.call_on_close(lambda: self._write_deferred(context))
        for address in context.stale if not arrived else ():  # what has arrived may be the very feed
            self._refresher.request(address)

    def _write_deferred(self, context: RequestContext) -> None:
        """Store footprints and counts; what cannot be stored is only logged."""
        try:
            with write_transaction(self._config.engine) as sql:
                for write in context.deferred_writes:
                    write(sql)
        except Exception:
            _log.exception("nothing was left behind at %s", context.request.path)

    def _busy(self, request: Request) -> Response:
        """Say that the store is locked or full, or no memory left: nothing was stored, and a later try may succeed."""
        _log_fault("the store was busy at %s", request.path)
        return self._stateless(request).render("errors/busy.html", 503)

    def _broken(self, request: Request) -> Response:
        """Tell the visitor a fault's number, and the log the rest."""
        number = f"{self._config.entropy(32):08x}"
        _log_fault("fault %s at %s", number, request.path)
        return self._stateless(request).render("errors/broken.html", 500, number=number)


class _Refusal(Exception):
    """Ends a transaction for what its view refused."""

    def __init__(self, context: RequestContext, reason: NotFound | Rejected) -> None:
        super().__init__(reason)
        self.context = context
        self._reason = reason

    def render(self) -> Response:
        rendering = self.context.without_store()
        if isinstance(self._reason, Rejected):
            return rendering.render("errors/refused.html", self._reason.status, reason=str(self._reason))
        return rendering.render("errors/not_there.html", 404)


def _view(endpoint: Endpoint, context: RequestContext, arguments: Arguments) -> Response | DeferredResponse:
    member = context.visitor.member
    if endpoint.writes and member is not None:
        advisory_lock(context.sql, member)
    if member is None and not endpoint.public:
        return context.redirect("/")
    try:
        return endpoint.view(context, **arguments)
    except (NotFound, Rejected) as reason:
        raise _Refusal(context, reason) from None


def _retry_on_conflict(attempt: Callable[[], Answer]) -> Answer:
    """Run an attempt again, on a new transaction, when PostgreSQL ended it for a conflict with another one."""
    for _ in range(_TRIES - 1):
        try:
            return attempt()
        except DBAPIError as error:
            if not is_serialization_failure(error):
                raise
    return attempt()


def _log_fault(message: str, *values: object) -> None:
    """Log the fault being handled: the database's own reason in a line where it cannot be used, else the traceback."""
    error = sys.exc_info()[1]
    reason = error.orig if isinstance(error, DBAPIError) else None
    if type(reason) in (sqlite3.DatabaseError, sqlite3.OperationalError):
        _log.error(f"{message}: %s", *values, reason)
    else:
        _log.exception(message, *values)
