"""A moment of the phone's clock, as a script's head writes it."""

from __future__ import annotations

from datetime import datetime

from handset.clock import DEFAULT_START
from handset.script.language.reader import LineReader
from keitai.common.time import JST

YEARS = range(2000, 2100)
"""The years a script may begin in; what counts days from now, as `advance` does, stays within the calendar."""


def read_moment(line: LineReader) -> datetime:
    """Parse `2009-08-24T09:00+09:00`; without an offset in Tokyo's time."""
    moment = _moment(line.take_value("a date", _fault)) or DEFAULT_START
    return moment if moment.tzinfo else moment.replace(tzinfo=JST)


def _fault(text: str) -> str:
    moment = _moment(text)
    if moment is None:
        return f"{text!r} is not a date; it reads 2009-08-24T09:00+09:00"
    if moment.year not in YEARS:
        return f"the phone's clock goes from {YEARS[0]} to {YEARS[-1]}"
    return ""


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
