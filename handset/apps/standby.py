"""The standby screen: wallpaper, large clock, date; every way into the phone begins here."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pygame

from handset.app import Area, Result, SoftKeys
from handset.geometry import Color, Rect
from handset.keypad import Key, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.wording import word

WALLPAPERS = ("sky", "sakura", "night", "goldfish", "waves", "plain")
FOLDER = Path(__file__).parent.parent.parent / "assets" / "wallpapers"
_MANNER_HOLD = 60
_WHITE: Color = (255, 255, 255)
_SHADOW: Color = (20, 30, 50)


class Standby:
    """Below every other app; has no state of its own but the phone's."""

    kind = "standby"
    area = Area.SCREEN
    idle = True
    still = True

    def __init__(self, phone: Handset, home_url: str) -> None:
        self._phone = phone
        self._home_url = home_url

    @property
    def softkeys(self) -> SoftKeys:
        language = self._phone.settings.language
        return SoftKeys(word("menu", language), word("mixi", language), word("manner", language))

    def tick(self, keys: Keys) -> None:
        if not keys:
            return
        if keys.pressed(Key.WEB) or keys.pressed(Key.OK):
            self.open_web(self._home_url)
        elif keys.pressed(Key.SOFT_LEFT):
            self._phone.launch("menu")
        elif keys.pressed(Key.SOFT_RIGHT) or keys.held(Key.HASH) == _MANNER_HOLD:
            switch_manner(self._phone)

    def open_web(self, url: str) -> None:
        """The browser on top, at `url`."""
        open_page(self._phone, url)

    def draw(self, canvas: Canvas) -> None:
        phone = self._phone
        canvas.image(wallpaper(phone.settings.wallpaper, canvas.width, canvas.height), 0, 0)
        now = phone.clock.now()
        language = phone.settings.language
        day = word("weekdays", language).split()[now.weekday()]
        month = word("months", language).split()[now.month - 1]
        date = f"{month}{now.day}日({day})" if language == "ja" else f"{day}, {month} {now.day}"
        _draw_clock(canvas, phone.model.status_height + 14, now.strftime("%H:%M"), date)

    def end(self) -> bool:
        return False

    def returned(self, result: Result) -> None:
        if result.kind == "open":
            self.open_web(result.url)

    def save(self) -> bytes:
        return b""


def open_page(phone: Handset, url: str) -> None:
    """The browser at `url`: the one that runs already, else a new one."""
    browser = phone.find("browser") or phone.launch("browser")
    browser.open(url)  # type: ignore[attr-defined]


def switch_manner(phone: Handset) -> None:
    """Manner mode on or off, remembered, and said by a short vibration or a chime."""
    settings = phone.settings
    settings.manner = not settings.manner
    phone.memory.save_settings(settings)
    if settings.manner:
        phone.signals.emit("vibrate", "", 12)
    else:
        phone.signals.emit("sound", "phone/notice")
    notice = word("manner is on" if settings.manner else "manner is off", settings.language)
    phone.launch("notice", notice.encode())


@lru_cache(maxsize=8)
def wallpaper(name: str, width: int, height: int) -> pygame.Surface:
    """A wallpaper cut to the LCD, from the larger of its pictures."""
    shape = "240x320" if height <= 320 else "240x427"
    path = FOLDER / f"{name if name in WALLPAPERS else WALLPAPERS[0]}-{shape}.png"
    picture = pygame.image.load(path)
    return pygame.transform.scale(picture, (width, height)) if picture.get_size() != (width, height) else picture


def _draw_clock(canvas: Canvas, y: int, time: str, date: str) -> None:
    """Digits of light on the wallpaper, drawn in strokes; the time also stands in the text layer."""
    width = sum(_digit_width(char) for char in time) + 6 * (len(time) - 1)
    x = (canvas.width - width) // 2
    for dx, dy, color in ((2, 2, _SHADOW), (0, 0, _WHITE)):
        left = x
        for char in time:
            _draw_digit(canvas, left + dx, y + dy, char, color)
            left += _digit_width(char) + 6
    canvas.note(Rect(x, y, width, 52), time)
    shift = (canvas.width - canvas.text_width(date, 20)) // 2
    canvas.decoration(shift + 1, y + 61, date, 20, _SHADOW)
    canvas.text(shift, y + 60, date, 20, _WHITE)


_STROKES = {
    "0": "abcdef", "1": "bc", "2": "abged", "3": "abgcd", "4": "fgbc", "5": "afgcd",
    "6": "afgedc", "7": "abc", "8": "abcdefg", "9": "abcdfg",
}  # fmt: skip


def _digit_width(char: str) -> int:
    return 8 if char == ":" else 30


def _draw_digit(canvas: Canvas, x: int, y: int, char: str, color: Color) -> None:
    if char == ":":
        canvas.rect(Rect(x + 1, y + 14, 6, 6), color, radius=3)
        canvas.rect(Rect(x + 1, y + 32, 6, 6), color, radius=3)
        return
    strokes = {
        "a": Rect(x + 2, y, 26, 6), "b": Rect(x + 24, y + 2, 6, 24), "c": Rect(x + 24, y + 26, 6, 24),
        "d": Rect(x + 2, y + 46, 26, 6), "e": Rect(x, y + 26, 6, 24), "f": Rect(x, y + 2, 6, 24),
        "g": Rect(x + 2, y + 23, 26, 6),
    }  # fmt: skip
    for name in _STROKES[char]:
        canvas.rect(strokes[name], color, radius=3)
