"""Library of bots' plays that ships with the program: each proves its score, and none is played while somebody waits.

A file a game, `assets/plays/GAME.plays`: the magic, then zlib of a msgpack header and, by skill, each play's seed,
ticks, score and key transitions as a replay has them. Rules and tuning stand once, checkpoints not at all.

library = play_library(load_game("wig"))
replay = library.replay(library.plays["skilled"][0])
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec

from games.engine.catalogue import ART, GameSpec
from games.engine.replay import Replay, ReplayError, pack_transitions, unpack_transitions

FOLDER = ART.parent / "plays"
MAGIC = b"KTPLAYS\n"
MAX_PLAIN = 4 * 1024 * 1024


class LibraryPlay(msgspec.Struct, frozen=True, array_like=True):
    """Play of a bot: what it began with, how long it lasted, what it scored, and its packed key transitions."""

    seed: int
    ticks: int
    score: int
    keys: bytes


class _File(msgspec.Struct):
    game: str
    rules: int
    digest: str
    plays: dict[str, list[LibraryPlay]]


_DECODER = msgspec.msgpack.Decoder(_File)
"""Made while the module is loaded: two threads that decode a struct for the first time at once crash msgspec 0.22."""


@dataclass(frozen=True)
class PlayLibrary:
    """A game's plays by skill, all by the same rules and tuning."""

    game: str
    rules: int
    digest: str
    plays: Mapping[str, Sequence[LibraryPlay]]

    def key(self, play: LibraryPlay) -> str:
        """Return the 64 hex digits by which a play is known: of its rules, seed and keys, on every machine alike."""
        named = msgspec.msgpack.encode((self.game, self.rules, self.digest, play))
        return hashlib.sha256(named).hexdigest()

    @cached_property
    def by_key(self) -> Mapping[str, LibraryPlay]:
        """All plays by their keys."""
        return {self.key(play): play for plays in self.plays.values() for play in plays}

    def replay(self, play: LibraryPlay) -> Replay:
        """Return a play in the form of any other, to be shown and proved."""
        keys = unpack_transitions(play.keys, play.ticks)
        return Replay(self.game, self.rules, self.digest, play.seed, play.ticks, play.score, keys)


def pack_library(spec: GameSpec, plays: Mapping[str, Sequence[Replay]]) -> bytes:
    """Return the bytes of a game's library of replays by skill, each by its rules and tuning of today."""
    packed = {
        skill: [LibraryPlay(one.seed, one.ticks, one.score, pack_transitions(one.transitions)) for one in replays]
        for skill, replays in plays.items()
    }
    file = _File(spec.id, spec.version, spec.digest, packed)
    return MAGIC + zlib.compress(msgspec.msgpack.encode(file), 9)


def unpack_library(raw: bytes) -> PlayLibrary:
    """Return the library in the bytes of its file.

    Raises:
        ReplayError: They are not a library, or it is damaged.
    """
    if not raw.startswith(MAGIC):
        raise ReplayError("no-library", "this is not a library of plays")
    try:
        file = _DECODER.decode(zlib.decompressobj().decompress(raw[len(MAGIC) :], MAX_PLAIN))
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError):
        raise ReplayError("damaged", "this library of plays is damaged") from None
    return PlayLibrary(file.game, file.rules, file.digest, file.plays)


def play_library(spec: GameSpec) -> PlayLibrary | None:
    """Return the plays that ship for a game; None for one without, or whose rules or tuning are others by now."""
    path = FOLDER / f"{spec.id}.plays"
    if not path.is_file():
        return None
    library = _read_cached(path, path.stat().st_mtime_ns)
    return library if (library.rules, library.digest) == (spec.version, spec.digest) else None


@lru_cache(maxsize=16)
def _read_cached(path: Path, changed: int) -> PlayLibrary:
    return unpack_library(path.read_bytes())
