"""Curves, tweens and the time line: where they begin and end, that they do not jump, and that they are exact."""

from __future__ import annotations

from itertools import pairwise

import pytest

from games.engine.easing import ease_back
from games.engine.tweens import CURVES, PART, Curve, Timeline, Tween, eased
from keitai.common.rng import Rng

GROWING: tuple[Curve, ...] = ("linear", "in", "out", "in-out")


def test_every_curve_begins_at_the_start_and_ends_at_the_end() -> None:
    rng = Rng(1)
    for curve in CURVES:
        for _ in range(30):
            start, end, ticks = rng.between(-900, 900), rng.between(-900, 900), rng.between(1, 200)
            tween = Tween(start, end, ticks, curve, delay=rng.between(0, 20))
            assert [tween.at(tick) for tick in (-9, 0, tween.delay)] == [start] * 3, tween
            assert [tween.at(tween.delay + ticks + more) for more in (0, 1, 999)] == [end] * 3, tween
            assert [tween.over(tween.delay + ticks + more) for more in (-1, 0)] == [False, True]
            if curve in GROWING:
                way = [tween.at(tick) for tick in range(tween.delay, tween.delay + ticks + 1)]
                assert way == sorted(way, reverse=end < start), tween


def test_no_curve_jumps_or_leaves_its_bounds() -> None:
    for curve in CURVES:
        way = [eased(curve, tick, 1000) for tick in range(1001)]
        assert (way[0], way[-1]) == (0, PART)
        assert min(way) >= -PART // 8, curve
        assert max(way) <= PART * 7 // 5, curve
        if curve != "step":
            assert max(abs(later - earlier) for earlier, later in pairwise(way)) < PART // 40, curve
    assert [eased("step", tick, 10) for tick in (0, 9, 10)] == [0, 0, PART]
    assert max(eased("back", tick, 40) for tick in range(41)) > PART
    assert [eased("linear", 0, 0), eased("linear", 0, -3)] == [PART, PART], "what takes no time is there"


def test_curves_are_known_numbers() -> None:
    assert [eased("linear", tick, 4) for tick in range(5)] == [0, 1024, 2048, 3072, 4096]
    assert [eased("in", tick, 4) for tick in range(5)] == [0, 256, 1024, 2304, 4096]
    assert [eased("in-out", tick, 4) for tick in range(5)] == [0, 512, 2048, 3584, 4096]
    assert [abs(eased("back", tick, 32) * 100 // PART - ease_back(tick, 32, 100)) <= 1 for tick in range(33)] == [
        True
    ] * 33
    assert sum(eased("bounce", tick + 1, 220) < eased("bounce", tick, 220) for tick in range(220)) > 60


def test_a_time_line_goes_through_its_keys() -> None:
    rng = Rng(2)
    for _ in range(60):
        ticks = sorted({rng.below(200) for _ in range(5)})
        keys = [(tick, rng.between(-99, 99), rng.choice(CURVES)) for tick in ticks]
        line = Timeline({"x": list(keys)}, {rng.below(300): "bell"})
        assert [line.at("x", tick) for tick, _, _ in keys] == [value for _, value, _ in keys]
        assert (line.at("x", -5), line.at("x", 999)) == (keys[0][1], keys[-1][1])
        assert line.length == max(ticks[-1], *line.cues)
        assert [tick for tick in range(400) if line.cues_at(tick)] == list(line.cues)
        assert [line.over(line.length + more) for more in (0, 1)] == [False, True]


def test_faults_are_told() -> None:
    for make, said in (
        (lambda: Tween(0, 1, 2, "quick"), "unknown curve 'quick'; there are linear, in"),  # type: ignore[arg-type]
        (lambda: eased("quick", 1, 2), "unknown curve 'quick'"),  # type: ignore[arg-type]
        (lambda: Timeline({"x": [(4, 0), (4, 1)]}), "the ticks of 'x' do not grow"),
        (lambda: Timeline({"x": []}), "the ticks of 'x' do not grow"),
        (lambda: Timeline({"x": [(0, 0), (4, 1, "quick")]}), "unknown curve 'quick' in 'x'"),  # type: ignore[list-item]
    ):
        with pytest.raises(ValueError, match=said):
            make()
    with pytest.raises(KeyError):
        Timeline({"x": [(0, 0)]}).at("y", 1)
