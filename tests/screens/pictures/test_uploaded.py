"""Photos are decoded with limits, and nothing but the picture is kept."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from screens.pictures.uploaded import KEPT, MOST_BYTES, PhotoFault, box_of, develop, is_uploaded, shrink, square
from tests.screens.photographs import gif, jpeg, png_of


def opened(raw: bytes) -> Image.Image:
    return Image.open(io.BytesIO(raw))


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (jpeg(640, 480), (240, 180)),
        (jpeg(480, 640), (240, 320)),
        (jpeg(3000, 30), (240, 2)),
        (jpeg(60, 60), (60, 60)),
        (gif(120, 90), (120, 90)),
    ],
)
def test_a_photo_is_kept_as_large_as_a_phone_shows_it(raw: bytes, kept: tuple[int, int]) -> None:
    body, name = develop(raw, 0x9F3C)
    assert opened(body).size == kept
    assert opened(body).format == "JPEG"
    assert name == f"up{kept[0]}x{kept[1]}-0000000000009f3c"
    assert is_uploaded(name)


def test_nothing_but_the_picture_is_kept_and_it_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kabuto"
    body, _ = develop(jpeg(400, 200, exif=exif), 1)
    assert opened(body).size == (160, 320)
    assert not opened(body).getexif()
    assert b"Kabuto" not in body
    assert b"where I live" not in body


def test_what_is_transparent_shows_the_page() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(out, "PNG")
    body, _ = develop(out.getvalue(), 1)
    assert opened(body).getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "not a photo"),
        (b"GIF89a", "not a photo"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a photo"),
        (b"%PDF-1.4" + b"0" * 500, "not a photo"),
        (b"BM" + b"\0" * 200, "not a photo"),
        (jpeg()[:300], "not a photo"),
        (b"\xff" * (MOST_BYTES + 1), "too large"),
        (png_of(4000, 3001), "too many pixels"),
        (png_of(30_000, 30_000), "too many pixels"),
        (png_of(200, 200), "not a photo"),
    ],
)
def test_what_is_no_photo_or_would_not_fit_is_refused(raw: bytes, why: str) -> None:
    with pytest.raises(PhotoFault, match=why):
        develop(raw, 1)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_photo_is_a_photo_or_refused(data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from([jpeg(64, 48), gif(30, 20), png_of(8, 8)])))
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        body, name = develop(bytes(raw), 5)
    except PhotoFault:
        return
    assert opened(body).width <= KEPT[0]
    assert is_uploaded(name)


@given(st.integers(1, 2000), st.integers(1, 2000), st.sampled_from([52, 76, 120, 180, 220, 240]))
@settings(max_examples=40, deadline=None)
def test_the_room_a_page_leaves_is_the_room_it_takes(width: int, height: int, room: int) -> None:
    body, name = develop(jpeg(width, height), 5)
    assert opened(shrink(body, room)).size == box_of(name, room)
    assert box_of(name, room)[0] <= room


def test_drawn_photos_are_four_to_three_and_faces_square() -> None:
    assert box_of("cat-17", 180) == (180, 135)
    assert opened(square(jpeg(300, 200), 76)).size == (76, 76)
