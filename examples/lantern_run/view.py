"""Draws a play: the fox on his way, what he meets, what it earned, and the title that he leaps across."""

from __future__ import annotations

import msgspec

from keitai.kit import (
    GOLD,
    INK,
    NAVY,
    PAPER,
    WHITE,
    Canvas,
    Clip,
    Color,
    Effects,
    Event,
    FeedbackTable,
    FollowCamera,
    GameSpec,
    Particles,
    Popup,
    Rect,
    Spray,
    SpriteSheet,
    Timeline,
    Tween,
    advance,
    advance_particles,
    bake,
    draw_effects,
    draw_flash,
    draw_howto,
    draw_particles,
    draw_plate,
    draw_push,
    draw_report,
    draw_text_box,
    follow,
    heavy,
    howto_height,
    light,
    outlined,
    plate_height,
    pop,
    seen,
    shake_offset,
    spray,
    sprite_sheet,
    swing,
    title_lines,
    varied,
)  # fmt: skip

from .course import ROWS, SIZE
from .physics import SCENES
from .rules import HOME, READY, TALL, WIDE, Rules
from .scenery import draw_distance, draw_sky, draw_town

FEEDBACK = FeedbackTable(
    {
        "over": ("GAME OVER", "ゲームオーバー"),
        "home": ("DELIVERED!", "届けました!"),
        "push": ("PUSH 5 TO START", "PUSH 5 TO START"),
        "ready": ("Carry the light up to the shrine before dawn!", "夜明けまでに、\nあかりを丘の社へ!"),
        "go": ("GO!", "走れ!"),
        "streets": ("Streets", "走った町"),
        "best": ("Best", "自己ベスト"),
        "new": ("NEW BEST!", "新記録!"),
    },
    {
        "lantern": ("+{n}", "+{n}", 1, 20),
        "bump": ("OUCH!", "ごつん!", 2, 16),
        "cat": ("MEOW!", "にゃっ!", 2, 16),
        "crow": ("CAW!", "カァ!", 2, 16),
        "fall": ("WHOOPS!", "落ちた!", 2, 16),
        "home": ("DELIVERED!", "届けました!", 1, 24),
        "candle": ("+{n}", "+{n}", 1, 16),
    },
    {
        "leap": ("leap", 0),
        "land": ("land", 0),
        "firefly": ("firefly", 0),
        "lantern": ("lantern", 4),
        "street": ("street", 0),
        "bump": ("bump", 8),
        "cat": ("cat", 8),
        "crow": ("crow", 8),
        "fall": ("fall", 8),
        "back": ("back", 0),
        "home": ("home", 6),
        "candle": ("candle", 4),
        "over": ("over", 0),
    },
    {},
)
"""Words of the screens, words of the events, their sounds from sounds.yaml with ticks of vibration, and music."""
HUD = 24
AHEAD, CLIMB, ZONE = 62, -18, (0, 56)
"""Where the camera looks: so far ahead of the fox, a little above him, and how far he may go before it follows."""
DUST = Spray(5, right=(-160, -20), down=(-130, -10), life=(10, 22), gravity=7, drag=10, spread=5)
GLOW = Spray(7, right=(-260, 300), down=(-300, 200), life=(12, 26), gravity=6, drag=12)
EMBER = Spray(1, right=(-70, 10), down=(-50, 20), life=(14, 30), gravity=-3, spread=3)
SPRAYS = (DUST, GLOW, EMBER)
_LOOKS: tuple[tuple[str | Color, ...], ...] = (
    ("puff-1", "puff-2", "puff-3"),
    ((0xFF, 0xFF, 0xD8), (0xE8, 0xFF, 0x8C), (0x9A, 0xC8, 0x50)),
    ((0xFF, 0xE0, 0x90), (0xF0, 0x9A, 0x3C), (0xA8, 0x4A, 0x3C)),
)
_RUN = Clip(tuple(f"run-{number}" for number in range(1, 7)), 4)
_RED: Color = (0xC8, 0x3A, 0x38)
_FESTIVE: dict[Color, Color] = {(0x2F, 0x4C, 0x8C): _RED, (0xE0, 0x48, 0x3C): (0xF4, 0xC4, 0x50)}
"""The coat of a fox who has been at the shrine."""
_OPENING = Timeline({"sign": [(0, -90), (16, 44, "back"), (56, 44), (READY, -90, "in")]})
_HURT, GIVEN = 26, 36
"""Ticks that a mishap shows on him, and after which the lantern hangs at the gate."""
_SANDALS = bake(SCENES["sandal"])


