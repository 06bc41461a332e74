"""Screens that are a list: settings, bookmarks, recent applications, the data folder."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from handset.app import Area, SoftKeys
from handset.apps.listings import Listing, names_of_settings
from handset.geometry import Rect
from handset.keypad import Key, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.toolkit.drawing import TITLE_HEIGHT, draw_lines, draw_title, scrolled, visible_lines, wrapped_lines
from handset.toolkit.phone_app import PhoneApp

DIGITS = (
    Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3, Key.DIGIT_4, Key.DIGIT_5, Key.DIGIT_6, Key.DIGIT_7, Key.DIGIT_8, Key.DIGIT_9,
)  # fmt: skip


class _State(msgspec.Struct):
    focus: int = 0
    first: int = 0


class ListApp(PhoneApp):
    """App that shows a titled list with one line in focus; the kind of list decides what choosing does."""

    area = Area.VIEWPORT

    def __init__(self, phone: Handset, kind: str, listing: Listing, saved: bytes) -> None:
        super().__init__(phone)
        self.kind = kind
        self._listing = listing
        self._state = msgspec.msgpack.decode(saved, type=_State) if saved else _State()

    @property
    def title(self) -> str:
        return self._listing.title(self._phone.settings.language)

    @property
    def softkeys(self) -> SoftKeys:
        return SoftKeys("", self._translate(self._listing.verb) if self._lines() else "", self._translate("back"))

    def tick(self, keys: Keys) -> None:
        if not keys:
            return
        lines = self._lines()
        state = self._state
        if keys.pressed(Key.SOFT_RIGHT) or keys.pressed(Key.CLEAR):
            self._phone.close(self)
            return
        if not lines:
            return
        if keys.struck(Key.DOWN):
            state.focus = (state.focus + 1) % len(lines)
        if keys.struck(Key.UP):
            state.focus = (state.focus - 1) % len(lines)
        for place, key in enumerate(DIGITS[: len(lines)]):
            if keys.pressed(key):
                state.focus = place
                self._choose(place, 1)
                return
        if keys.pressed(Key.OK) or keys.pressed(Key.RIGHT):
            self._choose(state.focus, 1)
        elif keys.pressed(Key.LEFT):
            self._choose(state.focus, -1)
        visible = visible_lines(self._phone.model.viewport.height, TITLE_HEIGHT)
        state.first = scrolled(state.first, state.focus, visible)

    def draw(self, canvas: Canvas) -> None:
        theme = self._theme
        canvas.fill(theme.color("panel"))
        draw_title(canvas, theme, self.title)
        lines = self._lines()
        body = canvas.part(Rect(0, TITLE_HEIGHT, canvas.width, canvas.height - TITLE_HEIGHT), role="phone")
        if lines:
            draw_lines(body, theme, lines, self._state.focus, 0, self._state.first)
            return
        empty = self._listing.empty
        y, text = 24, empty(self._phone.settings.language) if empty is not None else ""
        for line in wrapped_lines(body, text, 16, body.width - 24):
            body.text(12, y, line, 16, theme.color("panel_text"))
            y += 22

    def save(self) -> bytes:
        return msgspec.msgpack.encode(self._state)

    def _lines(self) -> list[tuple[str, str]]:
        return self._listing.lines(self._phone)

    def _choose(self, place: int, way: int) -> None:
        self._listing.choose(self._phone, place, way)


def list_factory(kind: str, listing: Listing) -> Callable[[Handset, bytes], ListApp]:
    """Return the factory for `Handset.install` of a list."""
    return lambda phone, saved: ListApp(phone, kind, listing, saved)


def open_setting(phone: Handset, name: str) -> None:
    """Open the settings with the focus on the one of that name."""
    phone.launch("settings", msgspec.msgpack.encode(_State(focus=names_of_settings().index(name))))
