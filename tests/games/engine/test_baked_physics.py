"""Baked physics: what comes out is whole, stays where walls are, and is what the file says, without pymunk."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from games.engine.baked_physics import BakedPose, PhysicsBody, PhysicsScene, bake, read_tracks, write_tracks
from keitai.common.errors import KeitaiError

ROOT = Path(__file__).parents[3]
BALL = PhysicsBody((20, 0), (8, 0), speed=(90, 0), bounce=80, friction=20)
BOX = PhysicsBody((120, 40), (20, 10), spin=512, turn=100)
SCENE = PhysicsScene((BALL, BOX), 180, walls=((-90, 100, 600, 100),))


def test_bodies_fall_bounce_and_come_to_rest_in_whole_numbers() -> None:
    tracks = bake(SCENE)
    assert tracks.ticks == 180
    assert tracks.pose(0, 0) == BakedPose(20, 0, 0)
    assert tracks.pose(1, 0) == BakedPose(120, 40, 100)
    heights = [tracks.pose(0, tick).y for tick in range(180)]
    assert max(heights) <= 97, "the wall holds it, but for what a step lets it sink"
    assert min(heights[60:]) > 10, "each bounce is lower"
    assert {type(number) for track in tracks.poses for pose in track for number in pose} == {int}
    assert all(0 <= turn < 1024 for track in tracks.poses for _, _, turn in track)
    assert tracks.pose(1, 900) == tracks.pose(1, 179)
    assert tracks.pose(1, -5) == tracks.pose(1, 0)


def test_it_is_the_same_each_time_and_in_another_process() -> None:
    bake.cache_clear()
    first = bake(SCENE)
    assert bake(SCENE) is first, "it is kept"
    bake.cache_clear()
    assert bake(SCENE) == first
    script = (
        "from tests.games.engine.test_baked_physics import SCENE\n"
        "from games.engine.baked_physics import bake\n"
        "import msgspec, sys\n"
        "sys.stdout.buffer.write(msgspec.json.encode(bake(SCENE)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.endswith(msgspec.json.encode(first))


def test_a_fixed_body_stays_and_drag_slows() -> None:
    shelf = PhysicsBody((20, 60), (60, 8), fixed=True)
    tracks = bake(PhysicsScene((replace(BALL, speed=(0, 0)), shelf), 120))
    assert {tracks.pose(1, tick) for tick in range(120)} == {BakedPose(20, 60, 0)}
    assert tracks.pose(0, 119).y < 60
    free, slowed = (bake(PhysicsScene((BALL,), 60, gravity=(0, 0), drag=drag)) for drag in (0, 60))
    assert free.pose(0, 59).x > slowed.pose(0, 59).x > 20


def test_rules_read_what_was_baked_without_the_engine_that_baked_it(tmp_path: Path) -> None:
    scenes = {"fall": SCENE, "roll": replace(SCENE, gravity=(40, 900))}
    write_tracks(tmp_path, scenes)
    assert read_tracks(tmp_path, scenes) == {name: bake(scene) for name, scene in scenes.items()}
    script = (
        "import sys; sys.modules['pymunk'] = None\n"
        "from pathlib import Path\n"
        "from games.engine.baked_physics import read_tracks\n"
        f"print(read_tracks(Path({str(tmp_path)!r}), {{}})['fall'].pose(0, 0))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "BakedPose(x=20, y=0, turn=0)"


def test_what_has_not_changed_stays_as_it_was_baked(tmp_path: Path) -> None:
    path = write_tracks(tmp_path, {"fall": SCENE})
    path.write_bytes(path.read_bytes().replace(b"[20,0,0]", b"[21,0,0]", 1))
    write_tracks(tmp_path, {"fall": SCENE, "more": replace(SCENE, ticks=9)})
    tracks = read_tracks(tmp_path, {"fall": SCENE})
    assert tracks["fall"].pose(0, 0).x == 21, "another pymunk would bake other numbers: a proved score hangs on these"
    assert tracks["more"].ticks == 9


def test_faults_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "star_net"
    folder.mkdir()
    how = "bake it: python -m games.tools.bake star-net"
    with pytest.raises(KeitaiError, match=f"star_net: tracks.json cannot be read; {how}"):
        read_tracks(folder, {})
    write_tracks(folder, {"fall": SCENE})
    with pytest.raises(KeitaiError, match=f"tracks.json is of another scene 'fall'; {how}"):
        read_tracks(folder, {"fall": replace(SCENE, bounce=50)})
    with pytest.raises(TypeError, match=r"PhysicsBody\(\): speed is \(0, 1.5\);"):
        PhysicsBody((0, 0), (8, 8), speed=(0, 1.5))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="1 to 64 bodies, 1 to 3,600 ticks"):
        PhysicsScene((), 10)
    with pytest.raises(ValueError, match="its mass is 1 or more"):
        PhysicsBody((0, 0), (8, 8), mass=0)
