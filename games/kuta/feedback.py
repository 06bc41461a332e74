"""Feedback of the game's events: popups, sounds, vibrations, and the texts of its screens in both languages."""

from __future__ import annotations

from games.engine.feedback import SILENCE, FeedbackTable

_SCREENS = {
    "push": ("PUSH 5 TO START", "PUSH 5 TO START"),
    "over": ("TOO MUCH CO2!", "CO2があふれた!"),
    "vacuumed": ("Vacuumed", "吸った数"),
    "golden": ("Golden", "金のガス"),
    "longest": ("Best chain", "最高連続"),
    "chain": ("CHAIN {n}", "{n}連続"),
    "lost": ("LOST!", "逃げた!"),
    "season 0": ("SPRING", "春"),
    "season 1": ("SUMMER", "夏"),
    "season 2": ("AUTUMN", "秋"),
    "season 3": ("WINTER", "冬"),
    "year": ("YEAR {n} ", "{n}年目の"),
    "swamped": ("Too many at once.", "ガスが多すぎた!"),
    "blinded": ("Down once too often.", "転びすぎた!"),
    "drifted": ("The wind took it.", "風に流された!"),
    "skidded": ("Slippery ground!", "すべって間にあわず!"),
}
_POPUPS: dict[str, tuple[str, str, int, int]] = {
    "sip": ("+{n}", "+{n}", 0, 16),
    "gulp": ("+{n}", "+{n}", 1, 16),
    "last": ("JUST! +{n}", "ギリギリ! +{n}", 1, 20),
    "gold": ("GOLD +{n}", "金! +{n}", 1, 20),
    "double": ("DOUBLE +{n}", "ダブル +{n}", 3, 16),
    "chain": ("{n} IN A ROW!", "{n}連続!", 1, 20),
    "bump": ("OUCH!", "ガツン!", 2, 20),
    "blown": ("BUUURP!", "ゲフーッ!", 2, 20),
    "wind": ("WIND!", "強風!", 3, 16),
    "rain": ("RAIN!", "雨だ!", 3, 16),
    "full": ("THE SKY IS FULL!", "空がいっぱい!", 2, 24),
}
SOUNDS: dict[str, tuple[str, int]] = {
    "turn": ("turn", 0),
    "skid": ("skid", 0),
    "swell": ("swell", 0),
    "shine": ("shine", 0),
    "puff": ("puff", 0),
    "sip": ("sip", 2),
    "gulp": ("gulp", 3),
    "last": ("last", 5),
    "gold": ("gold", 6),
    "chain": ("chain", 0),
    "escape": ("escape", 6),
    "bump": ("bump", 10),
    "blown": ("blown", 12),
    "season": ("season", 0),
    "cow": ("cow", 0),
    "vane": ("vane", 0),
    "wind": ("wind", 0),
    "cloud": ("cloud", 0),
    "rain": ("rain", 0),
    "warn": ("warn", 8),
    "full": ("full", 20),
    "over": ("over", 30),
}
MUSIC = {"warn": "tense", "safe": "loop", "full": SILENCE}
WARNINGS = ("swell", "shine", "cloud", "vane", "warn")
"""Events that announce what comes: on a phone's loudspeaker they are at least as loud as the music."""
FEEDBACK = FeedbackTable(_SCREENS, _POPUPS, SOUNDS, MUSIC)
translate, popup, cues = FEEDBACK.translate, FEEDBACK.popup, FEEDBACK.cues
