"""The game in examples/, made of the kit alone: proved, balanced, drawn whole on every model, passing its own tests."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import msgspec
import pytest

from games.engine.catalogue import GameSpec, added_games, load_game
from games.engine.replay import decode, key_ticks, resimulate
from games.engine.view import begin_view, create_view, load_view, save_view
from games.tools.film import ready
from games.tools.simulate import play_out
from handset.model import HandsetModel, load_model, model_names
from handset.screen import lcd_of
from handset.synth.library import shared_library
from tests.games.test_integers import faults

FOLDER = Path(__file__).parents[2] / "examples"
GAME = FOLDER / "lantern_run"
GOLDEN = Path(__file__).parent / "lantern-run-1.ktplay"


@pytest.fixture(scope="module")
def spec() -> Iterator[GameSpec]:
    with added_games(FOLDER):
        yield load_game("lantern-run")
    for module in [name for name in sys.modules if name.startswith("games.lantern_run")]:
        del sys.modules[module]


def test_it_is_made_of_the_kit_and_of_nothing_else() -> None:
    allowed = {
        "__future__",
        "bisect",
        "collections",
        "dataclasses",
        "functools",
        "itertools",
        "keitai",
        "msgspec",
        "typing",
    }
    for path in GAME.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and not node.level:
                assert node.module is not None
                assert node.module == "keitai.kit" or node.module.split(".")[0] in allowed - {"keitai"}, path
            elif isinstance(node, ast.Import):
                assert {alias.name for alias in node.names} <= allowed, path


def test_its_rules_are_whole_numbers() -> None:
    for name in ("rules", "course", "tuning"):
        assert faults((GAME / f"{name}.py").read_text("utf-8")) == []


def test_its_own_tests_pass(spec: GameSpec) -> None:
    tests = [
        test for name, test in vars(import_module(f"{spec.package}.test_rules")).items() if name.startswith("test_")
    ]
    assert len(tests) == 7
    for test in tests:
        test()


def test_the_golden_play_is_proved(spec: GameSpec) -> None:
    replay = decode(GOLDEN.read_bytes())
    outcome = resimulate(replay, spec)
    assert (outcome.over, outcome.differs) == (True, "")
    assert outcome.score == replay.score == SCORE


def test_the_better_player_wins(spec: GameSpec) -> None:
    short = replace(spec, tuning=msgspec.structs.replace(spec.tuning, streets=8))
    middle = {}
    for skill in ("novice", "average", "skilled"):
        scores = sorted(play_out(short, short.bot(skill, seed), seed, 60 * 60)[1].score for seed in range(3))
        middle[skill] = scores[1]
    assert middle["skilled"] > middle["average"] > middle["novice"] > 500


def test_it_is_drawn_whole_on_every_model_in_both_languages_and_drawing_changes_nothing(spec: GameSpec) -> None:
    replay = decode(GOLDEN.read_bytes())
    play = spec.begin(replay.seed)
    models = [load_model(device) for device in model_names()]
    views = [ready(create_view(spec, language)) for language in ("en", "ja")]
    seen: set[str] = set()

    def words(model: HandsetModel, draw: Callable[..., None], *given: object) -> tuple[str, str]:
        lcd = lcd_of(model)
        canvas = lcd.canvas()
        draw(canvas.part(model.viewport, role="page"), *given)
        frame = lcd.render(canvas)
        return frame.hash, frame.text("hud")

    for view in views:
        begin_view(view)
        for model in models:
            title = words(model, view.draw_title, 90)[1]
            assert spec.file.title.of("en" if view is views[0] else "ja") in title
    for keys in key_ticks(replay):
        events = list(play.tick(keys))
        for view in views:
            for event in events:
                view.observe(event)
            view.tick(play)
        if play.ticks % 1101 == 0:
            before = play.save(), save_view(views[0])
            for place, model in enumerate(models):
                view = views[place % 2]
                once, again = (words(model, view.draw, play) for _ in range(2))
                assert once == again
                assert str(play.score) in once[1]
                seen.add(once[0])
            assert (play.save(), save_view(views[0])) == before
            load_view(views[0], before[1])
    assert len(seen) > 30
    for model in models:
        assert str(play.score) in words(model, views[0].draw_over, play, 200)[1]


def test_the_title_tells_the_best_score_that_the_phone_has_kept(spec: GameSpec) -> None:
    model, view = load_model("qvga"), ready(create_view(spec, "en"))
    view.saved.best = 4_321  # type: ignore[attr-defined]
    canvas = lcd_of(model).canvas()
    view.draw_title(canvas.part(model.viewport, role="page"), 60)
    assert "Best 4321" in lcd_of(model).render(canvas).text("hud")


def test_what_it_says_is_heard(spec: GameSpec) -> None:
    view = create_view(spec, "en")
    names = set(shared_library().names())
    replay, heard = decode(GOLDEN.read_bytes()), set()
    play = spec.begin(replay.seed)
    for keys in key_ticks(replay):
        for event in play.tick(keys):
            heard |= {name for kind, name, _ in view.cues(event) if kind == "sound"}
    assert {name.partition("@")[0] for name in heard} <= names
    assert {f"lantern-run/{name}" for name in ("start", "loop", "title", "result")} <= names
    higher = sorted(name for name in heard if "firefly@" in name)
    assert len(higher) == 10, "fireflies in a row climb five notes to the octave"
    assert all(shared_library().pcm(name) is not None for name in higher)


SCORE = 16214
