"""The numbers a designer turns; game.yaml gives their values."""

from __future__ import annotations

from typing import Annotated

import msgspec

Ticks = Annotated[int, msgspec.Meta(ge=1, le=3600)]
Count = Annotated[int, msgspec.Meta(ge=0, le=10_000)]
Four = Annotated[list[Ticks], msgspec.Meta(min_length=4, max_length=4)]


class Tuning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Tuning of Keep Your Friends Awake: lengths in ticks of 1/60 s.

    Lists of four hold one value a phase of 15 s, gliding from each to the next; the last goes on, quickened by `hurry`.
    """

    first_doze: Ticks
    drowsy: Four
    nodding: Four
    gap: Four
    dozing: Four
    hurry: Annotated[int, msgspec.Meta(ge=500, le=1000)]
    """Per mille by which times shrink every 15 s after the fourth phase."""
    quickest: Annotated[int, msgspec.Meta(ge=100, le=1000)]
    """Per mille of the last value at which it shrinks no more."""
    light: Ticks
    """Held at most so long: a light tap."""
    hard: Ticks
    """Held at least so long: a full swing."""
    noise: Annotated[list[Count], msgspec.Meta(min_length=3, max_length=3)]
    """Noise of a light, medium and hard hit; the teacher turns at 100."""
    noise_in_a_row: Count
    """Per cent more when the last hit is less than `in_a_row` ticks ago."""
    in_a_row: Ticks
    noise_of_whiff: Count
    snore: Count
    """Noise a second of each sleeper."""
    decay: Count
    """Noise that fades in a second."""
    listen: Count
    """Noise from which the chalk stops."""
    telegraph: Ticks
    """Ticks from the turn of his shoulders to his look, when he turns by himself."""
    startle: Four
    """The same when noise makes him turn."""
    look: Annotated[list[Ticks], msgspec.Meta(min_length=2, max_length=2)]
    back: Ticks
    random_turn: Annotated[list[Ticks], msgspec.Meta(min_length=2, max_length=2)]
    grace: Ticks
    """Into his look; a blow that lands later is seen."""
    raised: Ticks
    """So much later he sees the raised notebook, too."""
    flight: Ticks
    peace: Ticks
    yawn: Ticks
    """Ticks from one who dozes off to the neighbor who catches the yawn."""
    ring_every: Ticks
    ring: Ticks
    ring_noise: Count
    """Noise a second of a telephone."""
    echo: Count
    """Per cent more noise of blows in a lesson of hush."""
    lesson: Ticks
    break_time: Ticks
    awake_points: Count
    """A second, for everyone awake."""
    wake: Count
    sharp: Count
    sharp_within: Ticks
    hard_bonus: Count
    """Per cent."""
    chain: Count
    """Points more for each link."""
    chain_links: Count
