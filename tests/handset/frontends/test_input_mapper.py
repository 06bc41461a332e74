"""Mapping of the host's keys: which press the phone's, which are the devtools', and which write."""

from __future__ import annotations

import pygame
import pytest

from handset.frontends.devtools import Command
from handset.frontends.hostkeys import KEYBOARD
from handset.frontends.input_mapper import CommandDown, CommandUp, InputAction, InputMapper, TextTyped, ToolKey
from handset.frontends.typist import TypingTarget
from handset.keymap import load_keymap
from handset.keypad import Key
from handset.text_input.field import Field
from handset.text_input.writing import Writing, begin

SENTENCE = "I have 2 cats, ok? 100%! a-b_c@d [x]{y} = ~`'\"\\|<>/:;+*#&^$()"
SHIFTED = dict(
    zip(
        '~!@#$%^&*()_+{}|:"<>?ABCDEFGHIJKLMNOPQRSTUVWXYZ',
        "`1234567890-=[]\\;',./abcdefghijklmnopqrstuvwxyz",
        strict=True,
    )
)
PLACES = {
    " ": "SPACE", "-": "MINUS", "=": "EQUALS", "[": "LEFTBRACKET", "]": "RIGHTBRACKET", "\\": "BACKSLASH",
    ";": "SEMICOLON", "'": "APOSTROPHE", "`": "GRAVE", ",": "COMMA", ".": "PERIOD", "/": "SLASH",
}  # fmt: skip


def hands(keymap: str = "laptop") -> InputMapper:
    return InputMapper(load_keymap(keymap), frozenset(["tab"]))


def key(kind: int, name: str, mod: int = 0) -> pygame.Event:
    return pygame.Event(kind, scancode=getattr(pygame, f"KSCAN_{name}"), mod=mod)


def struck(char: str) -> list[pygame.Event]:
    """A character as a US keyboard tells of it."""
    plain = SHIFTED.get(char, char)
    mod = pygame.KMOD_LSHIFT if char in SHIFTED else 0
    name = PLACES.get(plain, plain.upper())
    return [key(pygame.KEYDOWN, name, mod), pygame.Event(pygame.TEXTINPUT, text=char), key(pygame.KEYUP, name, mod)]


def written(ours: InputMapper, aim: TypingTarget, text: str = SENTENCE) -> str:
    told = [ours.map_event(event, aim) for char in text for event in struck(char)]
    return "".join(each.text for each in told if isinstance(each, TextTyped))


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (key(pygame.KEYDOWN, "F3"), CommandDown(Command.PICTURE)),
        (key(pygame.KEYUP, "RIGHTBRACKET"), CommandUp(Command.FORWARD)),
        (key(pygame.KEYDOWN, "TAB"), ToolKey("tab")),
        (key(pygame.KEYDOWN, "5"), None),
        (key(pygame.KEYUP, "5"), None),
        (key(pygame.KEYDOWN, "R", pygame.KMOD_LCTRL), CommandDown(Command.RELOAD)),
        (key(pygame.KEYDOWN, "M", pygame.KMOD_RCTRL), CommandDown(Command.MUTE)),
        (key(pygame.KEYDOWN, "K", pygame.KMOD_LCTRL), CommandDown(Command.BLOCK)),
        (key(pygame.KEYDOWN, "V", pygame.KMOD_LCTRL), CommandDown(Command.PASTE)),
        (key(pygame.KEYDOWN, "RETURN", pygame.KMOD_LALT), CommandDown(Command.FULL)),
        (key(pygame.KEYDOWN, "F11"), CommandDown(Command.PAUSE)),
        (key(pygame.KEYDOWN, "S", pygame.KMOD_LCTRL), None),
        (pygame.Event(pygame.MOUSEBUTTONDOWN, button=1), None),
    ],
)
@pytest.mark.parametrize("aim", [TypingTarget.KEYS, TypingTarget.EDITOR])
def test_what_an_event_means(event: pygame.Event, told: InputAction | None, aim: TypingTarget) -> None:
    assert hands().map_event(event, aim) == told


def test_a_chord_presses_no_key_of_the_phone() -> None:
    ours = hands()
    for name in ("R", "M", "K", "S", "Q"):
        ours.map_event(key(pygame.KEYDOWN, name, pygame.KMOD_LCTRL), TypingTarget.KEYS)
    ours.map_event(key(pygame.KEYDOWN, "RETURN", pygame.KMOD_LALT), TypingTarget.KEYS)
    assert ours.presses.drain() == []


def test_a_key_is_down_until_it_comes_up() -> None:
    ours = hands()
    ours.map_event(key(pygame.KEYDOWN, "5"), TypingTarget.KEYS)
    assert ours.presses.down == {Key.DIGIT_5}
    ours.map_event(key(pygame.KEYUP, "5"), TypingTarget.KEYS)
    assert ours.presses.down == frozenset()


@pytest.mark.parametrize("aim", [TypingTarget.EDITOR, TypingTarget.FIELD])
@pytest.mark.parametrize("keymap", ["laptop", "numpad", "phone", "gamepad"])
def test_the_main_block_writes_what_is_printed_on_it(aim: TypingTarget, keymap: str) -> None:
    ours = hands(keymap)
    assert written(ours, aim) == SENTENCE
    assert ours.presses.drain() == []


