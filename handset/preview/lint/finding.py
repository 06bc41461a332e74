"""A fault of a page on a model, and how faults are told: as lines, as JSON, as annotations of a code host."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
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
    """Finding with all the models it holds for; `why` has each one's reason.

    One in a style sheet stands here once for all the pages that take the sheet, in the order in which they were asked.
    """

    pages: tuple[str, ...]
    models: tuple[str, ...]
    finding: Finding

    @property
    def page(self) -> str:
        """The first of its pages; the sheet's address is relative to this one."""
        return self.pages[0]


def merge_findings(linted: Sequence[Linted]) -> list[Shared]:
    """Merge equal findings of several models, ordered by page and from top to bottom, content type first.

    Those of a sheet are merged over the pages that take it, too: it is mended once.
    """
    pages = list(dict.fromkeys(of.page for of in linted))
    found: dict[tuple[str, Finding], _Merged] = {}
    for of in linted:
        for each in of.findings:
            where = _file(of.page, each.sheet)
            merged = found.setdefault((where, replace(each, why="", sheet="")), _Merged(each))
            merged.pages[of.page] = merged.models[of.model] = merged.whys[each.why] = None
    findings = [
        Shared(tuple(each.pages), tuple(each.models), replace(each.finding, why="; ".join(each.whys)))
        for each in found.values()
    ]
    return sorted(findings, key=lambda each: (pages.index(each.page), order(each.finding)))


@dataclass
class _Merged:
    """A finding, and in the order met: its pages, its models and their reasons."""

    finding: Finding
    pages: dict[str, None] = field(default_factory=dict)
    models: dict[str, None] = field(default_factory=dict)
    whys: dict[str, None] = field(default_factory=dict)


def order(finding: Finding) -> tuple[bool, str, Finding]:
    """Return the sort key of a finding: content type first, then down the page, then sheet by sheet."""
    return finding.rule != "type", finding.sheet, finding


def _file(page: str, sheet: str) -> str:
    """Return the file or address that a finding stands in: the page's, or its sheet's."""
    if not sheet:
        return page
    if "://" in page or "://" in sheet:
        return urljoin(page, sheet)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), sheet))


def format_findings(linted: Sequence[Linted], form: str = "text") -> str:
    """Format all findings in one of `FORMATS`; "" for none as text."""
    rows = merge_findings(linted)
    if form == "json":
        return msgspec.json.encode(
            [{"page": each.page, "pages": each.pages, "models": each.models, **asdict(each.finding)} for each in rows]
        ).decode()
    tell = _annotation if form == "github" else _line
    return "\n".join(tell(each) for each in rows)


def _line(of: Shared) -> str:
    each = of.finding
    where = f"{_file(of.page, each.sheet)}:{each.line}:{each.column}"
    lines = [f"{where}: {each.severity}: {each.what} [{each.rule}, {', '.join(of.models)}]"]
    if len(of.pages) > 1:
        lines.append(f"    A sheet of {', '.join(of.pages)}.")
    return "\n".join([*lines, f"    {each.why}. {each.todo}."])


def _annotation(of: Shared) -> str:
    each = of.finding
    level = {"error": "error", "warning": "warning", "note": "notice"}[each.severity]
    pages = f" (in a sheet of {', '.join(of.pages)})" if len(of.pages) > 1 else ""
    text = f"{', '.join(of.models)}: {each.what}{pages}; {each.why}. {each.todo}."
    text = text.replace("%", "%25").replace("\n", "%0A")
    return f"::{level} file={_file(of.page, each.sheet)},line={each.line},col={each.column},title={each.rule}::{text}"
