"""Winding back: a minute of moments, each as it was."""

from __future__ import annotations

from handset.frontends.rewind_buffer import EVERY, SECONDS, RewindBuffer
from handset.keypad import Key, KeyEvent
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator


def test_back_through_what_happened() -> None:
    simulator = Simulator(SimulatorOptions())
    buffer, frames = RewindBuffer(), {}
    for tick in range(10 * EVERY):
        simulator.phone.step([KeyEvent(Key.SOFT_LEFT, True)] if tick == 4 * EVERY else ())
        frames[simulator.phone.clock.ticks] = simulator.phone.frame().hash if tick % EVERY == 0 else ""
        buffer.record(simulator.phone)
    seen = 0
    while buffer.back(simulator.phone):
        assert simulator.phone.frame().hash == frames[simulator.phone.clock.ticks]
        seen += 1
    assert seen == 10
    assert simulator.phone.clock.ticks == 1
    assert simulator.phone.rewinds > 0
    simulator.close()


def test_a_minute_is_remembered_and_no_more() -> None:
    simulator = Simulator(SimulatorOptions())
    buffer = RewindBuffer()
    for _ in range((SECONDS + 20) * 60):
        simulator.phone.step()
        buffer.record(simulator.phone)
    assert SECONDS <= buffer.seconds(simulator.phone) <= SECONDS + 1
    simulator.close()


def test_what_is_remembered_keeps_within_its_room() -> None:
    simulator = Simulator(SimulatorOptions())
    simulator.open("/home")
    for _ in range(60):
        simulator.phone.step()
    room = 10 * len(simulator.phone.snapshot().data)
    buffer = RewindBuffer(room)
    for _ in range(40 * EVERY):
        simulator.phone.step()
        buffer.record(simulator.phone)
        assert buffer.size <= room
    assert len(buffer) in (9, 10)
    assert buffer.back(simulator.phone)
    simulator.close()
