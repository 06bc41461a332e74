"""Routes: who may, by which method, and whether the transaction writes, is what the decorator says."""

from __future__ import annotations

import pytest
from flask import Flask, Response
from sqlalchemy import insert, select

from keitai.common.wire import MEMBER_KEY
from screens.config import SiteConfig
from screens.store.database import open_memory
from screens.store.tables import ad_count
from screens.store.transactions import read_transaction
from screens.web.blueprint import PageBlueprint, install
from screens.web.context import DeferredResponse, NotFound, RequestContext
from screens.web.request_handler import RequestHandler
from tests.screens.site_client import world_image

part = PageBlueprint("part")


@part.reads("/looks")
def post_that_only_looks(page: RequestContext) -> Response:
    """Its name means nothing."""
    return Response(f"looked as {page.member}")


@part.reads("/open/<int:number>", public=True)
def open_to_all(page: RequestContext, number: int) -> Response:
    return Response(f"{number} for {page.visitor.member}")


@part.writes("/counts")
def counts(page: RequestContext) -> Response:
    page.sql.execute(insert(ad_count).values(ad="x", day=1, shown=1, followed=0))
    if "refuse" in page.form:
        raise NotFound
    return Response("counted")


@part.writes("/counts-for-all", public=True)
def counts_for_all(page: RequestContext) -> Response:
    return counts(page)


@part.reads("/draws")
def draws(page: RequestContext) -> DeferredResponse:
    """Its response is made when the transaction is over."""
    sql = page.sql
    return DeferredResponse(lambda: Response(f"transaction: {sql.in_transaction()}"))


@pytest.fixture
def site() -> Flask:
    config = SiteConfig(open_memory(world_image()), b"secret")
    site = Flask("test")
    install(site, RequestHandler(config))
    site.register_blueprint(part)
    site.extensions["config"] = config
    return site


def ask(site: Flask, method: str, path: str, member: int | None = None, **form: str) -> tuple[int, str]:
    environ = {} if member is None else {MEMBER_KEY: str(member)}
    response = site.test_client().open(path, method=method, data=form or None, environ_overrides=environ)
    return response.status_code, response.headers.get("Location") or response.get_data(as_text=True)


def number_of_counts(site: Flask) -> int:
    with read_transaction(site.extensions["config"].engine) as sql:
        return len(sql.execute(select(ad_count).where(ad_count.c.ad == "x")).all())


def test_a_view_for_members_sends_others_to_the_front_page(site: Flask) -> None:
    assert ask(site, "GET", "/looks", 42) == (200, "looked as 42")
    assert ask(site, "GET", "/looks") == (303, "http://m.mixi.test/")
    assert ask(site, "POST", "/counts") == (303, "http://m.mixi.test/")
    assert number_of_counts(site) == 0


def test_a_public_view_is_for_all(site: Flask) -> None:
    assert ask(site, "GET", "/open/3") == (200, "3 for None")
    assert ask(site, "GET", "/open/3", 42) == (200, "3 for 42")
    assert ask(site, "POST", "/counts-for-all") == (200, "counted")


def test_the_decorator_says_the_method_and_the_name_does_not(site: Flask) -> None:
    for method, path in (("POST", "/looks"), ("GET", "/counts"), ("POST", "/open/3"), ("GET", "/counts-for-all")):
        assert ask(site, method, path, 42)[0] == 405, (method, path)


def test_what_a_view_wrote_goes_when_it_refuses(site: Flask) -> None:
    assert ask(site, "POST", "/counts", 42, refuse="x")[0] == 404
    assert number_of_counts(site) == 0
    assert ask(site, "POST", "/counts", 42)[0] == 200
    assert number_of_counts(site) == 1


def test_a_deferred_response_is_made_after_the_transaction(site: Flask) -> None:
    assert ask(site, "GET", "/draws", 42) == (200, "transaction: False")
