"""The meeting room: wall, windows with their curtains, the sales chart, the table and what stands on it."""

from __future__ import annotations

from functools import lru_cache

import pygame

from games.engine.easing import swing
from games.engine.effects import HEAVY_STOP
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet, nearest
from games.wig.fall import CUPS, PAPERS, PLATE, RESTING, WIG, fall
from games.wig.fans import WIDTH, at
from games.wig.incident_sprites import WINDOW_X, draw_cleaner, draw_coffee, draw_phone
from games.wig.incidents import IncidentKind, is_on
from games.wig.papers import ANGLES, pose_of
from games.wig.rules import CRASHES
from games.wig.state import State
from games.wig.tuning import Tuning
from handset.geometry import Color, Rect
from handset.lcd import Canvas

FIELD_HEIGHT = 280
TABLE_TOP = 214
CHAIR = (120, 216)
_PAPERS = ((88, 262), (152, 264))
_NEARER = 24
"""Pixels that the sheets lie below the line that things fall on."""
_WALL: Color = (0xEE, 0xEA, 0xDC)
_PANEL: Color = (0xD9, 0xC6, 0xA2)
_CARPET: Color = (0x9C, 0xB4, 0xB8)
_TABLE: Color = (0xC8, 0x8E, 0x58)
_TABLE_EDGE: Color = (0xE0, 0xAC, 0x78)
_SHADOW: Color = (0xA6, 0x6E, 0x3E)
_NOWHERE: Color = (0, 0xFF, 0)
"""A color that the table does not have."""
_WINDOWS = ("window-noon", "window-noon", "window-gold", "window-gold", "window-dusk")
_GUST_LINES = ((0, 92), (70, 112), (140, 132), (36, 152))


def field_rect(canvas: Canvas) -> Rect:
    """Return the 240x280 field at the foot of a viewport of any height: the wall goes on above it."""
    return Rect(0, max(0, canvas.height - FIELD_HEIGHT), canvas.width, FIELD_HEIGHT)


def draw_wall(
    canvas: Canvas,
    sheet: SpriteSheet,
    state: State,
    tuning: Tuning,
    phase: int,
    tick: int,
    moved: tuple[int, int],
    shocked: int = 0,
) -> None:
    """Draw the wall over the whole canvas, and the CEO's chair; its curtain moves before a gust comes.

    Args:
        canvas: The viewport.
        sheet: The game's sprites.
        state: The play.
        tuning: The game's numbers.
        phase: How far the meeting has dragged on, 0 to 4.
        tick: The view's clock.
        moved: How far a shake moves what stands before the wall, (x, y) in pixels.
        shocked: Ticks since the visitor noticed the wig, 0 where he did not.
    """
    field = field_rect(canvas)
    fallen = state.falling > CRASHES[state.fall_kind]
    hanging = _hanging(tick) if fallen else 0
    curtains = _curtain(state, -1, tuning, tick), _curtain(state, 1, tuning, tick)
    windows = [at(canvas, x) for x in WINDOW_X]

    def paint_wall(wall: Canvas) -> None:
        wall.image(_scenery(wall.width, wall.height, field.y), 0, 0)
        sheet.put(wall, "clock", 88, field.y + 50)
        sheet.put(wall, f"chart-{phase + 1}@{hanging}", 124, field.y + 34)
        for x in windows:
            sheet.put(wall, _WINDOWS[phase], x, field.y + 36)

    def paint_curtains(wall: Canvas) -> None:
        for side, curtain, x in zip((-1, 1), curtains, windows, strict=True):
            sheet.put(wall, f"curtain-{curtain}{'' if side < 0 else '-right'}", x + side * 33, field.y + 33)
            sheet.put(wall, "rail", x, field.y + 35)

    def paint_empty_room(wall: Canvas) -> None:
        paint_wall(wall)
        paint_curtains(wall)
        paint_chair(wall)

    def paint_chair(wall: Canvas) -> None:
        sheet.put(wall.part(field.moved(*moved)), "chair", *CHAIR)

    whole = Rect(0, 0, canvas.width, canvas.height)
    if shocked or state.incident.kind == IncidentKind.VISITOR:
        sheet.layers.draw(canvas, whole, ("wall", phase, hanging), paint_wall, opaque=True)
        draw_cleaner(canvas, sheet, state, tuning, field.y, shocked)
        paint_curtains(canvas)
        paint_chair(canvas)
    else:
        sheet.layers.draw(canvas, whole, ("room", phase, hanging, curtains, moved), paint_empty_room, opaque=True)


