"""Draws a play; a pure function of the rules' state and the effects. Parts come from keitai.kit."""

from __future__ import annotations

from typing import Any

from keitai.kit import (
    INK,
    NAVY,
    WHITE,
    Canvas,
    Color,
    Event,
    FeedbackTable,
    GameSpec,
    Popup,
    Rect,
    ViewState,
    advance,
    draw_effects,
    draw_howto,
    draw_plate,
    draw_push,
    draw_report,
    howto_height,
    light,
    nearest,
    plate_height,
    pop,
    shake_offset,
    sprite_sheet,
    swing,
)  # fmt: skip

from .rules import COLUMNS, Rules

FEEDBACK = FeedbackTable(
    {"over": ("GAME OVER", "ゲームオーバー"), "missed": ("Missed", "逃した星"), "push": ("PUSH 5 TO START",) * 2},
    {
        "perfect": ("PERFECT! +{n}", "ぴったり! +{n}", 1, 20),
        "good": ("+{n}", "+{n}", 0, 16),
        "early": ("EARLY!", "早い!", 3, 16),
        "late": ("LATE!", "おそい!", 2, 16),
        "dropped": ("DROPPED!", "落ちた!", 2, 16),
    },
    {
        "perfect": ("perfect", 6),
        "good": ("good", 3),
        "early": ("miss", 0),
        "late": ("miss", 0),
        "dropped": ("miss", 0),
        "over": ("over", 0),
    },
    {},
)
"""Words of the screens, words of the events, their sounds from sounds.yaml with ticks of vibration, and music."""
_SKY: tuple[Color, Color] = ((0x2A, 0x3C, 0x78), (0x8C, 0xB4, 0xE4))
_GOLD: Color = (0xFF, 0xD2, 0x3C)
_TURNS = (-24, -12, 0, 12, 24)


class NewGameView:
    """View of the template: draws a play and gives each event its feedback."""

    still = False

    def __init__(self, spec: GameSpec, language: str) -> None:
        self._spec, self._language = spec, language
        self._sheet = sprite_sheet(spec.id)  # the pictures of the folder art
        self.state = ViewState()

    def load_step(self) -> int:
        return self._sheet.cut(9)

    def observe(self, event: Event) -> None:
        said = FEEDBACK.popup(event, self._language)
        if said:
            text, tone, size = said
            pop(self.state.effects, Popup(text, _column(event.where), 190, tone, 0, size))
        if event.name in ("perfect", "good"):
            self.state.effects.bursts.append((_column(event.where), 214, 0))
            light(self.state.effects)

    def cues(self, event: Event) -> list[tuple[str, str, int]]:
        return FEEDBACK.cues(self._spec.id, event)

    def tick(self, game: Any) -> None:
        self.state.tick += 1
        advance(self.state.effects)

    def draw(self, canvas: Canvas, game: Rules) -> None:
        state = game.state
        dx, dy = (0, 0) if self.still else shake_offset(self.state.effects)
        canvas.gradient(Rect(0, 0, canvas.width, canvas.height), *_SKY)
        stage = canvas.part(Rect(dx, canvas.height - 280 + dy, canvas.width, 280))
        stage.fill((0x4C, 0x8C, 0x50), Rect(0, 254, stage.width, 26))
        x = _column(state.column)
        self._sheet.put(stage, "net", x, 214)
        if state.since > 0:
            turn = nearest(swing(state.since, 48, 24), _TURNS)
            self._sheet.put(stage, f"star@{turn}", x, 24 + 190 * state.since // game.moment)
        self._sheet.put(stage, "keycap", x + 34, 240)
        stage.text(x + 30, 230, "5", 16, INK, bold=True, role="hud")
        draw_effects(stage, self._sheet, self.state.effects)
        canvas.fill(NAVY, Rect(0, 0, canvas.width, 24))
        canvas.text(6, 2, str(state.score), 20, WHITE, bold=True, role="hud")
        for life in range(self._spec.tuning.lives - state.missed):
            self._sheet.put(canvas, "star-life", canvas.width - 14 - life * 20, 12)

    def draw_title(self, canvas: Canvas, tick: int) -> None:
        canvas.gradient(Rect(0, 0, canvas.width, canvas.height), *_SKY)
        title, howto = [self._spec.file.title.of(self._language)], self._spec.file.howto.of(self._language)
        draw_plate(canvas, Rect(8, 6, canvas.width - 16, plate_height(title)), title, tick, NAVY, _GOLD)
        self._sheet.put(canvas, "star-big", canvas.width // 2, canvas.height // 2 - 20 + swing(tick, 90, 12))
        height = howto_height(howto, 12)
        draw_howto(canvas, Rect(12, canvas.height - 31 - height, canvas.width - 24, height), howto, 12)
        draw_push(canvas, FEEDBACK.translate("push", self._language), tick)

    def draw_over(self, canvas: Canvas, game: Rules, tick: int) -> None:
        self.draw(canvas, game)
        rows = [(FEEDBACK.translate("missed", self._language), str(game.state.missed))]
        draw_report(canvas, tick, FEEDBACK.translate("over", self._language), game.score, rows)


def _column(number: int) -> int:
    return 40 + number * 160 // (COLUMNS - 1)


def make_view(spec: GameSpec, language: str) -> NewGameView:
    """Make the view; the catalogue looks it up by this name."""
    return NewGameView(spec, language)
