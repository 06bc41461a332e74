"""The eraser's flight, baked: a short pymunk run kept as a table of whole-pixel poses. No score hangs on it."""

from __future__ import annotations

from functools import lru_cache

Pose = tuple[int, int, int, int]
"""x, y on the 240x280 field, angle (0, 45, 90 or 135), size 1-6."""

DRAWN_BACK = 4
"""Ticks for which his arm is drawn back, the eraser in its hand: it flies from then on."""
HAND = (25, 56)
"""Where the eraser leaves his hand, from the place where he stands."""
FOREHEAD = (120, 252)


@lru_cache(maxsize=16)
def flight(throw: int, ticks: int, thrower: int) -> tuple[Pose, ...]:
    """Bake the thrown eraser's poses from the throw to the hit after `ticks`, and on while it falls.

    It leaves the hand of a teacher who stands at `thrower` after `DRAWN_BACK` ticks. A pure function of its parameters.
    """
    import pymunk  # for the first thing that flies: a phone starts without it

    space = pymunk.Space()
    space.gravity = (0, 1500)
    body = pymunk.Body(1, pymunk.moment_for_box(1, (40, 26)))
    shape = pymunk.Poly.create_box(body, (40, 26))
    shape.elasticity = 0.5
    shape.friction = 0.6
    face = pymunk.Segment(space.static_body, (20, FOREHEAD[1] + 22), (220, FOREHEAD[1] + 22), 6)
    face.elasticity = 0.55
    face.friction = 0.7
    side = 1 if throw % 2 else -1
    seconds = (ticks - DRAWN_BACK) / 60
    hand = (thrower + HAND[0], HAND[1])
    body.position = hand
    drift = FOREHEAD[0] + side * (6 + throw * 5 % 11) - hand[0]
    rise = (FOREHEAD[1] - hand[1]) / seconds - 1500 * seconds / 2
    body.velocity = (drift / seconds, rise)
    body.angular_velocity = side * (9 + throw * 7 % 6)
    space.add(body, shape)
    space.add(face)
    poses: list[Pose] = [(*hand, 0, 1)] * DRAWN_BACK
    for tick in range(DRAWN_BACK, ticks + 26):
        if tick == ticks:
            body.velocity = (side * 130, -330)
        angle = round(body.angle * 180 / 3.14159265 / 45) * 45 % 180
        size = 1 + min(5, tick * 5 // ticks) if tick <= ticks else max(2, 6 - (tick - ticks) // 5)
        poses.append((round(body.position.x), round(body.position.y), angle, size))
        if tick >= ticks:
            space.remove(face) if face in space.shapes else None
        space.step(1 / 60)
    return tuple(poses)
