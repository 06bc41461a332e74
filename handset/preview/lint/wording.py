"""Words of a page in a finding: cut where they are long, and so that it shows."""

from __future__ import annotations

from collections.abc import Sequence

_LIST_LENGTH = 60
"""Characters after which a list tells the number of the others."""


def cut(words: str, length: int) -> str:
    """Cut a text to `length` characters, with "..." for the rest.

    >>> cut("abcdef", 3)
    'abc...'
    """
    return words if len(words) <= length else f"{words[:length]}..."


def listed(names: Sequence[str]) -> str:
    """Join the first names of a list, and say how many more there are.

    >>> listed(["p", ".x"])
    'p, .x'
    >>> listed(["x" * 40] * 5).removeprefix("x" * 40)
    ' and 4 more'
    """
    shown: list[str] = []
    for name in names:
        if shown and len(", ".join([*shown, name])) > _LIST_LENGTH:
            break
        shown.append(cut(name, _LIST_LENGTH))
    more = len(names) - len(shown)
    return f"{', '.join(shown)} and {more} more" if more else ", ".join(shown)
