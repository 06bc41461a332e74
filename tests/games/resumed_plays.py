"""A play cut somewhere and taken up again: what it and its pictures come to from there on.

As a program it takes up what stands on its input, in a process of its own.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import xxhash

from games.engine.catalogue import load_game
from games.engine.replay import Replay, decode, encode, key_ticks
from games.engine.rules import Game
from games.engine.view import View, create_view, load_view, save_view
from games.tools.film import ready
from handset.keypad import Keys
from handset.model import load_model
from handset.screen import lcd_of

FAR = 150
"""Ticks that a play is followed."""
LOOK_EVERY = 10


@dataclass(frozen=True)
class Cut:
    """A play as it was saved before the tick `at`."""

    replay: Replay
    at: int
    game: bytes
    view: bytes


def step(game: Game, view: View, keys: Keys) -> None:
    for event in game.tick(keys):
        view.observe(event)
    view.tick(game)


def follow(replay: Replay, at: int, game: Game, view: View) -> list[str]:
    """Hashes of the state, and now and then of the picture, for as long as the play goes, at most `FAR` ticks."""
    model = load_model("qvga")
    lcd, hashes = lcd_of(model), []
    for keys in islice(key_ticks(replay), at, at + FAR):
        step(game, view, keys)
        hashes.append(xxhash.xxh3_64_hexdigest(game.save() + save_view(view)))
        if game.ticks % LOOK_EVERY == 0:
            canvas = lcd.canvas()
            view.draw(canvas.part(model.viewport), game)
            hashes.append(lcd.render(canvas).hash)
    return hashes


def take_up(cut: Cut) -> list[str]:
    """Go on from what was saved, in rules and a view that know nothing else."""
    spec = load_game(cut.replay.game)
    game, view = spec.begin(cut.replay.seed + 1), ready(create_view(spec, "ja"))
    game.load(cut.game)
    load_view(view, cut.view)
    return follow(cut.replay, cut.at, game, view)


def pack(cuts: Sequence[Cut]) -> str:
    return json.dumps([[cut.at, *map(_text, (encode(cut.replay), cut.game, cut.view))] for cut in cuts])


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def unpack(text: str) -> list[Cut]:
    rows = [(at, *(base64.b64decode(part) for part in parts)) for at, *parts in json.loads(text)]
    return [Cut(decode(replay), at, game, view) for at, replay, game, view in rows]


if __name__ == "__main__":
    print(json.dumps([take_up(cut) for cut in unpack(sys.stdin.read())]))  # noqa: T201
