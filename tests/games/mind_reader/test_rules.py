"""Answers, what they earn and when, and that a play is the same play everywhere."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median, quantiles

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from games.engine.catalogue import load_game
from games.engine.rules import Event
from games.mind_reader.rules import KEYS, Rules, grade_of
from games.mind_reader.state import LEFT, RIGHT, ScenePhase
from games.tools.balance import play_rounds
from handset.keypad import Key, KeyEvent, Keys

SPEC = load_game("mind-reader")
TUNING = SPEC.tuning
NOTHING = Keys()


def press(key: Key) -> Keys:
    return Keys((KeyEvent(key, True),), pressed=1 << key)


def begin(seed: int = 3) -> Rules:
    return Rules(seed, TUNING)


def run(game: Rules, until: Callable[[Rules], bool]) -> list[Event]:
    events: list[Event] = []
    for _ in range(3000):
        if until(game):
            return events
        events += game.tick(NOTHING)
    raise AssertionError("it never came to that")


def answer(game: Rules, kindly: bool, after: int = 100) -> list[Event]:
    """Answer the question that is on or comes next, `after` ticks with both answers in sight."""
    run(game, lambda g: g.state.phase == ScenePhase.ASK and g.state.since + 1 >= after)
    side = game.state.kind_side[game.state.number]
    return game.tick(press(KEYS[side if kindly else 1 - side]))


def names(events: list[Event]) -> list[str]:
    return [event.name for event in events]


def test_the_keys_lie_as_the_answers_do() -> None:
    assert KEYS[LEFT] == Key.DIGIT_4
    assert KEYS[RIGHT] == Key.DIGIT_6


def test_a_kind_answer_earns_more_the_sooner_it_comes_and_the_more_came_before() -> None:
    game = begin()
    earned = [answer(game, True, after)[0].points for after in (60, 300, 300, 599)]
    shares = [(TUNING.limit - after) ** 2 * row for row, after in enumerate((60, 300, 300, 599))]
    quick = [TUNING.quick * share // (TUNING.limit**2 * TUNING.quick_row) for share in shares]
    assert earned == [TUNING.right + more + TUNING.chain * row for row, more in enumerate(quick)]
    assert game.score == sum(earned)


def test_a_wrong_answer_costs_ends_the_chain_and_sends_one_away() -> None:
    game = begin()
    answer(game, True)
    answer(game, True)
    before, admirers = game.score, game.state.admirers
    assert names(answer(game, False)) == ["wrong", "leave"]
    assert game.score == before - TUNING.wrong
    assert (game.state.chain, game.state.longest, game.state.admirers) == (0, 2, admirers - 1)
    assert answer(game, True, 300)[0].points == TUNING.right, "speed earns nothing before the row has begun"


def test_a_score_is_never_below_nothing() -> None:
    game = begin()
    event = answer(game, False)[0]
    assert (event.name, event.points, game.score) == ("wrong", 0, 0)


@pytest.mark.parametrize(("after", "name"), [(TUNING.hasty - 1, "hasty"), (TUNING.hasty, "right")])
def test_nobody_reads_two_answers_at_once(after: int, name: str) -> None:
    game = begin()
    event = answer(game, True, after)[0]
    assert event.name == name
    assert (event.points == TUNING.hasty_points) == (name == "hasty")


def test_presses_before_the_answers_are_there_do_nothing() -> None:
    game = begin()
    while game.state.phase != ScenePhase.ASK:
        game.tick(press(Key.DIGIT_4))
    assert game.score == 0
    assert game.state.number == 0


def test_time_runs_out_with_three_ticks_before() -> None:
    game = begin()
    run(game, lambda g: g.state.phase == ScenePhase.ASK)
    said = names(run(game, lambda g: g.state.phase == ScenePhase.REGRET))
    assert said == ["hurry", "hurry", "hurry", "late"]


def test_ten_right_answers_make_a_dandy_with_a_crowd() -> None:
    game = begin()
    grades = [game.grade]
    for _ in range(TUNING.questions):
        answer(game, True)
        grades.append(game.grade)
    assert grades == sorted(grades)
    assert set(grades) == set(range(6))
    assert game.state.admirers == 2 + 2 * (TUNING.questions - 2)
    assert names(run(game, lambda g: g.over))[-1] == "over"
    assert game.tick(press(Key.DIGIT_4)) == []


def test_grades_fit_any_number_of_questions() -> None:
    for questions in (1, 3, 10, 25):
        assert grade_of(0, questions) == 0
        assert grade_of(questions, questions) == 5


@given(seed=st.integers(0, 2**63 - 1))
def test_no_question_comes_twice_and_the_kind_answer_is_on_either_side(seed: int) -> None:
    state = begin(seed).state
    assert len(set(state.order)) == TUNING.questions
    assert all(0 <= number < TUNING.pool for number in state.order)
    assert {number % TUNING.decks for number in state.order} == {seed % TUNING.decks}
    assert set(state.kind_side) <= {LEFT, RIGHT}


@settings(max_examples=15, deadline=None)
@given(cut=st.integers(0, 3000), presses=st.lists(st.integers(1, 90), min_size=1, max_size=30))
def test_a_snapshot_goes_on_bit_for_bit_wherever_it_is_taken(cut: int, presses: list[int]) -> None:
    game = begin()
    for tick in range(cut):
        game.tick(press(KEYS[tick % 2]) if tick % presses[tick % len(presses)] == 0 else NOTHING)
    other = begin(99)
    other.load(game.save())
    for tick in range(600):
        keys = press(KEYS[tick % 2]) if tick % 77 == 0 else NOTHING
        assert game.tick(keys) == other.tick(keys)
    assert game.save() == other.save()


def test_of_seeds_that_follow_each_other_no_question_comes_again_before_forty_others() -> None:
    for first in range(60):
        asked = [number for seed in range(first, first + 12) for number in begin(seed).state.order]
        last: dict[int, int] = {}
        for place, number in enumerate(asked):
            assert place - last.get(number, -99) > 40, (first, number)
            last[number] = place


def test_the_best_scores_are_told_apart_by_a_tick() -> None:
    """Who knows all answers, at 50 to 54 ticks: each tick of each answer shows in the score."""
    scores = set()
    for after in range(50, 55):
        game = begin()
        for _ in range(TUNING.questions):
            answer(game, True, after)
        scores.add(game.score)
    assert len(scores) == 5


def test_he_walks_all_the_time() -> None:
    game = begin()
    for kindly in (True, False, True):
        answer(game, kindly)
        assert game.state.walked == game.ticks


def test_three_seeds_are_three_walks() -> None:
    assert len({tuple(begin(seed).state.order) for seed in (1, 2, 3)}) == 3


def test_readers_come_in_the_order_of_their_skill_and_guessing_pays_nothing() -> None:
    rounds = {skill: play_rounds("mind-reader", skill, range(40)) for skill in ("novice", "average", "skilled")}
    scores = {skill: [one.score for one in played] for skill, played in rounds.items()}
    assert median(scores["average"]) >= 2 * median(scores["novice"])
    assert median(scores["skilled"]) >= 2 * median(scores["average"])
    assert 45 <= median(one.seconds for one in rounds["average"]) <= 120
    floor = quantiles(scores["novice"], n=4)[0]
    for player in ("mashing", "nothing"):
        assert all(one.score < floor for one in play_rounds("mind-reader", player, range(10)))
