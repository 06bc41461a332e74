"""What a thumb does reaches the phone; what fails says all a tester needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from handset.app import Area, Result, SoftKeys
from handset.keypad import Key, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.memory import Memory
from handset.model import load_model
from handset.network import BEARERS, Network, Request, Response
from handset.script.language.parser import parse
from handset.script.language.program import Setup
from handset.script.run.artefacts import Artefacts
from handset.script.run.environment import MakeEnvironment
from handset.script.run.runner import Options, run_script
from handset.script.run.verdict import Verdict
from keitai.common.errors import KeitaiError
from keitai.common.script_words import WordValues
from keitai.script_names import unchecked_names


@dataclass
class ListApp:
    """Lines to move a focus over; ok opens "opened N", 5 whacks, the page is busy for 30 ticks after `open`."""

    phone: Handset
    lines: tuple[str, ...] = ("Diary", "Games", "Messages")
    focus: int = 0
    opened: str = ""
    busy: int = 0
    kind: str = "standby"
    area: Area = Area.VIEWPORT
    url: str = "test:list"
    log: list[str] = field(default_factory=list)

    @property
    def softkeys(self) -> SoftKeys:
        return SoftKeys("Menu", "Select", "Back")

    @property
    def idle(self) -> bool:
        return not self.busy

    def tick(self, keys: Keys) -> None:
        self.busy = max(0, self.busy - 1)
        for key in keys.presses:
            self.log.append(key.label)
        if keys.struck(Key.DOWN):
            self.focus = min(self.focus + 1, len(self.lines) - 1)
        if keys.struck(Key.UP):
            self.focus = max(self.focus - 1, 0)
        if keys.pressed(Key.OK):
            self.opened = self.lines[self.focus]
        if keys.pressed(Key.SOFT_RIGHT):
            self.opened = "back"
        if keys.pressed(Key.DIGIT_5):
            self.phone.signals.emit("event", "whack", 10)
        if keys.held(Key.DIGIT_7) == 60:
            self.opened = "held"

    def draw(self, canvas: Canvas) -> None:
        for index, line in enumerate(self.lines):
            canvas.text(4, index * 24, line, focused=index == self.focus)
        canvas.text(4, 100, f"opened {self.opened}")
        canvas.text(4, 130, "a text broken over")
        canvas.text(4, 150, "two lines")

    def end(self) -> bool:
        return True

    def on_result(self, result: Result) -> None: ...

    def save(self) -> bytes:
        return msgspec.msgpack.encode((self.focus, self.opened))

    @classmethod
    def back(cls, phone: Handset, saved: bytes) -> ListApp:
        app = cls(phone)
        if saved:
            app.focus, app.opened = msgspec.msgpack.decode(saved, type=tuple[int, str])
        return app


class NoNetwork:
    def send(self, request: Request) -> Response:
        raise AssertionError("nothing is asked for here")


class ListEnvironment:
    """An environment with a world of its own: what scripts did to it is in `log`."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.member = setup.member
        self.log: list[str] = []
        self.faults: list[str] = []
        self.phone = self._boot(setup.device)
        self.closed = False

    def _boot(self, device: str) -> Handset:
        network = Network(NoNetwork(), BEARERS["instant"])
        phone = Handset(load_model(device), network=network, memory=Memory(), seed=self.setup.seed)
        phone.install("standby", lambda phone, saved: ListApp.back(phone, saved))
        phone.boot()
        return phone

    def open(self, url: str) -> None:
        app = self.phone.foreground
        assert isinstance(app, ListApp)
        app.busy, app.opened = 30, url

    def world_number(self, name: str, game: str, scope: str) -> int | None:
        if game != "keep-awake":
            raise KeitaiError(f"unknown game {game!r}")
        if self.member == "7":
            return None
        return 120 if name == "score" else {"friends": 2, "all": 9}[scope or "all"]

    def lint(self) -> list[str]:
        return ["3:1: no alt"] if self.member == "7" else []

    def sign_in(self, member: str) -> None:
        self.member = member

    def change_world(self, verb: str, values: WordValues) -> None:
        match verb, values:
            case "sign-in", (str(member),):
                self.sign_in(member)
            case "password", (password, member):
                self.log.append(f"{member} signs in with {password}")
            case "friend", (one, other):
                self.log.append(f"{one} and {other}")
            case "message", (sender, text):
                self.log.append(f"{sender}: {text}")
            case "town", (word,):
                self.log.append(f"town {word}")
            case "post-score", (str(game), score, member):
                self.world_number("score", game, "")
                self.log.append(f"{member or self.member} {score}")

    def switch_device(self, name: str) -> None:
        self.phone = self._boot(name)

    def reset_world(self) -> None:
        self.log.clear()

    def save_world(self) -> bytes:
        return msgspec.msgpack.encode(self.log)

    def load_world(self, saved: bytes) -> None:
        self.log = msgspec.msgpack.decode(saved, type=list[str])

    def close(self) -> None:
        self.closed = True


