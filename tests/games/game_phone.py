"""A phone with a game on it and an app under the game that keeps what it hands back; no site anywhere."""

from __future__ import annotations

import msgspec

from games.engine.catalogue import load_game
from games.engine.runtime import GameApp, GamePhase, Start
from handset.app import Area, Result, SoftKeys
from handset.keypad import Key, KeyEvent, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator


class Receiver:
    """Lies under a game and keeps its result."""

    kind = "receiver"
    area = Area.VIEWPORT
    softkeys = SoftKeys()

    def __init__(self) -> None:
        self.results: list[Result] = []

    def tick(self, keys: Keys) -> None: ...

    def draw(self, canvas: Canvas) -> None: ...

    def end(self) -> bool:
        return True

    def on_result(self, result: Result) -> None:
        self.results.append(result)

    def save(self) -> bytes:
        return b""


class Table:
    """`practice` plays have no ticket and post nothing."""

    def __init__(self, game: str = "keep-awake", seed: int = 7, *, practice: bool = False, lang: str = "en") -> None:
        self.spec = load_game(game)
        self.phone: Handset = Simulator(SimulatorOptions(device="qvga", lang=lang)).phone
        self.receiver = Receiver()
        self.phone.install("receiver", lambda phone, saved: self.receiver)
        self.phone.open(self.receiver)
        start = Start(game, seed)
        if not practice:
            start = Start(game, seed, "a ticket", self.spec.version, self.spec.digest, "http://m.mixi.test/score")
        self.phone.launch("game", msgspec.json.encode(start))

    @property
    def app(self) -> GameApp:
        app = self.phone.find("game")
        assert isinstance(app, GameApp)
        return app

    def at(self, phase: GamePhase) -> bool:
        return self.app.phase is phase

    def press(self, key: Key, down: int = 3) -> None:
        self.phone.step([KeyEvent(key, True)])
        self.wait(down - 1)
        self.phone.step([KeyEvent(key, False)])

    def wait(self, ticks: int) -> None:
        for _ in range(ticks):
            self.phone.step()

    def to(self, phase: GamePhase, within: int = 12_000) -> None:
        """Let time pass until the app is there."""
        for _ in range(within):
            if self.app.phase is phase:
                return
            self.phone.step()
        raise AssertionError(f"{phase!r} did not come; it is {self.app.phase!r}")

    def begin(self) -> None:
        """Through the loading bar and PUSH 5 into the play."""
        self.to(GamePhase.TITLE)
        self.press(Key.DIGIT_5)
        self.to(GamePhase.PLAYING)

    def play(self, skill: str = "novice", ticks: int = 100_000) -> None:
        """Let the bot play, at most for `ticks`, until the play is over."""
        bot = self.spec.bot(skill, 1)
        for _ in range(ticks):
            if self.app.phase is not GamePhase.PLAYING:
                return
            self.phone.step(bot.press(self.app.game))

    @property
    def text(self) -> str:
        return self.phone.frame().text()
