"""What is said, heard and felt of each event."""

from __future__ import annotations

from games.rules import Event

AT_SEAT = ("whack", "sharp", "whiff", "stir", "caught")
_WORDS: dict[str, tuple[str, str, int]] = {
    "sharp": ("SHARP! +{n}", "ナイス! +{n}", 1),
    "whack": ("+{n}", "+{n}", 0),
    "whiff": ("AWAKE!", "起きてるよ", 2),
    "stir": ("HARDER!", "弱い!", 3),
    "caught": ("CAUGHT!", "見つかった!", 2),
    "chain": ("CHAIN {n}!", "{n}連続!", 1),
    "bell": ("NEXT LESSON", "次の時間", 3),
}
SOUNDS: dict[str, tuple[str, int]] = {
    "raise": ("raise", 0),
    "whack": ("whack", 4),
    "sharp": ("sharp", 6),
    "whiff": ("whiff", 0),
    "stir": ("stir", 0),
    "nod": ("nod", 0),
    "asleep": ("snore", 0),
    "listen": ("listen", 0),
    "turn": ("turn", 0),
    "look": ("look", 8),
    "return": ("return", 0),
    "caught": ("throw", 0),
    "strike": ("strike", 20),
    "bell": ("bell", 0),
    "chain": ("chain", 0),
    "over": ("over", 30),
}
"""Event -> (voice, ticks of vibration)."""
MUSIC = {"turn": "tense", "return": "loop"}
"""Event -> the loop that is heard from then on."""


def popup(event: Event, language: str) -> tuple[str, int] | None:
    """(text, tone) of the word that rises where it happened."""
    found = _WORDS.get(event.name)
    if found is None:
        return None
    english, japanese, tone = found
    return (japanese if language == "ja" else english).format(n=event.points), tone


def cues(game: str, event: Event) -> list[tuple[str, str, int]]:
    """(signal kind, name, value): the sound, a vibration where it lands, the music where it turns."""
    told: list[tuple[str, str, int]] = []
    if event.name in SOUNDS:
        voice, buzz = SOUNDS[event.name]
        told.append(("sound", f"{game}/{voice}", 0))
        if buzz:
            told.append(("vibrate", "", buzz))
    if event.name in MUSIC:
        told.append(("loop", f"{game}/{MUSIC[event.name]}", 0))
    return told
