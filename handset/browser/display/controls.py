"""How form fields look: drawn from the form's state, so that a new text lays nothing out again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from handset.browser.display.clipping import clipped
from handset.browser.document.tree import Node
from handset.browser.forms.disabled import is_disabled
from handset.browser.forms.forms import FormState
from handset.browser.forms.options import option_label, options_of
from handset.browser.layout.boxes import Box
from handset.browser.layout.replaced import ARROW
from handset.browser.style import fonts
from handset.geometry import Color, Rect
from handset.input.lines import wrapped
from handset.lcd import Canvas


@dataclass(frozen=True, slots=True)
class _Colors:
    """What a control is drawn in."""

    paper: Color
    frame: Color
    face: tuple[Color, Color]
    """A button's, from top to bottom."""
    ink: Color
    mark: Color
    """A tick's or dot's."""
    chosen: Color


def _colors(accent: Color) -> _Colors:
    face = (0xFA, 0xFA, 0xFA), (0xD6, 0xD9, 0xDE)
    return _Colors((255, 255, 255), (0x88, 0x88, 0x88), face, (0x22, 0x22, 0x22), accent, (0xCC, 0xDD, 0xEE))


_GREY = (0x99, 0x99, 0x99)
_FACE_OUT_OF_USE = (0xEE, 0xEE, 0xEE)
_DISABLED = _Colors(
    (0xE6, 0xE6, 0xE6), (0xBB, 0xBB, 0xBB), (_FACE_OUT_OF_USE, _FACE_OUT_OF_USE), _GREY, _GREY, (0xD6, 0xD6, 0xD6)
)


Picture = Callable[[Node, int, int], pygame.Surface | None]
"""(element, width, height) -> its picture so large, in its own size for 0, 0."""


