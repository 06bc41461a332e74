"""The wig's rules: FIT inside its window, the fall past the edge, the rescue, noise, and what must always hold."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from games.engine.catalogue import load_game
from games.engine.rules import Event
from games.wig.rules import HURRY_TICKS, KEYS, PHASES, Rules, grown, speed_of, toward_zero
from games.wig.state import EDGE, LEAN, POWER
from games.wig.tuning import Tuning
from handset.keypad import NO_KEYS, Key, KeyEvent, Keypad, Keys

SPEC = load_game("wig")
TUNING: Tuning = SPEC.tuning
CALM = msgspec.structs.replace(
    TUNING, lean=[0] * 5, nod=[0] * 5, gust=[0] * 5, instability=[3600] * 5, second_points=0, first_doze=1
)
"""Nothing moves the wig but the fans."""
LEFT, RIGHT = KEYS


def begun(tuning: Tuning = CALM, x: int = 0, seed: int = 1) -> Rules:
    """A play whose CEO has just fallen asleep, the wig `x` per cent of the way to the edge."""
    rules = Rules(seed, tuning)
    rules.tick(NO_KEYS)
    rules.state.wig.x = toward_zero(x * EDGE, 100)
    return rules


def tap(key: Key) -> Keys:
    return Keypad().step([KeyEvent(key, True)])


def run(rules: Rules, ticks: int, *first: Key) -> list[Event]:
    """`first` pressed in the first tick, then nothing."""
    happened = list(rules.tick(Keypad().step([KeyEvent(key, True) for key in first])))
    for _ in range(ticks - 1):
        happened += rules.tick(NO_KEYS)
    return happened


def names(events: Sequence[Event]) -> list[str]:
    return [event.name for event in events]


# FIT


@pytest.mark.parametrize(("x", "fits"), [(0, 1), (11, 1), (-11, 1), (14, 0), (-14, 0), (40, 0)])
def test_a_second_in_the_zone_is_a_fit_and_outside_is_none(x: int, fits: int) -> None:
    rules = begun(x=x)
    assert names(run(rules, TUNING.fit_ticks)).count("fit") == fits
    assert rules.score == fits * TUNING.fit_points


def test_fit_comes_with_the_last_tick_of_the_second() -> None:
    rules = begun()
    assert "fit" not in names(run(rules, TUNING.fit_ticks - 1))
    assert "fit" in names(run(rules, 1))


@pytest.mark.parametrize(("out", "fits"), [(TUNING.fit_slip, 1), (TUNING.fit_slip + 1, 0)])
def test_a_short_slip_is_forgiven_a_longer_one_is_not(out: int, fits: int) -> None:
    rules = begun()
    run(rules, TUNING.fit_ticks // 2)
    rules.state.wig.x = EDGE * 20 // 100
    happened = run(rules, out)
    rules.state.wig.x = rules.state.wig.v = 0
    happened += run(rules, TUNING.fit_ticks // 2)
    assert names(happened).count("fit") == fits


def test_a_chain_of_fits_is_worth_more_each_time_up_to_its_end() -> None:
    rules = begun()
    earned = [event.points for event in run(rules, 8 * TUNING.fit_ticks) if event.name == "fit"]
    most = TUNING.fit_points + TUNING.chain * TUNING.chain_links
    assert earned == [50, 75, 100, 125, 150, most, most, most]
    assert (rules.state.fits, rules.state.longest) == (8, 8)


def test_nothing_is_earned_before_he_sleeps() -> None:
    rules = Rules(1, msgspec.structs.replace(CALM, first_doze=200, second_points=10))
    run(rules, 199)
    assert rules.score == 0


# fans


@pytest.mark.parametrize(("key", "way"), [(LEFT, 1), (RIGHT, -1)])
def test_a_fan_blows_the_wig_away_from_itself(key: Key, way: int) -> None:
    rules = begun()
    run(rules, 40, key)
    assert rules.state.wig.x * way > EDGE // 4


def test_a_fan_spins_up_and_down_and_a_press_while_held_is_one_press() -> None:
    rules, keypad = begun(), Keypad()
    happened: list[Event] = []
    for tick in range(30):
        happened += rules.tick(keypad.step([KeyEvent(LEFT, True)] if tick == 0 else []))
        if tick == 4:
            assert 0 < rules.state.fans[0].power < POWER
    assert names(happened).count("on") == 1
    assert rules.state.fans[0].power == POWER
    assert "off" in names(run(rules, 20, LEFT))
    assert rules.state.fans[0].power == 0


def test_both_fans_cancel_but_lift_the_wig() -> None:
    rules = begun()
    run(rules, 60, LEFT, RIGHT)
    assert rules.state.wig.x == 0
    assert rules.state.wig.tilt > POWER // 2


# the edge


def test_past_the_edge_it_hangs_then_falls_then_the_play_is_over() -> None:
    rules = begun(x=99)
    rules.state.wig.v = EDGE // 20
    happened = run(rules, 1 + TUNING.hang)
    assert names(happened) == ["hang", "warn", "fall"]
    assert not rules.over
    score = rules.score
    happened = run(rules, TUNING.fall)
    assert names(happened) == ["crash", "found_out", "slid", "over"]
    assert rules.over
    assert rules.score == score
    assert rules.tick(tap(LEFT)) == []


def test_short_of_the_edge_it_does_not_fall() -> None:
    rules = begun(x=97)
    assert "hang" not in names(run(rules, 30))


@pytest.mark.parametrize(("side", "key", "saves"), [(1, RIGHT, True), (1, LEFT, False), (-1, LEFT, True)])
def test_a_right_press_while_it_hangs_saves(side: int, key: Key, saves: bool) -> None:
    rules = begun(x=99 * side)
    rules.state.wig.v = side * EDGE // 20
    happened = names(run(rules, 3) + run(rules, 20, key))
    assert ("saved" in happened) is saves
    assert ("fall" in happened) is not saves


def test_switching_off_the_fan_that_pushes_it_out_saves_too() -> None:
    rules = begun(x=90)
    run(rules, 1, LEFT)
    while not rules.state.wig.hang:
        run(rules, 1)
    assert "saved" in names(run(rules, 2, LEFT))


def test_it_is_saved_once_in_twenty_seconds() -> None:
    rules = begun(x=99)
    for since, saves in ((TUNING.save_every, True), (TUNING.save_every - 60, False), (TUNING.save_every, True)):
        rules.state.saved = since
        rules.state.fans[1].on = False
        rules.state.wig.x, rules.state.wig.v, rules.state.wig.hang = EDGE - 1, EDGE // 20, 0
        run(rules, 2)
        assert rules.state.wig.hang
        assert ("saved" in names(run(rules, 1, RIGHT))) is saves


# noise


def test_mashing_wakes_him_and_stops_the_fans() -> None:
    rules = begun()
    happened: list[Event] = []
    for _ in range(12):
        happened += run(rules, 3, LEFT) + run(rules, 3, RIGHT)
    assert "mutter" in names(happened)
    assert "wake" in names(happened)
    rules = begun()
    rules.state.noise = TUNING.wake << 8
    assert "wake" in names(run(rules, 1, LEFT))
    assert not any(fan.on for fan in rules.state.fans)
    assert names(run(rules, 1, LEFT)) == []
    assert "snooze" in names(run(rules, TUNING.awake))


@pytest.mark.parametrize(("early", "heard"), [(TUNING.buffer, True), (1, True), (TUNING.buffer + 1, False)])
def test_a_press_just_before_he_sleeps_again_still_counts(early: int, heard: bool) -> None:
    rules = begun()
    rules.state.awake = 30
    run(rules, 30 - early)
    happened = run(rules, early + 1, LEFT)  # he sleeps at the end of the 30th tick
    assert ("on" in names(happened)) == heard
    assert rules.state.fans[0].on == heard


def test_noise_fades_in_time() -> None:
    rules = begun()
    run(rules, 1, LEFT)
    run(rules, 60 * TUNING.noise // TUNING.noise_decay + 2)
    assert rules.state.noise == 0


# always


class _Thumb:
    """Presses made of bits: two a tick."""

    def __init__(self, presses: Sequence[int]) -> None:
        self._presses = presses
        self._keypad = Keypad()

    def keys(self, tick: int) -> Keys:
        bits = self._presses[tick % len(self._presses)] if self._presses else 0
        events = [KeyEvent(key, bool(bits >> n & 1)) for n, key in enumerate(KEYS)]
        return self._keypad.step(events)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(0, 3), min_size=1, max_size=40))
def test_whatever_is_pressed_the_state_stays_within_bounds(seed: int, presses: list[int]) -> None:
    rules, thumb = Rules(seed, TUNING), _Thumb(presses)
    score = 0
    for tick in range(900):
        rules.tick(thumb.keys(tick))
        state = rules.state
        assert -EDGE <= state.wig.x <= EDGE
        assert 0 <= state.wig.tilt <= POWER
        assert -LEAN <= state.head.lean <= LEAN
        assert all(0 <= fan.power <= POWER for fan in state.fans)
        assert 0 <= state.noise <= (TUNING.wake + 4 * TUNING.noise) << 8
        assert state.score >= score
        score = state.score


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 700), st.lists(st.integers(0, 3), min_size=1, max_size=30))
def test_a_play_brought_back_from_its_bytes_goes_on_alike(seed: int, cut: int, presses: list[int]) -> None:
    rules, thumb = Rules(seed, TUNING), _Thumb(presses)
    for tick in range(cut):
        rules.tick(thumb.keys(tick))
    copy = Rules(0, TUNING)
    copy.load(rules.save())
    for tick in range(cut, cut + 300):
        keys = thumb.keys(tick)
        assert rules.tick(keys) == copy.tick(keys)
    assert rules.save() == copy.save()


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6))
def test_both_sides_are_treated_alike(value: int, divisor: int) -> None:
    assert toward_zero(-value, divisor) == -toward_zero(value, divisor)


def test_a_mirrored_play_mirrors() -> None:
    """Without chance the left does what the right does."""
    one, other = begun(x=30), begun(x=-30)
    for _ in range(30):
        run(one, 3, LEFT)
        run(other, 3, RIGHT)
        assert one.state.wig.x == -other.state.wig.x


def test_three_seeds_are_three_meetings() -> None:
    leans = set()
    for seed in (1, 2, 3):
        rules = Rules(seed, TUNING)
        run(rules, 260)
        leans.add(rules.state.head.lean)
    assert len(leans) == 3


def test_pushes_grow_with_the_meeting() -> None:
    rules = Rules(1, TUNING)
    pushes = []
    for second in (0, 15, 30, 50, 70, 90, 150, 600):
        rules.state.tick = second * 60
        pushes.append(rules.push(TUNING.gust))
    assert pushes == sorted(pushes)
    assert pushes[-1] > pushes[4]
    assert speed_of(1000) == EDGE // 60


def test_pushes_go_on_growing_after_the_last_phase_up_to_forty_times() -> None:
    assert [grown(1100, times) for times in range(5)] == [1000, 1100, 1210, 1331, 1464]
    rules, seen = Rules(1, TUNING), []
    for tick in (PHASES[-1], PHASES[-1] + HURRY_TICKS - 1, PHASES[-1] + HURRY_TICKS, PHASES[-1] + 99 * HURRY_TICKS):
        rules.state.tick = tick
        seen.append(rules.push(TUNING.nod))
    last, most = TUNING.nod[-1], grown(TUNING.hurry, 40)
    assert seen == [speed_of(push) for push in (last, last, last * TUNING.hurry // 1000, last * most // 1000)]
