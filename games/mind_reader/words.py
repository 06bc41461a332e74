"""What is said, heard and felt of each event; what stands on the game's own screens."""

from __future__ import annotations

from games.rules import Event

BRAND = {"en": "AIRMINT", "ja": "エアミント"}
"""An invented sweet, as such games were paid for by one."""
_WORDS: dict[str, tuple[str, str]] = {
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
"""Event -> (voice, ticks of vibration)."""
MUSIC = {"hurry": "tense", "right": "loop", "hasty": "loop", "wrong": "loop", "late": "loop"}
"""Event -> the loop that is heard from then on."""


def say(key: str, language: str, **values: object) -> str:
    """A word of the game's own screens."""
    return _WORDS[key][language == "ja"].format(**values)


def popup(event: Event, language: str) -> tuple[str, int, int] | None:
    """(text, tone, size) of the word that rises where it happened."""
    found = _POPUPS.get(event.name)
    if found is None or (event.name == "wrong" and not event.points):
        return None
    english, japanese, tone, size = found
    text = japanese if language == "ja" else english
    return text.format(n=event.points, w=event.where), tone, size


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
