"""Whole stages painted: depth, masks, transforms, states, text, and the same bytes every time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from handset.flash.assembler.movie_builder import PLAIN_FIELD, MovieBuilder
from handset.flash.paint.coverage import Coverage
from handset.flash.paint.painter import MoviePainter, PaintedMovie, view_matrix
from handset.flash.player import MoviePlayer
from handset.flash.swf.buttons import ButtonCondition
from handset.flash.swf.colors import Rgba
from handset.flash.swf.fills import LineStyle, SolidFill
from handset.flash.swf.fonts import DefineFont
from handset.flash.swf.geometry import AffineMatrix, ColorTransform, TwipsRect
from handset.flash.swf.morphs import DefineMorphShape
from handset.flash.swf.shapes import DefineShape, ShapeOutline, ShapePath
from handset.flash.swf.texts import DefineText, GlyphRun, TextAlign
from tests.handset.flash.running import RED, run

BLUE = SolidFill(Rgba(0, 0, 255))
HUGE = 1 << 29
WHITE_PIXEL, RED_PIXEL, BLUE_PIXEL = [255, 255, 255], [255, 0, 0], [0, 0, 255]


class BlockFace:
    """A face whose letters are blocks, half as wide as high."""

    def width(self, text: str, size: int) -> int:
        return len(text) * size // 2

    def coverage(self, text: str, size: int) -> Coverage:
        return np.full((size, self.width(text, size)), 255, dtype=np.uint8)


def small() -> MovieBuilder:
    return MovieBuilder(width=40, height=40)


def paint(builder: MovieBuilder, frames: int = 1, size: tuple[int, int] = (40, 40)) -> PaintedMovie:
    builder.main.show_frame()
    return painted(run(builder, frames)[0], size)


def painted(player: MoviePlayer, size: tuple[int, int] = (40, 40)) -> PaintedMovie:
    return MoviePainter(*size, BlockFace()).paint(player.stage)


def pixel(picture: PaintedMovie, x: int, y: int) -> list[int]:
    return [int(channel) for channel in picture.pixels[y, x]]


def test_higher_depths_lie_over_lower_ones() -> None:
    builder = small()
    builder.main.place(builder.rectangle(0, 0, 20, 20, BLUE), 2, 10, 10)
    builder.main.place(builder.rectangle(0, 0, 20, 20, RED), 1)
    picture = paint(builder)
    assert [pixel(picture, x, x) for x in (5, 15, 25, 35)] == [RED_PIXEL, BLUE_PIXEL, BLUE_PIXEL, WHITE_PIXEL]


def test_a_mask_holds_what_stands_up_to_its_depth() -> None:
    builder = small()
    big = builder.rectangle(0, 0, 40, 40, RED)
    builder.main.place(builder.rectangle(0, 0, 10, 40, BLUE), 1, masks_up_to=2)
    builder.main.place(big, 2)
    builder.main.place(builder.rectangle(0, 0, 40, 5, BLUE), 3)
    picture = paint(builder)
    assert [pixel(picture, *place) for place in ((5, 20), (20, 20), (20, 2))] == [RED_PIXEL, WHITE_PIXEL, BLUE_PIXEL]


def test_colors_go_through_every_transform_above_them() -> None:
    builder = small()
    clip = builder.timeline()
    clip.place(
        builder.rectangle(0, 0, 40, 40, SolidFill(Rgba(200, 100, 50))), 1, color_transform=ColorTransform(green=128)
    )
    clip.show_frame()
    builder.main.place(builder.sprite(clip), 1, color_transform=ColorTransform(alpha=128, blue_term=100))
    assert pixel(paint(builder), 9, 9) == [228, 153, 203]


def test_what_is_hidden_is_not_painted() -> None:
    builder = small()
    clip = builder.timeline()
    clip.place(builder.rectangle(0, 0, 40, 40, RED), 1)
    clip.show_frame()
    builder.main.place(builder.sprite(clip), 1, name="mc")
    builder.main.actions('push "mc" 7 0\nsetProperty')
    assert pixel(paint(builder), 9, 9) == WHITE_PIXEL


def test_a_button_shows_its_state() -> None:
    builder = small()
    up, over = builder.rectangle(0, 0, 40, 40, RED), builder.rectangle(0, 0, 40, 40, BLUE)
    builder.main.place(builder.button(up, {ButtonCondition.OVER_TO_DOWN: "stop"}, over=over), 1)
    builder.main.show_frame()
    player, _ = run(builder)
    before = pixel(painted(player), 9, 9)
    player.press(15)
    assert (before, pixel(painted(player), 9, 9)) == (RED_PIXEL, BLUE_PIXEL)


def test_a_morph_is_halfway_at_half_its_ratio() -> None:
    builder = small()

    def outline(width: int, color: Rgba) -> ShapeOutline:
        right = width * 20
        edges = ((right, 0, right, 0), (right, 800, right, 800), (0, 800, 0, 800), (0, 0, 0, 0))
        return ShapeOutline((SolidFill(color),), (), (ShapePath(0, 0, 1, 0, (0, 0), edges),))

    box = TwipsRect(0, 800, 0, 800)
    start, end = outline(10, Rgba(255, 0, 0)), outline(30, Rgba(0, 0, 255))
    morph = builder.define(DefineMorphShape(0, box, box, start, end))
    builder.main.place(morph, 1, ratio=32_768)
    picture = paint(builder)
    assert pixel(picture, 19, 20) == [127, 0, 127]
    assert pixel(picture, 21, 20) == WHITE_PIXEL


def test_a_line_is_at_least_a_pixel_wide_and_grows_with_its_shape() -> None:
    builder = small()
    hair = builder.outline((0, 210), [(800, 210, 800, 210)], None, LineStyle(1, RED))
    thick = builder.outline((0, 0), [(200, 0, 200, 0)], None, LineStyle(40, BLUE))
    builder.main.place(hair, 1)
    builder.main.place(thick, 2, matrix=AffineMatrix(131_072, 0, 0, 131_072, 200, 600))
    picture = paint(builder)
    assert [pixel(picture, 20, y) for y in (9, 10, 11)] == [WHITE_PIXEL, RED_PIXEL, WHITE_PIXEL]
    assert [pixel(picture, 20, y) for y in (27, 28, 31, 32)] == [WHITE_PIXEL, BLUE_PIXEL, BLUE_PIXEL, WHITE_PIXEL]


def test_glyphs_are_drawn_in_the_color_of_their_run_and_can_be_read() -> None:
    builder = small()
    square = ShapePath(0, 0, 1, 0, (0, 0), ((512, 0, 512, 0), (512, -512, 512, -512), (0, -512, 0, -512), (0, 0, 0, 0)))
    font = builder.define(DefineFont(0, (ShapeOutline((), (), (square,)),), b"f", (ord("A"),)))
    run_ = GlyphRun(font, 400, Rgba(0, 0, 255), 100, 400, ((0, 300), (0, 300)))
    builder.main.place(builder.define(DefineText(0, TwipsRect(100, 700, 200, 400), AffineMatrix(), (run_,))), 1)
    picture = paint(builder)
    assert [pixel(picture, x, 15) for x in (4, 6, 13, 16, 21, 26, 32)] == [
        *(WHITE_PIXEL, BLUE_PIXEL, BLUE_PIXEL, WHITE_PIXEL, BLUE_PIXEL, BLUE_PIXEL, WHITE_PIXEL)
    ]
    assert [(text.text, text.box) for text in picture.texts] == [("AA", (5, 10, 30, 10))]


@pytest.mark.parametrize(("align", "left"), [(TextAlign.LEFT, 2), (TextAlign.CENTER, 14), (TextAlign.RIGHT, 26)])
def test_a_field_shows_its_variable_in_the_phones_face(align: TextAlign, left: int) -> None:
    builder = small()
    looks = replace(PLAIN_FIELD, align=align, color=Rgba(255, 0, 0))
    builder.main.place(builder.text_field("score", 0, 10, 40, 20, looks=looks), 1)
    builder.main.actions('push "score" 42\nsetVariable')
    picture = paint(builder)
    row = [pixel(picture, x, 18) for x in range(40)]
    assert [x for x in range(40) if row[x] == RED_PIXEL] == list(range(left, left + 12))
    assert [text.text for text in picture.texts] == ["42"]


def test_a_field_wraps_where_it_may_have_several_lines() -> None:
    builder = small()
    looks = replace(PLAIN_FIELD, multiline=True, word_wrap=True)
    builder.main.place(builder.text_field("", 0, 0, 40, 40, text="あいうえおかきく", looks=looks), 1)
    picture = paint(builder)
    dark = (picture.pixels.sum(axis=2) == 0).sum(axis=1)
    assert [int(dark[y]) for y in (1, 5, 20)] == [0, 36, 12]


def test_a_stage_fits_its_picture_with_its_aspect_kept() -> None:
    builder = MovieBuilder(width=100, height=50)
    builder.main.place(builder.rectangle(0, 0, 100, 50, RED), 1)
    picture = paint(builder, size=(200, 200))
    assert [pixel(picture, 100, y) for y in (49, 50, 149, 150)] == [WHITE_PIXEL, RED_PIXEL, RED_PIXEL, WHITE_PIXEL]
    assert view_matrix(builder.movie(), 100, 50) == AffineMatrix()


def test_pictures_are_the_same_whatever_was_painted_before() -> None:
    builder = small()
    ball = builder.ellipse(20, 20, 15, 11, RED, LineStyle(30, BLUE))
    for number in range(9):
        builder.main.place(ball, 1, number * 1.3, number * 0.7)
        builder.main.show_frame()
        builder.main.remove(1)
    player, _ = run(builder)
    used = MoviePainter(40, 40, BlockFace())
    for _ in range(8):
        kept = used.paint(player.stage).pixels
        assert kept.tobytes() == painted(player).pixels.tobytes()
        assert used.paint(player.stage).pixels.tobytes() == kept.tobytes()
        player.step_frame()


def test_a_shape_of_points_far_away_is_painted_without_an_error() -> None:
    builder = small()
    far = 1 << 14
    edges = ((far, far, far, far), (-far, far, -far, far), (0, -far, 0, -far))
    path = ShapePath(0, 0, 1, 1, (0, -far), edges)
    outline = ShapeOutline((RED,), (LineStyle(65_535, BLUE),), (path,))
    shape = builder.define(DefineShape(0, TwipsRect(0, 1, 0, 1), outline))
    builder.main.place(shape, 1, matrix=AffineMatrix(HUGE, HUGE, -HUGE, HUGE, HUGE, -HUGE))
    builder.main.place(shape, 2, matrix=AffineMatrix(0, 0, 0, 0, 0, 0))
    nested = shape
    for _ in range(8):
        clip = builder.timeline()
        brighter = ColorTransform(9999, alpha=9999)
        clip.place(nested, 1, matrix=AffineMatrix(HUGE, 0, 0, -HUGE, HUGE, 0), color_transform=brighter)
        clip.show_frame()
        nested = builder.sprite(clip)
    builder.main.place(nested, 3)
    assert paint(builder).pixels.shape == (40, 40, 3)


def test_glyphs_say_what_their_font_tells_in_shift_jis_too() -> None:
    outline = ShapeOutline((), (), ())
    for codes, shift_jis, words in (
        ((0x82A0, 0xB1, 65), True, "あｱA"),
        ((0x3042, 65, 66), False, "あAB"),
        ((), False, ""),
    ):
        builder = small()
        font = builder.define(DefineFont(0, (outline,) * 3, b"f", codes, shift_jis))
        glyphs = GlyphRun(font, 240, Rgba(0, 0, 0), 0, 240, ((0, 240), (1, 240), (2, 240)))
        builder.main.place(builder.define(DefineText(0, TwipsRect(0, 700, 0, 240), AffineMatrix(), (glyphs,))), 1)
        assert [text.text for text in paint(builder).texts] == ([words] if words else []), codes


def test_a_button_shows_the_clips_in_its_states() -> None:
    builder = small()
    timeline = builder.timeline()
    timeline.place(builder.rectangle(0, 0, 10, 10, BLUE), 1, 4, 4)
    timeline.show_frame()
    inner = builder.timeline()
    inner.place(builder.sprite(timeline), 3, 10, 0)
    inner.show_frame()
    builder.main.place(builder.button(builder.sprite(inner), {13: "stop"}), 1, 5, 0)
    picture = paint(builder)
    assert pixel(picture, 24, 9) == BLUE_PIXEL
    assert pixel(picture, 9, 9) == WHITE_PIXEL
    assert pixel(picture, 30, 9) == WHITE_PIXEL


def test_a_curved_line_is_as_dark_all_along() -> None:
    for radius in (9, 11.5, 14):
        for width in (30, 50, 90):
            builder = small()
            black = LineStyle(width, SolidFill(Rgba(0, 0, 0)))
            builder.main.place(builder.ellipse(20, 20, radius, radius, None, black), 1)
            picture = paint(builder).pixels.astype(int)
            ink = (255 - picture[..., 0]).sum() / 255
            area = 2 * 3.14159 * radius * width / 20
            assert abs(ink - area) / area < 0.03, (radius, width, ink, area)


def test_with_fewer_places_what_moves_is_near_and_nothing_else_changes() -> None:
    for twips in range(60):
        builder = small()
        builder.main.place(builder.ellipse(4, 4, 20, 20, RED), 1, matrix=AffineMatrix(tx=twips, ty=2 * twips))
        builder.main.show_frame()
        player = run(builder)[0]
        exact = painted(player).pixels.astype(int)
        fewer = MoviePainter(40, 40, BlockFace(), places=4).paint(player.stage).pixels.astype(int)
        difference = np.abs(exact - fewer)
        assert difference.max() <= 255 * 5 // 20, twips
        if twips % 5 == 0:
            assert difference.max() == 0, twips
