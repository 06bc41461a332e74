"""The field before the camera that follows a batted ball: sky, stands, rings of grass, the fence with its signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pygame

from games.baseball import feedback
from games.baseball.palette import SIGNS, WHITE, Hour
from games.baseball.rules import Rules
from games.baseball.signs import ShownSign, shown_signs
from games.baseball.state import FOUL_LINE, Fate, PitchPhase, State
from games.engine.angles import ONE, cosine, sine
from games.engine.clipping import clipped
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet
from handset.geometry import Color, Rect
from handset.lcd import Canvas, Point

FOCUS = 190
"""Pixels that a metre takes at a metre's distance."""
_WALL = 90
"""Height of the fence, decimetres."""
_STANDS = 235
_WIDE = 190
"""How far to each side the camera sees, in 1,024ths of a circle."""
_SEAT = 3
"""Distance from seat to seat, in the same unit."""
_BOX_LEFT, _BOX_FOOT = 127, 140
"""Where the small field lies over the picture, on the tallest LCD."""
_ARC = [(sine(angle), cosine(angle)) for angle in (2 * _WIDE * step // 20 - _WIDE for step in range(21))]
"""Across and along, for the ring that the camera sees."""
_EDGE = 8
"""Pixels round the canvas to which polygons are cut, so that no edge of the cut is seen."""
_SINES = np.array([sine(angle) for angle in range(1024)], np.int64)
_COSINES = np.array([cosine(angle) for angle in range(1024)], np.int64)


@dataclass(frozen=True)
class Camera:
    """Camera on the ball's line, `back` decimetres from the plate and `height` above the ground, looking outward."""

    angle: int
    back: int
    height: int
    horizon: int
    middle: int

    def see(self, angle: int, radius: int, height: int) -> Point:
        """Project a point `radius` decimetres from the plate and `height` above the ground to pixels."""
        aside = radius * sine(angle - self.angle) // ONE
        ahead = max(12, radius * cosine(angle - self.angle) // ONE - self.back)
        return self.middle + FOCUS * aside // ahead, self.horizon + FOCUS * (self.height - height) // ahead

    def near(self, across: int, along: int, radius: int) -> Point:
        """Project a point on the ground to pixels; its direction from the camera's line comes as sine and cosine."""
        ahead = max(12, radius * along // ONE - self.back)
        return self.middle + FOCUS * (radius * across // ONE) // ahead, self.horizon + FOCUS * self.height // ahead

    def ahead(self, angle: int, radius: int) -> int:
        """Return how many decimetres in front of the camera a point lies."""
        return radius * cosine(angle - self.angle) // ONE - self.back


def draw_outfield(
    canvas: Canvas, sheet: SpriteSheet, camera: Camera, hour: Hour, game: Rules, language: str, tick: int
) -> None:
    """Draw everything in the outfield that does not play, back to front; it is kept while the camera stands."""
    state, signs, struck = game.state, shown_signs(game), _struck(game.state)
    wild = state.phase == PitchPhase.RESULT and state.batted.fate == Fate.HOME_RUN
    beat = tick // 4 if wild else -(tick // 20) - 1
    shiver = (1, -1)[state.since // 2 % 2] * max(0, 6 - state.since // 3) if struck else 0
    lit = struck is not None and state.since % 8 < 4

    def paint(field: Canvas) -> None:
        # Beyond what the camera's rings reach, the track goes on to the stands.
        field.fill(hour.dirt[1])
        _draw_sky(field, camera, hour)
        _draw_stands(field, camera, hour, beat)
        _draw_ground(field, camera, hour)
        for sign in ((-FOUL_LINE, FOUL_LINE, 0), *signs):
            hit = struck is not None and sign[:2] == struck
            _draw_fence_part(field, camera, sign, language, shiver if hit else 0, hit and lit)

    key = camera, hour, signs, struck, shiver, lit, beat, language
    sheet.layers.draw_latest(canvas, Rect(0, 0, canvas.width, canvas.height), "outfield", key, paint)


def _draw_sky(canvas: Canvas, camera: Camera, hour: Hour) -> None:
    foot = max(30, camera.horizon + 2)
    canvas.gradient(Rect(0, 0, canvas.width, min(foot, canvas.height)), hour.sky[0], hour.sky[1])
    drift = camera.angle * 2
    if hour.lit:
        for star in range(40):
            y = (star * 53 + foot * 3) % max(1, foot)
            canvas.fill((0xE8, 0xEC, 0xFF), Rect((star * 89 - drift) % canvas.width, y, 1 + star % 2, 1))
        return
    for x, rise, size in ((30, 70, 12), (120, 108, 15), (206, 84, 11), (70, 168, 14), (180, 190, 12)):
        cx, cy = (x - drift) % (canvas.width + 80) - 40, foot - rise
        for shift, less in ((-size, 4), (0, 0), (size, 3)):
            canvas.ellipse(
                Rect(cx + shift - size + less, cy - size + less, 2 * (size - less), 2 * (size - less)), WHITE
            )
        canvas.rect(Rect(cx - 2 * size, cy + 2, 4 * size, size - 4), WHITE, radius=4)


def _draw_stands(canvas: Canvas, camera: Camera, hour: Hour, beat: int) -> None:
    """Draw rows of heads behind the fence: they sit, and leap for a home run; `beat` moves them on."""
    low = [camera.near(across, along, 1040) for across, along in _ARC]
    high = [(x, y) for x, _, y in _posts(camera, _ARC, 1240, _STANDS)]
    _fill(canvas, high + low[::-1], hour.stands)
    pygame.draw.lines(canvas.surface, WHITE, False, high, 2)
    near = max(40, 1040 - camera.back)
    _draw_crowd(canvas, camera, hour, max(2, 9 * FOCUS // near), beat)


def _draw_crowd(canvas: Canvas, camera: Camera, hour: Hour, size: int, beat: int) -> None:
    """Draw the crowd from the last row to the first; `beat` moves them on, below 0 in peace.

    All rows are computed in one go.
    """
    rows, first = np.arange(7, -1, -1)[:, None], (camera.angle - _WIDE // 2) // _SEAT
    seats = first + np.arange(_WIDE // _SEAT + 1)[None, :]
    angles = (seats * _SEAT + rows % 2 - camera.angle) & 1023
    radius = 1050 + rows * 22
    ahead = np.maximum(12, radius * _COSINES[angles] // ONE - camera.back)
    x = camera.middle + FOCUS * (radius * _SINES[angles] // ONE) // ahead
    y = camera.horizon + FOCUS * (camera.height - 104 - rows * 15) // ahead
    mix = (seats * 7 + rows * 11 + seats * rows) % 5
    lift = (beat + seats + rows) % 3 * size // 2 if beat >= 0 else ((mix * 3 + rows + seats - beat) % 8 == 0) * 1
    shown = (x > -size) & (x < canvas.width + size)
    pictures = [_person(hour, size, look) for look in range(5)]
    looks, xs, ys = mix[shown].tolist(), (x - size // 2)[shown].tolist(), (y - lift)[shown].tolist()
    canvas.images(zip([pictures[look] for look in looks], zip(xs, ys, strict=True), strict=True))


@lru_cache(maxsize=256)
def _person(hour: Hour, size: int, look: int) -> pygame.Surface:
    """Return a head, and what shows of the shoulders."""
    picture = pygame.Surface((size + size // 2, 2 * size), pygame.SRCALPHA)
    picture.fill(hour.shade, (0, size, size + size // 2, size))
    picture.fill(hour.crowd[look], (size // 2 - size // 3, 0, size, size))
    return picture


def _draw_ground(canvas: Canvas, camera: Camera, hour: Hour) -> None:
    """Draw rings round the plate, from the track before the fence to one's own feet."""
    rings: list[tuple[int, Color]] = [(1020, hour.dirt[1]), (930, hour.grass[0])]
    rings += [(900 - 110 * ring, hour.grass[(ring + 1) % 2]) for ring in range(6)]
    rings += [(310, hour.dirt[0]), (210, hour.grass[1])]
    for radius, color in rings:
        _fill_ring(canvas, camera, radius, color)
    for side in (-FOUL_LINE, FOUL_LINE):
        ends = [(far, camera.ahead(side, far)) for far in range(1010, 0, -100)]
        spots = [camera.see(side, far, 0) for far, ahead in ends if ahead > 14]
        if len(spots) > 1:
            pygame.draw.lines(canvas.surface, hour.line, False, spots, 3)
    for angle, far in ((0, 388), (-FOUL_LINE, 274), (FOUL_LINE, 274)):
        ahead = camera.ahead(angle, far)
        if ahead > 20:
            x, y = camera.see(angle, far, 0)
            size = max(2, 14 * FOCUS // ahead)
            canvas.polygon([(x - size, y), (x, y - size // 3), (x + size, y), (x, y + size // 3)], WHITE)


def _fill_ring(canvas: Canvas, camera: Camera, radius: int, color: Color) -> None:
    """Fill everything nearer to the plate than `radius`, and all that lies below it in the picture."""
    if radius < camera.back:
        return
    edge = [camera.near(across, along, radius) for across, along in _ARC]
    floor = min(canvas.height, max(y for _, y in edge))
    inside = _above(edge, floor)
    if len(inside) < 2:
        return
    _fill(canvas, inside, color)
    canvas.fill(color, Rect(0, floor, canvas.width, canvas.height - floor))


def _above(edge: list[Point], floor: int) -> list[Point]:
    """Return the part of a ring's far edge that stands above `floor`, cut where it sinks below."""
    points: list[Point] = []
    for (x, y), (x2, y2) in pairwise([edge[0], *edge, edge[-1]]):
        if (y <= floor) != (y2 <= floor):
            points.append((x + (x2 - x) * (floor - y) // (y2 - y), floor))
        if y2 <= floor:
            points.append((x2, y2))
    return points


Post = tuple[int, int, int]
"""x, y of the foot, y of the top."""


def _posts(camera: Camera, ways: Sequence[tuple[int, int]], radius: int, height: int) -> list[Post]:
    """Return where upright things stand at `radius`, in the ways given by their sines and cosines."""
    posts = []
    for across, along in ways:
        ahead = max(12, radius * along // ONE - camera.back)
        x = camera.middle + FOCUS * (radius * across // ONE) // ahead
        foot = camera.horizon + FOCUS * camera.height // ahead
        posts.append((x, foot, camera.horizon + FOCUS * (camera.height - height) // ahead))
    return posts


def _draw_fence_part(canvas: Canvas, camera: Camera, sign: ShownSign, language: str, shiver: int, lit: bool) -> None:
    """Draw the whole fence, or one of its signs, which says what it is worth to this ball as the mini field does.

    A sign that has just been struck trembles by `shiver` pixels and lights up.
    """
    left, right, bases = sign
    steps = max(2, (right - left) // 8)
    angles = [left + (right - left) * step // steps for step in range(steps + 1)]
    angles = [angle - camera.angle for angle in angles if abs(angle - camera.angle) < _WIDE]
    posts = _posts(camera, [(sine(angle), cosine(angle)) for angle in angles], 1010, _WALL)
    if len(posts) < 2 or posts[-1][0] < 0 or posts[0][0] > canvas.width:
        return
    up = [(x, top + shiver) for x, _, top in posts]
    points = up + [(x, foot + shiver) for x, foot, _ in reversed(posts)]
    red, green, blue = SIGNS[bases]
    color = (min(255, red + 50), min(255, green + 50), min(255, blue + 50)) if lit else SIGNS[bases]
    _fill(canvas, points, color)
    _fill(canvas, points, INK, 2 if bases else 1)
    if not bases:
        pygame.draw.lines(canvas.surface, (0xF4, 0xD8, 0x4C), False, up, 3)
    else:
        _name_sign(canvas, posts, bases, language, shiver)


def _fill(canvas: Canvas, points: list[Point], color: Color, width: int = 0) -> None:
    """Fill a polygon, or draw its edges, as far as the canvas shows it: the nearest stands are thousands high."""
    seen = clipped(points, Rect(-_EDGE, -_EDGE, canvas.width + 2 * _EDGE, canvas.height + 2 * _EDGE))
    if len(seen) > 2:
        canvas.polygon(seen, color, width)


def _struck(state: State) -> tuple[int, int] | None:
    """Return the sign that the ball has just met."""
    hit = state.batted
    if state.phase != PitchPhase.RESULT or hit.fielder >= 0 or state.since > 40:
        return None
    return next(((s.left, s.right) for s in state.signs if s.left <= hit.angle < s.right), None)


def _name_sign(canvas: Canvas, posts: list[Post], bases: int, language: str, shiver: int) -> None:
    """Write on a sign, as large as what is seen of the board allows; on a small one only the number."""
    left, right = max(0, posts[0][0]), min(canvas.width, posts[-1][0])
    _, foot, top = posts[len(posts) // 2]
    top = max(top, 0) + shiver
    if top < _BOX_FOOT:  # beside the small field, which lies over the fence
        right = min(right, _BOX_LEFT)
    middle, width = (left + right) // 2, right - left
    height = foot + shiver - top
    long, short = feedback.translate(f"sign {bases}", language), "HR" if bases == 4 else str(bases)
    for size in (24, 20, 16, 12):
        for text in (long, short):
            across = canvas.text_width(text, size)
            if across <= width - 6 and size <= height - 2:
                canvas.decoration(middle - across // 2, top + (height - size) // 2, text, size, WHITE)
                return
