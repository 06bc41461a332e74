"""A game on the phone: loads, shows PUSH 5, plays on the phone's ticks, ends, and hands its replay to be posted.

The rules have a keypad of their own that hears only the game's keys, from the first tick of the play on: what it
heard is the replay.
"""

from __future__ import annotations

import enum
import logging

import msgspec

from games.engine.cards import COUNTED
from games.engine.catalogue import GameSpec, load_game
from games.engine.debug_overlay import DebugOverlay
from games.engine.fault_screen import draw_fault
from games.engine.game_fault import RAISED, GameFault, describe, faults_in, game_fault, source_line
from games.engine.ghost import ghost_of
from games.engine.music import RESULT_TICKS, Conductor
from games.engine.overlays import draw_foot, draw_ghost, draw_loading, draw_notice, draw_pause, draw_question, draw_tag
from games.engine.replay import LONGEST_WAIT, Replay, ReplayRecorder, encode
from games.engine.rules import Event, Game, Pausable
from games.engine.runtime_texts import runtime_messages
from games.engine.saved_data import decode_saved, encode_saved, load_saved, store_saved
from games.engine.view import FilledAbove, View, begin_view, create_view, load_view, prepare, save_view
from handset.app import Area, Result, SoftKeys
from handset.keypad import Key, KeyEvent, Keypad, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from keitai.common.errors import KeitaiError, SourcePlace
from keitai.common.wire import REPLAY_TYPE

LOADING_TICKS = 10
OVER_TICKS = 120
OVER_AT_LEAST = 30
RESUME_TICKS = 3 * 40
PAUSES = 10
"""Pauses that a play may have and still be ranked."""
_PAUSE, _QUIT = 1, 2
_MAGIC = b"GAMEAPP1"
_log = logging.getLogger("keitai.games")


class GamePhase(enum.IntEnum):
    """Phase of the game app: loading, title, play, pause, resume, over."""

    LOADING = 0
    TITLE = 1
    PLAYING = 2
    PAUSED = 3
    RESUMING = 4
    OVER = 5


class Start(msgspec.Struct, frozen=True):
    """JSON with which a site starts a play. Without `ticket` and `post` the play is practice and is not posted."""

    game: str
    seed: int
    ticket: str = ""
    rules: int = 0
    tuning: str = ""
    post: str = ""
    friends: tuple[tuple[int, str], ...] = ()
    """Scores and names of the friends to pass, the lowest first: the card tells the gap to the next one."""

    ghost: bytes = b""
    """Replay of the friend who is just ahead, to be played beside; empty for none."""
    ghost_name: str = ""

    def gap(self, score: int) -> tuple[int, str] | None:
        """Return the points that are missing to pass the next friend, and whom; None where nobody is ahead."""
        return next(((best - score + 1, name) for best, name in self.friends if best >= score), None)


class _State(msgspec.Struct):
    start: Start
    phase: GamePhase = msgspec.field(name="stage")
    since: int
    waited: int
    loaded: int
    asking: bool
    ranked: bool
    rewinds: int
    seed: int
    game: bytes
    recorder: bytes
    view: bytes
    held: list[tuple[int, int]]
    pausing: int = 0
    pauses: int = 0
    ghost: bytes = b""
    fault: tuple[SourcePlace, str] | None = None
    saved_data: bytes = b""


def open_game(phone: Handset, saved: bytes, *, debug: bool = False) -> GameApp:
    """Return the factory of kind "game": from a site's JSON to begin with, or from the bytes of `save`.

    `debug` lays the designer's overlay over it.

    Raises `KeitaiError` when the game does not exist or the site wants rules this phone does not have.
    """
    if saved.startswith(_MAGIC):
        state = msgspec.msgpack.decode(saved[len(_MAGIC) :], type=_State)
        app = GameApp(phone, load_game(state.start.game), state.start, debug=debug)
        with faults_in(app.spec.folder):
            app.restore(state)
        return app
    try:
        start = msgspec.json.decode(saved, type=Start)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise KeitaiError("the site sent a game this phone cannot read") from None
    spec = load_game(start.game)
    if start.ticket and (start.rules, start.tuning) != (spec.version, spec.digest):
        raise KeitaiError(f"the site plays {start.game} by other rules than this phone")
    return GameApp(phone, spec, start, debug=debug)


