"""Colours of what every page is built of: the site's own, or those of the design that a page wears."""

from __future__ import annotations

from dataclasses import dataclass

from screens.content.designs import Design
from screens.pictures.drawing import OUTLINE, mixed


@dataclass(frozen=True, slots=True)
class SitePalette:
    """Colors of a page: `header` behind the site's name, `ground`, `edge`, `ink` of titles, `bar_*` of sections.

    `call` stands behind what a page wants one to do most, `menu` behind the links at the end; `rule` is the line above.
    """

    header: str
    ground: str
    edge: str
    ink: str
    bar_ground: str
    bar_edge: str
    bar_ink: str
    call: str
    menu: str
    rule: str


PLAIN = SitePalette(
    "#F08A24", "#FFE8C8", "#F08A24", "#6B3A00", "#E3EEF8", "#4A90C8", "#1E4468", "#FFF1DC", "#FFF9EF", "#F5C58A"
)  # fmt: skip


def palette_of(design: Design | None) -> SitePalette:
    """Return the palette made of a design's one color; the site's own without a design."""
    if design is None:
        return PLAIN
    color = design.bar
    ground, bar = mixed(color, "#FFFFFF", 0.72), mixed(color, "#FFFFFF", 0.84)
    ink, menu = mixed(color, OUTLINE, 0.72), mixed(color, "#FFFFFF", 0.93)
    return SitePalette(color, ground, color, ink, bar, color, ink, bar, menu, mixed(color, "#FFFFFF", 0.5))
