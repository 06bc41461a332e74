"""The site: a WSGI app that answers HTTP, the same inside a phone and behind any server.

site = create_site(SiteConfig(engine, secret=b"..."))
"""

from __future__ import annotations

import logging
import sqlite3
import sys
from collections.abc import Callable
from functools import partial

from flask import Flask, Response, request
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, OperationalError
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.routing import IntegerConverter, Map

from screens.config import SiteConfig
from screens.feeds.feed_refresher import FeedRefresher
from screens.feeds.feed_store import store_reading
from screens.pages import (
    account,
    account_deletion,
    ads,
    albums,
    blog,
    collection,
    communities,
    community_admin,
    diary,
    drafts,
    echo,
    exit_link,
    friends,
    games,
    home,
    members,
    messages,
    news,
    pictures,
    points,
    reviews,
    settings,
    signin,
)
from screens.store.database import is_serialization_failure, reading, writing
from screens.store.postgres import advisory_lock
from screens.store.preferences import Preferences, get_preferences
from screens.web import sessions
from screens.web.context import Later, NotFound, Rejected, RequestContext, Results, View, WorkNeeded
from screens.web.forms import Sent, read_body
from screens.web.identification import anonymous, identify
from screens.web.visitor import charset_of

_log = logging.getLogger("keitai.site")
_LARGEST_POST = 300 * 1024
_MOST_WORK = 12
"""Pieces of work that one request does outside its transaction: a page reads at most so many outside feeds."""
_TRIES = 4
"""How often a page is begun that others overtook."""
_PARTS = (
    signin,
    home,
    members,
    friends,
    diary,
    blog,
    messages,
    drafts,
    communities,
    community_admin,
    albums,
    echo,
    reviews,
    news,
    collection,
    points,
    ads,
    games,
    settings,
    account,
    account_deletion,
    pictures,
    exit_link,
)


def create_site(config: SiteConfig) -> Flask:
    """The app with all pages; `config.engine` is an open database of `screens.store`."""
    site = Flask(__name__, template_folder=None, static_folder=None)
    site.url_map.converters["int"] = _Number
    site.config["MAX_CONTENT_LENGTH"] = _LARGEST_POST
    refresher = FeedRefresher(config.fetcher, config.background)
    for part in _PARTS:
        for rule, view, open_to_all in part.ROUTES:
            methods = ["POST"] if view.__name__.startswith("post_") else ["GET"]
            handler = _handler(config, view, open_to_all, refresher)
            site.add_url_rule(rule, f"{part.__name__}.{view.__name__}", handler, methods=methods)
    site.register_error_handler(404, lambda error: _outside(config, 404))
    site.register_error_handler(405, lambda error: _outside(config, 404))
    site.register_error_handler(413, lambda error: _outside(config, 413))
    return site


