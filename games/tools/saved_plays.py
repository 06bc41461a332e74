"""Plays that a player saved from the page at their end: files in the phone's folder, for `keitai replay`."""

from __future__ import annotations

from pathlib import Path

from games.engine.replay import decode
from handset.files import write_whole

FOLDER = "plays"
"""Folder for them within the phone's own."""
_NO_FOLDER = (
    "This phone keeps no files. Start it with --data to save plays.",
    "この電話はファイルを保存しません。--dataを付けて起動してください。",
)
_SAVED = ("Saved as {name}. keitai replay shows it.", "{name}に保存しました。keitai replayで見られます。")


def save_play(raw: bytes, data: Path | None, language: str) -> str:
    """Write a play's replay into the folder `plays` of a phone's folder; return the sentence that tells its player.

    A play that is saved again takes the place of its file.

    Raises:
        ReplayError: The bytes are not a replay.
        WriteError: The file cannot be written.
    """
    replay = decode(raw)
    if data is None:
        return _NO_FOLDER[language == "ja"]
    path = data / FOLDER / f"{replay.game}-{replay.score}-{replay.seed}.play"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, raw)
    return _SAVED[language == "ja"].format(name=f"{FOLDER}/{path.name}")
