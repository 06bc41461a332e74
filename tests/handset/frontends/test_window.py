"""The window itself, on a display that shows nothing: text, help and harness keys reach what they are for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pygame
import pytest

from handset.frontends.help import fits
from handset.frontends.input_mapper import InputMapper
from handset.frontends.panel import TALL, WIDTH
from handset.frontends.phone_view import PhoneView
from handset.frontends.skin.drawn import DrawnPhone
from handset.frontends.skin.geometry import SMALL
from handset.frontends.status_line import LOST
from handset.frontends.window import PhoneWindow, run_window
from handset.keymap import FILE as KEYMAPS
from handset.keymap import load_keymap
from handset.keypad import Key, KeyEvent
from handset.machine import Handset
from handset.text_input.app import InputApp
from keitai.common.errors import KeitaiError
from tests.handset.browser.browser_harness import XHTML, BrowserHarness, html
from tests.handset.frontends.window_keys import press

HOME = "http://a.test/"
PAGE = "<title>first</title><form><input name=q></form>" + "<p>line" * 60


@pytest.fixture
def harness() -> BrowserHarness:
    harness = BrowserHarness({HOME: PAGE})
    harness.browser.open(HOME)
    return harness


class Saved:
    """Files that a test says are saved."""

    def __init__(self) -> None:
        self.paths: set[Path] = set()

    def changed(self) -> set[Path]:
        saved, self.paths = self.paths, set()
        return saved


@pytest.fixture
def saves() -> Saved:
    return Saved()


@pytest.fixture
def window(harness: BrowserHarness, saves: Saved, monkeypatch: pytest.MonkeyPatch) -> Iterator[PhoneWindow]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr("handset.frontends.host.available_desktop", lambda: (1228, 942))
    pygame.display.init()
    hands = InputMapper(load_keymap("laptop"))
    window = PhoneWindow(lambda device: (harness.phone, lambda: None), ["qvga"], hands, saves)
    try:
        yield window
    finally:
        window.close()
        pygame.display.quit()


def view(window: PhoneWindow) -> PhoneView:
    """The first phone's."""
    found = window.panes[0].view
    assert found is not None
    return found


def drawn(window: PhoneWindow) -> DrawnPhone:
    """The first phone's body."""
    found = view(window).phone
    assert found is not None
    return found


def pixels(window: PhoneWindow) -> bytes:
    return pygame.image.tobytes(window.surface, "RGB")


def written(window: PhoneWindow) -> str:
    editor = window.phone.foreground
    assert isinstance(editor, InputApp)
    return editor.writing.whole


def test_typing_on_a_field_writes_and_leaving_asks(window: PhoneWindow) -> None:
    for char, name in zip("2 c", ("2", "SPACE", "C"), strict=True):
        press(window, name, text=char)
    assert written(window) == "2 c"
    press(window, "ESCAPE")
    assert window.phone.foreground.kind == "question"
    press(window, "1", text="1")
    press(window, "ESCAPE")
    assert written(window) == "2 c"
    for _ in range(6):
        press(window, "BACKSPACE")
    assert written(window) == ""
    press(window, "RETURN")
    assert window.phone.foreground.kind == "browser"


def test_the_strip_says_what_the_keyboard_does(window: PhoneWindow) -> None:
    assert window._lines(window.panes[0]).left == "Keyboard writes; Ctrl+K: phone's keys"
    press(window, "K", pygame.KMOD_LCTRL)
    assert window._lines(window.panes[0]).left == "Keyboard is the phone's keys; Ctrl+K: writes"
    press(window, "2", text="2")
    assert window.phone.foreground.kind == "browser"


@pytest.mark.parametrize("kind", ["text/html", XHTML])
@pytest.mark.parametrize("css", ["", "style='color:red'"])
def test_the_status_line_says_that_the_pages_type_costs_it_its_css(window: PhoneWindow, kind: str, css: str) -> None:
    harness = BrowserHarness({HOME: html(f"<p {css}>line", kind=kind)}, "p906i")
    harness.browser.open(HOME)
    harness.wait(20)
    (pane,) = window.panes
    pane.phone = harness.phone
    lost = bool(css) and kind != XHTML
    assert (window._lines(pane).color == LOST) == lost
    assert (window._lines(pane).state == "CSS ignored: not XHTML (try --type xhtml)") == lost
    window.devtools.show_message("saved")
    assert window._lines(pane).state == "saved"


@pytest.mark.parametrize("kind", ["text/html", XHTML])
def test_the_status_line_says_that_style_sheets_are_ignored(window: PhoneWindow, kind: str) -> None:
    for model, said in (("p906i", "Style sheets ignored: use style attributes"), ("qvga", "")):
        harness = BrowserHarness({HOME: html("<style>p{color:red}</style><p>line", kind=kind)}, model)
        harness.browser.open(HOME)
        harness.wait(20)
        (pane,) = window.panes
        pane.phone = harness.phone
        assert window._lines(pane).state == said


def test_the_help_sheet_keeps_keys_off_the_phone_and_grows_no_darker(window: PhoneWindow) -> None:
    window.paint()
    bare = pixels(window)
    press(window, "F1")
    sheet = pixels(window)
    assert sheet != bare
    before = window.phone.clock.ticks
    for name in ("DOWN", "RETURN", "L", "5", "UP", "BACKSPACE"):
        press(window, name)
    assert window.phone.clock.ticks > before
    assert window.phone.foreground.kind == "browser"
    assert pixels(window) == sheet
    press(window, "ESCAPE")
    assert not window.devtools.help
    assert pixels(window) == bare


