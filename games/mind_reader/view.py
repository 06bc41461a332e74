"""Draws Mind Reading Trainer: the scene above, the walk in the park below. A pure function of the rules' state."""

from __future__ import annotations

from typing import Any

from games.engine.cards import (
    GOLD,
    NAVY,
    WHITE,
    draw_howto,
    draw_plate,
    draw_push,
    draw_report,
    howto_height,
    plate_height,
    title_lines,
)
from games.engine.catalogue import GameSpec
from games.engine.easing import swing
from games.engine.effects import Popup, ViewState, advance, draw_effects, draw_flash, light, pop, shake, shake_offset
from games.engine.outlined_text import INK
from games.engine.rules import Event
from games.engine.sprites import SpriteSheet, sprite_sheet
from games.mind_reader import card, feedback, park
from games.mind_reader.questions import load_questions
from games.mind_reader.rules import Rules
from games.mind_reader.state import State
from handset.geometry import Color, Rect
from handset.lcd import Canvas

_LEAF: Color = (0x1E, 0x84, 0x6C)
_MINT: Color = (0x9C, 0xE4, 0xCC)
_PLACES = {"hurry": (120, 186), "late": (120, 186)}
"""Where words rise, on the lowest 280 pixels; all others beside the walker."""


class MindReaderView:
    """View of Mind Reading Trainer: draws a play and gives each event its feedback."""

    still = False

    def __init__(self, spec: GameSpec, language: str) -> None:
        self._spec = spec
        self._language = language
        self._sheet: SpriteSheet = sprite_sheet(spec.id)
        self.state = ViewState()

    def load_step(self) -> int:
        load_questions()  # read now, not when the first one is shown
        return self._sheet.cut(5)

    def observe(self, event: Event) -> None:
        """Start the popups, stars and shakes of an event of this tick, beside the walker."""
        effects = self.state.effects
        if event.name == "right":
            effects.bursts.append((park.WALKER_X, 220, 0))
        elif event.name == "grow":
            effects.bangs.append((park.WALKER_X, 216, 0))
            light(effects)
        elif event.name in ("wrong", "late"):
            shake(effects, 4, 12)
        said = feedback.popup(event, self._language)
        if said:
            text, tone, size = said
            x, y = _PLACES.get(event.name, (park.WALKER_X + 54, 196))
            pop(effects, Popup(text, x, y, tone, 0, size))

    def cues(self, event: Event) -> list[tuple[str, str, int]]:
        return feedback.cues(self._spec.id, event)

    def pace(self, game: Rules) -> int:
        """Return the ticks that the music's beats are shorter by: one more with each second question."""
        return min(game.state.number // 2, 4)

    def tick(self, game: Any) -> None:
        self.state.tick += 1
        advance(self.state.effects)

    def draw(self, canvas: Canvas, game: Rules) -> None:
        state, tick = game.state, self.state.tick
        dx, dy = (0, 0) if self.still else shake_offset(self.state.effects)
        lowered = max(0, canvas.height - card.FIELD_HEIGHT) // 2
        park.draw_park(canvas, self._sheet, state.walked, self._language)
        park.draw_people(canvas, self._sheet, state, self._spec.tuning, tick)
        stage = canvas.part(Rect(dx, lowered * 2 // 3 + dy, canvas.width, card.FIELD_HEIGHT))
        card.draw_card(stage, self._sheet, state, self._language, tick)
        foot = canvas.part(Rect(0, canvas.height - card.FIELD_HEIGHT, canvas.width, card.FIELD_HEIGHT))
        draw_effects(foot, self._sheet, self.state.effects)
        draw_flash(canvas, self.state.effects, self.still)
        self._draw_hud(canvas, state)

    def draw_title(self, canvas: Canvas, tick: int) -> None:
        """Draw the title screen: a clueless stroller becomes a dandy; how it is played; who sponsors it."""
        sheet, language = self._sheet, self._language
        howto = self._spec.file.howto.of(language)
        size = 12 if canvas.height < 330 else 16
        height = howto_height(howto, size)
        box = Rect(12, canvas.height - 31 - height, canvas.width - 24, height)
        scene = canvas.part(Rect(0, 0, canvas.width, box.y - 6))
        park.draw_park(scene, sheet, tick, language)
        canvas.fill((0xDC, 0xC0, 0x8C), Rect(0, box.y - 6, canvas.width, canvas.height))
        grade = tick // 50 % 6
        ground = scene.height - 16
        for number in range(grade):
            step = (tick // 8 + number) % 2 + 1
            sheet.put(
                scene, f"admirer-{number}-{step}", 96 - number // 2 * 32 - number % 2 * 14, ground - number % 2 * 8
            )
        pose = "joy" if tick % 50 < 14 and grade else ("walk-1", "walk-2")[tick // 8 % 2]
        lift = abs(swing(tick % 50, 28, 8)) if pose == "joy" else 0
        scene.ellipse(Rect(128, ground - 4, 42, 9), (0xB0, 0x90, 0x5C))
        sheet.put(scene, f"walker-{grade}-{pose}", 148, ground - lift)
        if tick % 50 < 9 and grade:
            sheet.put(scene, f"bang-{tick % 50 // 3 + 1}", 148, ground - 50)
        title = self._spec.file.title.of(language)
        sponsor = feedback.translate("presented", language, brand=feedback.BRAND[language])
        width = canvas.text_width(sponsor, 12) + 20
        lines = title_lines(canvas, title) if canvas.height >= 330 else [title]
        at = Rect(8, 4, canvas.width - 16, plate_height(lines))
        plate = draw_plate(canvas, at, lines, tick, _LEAF, _MINT)
        tag = Rect((canvas.width - width) // 2, plate.bottom - 2, width, 18)
        canvas.rect(tag, INK, radius=7)
        canvas.rect(Rect(tag.x + 2, tag.y + 2, tag.width - 4, tag.height - 4), _MINT, radius=5)
        canvas.text(tag.x + 10, tag.y + 3, sponsor, 12, INK, role="hud")
        for side in (plate.x + 3, plate.right - 3):
            sheet.put(canvas, "heart", side, plate.y + 6)
        draw_howto(canvas, box, howto, size, beside=60)
        for place, digit in enumerate("46"):
            x, down = box.right - 50 + place * 30, tick % 100 // 50 == place and tick % 50 < 10
            sheet.put(canvas, "keycap-down" if down else "keycap", x, box.y + height // 2)
            canvas.decoration(x - 4, box.y + height // 2 - 10 + down, digit, 16, INK)
        draw_push(canvas, feedback.translate("push", language), tick)

    def draw_over(self, canvas: Canvas, game: Rules, tick: int) -> None:
        """Draw the report card of the walk with the grade that was reached."""
        self.draw(canvas, game)
        state, language = game.state, self._language
        rows = (
            (feedback.translate("right", language), f"{state.right}/{self._spec.tuning.questions}"),
            (feedback.translate("admirers", language), str(state.admirers)),
            (feedback.translate("longest", language), str(state.longest)),
        )
        report = feedback.translate(f"grade {game.grade}", language)
        box = draw_report(canvas, tick, feedback.translate("over", language), state.score, rows, report)
        if box is not None:
            hop, pose = abs(swing(tick, 40, 5)), "joy" if game.grade else "sad"
            self._sheet.put(canvas, f"walker-{game.grade}-{pose}", box.right - 6, box.bottom + 72 - hop)

    def _draw_hud(self, canvas: Canvas, state: State) -> None:
        """Draw the score at the left, which question in the middle, admirers at the right."""
        canvas.cover(Rect(0, 0, canvas.width, 24))
        sheet, admirers = self._sheet, state.admirers
        text = feedback.translate("question", self._language, n=state.number + 1, of=self._spec.tuning.questions)

        def paint(hud: Canvas) -> None:
            hud.fill(NAVY)
            hud.fill((0x4A, 0x5C, 0x8C), Rect(0, 23, hud.width, 1))
            hud.text((hud.width - hud.text_width(text, 16)) // 2, 4, text, 16, GOLD, role="hud")
            sheet.put(hud, "heart", hud.width - 46, 12)
            hud.text(hud.width - 34, 2, str(admirers), 20, WHITE, role="hud")

        sheet.layers.draw(canvas, Rect(0, 0, canvas.width, 24), ("hud", text, admirers), paint, opaque=True)
        canvas.text(6, 2, str(state.score), 20, WHITE, bold=True, role="hud")


def make_view(spec: GameSpec, language: str) -> MindReaderView:
    """Make the view; the catalogue looks it up by this name."""
    return MindReaderView(spec, language)
