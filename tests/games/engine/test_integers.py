"""Fractions are refused at the kit's door, by the name of the call and of the value."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from games.engine.clips import Clip
from games.engine.collision import box_hits_box, circle_hits_box, sweep_box
from games.engine.follow_camera import FollowCamera, follow
from games.engine.integers import integers_only, require_integers
from games.engine.particles import Particles, Spray, spray
from games.engine.tile_map import TileMap
from games.engine.tweens import Timeline, Tween, eased
from handset.geometry import Rect

BOX = Rect(0, 0, 8, 8)
LEVEL = TileMap(["##"], 16)
REFUSED: tuple[tuple[Callable[[], object], str], ...] = (
    (lambda: box_hits_box(BOX, Rect(0, 0, 8, 1.5)), "box_hits_box(): other is Rect(x=0, y=0, width=8, height=1.5);"),  # type: ignore[arg-type]
    (lambda: circle_hits_box((1, 2.0), 3, BOX), "circle_hits_box(): center is (1, 2.0);"),  # type: ignore[arg-type]
    (lambda: sweep_box(BOX, 1, down=0.5, obstacles=[]), "sweep_box(): down is 0.5;"),  # type: ignore[arg-type]
    (lambda: sweep_box(BOX, 1, 1, [Rect(0, 0, 1, 0.5)]), "sweep_box(): obstacles is [Rect("),  # type: ignore[arg-type]
    (lambda: Clip(("a",), 2.5), "Clip(): ticks is 2.5;"),  # type: ignore[arg-type]
    (lambda: Clip(("a",), 2).frame(0.5), "Clip.frame(): tick is 0.5;"),  # type: ignore[arg-type]
    (lambda: Tween(0, 1, 2, delay=0.1), "Tween(): delay is 0.1;"),  # type: ignore[arg-type]
    (lambda: Timeline({"x": [(0, 0.5)]}), "Timeline(): x is [(0, 0.5)];"),  # type: ignore[list-item]
    (lambda: Timeline({"x": [(0, 1)]}).at("x", 1.5), "Timeline.at(): tick is 1.5;"),  # type: ignore[arg-type]
    (lambda: eased("in", 0.5, 2), "eased(): tick is 0.5;"),  # type: ignore[arg-type]
    (lambda: FollowCamera(0.5), "FollowCamera(): x is 0.5;"),  # type: ignore[arg-type]
    (lambda: follow(FollowCamera(), (1.5, 2)), "follow(): target is (1.5, 2);"),  # type: ignore[arg-type]
    (lambda: TileMap([], 1.5), "TileMap(): size is 1.5;"),  # type: ignore[arg-type]
    (lambda: LEVEL.at(1.0, 2), "TileMap.at(): x is 1.0;"),  # type: ignore[arg-type]
    (lambda: LEVEL.move(BOX, 1, 2.5), "TileMap.move(): down is 2.5;"),  # type: ignore[arg-type]
    (lambda: LEVEL.under(Rect(0, 0, 1, 0.5)), "TileMap.under(): box is Rect("),  # type: ignore[arg-type]
    (lambda: Spray(1, right=(0, 0.5)), "Spray(): right is (0, 0.5);"),  # type: ignore[arg-type]
    (lambda: spray(Particles(), Spray(1), 0.5, 0), "spray(): x is 0.5;"),  # type: ignore[arg-type]
)


def test_each_call_of_the_kit_names_itself_and_the_value() -> None:
    for call, said in REFUSED:
        with pytest.raises(TypeError) as refused:
            call()
        assert str(refused.value).startswith(said), said
        assert str(refused.value).endswith("games count in whole numbers: round it with //, or count in 256ths of it")


def test_every_kind_of_fraction_is_refused_and_nothing_else() -> None:
    for fraction in (0.5, 2.0, 1j, Fraction(1, 2), Decimal("0.5"), np.float32(1), np.int64(1), [1, [0.5]], {"a": 0.5}):
        with pytest.raises(TypeError, match="value is"):
            require_integers("call", value=fraction)
    require_integers("call", a=1, b=True, c="0.5", d=None, e=(1, (2, 3)), f=[Rect(0, 0, 1, 1)], g={"a": 1})


def test_a_decorated_function_is_otherwise_as_it_was() -> None:
    @integers_only
    def add(one: int, other: int = 2) -> int:
        """Add."""
        return one + other

    assert (add(1), add(1, 1), add(1, other=5), add.__doc__) == (3, 2, 6, "Add.")
