"""A fault of a page on a model, and how faults are told: as lines, as JSON, as annotations of a code host."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import msgspec

Severity = Literal["error", "warning", "note"]
"""The phone leaves something out or refuses the page; a reader is hampered; worth knowing."""
FORMATS = ("text", "json", "github")


@dataclass(frozen=True, order=True)
class Finding:
    """`line` and `column` count from 1, in characters of the page as the phone decodes it."""

    line: int
    column: int
    rule: str
    severity: Severity
    what: str
    why: str
    todo: str


@dataclass(frozen=True)
class Linted:
    """What was found in one page, under the address it was asked by, on one model."""

    page: str
    model: str
    findings: Sequence[Finding]


def told(linted: Sequence[Linted], form: str = "text") -> str:
    """All findings in one of `FORMATS`, JSON as one array; "" for none as text."""
    if form == "json":
        rows = [{"page": of.page, "model": of.model, **asdict(each)} for of in linted for each in of.findings]
        return msgspec.json.encode(rows).decode()
    tell = _annotation if form == "github" else _line
    return "\n".join(tell(of, each) for of in linted for each in of.findings)


def _line(of: Linted, each: Finding) -> str:
    return (
        f"{of.page}:{each.line}:{each.column}: {each.severity}: {each.what} [{each.rule}, {of.model}]\n"
        f"    {each.why}. {each.todo}."
    )


def _annotation(of: Linted, each: Finding) -> str:
    level = {"error": "error", "warning": "warning", "note": "notice"}[each.severity]
    text = f"{of.model}: {each.what}; {each.why}. {each.todo}.".replace("%", "%25").replace("\n", "%0A")
    return f"::{level} file={of.page},line={each.line},col={each.column},title={each.rule}::{text}"
