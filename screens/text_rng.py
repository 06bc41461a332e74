"""Random numbers of the seeded world and its pictures: only draws that every version of Python makes alike."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class TextRng:
    """Random number generator seeded by a text: the same text and calls draw the same on every machine."""

    __slots__ = ("_random",)

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed).random

    def below(self, bound: int) -> int:
        """Draw a number 0 <= n < bound."""
        return int(self._random() * bound)

    def between(self, low: float, high: float) -> float:
        """Draw a number between two."""
        return low + self._random() * (high - low)

    def chance(self, probability: float) -> bool:
        """Draw True with this probability, 0 to 1."""
        return self._random() < probability

    def pick(self, items: Sequence[T]) -> T:
        """Draw one of the items."""
        return items[int(self._random() * len(items))]

    def weighted(self, items: Sequence[T], weights: Sequence[int]) -> T:
        """Draw one of the items, each as likely as its weight says."""
        place = self.below(sum(weights))
        for item, weight in zip(items, weights, strict=True):
            place -= weight
            if place < 0:
                return item
        return items[-1]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """Draw different items, in the order drawn; all of them when there are fewer."""
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return the items in a random order."""
        return self.some(items, len(items))

    def exponential(self, mean: float) -> float:
        """Draw a waiting time, rounded so that machines' logarithms differ nowhere."""
        return round(-math.log1p(-self._random()), 6) * mean

    def normal(self) -> float:
        """Draw a nearly normal deviate as the sum of twelve draws, without a logarithm."""
        return sum(self._random() for _ in range(12)) - 6.0

    def bits(self, count: int) -> int:
        """Draw an integer of so many random bits."""
        value = 0
        for _ in range(0, count, 32):
            value = value << 32 | self.below(1 << 32)
        return value & ((1 << count) - 1)
