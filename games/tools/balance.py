"""Balance of a game by skill: how long rounds last, what they score and what ends them, for a designer to tune by.

for player, rounds in measure("keep-awake", 2000, workers=2, done=bar.advance).items():
    print(player, summary(rounds))
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial

from games.engine.bots import SKILLS, Bot
from games.engine.catalogue import GameSpec, load_game
from games.engine.game_fault import faults_in
from games.tools.worker_processes import Progress, Starting, run_jobs
from handset.keypad import TICKS_PER_SECOND, Key, KeyEvent, Keypad

CUT_OFF = 10 * 60 * TICKS_PER_SECOND
AVERAGE_SECONDS = (45, 120)
"""What an average player's round lasts in the median."""
PLAYERS = (*SKILLS, "mashing", "nothing")
CHUNK = 25
"""Rounds a worker plays before it reports."""


@dataclass(frozen=True)
class Round:
    """One play by one player; `ended` is the event that ended it, "time" when it was cut off."""

    player: str
    score: int
    ticks: int
    over: bool
    ended: str = "time"

    @property
    def seconds(self) -> float:
        """Seconds of play until the round ended."""
        return self.ticks / TICKS_PER_SECOND


class _Masher:
    """Presses the game's keys in turn, ten times a second."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self._keys = keys
        self._tick = 0

    def press(self, game: object) -> Sequence[KeyEvent]:
        self._tick += 1
        key = self._keys[self._tick // 6 % len(self._keys)]
        return (KeyEvent(key, True),) if self._tick % 6 == 0 else (KeyEvent(key, False),) if self._tick % 6 == 3 else ()


class _Sleeper:
    """Presses nothing."""

    def press(self, game: object) -> Sequence[KeyEvent]:
        return ()


def player_of(spec: GameSpec, player: str, seed: int) -> Bot:
    """Return the player of that name: a bot of a skill, "mashing" (hits keys blindly) or "nothing" (presses none)."""
    if player == "mashing":
        return _Masher(sorted(spec.keys))
    if player == "nothing":
        return _Sleeper()
    return spec.bot(player, seed)


def play_round(spec: GameSpec, player: str, seed: int) -> Round:
    """Play one round without a display and return it."""
    game, bot, keypad = spec.begin(seed), player_of(spec, player, seed), Keypad()
    ended = "time"
    with faults_in(spec.folder):
        while not game.over and game.ticks < CUT_OFF:
            events = list(game.tick(keypad.step(bot.press(game))))
            if game.over and len(events) > 1:
                ended = events[-2].name
    return Round(player, game.score, game.ticks, game.over, ended)


def play_rounds(game: str, player: str, seeds: Sequence[int]) -> list[Round]:
    """Play one round for each seed; `player` as `player_of` takes it."""
    spec = load_game(game)
    return [play_round(spec, player, seed) for seed in seeds]


def measure(
    game: str,
    rounds: int,
    workers: int | None = None,
    done: Progress = lambda count: None,
    starting: Starting = nullcontext,
) -> dict[str, list[Round]]:
    """Play `rounds` rounds of each player over all processors and return them by player.

    Args:
        game: The game's id.
        rounds: Rounds of each player.
        workers: Processes; None is one a core.
        done: Called with the number of rounds that were played since its last call.
        starting: Context in which the processes are started.
    """
    chunks = [(player, range(at, min(at + CHUNK, rounds))) for player in PLAYERS for at in range(0, rounds, CHUNK)]
    jobs = [partial(play_rounds, game, player, seeds) for player, seeds in chunks]
    results: dict[str, list[Round]] = {player: [] for player in PLAYERS}
    for (player, _), played in zip(chunks, run_jobs(jobs, workers, done, starting), strict=True):
        results[player] += played
    return results


@dataclass(frozen=True)
class Summary:
    """Summary of rounds: quartiles of score and seconds, per cent past 15 s, what ended them, most frequent first."""

    scores: tuple[float, float, float]
    seconds: tuple[float, float, float]
    past_15_s: int
    ended: tuple[tuple[str, int], ...]
    """(event, per cent)."""


def summary(rounds: Sequence[Round]) -> Summary:
    """Summarize the rounds of one player: quartiles, long rounds, and what ended them."""
    ended = Counter(one.ended for one in rounds)
    return Summary(
        quartiles([one.score for one in rounds]),
        quartiles([one.seconds for one in rounds]),
        sum(one.ticks >= 15 * TICKS_PER_SECOND for one in rounds) * 100 // len(rounds),
        tuple((name, count * 100 // len(rounds)) for name, count in ended.most_common()),
    )


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """Return the lower quartile, the median and the upper quartile."""
    if len(values) == 1:
        return values[0], values[0], values[0]
    low, middle, high = statistics.quantiles(values, n=4)
    return low, middle, high


def verdicts(results: dict[str, list[Round]]) -> list[tuple[str, bool]]:
    """Return the rules of a balanced game as (sentence, whether the rounds keep it)."""
    score = {player: statistics.median(one.score for one in rounds) for player, rounds in results.items()}
    novice, average, skilled = (score[skill] for skill in SKILLS)
    length = statistics.median(one.seconds for one in results["average"])
    best_idle = max(score["mashing"], score["nothing"])
    poor, beginners = summary(results["novice"]).scores[0], summary(results["novice"]).past_15_s
    shortest, longest = AVERAGE_SECONDS
    return [
        (f"average scores {average / max(1, novice):.2f} times a novice, at least 2", average >= 2 * novice),
        (f"skilled scores {skilled / max(1, average):.2f} times an average, at least 2", skilled >= 2 * average),
        (f"an average round lasts {length:.0f} s, {shortest} to {longest}", shortest <= length <= longest),
        (f"mashing and doing nothing score {best_idle:.0f}, a novice's lower quartile {poor:.0f}", best_idle < poor),
        (f"{beginners} % of novices pass 15 s, at least 90", beginners >= 90),
    ]
