"""The title: the name on a plate, the CEO asleep while two fans play with his wig, and how it is done."""

from __future__ import annotations

from games.cards import GOLD, PAPER, draw_push, title_lines
from games.catalogue import GameSpec
from games.stage import INK, Effects, Sheet, ease_back, outlined, swing
from games.wig.ceo import Hair
from games.wig.room import FIELD_HEIGHT
from games.wig.scene import draw_scene
from games.wig.state import EDGE, LONG_AGO, POWER, Fan, Gust, Head, State, Wig
from games.wig.words import say
from handset.geometry import Color, Rect
from handset.lcd import Canvas

ACT = 200
"""Ticks in which the wig goes to one side and to the other."""
_MOST_SPARE = 40
"""How far the scene moves up on a tall screen, so that the how-to may be larger."""
_TABLE: Color = (0xB8, 0x80, 0x4C)
_LEATHER: Color = (0x8E, 0x3F, 0x38)
_SUN: Color = (0xFF, 0xE6, 0xA0)


def draw_title(canvas: Canvas, sheet: Sheet, spec: GameSpec, language: str, tick: int) -> None:
    """`tick` counts from the title's appearance."""
    state = _demonstration(tick)
    hair = Hair(bend=-swing(tick + ACT // 4, ACT, 14 * 256))
    spare = min(max(0, canvas.height - FIELD_HEIGHT), _MOST_SPARE)
    scene = canvas.part(Rect(0, 0, canvas.width, canvas.height - spare))
    draw_scene(scene, sheet, state, hair, spec.tuning, 0, tick, Effects())
    canvas.fill(_TABLE, Rect(0, canvas.height - spare, canvas.width, spare))
    _draw_plate(canvas, spec.file.title.of(language), tick)
    _draw_howto(canvas, spec.file.howto.of(language), 16 if spare == _MOST_SPARE else 12)
    draw_push(canvas, say("push", language), tick)


def _demonstration(tick: int) -> State:
    """The wig slides towards a fan; its key goes down, it blows, and the wig comes back."""
    offset = swing(tick, ACT, 1000)
    fans = []
    for number, phase in enumerate((ACT * 3 // 4 - 14, ACT // 4 - 14)):
        since = (tick - phase) % ACT
        on = since < ACT // 4 + 10
        power = min(POWER, since * 28) if on else max(0, POWER - (since - ACT // 4 - 10) * 20)
        begun = tick >= phase or number == 0
        fans.append(Fan(on and begun, power if begun else 0, since if begun else LONG_AGO, tick * power % (POWER * 24)))
    return State(
        chance=(0, 0),
        fans=fans,
        head=Head(lean=swing(tick + 20, ACT, 420)),
        gust=Gust(wait=LONG_AGO),
        wig=Wig(x=offset * EDGE * 62 // 100_000),
        tick=LONG_AGO,
    )


def _draw_plate(canvas: Canvas, title: str, tick: int) -> None:
    lines = title_lines(canvas, title)
    band = Rect(8, 4 - 90 + ease_back(tick, 22, 90), canvas.width - 16, 10 + 28 * len(lines))
    canvas.rect(band.moved(0, 3), (0x8A, 0x6A, 0x3C), radius=8)
    canvas.rect(band, _LEATHER, radius=8)
    canvas.rect(Rect(band.x + 3, band.y + 3, band.width - 6, band.height - 6), (0xC9, 0x9A, 0x52), 1, radius=6)
    canvas.rect(band, INK, 2, radius=8)
    for row, line in enumerate(lines):
        color = GOLD if row == len(lines) - 1 else _SUN
        outlined(canvas, canvas.width // 2, band.y + 6 + 28 * row, line, 24, color)


def _draw_howto(canvas: Canvas, howto: list[str], size: int) -> None:
    """A sheet of the agenda at the foot."""
    height = len(howto) * (size + 1) + 8
    width = max(canvas.text_width(line, size) for line in howto) + 24
    card = Rect((canvas.width - width) // 2, canvas.height - 31 - height, width, height)
    canvas.rect(card.moved(2, 3), (0x8A, 0x5A, 0x30), radius=4)
    canvas.rect(card, PAPER, radius=4)
    canvas.rect(card, INK, 2, radius=4)
    for row, line in enumerate(howto):
        canvas.text(card.x + 12, card.y + 4 + row * (size + 1), line, size, INK, role="hud")
