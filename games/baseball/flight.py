"""A batted ball's flight, baked: a short pymunk run kept as a table of whole numbers. No score hangs on it."""

from __future__ import annotations

from functools import lru_cache

from games.baseball.field import FENCE
from games.baseball.state import Quality

Pose = tuple[int, int, int]
"""Decimetres from the plate, decimetres above the ground, angle of the seams (0, 45, 90 or 135)."""

BAT_HEIGHT = 1.0
TAIL = 130
"""Ticks of every flight after it has arrived."""
_APEX = {Quality.PERFECT: 24.0, Quality.GOOD: 7.0}
_WALL_HEIGHT = 9.0


@lru_cache(maxsize=32)
def flight(quality: Quality, ticks: int, reach: int, height: int) -> tuple[Pose, ...]:
    """Bake the poses of a batted ball tick by tick, by the physics engine.

    After `ticks` the ball is `reach` metres out and, if it flies, `height` metres high. A grounder bounces all the way.
    Beyond that time it falls, and bounces off the fence if it meets it.
    """
    import pymunk  # for the first ball in the air: a phone starts without it

    space = pymunk.Space()
    ground = pymunk.Segment(space.static_body, (-20, -2), (260, -2), 2)
    wall = pymunk.Segment(space.static_body, (FENCE + 1.4, 0), (FENCE + 1.4, _WALL_HEIGHT), 0.6)
    ground.elasticity, ground.friction = 0.62, 0.3
    wall.elasticity, wall.friction = 0.4, 0.2
    body = pymunk.Body(1, pymunk.moment_for_circle(1, 0, 0.5))
    ball = pymunk.Circle(body, 0.5)
    ball.elasticity, ball.friction = 0.9, 0.2
    seconds = ticks / 60
    if quality == Quality.OK:
        gravity, rise = 46.0, 11.0
        ball.friction = 0.0
    else:
        apex = _APEX[quality]
        # The gravity that takes the ball up to the apex and down to the height in the given time.
        up = apex - BAT_HEIGHT
        down = max(apex - height, 0.1)
        gravity = 2 * (up**0.5 + down**0.5) ** 2 / seconds**2
        rise = (2 * gravity * up) ** 0.5
    space.gravity = (0, -gravity)
    body.position = (0, BAT_HEIGHT)
    body.velocity = (reach / seconds, rise)
    body.angular_velocity = 21
    space.add(body, ball)
    space.add(ground)
    space.add(wall)
    poses: list[Pose] = []
    for _ in range(ticks + TAIL):
        space.step(1 / 120)
        space.step(1 / 120)
        angle = int(body.angle * 1.27324) % 4 * 45
        poses.append((round(body.position.x * 10), max(3, round(body.position.y * 10)), angle))
    return tuple(poses)