class GameApp:
    """App that runs one game, from its loading bar over title and play to the posting of its score."""

    kind = "game"
    area = Area.VIEWPORT

    def __init__(self, phone: Handset, spec: GameSpec, start: Start, *, debug: bool = False) -> None:
        self._phone = phone
        self.spec = spec
        self._start = start
        self._language = phone.settings.language
        self.view: View = create_view(spec, self._language)
        self.view.still = phone.settings.reduced_motion
        load_saved(self.view, phone.memory, spec.id)
        self.phase = GamePhase.LOADING
        self._since = 0
        self._waited = 0
        self._loaded = 0
        self._asking = False
        self.ranked = bool(start.ticket)
        self._seed = start.seed
        self.game: Game = spec.begin(start.seed)
        self._recorder = ReplayRecorder(spec)
        self._ghost = ghost_of(spec, start.ghost)
        self._keypad = Keypad()
        self._rewinds = phone.rewinds
        self._pausing = 0
        """What was asked for and takes hold in the next tick that may be paused: _PAUSE or _QUIT."""
        self._pauses = 0
        self._overlay = DebugOverlay(spec) if debug else None
        self._music = Conductor(spec.id, self.view, phone.signals)
        self.fault: GameFault | None = None
        """What is wrong in the game's files; nothing goes on until it is mended."""
        self.drawing_fault: GameFault | None = None
        """What the last picture met in the view. No part of the state: a play goes on alike, looked at or not."""
        self.watched = False
        """Whether somebody works on the game: every tick's state is kept, so that a fault in one spoils none."""
        self._kept: tuple[bytes, bytes] | None = None

    # what the phone asks

    @property
    def program(self) -> str:
        """The game's identifier."""
        return self.spec.id

    @property
    def title(self) -> str:
        """The game's name in the phone's language."""
        return self.spec.file.title.of(self._language)

    @property
    def idle(self) -> bool:
        """Whether nothing goes on by itself: the title waits for 5, a pause for the player."""
        return self.phase in (GamePhase.TITLE, GamePhase.PAUSED) or self.fault is not None

    @property
    def softkeys(self) -> SoftKeys:
        texts = runtime_messages(self._language)
        if self.fault is not None:
            return SoftKeys(texts["restart"] if self._restarts else "", "", texts["quit"])
        if self._asking:
            return SoftKeys(texts["yes"], "", texts["no"])
        if self.phase == GamePhase.PLAYING:
            return SoftKeys(texts["pausing" if self._pausing else "pause"], "", texts["quit"])
        if self.phase == GamePhase.PAUSED:
            return SoftKeys(texts["resume"], "", texts["quit"])
        if self.phase == GamePhase.OVER:
            return SoftKeys("", texts["next"], "")
        return SoftKeys("", "", texts["quit"])

    @property
    def _held(self) -> bool:
        return self.phase in (GamePhase.PAUSED, GamePhase.RESUMING)

    @property
    def _hidden(self) -> bool:
        """Whether the field is covered: nobody looks on while the clock is held, but who tunes the game."""
        return self._held and self._overlay is None

    def _plate(self, texts: dict[str, str]) -> tuple[str, str]:
        """Return what stands on a held play's plate, and the line below it: PAUSED, or 3-2-1."""
        if self.phase == GamePhase.RESUMING:
            return str(3 - self._since * 3 // (RESUME_TICKS + 1)), ""
        return texts["paused"], texts["press to resume"]

    def end(self) -> bool:
        """Pause the play; ask at a second END, also while the pause is waited for.

        Before the play close at once, at its end post the score.
        """
        if self.phase in (GamePhase.LOADING, GamePhase.TITLE) or self.fault is not None:
            self._music.stop()
            return True
        if self.phase == GamePhase.OVER:
            self._finish()
            return False
        if self.phase == GamePhase.PAUSED:
            self._asking = True
        elif self.phase == GamePhase.RESUMING:
            self._pause()
        else:
            self._request(_QUIT if self._pausing else _PAUSE)
        return False

    def on_result(self, result: Result) -> None:
        """Do nothing: games open nothing above themselves."""

    def tick(self, keys: Keys) -> None:
        """Advance the phase that the app is in by a tick; a fault in the game's files stops it, never the phone."""
        if self.fault is not None:
            self._faulty(keys)
            return
        try:
            if self.watched:
                self._kept = self.game.save(), save_view(self.view)
            self._tick(keys)
        except RAISED as error:
            fault = game_fault(error, self.spec.folder)
            if fault is None:
                raise
            _log.error("%s stands still: %s", self.spec.id, fault)
            self.show_fault(fault)

    def _tick(self, keys: Keys) -> None:
        self._since += 1
        self.ranked = self.ranked and self._waited <= LONGEST_WAIT
        if self._asking:
            self._waited += 1
            self._answer(keys)
            return
        match self.phase:
            case GamePhase.LOADING:
                self._waited += 1
                # The bar counts ticks, not prepared parts: those of an earlier play would end it sooner.
                self._loaded = min(100, self._loaded + 100 // LOADING_TICKS)
                self.view.load_step()
                if self._loaded == 100:
                    prepare(self.view)
                    self._music.play_tune("title")
                    self._go(GamePhase.TITLE)
            case GamePhase.TITLE:
                self._waited += 1
                self._title(keys)
            case GamePhase.PLAYING:
                self._play(keys)
            case GamePhase.PAUSED:
                self._waited += 1
                self._paused(keys)
            case GamePhase.RESUMING:
                self._waited += 1
                if self._since >= RESUME_TICKS:
                    self._go(GamePhase.PLAYING)
            case GamePhase.OVER:
                self._over(keys)

    def draw(self, canvas: Canvas) -> None:
        """Draw the phase that the app is in, with effects, debug overlay and question above it."""
        texts = runtime_messages(self._language)
        theme = self._phone.model.theme
        self.drawing_fault = None
        if self.fault is None:
            try:
                self._draw_phase(canvas, texts)
            except RAISED as error:
                self.drawing_fault = game_fault(error, self.spec.folder)
                if self.drawing_fault is None:
                    raise
        fault = self.fault or self.drawing_fault
        if fault is not None:
            source = source_line(fault.place, self.spec.folder)
            foot = texts["mend and save"] if self.watched else ""
            draw_fault(canvas, theme, texts["fault"].format(title=self.title), fault, source, foot)
        if self._asking and self.fault is None:
            draw_question(canvas, theme, self.title, texts["stop playing?"], texts["the score is lost"])

    def _draw_phase(self, canvas: Canvas, texts: dict[str, str]) -> None:
        if self.phase == GamePhase.LOADING:
            draw_loading(canvas, self.spec.id, self.title, texts["loading"], self._loaded)
        elif self.phase == GamePhase.TITLE:
            self.view.draw_title(canvas, self._since)
        elif self.phase == GamePhase.OVER:
            self.view.draw_over(canvas, self.game, self._since)
            if self._since >= COUNTED:
                self._draw_gap(canvas, texts["gap"])
        elif self._hidden:
            draw_pause(canvas, self.spec.id, self._plate(texts), self.spec.file.howto.of(self._language))
        else:
            self._draw_play(canvas)
        if self.phase != GamePhase.LOADING and not self.ranked and self._start.ticket:
            draw_tag(canvas, texts["unranked"])
        if self._overlay is not None and self.phase == GamePhase.OVER:
            self._overlay.draw_histogram(canvas)
        if self._held and not self._hidden and not self._asking:
            draw_notice(canvas, *self._plate(texts))

    def _draw_play(self, canvas: Canvas) -> None:
        if self._overlay is not None and self.phase in (GamePhase.PLAYING, GamePhase.PAUSED):
            self._overlay.draw_over(canvas, self.game, self.view.draw)
        else:
            self.view.draw(canvas, self.game)
        if self._ghost is not None:
            foot = isinstance(self.view, FilledAbove)
            draw_ghost(canvas, self._start.ghost_name, self._ghost.score, self.game.score, foot=foot)

    def _draw_gap(self, canvas: Canvas, text: str) -> None:
        """Draw below the card how many points were missing to pass the next friend, once the score has counted up."""
        gap = self._start.gap(self.game.score) if self.ranked else None
        if gap is not None:
            draw_foot(canvas, text.format(n=gap[0], name=gap[1]))

    # the flow

    def _go(self, phase: GamePhase) -> None:
        self.phase = phase
        self._since = 0

    def show_fault(self, fault: GameFault) -> None:
        """Stop at a fault in the game's files and show it, until `reload` brings them mended."""
        self._music.stop()
        self.fault = fault
        self.ranked = False

    @property
    def _restarts(self) -> bool:
        """Whether a play may begin anew after a fault: one that a site has given a ticket for may not."""
        return self.watched or not self._start.ticket

    def _faulty(self, keys: Keys) -> None:
        if keys.pressed(Key.SOFT_RIGHT) or keys.pressed(Key.CLEAR):
            self._phone.close(self)
        elif keys.pressed(Key.SOFT_LEFT) and self._restarts:
            self.fault = None
            try:
                self._begin_anew(self._seed)
            except GameFault as fault:
                self.show_fault(fault)

    def _title(self, keys: Keys) -> None:
        if keys.pressed(Key.SOFT_RIGHT) or keys.pressed(Key.CLEAR):
            self._music.stop()
            self._phone.close(self)
        elif keys.pressed(Key.DIGIT_5) or keys.pressed(Key.OK):
            self._begin()

    def _begin(self) -> None:
        begin_view(self.view)
        self._keypad.release_all()
        self._phone.signals.emit("sound", f"{self.spec.id}/start")
        self._music.play_loop(self.game)
        self._go(GamePhase.PLAYING)

    def _play(self, keys: Keys) -> None:
        if self._phone.rewinds != self._rewinds:
            self.ranked = False
        if keys.pressed(Key.SOFT_LEFT) or keys.pressed(Key.SOFT_RIGHT):
            self._request(_PAUSE if keys.pressed(Key.SOFT_LEFT) else _QUIT)
            if self.phase == GamePhase.PAUSED:
                return
        # What was held into a pause comes up in the tick that goes on after it.
        released = [KeyEvent(key, False) for key in self._keypad.held] if self._since == 1 else []
        self._advance([*released, *(event for event in keys.events if event.key in self.spec.keys)])
        if self._pausing and self.phase == GamePhase.PLAYING and self._pausable:
            self._pause()

    def _advance(self, events: list[KeyEvent]) -> None:
        heard = self._keypad.step(events)
        self._recorder.record(self.game.ticks, heard)
        for happened in self.game.tick(heard):
            self._handle_event(happened)
        self.view.tick(self.game)
        self._recorder.check(self.game)
        if self._ghost is not None:
            self._ghost.tick()
        if self.game.over:
            self._music.stop()
            self._go(GamePhase.OVER)
            store_saved(self.view, self._phone.memory, self.spec.id)
        else:
            self._music.follow(self.game)

    def _handle_event(self, event: Event) -> None:
        self._phone.signals.emit("event", event.name, event.points)
        self._music.cue(event, self.game)
        self.view.observe(event)
        if self._overlay is not None:
            self._overlay.record_event(self.game.ticks, event)

    @property
    def _pausable(self) -> bool:
        return not isinstance(self.game, Pausable) or self.game.pausable

    def _request(self, wanted: int) -> None:
        """Pause as soon as nothing is being judged; asked for a second time at once, and the play is unranked."""
        hurried = bool(self._pausing)
        self._pausing = max(self._pausing, wanted)
        if hurried and not self._pausable:
            self.ranked = False
        if hurried or self._pausable:
            self._pause()

    def _pause(self) -> None:
        """Hold the play at this tick, its field covered."""
        self._music.stop()
        self._pauses += self.phase == GamePhase.PLAYING
        self.ranked = self.ranked and self._pauses <= PAUSES
        self._asking, self._pausing = self._pausing == _QUIT, 0
        self._go(GamePhase.PAUSED)

    def _paused(self, keys: Keys) -> None:
        if keys.pressed(Key.SOFT_RIGHT):
            self._asking = True
        elif keys.pressed(Key.SOFT_LEFT) or keys.pressed(Key.OK):
            self._music.play_loop(self.game)
            self._go(GamePhase.RESUMING)

    def _answer(self, keys: Keys) -> None:
        if keys.pressed(Key.SOFT_LEFT) or keys.pressed(Key.DIGIT_1):
            self._music.stop()
            self._phone.close(self)
        elif keys.pressed(Key.SOFT_RIGHT) or keys.pressed(Key.DIGIT_2) or keys.pressed(Key.CLEAR):
            self._asking = False

    def _over(self, keys: Keys) -> None:
        self._waited += 1
        self.view.tick(self.game)  # effects under way run out behind the report
        if self._since == RESULT_TICKS:
            self._music.play_tune("result")
        pressed = self._since >= OVER_AT_LEAST and (keys.pressed(Key.OK) or keys.pressed(Key.DIGIT_5))
        if pressed or (self.ranked and self._since >= OVER_TICKS):
            self._finish()

    def _finish(self) -> None:
        """Post what was proved; practice begins anew at once."""
        self._music.stop()
        if self.ranked:
            body = encode(self._replay())
            result = Result("post", url=self._start.post, content_type=REPLAY_TYPE, body=body, durable=True)
            self._phone.close(self, result)
        elif self._start.ticket:
            self._phone.close(self)
        else:
            self._begin_anew(self.spec.seed_after(self._seed, self._phone.chance.below(1 << 32)))

    def _begin_anew(self, seed: int) -> None:
        self._pausing = self._pauses = 0
        self._seed = seed
        self.game = self.spec.begin(seed)
        self._recorder = ReplayRecorder(self.spec)
        self._ghost = ghost_of(self.spec, self._start.ghost)
        self._keypad = Keypad()
        self._begin()

    def _replay(self) -> Replay:
        return self._recorder.finish(self.game, self._seed, self._start.ticket, self._waited)

    @property
    def replay(self) -> Replay | None:
        """Replay of the play that is over; None before its end."""
        return self._replay() if self.phase == GamePhase.OVER else None

    # the designer's tools

    def reload(self, spec: GameSpec) -> bool:
        """Continue the play with what its maker has saved: code, tuning, sprites; unranked from now on.

        Returns:
            Whether the play goes on from its state. It begins anew where its state does not fit the new rules.

        Raises:
            KeitaiError: The new view or rules cannot begin; then nothing has changed.
        """
        kept = self._kept if self._kept is not None and self.fault is not None else None
        view = create_view(spec, self._language)
        view.still = self.view.still
        decode_saved(view, encode_saved(self.view))
        fresh = spec.begin(self._seed)
        with faults_in(spec.folder):
            prepare(view)
        fits = self._take_state(spec, view, kept)
        self.spec, self.view = spec, view
        self.fault, self.ranked, self._kept = None, False, None
        if self._overlay is not None:
            self._overlay = DebugOverlay(spec)
        self._music = Conductor(spec.id, view, self._phone.signals)
        if not fits:
            self.game = fresh
            if self.phase not in (GamePhase.LOADING, GamePhase.TITLE):
                self._begin_anew(self._seed)
        return fits

    def _take_state(self, spec: GameSpec, view: View, kept: tuple[bytes, bytes] | None) -> bool:
        """Have new rules go on from the state of the old ones; return whether it fits."""
        game = spec.begin(self._seed)
        try:
            saved, effects = kept or (self.game.save(), save_view(self.view))
            game.load(saved)
            game.save()
        except RAISED:
            return False
        try:
            load_view(view, effects)
        except RAISED:
            begin_view(view)  # effects are gone in a second; the play is worth more than they
        self.game = game
        return True

    # snapshots

    def save(self) -> bytes:
        """Return rules, view, recorder and phase as bytes, so that a play goes on after the phone was closed."""
        game, view = self._saved_play()
        state = _State(
            start=self._start,
            phase=self.phase,
            since=self._since,
            waited=self._waited,
            loaded=self._loaded,
            asking=self._asking,
            ranked=self.ranked,
            rewinds=self._rewinds,
            seed=self._seed,
            game=game,
            recorder=self._recorder.save(),
            view=view,
            held=self._keypad.save(),
            pausing=self._pausing,
            pauses=self._pauses,
            ghost=b"" if self._ghost is None else self._ghost.save(),
            fault=None if self.fault is None else (self.fault.place, self.fault.message),
            saved_data=encode_saved(self.view),
        )
        return _MAGIC + msgspec.msgpack.encode(state)

    def _saved_play(self) -> tuple[bytes, bytes]:
        """Return the state of rules and view; what cannot be saved is a fault of the game, and its play is lost."""
        try:
            return self.game.save(), save_view(self.view)
        except RAISED as error:
            self.show_fault(game_fault(error, self.spec.folder) or GameFault(SourcePlace("rules.py"), describe(error)))
            return b"", b""

    def restore(self, state: _State) -> None:
        """Restore the app from the state that `save` encoded, sprites prepared at once."""
        self.phase, self._since, self._waited = state.phase, state.since, state.waited
        self._loaded, self._asking, self.ranked = state.loaded, state.asking, state.ranked
        self._rewinds, self._seed = state.rewinds, state.seed
        self._pausing, self._pauses = state.pausing, state.pauses
        self.game = self.spec.begin(state.seed)
        self.fault = None if state.fault is None else GameFault(*state.fault)
        if state.game:
            self.game.load(state.game)
        self._recorder.load(state.recorder)
        self._keypad.load(state.held)
        if self._ghost is not None and state.ghost:
            self._ghost.load(state.ghost)
        decode_saved(self.view, state.saved_data)
        if state.view:
            load_view(self.view, state.view)
