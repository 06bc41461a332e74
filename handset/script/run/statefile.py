"""A whole situation as one file: the phone, its world and what it was set up with; what a failed test leaves behind.

Form: the magic, then zlib of msgpack. `run.py open FILE` goes on from there.
"""

from __future__ import annotations

import zlib
from datetime import datetime

import msgspec

from handset.machine import Snapshot
from handset.network import BEARERS
from handset.script.language.program import Setup
from handset.script.run.environment import Environment, MakeEnvironment
from keitai.common.errors import KeitaiError

MAGIC = b"KTSTATE1"
_LARGEST = 64 * 1024 * 1024


class SavedState(msgspec.Struct, frozen=True):
    """Content of a state file. `device`, `lang` and `member` are those when it was saved, not of the setup."""

    device: str
    seed: int
    lang: str
    member: str
    network: str
    clock: str
    """ISO 8601 with its offset: the phone stays in its time zone."""
    phone: bytes
    world: bytes

    @property
    def setup(self) -> Setup:
        """Setup of the environment to restore it in."""
        clock = datetime.fromisoformat(self.clock)
        japanese = self.lang == "ja"
        return Setup(self.device, self.seed, "ja" if japanese else "en", self.member, self.network, clock)


def save_state(environment: Environment, setup: Setup) -> bytes:
    """Save the situation of `environment`, which was made of `setup`."""
    phone = environment.phone
    state = SavedState(
        phone.model.name,
        setup.seed,
        phone.settings.language,
        environment.member,
        setup.network,
        setup.clock.isoformat(),
        phone.snapshot().data,
        environment.save_world(),
    )
    return MAGIC + zlib.compress(msgspec.msgpack.encode(state), 1)


def read_state(raw: bytes, name: str) -> SavedState:
    """Decode a state file. Raises `KeitaiError` where `raw`, the content of the file `name`, is damaged."""
    try:
        if not raw.startswith(MAGIC):
            raise ValueError
        unpacking = zlib.decompressobj()
        plain = unpacking.decompress(raw[len(MAGIC) :], _LARGEST)
        if not unpacking.eof:
            raise ValueError
        state = msgspec.msgpack.decode(plain, type=SavedState)
        if not _is_whole(state):
            raise ValueError
    except (ValueError, zlib.error, msgspec.DecodeError):
        raise KeitaiError(f"{name}: not a state file of the phone, or it is damaged") from None
    return state


def _is_whole(state: SavedState) -> bool:
    """Return whether its words can be understood.

    Raises:
        ValueError: Its clock is none.
    """
    datetime.fromisoformat(state.clock)
    return state.network in BEARERS and state.member.isascii() and state.member.isdigit() and len(state.member) < 10


def restore_state(environment: Environment, state: SavedState) -> None:
    """Restore `environment` to the saved situation."""
    if environment.phone.model.name != state.device:
        environment.switch_device(state.device)
    environment.sign_in(state.member)
    environment.load_world(state.world)
    environment.phone.restore(Snapshot(state.phone))


def open_state(raw: bytes, name: str, make_environment: MakeEnvironment) -> Environment:
    """Make a new environment in the situation of a state file."""
    state = read_state(raw, name)
    environment = make_environment(state.setup)
    restore_state(environment, state)
    return environment
