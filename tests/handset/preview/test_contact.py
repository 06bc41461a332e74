"""Several LCDs on one sheet: each whole, none over another."""

from __future__ import annotations

import numpy as np

from handset.emoji import EmojiPictures
from handset.preview.contact import Budget, ContactCell, contact_sheet
from handset.typeface import Typeface


def test_every_picture_is_on_the_sheet_whole() -> None:
    sizes = [(320, 240), (854, 480), (320, 240), (100, 96), (50, 50), (60, 60), (70, 70)]
    colors = [(250, 10 * index, 5) for index in range(len(sizes))]
    pictures = [
        ContactCell(f"p{index}", np.full((*size, 3), color, np.uint8))
        for index, (size, color) in enumerate(zip(sizes, colors, strict=True))
    ]
    sheet = contact_sheet(pictures, Typeface("outline", EmojiPictures()))
    for (height, width), color in zip(sizes, colors, strict=True):
        assert (sheet == color).all(axis=2).sum() == height * width


def test_a_page_over_its_limit_is_marked_apart_from_one_within() -> None:
    white = np.full((120, 240, 3), 255, np.uint8)
    typeface = Typeface("outline", EmojiPictures())
    sheets = [
        contact_sheet([ContactCell("l03a", white, budget)], typeface)
        for budget in (Budget("30.4 of 100 KB", True), Budget("130.4 of 100 KB", False), None)
    ]
    within, over = (0x8C, 0xE0, 0x7A), (0xFF, 0x6A, 0x50)
    marked = [[bool((sheet == color).all(axis=2).sum() > 40) for color in (within, over)] for sheet in sheets]
    assert marked == [[True, False], [False, True], [False, False]]
