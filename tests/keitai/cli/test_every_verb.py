"""Every verb with every fault of its surroundings: a sentence, the right status, and never a traceback."""

from __future__ import annotations

import random
import shutil
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.keitai.cli.command_line import answer

PAGE = 4096
SCRIPT = 'keys 1\ntest "t"\n  wait 1s\nend\n'


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data as a phone leaves it."""
    folder = tmp_path_factory.mktemp("whole")
    assert answer("text", "/home", "--data", folder)[0] == 0
    return folder


def noise(file: Path) -> None:
    file.write_bytes(random.Random(1).randbytes(5 * PAGE))


def damaged_pages(file: Path) -> None:
    """Damage every page but the first, which says what the file is."""
    file.write_bytes(file.read_bytes()[:PAGE] + random.Random(2).randbytes(file.stat().st_size - PAGE))


def folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


def foreign(file: Path) -> None:
    file.unlink()
    change(file, "CREATE TABLE note (x)")


def newer(file: Path) -> None:
    change(file, "UPDATE alembic_version SET version_num = '9999'")


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def change(file: Path, statement: str) -> None:
    db = sqlite3.connect(file)
    with db:
        db.execute(statement)
    db.close()


READERS = [
    ["text", "/home"],
    ["shot", "/home", "-o", "x.png"],
    ["lint", "/home"],
    ["tour"],
    ["ranking", "wig"],
    ["ranking", "wig", "--friends", "42"],
]
SITE = [*READERS, ["ranking", "check"], ["ranking", "rebuild"], ["serve", "--port", "1"]]
DAMAGES: list[tuple[str, Callable[[Path], None], str, list[list[str]]]] = [
    ("site.sqlite", noise, "the site's data cannot be opened: data/site.sqlite: file is not a database", SITE),
    ("site.sqlite", damaged_pages, "database disk image is malformed", SITE),
    ("site.sqlite", folder_instead, "data/site.sqlite: unable to open database file", SITE),
    ("site.sqlite", foreign, "there are tables of another program in it", SITE),
    ("site.sqlite", newer, "its tables are of version 9999, which a newer one of this program has made", SITE),
    ("phone.sqlite", noise, "the phone's memory in data/phone.sqlite cannot be opened (file is not a", READERS),
    ("phone.sqlite", damaged_pages, "the phone's memory in data/phone.sqlite cannot be used (database disk", READERS),
    ("phone.sqlite", folder_instead, "phone.sqlite cannot be opened (unable to open database file)", READERS),
    ("phone.sqlite", foreign, "the phone's memory in data/phone.sqlite cannot be used (no such column", READERS),
    ("secret", folder_instead, "data/secret: the site's secret cannot be read (Is a directory)", READERS[:4]),
    ("secret", emptied, "data/secret: the site's secret is damaged; without the file a new one is made", READERS[:4]),
]
DATA = [
    pytest.param(name, harm, said, verb, id=f"{' '.join(verb)}: {harm.__name__} {name}")
    for name, harm, said, verbs in DAMAGES
    for verb in verbs
]


@pytest.mark.parametrize(("name", "harm", "said", "verb"), DATA)
def test_damaged_data_are_a_sentence(
    name: str,
    harm: Callable[[Path], None],
    said: str,
    verb: list[str],
    whole: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(whole, tmp_path / "data")
    harm(tmp_path / "data" / name)
    status, out, err = answer(*verb, "--data", "data")
    assert status == 1
    assert said in err + caplog.text
    assert "Traceback" not in out + err + caplog.text


@pytest.fixture(scope="module")
def faulty_site() -> Iterator[str]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(int(self.path[1:4]))
            self.send_header("Location", self.path)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<p>hello")

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


ABSENT = [
    ("SITE/404", "the site answers 404"),
    ("SITE/403", "the site answers 403"),
    ("SITE/500", "the site answers 500"),
    ("SITE/503", "the site answers 503"),
    ("SITE/302", "the site keeps forwarding"),
    ("http://127.0.0.1:1/", "the site cannot be found"),
    ("http://nosuch.invalid/", "the site cannot be found"),
    ("/nosuch", "the file does not exist, and the site answers 404"),
    ("nosuch.html", "'nosuch.html' is neither a file nor an address"),
    (".", "'.' is a folder, not a page; name a file in it, such as page.html"),
    ("x" * 5000, "file name too long"),
]


@pytest.mark.parametrize("verb", ["text", "shot"])
@pytest.mark.parametrize(("address", "said"), ABSENT, ids=[address[:20] for address, _ in ABSENT])
def test_what_cannot_be_had_is_a_sentence(
    verb: str, address: str, said: str, faulty_site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = answer(verb, address.replace("SITE", faulty_site))
    assert (status, said in err, "Traceback" in out + err) == (1, True, False), err


@pytest.mark.parametrize("verb", ["shot", "lint"])
def test_a_folder_is_all_its_pages(verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tea" / "more").mkdir(parents=True)
    for name in ("top.html", "more/order.html"):
        (tmp_path / "tea" / name).write_text("<p><font colr=red>words")
    more = ["-o", "out"] if verb == "shot" else []
    for address in ("tea", "tea/", str(tmp_path / "tea")):
        status, out, err = answer(verb, address, *more)
        told = [line.partition(":")[0] for line in out.splitlines() if not line.startswith((" ", "errors"))]
        base = address if verb == "lint" else "out"
        names = ["more/order.html", "top.html"] if verb == "lint" else ["order.png", "top.png"]
        assert list(dict.fromkeys(told)) == [str(Path(base) / name) for name in names]
        assert (status, err) == (0, "")


def test_a_folder_with_an_index_is_read_as_its_index_and_one_without_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.html", "b.html", "index.html"):
        (tmp_path / name).write_text(f"<p>this is {name}")
    assert answer("text", ".")[:2] == (0, "this is index.html\n")
    (tmp_path / "index.html").unlink()
    status, _, err = answer("text", ".")
    assert (status, err) == (1, "'.' is a folder, not a page; name a file in it, such as a.html\n")
    assert answer("text", "http://" + "x" * 400 + ".invalid/")[0] == 1


@pytest.mark.parametrize("address", ["nosuch.html", "/nosuch.html", "x" * 5000])
@pytest.mark.parametrize("more", [[], ["--device", "p906i,911sh"]])
def test_a_window_at_no_page_is_a_sentence(
    address: str, more: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER"):
        monkeypatch.setenv(name, "dummy")
    status, out, err = answer("open", address, "--data", tmp_path, *more)
    assert (status, "Traceback" in out + err) == (1, False)
    reasons = ("neither a file nor a page of the site", "neither a file nor an address", "file name too long")
    assert any(reason in err for reason in reasons), err


@pytest.mark.parametrize("words", [["open", "page.html"], ["play", "wig"], ["record", "way.keys"]], ids=" ".join)
def test_a_window_that_nobody_could_see_is_not_opened(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    Path("page.html").write_text("<p>words")
    status, out, err = answer(*words, "--data", tmp_path / "data")
    assert (status, "Traceback" in out + err) == (1, False)
    assert "no display was found to open a window on: `run.py serve` puts the phone into a browser's tab" in err
    assert capfd.readouterr().err == ""  # SDL was not asked, whose libraries complain by themselves
    assert not Path("way.keys").exists()


WRITERS = [
    (["shot", "page.html", "-o"], ["shot"]),
    (["tour", "-o"], ["tour"]),
    (["record"], ["a.keys"]),
    (["new-game", "my-game", "--games"], ["games"]),
    (["replay", "whole.kmov", "--gif"], ["a.gif"]),
    (["monkey", "--minutes", "60", "-o"], ["monkey"]),
    (["balance", "wig", "--rounds", "100000", "-o"], ["a.png"]),
]


@pytest.mark.parametrize("place", ["file", "file/below", "/proc/none"])
@pytest.mark.parametrize(("verb", "name"), WRITERS, ids=[verb[0] for verb, _ in WRITERS])
def test_a_place_that_cannot_be_written_is_a_sentence(
    verb: list[str], name: list[str], place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "page.html").write_text("<p>words")
    if verb[0] == "replay":
        assert answer("record", "whole.keys", piped="web idle")[0] == 0
    status, out, err = answer(*verb, Path(place) / name[0], piped="web idle")
    assert (status, "Traceback" in out + err) == (1, False), err
    assert place in err
    assert any(said in err.lower() for said in ("not a directory", "no such file")), err
    assert (tmp_path / "file").read_text() == "in the way"


DAMAGED_FILES = [
    (["open", "x.state"], b"KTSTATE1garbage", "x.state: not a state file of the phone"),
    (["open", "x.state"], b"", "x.state: not a state file of the phone"),
    (["replay", "x.kmov"], b"KTMOVIE1garbage", "x.kmov: not a movie"),
    (["replay", "x.play"], b"", "x.play: this is not a replay"),
    (["replay", "x.play"], b"\xff" * 400, "this is not a replay"),
    (["script", "x.keys"], b"keys 1\n\xff", "x.keys:2:1: is not UTF-8 text"),
    (["script", "x.keys"], b'keys 1\ninclude "a\0b"\n', "x.keys:2:9:"),
    (["text", "/home", "--device", "x.yaml"], b"\xff\xfe\0", "x.yaml:"),
    (["text", "/home", "--device", "x.yaml"], b"", "x.yaml:"),
    (["serve", "--news", "x.yaml"], b"\0", "x.yaml:"),
    (["serve", "--news", "x.yaml"], b"- category: nosuch\n  feed: http://a/\n", "x.yaml:1:"),
]


@pytest.mark.parametrize(("words", "body", "said"), DAMAGED_FILES)
def test_a_damaged_file_is_a_sentence(
    words: list[str], body: bytes, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / next(word for word in words if word.startswith("x."))).write_bytes(body)
    kept = [] if words[0] in ("replay", "script") else ["--data", str(tmp_path / "data")]
    status, out, err = answer(*words, *kept)
    assert (status, said in err, "Traceback" in out + err) == (2, True, False), err


WRONG = [
    (["ranking", "wig", "--friends", "Nobody"], "'Nobody' is not a member; a member is a number such as 42"),
    (["ranking", "wig", "--friends", "-1"], "'-1' is not a member"),
    (["ranking", "wig", "--friends", "999999"], "member 999999 does not exist"),
    (["shot", "page.html", "-o", "x.jpg"], "-o x.jpg: pictures are written as PNG; name it x.png, or a folder"),
    (["shot", "page.html", "-o", "x.mov"], "-o x.mov: pictures are written as PNG; name it x.png, or a folder"),
    (["shot", "page.html", "page.html", "-o", "x.gif"], "-o x.gif: a film is of one page on one model"),
    (["replay", "x.play", "-o", "x.png"], "-o x.png: films are written as .gif, .mp4, .webm; name it x.gif"),
    (["balance", "wig", "-o", "x.pdf"], "pictures are written as PNG"),
    (["text", "http://"], "names no site"),
    (["text", "/home", "--data", "page.html"], "--data page.html: cannot be opened (page.html is not a directory)"),
    (["ranking", "check", "--data", "page.html/x"], "cannot be opened (page.html is not a directory)"),
    (["serve", "--data", "page.html"], "cannot be opened (page.html is not a directory)"),
    (["play", "wig", "--games", "nosuch"], "nosuch is not a directory"),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_what_is_asked_wrongly_is_a_sentence(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<p>words")
    status, out, err = answer(*words)
    assert (status, said in err, "Traceback" in out + err) == (2, True, False), err
    assert sorted(tmp_path.iterdir()) == [tmp_path / "page.html"]


@pytest.mark.parametrize("more", [[], ["--workers", "2"]])
def test_a_port_that_is_taken_is_a_sentence(more: list[str], whole: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, out, err = answer("serve", "--port", str(port), "--data", whole, *more)
    assert (status, "Traceback" in out + err) == (1, False)
    assert f"port {port} cannot be had (Address already in use); --port names another" in err


def test_a_server_in_memory_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert answer("serve", "--port", port, "--data", ":memory:")[0] == 1
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_not_there_is_a_sentence() -> None:
    for words in (["text", "/home"], ["ranking", "wig"], ["ranking", "check"], ["serve", "--port", "1"]):
        status, out, err = answer(*words, "--database", "postgresql://x@127.0.0.1:1/y", "--data", ":memory:")
        assert (status, "Traceback" in out + err) == (1, False)
        assert "the site's data cannot be opened" in err


def test_a_page_is_taken_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = "<p>words of the pipe"
    assert answer("text", "-", piped=page) == (0, "words of the pipe\n", "")
    status, out, _ = answer("text", "-", "--device", "p906i,911sh", piped=page)
    assert (status, out.count("words of the pipe")) == (0, 2)
    assert answer("lint", "-", piped=page)[:2] == (0, "errors: 0, lesser faults: 0\n")
    assert answer("shot", "-", "-o", "piped.png", piped=page) == (0, "piped.png\n", "")
    assert [file.name for file in tmp_path.iterdir()] == ["piped.png"]


def test_lint_says_what_it_looked_at_when_nothing_was_named() -> None:
    out = answer("lint")[1]
    assert out.startswith("no address was given; looked at /home, the built-in site's own page\n")
