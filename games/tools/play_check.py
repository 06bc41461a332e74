"""Check of a game by playing it, in a process of its own: plays that do not repeat, pictures, work, faults.

    python -m games.tools.play_check star-net 7 3600 report.json

writes one JSON object. Work is counted in lines of the game's own code and calls, not in time, so that a finding is the
same on every machine; a loop without an end is found by its count, too.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import msgspec

from games.engine.bots import SKILLS, Bot
from games.engine.catalogue import GameSpec, load_game
from games.engine.game_fault import RAISED, describe, game_fault
from games.engine.replay import CHECK_EVERY, Replay, ReplayRecorder, key_ticks, state_hash
from games.engine.rules import Event, Game
from games.engine.view import View, create_view, prepare, save_view
from games.tools.balance import player_of
from games.tools.finding import CheckFinding
from handset.keypad import Keypad
from handset.lcd import Frame, Lcd
from handset.model import HandsetModel, load_model
from handset.screen import lcd_of
from handset.synth.library import SoundLibrary
from handset.synth.sound_files import shared_sound_files
from keitai.common.errors import KeitaiError

TICKS = 60 * 60
"""Ticks of a play that are looked at: a minute."""
TICK_WORK, DRAW_WORK, STATE_BYTES = 5_000, 30_000, 16_384
"""Lines and calls of a tick and of a picture, and bytes of a state, at most."""
ENDLESS = 2_000_000
"""Lines and calls after which a tick or a picture is taken for one without an end."""
PLAYERS = (*reversed(SKILLS), "mashing")
"""Who plays. The first one's work is counted, which takes ten times as long: a tick without an end stops the check."""
MODELS = ("qvga", "l03a")
DRAWN_EVERY = 97


class PlayReport(msgspec.Struct):
    """Report of a process: what it found, and the hashes of the states by which processes are compared."""

    findings: list[CheckFinding] = []
    hashes: list[str] = []


class _EndlessError(Exception):
    """A tick or picture that takes more work than any could need; its line is the last one of the traceback."""


@dataclass
class _Work:
    """Counter of the lines that a game's code runs and of the calls that it leads to."""

    folder: str
    count: int = 0

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count from 0 meanwhile.

        Raises:
            _EndlessError: The count came to `ENDLESS`.
        """
        self.count = 0
        sys.settrace(self._call)
        try:
            yield
        finally:
            sys.settrace(None)

    def _call(self, frame: FrameType, event: str, argument: Any) -> Callable[..., Any] | None:
        self.count += 1
        return self._line if frame.f_code.co_filename.startswith(self.folder) else None

    def _line(self, frame: FrameType, event: str, argument: Any) -> Callable[..., Any]:
        self.count += 1
        if self.count > ENDLESS:
            sys.settrace(None)
            raise _EndlessError
        return self._line


@dataclass
class _Check:
    """One game under check: findings so far, each rule of a file told once."""

    spec: GameSpec
    ticks: int
    found: dict[tuple[str, str, int], CheckFinding] = field(default_factory=dict)

    def add(self, file: str, line: int, rule: str, what: str, mend: str) -> None:
        self.found.setdefault((file, rule, line), CheckFinding(file, line, 1 if line else 0, rule, what, mend))

    @contextmanager
    def caught(self, what: str) -> Iterator[None]:
        """Turn what a game's code raises into a finding, and go on."""
        try:
            yield
        except RAISED as error:
            fault = game_fault(error, self.spec.folder)
            if fault is None and not isinstance(error, KeitaiError):
                raise
            place = fault.place if fault is not None else None
            file, line = (place.file, place.line) if place is not None else (self.spec.folder.name, 0)
            if isinstance(error, _EndlessError):
                said = f"{what} does not end: {ENDLESS:,} lines and calls, and it is still here"
                self.add(file, line, "endless", said, "leave the loop by a condition that comes true")
            else:
                self.add(file, line, "fault", f"{what} stops with {describe(error)}", "mend it")

    def line_of(self, module: str, name: str) -> int:
        """Return the line that a function or method of a module begins at, 0 where it is elsewhere."""
        try:
            tree = ast.parse((self.spec.folder / f"{module}.py").read_bytes())
        except (OSError, SyntaxError):
            return 0
        found = (node.lineno for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == name)
        return next(found, 0)


