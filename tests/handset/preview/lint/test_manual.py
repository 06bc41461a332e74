"""Every rule of lint has an entry in its manual, and finds the fault in the entry's own page."""

from __future__ import annotations

import ast
from pathlib import Path

from handset.preview import lint
from handset.preview.lint.check import check
from handset.preview.lint.manual import RULES
from tests.handset.browser.browser_harness import make_page

MAKERS = ("Finding", "_at")
"""What makes a finding; the first text it is given is the rule's name."""


def rules_in(file: Path) -> set[str]:
    """The rules that a module's findings name."""
    named: set[str] = set()
    for call in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MAKERS:
            texts = [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            named |= set(texts[:1]) - {"error", "warning", "note"}
    return named


def test_every_rule_has_an_entry() -> None:
    named = set().union(*(rules_in(file) for file in Path(lint.__path__[0]).glob("*.py")))
    assert len(named) > 20
    assert named == set(RULES), "handset/preview/lint/manual.py says what each rule looks for"


def test_every_example_has_its_fault() -> None:
    for rule, entry in RULES.items():
        if not entry.page:
            continue
        page = make_page(
            entry.page, entry.device, "application/xhtml+xml" if entry.page[:5] == "<?xml" else "text/html"
        )
        page.files = dict.fromkeys(page.subresource_urls)
        assert rule in {finding.rule for finding in check(page)}, rule
