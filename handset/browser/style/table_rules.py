"""`rules` and `frame` of a table: the lines between its parts and those round it (HTML 4.01, 11.3.1).

A table with rules has collapsing borders, as the HTML standard maps it (15.3.10).
"""

from __future__ import annotations

from handset.browser.dialect import Dialect
from handset.browser.document.tree import Node
from handset.browser.style.colors import html_color
from handset.browser.style.values import SIDES, Length, Value

PARTS = frozenset(["td", "th", "tr", "thead", "tbody", "tfoot", "colgroup"])
"""Elements that rules stand beside, or that have a table's padding and borders."""
_ACROSS, _DOWN = ("top", "bottom"), ("left", "right")
_GROUPS = dict.fromkeys(("thead", "tbody", "tfoot"), _ACROSS)
_RULES: dict[str, dict[str, tuple[str, ...]]] = {
    "none": {},
    "groups": {**_GROUPS, "colgroup": _DOWN},
    "rows": {"tr": _ACROSS},
    "cols": {"td": _DOWN, "th": _DOWN},
    "all": {"td": SIDES, "th": SIDES},
}
"""Value of `rules` -> the sides of parts that it draws."""
_FRAMES: dict[str, tuple[str, ...]] = {
    "void": (), "above": ("top",), "below": ("bottom",), "hsides": _ACROSS, "lhs": ("left",), "rhs": ("right",),
    "vsides": _DOWN, "box": SIDES, "border": SIDES,
}  # fmt: skip
"""Value of `frame` -> the sides of the table that it draws."""
_GRAY = (0x99, 0x99, 0x99)


def _said(table: Node, name: str, dialect: Dialect) -> str:
    return table.get(name).strip().lower() if dialect.takes_attribute("table", name) else ""


def _bordered(table: Node) -> bool:
    return table.has("border") and table.get("border").strip() != "0"


def of_table(table: Node, dialect: Dialect) -> list[tuple[str, Value]]:
    """Return what `rules` and `frame` declare of the table itself."""
    pairs: list[tuple[str, Value]] = []
    ruled, sides = _said(table, "rules", dialect) in _RULES, _FRAMES.get(_said(table, "frame", dialect))
    if ruled:
        pairs.append(("border-collapse", "collapse"))
        if sides is None and not _bordered(table):
            sides = ()
    if sides is None:
        return pairs
    if sides and not _bordered(table):
        pairs += [(f"border-{side}-width", Length(1, "px")) for side in sides]
        pairs += [(f"border-{side}-style", "solid") for side in sides]
        pairs += [(f"border-{side}-color", html_color(table.get("bordercolor")) or _GRAY) for side in sides]
    pairs += [(f"border-{side}-style", "hidden") for side in SIDES if side not in sides]
    return pairs


def of_part(tag: str, table: Node, dialect: Dialect) -> list[tuple[str, Value]]:
    """Return what a table's `rules` declare of one of its parts."""
    rules = _RULES.get(_said(table, "rules", dialect)) if table.has("rules") else None
    if rules is None:
        return []
    pairs: list[tuple[str, Value]] = []
    if tag in ("td", "th"):
        pairs += [(f"border-{side}-style", "none") for side in SIDES]
    for side in rules.get(tag, ()):
        pairs += [(f"border-{side}-width", Length(1, "px")), (f"border-{side}-style", "solid")]
        pairs.append((f"border-{side}-color", html_color(table.get("bordercolor")) or _GRAY))
    return pairs
