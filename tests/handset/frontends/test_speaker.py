"""The loudspeaker on SDL's dummy device, and on a host with no sound at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import cast

import pygame
import pytest

from handset.frontends.speaker import Speaker, _muffled
from handset.machine import Handset
from handset.settings import Settings
from handset.sound import Signals


class Phone:
    """As much of a handset as is heard."""

    def __init__(self) -> None:
        self.signals = Signals()
        self.settings = Settings()
        self._mark = 0

    def heard_by(self, speaker: Speaker) -> None:
        """As the window does."""
        new, self._mark = self.signals.since(self._mark)
        speaker.play(new)


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
def phone() -> Phone:
    return Phone()


@pytest.fixture
def speaker(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> Iterator[Speaker]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    made = Speaker(cast(Handset, phone))
    yield made
    made.close()


def test_a_sound_is_played_once_however_often_it_came_in_a_frame(
    phone: Phone, speaker: Speaker, played: list[int]
) -> None:
    phone.signals.emit("sound", "phone/key")
    phone.signals.emit("sound", "phone/key")
    phone.signals.emit("sound", "no/such")
    phone.heard_by(speaker)
    phone.heard_by(speaker)
    assert len(played) == 1


@pytest.mark.parametrize(("manner", "volume"), [(True, 3), (False, 0)])
def test_manner_mode_and_volume_0_are_silent(
    phone: Phone, speaker: Speaker, played: list[int], manner: bool, volume: int
) -> None:
    phone.settings.manner, phone.settings.volume = manner, volume
    phone.signals.emit("sound", "phone/key")
    phone.heard_by(speaker)
    assert played == []


def test_without_a_device_there_is_silence_and_no_error(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**options: object) -> None:
        raise pygame.error("no such audio device")

    monkeypatch.setattr(pygame.mixer, "init", refuse)
    speaker = Speaker(cast(Handset, phone))
    assert speaker.silent
    phone.heard_by(speaker)
    phone.signals.emit("sound", "phone/key")
    phone.signals.emit("loop", "keep-awake/loop")
    phone.heard_by(speaker)
    speaker.close()


def test_the_loop_is_part_of_what_the_phone_is() -> None:
    signals = Signals()
    signals.emit("loop", "keep-awake/loop")
    signals.emit("sound", "phone/key")
    assert signals.loop == "keep-awake/loop"
    signals.emit("silence", "")
    assert signals.loop == ""


def test_what_a_library_says_of_a_machine_without_sound_is_not_repeated(capfd: pytest.CaptureFixture[str]) -> None:
    with _muffled():
        os.write(2, b"ALSA lib confmisc.c: cannot find card")
    os.write(2, b"ours")
    assert capfd.readouterr().err == "ours"
