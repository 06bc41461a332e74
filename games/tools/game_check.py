"""Check of a whole game before others get it: source, content, and plays in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

import games
from games.engine.catalogue import added_games, game_file, load_game
from games.engine.game_fault import describe
from games.tools.content_check import check_content
from games.tools.finding import CheckFinding
from games.tools.play_check import TICKS, PlayReport, tell_unrepeated
from games.tools.rules_lint import lint_rules
from games.tools.source_tree import judged_modules, parsed_modules
from keitai.common.errors import FileError, KeitaiError

HASH_SEEDS = ("1", "2")
"""Seeds of Python's hash by which a play must come out alike: sets and hash() show themselves."""
_PATIENCE = 600
"""Seconds after which a process that plays is given up."""


def check_game(folder: Path, seed: int = 7, ticks: int = TICKS) -> list[CheckFinding]:
    """Check the game in a folder; return what was found, in the order of its files.

    Args:
        folder: The game's folder, which holds its game.yaml.
        seed: The seed of the plays.
        ticks: Ticks of each play that are looked at.

    Raises:
        KeitaiError: It is not the folder of a game.
    """
    game = game_in(folder)
    with added_games(folder.resolve().parent):
        found = check_source(folder.resolve(), game)
        if not any(each.rule == "fault" for each in found):
            found += _played(folder.resolve(), game, (seed, ticks))
    return sorted(set(found))


def game_in(folder: Path) -> str:
    """Return the id of the game in a folder.

    Raises:
        KeitaiError: It is not the folder of a game.
    """
    if not (folder / "game.yaml").is_file():
        raise KeitaiError(f"{folder} is not a game's folder; one has a game.yaml in it")
    return folder.resolve().name.replace("_", "-")


def check_source(folder: Path, game: str) -> list[CheckFinding]:
    """Check a game's source and content without playing it; its folder's parent is among the games."""
    package = f"{games.__name__}.{folder.name}"
    try:
        modules = parsed_modules(folder)
    except SyntaxError as error:
        file, line = Path(error.filename or "").name, error.lineno or 0
        return [CheckFinding(file, line, error.offset or 0, "fault", f"it is not Python ({error.msg})", "mend it")]
    judged = judged_modules(modules, package)
    found = lint_rules(modules, judged, package)
    try:
        place = game_file(game)
        if place is None or place.parent.resolve() != folder:
            raise KeitaiError(f"another game is called {game!r} already; rename the folder")
        spec = load_game(game)
        found += check_content(spec, modules, judged, folder)
    except FileError as error:
        at = error.place
        found.append(CheckFinding(at.file, at.line, at.column, "fault", error.message, "mend it"))
    except KeitaiError as error:
        found.append(CheckFinding(folder.name, 0, 0, "fault", describe(error), "mend it"))
    return found


def _played(folder: Path, game: str, asked: tuple[int, int]) -> list[CheckFinding]:
    """Play the game in two processes whose hashes differ, and compare what they met."""
    with TemporaryDirectory(prefix="keitai-check-") as scratch:
        running = [_begin(game, asked, hash_seed, Path(scratch) / f"{hash_seed}.json") for hash_seed in HASH_SEEDS]
        reports = [report for process, out in running if (report := _report(process, out)) is not None]
    if len(reports) < len(HASH_SEEDS):
        said = "the process that plays it ended without an answer"
        return [CheckFinding(folder.name, 0, 0, "fault", said, "see what it prints: keitai play GAME --bot novice")]
    found = [finding for report in reports for finding in report.findings]
    if reports[0].hashes != reports[1].hashes and not any(each.rule == "repeat" for each in found):

        def add(file: str, line: int, rule: str, what: str, mend: str) -> None:
            found.append(CheckFinding(file, line, 1 if line else 0, rule, what, mend))

        tell_unrepeated(add, _line_of_tick(folder), "another process plays it")
    return found


def _begin(game: str, asked: tuple[int, int], hash_seed: str, out: Path) -> tuple[subprocess.Popen[bytes], Path]:
    surroundings = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", f"{__package__}.play_check", game, *map(str, asked), str(out)]
    process = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return process, out


def _report(process: subprocess.Popen[bytes], out: Path) -> PlayReport | None:
    with _ended(process):
        process.wait(_PATIENCE)
        return msgspec.json.decode(out.read_bytes(), type=PlayReport) if out.is_file() else None
    return None


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Have a process ended afterwards, whatever comes; one that takes too long is given up."""
    try:
        yield
    except subprocess.TimeoutExpired:
        pass
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def _line_of_tick(folder: Path) -> int:
    lines = (folder / "rules.py").read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.strip().startswith("def tick(")), 0)
