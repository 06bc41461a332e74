"""The wig's falls, baked: short pymunk runs kept as tables of whole-pixel poses. No score hangs on them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from games.wig.rules import CRASHES

if TYPE_CHECKING:
    import pymunk

Pose = tuple[int, int, int]
"""x, y on the 240x280 field, degrees from 0 to 359."""
Throw = tuple[int, int, int]
"""Speed aside and down in pixels a second, and spin in tenths of a radian a second; mirrored on the left side."""

TABLE_Y = 240
"""Where things stand on the table."""
WIG, CUPS, PLATE, PAPERS = 0, (1, 2), 3, (4, 5)
"""Places in a tick's poses."""
RESTING: tuple[Pose, ...] = ((0, 0, 0), (82, TABLE_Y - 8, 0), (158, TABLE_Y - 8, 0), (120, TABLE_Y - 7, 0))
KINDS = range(len(CRASHES))
_GRAVITY = 1100
_START, _HEIGHT = (42, 118), 34
_SIZES = ((56, 36), (15, 15), (15, 15), (38, 13), (22, 3), (22, 3))
_WEIGHTS = (6, 1, 1, 2, 1, 1)


@dataclass(frozen=True)
class _FallSpec:
    """How the wig flies, and what it does where it lands; the far cup is the one on the other side."""

    aside: int
    """Pixels that it flies outward until it lands."""
    spin: int
    wig: Throw
    near_cup: Throw
    far_cup: Throw
    plate: Throw
    sheets: int
    """How fast the two sheets fly up, pixels a second."""
    grip: int = 60
    """The wig's friction, per cent: a slippery one rolls on."""


_FALLS = (
    # It slides off and is thrown in over the table.
    _FallSpec(4, 45, (-85, -150, -50), (30, -260, 70), (-30, -260, -70), (-25, -150, -20), 330),
    # A somersault, high into the air.
    _FallSpec(-26, 100, (-40, -190, -80), (60, -340, 110), (-60, -300, -90), (10, -220, 50), 420),
    # It sails over to the other side, and only the cup there flies.
    _FallSpec(-84, 24, (-30, -80, 30), (0, 0, 0), (-110, -330, -120), (-40, -60, -10), 160),
    # It rolls along the table and takes along what stands there.
    _FallSpec(8, 70, (-150, -30, -90), (-60, -60, -40), (-50, -90, -60), (-70, -110, -40), 90, 20),
    # Straight down onto the nameplate, which flies up.
    _FallSpec(-38, -14, (-15, -70, 12), (20, -120, 20), (-20, -120, -20), (25, -400, 130), 200),
)


@lru_cache(maxsize=2 * len(CRASHES))
def fall(side: int, kind: int, ticks: int) -> tuple[tuple[Pose, ...], ...]:
    """Bake the poses of wig, cups, nameplate and papers for the `ticks` of a fall to `side` (-1 left, 1 right).

    A pure function of its parameters: bodies are added in a fixed order, and the run is made at once.
    """
    spec, crash = _FALLS[kind], CRASHES[kind]
    space = _room()
    bodies = _add_bodies(space, side, spec)
    seconds = crash / 60
    down = (TABLE_Y - _HEIGHT - _START[1]) / seconds - _GRAVITY * seconds / 2
    bodies[WIG].velocity = (side * spec.aside / seconds, down)
    bodies[WIG].angular_velocity = side * spec.spin / 10
    poses = []
    for tick in range(ticks):
        poses.append(tuple(_pose(body) for body in bodies))
        if tick == crash:
            _jolt(bodies, side, spec)
        for body in (bodies[sheet] for sheet in PAPERS):
            body.velocity = body.velocity * 0.97
        space.step(1 / 60)
    return tuple(poses)


def _room() -> pymunk.Space:
    """Make the space of a fall: gravity, the table's top and the picture's two sides."""
    import pymunk  # for the first fall: a phone starts without it

    space = pymunk.Space()
    space.gravity = (0, _GRAVITY)
    space.iterations = 20
    for start, end in (((-200, TABLE_Y + 10), (440, TABLE_Y + 10)), ((26, 0), (26, 300)), ((214, 0), (214, 300))):
        edge = pymunk.Segment(space.static_body, start, end, 10)
        edge.elasticity, edge.friction = 0.35, 0.8
        edge.filter = pymunk.ShapeFilter(categories=0b01)
        space.add(edge)
    return space


def _add_bodies(space: pymunk.Space, side: int, spec: _FallSpec) -> list[pymunk.Body]:
    """Add wig, cups, nameplate and papers where they are before the fall, in the order of their places."""
    import pymunk  # a game starts without it

    starts = (
        (120 + side * _START[0], _START[1]),
        *(pose[:2] for pose in RESTING[1:]),
        (88, TABLE_Y - 2),
        (152, TABLE_Y - 2),
    )
    bodies = []
    for place, (start, size, weight) in enumerate(zip(starts, _SIZES, _WEIGHTS, strict=True)):
        body = pymunk.Body(weight, pymunk.moment_for_box(weight, size))
        body.position = start
        shape = pymunk.Poly.create_box(body, size, radius=1)
        shape.elasticity, shape.friction = 0.4, spec.grip / 100 if place == WIG else 0.6
        shape.filter = pymunk.ShapeFilter(categories=0b100)
        if place in PAPERS:  # sheets lie under the cups and hinder nothing but the table
            shape.filter = pymunk.ShapeFilter(categories=0b10, mask=0b01)
        space.add(body, shape)
        bodies.append(body)
    return bodies


def _jolt(bodies: list[pymunk.Body], side: int, spec: _FallSpec) -> None:
    """Throw what is on the table as the wig lands: cups hop, the nameplate jumps, papers fly up."""
    near, far = CUPS if side < 0 else CUPS[::-1]
    for place, (aside, down, spin) in (
        (WIG, spec.wig),
        (near, spec.near_cup),
        (far, spec.far_cup),
        (PLATE, spec.plate),
    ):
        if aside or down:
            bodies[place].velocity = (side * aside, down)
            bodies[place].angular_velocity = side * spin / 10
    for place, way in zip(PAPERS, (-1, 1), strict=True):
        bodies[place].velocity = (way * 60, -spec.sheets)
        bodies[place].angular_velocity = way * 5


def _pose(body: object) -> Pose:
    x, y = body.position  # type: ignore[attr-defined]
    return round(x), round(y), round(body.angle * 180 / 3.14159265) % 360  # type: ignore[attr-defined]
