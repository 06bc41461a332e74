"""Background pictures: each tile where it belongs, however small it is."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image

from handset.network import Response
from tests.handset.browser.browser_harness import BrowserHarness


def png(width: int, height: int, seed: int) -> bytes:
    """A picture of chance colours that is partly transparent."""
    buffer = io.BytesIO()
    data = random.Random(seed).randbytes(width * height * 4)
    Image.frombytes("RGBA", (width, height), data).save(buffer, "PNG")
    return buffer.getvalue()


def shown(markup: str, picture: bytes) -> str:
    harness = BrowserHarness(
        {"http://a.test/": markup, "http://a.test/p": Response("", 200, (("Content-Type", "image/png"),), picture)}
    )
    harness.browser.open("http://a.test/")
    return harness.phone.frame().hash


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (7, 9)])
def test_a_repeated_picture_is_as_many_pictures_side_by_side(size: tuple[int, int]) -> None:
    width, height = size
    picture = png(width, height, seed=width)
    across, down = 8, 6
    box = f"margin:0;width:{width * across}px;height:{height * down}px"
    tiled = shown(f"<body bgcolor=#336699><div style='{box};background:url(p)'></div>", picture)
    row = f"<div style='position:static;height:{height}px;line-height:0'>" + "<img src=p>" * across + "</div>"
    assert tiled == shown(
        f"<body bgcolor=#336699><div style='{box};line-height:0;font-size:0'>{row * down}</div>", picture
    )
    assert tiled != shown("<body bgcolor=#336699>", picture)


def test_the_words_of_a_missing_picture_take_as_many_lines_as_its_frame_holds() -> None:
    words = "なくした写真です"
    for width, height, rows in (
        (90, 24, ["なくした"]),
        (90, 46, ["なくした", "写真です"]),
        (48, 70, ["なく", "した", "写真"]),
        (200, 60, [words]),
    ):
        harness = BrowserHarness({"http://a.test/": f"<img src=/gone.gif alt={words} width={width} height={height}>"})
        harness.browser.open("http://a.test/")
        harness.wait(10)
        assert [run.text for run in harness.phone.frame().texts if run.text in words] == rows, (width, height)
