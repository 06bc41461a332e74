"""The exact movie of a session (`.kmov`): every key by its tick, and marks of what the LCD showed.

Form: the magic, then zlib of msgpack. A frame's hash is kept a second, and 16 bits of it a tick, so that a replay,
which is the same bit for bit, names the very tick at which it is not.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec

from handset.app_protocols import TextTarget
from handset.keypad import TICKS_PER_SECOND, Key, KeyEvent
from handset.lcd import Frame
from handset.machine import Handset
from handset.script.language.program import Setup
from handset.script.run.environment import Environment
from keitai.common.errors import KeitaiError

MAGIC = b"KTMOVIE1"
_LARGEST = 64 * 1024 * 1024


class Movie(msgspec.Struct, frozen=True):
    """Recorded movie. `keys` are (tick, key, down), ticks from 1; `seconds` a hash a second, `marks` 2 bytes a tick."""

    device: str
    seed: int
    lang: str
    member: str
    network: str
    clock: str
    url: str
    """What was opened before the first tick; "" for the standby screen."""
    ticks: int
    keys: tuple[tuple[int, int, bool], ...]
    seconds: tuple[str, ...]
    marks: bytes
    texts: tuple[tuple[int, str], ...] = ()
    """What the host's keyboard wrote, each before the step of its tick."""

    @property
    def setup(self) -> Setup:
        """Setup of the environment that it was recorded in."""
        clock, japanese = datetime.fromisoformat(self.clock), self.lang == "ja"
        return Setup(self.device, self.seed, "ja" if japanese else "en", self.member, self.network, clock)


class MovieRecorder:
    """Recorder of a movie; call `record` after each step with the frame and its key events."""

    def __init__(self, setup: Setup, url: str) -> None:
        self._setup = setup
        self._url = url
        self._ticks = 0
        self._keys: list[tuple[int, int, bool]] = []
        self._seconds: list[str] = []
        self._marks = bytearray()
        self._texts: list[tuple[int, str]] = []

    def type(self, text: str) -> None:
        """Record that text of the host's keyboard is written into the field; called before the step."""
        self._texts.append((self._ticks + 1, text))

    def record(self, frame: Frame, events: Sequence[KeyEvent]) -> None:
        """Record a tick's key events and the frame after them."""
        self._ticks += 1
        self._keys += [(self._ticks, int(event.key), event.down) for event in events]
        name = frame.hash
        self._marks += _mark(name)
        if self._ticks % TICKS_PER_SECOND == 0:
            self._seconds.append(name)

    def to_bytes(self) -> bytes:
        """Encode the movie so far as a file's content."""
        setup = self._setup
        movie = Movie(
            setup.device,
            setup.seed,
            setup.lang,
            setup.member,
            setup.network,
            setup.clock.isoformat(),
            self._url,
            self._ticks,
            tuple(self._keys),
            tuple(self._seconds),
            bytes(self._marks),
            tuple(self._texts),
        )
        return MAGIC + zlib.compress(msgspec.msgpack.encode(movie), 6)


def read_movie(raw: bytes, name: str) -> Movie:
    """Decode a movie file. Raises `KeitaiError` where `raw`, the content of the file `name`, is damaged."""
    try:
        if not raw.startswith(MAGIC):
            raise ValueError
        unpacking = zlib.decompressobj()
        plain = unpacking.decompress(raw[len(MAGIC) :], _LARGEST)
        movie = msgspec.msgpack.decode(plain, type=Movie)
        whole = unpacking.eof and len(movie.marks) == 2 * movie.ticks and len(movie.seconds) == movie.ticks // 60
        if not whole or any(not 0 <= key < len(Key) for _, key, _ in movie.keys):
            raise ValueError
        datetime.fromisoformat(movie.clock)
    except (ValueError, zlib.error, msgspec.DecodeError):
        raise KeitaiError(f"{name}: not a movie of a phone, or it is damaged") from None
    return movie


def play_movie(movie: Movie, environment: Environment, watch: Callable[[Handset], None] | None = None) -> int | None:
    """Play a movie in an environment of its setup; return the first tick with another picture, None if none.

    `watch` is called after each tick.
    """
    if movie.url:
        environment.open(movie.url)
    by_tick: dict[int, list[KeyEvent]] = {}
    for tick, key, down in movie.keys:
        by_tick.setdefault(tick, []).append(KeyEvent(Key(key), down))
    for tick in range(1, movie.ticks + 1):
        for text in (text for at, text in movie.texts if at == tick):
            _write(environment.phone, text)
        environment.phone.step(by_tick.get(tick, ()))
        if watch is not None:
            watch(environment.phone)
        name = environment.phone.frame().hash
        second, rest = divmod(tick, TICKS_PER_SECOND)
        if _mark(name) != movie.marks[2 * tick - 2 : 2 * tick] or (not rest and movie.seconds[second - 1] != name):
            return tick
    return None


def _write(phone: Handset, text: str) -> None:
    """Write into the field in front; a phone that shows none takes nothing, and the picture tells."""
    if isinstance(phone.foreground, TextTarget):
        phone.foreground.type_text(text)


def _mark(name: str) -> bytes:
    return bytes.fromhex(name[:4])
