"""What flies when something goes wrong: a sandal, baked for pictures alone."""

from __future__ import annotations

from keitai.kit import PhysicsBody, PhysicsScene

SCENES = {
    "sandal": PhysicsScene(
        (
            PhysicsBody((0, -10), (13, 6), speed=(70, -330), spin=1400, bounce=50),
            PhysicsBody((-4, -6), (13, 6), speed=(-40, -270), spin=-1100, bounce=50),
        ),
        ticks=90,
        gravity=(0, 1000),
        walls=((-200, 14, 300, 14),),
    )
}
