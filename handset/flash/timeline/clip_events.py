"""Events of clips: those of `onClipEvent`, by their bits, and the methods that movies from SWF 6 on have for them.

Source: SWF File Format Specification 19, chapter 3 (Clip event flags).
"""

from __future__ import annotations

import enum


class ClipEvent(enum.Enum):
    """Events that a clip's actions may wait for: the bit in its placement, and the method's name."""

    LOAD = 1 << 0, ""
    ENTER_FRAME = 1 << 1, "onEnterFrame"
    UNLOAD = 1 << 2, ""
    KEY_DOWN = 1 << 6, ""
    KEY_UP = 1 << 7, ""
    PRESS = 1 << 10, "onPress"
    RELEASE = 1 << 11, "onRelease"
    ROLL_OVER = 1 << 13, "onRollOver"
    ROLL_OUT = 1 << 14, "onRollOut"
    INITIALIZE = 1 << 9, ""
    DATA = 1 << 8, "onData"

    @property
    def bit(self) -> int:
        """Bit of the event."""
        return self.value[0]

    @property
    def method(self) -> str:
        """Method of a clip that is called at the event; "" for none."""
        return self.value[1]
