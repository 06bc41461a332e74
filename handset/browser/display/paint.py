"""Display list -> Canvas: only what the screen shows, and nothing that is not in the state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

import pygame

from handset.browser.display import controls
from handset.browser.display.clipping import clipped
from handset.browser.display.decoration import BackgroundSource, Picture, borders, decorate, decorate_fieldset, tile
from handset.browser.display.display_list import DisplayList
from handset.browser.display.marquee import offset
from handset.browser.document.tree import Node
from handset.browser.forms.forms import FormState
from handset.browser.layout.boxes import CONTROLS, Box, LineBox, TextFragment, legend_of
from handset.browser.layout.layers import area_of
from handset.browser.style import fonts
from handset.browser.style.computed import UPRIGHT, Style
from handset.geometry import Color, Rect
from handset.lcd import Canvas
from handset.text_input.lines import wrapped

BLINK_TICKS = 30
"""A blinking text is shown and hidden for half a second each."""
TAIL = 1
"""Pixels that the tail of a g may hang out of its cell: the ground of a focused link and what a running text is seen
through are that much higher."""
Windows = dict[Box, DisplayList]
"""What windows show, as `DisplayList.windows` has it."""


@dataclass
class PaintContext:
    """Inputs of a page's picture besides its layout: focus, ticks, settings."""

    picture: Callable[[Node, int, int], pygame.Surface | None]
    """An element's picture, stretched to a size; None while there is none."""
    background: Picture
    forms: FormState
    accent: Color
    focus_fill: Color
    focus_ink: Color
    """Color of the text of a link that has the focus."""
    ticks: int = 0
    """Ticks since the page was shown."""
    focus: int | None = None
    marquee_passes: int = 0
    marquee_most: int = 0
    marquee_vanishes: bool = False
    words: dict[str, str] = field(default_factory=dict)
    still: bool = False
    """Reduced motion: nothing blinks or runs."""
    checked: Callable[[Node], bool] = lambda node: node.has("checked")
    """Whether a box or radio button is ticked."""
    viewport: Rect = field(default_factory=lambda: Rect(0, 0, 0, 0))
    """Part of the LCD on which the page is seen; `paint` sets it to its canvas."""
    behind: BackgroundSource = field(init=False)

    def __post_init__(self) -> None:
        self.behind = BackgroundSource(self.background, self.viewport)


class ScrolledLayout(Protocol):
    """Layout of a page, as far as it is painted."""

    root: Box
    ground: Style
    """Style of the element whose background the whole page has."""
    ground_node: Node
    display: DisplayList

    @property
    def height(self) -> int:
        """Height of the page so far, in pixels."""

    def look_at(self, scroll: int, height: int) -> None:
        """Lay out the screen at the scroll position `scroll`."""

    def reach_end(self) -> int:
        """Lay out everything; return the page's height."""

    def visible(self, top: int, bottom: int) -> list[Box | TextFragment]:
        """Return the items painted between two heights of the page, in painting order."""


def paint(canvas: Canvas, layout: ScrolledLayout, scroll: int, look: PaintContext) -> None:
    """Paint the page from the row `scroll` down, as high as the canvas."""
    look = replace(look, viewport=Rect(*canvas.origin, canvas.width, canvas.height))
    layout.look_at(scroll, canvas.height)
    ground = layout.ground
    canvas.fill(ground.background or (255, 255, 255))
    if ground.picture:
        if not isinstance(ground.picture_y, int) and ground.picture_y and not ground.picture_fixed:
            # A share of the page's height, which the end of the page decides.
            layout.reach_end()
        origin = layout.root.rect.moved(0, -scroll)
        page = Rect(0, -scroll, canvas.width, max(layout.height, canvas.height + scroll))
        tile(canvas, ground, page if origin.height > page.height else origin, look.behind, page)
    for thing in layout.visible(scroll, scroll + canvas.height):
        if isinstance(thing, TextFragment):
            _text(canvas, thing, -scroll, look)
        elif thing.node is layout.ground_node and thing.kind == "block":
            borders(canvas, thing.style, _reached(canvas, thing, -scroll))
        elif thing.style.visible:
            _box(canvas, thing, -scroll, look, layout.display.windows)


