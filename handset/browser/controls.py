"""How form fields look: drawn from the form's state, so that typing lays nothing out again."""

from __future__ import annotations

from dataclasses import dataclass

from handset.browser.clipping import clipped
from handset.browser.forms import FormState
from handset.browser.layout.boxes import Box
from handset.browser.layout.replaced import ARROW, option_label, options_of
from handset.geometry import Color, Rect
from handset.lcd import Canvas

KINDS = frozenset(["field", "area", "select", "button", "check", "radio"])
_PAPER = (255, 255, 255)
_FRAME = (0x88, 0x88, 0x88)
_FACE_TOP, _FACE_BOTTOM = (0xFA, 0xFA, 0xFA), (0xD6, 0xD9, 0xDE)
_INK = (0x22, 0x22, 0x22)


@dataclass(frozen=True, slots=True)
class Editing:
    """A field being typed into: its text with the caret, and the letters still turning."""

    order: int
    text: str
    caret: int
    pending: int
    """How many characters before the caret may still change with the next tap."""


def draw(
    canvas: Canvas, box: Box, rect: Rect, forms: FormState, focused: bool, accent: Color, editing: Editing | None
) -> None:
    """One control at `rect`."""
    kind = box.kind
    if kind == "button":
        canvas.gradient(Rect(rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2), _FACE_TOP, _FACE_BOTTOM)
        canvas.rect(rect, _FRAME, 1, 3)
        size = box.style.face
        width = canvas.text_width(box.label, size)
        room = Rect(rect.x + 2, rect.y, max(0, rect.width - 4), rect.height)
        shown = clipped(canvas, room)
        if shown is not None:
            part, left, top = shown
            x = left + max(1, (room.width - width) // 2)
            y = top + (rect.height - canvas.typeface.cell(size)) // 2
            part.text(x, y, box.label, size, _INK, focused=focused)
    elif kind == "check":
        canvas.rect(rect, _PAPER)
        canvas.rect(rect, _FRAME, 1)
        if forms.checked(box.node):
            _tick(canvas, rect, accent)
    elif kind == "radio":
        canvas.ellipse(rect, _PAPER)
        canvas.ellipse(rect, _FRAME, 1)
        if forms.checked(box.node):
            inset = max(3, rect.width // 4)
            canvas.ellipse(
                Rect(rect.x + inset, rect.y + inset, rect.width - 2 * inset, rect.height - 2 * inset), accent
            )
    else:
        canvas.fill(_PAPER, rect)
        canvas.rect(rect, _FRAME, 1)
        if kind == "select":
            _select(canvas, box, rect, forms, focused)
        else:
            _field(canvas, box, rect, forms, focused, editing)
    if focused:
        canvas.rect(Rect(rect.x - 1, rect.y - 1, rect.width + 2, rect.height + 2), accent, 2, 2)


def _tick(canvas: Canvas, rect: Rect, color: Color) -> None:
    x, y, side = rect.x, rect.y, rect.width
    points = [
        (x + side // 4, y + side // 2),
        (x + side * 2 // 5, y + side * 3 // 4),
        (x + side * 4 // 5, y + side // 4),
    ]
    canvas.line(points[0], points[1], color, 2)
    canvas.line(points[1], points[2], color, 2)


def _select(canvas: Canvas, box: Box, rect: Rect, forms: FormState, focused: bool) -> None:
    size = box.style.face
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
                    part.fill((0xCC, 0xDD, 0xEE), Rect(left, top + place * cell, room.width, cell))
                part.text(left, top + place * cell, option_label(option), size, _INK, focused=focused)
        else:
            part.text(left, top, forms.chosen_label(box.node), size, _INK, focused=focused)
    middle = rect.right - ARROW // 2 - 1
    y = rect.y + rect.height // 2 - 2
    canvas.polygon([(middle - 4, y), (middle + 4, y), (middle, y + 4)], (0x55, 0x55, 0x55))


def _field(canvas: Canvas, box: Box, rect: Rect, forms: FormState, focused: bool, editing: Editing | None) -> None:
    size = box.style.face
    cell = canvas.typeface.cell(size)
    room = Rect(rect.x + 3, rect.y + 3, max(1, rect.width - 6), max(1, rect.height - 6))
    visible = clipped(canvas, room)
    if visible is None:
        return
    part, edge, top = visible
    mine = editing if editing is not None and editing.order == box.node.order else None
    text = mine.text if mine else forms.text(box.node)
    caret = mine.caret if mine else len(text)
    if box.node.get("type").strip().lower() == "password":
        # The letter that is still turning can be read, as on a phone.
        shown = mine.pending if mine else 0
        text = "".join("*" if not caret - shown <= i < caret else char for i, char in enumerate(text))
    rows = wrapped(canvas, text, size, room.width) if box.kind == "area" else [(0, len(text))]
    row = max((i for i, (start, _) in enumerate(rows) if start <= caret), default=0)
    first = max(0, row - max(1, room.height // cell) + 1) if mine else 0
    for line, (start, end) in enumerate(rows[first:]):
        y = top + line * cell
        if y >= part.height:
            break
        left = edge
        if mine and box.kind == "field":
            left = edge + min(0, room.width - 4 - canvas.text_width(text[:caret], size))
        part.text(left, y, text[start:end], size, _INK, focused=focused)
        if mine and first + line == row:
            x = left + canvas.text_width(text[start:caret], size)
            if mine.pending:
                width = canvas.text_width(text[max(start, caret - mine.pending) : caret], size)
                part.fill((0x33, 0x66, 0xCC), Rect(x - width, y + cell - 2, width, 2))
            part.fill((0xD0, 0x20, 0x20), Rect(min(x, edge + room.width - 2), y, 2, cell))


def wrapped(canvas: Canvas, text: str, size: int, width: int) -> list[tuple[int, int]]:
    """(start, end) of the lines of a text area, broken at the edge."""
    rows: list[tuple[int, int]] = []
    start = advance = 0
    for place, char in enumerate(text):
        step = canvas.text_width(char, size)
        if char == "\n":
            rows.append((start, place))
            start, advance = place + 1, 0
        elif advance + step > width and place > start:
            rows.append((start, place))
            start, advance = place, step
        else:
            advance += step
    rows.append((start, len(text)))
    return rows
