"""A moment of the phone's clock, as a script's head writes it."""

from __future__ import annotations

from datetime import datetime

from handset.script.language.reader import LineReader
from handset.script.language.words import WordFault
from keitai.common.time import JST


def read_moment(line: LineReader) -> datetime:
    """Parse `2009-08-24T09:00+09:00`; without an offset in Tokyo's time. Raises `WordFault`."""
    column, text = line.column, line.take_word("a date").text
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise WordFault(column, f"{text!r} is not a date; it reads 2009-08-24T09:00+09:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=JST)
