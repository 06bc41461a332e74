"""Backgrounds and borders of boxes (CSS 2.1 chapters 8.5, 14.2), painted alike under texts, pictures and controls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from handset.browser.display.clipping import clipped
from handset.browser.style.computed import Style
from handset.browser.style.values import TRANSPARENT
from handset.geometry import Color, Rect
from handset.lcd import Canvas

Picture = Callable[[str, int, int], pygame.Surface | None]
"""A picture by address, stretched to a size; size 0, 0 asks for its own."""


@dataclass(frozen=True, slots=True)
class BackgroundSource:
    """Source of background pictures, with the viewport that fixed ones are placed in (14.2.1)."""

    picture: Picture
    viewport: Rect
    """In pixels of the LCD, as `Canvas.origin` counts them."""

    def area(self, canvas: Canvas) -> Rect:
        """Return the viewport in pixels of a canvas on a part of it."""
        return self.viewport.moved(-canvas.origin[0], -canvas.origin[1])


def decorate(canvas: Canvas, style: Style, rect: Rect, background: BackgroundSource) -> None:
    """Paint background colour, background picture and borders of a box whose border edge is `rect`."""
    if not rect.width or not rect.height:
        return
    if style.background is not None:
        canvas.fill(style.background, rect)
    if style.picture:
        top, right, bottom, left = style.border
        inner = Rect(rect.x + left, rect.y + top, rect.width - left - right, rect.height - top - bottom)
        tile(canvas, style, inner, background, rect)
    if style.border != (0, 0, 0, 0):
        borders(canvas, style, rect)


def decorate_fieldset(canvas: Canvas, style: Style, rect: Rect, legend: Rect, background: BackgroundSource) -> None:
    """Paint a fieldset's box: its upper border goes through the middle of its legend, which interrupts it."""
    top = style.border[0]
    drop = max(0, (legend.height - top) // 2)
    frame = Rect(rect.x, rect.y + drop, rect.width, max(0, rect.height - drop))
    bare = style.copy()
    bare.border = (0, 0, 0, 0)
    decorate(canvas, bare, frame, background)
    for part in (
        Rect(frame.x, frame.y, legend.x - frame.x, frame.height),
        Rect(legend.right, frame.y, frame.right - legend.right, frame.height),
        Rect(legend.x, frame.y + top, legend.width, frame.height - top),
    ):
        shown = clipped(canvas, part) if part.width > 0 and part.height > 0 else None
        if shown is not None:
            inner, left, upper = shown
            borders(inner, style, frame.moved(left - part.x, upper - part.y))


def borders(canvas: Canvas, style: Style, rect: Rect) -> None:
    """Paint the four borders of a box whose border edge is `rect`, the upper one last."""
    top, right, bottom, left = style.border
    sides = (
        Rect(rect.x, rect.y, rect.width, top),
        Rect(rect.right - right, rect.y, right, rect.height),
        Rect(rect.x, rect.bottom - bottom, rect.width, bottom),
        Rect(rect.x, rect.y, left, rect.height),
    )
    for index in (3, 1, 2, 0):
        side = sides[index]
        if not side.width or not side.height:
            continue
        kind = style.border_style[index]
        if kind in ("none", "hidden"):
            continue
        color = style.border_color[index] or style.color
        if color == TRANSPARENT:
            continue
        if kind in ("inset", "outset", "groove", "ridge"):
            lit = (index in (0, 3)) == (kind in ("outset", "ridge"))
            color = _lighter(color) if lit else _darker(color)
        if kind in ("dotted", "dashed"):
            _dashes(canvas, side, color, index in (0, 2), 1 if kind == "dotted" else 3)
        elif kind == "double" and max(1, style.border[index]) >= 3:
            _double(canvas, side, color, index in (0, 2), style.border[index])
        else:
            canvas.fill(color, side)


def _dashes(canvas: Canvas, side: Rect, color: Color, across: bool, times: int) -> None:
    thick = side.height if across else side.width
    length = side.width if across else side.height
    dash = max(1, thick * times)
    for start in range(0, min(length, 20_000), dash * 2):
        part = min(dash, length - start)
        if across:
            canvas.fill(color, Rect(side.x + start, side.y, part, thick))
        elif -dash <= side.y + start < canvas.height:
            canvas.fill(color, Rect(side.x, side.y + start, thick, part))


def _double(canvas: Canvas, side: Rect, color: Color, across: bool, width: int) -> None:
    part = max(1, width // 3)
    if across:
        canvas.fill(color, Rect(side.x, side.y, side.width, part))
        canvas.fill(color, Rect(side.x, side.bottom - part, side.width, part))
    else:
        canvas.fill(color, Rect(side.x, side.y, part, side.height))
        canvas.fill(color, Rect(side.right - part, side.y, part, side.height))


def _lighter(color: Color) -> Color:
    return tuple(part + (255 - part) // 2 for part in color)  # type: ignore[return-value]


def _darker(color: Color) -> Color:
    return tuple(part // 2 for part in color)  # type: ignore[return-value]


def tile(canvas: Canvas, style: Style, rect: Rect, background: BackgroundSource, area: Rect | None = None) -> None:
    """Tile a background picture, placed in `rect` and repeated over `area` as the style says.

    A fixed one is placed in the viewport, wherever the page is scrolled to.
    """
    picture = background.picture(style.picture, 0, 0)
    shown = pygame.Rect(area or rect).clip(canvas.surface.get_rect())
    if picture is None or not shown.w or not shown.h:
        return
    width, height = picture.get_size()
    if not width or not height:
        return
    if style.picture_fixed:
        rect = background.area(canvas)
    x = rect.x + _place(style.picture_x, rect.width - width)
    y = rect.y + _place(style.picture_y, rect.height - height)
    repeat = style.picture_repeat
    lefts = range(x - (x - shown.x + width - 1) // width * width, shown.right, width) if repeat in _ACROSS else [x]
    tops = range(y - (y - shown.y + height - 1) // height * height, shown.bottom, height) if repeat in _DOWN else [y]
    if len(lefts) > 1 and len(tops) > 1:
        # A row first: of a picture of one pixel a screen holds 77,000.
        picture, lefts = _in_a_row(picture, len(lefts)), lefts[:1]
    part = canvas.part(Rect(*shown))
    part.images([(picture, (left - shown.x, top - shown.y)) for top in tops for left in lefts])


def _in_a_row(picture: pygame.Surface, times: int) -> pygame.Surface:
    width, height = picture.get_size()
    row = pygame.Surface((width * times, height), pygame.SRCALPHA, picture)
    row.fblits([(picture, (width * place, 0)) for place in range(times)])
    return row


_ACROSS = ("repeat", "repeat-x")
_DOWN = ("repeat", "repeat-y")


def _place(offset_: float, spare: int) -> int:
    return int(offset_) if isinstance(offset_, int) else int(spare * offset_ / 100)
