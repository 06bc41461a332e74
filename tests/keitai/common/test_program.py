"""The command that starts the program again is the one that it was started by."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from keitai.common import program
from keitai.common.program import shell_command

ROOT = Path(__file__).parents[3]
PYTHON = "/home/kana/.venv/bin/python"


def command(patch: pytest.MonkeyPatch, started: list[str], *, uv: bool = False, found: str | None = None) -> str:
    """What `started` (Python's own command line before the verb) becomes."""
    patch.setattr(sys, "orig_argv", [*started, "script", "a b.keys"])
    patch.setattr(sys, "argv", [started[-1] if "-m" not in started else "/x/keitai/__main__.py", "script", "a b.keys"])
    patch.setattr("shutil.which", lambda name: found if name == "keitai" else None)
    if uv:
        patch.setenv("UV_RUN_RECURSION_DEPTH", "1")
    else:
        patch.delenv("UV_RUN_RECURSION_DEPTH", raising=False)
    return " ".join(shell_command())


def test_it_is_named_as_it_was_started(monkeypatch: pytest.MonkeyPatch) -> None:
    for started, uv, found, told in [
        (["python", "run.py"], False, None, "python run.py"),
        (["python3.11", "/opt/keitai/run.py"], False, None, "python3.11 /opt/keitai/run.py"),
        ([".venv/bin/python", "../keitai/run.py"], False, None, ".venv/bin/python ../keitai/run.py"),
        (["python", "-X", "dev", "run.py"], False, None, "python -X dev run.py"),
        (["python", "-m", "keitai"], False, None, "python -m keitai"),
        ([PYTHON, "run.py"], True, None, "uv run run.py"),
        ([PYTHON, "-m", "keitai"], True, None, "uv run -m keitai"),
        ([PYTHON, "/home/kana/.venv/bin/keitai"], False, "/home/kana/.venv/bin/keitai", "keitai"),
        ([PYTHON, "/home/kana/.venv/bin/keitai"], False, "/usr/bin/keitai", "/home/kana/.venv/bin/keitai"),
        ([PYTHON, "/home/kana/.venv/bin/keitai"], False, None, "/home/kana/.venv/bin/keitai"),
        ([PYTHON, "/home/kana/.venv/bin/keitai"], True, "/home/kana/.venv/bin/keitai", "uv run keitai"),
    ]:
        assert command(monkeypatch, started, uv=uv, found=found) == told, started


def test_started_by_something_else_it_is_named_as_it_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started = [PYTHON, "/home/kana/.venv/bin/pytest"]
    monkeypatch.chdir(ROOT)
    assert command(monkeypatch, started) == "uv run run.py"
    monkeypatch.chdir(tmp_path)
    assert command(monkeypatch, started) == f"{sys.executable} {ROOT / 'run.py'}"
    monkeypatch.setattr(program, "IN_CHECKOUT", False)
    assert command(monkeypatch, started) == "keitai"
