"""Feedback of the game's events: popups, sounds, vibrations, and the texts of its screens in both languages."""

from __future__ import annotations

from games.engine.feedback import SILENCE, FeedbackTable

_SCREENS = {
    "push": ("PUSH 5 TO START", "PUSH 5 TO START"),
    "over": ("FOUND OUT!", "バレた!"),
    "fits": ("FITs", "FIT回数"),
    "longest": ("Best chain", "最高連続"),
    "time": ("Seconds", "秒数"),
    "sneezed": ("A sneeze shot it off.", "くしゃみで飛んだ!"),
    "nodded": ("A nod threw it off.", "カクッと落ちた!"),
    "blown": ("A gust took it.", "突風にやられた!"),
    "startled": ("He started up.", "社長が飛び起きた!"),
    "slid": ("It slid right off.", "すべり落ちた!"),
}
_POPUPS: dict[str, tuple[str, str, int, int]] = {
    "fit": ("+{n}", "+{n}", 1, 16),
    "chain": ("CHAIN {n}!", "{n}連続!", 0, 16),
    "nod": ("NOD!", "カクッ", 2, 16),
    "hang": ("BY A HAIR!", "髪一本!", 2, 16),
    "saved": ("SAVED!", "間一髪!", 1, 16),
    "fly": ("BZZZ", "ぷ~ん", 0, 16),
    "shooed": ("SHOO! +{n}", "追払い +{n}", 1, 16),
    "tickle": ("AH...", "はっ…", 2, 16),
    "sneeze": ("ACHOO!", "ハクション!", 2, 16),
    "ring": ("RING!", "プルル!", 2, 16),
    "coffee": ("COFFEE?", "コーヒー?", 0, 16),
    "window": ("DRAFT!", "すきま風!", 2, 16),
    "visitor": ("WHO'S THAT?", "窓の外に!", 2, 16),
    "noticed": ("HE SAW IT!", "見られた!", 2, 16),
    "unnoticed": ("UNSEEN +{n}", "気づかれず +{n}", 1, 16),
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
    "fly": ("fly", 0),
    "shooed": ("shoo", 0),
    "tickle": ("tickle", 0),
    "sneeze": ("sneeze", 16),
    "phone": ("phone", 0),
    "ring": ("ring", 6),
    "coffee": ("coffee", 0),
    "window": ("window", 0),
    "draft": ("gust", 0),
    "visitor": ("visitor", 0),
    "noticed": ("noticed", 10),
    "unnoticed": ("unnoticed", 4),
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
WARNINGS = (
    "inhale",
    "curtain",
    "window",
    "tickle",
    "fly",
    "phone",
    "ring",
    "visitor",
    "warn",
    "hang",
    "mutter",
    "wake",
)
"""Events that announce what comes: on a phone's loudspeaker they are at least as loud as the music."""
FEEDBACK = FeedbackTable(_SCREENS, _POPUPS, SOUNDS, MUSIC)
translate, popup, cues = FEEDBACK.translate, FEEDBACK.popup, FEEDBACK.cues
