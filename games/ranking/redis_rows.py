"""Encoding of the boards in Redis: a sorted set in the board's order, and a hash of its rows by member.

A member of the sorted set is 18 bytes: score, time and member, each so that the better one is the greater. All have
weight 0, so Redis sorts them by their bytes: the exact order of the board, ties among it, of all scores of 64 bits. A
rank is a count of greater bytes (ZLEXCOUNT), a page a range of places.
The hash has for each member a version, the 18 bytes and the play; the version alone where the row was removed.
Boards are split by member into shards, of which each has a tag of its own: a cluster keeps a tag's keys together.
"""

from __future__ import annotations

from binascii import crc_hqx
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from struct import Struct

from games.ranking.board import Standing
from games.ranking.changes import Change, Mirror

Row = tuple[int, int, int, str]
"""Member, score, at, play."""
ELEMENT = 18
"""Bytes: with Redis's own four, 22 fit into its allocator's class of 24."""
SLOTS = 16_384
_SIGN = 2**63
_LAST_MS = 2**48 - 1
_LAST_MEMBER = 2**32 - 1
_PLACE = Struct(">QHII")
"""An element's score, the time's upper 16 and lower 32 bits, the member."""
_HEX, _TEXT = b"\x01", b"\x00"


def element(member: int, score: int, at: int) -> bytes:
    """Encode a row's place: the higher score, then the earlier time, then the lower member has the greater bytes."""
    place = (score + _SIGN).to_bytes(8, "big") + (_LAST_MS - at).to_bytes(6, "big")
    return place + field(member)


def field(member: int) -> bytes:
    """Encode a member as the end of its element, by which the hash knows it."""
    return (_LAST_MEMBER - member).to_bytes(4, "big")


def member_of(name: bytes) -> int:
    """Decode a field."""
    return _LAST_MEMBER - int.from_bytes(name, "big")


def value(change: Change) -> bytes:
    """Encode a changed row as its value in the board's Redis hash; of a deleted row only the version is left."""
    version = change.version.to_bytes(8, "big")
    if change.row is None:
        return version
    score, at, play = change.row
    return version + element(change.member, score, at) + _play_bytes(play)


def row(stored: bytes | None) -> Row | None:
    """Decode a value of the hash; None where there is none, or where it was removed."""
    if stored is None or len(stored) == 8:
        return None
    score, upper, lower, member = _PLACE.unpack_from(stored, 8)
    return _LAST_MEMBER - member, score - _SIGN, _LAST_MS - (upper << 32 | lower), _play(stored[8 + ELEMENT :])


def rows(stored: Sequence[bytes | None]) -> list[Row]:
    """Decode values of the hash; those that stand for nothing are left out."""
    return [found for each in stored if (found := row(each)) is not None]


def _play_bytes(play: str) -> bytes:
    """Halve a ticket's id, which is 128 bits in hex; other names of plays stay as they are."""
    try:
        raw = bytes.fromhex(play)
    except ValueError:
        raw = b""
    return _HEX + raw if play and raw.hex() == play else _TEXT + play.encode()


def _play(stored: bytes) -> str:
    return stored[1:].hex() if stored[:1] == _HEX else stored[1:].decode()


def with_ranks(rows: Sequence[Row], above: int, place: int) -> list[Standing]:
    """Rank rows in the board's order, of which the first stands at a place with so many above its score."""
    standings: list[Standing] = []
    for number, one in enumerate(rows):
        if number and one[1] != rows[number - 1][1]:
            above = place + number
        standings.append(Standing(above + 1, *one))
    return standings


@dataclass(frozen=True, slots=True)
class BoardKeys:
    """Keys of one shard of one board: where it says that it is whole, its order and its rows."""

    loaded: str
    order: str
    rows: str


@dataclass(frozen=True)
class Layout:
    """Keys of a mirror."""

    mirror: Mirror

    def shard(self, member: int) -> int:
        """Return the shard in which a member stands."""
        return member % self.mirror.shards

    def keys(self, game: str, season: str, shard: int) -> BoardKeys:
        """Return the keys of a shard of a board."""
        start = self.prefix(shard)
        return BoardKeys(f"{start}loaded", f"{start}{game}:{season}:order", f"{start}{game}:{season}:rows")

    def prefix(self, shard: int) -> str:
        """Return how all keys of a shard begin."""
        return f"keitai:{{{tags(self.mirror.shards)[shard]}}}:{self.mirror.token}:"


@cache
def tags(shards: int) -> tuple[str, ...]:
    """Return a tag for each shard, of which the n-th falls into the n-th part of a cluster's slots.

    Nodes have ranges of slots, so each gets as many shards as another, give or take one.
    """
    found: dict[int, str] = {}
    for number in count():
        found.setdefault(slot(str(number)) * shards // SLOTS, str(number))
        if len(found) == shards:
            return tuple(found[shard] for shard in range(shards))
    raise AssertionError


def slot(tag: str) -> int:
    """Return the slot of a cluster in which keys of a tag stand: CRC-16 (XMODEM) modulo the number of slots."""
    return crc_hqx(tag.encode(), 0) % SLOTS
