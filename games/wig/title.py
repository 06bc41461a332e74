"""The title: the name on a plate, the CEO asleep while two fans play with his wig, and how it is done."""

from __future__ import annotations

from games.engine.cards import draw_howto, draw_plate, draw_push, howto_height, plate_height, title_lines
from games.engine.catalogue import GameSpec
from games.engine.easing import swing
from games.engine.effects import Effects
from games.engine.sprites import SpriteSheet
from games.wig.ceo import Hair
from games.wig.feedback import translate
from games.wig.room import FIELD_HEIGHT
from games.wig.scene import draw_scene
from games.wig.state import EDGE, LONG_AGO, POWER, Fan, Gust, Head, Incident, State, Wig
from handset.geometry import Color, Rect
from handset.lcd import Canvas

ACT = 200
"""Ticks in which the wig goes to one side and to the other."""
_MOST_SPARE = 40
"""How far the scene moves up on a tall screen, so that the how-to may be larger."""
_TABLE: Color = (0xB8, 0x80, 0x4C)
_LEATHER: Color = (0x8E, 0x3F, 0x38)
_BRASS: Color = (0xC9, 0x9A, 0x52)


def draw_title(canvas: Canvas, sheet: SpriteSheet, spec: GameSpec, language: str, tick: int) -> None:
    """Draw the title; `tick` counts from its appearance."""
    state = _demonstration(tick)
    hair = Hair(bend=-swing(tick + ACT // 4, ACT, 14 * 256))
    spare = min(max(0, canvas.height - FIELD_HEIGHT), _MOST_SPARE)
    scene = canvas.part(Rect(0, 0, canvas.width, canvas.height - spare))
    draw_scene(scene, sheet, state, hair, spec.tuning, 0, tick, Effects())
    canvas.fill(_TABLE, Rect(0, canvas.height - spare, canvas.width, spare))
    title = title_lines(canvas, spec.file.title.of(language))
    draw_plate(canvas, Rect(8, 4, canvas.width - 16, plate_height(title)), title, tick, _LEATHER, _BRASS)
    howto, size = spec.file.howto.of(language), 16 if spare == _MOST_SPARE else 12
    width, height = max(canvas.text_width(line, size) for line in howto) + 20, howto_height(howto, size)
    draw_howto(canvas, Rect((canvas.width - width) // 2, canvas.height - 31 - height, width, height), howto, size)
    draw_push(canvas, translate("push", language), tick)


def _demonstration(tick: int) -> State:
    """Return the title's scene: the wig slides towards a fan, its key goes down, and the wig comes back."""
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
        incident=Incident(wait=LONG_AGO),
        wig=Wig(x=offset * EDGE * 62 // 100_000),
        tick=LONG_AGO,
    )