def run(body: str, timeout: str = "1s", folder: Path | None = None, make: MakeEnvironment | None = None) -> Verdict:
    def no_file(name: str, including: str) -> tuple[str, str]:
        raise KeitaiError("no file")

    script = parse(f'keys 1\ntimeout {timeout}\ntest "t"\n{body}\nend', "a.keys", no_file, unchecked_names())
    (verdict,) = run_script(script, make or ListEnvironment, Options(artefacts=Artefacts(folder) if folder else None))
    return verdict


@pytest.mark.parametrize(
    "body",
    [
        'click "Games"\nexpect text "opened Games"',
        'press down x2\nexpect focus "Messages"\nclick "Diary"\nexpect text "opened Diary"',
        'focus "Games"\nexpect focus "Games"\nexpect no text "opened Games"',
        'softkey "Back"\nexpect text "opened back"',
        'softkey "Select"\nexpect text "opened Diary"',
        'open "/diary"\nexpect text "opened /diary"\nexpect url "test:list"',
        'expect text "a text broken over two lines"',
        "expect text /opened +$/",
        'expect softkey left "Menu"\nexpect no softkey left "Back"',
        "press 5\nexpect event whack",
        "press 5\nexpect event whack\nexpect no event whack",
        "repeat until event whack max 5\npress 4\npress 5\nend",
        "repeat 3\npress down\nend\nexpect focus /Mess/",
        'hold 7 1s\nexpect text "opened held"',
        'down 7\nwait 59f\nexpect text "opened held"\nup 7',
        "expect score keep-awake >= 120\nexpect no score keep-awake > 120",
        "expect rank keep-awake friends <= 2\nexpect rank keep-awake == 9",
        'wait-for text "Diary" within 1s\nwait idle\nwait 3f\nnote "seen"',
        'press down x2\nexpect keys <= 2\nexpect time <= 0.2s\nstep "new"\nexpect keys == 0\nexpect time == 0f',
        "expect lint clean\nsign-in 7\nexpect no lint clean",
        "expect pixel 200,100 #000000\nexpect no pixel 239,319 #ff6600",
        'save-state "a"\nclick "Games"\nload-state "a"\nexpect text "opened "\nexpect focus "Diary"',
        'click "Games"\ndevice p906i\nexpect no text "opened Games"\nexpect focus "Diary"',
        'save-state "a"\ndevice p906i\nclick "Games"\nload-state "a"\nexpect focus "Diary"',
        'battery 5\nadvance 1d\nworld reset\npost-score keep-awake 1200 as 7\nfriend 42 7\nmessage from 7 "hello"',
        "down left right\nwait 3f\nup left right",
    ],
)
def test_what_holds_passes(body: str) -> None:
    verdict = run(body)
    assert verdict.outcome == "passed", verdict.message


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('expect text "Diaries"', "expected text \"Diaries\" within 1 s; nearest on the screen: 'Diary'"),
        ('expect no text "Diary"', 'expected no text "Diary"'),
        ('click "Albums"', 'nothing that can be focused bears "Albums"'),
        ('softkey "Stop"', "no soft key bears \"Stop\"; there are 'Menu', 'Back', 'Select'"),
        ("expect event whack", "expected event whack within 1 s; signals seen: none"),
        ("repeat until event strike max 2\npress 5\nend", "event strike did not come true in 2 rounds"),
        ("expect score keep-awake >= 121", "it is 120"),
        ("sign-in 7\nexpect score keep-awake >= 0", "the owner has no score in keep-awake"),
        ("sign-in 7\nexpect rank keep-awake friends <= 3", "the owner has no score in keep-awake"),
        ("expect score keep-awak >= 1", "unknown game 'keep-awak'"),
        ('open "/x"\nwait-for text "never" within 12f', "within 0.2 s"),
        ('type "a" via keyboard', "no text field has the focus"),
    ],
)
def test_what_fails_says_where_and_what_there_is(body: str, reason: str) -> None:
    verdict = run(body)
    assert verdict.outcome == "failed"
    assert reason in verdict.message
    assert "a.keys:" in verdict.message
    assert "| Diary" in verdict.message
    assert "--test t" in verdict.message


def test_waiting_is_the_phones_time() -> None:
    assert run("wait 10s").ticks == 600
    assert run('press 5 x3 @200ms\nexpect text "Diary"').ticks == 36


def test_the_same_script_gives_the_same_pictures(tmp_path: Path) -> None:
    body = 'shot "first"\nclick "Games"\nshot "after games"'
    first, again = run(body, folder=tmp_path / "1"), run(body, folder=tmp_path / "2")
    assert [shot.hash for shot in first.pictures] == [shot.hash for shot in again.pictures]
    assert first.pictures[0].hash != first.pictures[1].hash
    path = first.pictures[1].path
    assert path is not None
    assert path.name.startswith("after-games-")
    assert path.exists()
    (text,) = (tmp_path / "1").glob("after-games-*.txt")
    assert "opened Games" in text.read_text(encoding="utf-8")


def test_an_unknown_test_is_named() -> None:
    script = parse('keys 1\ntest "a"\n  press 5\nend', "a.keys", lambda name, including: (name, ""))
    with pytest.raises(KeitaiError, match="test 'b' does not exist; there are 'a'"):
        run_script(script, ListEnvironment, only="b")
