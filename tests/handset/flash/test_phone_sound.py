"""Melodies and vibrations of a movie on the phone: started, looped, stopped and ended by the tick."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import keitai
from handset.flash.app import FlashApp
from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.swf.buttons import ButtonCondition, DefineButtonSound
from handset.flash.swf.colors import Rgba
from handset.flash.swf.fills import SolidFill
from handset.flash.swf.sounds import DefineSound, SoundStart
from handset.flash.trace import KeyInput, run_trace
from handset.sound import MELODY, melody_name
from tests.handset.synth.melodies.examples import mfi_tune, smaf_tune, smf_tune

BLACK = SolidFill(Rgba(0, 0, 0))
SECOND = 60


def singer() -> bytes:
    """A movie whose keys sing: 1 once, 2 three times, 3 another, 0 silence; 7 shakes twice, 8 stops that."""
    builder = MovieBuilder(frame_rate=12)
    tune, other = builder.melody(smf_tune()), builder.melody(mfi_tune())
    clips = {}
    for name, sound, loops, single in (("once", tune, 1, False), ("thrice", tune, 3, True), ("other", other, 1, False)):
        timeline = builder.timeline()
        timeline.actions("stop")
        timeline.show_frame()
        timeline.start_sound(sound, loops=loops, single=single)
        timeline.actions('push "/" "sung" "/:sung"\ngetVariable\npush 1\nadd\nsetVariable\npop\nstop')
        timeline.show_frame()
        timeline.stop_sound(sound)
        timeline.actions("stop")
        timeline.show_frame()
        clips[name] = builder.sprite(timeline)
    for depth, (name, clip) in enumerate(clips.items(), 2):
        builder.main.place(clip, depth, name=name)
    keys: dict[int | ButtonCondition, str] = {
        ord(key): f'setTarget "/{name}"\ngotoFrame 0\ngotoFrame 1\nsetTarget ""'
        for key, name in (("1", "once"), ("2", "thrice"), ("3", "other"))
    }
    keys[ord("4")] = 'setTarget "/thrice"\ngotoFrame 2\nsetTarget ""'
    keys[ord("0")] = "stopSounds"
    keys[ord("7")] = 'push 2 500 500 "StartVibrate" 4\nfscommand2\npop'
    keys[ord("8")] = 'push "StopVibrate" 1\nfscommand2\npop'
    builder.main.place(builder.button(builder.rectangle(0, 0, 1, 1, BLACK), keys), 1)
    builder.main.show_frame()
    return builder.assemble()


@pytest.fixture
def phone(tmp_path: Path) -> keitai.Phone:
    (tmp_path / "singer.swf").write_bytes(singer())
    phone = keitai.Phone(tmp_path)
    phone.open("/singer.swf")
    assert isinstance(phone.machine.foreground, FlashApp)
    return phone


def heard(phone: keitai.Phone) -> list[tuple[int, str, str]]:
    """Ticks, kinds and names of the signals of melodies and vibrations, counted from the first."""
    signals = [
        signal
        for signal in phone.machine.signals.since(0)[0]
        if signal.name.startswith(MELODY) or signal.kind in ("silence", "vibrate")
    ]
    names = {melody_name(smf_tune()): "tune", melody_name(mfi_tune()): "other"}
    return [(signal.tick - signals[0].tick, signal.kind, names.get(signal.name, "")) for signal in signals]


def test_a_melody_plays_as_long_as_it_is_and_ends_in_silence(phone: keitai.Phone) -> None:
    phone.press("1")
    phone.wait(2)
    assert heard(phone) == [(0, "loop", "tune"), (SECOND, "silence", "")]
    assert phone.machine.signals.loop == ""


def test_loops_play_it_as_often_as_they_say(phone: keitai.Phone) -> None:
    phone.press("2")
    phone.wait(4)
    assert heard(phone) == [(0, "loop", "tune"), (3 * SECOND, "silence", "")]


def test_a_melody_takes_the_place_of_another(phone: keitai.Phone) -> None:
    phone.press("2")
    phone.press("3")
    assert [(kind, name) for _, kind, name in heard(phone)] == [("loop", "tune"), ("silence", ""), ("loop", "other")]


def test_a_single_one_goes_on_and_another_begins_anew(phone: keitai.Phone) -> None:
    phone.press("2")
    phone.press("2")
    assert [kind for _, kind, _ in heard(phone)] == ["loop"]
    phone.press("1")
    assert [kind for _, kind, _ in heard(phone)] == ["loop", "silence", "loop"]


@pytest.mark.parametrize("key", ["4", "0"])
def test_a_stop_silences_it(phone: keitai.Phone, key: str) -> None:
    phone.press("2")
    phone.press(key)
    assert [kind for _, kind, _ in heard(phone)] == ["loop", "silence"]


@pytest.mark.parametrize("key", ["clear", "end"])
def test_leaving_the_movie_silences_it(phone: keitai.Phone, key: str) -> None:
    phone.press("2")
    phone.press(key)
    assert not isinstance(phone.machine.foreground, FlashApp)
    assert [kind for _, kind, _ in heard(phone)] == ["loop", "silence"]


def test_vibrations_come_as_often_as_told_and_can_be_stopped(phone: keitai.Phone) -> None:
    phone.press("7")
    phone.wait(2)
    assert heard(phone) == [(0, "vibrate", ""), (SECOND, "vibrate", "")]
    phone.press("7")
    phone.press("8")
    phone.wait(2)
    assert len(heard(phone)) == 3


def test_a_saved_movie_goes_on_singing_and_shaking_at_any_tick(phone: keitai.Phone) -> None:
    phone.press("7")
    phone.press("1")
    states = []
    for _ in range(90):
        states.append(phone.machine.snapshot())
        phone.wait(1 / 60)
    end = phone.machine.snapshot()
    for place in range(0, 90, 7):
        phone.machine.signals.melodies.clear()
        phone.machine.restore(states[place])
        if phone.machine.signals.loop:
            assert phone.machine.signals.loop in phone.machine.signals.melodies
        phone.wait((90 - place) / 60)
        assert phone.machine.snapshot() == end, f"saved at tick {place}"


def test_a_button_has_sounds_of_its_own() -> None:
    builder = MovieBuilder()
    tunes = [builder.melody(tune) for tune in (smf_tune(), mfi_tune(), smaf_tune())]
    button = builder.button(builder.rectangle(0, 0, 9, 9, BLACK), {ButtonCondition.OVER_TO_DOWN: "stop"})
    builder.main.place(button, 1)
    builder.main.show_frame()
    starts = (None, *(SoundStart(tune) for tune in tunes))
    movie = replace(builder.movie(), button_sounds={button: DefineButtonSound(button, starts)})
    keys = [KeyInput(0, 15, down=True), KeyInput(0, 13, down=True), KeyInput(0, 13, down=False)]
    _, device = run_trace(movie, 1, keys)
    assert device.effects == [("sound", str(tune), "1") for tune in tunes]


def test_sound_that_a_phone_does_not_play_is_told_once() -> None:
    builder = MovieBuilder()
    sound = builder.define(DefineSound(0, 2, 11025, wide=True, stereo=False, sample_count=9, data=b"\xff\xfb\x90"))
    builder.main.start_sound(sound)
    builder.main.show_frame()
    builder.main.start_sound(sound)
    builder.main.show_frame()
    player, device = run_trace(builder.movie(), 4)
    assert player.notes == ["the phone does not play sound in MP3"]
    assert device.effects == []
