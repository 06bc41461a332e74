"""Every verb with damaged files, folders in the place of files, full disks and faulty sites: a sentence and its status.

Damaged phone and site data, missing addresses and places that cannot be written stand in test_every_verb.
"""

from __future__ import annotations

import random
import resource
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import games
from games.engine.catalogue import load_game
from games.engine.replay import encode
from games.tools.simulate import play_out
from handset.browser.fetch.transport import SiteTransport
from keitai.cli.main import COMMAND_MODULES
from tests.keitai.cli.command_line import answer

SCRIPT = 'keys 1\ntest "t"\n  press 5\n  shot "look"\nend\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a page, a script, a recording, a replay, and data of a person."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(games, "__path__", list(games.__path__))
    (tmp_path / "page.html").write_text("<p>words")
    (tmp_path / "whole.keys").write_text(SCRIPT)
    assert answer("record", "whole.kmov.keys", piped="5 1s")[0] == 0
    (tmp_path / "whole.kmov.kmov").rename("whole.kmov")
    (tmp_path / "whole.kmov.keys").unlink()
    spec = load_game("wig")
    (tmp_path / "whole.play").write_bytes(encode(play_out(spec, spec.bot("novice", 1), 1, 300)[0]))
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "secret").write_bytes(b"x" * 32)
    return tmp_path


def told(words: str, status: int, said: str, piped: str = "5") -> str:
    """What the command line says, its status and a part of it as they should be; never a traceback."""
    got, out, err = answer(*words.split(), piped=piped)
    assert (got, said in err or not said, "Traceback" in out + err) == (status, True, False), (words, got, err, out)
    assert "Error: Invalid value" in err or len(err.splitlines()) < 10, (words, err)
    return out + err


NOISE = random.Random(3).randbytes(400)
BODIES: Mapping[str, bytes] = {
    "empty": b"",
    "blank": b"\n\n  \n",
    "noise": NOISE,
    "zeros": bytes(50),
    "picture": b"\x89PNG\r\n\x1a\n" + NOISE,
    "archive": b"PK\x03\x04" + NOISE,
    "database": b"SQLite format 3\0" + NOISE,
    "page": b"<!DOCTYPE html><p>hello",
    "sentence": b"hello world\n",
    "utf16": "keys 1\n".encode("utf-16"),
    "sjis": 'keys 1\ntest "日本"\n'.encode("shift_jis"),
    "list": b"- a\n- b\n",
    "json": b'{"a": [1, 2]}',
    "deep": b"[" * 300,
    "newer": b'keys 99\ntest "t"\nend\n',
}
"""Kind of trouble -> what is in the file."""
READERS = {
    "script FILE.keys": "FILE.keys:",
    "script FILE.yaml": "FILE.yaml:",
    "script FOLDER --merge": "FOLDER",
    "replay FILE.play": "FILE.play: ",
    "replay FILE.kmov": "FILE.kmov: ",
    "open FILE.state": "FILE.state: not a state file of the phone, or it is damaged",
    "text /home --device FILE.yaml": "FILE.yaml:",
    "monkey --ticks 6 --device FILE.yaml": "FILE.yaml:",
    "tour --device FILE.yaml": "FILE.yaml:",
    "serve --news FILE.yaml --data :memory:": "FILE.yaml:",
    "serve --config FILE.yaml": "FILE.yaml:",
    "play GAME --games FOLDER": "game.yaml:",
    "balance GAME --games FOLDER": "game.yaml:",
    "record r.keys --device FILE.yaml": "FILE.yaml:",
    "site restore FILE.state --data fresh": "FILE.state",
}
"""Verb -> how its sentence names the file."""


def test_a_damaged_file_is_a_sentence_with_its_name(folder: Path) -> None:
    for kind, body in BODIES.items():
        for verb, named in READERS.items():
            for ending in ("keys", "yaml", "play", "kmov", "state"):
                (folder / f"{kind}.{ending}").write_bytes(body)
            (folder / "of" / kind).mkdir(parents=True, exist_ok=True)
            (folder / "of" / kind / "game.yaml").write_bytes(body)
            (folder / "of" / "results.json").write_bytes(body)
            filled = [
                each.replace("FILE", kind).replace("FOLDER", "of").replace("GAME", kind) for each in (verb, named)
            ]
            told(filled[0], 1 if verb.startswith("site") else 2, filled[1])
            (folder / "of" / kind / "game.yaml").unlink()
    assert not [name for name in ("r.keys", "tour", "fresh") if (folder / name).exists()]