def draw(
    canvas: Canvas,
    box: Box,
    rect: Rect,
    forms: FormState,
    checked: Callable[[Node], bool],
    picture: Picture,
    focused: bool,
    accent: Color,
) -> None:
    """Draw one control at `rect`; `picture` gives that of a file field."""
    kind = box.kind
    colors = _DISABLED if is_disabled(box.node) else _colors(accent)
    if kind == "button":
        _button(canvas, rect, box.label, fonts.plain(box.style.face), focused, colors)
    elif kind == "check":
        canvas.rect(rect, colors.paper)
        canvas.rect(rect, colors.frame, 1)
        if checked(box.node):
            _tick(canvas, rect, colors.mark)
    elif kind == "radio":
        canvas.ellipse(rect, colors.paper)
        canvas.ellipse(rect, colors.frame, 1)
        if checked(box.node):
            inset = max(3, rect.width // 4)
            canvas.ellipse(
                Rect(rect.x + inset, rect.y + inset, rect.width - 2 * inset, rect.height - 2 * inset), colors.mark
            )
    else:
        canvas.fill(colors.paper, rect)
        canvas.rect(rect, colors.frame, 1)
        if kind == "select":
            _select(canvas, box, rect, forms, focused, colors)
        elif kind == "file":
            _file(canvas, box, rect, forms, picture, focused, colors)
        else:
            _field(canvas, box, rect, forms, focused, colors)
    if focused:
        canvas.rect(Rect(rect.x - 1, rect.y - 1, rect.width + 2, rect.height + 2), accent, 2, 2)


def _button(canvas: Canvas, rect: Rect, label: str, size: int, focused: bool, colors: _Colors) -> None:
    canvas.gradient(Rect(rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2), *colors.face)
    canvas.rect(rect, colors.frame, 1, 3)
    width = canvas.text_width(label, size)
    room = Rect(rect.x + 2, rect.y, max(0, rect.width - 4), rect.height)
    shown = clipped(canvas, room)
    if shown is not None:
        part, left, top = shown
        x = left + max(1, (room.width - width) // 2)
        y = top + (rect.height - canvas.typeface.cell(size)) // 2
        part.text(x, y, label, size, colors.ink, focused=focused)


def _file(
    canvas: Canvas, box: Box, rect: Rect, forms: FormState, picture: Picture, focused: bool, colors: _Colors
) -> None:
    """Draw a button that picks, then the picture picked, small, and its name."""
    size = fonts.plain(box.style.face)
    width = min(rect.width, canvas.text_width(box.label, size) + 12)
    _button(canvas, Rect(rect.x, rect.y, width, rect.height), box.label, size, focused, colors)
    room = Rect(rect.x + width + 4, rect.y + 2, max(0, rect.width - width - 6), max(0, rect.height - 4))
    shown = clipped(canvas, room)
    upload = forms.uploads.get(box.node.order)
    if shown is None or upload is None:
        return
    part, left, top = shown
    whole = picture(box.node, 0, 0)
    if whole is not None:
        high = room.height
        wide = min(2 * high, max(1, whole.get_width() * high // whole.get_height()))
        small = picture(box.node, wide, high)
        if small is not None:
            part.image(small, left, top)
            left += wide + 4
    part.text(
        left, top + (room.height - canvas.typeface.cell(size)) // 2, upload.name, size, colors.ink, focused=focused
    )


def _tick(canvas: Canvas, rect: Rect, color: Color) -> None:
    x, y, side = rect.x, rect.y, rect.width
    points = [
        (x + side // 4, y + side // 2),
        (x + side * 2 // 5, y + side * 3 // 4),
        (x + side * 4 // 5, y + side // 4),
    ]
    canvas.line(points[0], points[1], color, 2)
    canvas.line(points[1], points[2], color, 2)


def _select(canvas: Canvas, box: Box, rect: Rect, forms: FormState, focused: bool, colors: _Colors) -> None:
    size = fonts.plain(box.style.face)
    cell = canvas.typeface.cell(size)
    rows = max(1, (rect.height - 6) // cell)
    room = Rect(rect.x + 3, rect.y + 3, max(1, rect.width - ARROW - 4), max(1, rect.height - 6))
    shown = clipped(canvas, room)
    if shown is not None:
        part, left, top = shown
        if rows > 1:
            chosen = set(forms.chosen(box.node))
            for place, option in enumerate(options_of(box.node)[:rows]):
                if place in chosen:
                    part.fill(colors.chosen, Rect(left, top + place * cell, room.width, cell))
                part.text(left, top + place * cell, option_label(option), size, colors.ink, focused=focused)
        else:
            part.text(left, top, forms.chosen_label(box.node), size, colors.ink, focused=focused)
    if 1 < rows >= len(options_of(box.node)):
        # All there is to choose from is seen.
        return
    middle = rect.right - ARROW // 2 - 1
    y = rect.y + (rect.height // 2 - 2 if rows == 1 else rect.height - 8)
    canvas.polygon(
        [(middle - 4, y), (middle + 4, y), (middle, y + 4)],
        (0x55, 0x55, 0x55) if colors is not _DISABLED else colors.ink,
    )


def _field(canvas: Canvas, box: Box, rect: Rect, forms: FormState, focused: bool, colors: _Colors) -> None:
    size = fonts.plain(box.style.face)
    cell = canvas.typeface.cell(size)
    room = Rect(rect.x + 3, rect.y + 3, max(1, rect.width - 6), max(1, rect.height - 6))
    visible = clipped(canvas, room)
    if visible is None:
        return
    part, edge, top = visible
    text = forms.text(box.node)
    if box.node.get("type").strip().lower() == "password":
        text = "*" * len(text)
    rows = [(0, len(text))]
    if box.kind == "area":
        rows = wrapped(text, lambda piece: canvas.text_width(piece, size), room.width)
    for line, (start, end) in enumerate(rows):
        y = top + line * cell
        if y >= part.height:
            break
        part.text(edge, y, text[start:end], size, colors.ink, focused=focused)
