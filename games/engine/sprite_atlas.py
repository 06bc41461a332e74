"""A folder's sheet of sprites: the picture `sheet.png`, and its atlas `sheet.json`, which says where each one lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

Box = tuple[int, int, int, int, int, int]
"""Left, top, width and height of a sprite on its sheet, and its pivot within it."""


class Atlas(msgspec.Struct, frozen=True):
    """Content of a `sheet.json`: where each sprite lies, and the digest of what it was drawn from."""

    sprites: dict[str, Box] = {}
    drawn: dict[str, str] = {}


@dataclass(frozen=True)
class DrawnSheet:
    """DrawnSheet of sprites: a PNG and its atlas."""

    png: bytes
    atlas: Atlas


def read_atlas(folder: Path) -> Atlas:
    """Return the atlas of a folder, an empty one where it does not exist or is damaged."""
    try:
        return msgspec.json.decode((folder / "sheet.json").read_bytes(), type=Atlas)
    except (OSError, msgspec.DecodeError):
        return Atlas()
