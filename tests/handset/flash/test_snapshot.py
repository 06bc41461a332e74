"""Saved players: a movie that is saved and loaded in any frame goes on as one that never was."""

from __future__ import annotations

from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.player import MoviePlayer, start_player
from handset.flash.snapshot import load_player, save_player
from handset.flash.swf.colors import Rgba
from handset.flash.swf.fills import SolidFill
from handset.flash.swf.movie import SwfMovie, parse_movie
from handset.flash.trace import TracingDevice, run_trace

COUNT = 'push "n" "n"\ngetVariable\npush 1\nadd\nsetVariable\n'
SETUP = """
push "made"
getVariable
if past
push "made" 1
setVariable
defineFunction "Counter" "start"
push "this"
getVariable
push "value"
push "start"
getVariable
setMember
endBlock
push "Counter"
getVariable
push "prototype"
getMember
push "step"
defineFunction ""
push "this"
getVariable
push "value"
push "this"
getVariable
push "value"
getMember
increment
setMember
endBlock
setMember
push "counter" 40 1 "Counter"
newObject
setVariable
push "list" 1 2 3 3
initArray
setVariable
push "list"
getVariable
push "self"
push "list"
getVariable
setMember
push "clip"
push "mc"
getVariable
setVariable
push "day" 0 "Date"
newObject
setVariable
past:
push 0 "counter"
getVariable
push "step"
callMethod
pop
push "counter.value"
getVariable
push 1 "list"
getVariable
push "push"
callMethod
pop
push "list.length"
getVariable
trace
push "clip.n"
getVariable
trace
push 0 "day"
getVariable
push "getTime"
callMethod
trace
"""


def scripted(version: int) -> SwfMovie:
    builder = MovieBuilder(version=version)
    clip = builder.timeline()
    clip.actions(COUNT)
    clip.show_frame()
    clip.actions(COUNT)
    clip.show_frame()
    shape = builder.rectangle(0, 0, 9, 9, SolidFill(Rgba(0, 0, 0)))
    builder.main.place(shape, 1)
    builder.main.place(builder.sprite(clip), 2, name="mc")
    for place in range(4):
        builder.main.actions(SETUP if version > 4 else COUNT)
        if place == 2:
            builder.main.actions('push "/mc" "copy" 16385\ncloneSprite\npush "/copy:n" 7\nsetVariable')
        builder.main.show_frame()
    return parse_movie(builder.assemble())


def go_on(player: MoviePlayer, device: TracingDevice, movie: SwfMovie, frames: range) -> None:
    for frame in frames:
        device.elapsed = frame * 256_000 // movie.header.frame_rate
        player.step_frame()


def test_a_movie_loaded_in_any_frame_goes_on_as_it_was() -> None:
    for version in (4, 5, 6, 7):
        movie = scripted(version)
        whole, device = run_trace(movie, 12)
        assert whole.fault == ""
        assert version == 4 or len(device.lines) == 36, device.lines
        for frame in range(1, 12):
            before, first = run_trace(movie, frame)
            saved = save_player(before)
            loaded = load_player(movie, saved, first)
            assert save_player(loaded) == saved, f"SWF {version}, frame {frame}"
            go_on(loaded, first, movie, range(frame, 12))
            assert first.lines == device.lines, f"SWF {version}, frame {frame}"
            assert save_player(loaded) == save_player(whole), f"SWF {version}, frame {frame}"


def test_a_movie_that_holds_more_and_more_is_stopped() -> None:
    builder = MovieBuilder(version=5)
    builder.main.actions(
        'push "s" "0123456789"\nsetVariable\npush "k" 0\nsetVariable\nagain:\npush "s" "s"\ngetVariable\n'
        'pushDuplicate\nadd2\nsetVariable\npush "k" "k"\ngetVariable\nincrement\nsetVariable\npush "k"\n'
        "getVariable\npush 10\nless2\nif again"
    )
    builder.main.show_frame()
    builder.main.actions(
        'push "j" "j"\ngetVariable\nincrement\nsetVariable\npush "all"\npush "j"\ngetVariable\nadd2\npush "s"\n'
        'getVariable\npush "j"\ngetVariable\nadd2\nsetVariable\npreviousFrame\nplay'
    )
    builder.main.show_frame()
    player = start_player(parse_movie(builder.assemble()), run_trace(scripted(4), 1)[1])
    for _ in range(4000):
        player.step_frame()
        if player.fault:
            break
    assert player.fault == "the movie needs more memory than a phone has; it was stopped"
