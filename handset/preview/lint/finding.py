"""A fault of a page on a model, and how faults are told: as lines, as JSON, as annotations of a code host."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal
from urllib.parse import urljoin

import msgspec

Severity = Literal["error", "warning", "note"]
"""The phone leaves something out or refuses the page; a reader is hampered; worth knowing."""
FORMATS = ("text", "json", "github")


@dataclass(frozen=True, order=True)
class Finding:
    """Finding of lint; `line` and `column` count from 1, in characters of the page as the phone decodes it."""

    line: int
    column: int
    rule: str
    severity: Severity
    what: str
    why: str
    todo: str
    sheet: str = ""
    """Address of the style sheet that it stands in, relative to the page's where it can be; "" for the page itself."""

    @property
    def place(self) -> str:
        """Place as `line:column`, behind the sheet's address where it stands in one."""
        spot = f"{self.line}:{self.column}"
        return f"{self.sheet}:{spot}" if self.sheet else spot


@dataclass(frozen=True)
class Linted:
    """Findings of one page on one model, under the address it was asked by."""

    page: str
    model: str
    findings: Sequence[Finding]


@dataclass(frozen=True)
class Shared:
    """Finding of one page with all the models it holds for; `why` has each one's reason."""

    page: str
    models: tuple[str, ...]
    finding: Finding


def shared(linted: Sequence[Linted]) -> list[Shared]:
    """Merge equal findings of several models, ordered by page and from top to bottom, content type first."""
    pages = list(dict.fromkeys(of.page for of in linted))
    found: dict[tuple[str, Finding], tuple[list[str], list[str]]] = {}
    for of in linted:
        for each in of.findings:
            models, whys = found.setdefault((of.page, replace(each, why="")), ([], []))
            models += [of.model] if of.model not in models else []
            whys += [each.why] if each.why not in whys else []
    told_ = [
        Shared(page, tuple(models), replace(finding, why="; ".join(whys)))
        for (page, finding), (models, whys) in found.items()
    ]
    return sorted(told_, key=lambda each: (pages.index(each.page), order(each.finding)))


def order(finding: Finding) -> tuple[bool, str, Finding]:
    """Return the sort key of a finding: content type first, then down the page, then sheet by sheet."""
    return finding.rule != "type", finding.sheet, finding


def _file(of: Shared) -> str:
    """Return the file or address that a finding stands in."""
    sheet = of.finding.sheet
    if not sheet:
        return of.page
    if "://" in of.page or "://" in sheet:
        return urljoin(of.page, sheet)
    return posixpath.normpath(posixpath.join(posixpath.dirname(of.page), sheet))


def told(linted: Sequence[Linted], form: str = "text") -> str:
    """Format all findings in one of `FORMATS`; "" for none as text."""
    rows = shared(linted)
    if form == "json":
        return msgspec.json.encode(
            [{"page": each.page, "models": each.models, **asdict(each.finding)} for each in rows]
        ).decode()
    tell = _annotation if form == "github" else _line
    return "\n".join(tell(each) for each in rows)


def _line(of: Shared) -> str:
    each = of.finding
    return (
        f"{_file(of)}:{each.line}:{each.column}: {each.severity}: {each.what} [{each.rule}, {', '.join(of.models)}]\n"
        f"    {each.why}. {each.todo}."
    )


def _annotation(of: Shared) -> str:
    each = of.finding
    level = {"error": "error", "warning": "warning", "note": "notice"}[each.severity]
    text = f"{', '.join(of.models)}: {each.what}; {each.why}. {each.todo}.".replace("%", "%25").replace("\n", "%0A")
    return f"::{level} file={_file(of)},line={each.line},col={each.column},title={each.rule}::{text}"
