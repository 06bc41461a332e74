"""How form fields look: as their page says, and grey where they are out of use."""

from __future__ import annotations

from itertools import product

import numpy as np

from handset.browser.layout.replaced import ARROW
from handset.lcd import Pixels
from tests.handset.browser.browser_harness import BrowserHarness, html
from tests.handset.browser.reftests import painted

CONTROLS = (
    "<input name=a value=x{}>",
    "<input type=password name=a value=x{}>",
    "<input type=checkbox name=a checked{}>",
    "<input type=radio name=a checked{}>",
    "<input type=submit value=x{}>",
    "<input type=file name=a{}>",
    "<textarea name=a{}>x</textarea>",
    "<select name=a{}><option>x</select>",
    "<select name=a size=3{}><option selected>x<option>y</select>",
    "<button name=a{}>x</button>",
)


def shown(markup: str) -> Pixels:
    return painted(html(f"<form>{markup}</form>"))


def test_a_control_out_of_use_is_grey() -> None:
    for control in CONTROLS:
        used, unused = shown(control.format("")), shown(control.format(" disabled"))
        assert not np.array_equal(used, unused), control
        bare = "margin:0;border:0;padding:0"
        grouped = shown(f"<fieldset disabled style='{bare}'>{control.format('')}</fieldset>")
        assert np.array_equal(unused, grouped), control
        assert unused.min() >= 0x99, control
        assert used.min() < 0x99, control
        assert (unused.max(axis=2) == unused.min(axis=2)).all(), control
        assert np.array_equal(used, shown(control.format(" readonly"))), control


STYLED = {
    "field": "<input name=a value='{}' style='{}'>",
    "area": "<textarea name=a style='{1}'>{0}</textarea>",
    "select": "<select name=a style='{1}'><option>{0}</select>",
    "list": "<select name=a size=3 style='{1}'><option>{0}</select>",
    "submit": "<input type=submit value='{}' style='{}'>",
    "reset": "<input type=reset value='{}' style='{}'>",
    "push": "<input type=button value='{}' style='{}'>",
    "button": "<button name=a style='{1}'>{0}</button>",
    "check": "<input type=checkbox name=a style='{1}'>",
    "radio": "<input type=radio name=a style='{1}'>",
}
PAPER, FRAME = (255, 204, 0), (0, 0, 255)
SIZES = ((120, 40), (60, 30))


def color_at(pixels: Pixels, x: int, y: int) -> tuple[int, ...]:
    return tuple(int(part) for part in pixels[y, x])


def test_a_style_sets_size_ground_and_border_of_every_control() -> None:
    for (name, markup), (width, height), border in product(STYLED.items(), SIZES, (0, 1, 4)):
        said = f"margin:5px 7px;width:{width}px;height:{height}px;background:#fc0;border:{border}px solid #00f"
        pixels = shown(markup.format("", said))
        painted_columns = np.flatnonzero((pixels != 255).any(axis=(0, 2)))
        painted_rows = np.flatnonzero((pixels != 255).any(axis=(1, 2)))
        where = name, width, height, border
        assert (painted_columns[0], painted_columns[-1]) == (7, 7 + width - 1), where
        assert (painted_rows[0], painted_rows[-1]) == (5, 5 + height - 1), where
        middle = 5 + height // 2
        assert color_at(pixels, 7 + border, middle) == PAPER, where
        if border:
            assert color_at(pixels, 7 + border - 1, middle) == FRAME, where
            assert color_at(pixels, 7 + width // 2, 5) == FRAME, where
            assert color_at(pixels, 7 + width // 2, 5 + height - border) == FRAME, where


def test_a_style_sets_place_color_and_size_of_a_controls_text() -> None:
    for (name, markup), (align, face) in product(
        STYLED.items(), product(("left", "center", "right"), ((12, 6), (16, 8), (20, 10)))
    ):
        if name in ("check", "radio"):
            continue
        size, half = face
        said = f"margin:0;width:120px;height:60px;padding:0 10px;border:0;color:#900;background:#fff;text-align:{align}"
        pixels = shown(markup.format("MMMM", f"{said};font-size:{size}px"))
        ink = np.flatnonzero(pixels[:, : 110 - ARROW * (name in ("select", "list")), 1].min(axis=0) < 128)
        room = 100 - ARROW * (name in ("select", "list"))
        left = 10 + {"left": 0, "center": (room - 4 * half) // 2, "right": room - 4 * half}[align]
        assert left <= ink[0] <= left + 2, (name, align, size)
        assert left + 4 * half - 3 <= ink[-1] < left + 4 * half, (name, align, size)


def test_a_text_of_one_line_is_in_the_middle_of_its_control() -> None:
    for (name, markup), height in product(STYLED.items(), (24, 40, 60, 80)):
        if name in ("check", "radio", "area", "list"):
            continue
        pixels = shown(markup.format("M", f"margin:0;height:{height}px;border:0;padding:0;color:#900;background:#fff"))
        rows = np.flatnonzero(pixels[:, :12, 1].min(axis=1) < 128)
        assert abs((rows[0] + rows[-1]) - height) <= 5, (name, height)


def test_what_a_style_leaves_alone_stays_the_phones() -> None:
    for name, markup in STYLED.items():
        plain = shown(markup.format("x", ""))
        assert np.array_equal(plain, shown(markup.format("x", "color:#222"))), name
        framed = shown(markup.format("x", "border-color:#f00"))
        assert (framed == (255, 0, 0)).all(axis=2).any(), name
        assert not (plain == (255, 0, 0)).all(axis=2).any(), name
    for name in ("submit", "reset", "push", "button"):
        bare = shown(STYLED[name].format("", "border:0;background:transparent"))
        assert (bare == 255).all(), name


def test_a_disabled_control_keeps_what_its_page_says() -> None:
    for name, markup in STYLED.items():
        said = "background:#fc0;border:2px solid #00f"
        pixels = shown(markup.replace(" style", " disabled style", 1).format("", said))
        assert (pixels == PAPER).all(axis=2).any(), name
        assert (pixels == FRAME).all(axis=2).any(), name


def test_the_text_layer_tells_what_is_ticked_and_chosen() -> None:
    for ticked in product((False, True), repeat=3):
        boxes = "".join(f"<input type=checkbox name=c{'' if not on else ' checked'}>c" for on in ticked)
        many = "".join(f"<option{'' if not on else ' selected'}>m" for on in ticked)
        markup = f"{boxes}<br><select name=m multiple>{many}</select>"
        signs = ["☐☑"[on] for on in ticked]
        harness = BrowserHarness({"http://a.test/": f"<form>{markup}</form>"})
        harness.browser.open("http://a.test/")
        assert harness.text().splitlines() == ["".join(f"{sign}c" for sign in signs), *(f"{sign}m" for sign in signs)]
    for chosen in range(3):
        radios = "".join(f"<input type=radio name=r{'' if at != chosen else ' checked'}>r" for at in range(3))
        options = "".join(f"<option{'' if at != chosen else ' selected'}>o{at}" for at in range(3))
        markup = f"{radios}<br><select name=l size=3>{options}</select><br><select name=s>{options}</select>"
        signs = ["○◉"[at == chosen] for at in range(3)]
        harness = BrowserHarness({"http://a.test/": f"<form>{markup}</form>"})
        harness.browser.open("http://a.test/")
        rows = [f"{sign}o{at}" for at, sign in enumerate(signs)]
        assert harness.text().splitlines() == ["".join(f"{sign}r" for sign in signs), *rows, f"o{chosen} ▼"]
