"""What processes are copied from has loaded what they need, wherever the program was started."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MAIN = """
import sys
sys.path[:0] = {paths!r}
from keitai.common.forkserver import forkserver_context
import loaded

if __name__ == "__main__":
    context = forkserver_context(["loaded"])
    for process in [context.Process(target=loaded.work) for _ in range(2)]:
        process.start()
        process.join()
"""
LOADED = """
import os

with open("loaded.txt", "a") as told:
    told.write(f"{os.getpid()}\\n")


def work():
    with open("worked.txt", "a") as told:
        told.write(f"{os.getppid()}\\n")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not fork")
def test_modules_are_loaded_once_for_all_processes(tmp_path: Path) -> None:
    """Here and by the process that is copied; the copies load nothing."""
    (tmp_path / "apart").mkdir()
    (tmp_path / "apart" / "loaded.py").write_text(LOADED)
    (tmp_path / "main.py").write_text(MAIN.format(paths=[str(tmp_path / "apart"), str(ROOT)]))
    (tmp_path / "elsewhere").mkdir()
    command = [sys.executable, str(tmp_path / "main.py")]
    subprocess.run(command, cwd=tmp_path / "elsewhere", check=True)
    loaded = (tmp_path / "elsewhere" / "loaded.txt").read_text().split()
    copied_from = (tmp_path / "elsewhere" / "worked.txt").read_text().split()
    assert len(loaded) == 2
    assert copied_from == [loaded[1], loaded[1]]
