"""Faces put together from parts: what a member's picture is made of, and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from PIL import Image

from screens.pictures import animals, clothes, faces, grounds, hair
from screens.pictures.drawing import Drawing
from screens.text_rng import TextRng


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of a drawn face, each an index into the table of its module; larger ones wrap round."""

    animal: int
    """0 is a person."""
    skin: int
    face: int
    hair: int
    hair_color: int
    eyes: int
    brows: int
    mouth: int
    beard: int
    glasses: int
    clothes: int
    cloth_color: int
    extra: int
    ground: int
    ground_color: int


_COUNT = len(fields(Parts))


def parts_of(seed: int, gender: str, age: int) -> Parts:
    """Choose the parts of a face that suits a gender ("F" or "M") and an age."""
    rng = TextRng(f"face {seed} {gender}")
    woman = gender == "F"
    styles: Sequence[int] = hair.WOMEN if woman else hair.MEN
    if not woman and age >= 45 and rng.chance(0.45):
        styles = hair.OLD_MEN
    gray = age >= 55 and rng.chance(0.7)
    return Parts(
        animal=1 + rng.below(len(animals.ANIMALS)) if rng.chance(0.09) else 0,
        skin=rng.below(len(faces.SKINS)),
        face=rng.below(faces.SHAPES),
        hair=rng.pick(styles),
        hair_color=rng.pick(hair.GRAYS) if gray else rng.weighted(range(len(hair.COLORS)), hair.COMMON),
        eyes=rng.pick(faces.WOMENS_EYES if woman else faces.MENS_EYES),
        brows=rng.below(faces.BROWS),
        mouth=rng.pick(faces.WOMENS_MOUTHS if woman else faces.MENS_MOUTHS),
        beard=1 + rng.below(faces.BEARDS - 1) if not woman and age >= 24 and rng.chance(0.2) else 0,
        glasses=1 + rng.below(faces.GLASSES - 1) if rng.chance(0.28) else 0,
        clothes=_clothes(rng, woman, age),
        cloth_color=rng.below(len(clothes.COLORS)),
        extra=rng.pick(hair.WOMENS_EXTRAS if woman else hair.MENS_EXTRAS) if rng.chance(0.34) else 0,
        ground=rng.below(grounds.PATTERNS),
        ground_color=rng.below(len(grounds.COLORS)),
    )


def _clothes(rng: TextRng, woman: bool, age: int) -> int:
    if age <= 18 and rng.chance(0.6):
        return clothes.SAILOR if woman else clothes.GAKURAN
    return rng.pick(clothes.WOMEN if woman else clothes.MEN)


def parts_to_text(parts: Parts) -> str:
    """Encode a face's parts as numbers joined by dots."""
    return ".".join(map(str, astuple(parts)))


def parts_from_text(text: str) -> Parts | None:
    """Decode what `parts_to_text` encoded; None for any other text."""
    numbers = text.split(".")
    if len(numbers) != _COUNT or not all(number.isascii() and number.isdigit() for number in numbers):
        return None
    return Parts(*(min(int(number[:6]), 9999) for number in numbers))


def draw_avatar(parts: Parts, size: int) -> Image.Image:
    """Draw the face, `size` pixels square."""
    drawing = Drawing(100, 100, size, "#FFFFFF")
    grounds.draw_ground(drawing, parts.ground, parts.ground_color)
    if parts.animal:
        clothes.draw_clothes(drawing, parts.clothes, parts.cloth_color, "#F6E6D6")
        animals.draw_animal(drawing, parts.animal - 1, parts.hair_color)
    else:
        skin = faces.SKINS[parts.skin % len(faces.SKINS)]
        color = hair.COLORS[parts.hair_color % len(hair.COLORS)]
        hair.draw_back(drawing, parts.hair, color)
        clothes.draw_clothes(drawing, parts.clothes, parts.cloth_color, skin)
        faces.draw_face(drawing, skin, parts.face)
        faces.draw_features(drawing, parts.eyes, parts.brows, parts.mouth, parts.beard, color)
        hair.draw_front(drawing, parts.hair, color)
        faces.draw_glasses(drawing, parts.glasses)
        hair.draw_extra(drawing, parts.extra, parts.cloth_color)
    drawing.frame("#B9A998")
    return drawing.finish()
