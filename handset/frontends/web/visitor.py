"""One visitor's phone: his keys go in, what changed on the LCD and what was heard comes out. No sockets, no clock."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from handset.app_protocols import title_of
from handset.browser.app import BrowserApp
from handset.frontends.press_tracker import PressTracker
from handset.frontends.typist import TypingTarget, Typist, typing_target, writing_of
from handset.keypad import KEYS_BY_NAME
from handset.lcd import Frame, Packed
from handset.machine import Handset
from handset.phone_texts import translate_window
from handset.preview.page_type import loses_css, loses_sheets
from handset.screen import frame_key

HEADER = struct.Struct(">HHHH")
"""x, y, width, height of the changed part of the LCD, in page pixels; what changed there follows, deflated.

That is a bit for each pixel of the part, row by row and filled up to a whole byte, and red, green and blue of those
whose bit is set. A game's moving sprites leave most pixels as they are: it is half of what the whole part takes.
"""
_LEVEL = 1
"""Level of deflate: level 6 took two and a half times as long for 15 % less."""
TEXT_EVERY = 24
"""Ticks between two tellings of the LCD's text: nobody is read a game's numbers more often."""
MOST_TEXT = 2_000
"""Characters of text taken at once."""
LOUDEST = 5


@dataclass
class TabSession:
    """Session of one tab: a booted phone, and what the tab already shows of it."""

    phone: Handset
    close: Callable[[], None]
    presses: PressTracker = field(default_factory=PressTracker)
    idle: int = 0
    """Ticks since a key was last touched."""
    typist: Typist = field(init=False)
    _shown: Packed | None = field(default=None, repr=False)
    _told: dict[str, Any] = field(default_factory=dict)
    _heard: int = 0
    _stale: bool = True
    _frame_key: object | None = None
    _buzzing_until: int = 0
    _frame: Frame | None = field(default=None, repr=False)
    """The one last painted."""
    _text: str = ""
    """All that was written on the LCD when it was last told, for those who cannot see it."""
    _text_told: int = -TEXT_EVERY
    _sounds: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.typist = Typist(self.presses)

    def handle_message(self, message: object) -> None:
        """Handle a message from the tab; anything malformed is ignored.

        It is {"down": key}, {"up": key}, {"away": true} or {"text": words}. Only a key that goes down and a text that
        is written tell that somebody is there.
        """
        if not isinstance(message, dict):
            return
        for kind in ("down", "up"):
            name = message.get(kind)
            key = KEYS_BY_NAME.get(name) if isinstance(name, str) else None
            if key is not None and kind == "down":
                self.idle = 0
                self.presses.press(key, key)
            elif key is not None:
                self.presses.release(key)
        if message.get("away"):
            self.presses.release_all()
        text = message.get("text")
        if isinstance(text, str) and text and self.writing:
            self.idle = 0
            self.typist.write(self.phone, text[:MOST_TEXT])
            self._stale = True

    @property
    def writing(self) -> bool:
        """Whether a text field in focus takes text from the host's keyboard."""
        return typing_target(self.phone) in (TypingTarget.FIELD, TypingTarget.EDITOR)

    @property
    def _address(self) -> str:
        """The page that a link or another phone is to lead to; "" away from pages."""
        browser = self.phone.find("browser")
        return browser.url if isinstance(browser, BrowserApp) else ""

    @property
    def still(self) -> bool:
        """Whether the tab is up to date and nothing moves by itself."""
        return not self._stale and self._frame_key is not None and self._frame_key == frame_key(self.phone)

    def pass_time(self, ticks: int) -> None:
        """Advance by so many ticks of real time."""
        for number in range(ticks):
            events = self.presses.drain() if number == 0 else ()
            self._stale |= bool(events) or bool(self.presses.down)
            self.phone.step(events)
            self._stale |= self.typist.write_pending(self.phone)
        self.idle += ticks
        signals, self._heard = self.phone.signals.since(self._heard)
        for signal in signals:
            if signal.kind == "vibrate":
                self._buzzing_until = signal.tick + signal.value
            elif signal.kind == "sound":
                self._sounds.append(signal.name)

    def picture(self) -> bytes:
        """Return the part of the LCD that changed since the last message, with its header; b"" for none."""
        if self.still and self._shown is not None:
            return b""
        self._frame_key, self._stale = frame_key(self.phone), False
        self._frame = self.phone.frame()
        before, self._shown = self._shown, self._frame.packed
        return _difference(before, self._shown)

    def news(self) -> dict[str, Any]:
        """Return what else changed since the last call, for a JSON message.

        That is title, address and text of what is shown, the lamp, sounds, the loop, what printable keys are for, and a
        notice about the page.
        """
        phone, settings, writing = self.phone, self.phone.settings, writing_of(self.phone)
        volume = 0.0 if settings.manner else (settings.volume / LOUDEST) ** 1.5
        if self._frame is not None and phone.clock.ticks - self._text_told >= TEXT_EVERY:
            self._text, self._text_told, self._frame = self._frame.text(), phone.clock.ticks, None
        now: dict[str, Any] = {
            "title": title_of(phone.foreground),
            "lamp": phone.network.busy or phone.clock.ticks < self._buzzing_until,
            "url": self._address,
            "text": self._text,
            "aim": typing_target(phone).value,
            "spelling": writing is not None and bool(writing.kana) and writing.conversion is None,
            "empty": writing is not None and not writing.whole,
            "notice": _notice(phone),
            "loop": phone.signals.loop if volume else "",
            "volume": round(volume, 3),
        }
        changed = {name: value for name, value in now.items() if self._told.get(name) != value}
        self._told = now
        sounds, self._sounds = list(dict.fromkeys(self._sounds)), []
        if sounds and volume:
            changed["sounds"] = sounds
        return changed


def _notice(phone: Handset) -> str:
    """Return what the page in front loses of its CSS, as a sentence; "" for nothing."""
    if loses_css(phone):
        return translate_window("css ignored at length", "en")
    return translate_window("sheets ignored at length", "en") if loses_sheets(phone) else ""


def _difference(before: Packed | None, now: Packed) -> bytes:
    """Return the message for the pixels that changed; b"" for none."""
    if before is None or before.shape != now.shape:
        left, top, changed = 0, 0, np.ones(now.shape, bool)
    else:
        everywhere = now != before
        rows = np.flatnonzero(everywhere.any(axis=1))
        if not rows.size:
            return b""
        columns = np.flatnonzero(everywhere.any(axis=0))
        left, top = int(columns[0]), int(rows[0])
        changed = everywhere[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1]
    height, width = map(int, changed.shape)
    rgb = (
        now[top : top + height, left : left + width][changed]
        .astype(">u4", copy=False)
        .view(np.uint8)
        .reshape(-1, 4)[:, 1:]
    )
    deflate = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS)
    content = deflate.compress(np.packbits(changed).tobytes() + rgb.tobytes()) + deflate.flush()
    return HEADER.pack(left, top, width, height) + content
