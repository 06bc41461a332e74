"""Players of three skills, through key 5 alone, seeing what a person sees, as late as a person sees it.

Reaction times: a choice of two takes people about 340 ms, the quickest tenth 255 ms (start values of the game).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from games.kuta.rules import KEY, Rules
from games.kuta.state import LEFT, MIDDLE, PIXEL, PUFF_TICKS, RIGHT, RISE, Cow
from handset.clock import ticks_of
from handset.keypad import KeyEvent
from keitai.common.errors import KeitaiError
from keitai.common.rng import Rng


@dataclass(frozen=True)
class KutaSkill:
    """Skill of the bot: reaction, its spread and that of its timing in ms, the rest in per cent."""

    reaction: int
    spread: int
    timing: int
    """How far off a turn may be that it sees coming."""
    waits: int
    """How much of its way a plume may rise before it is wanted: the higher, the more points."""
    plans: int
    """How often it thinks of the plume after the next, instead of taking what is nearest."""
    minds_puffs: int
    """How often it keeps away from a cow that swells."""
    forgets_fence: int
    muddles: int
    """How often in a thought it turns to no purpose."""


SKILLS = {
    "novice": KutaSkill(470, 120, 130, 0, 10, 40, 14, 16),
    "average": KutaSkill(350, 70, 60, 40, 50, 76, 3, 6),
    "skilled": KutaSkill(260, 30, 25, 50, 100, 98, 0, 0),
}
_ROOM = 16 * PIXEL
"""How near to a fence it runs on purpose."""
_ROAM = 40 * PIXEL
"""How far from the middle it strays with nothing to do."""
_THOUGHT = 60
"""Ticks after which it looks at the meadow afresh."""
_GLANCE = 2
"""Ticks from one look to the next."""
_TURNING = 3
_PLANNED = 3
"""Plumes that it thinks of at once."""


@dataclass(frozen=True)
class _Target:
    """A plume, or the one that a cow is about to puff: where, and from when until when in ticks it can be had."""

    x: int
    opens: int
    closes: int
    ripe: int
    """Ticks until it has risen as far as the player lets it."""


class KutaBot:
    """Bot that plays through the key alone: picks a plume, runs below it, keeps away from puffs and fences."""

    def __init__(self, skill: KutaSkill, seed: int) -> None:
        self._skill = skill
        self._rng = Rng(seed, stream=79)
        self._rest = 0
        self._thought = 0
        self._down: list[KeyEvent] = []
        self._think()

    def press(self, game: Rules) -> Sequence[KeyEvent]:
        if self._down:
            released, self._down = self._down, []
            return released
        self._thought -= 1
        if not self._thought:
            self._think()
        kuta = game.state.kuta
        if self._rest:
            self._rest -= 1
            return ()
        if kuta.down:
            self._rest = self._delay // 2
            return ()
        if kuta.skid or game.ticks % _GLANCE or not self._wants_turn(game):
            return ()
        self._think()
        self._rest = self._delay // 2
        self._down = [KeyEvent(KEY, False)]
        return (KeyEvent(KEY, True),)

    def _think(self) -> None:
        """Draw anew how quick, how exact and how careful it is for the next second or so."""
        skill = self._skill
        spread = sum(self._rng.between(-skill.spread, skill.spread) for _ in range(3)) // 2
        self._delay = max(9, ticks_of(max(150, skill.reaction + spread)))
        timing = ticks_of(skill.timing)
        self._error = sum(self._rng.between(-timing, timing) for _ in range(2)) // 2
        self._plans = self._rng.below(100) < skill.plans
        self._minds = self._rng.below(100) < skill.minds_puffs
        self._forgets = self._rng.below(100) < skill.forgets_fence
        self._muddles = self._rng.below(100) < skill.muddles
        self._thought = _THOUGHT

    def _wants_turn(self, game: Rules) -> bool:
        if self._muddles and self._thought < _THOUGHT // 2:
            return True
        kuta, speed = game.state.kuta, game.speed
        lag = (_TURNING + 2 * game.slippery) * speed
        ahead = RIGHT - kuta.x if kuta.way > 0 else kuta.x - LEFT
        if not self._forgets and ahead <= _ROOM + game.slippery * speed + self._error * speed:
            return True
        if self._minds and any(self._walks_into(cow, game) for cow in game.state.cows):
            return True
        target, wanted = self._choose(game)
        if target is None:
            away = (kuta.x - MIDDLE) * kuta.way
            return away > _ROAM + self._error * speed
        distance = (target.x - kuta.x) * kuta.way
        arrives = max(0, abs(distance) - game.tuning.reach * PIXEL) // speed
        spare = wanted - arrives
        if distance < 0:
            return spare <= lag // speed + self._error
        return spare > 2 * lag // speed + 16 + abs(self._error) and ahead > _ROOM + spare * speed // 2 + lag

    def _walks_into(self, cow: Cow, game: Rules) -> bool:
        """Return whether it sees that it will be at a cow when she blows, and would not be if it turned."""
        if not cow.breath or cow.swelled < self._delay:
            return False
        kuta, speed = game.state.kuta, game.speed
        reach = (game.tuning.blast_reach + 3) * PIXEL
        distance = (cow.x - kuta.x) * kuta.way
        enters, leaves = (distance - reach) // speed, (distance + reach) // speed
        if leaves < cow.breath or enters > cow.breath + PUFF_TICKS:
            return False
        back = (reach - distance) // speed
        return distance > 0 or back > cow.breath + PUFF_TICKS

    def _targets(self, game: Rules) -> list[_Target]:
        state, rise = game.state, game.rise
        ripe = RISE * self._skill.waits // 100
        found = [
            _Target(
                plume.x,
                max(0, PUFF_TICKS + 1 - plume.age),
                (RISE - plume.height) // (rise * 4 // 3 if plume.gold else rise),
                (ripe - plume.height) // rise,
            )
            for plume in state.plumes
            if not plume.taken
        ]
        for cow in state.cows:
            if cow.breath and cow.swelled >= self._delay:
                opens = cow.breath + PUFF_TICKS + 1
                found.append(_Target(cow.x, opens, cow.breath + RISE // rise, cow.breath + ripe // rise))
        return found

    def _choose(self, game: Rules) -> tuple[_Target | None, int]:
        """Return the plume to go for, None without one, and in how many ticks to be there."""
        kuta, speed = game.state.kuta, game.speed

        def way(start: int, target: _Target) -> int:
            return max(0, abs(target.x - start) - game.tuning.reach * PIXEL) // speed

        targets = [one for one in self._targets(game) if way(kuta.x, one) + _TURNING < one.closes]
        if not targets:
            return None, 0
        if not self._plans or len(targets) == 1:
            nearest = min(targets, key=lambda one: (max(way(kuta.x, one), one.opens), one.x))
            return nearest, max(nearest.opens, nearest.ripe if len(targets) == 1 else 0)
        soonest = sorted(targets, key=lambda one: (one.closes, one.x))[:_PLANNED]
        best, had, took = soonest[0], -1, 0
        for order in permutations(soonest):
            x, at, count = kuta.x, 0, 0
            for one in order:
                there = max(at + way(x, one) + _TURNING, one.opens)
                if there < one.closes:
                    x, at, count = one.x, there, count + 1
            if (count, -at) > (had, -took):
                best, had, took = order[0], count, at
        others = [one.closes - way(best.x, one) - 2 * _TURNING - 6 for one in soonest if one is not best]
        return best, max(best.opens, min(best.ripe, *others))


def make_bot(skill: str, seed: int) -> KutaBot:
    """Return a player of that skill.

    Raises:
        KeitaiError: The skill does not exist; the message names those that do.
    """
    if skill not in SKILLS:
        raise KeitaiError(f"unknown skill {skill!r}; there are {', '.join(SKILLS)}")
    return KutaBot(SKILLS[skill], seed)
