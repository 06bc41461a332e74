"""Rules as attributes and styles make them, on each carrier's phones."""

from __future__ import annotations

from itertools import product

from handset.browser.layout.boxes import Box
from tests.handset.browser.browser_harness import XHTML, find, laid_out

FULL, AU, DOCOMO, SOFTBANK = ("qvga",), ("w61ca", "w63ca"), ("p906i", "l03a", "n06a"), ("911sh", "923sh")
RED, BLUE = (255, 0, 0), (0, 0, 255)
OWN = ((0x99,) * 3, (0xCC,) * 3, (0xCC,) * 3, (0x99,) * 3)
Line = tuple[int, object, object, tuple[int, ...]]
"""(height, colors of the borders, background, widths of the borders)."""


def line(markup: str, model: str) -> Line:
    box: Box = find(laid_out(f"<p>x{markup}y", model, XHTML), "hr")
    return box.height, box.style.border_color, box.style.background, box.style.border


def test_css_colors_a_rule_as_the_carriers_phones_took_it() -> None:
    even = (1, 1, 1, 1)
    for style, models, expected in [
        ("", FULL + AU + DOCOMO + SOFTBANK, (2, OWN, None, even)),
        ("color:red", FULL + AU + SOFTBANK, (2, (RED,) * 4, RED, even)),
        ("color:red", DOCOMO, (2, OWN, None, even)),
        ("color:red;border-color:blue", FULL + SOFTBANK, (2, (BLUE,) * 4, RED, even)),
        ("border-color:blue;color:red", FULL + SOFTBANK, (2, (BLUE,) * 4, RED, even)),
        ("color:red;border-color:blue", AU, (2, (RED,) * 4, RED, even)),
        ("color:red;background:blue", FULL + AU + SOFTBANK, (2, (RED,) * 4, BLUE, even)),
        ("background:red", FULL + SOFTBANK + DOCOMO, (2, OWN, RED, even)),
        ("background:red", AU, (2, (RED,) * 4, RED, even)),
        ("border:0;height:3px;background:red", AU, (2, (RED,) * 4, RED, even)),
        ("border:0;height:3px;background:red", FULL + SOFTBANK + DOCOMO, (3, (None,) * 4, RED, (0,) * 4)),
        ("border:2px solid red", FULL + SOFTBANK + DOCOMO, (4, (RED,) * 4, None, (2,) * 4)),
        ("border:2px solid red", AU, (2, OWN, None, even)),
        ("border:2px solid;color:red", FULL + SOFTBANK, (4, (RED,) * 4, RED, (2,) * 4)),
        ("border-color:red;background-color:red;height:1px", FULL + SOFTBANK + DOCOMO, (3, (RED,) * 4, RED, even)),
        ("background:transparent", FULL + AU + DOCOMO + SOFTBANK, (2, OWN, None, even)),
    ]:
        for model in models:
            assert line(f"<hr style='{style}'/>", model) == expected, (style, model)


def test_no_style_makes_a_rule_vanish_where_its_height_does_not_count() -> None:
    heights, grounds = ("", "height:0;", "height:5px;"), ("", "background:red;", "background-color:#00f;", "color:red;")
    for model, border, height, ground in product(
        AU, ("border:0", "border:none", "border-width:0", "border-style:none"), heights, grounds
    ):
        assert line(f"<hr style='{height}{ground}{border}'/>", model)[0] == 2, (model, border, height, ground)


def test_attributes_of_a_rule_count_on_every_phone() -> None:
    for model in FULL + AU + DOCOMO + SOFTBANK:
        assert line("<hr color='red'/>", model) == (2, (RED,) * 4, RED, (1, 1, 1, 1)), model
        assert line("<hr noshade='noshade' size='6'/>", model)[:3] == (6, ((128,) * 3,) * 4, (128,) * 3), model
        for size in range(1, 8):
            assert line(f"<hr size='{size}'/>", model)[0] == size, (model, size)
