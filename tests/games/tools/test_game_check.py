"""Faulty games, made from the template by a seed: each fault is found at its line, and a sound game has none."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from games.engine.catalogue import FOLDER, game_ids
from games.tools import play_check
from games.tools.finding import CheckFinding
from games.tools.game_check import check_game, check_source, game_in
from games.tools.play_check import check_plays
from games.tools.rules_lint import lint_rules
from games.tools.source_tree import judged_modules, parsed_modules
from keitai.common.errors import KeitaiError
from tests.games.template_game import Laid, laid_game

__all__ = ["laid_game"]

STATEMENTS = [
    ("x = 0.{n}", "float"),
    ("x = {n} / 3", "division"),
    ("x = {n}\n        x /= 2", "division"),
    ("x = 2 ** -{n}", "float"),
    ("x = float({n})", "float"),
    ("x: float = {n}", "float"),
    ("x = hash('star{n}')", "hash"),
    ("x = id(self) + {n}", "hash"),
    ("x = list(set([{n}, 2]))", "set"),
    ("x = [each for each in {{{n}, 2}}]", "set"),
    ("x = {{each for each in range({n})}}", "set"),
    ("x = open('scores{n}.txt')", "files"),
    ("x = eval('{n}')", "code"),
    ("x = {{'a': {n}}}.keys() & {{'b': 1}}.keys()", "set"),
    ("print({n})", "files"),
    ("global COLUMNS; COLUMNS = {n}", "global"),
    ("x = vars(self)", "global"),
    ("import random; x = random.random() + {n}", "chance"),
    ("from time import monotonic; x = monotonic()", "time"),
    ("self._log.emit('star{n}')", "events"),
    ("x = keys.pressed(Key.DIGIT_7)", "keys"),
]
"""What is put into the body of tick(), and the rule that it breaks; the last line is where."""
IMPORTS = [
    ("import random", "chance"), ("from secrets import randbelow", "chance"), ("import uuid", "chance"),
    ("import time", "time"), ("from datetime import datetime", "time"), ("import math", "float"),
    ("from math import sin", "float"), ("import decimal", "float"), ("import numpy", "float"),
    ("import os", "files"), ("from pathlib import Path", "files"), ("import sys", "files"),
    ("import pygame", "drawing"), ("from keitai.kit import Canvas", "drawing"),
    ("from games.engine.sprites import sprite_sheet", "drawing"), ("import threading", "import"),
    ("import requests", "import"),
]  # fmt: skip
SHARED = [
    "STARS: list[int] = []\n\n\ndef add(star: int) -> None:\n    STARS.append(star)",
    "SEEN = {}\n\n\ndef see(star: int) -> None:\n    SEEN[star] = True",
    "def with_stars(stars=[]):  # noqa: B006",
    "class Sky:\n    stars = []",
]
OTHER_FILES = [
    ("view.py", "self._sheet.put(stage, \"net\", x, 214)", "self._sheet.put(stage, \"nett\", x, 214)", "pictures"),
    ("view.py", "\"perfect\": (\"perfect\", 6)", "\"perfect\": (\"perfekt\", 6)", "sounds"),
    ("view.py", "\"early\": (\"EARLY!\", \"早い!\"", "\"early\": (\"EARLY!\", \"\"", "words"),
    ("view.py", "\"good\": (\"+{n}\", \"+{n}\"", "\"good\": (\"+{n}\", \"よし\"", "words"),
    ("view.py", "\"late\": (\"LATE!\"", "\"lates\": (\"LATE!\"", "events"),
    ("view.py", "FEEDBACK.translate(\"push\"", "FEEDBACK.translate(\"pushh\"", "words"),
    ("view.py", "from typing import Any", "from typing import Any; import random", "chance"),
    ("game.yaml", "ja: ニューゲーム", "ja: \"\"", "words"),
    ("game.yaml", "\"5\": {en: Catch, ja: つかまえる}", "\"5\": {en: \" \", ja: つかまえる}", "words"),
    ("game.yaml", "ja: 落ちてくる星を、網の高さでつかまえよう。", "ja: \"\"", "words"),
    ("game.yaml", "\"Star in the net: press 5\"", "\"A star that is in the net: press 5\"", "words"),
    ("game.yaml", "  \"5\": {en", "  \"7\": {en: Nothing, ja: なし}\n  \"5\": {en", "keys"),
    ("game.yaml", "category: timing", "category: fun", "fault"),
    ("rules.py", "class Rules:", "class Rules", "fault"),
    ("tuning.py", "class Tuning(", "class Tunings(", "fault"),
]  # fmt: skip
"""File, a text in it, what stands there instead, and the rule; the changed text is on the line that is told."""


def mutated_rules(rules: str, seed: int) -> tuple[str, int, str]:
    """Return rules with one fault in them, its line and the rule that it breaks."""
    chance = random.Random(seed)
    lines = rules.splitlines()
    kind = chance.random()
    if kind < 0.6:
        text, rule = STATEMENTS[seed % len(STATEMENTS)]
        places = [at for at, line in enumerate(lines) if line.startswith("        state.since += 1")]
        at = places[0] + chance.randrange(2)
        put = text.format(n=chance.randrange(2, 9)).split("\n        ")
        lines[at:at] = [f"        {line}" for line in put]
        return "\n".join(lines), at + len(put), rule
    if kind < 0.85:
        text, rule = IMPORTS[seed % len(IMPORTS)]
        at = lines.index("import msgspec") + chance.randrange(2)
        lines.insert(at, text)
        return "\n".join(lines), at + 1, rule
    put = SHARED[seed % len(SHARED)].split("\n")
    body = ["    return stars", ""] if put[0].startswith("def with") else [""]
    return "\n".join([*lines, *put, *body]), len(lines) + len(put), "global"


def test_eighty_faulty_rules_are_found_each_at_its_line(laid_game: Laid) -> None:
    good = laid_game.text("rules.py")
    kinds = set()
    for seed in range(80):
        faulty, line, rule = mutated_rules(good, seed)
        laid_game.save("rules.py", faulty)
        if rule in ("events", "keys"):
            found = check_source(laid_game.folder, "star-net")
        else:
            modules = parsed_modules(laid_game.folder)
            found = lint_rules(modules, judged_modules(modules, "games.star_net"), "games.star_net")
        assert (line, rule) in {(each.line, each.rule) for each in found if each.file == "rules.py"}, (
            seed,
            rule,
            found,
        )
        assert all(each.line == line for each in found), (seed, found)
        kinds.add(rule)
    laid_game.save("rules.py", good)
    assert check_source(laid_game.folder, "star-net") == []
    assert len(kinds) >= 11


def test_what_is_missing_elsewhere_is_found_at_its_line(laid_game: Laid) -> None:
    for file, old, new, rule in OTHER_FILES:
        good = laid_game.text(file)
        assert old in good, old
        line = good[: good.index(old)].count("\n") + 1
        with laid_game.with_code(file, old, new):
            found = check_source(laid_game.folder, "star-net")
        told = [(each.file, each.rule, each.line) for each in found]
        assert told == [(file, rule, 0 if "Tunings" in new else line)], (new, found)


def test_missing_files_and_too_large_ones_are_found(laid_game: Laid) -> None:
    (laid_game.folder / "title.png").unlink()
    (laid_game.folder / "film.bin").write_bytes(bytes(1_000_001))
    laid_game.save("sounds.yaml", laid_game.text("sounds.yaml").replace("  loop:\n", "  other:\n"))
    found = [(each.file, each.rule) for each in check_source(laid_game.folder, "star-net")]
    assert found == [("film.bin", "size"), ("sounds.yaml", "sounds"), ("title.png", "pictures")]


PLAYED = [
    ("rules.py", "self._rng = Rng(seed)", "self._rng = Rng(seed + len(DRAWN)); DRAWN.append(1)", "repeat"),
    ("rules.py", "        state.since += 1\n", "        state.since += 1\n        self.held = 1\n", ""),
    ("rules.py", "state.since += 1", "state.since += 1 + 1 // max(0, 40 - state.since)", "fault"),
    ("rules.py", "state.since += 1", "while state.since < 99: pass", "endless"),
    ("rules.py", "if not self._log.start_tick(state):", "if state.tick > 30 or not self._log.events:", "ticks"),
    ("rules.py", "state.since += 1", "state.since += sum(1 for _ in range(3_000)) // 3_000", "work"),
    ("view.py", "dx, dy = (0, 0)", "self.state.tick += 1; dx, dy = (0, 0)", "pictures"),
    ("view.py", "canvas.text(6, 2, str(state.score)", "canvas.text(6, 2, state.points", "fault"),
    ("view.py", 'return FEEDBACK.cues(self._spec.id, event)', 'return [("sound", "star-net/gong", 0)]', "sounds"),
]  # fmt: skip


@pytest.fixture
def short_plays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(play_check, "PLAYERS", ("novice",))
    monkeypatch.setattr(play_check, "ENDLESS", 20_000)


def test_what_shows_in_plays_alone_is_found_at_its_line(laid_game: Laid, short_plays: None) -> None:
    assert check_plays("star-net", 7, 420).findings == []
    for file, old, new, rule in PLAYED:
        good = laid_game.text(file)
        assert old in good, old
        if "DRAWN" in new:
            laid_game.save(file, good.replace("VERSION, COLUMNS", "DRAWN = []\nVERSION, COLUMNS"))
        with laid_game.with_code(file, old, new):
            found = check_plays("star-net", 7, 420).findings
            lines = laid_game.text(file).splitlines()
        laid_game.save(file, good)
        assert [each.rule for each in found] == ([rule] if rule else []), (new, found)
        if not rule:
            continue
        assert found[0].file == file, new
        told = lines[found[0].line - 1]
        assert new.splitlines()[0] in told or told.strip().startswith("def "), (new, found[0], told)


def test_state_outside_the_state_is_found_where_it_is_set(laid_game: Laid, short_plays: None) -> None:
    good = laid_game.text("rules.py")
    laid_game.save(
        "rules.py",
        good.replace(
            "        self._log = EventLog(EVENTS)\n", "        self._log = EventLog(EVENTS)\n        self.played = 0\n"
        ),
    )
    with laid_game.with_code(
        "rules.py",
        "        state.since += 1\n",
        "        self.played += 1\n        state.since += self.played % 11 // 10\n",
    ):
        (found,) = check_plays("star-net", 7, 420).findings
        told = laid_game.text("rules.py").splitlines()[found.line - 1]
    assert (found.rule, told.strip()) == ("restore", "self.played += 1")
    assert "(self.played)" in found.what


def test_the_programs_own_games_have_no_finding() -> None:
    for game in game_ids(FOLDER):
        assert check_source(FOLDER / game.replace("-", "_"), game) == [], game


def test_a_whole_check_plays_in_two_processes_that_hash_otherwise(
    laid_game: Laid, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check_game(laid_game.folder, ticks=600) == []
    text = "state.column = (state.column + len(repr(hash(str(state.column))))) % COLUMNS; state.since += 1"
    laid_game.save("rules.py", laid_game.text("rules.py").replace("state.since += 1", text))
    found = check_game(laid_game.folder, ticks=600)
    assert [(each.rule, each.file) for each in found] == [("repeat", "rules.py"), ("hash", "rules.py")]


def test_a_process_that_gives_no_answer_is_told(laid_game: Laid, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("games.tools.game_check.sys.executable", "/bin/false")
    (found,) = check_game(laid_game.folder)
    assert found.what == "the process that plays it ended without an answer"


def test_a_folder_without_a_game_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeitaiError, match=r"is not a game's folder; one has a game\.yaml in it"):
        game_in(tmp_path)


def test_a_finding_reads_as_place_rule_reason_and_what_to_do() -> None:
    assert str(CheckFinding("a.py", 3, 4, "float", "why", "do")) == "a.py:3:4: float: why; do"
    assert str(CheckFinding("a.png", 0, 0, "size", "why", "do")) == "a.png: size: why; do"
