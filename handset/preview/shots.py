"""Pictures of pages as files: what `run.py shot` takes, named so that the next run writes the same files again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from handset.app_protocols import waits_for_keys
from handset.browser.app import BrowserApp
from handset.keypad import TICKS_PER_SECOND
from handset.lcd import Lcd, Pixels
from handset.machine import Handset
from handset.pictures import save_pixels
from handset.preview.contact import Budget, ContactCell, contact_sheet
from handset.preview.difference import difference, read_picture, size_of
from handset.preview.inspector.weight import Weight, weigh
from handset.screen import typeface_of
from keitai.common.errors import KeitaiError

Part = Literal["lcd", "page", "full"]
"""The whole LCD, the page's viewport alone, or the page from top to bottom; the last two without focus and marks."""

LONGEST_LOAD = 120 * TICKS_PER_SECOND
TALLEST = 65_536
"""Page pixels of a whole page's picture; what is below is cut off."""


@dataclass(frozen=True)
class _Shot:
    name: str
    device: str
    pixels: Pixels
    weight: Weight | None
    """None where the phone shows no page."""


class Shooter:
    """Takes screenshots and writes them: a file each into a folder, or one contact sheet into a .png file."""

    def __init__(self, part: Part, out: Path) -> None:
        self._part = part
        self._out = out
        self._shots: list[_Shot] = []

    def capture(self, phone: Handset, open_page: Callable[[], None], address: str, file: Path | None) -> None:
        """Show a page on `phone` by `open_page`, wait until it is there, and capture its picture.

        The picture is named after `file`, or after the address where the page is not a file. It is taken with reduced
        motion: a running or blinking text stands where it can be read.
        Raises `KeitaiError` when the page is not there after two minutes of phone time.
        """
        settings = phone.settings
        moving, settings.reduced_motion = settings.reduced_motion, True
        try:
            self._capture(phone, open_page, address, file)
        finally:
            settings.reduced_motion = moving

    def _capture(self, phone: Handset, open_page: Callable[[], None], address: str, file: Path | None) -> None:
        open_page()
        phone.step()
        for _ in range(LONGEST_LOAD):
            if not phone.network.busy and waits_for_keys(phone.foreground):
                break
            phone.step()
        else:
            raise KeitaiError(f"{address} was still loading after two minutes of the phone's time")
        name = file.stem if file is not None else name_of(address)
        page = phone.foreground.page if isinstance(phone.foreground, BrowserApp) else None
        weight = weigh(page) if page is not None else None
        self._shots.append(_Shot(name, phone.model.name, capture_part(phone, self._part), weight))

    def write(self) -> list[Path]:
        """Write the screenshots; return the files in the order of capture."""
        pictures = self._pictures()
        for path, pixels in pictures.items():
            save_pixels(pixels, path)
        return list(pictures)

    def compare(self, folder: Path) -> Iterator[str]:
        """Yield a sentence for each screenshot that differs from the picture of its name in `folder`.

        Nothing where all agree.

        Beside each picture that differs another one is written, `NAME-difference.png`: then, now, what changed. Raises
        `KeitaiError` when a picture there cannot be read.
        """
        for path, pixels in self._pictures().items():
            before = folder / path.name
            if not before.is_file():
                yield f"{path.name}: was not found in {folder}"
                continue
            then = read_picture(before)
            found = difference(then, pixels)
            if found is None:
                continue
            marked = path.with_name(f"{path.stem}-difference.png")
            save_pixels(found.picture, marked)
            if found.box is None:
                yield f"{path.name}: it was {size_of(then)} pixels and is {size_of(pixels)}; see {marked}"
            else:
                x, y, width, height = found.box
                yield f"{path.name}: {found.count} pixels differ, within {width}x{height} at {x},{y}; see {marked}"

    def _pictures(self) -> dict[Path, Pixels]:
        """Return the files that are written; the name of one that is taken twice is numbered."""
        if self._shots and self._out.suffix.lower() == ".png":
            return {self._out: self._sheet()}
        several = len({shot.device for shot in self._shots}) > 1
        pictures: dict[Path, Pixels] = {}
        for shot in self._shots:
            stem, tail = shot.name, f"@{shot.device}.png" if several else ".png"
            path, number = self._out / (stem + tail), 2
            while path in pictures:
                path, number = self._out / f"{stem}-{number}{tail}", number + 1
            pictures[path] = shot.pixels
        return pictures

    def _sheet(self) -> Pixels:
        if len(self._shots) == 1:
            return self._shots[0].pixels
        one_page = len({shot.name for shot in self._shots}) == 1
        cells = [
            ContactCell(shot.device if one_page else f"{shot.name} {shot.device}", shot.pixels, _budget(shot.weight))
            for shot in self._shots
        ]
        return contact_sheet(cells, typeface_of("outline"))


def _budget(weight: Weight | None) -> Budget | None:
    if weight is None:
        return None
    return Budget(f"{weight.counted / 1000:.1f} of {weight.limit / 1000:.0f} KB", weight.fits)


def capture_part(phone: Handset, part: Part) -> Pixels:
    """Capture a part of what the phone shows, in LCD pixels: (height, width, 3) RGB."""
    model, app = phone.model, phone.foreground
    if part == "lcd":
        return phone.frame().pixels
    viewport, scale = model.viewport, model.scale
    if not isinstance(app, BrowserApp):
        top, left = viewport.y * scale, viewport.x * scale
        return phone.frame().pixels[top : top + viewport.height * scale, left : left + viewport.width * scale]
    height = viewport.height if part == "page" else min(TALLEST, max(viewport.height, app.page_height))
    lcd = Lcd(viewport.width, height, model.lcd.colors, scale, typeface_of(model.typeface))
    canvas = lcd.canvas()
    app.draw_page(canvas, 0 if part == "full" else app.scroll)
    return lcd.render(canvas).pixels


def name_of(address: str) -> str:
    """Return a file name for an address: `diary-12` for /diary/12, with the host for another site's."""
    parts = urlsplit(address)
    words = re.findall(r"[\w.]*\w[\w.]*", f"{parts.netloc} {unquote(parts.path)} {unquote(parts.query)}")
    return "-".join(words)[:120].strip(".") or "top"
