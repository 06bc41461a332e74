"""The stage's motion: easings end where they should, effects fade, shakes stay small."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.engine.easing import ease_back, ease_out, swing
from games.engine.effects import (
    BURST_TICKS,
    FADE_TICKS,
    POPUP_TICKS,
    Effects,
    Popup,
    advance,
    draw_effects,
    pop,
    shake,
    shake_offset,
)
from games.engine.sprites import SpriteSheet, nearest
from handset.lcd import Canvas
from handset.screen import typeface_of


def canvas() -> Canvas:
    return Canvas(pygame.Surface((240, 280), 0, 32), typeface_of("outline"))


@given(st.integers(1, 120), st.integers(-300, 300))
def test_easings_begin_at_rest_and_end_at_their_distance(length: int, distance: int) -> None:
    for ease in (ease_out, ease_back):
        assert ease(0, length, distance) == 0
        assert ease(length, length, distance) == distance
        assert ease(length + 50, length, distance) == distance


def test_ease_back_goes_a_tenth_past_its_end_and_ease_out_never() -> None:
    past = max(ease_back(tick, 30, 100) for tick in range(31))
    assert 105 <= past <= 115
    assert max(ease_out(tick, 30, 100) for tick in range(31)) == 100


@given(st.integers(2, 300), st.integers(0, 40))
def test_a_swing_stays_in_reach_and_comes_round(period: int, reach: int) -> None:
    values = [swing(tick, period, reach) for tick in range(period)]
    assert all(-reach <= value <= reach for value in values)
    assert values == [swing(tick + period, period, reach) for tick in range(period)]


def test_nearest_choice() -> None:
    assert [nearest(value, (-8, 0, 8)) for value in (-99, -5, -3, 3, 5, 99)] == [-8, -8, 0, 0, 8, 8]


@given(st.integers(0, 50), st.integers(1, 40))
def test_a_shake_is_at_most_4_px_fades_and_ends(pixels: int, ticks: int) -> None:
    effects = Effects()
    assert shake_offset(effects) == (0, 0)
    shake(effects, pixels, ticks)
    sizes = []
    for _ in range(ticks + 3):
        dx, dy = shake_offset(effects)
        assert abs(dx) == abs(dy) <= 4
        sizes.append(abs(dx))
        advance(effects)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[ticks] == 0


def test_popups_and_bursts_are_gone_after_their_time_and_never_pile_up() -> None:
    effects = Effects(bursts=[(10, 10, 0)], bangs=[(20, 20, 0)])
    effects.popups += [Popup(str(number), 10, 10, 0) for number in range(20)]
    advance(effects)
    assert len(effects.popups) == 8
    for _ in range(BURST_TICKS):
        advance(effects)
    assert (effects.bursts, effects.bangs) == ([], [])
    for _ in range(POPUP_TICKS):
        advance(effects)
    assert effects.popups == []


@pytest.mark.parametrize("x", [-50, 0, 120, 239, 400])
def test_a_popup_is_never_cut_at_the_sides(x: int) -> None:
    for age in (1, POPUP_TICKS - FADE_TICKS + 3):
        shown = canvas()
        draw_effects(shown, SpriteSheet("keep-awake"), Effects(popups=[Popup("SHARP! +35", x, 120, 1, age)]))
        left = [shown.surface.get_at((0, row))[:3] for row in range(280)]
        right = [shown.surface.get_at((239, row))[:3] for row in range(280)]
        assert set(left + right) == {(0, 0, 0)}
        assert pygame.surfarray.array3d(shown.surface).sum() > 0


def test_a_fading_popup_is_paler() -> None:
    strength = []
    for age in (POPUP_TICKS - FADE_TICKS, POPUP_TICKS - FADE_TICKS // 2, POPUP_TICKS - 1):
        shown = canvas()
        draw_effects(shown, SpriteSheet("keep-awake"), Effects(popups=[Popup("+10", 120, 120, 0, age)]))
        strength.append(int(pygame.surfarray.array3d(shown.surface).sum()))
    assert strength == sorted(strength, reverse=True)
    assert strength[-1] < strength[0] // 4


@given(st.lists(st.tuples(st.sampled_from(["+5", "CHAIN 6!", "強すぎ!"]), st.integers(0, 240)), max_size=7))
def test_words_that_rise_at_once_never_lie_on_each_other(said: list[tuple[str, int]]) -> None:
    effects = Effects()
    for text, x in said:
        pop(effects, Popup(text, x, 120, 0))
    boxes = []
    for popup in effects.popups:
        width = canvas().text_width(popup.text, popup.size)
        boxes.append((popup.x - width // 2, popup.x + width // 2, popup.y, popup.y + popup.size))
    for place, (left, right, top, bottom) in enumerate(boxes):
        for left2, right2, top2, bottom2 in boxes[place + 1 :]:
            assert right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top
    if said:
        assert effects.popups[-1].y == 120, "the newest stands where it was earned"
