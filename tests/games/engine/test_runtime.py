"""From the loading bar to the posted replay, through the phone's keys."""

from __future__ import annotations

import msgspec
import pytest

from games.engine.catalogue import game_ids, load_game
from games.engine.effects import heavy
from games.engine.replay import decode, resimulate
from games.engine.runtime import OVER_TICKS, PAUSES, RESUME_TICKS, GamePhase, Start
from games.engine.view import create_view
from games.keep_awake.rules import KEYS, Rules
from games.keep_awake.state import SleepPhase
from games.tools.film import ready
from handset.app import SoftKeys
from handset.app_protocols import program_of
from handset.geometry import Rect
from handset.keypad import NO_KEYS, Key, KeyEvent
from handset.model import load_model
from handset.screen import lcd_of
from handset.script.monkey.presses import WAY_HOME
from keitai.common.errors import KeitaiError
from keitai.common.wire import REPLAY_TYPE
from tests.games.game_phone import Table


def test_loads_then_waits_for_5() -> None:
    table = Table()
    assert program_of(table.app) == "keep-awake"
    assert table.at(GamePhase.LOADING)
    assert "Loading" in table.text
    table.to(GamePhase.TITLE)
    table.wait(300)
    assert table.at(GamePhase.TITLE)
    assert table.app.idle
    assert "PUSH 5 TO START" in table.text
    assert "Hold longer: hit harder" in table.text
    table.press(Key.DIGIT_4)
    assert table.at(GamePhase.TITLE)
    table.press(Key.DIGIT_5)
    assert table.at(GamePhase.PLAYING)
    assert not table.app.idle


@pytest.mark.parametrize("key", [Key.SOFT_RIGHT, Key.CLEAR, Key.END])
def test_leaves_the_title_without_a_question(key: Key) -> None:
    table = Table()
    table.to(GamePhase.TITLE)
    table.press(key)
    assert table.phone.find("game") is None
    assert table.receiver.results == []


@pytest.mark.parametrize("key", [Key.SOFT_LEFT, Key.END])
def test_a_pause_holds_the_play_and_counts_3_2_1_before_it_goes_on(key: Key) -> None:
    table = Table()
    table.begin()
    table.wait(60)
    table.press(key)
    assert table.at(GamePhase.PAUSED)
    assert table.app.softkeys == SoftKeys("Resume", "", "Quit")
    ticks = table.app.game.ticks
    table.wait(500)
    assert table.app.game.ticks == ticks
    assert "PAUSED" in table.text
    table.press(Key.SOFT_LEFT)
    assert table.at(GamePhase.RESUMING)
    shown = []
    while table.at(GamePhase.RESUMING):
        shown += [line for line in table.text.splitlines() if line in ("3", "2", "1")]
        table.phone.step()
    assert list(dict.fromkeys(shown)) == ["3", "2", "1"]
    assert len(shown) == pytest.approx(RESUME_TICKS, abs=4)
    assert table.app.game.ticks == ticks
    table.wait(10)
    assert table.app.game.ticks == ticks + 10


def test_keys_held_into_a_pause_come_up_for_the_rules_when_it_ends() -> None:
    table = Table("wig")
    table.begin()
    table.phone.step([KeyEvent(Key.DIGIT_4, True)])
    table.wait(20)
    table.press(Key.END)
    assert table.at(GamePhase.PAUSED)
    ticks = table.app.game.ticks
    table.wait(60)
    table.phone.step([KeyEvent(Key.DIGIT_4, False)])
    table.press(Key.OK)
    table.to(GamePhase.PLAYING)
    assert table.app.game.ticks == ticks
    table.play()
    table.to(GamePhase.OVER)
    table.press(Key.DIGIT_5, 40)
    table.press(Key.DIGIT_5)
    replay = decode(table.receiver.results[0].body)
    left = [(tick, down) for tick, key, down in replay.transitions if key == Key.DIGIT_4][:2]
    assert [down for _, down in left] == [True, False]
    assert left[1][0] == ticks
    assert not resimulate(replay, table.spec).differs


