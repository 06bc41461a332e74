"""The site over HTTP: gunicorn's workers, each with its own connections to one database.

serve_site(Path("site.sqlite"), secret, port=8009, workers=2, member=42, password="...")
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from screens.config import SiteConfig
from screens.outside import Outside
from screens.sessions import hash_password
from screens.site import create_site
from screens.store.database import open_database, writing
from screens.store.members import set_password_hash

HOST = "127.0.0.1"
THREADS = 4
_SECONDS = 30


def serve_site(
    database: Path | str,
    secret: bytes,
    port: int,
    workers: int,
    member: int,
    password: str | None,
    outside: Outside,
    news: Mapping[str, str],
) -> None:
    """Serve until stopped. With a `password`, `member` may sign in with it from then on. Raises `StoreError`."""
    from gunicorn.app.base import BaseApplication

    if password is not None:
        set_password(database, member, password)
    settings = {
        "bind": f"{HOST}:{port}",
        "workers": workers,
        "worker_class": "gthread",
        "threads": THREADS,
        "timeout": _SECONDS,
        "loglevel": "warning",
    }

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> Callable[..., Any]:
            site = build_site(database, secret, f"http://{HOST}:{port}", outside, news)
            settle()
            return site

    Server().run()


def settle() -> None:
    """What a worker has made so far stays as long as it: no search for garbage need look at it in the midst of a page.

    Such a search took 50 ms.
    """
    gc.collect()
    gc.freeze()


def build_site(
    database: Path | str,
    secret: bytes,
    base_url: str,
    outside: Outside | None = None,
    news: Mapping[str, str] | None = None,
) -> Callable[..., Any]:
    """The site on a database; called in each worker, for no connection may be shared by processes."""
    config = SiteConfig(open_database(database), secret, base_url, outside=outside or Outside(), news=news or {})
    return create_site(config)


def set_password(database: Path | str, member: int, password: str) -> None:
    engine = open_database(database)
    with writing(engine) as sql:
        set_password_hash(sql, member, hash_password(password))
    engine.dispose()
