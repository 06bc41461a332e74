"""Words of options and buttons, sizes of pictures, and what stands for them."""

from __future__ import annotations

from itertools import product

import pytest

from handset.browser.forms.options import collapsed
from handset.browser.layout.boxes import Box
from tests.handset.browser.browser_harness import html, laid_out, make_page, picture


@pytest.mark.parametrize(
    ("written", "label"),
    [
        (" \n 東京\t都 ", "東京 都"),
        ("\u3000東京", "\u3000東京"),
        ("&emsp;東京&nbsp;", "\u2003東京\xa0"),
        ("東 \u3000 京", "東 \u3000 京"),
    ],
)
def test_an_options_label_keeps_wide_spaces(written: str, label: str) -> None:
    page = make_page(f"<form><select name=a><option>{written}</select></form>")
    assert page.forms.chosen_label(page.document.focusables[0]) == label


def test_only_htmls_white_space_collapses() -> None:
    assert collapsed("\t a \r\n\f b\u2003\u2009c \x0bd\x1c ") == "a b\u2003\u2009c \x0bd\x1c"


SIZE = (80, 40)


def picture_box(style: str, doctype: str = "<!DOCTYPE html>", size: tuple[int, int] = SIZE) -> Box:
    page = make_page(f"{doctype}<img src=p style='display:block;{style}'>")
    page.files = {html("").url + "p": picture(*size)}
    page.layout.reach_end()
    return next(item for item in page.layout.body.walk() if isinstance(item, Box) and item.kind == "image")


LIMITS = ["", "min-width:100px", "max-width:40px", "min-height:60px", "max-height:20px"]
EXPECTED = {"": SIZE, "min-width:100px": (100, 50), "max-width:40px": (40, 20), "min-height:60px": (120, 60),
            "max-height:20px": (40, 20)}  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("doctype", ["", "<!DOCTYPE html>"])
def test_a_picture_keeps_its_shape_within_its_limits(limit: str, doctype: str) -> None:
    box = picture_box(limit, doctype)
    assert (box.width, box.height) == EXPECTED[limit]


@pytest.mark.parametrize(("width", "height"), list(product([None, 10, 100, 200], [None, 10, 60])))
@pytest.mark.parametrize("border", [0, 3])
def test_a_picture_has_the_size_that_is_said(width: int | None, height: int | None, border: int) -> None:
    said = f"width:{width}px;" * (width is not None) + f"height:{height}px;" * (height is not None)
    box = picture_box(f"{said}border:{border}px solid")
    if width is None:
        width = 80 if height is None else height * 2
    if height is None:
        height = 40 if width == 80 else width // 2
    assert (box.width, box.height) == (width + 2 * border, height + 2 * border)


@pytest.mark.parametrize("padding", [0, 60, 190])
def test_room_beside_a_picture_does_not_shrink_it_in_standards_mode(padding: int) -> None:
    assert picture_box(f"padding-left:{padding}px").width == 80 + padding


@pytest.mark.parametrize("doctype", ["", "<!DOCTYPE html>"])
@pytest.mark.parametrize("width", [241, 300, 480])
def test_a_picture_wider_than_the_screen_is_shrunk_unless_a_page_of_standards_says_its_width(
    width: int, doctype: str
) -> None:
    assert picture_box("", doctype, (width, 100)).width == 240
    assert picture_box(f"width:{width}px", doctype).width == (width if doctype else 240)


CONTROLS = (
    "<input name=a style='{}'>",
    "<textarea name=a style='{}'></textarea>",
    "<select name=a style='{}'><option>x</select>",
    "<input type=SUBMIT value=x style='{}'>",
    "<input type=Reset style='{}'>",
    "<button style='{}'>x</button>",
    "<input type=file name=a style='{}'>",
)


def control_box(markup: str, style: str, doctype: str, model: str = "qvga", kind: str = "text/html") -> Box:
    body = laid_out(f"{doctype}<body style='margin:0'><form>{markup.format(style)}</form>", model, kind)
    return next(item for line in body.lines() for item in line.pieces if isinstance(item, Box))


@pytest.mark.parametrize("doctype", ["", "<!DOCTYPE html>"])
def test_a_control_has_the_size_that_is_said(doctype: str) -> None:
    for markup, width, height, border, padding in product(CONTROLS, (40, 100), (30, 50), (0, 3), (0, 5)):
        said = f"width:{width}px;height:{height}px;border:{border}px solid;padding:{padding}px"
        box = control_box(markup, said, doctype)
        outside = 2 * (border + padding) if doctype and box.kind in ("field", "area") else 0
        assert (box.width, box.height) == (width + outside, height + outside), (markup, said)


def test_a_control_grows_with_its_edges() -> None:
    for markup, border, padding in product(CONTROLS, (0, 1, 5), (0, 2, 8)):
        bare = control_box(markup, "border:0;padding:0", "")
        box = control_box(markup, f"border:{border}px solid;padding:{padding}px", "")
        edges = 2 * (border + padding)
        assert (box.width, box.height) == (min(237, bare.width + edges), bare.height + edges), (markup, border, padding)


def test_no_control_is_wider_than_the_screen() -> None:
    for markup, width, doctype in product(CONTROLS, ("100%", "240px", "500px", "120%"), ("", "<!DOCTYPE html>")):
        for model, room in (("qvga", 240), ("w61ca", 232), ("p906i", 240)):
            box = control_box(markup, f"width:{width}", doctype, model, "application/xhtml+xml")
            assert box.x + box.width <= room - box.margin[1], (markup, width, model)
            assert box.width == room - 3, (markup, width, model)


def test_texts_of_controls_stand_on_the_baseline() -> None:
    for markup, edges in product(CONTROLS[:1] + CONTROLS[2:6], ("2px 2px 10px", "9px 2px 0", "0")):
        body = laid_out(f"<body style='margin:0'>x{markup.format(f'padding:{edges};margin:0;border:0')}")
        line = next(body.lines())
        box = next(item for item in line.pieces if isinstance(item, Box))
        text = next(item for item in line.pieces if not isinstance(item, Box))
        assert box.content_y == text.y, (markup, edges)


def test_a_number_without_a_built_in_picture_shows_nothing() -> None:
    numbers = ["0", "829", "9999", "-1", "", "sun", "4 4", "１", "44x", *(str(number) for number in range(1000, 1045))]
    for number, model in product(numbers, ("w61ca", "qvga")):
        pieces = [each for line in laid_out(f"<img localsrc='{number}'>a", model).lines() for each in line.pieces]
        (image,) = (each for each in pieces if isinstance(each, Box))
        assert (image.width, image.height) == (0, 0), (number, model)
    for markup, width in {"<img localsrc=999 alt=ab>": 26, "<img localsrc=999 src=a>": 16, "<img src=a>": 16}.items():
        (line,) = laid_out(markup, "w61ca").lines()
        assert [item.width for item in line.pieces] == [width], markup