def draw_gust(stage: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, tick: int) -> None:
    """Draw the lines of gust and draft as they fly across the room."""
    draft = is_on(state, tuning, IncidentKind.WINDOW)
    if not state.gust.left and not draft:
        return
    side, speed = (state.gust.side, 8) if state.gust.left else (state.incident.side, 5)
    for start, y in _GUST_LINES:
        way = (start + tick * speed) % 300 - 60
        name = f"wind-{start % 3 + 1}"
        if side < 0:
            sheet.put(stage, name, way, y)
        else:
            sheet.put(stage, f"{name}-right", stage.width - way, y)


def draw_table(stage: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, tick: int) -> None:
    """Draw the long table with what stands on it, moved by the falling wig."""
    shape = "bare" if state.falling else "coffee" if state.incident.kind == IncidentKind.COFFEE else "laid"

    def paint(table: Canvas) -> None:
        _paint_table(table)
        if shape != "bare":
            _paint_cups(table, sheet)
        if shape == "laid":
            _paint_plate(table, sheet)

    sheet.layers.draw(stage, Rect(0, 0, WIDTH, FIELD_HEIGHT), ("table", shape), paint, clear=_NOWHERE)
    if state.falling:
        _draw_fallen(stage, sheet, state, tuning)
        return
    if shape == "coffee":
        draw_coffee(stage, sheet, state, tuning, tick)
        _paint_plate(stage, sheet)
    for fan, side, rest in zip(state.fans, (-1, 1), _PAPERS, strict=True):
        x, y, angle = pose_of(fan, side)
        sheet.put(stage, f"paper@{nearest(angle, ANGLES)}", rest[0] + x, rest[1] + y)
    draw_phone(stage, sheet, state, tuning, tick)


def _paint_table(stage: Canvas) -> None:
    middle = WIDTH // 2
    outline = [(middle - 46, TABLE_TOP), (middle + 46, TABLE_TOP), (middle + 88, 290), (middle - 88, 290)]
    stage.polygon(outline, _TABLE)
    stage.polygon(
        [(middle - 46, TABLE_TOP), (middle + 46, TABLE_TOP), (middle + 50, 222), (middle - 50, 222)], _TABLE_EDGE
    )
    stage.polygon([(middle - 20, 222), (middle + 2, 222), (middle - 8, 290), (middle - 46, 290)], (0xD8, 0xA2, 0x6C))
    stage.polygon(outline, INK, 2)


def _paint_cups(stage: Canvas, sheet: SpriteSheet) -> None:
    for place in CUPS:
        x, y, _ = RESTING[place]
        stage.ellipse(Rect(x - 9, y + 4, 20, 6), _SHADOW)
        sheet.put(stage, "cup@0", x, y)


def _paint_plate(stage: Canvas, sheet: SpriteSheet) -> None:
    stage.ellipse(Rect(98, 238, 46, 8), _SHADOW)
    sheet.put(stage, "plate@0", RESTING[PLATE][0], RESTING[PLATE][1])


def _draw_fallen(stage: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning) -> None:
    falling, crash = landed(state), CRASHES[state.fall_kind]
    poses = fall(state.fall_side, state.fall_kind, tuning.fall + 1)[min(falling, tuning.fall)]
    for place in PAPERS:
        x, y, angle = poses[place]
        sheet.put(stage, f"paper@{round(angle / 45) * 45 % 180}", x, min(y + _NEARER, 262))
    for place in CUPS:
        x, y, angle = poses[place]
        sheet.put(stage, f"cup@{round(angle / 45) * 45 % 360}", x, y)
    x, y, angle = poses[PLATE]
    turned = angle if angle < 180 else angle - 360
    sheet.put(stage, f"plate@{max(-30, min(30, round(turned / 15) * 15))}", x, y)
    x, y, angle = poses[WIG]
    if falling > crash:
        stage.ellipse(Rect(x - 34, TABLE_TOP + 24, 68, 12), _SHADOW)
    sheet.put(stage, f"wig-loose@{round(angle / 30) * 30 % 360}", x, y)
    since = falling - crash
    if 0 <= since < 16:
        sheet.put(stage, f"dust-{since // 8 + 1}", x, TABLE_TOP + 16)


