"""The phone's own face, for text that no embedded font draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from handset.flash.paint.coverage import Coverage
from handset.flash.swf.geometry import TWIPS
from handset.flash.swf.texts import DefineEditText, TextAlign

SIZES = (12, 16, 20, 24)
"""Sizes of the phone's face in pixels."""


class TextFace(Protocol):
    """Protocol of a face that letters can be had of."""

    def width(self, text: str, size: int) -> int:
        """Return the advance of a text in pixels."""

    def coverage(self, text: str, size: int) -> Coverage:
        """Return the letters' coverage, `size` pixels high and as wide as the text."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """Line of a field: its text and where it stands in the field, in pixels."""

    text: str
    x: int
    y: int
    width: int


def face_size(height: int) -> int:
    """Return the size of the face that is nearest to letters of a height in pixels."""
    return min(SIZES, key=lambda size: (abs(size - height), size))


def field_lines(field: DefineEditText, text: str, width: int, size: int, face: TextFace) -> list[FieldLine]:
    """Break a field's text into lines and align them.

    Args:
        field: The field.
        text: What it shows.
        width: Its width on the screen in pixels.
        size: Size of the face.
        face: The face.
    """
    left, right = field.left_margin // TWIPS, field.right_margin // TWIPS
    room = max(1, width - left - right - 4)
    shown = "●" * len(text) if field.password else text
    lines = _broken(shown.replace("\r\n", "\n").replace("\r", "\n").split("\n"), room, size, face, field)
    step = size + field.leading // TWIPS
    return [
        FieldLine(line, 2 + left + _indent(field.align, room, face.width(line, size)), 2 + index * step, room)
        for index, line in enumerate(lines if field.multiline else lines[:1])
    ]


def _broken(paragraphs: Sequence[str], room: int, size: int, face: TextFace, field: DefineEditText) -> list[str]:
    if not (field.word_wrap and field.multiline):
        return list(paragraphs)
    found: list[str] = []
    for paragraph in paragraphs:
        found += _wrapped(paragraph, room, size, face)
    return found


def _wrapped(text: str, room: int, size: int, face: TextFace) -> list[str]:
    """Break a paragraph where the room ends: behind a space where one stands in the line, else between any letters."""
    found: list[str] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and face.width(text[start : end + 1], size) <= room:
            end += 1
        space = text.rfind(" ", start, end + 1)
        if end < len(text) and space > start and text[end - 1].isascii():
            end = space + 1
        found.append(text[start:end].rstrip(" "))
        start = end
    return found or [""]


def _indent(align: TextAlign, room: int, width: int) -> int:
    if align is TextAlign.RIGHT:
        return max(0, room - width)
    return max(0, (room - width) // 2) if align is TextAlign.CENTER else 0
