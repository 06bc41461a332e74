"""Shorthands and places: what counts, and what makes a declaration void."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from handset.browser.style.css import declarations
from handset.browser.style.values import Length
from tests.every_case import every_case

ACROSS = {"left": Length(0, "%"), "right": Length(100, "%"), "30%": Length(30, "%"), "5px": Length(5, "px")}
DOWN = {"top": Length(0, "%"), "bottom": Length(100, "%"), "-2em": Length(-2, "em"), "0": Length(0, "px")}
MIDDLE = Length(50, "%")
BOTH = {"center": MIDDLE}


def declared(text: str) -> dict[str, object]:
    return {each.name: each.value for each in declarations(text)}


def place(text: str) -> tuple[object, object] | None:
    found = declared(f"background-position:{text}")
    return (found["background-x"], found["background-y"]) if found else None


@pytest.mark.parametrize(("x", "y"), list(product({**ACROSS, **BOTH}, {**DOWN, **BOTH})))
def test_across_stands_before_down(x: str, y: str) -> None:
    assert place(f"{x} {y}") == ({**ACROSS, **BOTH}[x], {**DOWN, **BOTH}[y])


@pytest.mark.parametrize(("x", "y"), list(product(["left", "right", "center"], ["top", "bottom", "center"])))
def test_two_keywords_stand_in_any_order(x: str, y: str) -> None:
    assert place(f"{y} {x}") == place(f"{x} {y}")


@pytest.mark.parametrize("one", [*ACROSS, *DOWN, "center"])
def test_one_place_leaves_the_other_in_the_middle(one: str) -> None:
    down = one in ("top", "bottom")
    assert place(one) == ((MIDDLE, DOWN[one]) if down else ({**ACROSS, **DOWN, **BOTH}[one], MIDDLE))


@pytest.mark.parametrize(
    "text",
    [
        *(f"{word} {length}" for word in ("top", "bottom") for length in ("5px", "30%", "0")),
        *(f"{length} {word}" for word in ("left", "right") for length in ("5px", "30%", "0")),
        "left left", "left right", "top top", "top bottom", "left top 5px", "5", "left nowhere", "red",
    ],
)  # fmt: skip
def test_places_that_say_one_direction_twice_are_void(text: str) -> None:
    assert place(text) is None


@every_case("order", list(permutations(["red", "url(a.gif)", "repeat-x", "fixed", "5px top"])))
def test_the_parts_of_a_background_stand_in_any_order(order: tuple[str, ...]) -> None:
    assert declared(f"background:{' '.join(order)}") == {
        **declared("background-color:red;background-image:url(a.gif);background-repeat:repeat-x"),
        **declared("background-attachment:fixed;background-position:5px top"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "red blue",
        "none url(a.gif)",
        "repeat-x repeat-y",
        "fixed scroll",
        "left red top",
        "top 5px",
        "red 1",
        "inherit red",
    ],
)
def test_a_background_that_says_a_part_twice_is_void(text: str) -> None:
    assert declared(f"background:{text}") == {}


@pytest.mark.parametrize("given", ["red", "url(a.gif)", "repeat-y", "fixed", "center"])
def test_a_background_sets_what_it_does_not_name_to_its_initial_value(given: str) -> None:
    initial = declared("background-color:transparent;background-image:none;background-repeat:repeat")
    initial |= declared("background-attachment:scroll;background-position:0% 0%")
    found = declared(f"background:{given}")
    assert set(found) == set(initial)
    assert sum(found[name] != initial[name] for name in initial) == (2 if given == "center" else 1)


@every_case("side", ["", "-top", "-right", "-bottom", "-left"])
@every_case("order", list(permutations(["thick", "dotted", "#00f"])))
def test_the_parts_of_a_border_stand_in_any_order(side: str, order: tuple[str, ...]) -> None:
    found = declared(f"border{side}:{' '.join(order)}")
    assert len(found) == (12 if not side else 3)
    assert set(found.values()) == {Length(5, "px"), "dotted", (0, 0, 255)}


@pytest.mark.parametrize(
    "text", ["red blue", "solid dotted", "1px 2px", "thin medium", "solid 1", "-1px solid", "5% solid"]
)
def test_a_border_that_says_a_part_twice_or_wrong_is_void(text: str) -> None:
    assert declared(f"border:{text}") == {}
