"""A window with several phones: one pair of hands, one saved file and one harness for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pygame
import pytest

from handset.frontends import panes
from handset.frontends.input_mapper import InputMapper
from handset.frontends.panel import WIDTH
from handset.frontends.phone_pane import PhonePane
from handset.frontends.window import PhoneWindow
from handset.keymap import load_keymap
from handset.machine import Handset
from handset.sound import Signal
from handset.text_input.app import InputApp
from keitai.common.file_watcher import PollingFileWatcher
from tests.handset.browser.browser_harness import BrowserHarness
from tests.handset.frontends.window_keys import press

HOME = "http://a.test/"
PAGE = "<title>old</title><a href=#a>a</a><br><a href=nowhere>b</a><form><input name=q></form>"
NAMES = ("l03a", "early", "w61ca")


class Ear:
    """A listener that counts."""

    def __init__(self, phone: Handset) -> None:
        self.phone = phone
        self.muted: list[bool] = []

    def play(self, signals: Sequence[Signal], *, muted: bool = False) -> None:
        self.muted.append(muted)

    def close(self) -> None: ...


@pytest.fixture
def benches() -> list[BrowserHarness]:
    benches = [BrowserHarness({HOME: PAGE}, name) for name in NAMES]
    for harness in benches:
        harness.browser.open(HOME)
        harness.wait(20)
    return benches


@pytest.fixture
def ears() -> list[Ear]:
    return []


@pytest.fixture
def window(
    benches: list[BrowserHarness], ears: list[Ear], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PhoneWindow]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr("handset.frontends.host.available_desktop", lambda: (1843, 994))
    pygame.display.init()
    phones = {harness.phone.model.name: harness.phone for harness in benches}

    def listen(phone: Handset) -> Ear:
        ears.append(Ear(phone))
        return ears[-1]

    file = tmp_path / "page.html"
    file.write_text("old")
    hands = InputMapper(load_keymap("laptop"))
    window = PhoneWindow(
        lambda device: (phones[device], lambda: None),
        NAMES,
        hands,
        PollingFileWatcher([file]),
        bare=True,
        listen=listen,
    )
    for pane in window.panes:
        pane.captures.pictures = tmp_path / "pictures"
    window.paint()
    try:
        yield window
    finally:
        window.close()
        pygame.display.quit()


def shown(window: PhoneWindow) -> list[str]:
    return [pane.view.shown.frame for pane in window.panes if pane.view]


def pixels(pane: PhonePane) -> bytes:
    assert pane.view is not None
    return pygame.image.tobytes(pane.view.surface, "RGB")


def panel(window: PhoneWindow) -> list[str]:
    rows, _ = panes.inspected(window.panes, window.pointed, window.language)
    return [row.name or row.value for row in rows]


def test_one_pair_of_hands_for_all(window: PhoneWindow) -> None:
    before = shown(window)
    assert window.host.window.title == "old - l03a, early, w61ca"
    press(window, "DOWN")
    assert len(before) == 3
    assert all(old != new for old, new in zip(before, shown(window), strict=True))
    press(window, "DOWN")
    press(window, "C", text="c")
    for pane in window.panes:
        assert isinstance(pane.phone.foreground, InputApp)
        assert pane.phone.foreground.writing.whole == "c"


def test_a_saved_file_is_shown_again_on_all(window: PhoneWindow, benches: list[BrowserHarness], tmp_path: Path) -> None:
    before = shown(window)
    for harness in benches:
        harness.site.pages[HOME] = "<title>new</title>saved"
    (tmp_path / "page.html").write_text("newer")
    window.advance(60)
    window.paint()
    assert window.host.window.title == "new - l03a, early, w61ca"
    assert all(old != new for old, new in zip(before, shown(window), strict=True))


def test_f6_lays_the_inspector_over_all_and_tells_of_the_one_under_the_pointer(window: PhoneWindow) -> None:
    press(window, "F6")
    _, marks = panes.inspected(window.panes, window.pointed, window.language)
    assert all(marks)
    assert panel(window)[0] == window.panes[0].phone.model.title
    assert '<a href="#a">' in panel(window)
    third = window.panes[2]
    assert third.view is not None
    left, top = third.view.surface.get_offset()
    at = left + third.view.lcd.x + 5, top + third.view.lcd.y + third.phone.model.viewport.y + 5
    window.handle_event(pygame.Event(pygame.MOUSEMOTION, pos=at))
    window.paint()
    assert panel(window)[0] == third.phone.model.title
    box = pygame.Rect(window.panel_box)
    assert all(
        not box.colliderect(pygame.Rect(pane.view.surface.get_offset(), pane.view.surface.get_size()))
        for pane in window.panes
        if pane.view
    )


def test_f8_tells_what_the_pointed_model_would_not_take_and_closes_again(window: PhoneWindow) -> None:
    size = window.surface.get_size()
    press(window, "F8")
    assert panel(window)[0] == f"Lint for {window.panes[0].phone.model.title}"
    assert window.surface.get_size() == (size[0] + WIDTH, size[1])
    press(window, "F8")
    assert panel(window) == []
    assert window.surface.get_size() == size


def test_only_the_first_is_heard_and_ctrl_m_mutes_it(window: PhoneWindow, ears: list[Ear]) -> None:
    assert [ear.phone for ear in ears] == [window.phone]
    window.advance(1)
    assert ears[0].muted[-1] is False
    press(window, "M", pygame.KMOD_LCTRL)
    assert window.devtools.message == "Sound off"
    assert ears[0].muted[-1] is True


def test_alt_enter_fills_the_screen_and_leaves_it(window: PhoneWindow) -> None:
    press(window, "RETURN", pygame.KMOD_LALT)
    assert window.host.full
    assert all(pane.phone.foreground.kind == "browser" for pane in window.panes)
    press(window, "RETURN", pygame.KMOD_LALT)
    assert not window.host.full


def own_lines(window: PhoneWindow) -> list[str]:
    return [window._lines(pane).state for pane in window.panes]


def test_each_phone_tells_its_own_file(window: PhoneWindow, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    written: list[Path] = []
    for pane in window.panes:
        pane.captures.on_written = written.append
    press(window, "F3")
    assert sorted(written) == sorted(folder.iterdir())
    assert own_lines(window) == [f"Picture: {path}" for path in written]
    assert [path.name.split("-")[0] for path in written] == list(NAMES)
    press(window, "F5")
    assert own_lines(window) == ["State kept"] * 3
    press(window, "F7")
    assert own_lines(window) == ["Back at the kept state"] * 3
    press(window, "F4")
    for _ in range(20):
        window.advance(6)
    press(window, "F4")
    films = sorted(folder.glob("*.gif"), key=lambda path: NAMES.index(path.name.split("-")[0]))
    assert own_lines(window) == [f"Film: {path}" for path in films]
    window.advance(600)
    assert not any(own_lines(window))


def test_pictures_and_states_are_kept_of_each(window: PhoneWindow, tmp_path: Path) -> None:
    press(window, "F3")
    assert sorted(path.name.split("-")[0] for path in (tmp_path / "pictures").iterdir()) == sorted(NAMES)
    press(window, "F5")
    before = shown(window)
    press(window, "DOWN")
    assert shown(window) != before
    press(window, "F7")
    assert shown(window) == before


def test_held_left_bracket_winds_all_back(window: PhoneWindow) -> None:
    before = shown(window)
    for _ in range(8):
        window.advance(5)
    press(window, "DOWN")
    assert all(old != new for old, new in zip(before, shown(window), strict=True))
    window.handle_event(pygame.Event(pygame.KEYDOWN, scancode=pygame.KSCAN_LEFTBRACKET, mod=0))
    for _ in range(4):
        window.advance(1)
    window.handle_event(pygame.Event(pygame.KEYUP, scancode=pygame.KSCAN_LEFTBRACKET, mod=0))
    window.paint()
    assert shown(window) == before


def test_the_help_sheet_lies_over_all_and_keeps_keys_off_them(window: PhoneWindow) -> None:
    bare = [pixels(pane) for pane in window.panes]
    press(window, "F1")
    sheet = pygame.image.tobytes(window.surface, "RGB")
    press(window, "DOWN")
    assert pygame.image.tobytes(window.surface, "RGB") == sheet
    press(window, "ESCAPE")
    assert [pixels(pane) for pane in window.panes] == bare


def test_f2_says_that_it_is_for_one_phone(window: PhoneWindow) -> None:
    press(window, "F2")
    assert window.devtools.message == "F2 works with one phone"
    assert [pane.device for pane in window.panes] == list(NAMES)


def test_a_window_too_low_for_all_still_presses_those_that_are_not_seen(window: PhoneWindow) -> None:
    window.host.window.size = (250, 300)
    window._lay_out()
    window.paint()
    assert [pane.view is not None for pane in window.panes] == [True, False, False]
    hidden = window.panes[2]
    before = hidden.frame.hash
    press(window, "DOWN")
    assert hidden.frame.hash != before


def test_closing_the_window_ends_it(window: PhoneWindow) -> None:
    window.handle_event(pygame.Event(pygame.WINDOWCLOSE))
    assert not window.running
