"""The drawn phone as pictures: SVG parts filled in for a model, rasterised for a scale, kept by what went into them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import msgspec
import platformdirs
import pygame
import xxhash

from handset import datafile
from handset.files import write_whole
from handset.frontends.skin.geometry import SkinGeometry
from handset.keypad import Key
from handset.model import HandsetModel

FOLDER = Path(__file__).parent.parent.parent.parent / "assets" / "skins"
FONTS = Path(__file__).parent.parent.parent.parent / "assets" / "fonts"


class Material(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colors of a body, each `#rrggbb`; three stops from the lit side to the far one."""

    body: tuple[str, str, str]
    rim: tuple[str, str, str]
    """The metal round glass, d-pad and slots."""
    edge: str
    """The thickness seen below each half."""
    gloss: float
    """Opacity of the light that lies on the body."""
    well: str
    key: tuple[str, str, str]
    key_light_edge: str
    key_dark_edge: str
    ink: str
    second: str
    """Kana, letters and marks beside the digits."""
    dark: bool


class Light(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colors of the light under the keys."""

    glow: str
    ink: str
    """What a lit legend looks like on a bright key."""


class Colors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Content of assets/skins/colors.yaml."""

    backdrop: str
    materials: dict[str, Material]
    lights: dict[str, Light]


def read_colors() -> Colors:
    """Read the body's colours, one set a model, from colors.yaml."""
    return datafile.read(FOLDER / "colors.yaml", Colors, name="colors.yaml")


def draw_svg(model: HandsetModel, geometry: SkinGeometry, *, lit: bool) -> str:
    """Return the phone as an SVG document; `lit` draws every key pressed and every lamp on."""
    import jinja2  # a picture that is kept from before needs none

    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(FOLDER), undefined=jinja2.StrictUndefined)
    return environment.get_template("phone.svg").render(**_facts(model, geometry, lit))


def _facts(model: HandsetModel, geometry: SkinGeometry, lit: bool) -> dict[str, Any]:
    colors = read_colors()
    return {
        "g": geometry,
        "ring": geometry.drawing.ring,
        "centre": geometry.drawing.center,
        "beside": geometry.drawing.legends_beside,
        "shape": model.body.shape,
        "m": colors.materials[model.body.color],
        "light": colors.lights[model.body.key_light],
        "backdrop": colors.backdrop,
        "lit": lit,
        "keys": {key.label: box for key, box in geometry.keys.items()},
        "digits": [key.label for key in Key if key <= Key.HASH],
    }


def phone_picture(model: HandsetModel, geometry: SkinGeometry, width: int, *, lit: bool) -> pygame.Surface:
    """Return the picture of the phone on its backdrop, `width` pixels wide, cached in the user's folder."""
    path = _cache() / f"{_fingerprint(model, geometry, width, lit)}.png"
    if not path.exists():
        write_whole(path, rasterized(draw_svg(model, geometry, lit=lit), width))
    try:
        return opaque(pygame.image.load(path))
    except pygame.error:
        # Somebody else's half of a disk: draw it anew without the cache.
        return opaque(pygame.image.load(io.BytesIO(rasterized(draw_svg(model, geometry, lit=lit), width))))


def rasterized(svg: str, width: int) -> bytes:
    """Render an SVG document to a PNG file of that width, with the project's own fonts only."""
    import resvg_py  # a picture that is kept from before needs none

    fonts = [str(FONTS / f"BIZUDGothic-{weight}.ttf") for weight in ("Regular", "Bold")]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True, font_files=fonts))


def opaque(picture: pygame.Surface) -> pygame.Surface:
    """Convert a picture to 32 bits without transparency, which is the fastest to copy."""
    surface = pygame.Surface(picture.get_size(), 0, 32)
    surface.blit(picture, (0, 0))
    return surface


def _fingerprint(model: HandsetModel, geometry: SkinGeometry, width: int, lit: bool) -> str:
    digest = xxhash.xxh3_64()
    for part in sorted(FOLDER.iterdir()):
        digest.update(part.name.encode() + part.read_bytes())
    digest.update(repr((geometry, model.body, width, lit)).encode())
    return digest.hexdigest()


def _cache() -> Path:
    return Path(platformdirs.user_cache_dir("keitai")) / "skins"
