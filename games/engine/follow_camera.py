"""Camera of a world that is larger than the picture: it follows, rests in a dead zone, and stays within bounds."""

from __future__ import annotations

import msgspec

from games.engine.integers import integers_only, require_integers
from handset.geometry import Rect


class FollowCamera(msgspec.Struct):
    """Point of the world that is looked at, in pixels; plain data for a view's state.

    It knows nothing of the picture's size, which differs from model to model: `seen` tells what is in it.

    Attributes:
        x: Pixels from the world's left edge.
        y: Pixels from its upper edge.

    Example:
        >>> camera = FollowCamera(100, 100)
        >>> follow(camera, (160, 104), zone=(40, 60))
        >>> camera
        FollowCamera(x=140, y=100)
        >>> seen(camera, 240, 280, Rect(0, 0, 2000, 280))
        Rect(x=20, y=0, width=240, height=280)
    """

    x: int = 0
    y: int = 0

    def __post_init__(self) -> None:
        """Check the numbers; raises TypeError."""
        require_integers("FollowCamera", x=self.x, y=self.y)


@integers_only
def follow(camera: FollowCamera, target: tuple[int, int], zone: tuple[int, int] = (0, 0), ease: int = 1) -> None:
    """Move a camera so that its target is in the dead zone, once for each tick.

    Args:
        camera: The camera.
        target: Where the hero is in the world.
        zone: Width and height of the dead zone round the middle, in which the hero moves and the camera does not.
        ease: The camera covers a part of what is missing, 1 in `ease`, and a pixel at least; 1 is at once.

    Example:
        >>> camera = FollowCamera(0, 0)
        >>> follow(camera, (90, 0), ease=4)
        >>> camera.x
        22
    """
    camera.x += _step(target[0] - camera.x, zone[0] // 2, ease)
    camera.y += _step(target[1] - camera.y, zone[1] // 2, ease)


@integers_only
def seen(camera: FollowCamera, width: int, height: int, bounds: Rect | None = None) -> Rect:
    """Return the part of the world that a picture of this size shows.

    Args:
        camera: The camera.
        width: Pixels of the picture's width.
        height: Pixels of its height.
        bounds: The world; a picture that is larger than it shows it in its middle. None is a world without end.

    Example:
        >>> seen(FollowCamera(1990, 90), 240, 280, Rect(0, 0, 2000, 200))
        Rect(x=1760, y=-40, width=240, height=280)
    """
    x, y = camera.x - width // 2, camera.y - height // 2
    if bounds is not None:
        x, y = _within(x, width, bounds.x, bounds.width), _within(y, height, bounds.y, bounds.height)
    return Rect(x, y, width, height)


def _step(missing: int, slack: int, ease: int) -> int:
    beyond = max(0, abs(missing) - slack)
    covered = min(beyond, max(1, beyond // max(1, ease)))
    return covered if missing > 0 else -covered


def _within(place: int, size: int, start: int, whole: int) -> int:
    if size >= whole:
        return start - (size - whole) // 2
    return max(start, min(place, start + whole - size))
