"""The commands of the manual, carried out in this process but for pytest: no start of a process for each line."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from keitai.cli.main import main
from tests.keitai.cli.command_line import answer

IN_A_WINDOW = {"open", "play", "record", "serve"}
"""Verbs that go on until somebody ends them: what is asked of them is read, and no more."""
QUICK = {
    "balance": ("--rounds", "3", "--workers", "1", "--no-picture"),
    "monkey": ("--minutes", "1", "--workers", "1"),
}
"""What tests ask for in the end, where a reader has more time."""
OURS = (("keitai",), ("uv", "run", "run.py"), ("python", "-m", "keitai"))
OTHERS = frozenset(
    [
        "adduser",
        "apt",
        "curl",
        "install",
        "ln",
        "su",
        "cp",
        "docker",
        "python3",
        ".",
        "git",
        "pip",
        "python",
        "source",
        "sudo",
        "systemctl",
        "uv",
        "eval",
        "nginx",
    ]
)
"""Programs that commands which are not run may name."""


class Shell:
    """A scratch folder in which a page's commands run; `pytest` is what runs tests there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._scripts: set[str] = set()
        """Scripts that ran: shown once more with other options, they are only read."""

    def run(self, block: str) -> None:
        """Run each line; every one must end well."""
        for line in commands(block):
            status, told = self.answer(line)
            assert status == 0, f"{line}\n{told}"

    def converse(self, session: str) -> None:
        """Run each line after `$ `, which must print the lines below it; `...` there stands for anything."""
        for part in ("\n" + session).split("\n$ ")[1:]:
            line, _, expected = part.partition("\n")
            status, told = self.answer(line)
            assert _is_like(told, expected), f"{line}\n{told}"
            assert status in (0, 1), line

    def answer(self, line: str) -> tuple[int, str]:
        """Run a line of commands joined by `&&` or `|` from the scratch folder."""
        os.chdir(self._folder)
        told = ""
        for joined in _split(line, "&&"):
            piped = ""
            for words in _split_words(joined, "|"):
                status, piped = self._one(words, piped)
                if status:
                    return status, told + piped
            told += piped
        return 0, told

    def _one(self, words: list[str], piped: str) -> tuple[int, str]:
        rest = own_words(words)
        if rest is not None:
            return self._keitai(rest, piped)
        match words:
            case ["cd", folder]:
                os.chdir(folder)
            case ["cat", file]:
                return 0, Path(file).read_text("utf-8")
            case ["echo", text]:
                return 0, f"{text}\n"
            case ["mkdir", *folders]:
                for folder in folders:
                    Path(folder).mkdir()
            case ["pytest", *options] | ["python", "-m", "pytest", *options]:
                return run_pytest(options)
            case _:
                raise AssertionError(f"{' '.join(words)}: nobody knows how to run it here")
        return 0, ""

    def _keitai(self, words: list[str], piped: str) -> tuple[int, str]:
        verb = next((word for word in words if not word.startswith("-")), "")
        again = verb == "script" and words[1] in self._scripts
        if again or ((verb in IN_A_WINDOW or not words) and "--bot" not in words and not piped):
            read(words)
            return 0, ""
        if verb == "script":
            self._scripts.add(words[1])
        status, out, faults = answer(*words, *QUICK.get(verb, ()), piped=piped)
        return status, out + faults


def run_pytest(options: list[str]) -> tuple[int, str]:
    """Run tests of a page in a process of their own, so that no module of theirs stays in this one."""
    words = [sys.executable, "-m", "pytest", "-p", "keitai.pytest_plugin", "-p", "no:cacheprovider", "-q", *options]
    done = subprocess.run(words, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def _is_like(told: str, expected: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in expected.rstrip().split("..."))
    return re.fullmatch(pattern, told.rstrip(), re.DOTALL) is not None


def own_words(words: list[str]) -> list[str] | None:
    """Return what stands after our own program's name, None for a command of others."""
    shown = [word for word in words if not word.startswith("--extra=")]
    for name in OURS:
        if tuple(shown[: len(name)]) == name:
            return shown[len(name) :]
    return None


def read(words: list[str]) -> None:
    """Read a command line without carrying it out: its verb, options and values are right."""
    if words and words[0] in main.list_commands(click.Context(main)):
        command = main.get_command(click.Context(main), words[0])
        assert command is not None
        command.make_context(words[0], list(words[1:]), parent=click.Context(main, info_name="keitai"))
    else:
        assert not words or words[0].startswith("-"), words


def read_all(block: str) -> None:
    """Read the commands of a block that is not run: ours must be right, others' must be known ones."""
    for line in commands(block):
        for joined in _split(line, "&&"):
            for words in _split_words(joined, "|"):
                rest = own_words(words)
                if rest is not None:
                    read(rest)
                else:
                    assert words[0] in OTHERS | {"cd", "cat", "echo", "mkdir", "pytest"}, line


def commands(block: str) -> Iterator[str]:
    """Yield the lines of a block that are commands; a line that ends in a backslash goes on."""
    for line in block.replace("\\\n", " ").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line


def _split(line: str, sign: str) -> list[str]:
    return [part for part in line.split(f" {sign} ") if part.strip()]


def _split_words(line: str, sign: str) -> list[list[str]]:
    return [shlex.split(part, comments=True) for part in _split(line, sign)]
