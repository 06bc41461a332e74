"""Feedback of the game's events: popups, sounds, vibrations, and the texts of its screens in both languages."""

from __future__ import annotations

from games.engine.feedback import FeedbackTable

_SCREENS = {
    "noise": ("NOISE", "うるささ"),
    "lesson": ("Lesson {n}", "{n}時間目"),
    "push": ("PUSH 5 TO START", "PUSH 5 TO START"),
    "yawns": ("Yawns are catching", "あくびがうつる!"),
    "phones": ("Hit ringing phones!", "鳴る電話を止めろ!"),
    "hush": ("Hush! Blows echo", "今日は音がひびく!"),
    "suspicion": ("He looks twice", "先生が2度見る!"),
    "hush!": ("HUSH!", "静かに!"),
    "over": ("GAME OVER", "ゲームオーバー"),
    "lessons": ("Lessons", "授業"),
    "woken": ("Woken", "起こした回数"),
    "longest": ("Best chain", "最高連続"),
    "hitting": ("He saw you hit!", "たたくのを見られた!"),
    "asleep": ("He found a sleeper!", "居眠りが見つかった!"),
}
AT_SEAT = ("whack", "sharp", "whiff", "stir", "too_hard", "yawn", "ring", "hang_up", "seen_hitting", "seen_asleep")
_POPUPS: dict[str, tuple[str, str, int, int]] = {
    "sharp": ("SHARP! +{n}", "ナイス! +{n}", 1, 16),
    "whack": ("+{n}", "+{n}", 0, 16),
    "whiff": ("AWAKE!", "起きてるよ", 2, 16),
    "too_hard": ("TOO HARD!", "強すぎ!", 2, 16),
    "stir": ("HARDER!", "弱い!", 3, 16),
    "yawn": ("YAWN...", "ふわぁ...", 3, 16),
    "ring": ("RING!", "プルル!", 1, 16),
    "hang_up": ("+{n}", "+{n}", 1, 16),
    "again": ("AGAIN?!", "また!?", 2, 20),
    "seen_hitting": ("SEEN!", "見られた!", 0, 20),
    "seen_asleep": ("ASLEEP!", "寝てる!", 0, 20),
    "chain": ("CHAIN {n}!", "{n}連続!", 1, 16),
}
SOUNDS: dict[str, tuple[str, int]] = {
    "raise": ("raise", 0),
    "tap": ("tap", 2),
    "thump": ("thump", 5),
    "smack": ("smack", 11),
    "sharp": ("sharp", 0),
    "ring": ("ring", 0),
    "hang_up": ("hang-up", 0),
    "yawn": ("yawn", 0),
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
MUSIC = {"turn": "tense", "return": "loop"}
WARNINGS = ("listen", "turn", "look", "yawn", "ring", "nod", "asleep")
"""Events that announce what comes: on a phone's loudspeaker they are at least as loud as the music."""
FEEDBACK = FeedbackTable(_SCREENS, _POPUPS, SOUNDS, MUSIC)
translate, popup, cues = FEEDBACK.translate, FEEDBACK.popup, FEEDBACK.cues
