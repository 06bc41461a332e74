"""A text broken into the lines of a writing area, and words flowing into rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Advance = Callable[[str], int]
"""How wide a text is, in pixels."""


def wrapped(text: str, advance: Advance, width: int) -> list[tuple[int, int]]:
    """Return the (start, end) of a text area's lines, wrapped at its width."""
    rows: list[tuple[int, int]] = []
    start = used = 0
    for place, char in enumerate(text):
        step = advance(char)
        if char == "\n":
            rows.append((start, place))
            start, used = place + 1, 0
        elif used + step > width and place > start:
            rows.append((start, place))
            start, used = place, step
        else:
            used += step
    rows.append((start, len(text)))
    return rows


def flowed(words: Sequence[str], advance: Advance, width: int, gap: int) -> list[list[int]]:
    """Return the places of words in rows of `width` pixels, each with `gap` pixels round it."""
    rows: list[list[int]] = [[]]
    used = 0
    for place, word in enumerate(words):
        step = min(width, advance(word) + 2 * gap)
        if rows[-1] and used + step > width:
            rows.append([])
            used = 0
        rows[-1].append(place)
        used += step
    return rows
