"""The kit's names: each is where the kit says, type checkers see the same ones, and rules need no display."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from keitai import kit

ROOT = Path(__file__).parents[2]


def test_each_name_is_the_thing_itself() -> None:
    for module, names in kit.PARTS.items():
        for name in names:
            assert getattr(kit, name) is getattr(import_module(module), name)
    assert set(kit.__all__) <= set(dir(kit))
    with pytest.raises(AttributeError, match=r"module 'keitai\.kit' has no attribute 'Canvass'"):
        _ = kit.Canvass


def test_type_checkers_see_the_names_that_there_are() -> None:
    told = {
        (node.module, alias.name)
        for node in ast.walk(ast.parse(inspect.getsource(kit)))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith(("games.", "handset.", "keitai."))
        for alias in node.names
    }
    assert told == {(module, name) for module, names in kit.PARTS.items() for name in names}


def test_rules_and_bots_are_judged_without_a_display() -> None:
    script = (
        "import sys\n"
        "from games.tools.template import bot, rules\n"
        "assert not {'pygame', 'handset.lcd', 'numpy'} & set(sys.modules), 'something that draws was loaded'\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
