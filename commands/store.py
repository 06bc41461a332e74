"""The site's data: the seeded world in memory, or the database kept in a person's folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handset.errors import HandsetError

if TYPE_CHECKING:
    from commands.wishes import Wishes

MEMBERS = 300


def open_store(wishes: Wishes, now: datetime) -> Any:
    """The site's database: the seeded world in memory, or the one kept in the data folder, seeded when new."""
    import platformdirs

    from games.catalogue import game_ids
    from screens.store.database import StoreError, image_of, open_database
    from screens.store.world.cache import open_world

    cache = Path(platformdirs.user_cache_dir("keitai"))
    if wishes.data is None:
        return open_world(wishes.seed, MEMBERS, now, game_ids(), cache)
    path = wishes.data / "site.sqlite"
    try:
        if not path.exists():
            wishes.data.mkdir(parents=True, exist_ok=True)
            half = path.with_suffix(".new")
            half.write_bytes(image_of(open_world(wishes.seed, MEMBERS, now, game_ids(), cache)))
            half.replace(path)
        return open_database(path)
    except (StoreError, OSError) as error:
        raise HandsetError(f"{path}: the site's data cannot be opened ({error})") from None


def site_secret(folder: Path) -> bytes:
    """What signs tickets and forms of a site whose data is kept; made once."""
    import secrets

    path = folder / "secret"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(secrets.token_bytes(32))
    return path.read_bytes()
