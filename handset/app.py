"""Protocol between the phone and the app that owns its LCD: standby screen, browser, dialog, game."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Protocol

from handset.keypad import Keys
from handset.lcd import Canvas


@dataclass(frozen=True, slots=True)
class SoftKeys:
    """Labels of the left, centre and right soft key; an empty one does nothing and is drawn dimmed."""

    left: str = ""
    center: str = ""
    right: str = ""

    def on_side(self, side: str) -> str:
        """Return the label on the "left", in the "centre" or on the "right"."""
        return {"left": self.left, "centre": self.center, "right": self.right}[side]


class Area(enum.Enum):
    """Part of the LCD that an app draws on; the canvas handed to `draw` is exactly that big."""

    VIEWPORT = "viewport"
    """Between status bar and soft-key bar: pages and games."""
    SCREEN = "screen"
    """The whole LCD, with a see-through status bar and soft keys on top: the standby screen."""
    OVERLAY = "overlay"
    """The viewport, with what lies under this app drawn first: dialogs."""
    OFF = "off"
    """Nothing: the LCD is dark."""


@dataclass(frozen=True, slots=True)
class Result:
    """Result that an app hands to the one under it when it closes: plain data, so it survives a snapshot.

    `kind` says what it is: `"post"` (send `body` of `content_type` to `url` and show the answer),
    `"open"` (go to `url`), `"chosen"` (`value` of a dialog), `"text"` (`value` typed), `"photo"` (a picture picked:
    `body` of `content_type`, `value` its file name; no body takes back what was picked before).
    """

    kind: str
    value: str = ""
    url: str = ""
    content_type: str = ""
    body: bytes = b""
    durable: bool = False
    """Keep a "post" in the phone's memory until a server has answered it, over a loss of reception and of power."""


class App(Protocol):
    """Protocol of an app, which can own the LCD and the keys."""

    @property
    def kind(self) -> str:
        """Name under which `Handset.install` registered the factory that brings this app back from bytes."""

    @property
    def area(self) -> Area:
        """The part of the LCD that the app draws on."""

    @property
    def softkeys(self) -> SoftKeys:
        """Labels of the three soft keys; "" for one that does nothing."""

    def tick(self, keys: Keys) -> None:
        """Advance one tick of 1/60 s. Only the foreground app is ticked."""

    def draw(self, canvas: Canvas) -> None:
        """Draw the app's state; changes nothing, and the same state draws the same picture."""

    def end(self) -> bool:
        """Handle the END key: True to be closed at once, False when the app asks first (it opened a dialog, paused)."""

    def on_result(self, result: Result) -> None:
        """Receive the result of the app above this one, which has closed."""

    def save(self) -> bytes:
        """Encode the whole state as bytes of plain data; the installed factory restores it bit for bit."""
