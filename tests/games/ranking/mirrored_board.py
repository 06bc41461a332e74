"""A board that is written in SQL and read in Redis, as a site with `--boards` has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from itertools import count

from sqlalchemy import Connection

from games.ranking import changes
from games.ranking.board import Season, Standing
from games.ranking.redis_board import RedisBoard
from games.ranking.redis_client import RedisClient
from games.ranking.redis_mirror import apply, forget, mark, new_mirror
from games.ranking.redis_rows import Layout
from games.ranking.sql import SqlBoard

_tokens = count()


class MirroredBoard:
    """Posts to SQL, applies what is queued, and asks Redis alone."""

    def __init__(self, connection: Connection, client: RedisClient, layout: Layout) -> None:
        self.connection, self.client, self.layout = connection, client, layout
        self.redis = RedisBoard(client, layout)
        self.sql = SqlBoard(connection)

    def settle(self) -> None:
        """Take over what is queued; twice, as two processes may do it."""
        queued = changes.waiting(self.connection, 1_000)
        apply(self.client, self.layout, queued)
        apply(self.client, self.layout, queued[::-1])
        changes.done(self.connection, queued)

    def post(self, game: str, member: int, score: int, play: str, at: datetime) -> Standing:
        told = self.sql.post(game, member, score, play, at)
        self.settle()
        return told

    def top(self, game: str, first: int, count: int, season: Season, now: datetime) -> list[Standing]:
        return self.redis.top(game, first, count, season, now)

    def standing(self, game: str, member: int, season: Season, now: datetime) -> Standing | None:
        return self.redis.standing(game, member, season, now)

    def among(self, game: str, members: Sequence[int], season: Season, now: datetime) -> list[Standing]:
        return self.redis.among(game, members, season, now)

    def around(self, game: str, member: int, count: int, season: Season, now: datetime) -> list[Standing]:
        return self.redis.around(game, member, count, season, now)

    def members(self, game: str, season: Season, now: datetime) -> int:
        return self.redis.members(game, season, now)

    def remove(self, member: int) -> None:
        self.sql.remove(member)
        self.settle()


def in_transaction_of(connection: Connection) -> Callable[[], AbstractContextManager[Connection]]:
    """What begins no transaction, but goes on in the one that is open."""
    return lambda: nullcontext(connection)


@contextmanager
def mirrored(connection: Connection, url: str) -> Iterator[MirroredBoard]:
    """A new mirror of the boards of a connection, marked as whole; its keys are deleted in the end."""
    client = RedisClient(url)
    mirror = new_mirror(client, f"t{next(_tokens)}")
    layout = Layout(mirror)
    changes.attach(connection, mirror)
    mark(client, layout, client.servers())
    yield MirroredBoard(connection, client, layout)
    forget(client, mirror)
    assert client.keys(layout.prefix(0).replace("{", "[{]").replace("}", "[}]")) == []
    client.close()
