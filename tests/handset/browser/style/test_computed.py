"""Computed style: what a child has from its parent, and what it begins anew.

The values have the properties' own types, which the compiled browser insists on.
"""

from __future__ import annotations

from handset.browser.style.computed import Style, root_style

_INHERITED: dict[str, object] = {
    "color": (1, 2, 3), "font_px": 31, "face": 32, "family": "ahem", "bold": True, "italic": True, "small_caps": True,
    "decoration": "underline", "blink": True, "text_align": "right", "white_space": "pre", "line_height": 33.0,
    "line_factor": 1.5, "leading": 1.25, "text_indent": 34, "list_type": "square", "list_picture": "a.gif",
    "list_inside": True, "visible": False, "dropped": True, "spacing_x": 35, "spacing_y": 36, "collapse": True,
    "transform": "uppercase", "letter_spacing": 37, "word_spacing": 38, "marquee_dir": "ltr",
    "marquee_style": "slide", "marquee_loop": 39, "marquee_speed": "fast", "marquee_amount": 40, "marquee_delay": 41,
    "caption_side": "bottom", "empty_cells": False,
}  # fmt: skip
_OWN: dict[str, object] = {
    "display": "table", "background": (4, 5, 6), "picture": "b.gif", "picture_repeat": "repeat-x", "picture_x": 51,
    "picture_y": 52, "picture_fixed": True, "position": "absolute", "inset": (1, 2, 3, 4), "z_index": 53,
    "margin": (5, 6, 7, 8), "padding": (9, 10, 11, 12), "border": (13, 14, 15, 16), "border_style": ("solid",) * 4,
    "border_color": ((7, 8, 9),) * 4, "width": 54, "height": 55, "min_width": 56, "max_width": 57, "min_height": 58,
    "max_height": 59, "float": "left", "clear": "both", "vertical_align": "top", "overflow": "hidden",
    "table_layout": "fixed", "input_format": "N", "input_required": True, "list_room": True, "serial": 60,
}  # fmt: skip


def _styled() -> Style:
    style = root_style(20).child()
    for name, value in (_INHERITED | _OWN).items():
        assert getattr(style, name) != value, name
        setattr(style, name, value)
    return style


def test_a_child_inherits_what_css_says_and_begins_the_rest_anew() -> None:
    child, initial = _styled().child(), root_style(20).child()
    for name, value in _INHERITED.items():
        assert getattr(child, name) == value, name
    for name in _OWN:
        assert getattr(child, name) == getattr(initial, name), name


def test_a_copy_is_equal_and_apart() -> None:
    style = _styled()
    copy = style.copy()
    for name, value in (_INHERITED | _OWN).items():
        assert getattr(copy, name) == value, name
    copy.bold = False
    assert style.bold is True
