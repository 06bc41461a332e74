"""The games that a site offers: those whose game.yaml is sound. A faulty one is left out, and its operator told."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path

from games.catalogue import GameSpec, game_ids, load_game
from keitai.common.errors import KeitaiError

_log = logging.getLogger("keitai.games")


def sound_games(folder: Path | None = None) -> list[GameSpec]:
    """Every game that can be played, in the catalogue's order; of all places, or of one only."""
    specs = (find_game(game, folder) for game in game_ids(folder))
    return [spec for spec in specs if spec is not None]


def find_game(game: str, folder: Path | None = None) -> GameSpec | None:
    """The game called so; None for one that is not there or whose game.yaml is faulty."""
    if game not in game_ids(folder):
        return None
    try:
        return load_game(game, folder)
    except KeitaiError as fault:
        _tell(game, str(fault))
        return None


@lru_cache(maxsize=64)
def _tell(game: str, fault: str) -> None:
    """Once a process for each fault: pages ask for the games all the time."""
    _log.error("%s is left out of the games: %s", game, fault)
