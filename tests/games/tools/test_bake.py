"""The command that bakes a game's physics scenes into its folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from games.engine.baked_physics import read_tracks
from keitai.cli.new_game import lay_out

ROOT = Path(__file__).parents[3]
PHYSICS = """
from keitai.kit import PhysicsBody, PhysicsScene

SCENES = {"fall": PhysicsScene((PhysicsBody((20, 0), (8, 0)),), 30)}
"""


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "games.tools.bake", "ball-net", "--games", str(folder)]
    told = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=told, capture_output=True, text=True, check=False)


def test_scenes_are_baked_into_the_games_folder(tmp_path: Path) -> None:
    lay_out("ball-net", tmp_path)
    without = run(tmp_path)
    assert (without.returncode, without.stderr) == (
        2, "ball-net has no physics.py with SCENES, a table of names and PhysicsScene\n"
    )  # fmt: skip
    (tmp_path / "ball_net" / "physics.py").write_text(PHYSICS)
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (0, f"baked: {tmp_path / 'ball_net' / 'tracks.json'}\n"), done.stderr
    assert read_tracks(tmp_path / "ball_net", {})["fall"].pose(0, 29).y > 100
