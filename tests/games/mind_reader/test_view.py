"""The scenes in both languages have room; every moment can be drawn; the same state is the same picture."""

from __future__ import annotations

import pytest

from games.engine.catalogue import load_game
from games.engine.view import begin_view, create_view, load_view, save_view
from games.mind_reader.card import answer_rect, card_rect, fit, wrap
from games.mind_reader.questions import Question, load_questions
from games.mind_reader.rules import Rules
from games.mind_reader.state import ScenePhase
from games.mind_reader.view import MindReaderView
from games.tools.film import ready
from handset.keypad import Keypad
from handset.model import load_model, model_names
from handset.screen import lcd_of
from tests.every_case import every_case

SPEC = load_game("mind-reader")
DEVICES = (("l03a", "en"), ("p906i", "ja"))
NARROWEST = min(load_model(name).viewport.width for name in model_names())


def prepared(language: str) -> MindReaderView:
    view = ready(create_view(SPEC, language))
    assert isinstance(view, MindReaderView)
    begin_view(view)
    return view


def picture(view: MindReaderView, game: Rules, device: str) -> tuple[str, str]:
    model = load_model(device)
    lcd = lcd_of(model)
    canvas = lcd.canvas()
    view.draw(canvas.part(model.viewport), game)
    frame = lcd.render(canvas)
    return frame.hash, frame.text("hud")


def test_there_are_as_many_questions_as_the_rules_draw_from_and_all_differ() -> None:
    questions = load_questions()
    assert len(questions) == SPEC.tuning.pool >= 200
    for language in ("en", "ja"):
        assert len({question.ask.of(language) for question in questions}) == len(questions)
    assert {question.mood for question in questions} == {"happy", "sad", "angry", "shy", "tired", "surprised"}


@every_case("question", load_questions())
def test_every_question_and_answer_has_room(question: Question) -> None:
    canvas = lcd_of(load_model("l03a")).canvas()
    for language in ("en", "ja"):
        card, answer = card_rect(NARROWEST), answer_rect(NARROWEST, 0)
        boxes = [(question.ask, card.width - 88, card.height - 8)]
        boxes += [(text, answer.width - 12, answer.height - 12) for text in (question.right, question.wrong)]
        for text, width, height in boxes:
            size, lines = fit(canvas.typeface, text.of(language), width, height)
            assert all(canvas.text_width(line, size) <= width for line in lines), lines
            assert len(lines) * (size + 2) <= height, lines
            joined = " ".join(lines) if text.of(language).isascii() else "".join(lines)
            assert joined == text.of(language)


def test_no_line_begins_with_a_full_stop() -> None:
    canvas = lcd_of(load_model("l03a")).canvas()
    for width in range(32, 120, 8):
        lines = wrap(canvas.typeface, "大丈夫、と言って窓の外を見る。", 16, width)
        assert all(line[0] not in "、。っ" for line in lines)


@pytest.mark.parametrize(("device", "language"), DEVICES)
def test_every_moment_of_a_play_can_be_drawn(device: str, language: str) -> None:
    view, game, keypad = prepared(language), Rules(5, SPEC.tuning), Keypad()
    bot = SPEC.bot("average", 5)
    seen = set()
    while not game.over:
        for event in game.tick(keypad.step(bot.press(game))):
            view.observe(event)
        view.tick(game)
        if game.ticks % 29 == 0 or game.state.since == 4:
            seen.add(game.state.phase)
            assert picture(view, game, device)[1].startswith(str(game.score))
    assert seen == set(ScenePhase)
    model = load_model(device)
    for tick in (0, 12, 60, 130, 280):
        view.draw_title(lcd_of(model).canvas().part(model.viewport), tick)
        view.draw_over(lcd_of(model).canvas().part(model.viewport), game, tick)


def test_drawing_twice_or_not_for_a_while_gives_the_same_picture() -> None:
    looked, unseen = prepared("en"), prepared("en")
    games = Rules(9, SPEC.tuning), Rules(9, SPEC.tuning)
    bots = SPEC.bot("novice", 2), SPEC.bot("novice", 2)
    pads = Keypad(), Keypad()
    for _ in range(700):
        for view, game, bot, pad in zip((looked, unseen), games, bots, pads, strict=True):
            for event in game.tick(pad.step(bot.press(game))):
                view.observe(event)
            view.tick(game)
        if games[0].ticks % 5 == 0:
            picture(looked, games[0], "l03a")
    again = prepared("en")
    load_view(again, save_view(looked))
    first = picture(looked, games[0], "l03a")
    assert first == picture(looked, games[0], "l03a") == picture(unseen, games[1], "l03a")
    assert first == picture(again, games[0], "l03a")
