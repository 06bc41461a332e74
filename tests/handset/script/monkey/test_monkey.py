"""A monkey at the keys finds what was planted and says it by the fewest presses; on the real phone it finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from handset.app import Area, Result, SoftKeys
from handset.browser.app import BrowserApp, open_browser
from handset.browser.fetch.transport import SiteTransport
from handset.browser.fetch.wsgi import WsgiApp
from handset.keypad import Key, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.memory import Memory
from handset.model import load_model
from handset.network import BEARERS, Bearer, Network
from handset.script.language.parser import parse, read_script
from handset.script.language.program import Setup
from handset.script.monkey.fault_detector import HANG, Fault, Kind, play
from handset.script.monkey.monkey_run import SEGMENT_TICKS, MonkeyRun, Segment, explore, merge_runs, segments_of
from handset.script.monkey.presses import WAY_HOME, Press, Presses
from handset.script.monkey.reproduction import key_lines, reproduction
from handset.script.monkey.shrink import shrink
from handset.script.run.environment import MakeEnvironment
from handset.script.run.runner import run_script
from keitai.cli.monkey import monkey_runs
from keitai.common.errors import KeitaiError
from keitai.options import SimulatorOptions
from keitai.simulator import script_environment
from tests.handset.script.run.test_runner import ListEnvironment
from tests.keitai.cli.command_line import answer

SETUP = Setup()
TEN_MINUTES = 36_000
PAGE = "http://a.test/"


@dataclass
class Room:
    """An app that does one thing for each key it knows, and goes when END asks, unless its door is shut."""

    phone: Handset
    kind: str
    acts: dict[Key, Callable[[Handset], object]]
    shut: bool = False
    area: Area = Area.VIEWPORT

    @property
    def softkeys(self) -> SoftKeys:
        return SoftKeys("Home" if self.kind == "standby" else "", "", "")

    def tick(self, keys: Keys) -> None:
        for key, act in self.acts.items():
            if keys.pressed(key):
                act(self.phone)

    def draw(self, canvas: Canvas) -> None:
        canvas.text(4, 4, self.kind)

    def end(self) -> bool:
        return not self.shut

    def on_result(self, result: Result) -> None: ...

    def save(self) -> bytes:
        return b""


class Undrawable(Room):
    def draw(self, canvas: Canvas) -> None:
        raise ZeroDivisionError("no room to draw in")


def failing_site(status: str, body: bytes) -> WsgiApp:
    def site(environ: dict[str, object], start: Callable[..., object]) -> list[bytes]:
        start(status, [("Content-Type", "text/html")])
        return [body]

    return site


class Rooms(ListEnvironment):
    """`left` opens a cellar, where `right` does what was planted: three presses with the way out of the standby."""

    def __init__(self, setup: Setup, planted: str, site: WsgiApp, bearer: Bearer) -> None:
        self._planted, self._site, self._bearer = planted, site, bearer
        super().__init__(setup)

    def _boot(self, device: str) -> Handset:
        transport = SiteTransport({"a.test": self._site}, outside=False)
        phone = Handset(load_model(device), network=Network(transport, self._bearer), memory=Memory())
        acts: dict[str, Callable[[Handset], object]] = {
            "crash": lambda phone: [][1],
            "drawing": lambda phone: phone.launch("undrawable"),
            "dead end": lambda phone: phone.launch("trap"),
            "page": lambda phone: phone.open(opened(phone)),
            "nothing": lambda phone: None,
            "two": lambda phone: [][1],
        }
        phone.install("standby", lambda p, saved: Room(p, "standby", {Key.LEFT: lambda p: p.launch("cellar")}))
        more = {Key.UP: acts["dead end"]} if self._planted == "two" else {}
        phone.install("cellar", lambda p, saved: Room(p, "cellar", {Key.RIGHT: acts[self._planted], **more}))
        phone.install("trap", lambda p, saved: Room(p, "trap", {}, shut=True))
        phone.install("undrawable", lambda p, saved: Undrawable(p, "undrawable", {}))
        phone.install("browser", open_browser)
        phone.boot()
        return phone


def opened(phone: Handset) -> BrowserApp:
    browser = BrowserApp(phone)
    browser.open(PAGE)
    return browser


def rooms(planted: str, site: WsgiApp | None = None, bearer: str | Bearer = "instant") -> MakeEnvironment:
    reception = BEARERS[bearer] if isinstance(bearer, str) else bearer
    return lambda setup: Rooms(setup, planted, site or failing_site("200 OK", b"<p>well</p>"), reception)


def fails_again(make: MakeEnvironment, finding: Fault) -> str:
    """What a run of the reproduction comes to."""

    def no_file(name: str, including: str) -> tuple[str, str]:
        raise KeitaiError("no file")

    script = parse(reproduction(SETUP, finding, "Home"), "a.keys", no_file)
    (verdict,) = run_script(script, make)
    return verdict.message


def found_by(make: MakeEnvironment) -> Fault:
    (found,) = explore(make, SETUP, Segment(1, 0, TEN_MINUTES)).findings
    return found


PLANTED: list[tuple[MakeEnvironment, Kind, tuple[Key, ...], str]] = [
    (rooms("dead end"), "dead end", (Key.LEFT, Key.RIGHT, *WAY_HOME), "trap"),
    (rooms("page", failing_site("500 Oh", b"<p>oh</p>")), "error page", (Key.LEFT, Key.RIGHT), PAGE),
    (rooms("page", failing_site("503 Oh", b"")), "error page", (Key.LEFT, Key.RIGHT), PAGE),
    (rooms("page", bearer=Bearer("slow", 10 * HANG, 0)), "hang", (Key.LEFT, Key.RIGHT), "browser"),
]


@pytest.mark.parametrize(("make", "kind", "keys", "where"), PLANTED, ids=["dead end", "500", "empty 503", "hang"])
def test_what_was_planted_is_found_and_shrunk_to_the_fewest_presses(
    make: MakeEnvironment, kind: Kind, keys: tuple[Key, ...], where: str
) -> None:
    found: Fault | None
    if kind == "hang":
        # A monkey presses END before a minute is over, so the way there is given.
        found = play(make, SETUP, [Press(Key.DOWN, 30), Press(Key.LEFT), Press(Key.UP), Press(Key.RIGHT, 30)])
    else:
        found = found_by(make)
    assert found is not None
    assert found.kind == kind
    least = shrink(make, SETUP, found)
    assert (least.kind, least.where) == (kind, where)
    assert least.presses == tuple(Press(key) for key in keys)
    assert fails_again(make, least)


@pytest.mark.parametrize(("planted", "error"), [("crash", IndexError), ("drawing", ZeroDivisionError)])
def test_a_crash_is_found_and_its_script_crashes_again(planted: str, error: type[Exception]) -> None:
    make = rooms(planted)
    found = found_by(make)
    least = shrink(make, SETUP, found)
    assert least.presses == (Press(Key.LEFT), Press(Key.RIGHT))
    assert str(least).startswith(f"crash after 2 presses: {error.__name__}: ")
    assert "the phone fell over in" in fails_again(make, least)
    assert error.__name__ in fails_again(make, least)


def test_a_reproduction_passes_once_the_fault_is_mended() -> None:
    for _, kind, keys, where in PLANTED:
        finding = Fault(kind, where, "it was wrong", tuple(Press(key) for key in keys))
        assert fails_again(rooms("nothing"), finding) == ""


def test_shrinking_stops_after_its_tries_and_keeps_what_it_has() -> None:
    made: list[Setup] = []

    def counted(setup: Setup) -> Rooms:
        made.append(setup)
        return Rooms(setup, "crash", failing_site("200 OK", b""), BEARERS["instant"])

    way = tuple(Press(key, 30) for key in (Key.DOWN, Key.LEFT, Key.UP, Key.DOWN, Key.RIGHT))
    found = play(counted, SETUP, way)
    assert found is not None
    made.clear()
    assert shrink(counted, SETUP, found, tries=0) == found
    least = shrink(counted, SETUP, found, tries=3)
    assert len(made) == 3
    assert len(least.presses) <= len(way)


def test_the_same_seed_and_leg_press_the_same_keys() -> None:
    phone = rooms("nothing")(SETUP).phone

    def drawn(seed: int, segment: int) -> list[Press]:
        source = Presses(seed, segment)
        return [source.draw(phone) for _ in range(50)]

    assert drawn(5, 0) == drawn(5, 0)
    assert drawn(5, 0) != drawn(6, 0)
    assert drawn(5, 0) != drawn(5, 1)


def test_a_segment_lasts_its_time_and_a_run_all_of_it() -> None:
    monkey_run = explore(rooms("nothing"), SETUP, Segment(5, 0, 3_600))
    assert monkey_run.findings == ()
    assert 3_590 < monkey_run.ticks <= 3_600
    assert [segment.ticks for segment in segments_of(5, 2 * SEGMENT_TICKS + 70)] == [SEGMENT_TICKS, SEGMENT_TICKS, 70]


def test_every_key_is_pressed_and_the_monkey_goes_home_now_and_then() -> None:
    source, phone = Presses(3), rooms("nothing")(SETUP).phone
    drawn = [source.draw(phone).key for _ in range(3_000)]
    assert set(drawn) == set(Key)
    ways = sum(tuple(drawn[at : at + len(WAY_HOME)]) == WAY_HOME for at in range(len(drawn)))
    assert 15 < ways < 90


def test_it_goes_on_after_a_finding_and_tells_each_fault_once() -> None:
    monkey_run = explore(rooms("two"), SETUP, Segment(1, 0, TEN_MINUTES))
    assert {found.kind for found in monkey_run.findings} == {"crash", "dead end"}
    assert len(monkey_run.findings) == 2
    assert monkey_run.ticks > TEN_MINUTES - 60


def test_of_the_same_fault_the_shortest_way_is_kept() -> None:
    long, short = (Fault("crash", "a.py:1", "", (Press(Key.OK),) * count) for count in (9, 2))
    both = merge_runs(
        [MonkeyRun(9, 90, posts=1, findings=(long,)), MonkeyRun(2, 20, programs=frozenset({"A"}), findings=(short,))]
    )
    assert both.findings == (short,)
    assert (both.presses, both.ticks, both.posts, both.programs) == (11, 110, 1, frozenset({"A"}))


def test_presses_are_written_as_a_script_has_them() -> None:
    presses = [Press(Key.DOWN), Press(Key.DOWN), Press(Key.OK, 30), Press(Key.HASH)]
    assert key_lines(presses) == ["press down x2 ok", "wait 30f", "press hash"]


def test_on_the_real_phone_it_reaches_pages_games_and_forms_and_finds_nothing() -> None:
    segments = [
        explore(script_environment, replace(SETUP, device=name), Segment(5, 0, 10_800)) for name in ("l03a", "p906i")
    ]
    monkey_run = merge_runs(segments)
    assert monkey_run.findings == (), monkey_run.findings[0]
    assert len(monkey_run.pages) > 20
    assert monkey_run.posts > 0
    assert monkey_run.programs


def test_the_verb_tells_what_it_did(tmp_path: Path) -> None:
    status, out, _ = answer("monkey", "--ticks", "1200", "--seed", "4", "-o", tmp_path / "found")
    assert (status, "\nnothing found: " in out) == (0, True)
    assert "pages" in out
    assert not (tmp_path / "found").exists()
    assert "give one of them" in answer("monkey", "--ticks", "60", "--minutes", "1")[2]


def test_processes_share_the_legs_and_come_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handset.script.monkey.monkey_run.SEGMENT_TICKS", 600)
    segments = segments_of(4, 1_200)
    assert len(segments) == 2
    here, shared = (merge_runs(monkey_runs(SimulatorOptions(), segments, workers)) for workers in (1, 2))
    assert here == shared


def test_what_the_verb_finds_is_written_as_scripts_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keitai.cli.monkey.environment_factory", lambda options: rooms("two"))
    status, out, _ = answer("monkey", "--minutes", "10", "--seed", "1", "-o", tmp_path)
    assert status == 1
    assert "\n2 found: " in out
    assert sorted(path.name.partition("-")[2] for path in tmp_path.iterdir()) == ["crash.keys", "dead-end.keys"]
    for path in tmp_path.iterdir():
        assert read_script(path).cases
