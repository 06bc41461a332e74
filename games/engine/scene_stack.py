"""Scenes inside a play, such as a choice, the run, its result: a small stack of names, plain data for a state."""

from __future__ import annotations

import msgspec

from handset.datafile import did_you_mean

MOST_SCENES = 8


class SceneStack(msgspec.Struct):
    """Stack of the scenes of a play; the top one is under way, those below wait for it to end.

    Attributes:
        scenes: Names of the scenes, the lowest first.
        since: Ticks that each has been the top one, `tick_scene` counts them.

    Example:
        >>> stack = SceneStack(["choice"], [0])
        >>> push_scene(stack, "run", ("choice", "run", "result"))
        >>> tick_scene(stack), stack.top, stack.age
        (None, 'run', 1)
        >>> pop_scene(stack)
        'run'
        >>> stack.top, stack.age
        ('choice', 0)
    """

    scenes: list[str]
    since: list[int] = msgspec.field(default_factory=lambda: [0])

    @property
    def top(self) -> str:
        """Name of the scene that is under way."""
        return self.scenes[-1]

    @property
    def age(self) -> int:
        """Ticks that the scene under way has had; those that it waited are not counted."""
        return self.since[-1]


def push_scene(stack: SceneStack, scene: str, known: tuple[str, ...]) -> None:
    """Begin a scene above the one that is under way, which waits.

    Raises:
        LookupError: The scene is not among those known.
        OverflowError: Too many wait already.

    Example:
        >>> push_scene(SceneStack(["run"], [0]), "shpo", ("run", "shop"))
        Traceback (most recent call last):
        LookupError: unknown scene 'shpo' (did you mean 'shop'?)
    """
    _check(scene, known)
    if len(stack.scenes) >= MOST_SCENES:
        raise OverflowError(f"{MOST_SCENES} scenes are open; replace_scene goes from one to the next")
    stack.scenes.append(scene)
    stack.since.append(0)


def replace_scene(stack: SceneStack, scene: str, known: tuple[str, ...]) -> None:
    """End the scene that is under way and begin another in its place.

    Raises:
        LookupError: The scene is not among those known.

    Example:
        >>> stack = SceneStack(["choice"], [40])
        >>> replace_scene(stack, "run", ("choice", "run"))
        >>> stack
        SceneStack(scenes=['run'], since=[0])
    """
    _check(scene, known)
    stack.scenes[-1], stack.since[-1] = scene, 0


def pop_scene(stack: SceneStack) -> str:
    """End the scene that is under way, return its name, and go on with the one below.

    Raises:
        LookupError: It is the only one.

    Example:
        >>> pop_scene(SceneStack(["run"], [0]))
        Traceback (most recent call last):
        LookupError: 'run' is the only scene; a play ends by its `over`
    """
    if len(stack.scenes) == 1:
        raise LookupError(f"{stack.top!r} is the only scene; a play ends by its `over`")
    stack.since.pop()
    return stack.scenes.pop()


def tick_scene(stack: SceneStack) -> None:
    """Count a tick of the scene that is under way, once for each tick of the play.

    Example:
        >>> stack = SceneStack(["run"], [0])
        >>> tick_scene(stack)
        >>> stack.age
        1
    """
    stack.since[-1] += 1


def _check(scene: str, known: tuple[str, ...]) -> None:
    if scene not in known:
        raise LookupError(f"unknown scene {scene!r}{did_you_mean(scene, list(known))}")
