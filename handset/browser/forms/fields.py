"""Text fields of a page as the editor takes them: input modes, maximum length, single line or several."""

from __future__ import annotations

from collections.abc import Callable

from handset.browser.document.tree import Node
from handset.browser.forms.input_format import beginning_with, input_format
from handset.browser.style.presentational import whole_number
from handset.model import HandsetModel
from handset.text_input.field import NO_LIMIT, Field
from handset.text_input.multitap import MODES

_ISTYLE = {"1": "hiragana", "2": "katakana", "3": "lower", "4": "number"}
_MODES = {"hiragana": "hiragana", "katakana": "katakana", "hankakukana": "katakana", "alphabet": "lower",
          "numeric": "number"}  # fmt: skip
MODE_OF_TYPE = {"tel": "number", "number": "number", "url": "lower", "email": "lower"}
"""Types of HTML5 -> the input mode that they open; phones of 2009 know none of them."""


def field_of(
    node: Node, style: str, model: HandsetModel, page: str, takes: Callable[[str], bool] = lambda attribute: True
) -> Field:
    """Return the editor's `Field` for a text control of the page at the address `page`.

    Args:
        node: The element.
        style: Its -wap-input-format.
        model: Whose phone it is.
        page: The address, under which drafts are kept.
        takes: Whether the model knows an attribute of this element.
    """
    secret = node.get("type").strip().lower() == "password"
    modes, count, binds = _letters(node, style, model.browser.format_binds, takes)
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


def _letters(
    node: Node, style: str, format_binds: bool, takes: Callable[[str], bool]
) -> tuple[tuple[str, ...], int, bool]:
    """Return (modes, how many letters a format takes or 0, whether others are refused)."""
    first = _MODES.get(node.get("mode").strip().lower()) if takes("mode") else None
    if first is None and takes("istyle"):
        first = _ISTYLE.get(node.get("istyle").strip())
    styled = input_format(style)
    asked = styled or (input_format(node.get("format")) if takes("format") else None)
    if asked is None:
        typed = MODE_OF_TYPE.get(node.get("type").strip().lower()) if takes("type") else None
        return beginning_with(first or typed or MODES[0]), 0, False
    # A mask in `format` binds wherever it is understood; one in CSS only where the carrier says so.
    if not asked.free and (format_binds or styled is None):
        return asked.modes, asked.count, True
    return beginning_with(first) if first and styled is None else asked.all_modes, asked.count, False
