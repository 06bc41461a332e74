"""Bitmaps and gradients, pixel by pixel."""

from __future__ import annotations

import io
import zlib

import numpy as np
from PIL import Image

from handset.flash.paint.textures import NOTHING, Texture, decode_bitmap, gradient_table, sample_bitmap, sample_gradient
from handset.flash.swf.bitmaps import DefineJpeg, DefineLossless, PixelFormat, join_jpeg
from handset.flash.swf.colors import Gradient, GradientStop, Rgba, SpreadMode
from handset.flash.swf.fills import BitmapFill, GradientFill
from handset.flash.swf.geometry import ONE, TWIPS, AffineMatrix

RED, BLUE = Rgba(255, 0, 0), Rgba(0, 0, 255)
RAMP = Gradient((GradientStop(0, RED), GradientStop(255, BLUE)))


def lossless(
    form: PixelFormat, width: int, height: int, data: bytes, *, colors: int = 0, alpha: bool = False
) -> Texture:
    return decode_bitmap(DefineLossless(1, form, width, height, colors, alpha, zlib.compress(data)))


def test_each_format_of_lossless_bitmaps_is_decoded() -> None:
    table = bytes([255, 0, 0, 0, 255, 0])
    indexed = lossless(PixelFormat.INDEXED, 3, 2, table + bytes([0, 1, 0, 99, 1, 1, 7, 99]), colors=2)
    assert indexed[0].tolist() == [[255, 0, 0, 255], [0, 255, 0, 255], [255, 0, 0, 255]]
    assert indexed[1].tolist() == [[0, 255, 0, 255], [0, 255, 0, 255], [0, 0, 0, 255]]
    rgb15 = lossless(PixelFormat.RGB15, 1, 1, bytes([0x7C, 0x1F, 0, 0]))
    assert rgb15[0].tolist() == [[255, 0, 255, 255]]
    rgb24 = lossless(PixelFormat.RGB24, 1, 1, bytes([0, 10, 20, 30]))
    assert rgb24[0].tolist() == [[10, 20, 30, 255]]
    rgba = lossless(PixelFormat.RGB24, 2, 1, bytes([128, 64, 0, 128, 0, 0, 0, 0]), alpha=True)
    assert rgba[0].tolist() == [[127, 0, 255, 128], [0, 0, 0, 0]]
    palette = lossless(PixelFormat.INDEXED, 1, 1, bytes([64, 0, 0, 128, 0]), colors=1, alpha=True)
    assert palette[0].tolist() == [[127, 0, 0, 128]]


def test_a_bitmap_that_is_cut_off_or_damaged_is_dark_or_clear() -> None:
    assert lossless(PixelFormat.RGB24, 2, 1, bytes([0, 10, 20, 30]))[0].tolist() == [[10, 20, 30, 255], [0, 0, 0, 255]]
    broken = decode_bitmap(DefineLossless(1, PixelFormat.RGB24, 1, 1, 0, False, b"not zlib"))
    assert broken[0].tolist() == [[0, 0, 0, 255]]
    assert decode_bitmap(DefineJpeg(1, b"not a picture")) is NOTHING


def test_a_jpeg_is_joined_from_its_tables_and_takes_its_alpha() -> None:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 100, 50)).save(file, "JPEG", quality=95)
    data = file.getvalue()
    whole = decode_bitmap(DefineJpeg(1, join_jpeg(b"", b"\xff\xd9\xff\xd8" + data)))
    assert np.abs(whole[4, 4, :3].astype(int) - (200, 100, 50)).max() <= 3
    clear = decode_bitmap(DefineJpeg(1, data, zlib.compress(bytes([0, 255]) * 32)))
    assert clear[..., 3].ravel()[:4].tolist() == [0, 255, 0, 255]


def test_a_gradient_runs_between_its_stops() -> None:
    table = gradient_table(RAMP)[0]
    assert table[0].tolist() == [255, 0, 0, 255]
    assert table[255].tolist() == [0, 0, 255, 255]
    assert table[51].tolist() == [204, 0, 51, 255]
    assert gradient_table(Gradient(()))[0, 9].tolist() == [0, 0, 0, 255]
    late = gradient_table(Gradient((GradientStop(100, RED), GradientStop(101, BLUE))))[0]
    assert (late[:101, 0] == 255).all()
    assert (late[101:, 2] == 255).all()


def gradient_row(spread: SpreadMode, *, radial: bool = False) -> list[int]:
    """The red of a row of 40 pixels whose middle 20 are the gradient's square."""
    fill = GradientFill(Gradient(RAMP.stops, spread), AffineMatrix(400 * ONE // 32768, 0, 0, ONE, 400, 0), radial)
    colors = sample_gradient(fill, gradient_table(fill.gradient), AffineMatrix(), 0, 0, 40, 1)
    return [int(red) for red in colors[0, :, 0]]


def test_a_gradient_goes_on_as_its_spread_says() -> None:
    pad, reflect, repeat = (gradient_row(mode) for mode in SpreadMode)
    assert pad[:10] == [255] * 10
    assert pad[30:] == [0] * 10
    assert pad[10:30] == sorted(pad[10:30], reverse=True)
    assert len(set(pad[10:30])) == 20
    assert np.abs(np.array(reflect[:10]) - reflect[10:20][::-1]).max() <= 2
    assert np.abs(np.array(repeat[:10]) - repeat[20:30]).max() <= 2


def test_a_radial_gradient_runs_outwards() -> None:
    row = gradient_row(SpreadMode.PAD, radial=True)
    assert row[19] > 235
    assert row[19] >= row[24] > row[29]
    assert row[:9] == [0] * 9


def test_a_bitmap_is_placed_repeated_and_smoothed() -> None:
    texture = np.array([[[0, 0, 0, 255], [100, 0, 0, 255], [200, 0, 0, 255]]], dtype=np.uint8)
    plain = AffineMatrix(TWIPS * ONE, 0, 0, TWIPS * ONE, 0, 0)

    def row(matrix: AffineMatrix, *, repeats: bool, smooth: bool) -> list[int]:
        colors = sample_bitmap(BitmapFill(1, matrix, repeats, smooth), texture, AffineMatrix(), 0, 0, 6, 1)
        return [int(red) for red in colors[0, :, 0]]

    assert row(plain, repeats=False, smooth=True) == [0, 100, 200, 200, 200, 200]
    assert row(plain, repeats=True, smooth=True) == [0, 100, 200, 0, 100, 200]
    double = AffineMatrix(2 * TWIPS * ONE, 0, 0, 2 * TWIPS * ONE, 0, 0)
    assert row(double, repeats=False, smooth=False) == [0, 0, 100, 100, 200, 200]
    assert row(double, repeats=False, smooth=True) == [0, 25, 75, 125, 175, 200]
    assert row(AffineMatrix(0, 0, 0, 0, 0, 0), repeats=False, smooth=False) == [0] * 6
