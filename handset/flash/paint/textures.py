"""Pixels of bitmaps and gradients, and what of them lies under each pixel of the screen."""

from __future__ import annotations

import io
import zlib
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from handset.flash.swf.bitmaps import MAX_PIXELS, DefineJpeg, DefineLossless, PixelFormat
from handset.flash.swf.colors import Gradient, SpreadMode
from handset.flash.swf.fills import BitmapFill, GradientFill
from handset.flash.swf.geometry import ONE, TWIPS, AffineMatrix

Texture = NDArray[np.uint8]
"""Shape (height, width, 4), RGBA, not premultiplied."""
Numbers = NDArray[np.int64]

NOTHING: Texture = np.zeros((1, 1, 4), dtype=np.uint8)
GRADIENT_STEPS = 256
HALF_SQUARE = 16_384
"""Twips from the middle of a gradient's square to its side."""


def decode_bitmap(bitmap: DefineJpeg | DefineLossless) -> Texture:
    """Return a bitmap's pixels; one that cannot be decoded is a single clear pixel."""
    return _decode_jpeg(bitmap) if isinstance(bitmap, DefineJpeg) else _decode_lossless(bitmap)


def gradient_table(gradient: Gradient) -> Texture:
    """Return the colors of a gradient from ratio 0 to 255, as a texture of one row; one without stops is black."""
    ratios = list(accumulate((stop.ratio for stop in gradient.stops), max))
    table = np.zeros((1, GRADIENT_STEPS, 4), dtype=np.uint8)
    table[..., 3] = 255
    if not ratios:
        return table
    steps = np.arange(GRADIENT_STEPS, dtype=np.int64)
    place = np.searchsorted(ratios, steps, side="right")
    before = np.clip(place - 1, 0, len(ratios) - 1)
    after = np.clip(place, 0, len(ratios) - 1)
    colors = np.array([stop.color for stop in gradient.stops], dtype=np.int64)
    low, high = np.array(ratios)[before], np.array(ratios)[after]
    width = np.maximum(high - low, 1)
    share = np.clip(steps - low, 0, width)
    mixed = colors[before] + (colors[after] - colors[before]) * share[:, None] // width[:, None]
    table[0] = mixed
    return table


def sample_gradient(
    fill: GradientFill, table: Texture, matrix: AffineMatrix, left: int, top: int, width: int, height: int
) -> Texture:
    """Return the colors of a gradient over a rectangle of pixels."""
    x, y = source_places(matrix.after(fill.matrix), left, top, width, height)
    if fill.radial:
        far = np.sqrt((x * x + y * y).astype(np.float64)).astype(np.int64)
        place = far * (GRADIENT_STEPS - 1) // HALF_SQUARE
    else:
        place = (x + HALF_SQUARE) * (GRADIENT_STEPS - 1) // (2 * HALF_SQUARE)
    colors: Texture = table[0][_spread(place, fill.gradient.spread)]
    return colors


def sample_bitmap(
    fill: BitmapFill, texture: Texture, matrix: AffineMatrix, left: int, top: int, width: int, height: int
) -> Texture:
    """Return the colors of a bitmap over a rectangle of pixels: the nearest pixel, or the four around, where smooth."""
    placed = matrix.after(fill.matrix)
    upright = placed.b == placed.c == 0 and placed.a == placed.d == TWIPS * ONE
    x, y = source_places(placed, left, top, width, height, scale=256)
    if upright or not fill.smooth:
        return _texel(texture, x >> 8, y >> 8, repeats=fill.repeats)
    x, y = x - 128, y - 128
    column, row, along, down = x >> 8, y >> 8, (x & 255)[..., None], (y & 255)[..., None]
    corners = [
        _texel(texture, column + dx, row + dy, repeats=fill.repeats).astype(np.int64) for dy in (0, 1) for dx in (0, 1)
    ]
    upper = corners[0] * (256 - along) + corners[1] * along
    lower = corners[2] * (256 - along) + corners[3] * along
    mixed: Texture = ((upper * (256 - down) + lower * down) >> 16).astype(np.uint8)
    return mixed


