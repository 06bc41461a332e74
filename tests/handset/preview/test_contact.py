"""Several LCDs on one sheet: each whole, none over another."""

from __future__ import annotations

import numpy as np

from handset.emoji import EmojiPictures
from handset.preview.contact import contact_sheet
from handset.typeface import Typeface


def test_every_picture_is_on_the_sheet_whole() -> None:
    sizes = [(320, 240), (854, 480), (320, 240), (100, 96), (50, 50), (60, 60), (70, 70)]
    colors = [(250, 10 * index, 5) for index in range(len(sizes))]
    pictures = [
        (f"p{index}", np.full((*size, 3), color, np.uint8))
        for index, (size, color) in enumerate(zip(sizes, colors, strict=True))
    ]
    sheet = contact_sheet(pictures, Typeface("outline", EmojiPictures()))
    for (height, width), color in zip(sizes, colors, strict=True):
        assert (sheet == color).all(axis=2).sum() == height * width
