"""Messages of the runtime itself, the same round every game, in both languages."""

from __future__ import annotations

_MESSAGES = {
    "loading": ("Loading", "読み込み中"),
    "pause": ("Pause", "ﾎﾟｰｽﾞ"),
    "resume": ("Resume", "再開"),
    "quit": ("Quit", "やめる"),
    "next": ("Next", "次へ"),
    "yes": ("Yes", "はい"),
    "no": ("No", "いいえ"),
    "pausing": ("Pausing", "停止待ち"),
    "paused": ("PAUSED", "一時停止"),
    "press to resume": ("OK to go on", "決定で再開"),
    "stop playing?": ("Stop playing?", "やめますか?"),
    "the score is lost": ("The score is lost.", "得点は残りません。"),
    "the score is kept": (
        "Your score is kept and will be sent when there is reception.",
        "スコアを保存しました。電波が届くと自動で送信します。",
    ),
    "gap": ("{n} more and you pass {name}", "あと{n}点で{name}さん超え!"),
    "replay": ("REPLAY", "リプレイ"),
    "restart": ("Restart", "最初から"),
    "fault": ("Fault in {title}", "{title}のエラー"),
    "mend and save": (
        "The last good version waits. Mend the file and save it.",
        "直前の正しい版が待っています。直して保存してください。",
    ),
    "unranked": ("UNRANKED", "対象外"),
}


def runtime_messages(language: str) -> dict[str, str]:
    """Return the runtime's messages in that language ("ja", else English), by their English keys."""
    return {name: pair[language == "ja"] for name, pair in _MESSAGES.items()}
