"""A known bug is what the test itself expects and does not find; nothing else that goes wrong counts as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from handset.keypad import Key, Keys
from handset.machine import Handset
from handset.script.language.parser import parse
from handset.script.language.program import Setup
from handset.script.run.environment import MakeEnvironment
from handset.script.run.runner import Options, Variant, run_script
from handset.script.run.verdict import Verdict
from keitai.script_names import unchecked_names
from tests.handset.script.page_environment import PageEnvironment, Site
from tests.handset.script.run.test_runner import ListApp, ListEnvironment


class Falling(ListApp):
    """Falls over when 9 is pressed."""

    def tick(self, keys: Keys) -> None:
        super().tick(keys)
        if keys.pressed(Key.DIGIT_9):
            raise RuntimeError("nine")


class FallingEnvironment(ListEnvironment):
    def _boot(self, device: str) -> Handset:
        phone = super()._boot(device)
        phone.install("standby", lambda phone, saved: Falling(phone))
        phone.boot()
        return phone


def judged(text: str, *, make: MakeEnvironment = FallingEnvironment, file: str = "a.keys", retries: int = 0) -> Verdict:
    """The verdict of the script's only test."""
    script = parse(f"keys 1\ntimeout 200ms\n{text}\n", file, lambda name, including: (name, ""), unchecked_names())
    (verdict,) = run_script(script, make, Options(retries=retries))
    return verdict


OWN = ['expect text "never"', 'expect no text "Diary"', 'click "Never"', 'softkey "Never"', "expect event over",
       'type "a"', "repeat until event over max 2\npress 1\nend", "expect keys >= 3",
       "expect frame 0123456789abcdef"]  # fmt: skip
"""Lines by which a test fails."""
CASES = [(line, place) for line in OWN for place in ("head", "test")]
"""Each with a known bug of the whole script, and with one of the test."""


def with_known_bug(place: str, setup: str, test: str) -> str:
    known = 'known-bug "#5"'
    head, inside = (known, "") if place == "head" else ("", known)
    return f'{head}\nsetup\npress 1\n{setup}\nend\ntest "t"\n{inside}\npress 2\n{test}\nend'


def test_what_the_test_expects_is_the_known_bug() -> None:
    for line, place in CASES:
        verdict = judged(with_known_bug(place, "", line))
        assert verdict.outcome == "known bug", (line, place, verdict.message)
        assert verdict.message.startswith("#5\na.keys:11:1: "), (line, place, verdict.message)


def test_a_setup_that_fails_is_not_the_known_bug() -> None:
    for line, place in CASES:
        verdict = judged(with_known_bug(place, line, 'expect text "never"'))
        assert verdict.outcome == "failed", (line, place, verdict.message)
        first, second, *_ = verdict.message.splitlines()
        assert first.startswith("a.keys:6:1: "), (line, place, first)
        assert second == '  not the known bug "#5": the setup failed, so the test was not reached', (line, place)


def test_an_included_setup_that_fails_is_not_the_known_bug() -> None:
    text = 'keys 1\nsetup\ninclude "b.keys"\nend\ntest "t"\nknown-bug "#5"\npress 1\nend'
    script = parse(text, "a.keys", lambda name, including: (name, 'keys 1\nclick "Never"'), unchecked_names())
    (verdict,) = run_script(script, ListEnvironment, Options())
    assert verdict.outcome == "failed"
    assert verdict.message.startswith("b.keys:2:1: nothing that can be focused bears")
    assert "the setup failed, so the test was not reached" in verdict.message


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('repeat until text "Diary" max 2\ngif start "a"\nend\ngif stop', "no gif is going on"),
        ('golden "never kept"', "does not exist; look at the picture"),
        ('golden "x" area 0,0,999,999', "reaches outside the LCD"),
        ('golden "x" mask 0,0,999,999', "the masks cover all of the picture"),
        ('golden "x" tolerance 999999', "forgives all"),
        ("post-score wig 3", "unknown game 'wig'"),
        ("expect score wig > 3", "unknown game 'wig'"),
        ("repeat 3\nwait 3000s\nend", "more than an hour of phone time"),
    ],
)
def test_a_fault_of_the_script_is_not_the_known_bug(tmp_path: Path, line: str, reason: str) -> None:
    verdict = judged(f'test "t"\nknown-bug "#5"\n{line}\nend', file=str(tmp_path / "a.keys"))
    assert verdict.outcome == "failed", verdict.message
    first, second, *_ = verdict.message.splitlines()
    assert reason in first
    assert second == '  not the known bug "#5": the script asks for what cannot be done'


