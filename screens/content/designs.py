"""Designs of mixi Collection, which a member owns and wears on profile, diary and album pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Design:
    """Design of mixi Collection. `pattern` and `color` name its tile (`screens.pictures.tiles`), `animal` a character.

    `bar` is the colour of the page's header; `price` in points, 0 is free.
    """

    id: str
    name: str
    pattern: int
    color: int
    bar: str
    price: int = 0
    animal: int = 0


PARTS = ("profile", "diary", "album")
"""Pages of a member that may wear a design."""
DESIGNS = (
    Design("sky", "Blue sky", 5, 0, "#4A90C8"),
    Design("dots", "Milk dots", 1, 1, "#D4708C"),
    Design("lemon", "Lemon soda", 2, 2, "#B98800"),
    Design("mint", "Mint checks", 4, 6, "#3FA796"),
    Design("stars", "Little stars", 6, 4, "#7A5AA8", 50),
    Design("hearts", "Hearts", 7, 1, "#D8486A", 50),
    Design("cat", "Mii the cat", 0, 2, "#D9822B", 100, 1),
    Design("bear", "Kuma bear", 0, 7, "#9A6B43", 100, 3),
    Design("chick", "Piyo the chick", 0, 0, "#C98A00", 100, 7),
    Design("tea", "Kogane Tea garden", 2, 3, "#5B8C3A"),
)
_BY_ID = {design.id: design for design in DESIGNS}


def get_design(name: str) -> Design | None:
    """Return a design by its id, None for an unknown one."""
    return _BY_ID.get(name)
