"""Bakes the physics scenes of a game into its tracks.json: python -m games.tools.bake GAME [--games DIR]."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from games.engine.baked_physics import write_tracks
from games.engine.catalogue import add_games, game_file, load_game
from keitai.common.errors import KeitaiError


def bake_game(game: str) -> Path:
    """Bake `SCENES` of a game's physics.py; those that have not changed stay as they were.

    Raises:
        KeitaiError: The game does not exist, or has no scenes.
    """
    spec, file = load_game(game), game_file(game)
    scenes = None
    if file is not None and (file.parent / "physics.py").is_file():
        scenes = vars(spec.module("physics")).get("SCENES")
    if file is None or scenes is None:
        raise KeitaiError(f"{game} has no physics.py with SCENES, a table of names and PhysicsScene")
    return write_tracks(file.parent, scenes)


def main() -> None:
    """Bake the scenes of the game that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("game")
    parser.add_argument("--games", type=Path, help="a folder of more games")
    options = parser.parse_args()
    try:
        if options.games is not None:
            add_games(options.games)
        path = bake_game(options.game)
    except KeitaiError as fault:
        parser.exit(2, f"{fault}\n")
    sys.stdout.write(f"baked: {path}\n")


if __name__ == "__main__":
    main()
