"""What may be written into a field of a page: its letters, its length, its lines."""

from __future__ import annotations

import re

from handset.browser.document.tree import Node
from handset.browser.style.presentational import whole_number
from handset.input.field import NO_LIMIT, Field
from handset.input.multitap import MODES
from handset.model import HandsetModel

_ISTYLE = {"1": "hiragana", "2": "katakana", "3": "lower", "4": "number"}
_MODES = {"hiragana": "hiragana", "katakana": "katakana", "hankakukana": "katakana", "alphabet": "lower",
          "numeric": "number"}  # fmt: skip
_TYPES = {"tel": "number", "number": "number", "url": "lower", "email": "lower"}
_JAPANESE = {"<ja:h>": ("hiragana",), "<ja:hk>": ("katakana",), "<ja:en>": ("lower", "upper", "number"),
             "<ja:n>": ("number",)}  # fmt: skip
_WML = {"A": ("upper",), "a": ("lower",), "N": ("number",), "n": ("number",), "X": ("upper", "number"),
        "x": ("lower", "number"), "M": MODES, "m": MODES}  # fmt: skip
"""The letters of WML's format masks: capitals, small letters, digits, and what goes with them."""
_MASK = re.compile(r"(\*|\d{1,5})?(<ja:[a-z]+>|[AaNnXxMm])[AaNnXxMm*\d]*$")


def field_of(node: Node, input_format: str, model: HandsetModel, page: str) -> Field:
    """The field `node` of the page at the address `page`; `input_format` is its -wap-input-format."""
    secret = node.get("type").strip().lower() == "password"
    modes, count, binds = _letters(node, input_format, model.browser.format_binds)
    if secret:
        modes = tuple(mode for mode in modes if mode not in ("hiragana", "katakana")) or ("lower", "upper", "number")
    limit = whole_number(node.get("maxlength"), 0, NO_LIMIT)
    limits = [NO_LIMIT if limit is None else limit] + ([count] if count else [])
    return Field(
        modes,
        min(limits),
        model.browser.field_length,
        lines=node.tag == "textarea",
        secret=secret,
        bound=binds,
        title=node.get("title"),
        draft="" if secret else f"{page}#{node.get('name') or node.order}",
    )


def _letters(node: Node, input_format: str, format_binds: bool) -> tuple[tuple[str, ...], int, bool]:
    """(modes, how many letters a mask takes or 0, whether others are refused)."""
    first = _ISTYLE.get(node.get("istyle").strip()) or _MODES.get(node.get("mode").strip().lower())
    if first is None:
        style = _MASK.match(input_format.strip().strip("\"'"))
        mask = style or _MASK.match(node.get("format").strip())
        if mask is None:
            return _from(_TYPES.get(node.get("type").strip().lower(), MODES[0])), 0, False
        letters = _JAPANESE.get(mask[2]) or _WML.get(mask[2]) or MODES
        count = int(mask[1]) if mask[1] and mask[1] != "*" else 0
        # A mask in `format` binds wherever it is understood; one in CSS only where the carrier says so.
        if letters != MODES and (format_binds if style else True):
            return letters, count, True
        first = letters[0]
        return _from(first), count, False
    return _from(first), 0, False


def _from(first: str) -> tuple[str, ...]:
    """All modes, beginning with `first`."""
    place = MODES.index(first)
    return MODES[place:] + MODES[:place]
