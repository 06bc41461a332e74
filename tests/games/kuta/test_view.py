"""What is drawn of Kuta's farm: a pure function of the state, in every season and weather, on every width."""

from __future__ import annotations

import pytest

from games.engine.catalogue import load_game
from games.engine.view import begin_view, create_view, load_view, save_view
from games.kuta.herd import place_of, stage_of_growth
from games.kuta.meadow import HAZE
from games.kuta.rules import COWS, Rules
from games.kuta.state import LATE, MIDDLE, PIXEL, PLACES, RIPE, RISE, Cow, FarmWeather, Plume
from games.kuta.view import KutaView
from games.tools.film import ready
from handset.keypad import NO_KEYS, Keypad
from handset.lcd import Frame
from handset.model import load_model
from handset.screen import lcd_of

SPEC = load_game("kuta")


def prepared(language: str = "en") -> KutaView:
    view = ready(create_view(SPEC, language))
    assert isinstance(view, KutaView)
    begin_view(view)
    return view


def frame(view: KutaView, game: Rules, device: str = "l03a") -> Frame:
    model = load_model(device)
    lcd = lcd_of(model)
    canvas = lcd.canvas()
    view.draw(canvas.part(model.viewport), game)
    return lcd.render(canvas)


def in_season(season: int, weather: FarmWeather = FarmWeather.CLEAR) -> Rules:
    """A play in the middle of a season, its cows all there."""
    game = Rules(5, SPEC.tuning)
    state = game.state
    state.season, state.tick = season, season * SPEC.tuning.season + 300
    state.cows = [Cow(x * PIXEL) for x in PLACES[: COWS[min(season, 2)]]]
    state.weather = weather
    return game


def test_every_season_and_weather_is_another_picture() -> None:
    view = prepared()
    pictures = {
        frame(view, in_season(season, weather)).hash
        for season in range(8)
        for weather in FarmWeather
        if weather != FarmWeather.WIND
    }
    assert len(pictures) == 16


def test_a_year_and_a_half_of_a_play_can_be_drawn() -> None:
    view, game, keypad = prepared("ja"), Rules(13, SPEC.tuning), Keypad()
    bot = SPEC.bot("skilled", 13)
    while not game.over:
        for event in game.tick(keypad.step(bot.press(game))):
            view.observe(event)
        view.tick(game)
        if game.ticks % 131 == 0 or (game.state.ending and game.ticks % 20 == 0):
            frame(view, game)
    assert game.state.season >= 4


def test_drawing_twice_or_not_for_a_while_gives_the_same_picture() -> None:
    looked, unseen = prepared(), prepared()
    one, other = Rules(9, SPEC.tuning), Rules(9, SPEC.tuning)
    for _ in range(200):
        for view, game in ((looked, one), (unseen, other)):
            for event in game.tick(NO_KEYS):
                view.observe(event)
            view.tick(game)
        frame(looked, one)
    assert frame(looked, one).hash == frame(looked, one).hash == frame(unseen, other).hash


def test_a_new_season_shines_through_and_leaves_nothing_behind() -> None:
    view, game = prepared(), in_season(2)
    before = frame(view, game).hash
    game.state.season, game.state.tick = 3, 3 * SPEC.tuning.season + 5
    frame(view, game)
    again = in_season(2)
    assert frame(view, again).hash == before


def test_a_snapshot_while_he_is_down_goes_on_bit_for_bit() -> None:
    view, game = prepared(), Rules(4, SPEC.tuning)
    while not game.state.kuta.down:
        for event in game.tick(NO_KEYS):
            view.observe(event)
        view.tick(game)
    again, copy = prepared(), Rules(0, SPEC.tuning)
    copy.load(game.save())
    load_view(again, save_view(view))
    for _ in range(SPEC.tuning.down_bump + 10):
        for shown, played in ((view, game), (again, copy)):
            for event in played.tick(NO_KEYS):
                shown.observe(event)
            shown.tick(played)
        assert frame(view, game).hash == frame(again, copy).hash
    assert game.save() == copy.save()


@pytest.mark.parametrize("sky", [0, 43, 97])
def test_a_plume_rises_from_its_cow_to_the_haze_on_every_height(sky: int) -> None:
    ways = [place_of(Plume(MIDDLE, height=height), sky)[1] for height in range(0, RISE + 1, RISE // 8)]
    assert ways == sorted(ways, reverse=True)
    assert (ways[0], ways[-1]) == (160, HAZE - sky)


def test_what_a_plume_is_worth_is_seen_in_its_size() -> None:
    heights = (0, RIPE - 1, RIPE, LATE - 1, LATE, RISE - 1)
    assert [stage_of_growth(Plume(MIDDLE, height=height)) for height in heights] == [1, 1, 2, 2, 3, 3]


def test_score_season_and_chain_can_be_read() -> None:
    view, game = prepared(), in_season(1)
    game.state.score, game.state.chain = 1234, 7
    assert frame(view, game).text("hud").split("\n") == ["1234 CO2", "CHAIN 7"]
    game.state.tick = SPEC.tuning.season + 30
    assert "SUMMER" in frame(view, game).text("hud")
