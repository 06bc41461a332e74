"""The sentences that the page for troubles quotes are ones that the program says."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
OF_OTHERS = {"No matching distribution found for keitai", "requires a different Python", "keitai: command not found",
             "No module named 'keitai'", "fixture 'phone' not found"}  # fmt: skip
"""What pip, a shell and pytest say."""


def quoted() -> list[str]:
    page = (ROOT / "docs" / "troubleshooting.md").read_text("utf-8")
    cells = [row.split(" | ")[0] for row in page.splitlines() if row.startswith("| ")]
    whole = [re.fullmatch(r"\| (`+) ?(.+?) ?\1(?: .*)?", cell) for cell in cells]
    return [found[2] for found in whole if found and " " in found[2]]


def test_every_quoted_sentence_is_said() -> None:
    files = [path for house in ("handset", "games", "keitai") for path in (ROOT / house).rglob("*.*")]
    source = "\n".join(path.read_text("utf-8") for path in files if path.suffix in (".py", ".yaml"))
    sentences = [each for each in quoted() if each not in OF_OTHERS]
    assert len(sentences) >= 8
    for sentence in sentences:
        for part in re.split(r"…|\"|'[^']*'|\d+(?::\d+)*", sentence):
            assert part.strip(" ;:,") in source, f"{sentence}: nobody says {part!r}"
