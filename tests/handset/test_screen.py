"""A phone that says it is at rest shows the same picture until a key or the minute."""

from __future__ import annotations

from handset.keypad import Key, KeyEvent
from handset.screen import frame_key
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator


def test_equal_glances_mean_equal_frames() -> None:
    simulator = Simulator(SimulatorOptions())
    phone = simulator.phone
    for _ in range(5 * 60):
        phone.step()
    before, frame = frame_key(phone), phone.frame().hash
    assert before is not None
    minutes = 0
    for _ in range(61 * 60):
        phone.step()
        if frame_key(phone) != before:
            minutes += 1
            before, frame = frame_key(phone), phone.frame().hash
        elif phone.clock.ticks % 97 == 0:
            assert phone.frame().hash == frame
    assert minutes == 1
    simulator.close()


def test_a_phone_that_loads_is_not_at_rest() -> None:
    simulator = Simulator(SimulatorOptions(network="foma"))
    simulator.phone.step([KeyEvent(Key.WEB, True)])
    simulator.phone.step([KeyEvent(Key.WEB, False)])
    assert frame_key(simulator.phone) is None
    simulator.close()
