"""The wig's rules: FIT inside its window, the fall past the edge, the rescue, noise, and what must always hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from games.engine.catalogue import load_game
from games.engine.rules import Event
from games.wig.incidents import IncidentKind
from games.wig.rules import HURRY_TICKS, KEYS, PHASES, Rules, cause_of, grown, speed_of, toward_zero
from games.wig.state import EDGE, LEAN, LONG_AGO, POWER
from games.wig.tuning import Tuning
from handset.keypad import NO_KEYS, Key, KeyEvent, Keypad, Keys

SPEC = load_game("wig")
TUNING: Tuning = SPEC.tuning
CALM = msgspec.structs.replace(
    TUNING,
    lean=[0] * 5,
    nod=[0] * 5,
    gust=[0] * 5,
    instability=[3600] * 5,
    second_points=0,
    first_doze=1,
    incident_from=3600,
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
    assert earned == [50, 80, 110, 140, 170, most, most, most]
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
    happened = names(run(rules, 3) + run(rules, TUNING.hang, key))
    assert ("saved" in happened) is saves
    assert ("fall" in happened) is not saves


def test_the_key_of_the_side_saves_even_where_its_fan_blows_already() -> None:
    """Of hangs two thirds had no press that saved: the near fan was on, the far one off."""
    for side, key in ((1, RIGHT), (-1, LEFT)):
        rules = begun(x=99 * side)
        fan = rules.state.fans[KEYS.index(key)]
        fan.on, fan.power = True, POWER
        rules.state.wig.v = side * EDGE // 20
        run(rules, 3)
        assert rules.state.wig.hang
        assert "saved" in names(run(rules, 1, key))
        assert fan.on
        assert 0 < rules.state.wig.x * side < EDGE


def test_there_is_time_to_react_to_a_wig_that_hangs_and_nothing_else_moves() -> None:
    """Up to the last of 22 ticks, 367 ms; meanwhile head, wind and incidents hold their breath."""
    for wait, saves in ((TUNING.hang - 1, True), (TUNING.hang, False)):
        rules = Rules(4, TUNING)
        run(rules, 300)
        rules.state.wig.x, rules.state.wig.v = EDGE - 1, EDGE // 20
        run(rules, 1)
        before = msgspec.structs.replace(rules.state.head), msgspec.structs.replace(rules.state.gust)
        assert rules.state.wig.hang == 1
        happened = run(rules, wait)
        if saves:
            assert (rules.state.head, rules.state.gust) == before
        assert ("saved" in names(happened + run(rules, 1, RIGHT))) is saves


def test_an_average_player_saves_it_in_a_third_of_the_cases() -> None:
    hung = saved = 0
    for seed in range(30):
        rules, bot, keypad = Rules(seed, TUNING), SPEC.bot("average", seed), Keypad()
        while not rules.over:
            for event in rules.tick(keypad.step(bot.press(rules))):
                hung += event.name == "hang"
                saved += event.name == "saved"
    assert 3 * saved >= hung, (hung, saved)
    assert 3 * saved <= 2 * hung, (hung, saved)


# incidents


def incident(kind: IncidentKind, side: int = 1, tuning: Tuning = CALM) -> Rules:
    """A play in whose next tick an incident of that kind begins to act."""
    rules = begun(tuning)
    known = rules.state.incident
    known.kind, known.side, known.age = kind, side, TUNING.incident_telegraph - 1
    return rules


def test_each_incident_announces_itself_and_no_kind_comes_again_before_all_have() -> None:
    tuning = msgspec.structs.replace(CALM, incident_from=1, incident_every=[60] * 5, ring=0, visit_points=0)
    came = {"fly", "phone", "coffee", "window", "visitor"}
    for seed in range(12):
        rules, since = Rules(seed, tuning), 0
        order: list[str] = []
        while len(order) < 10:
            rules.state.wig.x = rules.state.wig.v = 0
            for event in rules.tick(NO_KEYS):
                if event.name in came:
                    order.append(event.name)
                    since = rules.state.tick
                elif event.name in ("land", "ring", "steam", "draft", "peek"):
                    assert rules.state.tick - since >= TUNING.incident_telegraph, event
        assert {*order[:5]} == {*order[5:]} == came, seed


def test_something_new_happens_every_half_minute() -> None:
    for seed in range(10):
        rules, came = Rules(seed, TUNING), [0]
        while rules.state.tick < 100 * 60:
            rules.state.wig.x = rules.state.wig.v = rules.state.noise = 0
            if any(event.name in ("fly", "phone", "coffee", "window", "visitor") for event in rules.tick(NO_KEYS)):
                came.append(rules.state.tick)
        assert max(later - earlier for earlier, later in pairwise(came)) < 30 * 60, (seed, came)


@pytest.mark.parametrize(("side", "key", "goes"), [(-1, LEFT, True), (1, RIGHT, True), (1, LEFT, False)])
def test_the_fan_of_its_side_blows_the_fly_away_and_else_he_sneezes(side: int, key: Key, goes: bool) -> None:
    rules = incident(IncidentKind.FLY, side)
    happened, pressed = [], False
    for _ in range(TUNING.fly + 2):
        rules.state.wig.x = rules.state.wig.v = 0
        happened += rules.tick(NO_KEYS if pressed else tap(key))
        pressed = True
    assert ("shooed" in names(happened)) is goes
    assert ("sneeze" in names(happened)) is not goes
    assert rules.score == happened_points(happened) >= (TUNING.shoo_points if goes else 0)
    if not goes:
        told = names(happened)
        assert told.index("tickle") < told.index("sneeze")
        assert rules.state.wig.v * side > 0


def happened_points(events: Sequence[Event]) -> int:
    return sum(event.points for event in events if event.name != "chain")


def test_a_telephone_rings_three_times_and_he_leans_to_it() -> None:
    for side in (-1, 1):
        rules = incident(IncidentKind.PHONE, side)
        happened = names(run(rules, TUNING.phone))
        assert happened.count("ring") == 3
        assert rules.state.head.lean * side > LEAN // 2
        assert "wake" not in happened


def test_coffee_lifts_the_wig_and_it_sits_again_when_cold() -> None:
    rules = incident(IncidentKind.COFFEE)
    run(rules, TUNING.coffee)
    assert rules.state.wig.tilt > POWER // 2
    run(rules, TUNING.tilt_down + 2)
    assert rules.state.wig.tilt == 0


def test_a_draft_pushes_to_the_other_side_until_the_window_is_shut() -> None:
    for side in (-1, 1):
        rules = incident(IncidentKind.WINDOW, side)
        happened = run(rules, TUNING.draft_length + 1)
        assert rules.state.wig.x * side < 0
        assert names(happened)[0] == "draft"
        assert "shut" in names(happened)
        assert rules.state.incident.kind == 0


@pytest.mark.parametrize(("off", "seen"), [(0, False), (TUNING.visit_zone - 2, False), (TUNING.visit_zone + 2, True)])
def test_a_visitor_notices_a_wig_that_does_not_sit(off: int, seen: bool) -> None:
    rules, happened, loudest = incident(IncidentKind.VISITOR), [], 0
    for _ in range(TUNING.visit + 2):
        rules.state.wig.x, rules.state.wig.v = off * EDGE // 100, 0
        happened += rules.tick(NO_KEYS)
        loudest = max(loudest, rules.state.noise)
    assert ("noticed" in names(happened)) is seen
    assert ("unnoticed" in names(happened)) is not seen
    assert seen is not any(event.points == TUNING.visit_points for event in happened if event.name == "unnoticed")
    assert (loudest > 0) is seen


def test_a_fall_after_a_sneeze_is_told_as_one() -> None:
    state = Rules(1, TUNING).state
    told = []
    for sneezed, kind, left in ((10, 0, 0), (LONG_AGO, IncidentKind.WINDOW, 0), (LONG_AGO, 0, 5), (LONG_AGO, 0, 0)):
        state.incident.sneezed, state.incident.kind, state.gust.left = sneezed, kind, left
        told.append(cause_of(state))
    assert told == ["sneezed", "blown", "blown", "slid"]


def test_no_pause_takes_hold_while_something_comes_or_the_wig_hangs() -> None:
    rules = begun(msgspec.structs.replace(TUNING, first_doze=1))
    assert rules.pausable
    rules.state.incident.wait = TUNING.incident_telegraph
    assert not rules.pausable
    rules.state.incident.wait, rules.state.incident.kind = 600, IncidentKind.COFFEE
    assert not rules.pausable
    rules.state.incident.kind, rules.state.wig.hang = 0, 1
    assert not rules.pausable


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
        assert 0 <= state.noise <= (TUNING.wake + 4 * TUNING.noise + TUNING.ring + TUNING.gasp) << 8
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
