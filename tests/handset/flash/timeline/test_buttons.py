"""Keys and the focus: who acts, in which state, in which order."""

from __future__ import annotations

from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.key_codes import DOWN, ENTER, UP, key_code, key_name
from handset.flash.swf.buttons import ButtonCondition, ButtonState
from handset.flash.trace import KeyInput, read_inputs, run_trace
from tests.handset.flash.running import RED, run


def say(text: str) -> str:
    return f'push "{text}"\ntrace'


def menu(*places: tuple[int, int]) -> MovieBuilder:
    """A movie with a button at each place that says what happens to it."""
    builder = MovieBuilder()
    square = builder.rectangle(0, 0, 20, 20, RED)
    for number, (x, y) in enumerate(places, 1):
        actions: dict[int | ButtonCondition, str] = {
            ButtonCondition.IDLE_TO_OVER: say(f"{number} over"),
            ButtonCondition.OVER_TO_IDLE: say(f"{number} out"),
            ButtonCondition.OVER_TO_DOWN: say(f"{number} press"),
            ButtonCondition.DOWN_TO_OVER: say(f"{number} release"),
        }
        builder.main.place(builder.button(square, actions), number, x, y, name=f"b{number}")
    builder.main.show_frame(3)
    return builder


def keys(*codes: int) -> list[KeyInput]:
    return [KeyInput(0, code, down) for code in codes for down in (True, False)]


def test_down_and_up_wander_in_reading_order_and_round() -> None:
    builder = menu((0, 50), (50, 0), (0, 0))
    lines = run(builder, 1, keys(DOWN, DOWN, DOWN, DOWN, UP))[1].lines
    assert lines == [*("3 over", "3 out", "2 over", "2 out", "1 over", "1 out", "3 over", "3 out", "1 over")]
    assert run(menu((0, 50), (50, 0)), 1, keys(UP))[1].lines == ["1 over"]


def test_enter_presses_and_releases_the_focused_button() -> None:
    player, device = run(menu((0, 0)), 1, [*keys(ENTER, DOWN), KeyInput(0, ENTER, True)])
    assert device.lines == ["1 over", "1 press"]
    assert player.focused is not None
    states = [player.focused.button_state]
    player.release(ENTER)
    states.append(player.focused.button_state)
    assert device.lines[2:] == ["1 release"]
    assert states == [ButtonState.DOWN, ButtonState.OVER]


def test_a_key_reaches_the_first_button_that_waits_for_it() -> None:
    builder = MovieBuilder()
    square = builder.rectangle(0, 0, 20, 20, RED)
    builder.main.place(builder.button(square, {ord("5"): say("first"), ENTER: say("enter")}), 1)
    builder.main.place(builder.button(square, {ord("5"): say("second"), DOWN: say("down")}), 2)
    builder.main.show_frame()
    player, device = run(builder, 1, keys(ord("5"), ENTER, DOWN, ord("9")))
    assert device.lines == ["first", "enter", "down"]
    assert player.focused is None


def test_a_button_inside_a_clip_acts_on_that_clip() -> None:
    builder = MovieBuilder()
    square = builder.rectangle(0, 0, 20, 20, RED)
    clip = builder.timeline()
    clip.place(builder.button(square, {ord("1"): "gotoFrame 1"}), 1)
    clip.actions("stop")
    clip.show_frame()
    clip.actions(say("inside"))
    clip.show_frame()
    builder.main.place(builder.sprite(clip), 1)
    builder.main.show_frame()
    assert run(builder, 1, keys(ord("1")))[1].lines == ["inside"]


def test_a_button_that_is_hidden_or_gone_has_no_say() -> None:
    hidden = menu((0, 0), (0, 50))
    hidden.main.remove(1)
    hidden.main.show_frame()
    lines = run_trace(hidden.movie(), 4, [KeyInput(0, DOWN, True), KeyInput(3, DOWN, True)])[1].lines
    assert lines == ["1 over", "2 over"]


def test_inputs_of_other_players_are_read() -> None:
    events = [
        {"type": "KeyDown", "key": "ArrowDown"},
        {"type": "Wait"},
        {"type": "MouseMove", "pos": [1, 2]},
        {"type": "KeyDown", "key": "Enter"},
        {"type": "KeyUp", "key": "Enter"},
    ]
    assert read_inputs(events) == [KeyInput(0, DOWN, True), KeyInput(1, ENTER, True), KeyInput(1, ENTER, False)]


def test_keys_have_names_and_codes() -> None:
    for code in (*range(1, 7), 8, *range(13, 20), *range(32, 127)):
        assert key_code(key_name(code)) == code
    assert key_code("Turbo") is None


def test_a_clip_of_swf_6_acts_and_takes_the_focus_as_a_button_does() -> None:
    builder = MovieBuilder(version=6)
    clip = builder.timeline()
    clip.place(builder.rectangle(0, 0, 20, 20, RED), 1)
    clip.show_frame()
    sprite = builder.sprite(clip)
    events = {1 << 10: say("press"), 1 << 11: say("release"), 1 << 13: say("over"), 1 << 14: say("out")}
    builder.main.place(sprite, 1, events=events)
    builder.main.place(sprite, 2, 0, 50, name="m")
    builder.main.actions(
        'push "m"\ngetVariable\npush "onPress"\ndefineFunction ""\npush "method"\ntrace\nendBlock\nsetMember'
    )
    builder.main.show_frame()
    lines = run(builder, 1, keys(DOWN, ENTER, DOWN, ENTER))[1].lines
    assert lines == ["over", "press", "release", "out", "method"]
