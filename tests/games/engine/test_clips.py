"""Clips: every tick has its frame, events come once a round, and a clip that is shown once stays at its end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from games.engine.clips import Clip, EndsBy
from keitai.common.rng import Rng


def test_frames_follow_their_lengths() -> None:
    clip = Clip(("a", "b", "c"), (1, 3, 2))
    assert "".join(clip.frame(tick) for tick in range(12)) == "abbbccabbbcc"
    assert clip.frame(-5) == "a"
    once = Clip(("a", "b", "c"), (1, 3, 2), "once")
    assert "".join(once.frame(tick) for tick in range(9)) == "abbbccccc"
    assert [once.over(tick) for tick in (0, 5, 6, 900)] == [False, False, True, True]
    back = Clip(("a", "b", "c"), 2, "ping-pong")
    assert "".join(back.frame(tick) for tick in range(16)) == "aabbccbb" * 2
    assert Clip(("a",), 3, "ping-pong").frame(7) == "a"
    assert Clip(("a", "b"), 1, "ping-pong").length == 2


def test_an_event_comes_in_the_one_tick_in_which_its_frame_appears() -> None:
    rng = Rng(5)
    ways: tuple[EndsBy, ...] = ("loop", "once", "ping-pong")
    for _ in range(80):
        names = tuple("abcdef"[: rng.between(1, 6)])
        lengths = tuple(rng.between(1, 5) for _ in names)
        clip = Clip(names, lengths, rng.choice(ways), {place: name.upper() for place, name in enumerate(names)})
        shown, said = [], []
        for tick in range(3 * clip.length):
            place = clip.place(tick)
            assert clip.frame(tick) == names[place]
            said += [(tick, event) for event in clip.events_at(tick)]
            shown.append(place)
        changes = [
            (tick, names[place].upper())
            for tick, place in enumerate(shown)
            if tick == 0
            or shown[tick - 1] != place
            or (len(names) == 1 and tick % clip.length == 0 and clip.ends != "once")
        ]
        assert said == changes, clip
        assert clip.events_at(-1) == ()


def test_what_cannot_be_shown_is_refused() -> None:
    refused: tuple[tuple[Callable[[], Clip], str], ...] = (
        (lambda: Clip(()), "each frame is shown for 1 tick or more"),
        (lambda: Clip(("a", "b"), (1,)), "one for each"),
        (lambda: Clip(("a",), 0), "1 tick or more"),
        (lambda: Clip(("a",), 1, "twice"), 'by "loop", "once" or "ping-pong", not by \'twice\''),  # type: ignore[arg-type]
        (lambda: Clip(("a",), 1, events={1: "x"}), "an event is at frame 1; the frames are 0 to 0"),
    )
    for make, said in refused:
        with pytest.raises(ValueError, match=said):
            make()
