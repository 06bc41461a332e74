"""The one source of chance: a small seeded generator whose state is two integers.

PCG32 (O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random
Number Generation", 2014): 64-bit state, 32-bit output. Integers only, so every machine draws the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
_MULTIPLIER = 6364136223846793005
_MASK64 = (1 << 64) - 1


class Rng:
    """Seeded random number generator: the same seed and calls give the same numbers on every machine.

    Args:
        seed: What the numbers depend on.
        stream: Number of the sequence among those of one seed.

    Example:
        >>> rng = Rng(2009)
        >>> saved, drawn = rng.save(), [rng.below(6) + 1 for _ in range(4)]
        >>> rng.load(saved)
        >>> drawn == [rng.between(1, 6) for _ in range(4)]
        True
    """

    __slots__ = ("_increment", "_state")

    def __init__(self, seed: int, stream: int = 54) -> None:
        self._increment = (stream << 1 | 1) & _MASK64
        self._state = 0
        self._next()
        self._state = (self._state + seed) & _MASK64
        self._next()

    def _next(self) -> int:
        old = self._state
        self._state = (old * _MULTIPLIER + self._increment) & _MASK64
        shifted = ((old >> 18 ^ old) >> 27) & 0xFFFFFFFF
        turn = old >> 59
        return (shifted >> turn | shifted << (-turn & 31)) & 0xFFFFFFFF

    def below(self, bound: int) -> int:
        """Return a number 0 <= n < bound, each equally likely. `bound` is 1 .. 2**32."""
        if not 1 <= bound <= 1 << 32:
            raise ValueError(f"bound {bound} is outside 1 .. 2**32")
        reject = (1 << 32) % bound
        while True:
            drawn = self._next()
            if drawn >= reject:
                return drawn % bound

    def between(self, low: int, high: int) -> int:
        """Return a number low <= n <= high."""
        return low + self.below(high - low + 1)

    def one_in(self, count: int) -> bool:
        """Return True with probability 1/`count`."""
        return self.below(count) == 0

    def choice(self, items: Sequence[T]) -> T:
        """Return one of the items, each equally likely."""
        return items[self.below(len(items))]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return the items in a random order (Fisher-Yates)."""
        mixed = list(items)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def bits(self, count: int) -> int:
        """Return a number of `count` random bits, for tickets and seeds."""
        value = 0
        for _ in range((count + 31) // 32):
            value = value << 32 | self._next()
        return value & ((1 << count) - 1)

    def save(self) -> tuple[int, int]:
        """Return the generator's state as plain data."""
        return self._state, self._increment

    def load(self, saved: Sequence[int]) -> None:
        """Restore what `save` returned."""
        self._state, self._increment = saved