@pytest.mark.parametrize("aim", [TypingTarget.KEYS, TypingTarget.NOTHING, TypingTarget.SHEET])
def test_nothing_is_written_where_no_text_is_taken(aim: TypingTarget) -> None:
    assert written(hands(), aim) == ""


def test_under_a_question_letters_press_nothing_and_arrows_and_return_do() -> None:
    ours = hands()
    written(ours, TypingTarget.NOTHING)
    assert ours.presses.drain() == []
    for name in ("LEFT", "RETURN"):
        ours.map_event(key(pygame.KEYDOWN, name), TypingTarget.NOTHING)
    assert ours.presses.down == {Key.LEFT, Key.OK}


def test_the_main_block_presses_keys_while_a_person_wants_it_to() -> None:
    ours = hands()
    ours.writes = False
    assert written(ours, TypingTarget.EDITOR, "2") == ""
    assert [event.key for event in ours.presses.drain()] == [Key.DIGIT_2, Key.DIGIT_2]


def test_with_alt_a_letter_presses_its_key_once() -> None:
    ours = hands()
    assert ours.map_event(key(pygame.KEYDOWN, "W", pygame.KMOD_LALT), TypingTarget.EDITOR) is None
    assert ours.presses.down == {Key.DIGIT_2}
    assert ours.map_event(pygame.Event(pygame.TEXTINPUT, text="w"), TypingTarget.EDITOR) is None


def test_altgr_writes() -> None:
    ours = hands()
    ours.map_event(key(pygame.KEYDOWN, "Q", pygame.KMOD_RALT | pygame.KMOD_LCTRL), TypingTarget.EDITOR)
    assert ours.map_event(pygame.Event(pygame.TEXTINPUT, text="@"), TypingTarget.EDITOR) == TextTyped("@")


def test_the_number_pad_stays_the_phones_where_a_layout_binds_it() -> None:
    ours = hands("phone")
    ours.map_event(key(pygame.KEYDOWN, "KP_5"), TypingTarget.EDITOR)
    assert ours.presses.down == {Key.DIGIT_5}
    assert ours.map_event(pygame.Event(pygame.TEXTINPUT, text="5"), TypingTarget.EDITOR) is None
    # Where it is nobody's, what it writes is not lost.
    ours = hands("laptop")
    ours.map_event(key(pygame.KEYDOWN, "KP_5"), TypingTarget.EDITOR)
    assert ours.map_event(pygame.Event(pygame.TEXTINPUT, text="5"), TypingTarget.EDITOR) == TextTyped("5")


def test_keys_of_an_input_method_are_not_the_phones() -> None:
    ours = hands()
    ours.map_event(pygame.Event(pygame.TEXTEDITING, text="にほ", start=0, length=2), TypingTarget.EDITOR)
    for name in ("RETURN", "BACKSPACE", "DOWN", "SPACE"):
        ours.map_event(key(pygame.KEYDOWN, name), TypingTarget.EDITOR)
    assert ours.presses.drain() == []
    assert ours.map_event(pygame.Event(pygame.TEXTINPUT, text="日本"), TypingTarget.EDITOR) == TextTyped("日本")
    ours.map_event(key(pygame.KEYDOWN, "RETURN"), TypingTarget.EDITOR)
    assert ours.presses.down == {Key.OK}


def editor(text: str = "", kana: str = "") -> Writing:
    writing = begin(Field(), text)
    writing.kana = kana
    return writing


@pytest.mark.parametrize(
    ("name", "state", "pressed"),
    [
        ("BACKSPACE", editor("a"), {Key.CLEAR}),
        ("BACKSPACE", editor(), set()),  # once too often
        ("ESCAPE", editor("a"), {Key.SOFT_RIGHT}),  # leaves, and asks first where the text has changed
        ("ESCAPE", editor(), {Key.SOFT_RIGHT}),
        ("ESCAPE", editor(kana="か"), {Key.OK}),  # lets the kana stand
        ("RETURN", editor("a"), {Key.OK}),
    ],
)
def test_no_key_throws_a_text_away_unasked(name: str, state: Writing, pressed: set[Key]) -> None:
    ours = hands()
    ours.map_event(key(pygame.KEYDOWN, name), TypingTarget.EDITOR, state)
    assert ours.presses.down == pressed


def test_shift_and_return_break_the_line() -> None:
    assert hands().map_event(
        key(pygame.KEYDOWN, "RETURN", pygame.KMOD_LSHIFT), TypingTarget.EDITOR, editor("a")
    ) == TextTyped("\n")


def test_every_key_that_writes_is_a_key_of_the_keyboard() -> None:
    assert {"1", "left-bracket", "grave"} <= set(KEYBOARD.values())


def test_under_the_help_sheet_no_key_reaches_the_phone_and_escape_closes_it() -> None:
    ours = hands("gamepad")
    for scancode in KEYBOARD:
        told = ours.map_event(pygame.Event(pygame.KEYDOWN, scancode=scancode, mod=0), TypingTarget.SHEET)
        assert told is None or isinstance(told, CommandDown)
    ours.map_event(pygame.Event(pygame.CONTROLLERBUTTONDOWN, button=pygame.CONTROLLER_BUTTON_A), TypingTarget.SHEET)
    assert ours.presses.drain() == []
    assert ours.map_event(key(pygame.KEYDOWN, "ESCAPE"), TypingTarget.SHEET) == CommandDown(Command.HELP)
    assert ours.map_event(key(pygame.KEYDOWN, "F1"), TypingTarget.SHEET) == CommandDown(Command.HELP)
