"""Formats of fields: what `-wap-input-format` (WCSS) and `format` (WML's masks, as au took them) say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handset.text_input.multitap import MODES

_CODES: dict[str, tuple[str, ...]] = {
    "<ja:h>": ("hiragana",),
    "<ja:hk>": ("katakana",),
    "<ja:en>": ("lower", "upper", "number"),
    "<ja:n>": ("number",),
    "A": ("upper",),
    "a": ("lower",),
    "N": ("number",),
    "n": ("number",),
    "X": ("upper", "number"),
    "x": ("lower", "number"),
    "M": MODES,
    "m": ("lower", *(mode for mode in MODES if mode != "lower")),
}
"""What a code lets in, what one begins to write with in front: i-XHTML's four, and WML's capitals, small letters,
digits, and all letters."""
_PART = re.compile(r"(?:(\*|\d{1,5})?(<ja:[a-z]+>|[AaNnXxMm])|(\\.))")


@dataclass(frozen=True)
class InputFormat:
    """Input format of a field: the characters it accepts, in which modes."""

    modes: tuple[str, ...]
    """The letters let in, what one begins to write with in front."""
    count: int
    """How many letters fit; 0 for any number."""
    free: bool
    """Letters of other modes are let in too: the format says any letter, or has marks of its own between them."""

    @property
    def all_modes(self) -> tuple[str, ...]:
        """Every mode, beginning with the format's first."""
        return beginning_with(self.modes[0])


def input_format(text: str) -> InputFormat | None:
    r"""Parse an input format; None for one without effect or that is not understood.

    A format is a row of codes, each for one letter, for as many as the number before it says, or with `*` for any
    number: `*N`, `"4<ja:n>"`, `NNN\-NNNN`.
    """
    text = text.strip().strip("\"'").strip()
    modes: dict[str, None] = {}
    count = at = 0
    endless = marks = False
    while at < len(text):
        part = _PART.match(text, at)
        if part is None or (part[2] and part[2] not in _CODES):
            return None
        at = part.end()
        if part[3]:
            marks = True
            count += 1
            continue
        modes.update(dict.fromkeys(_CODES[part[2]]))
        endless = endless or part[1] == "*"
        count += 0 if part[1] == "*" else int(part[1] or 1)
    if not modes:
        return None
    return InputFormat(tuple(modes), 0 if endless else count, marks or len(modes) == len(MODES))


def beginning_with(first: str) -> tuple[str, ...]:
    """Return all input modes in the order of the keypad's mode key, beginning with `first`."""
    place = MODES.index(first)
    return MODES[place:] + MODES[:place]
