"""What is drawn: a pure function of the state, every moment of a play, on both sizes of phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from games.baseball import chase, duel, feedback, minifield, park, screens
from games.baseball.baserunners import _BASES, _SIZES, _moves, _place
from games.baseball.field import FENCE
from games.baseball.flight import TAIL, flight
from games.baseball.palette import SIGNS
from games.baseball.rules import Rules
from games.baseball.signs import shown_signs
from games.baseball.state import Fate, Fielder, Kind, PitchPhase, Quality
from games.baseball.view import _PLACES, BaseballView
from games.engine.debug_overlay import debug_info_of
from games.engine.rules import Event
from games.engine.sprites import sprite_sheet
from games.engine.view import begin_view, create_view, load_view, save_view
from games.tools.film import ready
from handset.geometry import Rect
from handset.keypad import Keypad
from handset.lcd import Canvas
from handset.model import load_model
from handset.screen import lcd_of
from tests.games.baseball.players import NOTHING, PRESS, SPEC, aim, begin, run, swing


def prepared(language: str = "en") -> BaseballView:
    view = ready(create_view(SPEC, language))
    assert isinstance(view, BaseballView)
    begin_view(view)
    return view


def picture(view: BaseballView, game: Rules, device: str = "l03a") -> tuple[str, str]:
    """Its hash, and what is written."""
    model = load_model(device)
    lcd = lcd_of(model)
    canvas = lcd.canvas()
    view.draw(canvas.part(model.viewport), game)
    frame = lcd.render(canvas)
    return frame.hash, frame.text("hud")


def watched(view: BaseballView, game: Rules, skill: str, most: int = 40_000) -> Iterator[None]:
    """A bot's play, tick by tick, as the view follows it."""
    keypad, bot = Keypad(), SPEC.bot(skill, 3)
    while not game.over and game.ticks < most:
        for event in game.tick(keypad.step(bot.press(game))):
            view.observe(event)
        view.tick(game)
        yield


