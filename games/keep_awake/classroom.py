"""The room: wall, window, blackboard with its growing writing, teacher, one's own desk with the keys on it."""

from __future__ import annotations

from functools import lru_cache

import pygame

from games.engine.easing import ease_back
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet
from games.keep_awake.classmates import SEAT_X
from games.keep_awake.feedback import translate
from games.keep_awake.flight import DRAWN_BACK
from games.keep_awake.state import Look, State, Teacher
from games.keep_awake.tuning import Tuning
from handset.geometry import Color, Rect
from handset.lcd import Canvas

FIELD_HEIGHT = 280
BOARD = Rect(46, 34, 154, 84)
_WALL: Color = (0xF7, 0xEC, 0xD2)
_WALL_LOW: Color = (0xE4, 0xD2, 0xAC)
_WOOD: Color = (0xC9, 0x8F, 0x54)
_DESK_EDGE: Color = (0xC2, 0x88, 0x4C)
_CHALK: Color = (0xE4, 0xF0, 0xE2)
_STRENGTH_PALE: tuple[Color, ...] = ((0x6E, 0x7F, 0x62), (0x94, 0x7C, 0x48), (0x8C, 0x4C, 0x48))
_STRENGTH_FULL: tuple[Color, ...] = ((0x8C, 0xE0, 0x78), (0xFF, 0xCC, 0x3C), (0xFF, 0x62, 0x58))
LESSONS: tuple[tuple[str, ...], ...] = (
    ("x²+2x+1=0", "(x+1)²=0", "∴ x=-1", "∫2xdx=x²"),
    ("諸行無常の響き", "春はあけぼの", "枕草子 第一段", "いとをかし"),
    ("2H2+O2→2H2O", "NaCl  H2SO4", "pH=7 中性", "H2O=18"),
    ("I have a dream.", "have + p.p.", "to be, or not", "現在完了形"),
    ("1600 関ヶ原", "1868 明治維新", "鎌倉幕府 1192", "暗記せよ"),
)
"""What stands on the blackboard, a lesson each; from the beginning again after the last."""


def field_rect(canvas: Canvas) -> Rect:
    """Return the 240x280 field at the foot of a viewport of any height: the room goes on above it."""
    return Rect(0, max(0, canvas.height - FIELD_HEIGHT), canvas.width, FIELD_HEIGHT)


def draw_room(
    canvas: Canvas, sheet: SpriteSheet, state: State, field: Rect, moved: tuple[int, int], language: str
) -> None:
    """Draw walls, window and blackboard in the light of the lesson; the sky follows the hour.

    Args:
        canvas: The whole viewport.
        sheet: The game's sprites.
        state: The play.
        field: The 240x280 part of it where the play stands.
        moved: Pixels by which a blow shakes the picture, (to the right, down).
        language: In which the lesson's number is written.
    """
    hour, lines = state.lesson % 3, LESSONS[state.lesson % len(LESSONS)]
    written = sum(len(line) for line in lines) * state.teacher.chalk // 1000
    lesson = translate("lesson", language, n=state.lesson + 1)
    dx, dy = moved

    def paint(room: Canvas) -> None:
        scenery = _scenery(room.width, room.height, field.y)
        # What a shake lays bare at the edges is wall and desk, never black.
        room.image(scenery, 0, 0)
        if dx or dy:
            room.fill(_DESK_EDGE, Rect(0, room.height - 4, room.width, 4))
            room.image(scenery, dx, dy)
        sheet.put(room, ("window-noon", "window-gold", "window-dusk")[hour], 18 + dx, field.y + 34 + dy)
        sheet.put(room, "clock", room.width - 18 + dx, field.y + 50 + dy)
        _write_board(room, BOARD.moved(dx, field.y + dy), lines, written, lesson)

    key = "room", hour, lines, written, lesson, moved
    sheet.layers.draw(canvas, Rect(0, 0, canvas.width, canvas.height), key, paint, opaque=True)


def _write_board(room: Canvas, board: Rect, lines: tuple[str, ...], written: int, lesson: str) -> None:
    """Write so many letters of the lesson in chalk, and which lesson it is at the lower right."""
    for row, line in enumerate(lines):
        room.decoration(board.x + 8, board.y + 6 + row * 19, line[: max(0, written)], 16, _CHALK)
        written -= len(line)
    x = board.right - 6 - room.text_width(lesson, 12)
    room.text(x, board.bottom - 16, lesson, 12, (0xA8, 0xCC, 0xB4), role="hud")


