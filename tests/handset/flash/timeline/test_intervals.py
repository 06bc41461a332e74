"""Intervals: calls again and again, by the movie's own time, saved with the movie."""

from __future__ import annotations

from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.player import MoviePlayer
from handset.flash.snapshot import load_player, save_player
from handset.flash.timeline.intervals import MAX_CALLS
from handset.flash.trace import TracingDevice
from tests.handset.flash.running import run

SAY = 'defineFunction "say" "word"\npush "word"\ngetVariable\ntrace\nendBlock\n'


def setting(period: int, more: str = "") -> MovieBuilder:
    """A movie of ten frames a second that says a word in each period."""
    builder = MovieBuilder(frame_rate=10, version=6)
    call = f'push "number" "tick" {period} "say"\ngetVariable\npush 3 "setInterval"\ncallFunction\nsetVariable\n'
    builder.main.actions(SAY + call + more)
    builder.main.show_frame()
    builder.main.actions("stop")
    builder.main.show_frame()
    return builder


def count(period: int, frames: int) -> int:
    lines = run(setting(period), frames)[1].lines
    assert set(lines) <= {"tick"}
    return len(lines)


def test_a_function_is_called_as_often_as_its_period_has_passed() -> None:
    for period in range(10, 1000, 37):
        expected = sum(min(MAX_CALLS, frame * 100 // period - (frame - 1) * 100 // period) for frame in range(1, 21))
        assert count(period, 21) == expected, period


def test_a_method_is_called_on_its_object_until_the_interval_is_cleared() -> None:
    builder = MovieBuilder(frame_rate=10, version=6)
    builder.main.actions(
        'push "o" 0 "Object"\nnewObject\nsetVariable\n'
        'push "o"\ngetVariable\npush "name" "mine"\nsetMember\n'
        'push "o"\ngetVariable\npush "go"\ndefineFunction ""\n'
        'push "this"\ngetVariable\npush "name"\ngetMember\ntrace\n'
        'push "number"\ngetVariable\npush 1 "clearInterval"\ncallFunction\npop\nendBlock\nsetMember\n'
        'push "number" 100 "go" "o"\ngetVariable\npush 3 "setInterval"\ncallFunction\nsetVariable'
    )
    builder.main.show_frame()
    assert run(builder, 6)[1].lines == ["mine"]


def test_a_saved_movie_goes_on_calling() -> None:
    def go_on(player: MoviePlayer, device: TracingDevice) -> list[str]:
        device.lines.clear()
        for _ in range(5):
            device.elapsed += 100
            player.step_frame()
        return list(device.lines)

    player, device = run(setting(150), 4)
    saved = save_player(player)
    expected = go_on(player, device)
    device.elapsed -= 500
    assert go_on(load_player(setting(150).movie(), saved, device), device) == expected
    assert len(expected) in (3, 4)
