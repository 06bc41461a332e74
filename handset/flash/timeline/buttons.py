"""Buttons as they run: keys that reach them, the focus that wanders among them, and the actions of both.

Source: SWF File Format Specification 19, chapter 12 (Button events); Developing Flash Lite Applications (navigation).
"""

from __future__ import annotations

from collections.abc import Iterator

from handset.flash.swf.buttons import ButtonAction, ButtonCondition, ButtonState, DefineButton
from handset.flash.swf.geometry import AffineMatrix
from handset.flash.timeline.bounds import NOTHING, button_bounds, local_bounds, transformed
from handset.flash.timeline.clip_events import ClipEvent
from handset.flash.timeline.display_objects import DisplayObject
from handset.flash.timeline.stage import MovieStage, has_method, show_button_state

ROLL_OUT, ROLL_OVER, PRESS, RELEASE = range(4)
"""Indices of a button's sounds in its DefineButtonSound."""


FIRST_CLIP_BUTTONS = 6
"""First version whose clips may have the events of a button."""
CLIP_EVENTS = {
    ButtonCondition.IDLE_TO_OVER: ClipEvent.ROLL_OVER,
    ButtonCondition.OVER_TO_IDLE: ClipEvent.ROLL_OUT,
    ButtonCondition.OVER_TO_DOWN: ClipEvent.PRESS,
    ButtonCondition.DOWN_TO_OVER: ClipEvent.RELEASE,
}


def each_button(root: DisplayObject, *, with_clips: bool = False) -> Iterator[DisplayObject]:
    """Yield the buttons that can be seen, clip by clip from the lowest depth to the highest.

    Args:
        root: Clip that they stand on.
        with_clips: Whether clips are yielded too, each behind what stands on it.
    """
    if not root.visible:
        return
    for child in root.below():
        if isinstance(child.character, DefineButton) and child.visible:
            yield child
        yield from each_button(child, with_clips=with_clips)
        if with_clips and child.clip is not None and child.visible:
            yield child


def focusable_buttons(stage: MovieStage) -> list[DisplayObject]:
    """Return the buttons that the focus can rest on, in the order of the lines that they stand in, then from the left.

    A button that waits for keys alone, with nothing to press, is none of them; a clip with actions of a button is one.
    """
    found = [target for root in stage.roots for target in each_button(root, with_clips=True) if _can_be_pressed(target)]
    return sorted(found, key=_reading_place)


def press_key(stage: MovieStage, code: int) -> bool:
    """Let the first button or clip that waits for a key act; return whether one did."""
    for target in (each for root in stage.roots for each in each_button(root, with_clips=True)):
        actions = [action for action in _actions(target) if action.key_code == code]
        if actions:
            _enqueue(stage, target, actions)
            return True
        if stage.enqueue_key_press(target, code):
            return True
    return False


def move_focus(stage: MovieStage, focused: DisplayObject | None, step: int) -> DisplayObject | None:
    """Move the focus by a step among the buttons, round from the last to the first, and return the new one."""
    buttons = focusable_buttons(stage)
    if not buttons:
        return None
    places = [place for place, button in enumerate(buttons) if button is focused]
    following = buttons[(places[0] + step) % len(buttons)] if places else buttons[0 if step > 0 else -1]
    if following is not focused:
        roll_out(stage, focused)
        roll_over(stage, following)
    return following


def roll_over(stage: MovieStage, button: DisplayObject) -> None:
    """Show a button as focused, and run what it does when it is rolled over."""
    show_button_state(stage, button, ButtonState.OVER)
    _sound(stage, button, ROLL_OVER)
    _trigger(stage, button, ButtonCondition.IDLE_TO_OVER)


def roll_out(stage: MovieStage, button: DisplayObject | None) -> None:
    """Show a button as it is without the focus, and run what it does when it is rolled out."""
    if button is None or button.removed:
        return
    show_button_state(stage, button, ButtonState.UP)
    _sound(stage, button, ROLL_OUT)
    _trigger(stage, button, ButtonCondition.OVER_TO_IDLE)


def press(stage: MovieStage, button: DisplayObject) -> None:
    """Press the focused button."""
    show_button_state(stage, button, ButtonState.DOWN)
    _sound(stage, button, PRESS)
    _trigger(stage, button, ButtonCondition.OVER_TO_DOWN)


def release(stage: MovieStage, button: DisplayObject) -> None:
    """Let the pressed button go."""
    if button.button_state is ButtonState.DOWN:
        show_button_state(stage, button, ButtonState.OVER)
        _sound(stage, button, RELEASE)
        _trigger(stage, button, ButtonCondition.DOWN_TO_OVER)


def _sound(stage: MovieStage, button: DisplayObject, move: int) -> None:
    """Start the sound that a button has for a move."""
    own = button.movie.button_sounds.get(button.character.character_id if button.character is not None else 0)
    start = own.sounds[move] if own is not None and move < len(own.sounds) else None
    if start is not None:
        stage.sounds.append((button.movie, start))


def _can_be_pressed(target: DisplayObject) -> bool:
    if target.clip is None:
        return any(action.conditions for action in _actions(target))
    return target.movie.header.version >= FIRST_CLIP_BUTTONS and any(
        has_method(target, event.method) or any(action.events & event.bit for action in target.events)
        for event in CLIP_EVENTS.values()
    )


def _actions(button: DisplayObject) -> tuple[ButtonAction, ...]:
    return button.character.actions if isinstance(button.character, DefineButton) else ()


def _trigger(stage: MovieStage, button: DisplayObject, condition: ButtonCondition) -> None:
    if button.clip is not None:
        stage.enqueue_event(button, CLIP_EVENTS[condition])
    _enqueue(stage, button, [action for action in _actions(button) if action.conditions & condition])


def _enqueue(stage: MovieStage, button: DisplayObject, actions: list[ButtonAction]) -> None:
    """Let actions of a button wait; they belong to the clip that the button stands on."""
    holder = button.holder
    for action in actions:
        if holder is not None:
            stage.enqueue(holder, action.actions)


def _reading_place(button: DisplayObject) -> tuple[int, int]:
    box = local_bounds(button)
    if box == NOTHING and isinstance(button.character, DefineButton):
        box = button_bounds(button.character, button.movie, ButtonState.HIT)
    box = transformed(box, stage_matrix(button))
    return box.top, box.left


def stage_matrix(target: DisplayObject) -> AffineMatrix:
    """Return the matrix that carries an object's own coordinates onto the stage."""
    matrix = target.matrix
    parent = target.parent
    while parent is not None:
        matrix = parent.matrix.after(matrix)
        parent = parent.parent
    return matrix
