"""Scenes of a play: the top one counts its ticks, those below wait."""

from __future__ import annotations

import msgspec
import pytest

from games.engine.scene_stack import MOST_SCENES, SceneStack, pop_scene, push_scene, replace_scene, tick_scene

KNOWN = ("choice", "run", "result")


def test_the_top_scene_counts_and_the_others_wait() -> None:
    stack = SceneStack(["choice"])
    for _ in range(3):
        tick_scene(stack)
    push_scene(stack, "run", KNOWN)
    assert (stack.top, stack.age) == ("run", 0)
    tick_scene(stack)
    replace_scene(stack, "result", KNOWN)
    tick_scene(stack)
    tick_scene(stack)
    assert (stack.top, stack.age) == ("result", 2)
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(stack), type=SceneStack)
    assert again == stack
    assert pop_scene(again) == "result"
    assert (again.top, again.age) == ("choice", 3)
    assert SceneStack(["run"]).since is not SceneStack(["run"]).since


def test_faults_are_told() -> None:
    stack = SceneStack(["run"])
    for call in (push_scene, replace_scene):
        with pytest.raises(LookupError, match=r"unknown scene 'rnu' \(did you mean 'run'\?\)"):
            call(stack, "rnu", KNOWN)
    with pytest.raises(LookupError, match="'run' is the only scene"):
        pop_scene(stack)
    for _ in range(MOST_SCENES - 1):
        push_scene(stack, "run", KNOWN)
    with pytest.raises(OverflowError, match="8 scenes are open"):
        push_scene(stack, "run", KNOWN)
