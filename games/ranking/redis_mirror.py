"""The mirror of the boards in Redis: takes changes over, is filled from the database, and compared with it.

The database is the truth and is written first. Whatever is written here carries a version, so it may come late, twice
or in any order; a mirror that lost something is made whole again without anybody waiting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from games.engine.catalogue import rules_version
from games.ranking import redis_scripts as scripts
from games.ranking.board import season_key, season_keys
from games.ranking.changes import Change, Mirror
from games.ranking.redis_client import Command, RedisClient
from games.ranking.redis_rows import BoardKeys, Layout, field, value

SHARDS_OF_CLUSTER = 16
_AT_ONCE = 500
"""Changes in one command."""
_AFTER_SEASON = timedelta(days=2)
"""So long a board is kept when its season has ended: nobody asks for it any more, but a late change may."""
_LONGEST_SEASON = timedelta(days=40)


def new_mirror(client: RedisClient, token: str) -> Mirror:
    """Return the mirror for a database to feed: one shard, or several on a cluster. Raises `BoardsAway`."""
    return Mirror(token, SHARDS_OF_CLUSTER if client.cluster else 1)


def apply(client: RedisClient, layout: Layout, changes: Sequence[Change]) -> None:
    """Apply changes to Redis; one that is older than what Redis has changes nothing. Raises `BoardsAway`."""
    by_keys: dict[tuple[str, str, int], list[Change]] = defaultdict(list)
    for change in changes:
        by_keys[change.game, change.season, layout.shard(change.member)].append(change)
    commands = [
        _applying(layout.keys(*where), some[start : start + _AT_ONCE])
        for where, some in by_keys.items()
        for start in range(0, len(some), _AT_ONCE)
    ]
    client.send(commands)


def _applying(keys: BoardKeys, changes: Sequence[Change]) -> Command:
    pairs = [part for change in changes for part in (field(change.member), value(change))]
    return "EVAL", scripts.APPLY, 3, keys.loaded, keys.order, keys.rows, _seconds_kept(changes), *pairs


def _seconds_kept(changes: Sequence[Change]) -> int:
    """Return for how long a board with these rows is kept; 0 is for ever.

    Counted from the rows' own time, which need not be that of the server.
    """
    if changes[0].season.startswith("all"):
        return 0
    times = [change.row[1] for change in changes if change.row is not None]
    if not times:
        return int(_LONGEST_SEASON.total_seconds())
    made = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=min(times))
    season = next(name for name in ("today", "week", "month") if season_key(name, made) == changes[0].season)
    days = {"today": 1, "week": 7, "month": 31}[season]
    return int((timedelta(days=days) + _AFTER_SEASON).total_seconds())


def kept_seasons(game: str, now: datetime) -> list[str]:
    """Return the keys of a game's seasons that a mirror is filled with: those of today, and of a day ago."""
    rules = rules_version(game)
    return list(dict.fromkeys((*season_keys(now, rules), *season_keys(now - timedelta(days=1), rules))))


def marked(client: RedisClient, layout: Layout) -> bool:
    """Return whether all shards were whole and no server has begun anew since. Raises `BoardsAway`."""
    wanted = client.servers().encode()
    return all(mark == wanted for mark in client.send([("GET", key) for key in _markers(layout)]))


def mark(client: RedisClient, layout: Layout, servers: str) -> None:
    """Mark all shards as whole, as far as these servers go."""
    client.send([("SET", key, servers) for key in _markers(layout)])


def unmark(client: RedisClient, layout: Layout) -> None:
    """Mark all shards as not whole: readers ask the database until they are."""
    client.send([("DEL", key) for key in _markers(layout)])


def lease(client: RedisClient, layout: Layout, holder: str, milliseconds: int) -> bool:
    """Take or prolong the leave to make a mirror whole; return whether `holder` has it. It ends by itself."""
    key = f"{layout.prefix(0)}repair"
    return bool(client.send([("EVAL", scripts.LEASE, 1, key, holder, milliseconds)])[0])


def forget(client: RedisClient, mirror: Mirror) -> None:
    """Delete a mirror that is fed no more."""
    layout = Layout(mirror)
    for shard in range(mirror.shards):
        keys = client.keys(_escaped(layout.prefix(shard)))
        for start in range(0, len(keys), _AT_ONCE):
            client.send([("UNLINK", key) for key in keys[start : start + _AT_ONCE]])


def _escaped(prefix: str) -> str:
    return prefix.replace("{", "[{]").replace("}", "[}]")


def _markers(layout: Layout) -> Iterator[str]:
    return (layout.keys("", "", shard).loaded for shard in range(layout.mirror.shards))
