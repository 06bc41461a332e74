"""The town goes on: what members do in an hour follows from the seed, the hour and what the store holds before it.

An hour is lived when it is over, in one transaction with the note of how far the town is, so it is lived once however
many processes ask. Nobody acts for a person: who has asked through a phone, or has a password.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from sqlalchemy import Connection, Engine

from screens.store import town
from screens.store.transactions import write_transaction
from screens.text_rng import TextRng
from screens.world.answers import planned_answers
from screens.world.deeds import Scene, do_something
from screens.world.habits import habits_of

HOUR = 60 * 60 * 1000
LONGEST_GAP = 31 * 24
"""Hours that are lived at most when the town has stood still for longer; those before them stay quiet."""
_TOKYO = 9 * HOUR
_LOOKS = 12
"""One in so many members looks at the phone in an hour."""


def advance(engine: Engine, seed: int, games: Sequence[str], begin: int, now: int) -> int:
    """Let the town live all hours that are over; return the time up to which it has lived.

    Args:
        engine: The site's database.
        seed: The seed of its world.
        games: Games that members play.
        begin: When a town that has not lived yet began, in ms since 1970.
        now: The time, in ms since 1970.
    """
    until = now // HOUR * HOUR
    with write_transaction(engine) as sql:
        lived = town.lived_until(sql)
        start = max(begin // HOUR * HOUR if lived is None else lived, until - LONGEST_GAP * HOUR)
        if start < until:
            awake = town.residents(sql)
            for hour in range(start, until, HOUR):
                live_hour(sql, seed, awake, games, hour)
        if lived is None or lived < until:
            town.set_lived_until(sql, until)
    return until


def live_hour(sql: Connection, seed: int, residents: Sequence[int], games: Sequence[str], start: int) -> None:
    """Store the deeds of the hour that begins at `start`, in the order of their times."""
    rng = TextRng(f"town {seed} {start // HOUR}")
    of_day = (start + _TOKYO) // HOUR % 24
    plan: list[tuple[int, int, Callable[[], object]]] = []
    scene = Scene(sql, rng, seed, tuple(games), of_day, start, frozenset(residents))
    for act in planned_answers(scene):
        plan.append((start + rng.below(HOUR), len(plan), act))
    for _ in range(1 + len(residents) // _LOOKS if residents else 0):
        member = rng.pick(residents)
        habits = habits_of(seed, member)
        if habits.awake(of_day) and rng.chance(habits.activity):
            plan.append((start + rng.below(HOUR), len(plan), partial(do_something, scene, member, habits)))
    for at, _, act in sorted(plan, key=lambda each: each[:2]):
        scene.at = at
        act()
