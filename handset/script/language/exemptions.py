"""`skip` and `known-bug`: which phones they are for, and why."""

from __future__ import annotations

from handset.datafile import did_you_mean
from handset.network import BEARERS
from handset.script.language.names import carriers
from handset.script.language.program import Exemption, When
from handset.script.language.reader import LineReader
from handset.script.language.steps import At


def read_exemption(verb: str, line: LineReader, at: At) -> Exemption:
    """Parse the words after `skip` or `known-bug`: `when carrier au "why"`. Raises `WordFault`."""
    when = When()
    if line.take_if("when"):
        field = line.take_bare("word", ["carrier", "device", "lang", "network"])
        when = When(field, _read_value(field, line))  # type: ignore[arg-type]
    why = line.take_text("the reason")
    line.finish()
    return Exemption("skip" if verb == "skip" else "known-bug", when, why, at)


def _read_value(field: str, line: LineReader) -> str:
    if field == "device":
        return line.take_device()
    known = {"carrier": carriers(), "lang": ("en", "ja"), "network": tuple(BEARERS)}[field]

    def fault(text: str) -> str:
        hint = did_you_mean(text, list(known))
        return "" if text in known else f"unknown {field} {text!r}{hint}; it is one of {', '.join(known)}"

    return line.take_value(f"the {field}", fault)
