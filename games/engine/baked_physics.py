"""Physics baked into whole numbers: bodies go in, what each one's place is in every tick comes out.

pymunk counts in floats, and a space that was copied never goes on as the other does. So a scene is played once to its
end and kept as a table. A view may bake when it first draws: no score hangs on its pictures. Rules read tables out of a
file, `tracks.json`, that was baked once by `python -m games.tools.bake GAME` and is part of the game.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from games.engine.integers import require_integers
from keitai.common.errors import KeitaiError

TRACKS = "tracks.json"
_COMMAND = f"{(__package__ or '').rpartition('.')[0]}.tools.bake"
_CIRCLE, _TURN = 1024, 6.283185307179586
_STEPS = 2
"""Steps of the simulation in a tick."""
MOST_BAKED_TICKS, MOST_BODIES = 3_600, 64


class BakedPose(NamedTuple):
    """Where a body is in a tick: pixels, and by how many 1,024ths of a circle it is turned clockwise.

    Example:
        >>> BakedPose(120, 80, 256).turn
        256
    """

    x: int
    y: int
    turn: int


@dataclass(frozen=True)
class PhysicsBody:
    """Body that flies, falls and bounces.

    Args:
        at: Pixels to the right and down of its middle at the beginning.
        size: Width and height of a box; (diameter, 0) is a ball.
        speed: Pixels a second to the right and down.
        spin: 1,024ths of a circle a second, clockwise.
        turn: By how much it is turned at the beginning.
        mass: How heavy it is, beside the others.
        bounce: Per cent of its speed that it keeps when it bounces.
        friction: Per cent; 0 slides on for ever.
        fixed: Whether it stays where it is.

    Example:
        >>> cup = PhysicsBody((40, 60), (15, 15), speed=(30, -260), spin=700, bounce=40)
        >>> cup.mass
        1
    """

    at: tuple[int, int]
    size: tuple[int, int]
    speed: tuple[int, int] = (0, 0)
    spin: int = 0
    turn: int = 0
    mass: int = 1
    bounce: int = 40
    friction: int = 60
    fixed: bool = False

    def __post_init__(self) -> None:
        """Check the numbers; raises TypeError or ValueError."""
        require_integers("PhysicsBody", **vars(self))
        if self.size[0] < 1 or self.mass < 1:
            raise ValueError("PhysicsBody(): a body is 1 pixel wide or more, and its mass is 1 or more")


@dataclass(frozen=True)
class PhysicsScene:
    """Bodies, and the walls that they meet.

    Args:
        bodies: The bodies; their poses are in this order.
        ticks: How long it goes on.
        gravity: Pixels a second to the right and down by which speeds grow in each second.
        walls: Lines (x, y, x, y) that nothing passes.
        bounce: Per cent of the walls' own bounce, which that of a body is multiplied by.
        drag: Per cent of the speed that is lost in each second.

    Example:
        >>> scene = PhysicsScene((PhysicsBody((20, 0), (8, 0)),), 60, walls=((-50, 100, 250, 100),))
        >>> len(scene.digest)
        16
    """

    bodies: tuple[PhysicsBody, ...]
    ticks: int
    gravity: tuple[int, int] = (0, 900)
    walls: tuple[tuple[int, int, int, int], ...] = ()
    bounce: int = 100
    drag: int = 0

    def __post_init__(self) -> None:
        """Check the numbers; raises TypeError or ValueError."""
        numbers = {name: value for name, value in vars(self).items() if name != "bodies"}
        require_integers("PhysicsScene", **numbers)
        if not 1 <= self.ticks <= MOST_BAKED_TICKS or not 1 <= len(self.bodies) <= MOST_BODIES:
            raise ValueError(f"PhysicsScene(): 1 to {MOST_BODIES} bodies, 1 to {MOST_BAKED_TICKS:,} ticks")

    @cached_property
    def digest(self) -> str:
        """16 hex digits that change with the scene."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


class BakedTracks(msgspec.Struct, frozen=True):
    """What became of the bodies of a scene, tick by tick.

    Example:
        >>> tracks = BakedTracks("", [[(10, 20, 0), (12, 24, 64)]])
        >>> tracks.pose(0, 1), tracks.pose(0, 99), tracks.ticks
        (BakedPose(x=12, y=24, turn=64), BakedPose(x=12, y=24, turn=64), 2)
    """

    digest: str
    """That of the scene."""
    poses: list[list[tuple[int, int, int]]]
    """For each body, its poses by tick."""

    @property
    def ticks(self) -> int:
        """How long it goes on."""
        return len(self.poses[0])

    def pose(self, body: int, tick: int) -> BakedPose:
        """Return where a body is so many ticks after the beginning; before it and after its end it rests."""
        require_integers("BakedTracks.pose", body=body, tick=tick)
        track = self.poses[body]
        return BakedPose(*track[max(0, min(tick, len(track) - 1))])


