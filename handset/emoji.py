"""Emoji: the carriers' pictograms, one character each inside the phone, and their pictures."""

from __future__ import annotations

import pygame


class EmojiPictures:
    """The pictures of all emoji, by character and cell size."""

    def __contains__(self, char: str) -> bool:
        return False

    def picture(self, char: str, cell: int) -> pygame.Surface | None:
        """The picture of an emoji at a cell size, or None for a character that is none."""
        return None
