"""The pictures of the seeded world, drawn by program: faces of members and photos of diaries.

    encode(draw_avatar(parts, 76), "gif")            a face, square
    encode(draw_photo("cat-17", 76), "jpeg")         a photo, 4:3, by its name `kind-seed`

The same parts or name give the same pixels. A drawing takes a few milliseconds: keep the bytes.
"""

from __future__ import annotations

from screens.pictures.avatar import Parts, draw_avatar, parts_from_text, parts_of, parts_to_text
from screens.pictures.encoding import MEDIA_TYPES, PictureFormat, encode
from screens.pictures.photo import KINDS, draw_photo, is_photo

__all__ = [
    "KINDS",
    "MEDIA_TYPES",
    "Parts",
    "PictureFormat",
    "draw_avatar",
    "draw_photo",
    "encode",
    "is_photo",
    "parts_from_text",
    "parts_of",
    "parts_to_text",
]
