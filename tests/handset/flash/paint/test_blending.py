"""Pictures kept between frames are those that a painting from nothing gives, whatever moves."""

from __future__ import annotations

import random

import numpy as np

from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.paint.blending import KeptPicture, PixelBox, PlacedBlending, changes, make_blending
from handset.flash.paint.painter import MoviePainter
from handset.flash.swf.colors import Gradient, GradientStop, Rgba
from handset.flash.swf.fills import GradientFill, LineStyle, SolidFill
from handset.flash.swf.geometry import AffineMatrix, ColorTransform
from tests.handset.flash.paint.test_painter import BlockFace
from tests.handset.flash.running import run

SKY = GradientFill(
    Gradient((GradientStop(0, Rgba(255, 0, 0, 90)), GradientStop(255, Rgba(0, 0, 255)))),
    AffineMatrix(2000, 0, 0, 2000, 300, 300),
    True,
)


def moving(chance: random.Random) -> MovieBuilder:
    """Return a movie of 12 frames in which shapes, texts and masks come, move, change color and go."""
    builder = MovieBuilder(width=60, height=50)
    line = LineStyle(40, SolidFill(Rgba(0, 80, 0)))
    shapes = [
        builder.ellipse(0, 0, 14, 9, SKY, line),
        builder.rectangle(-6, -6, 12, 12, SolidFill(Rgba(250, 200, 0, 140))),
        builder.rectangle(-300, -2, 600, 5, SolidFill(Rgba(0, 160, 160))),
        builder.polygon([(0, -12), (10, 8), (-10, 8)], SKY),
        builder.text_field("", 0, 0, 30, 14, text="ab"),
    ]
    standing: set[int] = set()
    for _ in range(12):
        for _ in range(chance.randrange(1, 4)):
            depth = chance.randrange(1, 9)
            x, y = chance.choice([7, 20, 33.5, 70]), chance.choice([-3, 10, 24.25, 48])
            matrix = AffineMatrix(round(x * 7), 0, 0, 65536, round(x * 20), round(y * 20)) if x > 33 else None
            match chance.randrange(4 if depth in standing else 2):
                case 0 | 1 if depth not in standing:
                    masks = depth + 2 if chance.random() < 0.25 else None
                    builder.main.place(chance.choice(shapes), depth, x, y, matrix=matrix, masks_up_to=masks)
                    standing.add(depth)
                case 2 if depth in standing:
                    builder.main.remove(depth)
                    standing.discard(depth)
                case _:
                    builder.main.move(depth, x, y, color_transform=ColorTransform(alpha=chance.choice([256, 100])))
        builder.main.show_frame()
    return builder


def test_a_kept_picture_is_the_one_painted_from_nothing() -> None:
    for seed in range(25):
        player, _ = run(moving(random.Random(seed)), 1)
        painter = MoviePainter(60, 50, BlockFace())
        for frame in range(14):
            kept = painter.paint(player.stage).pixels
            fresh = MoviePainter(60, 50, BlockFace()).paint(player.stage).pixels
            assert (kept == fresh).all(), f"seed {seed}, frame {frame}"
            player.step_frame()


def test_only_what_one_picture_has_counts_as_changed() -> None:
    blending = make_blending(np.full((2, 2), 9, dtype=np.uint8), np.zeros(3, dtype=np.uint8))
    a, b, c, d = (PlacedBlending(blending, left, 0) for left in range(4))
    assert changes([a, b, c], [a, b, c]) == []
    assert changes([a, b, c], [a, c]) == [b]
    assert changes([a, c], [a, d, c]) == [d]
    assert changes([a, b, c, d], [b, a, c, d]) == [a, b, b, a]
    assert changes([], [a]) == [a]
    assert changes([a, a, b], [a, b]) == [a]


def test_shares_of_255_blend_exactly() -> None:
    shares = np.arange(256, dtype=np.uint8)[None, :]
    for below in range(0, 256, 15):
        for above in (0, 1, 77, 128, 254, 255):
            placed = PlacedBlending(make_blending(shares, np.full(3, above, dtype=np.uint8)), 0, 0)
            picture = KeptPicture(256, 1).compose(Rgba(below, below, below), [placed])
            expected = [(below * (255 - share) + above * share + 127) // 255 for share in range(256)]
            assert picture[0, :, 1].tolist() == expected


def test_a_joined_box_holds_both() -> None:
    assert PixelBox(0, 0, 4, 4).joined(PixelBox(6, 2, 8, 9)) == PixelBox(0, 0, 8, 9)
    assert PixelBox(0, 0, 8, 9).size == 72