def until_somebody_dozes(table: Table) -> Rules:
    game = table.app.game
    assert isinstance(game, Rules)
    while all(seat.phase == SleepPhase.AWAKE for seat in game.state.seats):
        table.phone.step()
    return game


def test_a_pause_waits_until_nothing_is_judged() -> None:
    table = Table()
    table.begin()
    game = until_somebody_dozes(table)
    seat = next(n for n, each in enumerate(game.state.seats) if each.phase != SleepPhase.AWAKE)
    table.press(Key.END)
    assert table.at(GamePhase.PLAYING)
    assert "Pausing" in table.text
    table.wait(30)
    assert table.at(GamePhase.PLAYING)
    table.press(KEYS[seat], 2)
    table.wait(2)
    assert table.at(GamePhase.PAUSED), "the blow has woken him, and the pause takes hold"
    assert table.app.ranked
    assert "Pausing" not in table.text
    ticks = game.ticks
    table.press(Key.OK)
    for key in KEYS:
        table.press(key, 5)
    table.phone.step([KeyEvent(Key.DIGIT_5, True)])
    table.to(GamePhase.PLAYING)
    assert (game.ticks, game.state.hand.seat) == (ticks, -1)
    table.wait(3)
    assert game.ticks == ticks + 3
    assert game.state.hand.seat == -1, "what was pressed while it counted is not seen"


def test_a_pause_asked_for_twice_takes_hold_at_once_and_is_not_ranked() -> None:
    table = Table()
    table.begin()
    until_somebody_dozes(table)
    table.press(Key.SOFT_RIGHT)
    assert table.at(GamePhase.PLAYING)
    table.press(Key.SOFT_RIGHT)
    assert table.at(GamePhase.PAUSED)
    assert "Stop playing?" in table.text
    assert not table.app.ranked


@pytest.mark.parametrize("game", game_ids())
def test_the_end_key_and_a_yes_lead_home_at_any_tick(game: str) -> None:
    table = Table(game)
    table.begin()
    begun = table.phone.snapshot()
    for after in range(0, 400, 25):
        table.wait(after)
        for key in WAY_HOME:
            table.press(key, 2)
        assert table.phone.find("game") is None, after
        table.phone.restore(begun)


def test_a_snapshot_keeps_a_pause_that_is_asked_for() -> None:
    table = Table()
    table.begin()
    until_somebody_dozes(table)
    table.press(Key.END)
    table.phone.restore(table.phone.snapshot())
    game = table.app.game
    assert isinstance(game, Rules)
    for seat in game.state.seats:
        seat.phase = SleepPhase.AWAKE
    table.phone.step()
    assert table.at(GamePhase.PAUSED)


@pytest.mark.parametrize("game", ["keep-awake", "baseball", "wig", "mind-reader"])
def test_the_field_is_covered_from_the_pause_to_the_tick_that_goes_on(game: str) -> None:
    """Plays that differ look alike while they are paused."""
    pictures = []
    for seed in (7, 8):
        table = Table(game, seed)
        table.begin()
        table.wait(40 + 9 * seed % 40)
        table.press(Key.END)
        table.to(GamePhase.PAUSED)
        seen = [table.phone.frame().page_pixels.tobytes()]
        table.press(Key.OK, 1)
        for _ in range(RESUME_TICKS - 4):
            table.phone.step()
            seen.append(table.phone.frame().page_pixels.tobytes())
        assert table.at(GamePhase.RESUMING)
        pictures.append(seen)
    assert pictures[0] == pictures[1]


def test_more_than_ten_pauses_are_not_ranked() -> None:
    table = Table()
    table.begin()
    for number in range(1, PAUSES + 2):
        table.press(Key.END, 1)
        assert table.at(GamePhase.PAUSED)
        assert table.app.ranked == (number <= PAUSES), number
        table.press(Key.OK, 1)
        table.to(GamePhase.PLAYING)


