"""After the hit: the camera flies with the ball over rings of grass to the fence with its signs."""

from __future__ import annotations

from games.baseball.duel import ball_part
from games.baseball.field import FENCE
from games.baseball.flight import Pose, flight
from games.baseball.outfield import FOCUS, Camera, draw_outfield
from games.baseball.palette import GOLD, hour_of
from games.baseball.rules import Rules, flight_ticks
from games.baseball.state import Fate, PitchPhase, Quality, State
from games.baseball.tuning import Tuning
from games.engine.easing import ease_out
from games.engine.sprites import SpriteSheet
from handset.geometry import Rect
from handset.lcd import Canvas, Point

HORIZON = 128


def flight_of(state: State, tuning: Tuning) -> tuple[Pose, ...]:
    """Return the batted ball's baked flight; an empty one for a foul, which is drawn elsewhere."""
    hit = state.batted
    if hit.fate in (Fate.FOUL, Fate.STRIKE, Fate.STRIKEOUT):
        return ()
    ticks = flight_ticks(hit, tuning)
    if hit.fielder >= 0:
        return flight(hit.quality, ticks, state.fielders[hit.fielder].depth, 3)
    height = 18 if hit.fate == Fate.HOME_RUN else 4
    return flight(hit.quality, ticks, FENCE, height)


def warm_up(tuning: Tuning) -> None:
    """Bake one flight while the loading bar still fills, so that the first hit does not wait for the physics."""
    flight(Quality.PERFECT, tuning.long_fly, FENCE, 18)


def age_of(state: State, tuning: Tuning) -> int:
    """Return the ticks since the bat hit the ball."""
    if state.phase == PitchPhase.BATTED:
        return state.since
    ticks = flight_ticks(state.batted, tuning)
    return ticks + state.since


def camera_of(state: State, poses: tuple[Pose, ...], age: int, width: int) -> Camera:
    """Return the camera of the chase, behind the ball and a little above it.

    It stops before the fence and looks up after what flies over it.
    """
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
    if state.phase == PitchPhase.RESULT and state.batted.fate == Fate.HOME_RUN:
        tilt = max(min(tilt, 150), 20 + ease_out(state.since, 30, 80))
    return Camera(state.batted.angle, back, height, HORIZON + min(tilt, 150), width // 2)


def draw_chase(canvas: Canvas, stage: Canvas, sheet: SpriteSheet, game: Rules, language: str, tick: int) -> None:
    """Draw the batted ball's flight as the camera that follows it sees it."""
    state, tuning = game.state, game.tuning
    poses = flight_of(state, tuning)
    age = age_of(state, tuning)
    camera = camera_of(state, poses, age, stage.width)
    top = stage.origin[1] - canvas.origin[1]
    shown = Camera(camera.angle, camera.back, camera.height, camera.horizon + top, camera.middle)
    hour = hour_of(state.inning)
    draw_outfield(canvas, sheet, shown, hour, game, language, tick)
    _draw_actors(canvas, shown, sheet, state, poses, age, tick)


def _draw_actors(
    canvas: Canvas, camera: Camera, sheet: SpriteSheet, state: State, poses: tuple[Pose, ...], age: int, tick: int
) -> None:
    """Draw the fielders from far to near, and the ball among them."""
    reach, high, turn = poses[min(age, len(poses) - 1)]
    actors = [(fielder.depth * 10, number) for number, fielder in enumerate(state.fielders)]
    held = state.phase == PitchPhase.RESULT and state.batted.fielder >= 0
    if not held:
        actors.append((reach, -1))
    for _, number in sorted(actors, reverse=True):
        if number < 0:
            _draw_ball(canvas, camera, sheet, state, (reach, high, turn), age)
        else:
            _draw_fielder(canvas, camera, sheet, state, number, poses, age, tick)


def _draw_ball(canvas: Canvas, camera: Camera, sheet: SpriteSheet, state: State, pose: Pose, age: int) -> None:
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
    if state.batted.quality == Quality.PERFECT and state.phase == PitchPhase.BATTED and age > 4:
        for spark in range(1, 4):
            back = max(1, radius - spark * radius // 4)
            color = GOLD if (age + spark) % 2 else (0xFF, 0xF4, 0xC8)
            canvas.ellipse(Rect(x - back, y + spark * radius * 2 // 3 - back, 2 * back, 2 * back), color)
    if y > 20 and radius >= 1:
        sheet.put(canvas, f"{ball_part(radius)}@{turn}", x, y)


_HEIGHTS = ((1, 84), (2, 60), (3, 42), (4, 30), (5, 21))


def _fielder_pose(state: State, number: int, poses: tuple[Pose, ...], age: int) -> tuple[int, str, int]:
    """Return a fielder's angle on the field, his pose, and how high he jumps."""
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
        if state.phase == PitchPhase.RESULT:
            pose, lift = "got", max(0, 8 - state.since) + (4 if state.since // 8 % 2 and state.since > 12 else 0)
    elif abs(apart) < 34:
        reach = min(abs(apart), 15) * (1 if apart > 0 else -1)
        gone = min(age, passing) * 100 // max(1, passing)
        angle += reach * gone // 100
        pose = f"run{side}" if age < passing - 8 else f"dive{side}"
        lift = max(0, 6 - abs(age - passing + 4)) if pose.startswith("dive") else 0
    return angle, pose, lift


def _draw_fielder(
    canvas: Canvas,
    camera: Camera,
    sheet: SpriteSheet,
    state: State,
    number: int,
    poses: tuple[Pose, ...],
    age: int,
    tick: int,
) -> None:
    """Draw a fielder who runs after what he may reach: he has it, or dives past it."""
    radius = state.fielders[number].depth * 10
    angle, pose, lift = _fielder_pose(state, number, poses, age)
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
    """Return where on the stage, in pixels, the glove caught the ball."""
    poses = flight_of(state, tuning)
    if not poses:
        return width // 2, 120
    age = age_of(state, tuning)
    camera = camera_of(state, poses, age, width)
    reach, high, _ = poses[min(age, len(poses) - 1)]
    return camera.see(state.batted.angle, reach, high)
