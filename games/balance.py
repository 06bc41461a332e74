"""How long rounds last and what they score, by skill: the numbers a designer tunes by.

python -m games.balance keep-awake --rounds 200
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from games.bots import SKILLS, play_out
from games.catalogue import load_game
from handset.keypad import Key, KeyEvent

CUT_OFF = 10 * 60 * 60
PLAYERS = (*SKILLS, "mashing", "nothing")


@dataclass(frozen=True)
class Round:
    """One play by one player."""

    player: str
    score: int
    ticks: int
    over: bool


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


def play_rounds(game: str, player: str, seeds: Sequence[int]) -> list[Round]:
    """One round a seed."""
    spec = load_game(game)
    rounds = []
    for seed in seeds:
        if player == "mashing":
            bot: object = _Masher(sorted(spec.keys))
        elif player == "nothing":
            bot = _Sleeper()
        else:
            bot = spec.bot(player, seed)
        _, play = play_out(spec, bot, seed, CUT_OFF)  # type: ignore[arg-type]
        rounds.append(Round(player, play.score, play.ticks, play.over))
    return rounds


def measure(game: str, rounds: int, workers: int = 2) -> dict[str, list[Round]]:
    """`rounds` plays of every player, in parallel."""
    chunks = [(player, range(start, min(start + 25, rounds))) for player in PLAYERS for start in range(0, rounds, 25)]
    results: dict[str, list[Round]] = {player: [] for player in PLAYERS}
    with ProcessPoolExecutor(workers) as pool:
        for done in pool.map(play_rounds, *zip(*[(game, p, list(seeds)) for p, seeds in chunks], strict=True)):
            results[done[0].player] += done
    return results


def summary(rounds: Sequence[Round]) -> str:
    """Quartiles of score and length in one line."""
    scores = statistics.quantiles([one.score for one in rounds], n=4)
    lengths = statistics.quantiles([one.ticks / 60 for one in rounds], n=4)
    past = sum(one.ticks >= 900 for one in rounds) * 100 // len(rounds)
    return (
        f"score {scores[0]:6.0f} {scores[1]:6.0f} {scores[2]:6.0f}   "
        f"seconds {lengths[0]:5.1f} {lengths[1]:5.1f} {lengths[2]:5.1f}   past 15 s {past:3d} %"
    )
