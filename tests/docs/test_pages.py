"""Every block of README and of the manual is right: commands run, files are read by what reads them, scripts play."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
import yaml

import games
import keitai
from games.engine.catalogue import GameFile
from handset import datafile
from handset.keymap import FILE as KEYMAPS
from handset.keymap import load_keymaps
from handset.script.farm.suite_file import SuiteFile
from handset.script.language.parser import parse
from keitai.cli.news_sources import Source
from keitai.script_names import unchecked_names
from tests.docs.blocks import PAGES, ROOT, Block, blocks_of
from tests.docs.shell import Shell, commands, read_all
from tests.keitai.cli.command_line import answer


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A scratch folder with data of its own; modules that a page writes are forgotten afterwards."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / ".data"))
    monkeypatch.setenv("XDG_PICTURES_DIR", str(tmp_path / ".pictures"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr(games, "__path__", list(games.__path__))
    before = set(sys.modules)
    yield tmp_path
    for name in [name for name in sys.modules if name not in before]:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[name]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).with_suffix("").as_posix())
def test_its_blocks_are_right(page: Path, folder: Path) -> None:
    shell = Shell(folder)
    names: dict[str, object] = {"__name__": "page"}
    for block in blocks_of(page.read_text("utf-8")):
        try:
            try_out(block, shell, folder, names)
        except BaseException as fault:
            fault.add_note(f"{page.relative_to(ROOT)}:{block.line}")
            raise


def try_out(block: Block, shell: Shell, folder: Path, names: dict[str, object]) -> None:
    """Read a block as what it is; save it where it is a file; run it where it is a program."""
    kind = block.kind
    assert kind in READERS or kind in ("sh", "console"), f"{kind!r} is not a kind of block"
    if kind in READERS:
        READERS[kind](block)
    if block.file:
        (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
        (folder / block.file).write_text(block.text, "utf-8")
    elif block.not_run:
        if kind in ("sh", "console"):
            read_all(block.text)
    elif kind == "sh":
        shell.run(block.text)
    elif kind == "console":
        shell.converse(block.text)
    elif kind == "python":
        exec(compile(block.text, "page", "exec"), names)


def read_keys(block: Block) -> None:
    """Read a whole script, a fragment with something for each of its names, or lines as they stand in a test."""
    text = block.text if block.text.startswith(("keys 1", "keys 2")) else f"keys 1\n{block.text}"
    if not re.search("^test ", text, re.MULTILINE):
        values = "".join(f' {name}="42"' for name in sorted(set(re.findall(r"\$\{(\w+)\}", text))))
        text, fragment = f'keys 1\ntest "lines"\ninclude "fragment.keys"{values}\nend\n', text
    else:
        fragment = "keys 1\n"
    assert parse(text, "page.keys", lambda name, including: (name, fragment), unchecked_names()).cases


def read_yaml(block: Block) -> None:
    """A file of ours, by what reads it; another's, as YAML, with the commands that it holds."""
    name = Path(block.file).name
    raw = block.text.encode()
    if name == "game.yaml":
        datafile.parse(raw, GameFile, name)
    elif name.startswith("suite"):
        datafile.parse(raw, SuiteFile, name)
    elif name.startswith("keymaps.yaml"):
        own = Path("own-keymaps.yaml")
        own.write_bytes(KEYMAPS.read_bytes() + raw)
        assert set(yaml.safe_load(raw)) <= set(load_keymaps(own))
    elif name == "news.yaml":
        assert msgspec.convert(yaml.safe_load(raw), list[Source])
    elif block.file.startswith((".github/", ".gitlab")):
        for text in scripts_in(yaml.safe_load(raw)):
            read_all(text)
    else:
        raise AssertionError(f"{block.file or 'a block of YAML'}: which file is it?")


def scripts_in(recipe: object) -> list[str]:
    """What a recipe of continuous integration runs: `run:` on GitHub, `script:` on GitLab."""
    if isinstance(recipe, list):
        return [text for each in recipe for text in scripts_in(each)]
    if not isinstance(recipe, dict):
        return []
    own = [value for key, value in recipe.items() if key in ("run", "script", "before_script")]
    lines = [text for value in own for text in (value if isinstance(value, list) else [value])]
    return lines + [text for value in recipe.values() for text in scripts_in(value)]


READERS: dict[str, Callable[[Block], object]] = {
    "python": lambda block: ast.parse(block.text),
    "keys": read_keys,
    "yaml": read_yaml,
    "toml": lambda block: tomllib.loads(block.text),
    "json": lambda block: json.loads(block.text),
    "html": lambda block: None,
    "xml": lambda block: ElementTree.fromstring(block.text),
    "text": lambda block: None,
    "nginx": lambda block: block.text.count("{") == block.text.count("}"),
}


def test_a_block_without_a_mark_is_run() -> None:
    page = "<!-- not run: a window -->\n```sh\nkeitai open\n```\n\n```sh\nkeitai --version\n```\n"
    first, second = blocks_of(page)
    assert (first.not_run, second.not_run) == ("a window", "")
    assert list(commands(second.text)) == ["keitai --version"]


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"^## ([\d.]+)$", (ROOT / "docs" / "changelog.md").read_text("utf-8"), re.MULTILINE)
    assert versions[0] == keitai.__version__
    assert keitai.__version__ in answer("--version")[1]
