"""The form owner of each control, by the HTML standard's form element pointer (HTML 13.2.4.4).

A form that opens between a table and its rows, or that its cell closes, holds no control in the tree; the parser
associates controls by the order of the tags instead. lexbor keeps that association to itself, so it is found again
from the source: cheaply where the tree tells the same, with marked tags where it does not.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

CONTROLS = frozenset(["button", "input", "select", "textarea"])
"""Elements that a form sends or resets."""
MARK = "keitai-tag"
"""The attribute by which a marked tag is found in the tree."""

_OF_FORMS = re.compile(
    r"<(?:!--.*?(?:-->|\Z)|(?P<area>textarea)(?=[\s/>]).*?(?:</textarea|\Z)"
    r"|(?:(?P<end>/form)|(?P<form>form)|(?P<other>button|input|select))(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)|<(/?[a-z][^\s/>]*)((?:=\s*+(?:"[^"]*+"|'[^']*+')|[^>])*+)(?:>|\Z)""",
    re.IGNORECASE | re.DOTALL,
)
_TEXT_ONLY = {
    tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE) for tag in ("script", "style", "textarea", "title", "xmp")
}
"""Elements whose content holds no tags, and what ends them."""


def in_order_of_tags(text: str) -> list[int]:
    """Return the number of each control's form by the parser's form element pointer; -1 for none.

    Quoted tags are taken for markup: a result that differs from the tree's is to be looked into, not used.
    """
    found: list[int] = []
    pointer, forms = -1, 0
    for match in _OF_FORMS.finditer(text):
        kind = match.lastgroup
        if kind == "end":
            pointer = -1
        elif kind in ("area", "other"):
            found.append(pointer)
        elif kind == "form" and pointer < 0:
            pointer, forms = forms, forms + 1
    return found


def marked(text: str) -> tuple[str, list[str]]:
    """Return a source whose tags of forms and controls carry their place as the attribute `MARK`."""
    pieces: list[str] = []
    names: list[str] = []
    at = copied = 0
    while (match := _TAG.search(text, at)) is not None:
        at = match.end()
        name = (match[1] or "").lower()
        if name in CONTROLS or name in ("form", "/form"):
            if name != "/form":
                pieces += [text[copied : match.end(1)], f' {MARK}="{len(names)}"']
                copied = match.end(1)
            names.append(name)
        if name == "plaintext":
            break
        if name in _TEXT_ONLY:
            end = _TEXT_ONLY[name].search(text, at)
            at = end.start() if end is not None else len(text)
    pieces.append(text[copied:])
    return "".join(pieces), names


def owners(names: Sequence[str], made: Container[int]) -> dict[int, int]:
    """Return the place of each control's form by the parser's form element pointer, by the control's place.

    Args:
        names: What `marked` returned: tags of forms and controls in their order.
        made: The places of the tags of which the parser made elements.
    """
    found: dict[int, int] = {}
    pointer: int | None = None
    for place, name in enumerate(names):
        if name == "/form":
            pointer = None
        elif place not in made:
            continue
        elif name != "form":
            if pointer is not None:
                found[place] = pointer
        elif pointer is None:
            pointer = place
    return found
