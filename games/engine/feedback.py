"""Feedback of a game: its texts in both languages, and the popup, sound, vibration and music of each event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from games.engine.rules import Event

SILENCE = ""
"""Name that stands for no loop: the music stops."""
Cue = tuple[str, str, int]
"""Signal kind, name, value."""


@dataclass(frozen=True)
class FeedbackTable:
    """Texts of one game's screens, and the feedback of its events; pairs of texts are English and Japanese.

    Example:
        >>> table = FeedbackTable(
        ...     {"push": ("PUSH 5", "5を押す")},
        ...     {"good": ("+{n}", "+{n}点", 0, 16)},
        ...     {"good": ("coin", 3)},
        ...     {"start": "tune"},
        ... )
        >>> table.translate("push", "ja")
        '5を押す'
        >>> table.popup(Event("good", points=20), "en")
        ('+20', 0, 16)
        >>> table.cues("tea", Event("good"))
        [('sound', 'tea/coin', 0), ('vibrate', '', 3)]
    """

    screens: Mapping[str, tuple[str, str]]
    """What stands on the game's own screens."""
    popups: Mapping[str, tuple[str, str, int, int]]
    """Event -> the word that rises where it happened, its tone and size; {n} are its points, {w} its `where`."""
    sounds: Mapping[str, tuple[str, int]]
    """Event -> (voice, ticks of vibration)."""
    music: Mapping[str, str]
    """Event -> the loop that is heard from then on, or SILENCE."""

    def translate(self, key: str, language: str, **values: object) -> str:
        """Return the text `key` of the game's screens in that language, with `values` put into its {fields}."""
        return self.screens[key][language == "ja"].format(**values)

    def popup(self, event: Event, language: str) -> tuple[str, int, int] | None:
        """Return (text, tone, size) of the popup that the event shows, None for an event without one."""
        found = self.popups.get(event.name)
        if found is None:
            return None
        english, japanese, tone, size = found
        text = japanese if language == "ja" else english
        return text.format(n=event.points, w=event.where), tone, size

    def cues(self, game: str, event: Event) -> list[Cue]:
        """Return the event's cues: its sound and vibration, and the loop of music that starts with it."""
        cues: list[Cue] = []
        if event.name in self.sounds:
            voice, buzz = self.sounds[event.name]
            cues.append(("sound", f"{game}/{voice}", 0))
            if buzz:
                cues.append(("vibrate", "", buzz))
        if event.name in self.music:
            loop = self.music[event.name]
            cues.append(("loop", f"{game}/{loop}", 0) if loop else ("silence", "", 0))
        return cues
