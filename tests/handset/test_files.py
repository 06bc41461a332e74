"""Files are written whole or not at all, killed, out of room or refused on the way."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from handset.files import write_whole
from tests.handset.killed_programs import run_until_killed

OLD, NEW = b"old " * 200_000, b"new!" * 250_000
WRITER = """
import sys
from pathlib import Path
from handset.files import write_whole
print("ready", flush=True)
while True:
    for body in (b"new!" * 250_000, b"old " * 200_000):
        write_whole(Path(sys.argv[1]), body)
"""


def test_killed_on_the_way_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "kept.state"
    path.write_bytes(OLD)
    chance = random.Random(3)
    for _ in range(4):
        run_until_killed(WRITER, path, 1, chance.random() * 0.05)
        assert path.read_bytes() in (OLD, NEW)
    write_whole(path, b"after")
    assert path.read_bytes() == b"after"


@pytest.mark.parametrize("call", ["fsync", "open", "replace"])
def test_what_cannot_be_written_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fail(*arguments: object) -> int:
        raise OSError(28, "No space left on device")

    path = tmp_path / "kept.state"
    write_whole(path, OLD)
    with monkeypatch.context() as broken:
        if call == "replace":
            broken.setattr(Path, "replace", fail)
        else:
            broken.setattr(os, call, fail)
        with pytest.raises(OSError, match="No space"):
            write_whole(path, NEW)
    assert path.read_bytes() == OLD
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="the size of a process's files is limited on Unix only")
def test_a_file_that_outgrows_its_room_leaves_the_old_one(tmp_path: Path) -> None:
    """The kernel itself refuses the write half way."""
    path = tmp_path / "kept.state"
    write_whole(path, OLD)
    program = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n{WRITER}"
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True)
    assert "File too large" in done.stderr
    assert path.read_bytes() == OLD
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    kept, link = tmp_path / "far" / "kept.png", tmp_path / "link.png"
    kept.parent.mkdir()
    link.symlink_to(kept)
    for body in (OLD, NEW):
        write_whole(link, body)
        assert (link.is_symlink(), kept.read_bytes()) == (True, body)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_device_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"whole")
    assert (os.read(reader, 99), pipe.is_fifo()) == (b"whole", True)
    os.close(reader)


def test_a_private_file_is_nobody_elses(tmp_path: Path) -> None:
    write_whole(tmp_path / "deep" / "secret", b"s", private=True)
    assert (tmp_path / "deep" / "secret").stat().st_mode & 0o077 == 0
