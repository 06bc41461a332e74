"""A play as proof: its seed and every key transition, small, exact, and judged by playing it again.

File form: the magic, then zlib of a msgpack header and a body of variable-length integers, one run a transition:
`(ticks since the last one) << 6 | key << 1 | down`. Three minutes of hard play are under 4 KB.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec
import xxhash

from games.engine.catalogue import GameSpec
from games.engine.rules import Game
from handset.keypad import Key, KeyEvent, Keypad, Keys
from keitai.common.errors import KeitaiError

MAGIC = b"KTPLAY1\n"
MAX_BYTES = 64 * 1024
MAX_PLAIN = 1024 * 1024
MAX_TICKS = 30 * 60 * 60
LONGEST_WAIT = 10 * 60 * 60
"""Ticks that a ranked play may spend before its start and in pauses: ten minutes."""
CHECK_EVERY = 600
_KEYS = len(Key)


class ReplayError(KeitaiError):
    """Error for bytes that are not a valid replay; `code` is the reason in one word."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Checkpoint(msgspec.Struct, frozen=True, array_like=True):
    """Checkpoint of a play at a tick: its score and a hash of its whole state."""

    tick: int
    score: int
    state: str


class Replay(msgspec.Struct, frozen=True):
    """Recorded play: its seed, tuning and key transitions (tick, key, down), ticks from 0, in order.

    `waited` counts the ticks between ticket and start, those of pauses, and those until it is posted.
    """

    game: str
    rules: int
    digest: str
    seed: int
    ticks: int
    score: int
    transitions: tuple[tuple[int, int, bool], ...]
    checkpoints: tuple[Checkpoint, ...] = ()
    ticket: str = ""
    waited: int = 0


class _Header(msgspec.Struct):
    game: str
    rules: int
    digest: str
    seed: int
    ticks: int
    score: int
    checkpoints: tuple[Checkpoint, ...]
    ticket: str
    waited: int
    body: bytes


_DECODER = msgspec.msgpack.Decoder(_Header)
"""Made while the module is loaded: two threads that decode a struct for the first time at once crash msgspec 0.22."""


@dataclass(frozen=True)
class Outcome:
    """Outcome of a re-simulation; `differs` names the first tick and field that is not as recorded, "" for none."""

    score: int
    ticks: int
    over: bool
    differs: str = ""


class ReplayRecorder:
    """Recorder of a play's key transitions, with a checkpoint every 600 ticks."""

    def __init__(self, spec: GameSpec) -> None:
        self._spec = spec
        self._transitions: list[tuple[int, int, bool]] = []
        self._checkpoints: list[Checkpoint] = []

    def record(self, tick: int, keys: Keys) -> None:
        """Record the keys of the tick that is about to be played."""
        for event in keys.events:
            self._transitions.append((tick, int(event.key), event.down))

    def check(self, game: Game) -> None:
        """Record a checkpoint if one is due; called after each tick."""
        if game.ticks % CHECK_EVERY == 0:
            self._checkpoints.append(Checkpoint(game.ticks, game.score, state_hash(game)))

    def finish(self, game: Game, seed: int, ticket: str = "", waited: int = 0) -> Replay:
        """Return the replay of the play that has just ended.

        Args:
            game: The play, over.
            seed: What it began with.
            ticket: The site's signed ticket; "" for a play that is not ranked.
            waited: Ticks in which the play did not advance: loading, title, pauses, its end.
        """
        spec = self._spec
        return Replay(
            spec.id,
            spec.version,
            spec.digest,
            seed,
            game.ticks,
            game.score,
            tuple(self._transitions),
            tuple(self._checkpoints),
            ticket,
            waited,
        )

    def save(self) -> bytes:
        """Return what has been recorded so far as bytes for a saved state."""
        return msgspec.msgpack.encode((self._transitions, self._checkpoints))

    def load(self, saved: bytes) -> None:
        """Go on recording from what `save` returned."""
        shape = tuple[list[tuple[int, int, bool]], list[Checkpoint]]
        self._transitions, self._checkpoints = msgspec.msgpack.decode(saved, type=shape)


def state_hash(game: Game) -> str:
    """Return the XXH3 hash of a play's whole state, as checkpoints hold it."""
    return xxhash.xxh3_64_hexdigest(game.save())


def pack_transitions(transitions: Iterable[tuple[int, int, bool]]) -> bytes:
    """Pack key transitions (tick, key, down) as a replay's body: one variable-length integer each."""
    body = bytearray()
    last = 0
    for tick, key, down in transitions:
        number = (tick - last) << 6 | key << 1 | down
        last = tick
        while number > 127:
            body.append(number & 127 | 128)
            number >>= 7
        body.append(number)
    return bytes(body)