class _Number(IntegerConverter):
    """A number in an address, no larger than the store's."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, max=2**31 - 1)


def _handler(config: SiteConfig, view: View, open_to_all: bool, refresher: FeedRefresher) -> Callable[..., Response]:
    """One request, one transaction: all that a page changes is stored before it is answered, or nothing is.

    The body is read before the transaction begins and a picture is drawn after it has ended; whatever else takes time
    is done between two tries, of which the first is rolled back.
    """
    transaction = writing if view.__name__.startswith("post_") else reading

    def attempt(sent: Sent, results: Results, **arguments: object) -> tuple[RequestContext, Response | Later]:
        page = None
        try:
            with transaction(config.engine) as sql:
                page = _page(config, sql, sent, results)
                if transaction is writing and page.visitor.member is not None:
                    advisory_lock(sql, page.visitor.member)
                return page, page.redirect("/") if _shut(page, open_to_all) else view(page, **arguments)
        except NotFound:
            refusal = _refusal(config, page)
            return refusal, refusal.render("errors/not_there.html", 404)
        except Rejected as refused:
            refusal = _refusal(config, page)
            return refusal, refusal.render("errors/refused.html", refused.status, reason=str(refused))

    def answer(**arguments: object) -> tuple[RequestContext, Response]:
        sent = read_body(request, charset_of(request)) if transaction is writing else Sent()
        results = Results()
        for _ in range(_MOST_WORK):
            try:
                page, found = _settled(lambda: attempt(sent, results, **arguments))
                break
            except WorkNeeded as needed:
                results.run(needed)
        else:
            raise RuntimeError("a page asked for more and more work outside its transaction")
        return page, found if isinstance(found, Response) else found()

    def handle(**arguments: object) -> Response:
        try:
            page, response = answer(**arguments)
        except RequestEntityTooLarge:
            return _outside(config, 413)
        except (OperationalError, MemoryError):
            return _busy(config)
        except Exception:
            return _broken(config)
        arrived = refresher.take()
        page.afterwards.extend(
            partial(store_reading, reading=one, clock=config.clock, news_feeds=config.news) for one in arrived
        )
        if page.afterwards:
            response.call_on_close(lambda: _leave_behind(config, page))
        for address in page.stale if not arrived else ():  # what has arrived may be the very feed
            refresher.ask(address)
        return response

    return handle


def _settled(answer: Callable[[], tuple[RequestContext, Response | Later]]) -> tuple[RequestContext, Response | Later]:
    """Begun again when another was quicker, which only a database with many writers knows."""
    for _ in range(_TRIES - 1):
        try:
            return answer()
        except DBAPIError as error:
            if not is_serialization_failure(error):
                raise
    return answer()


def _shut(page: RequestContext, open_to_all: bool) -> bool:
    return page.visitor.member is None and not open_to_all


def _refusal(config: SiteConfig, page: RequestContext | None) -> RequestContext:
    return page or _page(config, None)


def _leave_behind(config: SiteConfig, page: RequestContext) -> None:
    """Store footprints and counts once the page was sent, so that no reader waits for the write turn.

    What cannot be stored is only logged.
    """
    try:
        with writing(config.engine) as sql:
            for deed in page.afterwards:
                deed(sql)
    except Exception:
        _log.exception("nothing was left behind at %s", page.request.path)


def _page(
    config: SiteConfig, sql: Connection | None, sent: Sent | None = None, results: Results | None = None
) -> RequestContext:
    visitor, afterwards, preferences = anonymous(request), [], Preferences()
    if sql is not None:
        visitor, used = identify(request, sql, config.clock())
        afterwards = [partial(sessions.touch, token=used, now=config.clock())] if used else []
        if visitor.member is not None:
            preferences = get_preferences(sql, visitor.member)
    return RequestContext(config, sql, request, visitor, sent or Sent(), preferences, afterwards, results or Results())  # type: ignore[arg-type]


def _outside(config: SiteConfig, status: int) -> Response:
    return _page(config, None).render("errors/not_there.html", status)


def _busy(config: SiteConfig) -> Response:
    """The store is locked or full, or there is no memory left: nothing was stored, and a later try may succeed."""
    _log_fault("the store was busy at %s", request.path)
    return _page(config, None).render("errors/busy.html", 503)


def _broken(config: SiteConfig) -> Response:
    """A fault of ours: its number for the visitor, the rest for the log."""
    number = f"{config.entropy(32):08x}"
    _log_fault("fault %s at %s", number, request.path)
    return _page(config, None).render("errors/broken.html", 500, number=number)


def _log_fault(message: str, *values: object) -> None:
    """Log the fault being handled: the database's own reason in a line where it cannot be used, else the traceback."""
    error = sys.exc_info()[1]
    reason = error.orig if isinstance(error, DBAPIError) else None
    if type(reason) in (sqlite3.DatabaseError, sqlite3.OperationalError):
        _log.error(f"{message}: %s", *values, reason)
    else:
        _log.exception(message, *values)
