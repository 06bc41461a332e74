"""Signs on the fence: the same on the wall, on the small field and before the camera that flies."""

from __future__ import annotations

from games.baseball.rules import CAPS, Rules
from games.baseball.state import Fate, PitchPhase, Quality

ShownSign = tuple[int, int, int]
"""Left and right edge in 1,024ths of a circle, and the bases that are written on it."""


def shown_signs(game: Rules) -> tuple[ShownSign, ...]:
    """Return what each sign is worth to the ball that was met, and to a perfect hit before one is."""
    state = game.state
    met = PitchPhase.CONTACT <= state.phase <= PitchPhase.RESULT
    missed = state.phase == PitchPhase.RESULT and state.batted.fate in (Fate.STRIKE, Fate.STRIKEOUT)
    quality = state.batted.quality if met and not missed else Quality.PERFECT
    return tuple([(sign.left, sign.right, min(sign.bases, CAPS[quality])) for sign in state.signs])
