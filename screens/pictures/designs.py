"""Designs of mixi Collection: a strip across a page's top, and a cut of it for the list."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image, ImageChops

from screens.pictures.animals import draw_animal
from screens.pictures.drawing import OUTLINE, Drawing, arc_points, mixed, oval_points, star
from screens.pictures.grounds import heart
from screens.pictures.outdoors import cloud
from screens.text_rng import TextRng

WIDTH, HEIGHT = 240, 48
SWATCH = 56
"""How wide the cut for the list is; as high as the strip."""
Scene = Callable[[Drawing, TextRng], None]
_CAT, _BEAR, _CHICK = 0, 2, 6
"""Places in `animals.ANIMALS`."""


def draw_strip(name: str) -> Image.Image:
    """Draw a design's strip for a page's top, 240 x 48 pixels. Raises KeyError for an unknown design."""
    scene, _ = _SCENES[name]
    drawing = Drawing(WIDTH, HEIGHT, WIDTH, "#FFFFFF")
    drawing.line = 1.3
    scene(drawing, TextRng(f"design {name}"))
    picture = drawing.finish()
    for kind, fur, left, top, size in _FACES.get(name, ()):
        _paste_face(picture, kind, fur, left, top, size)
    return picture


def draw_swatch(name: str) -> Image.Image:
    """Draw the 56 x 48 pixels of a design's strip that show it best. Raises KeyError for an unknown design."""
    left = _SCENES[name][1]
    return draw_strip(name).crop((left, 0, left + SWATCH, HEIGHT))


def _paste_face(picture: Image.Image, kind: int, fur: int, left: int, top: int, size: int) -> None:
    """Paste an animal's head, cut out by drawing it over two grounds: where those differ, the picture shows through."""
    over_white, over_black = (_face(kind, fur, size, ground) for ground in ("#FFFFFF", "#000000"))
    place = (left, top, left + size, top + size)
    through = ImageChops.multiply(picture.crop(place), ImageChops.difference(over_white, over_black))
    picture.paste(ImageChops.add(over_black, through), place)


def _face(kind: int, fur: int, size: int, ground: str) -> Image.Image:
    drawing = Drawing(100, 100, size, ground)
    draw_animal(drawing, kind, fur)
    return drawing.finish()


def _sky(drawing: Drawing, rng: TextRng) -> None:
    """Draw a paper plane among clouds."""
    drawing.gradient("#58B4EE", "#CDEBFA")
    drawing.oval(24, 16, 9, 9, "#FFF3B8", line=False)
    drawing.oval(24, 16, 6.5, 6.5, "#FFDE5C", line=False)
    for x, y, size in ((72, 31, 9), (126, 15, 6), (214, 29, 10)):
        cloud(drawing, x, y, size)
    for step in range(9):
        drawing.oval(98 + step * 7, 38 - step * 1.1 - (step % 4) * 0.5, 1, 1, "#FFFFFF", line=False)
    drawing.shape([(164, 26), (196, 10), (184, 36), (178, 28)], "#FFFFFF")
    drawing.shape([(178, 28), (196, 10), (180, 38)], "#D5E2EE")


def _dots(drawing: Drawing, rng: TextRng) -> None:
    """Draw drops of milk, and the milk."""
    drawing.gradient("#F7A9BE", "#FBD3DE")
    for row in range(4):
        for column in range(14):
            x, y = column * 19 + (row % 2) * 9.5, row * 15 + 3
            drawing.oval(x, y, 4.6, 4.6, "#FFFFFF" if (row + column) % 3 else "#E8718F", line=False)
    drawing.box(168, 15, 192, 45, "#FFFFFF", radius=2)
    drawing.shape([(168, 17), (174, 6), (186, 6), (192, 17)], "#F4F4F8")
    drawing.box(168, 26, 192, 37, "#E8718F", line=False)
    for x in (175.0, 185.0):
        drawing.oval(x, 30, 1.2, 1.6, OUTLINE, line=False)
    drawing.arc(180, 32, 2.6, 2, 20, 160, OUTLINE, 1.1)
    drawing.shape([(204, 24), (222, 24), (219, 45), (207, 45)], "#FFFFFF")
    drawing.shape([(205, 29), (221, 29), (219, 44), (207, 44)], "#FFF3F6", line=False)
    drawing.stroke([(214, 34), (220, 12)], "#E8718F", 2.2)


