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


def told(findings: Sequence[Finding], page: str, model: str, form: str = "text") -> str:
    """All findings of one page on one model, in one of `FORMATS`; "" for none as text."""
    if form == "json":
        rows = [{"page": page, "model": model, **asdict(finding)} for finding in findings]
        return msgspec.json.encode(rows).decode()
    lines = []
    for each in findings:
        if form == "github":
            level = {"error": "error", "warning": "warning", "note": "notice"}[each.severity]
            text = f"{model}: {each.what}; {each.why}. {each.todo}.".replace("%", "%25").replace("\n", "%0A")
            lines.append(f"::{level} file={page},line={each.line},col={each.column},title={each.rule}::{text}")
        else:
            lines.append(
                f"{page}:{each.line}:{each.column}: {each.severity}: {each.what} [{each.rule}, {model}]\n"
                f"    {each.why}. {each.todo}."
            )
    return "\n".join(lines)
