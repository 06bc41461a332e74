"""Photos of the seeded world, by name: a kind and a number that varies it, such as `cat-17`."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from screens.pictures import scenes_animals, scenes_food, scenes_nature, scenes_things, scenes_town
from screens.pictures.drawing import Drawing
from screens.text_rng import TextRng

Scene = Callable[[Drawing, TextRng], None]
_SCENES: dict[str, Scene] = {
    **scenes_nature.SCENES, **scenes_animals.SCENES, **scenes_town.SCENES, **scenes_food.SCENES, **scenes_things.SCENES,
}  # fmt: skip
KINDS = tuple(sorted(_SCENES))
"""What there are photos of."""


def is_photo(name: str) -> bool:
    """Return whether there is a drawn photo of this name."""
    kind, _, number = name.partition("-")
    return kind in _SCENES and number.isascii() and number.isdigit() and len(number) <= 9


def draw_photo(name: str, width: int) -> Image.Image:
    """Draw a photo, 4:3. Raises KeyError for a name that `is_photo` refuses."""
    if not is_photo(name):
        raise KeyError(name)
    drawing = Drawing(120, 90, width, "#FFFFFF")
    _SCENES[name.partition("-")[0]](drawing, TextRng(f"photo {name}"))
    drawing.frame("#A89888")
    return drawing.finish()
