"""HUD over the park: score, scoreboard, the announcer's calls, fireworks, the change of innings, the end."""

from __future__ import annotations

from games.baseball.feedback import call, translate
from games.baseball.palette import GOLD, NAVY, RED, WHITE
from games.baseball.state import Fate, PitchPhase, State
from games.baseball.tuning import Tuning
from games.engine.angles import ONE, cosine, sine
from games.engine.cards import COUNTED, draw_report
from games.engine.easing import ease_back, ease_out
from games.engine.outlined_text import INK, outlined
from games.engine.sprites import SpriteSheet
from handset.geometry import Color, Rect
from handset.lcd import Canvas

_RIBBON: Color = (0x2F, 0x6F, 0xC4)
BOARD: Color = (0x1E, 0x46, 0x38)
_CHALK: Color = (0xD8, 0xEC, 0xDC)
_AMBER: Color = (0xFF, 0xD8, 0x6A)
_SPARKS: tuple[Color, ...] = ((0xFF, 0xE0, 0x60), (0xFF, 0x7C, 0x9C), (0x7C, 0xE4, 0xFF), (0xA8, 0xFF, 0x8C), WHITE)
CALL_TICKS = 60
"""How long a call is told once the camera is back at the plate."""
GONE_TICKS = 20
STANDS = 82
"""Top of what is said behind the plate: on the stands below the scoreboard, where nobody is and nothing is written."""
EARNED_X = 100
_HIT_X, _CALL_X, _STANDS_WIDTH = 34, 64, 124
_NAMES = {
    Fate.SINGLE: "single",
    Fate.DOUBLE: "double",
    Fate.TRIPLE: "triple",
    Fate.HOME_RUN: "home_run",
    Fate.CAUGHT: "caught",
    Fate.GROUND_OUT: "ground_out",
    Fate.DOUBLE_PLAY: "double_play",
}


def draw_hud(canvas: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, language: str) -> None:
    """Draw the head-up display: score at the left, inning in the middle, outs at the right, as on the board."""
    last = state.inning + 1 >= tuning.innings
    inning = translate("last inning", language) if last else translate("inning", language, n=state.inning + 1)

    def paint(hud: Canvas) -> None:
        hud.fill(NAVY)
        hud.fill((0x4A, 0x5C, 0x8C), Rect(0, 23, hud.width, 1))
        hud.text(6, 2, str(state.score), 20, WHITE, bold=True, role="hud")
        x = (hud.width - hud.text_width(inning, 12)) // 2
        hud.text(x, 6, inning, 12, _AMBER if last else (0xC8, 0xD4, 0xF0), role="hud")
        hud.text(hud.width - 74, 6, translate("outs", language), 12, (0xC8, 0xD4, 0xF0), role="hud")
        for place in range(2):
            lamp = "lamp-out" if place < state.outs else "lamp-off"
            sheet.put(hud, lamp, hud.width - 30 + place * 17, 12)

    key = state.score, inning, last, state.outs, language
    sheet.layers.draw_latest(canvas, Rect(0, 0, canvas.width, 24), "hud", key, paint)


def draw_scoreboard(stage: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning) -> None:
    """Draw runs by inning, strikes and outs on the board over the stands."""
    key = "board", tuple(state.line), state.inning, tuning.innings, state.strikes, state.outs
    sheet.layers.draw(stage, Rect(0, 24, 120, 70), key, lambda part: _paint_scoreboard(part, sheet, state, tuning))


def _paint_scoreboard(canvas: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning) -> None:
    board = Rect(5, 5, 106, 50)
    for post in (board.x + 14, board.right - 18):
        canvas.fill(INK, Rect(post, board.bottom, 4, 12))
    canvas.rect(Rect(board.x - 2, board.y - 2, board.width + 4, board.height + 4), INK, radius=4)
    canvas.rect(board, BOARD, radius=3)
    canvas.fill((0x34, 0x66, 0x52), Rect(board.x + 2, board.y + 1, board.width - 4, 1))
    _line_score(canvas, board.x + 6, board.y + 3, state, tuning, 22)
    y = board.y + 42
    for label, x, count, most, lamp in (
        ("S", 10, state.strikes, 2, "lamp-strike"),
        ("O", 58, state.outs, 2, "lamp-out"),
    ):
        canvas.text(board.x + x, y - 7, label, 12, _CHALK, role="hud")
        for place in range(most):
            sheet.put(canvas, lamp if place < count else "lamp-off", board.x + x + 18 + place * 14, y)


