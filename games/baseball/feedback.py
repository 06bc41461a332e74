"""Feedback of the game's events: popups, sounds, vibrations, and the texts of its screens in both languages."""

from __future__ import annotations

from games.engine.feedback import FeedbackTable

_POPUPS: dict[str, tuple[str, str, int, int]] = {
    "perfect": ("PERFECT!", "ジャスト!", 1, 16),
    "good": ("GOOD!", "ナイス!", 0, 16),
    "ok": ("OK", "まあまあ", 0, 16),
    "early": ("EARLY!", "早い!", 3, 20),
    "late": ("LATE!", "おそい!", 2, 20),
    "strike": ("STRIKE {w}", "ストライク{w}", 1, 20),
    "strikeout": ("STRIKEOUT!", "三振!", 2, 24),
    "foul": ("FOUL", "ファウル", 1, 16),
    "foul_out": ("ONE FOUL TOO MANY!", "ファウルしすぎ!", 2, 12),
    "going": ("GOING...", "のびる...", 1, 24),
    "relief": ("NEW PITCHER!", "投手交代!", 0, 16),
    "mercy": ("MERCY! {w} RUNS", "コールド! {w}点", 1, 16),
    "run": ("+{n}", "+{n}", 1, 16),
    "cleared": ("CLEARED! +{n}", "走者一掃! +{n}", 1, 16),
}
_CALLS: dict[str, tuple[str, str]] = {
    "single": ("SINGLE", "ヒット!"),
    "double": ("DOUBLE!", "二塁打!"),
    "triple": ("TRIPLE!", "三塁打!!"),
    "gone": ("GONE!!", "入ったー!!"),
    "home_run": ("HOME RUN!!", "ホームラン!!"),
    "caught": ("CAUGHT! OUT", "捕られた! アウト"),
    "ground_out": ("GROUND OUT", "ゴロ アウト"),
    "double_play": ("DOUBLE PLAY!", "ダブルプレー!"),
}
_SCREENS: dict[str, tuple[str, str]] = {
    "push": ("PUSH 5 TO START", "PUSH 5 TO START"),
    "inning": ("Inning {n}", "{n}回"),
    "last inning": ("Last inning", "最終回"),
    "outs": ("OUT", "アウト"),
    "over": ("GAME SET", "ゲームセット"),
    "hits": ("Hits", "安打"),
    "at bats": ("{hits} for {n}", "{n}打数{hits}"),
    "average": ("Average", "打率"),
    "home runs": ("Home runs", "本塁打"),
    "runs": ("Runs", "得点"),
    "mvp": ("You are the MVP!", "あなたがMVP!"),
    "star": ("A fine game!", "大活躍!"),
    "bench": ("Next time, MVP!", "次こそMVP!"),
    "relief": ("New pitcher", "ピッチャー交代"),
    "sign 1": ("1 BASE", "ヒット"),
    "sign 2": ("2 BASES", "二塁打"),
    "sign 3": ("3 BASES", "三塁打"),
    "sign 4": ("HOME RUN", "ホームラン"),
}
SOUNDS: dict[str, tuple[str, int]] = {
    "windup": ("windup", 0),
    "feint": ("feint", 0),
    "release": ("pitch", 0),
    "waggle": ("waggle", 0),
    "swing": ("swing", 0),
    "early": ("early", 0),
    "late": ("late", 0),
    "mitt": ("mitt", 3),
    "strike": ("strike", 0),
    "strikeout": ("strikeout", 12),
    "perfect": ("perfect", 8),
    "good": ("good", 4),
    "ok": ("ok", 3),
    "aim": ("aim", 0),
    "foul": ("foul", 0),
    "foul_out": ("foul_out", 10),
    "going": ("going", 0),
    "mercy": ("cleared", 10),
    "called": ("change", 0),
    "caught": ("caught", 10),
    "ground_out": ("ground_out", 8),
    "double_play": ("double_play", 16),
    "single": ("single", 0),
    "double": ("double", 4),
    "triple": ("triple", 6),
    "home_run": ("home_run", 24),
    "run": ("run", 0),
    "cleared": ("cleared", 10),
    "change": ("change", 0),
    "relief": ("relief", 0),
    "over": ("over", 30),
}
MUSIC = {"perfect": "tense", "good": "tense", "ok": "tense", "aim": "loop"}
"""A drum roll while the arrow swings."""
WARNINGS = ("windup", "feint", "release", "going", "relief", "called")
"""Events that announce what comes: on a phone's loudspeaker they are at least as loud as the music."""
FEEDBACK = FeedbackTable(_SCREENS, _POPUPS, SOUNDS, MUSIC)
translate, popup, cues = FEEDBACK.translate, FEEDBACK.popup, FEEDBACK.cues


def call(name: str, language: str) -> str:
    """Return what the announcer shouts of a batted ball."""
    return _CALLS[name][language == "ja"]
