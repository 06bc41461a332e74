"""What every answer tells a browser of today; and that nothing of it breaks a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from screens.app import create_site
from screens.web.response_headers import HEADERS
from tests.screens.sample_data import address, routes
from tests.screens.site_client import Town


def test_what_they_forbid() -> None:
    assert HEADERS["X-Content-Type-Options"] == "nosniff"
    assert HEADERS["X-Frame-Options"] == "DENY"
    assert HEADERS["Referrer-Policy"] == "same-origin"
    allowed = dict(one.split(" ", 1) for one in HEADERS["Content-Security-Policy"].split("; "))
    assert {allowed[name] for name in ("default-src", "base-uri", "frame-ancestors")} == {"'none'"}
    assert allowed["form-action"] == "'self'"
    assert not {"script-src", "frame-src", "connect-src"} & set(allowed)
    assert [name for name, where in allowed.items() if not set(where.split()) <= {"'none'", "'self'"}] == ["style-src"]


def test_answers_without_a_page_have_them_too(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger, hero = town.visitor(None), town.visitor()
    monkeypatch.setattr("screens.store.members.get_member", lambda *arguments: 1 / 0)
    for answer, status in (
        (stranger._ask("GET", "/home", b"", {}, follow=False), 303),
        (stranger.post("/home", {}), 404),
        (stranger.send_raw("/login", b"a=" + b"a" * 400_000), 413),
        (hero.get("/members/7"), 500),
    ):
        assert answer.status == status
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, status


def test_every_answer_has_them(town: Town) -> None:
    visit = town.visitor()
    for rule in [*routes(town.site, "GET"), "/nothing"]:
        headers = visit.get(address(rule)).headers
        assert {name: headers.get(name) for name in HEADERS} == HEADERS, rule
        assert "Strict-Transport-Security" not in headers


def test_pages_have_nothing_that_the_policy_forbids(town: Town) -> None:
    """No script, no style sheet, no frame, no form or picture of another site."""
    visit = town.visitor()
    for path in ("/home", "/diary", "/games", "/albums", "/news", "/settings", "/reviews", "/echo"):
        tree = visit.get(path).tree
        assert tree.css("script, link[rel=stylesheet], iframe, base") == [], path
        outside = [node.attributes.get(name) or "" for name in ("src", "action") for node in tree.css(f"[{name}]")]
        assert [one for one in outside if "://" in one] == [], path


def test_behind_https_cookies_stay_there(town: Town) -> None:
    town.site = create_site(replace(town.config, base_url="https://m.example.jp"))
    front = town.visitor(None).get("/")
    assert "; Secure" in front.headers["Set-Cookie"]
    assert front.headers["Strict-Transport-Security"] == "max-age=31536000"
