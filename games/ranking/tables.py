"""The ranking's tables: plays are the truth, bests and counts are indexes of it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, String, Table

metadata = MetaData()

play = Table(
    "play",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("game", String(32), nullable=False),
    Column("member", Integer, nullable=False),
    Column("score", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),  # milliseconds since 1970
    Column("rules", Integer, nullable=False),
    Column("ticks", Integer, nullable=False),
    Column("digest", String(64), nullable=False),  # sha256 of the replay: the same post is known again by it
    Column("replay", LargeBinary, nullable=True),
    Column("improved", Integer, nullable=False),
    Column("previous", BigInteger, nullable=True),
    Column("rank", Integer, nullable=False),
    Column("signs", String(40), nullable=False, server_default=""),
    Column("withdrawn", BigInteger, nullable=True),
    Column("presses", String(16), nullable=True),
    Index("play_game_at", "game", "at"),
    Index("play_game_presses", "game", "presses"),
)
"""Append only. `id` is the ticket's: a ticket can be spent once because a key can stand once.

Without a `replay`, `digest` is the play's key in the library that ships with the game, or empty.
`signs` are those of a machine, with blanks between; `withdrawn` is when the operator took the play off the boards;
`presses` is the same for plays of the same presses at the same times.
"""

issued_ticket = Table(
    "issued_ticket",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("member", Integer, nullable=False),
    Column("game", String(32), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("replaced", Integer, nullable=False),
    Index("issued_ticket_member_at", "member", "at"),
)
"""Tickets of the last day; one that is `replaced` by the next of its member and game cannot be spent any more."""

daily_round = Table(
    "daily_round",
    metadata,
    Column("game", String(32), primary_key=True),
    Column("day", String(10), primary_key=True),  # "2009-08-24", by Tokyo's date
    Column("member", Integer, primary_key=True, autoincrement=False),
    Column("ticket", String(32), nullable=False),
    Column("at", BigInteger, nullable=False),  # of the ticket, then of the score
    Column("score", BigInteger, nullable=True),  # none until the play came back
    Column("rules", Integer, nullable=True),
    Column("digest", String(64), nullable=True),
    Column("replay", LargeBinary, nullable=True),
)
"""Each member's one ranked try of a day. Its order is the day's board."""

Index(
    "daily_round_order",
    daily_round.c.game,
    daily_round.c.day,
    daily_round.c.score.desc(),
    daily_round.c.at,
    daily_round.c.member,
)

best = Table(
    "best",
    metadata,
    Column("game", String(32), primary_key=True),
    Column("season", String(16), primary_key=True),  # "all", "2009-08", "2009-W35", "2009-08-24"
    Column("member", Integer, primary_key=True),
    Column("score", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("play", String(32), nullable=False),
    Index("best_member", "member", "game", "season"),
)
"""A member's best play of a season; the whole row is replaced at once."""

Index("best_order", best.c.game, best.c.season, best.c.score.desc(), best.c.at, best.c.member)

score_count = Table(
    "score_count",
    metadata,
    Column("game", String(32), primary_key=True),
    Column("season", String(16), primary_key=True),
    Column("score", BigInteger, primary_key=True),
    Column("members", Integer, nullable=False),
)
"""How many members stand at a score."""

bucket_count = Table(
    "bucket_count",
    metadata,
    Column("game", String(32), primary_key=True),
    Column("season", String(16), primary_key=True),
    Column("bucket", BigInteger, primary_key=True),
    Column("members", Integer, nullable=False),
)
"""How many stand in a bucket of 256 scores: a rank sums buckets above and scores within one."""

game_count = Table(
    "game_count",
    metadata,
    Column("game", String(32), primary_key=True),
    Column("plays", BigInteger, nullable=False),
)
"""How often each game was played."""

board_mirror = Table(
    "board_mirror",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # 1: there is one or none
    Column("token", String(16), nullable=False),  # begins its keys: other boards in the same Redis are left alone
    Column("shards", Integer, nullable=False),
)
"""The copy of the boards in Redis, while a site keeps one. With it, every change of `best` is queued."""

board_change = Table(
    "board_change",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("game", String(32), nullable=False),
    Column("season", String(16), nullable=False),
    Column("member", Integer, nullable=False),
    sqlite_autoincrement=True,
)
"""Rows of `best` that the mirror has yet to take over. The id is the change's version: it never comes again."""
