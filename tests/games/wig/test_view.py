"""What is drawn: a pure function of the state, with every part there; the baked fall; a snapshot in mid-fall."""

from __future__ import annotations

import pytest

from games.engine.catalogue import load_game
from games.engine.view import begin_view, create_view, load_view, save_view
from games.tools.film import ready
from games.wig.fall import KINDS, TABLE_Y, WIG, fall
from games.wig.incidents import EVERY_KIND
from games.wig.rules import CRASHES, Rules
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
    view = ready(create_view(SPEC, language))
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
    while game.state.falling < min(CRASHES) // 2:
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


FALLS = [(side, kind) for side in (-1, 1) for kind in KINDS]


def test_each_of_ten_baked_falls_lands_on_the_table_at_its_crash() -> None:
    for side, kind in FALLS:
        poses, crash = fall(side, kind, SPEC.tuning.fall + 1), CRASHES[kind]
        heights = [tick[WIG][1] for tick in poses]
        assert (poses[0][WIG][0] - 120) * side > 30, (side, kind)
        assert max(heights[: crash - 4]) < 187 <= max(heights[: crash + 2]), (side, kind)
        assert all(tick[place][1] <= TABLE_Y + 4 for tick in poses for place in range(6)), (side, kind)
        assert 70 <= poses[-1][WIG][0] <= 170, (side, kind)
        assert any(tick[place] != poses[0][place] for tick in poses for place in range(1, 6)), (side, kind)


def test_no_two_falls_are_alike() -> None:
    """Halfway to the table and half a second after it, the wig is elsewhere or turned otherwise."""
    seen = []
    for side, kind in FALLS:
        poses = fall(side, kind, SPEC.tuning.fall + 1)
        moments = (CRASHES[kind] // 2, CRASHES[kind] + 30)
        seen.append([(*poses[at][WIG][:2], poses[at][WIG][2] // 15) for at in moments])
    assert all(one != other for index, one in enumerate(seen) for other in seen[index + 1 :])


def test_the_fall_is_the_same_every_time() -> None:
    first = fall(1, 2, SPEC.tuning.fall + 1)
    fall.cache_clear()
    assert fall(1, 2, SPEC.tuning.fall + 1) == first


@pytest.mark.parametrize("device", ["qvga", "w61ca", "911sh"])
def test_each_incident_changes_the_picture_and_a_hang_darkens_it(device: str) -> None:
    model = load_model(device)
    lcd, view, game = lcd_of(model), prepared(), Rules(3, SPEC.tuning)

    def shot() -> str:
        canvas = lcd.canvas()
        view.draw(canvas.part(model.viewport), game)
        return lcd.render(canvas).hash

    plain = shot()
    incident = game.state.incident
    incident.age = SPEC.tuning.incident_telegraph + 20
    pictures = []
    for kind in EVERY_KIND:
        incident.kind = kind
        pictures.append(shot())
    incident.kind = 0
    game.state.wig.hang = 3
    pictures.append(shot())
    assert len({plain, *pictures}) == 1 + len(EVERY_KIND) + 1
