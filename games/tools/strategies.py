"""Strategies with eyes shut, keys pressed by a pattern, and a game's own shortcuts: none must beat players who look.

best = search("wig", key_patterns(2, 200))
for sentence, kept in strategy_verdicts(results, best):
    print(sentence, kept)
"""

from __future__ import annotations

import statistics
from collections.abc import Collection, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial

from games.engine.bots import SKILLS
from games.engine.catalogue import load_game
from games.engine.rules import Event
from games.tools.balance import CUT_OFF, Round, summary
from games.tools.strategy_search import SPREADS, StrategyScore
from games.tools.worker_processes import Progress, Starting, run_jobs
from handset.keypad import Key, KeyEvent, Keypad
from keitai.common.rng import Rng

MOST = 120
"""Per cent of the median of a skill's own player that a strategy of the same skill may reach."""
_SEED = 2009


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

    def player(self, keys: Sequence[Key], skill: str, seed: int) -> BlindPlayer:
        """Return a hand that presses the pattern as exactly as a thumb of that skill can."""
        return BlindPlayer(self, keys, SPREADS[skill], seed)


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
        self._beat = 0
        self._due = self._next_due()
        self._down: Key | None = None
        self._release = 0

    def press(self, game: object, happened: Collection[Event], tick: int) -> Sequence[KeyEvent]:
        """Return the key events of the coming tick, whatever the game shows."""
        now = tick + 1
        events: list[KeyEvent] = []
        if self._down is not None and now >= self._release:
            events.append(KeyEvent(self._down, False))
            self._down = None
        if now >= self._due and self._down is None:
            place = self._pattern.pattern[self._beat % len(self._pattern.pattern)]
            self._beat += 1
            self._due = max(now + 2, self._next_due())
            if place >= 0:
                self._down = self._keys[place]
                self._release = now + max(1, self._pattern.hold + self._off())
                events.append(KeyEvent(self._down, True))
        return events

    def _next_due(self) -> int:
        return (self._beat + 1) * self._pattern.period + self._off()

    def _off(self) -> int:
        return self._rng.between(-self._spread, self._spread)


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
    done: Progress = lambda count: None,
    starting: Starting = nullcontext,
) -> list[StrategyScore]:
    """Play a game's own shortcuts over all cores, `rounds` rounds of each by each skill.

    Args:
        game: The game's id.
        rounds: Rounds of each shortcut by each skill.
        workers: Processes; None is one a core.
        done: Called with the number of rounds that were played since its last call.
        starting: Context in which the processes are started.
    """
    names = load_game(game).shortcuts
    jobs = [partial(_shortcut_alone, game, name, skill, range(rounds)) for name in names for skill in SKILLS]
    return [score for (score,) in run_jobs(jobs, workers, lambda count: done(count * rounds), starting)]


def _shortcut_alone(game: str, name: str, skill: str, seeds: Sequence[int]) -> list[StrategyScore]:
    return [play_shortcut(game, name, skill, seeds)]


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
