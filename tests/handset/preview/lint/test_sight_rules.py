"""What lint says of contrast: in lines, cells, parents, focused links, over pictures."""

from __future__ import annotations

import io
from itertools import product

import pytest
from PIL import Image

from handset.model import model_names
from handset.preview.lint.background import READABLE, Background, contrast_ratio
from handset.preview.lint.check import check
from handset.preview.lint.finding import Finding
from tests.every_case import every_case
from tests.handset.browser.browser_harness import XHTML, make_page


def found(markup: str, model: str = "qvga", **options: object) -> list[Finding]:
    return [each for each in check(make_page(markup, model, XHTML, **options)) if each.rule == "contrast"]


INKS = ["#000000", "#ffffff", "#ff0000", "#0000ff", "#ffff00", "#808080", "#ff9900", "#cccccc"]
INNER = ["<div>{0}</div>", "<p><b>{0}</b></p>", "<center><font size='1'>{0}</font></center>", "<ul><li>{0}</li></ul>",
         "<table><tr><td>{0}</td></tr></table>", "<a name='x'>{0}</a>", "<blink>{0}</blink>",
         "<form>{0}</form>"]  # fmt: skip


def rgb(name: str) -> tuple[int, int, int]:
    return int(name[1:3], 16), int(name[3:5], 16), int(name[5:7], 16)


@pytest.mark.parametrize("inner", INNER)
def test_a_parents_ground_counts_for_what_stands_in_it(inner: str) -> None:
    for ink, ground in product(INKS, INKS):
        bad = contrast_ratio(rgb(ink), rgb(ground)) < READABLE
        word = inner.format(f"<font color='{ink}'>word</font>")
        markup = f"<body bgcolor='{ground}' text='#7f7f7f'>\n{word}"
        assert [(each.line, each.column) for each in found(markup)] == [
            (2, markup.split("\n")[1].index("word") + 1)
        ] * bad


@every_case(("ink", "ground"), list(product(INKS, INKS)))
def test_a_focused_links_colours_count(ink: str, ground: str) -> None:
    sheet = f"<style>a:focus{{color:{ink};background-color:{ground}}}</style><a href='/x' accesskey='1'>1</a>"
    told = [each.what for each in found(sheet)]
    assert told == ["a focused link is hard to read"] * (contrast_ratio(rgb(ink), rgb(ground)) < READABLE)


def picture(left: str, right: str = "", share: float = 0.5) -> bytes:
    image = Image.new("RGBA", (32, 32), left or (0, 0, 0, 0))
    if right:
        image.paste(Image.new("RGBA", (32, 32), right), (round(32 * (1 - share)), 0))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


WAYS = ["<body background='/b.png' bgcolor='{1}'>\n<font color='{0}'>word</font>",
        "<body style='background:{1} url(/b.png)'>\n<font color='{0}'>word</font>",
        "<body bgcolor='#7f7f7f'><div style='background:{1} url(/b.png)'>\n<font color='{0}'>word</font></div>",
        "<style>.x{{background:{1} url(/b.png)}}</style><p class='x'>\n<font color='{0}'>word</font></p>"]  # fmt: skip


@every_case("way", WAYS)
@every_case(("ink", "shown"), list(product(INKS[:4], INKS[:4])))
def test_a_picture_that_covers_all_is_judged_by_its_colours(way: str, ink: str, shown: str) -> None:
    files = {"http://a.test/b.png": picture(shown)}
    bad = contrast_ratio(rgb(ink), rgb(shown)) < READABLE
    told = found(way.format(ink, "#7f7f7f"), files=files)
    assert [(each.line, "100 % of the background picture" in each.why) for each in told] == [(2, True)] * bad


@pytest.mark.parametrize("share", [0.25, 0.5, 0.625, 0.75])
def test_a_picture_hides_a_text_by_more_than_half(share: float) -> None:
    files = {"http://a.test/b.png": picture("#ffffff", "#000000", share)}
    assert bool(found(WAYS[0].format("#000000", "#ffffff"), files=files)) == (share > 0.5)
    assert bool(found(WAYS[0].format("#ffffff", "#000000"), files=files)) == (share < 0.5)


def test_a_picture_that_does_not_cover_all_leaves_the_colour_to_be_read_on() -> None:
    once = "<body style='background:{1} url(/b.png) no-repeat'><font color='{0}'>word</font>"
    files = {"http://a.test/b.png": picture("#ffffff")}
    assert not found(once.format("#ffffff", "#000000"), files=files)
    assert found(once.format("#ffffff", "#eeeeee"), files=files)
    assert not found(once.format("#000000", "#ffffff"), files=files)


def test_holes_of_a_picture_show_the_colour_and_a_missing_one_leaves_it() -> None:
    clear, gone = {"http://a.test/b.png": picture("")}, {"http://a.test/b.png": None}
    for files in (clear, gone):
        assert found(WAYS[0].format("#ffffff", "#ffffff"), files=files)
        assert not found(WAYS[0].format("#ffffff", "#000000"), files=files)


def test_a_model_that_shows_no_background_picture_is_judged_by_its_colour() -> None:
    files = {"http://a.test/b.png": picture("#000000")}
    pages = {model: make_page("<body background='/b.png'>x", model, XHTML, files=files) for model in model_names()}
    shown = {model for model, page in pages.items() if page.layout.ground.picture and page.picture_at("/b.png")}
    assert "qvga" in shown
    assert "p906i" not in shown
    told = {model for model in model_names() if found(WAYS[0].format("#ffffff", "#ffffff"), model, files=files)}
    assert told == set(model_names()) - shown


def test_a_ground_of_one_colour() -> None:
    assert Background((255, 255, 255)).contrast_fault((0, 0, 0)) == ""
    assert Background((0, 0, 0)).contrast_fault((0, 0, 0)) == "#000000 on #000000 has a contrast of 1.0"
