"""Plays that a player saved from the page at their end: files in the phone's folder, for `keitai replay`."""

from __future__ import annotations

from pathlib import Path

from games.engine.replay import decode
from games.engine.runtime_texts import TRANSLATIONS
from handset.files import write_whole

FOLDER = "plays"
"""Folder for them within the phone's own."""


def save_play(raw: bytes, data: Path | None, language: str) -> str:
    """Write a play's replay into the folder `plays` of a phone's folder; return the sentence that tells its player.

    A play that is saved again takes the place of its file.

    Raises:
        ReplayError: The bytes are not a replay.
        WriteError: The file cannot be written.
    """
    replay = decode(raw)
    if data is None:
        return TRANSLATIONS.translate("saved plays", "no folder", language)
    path = data / FOLDER / f"{replay.game}-{replay.score}-{replay.seed}.play"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, raw)
    return TRANSLATIONS.translate("saved plays", "saved", language).format(name=f"{FOLDER}/{path.name}")
