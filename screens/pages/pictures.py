"""Pictures of members, photos and games, in a format the phone takes."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from flask import Response
from PIL import Image

from screens.page import NotThere, Page
from screens.pages import Route
from screens.pictures import Parts, draw_avatar, draw_photo, encode, is_photo, parts_of
from screens.store.members import get_member

_ART = Path(__file__).parents[2] / "assets" / "art"
_SIZES = (40, 52, 76, 120, 180, 220, 240)


def avatar(page: Page, number: int, size: int) -> Response:
    """Of a member, square."""
    if size not in _SIZES:
        raise NotThere
    member = get_member(page.sql, number, page.language)
    if member is None:
        raise NotThere
    return _picture(_avatar(parts_of(member.id, member.gender, member.age), size))


def photo(page: Page, name: str, size: int) -> Response:
    """Of the seeded world: `kind-seed`, 4:3, `size` pixels wide."""
    if not is_photo(name) or size not in _SIZES:
        raise NotThere
    return _picture(_photo(name, size))


def game_title(page: Page, game: str) -> Response:
    path = _ART / game / "title.png"
    if not re.fullmatch(r"[a-z][a-z-]{0,30}", game) or not path.is_file():
        raise NotThere
    return _picture(_title(path))


@lru_cache(maxsize=512)
def _avatar(parts: Parts, size: int) -> bytes:
    return encode(draw_avatar(parts, size), "gif")


@lru_cache(maxsize=256)
def _photo(name: str, size: int) -> bytes:
    return encode(draw_photo(name, size), "gif")


@lru_cache(maxsize=16)
def _title(path: Path) -> bytes:
    with Image.open(path) as picture:
        return encode(picture, "gif")


def _picture(body: bytes) -> Response:
    response = Response(body, content_type="image/gif")
    response.headers["Cache-Control"] = "max-age=86400"
    return response


ROUTES: list[Route] = [
    ("/img/avatar/<int:number>-<int:size>.gif", avatar, True),
    ("/img/photo/<name>-<int:size>.gif", photo, True),
    ("/img/game/<game>.gif", game_title, True),
]
