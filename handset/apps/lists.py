"""Screens that are a list: settings, their choices, bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from handset.app import Area, Result, SoftKeys
from handset.apps.drawing import TITLE_HEIGHT, broken, draw_lines, draw_title, scrolled, visible_lines
from handset.apps.standby import WALLPAPERS, open_page
from handset.geometry import Rect
from handset.keypad import Key, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.settings import Settings
from handset.wording import word

DIGITS = (
    Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3, Key.DIGIT_4, Key.DIGIT_5, Key.DIGIT_6, Key.DIGIT_7, Key.DIGIT_8, Key.DIGIT_9,
)  # fmt: skip
Choice = tuple[object, str]
"""A setting's value, and the wording of its name (a number names itself)."""
ON_OFF: tuple[Choice, ...] = ((True, "on"), (False, "off"))
SETTINGS: tuple[tuple[str, str, tuple[Choice, ...]], ...] = (
    ("language", "language", (("en", "english"), ("ja", "japanese"))),
    ("font_size", "font size", (("S", "small"), ("M", "medium"), ("L", "large"))),
    ("wallpaper", "wallpaper", tuple((name, name) for name in WALLPAPERS)),
    ("volume", "volume", tuple((level, str(level)) for level in range(6))),
    ("manner", "manner", ON_OFF),
    ("key_tones", "key tones", ON_OFF),
    ("images", "pictures", ON_OFF),
    ("reduced_motion", "calm", ON_OFF),
)
"""(field of `Settings`, wording of its name, choices)."""


class _State(msgspec.Struct):
    focus: int = 0
    first: int = 0


class ListApp:
    """A titled list one line of which has the focus; what choosing does is a function of the kind of list."""

    area = Area.VIEWPORT
    idle = True
    still = True

    def __init__(self, phone: Handset, kind: str, saved: bytes) -> None:
        self._phone = phone
        self.kind = kind
        self._state = msgspec.msgpack.decode(saved, type=_State) if saved else _State()

    @property
    def title(self) -> str:
        return word(self.kind, self._phone.settings.language)

    @property
    def softkeys(self) -> SoftKeys:
        language = self._phone.settings.language
        centre = word("change" if self.kind == "settings" else "select", language)
        return SoftKeys("", centre if self._lines() else "", word("back", language))

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
        theme = self._phone.model.theme
        canvas.fill(theme.color("panel"))
        draw_title(canvas, theme, self.title)
        lines = self._lines()
        body = canvas.part(Rect(0, TITLE_HEIGHT, canvas.width, canvas.height - TITLE_HEIGHT), role="phone")
        if lines:
            draw_lines(body, theme, lines, self._state.focus, 0, self._state.first)
            return
        y = 24
        for line in broken(body, word("no bookmarks", self._phone.settings.language), 16, body.width - 24):
            body.text(12, y, line, 16, theme.color("panel_text"))
            y += 22

    def focus_on(self, name: str) -> None:
        """Put the focus on the setting called so."""
        names = [wording for _, wording, _ in SETTINGS]
        self._state.focus = names.index(name)

    def end(self) -> bool:
        return True

    def returned(self, result: Result) -> None:
        """Nothing opens above a list but notices."""

    def save(self) -> bytes:
        return msgspec.msgpack.encode(self._state)

    def _lines(self) -> list[tuple[str, str]]:
        language = self._phone.settings.language
        if self.kind == "bookmarks":
            return [(title[:14], "") for title, _ in self._phone.memory.bookmarks()]
        return [(word(name, language), self._value(field, choices)) for field, name, choices in SETTINGS]

    def _value(self, field: str, choices: Sequence[Choice]) -> str:
        value = getattr(self._phone.settings, field)
        name = next((name for known, name in choices if known == value), str(value))
        return name if name.isdigit() else word(name, self._phone.settings.language)

    def _choose(self, place: int, way: int) -> None:
        phone = self._phone
        if self.kind == "bookmarks":
            if way > 0:
                url = phone.memory.bookmarks()[place][1]
                phone.close(self)
                open_page(phone, url)
            return
        field, _, choices = SETTINGS[place]
        change_setting(phone.settings, field, choices, way)
        phone.memory.save_settings(phone.settings)


def change_setting(settings: Settings, field: str, choices: Sequence[Choice], way: int) -> None:
    """The next (or previous) of a setting's choices."""
    values = [value for value, _ in choices]
    now = getattr(settings, field)
    place = values.index(now) if now in values else 0
    setattr(settings, field, values[(place + way) % len(values)])


def list_factory(kind: str) -> Callable[[Handset, bytes], ListApp]:
    """For `Handset.install`: "settings" or "bookmarks"."""
    return lambda phone, saved: ListApp(phone, kind, saved)
