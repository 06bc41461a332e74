"""The pictures in the phone's data folder: those it was sold with, and those its owner saved."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from handset.memory import Memory
from keitai.common.errors import KeitaiError

FOLDER = Path(__file__).parent.parent / "assets" / "photos"
FORMATS = ("jpeg", "gif", "png", "bmp")
"""What the phone itself can show, whatever its browser takes."""
MOST = 100
"""Pictures a data folder takes, besides those the phone was sold with."""
_SHIPPED = ("cat", "ramen", "sea", "train", "cake", "festival")
_KINDS = (
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"GIF8", "image/gif", ".gif"),
    (b"\x89PNG", "image/png", ".png"),
    (b"BM", "image/bmp", ".bmp"),
)


class Photo(msgspec.Struct, frozen=True):
    """Picture in the data folder. `number` is its row in the phone's memory, 0 for a built-in one."""

    name: str
    content_type: str
    data: bytes
    number: int = 0


def photos(memory: Memory) -> list[Photo]:
    """Return all pictures of the data folder, newest first, built-in ones last."""
    return [Photo(name, kind, data, number) for number, name, kind, data in memory.photos()] + list(_shipped())


def save(memory: Memory, name: str, data: bytes) -> Photo:
    """Save a picture under a file name with its format's suffix.

    Raises `KeitaiError` when `data` is not a picture, or the folder is full.
    """
    found = next(((kind, ending) for magic, kind, ending in _KINDS if data.startswith(magic)), None)
    if found is None:
        raise KeitaiError(f"{name} is not a picture in GIF, JPEG, PNG or BMP")
    if len(memory.photos()) >= MOST:
        raise KeitaiError(f"the data folder holds {MOST} pictures and takes no more")
    kind, ending = found
    stem = name.rpartition(".")[0] or name
    kept = Photo((stem[:40] or "picture") + ending, kind, data)
    return msgspec.structs.replace(kept, number=memory.add_photo(kept.name, kept.content_type, data))


@lru_cache(maxsize=1)
def _shipped() -> tuple[Photo, ...]:
    files = [FOLDER / f"{name}.jpg" for name in _SHIPPED]
    return tuple(Photo(file.name, "image/jpeg", file.read_bytes()) for file in files)
