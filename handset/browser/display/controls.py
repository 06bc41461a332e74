"""Painting of form fields: from the form's state, so that a new text lays nothing out again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from handset.browser.display.clipping import clipped
from handset.browser.display.decoration import BackgroundSource, decorate, tile
from handset.browser.document.tree import Node
from handset.browser.forms.disabled import is_disabled
from handset.browser.forms.forms import FormState
from handset.browser.forms.options import first_row, list_rows, shown_rows
from handset.browser.layout.boxes import Box
from handset.browser.layout.replaced import ARROW, INSET
from handset.browser.style import fonts
from handset.browser.style.computed import TEXT_COLOR, Style
from handset.browser.style.ua_sheet import BUTTON_FACE, CONTROL_FRAME, CONTROL_PAPER
from handset.geometry import Color, Rect
from handset.lcd import Canvas
from handset.text_input.lines import wrapped

_FACE = (0xFA, 0xFA, 0xFA), (0xD6, 0xD9, 0xDE)
"""A button's, from top to bottom."""
_FACE_OUT_OF_USE = (0xEE, 0xEE, 0xEE)
SIGNS = {"check": "☐☑", "radio": "○◉"}
"""What the text layer has for a box or button that is not ticked, and for one that is."""
LIST_SIGN = "▼"
"""What the text layer has behind the option that a closed list shows."""
_CHOSEN, _CHOSEN_OUT_OF_USE = (0xCC, 0xDD, 0xEE), (0xD6, 0xD6, 0xD6)
_ARROW = (0x55, 0x55, 0x55)
_GRAY = (0x99, 0x99, 0x99)
_OUT_OF_USE = {
    CONTROL_PAPER: (0xE6, 0xE6, 0xE6),
    CONTROL_FRAME: (0xBB, 0xBB, 0xBB),
    BUTTON_FACE: _FACE_OUT_OF_USE,
    TEXT_COLOR: _GRAY,
}
"""The phone's own colours of controls, and what they are on one that is disabled; a page's own stay."""

ElementPicture = Callable[[Node, int, int], pygame.Surface | None]
"""(element, width, height) -> its picture so large, in its own size for 0, 0."""


