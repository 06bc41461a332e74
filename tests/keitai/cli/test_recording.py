"""What was recorded passes when it is run, and its movie shows the same pictures bit for bit."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handset.app_protocols import TextTarget
from handset.keypad import Key, KeyEvent
from handset.machine import Handset
from handset.script.language.parser import read_script
from handset.script.language.program import Setup
from handset.script.record.movie import Movie, MovieRecorder, play_movie, read_movie
from keitai.cli.recording import RecordingSession
from keitai.common.errors import KeitaiError
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator, script_environment
from tests.keitai.cli.command_line import answer

ROOT = Path(__file__).parents[3]
PLAY = (
    "web idle down x2 ?focus ok idle ?text ?golden soft-right idle 9 idle 1 idle 5 idle 5 30f 4+7f 13f 5+10f 20f 6 2s"
)


def body(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines[lines.index('test "a"') + 1 : -1]]


def test_keys_become_a_script_that_passes_and_a_movie_that_replays(tmp_path: Path) -> None:
    path = tmp_path / "a.keys"
    status, out, faults = answer("record", path, "--device", "qvga", "--lang", "en", piped=PLAY)
    assert status == 0, out + faults
    lines = body(path)
    assert lines[:2] == ["press web", 'expect url "/home"']
    assert lines[2] == 'expect text "mixi"'
    assert lines[3:7] == [
        "press down x2",
        'expect focus "Asuka on tour"',
        'click "Asuka on tour"',
        'expect url "/members/42"',
    ]
    assert lines[-9:-2] == ["press 5", "wait 30f", "hold 4 7f", "wait 13f", "hold 5 10f", "wait 20f", "hold 6 3f"]
    assert answer("replay", path.with_suffix(".kmov"))[0] == 0
    status, out, _ = answer("script", path, "--report", tmp_path)
    assert status == 0, out


def test_loads_that_take_time_become_wait_idle(tmp_path: Path) -> None:
    path = tmp_path / "a.keys"
    answer("record", path, "/home", "--network", "foma", piped="2s down 0.2s down ok 3s end 1s")
    lines = body(path)
    assert [line for line in lines if not line.startswith("expect text")] == [
        'open "/home"',
        "wait idle",
        'expect url "/home"',
        'click "Asuka on tour"',
        "wait idle",
        'expect url "/members/42"',
        'expect title "Asuka on tour - mixi"',
        "press end",
    ]
    assert lines[3].startswith('expect text "')
    status, out, _ = answer("script", path, "--report", tmp_path)
    assert status == 0, out


def test_long_presses_and_rests_that_showed_something_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.keys"
    answer("record", path, piped="hash+1.1s 1s end")
    assert body(path)[0] == "hold hash 66f"
    status, out, _ = answer("script", path, "--report", tmp_path)
    assert status == 0, out


def test_what_the_hosts_keyboard_writes_is_recorded(tmp_path: Path) -> None:
    path = tmp_path / "a.keys"
    way = 'idle "sa" "kura" down x4 ok idle ?text'
    status, out, faults = answer("record", path, "/search/members", "--device", "qvga", "--lang", "en", piped=way)
    assert status == 0, out + faults
    assert 'type "sakura" via keyboard' in body(path)
    assert answer("replay", path.with_suffix(".kmov"))[0] == 0
    status, out, _ = answer("script", path, "--report", tmp_path)
    assert status == 0, out


LINKS = """<title>Menu</title>[PR]<a href="/shop">Kogane Tea, a keitai novel with a chapter every single day</a>
<p><a href="/a">Same</a><p><a href="/b">News</a><p><a href="/c">Same</a><p><a href="/d">New</a>
<form action="/e"><input type="checkbox" name="k" id="k"><label for="k">Keep me</label><input type="submit" value="Go">
<input name="t" value="taken"></form>"""
HEADED = """<title>Shop</title><p><a href="/">[PR] The longest line of all that is on this page is an advertisement</a>
<h2>Today</h2><p>Some words that are longer than the heading."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """A site on the loopback: LINKS at /, HEADED everywhere else."""

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = (LINKS if self.path == "/" else HEADED).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("ok", ['click "Kogane Tea, a keitai novel with a chapter every single day"']),
        ("down ok", ['click "Same"']),
        ("down x2 ok", ['click "News"']),
        ("down x3 ok", ["press down x3 ok"]),
        ("down x3 up ok", ['click "News"']),
        ("down x4 ok", ['click "New"']),
        ("down x5 ok", ['click "Keep me"']),
        ("down x6 ok", ['click "Go"']),
        ("down x7 ok", ["press down x7 ok"]),
        ("down x2 ?focus ok", ["press down x2", 'expect focus "News"', 'click "News"']),
        ("soft-left clear down x2 ok", ["press soft-left clear", 'click "News"']),
    ],
)
def test_cursor_keys_and_ok_become_a_click_where_it_finds_the_same_element(
    tmp_path: Path, site: str, keys: str, expected: list[str]
) -> None:
    path = tmp_path / "a.keys"
    status, out, faults = answer("record", path, f"{site}/", "--device", "qvga", piped=f"idle {keys}")
    assert status == 0, out + faults
    # An answer from the loopback takes real time: whether the page arrived while it was recorded is chance.
    arrival = [f'open "{site}/"', "wait idle", 'expect url "/"', 'expect title "Menu"']
    lines = [line for line in body(path) if line not in arrival]
    assert lines[: len(expected)] == expected
    status, out, _ = answer("script", path, "--report", tmp_path)
    assert status == 0, out


def test_an_arrival_is_known_by_the_heading_and_never_by_an_advertisement(tmp_path: Path, site: str) -> None:
    path = tmp_path / "a.keys"
    answer("record", path, f"{site}/", "--device", "qvga", piped="idle down ok idle down ok idle clear idle")
    expected = [line for line in body(path) if line.startswith(("expect text", "expect title"))]
    assert set(expected) == {'expect text "Today"', 'expect title "Menu"'}
    status, out, _ = answer("script", path, "--report", tmp_path)
    assert status == 0, out


FIELDS = """<title>Fields</title><form>
<input name=a maxlength=3><br><input name=b maxlength=5 value="初め"><br><input name=c maxlength=2 type=password><br>
<textarea name=d></textarea></form>"""


def test_a_text_longer_than_its_field_is_recorded_as_the_field_took_it(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(FIELDS, encoding="utf-8")
    recording = RecordingSession(tmp_path / "a.keys", SimulatorOptions(device="qvga", folder=tmp_path / "site"), "")
    simulator = Simulator(recording.options)
    recording.address = "http://page.test/index.html"
    recording.begin(simulator)
    phone = simulator.phone
    for _ in range(60):
        stepped(recording, phone)
    for text in ("abcdef", "日記を書く", "日記secret", "as long as it likes"):
        recording.type(phone, text)
        foreground = phone.foreground
        assert isinstance(foreground, TextTarget)
        foreground.type_text(text)
        stepped(recording, phone)
        stepped(recording, phone, Key.DOWN)
    simulator.close()
    lines = recording.write()
    assert [line for line in lines if line.startswith("type")] == [
        'type "abc" via keyboard', 'type "日記を" via keyboard', 'type "se" via keyboard',
        'type "as long as it likes" via keyboard',
    ]  # fmt: skip


def test_an_interrupt_keeps_what_was_recorded(tmp_path: Path) -> None:
    """Piped keys that take their time: the first are in the script and the movie, which replay alike."""
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        path = tmp_path / f"{number.name.lower()}.keys"
        command = [sys.executable, "run.py", "record", str(path), "--device", "qvga"]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=ROOT) as run:
            assert run.stdin is not None
            assert run.stdout is not None
            run.stdin.write("web idle down x2 ?focus 3000s ok idle\n")
            run.stdin.close()
            assert run.stdout.readline() == 'expect focus "Asuka on tour"\n'
            run.send_signal(number)
            run.wait(10)
            assert run.stderr is not None
            assert "Traceback" not in run.stderr.read()
        assert run.returncode == status
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[5:8] == ["  press web", '  expect url "/home"', '  expect text "mixi"']
        assert '  expect focus "Asuka on tour"' in lines
        assert "  press ok" not in lines
        assert answer("script", path, "--report", tmp_path / "report")[0] == 0
        assert answer("replay", path.with_suffix(".kmov"))[0] == 0


def session(tmp_path: Path) -> tuple[RecordingSession, Simulator]:
    session = RecordingSession(tmp_path / "a.keys", SimulatorOptions(device="qvga"), "")
    simulator = Simulator(session.options)
    session.begin(simulator)
    return session, simulator


def stepped(session: RecordingSession, phone: Handset, *keys: Key) -> str:
    """Presses, and all that the recording says meanwhile."""
    said = []
    for events in [[KeyEvent(key, down)] for key in keys for down in (True, False)] or [[]]:
        phone.step(events)
        said.append(session.record(phone, events))
    return "".join(said)


@pytest.mark.parametrize("how", ["wound back", "kept state", "another model"])
def test_a_recording_that_cannot_go_on_says_so_once_and_keeps_what_it_has(tmp_path: Path, how: str) -> None:
    recording, simulator = session(tmp_path)
    phone = simulator.phone
    assert "recording a.keys" in stepped(recording, phone, Key.WEB)
    before = phone.snapshot()
    stepped(recording, phone, Key.DOWN)
    if how == "another model":
        simulator.switch_device("p906i")
    else:
        phone.restore(before, rewound=how == "wound back")
    assert stepped(recording, simulator.phone).startswith("the recording ended here: ")
    assert stepped(recording, simulator.phone, Key.OK) == ""
    assert recording.expect("text").startswith("the recording ended here: ")
    simulator.close()
    lines = recording.write()
    assert lines[0] == "press web"
    assert not any("ok" in line.split() for line in lines)
    assert answer("script", recording.file, "--report", tmp_path)[0] == 0
    assert answer("replay", recording.file.with_suffix(".kmov"))[0] == 0


def test_stopping_and_hurrying_the_phone_is_no_end_of_a_recording(tmp_path: Path) -> None:
    recording, simulator = session(tmp_path)
    stepped(recording, simulator.phone, Key.WEB)
    simulator.phone.mark_unranked()
    stepped(recording, simulator.phone, Key.DOWN)
    assert not recording.ended
    simulator.close()


KEYS = ["up", "down", "left", "right", "ok", "soft-left", "soft-right", "web", "clear", "end", "0", "5", "#", "mail"]


@settings(max_examples=8, deadline=None)
@given(st.sampled_from(KEYS), st.lists(st.sampled_from([*KEYS, "idle", "1s", "3f", "down+1s"]), max_size=24))
def test_whatever_was_pressed_passes_when_it_is_run(
    tmp_path_factory: pytest.TempPathFactory, first: str, words: list[str]
) -> None:
    path = tmp_path_factory.mktemp("record") / "a.keys"
    status, out, faults = answer("record", path, "--device", "qvga", piped=" ".join([first, *words]))
    assert status == 0, out + faults
    assert read_script(path).cases
    status, out, _ = answer("script", path, "--report", path.parent)
    assert status == 0, out
    assert answer("replay", path.with_suffix(".kmov"))[0] == 0


@pytest.mark.parametrize("piped", ["idle", "1s", "idle 3f idle", '"hello"', "2s\n0.5s"])
def test_a_recording_of_nothing_is_refused(tmp_path: Path, piped: str) -> None:
    path = tmp_path / "a.keys"
    path.write_text("keys 1\n")
    status, _, faults = answer("record", path, "--force", piped=piped)
    assert (status, faults) == (1, f"{path}: not written; no key was pressed and nothing was opened\n")
    assert path.read_text() == "keys 1\n"
    assert not path.with_suffix(".kmov").exists()


def movie_of(url: str, keys: dict[int, Key], ticks: int = 90) -> Movie:
    from handset.keypad import KeyEvent

    setup = Setup()
    environment = script_environment(setup)
    recorder = MovieRecorder(setup, url)
    if url:
        environment.open(url)
    for tick in range(1, ticks + 1):
        events = [KeyEvent(keys[tick], True)] if tick in keys else []
        environment.phone.step(events)
        recorder.record(environment.phone.frame(), events)
    environment.close()
    return read_movie(recorder.to_bytes(), "a.kmov")


def replayed(movie: Movie) -> int | None:
    environment = script_environment(movie.setup)
    try:
        return play_movie(movie, environment)
    finally:
        environment.close()


def test_a_movie_names_the_first_tick_that_differs() -> None:
    movie = movie_of("/home", {40: Key.DOWN})
    assert replayed(movie) is None
    late = msgspec.structs.replace(movie, keys=((41, int(Key.DOWN), True),))
    assert replayed(late) == 40
    assert replayed(msgspec.structs.replace(movie, lang="ja")) == 1


def test_a_damaged_movie_is_refused() -> None:
    recorder = MovieRecorder(Setup(), "")
    raw = recorder.to_bytes()
    assert read_movie(raw, "a.kmov").ticks == 0
    for broken in (b"", raw[:-3], raw[:8] + b"x" * 20, raw[:20] + b"\0" + raw[21:]):
        with pytest.raises(KeitaiError, match=r"a\.kmov: not a movie of a phone, or it is damaged"):
            read_movie(broken, "a.kmov")


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ('"hello"', "no text field has the focus to type into"),
        ("wait-for-it", ""),
    ],
)
def test_a_piped_word_that_cannot_be_done_keeps_what_went_before(tmp_path: Path, word: str, reason: str) -> None:
    """A word that is none is told before anything is pressed, and nothing is written then."""
    script = tmp_path / "a.keys"
    status, out, faults = answer("record", script, piped=f"web idle down x3 {word} ok")
    if not reason:
        assert (status, "unknown key 'wait-for-it'" in faults, script.exists()) == (2, True, False)
        return
    assert (status, faults) == (1, "")
    assert f"the recording ended here: {reason}\n" in out
    assert "press web\n" in script.read_text(encoding="utf-8")
    assert "down" in script.read_text(encoding="utf-8")
    assert answer("script", script, "--report", tmp_path)[0] == 0
    assert answer("replay", script.with_suffix(".kmov"))[0] == 0


@pytest.mark.parametrize(
    ("words", "piped", "sentence"),
    [
        (["a.txt"], "", "a.txt: a keypad script's name ends in .keys"),
        (["there.keys"], "", "there.keys: is there already; --force writes over it"),
        (["a.keys", "home"], "", "'home': only addresses that begin with / or http://"),
        (["a.keys"], "web dwon", "the piped keys:1:5: unknown key 'dwon' (did you mean 'down'?)"),
        (["a.keys"], "web\n 5s9", "the piped keys:2:2: '5s9' is not a length of time"),
        (["a.keys"], "x3", "the piped keys:1:1: unknown key 'x3'"),
        (["a.keys"], "ok x0", "the piped keys:1:4: a key is pressed 1 to 1000 times"),
        (["a.keys"], "down+soon", "the piped keys:1:6: 'soon' is not a length of time"),
        (["a.keys", "--device", "l03"], "", "unknown device 'l03'"),
    ],
)
def test_what_cannot_be_recorded_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], piped: str, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.keys").write_text("keys 1")
    status, _, faults = answer("record", *words, piped=piped)
    assert status == 2
    assert sentence in faults
    assert not (tmp_path / "a.keys").exists()
