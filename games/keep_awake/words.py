"""What is said, heard and felt of each event."""

from __future__ import annotations

from games.rules import Event

_WORDS = {
    "noise": ("NOISE", "うるささ"),
    "lesson": ("Lesson {n}", "{n}時間目"),
    "push": ("PUSH 5 TO START", "PUSH 5 TO START"),
    "over": ("GAME OVER", "ゲームオーバー"),
    "lessons": ("Lessons", "授業"),
    "woken": ("Woken", "起こした回数"),
    "longest": ("Best chain", "最高連続"),
    "hitting": ("He saw you hit!", "たたくのを見られた!"),
    "asleep": ("He found a sleeper!", "居眠りが見つかった!"),
}
AT_SEAT = ("whack", "sharp", "whiff", "stir", "seen_hitting", "seen_asleep")
_POPUPS: dict[str, tuple[str, str, int]] = {
    "sharp": ("SHARP! +{n}", "ナイス! +{n}", 1),
    "whack": ("+{n}", "+{n}", 0),
    "whiff": ("AWAKE!", "起きてるよ", 2),
    "stir": ("HARDER!", "弱い!", 3),
    "seen_hitting": ("SEEN!", "見られた!", 2),
    "seen_asleep": ("ASLEEP!", "寝てる!", 2),
    "chain": ("CHAIN {n}!", "{n}連続!", 1),
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


def say(key: str, language: str, **values: object) -> str:
    """What stands on the screens, in either language."""
    return _WORDS[key][language == "ja"].format(**values)


def popup(event: Event, language: str) -> tuple[str, int] | None:
    """(text, tone) of the word that rises where it happened."""
    found = _POPUPS.get(event.name)
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
