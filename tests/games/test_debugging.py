"""The designer's overlay: facts in ms, boxes, a histogram; and no trace of it in the play."""

from __future__ import annotations

import msgspec

from games.debugging import HISTOGRAM_BARS, histogram
from games.runtime import Stage, Start, open_game
from tests.games.table import Table


def debugged() -> Table:
    table = Table(practice=True)
    table.phone.close(table.app)
    table.phone.install("game", lambda phone, saved: open_game(phone, saved, debug=True))
    table.phone.launch("game", msgspec.json.encode(Start("keep-awake", 7)))
    return table


def test_it_is_drawn_over_the_play_and_changes_nothing_of_it() -> None:
    plain, table = Table(practice=True), debugged()
    for one in (plain, table):
        one.begin()
        one.play("average", 400)
    assert table.phone.frame().hash != plain.phone.frame().hash
    assert table.app.game.save() == plain.app.game.save()
    assert table.text == plain.text


def test_the_histogram_stands_at_the_end() -> None:
    plain, table = Table(practice=True), debugged()
    for one in (plain, table):
        one.begin()
        one.play("novice")
        one.to(Stage.OVER)
    box = slice(-100, -26)
    frames = [one.phone.frame().page_pixels[box] for one in (plain, table)]
    assert (frames[0] != frames[1]).any()


def test_bars_are_tenths_of_a_second_and_the_last_takes_the_rest() -> None:
    bars = histogram([0, 99, 100, 450, 1500, 99_999])
    assert len(bars) == HISTOGRAM_BARS
    assert (bars[0], bars[1], bars[4], bars[-1], sum(bars)) == (2, 1, 1, 2, 6)
