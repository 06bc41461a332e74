"""The phone as a machine: the same keys give the same frames, from any saved state, in any process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handset.keypad import Key, KeyEvent
from handset.machine import Handset, Snapshot
from keitai.common.errors import KeitaiError
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

KEYS = [Key.WEB, Key.OK, Key.DOWN, Key.UP, Key.SOFT_LEFT, Key.SOFT_RIGHT, Key.DIGIT_5, Key.DIGIT_2, Key.CLEAR, Key.END]


@pytest.fixture
def phone() -> Handset:
    return Simulator(SimulatorOptions()).phone


def press(phone: Handset, *keys: Key, gap: int = 6) -> None:
    for key in keys:
        phone.step([KeyEvent(key, True)])
        phone.step([KeyEvent(key, False)])
        for _ in range(gap):
            phone.step()


def test_looking_changes_nothing(phone: Handset) -> None:
    press(phone, Key.SOFT_LEFT)
    before = phone.snapshot()
    assert phone.frame().hash == phone.frame().hash
    assert phone.snapshot() == before


def test_end_goes_home_from_anywhere(phone: Handset) -> None:
    press(phone, Key.WEB, Key.DIGIT_5, Key.SOFT_LEFT)
    assert len(phone.apps) > 1
    press(phone, Key.END)
    assert [app.kind for app in phone.apps] == ["standby"]


def test_closing_an_app_takes_what_lies_above_with_it(phone: Handset) -> None:
    menu = phone.launch("menu")
    phone.launch("about")
    phone.close(menu)
    assert [app.kind for app in phone.apps] == ["standby"]


def test_the_standby_screen_cannot_be_closed(phone: Handset) -> None:
    phone.close(phone.foreground)
    assert [app.kind for app in phone.apps] == ["standby"]


def test_an_app_that_is_not_installed_is_refused(phone: Handset) -> None:
    with pytest.raises(KeitaiError, match="an app of kind 'camera' is not installed on this phone"):
        phone.launch("camera")


def keystrokes() -> st.SearchStrategy[list[tuple[Key, int]]]:
    return st.lists(st.tuples(st.sampled_from(KEYS), st.integers(1, 20)), min_size=1, max_size=12)


def stroke(phone: Handset, key: Key, gap: int) -> None:
    phone.step([KeyEvent(key, True)])
    phone.step()
    phone.step([KeyEvent(key, False)])
    for _ in range(gap):
        phone.step()


@settings(max_examples=25, deadline=None)
@given(keystrokes(), st.integers(0, 11))
def test_from_any_saved_state_it_goes_on_bit_for_bit(strokes: list[tuple[Key, int]], cut: int) -> None:
    one, other = Simulator(SimulatorOptions()).phone, Simulator(SimulatorOptions()).phone
    for key, gap in strokes[:cut]:
        stroke(one, key, gap)
    saved = Snapshot.from_bytes(one.snapshot().to_bytes())
    other.restore(saved)
    assert other.snapshot() == saved
    for key, gap in strokes[cut:]:
        stroke(one, key, gap)
        stroke(other, key, gap)
        assert one.frame().hash == other.frame().hash
    assert one.snapshot() == other.snapshot()


PLAY = """
from keitai.simulator import Simulator
from keitai.options import SimulatorOptions
from handset.keypad import Key, KeyEvent
phone = Simulator(SimulatorOptions()).phone
for key in (Key.WEB, Key.DIGIT_5, Key.DOWN, Key.OK, Key.SOFT_LEFT, Key.END, Key.SOFT_LEFT):
    phone.step([KeyEvent(key, True)])
    phone.step([KeyEvent(key, False)])
    for _ in range(15):
        phone.step()
    print(phone.frame().hash)
print(phone.snapshot().data.hex())
"""


def test_another_process_and_another_hash_seed_show_the_same_pictures() -> None:
    def run(hash_seed: str) -> str:
        env = {
            **os.environ,
            "PYTHONHASHSEED": hash_seed,
            "TZ": "America/New_York" if hash_seed == "1" else "Asia/Tokyo",
        }
        return subprocess.run(
            [sys.executable, "-c", PLAY], env=env, check=True, capture_output=True, text=True, cwd=os.getcwd()
        ).stdout

    assert run("1") == run("4242")


def test_a_damaged_state_is_refused() -> None:
    raw = Simulator(SimulatorOptions()).phone.snapshot().to_bytes()
    for broken in (raw[:-1], raw[:20], b"", b"x" * 100, raw[:40] + b"\x00" + raw[41:]):
        with pytest.raises(KeitaiError, match="damaged"):
            Snapshot.from_bytes(broken)


def _other_model(phone: Handset) -> Snapshot:
    return Simulator(SimulatorOptions(device="p906i")).phone.snapshot()


def _unknown_app(phone: Handset) -> Snapshot:
    app = phone.launch("about")
    app.kind = "strange"  # type: ignore[misc]
    saved = phone.snapshot()
    phone.close(app)
    return saved


def _no_state(phone: Handset) -> Snapshot:
    return Snapshot(b"\x93\x01\x02\x03")


def _broken_app(phone: Handset) -> Snapshot:
    app = phone.launch("browser")
    app.save = lambda: b"\xff\xfe nonsense"  # type: ignore[method-assign]
    saved = phone.snapshot()
    phone.close(app)
    return saved


@pytest.mark.parametrize("make", [_other_model, _unknown_app, _no_state, _broken_app])
def test_a_state_that_cannot_be_taken_leaves_the_phone_as_it_was(
    phone: Handset, make: Callable[[Handset], Snapshot]
) -> None:
    strange = make(phone)
    press(phone, Key.SOFT_LEFT, Key.DOWN)
    before = phone.snapshot()
    with pytest.raises(KeitaiError):
        phone.restore(strange)
    assert phone.snapshot() == before
    press(phone, Key.DOWN)


def test_a_person_who_loads_a_state_has_rewound(phone: Handset) -> None:
    saved = phone.snapshot()
    phone.restore(saved)
    assert phone.rewinds == 0
    phone.restore(saved, rewound=True)
    phone.restore(saved, rewound=True)
    assert phone.rewinds == 2


def test_bent_time_counts_like_a_loaded_state(phone: Handset) -> None:
    phone.mark_unranked()
    assert phone.rewinds == 1
