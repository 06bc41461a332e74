"""Timing, catching, the pitcher's promises, and that a play is the same play everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from games.baseball import bookkeeping as book
from games.baseball.field import FENCE, free_gaps, place_fielders, place_signs, units
from games.baseball.rules import Rules, flight_ticks, is_quick
from games.baseball.state import FOUL_LINE, Fate, Fielder, PitchPhase, Quality, Sign
from games.engine.replay import decode, encode, resimulate
from games.tools.simulate import play_out
from handset.keypad import Key, KeyEvent, Keypad
from keitai.common.rng import Rng
from tests.games.baseball.players import NOTHING, PRESS, SPEC, aim, begin, names, play_bot, run, swing

TUNING = SPEC.tuning


@pytest.mark.parametrize("error", range(-9, 10))
def test_the_moment_decides_how_well_the_ball_is_met(error: int) -> None:
    game = begin()
    beside = abs(error)
    said = names(swing(game, error) if error <= 6 else swing_late(game, error))
    if beside > 5:
        assert said[-1] == ("early" if error < 0 else "late")
        assert game.state.phase != PitchPhase.CONTACT
        return
    assert said[-1] == ("perfect" if beside <= 1 else "good" if beside <= 3 else "ok")
    assert game.state.batted.error == error


def swing_late(game: Rules, error: int) -> list:  # type: ignore[type-arg]
    state = game.state
    run(game, lambda _: state.phase == PitchPhase.PITCH)
    return swing(game, error)


def test_a_press_before_the_pitch_is_no_swing_and_one_in_its_last_ticks_is_too_early() -> None:
    game = begin()
    run(game, lambda g: g.state.phase == PitchPhase.WINDUP)
    assert names(game.tick(PRESS)) == ["waggle"]
    run(game, lambda g: g.state.length - g.state.since == TUNING.last)
    assert names(game.tick(PRESS)) == ["swing", "early"]
    run(game, lambda g: g.state.phase == PitchPhase.PITCH)
    assert names(swing(game, 0)) == [], "the bat is under way already"


def test_the_shadow_lies_at_the_same_share_of_every_flight() -> None:
    for seed in range(12):
        game = begin(seed)
        for _ in range(4):
            run(game, lambda g: g.state.phase == PitchPhase.PITCH and g.state.since == 0)
            pitch = game.state.pitch
            assert pitch.contact == pitch.flight * TUNING.contact // 100
            game.tick(NOTHING)


@pytest.mark.parametrize(("error", "side"), [(-5, -1), (-2, -1), (0, 0), (2, 1), (5, 1)])
def test_early_pulls_left_and_late_right_six_degrees_a_tick(error: int, side: int) -> None:
    game = begin()
    swing(game, error)
    places = [game.sweep(since) for since in range(300)]
    middle = (min(places) + max(places)) // 2
    assert abs(middle - error * units(6)) <= 3
    assert max(places) - min(places) == 2 * FOUL_LINE
    assert (middle > 0) - (middle < 0) == side


def test_the_arrow_swings_slower_for_a_better_hit_and_fixes_itself() -> None:
    periods = []
    for error in (0, 3, 5):
        game = begin()
        swing(game, error)
        places = [game.sweep(since) for since in range(200)]
        periods.append(next(n for n in range(2, 200) if places[n : n + 9] == places[:9]))
    assert periods == TUNING.arrow == [120, 100, 82]
    run(game, lambda g: g.state.phase == PitchPhase.ARROW)
    run(game, lambda g: g.state.phase == PitchPhase.BATTED)
    assert game.ticks > TUNING.fixes_itself


def field(game: Rules, *angles: int) -> None:
    game.state.fielders = [Fielder(angle, 70) for angle in angles]
    game.state.signs = [Sign(-128, -40, 2), Sign(-40, 40, 4), Sign(40, 128, 3)]


@pytest.mark.parametrize(("quality", "error"), [(Quality.PERFECT, 0), (Quality.GOOD, 2), (Quality.OK, 4)])
def test_a_fielder_has_what_is_within_his_range_and_nothing_beyond(quality: Quality, error: int) -> None:
    for side in (-1, 1):
        for beyond in (0, 1):
            game = begin()
            field(game, 60)
            swing(game, error)
            said = names(aim(game, 60 + side * (game.reach(quality) + beyond)))
            out = "ground_out" if quality == Quality.OK else "caught"
            assert (out in said) == (not beyond)
            assert game.state.outs == (not beyond)


@pytest.mark.parametrize(("error", "left", "middle", "right"), [(0, 2, 4, 3), (2, 2, 3, 3), (4, 1, 1, 1)])
def test_signs_tell_the_bases_as_far_as_the_hit_carries(error: int, left: int, middle: int, right: int) -> None:
    for angle, bases in ((-80, left), (0, middle), (80, right)):
        game = begin()
        field(game, 127)
        swing(game, error)
        aim(game, angle)
        assert game.state.batted.fate == Fate(bases)


def test_beyond_the_lines_is_foul_and_never_the_third_strike_but_not_for_ever() -> None:
    game = begin()
    for strikes in (1, 2, *(2,) * TUNING.fouls):
        swing(game, -5)
        assert "foul" in names(aim(game, -FOUL_LINE - 1))
        assert (game.state.strikes, game.state.outs) == (strikes, 0)
    swing(game, -5)
    said = names(aim(game, -FOUL_LINE - 1))
    assert said[-2:] == ["foul_out", "out"]
    assert (game.state.strikes, game.state.fouls, game.state.outs) == (0, 0, 1)


def test_an_inning_ends_by_mercy_after_so_many_runs() -> None:
    game = begin()
    for inning in range(TUNING.innings):
        field(game, 127)
        game.state.line[-1] = TUNING.mercy - 1
        swing(game, 0)
        aim(game, 0)
        said = names(run(game, lambda g: g.over or g.state.phase == PitchPhase.READY, 300))
        last = inning == TUNING.innings - 1
        assert said[said.index("mercy") :] == (["mercy", "over"] if last else ["mercy", "change", "batter"]), inning
    assert game.over
    assert game.state.line == [TUNING.mercy] * TUNING.innings


@pytest.mark.parametrize("outs", [0, 2])
def test_after_the_curfew_no_batter_steps_in(outs: int) -> None:
    game = begin()
    game.state.outs = outs
    game.state.tick = TUNING.curfew
    events = run(game, lambda g: g.over, 1000)
    assert names(events).count("strikeout") == 1, "who stands in the box bats on"
    assert names(events)[-2:] == ["called", "over"]


class Staller:
    """Delays as long as the rules allow: two strikes, every foul that is forgiven, the arrow left to itself."""

    def press(self, game: Rules) -> tuple[KeyEvent, ...]:
        state = game.state
        if state.phase == PitchPhase.PITCH and state.strikes == 2 and state.since + 1 == state.pitch.contact - 5:
            return (KeyEvent(Key.DIGIT_5, True), KeyEvent(Key.DIGIT_5, False))
        return ()


def test_no_player_keeps_a_round_going_for_more_than_three_minutes() -> None:
    """Not who never errs, and not who delays; beyond them stands what the tuning allows an at-bat at most."""
    for seed in range(3):
        game, keypad = begin(seed), Keypad()
        while not game.over:
            game.tick(keypad.step(Staller().press(game)))
        assert game.ticks < 180 * 60, seed
    windup, flight = max(TUNING.windup) + TUNING.feint_hold[1], 74 + TUNING.ok
    told = TUNING.foul_fly + TUNING.strike + TUNING.new_batter
    pitch = windup + flight + max(TUNING.hit_stop) + TUNING.fixes_itself + told
    longest = (book.STRIKES + TUNING.fouls) * pitch + TUNING.long_fly + TUNING.show + 4 * TUNING.run_gap
    assert TUNING.curfew + longest <= 180 * 60


@pytest.mark.parametrize("quality", Quality)
@pytest.mark.parametrize("fate", [Fate.HOME_RUN, Fate.CAUGHT, Fate.SINGLE])
def test_a_fly_that_may_leave_the_park_is_called_and_twice_when_it_does(quality: Quality, fate: Fate) -> None:
    game = begin()
    swing(game, (0, 2, 4)[quality])
    run(game, lambda g: g.state.phase == PitchPhase.ARROW)
    game.state.batted.fate = fate
    game.state.phase, game.state.since = PitchPhase.BATTED, 0
    game.state.length = flight_ticks(game.state.batted, TUNING)
    events = run(game, lambda g: g.state.phase != PitchPhase.BATTED)
    called = [event.where for event in events if event.name == "going"]
    expected = {Fate.HOME_RUN: [1, 2], Fate.CAUGHT: [1], Fate.SINGLE: []}[fate]
    assert called == (expected if quality == Quality.PERFECT else [])


def test_three_strikes_are_an_out_and_nine_outs_the_end() -> None:
    game = begin()
    events = run(game, lambda g: g.over, 10_000)
    assert names(events).count("strikeout") == 9
    assert game.score == 0
    assert game.state.line == [0, 0, 0]
    assert names(events)[-1] == "over"
    assert game.tick(PRESS) == []


def test_a_home_run_with_bases_loaded_pays_for_everything() -> None:
    game = begin()
    field(game, 127)
    game.state.bases = 7
    swing(game, 0)
    events = aim(game, 0)
    assert {"home_run", "cleared"} <= set(names(events))
    events = run(game, lambda g: g.state.phase == PitchPhase.READY)
    assert names(events).count("run") == 4
    points = TUNING.points.home_run + TUNING.cleared + 4 * TUNING.run
    assert (game.score, game.state.line, game.state.bases) == (points, [4], 0)


def test_a_press_shortens_the_telling_but_never_a_run() -> None:
    lengths = []
    for pressing in (False, True):
        game = begin()
        field(game, 127)
        game.state.bases = 7
        swing(game, 0)
        aim(game, 0)
        begun = game.ticks
        while game.state.phase == PitchPhase.RESULT:
            game.tick(PRESS if pressing else NOTHING)
        lengths.append(game.ticks - begun)
        assert game.state.line == [4]
    assert lengths[1] == max(TUNING.skip[1], 4 * TUNING.run_gap) < lengths[0]


@pytest.mark.parametrize(("early", "heard"), [(TUNING.buffer, True), (0, True), (TUNING.buffer + 1, False)])
def test_a_press_just_before_the_arrow_can_be_fixed_counts_when_it_can(early: int, heard: bool) -> None:
    game = begin()
    swing(game, 0)
    first = TUNING.armed + 1
    run(game, lambda g: g.state.phase == PitchPhase.ARROW and g.state.since == first - early - 1)
    said = names(game.tick(PRESS))
    while game.state.phase == PitchPhase.ARROW and game.state.since < first:
        said += names(game.tick(NOTHING))
    assert ("aim" in said) == heard


def test_the_press_that_hits_the_ball_never_fixes_the_arrow() -> None:
    for error in (-5, -3, 0, 2, 4):
        game = begin()
        swing(game, error)
        run(game, lambda g: g.state.phase == PitchPhase.ARROW and g.state.since > g.tuning.armed + 10)
        assert game.state.phase == PitchPhase.ARROW


def test_a_grounder_straight_at_a_fielder_is_two_outs() -> None:
    game = begin()
    field(game, 60)
    game.state.bases = 1
    swing(game, 4)
    assert "double_play" in names(aim(game, 60))
    assert (game.state.outs, game.state.bases) == (2, 0)


@given(seed=st.integers(0, 2**32), pitcher=st.integers(0, 30))
def test_there_are_always_two_gaps_and_they_narrow_with_the_pitchers(seed: int, pitcher: int) -> None:
    fielders = place_fielders(TUNING, pitcher, Rng(seed))
    reach = units(max(ranges[min(pitcher, 4)] for ranges in (TUNING.range.perfect, TUNING.range.good, TUNING.range.ok)))
    gap = TUNING.gap[min(pitcher, 4)]
    wide = [right - left for left, right in free_gaps(fielders, reach) if (right - left) * 360 >= gap * 1024]
    assert len(wide) >= 2
    assert TUNING.gap == sorted(TUNING.gap, reverse=True)
    assert len(fielders) == TUNING.fielders[min(pitcher, 4)]
    assert all(abs(fielder.angle) <= FOUL_LINE and fielder.depth < FENCE for fielder in fielders)


def test_no_direction_is_open_more_often_than_not() -> None:
    """So nobody hits always there, and looks at no fielder."""
    seeds = range(150)
    for pitcher in range(5):
        reach = units(TUNING.range.good[pitcher])
        open_at = dict.fromkeys(range(-FOUL_LINE, FOUL_LINE + 1, 4), 0)
        for seed in seeds:
            for left, right in free_gaps(place_fielders(TUNING, pitcher, Rng(seed)), reach):
                for angle in open_at:
                    open_at[angle] += left < angle < right
        angle, most = max(open_at.items(), key=lambda pair: pair[1])
        assert most * 100 <= 62 * len(seeds), (pitcher, angle)


@given(seed=st.integers(0, 2**32))
def test_the_fence_has_its_shares_of_signs(seed: int) -> None:
    signs = place_signs(TUNING, Rng(seed))
    assert [sign.left for sign in signs][1:] == [sign.right for sign in signs][:-1]
    assert signs[0].left >= -FOUL_LINE
    assert signs[-1].right <= FOUL_LINE
    for bases, share in ((1, 40), (2, 25), (3, 12), (4, 13)):
        width = sum(sign.right - sign.left for sign in signs if sign.bases == bases)
        assert abs(width * 100 / (2 * FOUL_LINE) - share) <= 2


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**63 - 1))
def test_the_first_pitch_is_slow_and_never_two_of_the_first_three_are_fast(seed: int) -> None:
    game = begin(seed)
    kinds = []
    for _ in range(3):
        run(game, lambda g: g.state.phase == PitchPhase.PITCH and g.state.since == 0)
        kinds.append(game.state.pitch.kind)
        game.tick(NOTHING)
    assert not is_quick(kinds[0])
    assert sum(is_quick(kind) for kind in kinds) <= 1


def test_early_innings_are_plain_and_late_ones_mix_and_feint() -> None:
    feints, kinds = [0, 0], [set(), set()]  # type: ignore[var-annotated]
    for late in (0, 1):
        for seed in range(40):
            game = begin(seed)
            game.state.pitcher = 4 * late
            run(game, lambda g: g.state.phase == PitchPhase.WINDUP)
            game.state.pitches = 9
            game.state.phase, game.state.since, game.state.length = PitchPhase.READY, 0, 1
            game.tick(NOTHING)
            feints[late] += game.state.pitch.feint > 0
            kinds[late].add(game.state.pitch.kind)
    assert feints[0] == 0 < feints[1]
    assert len(kinds[0]) == 3
    assert len(kinds[1]) >= 6


@settings(max_examples=12, deadline=None)
@given(cut=st.integers(1, 4000), seed=st.integers(0, 3))
def test_a_snapshot_goes_on_bit_for_bit_wherever_it_is_taken(cut: int, seed: int) -> None:
    game, keypad = begin(seed), Keypad()
    bot = SPEC.bot("average", seed)
    while game.ticks < cut and not game.over:
        game.tick(keypad.step(bot.press(game)))
    other = begin(seed + 9)
    other.load(game.save())
    for tick in range(400):
        keys = PRESS if tick % 23 == 0 else NOTHING
        assert game.tick(keys) == other.tick(keys)
    assert game.save() == other.save()


def test_seeds_differ() -> None:
    scores = {(*tuple(play_bot("average", seed).state.line), play_bot("average", seed).score) for seed in (1, 2, 3)}
    assert len(scores) == 3


def test_a_replay_is_small_and_proves_its_score() -> None:
    replay, game = play_out(SPEC, SPEC.bot("skilled", 5), 5, 60 * 60 * 10)
    raw = encode(replay)
    assert len(raw) < 4096
    outcome = resimulate(decode(raw), SPEC)
    assert (outcome.score, outcome.over, outcome.differs) == (game.score, True, "")
