"""The title: the name on a plate, Kuta running below a puff and away, and how it is done."""

from __future__ import annotations

from games.engine.cards import draw_howto, draw_plate, draw_push, howto_height, plate_height, title_lines
from games.engine.catalogue import GameSpec
from games.engine.sprites import SpriteSheet
from games.kuta.feedback import translate
from games.kuta.meadow import prepare_farm
from games.kuta.scene import FarmMotion, draw_scene
from games.kuta.state import LONG_AGO, PIXEL, PUFF_TICKS, RISE, TAKEN_TICKS, Cow, Plume, Runner, State
from handset.geometry import Color, Rect
from handset.lcd import Canvas

ACT = 240
"""Ticks in which Kuta runs to one side and back."""
_PUFF = 40
"""Tick of the act at which a cow blows."""
_GRASS: Color = (0x6A, 0xAC, 0x4A)
_LEAF: Color = (0x2E, 0x7C, 0x54)
_CREAM: Color = (0xF0, 0xDC, 0x9C)
_BEHIND_CARD = 16
"""Pixels of the field that the how-to hides."""
_REACH = 76 * PIXEL
"""How far to either side of the middle Kuta runs here."""


def draw_title(canvas: Canvas, sheet: SpriteSheet, spec: GameSpec, language: str, tick: int) -> None:
    """Draw the title; `tick` counts from its appearance."""
    prepare_farm(canvas, sheet, tick + 1)
    howto = spec.file.howto.of(language)
    size = 12 if canvas.height < 330 else 16
    height = howto_height(howto, size)
    top = canvas.height - 31 - height
    scene = canvas.part(Rect(0, 0, canvas.width, top + _BEHIND_CARD))
    draw_scene(scene, sheet, _demonstration(tick), FarmMotion(), spec.tuning, tick, None)
    canvas.fill(_GRASS, Rect(0, scene.height, canvas.width, canvas.height - scene.height))
    title = title_lines(canvas, spec.file.title.of(language))
    draw_plate(canvas, Rect(8, 4, canvas.width - 16, plate_height(title)), title, tick, _LEAF, _CREAM)
    box = Rect(12, top, canvas.width - 24, height)
    draw_howto(canvas, box, howto, size, beside=40)
    x, y = box.right - 24, box.y + height // 2
    down = tick % (ACT // 2) < 10
    sheet.put(canvas, "keycap-down" if down else "keycap", x, y)
    canvas.decoration(x - 4, y - 10 + down, "5", 16, (0x3A, 0x2A, 0x22))
    draw_push(canvas, translate("push", language), tick)


def _demonstration(tick: int) -> State:
    """Return the title's scene: he runs to and fro, and takes a ripe plume on his way back."""
    phase = tick % ACT
    half = ACT // 2
    way = 1 if phase < half else -1
    x = 120 * PIXEL + (-_REACH + 2 * _REACH * (phase % half) // half) * way
    cows = [Cow(place * PIXEL) for place in (56, 120, 184)]
    cow = cows[1]
    plumes = []
    since = phase - _PUFF
    if since < 0:
        cow.breath, cow.swelled = -since, phase
    else:
        cow.puffed = since
        cow.blast = max(0, PUFF_TICKS - since)
        met = half + half // 2 - _PUFF
        taken = max(0, since - met)
        if taken < TAKEN_TICKS:
            plumes.append(Plume(cow.x, height=RISE * min(since, met) // 190, age=since, taken=taken))
    took = phase - (half + half // 2)
    turned = phase % half
    return State(
        chance=(0, 0),
        kuta=Runner(x=x, way=way, turned=turned, took=took if took >= 0 else LONG_AGO),
        cows=cows,
        plumes=plumes,
        tick=LONG_AGO,
    )
