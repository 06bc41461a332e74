"""What a game's files raise becomes a sentence with file and line; the phone goes on whatever a game does."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from games.engine.game_fault import GameFault, faults_in, game_fault, source_line
from games.engine.runtime import GamePhase, Start, open_game
from games.tools.simulate import play_out
from handset.keypad import Key
from keitai.common.errors import KeitaiError, SourcePlace
from tests.games.game_phone import Table
from tests.games.template_game import Laid, laid_game

__all__ = ["laid_game"]


def test_the_place_is_the_last_line_of_the_games_own(tmp_path: Path) -> None:
    module = tmp_path / "rules.py"
    module.write_text("import json\n\ndef load():\n    return json.loads('{')\n", encoding="utf-8")
    names: dict[str, object] = {}
    exec(compile(module.read_text("utf-8"), str(module), "exec"), names)
    with (
        pytest.raises(GameFault, match=r"rules\.py:4:12: JSONDecodeError: Expecting property name"),
        faults_in(tmp_path),
    ):
        names["load"]()  # type: ignore[operator]


def test_errors_of_the_program_and_sentences_pass_as_they_are(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), faults_in(tmp_path):
        raise ZeroDivisionError
    with pytest.raises(KeitaiError, match="unknown skill") as told, faults_in(tmp_path):
        raise KeitaiError("unknown skill")
    assert not isinstance(told.value, GameFault)
    assert game_fault(ValueError(), tmp_path) is None


def test_a_fault_passes_between_processes() -> None:
    fault = GameFault(SourcePlace("rules.py", 4, 9), "NameError: speed")
    again = pickle.loads(pickle.dumps(fault))
    assert (str(again), again.place, again.status) == ("rules.py:4:9: NameError: speed", fault.place, 1)


def test_a_long_line_is_shown_from_near_the_fault(tmp_path: Path) -> None:
    (tmp_path / "game.yaml").write_text("    short: 1\n" + "a" * 90 + ": many\n", encoding="utf-8")
    assert source_line(SourcePlace("game.yaml", 1, 12), tmp_path) == "short: 1"
    assert source_line(SourcePlace("game.yaml", 2, 93), tmp_path) == "…aaaaaa: many"
    assert source_line(SourcePlace("gone.yaml", 2, 93), tmp_path) == ""


FAULTS = [
    ("rules.py", "state.since += 1", "state.since += speed", "rules.py:47", "NameError: name 'speed'"),
    ("rules.py", "state.since += 1", "raise SystemExit(3)", "rules.py:47", "SystemExit: 3"),
    ("rules.py", "return self._log.events", "return None", "", ""),
    ("view.py", "self.state.tick += 1", "self.state.tick += '1'", "view.py:", "TypeError"),
    ("view.py", "FEEDBACK.cues(self._spec.id, event)", "1 // 0", "view.py:", "ZeroDivisionError"),
]


def test_a_fault_in_a_tick_stops_the_game_not_the_phone(laid_game: Laid) -> None:
    for file, old, new, place, reason in FAULTS:
        if not place:
            continue
        with laid_game.with_code(file, old, new):
            table = Table("star-net")
            table.to(GamePhase.TITLE)
            table.press(Key.DIGIT_5)
            table.wait(5)
            assert table.app.fault is not None, new
            assert place in table.text, new
            assert reason in " ".join(table.text.split()), new
            assert table.app.softkeys.left == "", "a play with a ticket does not begin anew"
            ticks = table.app.game.ticks
            shot = table.phone.snapshot()
            table.wait(20)
            assert table.app.game.ticks == ticks
            table.phone.restore(shot)
            assert place in table.text, "a kept situation shows it as well"
            table.press(Key.SOFT_RIGHT)
            assert table.phone.find("game") is None, new


def test_a_fault_in_drawing_shows_and_the_play_goes_on_alike(laid_game: Laid) -> None:
    plain = Table("star-net")
    plain.begin()
    plain.wait(50)
    with laid_game.with_code("view.py", '"net", x, 214', '"nett", x, 214'):
        seen, unseen = Table("star-net"), Table("star-net")
        for table in (seen, unseen):
            table.begin()
        for _ in range(50):
            seen.phone.step()
            assert "view.py:" in seen.text
            unseen.phone.step()
        assert seen.app.game.save() == unseen.app.game.save() == plain.app.game.save()


def test_what_cannot_be_saved_is_a_fault_as_well(laid_game: Laid) -> None:
    with laid_game.with_code("rules.py", "return encode_state(self.state, self._rng)", "return encode_state(self, 1)"):
        table = Table("star-net")
        table.begin()
        table.wait(10)
        shot = table.phone.snapshot()
        assert "rules.py:" in table.text
        table.phone.restore(shot)
        assert "rules.py:" in table.text


def test_what_cannot_begin_is_refused_with_its_place(laid_game: Laid) -> None:
    table = Table("star-net")
    start = Start("star-net", 1)
    for file, old, new, said in [
        ("rules.py", "class Rules:", "class Rules", r"rules\.py:\d+:\d+: SyntaxError: expected ':'"),
        ("rules.py", "class Rules:", "class Play:", r"view\.py:\d+:1: ImportError: cannot import name 'Rules'"),
        ("tuning.py", "class Tuning", "class Numbers", r"tuning\.py: Tuning is not defined in it"),
        ("tuning.py", "import msgspec", "import msgspeck", r"tuning\.py:7:1: ModuleNotFoundError"),
        ("view.py", "def make_view", "def view_of", r"view\.py: make_view is not defined"),
        ("view.py", "self.state = ViewState()", "self.state = ViewStat()", r"view\.py:\d+:\d+: NameError"),
    ]:
        with laid_game.with_code(file, old, new), pytest.raises(GameFault, match=said):
            open_game(table.phone, b'{"game":"star-net","seed":1}')
    assert open_game(table.phone, b'{"game":"star-net","seed":1}').spec.id == start.game


def test_a_bot_without_a_phone_meets_it_as_a_sentence(laid_game: Laid) -> None:
    from games.engine.catalogue import load_game

    with laid_game.with_code("rules.py", "state.since += 1", "state.since += speed"):
        spec = load_game("star-net")
        with pytest.raises(GameFault, match=r"rules\.py:47"):
            play_out(spec, spec.bot("novice", 1), 1, 600)
