"""Several phones in one window: none over another, all pressed by the same keys, all shown again after a save."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset.browser.app import BrowserApp
from handset.frontends.abreast import AbreastWindow, arranged
from handset.frontends.hosthands import HostHands
from handset.frontends.view import window_size
from handset.frontends.watching import Watched
from handset.keymap import load_keymap
from handset.model import load_model, model_names
from tests.handset.browser.bench import Bench

HOME = "http://a.test/"
MODELS = {name: load_model(name) for name in model_names()}


@given(st.lists(st.sampled_from(sorted(MODELS)), min_size=1, max_size=12), st.integers(500, 4_000))
def test_phones_stand_beside_each_other_and_inside_the_window(names: list[str], width: int) -> None:
    models = [MODELS[name] for name in names]
    zoom, places = arranged(models, width, 1_200)
    boxes = [pygame.Rect(place) for place in places]
    assert [box.size for box in boxes] == [window_size(model, zoom, None) for model in models]
    assert all(box.left >= 0 and box.right <= width for box in boxes)
    assert all(len(box.collidelistall(boxes)) == 1 for box in boxes)
    assert zoom == 1 or max(box.bottom for box in boxes) <= 1_200


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(os.environ, "SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    yield
    pygame.display.quit()


def test_one_pair_of_hands_and_one_saved_file_for_all(display: None, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<title>old")
    benches = [
        Bench({HOME: "<title>old</title><a href=#a>a</a><br><a href=#b>b</a>"}, name) for name in ("l03a", "early")
    ]
    for bench in benches:
        bench.browser.open(HOME)
        bench.wait(20)
    phones = [bench.phone for bench in benches]
    window = AbreastWindow(phones, [phone.model for phone in phones], HostHands(load_keymap("laptop")), Watched([file]))
    window.paint()
    assert window.window.title == "old - l03a, early"
    shown = [seat.view.shown.frame for seat in window.seats]

    window.take(pygame.Event(pygame.KEYDOWN, scancode=pygame.KSCAN_DOWN, mod=0))
    window.take(pygame.Event(pygame.KEYUP, scancode=pygame.KSCAN_DOWN, mod=0))
    window.advance(2)
    window.paint()
    moved = [seat.view.shown.frame for seat in window.seats]
    assert all(before != now for before, now in zip(shown, moved, strict=True))

    for bench in benches:
        bench.site.pages[HOME] = "<title>new</title>saved"
    file.write_text("<title>newer")
    window.advance(60)
    window.paint()
    assert window.window.title == "new - l03a, early"
    assert all(before != now.view.shown.frame for before, now in zip(moved, window.seats, strict=True))
    assert all(isinstance(phone.foreground, BrowserApp) for phone in phones)

    window.take(pygame.Event(pygame.KEYDOWN, scancode=pygame.KSCAN_F2, mod=0))
    assert "F3" in window.bench.message
    window.take(pygame.Event(pygame.WINDOWCLOSE))
    assert not window.running
    window.window.destroy()