def _line_score(canvas: Canvas, x: int, y: int, state: State, tuning: Tuning, pitch: int) -> None:
    """Draw the line score: innings and their sum, with the runs below."""
    for column in range(tuning.innings):
        now = column == state.inning
        left = x + column * pitch
        if now:
            canvas.fill((0x2E, 0x62, 0x4E), Rect(left - 2, y, 16, 30))
        canvas.text(left + 3, y + 1, str(column + 1), 12, (0x8C, 0xB4, 0x9C), role="hud")
        runs = str(state.line[column]) if column < len(state.line) else "-"
        canvas.text(
            left + 6 - canvas.text_width(runs, 16) // 2, y + 14, runs, 16, _AMBER if now else _CHALK, role="hud"
        )
    total = str(sum(state.line))
    left = x + tuning.innings * pitch + 8
    canvas.text(left + 3, y + 1, "R", 12, (0x8C, 0xB4, 0x9C), role="hud")
    canvas.text(left + 6 - canvas.text_width(total, 16) // 2, y + 14, total, 16, GOLD, bold=True, role="hud")


def draw_call(stage: Canvas, state: State, since: int, chasing: bool, language: str, still: bool) -> None:
    """Draw the umpire's call for the ball that landed `since` ticks ago.

    It lies across the picture of the outfield; back at the plate it is a word on the stands while the next one bats.
    """
    hit = state.batted
    if hit.fate not in _NAMES or PitchPhase.CONTACT <= state.phase < PitchPhase.RESULT:
        return
    text = call(_NAMES[hit.fate], language)
    good = hit.fate <= Fate.HOME_RUN
    if not chasing:
        if since < CALL_TICKS and state.phase != PitchPhase.CHANGE:
            told = text.rstrip("!")
            size = 16 if stage.text_width(told, 16) <= _STANDS_WIDTH else 12
            outlined(stage, _HIT_X if good else _CALL_X, STANDS, told, size, GOLD if good else WHITE)
        return
    if hit.fate == Fate.HOME_RUN and since < GONE_TICKS:
        text = call("gone", language)
    size = 24 if stage.text_width(text, 24) <= stage.width - 70 else 20
    width = stage.text_width(text, size)
    tick, left = since, state.length - state.since if hit.fate == Fate.HOME_RUN else 99
    x = stage.width // 2
    y = stage.height - ease_back(tick, 12, 84) if left > 8 else stage.height - 84 + (8 - left) * (8 - left) * 2
    color: Color = (RED if hit.fate == Fate.HOME_RUN else (0xF0, 0x8A, 0x24)) if good else (0x3C, 0x4C, 0x78)
    if hit.fate == Fate.HOME_RUN and tick % 10 < 5 and not still:
        color = (0xFF, 0x9A, 0x20)
    start, end = x - width // 2 - 26, x + width // 2 + 26
    for grow, paint in ((3, INK), (0, color)):
        shape = [
            (start - grow, y - grow),
            (end + 8 + grow, y - 4 - grow),
            (end + grow, y + 34 + grow),
            (start - 8 - grow, y + 38 + grow),
        ]
        stage.polygon(shape, paint)
    outlined(stage, x, y + 17 - size // 2, text, size, WHITE)


def draw_fireworks(canvas: Canvas, state: State, horizon: int) -> None:
    """Draw fireworks over the stands for a home run; a pure function of the batter's number and the tick."""
    if state.phase != PitchPhase.RESULT or state.batted.fate != Fate.HOME_RUN:
        return
    dusk = min(170, state.since * 10, (state.length - state.since) * 12)
    canvas.fill((0x12, 0x10, 0x38), Rect(0, 24, canvas.width, canvas.height - 24), alpha=dusk)
    for shell in range(11):
        age = state.since - 4 - shell * 9
        if not 0 <= age < 44:
            continue
        mix = state.batter * 37 + shell * 61
        x, y = 22 + mix * 7 % (canvas.width - 44), 46 + mix * 13 % max(20, horizon - 50)
        color = _SPARKS[mix % 5]
        if age < 8:
            rise = (8 - age) * (8 - age)
            canvas.fill(color, Rect(x - 1, y + rise, 3, 8))
            continue
        _draw_shell(canvas, x, y, age - 8, mix, color)


def _draw_shell(canvas: Canvas, x: int, y: int, age: int, mix: int, color: Color) -> None:
    """Draw two rings of sparks with their tails, slower and slower, sinking as they fade."""
    if age < 4:
        canvas.ellipse(Rect(x - 10 + age, y - 10 + age, 20 - 2 * age, 20 - 2 * age), WHITE)
    size = 4 if age < 12 else 3 if age < 22 else 2 if age < 30 else 1
    sink = age * age // 60
    for ring, paint in ((44 + mix % 14, color), (26, WHITE)):
        reach, behind = ease_out(age, 28, ring), ease_out(max(0, age - 4), 28, ring)
        for spark in range(18):
            turn = spark * 57 + mix
            across, down = sine(turn), cosine(turn)
            tail = (x + behind * across // ONE, y + behind * down // ONE + sink)
            canvas.line(tail, (x + reach * across // ONE, y + reach * down // ONE + sink), paint, max(1, size // 2))
            spot = Rect(x + reach * across // ONE - size // 2, y + reach * down // ONE + sink - size // 2, size, size)
            canvas.fill(paint, spot)


def draw_change(canvas: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, language: str) -> None:
    """Draw the board that comes down between two innings."""
    if state.phase != PitchPhase.CHANGE:
        return
    tick, left = state.since, state.length - state.since
    canvas.fill((0x18, 0x14, 0x2C), Rect(0, 24, canvas.width, canvas.height - 24), alpha=min(120, tick * 8, left * 10))
    drop = ease_back(tick, 24, canvas.height)
    if left < 16:
        drop = ease_out(left, 16, canvas.height)
    height = 118
    board = Rect(26, (canvas.height - height) // 2 + drop - canvas.height, canvas.width - 52, height)
    for x in (board.x + 30, board.right - 34):
        canvas.fill((0x6A, 0x52, 0x3C), Rect(x, 24, 4, max(0, board.y - 24)))
    canvas.rect(Rect(board.x - 3, board.y - 3, board.width + 6, board.height + 6), INK, radius=9)
    canvas.rect(board, BOARD, radius=7)
    sheet.put(canvas, f"pitcher-{state.pitcher % 5}-set", board.x + 10, board.bottom + 18)
    if board.y < 24:  # what is written on it does not show through the line of the score
        return
    last = state.inning + 1 >= tuning.innings
    title = translate("last inning", language) if last else translate("inning", language, n=state.inning + 1)
    outlined(canvas, canvas.width // 2, board.y + 8, title, 24, GOLD)
    _line_score(canvas, board.x + 40, board.y + 44, state, tuning, 34)
    relief = translate("relief", language)
    canvas.text(
        canvas.width // 2 - canvas.text_width(relief, 16) // 2 + 10, board.bottom - 26, relief, 16, _CHALK, role="hud"
    )


def draw_over(canvas: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, language: str, tick: int) -> None:
    """Draw the report card at a play's end, with the line score and the title that was reached."""
    rows = (
        (translate("hits", language), translate("at bats", language, hits=state.hits, n=state.at_bats)),
        (translate("average", language), average(state)),
        (translate("home runs", language), str(state.home_runs)),
    )
    card = draw_report(canvas, tick, translate("over", language), state.score, rows, paint=_RIBBON, gap=38)
    if card is None:
        return
    board = Rect(card.x + 14, card.y + 76, card.width - 28, 36)
    canvas.rect(board, BOARD, radius=4)
    _line_score(canvas, board.x + 18, board.y + 2, state, tuning, 34)
    if tick < COUNTED:
        return
    runs = sum(state.line)
    grade = "mvp" if runs >= 15 else "star" if runs >= 6 else "bench"
    verdict = translate(grade, language)
    size = 20 if canvas.text_width(verdict, 20) < card.width - 50 else 16
    outlined(canvas, canvas.width // 2, card.bottom - 27, verdict, size, GOLD)
    if grade == "mvp":
        hop = max(0, 12 - (tick - COUNTED)) // 2
        sheet.put(canvas, "trophy", card.right - 10, card.y + 50 - hop)


def average(state: State) -> str:
    """Return hits a time at bat, as baseball writes it: .333."""
    share = state.hits * 1000 // max(1, state.at_bats)
    return "1.000" if share >= 1000 else f".{share:03d}"
