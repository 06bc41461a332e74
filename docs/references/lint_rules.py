"""Lint's rules as Markdown: each with a page, and with what lint says of it when the manual is built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import keitai
from handset.preview.lint.check import check
from handset.preview.lint.finding import Finding
from handset.preview.lint.manual import RULES, RuleEntry
from handset.script.run.pagetext import browser_of


def rules() -> str:
    """Write every rule."""
    return "\n".join(line for name, entry in RULES.items() for line in _entry(name, entry))


def _entry(name: str, entry: RuleEntry) -> Iterator[str]:
    yield from [f"## {name}", "", entry.text, ""]
    if entry.page:
        said = next((each for each in findings(entry) if each.rule == name), None)
        assert said is not None, f"{name}: lint finds nothing of the kind in its own example"
        yield from ["```html", entry.page, "```", "", "```text"]
        yield from [f"{said.place}: {said.severity}: {said.what} [{name}, {entry.device}]"]
        yield from [f"    {said.why}. {said.todo}.", "```", ""]


def findings(entry: RuleEntry) -> list[Finding]:
    """Return what lint finds in a rule's example."""
    with keitai.Phone(_site(entry.page), device=entry.device) as phone:
        phone.open("/")
        browser = browser_of(phone.machine)
        assert browser is not None
        assert browser.page is not None
        return check(browser.page)


def _site(page: str) -> Callable[..., Iterable[bytes]]:
    def site(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] != "/":
            start_response("404 Not Found", [("Content-Type", "text/plain")])
            return [b"nothing"]
        kind = "application/xhtml+xml" if page.startswith("<?xml") else "text/html"
        start_response("200 OK", [("Content-Type", kind)])
        return [page.encode()]

    return site
