"""Ghost of a friend's recorded play: it runs beside one's own on its own rules, which neither sees of the other.

ghost = Ghost(spec, replay)
ghost.tick()
print(ghost.score)
"""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from games.engine.catalogue import GameSpec
from games.engine.replay import Replay, ReplayError, decode, require_same_rules
from games.engine.rules import Game
from handset.keypad import Key, KeyEvent, Keypad


class Ghost:
    """A recorded play that goes on tick by tick, as far as it went."""

    def __init__(self, spec: GameSpec, replay: Replay) -> None:
        self._replay = replay
        self._keypad = Keypad()
        self._game: Game = spec.begin(replay.seed)

    @property
    def score(self) -> int:
        """Points that the friend had at this tick; the whole score once that play is over."""
        return self._game.score

    def tick(self) -> None:
        """Play one tick of the recording; nothing happens after its end."""
        tick = self._game.ticks
        if self._game.over or tick >= self._replay.ticks:
            return
        transitions = self._replay.transitions
        first, last = bisect_left(transitions, (tick,)), bisect_left(transitions, (tick + 1,))
        events = [KeyEvent(Key(key), down) for _, key, down in transitions[first:last]]
        self._game.tick(self._keypad.step(events))

    def save(self) -> bytes:
        """Return where the ghost is as bytes for a saved state."""
        return msgspec.msgpack.encode((self._game.save(), self._keypad.save()))

    def load(self, saved: bytes) -> None:
        """Restore where the ghost was from the bytes of `save`."""
        game, held = msgspec.msgpack.decode(saved, type=tuple[bytes, list[tuple[int, int]]])
        self._game.load(game)
        self._keypad.load(held)


def ghost_of(spec: GameSpec, raw: bytes) -> Ghost | None:
    """Return the ghost of a replay's bytes; None for none, and for a play that is not by the rules of today."""
    if not raw:
        return None
    try:
        replay = decode(raw)
        require_same_rules(replay, spec)
    except ReplayError:
        return None
    return Ghost(spec, replay)
