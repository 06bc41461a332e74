"""Designs of the Collection: each has its strip, its cut and its colours."""

from __future__ import annotations

from screens.content.designs import DESIGNS, get_design
from screens.content.palette import PLAIN, palette_of
from screens.pictures.designs import HEIGHT, SWATCH, WIDTH, draw_strip, draw_swatch
from screens.pictures.encoding import encode
from tests.screens.site_client import Town


def test_strips_each_its_own_and_small() -> None:
    pictures = [encode(draw_strip(design.id), "gif") for design in DESIGNS]
    assert len(set(pictures)) == len(DESIGNS)
    assert max(map(len, pictures)) < 5000
    assert draw_strip("cat").size == (WIDTH, HEIGHT)
    assert draw_swatch("cat").size == (SWATCH, HEIGHT)
    assert encode(draw_strip("sky"), "gif") == pictures[0]


def test_ink_is_legible_on_every_ground() -> None:
    for colors in map(palette_of, (None, *DESIGNS)):
        for ink, ground in ((colors.ink, colors.ground), (colors.bar_ink, colors.bar_ground)):
            assert contrast(ink, ground) > 4.5, colors
        assert contrast("#FFFFFF", colors.header) > 2.3, colors


def contrast(one: str, other: str) -> float:
    """As WCAG counts it, 1 to 21."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_page_wears_the_colours_too(town: Town) -> None:
    hero = town.visitor()
    assert PLAIN.ground in hero.get("/members/42").markup
    hero.send("/collection/mint", part="profile")
    shown = hero.get("/members/42").markup
    mint = get_design("mint")
    assert mint is not None
    assert palette_of(mint).ground in shown
    assert PLAIN.ground not in shown
    assert PLAIN.ground in hero.get("/diary").markup
    for kind in ("strip", "swatch", "tile"):
        assert hero.get(f"/img/design/mint-{kind}.gif").body[:3] == b"GIF"
    for name in ("mint", "mint-x", "gold-strip"):
        assert hero.get(f"/img/design/{name}.gif").status == 404
