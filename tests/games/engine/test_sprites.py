"""Sprites drawn flipped, turned, enlarged and hung by other points, out of a cache that does not grow."""

from __future__ import annotations

import pygame
import pytest

from games.engine.sprites import MOST_PICTURES, SpriteSheet, sprite_sheet
from handset.emoji import EmojiPictures
from handset.lcd import Canvas
from handset.typeface import Typeface


@pytest.fixture
def sheet() -> SpriteSheet:
    sheet = SpriteSheet("wig")
    while sheet.cut(50) < 100:
        pass
    return sheet


def pixels(canvas: Canvas) -> bytes:
    return pygame.image.tobytes(canvas.surface, "RGB")


def blank() -> Canvas:
    return Canvas(pygame.Surface((80, 80)), Typeface("outline", EmojiPictures()))


def test_without_wishes_it_is_the_sprite_as_it_was_drawn(sheet: SpriteSheet) -> None:
    plain, wished = blank(), blank()
    sheet.put(plain, "keycap", 40, 40)
    sheet.put(wished, "keycap", 40, 40, turn=1024, scale=1)
    assert pixels(plain) == pixels(wished) != pixels(blank())
    assert sheet.sprite("keycap", turn=5) is sheet.sprite("keycap", turn=5 + 1024)


def test_an_anchor_says_which_point_lies_there(sheet: SpriteSheet) -> None:
    width, height = sheet.sprites["keycap"][0].get_size()
    places = {
        "top-left": (0, 0), "top": (width // 2, 0), "right": (width, height // 2), "bottom-right": (width, height),
        "middle": (width // 2, height // 2), "bottom": (width // 2, height), "pivot": sheet.sprites["keycap"][1:],
    }  # fmt: skip
    for anchor, place in places.items():
        assert sheet.sprite("keycap", anchor=anchor)[1:] == place, anchor  # type: ignore[arg-type]
        flipped = sheet.sprite("keycap", flip="xy", anchor=anchor)  # type: ignore[arg-type]
        assert flipped[1:] == (width - place[0], height - place[1]), anchor
        assert sheet.sprite("keycap", scale=3, anchor=anchor)[1:] == (3 * place[0], 3 * place[1])  # type: ignore[arg-type]


def test_the_cache_is_bounded(sheet: SpriteSheet) -> None:
    canvas = blank()
    kept = sheet.sprite("keycap", turn=1)
    for turn in range(1, MOST_PICTURES + 20):
        sheet.put(canvas, "keycap", 40, 40, turn=turn)
        sheet.put(canvas, "keycap", 40, 40, turn=1)
    assert len(sheet._changed) == MOST_PICTURES
    assert sheet.sprite("keycap", turn=1) is kept, "what is drawn again and again stays"


def test_another_palette_leaves_the_sheet_as_it_is(sheet: SpriteSheet) -> None:
    plain, blue, again = blank(), blank(), blank()
    sheet.put(plain, "keycap", 40, 40)
    sheet.recolored({(0xFF, 0xFD, 0xF4): (90, 160, 255)}).put(blue, "keycap", 40, 40)
    sheet.put(again, "keycap", 40, 40)
    assert pixels(plain) == pixels(again) != pixels(blue)
    assert (90, 160, 255) in {tuple(blue.surface.get_at((x, 40)))[:3] for x in range(80)}
    uncut = SpriteSheet("wig")
    assert uncut.recolored({}).sprites.keys() == sheet.sprites.keys()
    assert uncut.sprites == {}


def test_faults_are_told(sheet: SpriteSheet) -> None:
    for wish, said in (
        ({"x": 1.5}, r"SpriteSheet.put\(\): x is 1.5; games count in whole numbers"),
        ({"turn": 0.5}, r"SpriteSheet.put\(\): turn is 0.5;"),
        ({"scale": 1.5}, r"SpriteSheet.put\(\): scale is 1.5;"),
    ):
        with pytest.raises(TypeError, match=said):
            sheet.put(blank(), "keycap", **{"x": 1, "y": 1, **wish})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"scale is 9; it is from 1 to 8"):
        sheet.put(blank(), "keycap", 1, 1, scale=9)
    with pytest.raises(KeyError):
        sheet.put(blank(), "keycapp", 1, 1, turn=4)
    assert sprite_sheet("wig") is sprite_sheet("wig")
