"""Search for cheap strategies: keys pressed by a pattern, with eyes shut, must not beat players who look.

best = search_strategies("wig", 200)
for sentence, kept in strategy_verdicts(results, best):
    print(sentence, kept)
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from games.engine.bots import SKILLS
from games.engine.catalogue import GameSpec, load_game
from games.tools.balance import CUT_OFF, Round, summary
from handset.keypad import KEYS_BY_NAME, Key, KeyEvent, Keypad
from keitai.common.rng import Rng

SPREADS = {"novice": 3, "average": 2, "skilled": 1}
"""Ticks by which a thumb of each skill misses its moment: 48, 32 and 22 ms, rounded."""
ROUNDS = 3
"""Rounds of each strategy by each skill."""
MOST = 120
"""Per cent of the median of a skill's own player that a strategy of the same skill may reach."""
_SEED = 2009
_SOME = 10
"""Strategies that a worker plays before it reports."""


@dataclass(frozen=True)
class KeyPattern:
    """Strategy with its eyes shut: every `period` ticks the next key of a pattern, held for `hold` ticks."""

    period: int
    hold: int
    pattern: tuple[int, ...]
    """Places in the game's sorted keys; -1 is a rest."""

    def describe(self, names: Sequence[str]) -> str:
        """Return the strategy in words, its keys by their names."""
        keys = " ".join("rest" if place < 0 else names[place] for place in self.pattern)
        return f"{keys}, one every {self.period} ticks, held {self.hold}"


def key_patterns(keys: int, count: int) -> list[KeyPattern]:
    """Return strategies for a game with so many keys: those a cheat tries first, then chance's, the same each time."""
    turns = tuple(range(keys))
    first = [KeyPattern(30, 18, turns), KeyPattern(30, 3, turns), KeyPattern(25, 3, (0,)), KeyPattern(60, 3, (0,))]
    first += [KeyPattern(12, 3, turns), KeyPattern(90, 60, turns), KeyPattern(7, 3, (0,)), KeyPattern(40, 15, turns)]
    rng = Rng(_SEED, stream=9)
    while len(first) < count:
        period = rng.between(6, 96)
        pattern = tuple(rng.between(-1, keys - 1) for _ in range(rng.between(1, 6)))
        first.append(KeyPattern(period, rng.between(1, min(period - 1, 30)), pattern))
    return first[:count]


class BlindPlayer:
    """Player that presses a pattern and looks at nothing, as exactly as a thumb of its skill can."""

    def __init__(self, pattern: KeyPattern, keys: Sequence[Key], spread: int, seed: int) -> None:
        self._pattern = pattern
        self._keys = keys
        self._spread = spread
        self._rng = Rng(seed, stream=78)
        self._tick = 0
        self._beat = 0
        self._due = self._next_due()
        self._down: Key | None = None
        self._release = 0

    def press(self, game: object) -> Sequence[KeyEvent]:
        """Return the key events of the next tick."""
        self._tick += 1
        events: list[KeyEvent] = []
        if self._down is not None and self._tick >= self._release:
            events.append(KeyEvent(self._down, False))
            self._down = None
        if self._tick >= self._due and self._down is None:
            place = self._pattern.pattern[self._beat % len(self._pattern.pattern)]
            self._beat += 1
            self._due = max(self._tick + 2, self._next_due())
            if place >= 0:
                self._down = self._keys[place]
                self._release = self._tick + max(1, self._pattern.hold + self._off())
                events.append(KeyEvent(self._down, True))
        return events

    def _next_due(self) -> int:
        return (self._beat + 1) * self._pattern.period + self._off()

    def _off(self) -> int:
        return self._rng.between(-self._spread, self._spread)


@dataclass(frozen=True)
class StrategyScore:
    """Median of a strategy's rounds, played with the spread of a skill."""

    skill: str
    strategy: str
    median: float


def play_pattern(spec: GameSpec, pattern: KeyPattern, skill: str, rounds: int = ROUNDS) -> StrategyScore:
    """Play a strategy's rounds with the spread of a skill."""
    keys, scores = sorted(spec.keys), []
    for seed in range(rounds):
        game, keypad = spec.begin(seed), Keypad()
        player = BlindPlayer(pattern, keys, SPREADS[skill], seed)
        while not game.over and game.ticks < CUT_OFF:
            game.tick(keypad.step(player.press(game)))
        scores.append(game.score)
    names = sorted(spec.file.keys, key=lambda name: KEYS_BY_NAME[name])
    return StrategyScore(skill, pattern.describe(names), statistics.median(scores))


