"""The sample pages with bytes changed by chance: whatever comes out is painted in time, and END answers.

`pytest -m nightly` runs a hundred times as many.
"""

from __future__ import annotations

import random
import resource
import time
from pathlib import Path

import pytest

from handset.browser.page import Page
from handset.browser.paint import paint
from handset.keypad import Key
from handset.lcd import Canvas
from handset.model import load_model, model_names
from handset.network import Response
from handset.screen import lcd_of
from tests.handset.browser.bench import Bench
from tests.handset.browser.reftests import measure, still_look

SEEDS = [path.read_bytes() for path in sorted(Path(__file__).with_name("pages").glob("*.html"))]
SCRAPS = [
    b"<", b">", b"</", b"<table><tr><td>", b"</table>", b"<div style='float:left;width:99%'>", b"<marquee>", b"<select>",
    b"<option>" * 50, b"&#99999999;", b"&#xE63E;", b"\xf8\x9f", b"\x1b$Gj\x0f", b"\x1b$", b"\x00", b"\xff\xff", b"<!--",
    b"<style>*{margin:-9999px}</style>", b"<style>td{display:inline}</style>", b" colspan=65535", b" rowspan=65535",
    b" width=1", b" width=99999", b" style='display:table-cell'", b" style='font-size:0'", b" style='line-height:9999px'",
    b" style='text-indent:-9999px'", b"<img src='data:image/gif;base64,R0lGODlh//8='>", b"<pre>" + b" " * 5_000,
    "長い" .encode("cp932") * 500, b"<base href='x-phone:go'>", b"<meta http-equiv=refresh content='0;url=#'>", b"]]>",
    b"<body background=a.gif>", b"<font size=+999>", b"<ol start=-99999 type=i><li>", b"<td valign=baseline height=1>",
    b"<style>table{border-collapse:collapse}td{border:9px double}</style>", b"<a href='javascript:x'>",
]  # fmt: skip
SECONDS = 5.0
MEGABYTES = 256


def mutated(number: int) -> bytes:
    """The page of a number: a sample, or two joined, with a few places changed."""
    chance = random.Random(number)
    body = bytearray(chance.choice(SEEDS))
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(body) + 1)
        kind = chance.randrange(6)
        if kind == 0:
            body[place:place] = chance.choice(SCRAPS)
        elif kind == 1:
            del body[place : place + chance.randint(1, 80)]
        elif kind == 2 and place < len(body):
            body[place] = chance.randrange(256)
        elif kind == 3:
            body[place:place] = body[place : place + chance.randint(1, 200)] * chance.randint(1, 20)
        elif kind == 4:
            other = chance.choice(SEEDS)
            start = chance.randrange(len(other))
            body[place:place] = other[start : start + 300]
        else:
            body[place:place] = chance.choice(SCRAPS) * chance.randint(1, 30)
    return bytes(body[:100_000])


MODELS = [load_model(name) for name in model_names()]


def try_page(number: int) -> None:
    model = MODELS[number % len(MODELS)]
    kind = ("text/html; charset=Shift_JIS", "application/xhtml+xml", "text/html", "text/html; charset=utf-8")[
        number % 4
    ]
    page = Page(Response("http://a.test/", 200, (("Content-Type", kind),), mutated(number)), model, measure())
    canvas: Canvas = lcd_of(model).canvas().part(model.viewport)
    start = time.process_time()
    look = still_look(page)
    paint(canvas, page.layout, 0, look)
    height = page.layout.reach_end()
    paint(canvas, page.layout, max(0, height - canvas.height), look)
    assert time.process_time() - start < SECONDS, f"page {number} took too long"
    assert page.layout.done


@pytest.mark.parametrize("block", range(10))
def test_a_thousand_changed_pages(block: int) -> None:
    for number in range(block * 100, block * 100 + 100):
        try_page(number)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < MEGABYTES * 1024 * 4


@pytest.mark.nightly
def test_a_hundred_thousand_changed_pages() -> None:
    for number in range(1_000, 100_000):
        try_page(number)


@pytest.mark.parametrize("number", range(0, 1_000, 25))
def test_end_answers_on_a_changed_page(number: int) -> None:
    body = mutated(number)
    url = "http://a.test/"
    bench = Bench({url: Response(url, 200, (("Content-Type", "text/html"),), body)}, MODELS[number % len(MODELS)].name)
    bench.browser.open(url)
    bench.press(Key.DOWN, Key.OK, Key.DOWN, wait=2)
    bench.phone.frame()
    bench.press(Key.END, wait=1)
    if bench.phone.foreground.kind != "standby":
        # A field that is being written asks first.
        bench.press(Key.END, Key.OK, Key.END, wait=2)
    assert bench.phone.clock.ticks < 120
