"""Pictures of members, photos and games, in a format the phone takes.

They are drawn and encoded once the transaction has ended.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from flask import Response
from PIL import Image

from games.engine.catalogue import title_file
from screens.content.designs import get_design
from screens.pictures import Parts, draw_avatar, draw_photo, encode, is_photo, parts_of
from screens.pictures.banners import BRANDS, draw_banner
from screens.pictures.designs import draw_strip, draw_swatch
from screens.pictures.headers import draw_header
from screens.pictures.tiles import draw_tile
from screens.pictures.uploaded import shrink, square
from screens.store import uploads
from screens.store.members import get_member
from screens.web.blueprint import PageBlueprint
from screens.web.context import DeferredResponse, NotFound, RequestContext

blueprint = PageBlueprint("pictures")

_DAY = "max-age=86400"
_MINUTES = "private, max-age=300"
"""Cache-Control of what may be changed, or closed to somebody."""
_SIZES = (40, 52, 76, 120, 180, 220, 240)


@blueprint.reads("/img/avatar/<int:number>-<int:size>.gif", public=True)
def avatar(ctx: RequestContext, number: int, size: int) -> DeferredResponse:
    """Send a member's square picture: the uploaded one, or a drawn face."""
    if size not in _SIZES:
        raise NotFound
    own = uploads.read_portrait(ctx.sql, number, ctx.visitor.member or 0)
    if own is not None:
        return DeferredResponse(lambda: _picture(_face(own, size), "image/jpeg", _MINUTES))
    member = get_member(ctx.sql, number, ctx.language)
    if member is None:
        raise NotFound
    return DeferredResponse(
        lambda: _picture(_avatar(parts_of(member.id, member.gender, member.age), size), kept=_MINUTES)
    )


@blueprint.reads("/img/photo/<name>-<int:size>.gif", public=True)
def photo(ctx: RequestContext, name: str, size: int) -> DeferredResponse:
    """Send a drawn photo of the seeded world, `kind-seed`, 4:3, `size` pixels wide."""
    if not is_photo(name) or size not in _SIZES:
        raise NotFound
    return DeferredResponse(lambda: _picture(_photo(name, size)))


@blueprint.reads("/img/upload/<name>-<int:size>.jpg", public=True)
def upload(ctx: RequestContext, name: str, size: int) -> DeferredResponse:
    """Send an uploaded photo to members who may see the place where it stands."""
    if size not in _SIZES:
        raise NotFound
    found = uploads.read_photo(ctx.sql, name, ctx.member)
    if found is None:
        raise NotFound
    return DeferredResponse(lambda: _picture(_shrunk(found, size), "image/jpeg", _MINUTES))


@blueprint.reads("/img/design/<name>.gif", public=True)
def design(ctx: RequestContext, name: str) -> DeferredResponse:
    """Send the picture of a design: `sky-strip` for a page's top, `sky-swatch` for lists, `sky-tile` as background."""
    base, _, kind = name.partition("-")
    found = get_design(base)
    if found is None or kind not in ("strip", "swatch", "tile"):
        raise NotFound
    return DeferredResponse(
        lambda: _picture(_tile(found.pattern, found.color, found.animal) if kind == "tile" else _design(base, kind))
    )


@blueprint.reads("/img/header/<int:month>.<language>.gif", public=True)
def header(ctx: RequestContext, month: int, language: str) -> DeferredResponse:
    """Send the front pages' header of a month, with its words in a language."""
    if not 1 <= month <= 12 or language not in ("en", "ja"):
        raise NotFound
    return DeferredResponse(lambda: _picture(_header(month, language)))


@blueprint.reads("/img/banner/<name>.<language>.gif", public=True)
def banner(ctx: RequestContext, name: str, language: str) -> DeferredResponse:
    """Send an ad's banner, `tea-xl` or `tea-banner`, with its words in a language."""
    brand, _, kind = name.partition("-")
    if brand not in BRANDS or kind not in ("xl", "banner") or language not in ("en", "ja"):
        raise NotFound
    return DeferredResponse(lambda: _picture(_banner(brand, language, kind == "xl")))


@blueprint.reads("/img/game/<game>.gif", public=True)
def game_title(ctx: RequestContext, game: str) -> DeferredResponse:
    path = title_file(game) if re.fullmatch(r"[a-z][a-z0-9-]{0,30}", game) else None
    if path is None:
        raise NotFound
    return DeferredResponse(lambda: _picture(_title(path)))


@lru_cache(maxsize=512)
def _avatar(parts: Parts, size: int) -> bytes:
    return encode(draw_avatar(parts, size), "gif")


@lru_cache(maxsize=256)
def _shrunk(jpeg: bytes, size: int) -> bytes:
    return shrink(jpeg, size)


@lru_cache(maxsize=256)
def _face(jpeg: bytes, size: int) -> bytes:
    return square(jpeg, size)


@lru_cache(maxsize=256)
def _photo(name: str, size: int) -> bytes:
    return encode(draw_photo(name, size), "gif")


@lru_cache(maxsize=32)
def _tile(pattern: int, color: int, animal: int) -> bytes:
    return encode(draw_tile(pattern, color, animal), "gif")


@lru_cache(maxsize=32)
def _design(name: str, kind: str) -> bytes:
    return encode(draw_strip(name) if kind == "strip" else draw_swatch(name), "gif")


@lru_cache(maxsize=24)
def _header(month: int, language: str) -> bytes:
    return encode(draw_header(month, language), "gif")


@lru_cache(maxsize=16)
def _banner(brand: str, language: str, xl: bool) -> bytes:
    return draw_banner(brand, language, xl=xl)


@lru_cache(maxsize=16)
def _title(path: Path) -> bytes:
    with Image.open(path) as picture:
        return encode(picture, "gif")


def _picture(body: bytes, kind: str = "image/gif", kept: str = _DAY) -> Response:
    response = Response(body, content_type=kind)
    response.headers["Cache-Control"] = kept
    return response
