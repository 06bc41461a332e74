"""Two sheets on the table in the fans' wind, baked: a pymunk run kept as a table of poses. No score hangs on it."""

from __future__ import annotations

from functools import lru_cache

from games.wig.state import POWER, Fan

Pose = tuple[int, int, int]
"""Pixels aside and up or down from where the sheet lies, degrees clockwise."""

ANGLES = tuple(range(-36, 37, 6))
"""A sheet is drawn at these."""
_RISE, _LOOP, _SINK = 96, 48, 48
"""Ticks from the first breath of wind, the last of them again and again; ticks until it lies still."""
_HALF = 11
_GRAVITY = 500
_STILL: Pose = (0, 0, 0)


def pose_of(fan: Fan, side: int) -> Pose:
    """Return the pose (place and angle) at this tick of the sheet of paper before one side's fan (-1 left, 1 right)."""
    poses = flutter(side)
    if fan.on:
        place = fan.since if fan.since < _RISE else _RISE - _LOOP + (fan.since - _RISE) % _LOOP
        x, y, angle = poses[place]
        return x * fan.power // POWER, y * fan.power // POWER, angle * fan.power // POWER
    return poses[_RISE + fan.since] if fan.since < _SINK else _STILL


@lru_cache(maxsize=2)
def flutter(side: int) -> tuple[Pose, ...]:
    """Bake the poses of a sheet of paper while the fan blows on it, then while the wind dies down.

    The sheet is held at its far edge, as by the cup beside it; the wind comes in breaths under the near one.
    """
    import pymunk  # for the first gust: a phone starts without it

    space = pymunk.Space()
    space.gravity = (0, _GRAVITY)
    sheet = pymunk.Body(1, pymunk.moment_for_box(1, (2 * _HALF, 3)))
    shape = pymunk.Poly.create_box(sheet, (2 * _HALF, 3))
    table = pymunk.Segment(space.static_body, (-60, 5), (60, 5), 3)
    held = pymunk.PivotJoint(space.static_body, sheet, (-side * _HALF, 0), (-side * _HALF, 0))
    spring = pymunk.DampedRotarySpring(space.static_body, sheet, 0, 10_000, 500)
    space.add(sheet, shape)
    space.add(table)
    space.add(held)
    space.add(spring)
    poses = []
    for tick in range(_RISE + _SINK):
        if tick < _RISE:
            breath = 560 if tick % 16 < 8 else 300
            sheet.apply_force_at_local_point((-side * 40, -breath), (side * _HALF, 0))
        space.step(1 / 60)
        angle = round(sheet.angle * 180 / 3.14159265)
        poses.append((round(sheet.position.x), round(sheet.position.y), max(-36, min(36, angle))))
    return tuple(poses)
