"""Movies and variables that are loaded later: into clips, into levels, replaced, dropped, saved."""

from __future__ import annotations

from collections.abc import Callable

from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.player import MoviePlayer
from handset.flash.snapshot import load_player, save_player
from handset.flash.swf.movie import parse_movie
from handset.flash.timeline.loading import MAX_LEVELS, target_path
from handset.flash.trace import run_trace
from tests.handset.flash.running import RED

EACH = 'push "{}"\ntrace'


def part(word: str, version: int = 4) -> bytes:
    """A movie of two frames that says a word and its frame, keeps a variable, and has a clip of its own."""
    builder = MovieBuilder(version=version)
    clip = builder.timeline()
    clip.place(builder.rectangle(0, 0, 10, 10, RED), 1)
    clip.show_frame()
    builder.main.place(builder.sprite(clip), 1, name="inner")
    builder.main.actions(f'push "own" "{word}"\nsetVariable\npush "{word} 1"\ntrace')
    builder.main.show_frame()
    builder.main.actions(f'push "{word} 2"\ntrace\nstop')
    builder.main.show_frame()
    return builder.assemble()


def loading(*frames: str, version: int = 4) -> bytes:
    """A movie with a clip `holder` whose frames are these actions; it stops on the last."""
    builder = MovieBuilder(version=version)
    clip = builder.timeline()
    clip.place(builder.rectangle(0, 0, 10, 10, RED), 1)
    clip.show_frame()
    builder.main.place(builder.sprite(clip), 1, 30, 40, name="holder")
    for number, source in enumerate(frames, 1):
        builder.main.actions(source + ("\nstop" if number == len(frames) else ""))
        builder.main.show_frame()
    return builder.assemble()


def load(url: str, target: str) -> str:
    return f'push "{url}" "{target}"\ngetURL2 64'


FILES: dict[str, bytes] = {
    "a.swf": part("a"),
    "b.swf": part("b", version=5),
    "bad.swf": b"FWS\x04",
    "v.txt": b"score=12&name=%82%a0",
}
fetch: Callable[[str], bytes | None] = FILES.get


def play(data: bytes, frames: int) -> tuple[MoviePlayer, list[str]]:
    player, device = run_trace(parse_movie(data), frames, fetch=fetch)
    return player, device.lines


def test_a_clip_is_filled_in_place_and_runs_as_a_movie_of_its_own() -> None:
    for target in ("/holder", "holder", "_level0/holder", "/:holder"):
        player, lines = play(loading(load("a.swf", target), "", ""), 4)
        assert lines == ["a 1", "a 2"], target
        root = player.stage.root.clip
        assert root is not None
        holder = root.children[1]
        assert holder.clip is not None
        assert [child.name for child in holder.clip.children.values()] == ["inner"]
        assert holder.matrix[4:] == (600, 800)
        assert player.movie_variable("/holder:own") == "a", target


def test_levels_stand_above_one_another_and_are_found_by_their_names() -> None:
    asks = 'push "_level2:own"\ngetVariable\ntrace\npush "_level3:own"\ngetVariable\ntrace'
    player, lines = play(loading('getURL "a.swf" "_level2"', 'getURL "b.swf" "_level3"', "", asks), 4)
    assert [line for line in lines if " " not in line] == ["a", "b"]
    assert [root.level for root in player.stage.roots] == [0, 2, 3]
    assert target_path(player.stage.roots[1], "inner") == "_level2/inner"


def test_a_movie_that_replaces_the_whole_stage_goes_on_alone() -> None:
    player, lines = play(loading('getURL "a.swf" "_level0"', 'push "old"\ntrace', ""), 5)
    assert lines == ["a 1", "a 2"]
    root = player.stage.root.clip
    assert root is not None
    assert [child.name for child in root.children.values()] == ["inner"]


def test_what_was_loaded_is_dropped() -> None:
    drop_clip, drop_level = 'push "" "/holder"\ngetURL2 64', 'getURL "" "_level1"'
    both = f'{load("a.swf", "/holder")}\ngetURL "b.swf" "_level1"'
    player, _ = play(loading(both, "", f"{drop_clip}\n{drop_level}"), 3)
    assert [root.level for root in player.stage.roots] == [0]
    assert player.stage.loaded == []
    root = player.stage.root.clip
    assert root is not None
    assert root.children[1].clip is not None
    assert root.children[1].clip.children == {}


def test_what_does_not_come_or_cannot_be_read_changes_nothing() -> None:
    for url, notes in (("missing.swf", 0), ("bad.swf", 1), ("v.txt", 1)):
        player, lines = play(loading(load(url, "/holder"), "", ""), 4)
        root = player.stage.root.clip
        assert root is not None
        assert root.children[1].clip is not None
        assert (lines, len(root.children[1].clip.children), len(player.notes)) == ([], 1, notes), url


def test_variables_go_into_the_clip_that_they_were_asked_for() -> None:
    for target, path in (("", "/"), ("/holder", "/holder"), ("_level0", "/"), ("holder", "/holder")):
        player, _ = play(loading(f'push "v.txt" "{target}"\ngetURL2 128', ""), 3)
        assert player.movie_variable(f"{path}:score") == "12", target
        assert player.movie_variable(f"{path}:name") == "あ", target


def test_there_is_an_end_to_levels() -> None:
    many = "\n".join(f'getURL "a.swf" "_level{number}"' for number in range(1, MAX_LEVELS + 20))
    assert len(play(loading(many, ""), 2)[0].stage.roots) == MAX_LEVELS


def test_a_saved_movie_has_what_it_loaded_in_every_frame() -> None:
    data = loading(f'{load("a.swf", "/holder")}\ngetURL "b.swf" "_level1"', "", 'push "" "/holder"\ngetURL2 64', "")
    for frames in range(1, 6):
        player, device = run_trace(parse_movie(data), frames, fetch=fetch)
        again = load_player(parse_movie(data), save_player(player), device)
        assert save_player(again) == save_player(player), frames
        before = list(device.lines)
        for each in (player, again):
            device.lines[:] = before
            each.step_frame()
            each.step_frame()
            if each is player:
                expected = list(device.lines)
        assert device.lines == expected, frames
        assert save_player(again) == save_player(player), frames