def _text(canvas: Canvas, piece: TextFragment, dy: int, look: PaintContext, dx: int = 0) -> None:
    style = piece.style
    text = piece.text
    if not style.visible or (style.blink and not look.still and look.ticks // BLINK_TICKS % 2):
        return
    x, y = piece.x + dx, piece.y + dy
    cell = fonts.cell(canvas, style.face)
    focused = piece.link is not None and piece.link.order == look.focus
    color = style.color
    if focused:
        color = look.focus_ink
        canvas.fill(look.focus_fill, Rect(x, y, piece.width, cell + TAIL))
    if text.strip(" \xa0"):
        fonts.draw_text(
            canvas, x, y, text, style.face, color, bold=style.bold, focused=focused, spacing=style.letter_spacing,
            word_spacing=style.word_spacing,
        )  # fmt: skip
    decoration = style.decoration
    if decoration:
        if "underline" in decoration and not focused:
            canvas.fill(color, Rect(x, y + cell - 1, piece.width, 1))
        if "line-through" in decoration:
            canvas.fill(color, Rect(x, y + cell // 2, piece.width, 1))
        if "overline" in decoration:
            canvas.fill(color, Rect(x, y, piece.width, 1))


def _box(canvas: Canvas, box: Box, dy: int, look: PaintContext, windows: Windows, dx: int = 0) -> None:
    rect = _reached(canvas, box, dy, dx)
    kind = box.kind
    if kind in CONTROLS:
        focused = box.node.order == look.focus
        controls.draw(canvas, box, rect, look.forms, look.checked, look.picture, look.behind, focused, look.accent)
        return
    if box.area is not None:
        _cell_background(canvas, box, rect, look)
        return
    legend = legend_of(box) if box.node.tag == "fieldset" else None
    if legend is not None:
        shown = _reached(canvas, legend, dy, dx)
        decorate_fieldset(canvas, box.style, rect, shown, look.behind)
        return
    decorate(canvas, box.style, rect, look.behind)
    if kind == "image":
        _image(canvas, box, rect, look)
    elif kind == "marquee":
        _marquee(canvas, box, rect, look, windows)
    elif kind == "clipped-block":
        _clipped_block(canvas, box, rect, look, windows, dx, dy)


def _reached(canvas: Canvas, box: Box, dy: int, dx: int = 0) -> Rect:
    """Return where a box is on the canvas; one whose end is not laid out yet ends below it."""
    x, y = box.x + dx, box.y + dy
    return Rect(x, y, box.width, box.height if box.closed else canvas.height + 8 - min(0, y))


def _cell_background(canvas: Canvas, box: Box, rect: Rect, look: PaintContext) -> None:
    """Paint the part behind a cell of a row's, column's or group's background with a picture."""
    if box.style.background is not None:
        canvas.fill(box.style.background, rect)
    tile(canvas, box.style, area_of(box, rect), look.behind, rect)


def _image(canvas: Canvas, box: Box, rect: Rect, look: PaintContext) -> None:
    style = box.style
    inner = Rect(
        rect.x + style.border[3] + box.padding[3],
        rect.y + style.border[0] + box.padding[0],
        box.content_width,
        box.content_height,
    )
    picture = look.picture(box.node, inner.width, inner.height) if inner.width and inner.height else None
    if picture is not None:
        canvas.image(picture, inner.x, inner.y)
    elif inner.width and inner.height:
        _missing(canvas, box, inner)
    if box.link is not None and box.link.order == look.focus:
        canvas.rect(rect, look.accent, 2)


def _missing(canvas: Canvas, box: Box, inner: Rect) -> None:
    """Draw the frame of a picture that is not there, with what it would have shown in words."""
    canvas.rect(inner, (0xAA, 0xAA, 0xAA), 1)
    room = Rect(inner.x + 2, inner.y + 1, max(0, inner.width - 4), max(0, inner.height - 2))
    shown = clipped(canvas, room)
    if shown is None:
        return
    part, left, top = shown
    face = box.style.face
    if box.label:
        cell, size = max(1, fonts.cell(canvas, face)), fonts.plain(face)
        rows = wrapped(box.label, lambda piece: canvas.text_width(piece, size), max(1, room.width - 1))
        rows = rows[: max(1, room.height // cell)]
        y = top + max(0, (room.height - cell * len(rows)) // 2)
        for line, (start, end) in enumerate(rows):
            fonts.draw_text(part, left + 1, y + line * cell, box.label[start:end], face, box.style.color)
    elif room.width >= 8 and room.height >= 8:
        x, y = left + (room.width - 8) // 2, top + (room.height - 8) // 2
        part.line((x, y), (x + 7, y + 7), (0xCC, 0x66, 0x66), 1)
        part.line((x, y + 7), (x + 7, y), (0xCC, 0x66, 0x66), 1)


def _clipped_block(
    canvas: Canvas, box: Box, rect: Rect, look: PaintContext, windows: Windows, dx: int, dy: int
) -> None:
    """Paint as much of a box's content as its padding edge lets through."""
    top, right, bottom, left = box.style.border
    room = Rect(rect.x + left, rect.y + top, rect.width - left - right, rect.height - top - bottom)
    shown = clipped(canvas, room)
    inside = windows.get(box)
    if shown is None or inside is None:
        return
    part, left, top = shown
    dx, dy = dx + left - room.x, dy + top - room.y
    for thing in inside.visible(-dy, part.height - dy):
        if isinstance(thing, TextFragment):
            _text(part, thing, dy, look, dx)
        elif thing.style.visible:
            _box(part, thing, dy, look, windows, dx)


def _marquee(canvas: Canvas, box: Box, rect: Rect, look: PaintContext, windows: Windows) -> None:
    strip = box.children[0]
    upright = box.style.marquee_dir in UPRIGHT
    room = Rect(rect.x + box.content_x - box.x, rect.y + box.content_y - box.y, box.content_width, box.content_height)
    shown = clipped(canvas, room if upright else Rect(room.x, room.y, room.width, room.height + TAIL))
    if shown is None or not isinstance(strip, Box):
        return
    inner, left, top = shown
    lengths = (strip.height, room.height) if upright else (strip.width, room.width)
    shift = offset(box.style, *lengths, look)
    if shift is None:
        return
    dx, dy = left - strip.x, top - box.content_y
    dx, dy = (dx, dy + shift) if upright else (dx + shift, dy)
    for item in strip.walk():
        if isinstance(item, LineBox):
            for piece in item.pieces:
                if isinstance(piece, TextFragment):
                    _text(inner, piece, dy, look, dx)
                else:
                    _box(inner, piece, dy, look, windows, dx)
