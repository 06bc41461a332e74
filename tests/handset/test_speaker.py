"""The loudspeaker on SDL's dummy device, and on a host with no sound at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pygame
import pytest

from handset.clock import Clock
from handset.frontends.speaker import Speaker
from handset.machine import Handset
from handset.settings import Settings
from handset.sound import Signals


class Phone:
    """As much of a handset as is heard."""

    def __init__(self) -> None:
        self.signals = Signals()
        self.settings = Settings()
        self.clock = Clock()

    def hear(self, speaker: Speaker) -> None:
        speaker.hear(cast(Handset, self))


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of the sounds that were started."""
    lengths: list[int] = []

    class Sound:
        def __init__(self, buffer: bytes) -> None:
            self._length = len(buffer)

        def set_volume(self, volume: float) -> None:
            pass

        def play(self) -> None:
            lengths.append(self._length)

    monkeypatch.setattr(pygame.mixer, "Sound", Sound)
    return lengths


@pytest.fixture
def speaker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Speaker]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    made = Speaker()
    yield made
    made.close()


def test_a_sound_signalled_after_the_first_look_is_played(speaker: Speaker, played: list[int]) -> None:
    phone = Phone()
    phone.signals.emit("sound", "phone/mail")
    phone.hear(speaker)
    assert played == []
    phone.signals.emit("sound", "phone/key")
    phone.signals.emit("sound", "phone/key")
    phone.signals.emit("sound", "no/such")
    phone.hear(speaker)
    phone.hear(speaker)
    assert len(played) == 1


@pytest.mark.parametrize(("manner", "volume"), [(True, 3), (False, 0)])
def test_manner_mode_and_volume_0_leave_the_vibrator(
    speaker: Speaker, played: list[int], manner: bool, volume: int
) -> None:
    phone = Phone()
    phone.settings.manner, phone.settings.volume = manner, volume
    phone.hear(speaker)
    phone.signals.emit("sound", "phone/key")
    phone.signals.emit("vibrate", "", 12)
    phone.hear(speaker)
    assert played == []
    assert speaker.buzzing_until == 12


def test_without_a_device_there_is_silence_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**options: object) -> None:
        raise pygame.error("no such audio device")

    monkeypatch.setattr(pygame.mixer, "init", refuse)
    speaker, phone = Speaker(), Phone()
    assert speaker.silent
    phone.hear(speaker)
    phone.signals.emit("sound", "phone/key")
    phone.signals.emit("loop", "keep-awake/loop")
    phone.hear(speaker)
    speaker.close()


def test_the_loop_is_part_of_what_the_phone_is() -> None:
    signals = Signals()
    signals.emit("loop", "keep-awake/loop")
    signals.emit("sound", "phone/key")
    assert signals.loop == "keep-awake/loop"
    signals.emit("silence", "")
    assert signals.loop == ""