def test_giving_up_asks_first() -> None:
    table = Table()
    table.begin()
    table.wait(60)
    table.press(Key.SOFT_RIGHT)
    assert "Stop playing?" in table.phone.frame().text("dialog")
    assert table.app.softkeys == SoftKeys("Yes", "", "No")
    table.press(Key.SOFT_RIGHT)
    assert table.at(GamePhase.PAUSED)
    assert table.phone.frame().text("dialog") == ""
    table.press(Key.END)
    assert "Stop playing?" in table.text
    table.press(Key.SOFT_LEFT)
    assert table.phone.find("game") is None
    assert table.receiver.results == []


def test_posts_a_replay_that_proves_the_score() -> None:
    table = Table(seed=3)
    table.begin()
    table.play("average")
    table.to(GamePhase.OVER)
    game = table.app.game
    table.wait(60)
    assert "GAME OVER" in table.text
    table.wait(200)
    assert table.phone.find("game") is None
    (result,) = table.receiver.results
    assert (result.kind, result.url, result.content_type) == ("post", "http://m.mixi.test/score", REPLAY_TYPE)
    replay = decode(result.body)
    assert (replay.seed, replay.ticket, replay.score, replay.ticks) == (3, "a ticket", game.score, game.ticks)
    assert len(result.body) < 4096
    outcome = resimulate(replay, table.spec)
    assert (outcome.over, outcome.differs) == (True, "")


def test_waiting_is_counted_apart_from_playing() -> None:
    table = Table()
    table.to(GamePhase.TITLE)
    table.wait(200)
    table.begin()
    table.press(Key.END)
    table.wait(300)
    table.press(Key.OK)
    table.to(GamePhase.PLAYING)
    table.play()
    table.to(GamePhase.OVER)
    table.wait(200)
    replay = decode(table.receiver.results[0].body)
    assert replay.waited == pytest.approx(200 + 300 + RESUME_TICKS + OVER_TICKS, abs=40)


def test_practice_posts_nothing_and_begins_anew() -> None:
    table = Table(practice=True)
    table.begin()
    table.play()
    table.to(GamePhase.OVER)
    table.wait(400)
    assert table.at(GamePhase.OVER)
    assert "Unranked" not in table.text
    first = table.app.game
    table.phone.step([KeyEvent(Key.DIGIT_5, True)])
    assert table.at(GamePhase.PLAYING), "one key, and less than a second"
    assert (table.app.game is first, table.app.game.ticks) == (False, 0)
    assert table.receiver.results == []


def test_a_play_with_a_loaded_state_in_it_is_unranked_and_says_so() -> None:
    table = Table()
    table.begin()
    table.wait(100)
    shot = table.phone.snapshot()
    table.wait(100)
    table.phone.restore(shot, rewound=True)
    table.phone.step()
    assert not table.app.ranked
    assert "UNRANKED" in table.text
    table.play()
    table.to(GamePhase.OVER)
    table.wait(400)
    table.press(Key.DIGIT_5)
    assert table.receiver.results == []


def test_a_snapshot_goes_on_bit_for_bit_in_the_middle_of_everything() -> None:
    table = Table()
    table.begin()
    table.play("average", 700)
    table.phone.step([KeyEvent(Key.DIGIT_6, True)])
    shot = table.phone.snapshot()
    hashes = []
    for _ in range(2):
        seen = []
        for tick in range(120):
            table.phone.step([KeyEvent(Key.DIGIT_6, False)] if tick == 12 else [])
            seen.append(table.phone.frame().hash)
        hashes.append(seen)
        table.phone.restore(shot)
    assert hashes[0] == hashes[1]
    assert len(set(hashes[0])) > 60


def test_drawing_changes_nothing_and_unseen_ticks_leave_no_trace() -> None:
    watched, unwatched = Table(), Table()
    for table in (watched, unwatched):
        table.begin()
    bot = [table.spec.bot("average", 1) for table in (watched, unwatched)]
    for _ in range(400):
        for table, player in zip((watched, unwatched), bot, strict=True):
            table.phone.step(player.press(table.app.game))
        watched.phone.frame()
    assert watched.phone.frame().hash == watched.phone.frame().hash == unwatched.phone.frame().hash


