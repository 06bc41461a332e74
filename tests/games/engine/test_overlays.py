"""What the runtime draws round a play: whole on every model, nothing over anything else."""

from __future__ import annotations

from itertools import combinations

from games.engine.catalogue import game_ids, load_game
from games.engine.overlays import draw_foot, draw_pause
from games.engine.runtime import Start
from games.engine.runtime_texts import runtime_messages
from handset.lcd import Frame
from handset.model import load_model, model_names
from handset.screen import lcd_of


def pause(device: str, game: str, language: str) -> Frame:
    model, texts = load_model(device), runtime_messages(language)
    lcd = lcd_of(model)
    canvas = lcd.canvas()
    howto = load_game(game).file.howto.of(language)
    draw_pause(canvas.part(model.viewport), game, (texts["paused"], texts["press to resume"]), howto)
    return lcd.render(canvas)


def test_a_pause_shows_plate_and_how_to_whole_and_apart_on_every_model() -> None:
    for device in model_names():
        viewport = load_model(device).viewport
        for game, language in ((game, language) for game in game_ids() for language in ("en", "ja")):
            frame, said = pause(device, game, language), (device, game, language)
            howto = load_game(game).file.howto.of(language)
            assert {run.text for run in frame.texts} >= {*howto}, said
            for run in frame.texts:
                assert viewport.x + 4 <= run.box.x, (said, run.text)
                assert run.box.right <= viewport.right - 4, (said, run.text)
                assert viewport.y + 104 <= run.box.y, (said, run.text, "over the picture")
                assert run.box.bottom <= viewport.bottom, (said, run.text)
            assert not any(one.box.overlaps(other.box) for one, other in combinations(frame.texts, 2)), said


def test_the_gap_is_that_to_the_nearest_friend_who_is_not_passed_yet() -> None:
    start = Start("wig", 1, friends=((500, "Sho"), (900, "Mika")))
    cases = ((0, (501, "Sho")), (500, (1, "Sho")), (501, (400, "Mika")), (900, (1, "Mika")), (901, None))
    assert [start.gap(score) for score, _ in cases] == [gap for _, gap in cases]
    assert Start("wig", 1).gap(0) is None


def test_a_line_at_the_foot_fits_whatever_the_name() -> None:
    for device in ("qvga", "w61ca", "911sh"):
        model = load_model(device)
        lcd = lcd_of(model)
        for name in ("Sho", "Asuka in Shibuya", "名前がとても長い友達のさくらこちゃん" * 2, "W" * 60):
            canvas = lcd.canvas()
            draw_foot(canvas.part(model.viewport), f"1234567 more and you pass {name}")
            (run,) = lcd.render(canvas).texts
            assert model.viewport.x + 8 <= run.box.x, name
            assert run.box.right <= model.viewport.right - 8, name
