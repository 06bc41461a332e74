"""Marks that a view sets for its maker while it draws: hit boxes and values, shown by `play --debug` alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from handset.geometry import Rect
from handset.lcd import Canvas


@dataclass
class DebugMarks:
    """Marks of one picture: boxes in the LCD's pixels, values in the order in which they were named."""

    boxes: list[tuple[str, Rect]] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)


_collecting: ContextVar[DebugMarks | None] = ContextVar("debug marks", default=None)


def debug_box(canvas: Canvas, name: str, box: Rect) -> None:
    """Show a hit box in the debug view, where `canvas` has it; nothing happens without `--debug`.

    Example:
        >>> debug_box(canvas, "net", Rect(104, 206, 32, 16))
    """
    marks = _collecting.get()
    if marks is not None:
        marks.boxes.append((name, box.moved(*canvas.origin)))


def debug_value(name: str, value: object) -> None:
    """Show a value of one's own in the debug view, by its name; nothing happens without `--debug`.

    Example:
        >>> debug_value("beside", 3)
    """
    marks = _collecting.get()
    if marks is not None:
        marks.values[name] = str(value)


@contextmanager
def collected_marks() -> Iterator[DebugMarks]:
    """Collect the marks that are set meanwhile.

    Example:
        >>> with collected_marks() as marks:
        ...     debug_value("wind", -2)
        >>> marks.values
        {'wind': '-2'}
    """
    marks = DebugMarks()
    before = _collecting.set(marks)
    try:
        yield marks
    finally:
        _collecting.reset(before)
