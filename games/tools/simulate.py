"""A whole play by a bot, written down as it goes."""

from __future__ import annotations

from games.engine.bots import Bot
from games.engine.catalogue import GameSpec
from games.engine.game_fault import faults_in
from games.engine.replay import Replay, ReplayRecorder
from games.engine.rules import Game
from handset.keypad import Keypad


def play_out(spec: GameSpec, bot: Bot, seed: int, max_ticks: int) -> tuple[Replay, Game]:
    """Play a whole play by a bot, without a display, as fast as the processor goes; cut off after `max_ticks`."""
    game = spec.begin(seed)
    keypad = Keypad()
    recorder = ReplayRecorder(spec)
    with faults_in(spec.folder):
        while not game.over and game.ticks < max_ticks:
            keys = keypad.step(bot.press(game))
            recorder.record(game.ticks, keys)
            game.tick(keys)
            recorder.check(game)
    return recorder.finish(game, seed), game
