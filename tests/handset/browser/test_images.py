"""Pictures as they come from the network: what their bytes claim, and what of it a page shows."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from PIL import Image

from handset.browser.images import MAX_PIXELS, Animation, decoded

SIDE = 90


def film(colors: Sequence[str], left: int) -> bytes:
    """A GIF of 90x90 with a frame a colour, of which the last stands `left` pixels to the right."""
    frames = [Image.new("RGB", (SIDE, SIDE), color) for color in colors]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100, disposal=1)
    raw = bytearray(out.getvalue())
    descriptor = raw.rindex(b"\x2c\x00\x00\x00\x00" + SIDE.to_bytes(2, "little"))
    raw[descriptor + 1 : descriptor + 3] = left.to_bytes(2, "little")
    return bytes(raw)


def opened(data: bytes) -> Animation:
    found = decoded(data, ("gif",))
    assert found is not None
    return found


@pytest.mark.parametrize("left", [0, 1, 45, SIDE, 1_000])
def test_a_frame_beside_the_first_is_cut_off_at_its_edge(left: int) -> None:
    picture = opened(film(["#ff0000", "#0000ff"], left))
    assert [frame.get_size() for frame in picture.frames] == [(SIDE, SIDE)] * 2
    last = picture.frames[1]
    seen = [tuple(last.get_at((x, 40)))[:3] for x in (0, SIDE - 1)]
    assert seen == [(0, 0, 255) if left == 0 else (255, 0, 0), (0, 0, 255) if left < SIDE else (255, 0, 0)]


def test_a_film_ends_before_a_frame_so_far_out_that_it_would_take_the_memory() -> None:
    assert 65_535 * SIDE > MAX_PIXELS
    picture = opened(film(["#ff0000", "#00ff00", "#0000ff"], 65_535))
    assert [frame.get_size() for frame in picture.frames] == [(SIDE, SIDE)] * 2
    assert tuple(picture.frames[1].get_at((40, 40)))[:3] == (0, 255, 0)
