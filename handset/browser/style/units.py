"""Numbers and words of computed styles that carry more than their value: subclasses of built-in types.

They have a module of their own because mypyc compiles no such class: the compiled wheel leaves this module as it is.
"""

from __future__ import annotations


class Percent(float):
    """Percentage of the containing block, resolved in layout."""


class BlockAlign(str):
    """A text-align that moves blocks as well, as `<center>` and align attributes do (HTML standard, 15.3.3)."""

    __slots__ = ()


class Em(int):
    """Font size in pixels that also knows the face's x-height."""

    x_height: float

    @classmethod
    def of(cls, font_px: int, family: str) -> Em:
        """Return the em of a font size in pixels, with the x-height that goes with its family."""
        em = cls(font_px)
        em.x_height = em * (0.8 if family == "ahem" else 0.5)
        return em
