"""Draws Baseball MVP Returns: behind the batter, then with the ball. A pure function of the rules' state."""

from __future__ import annotations

from typing import Any

import msgspec

from games.baseball import arrow, baserunners, chase, duel, feedback, minifield, park, screens, title
from games.baseball.rules import Rules
from games.baseball.state import LONG_AGO, Fate, PitchPhase, State
from games.engine.catalogue import GameSpec
from games.engine.easing import swing
from games.engine.effects import (
    Effects,
    Popup,
    advance,
    draw_effects,
    draw_flash,
    heavy,
    light,
    pop,
    shake,
    shake_offset,
)
from games.engine.outlined_text import INK
from games.engine.rules import Event
from games.engine.sprites import SpriteSheet, sprite_sheet
from handset.lcd import Canvas

CUT = 9
"""Ticks after a landing at which the camera is back at the plate; it stays with a home run."""
_STANDS = (64, screens.STANDS)
_SKY = (64, 50)
_PLACES = {
    "early": (180, 168),
    "late": (180, 168),
    "strike": (180, 198),
    "strikeout": (150, 198),
    "going": (120, 222),
    "cleared": (172, 176),
}
"""Where words rise on the stage, others than those on the stands: never over the pitch, the arrow or a sign."""
_HITS = ("single", "double", "triple", "home_run")


class _State(msgspec.Struct):
    effects: Effects = msgspec.field(default_factory=Effects)
    tick: int = 0
    ran: int = LONG_AGO
    """Ticks since the last ball landed, and the runners ran."""
    entered: int = LONG_AGO
    """Ticks since the batter stepped in."""
    chasing: bool = False
    """The camera is with the ball."""
    earned: int = 0
    """Points that the last hit has brought so far."""