class Saved(msgspec.Struct):
    """What the phone keeps of the game from play to play."""

    best: int = 0
    delivered: int = 0


class Moments(msgspec.Struct):
    """The view's state: effects under way, and the ticks in which things began."""

    effects: Effects = msgspec.field(default_factory=Effects)
    cloud: Particles = msgspec.field(default_factory=Particles)
    camera: FollowCamera = msgspec.field(default_factory=FollowCamera)
    tick: int = 0
    landed: int = -99
    hurt: int = -99
    lost: tuple[int, int] = (0, 0)
    """Where in the world he was when he lost his sandals."""
    went: int = -99
    best: bool = False


class LanternRunView:
    """View of Lantern Run."""

    still = False

    def __init__(self, spec: GameSpec, language: str) -> None:
        self._spec, self._language = spec, language
        self._sheet = sprite_sheet(spec.id)
        self._festive: SpriteSheet | None = None
        self._at = (0, 0)
        self.state = Moments()
        self.saved = Saved()

    def load_step(self) -> int:
        """Cut some sprites; once all are, dye the coat of a fox who has been at the shrine."""
        done = self._sheet.cut(12)
        if done == 100 and self._festive is None:
            self._festive = self._sheet.recolored(_FESTIVE)
        return done

    @property
    def _foxes(self) -> SpriteSheet:
        return self._festive if self.saved.delivered and self._festive is not None else self._sheet

    def observe(self, event: Event) -> None:
        state = self.state
        said = FEEDBACK.popup(event, self._language)
        x, y = self._at
        if said:
            text, tone, size = said
            pop(state.effects, Popup(text, 120 if event.name == "home" else 84, 120, tone, 0, size))
        match event.name:
            case "land":
                state.landed = state.tick
                spray(state.cloud, DUST, x, y + TALL, 0)
            case "leap":
                spray(state.cloud, DUST, x, y + TALL, 0)
            case "firefly" | "lantern":
                column, row = divmod(event.where, ROWS)
                for _ in range(1 if event.name == "firefly" else 4):
                    spray(state.cloud, GLOW, column * SIZE + 8, row * SIZE + 8, 1)
            case "bump" | "cat" | "crow" | "fall":
                state.hurt, state.lost = state.tick, (x, y + TALL)
                heavy(state.effects)
            case "back" | "candle":
                light(state.effects)
            case "home":
                state.went = state.tick
                self.saved.delivered += 1
            case "over":
                state.best = event.points > self.saved.best > 0
                self.saved.best = max(self.saved.best, event.points)

    def cues(self, event: Event) -> list[tuple[str, str, int]]:
        """Return the event's sounds; fireflies in a row sound higher and higher."""
        cues = FEEDBACK.cues(self._spec.id, event)
        if event.name == "firefly":
            steps = (event.points - self._spec.tuning.points) // self._spec.tuning.chain
            return [
                (kind, varied(name, pitch=_SCALE[min(steps, len(_SCALE) - 1)]), value) for kind, name, value in cues
            ]
        return cues

    def tick(self, game: Rules) -> None:
        state, box = self.state, game.box
        self._at = box.x + WIDE // 2, box.y
        target = _target(game)
        if not state.tick:
            state.camera = FollowCamera(*target)
        if not game.over and game.state.scenes.top != "tumble":
            follow(state.camera, (target[0], state.camera.y))
            follow(state.camera, target, ZONE, ease=6)
        if state.tick % 5 == 0 and game.state.scenes.top == "run":
            spray(state.cloud, EMBER, box.right + 22, box.y + 16, 2)
        state.tick += 1
        advance(state.effects)
        advance_particles(state.cloud, SPRAYS)

    def draw(self, canvas: Canvas, game: Rules) -> None:
        state = self.state
        field = canvas.part(Rect(0, HUD, canvas.width, canvas.height - HUD))
        camera = state.camera if state.tick else FollowCamera(*_target(game))
        level = game.course.level
        window = seen(camera, field.width, field.height, Rect(0, 0, level.width, level.height))
        dx, dy = (0, 0) if self.still else shake_offset(state.effects)
        window = window.moved(dx, dy)
        home = game.state.scenes.top == "home"
        way = 256 * game.box.x // level.width
        dawn = max(0, way - 150) * 140 // 106 if not home else Tween(140, 256, HOME, "in-out").at(game.state.scenes.age)
        draw_sky(canvas, self._sheet, state.tick, dawn)
        draw_distance(field, self._sheet, window, state.tick)
        draw_town(field, self._sheet, game, window)
        self._draw_fox(field, game, window)
        draw_particles(field, self._sheet, state.cloud, _LOOKS, (window.x, window.y))
        self._draw_sandals(field, window)
        draw_effects(field, self._sheet, state.effects)
        draw_flash(canvas, state.effects, self.still)
        self._draw_hud(canvas, game, way)
        if game.state.scenes.top == "ready":
            self._draw_sign(canvas, game.state.scenes.age)

    def draw_title(self, canvas: Canvas, tick: int) -> None:
        draw_sky(canvas, self._sheet, tick, 0)
        draw_distance(canvas, self._sheet, Rect(tick * 2, 100, canvas.width, canvas.height), tick)
        howto = self._spec.file.howto.of(self._language)
        size = 12 if any(canvas.text_width(line, 16) > canvas.width - 44 for line in howto) else 16
        height = howto_height(howto, size)
        roof = canvas.height - 40 - height - 16
        for x in range(-(tick * 2 % 16), canvas.width, 16):
            self._sheet.put(canvas, "roof", x + 8, roof + 8)
            self._sheet.put(canvas, "wall", x + 8, roof + 24)
        canvas.fill((0x77, 0x71, 0x9A), Rect(0, roof + 32, canvas.width, canvas.height - roof - 32))
        hop = _HOPS.at("up", tick % _HOPS.length)
        name = "big-leap" if hop else f"big-{_RUN.frame(tick)}"
        x, y = canvas.width // 2 - 14, roof + 2 - hop
        self._foxes.put(canvas, name, x, y)
        self._sheet.put(canvas, "pole-big", x + 28, y - 40)
        self._sheet.put(canvas, "lantern-big", x + 80, y - 46, turn=swing(tick, 44, 40))
        title = title_lines(canvas, self._spec.file.title.of(self._language))
        draw_plate(canvas, Rect(8, 6, canvas.width - 16, plate_height(title)), title, tick, NAVY, GOLD)
        if self.saved.best:
            text = f"{FEEDBACK.translate('best', self._language)} {self.saved.best}"
            outlined(canvas, canvas.width // 2, plate_height(title) + 12, text, 16, GOLD)
        draw_howto(canvas, Rect(12, canvas.height - 31 - height, canvas.width - 24, height), howto, size)
        draw_push(canvas, FEEDBACK.translate("push", self._language), tick)

    def draw_over(self, canvas: Canvas, game: Rules, tick: int) -> None:
        self.draw(canvas, game)
        home = game.state.scenes.top == "home"
        rows = [
            (FEEDBACK.translate("streets", self._language), f"{game.state.street}/{len(game.course.starts)}"),
            (FEEDBACK.translate("best", self._language), str(max(self.saved.best, game.score))),
        ]
        banner = FEEDBACK.translate("home" if home else "over", self._language)
        why = FEEDBACK.translate("new", self._language) if self.state.best else ""
        draw_report(canvas, tick, banner, game.score, rows, why, (0x2E, 0x8A, 0x5A) if home else _RED)

    def _draw_fox(self, canvas: Canvas, game: Rules, window: Rect) -> None:
        state, box, scenes = game.state, game.box, game.state.scenes
        if scenes.top == "tumble" or (state.safe and state.safe // 5 % 2 and not state.over):
            return
        x, foot = box.x + WIDE // 2 - window.x, box.bottom - window.y + 1
        sink = Tween(3, 0, 8, "back").at(self.state.tick - self.state.landed) if not state.aloft else 0
        hurt = self.state.tick - self.state.hurt < _HURT
        name = _RUN.frame(state.x // 256 // 3)
        if scenes.top == "ready":
            name = "stand"
        elif scenes.top == "home":
            name = "bow" if GIVEN <= scenes.age < 110 else "joy"
        elif hurt or state.over:
            name = "hurt"
        elif state.aloft > 2:
            name = "leap" if state.down < 200 else "drop"
        if not state.aloft:
            self._sheet.put(canvas, "shadow", x, foot - 1)
        self._foxes.put(canvas, name, x, foot + sink)
        if scenes.top == "home" and scenes.age >= GIVEN:
            self._sheet.put(canvas, "lantern", game.course.gate * SIZE + 64 - window.x, foot - 44)
        elif name != "hurt":
            turn = swing(state.x // 256, 60, 34) + max(-90, min(state.down // 12, 90))
            self._sheet.put(canvas, "pole", x + 13, foot + sink - 22)
            self._sheet.put(canvas, "lantern", x + 39, foot + sink - 25, turn=turn // 8 * 8)

    def _draw_sandals(self, canvas: Canvas, window: Rect) -> None:
        since = self.state.tick - self.state.hurt
        if 0 <= since < _SANDALS.ticks:
            for body in range(2):
                pose = _SANDALS.pose(body, since)
                x, y = self.state.lost[0] + pose.x - window.x, self.state.lost[1] + pose.y - window.y - 12
                self._sheet.put(canvas, "sandal", x, y, turn=pose.turn // 32 * 32)

    def _draw_hud(self, canvas: Canvas, game: Rules, way: int) -> None:
        canvas.fill(NAVY, Rect(0, 0, canvas.width, HUD))
        canvas.fill(INK, Rect(0, HUD - 1, canvas.width, 1))
        canvas.text(6, 2, str(game.score), 20, WHITE, bold=True, role="hud")
        left, right = 84, canvas.width - 74
        canvas.rect(Rect(left, 15, right - left, 3), (0x5A, 0x6E, 0x98), radius=1)
        canvas.rect(Rect(left, 15, (right - left) * way // 256, 3), GOLD, radius=1)
        self._sheet.put(canvas, "flag", right + 4, 12)
        self._sheet.put(canvas, "fox-head", left + (right - left) * way // 256, 12)
        for place in range(self._spec.tuning.candles):
            name = "candle" if place < game.state.candles else "candle-out"
            self._sheet.put(canvas, name, canvas.width - 12 - 16 * place, 12)

    def _draw_sign(self, canvas: Canvas, age: int) -> None:
        y = _OPENING.at("sign", age)
        sign = Rect(20, y, canvas.width - 40, 58)
        for x in (sign.x + 24, sign.right - 26):
            canvas.fill(INK, Rect(x, HUD, 2, max(0, y - HUD + 4)))
        canvas.rect(sign.moved(0, 3), INK, radius=6)
        canvas.rect(sign, PAPER, radius=6)
        canvas.rect(sign, INK, 2, radius=6)
        inner = Rect(sign.x + 10, sign.y + 5, sign.width - 20, sign.height - 10)
        draw_text_box(canvas, inner, FEEDBACK.translate("ready", self._language), align="middle", sizes=(20, 16, 12))


_HOPS = Timeline({"up": [(0, 0), (70, 0), (90, 52, "out"), (110, 0, "in"), (150, 0)]})
_SCALE = (0, 2, 4, 7, 9, 12, 14, 16, 19, 21, 24)
"""Semitones of fireflies in a row: five notes to the octave."""


def _target(game: Rules) -> tuple[int, int]:
    """Return what the camera looks at."""
    return game.box.x + AHEAD, game.box.y + CLIMB


def make_view(spec: GameSpec, language: str) -> LanternRunView:
    """Make the view; the catalogue looks it up by this name."""
    return LanternRunView(spec, language)
