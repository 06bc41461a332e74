"""The site: a WSGI app that answers HTTP, the same inside a phone and behind any server.

site = create_site(SiteConfig(engine, secret=b"..."))
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from flask import Flask, Response, request

from screens.config import SiteConfig
from screens.pages import (
    account,
    account_deletion,
    ads,
    albums,
    blog,
    collection,
    communities,
    community_admin,
    daily_round,
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
    operations,
    pictures,
    points,
    reviews,
    settings,
    signin,
)
from screens.web.blueprint import install
from screens.web.request_handler import RequestHandler
from screens.web.response_headers import protect
from screens.web.routing import MatchedRule, StoredNumber

_LARGEST_POST = 300 * 1024
_BLUEPRINTS = (
    signin.blueprint,
    home.blueprint,
    members.blueprint,
    friends.blueprint,
    daily_round.blueprint,
    diary.blueprint,
    blog.blueprint,
    messages.blueprint,
    drafts.blueprint,
    communities.blueprint,
    community_admin.blueprint,
    albums.blueprint,
    echo.blueprint,
    reviews.blueprint,
    news.blueprint,
    collection.blueprint,
    points.blueprint,
    ads.blueprint,
    games.blueprint,
    settings.blueprint,
    account.blueprint,
    account_deletion.blueprint,
    pictures.blueprint,
    exit_link.blueprint,
    operations.blueprint,
)


def create_site(config: SiteConfig) -> Flask:
    """Create the app with all pages; `config.engine` is an open database of `screens.store`."""
    site, routed = Flask(__name__, template_folder=None, static_folder=None), _routed()
    site.url_map, site.view_functions, site.blueprints = routed.url_map, routed.view_functions, routed.blueprints
    site.config["MAX_CONTENT_LENGTH"] = _LARGEST_POST
    handler = RequestHandler(config)
    install(site, handler)
    for status, shown in ((404, 404), (405, 404), (413, 413)):
        site.register_error_handler(status, _refusing(handler, shown))
    if config.monitor is not None:
        config.monitor.watch(site)
    site.after_request(partial(protect, encrypted=config.encrypted))
    return site


@cache
def _routed() -> Flask:
    """Return an app whose routes all sites of a process share: compiling them takes longer than a page."""
    app = Flask(__name__, template_folder=None, static_folder=None)
    app.url_rule_class = MatchedRule
    app.url_map.converters["int"] = StoredNumber
    for blueprint in _BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def _refusing(handler: RequestHandler, status: int) -> Callable[[Exception], Response]:
    return lambda error: handler.refuse(request, status)
