"""The desk: the one place where phone, network, games and site meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.store import open_store, site_secret

if TYPE_CHECKING:
    from games.ranking.board import Standing
    from handset.script.program import Setup

HOME = "http://m.mixi.test/"
SITE_HOST = "m.mixi.test"


@dataclass(frozen=True)
class Wishes:
    """What a person asked for; the same wishes give the same phone in the same world."""

    device: str = "l03a"
    lang: str = "en"
    seed: int = 2009
    member: str = "42"
    data: Path | None = None
    """The folder of phone memory and site database; None keeps nothing."""
    network: str = "instant"
    keymap: str = "laptop"
    start: datetime | None = None
    folder: Path | None = None
    """A designer's folder of pages, mounted beside the site."""


class Desk:
    """A booted phone with its network, the games, and the site built in. Also what scripts play on."""

    def __init__(self, wishes: Wishes) -> None:
        from games.runtime import START, open_game
        from handset.apps.lists import list_factory
        from handset.apps.menu import menu_factory
        from handset.apps.notice import About, Notice
        from handset.apps.standby import Standby
        from handset.browser.app import open_browser
        from handset.browser.transport import SiteTransport
        from handset.clock import DEFAULT_START
        from handset.machine import Handset
        from handset.memory import Memory
        from handset.model import load_model
        from handset.network import BEARERS, Network
        from handset.preview.folder import HOST, Folder

        self.wishes = wishes
        self._site: Any = None
        self._engine: Any = None
        memory = Memory(wishes.data / "phone.sqlite" if wishes.data else None)
        mounts: dict[str, Any] = {SITE_HOST: self._ask_site}
        if wishes.folder is not None:
            mounts[HOST] = Folder(wishes.folder)
        self.transport = SiteTransport(mounts, member=wishes.member)
        start = wishes.start or (memory.load_clock() if wishes.data else None) or DEFAULT_START
        self.phone = Handset(
            load_model(wishes.device),
            network=Network(self.transport, BEARERS[wishes.network]),
            memory=memory,
            seed=wishes.seed,
            start=start,
        )
        self.phone.settings.language = wishes.lang
        self.phone.install("standby", lambda phone, saved: Standby(phone, HOME))
        self.phone.install("menu", menu_factory(HOME))
        for kind in ("settings", "bookmarks"):
            self.phone.install(kind, list_factory(kind))
        self.phone.install("notice", lambda phone, saved: Notice(phone, saved.decode()))
        self.phone.install("about", lambda phone, saved: About(phone))
        self.phone.install("browser", open_browser)
        self.phone.install("game", open_game, key_tones=False)
        self.phone.handlers[START] = "game"
        self.phone.boot()

    def open(self, address: str) -> None:
        """Show a page: a path of the embedded site, or a URL."""
        from handset.apps.standby import open_page

        open_page(self.phone, HOME.rstrip("/") + address if address.startswith("/") else address)

    def score(self, game: str) -> int | None:
        standing = self._standing(game, "all")
        return standing.score if standing else None

    def rank(self, game: str, scope: str) -> int | None:
        standing = self._standing(game, scope)
        return standing.rank if standing else None

    def close(self) -> None:
        self.transport.close()
        self.phone.memory.close()
        if self._engine is not None:
            self._engine.dispose()

    @property
    def engine(self) -> Any:
        """The site's database, opened when the site is first asked."""
        if self._engine is None:
            self._engine = open_store(self.wishes, self.phone.clock.start)
        return self._engine

    def _ask_site(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """The site is built when the first page is asked for: a phone at its standby screen needs none."""
        if self._site is None:
            import secrets

            from handset.chance import Chance
            from screens.config import SiteConfig
            from screens.site import create_site

            kept = self.wishes.data is not None
            entropy = secrets.randbits if kept else Chance(self.wishes.seed, stream=1).bits
            secret = site_secret(self.wishes.data) if self.wishes.data else b"embedded"
            config = SiteConfig(self.engine, secret, HOME.rstrip("/"), self.phone.clock.now, entropy)
            self._site = create_site(config)
        return self._site(environ, start_response)

    def _standing(self, game: str, scope: str) -> Standing | None:
        from games.catalogue import load_game
        from games.ranking.sql import SqlBoard
        from screens.store.members import friend_ids

        load_game(game)
        member, now = int(self.wishes.member), self.phone.clock.now()
        with self.engine.connect() as sql:
            board = SqlBoard(sql)
            if scope == "friends":
                circle = [*friend_ids(sql, member), member]
                return next((s for s in board.among(game, circle, "all", now) if s.member == member), None)
            return board.standing(game, member, "all", now)


def stage_of(wishes: Wishes) -> Callable[[Setup], Desk]:
    """Stages for scripts: what a script asks for, on top of what the command line says."""

    def make(setup: Setup) -> Desk:
        return Desk(
            replace(
                wishes,
                device=setup.device,
                lang=setup.lang,
                seed=setup.seed,
                member=setup.member,
                network=setup.network,
                start=setup.clock,
            )
        )

    return make
