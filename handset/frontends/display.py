"""Detection of a display to open windows on."""

from __future__ import annotations

import os
import sys

from keitai.common.errors import OperationFailed
from keitai.common.program import COMMAND


def has_display() -> bool:
    """Return whether this machine can open windows.

    On Linux a display server must be named in the environment; elsewhere there always is one.
    """
    if os.environ.get("SDL_VIDEODRIVER") in ("dummy", "offscreen"):
        return False
    if sys.platform.startswith(("win", "darwin")):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def require_display() -> None:
    """Refuse to open a window that nobody could see; a video driver named in the environment is taken at its word.

    Raises:
        OperationFailed: No display was found.
    """
    if not has_display() and not os.environ.get("SDL_VIDEODRIVER"):
        raise OperationFailed(
            "no display was found to open a window on: "
            f"`{COMMAND} serve` puts the phone into a browser's tab, `shot` and `text` show a page without a window"
        )
