"""The page for contributors names only files and folders that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def named_paths() -> list[tuple[str, str]]:
    """Each backquoted path of the page, and the folder of the one before it in its row, where it may lie as well."""
    found: list[tuple[str, str]] = []
    for line in (ROOT / "docs" / "contributing.md").read_text("utf-8").splitlines():
        beside = "."
        for path in re.findall(r"`([\w./]+(?:\.\w+|/))`", line):
            found.append((path, beside))
            beside = path.rpartition("/")[0] or beside
    return found


def test_every_path_is_there() -> None:
    paths = named_paths()
    assert len(paths) >= 30
    shorthand = {"_rules.py", "feedback.py", "game.yaml", "rules.py", "view.py", "bot.py"}
    missing = [
        path
        for path, beside in paths
        if path not in shorthand and not (ROOT / path).exists() and not (ROOT / beside / path).exists()
    ]
    assert missing == []
    assert all(
        any(ROOT.glob(f"games/*/{name}")) for name in ("feedback.py", "game.yaml", "rules.py", "view.py", "bot.py")
    )
    assert any(ROOT.glob("handset/preview/lint/*_rules.py"))
