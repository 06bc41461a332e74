"""The site built into the phone, with its data: asked by the phone over HTTP, and by scripts directly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from keitai.common import gc_pause
from keitai.common.errors import KeitaiError
from keitai.common.rng import Rng
from keitai.common.wire import MEMBER_KEY
from keitai.site_data import open_store, site_secret

if TYPE_CHECKING:
    from games.ranking.board import Standing
    from keitai.options import SimulatorOptions

HOME = "http://m.mixi.test/"
SITE_NAME = "mixi"
"""What the phone calls it, on its menu and a soft key."""
_HOUR_MS = 60 * 60 * 1000


class EmbeddedSite:
    """The site and its database inside the process, opened at the first request.

    A phone at its standby screen needs neither, unless the data are at a URL. `now` is the phone's clock; `member` its
    owner, whom the site knows without a password.

    Raises:
        KeitaiError: They cannot be opened.
    """

    def __init__(self, options: SimulatorOptions, now: Callable[[], datetime]) -> None:
        self.member = options.member
        self._options = options
        self._now = now
        self._begin = now()
        self._chance = Rng(options.seed, stream=1)
        self._site: Any = None
        self._engine: Any = None
        self._posts = 0
        self._lived: int | None = None
        self._persons: set[str] = set()
        if options.database is not None:
            self._engine = open_store(options, self._begin)  # a server that is not there is reported at once

    @property
    def engine(self) -> Any:
        """Database of the site."""
        if self._engine is None:
            self._engine = open_store(self._options, self._begin)
        return self._engine

    def handle(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Answer a request of the phone, as a WSGI app."""
        return self._answer(self.member, environ, start_response)

    def shared_with(self, member: str) -> EmbeddedSite:
        """Return the same site and data for another member's phone; closed with this one."""
        return _SharedSite(self, member)

    def _answer(self, member: str, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        if self._site is None:
            self._site = self._create()
        self._note_person(member)
        self._live()
        environ[MEMBER_KEY] = member
        return self._site(environ, start_response)

    def _note_person(self, member: str) -> None:
        """Store that the member asks through a phone, once, so that the town does nothing in their name."""
        if member in self._persons or not member.isdecimal():
            return
        from screens.store.town import add_person, persons
        from screens.store.transactions import read_transaction, write_transaction

        with read_transaction(self.engine) as sql:
            known = persons(sql)
        if int(member) not in known:
            with write_transaction(self.engine) as sql:
                add_person(sql, int(member))
        self._persons.add(member)

    def _live(self) -> None:
        """Let the town live the hours that the phone's clock has passed; within an hour it stands still."""
        from keitai.common.time import epoch_ms

        now, begin = epoch_ms(self._now()), epoch_ms(self._begin)
        lived = begin // _HOUR_MS * _HOUR_MS if self._lived is None else self._lived
        if now < lived + _HOUR_MS:
            return
        if not self._town_lives():
            self._lived = now // _HOUR_MS * _HOUR_MS
            return
        from games.engine.catalogue import game_ids
        from screens.world.town import advance

        self._lived = advance(self.engine, self._options.seed, game_ids(), begin, now)

    def _town_lives(self) -> bool:
        """Return what a script said of the town, else what the options say."""
        from screens.store.town import lives
        from screens.store.transactions import read_transaction

        with read_transaction(self.engine) as sql:
            said = lives(sql)
        return self._options.town if said is None else said

    @gc_pause.paused()
    def _create(self) -> Any:
        """Load the site and build it on the data."""
        import secrets

        from screens.app import create_site
        from screens.config import SiteConfig
        from screens.feeds.safe_fetcher import SafeFetcher

        kept, folder = self._options.is_persistent, self._options.data
        entropy = secrets.randbits if kept else lambda count: self._chance.bits(count)
        secret = site_secret(folder) if folder else secrets.token_bytes(32) if kept else b"embedded"
        fetcher = SafeFetcher(local=self._options.local_feeds)
        config = SiteConfig(self.engine, secret, HOME.rstrip("/"), self._now, entropy, fetcher=fetcher)
        return create_site(config)

    def close(self) -> None:
        """Close the database; the next request opens it again."""
        if self._engine is not None:
            self._engine.dispose()
        self._engine = self._site = self._lived = None
        self._persons.clear()

    # what scripts ask and do

    def standing(self, game: str, scope: str) -> Standing | None:
        """Return the owner's place among "friends" or "all". Raises `KeitaiError` for a game that is not there."""
        from games.engine.catalogue import load_game
        from games.ranking.sql import SqlBoard
        from screens.store.members import friend_ids

        load_game(game)
        member, now = int(self.member), self._now()
        with self.engine.connect() as sql:
            board = SqlBoard(sql)
            if scope == "friends":
                circle = [*friend_ids(sql, member), member]
                return next((s for s in board.among(game, circle, "all", now) if s.member == member), None)
            return board.standing(game, member, "all", now)

    def befriend(self, one: str, other: str) -> None:
        """Make both friends, if they are not.

        Raises:
            KeitaiError: A member does not exist, has 1,000 friends, or is both of them.
        """
        from keitai.common.time import epoch_ms
        from screens.store.friends import befriend
        from screens.store.members import are_friends
        from screens.store.transactions import write_transaction

        pair = self._known(one), self._known(other)
        with write_transaction(self.engine) as sql:
            if not are_friends(sql, *pair) and not befriend(sql, *pair, epoch_ms(self._now())):
                reason = "a member cannot be a friend to themselves" if one == other else "one has 1,000 friends"
                raise KeitaiError(f"members {one} and {other} cannot be friends: {reason}")

    def post_score(self, game: str, score: int, member: str | None) -> None:
        """Post a score to the boards without a play behind it.

        Raises:
            KeitaiError: The game or the member does not exist.
        """
        from games.engine.catalogue import load_game
        from games.ranking.sql import SqlBoard
        from screens.store.transactions import write_transaction

        load_game(game)
        player = self._known(member or self.member)
        self._posts += 1
        with write_transaction(self.engine) as sql:
            board = SqlBoard(sql)
            board.post(game, player, score, f"script-{self._posts}", self._now())
            board.count_play(game)

    def set_town(self, lives: bool) -> None:
        """Let the town go on from now, or stop it after the hours that it has lived up to now."""
        from keitai.common.time import epoch_ms
        from screens.store.town import set_lives
        from screens.store.transactions import write_transaction

        self._note_person(self.member)
        self._live()
        hour = epoch_ms(self._now()) // _HOUR_MS * _HOUR_MS
        with write_transaction(self.engine) as sql:
            set_lives(sql, lives, hour)

    def give_password(self, member: str, password: str) -> None:
        """Set the password that the member signs in with.

        Raises:
            KeitaiError: The member does not exist.
        """
        from screens.store.members import set_password_hash
        from screens.store.transactions import write_transaction
        from screens.web.sessions import hash_password

        number, hashed = self._known(member), hash_password(password)
        with write_transaction(self.engine) as sql:
            set_password_hash(sql, number, hashed)

    def send_message(self, sender: str, text: str) -> str:
        """Put a message into the owner's inbox and return the sender's name.

        Raises:
            KeitaiError: The sender does not exist, is the owner, or is blocked by the owner.
        """
        from keitai.common.time import epoch_ms
        from screens.store import messages
        from screens.store.transactions import write_transaction

        number, owner = self._known(sender), int(self.member)
        with write_transaction(self.engine) as sql:
            sent = messages.send_message(sql, number, owner, text[:20], text, "", epoch_ms(self._now()))
        if sent is None:
            raise KeitaiError(f"member {sender} cannot send member {owner} a message: the same member, or blocked")
        return self._name_of(sender)

    def sign_in(self, member: str) -> None:
        """Make another member the phone's owner.

        Raises:
            KeitaiError: The member does not exist.
        """
        self._known(member)
        self.member = member

    def reset(self) -> None:
        """Reset the data to their seed.

        Raises:
            KeitaiError: They are kept in a folder.
        """
        self._only_in_memory()
        self.close()
        self._chance = Rng(self._options.seed, stream=1)

    def save(self) -> tuple[bytes, tuple[int, int]]:
        """Encode the database and the state of the site's random generator, for `load`.

        Raises `KeitaiError` for data at a URL.
        """
        from screens.store.database import image_of

        if self._options.database is not None:
            raise KeitaiError(f"{self._options.database}: a site's data at a URL are not taken into a saved state")

        return (image_of(self._engine) if self._engine is not None else b""), self._chance.save()

    def load(self, image: bytes, chance: tuple[int, int]) -> None:
        """Restore what `save` returned.

        Raises:
            KeitaiError: The data are kept in a folder.
        """
        from screens.store.database import open_memory

        self._only_in_memory()
        self.close()
        self._chance.load(chance)
        if image:
            self._engine = open_memory(image)

    def _only_in_memory(self) -> None:
        if self._options.is_persistent:
            where = self._options.database or self._options.data
            raise KeitaiError(f"{where}: kept data are not set back; leave --data and --database away for that")

    def _known(self, member: str) -> int:
        self._name_of(member)
        return int(member)

    def _name_of(self, member: str) -> str:
        from screens.store.members import get_member

        with self.engine.connect() as sql:
            found = get_member(sql, int(member), self._options.lang)
        if found is None:
            raise KeitaiError(f"member {member} does not exist")
        return found.nickname


class _SharedSite(EmbeddedSite):
    """A site that belongs to another phone's simulator."""

    def __init__(self, host: EmbeddedSite, member: str) -> None:
        self.member = member
        self._host = host
        self._options = host._options
        self._now = host._now

    @property
    def engine(self) -> Any:
        return self._host.engine

    def _answer(self, member: str, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        return self._host._answer(member, environ, start_response)

    def close(self) -> None:
        return

    def post_score(self, game: str, score: int, member: str | None) -> None:
        self._host.post_score(game, score, member or self.member)

    def set_town(self, lives: bool) -> None:
        self._host.set_town(lives)

    def reset(self) -> None:
        self._host.reset()

    def save(self) -> tuple[bytes, tuple[int, int]]:
        return self._host.save()

    def load(self, image: bytes, chance: tuple[int, int]) -> None:
        self._host.load(image, chance)
