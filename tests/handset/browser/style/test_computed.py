"""Computed style: what a child has from its parent, and what it begins anew."""

from __future__ import annotations

from handset.browser.style.computed import Style, root_style

_INHERITED = (
    "color", "font_px", "bold", "italic", "small_caps", "decoration", "blink", "text_align", "white_space",
    "line_height", "text_indent", "list_type", "list_picture", "list_inside", "visible", "spacing_x", "spacing_y",
    "collapse", "transform", "letter_spacing", "word_spacing", "marquee_dir", "caption_side", "empty_cells",
)  # fmt: skip
_OWN = (
    "display", "background", "picture", "position", "margin", "padding", "border", "width", "height", "float", "clear",
    "vertical_align", "overflow", "z_index",
)  # fmt: skip


def _fields(style: Style) -> dict[str, object]:
    return {name: getattr(style, name) for name in Style.__slots__}


def test_a_child_has_every_property_and_inherits_what_css_says() -> None:
    parent, initial = root_style(20).child(), root_style(20).child()
    marks = {name: object() for name in Style.__slots__}
    for name, mark in marks.items():
        setattr(parent, name, mark)
    child, fresh = _fields(parent.child()), _fields(initial)
    for name, value in child.items():
        assert value is marks[name] or value == fresh[name], name
    for name in _INHERITED:
        assert child[name] is marks[name], name
    for name in _OWN:
        assert child[name] == fresh[name], name


def test_a_copy_is_equal_and_apart() -> None:
    style = root_style(20)
    copy = style.copy()
    assert _fields(copy) == _fields(style)
    copy.bold = not copy.bold
    assert style.bold is False
