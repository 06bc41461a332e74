"""What is read, heard and felt of a game: words in both languages, sounds, vibrations and the turns of its music."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from games.engine.rules import Event

SILENCE = ""
"""In the place of a loop: the music stops."""
Cue = tuple[str, str, int]
"""Signal kind, name, value."""


@dataclass(frozen=True)
class FeedbackTable:
    """A game's tables, as its words.py holds them; pairs are English and Japanese."""

    screens: Mapping[str, tuple[str, str]]
    """What stands on the game's own screens."""
    popups: Mapping[str, tuple[str, str, int, int]]
    """Event -> the word that rises where it happened, its tone and size; {n} are its points, {w} its `where`."""
    sounds: Mapping[str, tuple[str, int]]
    """Event -> (voice, ticks of vibration)."""
    music: Mapping[str, str]
    """Event -> the loop that is heard from then on, or SILENCE."""

    def say(self, key: str, language: str, **values: object) -> str:
        """Return a word of the game's own screens in that language."""
        return self.screens[key][language == "ja"].format(**values)

    def popup(self, event: Event, language: str) -> tuple[str, int, int] | None:
        """Return (text, tone, size) of the word that rises, if one does."""
        found = self.popups.get(event.name)
        if found is None:
            return None
        english, japanese, tone, size = found
        text = japanese if language == "ja" else english
        return text.format(n=event.points, w=event.where), tone, size

    def cues(self, game: str, event: Event) -> list[Cue]:
        """Return the sound, a vibration where it lands, the music where it turns."""
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
