"""Computed values: lengths of every unit, and what "inherit" takes of the parent."""

from __future__ import annotations

from itertools import product

import pytest

from handset.browser.style.computed import Style
from handset.browser.style.values import SIDES, TRANSPARENT
from tests.every_case import every_case
from tests.handset.browser.style.test_cascade import style_of

UNITS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "em": 20.0, "ex": 10.0}


def both(parent: str, child: str) -> tuple[Style, Style]:
    markup = f"<div style='{parent}'><p style='{child}'>x"
    return style_of(markup, "div"), style_of(markup, "p")


@every_case(("unit", "number"), list(product(UNITS, [0.5, 1, 3, 7.2, 12.7])))
def test_a_border_is_rounded_down_but_never_to_nothing(unit: str, number: float) -> None:
    width = style_of(f"<p style='border:solid {number}{unit}'>", "p").border[0]
    assert width == max(1, int(number * UNITS[unit] + 0.01))


@pytest.mark.parametrize(
    ("text", "width"),
    [("thin solid", 1), ("medium solid", 3), ("thick solid", 5), ("solid", 3), ("9px", 0), ("9px none", 0),
     ("9px hidden", 0), ("0 solid", 0), ("5in solid", 480)],
)  # fmt: skip
def test_the_width_of_a_border_hangs_on_its_style(text: str, width: int) -> None:
    assert style_of(f"<p style='border:{text}'>", "p").border == (width,) * 4


INHERITED = {
    "background-color": ("red", "background"),
    "background-image": ("url(a.gif)", "picture"),
    "background-repeat": ("repeat-y", "picture_repeat"),
    "background-attachment": ("fixed", "picture_fixed"),
    "background-position": ("30% 7px", "picture_x picture_y"),
    "background": ("lime url(b.gif) no-repeat 4px 5px", "background picture picture_repeat picture_x picture_y"),
    "width": ("70px", "width"),
    "height": ("30%", "height"),
    "min-width": ("7px", "min_width"),
    "max-width": ("90%", "max_width"),
    "min-height": ("7px", "min_height"),
    "max-height": ("9em", "max_height"),
    "overflow": ("hidden", "overflow"),
    "position": ("relative", "position"),
    "table-layout": ("fixed", "table_layout"),
    "clear": ("both", "clear"),
    "float": ("right", "float"),
    "vertical-align": ("5px", "vertical_align"),
    "border-spacing": ("3px 4px", "spacing_x spacing_y"),
    "line-height": ("2", "line_height line_factor"),
    "margin": ("1px 2% auto -4px", "margin"),
    "padding": ("1px 2% 3em 4px", "padding"),
    "border": ("5px dotted blue", "border border_style border_color"),
    "border-width": ("5px 1em thin 0;border-style:solid", "border"),
    "border-style": ("dotted solid dashed double", "border_style"),
    "border-color": ("red lime blue transparent", "border_color"),
    **dict.fromkeys(SIDES, ("12%", "inset")),
    **{f"margin-{side}": ("13px", "margin") for side in SIDES},
    **{f"padding-{side}": ("13px", "padding") for side in SIDES},
    **{f"border-{side}": ("4px double red", "border border_style border_color") for side in SIDES},
    **{f"border-{side}-color": ("red", "border_color") for side in SIDES},
    **{f"border-{side}-style": ("ridge", "border_style") for side in SIDES},
    **{f"border-{side}-width": ("7px;border-style:solid", "border") for side in SIDES},
}


@every_case("name", INHERITED)
def test_a_child_inherits_every_property_it_asks_for(name: str) -> None:
    value, fields = INHERITED[name]
    more = ";border-style:inherit" if "border-style" in value else ""
    parent, child = both(f"{name}:{value}", f"margin:0;{name}:inherit{more}")
    plain, _ = both("margin:0", "margin:0")
    for field in fields.split():
        assert getattr(child, field) == getattr(parent, field)
        assert getattr(child, field) != getattr(plain, field)


def test_a_border_of_no_colour_of_its_own_hands_down_the_colour_of_its_text() -> None:
    _, child = both("color:lime;border:solid", "color:red;border:inherit")
    assert child.border_color == ((0, 255, 0),) * 4


def test_a_transparent_border_is_there() -> None:
    style = style_of("<p style='color:red;border:solid transparent'>", "p")
    assert (style.border, style.border_color) == ((3,) * 4, (TRANSPARENT,) * 4)


@pytest.mark.parametrize("model", ["p906i", "w61ca", "911sh"])
def test_carriers_models_do_not_know_positions(model: str) -> None:
    markup = '<?xml version="1.0"?><html><body><p style="position:absolute;top:5px">x</p></body></html>'
    assert style_of(markup, "p", model).position == "static"
    assert style_of(markup, "p", "qvga").position == "absolute"
