"""A replay as a film: the rules play it again, the view draws it, a file keeps it."""

from __future__ import annotations

from pathlib import Path

from games.engine.catalogue import GameSpec
from games.engine.replay import Replay, key_ticks
from games.engine.view import View, begin_view, create_view, prepare
from handset.keypad import TICKS_PER_SECOND
from handset.lcd import Pixels
from handset.model import load_model
from handset.pictures import GifRecorder
from handset.screen import lcd_of
from handset.video import save_film

TICKS_A_FRAME = 6
TITLE = TICKS_PER_SECOND
ENDING = 2 * TICKS_PER_SECOND


def film_replay(replay: Replay, spec: GameSpec, device: str, lang: str, path: Path) -> None:
    """Film a replay from title to end in the viewport of a model, ten frames a second."""
    model = load_model(device)
    lcd = lcd_of(model)
    view = ready(create_view(spec, lang))
    game = spec.begin(replay.seed)
    film = GifRecorder(TICKS_A_FRAME)

    def shoot(stage: str, tick: int) -> None:
        if tick % TICKS_A_FRAME:
            return
        canvas = lcd.canvas()
        part = canvas.part(model.viewport, role="page")
        match stage:
            case "title":
                view.draw_title(part, tick)
            case "play":
                view.draw(part, game)
            case _:
                view.draw_over(part, game, tick)
        x, y, width, height = model.viewport
        pixels: Pixels = lcd.render(canvas).page_pixels[y : y + height, x : x + width]
        film.add(pixels)

    for tick in range(TITLE):
        shoot("title", tick)
    begin_view(view)
    for keys in key_ticks(replay):
        for event in game.tick(keys):
            view.observe(event)
        view.tick(game)
        shoot("play", game.ticks)
    for tick in range(ENDING):
        view.tick(game)
        shoot("over", tick)
    save_film(film, path)


def ready(view: View) -> View:
    """Return the view after preparing all its sprites."""
    prepare(view)
    return view
