"""What is said, heard and felt of each event."""

from __future__ import annotations

from games.rules import Event

_WORDS = {
    "push": ("PUSH 5 TO START", "PUSH 5 TO START"),
    "over": ("FOUND OUT!", "バレた!"),
    "fits": ("FITs", "FIT回数"),
    "longest": ("Best chain", "最高連続"),
    "time": ("Seconds", "秒数"),
    "nodded": ("A nod threw it off.", "カクッと落ちた!"),
    "blown": ("A gust took it.", "突風にやられた!"),
    "startled": ("He started up.", "社長が飛び起きた!"),
    "slid": ("It slid right off.", "すべり落ちた!"),
}
_POPUPS: dict[str, tuple[str, str, int]] = {
    "fit": ("+{n}", "+{n}", 1),
    "chain": ("CHAIN {n}!", "{n}連続!", 1),
    "nod": ("NOD!", "カクッ", 3),
    "saved": ("SAVED!", "セーフ!", 1),
    "mutter": ("HMM?", "むにゃ?", 2),
    "wake": ("HE'S AWAKE!", "起きた!", 2),
    "fall": ("AAAH!", "あーっ!", 2),
}
SOUNDS: dict[str, tuple[str, int]] = {
    "on": ("on", 0),
    "off": ("off", 0),
    "inhale": ("snore", 0),
    "nod": ("nod", 5),
    "curtain": ("curtain", 0),
    "gust": ("gust", 0),
    "fit": ("fit", 4),
    "chain": ("chain", 0),
    "warn": ("warn", 6),
    "hang": ("hang", 10),
    "saved": ("saved", 12),
    "mutter": ("mutter", 0),
    "wake": ("wake", 10),
    "snooze": ("snooze", 0),
    "fall": ("fall", 0),
    "crash": ("crash", 20),
    "found_out": ("over", 30),
}
"""Event -> (voice, ticks of vibration)."""
MUSIC = {"warn": "tense", "safe": "loop", "saved": "loop", "wake": "tense", "snooze": "loop"}
"""Event -> the loop that is heard from then on."""


def say(key: str, language: str) -> str:
    """What stands on the screens, in either language."""
    return _WORDS[key][language == "ja"]


def popup(event: Event, language: str) -> tuple[str, int] | None:
    """(text, tone) of the word that rises where it happened."""
    if event.name not in _POPUPS:
        return None
    english, japanese, tone = _POPUPS[event.name]
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
    elif event.name == "fall":
        told.append(("silence", "", 0))
    return told
