"""A phone that says it is at rest shows the same picture until a key or the minute."""

from __future__ import annotations

from commands.desk import Desk
from commands.wishes import Wishes
from handset.keypad import Key, KeyEvent
from handset.screen import frame_key


def test_equal_glances_mean_equal_frames() -> None:
    desk = Desk(Wishes())
    phone = desk.phone
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
    desk.close()


def test_a_phone_that_loads_is_not_at_rest() -> None:
    desk = Desk(Wishes(network="foma"))
    desk.phone.step([KeyEvent(Key.WEB, True)])
    desk.phone.step([KeyEvent(Key.WEB, False)])
    assert frame_key(desk.phone) is None
    desk.close()
