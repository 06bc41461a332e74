"""Markup that carriers' lists leave out: elements and attributes of HTML 4 that do something elsewhere.

The lists are docomo's of compatible HTML 1.0 to 7.2 and of i-XHTML, and OMA's of XHTML Mobile Profile, au's source.
This browser may take such a thing on those models too: what a phone made of it nobody published.
"""

from __future__ import annotations

_DISABLING = frozenset(["disabled", "readonly"])
LIST_NAMES = {"chtml": "docomo's compatible HTML", "mp": "XHTML Mobile Profile"}
ELEMENTS: dict[str, frozenset[str]] = {
    "chtml": frozenset(["button", "fieldset", "legend", "optgroup", "map", "area"]),
    "mp": frozenset(["button", "legend"]),
    "html": frozenset(),
}
ATTRIBUTES: dict[str, frozenset[str]] = {
    "chtml": _DISABLING | {"usemap"},
    "mp": _DISABLING,
    "html": frozenset(),
}
INSTEAD = {
    "button": 'Write <input type="submit">',
    "fieldset": "Part fields by <hr> or <br>",
    "legend": "Write it as text above the fields",
    "optgroup": "Write the group's name into its options",
    "map": "Write a link for each place",
    "area": "Write a link for each place",
    "usemap": "Write a link for each place",
    "disabled": "Leave the field out, or write its value as text",
    "readonly": "Write the value as text, and send it in a hidden field",
}
"""What to do without it."""
