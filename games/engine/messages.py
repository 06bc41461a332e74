"""What the runtime itself says round every game, in both languages."""

from __future__ import annotations

_WORDS = {
    "loading": ("Loading", "読み込み中"),
    "pause": ("Pause", "ﾎﾟｰｽﾞ"),
    "resume": ("Resume", "再開"),
    "quit": ("Quit", "やめる"),
    "next": ("Next", "次へ"),
    "yes": ("Yes", "はい"),
    "no": ("No", "いいえ"),
    "paused": ("PAUSED", "一時停止"),
    "press to resume": ("OK to go on", "決定で再開"),
    "stop playing?": ("Stop playing?", "やめますか?"),
    "the score is lost": ("The score is lost.", "得点は残りません。"),
    "replay": ("REPLAY", "リプレイ"),
    "unranked": ("UNRANKED", "対象外"),
}


def of(language: str) -> dict[str, str]:
    """Return the words by their English name."""
    return {name: pair[language == "ja"] for name, pair in _WORDS.items()}