def test_a_phone_that_falls_over_is_not_the_known_bug() -> None:
    for body in ("press 9", "setup\npress 9\nend"):
        before, own = (body, "press 1") if body.startswith("setup") else ("", body)
        verdict = judged(f'{before}\ntest "t"\nknown-bug "#5"\n{own}\nend')
        assert verdict.outcome == "failed"
        assert "the phone fell over in 't': RuntimeError: nine" in verdict.message
        assert '\n  not the known bug "#5": the phone fell over\n  again: ' in verdict.message


def test_a_known_bug_is_played_once_however_many_retries_are_asked_for() -> None:
    verdict = judged('test "t"\nknown-bug "#5"\nexpect text "never"\nend', retries=3)
    assert (verdict.outcome, verdict.remarks) == ("known bug", ())


def test_a_setup_that_fails_is_tried_again_before_a_known_bug() -> None:
    class Once(FallingEnvironment):
        made = 0

        def _boot(self, device: str) -> Handset:
            type(self).made += 1
            phone = super()._boot(device)
            if self.made == 1:
                phone.install("standby", lambda phone, saved: ListApp(phone, lines=("nothing yet",)))
                phone.boot()
            return phone

    text = 'setup\nexpect text "Diary"\nend\ntest "t"\nknown-bug "#5"\nexpect text "never"\nend'
    verdict = judged(text, make=Once, retries=3)
    assert (verdict.outcome, verdict.remarks) == ("known bug", ("played 2 times, as --retries asked",))
    assert Once.made == 2


def off(head: str, body: str, network: str | None) -> Verdict:
    """The verdict of a test with a known bug before a small site, with `network` in place of the script's own."""
    text = f'keys 1\ntimeout 2s\n{head}\ntest "t"\nknown-bug "#5"\n{body}\nend\n'
    script = parse(text, "a.keys", lambda name, including: (name, ""), unchecked_names())
    site = Site({"/": "<title>Tea</title>Tea"})

    def make(setup: Setup) -> PageEnvironment:
        return PageEnvironment(setup, site)

    (verdict,) = run_script(script, make, Options(), variant=Variant(network=network))
    return verdict


def test_a_page_that_the_variant_keeps_away_is_not_the_known_bug() -> None:
    told = '  not the known bug "#5": the page was not reached, as this variant has no reception (network off)'
    for line in ('expect text "Coffee"', 'expect title "Coffee"', 'click "Coffee"', "expect bytes <= 1"):
        for head in ("", "network imode"):
            verdict = off(head, f'open "/"\n{line}', "off")
            assert (verdict.outcome, verdict.message.splitlines()[1]) == ("failed", told), (line, head)


def test_a_phone_that_its_script_has_switched_off_may_show_the_known_bug() -> None:
    for head, body, network in (
        ("", 'open "/"\nexpect text "Coffee"', None),
        ("network off", 'open "/"\nexpect text "Coffee"', None),
        ("network off", 'open "/"\nexpect text "Coffee"', "off"),
        ("network off", 'open "/"\nexpect text "Coffee"', "instant"),
        ("", 'network off\nopen "/"\nexpect text "Coffee"', None),
        ("", 'network instant\nopen "/"\nexpect text "Coffee"', "off"),
        ("", 'expect text "Coffee"', "off"),
    ):
        verdict = off(head, body, network)
        assert verdict.outcome == "known bug", (head, body, network, verdict.message)
