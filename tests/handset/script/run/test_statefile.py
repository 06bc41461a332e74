"""A state file that is damaged anywhere is a sentence."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import msgspec
import pytest

from handset.script.run.statefile import MAGIC, open_state, save_state
from keitai.common.errors import KeitaiError
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator, environment_factory, setup_of


@pytest.fixture(scope="module")
def whole() -> dict[str, object]:
    simulator = Simulator(SimulatorOptions())
    simulator.open("/home")
    simulator.phone.step()
    raw = save_state(simulator, setup_of(SimulatorOptions()))
    simulator.close()
    fields: dict[str, object] = msgspec.msgpack.decode(zlib.decompress(raw[len(MAGIC) :]))
    return fields


def packed(fields: dict[str, object]) -> bytes:
    return MAGIC + zlib.compress(msgspec.msgpack.encode(fields))


def without_utf8(raw: bytes) -> bytes:
    return raw.replace(b"qvga", b"\xff\xfe\xfdx")


DAMAGE: list[tuple[str, Callable[[bytes], object]]] = [
    ("phone", without_utf8),
    ("phone", lambda raw: b""),
    ("phone", lambda raw: raw[: len(raw) // 2]),
    ("phone", lambda raw: b"\xff" + raw[1:]),
    ("world", lambda raw: b""),
    ("world", lambda raw: raw[: len(raw) // 2]),
    ("world", lambda raw: b"\x93\xc4\x01x\xc4\x01y\x92\x01\x02"),
    ("world", lambda raw: raw[:60] + b"\xff" * 4000 + raw[4060:]),
    ("clock", lambda raw: "yesterday"),
    ("network", lambda raw: "wifi"),
    ("device", lambda raw: "iphone"),
    ("member", lambda raw: "nobody"),
    ("member", lambda raw: "4711"),
]


@pytest.mark.parametrize(("field", "damage"), DAMAGE)
def test_damage_is_told_as_a_sentence(whole: dict[str, object], field: str, damage: Callable[[bytes], object]) -> None:
    value = whole[field]
    broken = packed({**whole, field: damage(value if isinstance(value, bytes) else b"")})
    with pytest.raises(KeitaiError) as caught:
        open_state(broken, "a.state", environment_factory(SimulatorOptions()))
    assert "\n" not in str(caught.value)


def test_the_whole_state_opens(whole: dict[str, object]) -> None:
    open_state(packed(whole), "a.state", environment_factory(SimulatorOptions())).close()
