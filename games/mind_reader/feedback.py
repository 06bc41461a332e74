"""Feedback of the game's events: popups, sounds, vibrations, and the texts of its screens in both languages."""

from __future__ import annotations

from games.engine.feedback import FeedbackTable
from games.engine.rules import Event

BRAND = {"en": "AIRMINT", "ja": "エアミント"}
"""An invented sweet, as such games were paid for by one."""
_SCREENS: dict[str, tuple[str, str]] = {
    "push": ("PUSH 5 TO START", "PUSH 5 TO START"),
    "question": ("Q {n}/{of}", "第{n}問"),
    "presented": ("presented by {brand}", "提供 {brand}"),
    "slogan": ("Breathe. Read. Be kind.", "空気がおいしい。"),
    "over": ("YOUR WALK", "おさんぽ終了"),
    "right": ("Right", "正解"),
    "admirers": ("Admirers", "ファン"),
    "longest": ("In a row", "連続正解"),
    "grade 0": ("Not a clue yet", "まだまだこれから"),
    "grade 1": ("A tidy beginner", "少しさわやか"),
    "grade 2": ("A good listener", "聞き上手さん"),
    "grade 3": ("A kind soul", "気くばりの人"),
    "grade 4": ("Everyone's friend", "みんなの人気者"),
    "grade 5": ("Star of the park!", "公園のスター!"),
}
_POPUPS: dict[str, tuple[str, str, int, int]] = {
    "right": ("+{n}", "+{n}", 1, 24),
    "hasty": ("TOO HASTY +{n}", "早すぎ! +{n}", 3, 16),
    "wrong": ("{n}", "{n}", 2, 20),
    "late": ("TIME UP", "時間切れ", 2, 20),
    "hurry": ("{w}", "{w}", 2, 20),
}
SOUNDS: dict[str, tuple[str, int]] = {
    "question": ("question", 0),
    "answers": ("answers", 0),
    "hurry": ("hurry", 2),
    "right": ("right", 4),
    "hasty": ("hasty", 0),
    "wrong": ("wrong", 10),
    "late": ("wrong", 10),
    "grow": ("grow", 6),
    "join": ("join", 0),
    "leave": ("leave", 0),
    "over": ("over", 20),
}
MUSIC = {"hurry": "tense", "right": "loop", "hasty": "loop", "wrong": "loop", "late": "loop"}
WARNINGS = ("question", "answers", "hurry")
"""Events that announce what comes: on a phone's loudspeaker they are at least as loud as the music."""
FEEDBACK = FeedbackTable(_SCREENS, _POPUPS, SOUNDS, MUSIC)
translate, cues = FEEDBACK.translate, FEEDBACK.cues


def popup(event: Event, language: str) -> tuple[str, int, int] | None:
    """Return (text, tone, size) of an event's popup; None for a wrong answer that cost nothing."""
    return FEEDBACK.popup(event, language) if event.name != "wrong" or event.points else None
