"""Strategies that look at one thing only: found in each game, played as late as a person sees, and beaten."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from games.engine.catalogue import game_ids, load_game
from games.engine.rules import Event
from games.tools.balance import play_rounds
from games.tools.seeing_strategies import (
    BY_PLACE,
    FINALISTS,
    REACTIONS,
    Cue,
    SeeingPlayer,
    SeeingStrategy,
    cues_of,
    numbers_at,
    seeing_strategies,
)
from games.tools.strategies import play_shortcut, shortcut_verdicts, strategy_verdicts
from games.tools.strategy_search import SPREADS, StrategyScore, play_some, search
from handset.keypad import Key

KEYS = (Key.DIGIT_4, Key.DIGIT_5, Key.DIGIT_6)
FEW = 6
"""Strategies of each game here, of the 200 that `balance` plays."""


@dataclass
class Seat:
    phase: int = 0


@dataclass
class Sight:
    seats: list[Seat] = field(default_factory=lambda: [Seat(), Seat(), Seat()])
    x: int = 0


@dataclass
class Stage:
    state: Sight = field(default_factory=Sight)


def pressed(player: SeeingPlayer, stage: Stage, ticks: range, events: tuple[Event, ...] = ()) -> list[tuple[int, Key]]:
    """Return the presses in some ticks; `events` happened just before the first."""
    found = []
    for tick in ticks:
        happened = events if tick == ticks.start else ()
        found += [(tick, event.key) for event in player.press(stage, happened, tick) if event.down]
    return found


def test_a_press_comes_as_late_as_a_person_of_that_skill_reacts() -> None:
    for skill, (reaction, spread) in REACTIONS.items():
        early, late = (reaction - 1.5 * spread) * 60 / 1000, (reaction + 1.5 * spread) * 60 / 1000
        for seed in range(50):
            player = SeeingPlayer(SeeingStrategy(Cue(event="nod"), BY_PLACE, 4), KEYS, skill, seed)
            ((tick, key),) = pressed(player, Stage(), range(100), (Event("nod", 2),))
            assert early - SPREADS[skill] - 1 <= tick <= late + SPREADS[skill] + 1, (skill, seed)
            assert key == Key.DIGIT_6, "the key of the seat that nods"


def test_what_lasts_is_pressed_at_until_it_is_over() -> None:
    stage = Stage()
    player = SeeingPlayer(SeeingStrategy(Cue(path=("seats", "*", "phase"), low=2), 0, 3, mash=12), KEYS, "skilled", 1)
    assert pressed(player, stage, range(60)) == []
    stage.state.seats[1].phase = 2
    ticks = [tick for tick, key in pressed(player, stage, range(60, 180)) if key == Key.DIGIT_4]
    assert len(ticks) >= 7
    assert all(10 <= later - sooner <= 14 for sooner, later in pairwise(ticks))
    stage.state.seats[1].phase = 0
    assert len(pressed(player, stage, range(180, 300))) <= 1


def test_what_moves_and_what_is_far_from_its_middle_choose_the_key() -> None:
    stage = Stage()
    moving = SeeingPlayer(SeeingStrategy(Cue(path=("seats", "*", "phase")), BY_PLACE, 3), KEYS, "skilled", 1)
    assert pressed(moving, stage, range(30)) == []
    stage.state.seats[1].phase = 1
    assert [key for _, key in pressed(moving, stage, range(30, 90))] == [Key.DIGIT_5]
    for x, key in ((-40, Key.DIGIT_4), (40, Key.DIGIT_6)):
        swaying = SeeingPlayer(SeeingStrategy(Cue(path=("x",), low=30, middle=0), BY_PLACE, 3), KEYS, "skilled", 1)
        stage.state.x = x
        assert [each for _, each in pressed(swaying, stage, range(60))] == [key], x


def test_paths_lead_to_numbers_of_lists_that_grow_and_shrink() -> None:
    state = Sight(seats=[Seat(3), Seat(1)])
    assert [*numbers_at(state, ("seats", "*", "phase"))] == [3, 1]
    assert [*numbers_at(state, ("seats", "1", "phase"))] == [1]
    assert [*numbers_at(state, ("seats", "#"))] == [2]
    assert [*numbers_at(state, ("seats", "2", "phase"))] == []
    assert [*numbers_at(state, ("gone", "x"))] == []


@pytest.mark.parametrize("game", game_ids())
def test_looking_at_one_thing_does_not_beat_even_a_novice_who_plays_the_game(game: str) -> None:
    """With the quickest eye against the slowest player, in few rounds."""
    spec = load_game(game)
    strategies = seeing_strategies(spec, 200)
    assert strategies[:FEW] == seeing_strategies(spec, 200)[:FEW], "the same each time"
    assert len({*strategies}) > 180
    score, best = max(play_some(game, "skilled", strategies[:: 200 // FEW], range(2)), key=lambda one: one[0])
    results = {"novice": play_rounds(game, "novice", range(8))}
    found = {"novice": StrategyScore("novice", repr(best), score)}
    assert [sentence for sentence, kept in strategy_verdicts(results, found, "seeing one thing") if not kept] == []


def test_cues_are_the_events_and_what_moves_and_none_is_the_clock_or_the_generator() -> None:
    events, numbers = cues_of(load_game("keep-awake"))
    assert {"listen", "asleep", "ring"} <= {cue.event for cue in events}
    assert {("teacher", "look"), ("seats", "*", "phase"), ("noise",)} <= {cue.path for cue in numbers}
    assert not {cue.path[0] for cue in numbers} & {"chance", "tick", "score"}


@pytest.mark.nightly
@pytest.mark.parametrize("game", game_ids())
def test_two_hundred_seeing_strategies_do_not_beat_whole_play(game: str) -> None:
    results = {skill: play_rounds(game, skill, range(60)) for skill in SPREADS}
    best = search(game, seeing_strategies(load_game(game), 200), finalists=FINALISTS)
    assert [s for s, kept in strategy_verdicts(results, best, "seeing") if not kept] == []


@pytest.mark.parametrize("game", [game for game in game_ids() if load_game(game).shortcuts])
def test_no_shortcut_beats_a_novice_who_plays_the_whole_game_by_much(game: str) -> None:
    """In few rounds, so half as much again is borne: `balance` plays 200."""
    results = {"novice": play_rounds(game, "novice", range(24))}
    scores = [play_shortcut(game, name, "novice", range(24)) for name in load_game(game).shortcuts]
    for sentence, kept in shortcut_verdicts(game, results, scores):
        assert kept, sentence
