"""What an operator sees: counts by route, a line a request, and nobody's words in either."""

from __future__ import annotations

import json
import logging
from dataclasses import replace

import pytest

from screens.app import create_site
from screens.monitoring import ACCESS_LOG, Monitor
from tests.screens.site_client import HERO, Town


@pytest.fixture
def watched(town: Town) -> Town:
    town.site = create_site(replace(town.config, monitor=Monitor()))
    return town


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    monkeypatch.setattr(ACCESS_LOG, "propagate", True)
    caplog.set_level(logging.INFO, ACCESS_LOG.name)
    return caplog


def test_requests_are_counted_by_route(watched: Town, lines: pytest.LogCaptureFixture) -> None:
    visit = watched.visitor()
    for path in ("/home", f"/members/{HERO}", "/members/7", "/members/8", "/nothing/at/all"):
        visit.get(path)
    text = visit.get("/metrics").body.decode()
    assert 'keitai_requests_total{method="GET",route="/home",status="200"} 1.0' in text
    assert 'keitai_requests_total{method="GET",route="/members/<int:number>",status="200"} 3.0' in text
    assert 'keitai_requests_total{method="GET",route="",status="404"} 1.0' in text
    assert 'keitai_request_seconds_count{route="/home"} 1.0' in text


def test_each_request_is_one_line_without_anybodys_words(watched: Town, lines: pytest.LogCaptureFixture) -> None:
    visit = watched.visitor()
    visit.get("/search/members", {"name": "secret-word"})
    visit.send("/echo", text="secret-word")
    told = [json.loads(record.getMessage()) for record in lines.records if record.name == ACCESS_LOG.name]
    assert len(told) >= 3
    assert {(one["event"], one["member"]) for one in told} == {("request", HERO)}
    assert all(
        set(one) == {"time", "event", "from", "method", "route", "status", "ms", "bytes", "member"} for one in told
    )
    assert "secret-word" not in lines.text
    assert [one["status"] for one in told if one["method"] == "POST"] != []


def test_tries_to_sign_in_are_told_by_their_outcome(watched: Town, lines: pytest.LogCaptureFixture) -> None:
    visit = watched.visitor(None)
    form = visit.get("/").form("/login")
    visit.post("/login", {**form, "member": "42", "password": "hunter2"})
    told = [json.loads(record.getMessage()) for record in lines.records if '"sign-in"' in record.getMessage()]
    assert [(one["member"], one["outcome"]) for one in told] == [(42, "wrong")]
    assert "hunter2" not in lines.text
    assert 'keitai_sign_ins_total{outcome="wrong"} 1.0' in visit.get("/metrics").body.decode()


def test_counts_are_for_this_machine_alone(watched: Town) -> None:
    visit = watched.visitor(None)
    assert visit.get("/metrics").status == 200
    assert visit.get("/metrics", **{"X-Forwarded-For": "203.0.113.9"}).status == 404
    visit.client.environ_base["REMOTE_ADDR"] = "203.0.113.9"
    assert visit.get("/metrics").status == 404


def test_a_phone_of_its_own_counts_nothing(town: Town) -> None:
    assert town.visitor().get("/metrics").status == 404


def test_health_is_the_databases(town: Town) -> None:
    assert town.visitor(None).get("/health").body == b"ok\n"
