"""Filling of the library of bots' plays, whose scores a new site begins with: done again when rules or tuning change.

python -m games.tools.fill_library [GAME...]           # plays 200 rounds of each skill into assets/plays/GAME.plays
python -m games.tools.fill_library --check [GAME...]   # proves every play in it
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from games.engine.bots import SKILLS
from games.engine.catalogue import game_ids, load_game
from games.engine.play_library import FOLDER, pack_library, play_library
from games.engine.replay import MAX_TICKS, Replay, resimulate
from games.tools.simulate import play_out

PLAYS = 200
"""Plays of each skill."""
_SEED = 2_009_000
"""First seed; far from those that tests and `balance` play."""
_SOME = 20


def bot_plays(game: str, skill: str, seeds: Sequence[int]) -> list[Replay]:
    """Play a round by a bot for each seed, to its end."""
    spec = load_game(game)
    return [play_out(spec, spec.bot(skill, seed), seed, MAX_TICKS)[0] for seed in seeds]


def fill_library(game: str, plays: int = PLAYS, folder: Path = FOLDER, workers: int | None = None) -> Path:
    """Play a game's library over all processors and write it; return its file."""
    spec = load_game(game)
    with ProcessPoolExecutor(workers) as pool:
        seeds = {skill: range(_SEED + place * plays, _SEED + (place + 1) * plays) for place, skill in enumerate(SKILLS)}
        jobs = {
            skill: [pool.submit(bot_plays, game, skill, some) for some in _chunks(seeds[skill])] for skill in SKILLS
        }
        played = {skill: [replay for job in jobs[skill] for replay in job.result()] for skill in SKILLS}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{game}.plays"
    path.write_bytes(pack_library(spec, played))
    return path


def _chunks(seeds: range) -> Iterator[range]:
    for first in range(seeds.start, seeds.stop, _SOME):
        yield range(first, min(first + _SOME, seeds.stop))


def unproved(game: str, every: int = 1) -> list[str]:
    """Play each play of a game's library again, or one in `every`; return a sentence for each that is not proved."""
    spec = load_game(game)
    library = play_library(spec)
    if library is None:
        return [f"{game} has no library by its rules {spec.version} and tuning of today"]
    wrong = []
    for skill, plays in library.plays.items():
        for place, play in list(enumerate(plays))[::every]:
            outcome = resimulate(library.replay(play), spec)
            if outcome.differs or not outcome.over:
                wrong.append(f"{game}, {skill} {place}: {outcome.differs or 'the play is not over'}")
    return wrong


def main(arguments: Sequence[str]) -> None:
    """Fill the libraries of the named games or of all; with --check prove them instead."""
    check = "--check" in arguments
    for game in [one for one in arguments if one != "--check"] or game_ids():
        if not check:
            sys.stdout.write(f"{fill_library(game)}\n")
            continue
        wrong = unproved(game)
        sys.stdout.write("\n".join(wrong or [f"{game}: every play is proved"]) + "\n")
        if wrong:
            sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
