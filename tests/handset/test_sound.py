"""Which keys sound, and that what loops is part of the phone's state."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from handset.app import Area, Result, SoftKeys
from handset.keypad import Key, KeyEvent, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.memory import Memory
from handset.model import load_model
from handset.network import BEARERS, Network
from handset.sound import varied, written_name


class Quiet:
    """An app that does nothing."""

    area = Area.VIEWPORT
    softkeys = SoftKeys()

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def tick(self, keys: Keys) -> None:
        pass

    def draw(self, canvas: Canvas) -> None:
        pass

    def end(self) -> bool:
        return True

    def on_result(self, result: Result) -> None:
        pass

    def save(self) -> bytes:
        return b""


class NoNetwork:
    """A transport nobody asks."""

    def send(self, request: object) -> object:
        raise AssertionError("nothing is sent here")


@pytest.fixture
def phone() -> Iterator[Handset]:
    made = Handset(
        load_model("l03a"),
        network=Network(NoNetwork(), BEARERS["instant"]),  # type: ignore[arg-type]
        memory=Memory(None),
    )
    made.install("standby", lambda phone, saved: Quiet("standby"))
    made.install("game", lambda phone, saved: Quiet("game"), key_tones=False)
    made.boot()
    yield made
    made.memory.close()


def heard(phone: Handset, *events: KeyEvent) -> list[str]:
    _, mark = phone.signals.since(0)
    phone.step(events)
    return [signal.name for signal in phone.signals.since(mark)[0] if signal.kind == "sound"]


def down(key: Key) -> KeyEvent:
    return KeyEvent(key, True)


def test_a_key_sounds_once_as_it_goes_down(phone: Handset) -> None:
    assert heard(phone, down(Key.DIGIT_5)) == ["phone/key"]
    assert heard(phone, down(Key.DIGIT_5)) == []
    for _ in range(60):
        assert heard(phone) == []
    assert heard(phone, KeyEvent(Key.DIGIT_5, False)) == []
    assert heard(phone, down(Key.DOWN), down(Key.OK), down(Key.END)) == ["phone/move", "phone/ok", "phone/end"]


def test_the_owner_may_have_it_quiet(phone: Handset) -> None:
    phone.settings.key_tones = False
    assert heard(phone, down(Key.DIGIT_5)) == []
    assert heard(phone, down(Key.FLIP)) == ["phone/close"]
    assert heard(phone, KeyEvent(Key.FLIP, False)) == ["phone/open"]


def test_an_app_that_sounds_by_itself_has_no_key_tones(phone: Handset) -> None:
    game = phone.launch("game")
    assert heard(phone, down(Key.DIGIT_5)) == []
    phone.close(game)
    assert heard(phone, down(Key.DIGIT_4)) == ["phone/key"]


def test_a_restored_phone_goes_on_with_its_loop(phone: Handset) -> None:
    phone.signals.emit("loop", "keep-awake/loop")
    looping = phone.snapshot()
    phone.signals.emit("silence", "")
    silent = phone.snapshot()
    phone.restore(looping)
    assert phone.signals.loop == "keep-awake/loop"
    phone.restore(silent)
    assert phone.signals.loop == ""


def test_a_sound_is_named_by_how_it_varies() -> None:
    for given, name in (
        ({}, "tea/cup"),
        ({"pitch": 3}, "tea/cup@+3"),
        ({"pitch": -30}, "tea/cup@-24"),
        ({"volume": 44}, "tea/cup@+0v40"),
        ({"volume": 3, "tempo": 126}, "tea/cup@+0v10t130"),
        ({"volume": 200, "tempo": 900, "pitch": 1}, "tea/cup@+1t200"),
    ):
        assert varied("tea/cup", **given) == name
        assert written_name(varied("tea/cup", **given)) == "tea/cup"
    with pytest.raises(TypeError, match=r"varied\(\): pitch is 0.5; sounds vary by whole numbers"):
        varied("tea/cup", pitch=0.5)  # type: ignore[arg-type]
