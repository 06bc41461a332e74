"""Signals of the phone (sounds, vibrations, a game's events), which a frontend with a loudspeaker turns into sound.

The machine only records: `play("whack")` costs nothing without a listener, and a script can expect it.
"""

from __future__ import annotations

from dataclasses import dataclass

import xxhash

PHONE_SOUNDS = (
    "phone/key", "phone/move", "phone/ok", "phone/end", "phone/open", "phone/close", "phone/mail", "phone/notice",
    "phone/battery",
)  # fmt: skip
"""What the phone itself plays; games play sounds of their own."""
MELODY = "melody/"
"""What the names of melodies begin with that an app has brought along."""
KEPT_MELODIES = 16
PACES = tuple("123456789")
"""How many ticks each beat of a loop may be shorter than written, as its name says after an @."""


def at_pace(loop: str, pace: int) -> str:
    """Name a loop at a pace of so many ticks less to each beat."""
    return f"{loop}@{min(pace, len(PACES))}" if pace else loop


def varied(sound: str, pitch: int = 0, volume: int = 100, tempo: int = 100) -> str:
    """Name a sound higher or lower, softer, quicker or slower than it is written; loops have `at_pace`.

    Args:
        sound: Its name.
        pitch: Semitones, from -24 to 24.
        volume: Per cent, from 10 to 100, rounded to tens.
        tempo: Per cent of the written tempo, from 50 to 200, rounded to tens.

    Returns:
        The name, which plays wherever the plain one does; a script that expects the plain one finds it.

    Example:
        >>> varied("star-net/good", pitch=4, volume=60)
        'star-net/good@+4v60'
        >>> varied("star-net/good")
        'star-net/good'
    """
    for name, value in (("pitch", pitch), ("volume", volume), ("tempo", tempo)):
        if not isinstance(value, int):
            raise TypeError(f"varied(): {name} is {value}; sounds vary by whole numbers")
    pitch, volume, tempo = _bounded(pitch, -24, 24), _tens(volume, 10, 100), _tens(tempo, 50, 200)
    loudness = f"v{volume}" if volume != 100 else ""
    speed = f"t{tempo}" if tempo != 100 else ""
    return f"{sound}@{pitch:+}{loudness}{speed}" if pitch or loudness or speed else sound


def _bounded(value: int, least: int, most: int) -> int:
    return max(least, min(value, most))


def _tens(value: int, least: int, most: int) -> int:
    return _bounded((value + 5) // 10 * 10, least, most)


def written_name(name: str) -> str:
    """Return the name that a sound has in its file, whatever its pace or variation."""
    return name.partition("@")[0]


@dataclass(frozen=True, slots=True)
class Signal:
    """Signal of a tick: a sound, a vibration, a game's event, a note of the devtools.

    `kind` is "sound", "loop" (from now on), "silence" (the loop ends), "vibrate" or "event"; `name` which one
    ("phone/key": a sound of assets/sounds/phone.yaml); `value` ticks of vibration, points of an event, or 0.
    """

    tick: int
    kind: str
    name: str
    value: int = 0


def melody_name(data: bytes) -> str:
    """Return the name that a melody's signals have: the same for the same bytes."""
    return f"{MELODY}{xxhash.xxh3_64_hexdigest(data)}"


class Signals:
    """Queue of signals for listeners, the oldest dropped past `keep`."""

    def __init__(self, keep: int = 4096) -> None:
        self.tick = 0
        self.loop = ""
        """The loop that is going on, empty when none is: part of the phone's state, unlike what was heard before."""
        self.melodies: dict[str, bytes] = {}
        """Files of the melodies that apps brought along, by the name that their signals have; the latest few."""
        self._keep = keep
        self._signals: list[Signal] = []
        self._dropped = 0

    def emit(self, kind: str, name: str, value: int = 0) -> None:
        """Emit a signal at this tick: a sound, a loop, silence, a vibration, an event."""
        self._signals.append(Signal(self.tick, kind, name, value))
        if kind in ("loop", "silence"):
            self.loop = name if kind == "loop" else ""
        if len(self._signals) > 2 * self._keep:
            cut = len(self._signals) - self._keep
            del self._signals[:cut]
            self._dropped += cut

    def offer_melody(self, data: bytes) -> str:
        """Keep a melody's file for whoever listens, and return the name that plays it."""
        name = melody_name(data)
        self.melodies.pop(name, None)
        self.melodies[name] = data
        if len(self.melodies) > KEPT_MELODIES:
            del self.melodies[next(iter(self.melodies))]
        return name

    def since(self, mark: int) -> tuple[list[Signal], int]:
        """Return the signals after `mark` (0 at first), and the mark for the next call."""
        first = max(0, mark - self._dropped)
        return self._signals[first:], self._dropped + len(self._signals)