@lru_cache(maxsize=64)
def bake(scene: PhysicsScene) -> BakedTracks:
    """Play a scene to its end and return its tracks, kept for the next call; for pictures, not for rules.

    Args:
        scene: The scene.

    Returns:
        The tracks: on one machine with one pymunk the same each time.

    Example:
        >>> ball = PhysicsBody((20, 0), (8, 0), bounce=80)
        >>> tracks = bake(PhysicsScene((ball,), 60, walls=((-50, 100, 250, 100),)))
        >>> tracks.pose(0, 0), max(y for _, y, _ in tracks.poses[0]) <= 100
        (BakedPose(x=20, y=0, turn=0), True)
    """
    import pymunk  # for the first thing that flies: a phone starts without it

    space = pymunk.Space()
    space.gravity = scene.gravity
    space.damping = 1 - scene.drag / 100
    space.iterations = 20
    for x, y, other_x, other_y in scene.walls:
        wall = pymunk.Segment(space.static_body, (x, y), (other_x, other_y), 1)
        wall.elasticity, wall.friction = scene.bounce / 100, 1
        space.add(wall)
    bodies = [_added(pymunk, space, body) for body in scene.bodies]
    poses: list[list[tuple[int, int, int]]] = [[] for _ in bodies]
    for _ in range(scene.ticks):
        for track, body in zip(poses, bodies, strict=True):
            x, y = body.position
            track.append((round(x), round(y), round(body.angle * _CIRCLE / _TURN) % _CIRCLE))
        for _ in range(_STEPS):
            space.step(1 / (60 * _STEPS))
    return BakedTracks(scene.digest, poses)


def _added(pymunk: Any, space: Any, spec: PhysicsBody) -> Any:
    """Add a body to a space, the first in the scene first: the order is part of what comes out."""
    width, height = spec.size
    moment = (
        pymunk.moment_for_box(spec.mass, spec.size) if height else pymunk.moment_for_circle(spec.mass, 0, width / 2)
    )
    body = pymunk.Body(body_type=pymunk.Body.STATIC) if spec.fixed else pymunk.Body(spec.mass, moment)
    body.position, body.angle = spec.at, spec.turn * _TURN / _CIRCLE
    if not spec.fixed:
        body.velocity, body.angular_velocity = spec.speed, spec.spin * _TURN / _CIRCLE
    shape = pymunk.Poly.create_box(body, spec.size) if height else pymunk.Circle(body, width / 2)
    shape.elasticity, shape.friction = spec.bounce / 100, spec.friction / 100
    space.add(body, shape)
    return body


def read_tracks(folder: Path, scenes: Mapping[str, PhysicsScene]) -> dict[str, BakedTracks]:
    """Read the tracks that were baked of a game's scenes: the same whole numbers on every machine, for its rules.

    Nothing is baked here, and pymunk is not loaded.

    Args:
        folder: The game's folder, which its `tracks.json` is in.
        scenes: The scenes by their names, `SCENES` of its physics.py.

    Raises:
        KeitaiError: The file is missing, damaged, or of other scenes; the message says how it is made.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> scenes = {"drop": PhysicsScene((PhysicsBody((20, 0), (8, 0)),), 60)}
        >>> with TemporaryDirectory() as folder:
        ...     _ = write_tracks(Path(folder), scenes)  # as the command does
        ...     read_tracks(Path(folder), scenes)["drop"].pose(0, 0)
        BakedPose(x=20, y=0, turn=0)
    """
    how = f"bake it: python -m {_COMMAND} {folder.name.replace('_', '-')}"
    try:
        tracks = msgspec.json.decode((folder / TRACKS).read_bytes(), type=dict[str, BakedTracks])
    except (OSError, msgspec.DecodeError):
        raise KeitaiError(f"{folder.name}: {TRACKS} cannot be read; {how}") from None
    other = [name for name, scene in scenes.items() if name not in tracks or tracks[name].digest != scene.digest]
    if other:
        raise KeitaiError(f"{folder.name}: {TRACKS} is of another scene {other[0]!r}; {how}")
    return tracks


def write_tracks(folder: Path, scenes: Mapping[str, PhysicsScene]) -> Path:
    """Bake a game's scenes into its `tracks.json`; those that have not changed stay as they were baked."""
    path = folder / TRACKS
    try:
        before = msgspec.json.decode(path.read_bytes(), type=dict[str, BakedTracks])
    except (OSError, msgspec.DecodeError):
        before = {}
    kept = {
        name: before[name] for name, scene in scenes.items() if name in before and before[name].digest == scene.digest
    }
    tracks = {name: kept.get(name) or bake(scene) for name, scene in sorted(scenes.items())}
    path.write_bytes(msgspec.json.encode(tracks) + b"\n")
    return path
