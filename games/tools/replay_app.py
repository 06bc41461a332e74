"""Somebody's replay watched on the phone: the rules play it again, the view draws it, no key reaches the play."""

from __future__ import annotations

import enum
from bisect import bisect_left

import msgspec

from games.engine.catalogue import GameSpec, load_game
from games.engine.fault_screen import draw_fault
from games.engine.game_fault import RAISED, GameFault, game_fault, source_line
from games.engine.music import Conductor
from games.engine.overlays import draw_loading, draw_notice, draw_tag
from games.engine.replay import Replay, decode, require_same_rules
from games.engine.rules import Game
from games.engine.runtime import LOADING_TICKS
from games.engine.runtime_texts import runtime_messages
from games.engine.view import View, begin_view, create_view, load_view, prepare, save_view
from handset.app import Area, Result, SoftKeys
from handset.keypad import Key, KeyEvent, Keypad, Keys
from handset.lcd import Canvas
from handset.machine import Handset

SPEEDS = (1, 2, 4)
"""Ticks of the play in one of the phone's."""
_MAGIC = b"WATCHER1"


class ReplayPhase(enum.IntEnum):
    """Phase of the replay app: loading, playing, paused, over."""

    LOADING = 0
    PLAYING = 1
    PAUSED = 2
    OVER = 3


class _State(msgspec.Struct):
    raw: bytes
    phase: ReplayPhase = msgspec.field(name="stage")
    since: int
    speed: int
    game: bytes
    view: bytes
    held: list[tuple[int, int]]


def open_replay(phone: Handset, saved: bytes) -> ReplayApp:
    """Return the factory of kind "watch": from a replay's file form, or from the bytes of `save`.

    Raises `KeitaiError` when it is not a replay, or one of a game or rules that this phone does not have.
    """
    if saved.startswith(_MAGIC):
        state = msgspec.msgpack.decode(saved[len(_MAGIC) :], type=_State)
        app = ReplayApp(phone, state.raw)
        app.restore(state)
        return app
    return ReplayApp(phone, saved)


