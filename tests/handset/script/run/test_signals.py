"""A signal was told or it was not: of `expect X` and `expect no X` exactly one passes, at every moment."""

from __future__ import annotations

import random

import pytest

from handset.keypad import Key, Keys
from handset.machine import Handset
from tests.handset.script.run.test_runner import ListApp, ListEnvironment, run

_TOLD = {
    Key.DIGIT_1: ("event", "over", 0),
    Key.DIGIT_2: ("sound", "phone/mail", 0),
    Key.DIGIT_3: ("loop", "music", 0),
    Key.DIGIT_4: ("vibrate", "", 12),
    Key.DIGIT_6: ("silence", "", 0),
}
_KINDS = {"1": "event over", "2": 'sound "phone/mail"', "3": 'sound "music"', "4": "vibrate"}
"""Key -> the expectation of the signal that it tells. 6 ends a loop, which no expectation is about."""


class Teller(ListApp):
    """Tells a signal a key."""

    def tick(self, keys: Keys) -> None:
        super().tick(keys)
        for key in keys.presses:
            if key in _TOLD:
                self.phone.signals.emit(*_TOLD[key])


class TellerEnvironment(ListEnvironment):
    def _boot(self, device: str) -> Handset:
        phone = super()._boot(device)
        phone.install("standby", lambda phone, saved: Teller(phone))
        phone.settings.key_tones = False
        phone.boot()
        return phone


def _passes(lines: list[str]) -> bool:
    return run("\n".join(lines), "100ms", make=TellerEnvironment).outcome == "passed"


def test_of_a_signal_and_its_absence_exactly_one_passes() -> None:
    """60 random ways to a moment: signals told, waits, and expectations that were met on the way."""
    chance = random.Random(15)
    for _ in range(60):
        lines: list[str] = []
        told: set[str] = set()
        for _ in range(chance.randrange(8)):
            key = chance.choice("12346")
            match chance.randrange(4):
                case 0 | 1:
                    lines.append(f"press {key}")
                    told |= {key} & set(_KINDS)
                case 2:
                    lines.append(f"wait {chance.randrange(1, 40)}f")
                case _ if key in _KINDS:
                    lines.append(f"expect {_KINDS[key]}" if key in told else f"expect no {_KINDS[key]}")
                    told.discard(key)
        for key, signal in _KINDS.items():
            is_told = key in told
            assert _passes([*lines, f"expect {signal}"]) is is_told, (lines, signal)
            assert _passes([*lines, f"expect no {signal}"]) is not is_told, (lines, signal)


@pytest.mark.parametrize("signal", [*_KINDS.values()])
def test_what_was_told_fails_its_absence_at_once(signal: str) -> None:
    key = next(key for key, name in _KINDS.items() if name == signal)
    verdict = run(f"press {key}\nexpect no {signal}", "10s", make=TellerEnvironment)
    assert verdict.outcome == "failed"
    assert f"expected no {signal}; it was told 0.0" in verdict.message
    assert verdict.ticks == 6


def test_what_is_told_while_the_phone_is_busy_fails_its_absence() -> None:
    verdict = run('open "/x"\npress 1\nexpect no event over', "10s", make=TellerEnvironment)
    assert verdict.outcome == "failed"
    assert "it was told" in verdict.message


def test_a_round_counts_what_was_told_in_it() -> None:
    body = "press 1\nrepeat until no event over max 3\nwait 1f\nend\nexpect no event over"
    assert run(body, "1s", make=TellerEnvironment).outcome == "passed"
    body = "repeat until no event over max 3\npress 1\nend"
    assert run(f"press 1\n{body}", "1s", make=TellerEnvironment).outcome == "failed"


def test_another_phone_and_another_time_begin_anew() -> None:
    for anew in ("device p906i", 'load-state "a"'):
        body = f'save-state "a"\npress 1\n{anew}\nexpect no event over\npress 1\nexpect event over'
        verdict = run(body, "1s", make=TellerEnvironment)
        assert verdict.outcome == "passed", (anew, verdict.message)


def test_what_was_told_instead_is_listed() -> None:
    verdict = run("press 4\npress 2\nexpect event over", "100ms", make=TellerEnvironment)
    assert "expected event over within 0.1 s; signals seen: phone/mail, vibrate" in verdict.message


@pytest.mark.parametrize("key", [*_KINDS])
def test_a_signal_that_an_earlier_expectation_took_is_told_with_its_line(key: str) -> None:
    name = _KINDS[key].partition(" ")[2].strip('"') or "vibrate"
    other = "vibrate" if key != "4" else "over"
    body = f"press {key}\nexpect {_KINDS[key]}\npress {'4' if key != '4' else '1'}\nexpect {_KINDS[key]}"
    verdict = run(body, "100ms", make=TellerEnvironment)
    assert verdict.outcome == "failed"
    assert f"within 0.1 s; signals seen: {name} (already taken by line 5), {other}\n" in verdict.message


def test_a_round_that_took_a_signal_is_told_as_well() -> None:
    body = "press 1\nrepeat until event over max 3\nwait 1f\nend\nexpect event over"
    verdict = run(body, "100ms", make=TellerEnvironment)
    assert "signals seen: over (already taken by line 5)\n" in verdict.message


def test_a_signal_told_again_after_it_was_taken_is_seen() -> None:
    body = "press 1\nexpect event over\npress 1\nexpect vibrate"
    assert "signals seen: over\n" in run(body, "100ms", make=TellerEnvironment).message


def test_a_signal_taken_is_listed_although_many_came_after_it() -> None:
    class Chatter(Teller):
        def tick(self, keys: Keys) -> None:
            super().tick(keys)
            for number in range(20 if keys.presses else 0):
                self.phone.signals.emit("sound", f"phone/{number}")

    class ChatterEnvironment(TellerEnvironment):
        def _boot(self, device: str) -> Handset:
            phone = super()._boot(device)
            phone.install("standby", lambda phone, saved: Chatter(phone))
            phone.boot()
            return phone

    message = run("press 1\nexpect event over\npress 6\nexpect event over", "100ms", make=ChatterEnvironment).message
    assert "signals seen: over (already taken by line 5), phone/19, phone/18" in message
