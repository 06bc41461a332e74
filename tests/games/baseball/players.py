"""How tests play: a press of 5 in chosen ticks, states built by hand."""

from __future__ import annotations

from collections.abc import Callable

from games.baseball.rules import Rules
from games.baseball.state import PitchPhase
from games.engine.catalogue import load_game
from games.engine.rules import Event
from handset.keypad import Key, KeyEvent, Keypad, Keys

SPEC = load_game("baseball")
PRESS = Keys((KeyEvent(Key.DIGIT_5, True),), pressed=1 << Key.DIGIT_5)
NOTHING = Keys()


def begin(seed: int = 7) -> Rules:
    return Rules(seed, SPEC.tuning)


def run(game: Rules, until: Callable[[Rules], bool], most: int = 2000) -> list[Event]:
    """Ticks without a press until `until` holds before one."""
    events: list[Event] = []
    for _ in range(most):
        if until(game):
            return events
        events += game.tick(NOTHING)
    raise AssertionError("it never came to that")


def swing(game: Rules, error: int) -> list[Event]:
    """Swing at the next pitch, `error` ticks beside its moment."""
    state = game.state
    run(game, lambda _: state.phase == PitchPhase.PITCH and state.since + 1 == state.pitch.contact + error)
    return game.tick(PRESS)


def aim(game: Rules, angle: int) -> list[Event]:
    """Send the ball there, and see it land."""
    run(game, lambda _: game.state.phase == PitchPhase.ARROW and game.state.since > game.tuning.armed)
    # The arrow moves several parts a tick; the exact angle is set by hand just before the press is judged.
    game.sweep = lambda since: angle  # type: ignore[method-assign]
    events = game.tick(PRESS)
    del game.sweep
    return events + run(game, lambda _: game.state.phase != PitchPhase.BATTED)


def names(events: list[Event]) -> list[str]:
    return [event.name for event in events]


def play_bot(skill: str, seed: int, most: int = 40_000) -> Rules:
    game, keypad = begin(seed), Keypad()
    bot = SPEC.bot(skill, seed)
    while not game.over and game.ticks < most:
        game.tick(keypad.step(bot.press(game)))
    return game