class ReplayApp:
    """App that shows one replay, from its loading bar to its end."""

    kind = "watch"
    area = Area.VIEWPORT

    def __init__(self, phone: Handset, raw: bytes) -> None:
        self._phone = phone
        self._raw = raw
        self.replay: Replay = decode(raw)
        self.spec: GameSpec = load_game(self.replay.game)
        require_same_rules(self.replay, self.spec)
        self._language = phone.settings.language
        self.view: View = create_view(self.spec, self._language)
        self.view.still = phone.settings.reduced_motion
        self.game: Game = self.spec.begin(self.replay.seed)
        self.phase = ReplayPhase.LOADING
        self._since = 0
        self._speed = 0
        self._keypad = Keypad()
        self._music = Conductor(self.spec.id, self.view, phone.signals)
        self.fault: GameFault | None = None
        """What went wrong in the game's files; the replay stands still from then on."""

    @property
    def title(self) -> str:
        return self.spec.file.title.of(self._language)

    @property
    def idle(self) -> bool:
        """Whether the replay has ended or is paused."""
        return self.phase in (ReplayPhase.PAUSED, ReplayPhase.OVER)

    @property
    def softkeys(self) -> SoftKeys:
        texts = runtime_messages(self._language)
        if self.fault is not None:
            return SoftKeys("", "", texts["quit"])
        if self.phase == ReplayPhase.PLAYING:
            faster = SPEEDS[(self._speed + 1) % len(SPEEDS)]
            return SoftKeys(texts["pause"], f"x{faster}", texts["quit"])
        return SoftKeys(texts["resume"] if self.phase == ReplayPhase.PAUSED else "", "", texts["quit"])

    def end(self) -> bool:
        return True

    def on_result(self, result: Result) -> None:
        """Do nothing: nothing is opened above a replay."""

    def tick(self, keys: Keys) -> None:
        if keys.pressed(Key.SOFT_RIGHT) or keys.pressed(Key.CLEAR):
            self._music.stop()
            self._phone.close(self)
        elif self.fault is None:
            try:
                self._tick(keys)
            except RAISED as error:
                self.fault = game_fault(error, self.spec.folder)
                if self.fault is None:
                    raise
                self._music.stop()

    def _tick(self, keys: Keys) -> None:
        self._since += 1
        if self.phase == ReplayPhase.LOADING:
            self._load()
        elif self.phase == ReplayPhase.PAUSED:
            if keys.pressed(Key.SOFT_LEFT) or keys.pressed(Key.OK):
                self._music.play_loop(self.game)
                self._go(ReplayPhase.PLAYING)
        elif self.phase == ReplayPhase.OVER:
            self.view.tick(self.game)
        elif self.phase == ReplayPhase.PLAYING:
            if keys.pressed(Key.SOFT_LEFT):
                self._music.stop()
                self._go(ReplayPhase.PAUSED)
                return
            if keys.pressed(Key.OK) or keys.pressed(Key.RIGHT):
                self._speed = (self._speed + 1) % len(SPEEDS)
            for _ in range(SPEEDS[self._speed]):
                self._advance()

    def draw(self, canvas: Canvas) -> None:
        texts, fault = runtime_messages(self._language), self.fault
        if fault is None:
            try:
                self._draw_phase(canvas, texts)
            except RAISED as error:
                fault = game_fault(error, self.spec.folder)
                if fault is None:
                    raise
        if fault is not None:
            source, theme = source_line(fault.place, self.spec.folder), self._phone.model.theme
            draw_fault(canvas, theme, texts["fault"].format(title=self.title), fault, source, "")

    def _draw_phase(self, canvas: Canvas, texts: dict[str, str]) -> None:
        if self.phase == ReplayPhase.LOADING:
            draw_loading(
                canvas, self.spec.id, self.title, texts["loading"], min(100, self._since * 100 // LOADING_TICKS)
            )
        elif self.phase == ReplayPhase.OVER:
            self.view.draw_over(canvas, self.game, self._since)
        else:
            self.view.draw(canvas, self.game)
            draw_tag(canvas, texts["replay"] if self._speed == 0 else f"{texts['replay']} x{SPEEDS[self._speed]}")
        if self.phase == ReplayPhase.PAUSED:
            draw_notice(canvas, texts["paused"], texts["press to resume"])

    def save(self) -> bytes:
        game, view, held = self.game.save(), save_view(self.view), self._keypad.save()
        state = _State(self._raw, self.phase, self._since, self._speed, game, view, held)
        return _MAGIC + msgspec.msgpack.encode(state)

    def restore(self, state: _State) -> None:
        """Restore the app from the state that `save` encoded."""
        self.phase, self._since, self._speed = state.phase, state.since, state.speed
        self.game.load(state.game)
        load_view(self.view, state.view)
        self._keypad.load(state.held)

    def _go(self, phase: ReplayPhase) -> None:
        self.phase = phase
        self._since = 0

    def _load(self) -> None:
        self.view.load_step()
        if self._since >= LOADING_TICKS:
            prepare(self.view)
            begin_view(self.view)
            self._music.play_loop(self.game)
            self._go(ReplayPhase.PLAYING)

    def _advance(self) -> None:
        if self.phase != ReplayPhase.PLAYING:
            return
        for event in self.game.tick(self._keypad.step(self._pressed(self.game.ticks))):
            self._music.cue(event, self.game)
            self.view.observe(event)
        self.view.tick(self.game)
        if self.game.over or self.game.ticks >= self.replay.ticks:
            self._music.stop()
            self._go(ReplayPhase.OVER)
        else:
            self._music.follow(self.game)

    def _pressed(self, tick: int) -> list[KeyEvent]:
        """Return what the player's keys did in a tick of the play."""
        transitions = self.replay.transitions
        first = bisect_left(transitions, (tick,))
        events: list[KeyEvent] = []
        while first < len(transitions) and transitions[first][0] == tick:
            _, key, down = transitions[first]
            events.append(KeyEvent(Key(key), down))
            first += 1
        return events