def landed(state: State) -> int:
    """Return the ticks of the fall that are shown: the picture stands still for a moment as the wig hits the table."""
    return max(min(state.falling, CRASHES[state.fall_kind]), state.falling - HEAVY_STOP)


def _curtain(state: State, side: int, tuning: Tuning, tick: int) -> str:
    gust, incident = state.gust, state.incident
    if incident.kind == IncidentKind.WINDOW and incident.side == side:
        if incident.age < tuning.incident_telegraph:
            return "stir" if incident.age // 6 % 2 else "still"
        return "blow-1" if tick // 6 % 2 else "blow-2"
    if gust.side != side:
        return "still"
    if gust.left:
        return "blow-1" if tick // 4 % 2 else "blow-2"
    if gust.wait <= tuning.gust_telegraph:
        return "stir" if gust.wait > tuning.gust_telegraph // 2 or tick // 4 % 2 else "blow-2"
    return "still"


def _hanging(tick: int) -> int:
    """Return the angle in degrees at which the chart hangs that has come off one of its nails."""
    return 24 if abs(swing(tick, 40, 10)) > 6 else 14


@lru_cache(maxsize=6)
def _scenery(width: int, height: int, top: int) -> pygame.Surface:
    """Return everything that never moves, painted once."""
    surface = pygame.Surface((width, height), 0, 32)
    surface.fill(_WALL)
    for x in range(0, width, 24):
        surface.fill((0xE9, 0xE4, 0xD3), (x, 0, 12, height))
    _paint_ceiling(surface, top)
    pygame.draw.rect(surface, (0xC9, 0xB2, 0x88), (0, top + 148, width, 4))
    pygame.draw.rect(surface, _PANEL, (0, top + 152, width, 46))
    for x in range(4, width, 40):
        pygame.draw.rect(surface, (0xCB, 0xB4, 0x8C), (x, top + 157, 32, 36), 2, border_radius=2)
    floor = top + 198
    for row in range(floor, height):
        shade = min(30, (row - floor) // 2)
        surface.fill((_CARPET[0] - shade, _CARPET[1] - shade, _CARPET[2] - shade), (0, row, width, 1))
    pygame.draw.rect(surface, (0xB8, 0xA0, 0x74), (0, floor - 3, width, 4))
    for x in (60, 180):
        light = pygame.Surface((90, height), pygame.SRCALPHA)
        pygame.draw.polygon(light, (255, 255, 255, 36), [(30, 0), (60, 0), (90, height), (0, height)])
        surface.blit(light, (x - 45, 0))
    return surface


def _paint_ceiling(surface: pygame.Surface, top: int) -> None:
    """Paint boards and a lamp above the wall, on a tall view."""
    if top <= 0:
        return
    width = surface.get_width()
    pygame.draw.rect(surface, (0xDD, 0xD6, 0xC4), (0, 0, width, top + 8))
    for step in range(-4, 5):
        start, end = (width // 2 + step * 44, 0), (width // 2 + step * 30, top + 8)
        pygame.draw.line(surface, (0xC8, 0xC0, 0xAA), start, end)
    for row in (top // 3, top * 3 // 4):
        pygame.draw.line(surface, (0xC8, 0xC0, 0xAA), (0, row), (width, row))
    lamp = [(width // 2 - 62, top * 5 // 12), (width // 2 + 62, top * 5 // 12)]
    lamp += [(width // 2 + 54, top * 5 // 12 + top // 4), (width // 2 - 54, top * 5 // 12 + top // 4)]
    pygame.draw.polygon(surface, (0xFF, 0xFD, 0xF2), lamp)
    pygame.draw.polygon(surface, (0xB4, 0xAA, 0x94), lamp, 2)
    pygame.draw.rect(surface, (0xC9, 0xB2, 0x88), (0, top + 6, width, 4))
    pygame.draw.rect(surface, (0xF8, 0xF4, 0xE8), (0, top + 10, width, 2))
