"""Presses of a monkey: seeded random keys, more often those that lead on from where it is."""

from __future__ import annotations

from dataclasses import dataclass

from handset.app_protocols import RunsProgram, wants_text
from handset.keypad import TICKS_PER_SECOND, Key
from handset.machine import Handset
from keitai.common.rng import Rng

HOME_EVERY = 60
"""Presses between two ways home, on average."""
WAY_HOME = (Key.END, Key.END, Key.SOFT_LEFT, Key.END, Key.END)
"""What must end at the standby screen from anywhere. A game that is played is held by the first END and asks at the
second; the left soft key says yes."""

_DIGITS = [key for key in Key if key <= Key.HASH]
_EVERY_KEY: dict[Key, int] = dict.fromkeys(Key, 1)
_WEIGHTS: dict[str, dict[Key, int]] = {
    # Down and ok lead on, digits are access keys, and what leads back is rare.
    "browser": {
        **dict.fromkeys(_DIGITS[:10], 3),
        Key.OK: 24,
        Key.DOWN: 20,
        Key.UP: 5,
        Key.SOFT_LEFT: 4,
        Key.SOFT_DOWN: 3,
        Key.CLEAR: 3,
    },
    # Sites and their programs are behind the web key, the phone's own rooms behind the menu.
    "standby": {Key.WEB: 24, Key.SOFT_LEFT: 6, Key.OK: 6},
    # A title waits for 5, and thumbs play with digits.
    "program": {**dict.fromkeys(_DIGITS, 6), Key.DIGIT_5: 16, Key.OK: 4},
    # Writing ends with ok; whoever clears or ends writes nothing.
    "input": {**dict.fromkeys(_DIGITS, 5), Key.OK: 20, Key.DOWN: 4, Key.SOFT_LEFT: 3},
    "": {Key.OK: 16, Key.DOWN: 16, Key.UP: 5, Key.LEFT: 3, Key.RIGHT: 3, Key.SOFT_LEFT: 4, Key.SOFT_RIGHT: 3},
}
"""How often each key by the kind of app in front, "program" for one that runs programs, "" for all others.

A key that is not named counts one.
"""
_KEYS = {
    kind: [key for key, weight in (_EVERY_KEY | weights).items() for _ in range(weight)]
    for kind, weights in _WEIGHTS.items()
}


@dataclass(frozen=True, slots=True)
class Press:
    """Short press of a key, and the ticks of rest after it."""

    key: Key
    rest: int = 0


class Presses:
    """Endless random presses; the same seed and stream draw the same ones on the same screens."""

    def __init__(self, seed: int, stream: int = 0) -> None:
        self._chance = Rng(seed, stream)
        self._next: list[Press] = []

    def draw(self, phone: Handset) -> Press:
        """Draw the next press, weighted by what is in front on the phone."""
        if not self._next:
            if self._chance.one_in(HOME_EVERY):
                self._next = [Press(key) for key in WAY_HOME]
            else:
                self._next = self._led(phone)
        return self._next.pop(0)

    def _led(self, phone: Handset) -> list[Press]:
        kind = phone.foreground.kind
        if kind == "browser" and wants_text(phone.foreground) and self._chance.one_in(2):
            # A form is worth filling in: into the field, a few letters, out again, on to the next.
            letters = [self._chance.choice(_DIGITS[:10]) for _ in range(self._chance.between(1, 4))]
            return [Press(key) for key in (Key.OK, *letters, Key.OK, Key.OK, Key.DOWN)]
        weights = _KEYS["program"] if isinstance(phone.foreground, RunsProgram) else _KEYS.get(kind, _KEYS[""])
        return [Press(self._chance.choice(weights), self._rest())]

    def _rest(self) -> int:
        """Return a rest in ticks: mostly none, often half a second, and seldom a long one.

        A long one lets a game or a notice go on by itself.
        """
        if self._chance.one_in(40):
            return 5 * TICKS_PER_SECOND
        return 30 if self._chance.one_in(3) else 0
