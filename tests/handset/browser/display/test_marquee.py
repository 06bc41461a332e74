"""Where a running text is, by tick: every attribute and property of it, and what each carrier makes of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from handset.browser.display.marquee import offset
from handset.browser.display.paint import paint
from handset.browser.layout.boxes import Box
from handset.browser.page import Page
from handset.browser.style.computed import UPRIGHT
from handset.lcd import Pixels
from handset.model import load_model
from handset.screen import lcd_of
from tests.every_case import every_case
from tests.handset.browser.browser_harness import find, html, laid_out, make_page
from tests.handset.browser.reftests import measure, still_look

TEXT = "あいう"  # 60 pixels wide


def place(markup: str, ticks: int, model: str = "qvga") -> int | None:
    page = make_page(markup, model)
    page.layout.reach(10**6)
    box = find(page.layout.body, "marquee" if "<marquee" in markup else "div")
    strip, browser = box.children[0], page.model.browser
    assert isinstance(strip, Box)
    look = replace(
        still_look(page),
        ticks=ticks,
        marquee_passes=browser.marquee_passes,
        marquee_most=browser.marquee_most,
        marquee_vanishes=browser.marquee_vanishes,
    )
    lengths = strip.height, box.content_height
    if box.style.marquee_dir not in UPRIGHT:
        lengths = strip.width, 240
    return offset(box.style, *lengths, look)


RUNS = [
    ("", {0: 240, 100: 140, 299: -59, 300: 240}),
    ("behavior=scroll direction=left", {100: 140}),
    ("direction=right", {0: -60, 100: 40, 299: 239, 300: -60}),
    ("direction=sideways behavior=jump", {100: 140}),
    ("loop=2", {599: -59, 600: 0, 9999: 0}),
    ("loop=2 direction=right", {599: 239, 600: 180}),
    ("loop=infinite", {30_000: 240}),
    ("loop=-1", {30_000: 240}),
    ("loop=0", {30_000: 240}),
    ("loop=x", {30_000: 240}),
    ("behavior=slide", {0: 240, 100: 140, 239: 1, 240: 0, 9999: 0}),
    ("behavior=slide direction=right", {0: -60, 239: 179, 240: 180}),
    ("behavior=alternate", {0: 180, 100: 80, 180: 0, 190: 10, 360: 180}),
    ("behavior=alternate direction=right", {0: 0, 100: 100, 180: 180, 190: 170}),
    ("behavior=alternate loop=1", {180: 0, 999: 0}),
    ("scrollamount=10", {60: 130}),
    ("scrollamount=10 scrolldelay=100", {5: 240, 6: 230, 60: 140}),
    ("scrolldelay=100", {60: 180}),
    ("scrolldelay=1", {60: 144}),
    ("scrollamount=0", {500: 240}),
    ("style='-wap-marquee-speed:slow'", {100: 190}),
    ("style='-wap-marquee-speed:fast'", {100: 40}),
    ("style='-wap-marquee-dir:ltr'", {100: 40}),
    ("direction=right style='-wap-marquee-dir:rtl'", {100: 140}),
    ("style='-wap-marquee-loop:2'", {599: -59, 600: 0}),
    ("loop=1 style='-wap-marquee-loop:infinite'", {30_000: 240}),
    ("style='-wap-marquee-style:slide'", {240: 0, 9999: 0}),
    ("style='-wap-marquee-style:alternate'", {100: 80}),
    ("style='-wap-marquee-style:none'", {0: 0, 100: 0}),
    ("direction=up height=100", {0: 100, 50: 50, 119: -19, 120: 100}),
    ("direction=down height=100", {0: -20, 50: 30}),
    ("direction=up height=100 behavior=slide", {100: 0, 500: 0}),
]  # fmt: skip


@every_case(("attributes", "places"), RUNS)
def test_where_the_text_is(attributes: str, places: dict[int, int]) -> None:
    found = {ticks: place(f"<marquee {attributes}>{TEXT}</marquee>", ticks) for ticks in places}
    assert found == places


CARRIERS = [
    # docomo: 16 passes at most, then the text is gone; its pace and size are the phone's.
    ("l03a", "", {4799: -59, 4800: None}),
    ("l03a", "loop=0", {4799: -59, 4800: None}),
    ("l03a", "loop=99", {4800: None}),
    ("l03a", "loop=1", {299: -59, 300: None}),
    ("l03a", "loop=1 behavior=slide", {300: 0}),
    ("l03a", "scrollamount=10 scrolldelay=100", {100: 140}),
    ("l03a", "direction=up", {100: 140}),
    ("l03a", "style='-wap-marquee-loop:infinite'", {4800: None}),
    # au: once, then it stays; as often as the page says otherwise.
    ("w61ca", "", {299: -59, 300: 0, 9999: 0}),
    ("w61ca", "loop=3", {600: 240, 900: 0}),
    ("w61ca", "loop=infinite", {30_000: 240}),
    ("w61ca", "style='-wap-marquee-loop:infinite'", {30_000: 240}),
    # SoftBank: without end.
    ("911sh", "", {30_000: 240}),
    ("911sh", "loop=-1", {30_000: 240}),
    ("911sh", "loop=2", {600: 0}),
]  # fmt: skip


@pytest.mark.parametrize(("model", "attributes", "places"), CARRIERS)
def test_what_the_carriers_make_of_it(model: str, attributes: str, places: dict[int, int | None]) -> None:
    found = {ticks: place(f"<marquee {attributes}>{TEXT}</marquee>", ticks, model) for ticks in places}
    assert found == places


@pytest.mark.parametrize("tag", ["div", "span", "p"])
def test_the_portable_trio_runs_on_any_element(tag: str) -> None:
    style = "display:-wap-marquee;-wap-marquee-dir:ltr;-wap-marquee-loop:infinite;-wap-marquee-style:scroll"
    markup = f"<{tag} style='{style}'>{TEXT}</{tag}>"
    box = find(laid_out(markup), tag)
    assert box.kind == "marquee"


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ("", (240, 20)),
        ("width=100 height=60", (100, 60)),
        ("width=50%", (120, 20)),
        ("direction=up height=100", (240, 100)),
        ("direction=up", (240, 80)),
    ],
)
def test_the_box_it_runs_in(attributes: str, size: tuple[int, int]) -> None:
    box = find(laid_out(f"<marquee {attributes}>" + "あ" * 40 + "</marquee>"), "marquee")
    assert (box.width, box.height) == size
    fixed = find(laid_out(f"<marquee {attributes}>" + "あ" * 40 + "</marquee>", "l03a"), "marquee")
    assert (fixed.width, fixed.height) == (240, 20)


def picture(markup: str, ticks: int) -> Pixels:
    phone = load_model("qvga")
    page = Page(html(markup), phone, measure())
    lcd, area = lcd_of(phone), phone.viewport
    canvas = lcd.canvas().part(area)
    paint(canvas, page.layout, 0, replace(still_look(page), ticks=ticks))
    return lcd.render(canvas).page_pixels[area.y : area.bottom, area.x : area.right]


@pytest.mark.parametrize(
    ("one", "ticks", "other"),
    [
        ("<marquee>x</marquee>", 140, "<div style='padding-left:100px'>x</div>"),
        ("<marquee direction=right>xy</marquee>", 100, "<div style='padding-left:80px'>xy</div>"),
        ("<marquee direction=up height=100>x<br>y</marquee>", 60, "<div style='padding-top:40px'>x<br>y</div>"),
        ("<marquee direction=down height=100>x</marquee>", 70, "<div style='padding-top:50px'>x</div>"),
        ("<marquee bgcolor=red color=blue>x</marquee>", 240,
         "<div style='background:red;color:blue'>x</div>"),
        ("<marquee><a href=/>x</a></marquee>", 240, "<a href=/>x</a>"),
    ],
)  # fmt: skip
def test_it_is_painted_there(one: str, ticks: int, other: str) -> None:
    assert np.array_equal(picture(one, ticks), picture(other, 0))
    assert not np.array_equal(picture(one, ticks), picture(one, ticks + 20))