@dataclass(frozen=True, slots=True)
class _Control:
    """A control to draw: where its border edge, padding edge and content lie, and its style as it is in use."""

    box: Box
    style: Style
    rect: Rect
    room: Rect
    """What its border leaves."""
    content: Rect
    disabled: bool
    focused: bool

    @property
    def face(self) -> int:
        """The face of its text, which is never Ahem."""
        return fonts.plain(self.style.face)

    def text(self, canvas: Canvas, area: Rect, y: int, text: str, *, bold: bool = False) -> None:
        """Draw a line of text at a height of the canvas, aligned in `area` and cut off where the border begins."""
        shown = clipped(canvas, self.room)
        if shown is None:
            return
        part, left, top = shown
        x = area.x - self.room.x + left
        spare = area.width - canvas.text_width(text, self.face)
        if spare > 0:
            x += {"center": spare // 2, "right": spare}.get(self.style.text_align, 0)
        y += top - self.room.y
        bold = bold or self.style.bold
        fonts.draw_text(part, x, y, text, self.face, self.style.color, bold=bold, focused=self.focused)

    def middle(self, canvas: Canvas) -> int:
        """Return where a single line of text begins, in the middle of the content."""
        return self.content.y + (self.content.height - canvas.typeface.cell(self.face) + 1) // 2


def draw(
    canvas: Canvas,
    box: Box,
    rect: Rect,
    forms: FormState,
    checked: Callable[[Node], bool],
    picture: ElementPicture,
    background: BackgroundSource,
    focused: bool,
    accent: Color,
) -> None:
    """Draw a form control at `rect`; `picture` returns the thumbnail of a file field."""
    control = _measured(box, rect, focused)
    style, kind = control.style, box.kind
    if kind == "radio":
        _round(canvas, style, rect)
    elif kind == "button" and style.background in (BUTTON_FACE, _FACE_OUT_OF_USE):
        _button_face(canvas, control, rect, background)
    else:
        decorate(canvas, style, rect, background)
    if kind in ("check", "radio"):
        ticked = checked(box.node)
        if ticked:
            _mark(canvas, control, _GRAY if control.disabled else accent)
        _note(canvas, rect, SIGNS[kind][ticked])
    elif kind == "button":
        if not box.children:
            control.text(canvas, control.content, control.middle(canvas), box.label)
    elif kind == "select":
        _select(canvas, control, forms)
    elif kind == "file":
        _file(canvas, control, forms, picture)
    else:
        _field(canvas, control, forms)
    if focused:
        canvas.rect(Rect(rect.x - 1, rect.y - 1, rect.width + 2, rect.height + 2), accent, 2, 2)


def _note(canvas: Canvas, rect: Rect, sign: str) -> None:
    """Put a control's state into the text layer, as far as the canvas shows it."""
    if -rect.height < rect.y < canvas.height:
        canvas.note(rect, sign)


def _measured(box: Box, rect: Rect, focused: bool) -> _Control:
    disabled = is_disabled(box.node)
    style = _out_of_use(box.style) if disabled else box.style
    top, right, bottom, left = style.border
    room = Rect(rect.x + left, rect.y + top, max(0, rect.width - left - right), max(0, rect.height - top - bottom))
    content = Rect(room.x + box.padding[3], room.y + box.padding[0], box.content_width, box.content_height)
    return _Control(box, style, rect, room, content, disabled, focused)


def _out_of_use(style: Style) -> Style:
    gray = style.copy()
    gray.color = _OUT_OF_USE.get(style.color, style.color)
    if style.background is not None:
        gray.background = _OUT_OF_USE.get(style.background, style.background)
    top, right, bottom, left = (_OUT_OF_USE.get(each, each) if each else None for each in style.border_color)
    gray.border_color = top, right, bottom, left
    return gray


def _button_face(canvas: Canvas, control: _Control, rect: Rect, background: BackgroundSource) -> None:
    """Draw the phone's own button: its corners are round as long as the page leaves its frame alone."""
    face = (_FACE_OUT_OF_USE, _FACE_OUT_OF_USE) if control.disabled else _FACE
    style = control.style
    frame = _OUT_OF_USE[CONTROL_FRAME] if control.disabled else CONTROL_FRAME
    canvas.gradient(Rect(rect.x + 1, rect.y + 1, max(0, rect.width - 2), max(0, rect.height - 2)), *face)
    if style.border == (1, 1, 1, 1) and style.border_color == (frame,) * 4 and style.border_style == ("solid",) * 4:
        if style.picture:
            tile(canvas, style, control.room, background)
        canvas.rect(rect, frame, 1, 3)
        return
    bare = style.copy()
    bare.background = None
    decorate(canvas, bare, rect, background)


def _round(canvas: Canvas, style: Style, rect: Rect) -> None:
    """Draw a radio button's circle in the background and the upper border of its style."""
    if style.background is not None:
        canvas.ellipse(rect, style.background)
    if style.border[0]:
        canvas.ellipse(rect, style.border_color[0] or style.color, style.border[0])


def _mark(canvas: Canvas, control: _Control, color: Color) -> None:
    """Draw a tick, or a dot."""
    rect = control.rect
    if control.box.kind == "check":
        _tick(canvas, rect, color)
        return
    inset = max(3, rect.width // 4)
    canvas.ellipse(Rect(rect.x + inset, rect.y + inset, rect.width - 2 * inset, rect.height - 2 * inset), color)


def _file(canvas: Canvas, control: _Control, forms: FormState, picture: ElementPicture) -> None:
    """Draw a button that picks, then the picture picked, small, and its name."""
    box, rect, size = control.box, control.rect, control.face
    width = min(rect.width, canvas.text_width(box.label, size) + 12)
    button = Rect(rect.x, rect.y, width, rect.height)
    face = (_FACE_OUT_OF_USE, _FACE_OUT_OF_USE) if control.disabled else _FACE
    frame = _OUT_OF_USE[CONTROL_FRAME] if control.disabled else CONTROL_FRAME
    canvas.gradient(Rect(button.x + 1, button.y + 1, button.width - 2, button.height - 2), *face)
    canvas.rect(button, frame, 1, 3)
    control.text(canvas, Rect(rect.x + 6, rect.y, width, rect.height), control.middle(canvas), box.label)
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
    y = top + (room.height - canvas.typeface.cell(size)) // 2
    part.text(left, y, upload.name, size, control.style.color, focused=control.focused)


def _tick(canvas: Canvas, rect: Rect, color: Color) -> None:
    x, y, side = rect.x, rect.y, rect.width
    points = [
        (x + side // 4, y + side // 2),
        (x + side * 2 // 5, y + side * 3 // 4),
        (x + side * 4 // 5, y + side // 4),
    ]
    canvas.line(points[0], points[1], color, 2)
    canvas.line(points[1], points[2], color, 2)


def _select(canvas: Canvas, control: _Control, forms: FormState) -> None:
    node, content, room = control.box.node, control.content, control.room
    rows = shown_rows(node)
    lines = Rect(content.x, content.y, max(1, content.width - ARROW), content.height)
    if rows == 1:
        control.text(canvas, lines, control.middle(canvas), forms.chosen_label(node))
    else:
        cell, chosen = canvas.typeface.cell(control.face), set(forms.chosen(node))
        rows = max(1, min(rows, content.height // cell))
        signs = SIGNS["check" if node.has("multiple") else "radio"]
        listed = list_rows(node)
        first = first_row(listed, rows, chosen)
        for place, row in enumerate(listed[first : first + rows]):
            y = content.y + place * cell
            if row.place in chosen:
                color = _CHOSEN_OUT_OF_USE if control.disabled else _CHOSEN
                canvas.fill(color, Rect(content.x, y, content.width - ARROW + 2, cell))
            if row.place is not None:
                _note(canvas, Rect(content.x - 1, y, 1, cell), signs[row.place in chosen])
            inset = INSET if row.inset else 0
            area = Rect(lines.x + inset, lines.y, max(1, lines.width - inset), lines.height)
            control.text(canvas, area, y, row.label, bold=row.place is None)
        if rows >= len(listed):
            # All there is to choose from is seen.
            return
    middle = room.right - ARROW // 2
    y = room.y + room.height // 2 - 2 if rows == 1 else room.bottom - 7
    color = _ARROW if control.style.color == TEXT_COLOR else control.style.color
    if rows == 1:
        _note(canvas, Rect(middle - 4, content.y, 9, content.height), LIST_SIGN)
    canvas.polygon([(middle - 4, y), (middle + 4, y), (middle, y + 4)], color)


def _field(canvas: Canvas, control: _Control, forms: FormState) -> None:
    """Draw what is written in a field: a text of one line in its middle, lines from the top."""
    node, content = control.box.node, control.content
    text = forms.text(node)
    if node.get("type").strip().lower() == "password":
        text = "*" * len(text)
    if control.box.kind == "field":
        control.text(canvas, content, control.middle(canvas), text)
        return
    cell = canvas.typeface.cell(control.face)
    rows = wrapped(text, lambda piece: canvas.text_width(piece, control.face), max(1, content.width))
    for line, (start, end) in enumerate(rows):
        y = content.y + line * cell
        if y >= min(control.room.bottom, canvas.height):
            break
        control.text(canvas, content, y, text[start:end])
