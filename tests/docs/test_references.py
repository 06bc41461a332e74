"""References that are made from the code: whole, and written as Markdown means it."""

from __future__ import annotations

import inspect
import re
from importlib import import_module

import keitai
from docs.references.command_line import command_line
from docs.references.game_kit import PARTS_OF_A_GAME, game_kit_parts
from keitai import kit
from keitai.cli.main import COMMAND_MODULES
from tests.docs.blocks import ROOT


def test_the_command_line_has_every_verb_with_its_example_and_options() -> None:
    written = command_line()
    for verb in COMMAND_MODULES:
        (entry,) = re.findall(rf"^## keitai {verb}\n(.*?)(?=^## |\Z)", written, re.MULTILINE | re.DOTALL)
        assert f"```text\nkeitai {verb} " in entry
        examples = re.findall(r"```sh\n(.*)\n```", entry)
        assert all(re.match(rf"(.* \| )?keitai {verb}\b", each) for each in examples)
        assert examples
    assert "| `--network [imode\\|foma\\|hsdpa\\|off\\|instant]` | Reception. | `instant` |" in written
    assert (
        "| `--data DIR` | Folder of phone memory and site data; `:memory:` keeps nothing. | nothing is kept |"
        in written
    )


def test_the_command_lines_options_are_code_wherever_they_are_named() -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", command_line(), flags=re.DOTALL)
    assert re.findall(r".*--[a-z].*", prose) == []


def test_the_python_reference_shows_what_classes_have_from_others_of_ours() -> None:
    page = (ROOT / "docs" / "reference" / "python-api.md").read_text("utf-8")
    entries = re.findall(r"^\.\. autoclass:: (\S+)\n((?:   :.*\n)*)", page, re.MULTILINE)
    assert [name for name, _ in entries] == ["keitai.Phone", "keitai.Expectations", "keitai.MountedSite"]
    for name, options in entries:
        module, _, attribute = name.rpartition(".")
        shown = getattr(import_module(module), attribute)
        ours = [base for base in shown.__mro__[1:-1] if base.__module__.startswith("keitai")]
        inherited = {member for base in ours for member in vars(base) if not member.startswith("_")}
        assert (":inherited-members:" in options) == bool(inherited), name
    assert {"press", "click", "text", "golden", "advance"} <= set(dir(keitai.Phone))
    assert inspect.getdoc(keitai.Phone.press)


def test_every_part_of_the_game_kit_is_entered() -> None:
    entered, modules = game_kit_parts(), [module for group in PARTS_OF_A_GAME.values() for module in group]
    assert len(modules) == len(set(modules)) >= 18
    for module in modules:
        for name in kit.PARTS[module]:
            value = getattr(kit, name)
            if inspect.isclass(value) or inspect.isroutine(value):
                kind = "autoclass" if inspect.isclass(value) else "autofunction"
                assert entered.count(f".. {kind}:: {module}.{name}\n") == 1, name
    assert {"games.engine.clips", "games.engine.tile_map", "games.engine.baked_physics"} <= set(modules)