class BaseballView:
    """View of baseball: draws a play and gives each event its feedback."""

    still = False
    filled_above = True

    def __init__(self, spec: GameSpec, language: str) -> None:
        self._spec = spec
        self._language = language
        self._sheet: SpriteSheet = sprite_sheet(spec.id)
        self.state = _State()

    def load_step(self) -> int:
        done = self._sheet.cut(9)
        if done >= 100:
            chase.warm_up(self._spec.tuning)
        return done

    def observe(self, event: Event) -> None:
        """Start the popups, stars and shakes of an event of this tick."""
        effects = self.state.effects
        x, y = park.ZONE
        match event.name:
            case "perfect":
                effects.bangs.append((x + 6, y, 0))
                heavy(effects)
            case "good" | "ok":
                effects.bursts.append((x + 6, y, 0))
                light(effects)
            case "caught" | "ground_out" | "double_play":
                effects.bursts.append((120, 120, 0))
                light(effects)
            case "single" | "double" | "triple":
                effects.bursts.append((120, 120, 0))
                light(effects)
            case "home_run":
                effects.bangs.append((120, 76, 0))
                heavy(effects)
            case "strikeout":
                shake(effects, 4, 12)
            case "batter":
                self.state.entered = 0
        if event.name in (*_HITS, "caught", "ground_out", "double_play", "strikeout", "foul_out"):
            self.state.ran, self.state.earned, effects.popups = 0, 0, []
        if event.name in (*_HITS, "cleared", "run"):
            self._earn(event.points)
        said = feedback.popup(event, self._language)
        if said is None or event.name == "run":
            return
        text, tone, size = said
        if event.name in _PLACES:
            x, y = _PLACES[event.name]
            pop(effects, Popup(text, x, y, tone, 0, size))
        else:
            self._clear_stands()
            pop(effects, Popup(text, *_STANDS, tone, 0, size, rise=2))

    def _earn(self, points: int) -> None:
        """Tell what the hit has brought so far: in the sky with the ball, on the stands beside the call."""
        state = self.state
        state.earned += points
        state.effects.popups = [popup for popup in state.effects.popups if not _is_earned(popup)]
        if state.chasing:
            pop(state.effects, Popup(f"+{state.earned}", *_SKY, 1, 0, 20))
        else:
            pop(state.effects, Popup(f"+{state.earned}", screens.EARNED_X, screens.STANDS, 1, 0, 16, rise=2))

    def _clear_stands(self) -> None:
        """Take from the stands what stands there: a word has no room beside another."""
        effects = self.state.effects
        effects.popups = [popup for popup in effects.popups if popup.y != screens.STANDS]

    def cues(self, event: Event) -> list[tuple[str, str, int]]:
        return feedback.cues(self._spec.id, event)

    def pace(self, game: Rules) -> int:
        """Return the ticks that the music's beats are shorter by: one more with each inning."""
        return min(game.state.inning, 2)

    def tick(self, game: Any) -> None:
        state = self.state
        state.tick += 1
        state.ran, state.entered = min(state.ran + 1, LONG_AGO), min(state.entered + 1, LONG_AGO)
        chasing = _is_chasing(game.state)
        if chasing != state.chasing:  # what was said of another place does not lie on the new one
            effects, told = state.effects, [popup for popup in state.effects.popups if _is_earned(popup)]
            effects.popups = [popup for popup in effects.popups if not popup.age and not _is_earned(popup)]
            effects.bursts, effects.bangs, state.chasing = [], [], chasing
            if told:
                self._earn(0)
        advance(state.effects)

    def draw(self, canvas: Canvas, game: Rules) -> None:
        state, tick, sheet = game.state, self.state.tick, self._sheet
        dx, dy = (0, 0) if self.still else shake_offset(self.state.effects)
        field = park.field_rect(canvas)
        stage = canvas.part(field.moved(dx, dy)) if dx or dy else canvas.part(field)
        flight = chase.flight_of(state, self._spec.tuning) if _is_chasing(state) else ()
        if flight:
            chase.draw_chase(canvas, stage, sheet, game, self._language, tick)
            screens.draw_fireworks(canvas, state, field.y + chase.HORIZON)
        else:
            park.draw_park(canvas, game, field, tick, dx, dy)
            self._draw_at_bat(stage, game, tick)
        minifield.draw_minifield(stage, sheet, game, flight, tick)
        if flight and state.batted.fate == Fate.HOME_RUN and state.phase == PitchPhase.RESULT:
            hop = abs(swing(state.since, 40, 16))
            sheet.put(stage, "batter-win", 66, stage.height - 80 - hop)
        if all((popup.x, popup.y) != _STANDS for popup in self.state.effects.popups):
            screens.draw_call(stage, state, self.state.ran, bool(flight), self._language, self.still)
        draw_effects(stage, sheet, self.state.effects)
        draw_flash(canvas, self.state.effects, self.still)
        screens.draw_change(canvas, sheet, state, self._spec.tuning, self._language)
        screens.draw_hud(canvas, sheet, state, self._spec.tuning, self._language)

    def draw_title(self, canvas: Canvas, tick: int) -> None:
        title.draw_title(canvas, self._sheet, self._spec, self._language, tick)

    def draw_over(self, canvas: Canvas, game: Rules, tick: int) -> None:
        self.draw(canvas, game)
        screens.draw_over(canvas, self._sheet, game.state, self._spec.tuning, self._language, tick)

    def _draw_at_bat(self, stage: Canvas, game: Rules, tick: int) -> None:
        sheet, tuning, state = self._sheet, self._spec.tuning, game.state
        screens.draw_scoreboard(stage, sheet, state, tuning)
        duel.draw_fielders(stage, sheet, state.fielders, tick)
        duel.draw_pitcher(stage, sheet, state, tuning, tick)
        baserunners.draw_runners(stage, sheet, state, self.state.ran, tick)
        duel.draw_shadow(stage, state)
        duel.draw_mitt(stage, sheet, state)
        duel.draw_spot(stage, sheet, state, tuning)
        duel.draw_pitch(stage, sheet, state, tick)
        if state.phase == PitchPhase.ARROW:
            arrow.draw_arrow(stage, sheet, state, game.catches(state.arrow, state.batted.quality), tick)
        duel.draw_batter(stage, sheet, state, self.state.entered, tick)
        if state.batted.fate == Fate.FOUL:
            duel.draw_foul(stage, sheet, state, tuning)
        self._draw_key(stage, state)

    def _draw_key(self, stage: Canvas, state: State) -> None:
        """Draw the key beside what it acts on: the shadow, then the arrow; lit in the moment to press it."""
        if state.phase == PitchPhase.ARROW:
            x, y = park.HOME[0] + 56, park.HOME[1] + 10
            lit = state.since > self._spec.tuning.armed
        elif state.phase in (PitchPhase.WINDUP, PitchPhase.PITCH):
            x, y = duel.spot_of(state)
            x += 46
            left = state.pitch.contact - state.since
            lit = state.phase == PitchPhase.PITCH and -self._spec.tuning.good <= left <= 4
        else:
            return
        down = state.swing.since < 12
        bob = 0 if down or not lit else (0, -2)[state.since // 4 % 2]
        self._sheet.put(stage, "keycap-down" if down else "keycap-glow" if lit else "keycap", x, y + bob)
        stage.text(x - 4, y - 10 + bob + 3 * down, "5", 16, INK, bold=True, role="hud")


def _is_earned(popup: Popup) -> bool:
    return popup.text[1:].isdecimal() and popup.text[0] == "+"


def _is_chasing(state: State) -> bool:
    """Return whether the camera is with a batted ball: while it flies, for a moment where it lands."""
    if state.batted.fate in (Fate.FOUL, Fate.STRIKE, Fate.STRIKEOUT):
        return False
    if state.phase == PitchPhase.BATTED:
        return True
    runs = state.batted.fate in (Fate.SINGLE, Fate.DOUBLE, Fate.TRIPLE)
    return state.phase == PitchPhase.RESULT and (not runs or state.since < CUT)


def make_view(spec: GameSpec, language: str) -> BaseballView:
    """Make the view; the catalogue looks it up by this name."""
    return BaseballView(spec, language)
