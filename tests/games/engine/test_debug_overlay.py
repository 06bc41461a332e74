"""The designer's overlay: facts in ms, boxes, a histogram; and no trace of it in the play."""

from __future__ import annotations

import msgspec
import pytest

from games.engine.catalogue import game_ids, load_game
from games.engine.debug_overlay import HISTOGRAM_BARS, debug_info_of, histogram
from games.engine.runtime import GamePhase, Start, open_game
from handset.keypad import Keypad
from handset.model import load_model
from handset.screen import lcd_of
from tests.games.game_phone import Table


def debugged(game: str = "keep-awake") -> Table:
    table = Table(game, practice=True)
    table.phone.close(table.app)
    table.phone.install("game", lambda phone, saved: open_game(phone, saved, debug=True))
    table.phone.launch("game", msgspec.json.encode(Start(game, 7)))
    return table


def test_it_is_drawn_over_the_play_and_changes_nothing_of_it() -> None:
    plain, table = Table(practice=True), debugged()
    for one in (plain, table):
        one.begin()
        one.play("average", 400)
    assert table.phone.frame().hash != plain.phone.frame().hash
    assert table.app.game.save() == plain.app.game.save()
    assert table.text == plain.text


SHOWN = {
    "keep-awake": ("noise", "writing", "next dozes"),
    "wig": ("noise", "wind from", "nod in"),
    "baseball": ("pitcher 0",),
    "mind-reader": ("scene",),
    "kuta": ("gauge", "next breath", "changes"),
}


@pytest.mark.parametrize("game", game_ids())
def test_every_game_tells_its_clocks_shows_its_boxes_and_times_its_player(game: str) -> None:
    spec, model = load_game(game), load_model("qvga")
    canvas = lcd_of(model).canvas().part(model.viewport)
    debug_info, play, bot, keypad = debug_info_of(spec), spec.begin(4), spec.bot("average", 4), Keypad()
    told, boxes, times = set(), 0, []
    while not play.over:
        for event in play.tick(keypad.step(bot.press(play))):
            times.append(debug_info.reaction_ms(play.ticks, event))
        told |= {word for line in debug_info.facts(play) for word in SHOWN[game] if word in line}
        assert all(canvas.text_width(line, 12) < canvas.width for line in debug_info.facts(play))
        boxes += len(debug_info.hit_boxes(canvas, play))
    assert told == set(SHOWN[game])
    assert boxes > 100
    taken = [took for took in times if took is not None]
    assert len(taken) >= 5
    assert all(0 <= took < 20_000 for took in taken)


def test_the_histogram_stands_at_the_end() -> None:
    plain, table = Table(practice=True), debugged()
    for one in (plain, table):
        one.begin()
        one.play("novice")
        one.to(GamePhase.OVER)
    box = slice(-100, -26)
    frames = [one.phone.frame().page_pixels[box] for one in (plain, table)]
    assert (frames[0] != frames[1]).any()


def test_bars_are_tenths_of_a_second_and_the_last_takes_the_rest() -> None:
    bars = histogram([0, 99, 100, 450, 1500, 99_999])
    assert len(bars) == HISTOGRAM_BARS
    assert (bars[0], bars[1], bars[4], bars[-1], sum(bars)) == (2, 1, 1, 2, 6)
