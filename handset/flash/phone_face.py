"""The phone's face as movies paint with it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pygame

from handset.flash.paint.coverage import Coverage
from handset.typeface import Typeface

WHITE = (255, 255, 255)


@dataclass(slots=True)
class PhoneFace:
    """Model's typeface for the texts of movies; each letter is drawn once and cached as its coverage."""

    typeface: Typeface
    _letters: dict[tuple[str, int], Coverage] = field(default_factory=dict)

    def width(self, text: str, size: int) -> int:
        """Return the advance of a text in pixels."""
        return self.typeface.width(text, size)

    def coverage(self, text: str, size: int) -> Coverage:
        """Return the letters' coverage, a cell high and as wide as the text."""
        known = self._letters.get((text, size))
        if known is None:
            known = self._letters[text, size] = self._drawn(text, size)
        return known

    def _drawn(self, text: str, size: int) -> Coverage:
        surface = pygame.Surface((max(1, self.width(text, size)), self.typeface.cell(size)), 0, 32)
        self.typeface.draw(surface, 0, 0, text, size, WHITE)
        return np.ascontiguousarray(pygame.surfarray.array3d(surface).max(axis=2).T)
