"""What is drawn: a pure function of the state, with every part there; the baked fall; a snapshot in mid-fall."""

from __future__ import annotations

import pytest

from games.engine.catalogue import load_game
from games.engine.view import begin_view, load_view, save_view
from games.tools.film import ready
from games.wig.fall import CUPS, TABLE_Y, WIG, fall
from games.wig.rules import CRASH, Rules
from games.wig.view import WigView
from handset.keypad import NO_KEYS, Keypad
from handset.model import load_model
from handset.screen import lcd_of

SPEC = load_game("wig")
MODEL = load_model("l03a")


def picture(view: WigView, game: Rules) -> str:
    lcd = lcd_of(MODEL)
    canvas = lcd.canvas()
    view.draw(canvas.part(MODEL.viewport), game)
    return lcd.render(canvas).hash


def prepared(language: str = "en") -> WigView:
    view = ready(SPEC.view(language))
    assert isinstance(view, WigView)
    begin_view(view)
    return view


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_moment_of_a_play_can_be_drawn(language: str) -> None:
    view, game, keypad = prepared(language), Rules(5, SPEC.tuning), Keypad()
    bot = SPEC.bot("novice", 5)
    while not game.over:
        for event in game.tick(keypad.step(bot.press(game))):
            view.observe(event)
        view.tick(game)
        if game.ticks % 23 == 0 or game.state.falling % 4 == 1:
            picture(view, game)
    lcd = lcd_of(MODEL)
    for tick in (0, 12, 60, 130):
        view.draw_title(lcd.canvas().part(MODEL.viewport), tick)
        view.draw_over(lcd.canvas().part(MODEL.viewport), game, tick)


def test_drawing_twice_or_not_for_a_while_gives_the_same_picture() -> None:
    looked, unseen = prepared(), prepared()
    one, other = Rules(9, SPEC.tuning), Rules(9, SPEC.tuning)
    for _ in range(300):
        for view, game in ((looked, one), (unseen, other)):
            for event in game.tick(NO_KEYS):
                view.observe(event)
            view.tick(game)
        picture(looked, one)
    assert picture(looked, one) == picture(looked, one) == picture(unseen, other)


def test_a_snapshot_in_mid_fall_goes_on_bit_for_bit() -> None:
    view, game = prepared(), Rules(4, SPEC.tuning)
    while game.state.falling < CRASH // 2:
        for event in game.tick(NO_KEYS):
            view.observe(event)
        view.tick(game)
    saved = game.save(), save_view(view)
    again, copy = prepared(), Rules(0, SPEC.tuning)
    copy.load(saved[0])
    load_view(again, saved[1])
    while not game.over:
        for shown, played in ((view, game), (again, copy)):
            for event in played.tick(NO_KEYS):
                shown.observe(event)
            shown.tick(played)
        assert picture(view, game) == picture(again, copy)
    assert copy.over
    assert game.save() == copy.save()


@pytest.mark.parametrize("side", [-1, 1])
def test_the_baked_fall_lands_on_the_table_at_the_crash(side: int) -> None:
    poses = fall(side, SPEC.tuning.fall + 1)
    heights = [tick[WIG][1] for tick in poses]
    assert (poses[0][WIG][0] - 120) * side > 30
    assert max(heights[: CRASH - 4]) < 185 <= max(heights[: CRASH + 2])
    assert all(tick[place][1] <= TABLE_Y + 4 for tick in poses for place in range(6))
    assert 90 <= poses[-1][WIG][0] <= 150
    assert any(tick[place] != poses[0][place] for tick in poses for place in CUPS)


def test_the_fall_is_the_same_every_time() -> None:
    first = fall(1, SPEC.tuning.fall + 1)
    fall.cache_clear()
    assert fall(1, SPEC.tuning.fall + 1) == first
