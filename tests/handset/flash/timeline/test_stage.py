"""Clips frame by frame: the order of actions, jumps, display lists."""

from __future__ import annotations

from handset.flash.assembler.movie_builder import MovieBuilder, TimelineBuilder
from handset.flash.timeline.display_objects import DisplayObject
from handset.flash.timeline.stage import MAX_NESTING, MAX_OBJECTS
from tests.handset.flash.running import RED, run


def say(text: str) -> str:
    return f'push "{text}"\ntrace'


def speaking(builder: MovieBuilder, name: str, frames: int = 2) -> int:
    """Define a clip that says each of its frames."""
    clip = builder.timeline()
    for number in range(1, frames + 1):
        clip.actions(say(f"{name} {number}"))
        clip.show_frame()
    return builder.sprite(clip)


def depths(clip: DisplayObject) -> dict[int, str]:
    assert clip.clip is not None
    return {depth: child.name for depth, child in clip.clip.children.items()}


def test_clips_run_round_and_the_newest_goes_first() -> None:
    builder = MovieBuilder()
    first, second = speaking(builder, "a"), speaking(builder, "b")
    builder.main.place(first, 1, name="a")
    builder.main.place(second, 2, name="b")
    builder.main.actions(say("main"))
    builder.main.show_frame()
    lines = run(builder, 3)[1].lines
    assert lines == ["a 1", "b 1", "main", "b 2", "a 2", "b 1", "a 1"]


def test_a_movie_of_several_frames_begins_anew_and_keeps_what_stayed() -> None:
    builder = MovieBuilder()
    clip = speaking(builder, "clip", 5)
    builder.main.place(clip, 1, name="stays")
    builder.main.actions(say("one"))
    builder.main.show_frame()
    builder.main.actions(say("two"))
    builder.main.place(builder.rectangle(0, 0, 9, 9, RED), 2)
    builder.main.show_frame()
    player, device = run(builder, 4)
    assert device.lines == ["clip 1", "one", "clip 2", "two", "clip 3", "one", "clip 4", "two"]
    assert depths(player.stage.root) == {1: "stays", 2: ""}


def test_a_jump_forward_runs_the_actions_of_its_end_alone() -> None:
    builder = MovieBuilder()
    passed, kept = speaking(builder, "passed"), speaking(builder, "kept")
    builder.main.actions(f"{say('start')}\ngotoFrame 3\n{say('behind the jump')}")
    builder.main.show_frame()
    builder.main.place(passed, 1, name="passed")
    builder.main.place(kept, 2, name="kept")
    builder.main.actions(say("between"))
    builder.main.show_frame()
    builder.main.remove(1)
    builder.main.show_frame()
    builder.main.move(2, 30, 40)
    builder.main.actions(say("end"))
    builder.main.show_frame()
    player, device = run(builder)
    assert device.lines == ["start", "behind the jump", "kept 1", "end"]
    kept_object = player.stage.root.clip and player.stage.root.clip.children[2]
    assert kept_object
    assert kept_object.matrix[4:] == (600, 800)


def test_a_jump_back_takes_away_what_came_later_and_keeps_the_rest() -> None:
    builder = MovieBuilder()
    early, late = speaking(builder, "early", 9), speaking(builder, "late", 9)
    builder.main.place(early, 1, 5, 5, name="early")
    builder.main.show_frame()
    builder.main.move(1, 50, 50)
    builder.main.place(late, 2, name="late")
    builder.main.show_frame()
    builder.main.actions("gotoFrame 0")
    builder.main.show_frame()
    player, device = run(builder, 4)
    assert depths(player.stage.root) == {1: "early"}
    assert device.lines == ["early 1", "early 2", "late 1", "late 2", "early 3", "early 4"]
    assert player.stage.root.clip
    assert player.stage.root.clip.children[1].matrix[4:] == (100, 100)


def test_goto_by_label_number_and_path() -> None:
    builder = MovieBuilder()
    clip = builder.timeline()
    clip.actions("stop")
    clip.show_frame()
    clip.label("Win")
    clip.actions(say("won"))
    clip.show_frame()
    builder.main.place(builder.sprite(clip), 1, name="mc")
    builder.main.actions('stop\npush "/mc:win"\ngotoFrame2 0')
    builder.main.show_frame()
    builder.main.label("end")
    builder.main.actions(say("the end"))
    builder.main.show_frame()
    assert run(builder)[1].lines == ["won"]
    for frame, expected in (('"END"', 1), ("1", 0), ('"2"', 1), ('"nowhere"', 0), ('"9"', 1)):
        other = MovieBuilder()
        other.main.actions(f"stop\npush {frame}\ngotoFrame2 0")
        other.main.show_frame()
        other.main.label("end")
        other.main.show_frame()
        root = run(other)[0].stage.root
        assert root.clip
        assert root.clip.frame == expected, frame


