"""The site's data: the seeded world in memory, or the database kept in a person's folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handset.files import write_whole
from keitai.common.errors import OperationFailed

if TYPE_CHECKING:
    from keitai.options import SimulatorOptions

MEMBERS = 300
SECRET_BYTES = 32


def open_store(options: SimulatorOptions, now: datetime) -> Any:
    """Open the site's database: the seeded world in memory, or the one in a folder or at a URL, seeded when new.

    Raises `Failed` with the address and what is wrong with it.
    """
    import platformdirs

    from games.engine.catalogue import game_ids
    from screens.store.database import StoreError, image_of, open_database
    from screens.world.cache import open_world
    from screens.world.seed import seed

    def make_world() -> Any:
        return open_world(options.seed, MEMBERS, now, game_ids(), Path(platformdirs.user_cache_dir("keitai")))

    if not options.is_persistent:
        return make_world()
    where = database_of(options)
    try:
        if isinstance(where, Path) and not where.exists():
            write_whole(where, image_of(make_world()), private=True)
        engine = open_database(where)
        if isinstance(where, str):
            seed(engine, make_world)
    except StoreError as error:
        raise OperationFailed(f"the site's data cannot be opened: {error}") from None
    except OSError as error:
        raise OperationFailed(f"the site's data cannot be opened: {error.filename}: {error.strerror}") from None
    return engine


def database_of(options: SimulatorOptions) -> Path | str:
    """Return the address of the site's database that is kept: a file, or a URL."""
    return options.database or (options.data or Path()) / "site.sqlite"


def open_boards(url: str) -> Any:
    """Return the client of the Redis that keeps a site's rankings; nothing is asked yet.

    Raises `OperationFailed` for what is not its address, or without its library.
    """
    from screens.server import redis_client
    from screens.store.database import StoreError

    try:
        return redis_client(url)
    except StoreError as error:
        raise OperationFailed(f"--boards cannot be used: {error}") from None


def site_secret(folder: Path) -> bytes:
    """Return the secret key that signs tickets and forms of a site with kept data, made once.

    Raises `Failed` where it cannot be read, or is empty: anybody could sign with that.
    """
    import secrets

    path = folder / "secret"
    if not path.exists():
        write_whole(path, secrets.token_bytes(SECRET_BYTES), private=True)
    try:
        found = path.read_bytes()
    except OSError as error:
        raise OperationFailed(f"{path}: the site's secret cannot be read ({error.strerror})") from None
    if len(found) < SECRET_BYTES:
        raise OperationFailed(f"{path}: the site's secret is damaged; without the file a new one is made")
    return found
