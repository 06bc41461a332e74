"""Draws the pictures of README and of the manual with the program itself, each at its size and at twice that.

uv run python -m docs.pictures            # all
uv run python -m docs.pictures film       # README's moving picture alone
"""

from __future__ import annotations

import sys
import tempfile
from itertools import count
from pathlib import Path

import numpy as np
import pygame

from docs.film import make_film
from games.engine.catalogue import load_game
from games.engine.runtime import GameApp
from handset.frontends.phone_view import PhoneView, status_line_height, window_size
from handset.frontends.skin.geometry import LARGE
from handset.keypad import Key
from handset.lcd import Pixels
from handset.machine import Handset
from handset.pictures import save_pixels
from handset.script.language.expectations import Condition
from handset.script.run.driver import Driver
from keitai.cli.main import main as command_line
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

FOLDER = Path(__file__).parent / "pictures"
LESSON = 9 * 60
"""Ticks into the play after which it is shown, as the next blow falls."""
BLOW = 3
"""Ticks from a key's release until the blow is seen."""
START = (Path(__file__).parent / "start.md").read_text("utf-8")


def phone_picture(phone: Handset, lit: frozenset[Key | str], zoom: int) -> Pixels:
    """The drawn phone with its LCD, so many times its size."""
    pygame.font.init()
    surface = pygame.Surface(window_size(phone.model, zoom, LARGE), 0, 32)
    view = PhoneView(surface, phone.model, bare=False)
    view.layout()
    view.paint_lcd(phone.frame())
    view.paint_lit(lit)
    pixels = np.ascontiguousarray(pygame.surfarray.array3d(surface).swapaxes(0, 1))
    return pixels[: -status_line_height(zoom)]


def save(pixels: Pixels, name: str, double: Pixels | None = None) -> None:
    """Write a picture, and one of twice the pixels: a drawing of its own, or each pixel as a square of four."""
    save_pixels(pixels, FOLDER / f"{name}.png")
    twice = pixels.repeat(2, axis=0).repeat(2, axis=1) if double is None else double
    save_pixels(twice, FOLDER / f"{name}@2x.png")


def play(simulator: Simulator, thumb: Driver) -> None:
    """The average bot at the keys, for a few seconds and until its next blow."""
    thumb.open("/games/keep-awake/play")
    thumb.expect(Condition("text", text="PUSH 5"))
    thumb.press(Key.DIGIT_5)
    app = simulator.phone.foreground
    assert isinstance(app, GameApp)
    bot = load_game("keep-awake").bot("average", 7)
    for tick in count():
        keys = bot.press(app.game)
        thumb.tick(*keys)
        if tick >= LESSON and any(not key.down for key in keys):
            break
    thumb.wait(BLOW)


def sheet() -> None:
    """The page of docs/start.md on three phones, as its `keitai shot` makes it."""
    page = START.partition(":caption: page.html\n\n")[2].partition("```")[0]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page.html").write_text(page, "utf-8")
        words = ["shot", f"{folder}/page.html", "--device", "p906i,w61ca,911sh", "-o", str(FOLDER / "sheet.png")]
        command_line(words, standalone_mode=False)


def screens() -> None:
    """The phone, and what it shows on four ways."""
    simulator = Simulator(SimulatorOptions())
    thumb = Driver(simulator)
    thumb.wait(60)
    save(simulator.phone.frame().pixels, "standby")
    thumb.open("/home")
    thumb.wait(30)
    save(simulator.phone.frame().pixels, "mixi")
    save(phone_picture(simulator.phone, frozenset(), 1), "phone", phone_picture(simulator.phone, frozenset(), 2))
    thumb.open("/games/keep-awake/ranking/all")
    save(simulator.phone.frame().pixels, "ranking")
    play(simulator, thumb)
    save(simulator.phone.frame().pixels, "lesson")
    simulator.close()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    if "film" not in sys.argv[1:]:
        screens()
        sheet()
    make_film(FOLDER / "keitai.gif")


if __name__ == "__main__":
    main()