def test_call_runs_a_frame_where_it_stands() -> None:
    builder = MovieBuilder()
    builder.main.actions(f'stop\npush "sub"\ncall\n{say("after")}')
    builder.main.show_frame()
    builder.main.label("sub")
    builder.main.actions(say("inside"))
    builder.main.show_frame()
    player, device = run(builder, 2)
    assert device.lines == ["inside", "after"]
    assert player.stage.root.clip
    assert player.stage.root.clip.frame == 0


def test_a_frame_that_calls_itself_ends() -> None:
    builder = MovieBuilder()
    builder.main.label("me")
    builder.main.actions('push "n" "n"\ngetVariable\npush 1\nadd\nsetVariable\npush "me"\ncall')
    builder.main.show_frame()
    player, _ = run(builder)
    assert player.fault == ""


def test_clips_are_duplicated_and_removed() -> None:
    builder = MovieBuilder()
    builder.main.place(speaking(builder, "clip", 1), 3, 10, 20, name="mc")
    builder.main.actions(
        'push "/mc" "copy" 16385\ncloneSprite\npush "/mc" "again" 16385\ncloneSprite\npush "mc"\nremoveSprite'
    )
    builder.main.show_frame()
    player, device = run(builder)
    assert depths(player.stage.root) == {3: "mc", 16385: "again"}
    assert device.lines == ["clip 1", "clip 1"]
    assert player.stage.root.clip
    assert player.stage.root.clip.children[16385].matrix[4:] == (200, 400)
    assert len([clip for clip in player.stage.clips if not clip.removed]) == 3


def test_what_an_action_moved_its_time_line_moves_no_more() -> None:
    builder = MovieBuilder()
    builder.main.place(speaking(builder, "clip", 1), 1, name="mc")
    builder.main.actions('push "/mc" 0 77\nsetProperty')
    builder.main.show_frame()
    builder.main.move(1, 5, 5)
    builder.main.show_frame()
    root = run(builder, 2)[0].stage.root
    assert root.clip
    assert root.clip.children[1].matrix.tx == 77 * 20


def test_a_movie_that_multiplies_for_ever_stays_within_its_bounds() -> None:
    builder = MovieBuilder()
    clip = builder.timeline()
    clip.show_frame()
    builder.main.place(builder.sprite(clip), 1, name="mc")
    builder.main.actions(
        'push "n" 0\nsetVariable\nagain:\npush "/mc" "c" "n"\ngetVariable\npush 16384\nadd\ncloneSprite\n'
        'push "n" "n"\ngetVariable\npush 1\nadd\nsetVariable\npush "n"\ngetVariable\npush 9000\nless\nif again'
    )
    builder.main.show_frame()
    player, _ = run(builder)
    assert player.stage.object_count == MAX_OBJECTS
    assert player.fault == ""


def test_a_clip_inside_itself_ends() -> None:
    builder = MovieBuilder()
    inner = TimelineBuilder(4)
    inner.place(1, 1)
    inner.show_frame()
    builder.main.place(builder.sprite(inner), 1)
    builder.main.show_frame()
    player, _ = run(builder)
    found, nested = player.stage.root, 0
    while found.clip is not None and found.clip.children:
        found, nested = found.clip.children[1], nested + 1
    assert nested == MAX_NESTING


def test_what_is_placed_where_something_stands_is_left_out_from_swf_6_on() -> None:
    for version, name in ((4, "second"), (5, "second"), (6, "first"), (7, "first")):
        builder = MovieBuilder(version=version)
        clip = builder.timeline()
        clip.show_frame()
        sprite = builder.sprite(clip)
        builder.main.place(sprite, 1, name="first")
        builder.main.show_frame()
        builder.main.place(sprite, 1, name="second")
        builder.main.actions("stop")
        builder.main.show_frame()
        assert depths(run(builder, 2)[0].stage.root) == {1: name}, version