def source_places(
    matrix: AffineMatrix, left: int, top: int, width: int, height: int, scale: int = 1
) -> tuple[Numbers, Numbers]:
    """Return where the middle of each pixel lies in the coordinates that the matrix carries onto the screen.

    Args:
        matrix: From the fill's own coordinates to twips on the screen.
        left: Leftmost pixel.
        top: Topmost pixel.
        width: Pixels across.
        height: Pixels down.
        scale: Parts of a unit that places are given in.
    """
    across = matrix.a * matrix.d - matrix.b * matrix.c
    if across == 0:
        zeros = np.zeros((height, width), dtype=np.int64)
        return zeros, zeros
    x = (np.arange(left, left + width, dtype=np.int64) * TWIPS + TWIPS // 2 - matrix.tx)[None, :]
    y = (np.arange(top, top + height, dtype=np.int64) * TWIPS + TWIPS // 2 - matrix.ty)[:, None]
    # 2^16 times the inverse, whose terms have 2^-16: numerators stay well within 64 bits on a phone's screen
    factor = (ONE * ONE * scale) / across
    own_x = np.floor((matrix.d * x - matrix.c * y) * (factor / ONE))
    own_y = np.floor((matrix.a * y - matrix.b * x) * (factor / ONE))
    bound = float(1 << 30)
    return (
        np.clip(own_x, -bound, bound).astype(np.int64),
        np.clip(own_y, -bound, bound).astype(np.int64),
    )


def _texel(texture: Texture, column: Numbers, row: Numbers, *, repeats: bool) -> Texture:
    height, width = texture.shape[:2]
    if repeats:
        row, column = row % height, column % width
    found: Texture = texture[np.clip(row, 0, height - 1), np.clip(column, 0, width - 1)]
    return found


def _spread(place: Numbers, mode: SpreadMode) -> Numbers:
    last = GRADIENT_STEPS - 1
    if mode is SpreadMode.REPEAT:
        return place % GRADIENT_STEPS
    if mode is SpreadMode.REFLECT:
        folded = place % (2 * GRADIENT_STEPS)
        return np.where(folded > last, 2 * GRADIENT_STEPS - 1 - folded, folded)
    return np.clip(place, 0, last)


def _decode_jpeg(bitmap: DefineJpeg) -> Texture:
    try:
        with Image.open(io.BytesIO(bitmap.data)) as image:
            if image.width * image.height > MAX_PIXELS:
                return NOTHING
            pixels = np.array(image.convert("RGBA"))
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError, Image.DecompressionBombError):
        return NOTHING
    if bitmap.packed_alpha:
        size = pixels.shape[0] * pixels.shape[1]
        alpha = _unpacked(bitmap.packed_alpha, size)
        pixels[..., 3] = np.frombuffer(alpha, dtype=np.uint8).reshape(pixels.shape[:2])
        return _without_premultiplication(pixels)
    return pixels


def _unpacked(packed: bytes, size: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, size).ljust(size, b"\xff")
    except zlib.error:
        return b"\xff" * size


def _decode_lossless(bitmap: DefineLossless) -> Texture:
    if not bitmap.width or not bitmap.height:
        return NOTHING
    data = np.frombuffer(bitmap.unpacked(), dtype=np.uint8)
    rows = data[bitmap.table_size :].reshape(bitmap.height, bitmap.row_size)
    pixels = np.full((bitmap.height, bitmap.width, 4), 255, dtype=np.uint8)
    match bitmap.pixel_format:
        case PixelFormat.INDEXED:
            depth = 4 if bitmap.with_alpha else 3
            table = np.full((256, 4), 255, dtype=np.uint8)
            table[:, :3] = 0
            table[: bitmap.color_count, :depth] = data[: bitmap.table_size].reshape(-1, depth)
            pixels = table[rows[:, : bitmap.width]]
        case PixelFormat.RGB15:
            pairs = rows[:, : bitmap.width * 2].reshape(bitmap.height, bitmap.width, 2).astype(np.uint16)
            value = pairs[..., 0] << 8 | pairs[..., 1]
            for channel, shift in enumerate((10, 5, 0)):
                five = (value >> shift) & 31
                pixels[..., channel] = five << 3 | five >> 2
        case PixelFormat.RGB24:
            words = rows[:, : bitmap.width * 4].reshape(bitmap.height, bitmap.width, 4)
            pixels[..., :3] = words[..., 1:]
            if bitmap.with_alpha:
                pixels[..., 3] = words[..., 0]
    return _without_premultiplication(pixels) if bitmap.with_alpha else pixels


def _without_premultiplication(pixels: Texture) -> Texture:
    alpha = pixels[..., 3:].astype(np.int64)
    straight = np.where(alpha > 0, pixels[..., :3].astype(np.int64) * 255 // np.maximum(alpha, 1), 0)
    found = pixels.copy()
    found[..., :3] = np.minimum(straight, 255)
    return found
