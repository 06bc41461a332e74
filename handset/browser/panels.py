"""The browser's own lists over a page: menu, bookmarks, a select's options, questions, page info."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from handset.geometry import Rect
from handset.keypad import Key, Keys
from handset.lcd import Canvas
from handset.model import ThemeSpec

_ROW = 22
_TITLE = 22
_SIZE = 16


class Panel(msgspec.Struct):
    """Open list over the page; plain data. `kind` says which, `order` the select's node, `value` its subject."""

    kind: str
    cursor: int = 0
    order: int = -1
    value: str = ""


class PanelItem(NamedTuple):
    """Line of a list; one without an `action` is plain text and cannot be chosen."""

    label: str
    action: str = ""
    value: str = ""
    marked: bool = False


def first_choice(items: list[PanelItem]) -> int:
    """Return the place of the marked item, else of the first that can be chosen."""
    marked = next((place for place, item in enumerate(items) if item.marked and item.action), None)
    return marked if marked is not None else next((place for place, item in enumerate(items) if item.action), 0)


def tick(panel: Panel, items: list[PanelItem], keys: Keys) -> PanelItem | str:
    """Handle the keys of a tick; return the item chosen, "close", or "" while the list stays open."""
    choices = [place for place, item in enumerate(items) if item.action]
    for key in keys.presses:
        if key in (Key.SOFT_RIGHT, Key.CLEAR):
            return "close"
        if key in (Key.OK, Key.SOFT_LEFT):
            return items[panel.cursor] if panel.cursor in choices else "close"
        if Key.DIGIT_1 <= key <= Key.DIGIT_9 and int(key) <= len(choices):
            return items[choices[int(key) - 1]]
    for key, way in ((Key.UP, -1), (Key.DOWN, 1)):
        if keys.struck(key):
            if choices:
                place = choices.index(panel.cursor) if panel.cursor in choices else 0
                panel.cursor = choices[(place + way) % len(choices)]
            else:
                panel.cursor = max(0, min(len(items) - 1, panel.cursor + way))
    return ""


def draw(canvas: Canvas, title: str, items: list[PanelItem], panel: Panel, theme: ThemeSpec) -> None:
    """Draw a framed list in the model's colors, with digits for the first nine choices."""
    rows = max(1, min(len(items), (canvas.height - _TITLE - 24) // _ROW))
    width = canvas.width - 24
    height = _TITLE + rows * _ROW + 6
    box = Rect(12, (canvas.height - height) // 2, width, height)
    canvas.cover(Rect(box.x, box.y, box.width + 3, box.height + 3))
    canvas.fill((0, 0, 0), Rect(box.x + 3, box.y + 3, box.width, box.height), alpha=90)
    canvas.rect(box, theme.color("panel"), 0, 4)
    canvas.rect(Rect(box.x, box.y, box.width, _TITLE + 2), theme.color("accent"), 0, 4)
    canvas.fill(theme.color("panel"), Rect(box.x + 1, box.y + _TITLE, box.width - 2, 4))
    canvas.rect(box, theme.color("accent"), 2, 4)
    inside = canvas.part(Rect(box.x + 4, box.y + 2, box.width - 8, box.height - 4), role="dialog")
    inside.text(4, 2, inside.cut(title, inside.width - 8, _SIZE), _SIZE, theme.color("accent_text"), bold=True)
    first = max(0, min(panel.cursor - rows // 2, len(items) - rows))
    number = sum(1 for item in items[:first] if item.action)
    for place in range(first, min(len(items), first + rows)):
        item = items[place]
        y = _TITLE + 1 + (place - first) * _ROW
        chosen = place == panel.cursor and bool(item.action)
        color = theme.color("accent_text" if chosen else "panel_text")
        if chosen:
            inside.rect(Rect(0, y, inside.width, _ROW), theme.color("accent"), 0, 3)
        x = 6
        if item.action:
            number += 1
            if number <= 9:
                inside.text(6, y + 3, str(number), _SIZE, color)
            x = 22
        if item.marked:
            inside.ellipse(Rect(inside.width - 14, y + _ROW // 2 - 3, 7, 7), color)
        inside.text(x, y + 3, inside.cut(item.label, inside.width - x - 18, _SIZE), _SIZE, color, focused=chosen)
    if len(items) > rows:
        track = inside.height - _TITLE - 4
        thumb = max(8, track * rows // len(items))
        top = _TITLE + 1 + (track - thumb) * first // (len(items) - rows)
        inside.fill(theme.color("accent"), Rect(inside.width - 3, top, 2, thumb))
