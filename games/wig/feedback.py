"""Feedback of the game's events: popups, sounds, vibrations, and the texts of its screens in both languages."""

from __future__ import annotations

from games.engine.feedback import SILENCE, FeedbackTable

_SCREENS = {
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
_POPUPS: dict[str, tuple[str, str, int, int]] = {
    "fit": ("+{n}", "+{n}", 1, 16),
    "chain": ("CHAIN {n}!", "{n}連続!", 1, 16),
    "nod": ("NOD!", "カクッ", 3, 16),
    "saved": ("SAVED!", "セーフ!", 1, 16),
    "mutter": ("HMM?", "むにゃ?", 2, 16),
    "wake": ("HE'S AWAKE!", "起きた!", 2, 16),
    "fall": ("AAAH!", "あーっ!", 2, 16),
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
MUSIC = {"warn": "tense", "safe": "loop", "saved": "loop", "wake": "tense", "snooze": "loop", "fall": SILENCE}
FEEDBACK = FeedbackTable(_SCREENS, _POPUPS, SOUNDS, MUSIC)
translate, popup, cues = FEEDBACK.translate, FEEDBACK.popup, FEEDBACK.cues
