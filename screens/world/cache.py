"""The finished world kept as bytes, so that the next start loads it instead of making it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from games.engine.catalogue import find_game
from games.engine.play_library import FOLDER as LIBRARY
from screens.store.database import image_of, open_memory
from screens.store.transactions import write_transaction
from screens.world.make import make_world

_SCREENS = Path(__file__).parents[1]
_RANKING = Path(__file__).parents[2] / "games" / "ranking"


def open_world(seed: int, members: int, now: datetime, games: list[str], folder: Path | None) -> Engine:
    """Open an in-memory database with the seeded world, loaded from `folder` where it was made before."""
    path = None if folder is None else folder / f"world-{_key(seed, members, now, games)}.sqlite"
    image = _load(path) if path is not None else None
    if image is not None:
        return open_memory(image)
    engine = open_memory(None)
    with write_transaction(engine) as sql:
        make_world(sql, seed, members, now, games)
    if path is not None:
        _store(path, image_of(engine))
    return engine


def _key(seed: int, members: int, now: datetime, games: list[str]) -> str:
    """Hash the makers' sources with the world's numbers, so that a stale world is never loaded."""
    digest = hashlib.sha256(f"{seed} {members} {now.isoformat()} {games}".encode())
    makers = (_SCREENS / "world", _SCREENS / "store" / "tables", _RANKING)
    sources = [
        _SCREENS / "store" / "columns.py",
        _SCREENS / "store" / "points.py",
        *(each for folder in makers for each in folder.glob("*.py")),
    ]
    for source in sorted(sources):
        digest.update(source.read_bytes())
    for spec in (find_game(game) for game in games):
        library = None if spec is None else LIBRARY / f"{spec.id}.plays"
        if spec is not None and library is not None and library.is_file():
            digest.update(spec.digest.encode() + library.read_bytes())
    return digest.hexdigest()[:24]


def _load(path: Path) -> bytes | None:
    """Read the image when it is there whole: its own digest stands before it."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    return raw[32:] if hashlib.sha256(raw[32:]).digest() == raw[:32] else None


def _store(path: Path, image: bytes) -> None:
    """Whole or not at all; a folder that cannot be written to only costs time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(hashlib.sha256(image).digest() + image)
            file.flush()
            os.fsync(file.fileno())
        os.replace(file.name, path)
    except OSError:
        return
