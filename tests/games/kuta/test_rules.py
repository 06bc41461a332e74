"""The rules of Kuta's Eco Adventure: turning, plumes and what they earn, puffs, fences, weather, the year, the end."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from games.engine.catalogue import load_game
from games.engine.rules import Event
from games.kuta.rules import CAUSES, COWS, EVENTS, Rules
from games.kuta.state import (
    FULL,
    LATE,
    LEFT,
    MIDDLE,
    PIXEL,
    PLACES,
    PUFF_TICKS,
    RIGHT,
    RIPE,
    RISE,
    Cow,
    FarmWeather,
    Plume,
)
from games.kuta.tuning import Tuning
from handset.keypad import NO_KEYS, Key, KeyEvent, Keypad

TUNING: Tuning = load_game("kuta").tuning
CALM = msgspec.structs.replace(TUNING, first=3600)
"""No cow draws breath in the first minute."""
FAR = 150 * PIXEL


class Thumb:
    """A player who presses 5 and nothing else."""

    def __init__(self, tuning: Tuning = CALM, seed: int = 1) -> None:
        self.rules = Rules(seed, tuning)
        self.keypad = Keypad()
        self.events: list[Event] = []

    def wait(self, ticks: int) -> None:
        for _ in range(ticks):
            self.events += self.rules.tick(self.keypad.step())

    def press(self, held: int = 2) -> None:
        self.events += self.rules.tick(self.keypad.step([KeyEvent(Key.DIGIT_5, True)]))
        self.wait(held - 1)
        self.events += self.rules.tick(self.keypad.step([KeyEvent(Key.DIGIT_5, False)]))

    def until(self, name: str, within: int = 1000) -> Event:
        for _ in range(within):
            fresh = self.rules.tick(self.keypad.step())
            self.events += fresh
            for event in fresh:
                if event.name == name:
                    return event
        raise AssertionError(f"{name} did not happen")

    @property
    def names(self) -> list[str]:
        return [event.name for event in self.events]


def with_plume(height: int, away: int = 0, *, gold: bool = False, tuning: Tuning = CALM) -> Thumb:
    """A play with a free plume of that height, `away` pixels before Kuta."""
    thumb = Thumb(tuning)
    kuta = thumb.rules.state.kuta
    kuta.x, kuta.way = MIDDLE, 1
    plume = Plume(MIDDLE + away * PIXEL, height=height, gold=gold, age=PUFF_TICKS)
    thumb.rules.state.plumes.append(plume)
    return thumb


def earned(events: Sequence[Event], name: str) -> list[int]:
    return [event.points for event in events if event.name == name]


def test_kuta_never_stands_still_and_5_turns_him() -> None:
    thumb = Thumb()
    kuta = thumb.rules.state.kuta
    way, before = kuta.way, kuta.x
    for _ in range(20):
        thumb.wait(1)
        assert (kuta.x - before) * way > 0
        before = kuta.x
    thumb.press()
    assert kuta.way == -way
    assert thumb.names.count("turn") == 1
    thumb.wait(6)
    assert (kuta.x - before) * -way > 0


def test_holding_turns_him_once() -> None:
    thumb = Thumb()
    thumb.press(held=30)
    assert thumb.names.count("turn") == 1


def test_a_turn_costs_a_moment() -> None:
    thumb = Thumb()
    thumb.wait(5)
    full = thumb.rules.speed
    before = thumb.rules.state.kuta.x
    thumb.press(held=1)
    assert abs(thumb.rules.state.kuta.x - before) <= full // 2 * 2


@pytest.mark.parametrize("key", [Key.DIGIT_4, Key.DIGIT_6, Key.OK])
def test_no_other_key_turns_him(key: Key) -> None:
    rules, keypad = Rules(1, CALM), Keypad()
    way = rules.state.kuta.way
    rules.tick(keypad.step([KeyEvent(key, True)]))
    assert rules.state.kuta.way == way


@pytest.mark.parametrize(
    ("height", "event", "points"),
    [
        (0, "sip", TUNING.sip),
        (RIPE - 2 * PIXEL, "sip", TUNING.sip),
        (RIPE, "gulp", TUNING.gulp),
        (LATE - 2 * PIXEL, "gulp", TUNING.gulp),
        (LATE, "last", TUNING.last),
        (RISE - 2 * PIXEL, "last", TUNING.last),
    ],
)
def test_a_plume_is_worth_more_the_higher_it_is(height: int, event: str, points: int) -> None:
    thumb = with_plume(height)
    thumb.wait(1)
    assert earned(thumb.events, event) == [points]
    assert thumb.rules.score == points


@pytest.mark.parametrize("away", range(-20, 21, 4))
def test_the_vacuum_reaches_so_far_to_both_sides(away: int) -> None:
    thumb = with_plume(RIPE, away)
    thumb.wait(1)
    assert bool(earned(thumb.events, "gulp")) is (abs(away * PIXEL - thumb.rules.speed) <= TUNING.reach * PIXEL)


def test_a_plume_is_not_taken_while_its_cow_still_blows() -> None:
    thumb = with_plume(0)
    thumb.rules.state.plumes[0].age = 0
    thumb.wait(1)
    assert thumb.rules.score == 0


def test_a_golden_plume_is_worth_most_and_cools_the_sky() -> None:
    thumb = with_plume(0, gold=True)
    thumb.rules.state.gauge = FULL // 2
    thumb.wait(1)
    assert earned(thumb.events, "gold") == [TUNING.gold]
    assert thumb.rules.state.gauge == FULL // 2 - TUNING.gold_cools * PIXEL
    assert thumb.rules.state.golden == 1


def test_a_chain_pays_more_from_link_to_link_up_to_its_end() -> None:
    points = []
    thumb = Thumb()
    for _ in range(TUNING.chain_links + 3):
        kuta = thumb.rules.state.kuta
        kuta.x, kuta.took = MIDDLE, TUNING.double_within
        thumb.rules.state.plumes.append(Plume(MIDDLE, height=RIPE, age=PUFF_TICKS))
        thumb.wait(1)
        points.append(earned(thumb.events, "gulp")[-1])
    links = [min(link, TUNING.chain_links) for link in range(TUNING.chain_links + 3)]
    assert points == [TUNING.gulp + TUNING.chain * link for link in links]
    assert earned(thumb.events, "chain") == [5, 10, 15]


def test_two_in_one_sweep_are_a_double() -> None:
    thumb = with_plume(RIPE)
    thumb.rules.state.plumes.append(Plume(MIDDLE + 20 * PIXEL, height=RIPE, age=PUFF_TICKS))
    thumb.wait(20)
    assert earned(thumb.events, "double") == [TUNING.double]


def test_what_reaches_the_sky_is_lost_and_breaks_the_chain() -> None:
    thumb = with_plume(RISE - 1, away=90)
    thumb.rules.state.chain = 7
    thumb.wait(1)
    assert thumb.names[-1] == "escape"
    assert (thumb.rules.state.gauge, thumb.rules.state.chain) == (TUNING.escape * PIXEL, 0)
    assert thumb.rules.state.plumes == []


def test_a_cow_swells_blows_and_a_plume_rises_where_she_stands() -> None:
    thumb = Thumb(TUNING)
    breath = thumb.until("swell")
    thumb.rules.state.kuta.x = LEFT + PIXEL if breath.where > 120 else RIGHT - PIXEL
    length = thumb.rules.breath
    puff = thumb.until("puff", length + 1)
    assert (breath.where, puff.where) == (puff.where, thumb.rules.state.plumes[0].x // PIXEL)
    assert puff.where in PLACES[: COWS[0]]


@pytest.mark.parametrize("away", range(-28, 29, 4))
def test_her_puff_throws_him_over_who_is_near(away: int) -> None:
    thumb = Thumb()
    state = thumb.rules.state
    state.kuta.x, state.kuta.way, state.chain = MIDDLE + away * PIXEL, 1, 3
    state.cows[2] = Cow(MIDDLE, breath=1)
    assert state.cows[2].x == PLACES[2] * PIXEL
    thumb.wait(1)
    near = abs(away * PIXEL + thumb.rules.speed) <= TUNING.blast_reach * PIXEL
    assert ("blown" in thumb.names) is near
    assert state.kuta.down == (TUNING.down_blown if near else 0)
    assert (state.gauge, state.chain) == ((TUNING.spill * PIXEL, 0) if near else (0, 3))


def test_he_who_is_down_takes_nothing_and_gets_up_again() -> None:
    thumb = with_plume(0)
    thumb.rules.state.kuta.down = 20
    thumb.wait(19)
    assert thumb.rules.score == 0
    thumb.wait(1)
    assert "up" in thumb.names
    assert thumb.rules.score == TUNING.sip


def test_a_press_shortly_before_he_is_up_counts() -> None:
    for early in range(1, 12):
        thumb = Thumb()
        kuta = thumb.rules.state.kuta
        way, kuta.down = kuta.way, early + 1
        thumb.press(held=1)
        thumb.wait(10)
        assert (kuta.way == -way) is (early <= TUNING.buffer), early


@pytest.mark.parametrize("side", [-1, 1])
def test_the_fence_throws_him_back_and_costs_some_gas(side: int) -> None:
    thumb = Thumb()
    kuta = thumb.rules.state.kuta
    kuta.x, kuta.way = (LEFT + 1, -1) if side < 0 else (RIGHT - 1, 1)
    thumb.wait(1)
    assert thumb.names[-1] == "bump"
    assert (kuta.way, kuta.down) == (-side, TUNING.down_bump)
    assert thumb.rules.state.gauge == TUNING.spill * PIXEL
    thumb.wait(TUNING.down_bump + 20)
    assert LEFT < kuta.x < RIGHT
    assert thumb.names.count("bump") == 1


def in_season(number: int, tuning: Tuning = CALM) -> Thumb:
    """A play at the beginning of a season."""
    thumb = Thumb(tuning)
    thumb.rules.state.tick = number * TUNING.season - 1
    thumb.rules.state.kuta.down = 2
    thumb.wait(1)
    return thumb


@pytest.mark.parametrize(("season", "slides"), [(0, 0), (3, TUNING.skid_snow), (7, TUNING.skid_snow)])
def test_he_slides_on_snow_before_he_turns(season: int, slides: int) -> None:
    thumb = in_season(season)
    kuta = thumb.rules.state.kuta
    thumb.wait(2)
    way, kuta.x = kuta.way, MIDDLE
    thumb.press(held=1)
    for _ in range(slides - 1):
        assert kuta.way == way
        thumb.wait(1)
    thumb.wait(2)
    assert kuta.way == -way
    assert ("skid" in thumb.names) is bool(slides)


def test_more_cows_come_and_the_season_gives_the_sky_a_rest() -> None:
    for season, cows in ((1, 4), (2, 5), (3, 5), (6, 5)):
        thumb = Thumb()
        thumb.rules.state.gauge = FULL // 2
        for number in range(1, season + 1):
            thumb.rules.state.tick = number * TUNING.season - 1
            thumb.rules.state.kuta.down = 2
            thumb.wait(1)
        assert len(thumb.rules.state.cows) == cows
        assert thumb.rules.state.season == season
        assert thumb.rules.state.gauge == FULL // 2 - season * TUNING.season_cools * PIXEL
        assert [event.where for event in thumb.events if event.name == "season"] == list(range(1, season + 1))


@pytest.mark.parametrize(
    ("season", "sign", "weather"),
    [(1, "cloud", "rain"), (2, "vane", "wind"), (4, "vane", "wind"), (5, "cloud", "rain"), (6, "vane", "wind")],
)
def test_weather_is_announced_comes_and_goes(season: int, sign: str, weather: str) -> None:
    thumb = in_season(season)
    for _ in range(2000):
        thumb.rules.state.kuta.x = MIDDLE
        thumb.wait(1)
        if "calm" in thumb.names:
            break
    found = [name for name in thumb.names if name in ("cloud", "rain", "vane", "wind", "calm")]
    assert found == [sign, weather, "calm"]


@pytest.mark.parametrize("season", [0, 3, 7])
def test_first_spring_and_winter_have_no_weather_of_their_own(season: int) -> None:
    thumb = in_season(season)
    for _ in range(TUNING.season - 2):
        thumb.rules.state.kuta.x = MIDDLE
        thumb.wait(1)
    assert not {"cloud", "rain", "vane", "wind"} & set(thumb.names)


@pytest.mark.parametrize("wind", [-1, 1])
def test_wind_carries_a_plume_and_rain_holds_it_down(wind: int) -> None:
    moved = {}
    for weather in FarmWeather:
        thumb = with_plume(0, away=60)
        state = thumb.rules.state
        state.weather, state.weather_left, state.wind = weather, 100, wind
        plume = state.plumes[0]
        before = plume.x
        for _ in range(10):
            state.kuta.x = LEFT + 40 * PIXEL
            thumb.wait(1)
        moved[weather] = (plume.x - before, plume.height)
    assert moved[FarmWeather.WIND][0] == wind * 10 * (TUNING.wind * PIXEL // 100)
    assert moved[FarmWeather.CLEAR][0] == moved[FarmWeather.RAIN][0] == 0
    assert moved[FarmWeather.RAIN][1] < moved[FarmWeather.CLEAR][1] == moved[FarmWeather.WIND][1]


def test_golden_plumes_come_again_and_again_once_they_have_begun() -> None:
    thumb = Thumb(msgspec.structs.replace(TUNING, escape=0, spill=0))
    thumb.wait(4000)
    marks = [event.name for event in thumb.events if event.name in ("swell", "shine")]
    early = [event.name for event in thumb.events[: thumb.names.index("shine")] if event.name == "swell"]
    assert marks.count("shine") >= 4
    assert len(early) >= TUNING.gold_every - 1


def test_the_sky_warns_and_a_full_one_ends_the_play() -> None:
    thumb = Thumb()
    state = thumb.rules.state
    state.gauge = TUNING.warning * PIXEL
    thumb.wait(1)
    assert thumb.names[-1] == "warn"
    state.gauge -= PIXEL
    thumb.wait(1)
    assert thumb.names[-1] == "safe"
    state.gauge = FULL - 1
    state.plumes.append(Plume(RIGHT - 20 * PIXEL, height=RISE - 1, age=99))
    state.kuta.x = LEFT + 40 * PIXEL
    thumb.until("over", TUNING.ending + 2)
    assert "full" in thumb.names
    assert thumb.rules.over
    assert thumb.names[-2] in CAUSES
    assert thumb.rules.tick(NO_KEYS) == []


@pytest.mark.parametrize("cause", CAUSES)
def test_the_end_names_what_cost_the_last_plume(cause: str) -> None:
    thumb = in_season(3) if cause == "skidded" else Thumb()
    state = thumb.rules.state
    state.gauge = FULL - 1
    state.plumes = [Plume(RIGHT - 20 * PIXEL, height=RISE - 1, age=99)]
    state.kuta.x, state.kuta.down = LEFT + 40 * PIXEL, 0
    if cause == "blinded":
        state.kuta.down = 30
    elif cause == "drifted":
        state.weather, state.weather_left = FarmWeather.WIND, 100
    elif cause == "skidded":
        state.kuta.turned = 10
    thumb.until("over", TUNING.ending + 2)
    assert thumb.names[-2] == cause


def test_a_pause_takes_hold_only_when_nothing_is_judged() -> None:
    assert Thumb().rules.pausable
    for name in ("breath", "blast"):
        thumb = Thumb()
        setattr(thumb.rules.state.cows[1], name, 5)
        assert not thumb.rules.pausable, name
    for height, calm in ((0, True), (RIPE - 1, True), (RIPE, False), (RISE - 1, False)):
        assert with_plume(height).rules.pausable is calm, height
    for x, way, calm in ((LEFT + PIXEL, -1, False), (LEFT + PIXEL, 1, True), (RIGHT - PIXEL, 1, False)):
        thumb = Thumb()
        thumb.rules.state.kuta.x, thumb.rules.state.kuta.way = x, way
        assert thumb.rules.pausable is calm, (x, way)
    thumb = Thumb()
    thumb.rules.state.kuta.skid = 3
    assert not thumb.rules.pausable


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 2**32), presses=st.lists(st.integers(3, 120), max_size=30))
def test_any_play_stays_within_its_bounds_and_tells_only_what_is_declared(seed: int, presses: list[int]) -> None:
    thumb = Thumb(TUNING, seed)
    before = 0
    for gap in presses:
        thumb.press()
        thumb.wait(gap)
        state = thumb.rules.state
        assert LEFT <= state.kuta.x <= RIGHT
        assert 0 <= state.gauge <= FULL
        assert all(0 <= plume.height < RISE + 3 * PIXEL for plume in state.plumes)
        assert state.score >= before
        before = state.score
    assert set(thumb.names) <= {"start", "over", *EVENTS}


def test_a_play_saved_and_loaded_goes_on_bit_for_bit() -> None:
    one, other = Thumb(TUNING, 9), Thumb(TUNING, 1)
    for _ in range(40):
        one.press()
        one.wait(37)
        other.rules.load(one.rules.save())
        assert other.rules.save() == one.rules.save()
    for thumb in (one, other):
        for _ in range(10):
            thumb.press()
            thumb.wait(50)
    assert one.rules.save() == other.rules.save()
