"""The upper half: the scene with its face, two answers with their keys, the time that is left."""

from __future__ import annotations

from functools import lru_cache

from games.engine.cards import GOLD, PAPER
from games.engine.easing import ease_back, ease_out, swing
from games.engine.outlined_text import INK, outlined
from games.engine.sprites import SpriteSheet
from games.mind_reader.feedback import translate
from games.mind_reader.questions import FACES, Question, load_questions
from games.mind_reader.state import LEFT, NONE, ScenePhase, State
from handset.geometry import Color, Rect
from handset.lcd import Canvas
from handset.typeface import Typeface

FIELD_HEIGHT = 280
BOTTOM = 178
"""Where the park begins, on the 240x280 stage."""
_NEVER_FIRST = "、。!?」』…っょゃゅー"
"""A line begins with none of these; the character before comes along."""
_NOWHERE: Color = (0xFF, 0, 0xFF)
"""A color that the card does not have."""
_AROUND = 18
"""Pixels that an answer's picture reaches beyond its box, for the key on its corner."""
_BLUE: Color = (0x3F, 0x7C, 0xD0)
_GREEN: Color = (0x3C, 0xA8, 0x5C)
_GRAY: Color = (0xB4, 0xB4, 0xBC)


def card_rect(width: int) -> Rect:
    """Return where the question's card lies on a stage of that width."""
    return Rect(6, 30, width - 12, 80)


def answer_rect(width: int, side: int) -> Rect:
    """Return where the answer of a side lies on a stage of that width."""
    half = (width - 16) // 2
    return Rect(6 if side == LEFT else width - 6 - half, 118, half, 50)


def wrap(typeface: Typeface, text: str, size: int, width: int) -> list[str]:
    """Break the text into lines no wider than `width`.

    It breaks between words, or, where a language has no gaps, between characters.
    """
    lines: list[str] = []
    line = ""
    pieces, gap = (text.split(" "), " ") if text.isascii() else (list(text), "")
    for piece in pieces:
        longer = line + (gap if line else "") + piece
        if line and typeface.width(longer, size) > width:
            taken = "" if gap or piece not in _NEVER_FIRST else line[-1]
            lines.append(line.removesuffix(taken))
            line = taken + piece
        else:
            line = longer
    return [*lines, line]


@lru_cache(maxsize=64)
def fit(typeface: Typeface, text: str, width: int, height: int) -> tuple[int, list[str]]:
    """Return the largest type size at which the text fits the card, and its lines."""
    for size in (16, 12):
        lines = wrap(typeface, text, size, width)
        fits = all(typeface.width(line, size) <= width for line in lines)
        if fits and len(lines) * (size + 2) <= height:
            return size, _balanced(typeface, text, size, width, len(lines))
    return 12, wrap(typeface, text, 12, width)


@lru_cache(maxsize=64)
def _balanced_at(typeface: Typeface, text: str, size: int, width: int) -> list[str]:
    """Return the text's lines at a size that fits, about equally long."""
    return _balanced(typeface, text, size, width, len(wrap(typeface, text, size, width)))