def check_plays(game: str, seed: int, ticks: int = TICKS) -> PlayReport:
    """Play a game by bots and look at what it does; return what was found, and what other processes should find."""
    spec = load_game(game)
    check, report = _Check(spec, ticks), PlayReport()
    with check.caught("the game"):
        for player in PLAYERS if _has_bot(spec, seed) else ("mashing",):
            replay = _recorded(check, player, seed)
            if replay is None:
                return PlayReport(sorted(check.found.values()))
            report.hashes += _check_repeats(check, replay)
            _check_restores(check, replay)
        _check_view(check, seed)
        _check_cues(check)
    report.findings = sorted(check.found.values())
    return report


def _has_bot(spec: GameSpec, seed: int) -> bool:
    try:
        spec.bot(SKILLS[0], seed)
    except KeitaiError as error:
        if game_fault(error, spec.folder) is not None:
            raise
        return False
    return True


def _recorded(check: _Check, player: str, seed: int) -> Replay | None:
    """Play a play with its work counted; return its replay, None where it came to a fault."""
    spec = check.spec
    work, keypad, recorder = _Work(str(spec.folder)), Keypad(), ReplayRecorder(spec)
    game, bot = spec.begin(seed), player_of(spec, player, seed)
    most = largest = 0
    with check.caught(f"a play by the {player} bot"):
        while not game.over and game.ticks < check.ticks:
            keys = keypad.step(bot.press(game))
            recorder.record(game.ticks, keys)
            before = game.ticks
            with work.counted() if player in (PLAYERS[0], "mashing") else nullcontext():
                game.tick(keys)
            most = max(most, work.count)
            if game.ticks == before:
                line = check.line_of("rules", "tick")
                said = "tick() does not count: `ticks` stays what it was, so the play never ends"
                check.add("rules.py", line, "ticks", said, "begin it with EventLog.start_tick()")
                return None
            if game.ticks % CHECK_EVERY == 0:
                largest = max(largest, len(game.save()))
        _check_budgets(check, most, max(largest, len(game.save())))
        return recorder.finish(game, seed)
    return None


def _check_budgets(check: _Check, work: int, state: int) -> None:
    if work > TICK_WORK:
        said = f"a tick takes {work:,} lines and calls, and may take {TICK_WORK:,}: 60 are played in a second"
        check.add("rules.py", check.line_of("rules", "tick"), "work", said, "look at less in each tick")
    if state > STATE_BYTES:
        said = f"the state has {state:,} bytes, and may have {STATE_BYTES:,}: it is kept with every checkpoint"
        check.add("rules.py", check.line_of("rules", "save"), "work", said, "keep what is drawn out of it")


def _states(spec: GameSpec, replay: Replay) -> list[str]:
    """Return the state's hashes of a replay played again, one a second."""
    game, hashes = spec.begin(replay.seed), []
    for keys in key_ticks(replay):
        game.tick(keys)
        if game.ticks % 60 == 0 or game.ticks == replay.ticks:
            hashes.append(f"{state_hash(game)}/{game.score}")
    return hashes


def _check_repeats(check: _Check, replay: Replay) -> list[str]:
    """Play a replay twice more; return the hashes of its states."""
    first, second = _states(check.spec, replay), _states(check.spec, replay)
    if first != second or first[-1:] != [f"{first[-1].partition('/')[0]}/{replay.score}"]:
        tell_unrepeated(check.add, check.line_of("rules", "tick"), "it is played again in the same process")
    return first


def tell_unrepeated(add: Callable[[str, int, str, str, str], None], line: int, how: str) -> None:
    """Tell that a play came out otherwise the second time."""
    said = f"the same seed and keys lead to another play when {how}, so no site will believe a score"
    add("rules.py", line, "repeat", said, "look for chance, clocks, sets and what plays share; all of it is state")


