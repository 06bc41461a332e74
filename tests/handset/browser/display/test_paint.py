"""Background pictures: each tile where it belongs, however small it is."""

from __future__ import annotations

import base64
import io
import random
from itertools import product

import numpy as np
import pytest
from PIL import Image

from handset.browser.display.paint import paint
from handset.browser.images import inline_picture
from handset.browser.page import Page
from handset.lcd import Pixels
from handset.network import Response
from handset.screen import lcd_of
from tests.handset.browser.browser_harness import BrowserHarness
from tests.handset.browser.reftests import measure, model, still_look


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


def test_a_fixed_picture_is_placed_in_the_viewport_wherever_a_box_stands() -> None:
    width, height = 7, 5
    buffer = io.BytesIO()
    Image.frombytes("RGB", (width, height), random.Random(2).randbytes(width * height * 3)).save(buffer, "PNG")
    tile = np.asarray(Image.open(buffer))
    address = "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()
    boxes = {
        "body": ("", "<p style='height:900px'>"),
        "div": ("", ""),
        "cell": ("<table cellspacing=0 cellpadding=0><tr><td", "></table>"),
        "moved": ("<div style='position:relative;left:9px;top:4px'>", "</div>"),
        "clipped": ("<div style='overflow:hidden;height:60px;padding:3px'>", "</div>"),
    }
    places = {"0 0": (0, 0), "9px 8px": (9, 8), "center": (233 // 2, 315 // 2), "right bottom": (233, 315)}
    for (name, (before, after)), (place, (left, top)), scroll in product(boxes.items(), places.items(), (3, 11, 20)):
        style = f"style='background:url({address}) {place} fixed;"
        if name == "body":
            markup = f"<body {style}'>{after}"
        else:
            tag = f"{before} {style}" if name == "cell" else f"{before}<div {style}"
            markup = f"<div style='height:40px'></div>{tag}width:90px;height:50px'></div>{after}"
            markup = markup.replace("</div></table>", "</table>") + "<p style='height:900px'>"
        pixels = _scrolled(markup, scroll)
        for y, x in product(range(45, 60, 4), range(14, 60, 9)):
            wanted = tile[(y - top) % height, (x - left) % width]
            assert np.array_equal(pixels[y, x], wanted), (name, place, scroll, x, y)


def test_a_page_s_picture_at_the_bottom_is_at_the_bottom_of_the_whole_page() -> None:
    address = "data:image/png;base64," + base64.b64encode(png(9, 9, seed=1)).decode()
    for place, y in (("bottom", 2_000 - 9), ("center", (2_000 - 9) // 2), ("0 25%", (2_000 - 9) // 4)):
        style = f"margin:0;background:url({address}) no-repeat {place}"
        markup = f"<body style='{style}'><div style='height:2000px'></div>"
        for scroll in (0, y - 9):
            seen = (_scrolled(markup, scroll) != 255).any(axis=(1, 2))
            assert bool(seen.any()) == (scroll > 0), (place, scroll)


def _scrolled(markup: str, scroll: int) -> Pixels:
    """The viewport of a page that is scrolled."""
    response = Response("http://page.test/", 200, (("Content-Type", "text/html"),), markup.encode())
    files: dict[str, bytes | None] = {}
    page = Page(response, model(), measure(), files=files)
    files.update((url, inline_picture(url)) for url in page.subresource_urls)
    lcd, area = lcd_of(model()), model().viewport
    canvas = lcd.canvas().part(area)
    canvas.fill((255, 255, 255))
    paint(canvas, page.layout, scroll, still_look(page))
    return lcd.render(canvas).page_pixels[area.y : area.bottom, area.x : area.right]
