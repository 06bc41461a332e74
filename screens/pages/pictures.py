"""Pictures of members, photos and games, in a format the phone takes."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path

from flask import Response
from PIL import Image

from screens.page import NotThere, Page
from screens.pages import Route
from screens.pictures.avatar import draw_avatar
from screens.pictures.photo import KINDS, draw_photo

_ART = Path(__file__).parents[2] / "assets" / "art"
_SIZES = (40, 76, 120, 180, 240)
_PHOTO = re.compile(r"([a-z]{1,20})-(\d{1,6})")


def avatar(page: Page, number: int, size: int) -> Response:
    """Of a member, square."""
    if size not in _SIZES:
        raise NotThere
    return _picture(_avatar(number, size))


def photo(page: Page, name: str, size: int) -> Response:
    """Of the seeded world: `kind-seed`, 4:3, `size` pixels wide."""
    match = _PHOTO.fullmatch(name)
    if match is None or match[1] not in KINDS or size not in _SIZES:
        raise NotThere
    return _picture(_photo(match[1], int(match[2]), size))


def game_title(page: Page, game: str) -> Response:
    path = _ART / game / "title.png"
    if not re.fullmatch(r"[a-z][a-z-]{0,30}", game) or not path.is_file():
        raise NotThere
    return _picture(_title(path))


@lru_cache(maxsize=512)
def _avatar(number: int, size: int) -> bytes:
    return _gif(draw_avatar(number, size))


@lru_cache(maxsize=256)
def _photo(kind: str, seed: int, size: int) -> bytes:
    return _gif(draw_photo(kind, seed, size))


@lru_cache(maxsize=16)
def _title(path: Path) -> bytes:
    with Image.open(path) as picture:
        return _gif(picture)


def _gif(picture: Image.Image) -> bytes:
    """GIF is what every phone of the time takes."""
    file = io.BytesIO()
    picture.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(file, "GIF")
    return file.getvalue()


def _picture(body: bytes) -> Response:
    response = Response(body, content_type="image/gif")
    response.headers["Cache-Control"] = "max-age=86400"
    return response


ROUTES: list[Route] = [
    ("/img/avatar/<int:number>-<int:size>.gif", avatar, True),
    ("/img/photo/<name>-<int:size>.gif", photo, True),
    ("/img/game/<game>.gif", game_title, True),
]
