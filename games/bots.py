"""Players that are no people: through keys alone, seeing what a person would see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from games.catalogue import GameSpec
from games.replay import Recorder, Replay
from games.rules import Game
from handset.keypad import KeyEvent, Keypad

SKILLS = ("novice", "average", "skilled")


class Bot(Protocol):
    """Looks at a play before each tick and answers with key events for it."""

    def press(self, game: Any) -> Sequence[KeyEvent]: ...


def play_out(spec: GameSpec, bot: Bot, seed: int, max_ticks: int) -> tuple[Replay, Game]:
    """A whole play without a display, as fast as the processor goes; cut off after `max_ticks`."""
    game = spec.begin(seed)
    keypad = Keypad()
    recorder = Recorder(spec)
    while not game.over and game.ticks < max_ticks:
        keys = keypad.step(bot.press(game))
        recorder.record(game.ticks, keys)
        game.tick(keys)
        recorder.check(game)
    return recorder.finish(game, seed), game
