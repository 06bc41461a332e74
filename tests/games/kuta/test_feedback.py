"""What is heard on the farm belongs to what happens there."""

from __future__ import annotations

from games.kuta.feedback import MUSIC, SOUNDS
from games.kuta.rules import EVENTS


def test_sounds_and_music_belong_to_events_that_happen() -> None:
    assert {*SOUNDS, *MUSIC} <= {*EVENTS, "start", "over"}
