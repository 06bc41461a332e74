"""The scorer's book against a table written from the rules of baseball, and what holds whatever happens."""

from __future__ import annotations

import pytest

from games.baseball.bookkeeping import (
    BATTER,
    HOME,
    OUT,
    Play,
    after_foul,
    after_strike,
    can_double_play,
    caught,
    double_play,
    ground_out,
    hit,
    runners,
    strikeout,
)

EMPTY, FIRST, SECOND, THIRD = 0, 1, 2, 4
ALL_BASES = range(8)


def told(play: Play) -> tuple[int, int, int]:
    """Bases after it, runs, outs."""
    return play.bases, play.runs, play.outs


@pytest.mark.parametrize(
    ("bases", "single", "double", "triple", "home_run"),
    [
        (EMPTY, (FIRST, 0), (SECOND, 0), (THIRD, 0), (EMPTY, 1)),
        (FIRST, (FIRST | SECOND, 0), (SECOND | THIRD, 0), (THIRD, 1), (EMPTY, 2)),
        (SECOND, (FIRST | THIRD, 0), (SECOND, 1), (THIRD, 1), (EMPTY, 2)),
        (THIRD, (FIRST, 1), (SECOND, 1), (THIRD, 1), (EMPTY, 2)),
        (FIRST | SECOND, (7, 0), (SECOND | THIRD, 1), (THIRD, 2), (EMPTY, 3)),
        (FIRST | THIRD, (FIRST | SECOND, 1), (SECOND | THIRD, 1), (THIRD, 2), (EMPTY, 3)),
        (SECOND | THIRD, (FIRST | THIRD, 1), (SECOND, 2), (THIRD, 2), (EMPTY, 3)),
        (7, (7, 1), (SECOND | THIRD, 2), (THIRD, 3), (EMPTY, 4)),
    ],
)
def test_hits(
    bases: int, single: tuple[int, int], double: tuple[int, int], triple: tuple[int, int], home_run: tuple[int, int]
) -> None:
    for by, wanted in enumerate((single, double, triple, home_run), 1):
        assert told(hit(bases, by, far=False)) == (*wanted, 0)


@pytest.mark.parametrize(
    ("bases", "single", "double"),
    [
        (EMPTY, (FIRST, 0), (SECOND, 0)),
        (FIRST, (FIRST | THIRD, 0), (SECOND, 1)),
        (SECOND, (FIRST, 1), (SECOND, 1)),
        (THIRD, (FIRST, 1), (SECOND, 1)),
        (FIRST | SECOND, (FIRST | THIRD, 1), (SECOND, 2)),
        (FIRST | THIRD, (FIRST | THIRD, 1), (SECOND, 2)),
        (SECOND | THIRD, (FIRST, 2), (SECOND, 2)),
        (7, (FIRST | THIRD, 2), (SECOND, 3)),
    ],
)
def test_far_from_every_fielder_runners_take_one_base_more(
    bases: int, single: tuple[int, int], double: tuple[int, int]
) -> None:
    assert told(hit(bases, 1, far=True)) == (*single, 0)
    assert told(hit(bases, 2, far=True)) == (*double, 0)


@pytest.mark.parametrize("outs", [0, 1, 2])
@pytest.mark.parametrize("bases", ALL_BASES)
def test_a_caught_ball_lets_only_the_runner_on_third_home_and_only_before_the_third_out(bases: int, outs: int) -> None:
    assert told(caught(bases, outs, deep=False)) == (bases, 0, 1)
    scores = bool(bases & THIRD) and outs < 2
    assert told(caught(bases, outs, deep=True)) == (bases & ~THIRD if scores else bases, int(scores), 1)


@pytest.mark.parametrize(
    ("bases", "after", "runs"),
    [
        (EMPTY, EMPTY, 0),
        (FIRST, SECOND, 0),
        (SECOND, SECOND, 0),
        (THIRD, THIRD, 0),
        (FIRST | SECOND, SECOND | THIRD, 0),
        (FIRST | THIRD, SECOND | THIRD, 0),
        (SECOND | THIRD, SECOND | THIRD, 0),
        (7, SECOND | THIRD, 1),
    ],
)
def test_ground_outs_advance_who_is_forced(bases: int, after: int, runs: int) -> None:
    for outs in (0, 1):
        assert told(ground_out(bases, outs)) == (after, runs, 1)
    assert told(ground_out(bases, 2)) == (bases, 0, 1)


@pytest.mark.parametrize(
    ("bases", "after", "runs"),
    [(FIRST, EMPTY, 0), (FIRST | SECOND, THIRD, 0), (FIRST | THIRD, THIRD, 0), (7, THIRD, 1)],
)
def test_double_plays(bases: int, after: int, runs: int) -> None:
    assert told(double_play(bases, 0)) == (after, runs, 2)
    assert told(double_play(bases, 1)) == (bases & ~FIRST, 0, 2), "no run counts on the third out"


@pytest.mark.parametrize("outs", [0, 1, 2])
@pytest.mark.parametrize("bases", ALL_BASES)
def test_a_double_play_needs_a_runner_on_first_and_two_outs_to_make(bases: int, outs: int) -> None:
    assert can_double_play(bases, outs) == (bases in (1, 3, 5, 7) and outs < 2)


@pytest.mark.parametrize("bases", ALL_BASES)
def test_a_strikeout_moves_nobody(bases: int) -> None:
    assert told(strikeout(bases)) == (bases, 0, 1)


def test_strikes_and_fouls() -> None:
    assert [after_strike(strikes) for strikes in range(3)] == [1, 2, 3]
    assert [after_foul(strikes) for strikes in range(3)] == [1, 2, 2], "a foul is never the third strike"


@pytest.mark.parametrize("outs", [0, 1, 2])
@pytest.mark.parametrize("bases", ALL_BASES)
def test_nobody_is_lost_passes_another_or_goes_back(bases: int, outs: int) -> None:
    plays = [hit(bases, by, far) for by in (1, 2, 3, 4) for far in (False, True)]
    plays += [caught(bases, outs, True), caught(bases, outs, False), ground_out(bases, outs), strikeout(bases)]
    if can_double_play(bases, outs):
        plays.append(double_play(bases, outs))
    for play in plays:
        assert sorted(start for start, _ in play.moves) == sorted([BATTER, *runners(bases)])
        safe = [(start, end) for start, end in play.moves if end != OUT]
        assert all(end >= start for start, end in safe)
        ends = [end for _, end in sorted(safe) if end != HOME]
        assert ends == sorted(set(ends)), "two on one base, or one ran past another"
        assert outs + play.outs <= 3