def test_japanese_throughout() -> None:
    table = Table(lang="ja")
    table.begin()
    table.press(Key.END)
    assert "一時停止" in table.text
    assert table.app.softkeys.left == "再開"


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (b"\xff\x00", "cannot read"),
        (msgspec.json.encode({"game": "keep-awake", "seed": "x"}), "cannot read"),
        (
            msgspec.json.encode({"game": "keep-awak", "seed": 1}),
            "unknown game 'keep-awak' (did you mean 'keep-awake'?)",
        ),
        (msgspec.json.encode({"game": "keep-awake", "seed": 1, "ticket": "t", "rules": 99}), "other rules"),
    ],
)
def test_refuses_what_it_cannot_play(sent: bytes, reason: str) -> None:
    table = Table()
    with pytest.raises(KeitaiError) as caught:
        table.phone.launch("game", sent)
    assert reason in str(caught.value)


def test_events_and_sounds_are_signalled() -> None:
    table = Table()
    table.begin()
    table.play("average", 800)
    signals, _ = table.phone.signals.since(0)
    kinds = {(signal.kind, signal.name) for signal in signals}
    assert {("event", "start"), ("event", "whack"), ("sound", "keep-awake/tap"), ("vibrate", "")} <= kinds
    assert ("loop", f"{load_game('keep-awake').id}/loop") in kinds


@pytest.mark.parametrize("game", game_ids())
def test_an_impact_shakes_and_flashes_unless_less_motion_is_wanted(game: str) -> None:
    spec, lcd = load_game(game), lcd_of(load_model("qvga"))
    shown = {}
    for still in (True, False):
        view, play = ready(create_view(spec, "en")), spec.begin(3)
        view.still = still
        play.tick(NO_KEYS)
        pictures = []
        for hit in (False, True):
            if hit:
                heavy(view.state.effects)
            canvas = lcd.canvas()
            view.draw(canvas.part(Rect(0, 0, 240, 280)), play)
            pictures.append(lcd.render(canvas).hash)
        shown[still] = pictures[0] == pictures[1]
    assert shown == {True: True, False: False}


@pytest.mark.parametrize("still", [True, False])
def test_reduced_motion_shakes_nothing(still: bool) -> None:
    table = Table(practice=True)
    table.phone.close(table.app)
    table.phone.settings.reduced_motion = still
    table.phone.launch("game", msgspec.json.encode(Start("keep-awake", 7)))
    table.begin()
    bot = table.spec.bot("skilled", 1)
    window = set()
    for _ in range(700):
        table.phone.step(bot.press(table.app.game))
        window.add(table.phone.frame().page_pixels[60:110, :30].tobytes())
    assert (len(window) == 1) == still


def test_a_scene_is_not_read_on_while_it_is_held() -> None:
    for game, scene in (("mind-reader", "Q 1/"), ("keep-awake", "NOISE"), ("kuta", "")):
        table = Table(game)
        table.begin()
        assert scene in table.text, game
        table.press(Key.SOFT_LEFT)
        table.to(GamePhase.PAUSED)
        assert "PAUSED" in table.text, game
        assert scene == "" or scene not in table.text, game
        table.press(Key.OK)
        table.wait(20)
        assert scene == "" or scene not in table.text, game
        table.to(GamePhase.PLAYING)
        assert scene in table.text, game


@pytest.mark.parametrize(("minutes", "ranked"), [(9, True), (11, False)])
def test_a_play_paused_for_more_than_ten_minutes_is_not_ranked(minutes: int, ranked: bool) -> None:
    table = Table()
    table.begin()
    table.press(Key.SOFT_LEFT)
    table.wait(minutes * 60 * 60)
    assert table.app.ranked == ranked
