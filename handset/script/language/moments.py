"""A moment of the phone's clock, as a script's head writes it."""

from __future__ import annotations

from datetime import datetime

from handset.clock import DEFAULT_START
from handset.script.language.reader import LineReader
from keitai.common.time import JST


def read_moment(line: LineReader) -> datetime:
    """Parse `2009-08-24T09:00+09:00`; without an offset in Tokyo's time."""
    moment = _moment(line.take_value("a date", _fault)) or DEFAULT_START
    return moment if moment.tzinfo else moment.replace(tzinfo=JST)


def _fault(text: str) -> str:
    return "" if _moment(text) is not None else f"{text!r} is not a date; it reads 2009-08-24T09:00+09:00"


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
