"""What tests/conftest.py sees to: processes that tests start find compiled what others have imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHILD = "import sys, handset.keypad; print(sys.flags.dont_write_bytecode, handset.keypad.__cached__)"


def test_a_process_of_a_test_finds_bytecode() -> None:
    done = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, check=True)
    forbidden, cached = done.stdout.split(maxsplit=1)
    assert forbidden == "0"
    assert Path(cached.strip()).is_file()
