"""The houses below `keitai/` in the wheel: every import is moved, nothing else. .ci/installed.py builds the wheel."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hatch_build import HOUSES, PACKAGE, LayoutError, rewrite

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("line", "moved"),
    [
        ("from handset.lcd import Canvas", "from keitai.handset.lcd import Canvas"),
        ("from games import ranking  # of games", "from keitai.games import ranking  # of games"),
        ("from handset.lcd import (\n    A,\n    B,\n)", "from keitai.handset.lcd import (\n    A,\n    B,\n)"),
        ("import games", "import keitai.games as games"),
        ("import os, games as g", "import os, keitai.games as g"),
        ("import screens.app as app", "import keitai.screens.app as app"),
        ("def f():\n    '日本'; from screens import app", "def f():\n    '日本'; from keitai.screens import app"),
        ("x = import_module('games.wig.rules')", "x = import_module('keitai.games.wig.rules')"),
        ("stage = 'screens.app:create_site'", "stage = 'keitai.screens.app:create_site'"),
        ('"""See.\n\n>>> from games.wig import rules\n"""', '"""See.\n\n>>> from keitai.games.wig import rules\n"""'),
        ('f"{games.__name__}.{name}"', 'f"{games.__name__}.{name}"'),
        ("menu = ['games', 'screens']", "menu = ['games', 'screens']"),
        ("render('games/list.html', 'handset.', 'games.A b')", "render('games/list.html', 'handset.', 'games.A b')"),
        ("from .handset import x\nfrom gamesmith import y", "from .handset import x\nfrom gamesmith import y"),
        ('"""The games from handset are here."""', '"""The games from handset are here."""'),
        ("from keitai.common.rng import Rng", "from keitai.common.rng import Rng"),
    ],
)
def test_what_names_a_house_is_moved_and_nothing_else(line: str, moved: str) -> None:
    assert rewrite(line) == moved
    assert rewrite(moved) == moved, "once is enough"


@pytest.mark.parametrize("line", ["import handset.lcd", 'import_module(f"games.{name}")'])
def test_what_cannot_be_moved_stops_the_build(line: str) -> None:
    with pytest.raises(LayoutError, match=r"view\.py:2: "):
        rewrite(f"\n{line}", "view.py")


def test_every_module_can_be_moved() -> None:
    houses = "|".join(HOUSES)
    stops = re.compile(rf"""^\s*import\b.*\b({houses})\.|f["']({houses})\.""", re.MULTILINE)
    for house in (PACKAGE, *HOUSES):
        for path in (ROOT / house).rglob("*.py"):
            source = path.read_text("utf-8")
            if stops.search(source):
                rewrite(source, str(path))