@lru_cache(maxsize=6)
def _scenery(width: int, height: int, top: int) -> pygame.Surface:
    """Return everything that never moves, painted once."""
    surface = pygame.Surface((width, height), 0, 32)
    surface.fill(_WALL)
    _paint_ceiling(surface, top)
    floor = top + 142
    pygame.draw.rect(surface, _WALL_LOW, (0, top + 112, width, 30))
    pygame.draw.rect(surface, (0xCF, 0xB8, 0x8A), (0, top + 110, width, 3))
    for row in range(floor, height):
        share = min(255, (row - floor) * 3 // 2)
        surface.fill((0xD8 - share // 12, 0xB0 - share // 10, 0x7C - share // 10), (0, row, width, 1))
    for step in range(-6, 7):
        pygame.draw.line(surface, (0xBE, 0x95, 0x62), (width // 2 + step * 26, floor), (width // 2 + step * 64, height))
    for row in (floor + 10, floor + 28, floor + 54, floor + 92):
        pygame.draw.line(surface, (0xBE, 0x95, 0x62), (0, row), (width, row))
    frame = pygame.Rect(BOARD.x - 6, top + BOARD.y - 6, BOARD.width + 12, BOARD.height + 12)
    pygame.draw.rect(surface, INK, frame.inflate(4, 4), border_radius=4)
    pygame.draw.rect(surface, _WOOD, frame, border_radius=3)
    pygame.draw.rect(surface, (0xE0, 0xAD, 0x74), (frame.x + 1, frame.y + 1, frame.width - 2, 2))
    board = pygame.Rect(BOARD.x, top + BOARD.y, BOARD.width, BOARD.height)
    for row in range(board.height):
        shade = row // 5
        surface.fill(
            (0x2E - shade // 4, 0x6B - shade // 2, 0x50 - shade // 2), (board.x, board.y + row, board.width, 1)
        )
    pygame.draw.line(surface, (0x44, 0x84, 0x68), (board.x + 2, board.y + 2), (board.right - 3, board.y + 2))
    tray = pygame.Rect(board.x + 10, board.bottom + 2, board.width - 20, 5)
    pygame.draw.rect(surface, INK, tray.inflate(2, 2), border_radius=2)
    pygame.draw.rect(surface, (0xE0, 0xAD, 0x74), tray, border_radius=2)
    for index, color in enumerate(((255, 255, 255), (255, 236, 140), (255, 190, 190))):
        pygame.draw.rect(surface, color, (board.x + 22 + index * 12, tray.y - 2, 9, 3))
    podium = pygame.Rect(30, top + 136, width - 36, 12)
    pygame.draw.rect(surface, INK, podium.inflate(4, 4), border_radius=3)
    pygame.draw.rect(surface, (0xDD, 0xB4, 0x7E), podium, border_radius=2)
    pygame.draw.rect(surface, (0xB8, 0x86, 0x50), (podium.x, podium.bottom - 4, podium.width, 4))
    return surface


def _paint_ceiling(surface: pygame.Surface, top: int) -> None:
    """Paint what a tall LCD shows above: the ceiling with its lamps, and the class's motto in a frame."""
    ceiling = top - 18
    if ceiling < 24:
        return
    width = surface.get_width()
    surface.fill((0xFC, 0xF8, 0xEC), (0, 0, width, ceiling))
    surface.fill((0xDC, 0xCA, 0xA4), (0, ceiling, width, 3))
    for side in (-1, 1):
        far, near = width // 2 + side * 30, width // 2 + side * 74
        lamp = [(far, ceiling - 10), (far + side * 34, ceiling - 10), (near + side * 34, 24), (near, 24)]
        pygame.draw.polygon(surface, (0xFF, 0xFF, 0xF6), lamp)
        pygame.draw.polygon(surface, (0xE2, 0xD8, 0xBE), lamp, 2)


def teacher_x(teacher: Teacher) -> int:
    """Return where the teacher stands, who moves along the board with his writing."""
    return BOARD.x + 24 + teacher.chalk * 4 % 1000 * 96 // 1000


def draw_teacher(stage: Canvas, sheet: SpriteSheet, state: State, tick: int) -> None:
    """Draw the teacher, who moves along the board with his writing; every turn shows itself before it counts."""
    teacher = state.teacher
    rows = teacher.chalk * 4 // 1000
    x = teacher_x(teacher)
    stage.ellipse(Rect(x - 18, 138, 36, 8), (0xB8, 0x90, 0x5A))
    if state.eraser.flying:
        name = "teacher-throw-1" if state.eraser.since < DRAWN_BACK else "teacher-throw-2"
    elif teacher.look == Look.WRITING:
        name = "teacher-write-1" if (tick // 10 + rows) % 2 else "teacher-write-2"
    elif teacher.look == Look.LISTENING or (teacher.look == Look.TURNING and teacher.since < 12):
        name = "teacher-listen"
    elif teacher.look == Look.LOOKING:
        name = "teacher-look"
    else:
        name = "teacher-turn"
    lean = 0
    if teacher.look == Look.TURNING:
        lean = -2 if teacher.since % 6 < 3 and teacher.since < 12 else 0
    hop = (4, 3, 2, 1)[teacher.since // 2] if teacher.look == Look.LOOKING and teacher.since < 8 else 0
    sheet.put(stage, name, x + lean, 143 - hop)
    if teacher.look == Look.TURNING and not state.eraser.flying:
        part = "alert-tall" if teacher.since < 5 else "alert"
        sheet.put(stage, part, x + 22, 66 - ease_back(teacher.since, 10, 8))


def draw_own_desk(stage: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning) -> None:
    """Draw the near edge of one's desk, with the key that hits each seat, and how hard it will be."""
    pressed, top = state.hand.seat, 256

    def paint(desk: Canvas) -> None:
        desk.fill(INK, Rect(0, 0, desk.width, 2))
        desk.gradient(Rect(0, 2, desk.width, desk.height - 2), (0xEB, 0xBE, 0x88), (0xC2, 0x88, 0x4C))
        desk.fill((0xF6, 0xD6, 0xA8), Rect(0, 2, desk.width, 2))
        for number, x in enumerate(SEAT_X):
            down = pressed == number
            sheet.put(desk, "keycap-down" if down else "keycap", x, 13 + down)
            desk.text(x - 4, 4 + down, str(4 + number), 16, INK, bold=True, role="hud")

    area = Rect(0, top, stage.width, stage.height - top)
    sheet.layers.draw(stage, area, ("desk", pressed), paint, opaque=True)
    if pressed >= 0:
        x = SEAT_X[pressed]
        left = x + 15 if x + 54 < stage.width else x - 51
        _draw_strength(stage, Rect(left, 263, 36, 10), state.hand.held, tuning)


def _draw_strength(stage: Canvas, bar: Rect, held: int, tuning: Tuning) -> None:
    """Draw how hard the blow would be now: three fields, the longer the key is held."""
    stage.rect(bar, INK, radius=4)
    inner = Rect(bar.x + 2, bar.y + 2, bar.width - 4, bar.height - 4)
    ends = (tuning.light, tuning.hard, tuning.hard + 4)
    begin = 0
    for end, pale, full in zip(ends, _STRENGTH_PALE, _STRENGTH_FULL, strict=True):
        from_x, to_x = begin * inner.width // ends[2], end * inner.width // ends[2]
        stage.fill(pale, Rect(inner.x + from_x, inner.y, to_x - from_x, inner.height))
        reached = min(max(0, held * inner.width // ends[2] - from_x), to_x - from_x)
        stage.fill(full, Rect(inner.x + from_x, inner.y, reached, inner.height))
        begin = end


def draw_alarm(canvas: Canvas, state: State, tick: int) -> None:
    """Draw a red frame while he looks, a yellow one while he turns."""
    look = state.teacher.look
    if look == Look.LOOKING and not state.eraser.flying:
        canvas.rect(Rect(0, 24, canvas.width, canvas.height - 24), (0xE5, 0x48, 0x4D), 4 if tick % 12 < 6 else 3)
    elif look == Look.TURNING and tick % 8 < 5:
        canvas.rect(Rect(0, 24, canvas.width, canvas.height - 24), (0xFF, 0xC2, 0x30), 3)