def test_a_file_cut_anywhere_is_a_sentence(folder: Path) -> None:
    for name in ("whole.kmov", "whole.play"):
        whole = (folder / name).read_bytes()
        for length in {0, 1, 7, 8, 9, len(whole) // 2, len(whole) - 1}:
            (folder / f"cut-{name}").write_bytes(whole[:length])
            told(f"replay cut-{name}", 2, f"cut-{name}: ")
        for at in range(9, len(whole), max(1, len(whole) // 12)):
            (folder / f"cut-{name}").write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
            status, out, err = answer("replay", f"cut-{name}")
            assert (status in (1, 2), "Traceback" in out + err) == (True, False), (name, at, out, err)


MISTAKEN = {
    "text kept": (1, "'kept' is a folder, not a page; name a file in it, such as kept/page.html"),
    "lint kept": (1, "'kept' is a folder, not a page"),
    "shot kept": (1, "'kept' is a folder, not a page"),
    "shot page.html nosuch.html -o out": (1, "'nosuch.html' is neither a file nor an address"),
    "open kept --data kept": (1, "'kept' is a folder, not a page"),
    "script kept": (2, "no .keys file with a test was found in kept"),
    "script nosuch.keys": (2, "nosuch.keys: cannot be read (No such file or directory)"),
    "script whole.keys --merge": (2, "whole.keys: is not the folder of a report"),
    "script whole.keys --report page.html": (2, "'page.html' is a file"),
    "replay kept": (2, "kept: cannot be read (Is a directory)"),
    "replay nosuch": (2, "nosuch: cannot be read (No such file or directory)"),
    "record kept": (2, "'kept' is a directory"),
    "record whole.keys": (2, "whole.keys: is there already; --force writes over it"),
    "serve --news kept": (2, "kept: the feeds of news cannot be read (Is a directory)"),
    "serve --news nosuch": (2, "nosuch: the feeds of news cannot be read (No such file or directory)"),
    "serve --config kept": (2, "kept: the configuration cannot be read (Is a directory)"),
    "serve --password-file kept": (2, "kept: the password cannot be read (Is a directory)"),
    "serve --data page.html": (2, "cannot be opened (page.html is not a directory)"),
    "shot page.html --compare page.html": (2, "'page.html' is a file"),
    "shot page.html --compare nosuch": (2, "'nosuch' does not exist"),
    "open page.html --watch page.html": (2, "'page.html' is a file"),
    "play wig --games page.html": (2, "page.html is not a directory"),
    "balance wig --games nosuch": (2, "nosuch is not a directory"),
    "new-game my-game --games page.html": (1, "page.html/my_game: cannot be written (Not a directory)"),
    "new-game Wig": (2, "'Wig' cannot be a game's name"),
    "text page.html --device kept": (2, "unknown device 'kept'"),
    "keys --keymap kept": (2, "unknown keymap 'kept'"),
    "data backup kept --data kept": (2, "'kept' is a directory"),
    "data where --data page.html": (2, "page.html is not a directory"),
    "data reset --yes --data page.html/x": (2, "page.html is not a directory"),
    "ranking wig --data page.html": (2, "page.html is not a directory"),
    "ranking nosuch": (2, "unknown game 'nosuch'"),
    "monkey --data page.html": (2, "page.html is not a directory"),
    "tour --data page.html": (2, "page.html is not a directory"),
    "tour -o page.html": (2, "'page.html' is a file"),
    "text page.html --member " + "9" * 5000: (2, "is not a member"),
    "site backup kept --data kept": (2, "'kept' is a directory"),
    "site restore nosuch --data new": (1, "nosuch"),
    "site restore page.html --data new": (1, "page.html"),
    "site check --data page.html": (2, "page.html is not a directory"),
    "games --format yaml": (2, "'yaml' is not one of"),
    "devices --format yaml": (2, "'yaml' is not one of"),
    "flash info page.html": (1, "page.html: not a Flash movie: a .swf begins with FWS or CWS"),
    "flash text kept": (1, "kept: is a directory"),
    "flash trace nosuch.swf": (1, "nosuch.swf: no such file or directory"),
    "flash shot nosuch.swf -o page.html/x.png": (1, "page.html/x.png: cannot be written (Not a directory)"),
}
"""Verb -> its status and sentence where a folder stands for a file, a file for a folder, or nothing is there."""


def test_what_is_mistaken_for_something_else_is_a_sentence(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    for words, (status, said) in MISTAKEN.items():
        told(words, status, said)
    assert sorted(folder.rglob("*")) == before
    named = {words.split()[0] for words in (*READERS, *MISTAKEN)}
    assert named == set(COMMAND_MODULES), "every verb has its trouble here"


@contextmanager
def full_disk() -> Iterator[None]:
    """Let every write to a file fail, as the system does it, for root too."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


WRITERS = {
    "shot page.html -o out": (1, "out/page.png: cannot be written (File too large)"),
    "shot page.html -o x.png": (1, "x.png: cannot be written (File too large)"),
    "tour -o out": (1, "out/01-standby.png: cannot be written (File too large)"),
    "record new.keys": (1, "new.keys: cannot be written (File too large)"),
    "new-game my-game --games out": (1, "out/my_game: cannot be written (File too large)"),
    "replay whole.kmov --gif f.gif": (1, "f.gif: cannot be written (File too large)"),
    "data backup z.zip --data kept": (1, "z.zip: cannot be written (File too large)"),
    "script whole.keys --report out": (3, "out/results.json: cannot be written (File too large)"),
    "script whole.keys": (3, ""),
    "text page.html --data new": (1, "new/phone.sqlite cannot be opened (disk I/O error)"),
    "lint page.html --data new": (1, "new/phone.sqlite cannot be opened (disk I/O error)"),
    "ranking wig --data new": (1, "new/phone.sqlite cannot be opened (disk I/O error)"),
    "ranking check --data new2": (1, "the site's data cannot be opened: new2/site.sqlite: File too large"),
    "serve --port 1 --data new2": (1, "the site's data cannot be opened: new2/site.sqlite: File too large"),
}
"""Verb -> its status and sentence on a full disk."""


def test_a_full_disk_is_a_sentence_and_leaves_nothing_half_written(folder: Path) -> None:
    before = {path for path in folder.rglob("*") if path.is_file()}
    for words, (status, said) in WRITERS.items():
        with full_disk():
            told(words, status, said)
    left = {path for path in folder.rglob("*") if path.is_file() and path.stat().st_size} - before
    assert left == set()


class FaultySite:
    """A site that speaks HTTP badly, each path in its own way."""

    ANSWERS: Mapping[str, bytes] = {
        "early": b"",
        "garbage": b"\0\1\2 nonsense\r\n\r\n",
        "half": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n<p>he",
        "chunk": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "zip": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nxxxx",
        "400": b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
        "404": b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        "500": b"HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\noops",
        "503": b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n",
        "loop": b"HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n",
        "nowhere": b"HTTP/1.1 302 Found\r\nLocation: http://nosuch.invalid/\r\nContent-Length: 0\r\n\r\n",
    }

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}/"
        self._held: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                visitor = self._listening.accept()[0]
                path = visitor.recv(4096).split(b" ")[1].decode().strip("/")
            except (OSError, IndexError):
                return
            if path == "slow":
                self._held.append(visitor)
                continue
            visitor.sendall(self.ANSWERS[path])
            visitor.close()

    def close(self) -> None:
        self._listening.close()
        for each in self._held:
            each.close()


def test_a_site_that_fails_is_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = SiteTransport.__init__.__kwdefaults__ or {}
    monkeypatch.setitem(defaults, "seconds", 0.2)
    (folder / "before").mkdir()
    with closing(FaultySite()) as site:
        addresses = [site.url + path for path in (*site.ANSWERS, "slow")]
        addresses += ["http://127.0.0.1:1/", "http://nosuch.invalid/", "http://127.0.0.1:99999/", "/nosuch"]
        for address in addresses:
            told(f"text {address}", 1, f"{address}: ")
            out = told(f"lint {address}", 1, "")
            assert "errors: 1" in out, (address, out)
            told(f"shot {address} page.html -o out.png", 1, f"{address}: ")
            assert (folder / "out.png").exists(), "the other page's picture is kept"
            told(f"record new.keys {address}", 1, f"{address}: ")
            assert not (folder / "new.keys").exists()
        for address in (site.url + "half", site.url + "slow", site.url + "404", "http://127.0.0.1:1/"):
            (folder / "visit.keys").write_text(
                f'keys 1\ntest "t"\n  open "{address}"\n  expect page text "words"\nend\n'
            )
            out = told("script visit.keys", 1, "")
            assert "visit.keys:3:" in out or "visit.keys:4:" in out, (address, out)


def test_a_farm_that_is_not_there_is_a_sentence(folder: Path) -> None:
    pytest.importorskip("distributed")
    for address, said in (
        ("nosuch", "'nosuch' is not the address of a farm; write it as tcp://host:8786"),
        ("http://127.0.0.1:1", "is not the address of a farm"),
    ):
        told(f"script whole.keys --farm {address}", 3, said)


def test_a_database_that_is_not_there_is_nobodys_failed_test(folder: Path) -> None:
    for address in ("postgresql://x@127.0.0.1:1/y", "postgresql://nosuch.invalid/y", "redis://a", "nosuch"):
        out = told(f"script whole.keys --database {address}", 3, "")
        assert "the site's data cannot be opened: " in out
        for verb in ("tour", "monkey --ticks 6", "lint page.html", "shot page.html", "record r.keys"):
            told(f"{verb} --database {address}", 1, "the site's data cannot be opened: ")
