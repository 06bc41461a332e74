"""Winding back: a minute of moments, each as it was."""

from __future__ import annotations

from handset.frontends.rewind_buffer import EVERY, SECONDS, RewindBuffer
from handset.keypad import Key, KeyEvent
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator


def test_back_through_what_happened() -> None:
    desk = Simulator(SimulatorOptions())
    buffer, frames = RewindBuffer(), {}
    for tick in range(10 * EVERY):
        desk.phone.step([KeyEvent(Key.SOFT_LEFT, True)] if tick == 4 * EVERY else ())
        frames[desk.phone.clock.ticks] = desk.phone.frame().hash if tick % EVERY == 0 else ""
        buffer.keep(desk.phone)
    seen = 0
    while buffer.back(desk.phone):
        assert desk.phone.frame().hash == frames[desk.phone.clock.ticks]
        seen += 1
    assert seen == 10
    assert desk.phone.clock.ticks == 1
    assert desk.phone.rewinds > 0
    desk.close()


def test_a_minute_is_remembered_and_no_more() -> None:
    desk = Simulator(SimulatorOptions())
    buffer = RewindBuffer()
    for _ in range((SECONDS + 20) * 60):
        desk.phone.step()
        buffer.keep(desk.phone)
    assert SECONDS <= buffer.seconds(desk.phone) <= SECONDS + 1
    desk.close()


def test_what_is_remembered_keeps_within_its_room() -> None:
    desk = Simulator(SimulatorOptions())
    desk.open("/home")
    for _ in range(60):
        desk.phone.step()
    room = 10 * len(desk.phone.snapshot().data)
    buffer = RewindBuffer(room)
    for _ in range(40 * EVERY):
        desk.phone.step()
        buffer.keep(desk.phone)
        assert buffer.size <= room
    assert len(buffer) in (9, 10)
    assert buffer.back(desk.phone)
    desk.close()
