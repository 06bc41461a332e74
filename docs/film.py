"""README's moving picture: a thumb's way from the standby screen over a friend's diary to a game and its ranking."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pygame

from games.engine.catalogue import load_game
from games.engine.runtime import GameApp, GamePhase
from handset.frontends.phone_view import PhoneView, status_line_height, window_size
from handset.frontends.skin.geometry import SMALL
from handset.keypad import Key, KeyEvent
from handset.lcd import Pixels
from handset.machine import Handset
from handset.model import load_model
from handset.pictures import GifRecorder
from handset.script.language.expectations import Condition
from handset.script.run.driver import Driver
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

GAME = "keep-awake"
TICKS_A_FRAME = 8
READING = 75
"""Ticks for which a page is looked at."""
PLAYING = 7 * 60


class Camera:
    """Films the drawn phone with the keys that are down."""

    def __init__(self) -> None:
        pygame.font.init()
        model = load_model("qvga")
        self._surface = pygame.Surface(window_size(model, 1, SMALL), 0, 32)
        self._view = PhoneView(self._surface, model, bare=False)
        self._view.layout()
        self._gif = GifRecorder(TICKS_A_FRAME)
        self._lit: set[Key] = set()
        self.rolling = True

    def watch(self, phone: Handset) -> None:
        """Call after each tick; a key that was down since the last frame is seen in the next one."""
        self._lit |= set(phone.keypad.held)
        if phone.clock.ticks % TICKS_A_FRAME or not self.rolling:
            return
        self._view.paint_lcd(phone.frame())
        self._view.paint_lit(frozenset(self._lit))
        self._lit.clear()
        self._gif.add(self._pixels())

    def _pixels(self) -> Pixels:
        pixels = np.ascontiguousarray(pygame.surfarray.array3d(self._surface).swapaxes(0, 1))
        return pixels[: -status_line_height(1)]

    def save(self, path: Path) -> None:
        """Write the film."""
        self._gif.save(path)


def make_film(path: Path) -> None:
    """Walk the way and write the film."""
    simulator, camera = Simulator(SimulatorOptions()), Camera()
    thumb = Driver(simulator)
    thumb.watchers.append(camera.watch)
    thumb.wait(READING)
    thumb.press(Key.WEB)
    arrive(thumb, "/home")
    strike(thumb, Key.DOWN, 4)
    thumb.press(Key.DIGIT_6)
    arrive(thumb, "/diary/friends")
    strike(thumb, Key.DOWN, 1)
    thumb.press(Key.OK)
    arrive(thumb, "/diary/")
    strike(thumb, Key.DOWN, 3)
    camera.rolling = False
    thumb.open(f"/games/{GAME}")
    camera.rolling = True
    arrive(thumb, f"/games/{GAME}")
    thumb.press(Key.DIGIT_5)
    play(thumb, camera)
    arrive(thumb, "/plays/")
    thumb.press(Key.DIGIT_7)
    arrive(thumb, "/ranking/friends")
    thumb.wait(READING)
    simulator.close()
    camera.save(path)


def arrive(thumb: Driver, path: str) -> None:
    """Wait for a page, and read it."""
    thumb.expect(Condition("url", text=path))
    thumb.wait_idle()
    thumb.wait(READING)


def strike(thumb: Driver, key: Key, times: int) -> None:
    """Press a key at a leisurely pace."""
    for _ in range(times):
        thumb.press(key)
        thumb.wait(12)


def play(thumb: Driver, camera: Camera) -> None:
    """Let a bot play: the beginning is filmed, and how it ends."""
    thumb.expect(Condition("text", text="PUSH 5"))
    thumb.wait(40)
    thumb.press(Key.DIGIT_5)
    app = thumb.phone.foreground
    assert isinstance(app, GameApp)
    bot = load_game(GAME).bot("average", 2009)
    while app.phase is GamePhase.PLAYING:
        thumb.tick(*bot.press(app.game))
        camera.rolling = app.game.ticks < PLAYING
    camera.rolling = True
    thumb.tick(*(KeyEvent(key, False) for key in thumb.phone.keypad.held))
    thumb.wait(READING)
