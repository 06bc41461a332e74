"""Particles: the same everywhere, bounded, and gone when their life is over."""

from __future__ import annotations

import msgspec
import pytest

from games.engine.particles import FINE, MOST_PARTICLES, Particles, Spray, advance_particles, spray
from keitai.common.rng import Rng


def test_they_are_the_same_every_time_and_go_on_where_they_were_saved() -> None:
    kinds = (Spray(5, life=(9, 30), gravity=12, drag=9, spread=4), Spray(3, right=(0, 0), life=(2, 2)))
    one, rng = Particles(), Rng(8)
    seen = set()
    for _ in range(120):
        if rng.one_in(3):
            spray(one, kinds[0], rng.below(240), rng.below(280), 0)
            spray(one, kinds[1], rng.below(240), rng.below(280), 1)
        other = msgspec.msgpack.decode(msgspec.msgpack.encode(one), type=Particles)
        advance_particles(one, kinds)
        advance_particles(other, kinds)
        assert one == other
        assert len(one.flying) <= MOST_PARTICLES
        seen.add(tuple(one.flying))
    assert len(seen) > 60
    assert Particles().chance == Particles().chance
    assert Particles().flying == []


def test_each_keeps_to_what_its_spray_says() -> None:
    kind = Spray(50, right=(-300, -100), down=(10, 20), life=(5, 9), spread=3)
    cloud = Particles()
    spray(cloud, kind, 100, 60)
    for x, y, right, down, age, life, number in cloud.flying:
        assert 97 * FINE <= x <= 103 * FINE
        assert (y, age, number) == (60 * FINE, 0, 0)
        assert -300 <= right <= -100
        assert 10 <= down <= 20
        assert 5 <= life <= 9
    counts = []
    for _ in range(10):
        advance_particles(cloud, [kind])
        counts.append(len(cloud.flying))
    assert counts[3] == 50
    assert counts[8] == 0
    assert counts == sorted(counts, reverse=True)


def test_the_oldest_make_room() -> None:
    cloud = Particles()
    for place in range(MOST_PARTICLES + 30):
        spray(cloud, Spray(1), place, 0)
    assert len(cloud.flying) == MOST_PARTICLES
    assert cloud.flying[0][0] == 30 * FINE


def test_a_pair_begins_with_its_least() -> None:
    with pytest.raises(ValueError, match=r"life is \(9, 5\); the least comes first"):
        Spray(1, life=(9, 5))
