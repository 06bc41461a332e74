"""One word, one thing: no two public classes of the product share a name."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
PRODUCT = ("handset", "games", "screens", "keitai")
KIT = {"Bot", "Rules", "State", "Tuning", "View"}
"""What the games' kit looks up by its name in each game's folder."""
FROZEN = "rules_"
"""How the folders begin that keep a game's rules of an earlier version: copies, by definition."""
OF_ONE_GAME = (*(folder.name for folder in (ROOT / "games").iterdir() if (folder / "game.yaml").exists()), "template")


def public_classes(source: str) -> list[str]:
    return [
        node.name for node in ast.parse(source).body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


def test_no_two_public_classes_share_a_name() -> None:
    places = defaultdict(list)
    for house in PRODUCT:
        for path in (ROOT / house).rglob("*.py"):
            if path.parent.name.startswith(FROZEN):
                continue
            for name in public_classes(path.read_text("utf-8")):
                if not (name in KIT and path.parent.name in OF_ONE_GAME):
                    places[name].append(str(path.relative_to(ROOT)))
    assert len(places) > 400
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_public_classes_are_those_of_a_module_s_outermost_level() -> None:
    assert public_classes("class A:\n    class B: ...\nclass _C: ...\ndef f():\n    class D: ...") == ["A"]
