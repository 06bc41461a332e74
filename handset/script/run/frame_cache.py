"""Cache of what the LCD shows while a script waits: at rest, every tick shows the same picture.

An expectation that fails looks at 600 frames; drawing them was nearly all of its time.
"""

from __future__ import annotations

from handset.lcd import Frame
from handset.machine import Handset
from handset.screen import frame_key


class FrameCache:
    """Cache of the last frame, for as long as no key is pressed and nothing but time changes the phone.

    `clear` says that something else did: a key event, a step of the script.
    """

    def __init__(self) -> None:
        self._key: object | None = None
        self._frame: Frame | None = None

    def frame(self, phone: Handset) -> Frame:
        """Return what the LCD shows now, drawn anew unless the phone has been at rest since it was drawn."""
        key = frame_key(phone)
        if self._frame is None or key is None or key != self._key:
            self._key, self._frame = key, phone.frame()
        return self._frame

    def clear(self) -> None:
        """Forget the frame."""
        self._frame = None