def play_patterns(game: str, skill: str, count: int, first: int) -> list[StrategyScore]:
    """Play some of a game's first `count` strategies, from the one at `first` on."""
    spec = load_game(game)
    patterns = key_patterns(len(spec.keys), count)[first : first + _SOME]
    return [play_pattern(spec, pattern, skill) for pattern in patterns]


def search_strategies(
    game: str,
    count: int,
    workers: int | None = None,
    done: Callable[[int], object] = lambda count: None,
    starting: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> dict[str, StrategyScore]:
    """Play `count` strategies at three skills over all processors; return the best of each skill.

    Args:
        game: The game's id.
        count: Strategies.
        workers: Processes; None is one a core.
        done: Called with the number of strategies that were played since its last call.
        starting: Called in each process before it plays.
    """
    found: list[StrategyScore] = []
    with ProcessPoolExecutor(workers or os.cpu_count()) as pool:
        with starting():
            chunks = [(skill, first) for skill in SKILLS for first in range(0, count, _SOME)]
            jobs = [pool.submit(play_patterns, game, skill, count, first) for skill, first in chunks]
        for job in as_completed(jobs):
            found += job.result()
            done(len(job.result()))
    return best_of(found)


def best_of(found: Sequence[StrategyScore]) -> dict[str, StrategyScore]:
    """Return the best strategy of each skill, by median and then by name."""
    return {
        skill: max((one for one in found if one.skill == skill), key=lambda one: (one.median, one.strategy))
        for skill in SKILLS
    }


def play_shortcut(game: str, name: str, skill: str, seeds: Sequence[int]) -> StrategyScore:
    """Play the shortcut of that name with the hand of a skill."""
    spec, scores = load_game(game), []
    for seed in seeds:
        play, keypad, player = spec.begin(seed), Keypad(), spec.shortcuts[name].make(skill, seed)
        while not play.over and play.ticks < CUT_OFF:
            play.tick(keypad.step(player.press(play)))
        scores.append(play.score)
    return StrategyScore(skill, name, statistics.median(scores))


def play_shortcuts(
    game: str,
    rounds: int,
    workers: int | None = None,
    done: Callable[[int], object] = lambda count: None,
    starting: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> list[StrategyScore]:
    """Play a game's own shortcuts, `rounds` rounds of each by each skill; arguments as `search_strategies`."""
    names = load_game(game).shortcuts
    with ProcessPoolExecutor(workers or os.cpu_count()) as pool:
        with starting():
            jobs = [pool.submit(play_shortcut, game, name, skill, range(rounds)) for name in names for skill in SKILLS]
        for _ in as_completed(jobs):
            done(rounds)
        return [job.result() for job in jobs]


def strategy_verdicts(
    results: Mapping[str, list[Round]], best: Mapping[str, StrategyScore], how: str = "blind"
) -> list[tuple[str, bool]]:
    """Return for each skill (sentence, whether its best strategy stays within the bounds).

    It may reach 1.2 times the median of the skill's own player, or a novice's lower quartile.
    """
    return [
        _verdict(results, skill, score, MOST, f"{how}, by {skill} thumbs, the best strategy")
        for skill, score in best.items()
    ]


def shortcut_verdicts(
    game: str, results: Mapping[str, list[Round]], scores: Sequence[StrategyScore]
) -> list[tuple[str, bool]]:
    """Return for each skill's shortcut (sentence, whether it stays within its own bounds)."""
    bounds = load_game(game).shortcuts
    return [
        _verdict(results, one.skill, one, bounds[one.strategy].most, f"by {one.skill} thumbs, a shortcut")
        for one in scores
    ]


def _verdict(
    results: Mapping[str, list[Round]], skill: str, score: StrategyScore, most: int, what: str
) -> tuple[str, bool]:
    own = summary(results[skill]).scores[1]
    bound = max(own * most / 100, summary(results["novice"]).scores[0])
    return f"{what} scores {score.median:.0f}, at most {bound:.0f} ({score.strategy})", score.median <= bound
