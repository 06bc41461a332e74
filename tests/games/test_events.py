"""A game declares its events: no play tells another one, and each can be told."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from games.engine.catalogue import add_games, game_file, game_ids, load_game
from games.engine.rules import EVERY_PLAY, EventLog
from games.tools.freeze import modules_of_rules
from handset.sound import PHONE_SOUNDS
from keitai.script_names import script_names

ROOT = Path(__file__).parents[2]


def constants(node: ast.AST) -> set[str]:
    return {each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)}


def emitted(file: Path, method: str) -> list[ast.Call]:
    calls = (node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Call))
    return [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == method]


@pytest.mark.parametrize("game", game_ids())
def test_what_the_rules_emit_is_declared_and_what_is_declared_is_emitted(game: str) -> None:
    file = game_file(game)
    assert file is not None
    spec = load_game(game)
    files = [file.parent / f"{name}.py" for name in modules_of_rules(file.parent, spec.package)]
    rules, declared = file.parent / "rules.py", spec.events
    assert declared[:2] == EVERY_PLAY
    assert len(set(declared)) == len(declared)
    told = [(file, method, at) for file in files for method, at in (("emit", 0), ("award", 1))]
    written = [call.args[at] for file, method, at in told for call in emitted(file, method)]
    assert {word for node in written for word in constants(node)} <= set(declared)
    tree = ast.parse(rules.read_bytes())
    body = [node for node in tree.body if not (isinstance(node, ast.Assign) and constants(node) >= set(declared[2:]))]
    assert len(body) == len(tree.body) - 1
    words = {word for node in body for word in constants(node)}
    words |= {word for file in files if file != rules for word in constants(ast.parse(file.read_bytes()))}
    assert set(declared[2:]) - {"over"} <= words


def test_an_event_that_is_not_declared_is_refused() -> None:
    log = EventLog(["strike"])
    for name in ("start", "strike", "over"):
        log.emit(name)
    for name in ("tick", "Strike", "strike ", ""):
        with pytest.raises(LookupError, match=f"the event {name!r} is not in the game's EVENTS"):
            log.emit(name)
    assert [event.name for event in log.events] == ["start", "strike", "over"]


def test_scripts_may_name_what_is_declared_and_nothing_else() -> None:
    names = script_names()
    declared = {event for game in game_ids() for event in load_game(game).events}
    for event in declared:
        assert names.unknown("event", event) == ""
    for word in ("tick", "score", "curve", "fast", "normal", "ultra", "fork", "strikes", "Strike", "star", "phone/key"):
        assert (names.unknown("event", word) == "") == (word in declared), word


def test_the_phone_declares_what_it_plays() -> None:
    """Each is emitted somewhere in the phone, and what is emitted there is declared."""
    played = {
        word
        for file in (ROOT / "handset").rglob("*.py")
        for word in constants(ast.parse(file.read_bytes()))
        if word.startswith("phone/") and word.count("/") == 1 and file.name != "sound.py"
    }
    assert played == set(PHONE_SOUNDS)


def test_a_game_without_a_declaration_has_the_events_of_every_play(tmp_path: Path) -> None:
    folder = tmp_path / "old_game"
    folder.mkdir()
    for name in ("game.yaml", "tuning.py", "rules.py"):
        (folder / name).write_bytes((ROOT / "games" / "tools" / "template" / name).read_bytes())
    (folder / "__init__.py").touch()
    rules = folder / "rules.py"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(
        text.replace("EventLog(EVENTS)", "EventLog()").replace(", EVENTS = ", ", _UNUSED = "), encoding="utf-8"
    )
    import games

    add_games(tmp_path)
    try:
        assert load_game("old-game").events == EVERY_PLAY
    finally:
        games.__path__.remove(str(tmp_path))