@pytest.mark.parametrize(("device", "language"), [("l03a", "en"), ("p906i", "ja")])
def test_every_moment_of_a_play_can_be_drawn(device: str, language: str) -> None:
    view, game = prepared(language), begin(6)
    seen = set()
    for _ in watched(view, game, "average"):
        state = game.state
        moment = (state.phase, state.batted.fate, state.batted.quality, state.pitch.kind, state.since // 12)
        if moment not in seen:
            seen.add(moment)
            assert picture(view, game, device)[1].splitlines()[0].startswith(str(game.score))
    assert {phase for phase, *_ in seen} == set(PitchPhase)
    model = load_model(device)
    for tick in (0, 12, 66, 130):
        view.draw_title(lcd_of(model).canvas().part(model.viewport), tick)
        view.draw_over(lcd_of(model).canvas().part(model.viewport), game, tick)


def test_drawing_twice_or_not_for_a_while_gives_the_same_picture() -> None:
    looked, unseen = prepared(), prepared()
    one, other = begin(2), begin(2)
    for _ in zip(watched(looked, one, "skilled", 900), watched(unseen, other, "skilled", 900), strict=True):
        if one.ticks % 7 == 0:
            picture(looked, one)
    assert picture(looked, one) == picture(looked, one) == picture(unseen, other)


def test_a_view_restored_in_mid_flight_shows_the_same() -> None:
    view, game = prepared(), begin(2)
    for _ in watched(view, game, "skilled"):
        if game.state.phase == PitchPhase.BATTED and game.state.since == 20:
            break
    saved = game.save(), save_view(view)
    again, copy = prepared(), begin(99)
    copy.load(saved[0])
    load_view(again, saved[1])
    for _ in range(60):
        assert picture(view, game) == picture(again, copy)
        for shown, played in ((view, game), (again, copy)):
            for event in played.tick(NOTHING):
                shown.observe(event)
            shown.tick(played)


@pytest.mark.parametrize("kind", Kind)
def test_every_pitch_meets_its_shadow_at_the_moment_and_ends_in_the_mitt(kind: Kind) -> None:
    game = begin()
    run(game, lambda g: g.state.phase == PitchPhase.PITCH)
    state = game.state
    state.pitch.kind = kind
    for spot in range(9):
        state.pitch.spot = spot
        x, y, size = duel.ball_at(state, state.pitch.contact)
        assert ((x, y), size) == (duel.spot_of(state), 100)
        sizes = [duel.ball_at(state, since)[2] for since in range(state.pitch.flight + 1)]
        assert sizes == sorted(sizes)
        assert duel.ball_at(state, state.pitch.flight)[1] == duel.MITT[1]


@pytest.mark.parametrize("quality", Quality)
def test_a_flight_arrives_when_and_where_the_rules_say(quality: Quality) -> None:
    for reach in (52, 70, 84, FENCE):
        poses = flight(quality, 50, reach, 4)
        assert len(poses) == 50 + TAIL
        far, high, _ = poses[49]
        assert abs(far - 10 * reach) <= 15
        if quality != Quality.OK:
            assert abs(high - 40) <= 15
        assert all(height > 0 for _, height, _ in poses)


def test_a_home_run_clears_the_fence() -> None:
    poses = flight(Quality.PERFECT, SPEC.tuning.long_fly, FENCE, 18)
    assert max(far for far, _, _ in poses) > 10 * FENCE + 100
    assert all(high > 90 for far, high, _ in poses if 10 * FENCE <= far <= 10 * FENCE + 30)


def test_the_ball_stays_in_the_picture_while_the_camera_flies() -> None:
    view, game = prepared(), begin(4)
    fates = set()
    for _ in watched(view, game, "skilled"):
        state = game.state
        poses = chase.flight_of(state, SPEC.tuning) if state.phase == PitchPhase.BATTED else ()
        if poses:
            fates.add(state.batted.fate)
            camera = chase.camera_of(state, poses, state.since, 240)
            far, high, _ = poses[state.since]
            x, y = camera.see(state.batted.angle, far, high)
            assert x == 120
            assert 24 <= y < 280
    assert {Fate.CAUGHT, Fate.HOME_RUN, Fate.SINGLE} <= fates


@pytest.mark.parametrize(("quality", "seen"), [(Quality.PERFECT, True), (Quality.GOOD, True), (Quality.OK, False)])
def test_the_fence_says_what_a_sign_is_worth_to_this_ball(quality: Quality, seen: bool) -> None:
    game, sheet = begin(4), sprite_sheet("baseball")
    while sheet.cut(100) < 100:
        pass
    sign = next(sign for sign in game.state.signs if sign.bases == 3)
    game.state.phase, game.state.batted.quality = PitchPhase.RESULT, quality
    game.state.batted.angle = (sign.left + sign.right) // 2
    game.state.batted.fate = Fate(game.worth(game.state.batted.angle, quality))
    canvas = lcd_of(load_model("l03a")).canvas().part(Rect(0, 20, 240, 280))
    chase.draw_chase(canvas, canvas, sheet, game, "en", 0)
    area = canvas.surface.get_rect()
    shown = {tuple(canvas.surface.get_at((x, y)))[:3] for x in range(0, area.w, 3) for y in range(0, area.h, 3)}
    flashing = tuple(min(255, part + 50) for part in SIGNS[3])
    assert (flashing in shown) is seen


def test_wall_box_and_outfield_say_the_same_of_every_ball() -> None:
    """One function tells all three, and follows the ball from the bat to where it lands."""
    for seed in range(10):
        game = begin(seed)
        before = shown_signs(game)
        assert before == tuple((sign.left, sign.right, sign.bases) for sign in game.state.signs)
        for error, most in ((0, 4), (2, 3), (4, 1)):
            if swing(game, error)[-1].name != ("perfect", "good", "ok")[(error + 1) // 2]:
                break
            capped = tuple((left, right, min(bases, most)) for left, right, bases in before)
            for phase in (PitchPhase.CONTACT, PitchPhase.ARROW, PitchPhase.BATTED, PitchPhase.RESULT):
                run(game, lambda g, phase=phase: g.state.phase == phase)  # type: ignore[misc]
                assert shown_signs(game) == capped, (seed, error, phase)
            run(game, lambda g: g.state.phase in (PitchPhase.WINDUP, PitchPhase.CHANGE))
            assert shown_signs(game) == before


def test_runners_run_from_base_to_base_after_a_hit_and_then_stand() -> None:
    game, view = begin(5), prepared()
    game.state.fielders, game.state.bases = [Fielder(127, 70)], 1
    swing(game, 2)
    for event in aim(game, game.state.signs[0].left + 3):
        view.observe(event)
    assert view.state.ran == 0
    state = game.state
    assert [start for start, _ in state.batted.moves] == [1, 0]
    places = [[_place(start, end, ran) for start, end in _moves(state)] for ran in range(80)]
    assert places[0] != places[6] != places[12]
    assert places[70] == places[79]
    assert places[70][1] in {(*_BASES[base], _SIZES[base], 0) for base in (1, 2, 3)}, "the batter stands on a base"


def test_the_key_is_drawn_only_where_it_acts() -> None:
    view, game = prepared(), begin()

    def keys() -> list[str]:
        lcd = lcd_of(load_model("l03a"))
        canvas: Canvas = lcd.canvas()
        view.draw(canvas.part(load_model("l03a").viewport), game)
        return [text.text for text in lcd.render(canvas).texts if text.text == "5" and text.box.y > 150]

    assert keys() == []
    run(game, lambda g: g.state.phase == PitchPhase.PITCH and g.state.since + 1 == g.state.pitch.contact)
    assert keys() == ["5"]
    game.tick(PRESS)
    run(game, lambda g: g.state.phase == PitchPhase.ARROW)
    assert keys() == ["5"]
    run(game, lambda g: g.state.phase == PitchPhase.BATTED)
    assert keys() == []


def test_the_debug_info_tells_the_pitch_and_times_the_swing() -> None:
    debug_info, game = debug_info_of(SPEC), begin()
    canvas = lcd_of(load_model("l03a")).canvas()
    assert debug_info.hit_boxes(canvas, game) == []
    run(game, lambda g: g.state.phase == PitchPhase.PITCH and g.state.since + 1 == g.state.pitch.contact + 3)
    assert debug_info.hit_boxes(canvas, game)[0][0] == "shadow"
    assert debug_info.facts(game)[1] == "slow, shadow in -34 ms"
    timed = [debug_info.reaction_ms(game.ticks, event) for event in game.tick(PRESS)]
    assert timed == [None, 50]


def test_less_motion_is_no_shake() -> None:
    view, game = prepared(), begin()
    for _ in watched(view, game, "skilled"):
        if game.state.phase == PitchPhase.CONTACT:
            break
    shaken = picture(view, game)[0]
    view.still = True
    assert picture(view, game)[0] != shaken


@pytest.mark.parametrize("language", ["en", "ja"])
def test_words_on_the_stands_touch_neither_scoreboard_nor_box_nor_fence(language: str) -> None:
    typeface = lcd_of(load_model("l03a")).canvas().typeface
    left_of_box = minifield.PANEL.x - 2
    assert screens.STANDS >= 29 + 50 + 2, "the scoreboard's frame ends there"
    said = [feedback.popup(Event(name, 10, 880), language) for name in feedback.FEEDBACK.popups if name not in _PLACES]
    words = [(told[0], told[2], 64) for told in said if told is not None and told[0][0] != "+"]
    words += [(f"+{points}", 16, screens.EARNED_X) for points in (100, 880, 1340)]
    for text, size, middle in words:
        half = typeface.width(text, size) // 2 + 1
        assert middle >= half, text
        assert middle + half <= left_of_box, text
        assert screens.STANDS + size <= park.FENCE_TOP, text


def test_what_a_hit_earned_is_one_sum_that_goes_through_the_cut() -> None:
    """It used to lie on the wall's sign, a line for each runner, and then on the fielders."""
    view, game = prepared(), begin()
    view.state.chasing = True
    for event in (Event("triple", 1, 460), Event("run", 1, 100), Event("cleared", 0, 500)):
        view.observe(event)
    told = [(popup.text, popup.y) for popup in view.state.effects.popups]
    assert [text for text, _ in told if text.startswith("+")] == ["+1060"]
    for popup in view.state.effects.popups:
        popup.age = 9
    view.tick(game)
    assert [(popup.text, popup.y) for popup in view.state.effects.popups] == [("+1060", screens.STANDS)]
    view.observe(Event("run", 2, 100))
    assert [popup.text for popup in view.state.effects.popups] == ["+1160"]
    view.observe(Event("relief", 1))
    assert len(view.state.effects.popups) == 1, "a word on the stands has room for itself alone"
