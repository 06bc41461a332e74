"""Makes README's pictures from the program itself.

uv run python -m docs.pictures
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pygame

from games.engine.catalogue import load_game
from games.engine.runtime import GameApp
from handset.frontends.phone_view import PhoneView, status_line_height, window_size
from handset.frontends.skin.geometry import LARGE
from handset.keypad import Key
from handset.machine import Handset
from handset.pictures import save_pixels
from handset.script.language.expectations import Condition
from handset.script.run.driver import Driver
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

FOLDER = Path(__file__).parent / "pictures"
LESSON = 9 * 60
"""Ticks into the play at which it is shown."""


def phone_picture(phone: Handset, lit: frozenset[Key | str], path: Path) -> None:
    """The drawn phone with its LCD, at twice its size."""
    pygame.font.init()
    surface = pygame.Surface(window_size(phone.model, 2, LARGE), 0, 32)
    view = PhoneView(surface, phone.model, bare=False)
    view.layout()
    view.paint_lcd(phone.frame())
    view.paint_lit(lit)
    pixels = np.ascontiguousarray(pygame.surfarray.array3d(surface).swapaxes(0, 1))
    save_pixels(pixels[: -status_line_height(2)], path)


def play(simulator: Simulator, thumb: Driver) -> None:
    """The average bot at the keys, for a few seconds."""
    thumb.open("/games/keep-awake/play")
    thumb.expect(Condition("text", text="PUSH 5"))
    thumb.press(Key.DIGIT_5)
    app = simulator.phone.foreground
    assert isinstance(app, GameApp)
    bot = load_game("keep-awake").bot("average", 7)
    for _ in range(LESSON):
        thumb.tick(*bot.press(app.game))


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    simulator = Simulator(SimulatorOptions())
    thumb = Driver(simulator)
    thumb.wait(60)
    save_pixels(simulator.phone.frame().pixels, FOLDER / "standby.png")
    thumb.open("/home")
    thumb.wait(30)
    save_pixels(simulator.phone.frame().pixels, FOLDER / "mixi.png")
    thumb.open("/games/keep-awake/ranking/all")
    save_pixels(simulator.phone.frame().pixels, FOLDER / "ranking.png")
    play(simulator, thumb)
    save_pixels(simulator.phone.frame().pixels, FOLDER / "lesson.png")
    phone_picture(simulator.phone, frozenset([Key.DIGIT_5]), FOLDER / "phone.png")
    simulator.close()


if __name__ == "__main__":
    main()
