"""Keys and the focus: who acts, in which state, in which order."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.key_codes import DOWN, ENTER, UP, key_code, key_name
from handset.flash.snapshot import load_player, save_player
from handset.flash.swf.buttons import ButtonCondition, ButtonState, DefineButton
from handset.flash.swf.placement import PlaceObject
from handset.flash.swf.timeline_tags import MovieFrame
from handset.flash.timeline.buttons import each_button
from handset.flash.timeline.stage import MAX_OBJECTS
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


def living() -> MovieBuilder:
    """A movie with two buttons that show a clip of three frames each while idle, and another while focused."""
    builder = MovieBuilder()
    for number, y in ((1, 0), (2, 40)):
        looks = []
        for word in ("idle", "lit"):
            clip = builder.timeline()
            clip.place(builder.rectangle(0, 0, 20, 20, RED), 1)
            for frame in (1, 2, 3):
                clip.actions(say(f"{number} {word} {frame}"))
                clip.show_frame()
            looks.append(builder.sprite(clip))
        button = builder.button(looks[0], {ButtonCondition.OVER_TO_DOWN: say(f"press {number}")}, over=looks[1])
        builder.main.place(button, number, 0, y)
    builder.main.show_frame(9)
    return builder


def test_clips_in_buttons_play_and_begin_anew_with_their_state() -> None:
    lines = run(living(), 4, [KeyInput(1, DOWN, True), KeyInput(2, DOWN, True)])[1].lines
    first = [line for line in lines if line.startswith("1")]
    second = [line for line in lines if line.startswith("2")]
    assert first == ["1 idle 1", "1 idle 2", "1 lit 1", "1 lit 2", "1 idle 1", "1 idle 2"]
    assert second == ["2 idle 1", "2 idle 2", "2 idle 3", "2 lit 1", "2 lit 2"]


def test_a_clip_that_a_button_shows_in_several_states_runs_on() -> None:
    lines = run(living(), 4, [KeyInput(0, DOWN, True), KeyInput(1, ENTER, True), KeyInput(2, ENTER, False)])[1].lines
    assert [line for line in lines if "lit" in line] == ["1 lit 1", "1 lit 2", "1 lit 3", "1 lit 1"]


def test_a_saved_movie_has_the_clips_in_its_buttons_where_they_were() -> None:
    for frames in range(1, 6):
        player, device = run(living(), frames, [KeyInput(1, DOWN, True)])
        saved = save_player(player)
        again = load_player(living().movie(), saved, device)
        assert save_player(again) == saved, frames
        ends = []
        for each in (player, again):
            device.lines.clear()
            each.press(DOWN)
            each.step_frame()
            ends.append((list(device.lines), save_player(each)))
        assert ends[0] == ends[1], frames


def test_a_state_from_before_buttons_lived_shows_them_again() -> None:
    player, device = run(living(), 1)
    state = msgspec.msgpack.decode(save_player(player))
    for button in state[0][-3][4]:
        button[-1] = None
    again = load_player(living().movie(), msgspec.msgpack.encode(state), device)
    assert [len(each.parts or {}) for each in each_button(again.stage.root)] == [1, 1]


def test_a_button_in_a_button_and_in_its_clips_hears_its_keys() -> None:
    builder = MovieBuilder()
    square = builder.rectangle(0, 0, 20, 20, RED)
    inner = builder.button(square, {ord("1"): say("inner")})
    clip = builder.timeline()
    clip.place(builder.button(square, {ord("2"): say("in a clip")}), 1)
    clip.show_frame()
    builder.main.place(builder.button(inner, {ord("3"): say("outer")}), 1)
    builder.main.place(builder.button(builder.sprite(clip), {}), 2)
    builder.main.show_frame()
    assert run(builder, 1, keys(ord("1"), ord("2"), ord("3")))[1].lines == ["inner", "in a clip", "outer"]


def test_a_button_that_contains_itself_comes_to_an_end() -> None:
    builder = MovieBuilder()
    square = builder.rectangle(0, 0, 20, 20, RED)
    number = builder.button(square, {ord("1"): say("here")})
    movie = builder.movie()
    own = movie.characters[number]
    assert isinstance(own, DefineButton)
    parts = tuple(replace(part, character_id=number, depth=depth) for part in own.characters for depth in (1, 2))
    builder.define(replace(own, characters=parts))
    movie = replace(movie, characters={**movie.characters, number: replace(own, characters=parts)})
    frames = (MovieFrame((PlaceObject(1, number),)),)
    player, device = run_trace(replace(movie, frames=frames), 2, keys(ord("1")))
    assert device.lines == ["here"]
    assert 0 < player.stage.object_count <= MAX_OBJECTS


def test_buttons_that_show_nothing_are_reached_in_the_order_of_their_places() -> None:
    builder = MovieBuilder()
    square = builder.rectangle(0, 0, 20, 20, RED)
    for number, y in enumerate((80, 0, 40), 1):
        button = builder.button(square, {ButtonCondition.IDLE_TO_OVER: say(str(number))})
        builder.main.place(button, number, 0, y)
    builder.main.show_frame()
    movie = builder.movie()
    bare = {
        number: replace(each, characters=tuple(part for part in each.characters if part.states == ButtonState.HIT))
        for number, each in movie.characters.items()
        if isinstance(each, DefineButton)
    }
    blind = replace(movie, characters={**movie.characters, **bare})
    assert run_trace(blind, 1, keys(DOWN, DOWN, DOWN))[1].lines == ["2", "3", "1"]
