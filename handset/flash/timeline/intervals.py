"""Intervals of a movie: calls that `setInterval` asked for, made when a frame has ended and their time has come."""

from __future__ import annotations

from handset.flash.timeline.stage import MovieStage

MAX_CALLS = 16
"""Calls of one interval after a frame; a shorter period than this allows loses the rest, as on a slow phone."""


def enqueue_due_calls(stage: MovieStage, now: int) -> None:
    """Let the calls of the intervals that are due wait for their turn.

    Args:
        stage: The stage.
        now: Milliseconds since the movie began.
    """
    for interval in stage.realm.intervals:
        count = 0
        while interval.due <= now:
            interval.due += interval.period
            count += 1
            if count <= MAX_CALLS:
                stage.enqueue_call(interval.call)
            else:
                interval.due = now + interval.period
