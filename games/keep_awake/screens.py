"""What lies over the room: the line with score and erasers, the title, the end."""

from __future__ import annotations

from games.catalogue import GameSpec
from games.keep_awake import classroom
from games.keep_awake.state import State
from games.stage import INK, Sheet, ease_out, outlined, swing
from handset.geometry import Color, Rect
from handset.lcd import Canvas

_NAVY: Color = (0x2C, 0x3A, 0x5C)
_GOLD: Color = (0xFF, 0xD2, 0x3C)
_WHITE: Color = (255, 255, 255)
_WORDS = {
    "noise": ("NOISE", "うるささ"),
    "lesson": ("Lesson {n}", "{n}時間目"),
    "push": ("PUSH 5 TO START", "PUSH 5 TO START"),
    "over": ("GAME OVER", "ゲームオーバー"),
    "your score": ("Score {n}", "得点 {n}"),
    "caught": ("Caught three times!", "3回見つかった!"),
}


def _say(key: str, language: str, **values: object) -> str:
    return _WORDS[key][language == "ja"].format(**values)


def draw_hud(canvas: Canvas, sheet: Sheet, state: State, language: str) -> None:
    """Score left, lesson in the middle, erasers right; the noise under it, red before the teacher turns."""
    canvas.fill(_NAVY, Rect(0, 0, canvas.width, 24))
    canvas.fill((0x4A, 0x5C, 0x8C), Rect(0, 23, canvas.width, 1))
    canvas.text(6, 3, str(state.score), 20, _WHITE, bold=True, role="hud")
    lesson = _say("lesson", language, n=state.lesson + 1)
    canvas.text((canvas.width - canvas.text_width(lesson, 12)) // 2, 6, lesson, 12, (0xBF, 0xCC, 0xEA), role="hud")
    for place in range(3):
        name = "eraser-none" if place >= 3 - state.strikes else "eraser-icon"
        sheet.put(canvas, name, canvas.width - 76 + place * 24, 4)
    noise = state.noise >> 8
    bar = Rect(62, 27, 116, 7)
    canvas.rect(Rect(bar.x - 1, bar.y - 1, bar.width + 2, bar.height + 2), INK, radius=4)
    canvas.rect(bar, (0xFB, 0xF4, 0xE2), radius=3)
    color = (0x5C, 0xB8, 0x5C) if noise < 60 else (0xFF, 0xB0, 0x30) if noise < 85 else (0xE5, 0x48, 0x4D)
    if noise >= 3:
        canvas.rect(Rect(bar.x, bar.y, max(4, bar.width * noise // 100), bar.height), color, radius=3)
    label = _say("noise", language)
    canvas.text(bar.x - 4 - canvas.text_width(label, 12), 25, label, 12, INK, role="hud")


def draw_title(canvas: Canvas, sheet: Sheet, spec: GameSpec, language: str, tick: int) -> None:
    """The room at rest, the game's name, how it is played, and the key to begin with."""
    field = classroom.field_rect(canvas)
    canvas.gradient(Rect(0, 0, canvas.width, canvas.height), (0xFF, 0xE2, 0xA8), (0xF6, 0xA9, 0x5C))
    for ray in range(0, 24, 2):
        x = canvas.width // 2 + (ray - 12) * 40
        canvas.polygon([(canvas.width // 2, field.y + 120), (x, 0), (x + 30, 0)], (0xFF, 0xEA, 0xBE))
    title = spec.file.title.of(language)
    drop = 40 - ease_out(tick, 18, 40)
    lines = _title_lines(canvas, title)
    y = field.y + 14 - drop
    for line in lines:
        outlined(canvas, canvas.width // 2, y, line, 24, _WHITE, (0xB8, 0x3A, 0x1E))
        y += 27
    floor = field.y + 156
    canvas.ellipse(Rect(20, floor - 8, canvas.width - 40, 18), (0xE8, 0x96, 0x4C))
    sheet.put(canvas, f"sleep-bun@{3 * (tick // 30 % 2)}", 54, floor)
    sheet.put(canvas, "teacher-look" if tick // 90 % 3 == 2 else "teacher-write-1", 124, floor)
    sheet.put(canvas, f"turn-spiky@{(12, 18, 24, 18)[tick // 20 % 4]}", 190, floor - 2)
    for index, z in enumerate(("z-1", "z-2", "z-3")):
        lift = (tick + index * 18) % 54
        sheet.put(canvas, z, 76 + lift // 3 + index * 3, floor - 38 - lift // 2)
    howto = spec.file.howto.of(language)
    card = Rect(14, floor + 16, canvas.width - 28, 8 + 17 * len(howto))
    canvas.rect(card.moved(0, 2), (0xB8, 0x6A, 0x2C), radius=6)
    canvas.rect(card, (0xFF, 0xFB, 0xF0), radius=6)
    canvas.rect(card, INK, 2, radius=6)
    for place, line in enumerate(howto):
        size = 16 if canvas.text_width(line, 16) <= card.width - 12 else 12
        canvas.text(card.x + 8, card.y + 4 + 17 * place + (16 - size) // 2, line, size, INK, role="hud")
    push = _say("push", language)
    glow = _GOLD if tick % 50 < 32 else (0xFF, 0xF3, 0xC0)
    outlined(canvas, canvas.width // 2, canvas.height - 25 + swing(tick, 50, 1), push, 20, glow)


def _title_lines(canvas: Canvas, title: str) -> list[str]:
    """One line where it fits, else two of about the same length."""
    if canvas.text_width(title, 24) <= canvas.width - 12:
        return [title]
    if " " in title:
        words = title.split(" ")
        cuts = [[" ".join(words[:n]), " ".join(words[n:])] for n in range(1, len(words))]
        return min(cuts, key=lambda pair: abs(len(pair[0]) - len(pair[1])))
    cut = title.find("!") + 1 or len(title) // 2
    return [title[:cut], title[cut:]]


def draw_over(canvas: Canvas, sheet: Sheet, state: State, language: str, tick: int) -> None:
    """The bell rings over a darkened room, and the score stands large."""
    canvas.fill((0x20, 0x16, 0x30), Rect(0, 24, canvas.width, canvas.height - 24), alpha=min(150, tick * 8))
    if tick < 10:
        return
    middle = canvas.height // 2 - 20
    rise = 30 - ease_out(tick - 10, 16, 30)
    sheet.put(canvas, f"bell@{(-14, 0, 14, 0)[tick // 6 % 4]}", canvas.width // 2, middle - 44 - rise)
    outlined(canvas, canvas.width // 2, middle - 18 - rise, _say("over", language), 24, _GOLD)
    outlined(canvas, canvas.width // 2, middle + 16 - rise, _say("your score", language, n=state.score), 24, _WHITE)
    outlined(canvas, canvas.width // 2, middle + 48 - rise, _say("caught", language), 16, (0xFF, 0xC8, 0xB0))
