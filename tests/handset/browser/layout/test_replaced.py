"""Words of options and buttons, sizes of pictures, and what stands for them."""

from __future__ import annotations

import re
from itertools import product

import pytest

from handset.browser.forms.options import collapsed
from handset.browser.layout.boxes import Box
from handset.keypad import Key
from tests.handset.browser.browser_harness import BrowserHarness, html, laid_out, make_page, picture


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


_IN_BUTTONS = (
    ("<b>あい</b>う", ["あいう"]),
    ("あ<br>いう", ["あ", "いう"]),
    ("<br>あ", ["", "あ"]),
    ("<font color=red>あ</font><br><b>い</b><br>うえお", ["あ", "い", "うえお"]),
    ("<img src=none.gif width=30 height=24>あ", ["あ"]),
    ("<p>あい</p><p>う</p>", ["あい", "う"]),
    ("あいうえおかきくけこさしすせそ", None),
    ("abc <i>def</i> ghi <u>jkl</u> mno pqr stu vwx", None),
)


def test_a_button_holds_lines_with_their_markup_in_its_middle() -> None:
    """The sizes of a button are what it holds, 6 pixels of padding left and right, 2 above and below, and a frame."""
    for (inside, wanted), outer, style in product(
        _IN_BUTTONS, ("{}", "<td>{}", "<div style='width:150px'>{}</div>"), ("", "padding:0", "width:140px;height:90px")
    ):
        if outer.startswith("<td"):
            outer = "<table cellpadding=0 cellspacing=0><tr>" + outer
        body = laid_out(outer.format(f"<button style='{style}'>{inside}</button>"))
        pieces = [piece for line in body.lines() for piece in line.pieces]
        button = next(piece for piece in pieces if isinstance(piece, Box) and piece.kind == "button")
        case = inside, outer, style
        (content,) = button.children
        assert isinstance(content, Box)
        found = [line.text.strip() for line in content.lines()]
        if wanted is None:
            room = 140 if style.startswith("width") else 240 if "150" not in outer else 150
            assert "".join(found).replace(" ", "") == re.sub("<.*?>| ", "", inside), case
            assert button.width <= room, case
            assert len(found) > 1, case
        else:
            assert found == wanted or style.startswith("width"), case
        assert button.width == content.width + button.edges_across, case
        assert button.height == (90 if style.startswith("width") else content.height + button.edges_down), case
        above = content.y - button.content_y
        assert (above, content.x) == ((button.content_height - content.height) // 2, button.content_x), case


def test_what_follows_a_button_stands_on_its_last_line() -> None:
    for lines in range(1, 6):
        for tail in ("う", "<img src=x width=9 height=9>"):
            body = laid_out("<button>" + "<br>".join(["<b>い</b>"] * lines) + f"</button>{tail}")
            (line,) = (each for each in body.lines() if len(each.pieces) == 2)
            button = line.pieces[0]
            assert isinstance(button, Box)
            assert line.y + line.ascent == button.baseline == button.y + button.height - 3 - 20 + 17, lines


def test_a_button_that_is_disabled_writes_in_gray_and_one_of_a_picture_is_called_by_its_words() -> None:
    harness = BrowserHarness(
        {
            "http://a.test/": "<form action=/s><button disabled><b>だめ</b></button>"
            "<button name=b value=1><img src=x alt=進む></button></form>"
        }
    )
    harness.browser.open("http://a.test/")
    harness.wait(20)
    (run,) = (run for run in harness.phone.frame().texts if run.text == "だめ")
    assert run.color == (0x99, 0x99, 0x99)
    harness.press(Key.DOWN)
    assert harness.browser.focused_text == "進む"
    harness.press(Key.OK)
    assert harness.site.asked[-1].url == "http://a.test/s?b=1"
