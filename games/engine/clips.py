"""Animation clips: which sprite is shown in which tick, and what happens when it appears."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from games.engine.integers import require_integers

EndsBy = Literal["loop", "once", "ping-pong"]


@dataclass(frozen=True)
class Clip:
    """Frames shown one after another. All that is kept of a running one is the tick in which it began.

    Args:
        frames: Names of the sprites.
        ticks: Ticks that each frame is shown, one number for all or one for each.
        ends: What follows the last frame: "loop" begins again, "once" stays, "ping-pong" goes back and forth.
        events: Place of a frame -> the name of what happens when it appears, such as a foot that meets the ground.

    Example:
        >>> walk = Clip(("step", "pass", "reach"), 4, "ping-pong", {0: "foot"})
        >>> [walk.frame(tick) for tick in (0, 4, 8, 12, 16)]
        ['step', 'pass', 'reach', 'pass', 'step']
        >>> [tick for tick in range(40) if "foot" in walk.events_at(tick)]
        [0, 16, 32]
        >>> Clip(("crouch", "leap"), (3, 9), "once").over(12)
        True
    """

    frames: tuple[str, ...]
    ticks: int | tuple[int, ...] = 6
    ends: EndsBy = "loop"
    events: Mapping[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the clip.

        Raises:
            TypeError: A length is not an int.
            ValueError: It has no frames, a frame has no length, or an event is of a frame that does not exist.
        """
        require_integers("Clip", ticks=self.ticks)
        lengths = self._lengths
        if not self.frames or len(lengths) != len(self.frames) or min(lengths) < 1:
            raise ValueError("Clip(): each frame is shown for 1 tick or more; ticks is one number, or one for each")
        if self.ends not in ("loop", "once", "ping-pong"):
            raise ValueError(f'Clip(): a clip ends by "loop", "once" or "ping-pong", not by {self.ends!r}')
        stray = [place for place in self.events if not 0 <= place < len(self.frames)]
        if stray:
            raise ValueError(f"Clip(): an event is at frame {stray[0]}; the frames are 0 to {len(self.frames) - 1}")

    @property
    def _lengths(self) -> tuple[int, ...]:
        return (self.ticks,) * len(self.frames) if isinstance(self.ticks, int) else self.ticks

    @property
    def _order(self) -> list[int]:
        """Places of the frames, once through: there and back for ping-pong, its ends shown once."""
        there = list(range(len(self.frames)))
        return there + there[-2:0:-1] if self.ends == "ping-pong" else there

    @property
    def length(self) -> int:
        """Ticks of the whole, once through: ping-pong's way there and back."""
        lengths = self._lengths
        return sum(lengths[place] for place in self._order)

    def place(self, tick: int) -> int:
        """Return the place of the frame that is shown so many ticks after the beginning; 0 before it."""
        return self._found(tick)[0]

    def frame(self, tick: int) -> str:
        """Return the sprite that is shown so many ticks after the beginning."""
        return self.frames[self._found(tick)[0]]

    def over(self, tick: int) -> bool:
        """Return whether a clip that is shown once has come to its end; the others never do."""
        return self.ends == "once" and tick >= self.length

    def events_at(self, tick: int) -> tuple[str, ...]:
        """Return what happens in this tick: the event of a frame that appears in it."""
        place, since = self._found(tick)
        return (self.events[place],) if tick >= 0 and since == 0 and place in self.events else ()

    def _found(self, tick: int) -> tuple[int, int]:
        """Return the place of the frame that is shown, and for how many ticks it has been."""
        require_integers("Clip.frame", tick=tick)
        lengths, order = self._lengths, self._order
        if self.ends == "once" and tick >= self.length:
            return order[-1], tick - self.length + lengths[-1]
        left = max(0, tick) % self.length
        for place in order:
            if left < lengths[place]:
                return place, left
            left -= lengths[place]
        raise AssertionError("a remainder is less than the whole")
