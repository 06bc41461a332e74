"""Boxes and values that a view names by one call: seen in the debug view, nowhere else."""

from __future__ import annotations

import msgspec

from games.engine.debug_marks import collected_marks, debug_box, debug_value
from games.engine.runtime import Start, open_game
from handset.geometry import Rect
from handset.model import load_model
from handset.screen import lcd_of
from tests.games.game_phone import Table
from tests.games.template_game import Laid, laid_game

__all__ = ["laid_game"]


def test_marks_are_collected_where_the_canvas_has_them_and_lost_elsewhere() -> None:
    canvas = lcd_of(load_model("qvga")).canvas().part(Rect(10, 20, 100, 100))
    debug_value("lost", 1)
    with collected_marks() as marks:
        debug_box(canvas, "net", Rect(1, 2, 3, 4))
        debug_value("wind", -2)
        debug_value("wind", -3)
    debug_box(canvas, "lost", Rect(0, 0, 1, 1))
    assert marks.boxes == [("net", Rect(11, 22, 3, 4))]
    assert marks.values == {"wind": "-3"}


SPOT = "        x = _column(state.column)\n"
MARKS = '        debug_box(stage, "net", Rect(x - 16, 206, 32, 16))\n        debug_value("beside", 3)\n'


def test_they_show_in_the_debug_view_alone(laid_game: Laid) -> None:
    plain, before = _debugged(debug=False), _green(_debugged(debug=True))
    with laid_game.with_code("view.py", SPOT, SPOT + MARKS):
        assert "NameError" in _debugged(debug=True).text, "the kit's names are imported first"
    view = laid_game.text("view.py").replace("    advance,\n", "    advance,\n    debug_box,\n    debug_value,\n")
    laid_game.save("view.py", view)
    with laid_game.with_code("view.py", SPOT, SPOT + MARKS):
        marked, unmarked = _debugged(debug=True), _debugged(debug=False)
        assert unmarked.phone.frame().hash == plain.phone.frame().hash
        assert marked.text == plain.text, "no mark is a text of the game's"
        assert _green(marked) >= before + 2 * (32 + 14)


def _green(table: Table) -> int:
    """How many of the picture's pixels are of the overlay's color, as the LCD shows it."""
    red, green, blue = (table.phone.frame().page_pixels[:, :, place] for place in range(3))
    return int(((abs(red.astype(int) - 0x60) < 8) & (green > 0xF8) & (abs(blue.astype(int) - 0x90) < 8)).sum())


def _debugged(*, debug: bool) -> Table:
    table = Table("star-net", practice=True)
    table.phone.close(table.app)
    table.phone.install("game", lambda phone, saved: open_game(phone, saved, debug=debug))
    table.phone.launch("game", msgspec.json.encode(Start("star-net", 7)))
    table.begin()
    table.wait(20)
    return table
