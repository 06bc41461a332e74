"""Habits of the phone's owner in writing: words chosen before, and emoji used lately."""

from __future__ import annotations

import msgspec

MOST_WORDS = 500
MOST_EMOJI = 10
LONGEST = 24
"""Characters of a word that is worth learning."""


class Habits(msgspec.Struct):
    """Learned choices of words and emoji, latest first; plain data, kept in the phone's memory."""

    words: list[tuple[str, str]] = []
    """(reading, word)."""
    emoji: list[str] = []

    def learn(self, reading: str, word: str) -> None:
        """Record that `word` was written for `reading`."""
        if not word or not 1 < len(reading) <= LONGEST or len(word) > LONGEST:
            return
        pair = (reading, word)
        self.words = [pair, *(other for other in self.words if other != pair)][:MOST_WORDS]

    def words_for(self, reading: str) -> list[str]:
        """Return the words chosen before for exactly this reading."""
        return [word for known, word in self.words if known == reading]

    def predict(self, start: str, count: int = 8) -> list[tuple[str, str]]:
        """Return the texts written before that begin with `start`, typed so far."""
        return [pair for pair in self.words if pair[0].startswith(start) and pair[1] != start][:count]

    def use_emoji(self, char: str) -> None:
        """Move the emoji to the front of the recent ones."""
        self.emoji = [char, *(other for other in self.emoji if other != char)][:MOST_EMOJI]

    def to_bytes(self) -> bytes:
        """Return the habits as bytes for the phone's memory."""
        return msgspec.msgpack.encode(self)

    @classmethod
    def from_bytes(cls, raw: bytes | None) -> Habits:
        """Read habits; return new ones where there are none, or none that can be read."""
        try:
            return msgspec.msgpack.decode(raw, type=cls) if raw else cls()
        except msgspec.DecodeError:
            return cls()
