"""A monkey at the keys finds what was planted and says it by the fewest presses; on the real phone it finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from commands.desk import script_stage
from handset.app import Area, Result, SoftKeys
from handset.browser.app import BrowserApp, open_browser
from handset.browser.transport import SiteTransport, WsgiApp
from handset.errors import HandsetError
from handset.keypad import Key, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.memory import Memory
from handset.model import load_model
from handset.network import BEARERS, Bearer, Network
from handset.script.language.parser import parse
from handset.script.language.program import Setup
from handset.script.monkey.monkey import (
    HANG,
    WAY_HOME,
    Finding,
    Kind,
    Press,
    Presses,
    key_lines,
    let_loose,
    play,
    reproduction,
    shrink,
)
from handset.script.run.runner import run_script
from handset.script.run.stage import MakeStage
from tests.command_line import answer
from tests.handset.script.run.test_runner import ListStage

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

    def returned(self, result: Result) -> None: ...

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


class Rooms(ListStage):
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
        }
        phone.install("standby", lambda p, saved: Room(p, "standby", {Key.LEFT: lambda p: p.launch("cellar")}))
        phone.install("cellar", lambda p, saved: Room(p, "cellar", {Key.RIGHT: acts[self._planted]}))
        phone.install("trap", lambda p, saved: Room(p, "trap", {}, shut=True))
        phone.install("undrawable", lambda p, saved: Undrawable(p, "undrawable", {}))
        phone.install("browser", open_browser)
        phone.boot()
        return phone


def opened(phone: Handset) -> BrowserApp:
    browser = BrowserApp(phone)
    browser.open(PAGE)
    return browser


def rooms(planted: str, site: WsgiApp | None = None, bearer: str | Bearer = "instant") -> MakeStage:
    reception = BEARERS[bearer] if isinstance(bearer, str) else bearer
    return lambda setup: Rooms(setup, planted, site or failing_site("200 OK", b"<p>well</p>"), reception)


def fails_again(make: MakeStage, finding: Finding) -> str:
    """What a run of the reproduction comes to."""

    def no_file(name: str, including: str) -> tuple[str, str]:
        raise HandsetError("no file")

    script = parse(reproduction(SETUP, finding, "Home"), "a.keys", no_file)
    (verdict,) = run_script(script, make)
    return verdict.message


PLANTED: list[tuple[MakeStage, Kind, tuple[Key, ...], str]] = [
    (rooms("dead end"), "dead end", (Key.LEFT, Key.RIGHT, *WAY_HOME), "trap"),
    (rooms("page", failing_site("500 Oh", b"<p>oh</p>")), "error page", (Key.LEFT, Key.RIGHT), PAGE),
    (rooms("page", failing_site("503 Oh", b"")), "error page", (Key.LEFT, Key.RIGHT), PAGE),
    (rooms("page", bearer=Bearer("slow", 10 * HANG, 0)), "hang", (Key.LEFT, Key.RIGHT), "browser"),
]


@pytest.mark.parametrize(("make", "kind", "keys", "where"), PLANTED, ids=["dead end", "500", "empty 503", "hang"])
def test_what_was_planted_is_found_and_shrunk_to_the_fewest_presses(
    make: MakeStage, kind: Kind, keys: tuple[Key, ...], where: str
) -> None:
    if kind == "hang":
        # A monkey presses END before a minute is over, so the way there is given.
        found = play(make, SETUP, [Press(Key.DOWN, 30), Press(Key.LEFT), Press(Key.UP), Press(Key.RIGHT, 30)])
    else:
        found = let_loose(make, SETUP, seed=1, ticks=TEN_MINUTES).finding
    assert found is not None
    assert found.kind == kind
    least = shrink(make, SETUP, found)
    assert (least.kind, least.where) == (kind, where)
    assert least.presses == tuple(Press(key) for key in keys)
    assert fails_again(make, least)


@pytest.mark.parametrize(("planted", "error"), [("crash", IndexError), ("drawing", ZeroDivisionError)])
def test_a_crash_is_found_and_its_script_crashes_again(planted: str, error: type[Exception]) -> None:
    make = rooms(planted)
    found = let_loose(make, SETUP, seed=1, ticks=TEN_MINUTES).finding
    assert found is not None
    least = shrink(make, SETUP, found)
    assert least.presses == (Press(Key.LEFT), Press(Key.RIGHT))
    assert str(least).startswith(f"crash after 2 presses: {error.__name__}: ")
    assert "the phone fell over in" in fails_again(make, least)
    assert error.__name__ in fails_again(make, least)


def test_a_reproduction_passes_once_the_fault_is_mended() -> None:
    for _, kind, keys, where in PLANTED:
        finding = Finding(kind, where, "it was wrong", tuple(Press(key) for key in keys))
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


def test_the_same_seed_presses_the_same_keys() -> None:
    one, again, other = (let_loose(rooms("nothing"), SETUP, seed=seed, ticks=3_600) for seed in (5, 5, 6))
    assert one == again
    assert one.presses != other.presses
    assert one.finding is None
    assert 3_590 < one.ticks <= 3_600


def test_every_key_is_pressed_and_the_monkey_goes_home_now_and_then() -> None:
    source = Presses(3)
    drawn = [source.draw().key for _ in range(3_000)]
    assert set(drawn) == set(Key)
    ways = sum(tuple(drawn[at : at + len(WAY_HOME)]) == WAY_HOME for at in range(len(drawn)))
    assert 15 < ways < 80


def test_presses_are_written_as_a_script_has_them() -> None:
    presses = [Press(Key.DOWN), Press(Key.DOWN), Press(Key.OK, 30), Press(Key.HASH)]
    assert key_lines(presses) == ["press down x2 ok", "wait 30f", "press hash"]


@pytest.mark.parametrize("device", ["l03a", "p906i"])
def test_two_minutes_on_the_real_phone_find_nothing(device: str) -> None:
    outing = let_loose(script_stage, replace(SETUP, device=device), seed=4, ticks=7_200)
    assert outing.finding is None, outing.finding
    assert len(outing.presses) > 300


def test_the_verb_tells_what_it_did(tmp_path: Path) -> None:
    file = tmp_path / "a.keys"
    status, out, _ = answer("monkey", "--ticks", "1200", "--seed", "4", "-o", file)
    assert (status, out.startswith("nothing found: ")) == (0, True)
    assert not file.exists()
    assert "give one of them" in answer("monkey", "--ticks", "60", "--minutes", "1")[2]
    assert "ends in .keys" in answer("monkey", "-o", tmp_path / "a.txt")[2]