def _lemon(drawing: Drawing, rng: TextRng) -> None:
    """Slices in soda."""
    drawing.gradient("#FFE98A", "#FFF8D6")
    for _ in range(34):
        x, y, r = rng.between(2, 238), rng.between(2, 46), rng.between(1, 3)
        drawing.oval(x, y, r, r, "#FFFFFF", line=False)
    for x, y, r in ((54, 30, 15), (104, 14, 11), (206, 26, 18)):
        _slice(drawing, x, y, r)
    drawing.shape([(138, 10), (170, 10), (165, 47), (143, 47)], "#F2FBFF")
    drawing.shape([(140, 17), (168, 17), (165, 46), (143, 46)], "#FFE26B", line=False)
    for x, y in ((147, 24), (158, 22), (153, 33)):
        drawing.shape([(x - 4, y - 3), (x + 4, y - 4), (x + 5, y + 4), (x - 3, y + 5)], "#FFFFFF", line=False)
    drawing.stroke([(156, 38), (163, 3), (172, 1)], "#E2574C", 2.4, smooth=False)


def _slice(drawing: Drawing, x: float, y: float, r: float) -> None:
    drawing.oval(x, y, r, r, "#F6C22E")
    drawing.oval(x, y, r * 0.84, r * 0.84, "#FFFBE6", line=False)
    for point in range(8):
        outer = oval_points(x, y, r * 0.74, r * 0.74)
        at = point * len(outer) // 8
        wide = max(1, len(outer) // 8 - 1)
        drawing.shape([(x, y), *outer[at : at + wide + 1]], "#FFDB4D", line=False)


def _mint(drawing: Drawing, rng: TextRng) -> None:
    """Gingham, and an ice cream of mint and chocolate."""
    drawing.gradient("#DFF5EF", "#DFF5EF")
    for column in range(0, 240, 16):
        drawing.box(column, 0, column + 8, 48, "#B9E5DB", line=False)
    drawing.overlay(0.5, _rows)
    drawing.shape([(171, 26), (193, 26), (182, 50)], "#E8B267")
    for left, right in (((175, 30), (186, 42)), ((181, 28), (188, 36))):
        drawing.stroke([left, right], "#B9803C", 1)
    drawing.oval(182, 18, 13.5, 12.5, "#9BE0CF")
    drawing.oval(177, 13, 4, 3, "#D6F5EC", line=False)
    for x, y in ((174, 20), (181, 23), (188, 18), (184, 11), (190, 24), (178, 27)):
        drawing.box(x - 1.6, y - 1, x + 1.6, y + 1, "#5B3A29", line=False)
    for x, y, lean in ((206, 24, 1), (150, 30, -1), (62, 20, 1), (50, 36, -1)):
        leaf = [(x, y), (x + 8 * lean, y - 9), (x + 20 * lean, y - 8), (x + 14 * lean, y + 3)]
        drawing.shape(leaf, "#4CB089", smooth=True)
        drawing.stroke([(x, y), (x + 15 * lean, y - 5)], "#2F7D5F", 1)


def _rows(drawing: Drawing) -> None:
    for row in range(0, 48, 16):
        drawing.box(0, row, 240, row + 8, "#8FD3C5", line=False)


def _stars(drawing: Drawing, rng: TextRng) -> None:
    """Draw the moon asleep."""
    drawing.gradient("#3A2C72", "#8A72C4")
    for _ in range(46):
        x, y, r = rng.between(0, 240), rng.between(0, 48), rng.between(4, 11) / 10
        drawing.oval(x, y, r, r, "#FFFFFF", line=False)
    for x, y, r, tint in (
        (34, 15, 7, "#FFE27A"),
        (82, 32, 5, "#FFC3DC"),
        (122, 12, 6, "#FFE27A"),
        (226, 34, 5, "#B8F0FF"),
    ):
        drawing.shape(star(x, y, r), tint, line=False)
    outer, inner = arc_points(184, 24, 19, 19, -86, -338), arc_points(192, 19, 15.5, 15.5, -308, -116)
    drawing.shape([*outer, *inner], "#FFE27A")
    drawing.arc(172, 26, 3, 2.4, 10, 170, OUTLINE, 1.2)
    drawing.arc(177, 34, 2.4, 1.8, 20, 160, OUTLINE, 1.1)
    drawing.stroke([(214, 6), (198, 14)], "#FFFFFF", 1.4)
    drawing.shape(star(216, 5, 4), "#FFFFFF", line=False)


def _hearts(drawing: Drawing, rng: TextRng) -> None:
    """Balloons, and a ribbon."""
    drawing.gradient("#FFC2D4", "#FFE6EE")
    for _ in range(22):
        x, y, r = rng.between(0, 240), rng.between(0, 48), rng.between(2, 4)
        drawing.shape(heart(x, y, r), "#FFFFFF", line=False)
    for x, y, r, tint in (
        (60, 20, 13, "#E8486A"), (94, 26, 10, "#FF8FB0"), (172, 18, 14, "#D8284E"), (204, 25, 12, "#FF7A9E"),
    ):  # fmt: skip
        drawing.stroke([(x, y + r * 0.8), (x + 3, y + r + 8), (x - 2, 48)], "#B0586E", 1)
        drawing.shape(heart(x, y, r), tint)
        drawing.oval(x - r * 0.42, y - r * 0.3, r * 0.2, r * 0.16, "#FFFFFF", line=False)
    for side in (-1, 1):
        drawing.shape([(134, 26), (134 + side * 17, 15), (134 + side * 18, 36)], "#F2506E", smooth=True)
        drawing.shape([(134, 28), (134 + side * 5, 47), (134 + side * 12, 44)], "#D8284E")
    drawing.oval(134, 26, 4, 4, "#FFD45E")


def _cats(drawing: Drawing, rng: TextRng) -> None:
    """Mii and friends, with a ball of wool."""
    drawing.gradient("#FFD9A0", "#FFF0D8")
    for x, y in ((16, 12), (92, 10), (148, 14), (232, 10)):
        _paw(drawing, x, y, "#F2B566")
    drawing.box(0, 42, 240, 48, "#C98A4A", line=False)
    drawing.box(0, 41, 240, 42.4, OUTLINE, line=False)
    drawing.stroke([(128, 38), (142, 44), (160, 37), (176, 42)], "#E2574C", 1.4)
    drawing.oval(118, 32, 9, 9, "#E2574C")
    for tilt in (-4, 0, 4):
        drawing.stroke([(111, 30 + tilt), (118, 26 + tilt), (125, 32 + tilt)], "#B03A34", 1)


def _paw(drawing: Drawing, x: float, y: float, tint: str) -> None:
    drawing.oval(x, y + 2, 3.6, 3, tint, line=False)
    for dx, dy in ((-4, -1), (-1.6, -3.4), (1.6, -3.4), (4, -1)):
        drawing.oval(x + dx, y + dy, 1.4, 1.6, tint, line=False)


def _bears(drawing: Drawing, rng: TextRng) -> None:
    """Bears, their honey, and whose it was."""
    drawing.gradient("#F7DDB0", "#FFF3DC")
    for row in range(4):
        for column in range(11):
            x, y = column * 24 + (row % 2) * 12, row * 14 + 2
            hexagon = [(x + dx, y + dy) for dx, dy in ((-7, 4), (-7, -4), (0, -8), (7, -4), (7, 4), (0, 8))]
            drawing.shape(hexagon, "#F9E4BC" if (row + column) % 2 else "#F3D49A", line=False)
    drawing.shape([(104, 20), (136, 20), (142, 34), (136, 47), (104, 47), (98, 34)], "#B5713A", smooth=True)
    drawing.box(103, 15, 137, 22, "#FFD45E", radius=3)
    drawing.shape([(108, 20), (116, 20), (115, 29), (111, 32), (108, 28)], "#FFC23C", smooth=True)
    drawing.shape(heart(121, 36, 6), "#FFE9B8", line=False)
    for left, high in ((86, 12), (158, 14)):
        _bee(drawing, left, high)


def _bee(drawing: Drawing, x: float, y: float) -> None:
    for side in (-3, 3):
        drawing.oval(x + side, y - 4, 3, 3.4, "#FFFFFF")
    drawing.oval(x, y, 5, 3.6, "#FFD23C")
    for stripe in (x - 1.4, x + 1.8):
        drawing.stroke([(stripe, y - 3), (stripe, y + 3)], OUTLINE, 1.3)


def _chicks(drawing: Drawing, rng: TextRng) -> None:
    """Draw a row of chicks, one of them late."""
    drawing.gradient("#BFE8F5", "#F2FAE0")
    drawing.box(0, 39, 240, 48, "#9CCB62", line=False)
    for left in range(2, 240, 9):
        drawing.stroke([(left, 41), (left + 2, 36), (left + 4, 41)], "#7FB548", 1.4)
    for x in (20.0, 112.0):
        for step in range(6):
            angle = oval_points(x, 33, 4, 4)[step * 7]
            drawing.oval(*angle, 2, 2, "#FFFFFF", line=False)
        drawing.oval(x, 33, 2, 2, "#FFC93C", line=False)
    drawing.shape([(196, 34), (198, 26), (206, 20), (216, 20), (224, 26), (226, 34), (211, 45)], "#FBD65B", smooth=True)
    drawing.shape(
        [(196, 32), (201, 27), (206, 33), (211, 27), (216, 33), (221, 27), (226, 32), (226, 48), (196, 48)],
        "#FFFDF4",
    )
    for x in (205.5, 216.5):
        drawing.oval(x, 25, 1.3, 1.7, OUTLINE, line=False)
    drawing.shape([(208, 27), (211, 25.5), (214, 27), (211, 29.5)], "#F2913D", line=False)


def _tea(drawing: Drawing, rng: TextRng) -> None:
    """Rows of tea before the mountain."""
    drawing.gradient("#BFE3F2", "#F6F7DC")
    drawing.shape([(120, 40), (160, 12), (168, 9), (176, 12), (216, 40)], "#7A97C2", line=False)
    drawing.shape(
        [(152, 18), (160, 12), (168, 9), (176, 12), (184, 18), (176, 17), (168, 21), (160, 17)], "#FFFFFF", line=False
    )
    drawing.oval(40, 13, 7, 7, "#F2874B", line=False)
    for row, y in enumerate((26.0, 33.0, 41.0)):
        size = 6 + row * 2.4
        for step in range(-1, 34):
            x = step * size * 1.25 + row * 4
            tint = ("#8CBB55", "#6FA640", "#558F2E")[row]
            drawing.oval(x, y + size * 0.55, size * 0.9, size * 0.75, tint, line=False)
            drawing.oval(
                x - size * 0.2, y + size * 0.2, size * 0.4, size * 0.22, mixed(tint, "#FFFFFF", 0.35), line=False
            )
    drawing.shape([(196, 30), (220, 30), (217, 46), (199, 46)], "#5B8C3A")
    drawing.oval(208, 30, 12, 3, "#DCE8A0")
    for x in (203.0, 212.0):
        drawing.stroke([(x, 24), (x + 2, 20), (x, 16)], "#FFFFFF", 1.6)


_SCENES: dict[str, tuple[Scene, int]] = {
    "sky": (_sky, 150), "dots": (_dots, 160), "lemon": (_lemon, 130), "mint": (_mint, 154), "stars": (_stars, 160),
    "hearts": (_hearts, 148), "cat": (_cats, 40), "bear": (_bears, 163), "chick": (_chicks, 138), "tea": (_tea, 178),
}  # fmt: skip
"""What is drawn, and where the cut for the list begins."""
_FACES: dict[str, tuple[tuple[int, int, int, int, int], ...]] = {
    "cat": ((_CAT, 1, 42, 0, 50), (_CAT, 0, 162, 4, 44), (_CAT, 2, 206, 8, 38)),
    "bear": ((_BEAR, 3, 28, 6, 44), (_BEAR, 5, 168, 2, 50), (_BEAR, 3, 218, 18, 30)),
    "chick": ((_CHICK, 0, 44, 8, 42), (_CHICK, 0, 84, 14, 34), (_CHICK, 0, 144, 4, 46)),
}
"""Whose heads look in: kind, fur, left, top, size."""
