"""After the hit: the camera flies with the ball over rings of grass to the fence with its signs."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from games.angles import ONE, cosine, sine
from games.baseball import words
from games.baseball.field import FENCE
from games.baseball.flight import Pose, flight
from games.baseball.palette import GOLD, SIGNS, WHITE, Hour, hour_of
from games.baseball.park import ball_part
from games.baseball.rules import Rules
from games.baseball.state import FOUL_LINE, Fate, Phase, Quality, State
from games.baseball.tuning import Tuning
from games.stage import INK, Sheet, ease_out
from handset.geometry import Color, Rect
from handset.lcd import Canvas, Point

FOCUS = 190
"""Pixels that a metre takes at a metre's distance."""
HORIZON = 128
_WALL = 90
"""Height of the fence, decimetres."""
_STANDS = 235
_WIDE = 190
"""How far to each side the camera sees, in 1,024ths of a circle."""


@dataclass(frozen=True)
class Camera:
    """Stands on the ball's line, `back` decimetres from the plate and `height` above the ground, looking along it."""

    angle: int
    back: int
    height: int
    horizon: int
    middle: int

    def see(self, angle: int, radius: int, height: int) -> Point:
        """Where a place `radius` decimetres from the plate and `height` above the ground stands in the picture."""
        aside = radius * sine(angle - self.angle) // ONE
        ahead = max(12, radius * cosine(angle - self.angle) // ONE - self.back)
        return self.middle + FOCUS * aside // ahead, self.horizon + FOCUS * (self.height - height) // ahead

    def ahead(self, angle: int, radius: int) -> int:
        """Decimetres before the camera."""
        return radius * cosine(angle - self.angle) // ONE - self.back


def flight_of(state: State, tuning: Tuning) -> tuple[Pose, ...]:
    """The batted ball's way; empty for a foul, which flies elsewhere."""
    hit = state.batted
    if hit.fate in (Fate.FOUL, Fate.STRIKE, Fate.STRIKEOUT):
        return ()
    ticks = (tuning.fly, tuning.liner, tuning.grounder)[hit.quality]
    if hit.fielder >= 0:
        return flight(hit.quality, ticks, state.fielders[hit.fielder].depth, 3)
    height = 18 if hit.fate == Fate.HOME_RUN else 4
    return flight(hit.quality, ticks, FENCE, height)


def warm_up(tuning: Tuning) -> None:
    """Bake a first flight while the bar still fills: the first hit shall not wait for the physics."""
    flight(Quality.PERFECT, tuning.fly, FENCE, 18)


def age_of(state: State, tuning: Tuning) -> int:
    """Ticks since the bat sent it off."""
    if state.phase == Phase.BATTED:
        return state.since
    ticks = (tuning.fly, tuning.liner, tuning.grounder)[state.batted.quality]
    return ticks + state.since


def camera_of(state: State, poses: tuple[Pose, ...], age: int, width: int) -> Camera:
    """Behind the ball and a little above; it stops before the fence and looks up after what flies over it."""
    reach, high, _ = poses[min(age, len(poses) - 1)]
    arrival = min(age, len(poses) - 131) if len(poses) > 131 else age
    reach = max(reach, poses[arrival][0]) if age > arrival else reach
    back = reach - 95 - high * 7 // 10
    if state.batted.fielder < 0:
        back = min(back, FENCE * 10 - 250)
    height = 24 + high * 3 // 4
    if age > arrival:
        height = 24 + poses[arrival][1] * 3 // 4
        back = min(FENCE * 10 - 250, poses[arrival][0] - 95 - poses[arrival][1] * 7 // 10)
    camera = Camera(state.batted.angle, back, height, HORIZON, width // 2)
    y = camera.see(state.batted.angle, reach, high)[1]
    tilt = max(0, 74 - y)
    if state.phase == Phase.RESULT and state.batted.fate == Fate.HOME_RUN:
        tilt = max(min(tilt, 150), 20 + ease_out(state.since, 30, 80))
    return Camera(state.batted.angle, back, height, HORIZON + min(tilt, 150), width // 2)


def draw_chase(canvas: Canvas, stage: Canvas, sheet: Sheet, game: Rules, language: str, tick: int) -> None:
    """The whole picture on `canvas`; the stage is the 240x280 part of it whose horizon counts."""
    state, tuning = game.state, game.tuning
    poses = flight_of(state, tuning)
    age = age_of(state, tuning)
    camera = camera_of(state, poses, age, stage.width)
    top = stage.origin[1] - canvas.origin[1]
    shown = Camera(camera.angle, camera.back, camera.height, camera.horizon + top, camera.middle)
    hour = hour_of(state.inning)
    _draw_sky(canvas, shown, hour)
    _draw_stands(canvas, shown, hour, state, tick)
    _draw_ground(canvas, shown, hour)
    _draw_fence(canvas, shown, state, language, tick)
    _draw_actors(canvas, shown, sheet, state, poses, age, tick)


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


def _draw_stands(canvas: Canvas, camera: Camera, hour: Hour, state: State, tick: int) -> None:
    """Rows of heads behind the fence: they sit, and leap for a home run."""
    low = [camera.see(angle, 1040, 0) for angle in _span(camera, 24)]
    high = [camera.see(angle, 1240, _STANDS) for angle in _span(camera, 24)]
    canvas.polygon(high + low[::-1], hour.stands)
    for index in range(len(high) - 1):
        canvas.line(high[index], high[index + 1], WHITE, 2)
    wild = state.phase == Phase.RESULT and state.batted.fate == Fate.HOME_RUN
    near = max(40, 1040 - camera.back)
    size = max(2, 9 * FOCUS // near)
    step = 3
    first = (camera.angle - _WIDE // 2) // step
    for row in range(7, -1, -1):
        radius, height = 1050 + row * 22, 104 + row * 15
        for seat in range(first, first + _WIDE // step + 1):
            angle = seat * step + row % 2
            x, y = camera.see(angle, radius, height)
            if not -size <= x < canvas.width or not 24 <= y < canvas.height:
                continue
            mix = (seat * 7 + row * 11 + seat * row) % 5
            lift = (tick // 4 + seat + row) % 3 * size // 2 if wild else (tick // 20 + mix * 3 + row + seat) % 8 == 0
            canvas.surface.fill(hour.shade, (x - size // 2, y + size - lift, size + size // 2, size + lift))
            canvas.surface.fill(hour.crowd[mix], (x - size // 3, y - lift, size, size))


def _span(camera: Camera, steps: int) -> list[int]:
    return [camera.angle - _WIDE + 2 * _WIDE * step // steps for step in range(steps + 1)]


def _draw_ground(canvas: Canvas, camera: Camera, hour: Hour) -> None:
    """Rings round the plate, from the track before the fence to one's own feet."""
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
    """Everything nearer to the plate than `radius`, and all that lies below it in the picture."""
    if radius < camera.back:
        return
    points = [camera.see(angle, radius, 0) for angle in _span(camera, 20)]
    left, right = points[0], points[-1]
    floor = canvas.height + 400
    canvas.polygon([(min(left[0], -400), floor), *points, (max(right[0], canvas.width + 400), floor)], color)


def _draw_fence(canvas: Canvas, camera: Camera, state: State, language: str, tick: int) -> None:
    parts = [(-FOUL_LINE, FOUL_LINE, 0), *((sign.left, sign.right, sign.bases) for sign in state.signs)]
    struck = _struck(state)
    for left, right, bases in parts:
        steps = max(2, (right - left) // 8)
        angles = [left + (right - left) * step // steps for step in range(steps + 1)]
        angles = [angle for angle in angles if abs(angle - camera.angle) < _WIDE]
        if len(angles) < 2:
            continue
        hit = bases and struck == (left, right)
        shiver = (1, -1)[state.since // 2 % 2] * max(0, 6 - state.since // 3) if hit else 0
        up = [camera.see(angle, 1010, _WALL) for angle in angles]
        down = [camera.see(angle, 1010, 0) for angle in angles]
        points = [(x, y + shiver) for x, y in up] + [(x, y + shiver) for x, y in reversed(down)]
        color = SIGNS[bases]
        if hit and state.since % 8 < 4:
            color = tuple(min(255, part + 50) for part in color)  # type: ignore[assignment]
        canvas.polygon(points, color)
        canvas.polygon(points, INK, 2 if bases else 1)
        if not bases:
            pygame.draw.lines(canvas.surface, (0xF4, 0xD8, 0x4C), False, up, 3)
        else:
            _name_sign(canvas, up, down, bases, language, shiver)


def _struck(state: State) -> tuple[int, int] | None:
    """The sign that the ball has just met."""
    hit = state.batted
    if state.phase != Phase.RESULT or hit.fielder >= 0 or state.since > 40:
        return None
    return next(((s.left, s.right) for s in state.signs if s.left <= hit.angle < s.right), None)


def _name_sign(canvas: Canvas, up: list[Point], down: list[Point], bases: int, language: str, shiver: int) -> None:
    """As large as the board allows; on a small one only the number."""
    middle = (up[0][0] + up[-1][0]) // 2
    width = up[-1][0] - up[0][0]
    top = max(up[len(up) // 2][1], 0) + shiver
    height = down[len(down) // 2][1] - top
    long, short = words.say(f"sign {bases}", language), "HR" if bases == 4 else str(bases)
    for size in (24, 20, 16, 12):
        for text in (long, short):
            across = canvas.text_width(text, size)
            if across <= width - 6 and size <= height - 2:
                canvas.decoration(middle - across // 2, top + (height - size) // 2, text, size, WHITE)
                return


# what moves


def _draw_actors(
    canvas: Canvas, camera: Camera, sheet: Sheet, state: State, poses: tuple[Pose, ...], age: int, tick: int
) -> None:
    """Fielders from far to near, and the ball among them."""
    reach, high, turn = poses[min(age, len(poses) - 1)]
    actors = [(fielder.depth * 10, number) for number, fielder in enumerate(state.fielders)]
    held = state.phase == Phase.RESULT and state.batted.fielder >= 0
    if not held:
        actors.append((reach, -1))
    for _, number in sorted(actors, reverse=True):
        if number < 0:
            _draw_ball(canvas, camera, sheet, state, (reach, high, turn), age)
        else:
            _draw_fielder(canvas, camera, sheet, state, number, poses, age, tick)


def _draw_ball(canvas: Canvas, camera: Camera, sheet: Sheet, state: State, pose: Pose, age: int) -> None:
    reach, high, turn = pose
    angle = state.batted.angle
    ahead = max(12, camera.ahead(angle, reach))
    x, y = camera.see(angle, reach, high)
    radius = 8 * FOCUS // ahead
    if ahead < 40:
        return
    if reach < 1010:
        sx, sy = camera.see(angle, reach, 0)
        wide = max(3, radius - high // 50)
        canvas.ellipse(Rect(sx - wide, sy - wide // 4, 2 * wide, max(2, wide // 2)), (0x3E, 0x70, 0x34))
    if state.batted.quality == Quality.PERFECT and state.phase == Phase.BATTED and age > 4:
        for spark in range(1, 4):
            back = max(1, radius - spark * radius // 4)
            color = GOLD if (age + spark) % 2 else (0xFF, 0xF4, 0xC8)
            canvas.ellipse(Rect(x - back, y + spark * radius * 2 // 3 - back, 2 * back, 2 * back), color)
    if y > 20 and radius >= 1:
        sheet.put(canvas, f"{ball_part(radius)}@{turn}", x, y)


_HEIGHTS = ((1, 84), (2, 60), (3, 42), (4, 30), (5, 21))


def _draw_fielder(
    canvas: Canvas,
    camera: Camera,
    sheet: Sheet,
    state: State,
    number: int,
    poses: tuple[Pose, ...],
    age: int,
    tick: int,
) -> None:
    """Runs after what he may reach: has it, or dives past it."""
    fielder, hit = state.fielders[number], state.batted
    radius = fielder.depth * 10
    angle, pose, lift = fielder.angle, "ready", 0
    apart = hit.angle - fielder.angle
    passing = next((at for at, (reach, _, _) in enumerate(poses) if reach >= radius), len(poses))
    side = "-left" if apart < 0 else ""
    if number == hit.fielder:
        gone = min(age, passing) * 100 // max(1, passing)
        angle += apart * gone // 100
        pose = f"run{side}" if abs(apart) > 4 else "ready"
        if age > passing - 8 and hit.quality != Quality.OK:
            pose, lift = "jump", 8
        if state.phase == Phase.RESULT:
            pose, lift = "got", max(0, 8 - state.since) + (4 if state.since // 8 % 2 and state.since > 12 else 0)
    elif abs(apart) < 34:
        reach = min(abs(apart), 15) * (1 if apart > 0 else -1)
        gone = min(age, passing) * 100 // max(1, passing)
        angle += reach * gone // 100
        pose = f"run{side}" if age < passing - 8 else f"dive{side}"
        lift = max(0, 6 - abs(age - passing + 4)) if pose.startswith("dive") else 0
    ahead = camera.ahead(angle, radius)
    if ahead < 40:
        return
    x, y = camera.see(angle, radius, 0)
    wanted = 36 * FOCUS // ahead
    size = min(_HEIGHTS, key=lambda pair: abs(pair[1] - wanted))[0]
    if wanted < 12 or not -40 < x < canvas.width + 40:
        return
    wide = wanted // 3
    canvas.ellipse(Rect(x - wide, y - wide // 4, 2 * wide, max(3, wide // 2)), (0x3E, 0x70, 0x34))
    stride = 2 if pose.startswith("run") and tick % 8 < 4 else 0
    sheet.put(canvas, f"fielder-{pose}-{size}", x, y - lift * wanted // 60 - stride)


def glove_spot(state: State, tuning: Tuning, width: int) -> Point:
    """Where on the stage the ball was caught."""
    poses = flight_of(state, tuning)
    if not poses:
        return width // 2, 120
    age = age_of(state, tuning)
    camera = camera_of(state, poses, age, width)
    reach, high, _ = poses[min(age, len(poses) - 1)]
    return camera.see(state.batted.angle, reach, high)
