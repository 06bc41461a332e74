"""The blocks of a page of the manual: its fenced code, with file names, and what a comment before says of them.

`<!-- not run: why -->` stands before a block whose commands are only read. A block with a `:caption:` is the file of
that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_FENCE = re.compile(r"(?P<fence>`{3,}|:{3,})(?:\{(?P<directive>[\w-]+)\} *)?(?P<word>[^`]*)")
_NOT_RUN = re.compile(r"<!-- not run: (.+) -->")
_DRAWING = {"reference", "eval-rst", "toctree", "literalinclude", "note", "tip", "grid"}
"""Directives whose content is not a program's."""


@dataclass(frozen=True)
class Block:
    """A fenced block; `kind` is its language, `file` the name in its caption."""

    line: int
    kind: str
    text: str
    file: str = ""
    not_run: str = ""


def blocks_of(page: str) -> Iterator[Block]:
    """Yield a page's blocks in order."""
    lines = iter(enumerate(page.splitlines(), 1))
    not_run = ""
    for number, line in lines:
        opening = _FENCE.fullmatch(line.strip())
        if opening is None:
            if line.strip():
                said = _NOT_RUN.fullmatch(line.strip())
                not_run = said[1] if said else ""
            continue
        indent = len(line) - len(line.lstrip())
        body: list[str] = []
        for _, inner in lines:
            if inner.strip() == opening["fence"]:
                break
            body.append(inner[indent:])
        else:
            raise AssertionError(f"line {number}: the block does not end")
        if opening["directive"] in (None, "code-block"):
            options = dict(re.findall(r"^:(\w+): (.*)$", "\n".join(body), re.MULTILINE)) if opening["directive"] else {}
            kept = [each for each in body if not (opening["directive"] and re.match(r":\w+:", each))]
            text = "\n".join(kept).strip("\n") + "\n"
            yield Block(number, opening["word"].strip(), text, options.get("caption", ""), not_run)
        else:
            assert opening["directive"] in _DRAWING, f"line {number}: {opening['directive']}"
        not_run = ""
