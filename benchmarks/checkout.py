"""The browser of one checkout of this project, measured in a process of its own.

    PYTHONPATH=DIR python -P benchmarks/checkout.py [--processor]

Reads one JSON line with the pages, then a line for each measurement ("first 3": the third page to its first frame, or
"whole 3"), and answers each with the seconds it took: time that passed, or with `--processor` the processor's own.
Imports nothing but that checkout's `handset`.
"""

from __future__ import annotations

import base64
import json
import sys
from time import perf_counter, process_time

from handset.browser.display.paint import paint
from handset.browser.layout.measure import Measure
from handset.browser.page import Page
from handset.lcd import Canvas
from handset.model import load_model
from handset.network import Response
from handset.screen import lcd_of, typeface_of

try:
    from handset.browser.display.paint import PaintContext
except ImportError:  # what it was called at commit 509bbac
    from handset.browser.display.paint import Look as PaintContext  # type: ignore[attr-defined,no-redef]

MODEL = load_model("qvga")
MEASURE = Measure(typeface_of("outline"))


def page_of(body: bytes, content_type: str = "text/html; charset=Shift_JIS") -> Page:
    return Page(Response("http://a.test/", 200, (("Content-Type", content_type),), body), MODEL, MEASURE)


def look_of(page: Page) -> PaintContext:
    return PaintContext(lambda *_: None, lambda *_: None, page.forms, (0, 0, 0), (0, 0, 0), (255, 255, 255))


def first_frame(page: Page, canvas: Canvas) -> None:
    """Bytes to a painted screen."""
    canvas.texts.clear()
    paint(canvas, page.layout, 0, look_of(page))


def serve() -> None:
    """Answer measurements until the input ends."""
    pages = [(base64.b64decode(body), kind) for body, kind in json.loads(sys.stdin.readline())]
    canvas = lcd_of(MODEL).canvas()
    clock = process_time if "--processor" in sys.argv else perf_counter
    for line in sys.stdin:
        work, number = line.split()
        start = clock()
        page = page_of(*pages[int(number)])
        if work == "first":
            first_frame(page, canvas)
        else:
            page.layout.reach_end()
        print(clock() - start, flush=True)


if __name__ == "__main__":
    serve()
