"""Every game's pictures, from title to end on every model: pure, whole, with words in the text layer."""

from __future__ import annotations

from functools import cache

import pytest

from games.engine.catalogue import game_ids, load_game
from games.engine.replay import Replay, key_ticks
from games.engine.view import begin_view, create_view, load_view, save_view
from games.tools.film import ready
from games.tools.simulate import play_out
from handset.lcd import Frame
from handset.model import load_model, model_names
from handset.screen import lcd_of


@cache
def average_play(game: str) -> Replay:
    """An average player's play of seed 5, the same on every model and in every language."""
    spec = load_game(game)
    return play_out(spec, spec.bot("average", 5), 5, 60 * 60 * 5)[0]


@pytest.mark.parametrize("game", game_ids())
@pytest.mark.parametrize("device", model_names())
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_whole_play_is_drawn_and_drawing_changes_nothing(game: str, device: str, lang: str) -> None:
    spec, model = load_game(game), load_model(device)
    lcd, view = lcd_of(model), ready(create_view(spec, lang))
    play = spec.begin(5)
    begin_view(view)

    def frame(kind: str, tick: int) -> Frame:
        canvas = lcd.canvas()
        part = canvas.part(model.viewport, role="page")
        match kind:
            case "title":
                view.draw_title(part, tick)
            case "play":
                view.draw(part, play)
            case _:
                view.draw_over(part, play, tick)
        return lcd.render(canvas)

    title = frame("title", 90)
    assert "PUSH 5" in title.text("hud")
    hashes = set()
    for keys in key_ticks(average_play(game)):
        for event in play.tick(keys):
            view.observe(event)
        view.tick(play)
        if play.ticks % 97 == 0:
            before = (play.save(), save_view(view))
            first, second = frame("play", 0), frame("play", 0)
            assert first.hash == second.hash
            assert (play.save(), save_view(view)) == before
            assert str(play.score) in first.text("hud")
            hashes.add(first.hash)
    assert len(hashes) > 10
    end = frame("over", 110)
    assert str(play.score) in end.text("hud")
    assert frame("title", 90).hash == title.hash


@pytest.mark.parametrize("game", game_ids())
def test_a_view_brought_back_draws_the_same(game: str) -> None:
    spec, model = load_game(game), load_model("qvga")
    lcd, view, twin = lcd_of(model), ready(create_view(spec, "en")), create_view(spec, "en")
    play = spec.begin(3)
    bot_play, _ = play_out(spec, spec.bot("skilled", 3), 3, 900)
    begin_view(view)
    for keys in key_ticks(bot_play):
        for event in play.tick(keys):
            view.observe(event)
        view.tick(play)
    load_view(twin, save_view(view))
    shown = []
    for one in (view, twin):
        canvas = lcd.canvas()
        one.draw(canvas.part(model.viewport), play)
        shown.append(lcd.render(canvas).hash)
    assert shown[0] == shown[1]