def test_what_changes_below_the_sheet_leaves_it_as_dark_as_it_was(window: PhoneWindow) -> None:
    window.paint()
    press(window, "F1")
    sheet = pixels(window)
    for _ in range(3):
        view(window).shown.frame = "another"
        window.paint()
    assert pixels(window) == sheet


def test_ctrl_r_asks_for_the_page_again(window: PhoneWindow, harness: BrowserHarness) -> None:
    asked = len(harness.site.asked)
    press(window, "R", pygame.KMOD_LCTRL)
    assert [request.url for request in harness.site.asked[asked:]] == [HOME]
    assert window.devtools.message == "Reloading"


def test_ctrl_m_mutes_and_the_strip_says_so(window: PhoneWindow) -> None:
    press(window, "DOWN")
    press(window, "M", pygame.KMOD_LCTRL)
    assert window.devtools.muted
    window.devtools.message = ""
    assert window._lines(window.panes[0]).left.endswith("muted")
    press(window, "M", pygame.KMOD_LCTRL)
    assert not window.devtools.muted


def test_a_click_closes_the_sheet_and_presses_nothing(window: PhoneWindow) -> None:
    window.paint()
    press(window, "F1")
    box = drawn(window).lit[next(iter(drawn(window).lit))][0]
    window.handle_event(pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, touch=False, pos=(box.x + 60, box.y + 20)))
    assert not window.devtools.help
    assert window.mapper.presses.drain() == []


def test_a_save_shows_at_once_where_one_was(window: PhoneWindow, harness: BrowserHarness, saves: Saved) -> None:
    for _ in range(8):
        press(window, "DOWN")
    scroll = harness.browser.scroll
    assert scroll > 0
    harness.site.pages[HOME] = PAGE.replace("first", "second")
    saves.paths = {Path("style.css")}
    window.advance(20)
    window.paint()
    assert harness.browser.title == "second"
    assert harness.browser.scroll == scroll


def test_a_desk_too_low_for_the_large_drawing_shows_the_small_one(window: PhoneWindow) -> None:
    window.host.window.size = (480, 700)
    window._lay_out()
    assert drawn(window).geometry.drawing is SMALL
    assert "LCD alone" not in window._lines(window.panes[0]).left
    ok = drawn(window).lit[Key.OK][0]
    x, y = view(window).corner
    at = x + ok.x + ok.width // 2, y + ok.y + ok.height // 2
    window.handle_event(pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, touch=False, pos=at))
    assert window.mapper.presses.drain() == [KeyEvent(Key.OK, True)]


def test_a_desk_too_low_for_the_drawn_phone_shows_the_lcd_and_says_so(
    window: PhoneWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(window, "DOWN")
    window.host.window.size = (480, 500)
    window._lay_out()
    assert view(window).phone is None
    assert window._lines(window.panes[0]).left == "LCD alone: needs 690 px"


def test_on_800_by_600_the_window_grows_for_the_help_sheet_and_back(
    window: PhoneWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handset.frontends.host.available_desktop", lambda: (768, 552))
    window.host.window.size = (240, 344)
    window._lay_out()
    press(window, "F1")
    assert fits(*window.surface.get_size())
    width, height = window.surface.get_size()
    assert width <= 768
    assert height <= 552
    press(window, "F1")
    assert window.surface.get_size() == (240, 344)


@pytest.mark.parametrize("width", [300, 400, 500, 640, 760, 1000])
def test_the_window_is_no_narrower_after_the_panel_than_before_it(window: PhoneWindow, width: int) -> None:
    before = window.surface.get_width()
    press(window, "F6")
    window.host.window.size = (width, 880)
    window._lay_out()
    assert view(window).lcd.right <= window.panel_box.x
    while window.inspector.open:
        press(window, "F6")
    assert min(width, before) <= window.surface.get_width() <= width


def test_a_low_window_grows_to_the_panels_height_and_back(window: PhoneWindow) -> None:
    window.host.window.size = (240, 344)
    window._lay_out()
    press(window, "F8")
    assert window.surface.get_size() == (240 + WIDTH, TALL)
    press(window, "F8")
    assert window.surface.get_size() == (240, 344)


def test_a_mistake_in_the_keymaps_is_told_whole_beside_a_red_lamp(
    window: PhoneWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = "keymaps.yaml:12:9: unknown host key 'qq'; " + "a long story " * 20

    def load(name: str) -> None:
        raise KeitaiError(wrong)

    monkeypatch.setattr("handset.frontends.input_mapper.load_keymap", load)
    monkeypatch.setattr(window.watched, "after", lambda due: {KEYMAPS})
    window.advance(1)
    window.paint()
    rows, _ = window.inspector.contents(window.phone, "en")
    assert wrong in [row.value for row in rows]
    assert window._panel
    assert window._lines(window.panes[0]).color == (0xFF, 0x6A, 0x50)
    monkeypatch.setattr("handset.frontends.input_mapper.load_keymap", load_keymap)
    window.advance(1)
    assert not window.inspector.open
    assert not window._panel


def test_a_stop_asks_the_window_only_once_its_loop_begins(
    harness: BrowserHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before that nobody would hear it: a signal ends the start of a phone as it ends any work."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    done: list[str] = []
    monkeypatch.setattr("handset.frontends.window.require_display", lambda: None)
    monkeypatch.setattr("handset.frontends.loop.run", lambda window: done.append("loop"))

    def make(device: str) -> tuple[Handset, Callable[[], None]]:
        done.append("phone made")
        return harness.phone, lambda: done.append("phone closed")

    @contextmanager
    def stopping() -> Iterator[None]:
        done.append("may be stopped")
        yield

    run_window(make, ["qvga"], stopping=stopping)
    assert done == ["phone made", "may be stopped", "loop", "phone closed"]
