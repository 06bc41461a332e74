"""Pages painted without a phone, as `run.py shot --page` paints them, for tests that compare two pictures."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from handset.browser.display.paint import PaintContext, paint
from handset.browser.forms.forms import FormState
from handset.browser.images import inline_picture
from handset.browser.layout.measure import Measure
from handset.browser.page import Page
from handset.lcd import Pixels
from handset.model import HandsetModel, load_model
from handset.network import Response
from handset.preview.folder import content_type
from handset.screen import lcd_of, typeface_of

SUITE = Path(os.environ.get("CSS2_REFTESTS", "../shared/data/css2-reftests"))
HOST = "http://page.test/"


HEIGHT = 320
"""Of the viewport that the suite is painted in; it is 240 wide."""


@cache
def model(css: str = "full", height: int = HEIGHT) -> HandsetModel:
    """The plain phone with a viewport of another height."""
    plain = load_model("qvga")
    bars = plain.status_height + plain.softkey_height
    return msgspec.structs.replace(
        plain,
        lcd=msgspec.structs.replace(plain.lcd, height=height + bars),
        browser=msgspec.structs.replace(plain.browser, css=css),
    )


@cache
def measure() -> Measure:
    return Measure(typeface_of("outline"))


def painted_file(root: Path, name: str, css: str = "full", height: int = HEIGHT) -> Pixels:
    """The viewport's pixels of a file under `root`, which is also where its pictures and sheets are."""
    path = root / name
    answer = Response(HOST + name, 200, (("Content-Type", content_type(path)),), path.read_bytes())
    return painted(answer, root, css, height)


def painted(response: Response, root: Path | None = None, css: str = "full", height: int = HEIGHT) -> Pixels:
    """The viewport's pixels of an answer, (height, 240, 3)."""
    phone = model(css, height)
    files: dict[str, bytes | None] = {}
    page = Page(response, phone, measure(), files=files)
    files.update((url, _file(url, root)) for url in page.subresource_urls)
    lcd, area = lcd_of(phone), phone.viewport
    canvas = lcd.canvas().part(area)
    canvas.fill((255, 255, 255))
    paint(canvas, page.layout, 0, still_look(page))
    return lcd.render(canvas).page_pixels[area.y : area.bottom, area.x : area.right]


def _file(url: str, root: Path | None) -> bytes | None:
    if url.startswith("data:"):
        return inline_picture(url)
    path = root / url.removeprefix(HOST) if root is not None and url.startswith(HOST) else None
    return path.read_bytes() if path is not None and path.is_file() else None


def still_look(page: Page) -> PaintContext:
    """The look of a page that nobody has touched, at its first tick."""
    return PaintContext(
        lambda node, width, height: found.surface(0, width, height) if (found := page.picture(node)) else None,
        lambda url, width, height: found.surface(0, width, height) if (found := page.picture_at(url)) else None,
        FormState(),
        (0, 0, 0),
        (0, 0, 0),
        (255, 255, 255),
    )


def same(one: Pixels, other: Pixels) -> bool:
    return bool(np.array_equal(one, other))


def passes(root: Path, test: str, reference: str) -> bool:
    """Test and reference paint the same, and the test without its author's CSS does not."""
    wanted = painted_file(root, reference)
    return same(painted_file(root, test), wanted) and not same(painted_file(root, test, "none"), wanted)