def _balanced(typeface: Typeface, text: str, size: int, width: int, count: int) -> list[str]:
    """Return as many lines, about equally long: no single character stands alone on the last."""
    for narrower in range(typeface.width(text, size) // count, width, size // 2):
        lines = wrap(typeface, text, size, narrower)
        if len(lines) == count and all(typeface.width(line, size) <= width for line in lines):
            return lines
    return wrap(typeface, text, size, width)


def draw_card(stage: Canvas, sheet: SpriteSheet, state: State, language: str, tick: int) -> None:
    """Draw the card with the question: it drops in with the question and goes with the walk."""
    if state.phase == ScenePhase.WALK:
        _draw_number(stage, state, language)
        return
    question = load_questions()[state.order[state.number]]
    drop = 100 - ease_back(state.since, 16, 100) if state.phase == ScenePhase.READ else 0
    card, nod, ask = card_rect(stage.width), swing(tick, 90, 1), question.ask.of(language)

    def paint(canvas: Canvas) -> None:
        _paint_card(canvas, sheet, question, ask, nod)

    area = Rect(card.x, card.y - drop, card.width, card.height + 2)
    sheet.layers.draw(stage, area, ("card", ask, question.mood, question.face, nod), paint, clear=_NOWHERE)
    if state.phase != ScenePhase.READ:
        for side in (0, 1):
            _draw_answer(stage, sheet, state, question, side, language)
        _draw_time(stage, state)


def _paint_card(canvas: Canvas, sheet: SpriteSheet, question: Question, ask: str, nod: int) -> None:
    """Paint the card: the face on the colour of its mood, the question beside it."""
    card = Rect(0, 0, canvas.width, canvas.height - 2)
    canvas.rect(card.moved(0, 2), (0x4A, 0x6C, 0x90), radius=8)
    canvas.rect(card, PAPER, radius=8)
    canvas.rect(card, INK, 2, radius=8)
    canvas.rect(Rect(6, 7, 66, 66), _mood_color(question), radius=8)
    sheet.put(canvas, f"face-{question.mood}-{FACES.index(question.face)}", 39, 40 + nod)
    size, lines = fit(canvas.typeface, ask, card.width - 88, card.height - 8)
    y = (card.height - len(lines) * (size + 2)) // 2
    for line in lines:
        canvas.text(80, y, line, size, INK, role="hud")
        y += size + 2


def _draw_number(stage: Canvas, state: State, language: str) -> None:
    """Write which question comes, as it is walked to; below it how many there are."""
    count = len(state.order)
    rise = ease_back(state.since, 16, 40) - 40
    text = translate("question", language, n=state.number + 1, of=count)
    outlined(stage, stage.width // 2, 58 + rise, text, 24, GOLD)
    for place in range(count):
        x = stage.width // 2 - count * 8 + place * 16 + 8
        color = GOLD if place < state.number else PAPER if place == state.number else _BLUE
        reach = 6 if place == state.number else 4
        for grow, paint in ((2, INK), (0, color)):
            size = reach + grow
            stage.ellipse(Rect(x - size, 100 + rise - size, 2 * size, 2 * size), paint)


def _mood_color(question: Question) -> Color:
    moods: dict[str, Color] = {
        "happy": (0xFF, 0xE4, 0x9C),
        "sad": (0xB8, 0xD8, 0xF4),
        "angry": (0xFF, 0xC4, 0xB4),
        "shy": (0xFF, 0xD4, 0xE0),
        "tired": (0xD8, 0xD0, 0xEC),
        "surprised": (0xC8, 0xEC, 0xD0),
    }
    return moods[question.mood]


def _draw_answer(stage: Canvas, sheet: SpriteSheet, state: State, question: Question, side: int, language: str) -> None:
    """Draw an answer: white to choose from, then the kind one green with its ring, the other grey.

    The other is crossed if it was taken.
    """
    kind = state.kind_side[state.number] == side
    told = state.phase in (ScenePhase.PRAISE, ScenePhase.REGRET)
    chosen = told and state.chosen == side
    box = answer_rect(stage.width, side)
    if state.phase == ScenePhase.ASK:
        slide = 130 - ease_out(state.since, 12, 130)
        box = box.moved(-slide if side == LEFT else slide, 0)
    if chosen:
        shake = (2, -2)[state.since // 2 % 2] if not kind and state.since < 10 else 0
        box = box.moved(shake, (3, 2, 1)[state.since // 2] if state.since < 6 else 0)
    texts = (question.right.of(language), question.wrong.of(language))
    mark = "mark-right" if kind else "mark-wrong" if chosen else ""

    def paint(canvas: Canvas) -> None:
        _paint_answer(canvas, sheet, texts, side, kind=kind, told=told)

    area = Rect(box.x - _AROUND, box.y - _AROUND, box.width + 2 * _AROUND, box.height + 2 * _AROUND)
    sheet.layers.draw(stage, area, ("answer", texts, side, kind, told), paint)
    if told and mark:
        x = box.x + 9 if side == LEFT else box.right - 9
        sheet.put(stage, mark, x, box.y + 1 - 2 * (state.since < 6))


def _paint_answer(
    canvas: Canvas, sheet: SpriteSheet, texts: tuple[str, str], side: int, *, kind: bool, told: bool
) -> None:
    """Paint one of the answers `texts` (the kind one, the other) in its box, with its key as long as none was told."""
    box = Rect(_AROUND, _AROUND, canvas.width - 2 * _AROUND, canvas.height - 2 * _AROUND)
    edge: Color = _BLUE if not told else _GREEN if kind else _GRAY
    fill: Color = (0xFF, 0xFF, 0xFF) if not told else (0xDC, 0xF8, 0xDC) if kind else (0xE8, 0xE8, 0xEC)
    canvas.rect(box.moved(0, 3), INK, radius=8)
    canvas.rect(box, INK, radius=8)
    canvas.rect(Rect(box.x + 2, box.y + 2, box.width - 4, box.height - 4), edge, radius=7)
    canvas.rect(Rect(box.x + 4, box.y + 4, box.width - 8, box.height - 8), fill, radius=5)
    # Both answers in one size: larger letters would hint at one of them.
    width, height = box.width - 12, box.height - 12
    size = min(fit(canvas.typeface, text, width, height)[0] for text in texts)
    lines = _balanced_at(canvas.typeface, texts[0] if kind else texts[1], size, width)
    y = box.y + (box.height - len(lines) * (size + 2)) // 2 + 1
    color = INK if not told or kind else (0x7C, 0x74, 0x78)
    for line in lines:
        canvas.text(box.x + (box.width - canvas.text_width(line, size)) // 2, y, line, size, color, role="hud")
        y += size + 2
    if not told:
        x = box.x + 13 if side == LEFT else box.right - 13
        sheet.put(canvas, "keycap", x, box.y - 2)
        canvas.text(x - 4, box.y - 12, "46"[side], 16, INK, bold=True, role="hud")


def _draw_time(stage: Canvas, state: State) -> None:
    """Draw the bar that shrinks while one thinks, red at its end."""
    bar = Rect(8, 173, stage.width - 16, 5)
    stage.rect(Rect(bar.x - 1, bar.y - 1, bar.width + 2, bar.height + 2), INK, radius=3)
    if state.phase != ScenePhase.ASK or state.chosen != NONE:
        return
    left = max(0, state.length - state.since)
    color: Color = (0xFF, 0x5C, 0x50) if left <= 180 else (0xFF, 0xC2, 0x30) if left <= 330 else (0x7C, 0xD8, 0x70)
    stage.rect(Rect(bar.x, bar.y, max(3, bar.width * left // max(1, state.length)), bar.height), color, radius=2)