def encode(replay: Replay) -> bytes:
    """Encode a replay as the bytes of its file."""
    header = _Header(
        replay.game,
        replay.rules,
        replay.digest,
        replay.seed,
        replay.ticks,
        replay.score,
        replay.checkpoints,
        replay.ticket,
        replay.waited,
        pack_transitions(replay.transitions),
    )
    return MAGIC + zlib.compress(msgspec.msgpack.encode(header), 9)


def ticket_of(raw: bytes) -> str:
    """Return the ticket in a replay of untrusted bytes, without its key presses. Raises `ReplayError`."""
    return _header(raw).ticket


def decode(raw: bytes) -> Replay:
    """Decode a replay from untrusted bytes, bounded in size and time. Raises `ReplayError`."""
    header = _header(raw)
    return Replay(
        header.game,
        header.rules,
        header.digest,
        header.seed,
        header.ticks,
        header.score,
        unpack_transitions(header.body, header.ticks),
        header.checkpoints,
        header.ticket,
        header.waited,
    )


def _header(raw: bytes) -> _Header:
    if len(raw) > MAX_BYTES:
        raise ReplayError("too-large", f"this replay has {len(raw)} bytes; at most {MAX_BYTES} are taken")
    if not raw.startswith(MAGIC):
        raise ReplayError("no-replay", "this is not a replay")
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(raw[len(MAGIC) :], MAX_PLAIN)
        if not unpacker.eof or unpacker.unused_data:
            raise ReplayError("damaged", "this replay is cut off or too large")
        header = _DECODER.decode(plain)
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError):
        raise ReplayError("damaged", "this replay is damaged") from None
    if not 0 <= header.ticks <= MAX_TICKS:
        raise ReplayError("too-long", f"this play has {header.ticks} ticks; at most {MAX_TICKS} are judged")
    if header.waited < 0 or not 0 <= header.seed < 1 << 63 or not 0 <= header.score < 1 << 53:
        raise ReplayError("damaged", "a number of this replay is out of its range")
    if any(check.tick % CHECK_EVERY or check.tick > header.ticks for check in header.checkpoints):
        raise ReplayError("damaged", "a checkpoint of this replay is out of its place")
    return header


def unpack_transitions(body: bytes, ticks: int) -> tuple[tuple[int, int, bool], ...]:
    """Return the key transitions (tick, key, down) of a play of so many ticks. Raises `ReplayError`."""
    transitions: list[tuple[int, int, bool]] = []
    number = shift = tick = 0
    for byte in body:
        number |= (byte & 127) << shift
        if byte & 128:
            shift += 7
            if shift > 35:
                raise ReplayError("damaged", "a key press of this replay is damaged")
            continue
        tick += number >> 6
        key = number >> 1 & 31
        if key >= _KEYS or tick >= ticks:
            raise ReplayError("damaged", "a key press of this replay lies outside the play")
        transitions.append((tick, key, bool(number & 1)))
        number = shift = 0
    if shift:
        raise ReplayError("damaged", "this replay is cut off")
    return tuple(transitions)


def resimulate(replay: Replay, spec: GameSpec) -> Outcome:
    """Play a replay again, bit for bit. Raises `ReplayError` when it is of other rules or tuning."""
    require_same_rules(replay, spec)
    game = spec.begin(replay.seed)
    differs = ""
    checks = {check.tick: check for check in replay.checkpoints}
    for keys in key_ticks(replay):
        if game.over:
            break
        game.tick(keys)
        check = checks.get(game.ticks)
        if check is not None and not differs:
            differs = _difference(check, game)
    if not differs and (game.ticks, game.score) != (replay.ticks, replay.score):
        field = "ticks" if game.ticks != replay.ticks else "score"
        differs = f"tick {game.ticks}: {field} is {getattr(game, field)}, recorded {getattr(replay, field)}"
    return Outcome(game.score, game.ticks, game.over, differs)


def require_same_rules(replay: Replay, spec: GameSpec) -> None:
    """Raise `ReplayError` for a replay of other rules or tuning than the game's now."""
    if (replay.game, replay.rules) != (spec.id, spec.version):
        message = f"this is a play of {replay.game} by rules {replay.rules}; here are {spec.id}'s rules {spec.version}"
        raise ReplayError("other-rules", f"{message}, so it cannot be judged")
    if replay.digest != spec.digest:
        raise ReplayError("other-tuning", "this play was tuned otherwise, so it cannot be judged")


def key_ticks(replay: Replay) -> Iterator[Keys]:
    """Yield the keypad's `Keys` for each tick of a replay."""
    by_tick: dict[int, list[KeyEvent]] = {}
    for tick, key, down in replay.transitions:
        by_tick.setdefault(tick, []).append(KeyEvent(Key(key), down))
    keypad = Keypad()
    for tick in range(replay.ticks):
        yield keypad.step(by_tick.get(tick, ()))


def _difference(check: Checkpoint, game: Game) -> str:
    if check.score != game.score:
        return f"tick {check.tick}: score is {game.score}, recorded {check.score}"
    if check.state != state_hash(game):
        return f"tick {check.tick}: the state is not as recorded"
    return ""
