"""The wig's fall, baked: a short pymunk run kept as a table of whole-pixel poses. No score hangs on it."""

from __future__ import annotations

from functools import lru_cache

from games.wig.rules import CRASH

Pose = tuple[int, int, int]
"""x, y on the 240x280 field, degrees from 0 to 359."""

TABLE_Y = 240
"""Where things stand on the table."""
WIG, CUPS, PLATE, PAPERS = 0, (1, 2), 3, (4, 5)
"""Places in a tick's poses."""
RESTING: tuple[Pose, ...] = ((0, 0, 0), (82, TABLE_Y - 8, 0), (158, TABLE_Y - 8, 0), (120, TABLE_Y - 7, 0))
_GRAVITY = 1100
_SIZES = ((56, 36), (15, 15), (15, 15), (38, 13), (22, 3), (22, 3))
_WEIGHTS = (6, 1, 1, 2, 1, 1)


@lru_cache(maxsize=8)
def fall(side: int, ticks: int) -> tuple[tuple[Pose, ...], ...]:
    """Bake the poses of wig, cups, nameplate and papers for the `ticks` of the wig's fall to `side` (-1 left, 1 right).

    A pure function of its parameters: bodies are added in a fixed order, and the run is made at once.
    """
    import pymunk  # for the first fall: a phone starts without it

    space = pymunk.Space()
    space.gravity = (0, _GRAVITY)
    space.iterations = 20
    table = pymunk.Segment(space.static_body, (-200, TABLE_Y + 10), (440, TABLE_Y + 10), 10)
    table.elasticity, table.friction = 0.35, 0.8
    table.filter = pymunk.ShapeFilter(categories=0b01)
    space.add(table)
    starts = ((120 + side * 42, 118), *(pose[:2] for pose in RESTING[1:]), (88, TABLE_Y - 2), (152, TABLE_Y - 2))
    bodies = []
    for place, (start, size, weight) in enumerate(zip(starts, _SIZES, _WEIGHTS, strict=True)):
        body = pymunk.Body(weight, pymunk.moment_for_box(weight, size))
        body.position = start
        shape = pymunk.Poly.create_box(body, size, radius=1)
        shape.elasticity, shape.friction = 0.4, 0.6
        shape.filter = pymunk.ShapeFilter(categories=0b100)
        if place in PAPERS:  # sheets lie under the cups and hinder nothing but the table
            shape.filter = pymunk.ShapeFilter(categories=0b10, mask=0b01)
        space.add(body, shape)
        bodies.append(body)
    bodies[WIG].velocity = (side * 10, -110)
    bodies[WIG].angular_velocity = side * 4.5
    poses = []
    for tick in range(ticks):
        poses.append(tuple(_pose(body) for body in bodies))
        if tick == CRASH:
            _jolt(bodies, side)
        for body in (bodies[sheet] for sheet in PAPERS):
            body.velocity = body.velocity * 0.97
        space.step(1 / 60)
    return tuple(poses)


def _jolt(bodies: list, side: int) -> None:  # type: ignore[type-arg]
    """Throw the wig in over the table, which shakes: cups hop, the nameplate jumps, papers fly up."""
    bodies[WIG].velocity = (side * -85, -150)
    bodies[WIG].angular_velocity = side * -5
    for place, (vx, vy, spin) in ((1, (-30, -260, -7)), (2, (30, -260, 7)), (3, (side * -25, -150, side * -2))):
        bodies[place].velocity = (bodies[place].velocity.x + vx, vy)
        bodies[place].angular_velocity = spin
    for place, way in zip(PAPERS, (-1, 1), strict=True):
        bodies[place].velocity = (way * 60, -330)
        bodies[place].angular_velocity = way * 5


def _pose(body: object) -> Pose:
    x, y = body.position  # type: ignore[attr-defined]
    return round(x), round(y), round(body.angle * 180 / 3.14159265) % 360  # type: ignore[attr-defined]
