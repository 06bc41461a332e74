"""Particles in whole numbers: dust, sparks, petals. Seeded and bounded, plain data for a view's state."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from games.engine.integers import integers_only, require_integers
from keitai.common.rng import Rng

MOST_PARTICLES = 200
"""Particles of one cloud; the oldest go first."""
FINE = 256
"""Parts of a pixel that places and speeds are counted in."""
_SEED = Rng(2009, stream=71).save()

ParticleData = tuple[int, int, int, int, int, int, int]
"""x, y, speed to the right and down in 256ths of a pixel, age and length of life in ticks, number of the spray."""


@dataclass(frozen=True)
class Spray:
    """How the particles of one kind fly. A pair is the least and the most of what chance draws.

    Args:
        count: How many appear at once.
        right: Speed to the right, in 256ths of a pixel a tick.
        down: Speed down.
        life: Ticks until a particle is gone.
        gravity: By how much the speed down grows in each tick.
        drag: 256ths of the speed that are lost in each tick.
        spread: Pixels to each side within which they appear.

    Example:
        >>> dust = Spray(6, right=(-120, 40), down=(-160, -20), life=(10, 20), gravity=8)
        >>> dust.count
        6
    """

    count: int
    right: tuple[int, int] = (-256, 256)
    down: tuple[int, int] = (-256, 256)
    life: tuple[int, int] = (12, 24)
    gravity: int = 0
    drag: int = 0
    spread: int = 0

    def __post_init__(self) -> None:
        """Check the numbers.

        Raises:
            TypeError: One of them is not an int.
            ValueError: A pair begins with its greater number.
        """
        require_integers("Spray", **vars(self))
        for name in ("right", "down", "life"):
            least, most = getattr(self, name)
            if least > most:
                raise ValueError(f"Spray(): {name} is ({least}, {most}); the least comes first")


class Particles(msgspec.Struct):
    """Cloud of particles under way, and the state of their own chance, which no rule draws from.

    Example:
        >>> cloud, dust = Particles(), Spray(6, life=(10, 20))
        >>> spray(cloud, dust, 120, 200)
        >>> for tick in range(9):
        ...     advance_particles(cloud, [dust])
        >>> len(cloud.flying)
        6
    """

    flying: list[ParticleData] = []
    chance: tuple[int, int] = _SEED


@integers_only
def spray(cloud: Particles, kind: Spray, x: int, y: int, number: int = 0) -> None:
    """Let some particles appear.

    Args:
        cloud: Those that are under way.
        kind: How they fly.
        x: Where, in pixels.
        y: Pixels from the upper edge.
        number: Place of `kind` in the list that `advance_particles` and `draw_particles` are given.

    Example:
        >>> cloud = Particles()
        >>> for _ in range(100):
        ...     spray(cloud, Spray(9), 120, 200)
        >>> len(cloud.flying) == MOST_PARTICLES
        True
    """
    chance = Rng(0)
    chance.load(cloud.chance)
    for _ in range(kind.count):
        place = (x + chance.between(-kind.spread, kind.spread)) * FINE
        cloud.flying.append(
            (
                place,
                y * FINE,
                chance.between(*kind.right),
                chance.between(*kind.down),
                0,
                chance.between(*kind.life),
                number,
            )
        )
    del cloud.flying[:-MOST_PARTICLES]
    cloud.chance = chance.save()


def advance_particles(cloud: Particles, kinds: list[Spray] | tuple[Spray, ...]) -> None:
    """Advance a cloud by a tick: particles fly, fall, slow down, and are gone when their life is over.

    Args:
        cloud: Those that are under way.
        kinds: The sprays that their numbers stand for.

    Example:
        >>> cloud, drop = Particles(), Spray(1, right=(256, 256), down=(0, 0), gravity=64)
        >>> spray(cloud, drop, 10, 20)
        >>> advance_particles(cloud, [drop])
        >>> cloud.flying[0][:4]
        (2816, 5184, 256, 64)
    """
    moved = []
    for x, y, right, down, age, life, number in cloud.flying:
        if age + 1 < life:
            kind = kinds[number]
            down += kind.gravity
            right -= right * kind.drag // FINE
            down -= down * kind.drag // FINE
            moved.append((x + right, y + down, right, down, age + 1, life, number))
    cloud.flying = moved
