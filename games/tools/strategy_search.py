"""Search for cheap strategies: many are played by hands of three skills, and the best of each skill is told.

best = search("wig", key_patterns(2, 200))
"""

from __future__ import annotations

import statistics
from collections.abc import Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from games.engine.bots import SKILLS
from games.engine.catalogue import GameSpec, load_game
from games.engine.rules import Event
from games.tools.balance import CUT_OFF
from games.tools.worker_processes import Progress, Starting, run_jobs
from handset.keypad import KEYS_BY_NAME, Key, KeyEvent, Keypad

SPREADS = {"novice": 3, "average": 2, "skilled": 1}
"""Ticks by which a thumb of each skill misses its moment: 48, 32 and 22 ms, rounded."""
ROUNDS = 3
"""Rounds of each strategy by each skill."""
FRESH_ROUNDS = 9
"""Rounds on other seeds that decide among finalists, so that a strategy is not taken for good that had luck."""
_SOME = 10
"""Strategies that a worker plays before it reports."""


class StrategyPlayer(Protocol):
    """Protocol of a hand that plays one strategy through the keys, knowing no more than the strategy looks at."""

    def press(self, game: Any, happened: Collection[Event], tick: int) -> Sequence[KeyEvent]:
        """Return the key events of the coming tick, having seen what happened in the last one."""


class Strategy(Protocol):
    """Protocol of a strategy, such as `KeyPattern` and `SeeingStrategy`: frozen, with a `repr` that tells all of it."""

    def describe(self, names: Sequence[str]) -> str:
        """Return the strategy in words, its keys by their names."""

    def player(self, keys: Sequence[Key], skill: str, seed: int) -> StrategyPlayer:
        """Return a hand of a skill that plays it by these keys; `seed` decides how far it misses its moments."""


@dataclass(frozen=True)
class StrategyScore:
    """Median of a strategy's rounds, played with the spread of a skill."""

    skill: str
    strategy: str
    median: float


def play_strategy(spec: GameSpec, strategy: Strategy, skill: str, seed: int) -> int:
    """Play one round of a strategy by the hand of a skill; return its score."""
    game = spec.begin(seed)
    keypad, player = Keypad(), strategy.player(sorted(spec.keys), skill, seed)
    happened: list[Event] = []
    while not game.over and game.ticks < CUT_OFF:
        happened = list(game.tick(keypad.step(player.press(game, happened, game.ticks))))
    return game.score


def play_some(
    game: str, skill: str, strategies: Sequence[Strategy], seeds: Sequence[int]
) -> list[tuple[float, Strategy]]:
    """Play strategies on some seeds; return the median of each with it."""
    spec = load_game(game)
    return [(statistics.median(play_strategy(spec, one, skill, seed) for seed in seeds), one) for one in strategies]


def search(
    game: str,
    strategies: Sequence[Strategy],
    workers: int | None = None,
    done: Progress = lambda count: None,
    starting: Starting = nullcontext,
    *,
    finalists: int = 0,
) -> dict[str, StrategyScore]:
    """Play strategies at three skills over all cores; return the best of each skill.

    Args:
        game: The game's id.
        strategies: What is played, each in `ROUNDS` rounds.
        workers: Processes; None is one a core.
        done: Called with the number of strategies that were played since its last call.
        starting: Context in which the processes are started.
        finalists: How many of each skill play `FRESH_ROUNDS` rounds more, which alone decide; 0 for none.
    """
    chunks = [(skill, strategies[at : at + _SOME]) for skill in SKILLS for at in range(0, len(strategies), _SOME)]
    jobs = [partial(play_some, game, skill, some, range(ROUNDS)) for skill, some in chunks]
    played: dict[str, list[tuple[float, Strategy]]] = {skill: [] for skill in SKILLS}
    for (skill, _), results in zip(chunks, run_jobs(jobs, workers, done, starting), strict=True):
        played[skill] += results
    if finalists:
        best = {skill: [one for _, one in sorted(played[skill], key=_rating)[:finalists]] for skill in SKILLS}
        fresh = range(100, 100 + FRESH_ROUNDS)
        jobs = [partial(play_some, game, skill, best[skill], fresh) for skill in SKILLS]
        played = dict(zip(SKILLS, map(list, run_jobs(jobs, workers, starting=starting)), strict=True))
    names = sorted(load_game(game).file.keys, key=lambda name: KEYS_BY_NAME[name])
    return best_of(
        [StrategyScore(skill, one.describe(names), score) for skill in SKILLS for score, one in played[skill]]
    )


def best_of(found: Sequence[StrategyScore]) -> dict[str, StrategyScore]:
    """Return the best strategy of each skill, by median and then by name."""
    return {
        skill: max((one for one in found if one.skill == skill), key=lambda one: (one.median, one.strategy))
        for skill in SKILLS
    }


def _rating(played: tuple[float, Strategy]) -> tuple[float, str]:
    return -played[0], repr(played[1])
