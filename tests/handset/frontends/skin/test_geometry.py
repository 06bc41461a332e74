"""A finger finds the key it touches, on every model."""

from __future__ import annotations

import pytest

from handset.frontends.phone_view import Fit, arranged, window_size
from handset.frontends.skin.geometry import DRAWINGS, LARGE, SMALL, Proportions, geometry_of
from handset.geometry import Rect
from handset.keypad import Key
from handset.model import load_model, model_names

LAPTOP = 1366 * 96 // 100, 768 - 76
"""What a desktop of 1366x768 leaves for a window's inside."""


@pytest.mark.parametrize("drawing", DRAWINGS)
@pytest.mark.parametrize("name", model_names())
def test_the_middle_of_each_key_is_that_key(name: str, drawing: Proportions) -> None:
    geometry = geometry_of(load_model(name), drawing)
    for key, box in geometry.keys.items():
        assert geometry.key_at(box.x + box.width / 2, box.y + box.height / 2) is key


@pytest.mark.parametrize("drawing", DRAWINGS)
@pytest.mark.parametrize("name", model_names())
def test_keys_lie_apart_on_the_body_and_clear_of_the_lcd(name: str, drawing: Proportions) -> None:
    geometry = geometry_of(load_model(name), drawing)
    round_pad = {Key.UP, Key.DOWN, Key.LEFT, Key.RIGHT, Key.OK}
    apart = [box for key, box in geometry.keys.items() if key not in round_pad]
    for place, box in enumerate(apart):
        assert not box.overlaps(geometry.lcd)
        assert not any(box.overlaps(other) for other in apart[place + 1 :])
        assert box.x >= 0
        assert box.right <= geometry.width
        assert box.bottom <= geometry.height


@pytest.mark.parametrize("drawing", DRAWINGS)
@pytest.mark.parametrize("name", model_names())
def test_the_keypad_lies_in_its_bed_and_the_lcd_under_its_glass(name: str, drawing: Proportions) -> None:
    geometry = geometry_of(load_model(name), drawing)
    assert _holds(geometry.upper, geometry.glass)
    assert _holds(geometry.glass, geometry.lcd)
    assert _holds(geometry.lower, geometry.well)
    for key, box in geometry.keys.items():
        assert key in (Key.SIDE_UP, Key.SIDE_DOWN, Key.FLIP) or _holds(geometry.well, box), key


def _holds(outer: Rect, inner: Rect) -> bool:
    return outer.x < inner.x and outer.y < inner.y and inner.right < outer.right and inner.bottom < outer.bottom


def test_every_key_of_a_four_softkey_model_can_be_touched() -> None:
    model = load_model("l03a")
    assert set(geometry_of(model).keys) == set(Key)


def test_no_key_beside_the_phone() -> None:
    geometry = geometry_of(load_model("l03a"))
    assert geometry.key_at(2, 2) is None
    assert geometry.key_at(geometry.lcd.x + 100, geometry.lcd.y + 100) is None


@pytest.mark.parametrize("drawing", [*DRAWINGS, None])
@pytest.mark.parametrize("zoom", [1, 2, 3, 4])
def test_a_window_as_large_as_a_zoom_needs_shows_that_zoom(zoom: int, drawing: Proportions | None) -> None:
    model = load_model("l03a")
    width, height = window_size(model, zoom, drawing)
    assert arranged(model, width, height, bare=drawing is None) == Fit(zoom, drawing)
    if drawing is None:
        assert arranged(model, width - 1, height, bare=True) == Fit(max(1, zoom - 1), None)
    else:
        assert arranged(model, width, height - 1, bare=False) != Fit(zoom, drawing)


@pytest.mark.parametrize("name", model_names())
def test_a_small_laptop_shows_the_drawn_phone_where_it_can_and_the_whole_lcd_always(name: str) -> None:
    model = load_model(name)
    fit = arranged(model, *LAPTOP, bare=False)
    assert fit == (Fit(1, SMALL) if model.screen.height == 320 else Fit(1, None))
    width, height = window_size(model, *fit)
    assert width <= LAPTOP[0]
    assert height <= LAPTOP[1]


@pytest.mark.parametrize("name", model_names())
def test_on_1920_by_1080_every_model_is_drawn_large(name: str) -> None:
    assert arranged(load_model(name), 1843, 994, bare=False) == Fit(1, LARGE)


def test_a_screen_too_small_for_anything_shows_the_lcd_at_its_own_size() -> None:
    assert arranged(load_model("l03a"), 100, 100, bare=False) == Fit(1, None)
