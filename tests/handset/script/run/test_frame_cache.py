"""A cached frame is the frame that would be drawn, and a phone at rest is not drawn again."""

from __future__ import annotations

import pytest

from handset.keypad import Key, KeyEvent
from handset.machine import Handset
from handset.network import BEARERS
from handset.script.language.program import Setup
from handset.script.run.frame_cache import FrameCache
from tests.handset.script.page_environment import PageEnvironment, Site, run_on_pages

PAGES = {
    "/": "<title>A</title>still",
    "/long": f"top{'<br>' * 90}<a href='/'>below</a>",
    "/marquee": "<marquee>runs past</marquee>",
    "/blink": "<blink>winks</blink>",
    "/pictures": "<img src='a.gif'><img src='gone.gif' alt='gone'>",
    "/refresh": "<meta http-equiv=refresh content='1;url=/'>leads on",
    "/form": "<form action=/><input name=a><select name=b><option>1<option>2</select><input type=submit></form>",
}


@pytest.mark.parametrize("bearer", ["foma", "instant"])
def test_at_every_tick_it_is_what_would_be_drawn(bearer: str) -> None:
    for path in PAGES:
        environment = PageEnvironment(Setup(network=bearer), Site(PAGES))
        phone, cache = environment.phone, FrameCache()
        environment.open(path)
        for tick in range(90):
            events = [KeyEvent(Key.DOWN, tick % 20 == 0)] if tick > 64 and tick % 10 == 0 else []
            phone.step(events)
            if events:
                cache.clear()
            drawn, cached = phone.frame(), cache.frame(phone)
            assert (cached.hash, cached.text()) == (drawn.hash, drawn.text()), (path, tick)


def test_a_phone_at_rest_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = counted(monkeypatch)
    verdict = run_on_pages(PAGES, 'open "/"\nexpect text "late"')
    assert verdict.outcome == "failed"
    assert 0 < len(frames) < 20


def test_what_moves_is_drawn_at_every_tick(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = counted(monkeypatch)
    verdict = run_on_pages(PAGES, 'open "/marquee"\nexpect text "late"')
    assert verdict.outcome == "failed"
    assert len(frames) > 300


def test_a_bearer_that_comes_back_while_the_script_waits_is_seen() -> None:
    body = 'open "/"\nnetwork off for 2s\nexpect text "No service"\nexpect no text "No service"'
    assert run_on_pages(PAGES, body).outcome == "passed"


def test_cleared_it_draws_anew() -> None:
    environment, cache = PageEnvironment(Setup(), Site(PAGES)), FrameCache()
    before = cache.frame(environment.phone)
    environment.phone.network.bearer = BEARERS["off"]
    cache.clear()
    assert cache.frame(environment.phone).hash != before.hash


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ticks of all frames that are drawn from here on."""
    ticks: list[int] = []
    drawn = Handset.frame

    def frame(phone: Handset) -> object:
        ticks.append(phone.clock.ticks)
        return drawn(phone)

    monkeypatch.setattr(Handset, "frame", frame)
    return ticks