def _check_restores(check: _Check, replay: Replay) -> None:
    """Check that a play that is saved and loaded into fresh rules goes on as it would have."""
    spec = check.spec
    for at in (replay.ticks // 3, replay.ticks * 2 // 3):
        game = spec.begin(replay.seed)
        twin: Game | None = None
        for tick, keys in enumerate(key_ticks(replay)):
            if tick == at:
                twin = spec.begin(replay.seed + 1)
                twin.load(game.save())
            events = list(game.tick(keys))
            if twin is not None and (list(twin.tick(keys)) != events or (game.ticks % 60 == 0 and _differ(game, twin))):
                file, line, name = _unsaved(check)
                said = f"a play that is saved and loaded goes on otherwise{name}: part of it is not in the state"
                check.add(file, line, "restore", said, "keep everything that changes in State, chance included")
                return


def _differ(game: Game, twin: Game) -> bool:
    return state_hash(game) != state_hash(twin)


def _unsaved(check: _Check) -> tuple[str, int, str]:
    """Return the first place where the rules set a field of their own, outside the state, while they play."""
    tree = ast.parse((check.spec.folder / "rules.py").read_bytes())
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        if function.name in ("__init__", "load"):
            continue
        for node in ast.walk(function):
            targets = node.targets if isinstance(node, ast.Assign) else []
            targets = [node.target] if isinstance(node, ast.AugAssign | ast.AnnAssign) else targets
            for target in targets:
                match target:
                    case ast.Attribute(value=ast.Name(id="self"), attr=attr) if attr != "state":
                        return "rules.py", target.lineno, f" (self.{attr})"
    return "rules.py", check.line_of("rules", "save"), ""


@dataclass
class _Look:
    """A view on a model in a language, and how often it was drawn."""

    check: _Check
    view: View
    model: HandsetModel
    lcd: Lcd

    def frame(self, draw: Callable[[Any], None]) -> Frame:
        canvas = self.lcd.canvas()
        draw(canvas.part(self.model.viewport, role="page"))
        return self.lcd.render(canvas)


def _check_view(check: _Check, seed: int) -> None:
    """Draw title, play and end in both languages: faults, work, and pictures that are not the state's alone."""
    spec = check.spec
    for language, name in zip(("en", "ja"), MODELS, strict=True):
        with check.caught(f"the view in {'Japanese' if language == 'ja' else 'English'}"):
            view, model = create_view(spec, language), load_model(name)
            look = _Look(check, view, model, lcd_of(model))
            prepare(view)
            look.frame(lambda canvas, view=view: view.draw_title(canvas, 90))  # type: ignore[misc]
            game = _drawn_play(look, seed)
            look.frame(lambda canvas, view=view, game=game: view.draw_over(canvas, game, 110))  # type: ignore[misc]


def _drawn_play(look: _Look, seed: int) -> Game:
    check, view = look.check, look.view
    spec, keypad, work = check.spec, Keypad(), _Work(str(check.spec.folder))
    game = spec.begin(seed)
    bot: Bot = player_of(spec, SKILLS[1] if _has_bot(spec, seed) else "mashing", seed)
    while not game.over and game.ticks < check.ticks:
        for event in game.tick(keypad.step(bot.press(game))):
            view.observe(event)
        view.tick(game)
        if game.ticks % DRAWN_EVERY:
            continue
        before = game.save(), save_view(view)
        with work.counted():
            first = look.frame(lambda canvas: view.draw(canvas, game))
        second = look.frame(lambda canvas: view.draw(canvas, game))
        line = check.line_of("view", "draw")
        if first.hash != second.hash or (game.save(), save_view(view)) != before:
            said = "the same state drawn twice gives two pictures, or changes: a picture must be the state's alone"
            check.add(
                "view.py", line, "pictures", said, "change things in tick() and observe(), and only draw in draw()"
            )
        if work.count > DRAW_WORK:
            said = f"a picture takes {work.count:,} lines and calls, and may take {DRAW_WORK:,}"
            check.add("view.py", line, "work", said, "draw less, or draw it once and keep the picture")
    return game


def _check_cues(check: _Check) -> None:
    """Check that the sounds exist that the view names for the events."""
    library, spec = SoundLibrary(shared_sound_files()), check.spec
    with check.caught("cues() of the view"):
        view = create_view(spec, "en")
        for name in spec.events:
            for kind, sound, _ in view.cues(Event(name)):
                if kind in ("sound", "loop") and library.composition(sound.partition("@")[0]) is None:
                    said = f"the event {name!r} sounds by {sound!r}, which does not exist"
                    line = check.line_of("view", "cues")
                    check.add("view.py", line, "sounds", said, "write it into sounds.yaml, or name one that is there")


def main(game: str, seed: int, ticks: int, out: Path) -> None:
    """Check a game and write the report as JSON."""
    out.write_bytes(msgspec.json.encode(check_plays(game, seed, ticks)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
