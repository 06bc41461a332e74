"""The keypad: what is pressed, held, repeated and released in a tick.

Keys keep their number for ever: replays and movies store them.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

TICKS_PER_SECOND = 60


class Key(enum.IntEnum):
    """A key of the phone; the value is its bit in a key mask.

    Example:
        >>> Key.DIGIT_5.label, Key.SOFT_LEFT.label
        ('5', 'soft-left')
    """

    DIGIT_0 = 0
    DIGIT_1 = 1
    DIGIT_2 = 2
    DIGIT_3 = 3
    DIGIT_4 = 4
    DIGIT_5 = 5
    DIGIT_6 = 6
    DIGIT_7 = 7
    DIGIT_8 = 8
    DIGIT_9 = 9
    STAR = 10
    HASH = 11
    UP = 12
    DOWN = 13
    LEFT = 14
    RIGHT = 15
    OK = 16
    SOFT_LEFT = 17
    SOFT_RIGHT = 18
    SOFT_UP = 19
    SOFT_DOWN = 20
    WEB = 21
    MAIL = 22
    CLEAR = 23
    CALL = 24
    END = 25
    SIDE_UP = 26
    SIDE_DOWN = 27
    FLIP = 28

    @property
    def label(self) -> str:
        """The key's name in scripts and keymaps: `5`, `star`, `soft-left`."""
        return _LABELS[self]


_LABELS = {key: str(int(key)) if key <= Key.DIGIT_9 else key.name.lower().replace("_", "-") for key in Key}
KEYS_BY_NAME: dict[str, Key] = {label: key for key, label in _LABELS.items()} | {"*": Key.STAR, "#": Key.HASH}


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """A key going down or coming up.

    Example:
        >>> press = [KeyEvent(Key.OK, True), KeyEvent(Key.OK, False)]
        >>> Keypad().step(press).presses
        [<Key.OK: 16>]
    """

    key: Key
    down: bool


class Keys:
    """State of the keypad in one tick; `events` are in the order they came.

    Example:
        >>> keypad = Keypad()
        >>> keys = keypad.step([KeyEvent(Key.DIGIT_5, True)])
        >>> keys.pressed(Key.DIGIT_5), keys.held(Key.DIGIT_5)
        (True, 1)
        >>> keys = keypad.step()
        >>> keys.pressed(Key.DIGIT_5), keys.held(Key.DIGIT_5)
        (False, 2)
    """

    __slots__ = ("_held", "_pressed", "_released", "_repeated", "events")

    def __init__(
        self,
        events: tuple[KeyEvent, ...] = (),
        pressed: int = 0,
        released: int = 0,
        repeated: int = 0,
        held: dict[Key, int] | None = None,
    ) -> None:
        self.events = events
        self._pressed = pressed
        self._released = released
        self._repeated = repeated
        self._held = held if held is not None else {}

    def __bool__(self) -> bool:
        """Return False when nothing at all happened and nothing is held: apps may return at once."""
        return bool(self.events or self._held)

    def pressed(self, key: Key) -> bool:
        """Return whether the key went down in this tick."""
        return bool(self._pressed >> key & 1)

    def released(self, key: Key) -> bool:
        """Return whether the key came up in this tick."""
        return bool(self._released >> key & 1)

    def repeated(self, key: Key) -> bool:
        """Return whether a held key counts as pressed again in this tick."""
        return bool(self._repeated >> key & 1)

    def struck(self, key: Key) -> bool:
        """Return whether the key was pressed or repeated, which moves a cursor."""
        return bool((self._pressed | self._repeated) >> key & 1)

    def held(self, key: Key) -> int:
        """Return for how many ticks the key has been down, this one included; 0 when up."""
        return self._held.get(key, 0)

    @property
    def presses(self) -> list[Key]:
        """The keys that went down in this tick, in order."""
        return [event.key for event in self.events if event.down]


NO_KEYS = Keys()


class Keypad:
    """Keypad: turns key events into `Keys`, tick by tick, with key repeat.

    A press and release in one tick are both seen; a second `down` of a held key is ignored.

    Args:
        repeat_after: Ticks after which a held key repeats for the first time (24 are 400 ms).
        repeat_every: Ticks from one repeat to the next.

    Example:
        >>> keypad = Keypad(repeat_after=3, repeat_every=2)
        >>> held = [keypad.step([KeyEvent(Key.DOWN, True)]), *(keypad.step() for _ in range(5))]
        >>> [keys.struck(Key.DOWN) for keys in held]
        [True, False, False, True, False, True]
    """

    def __init__(self, repeat_after: int = 24, repeat_every: int = 6) -> None:
        self.repeat_after = repeat_after
        self.repeat_every = repeat_every
        self._held: dict[Key, int] = {}

    def step(self, events: Sequence[KeyEvent] = ()) -> Keys:
        """Take the events of one tick; return the presses, releases and repeats they make."""
        held = self._held
        if not events and not held:
            return NO_KEYS
        pressed = released = repeated = 0
        taken: list[KeyEvent] = []
        for key, ticks in held.items():
            held[key] = ticks + 1
            over = ticks - self.repeat_after
            if over >= 0 and over % self.repeat_every == 0:
                repeated |= 1 << key
        for event in events:
            if event.down and event.key not in held:
                held[event.key] = 1
                pressed |= 1 << event.key
                taken.append(event)
            elif not event.down and event.key in held:
                del held[event.key]
                released |= 1 << event.key
                taken.append(event)
        return Keys(tuple(taken), pressed, released, repeated, dict(held))

    def release_all(self) -> None:
        """Forget the keys that are held, as when another app gets the keys."""
        self._held.clear()

    @property
    def held(self) -> dict[Key, int]:
        """Keys that are down, with the ticks for which they have been."""
        return dict(self._held)

    def save(self) -> list[tuple[int, int]]:
        """Return plain data for a snapshot: (key, ticks held) in the order they went down."""
        return [(int(key), ticks) for key, ticks in self._held.items()]

    def load(self, saved: Sequence[tuple[int, int]]) -> None:
        """Restore what `save` returned."""
        self._held = {Key(key): ticks for key, ticks in saved}
