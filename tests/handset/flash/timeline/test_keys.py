"""Keys as scripts hear of them: the class Key, its listeners, clip events, one key at a time."""

from __future__ import annotations

from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.key_codes import DOWN, ENTER, KEY_NAMES, LEFT, RIGHT, SOFT_LEFT, SOFT_RIGHT, UP, virtual_code
from handset.flash.player import start_player
from handset.flash.snapshot import load_player, save_player
from handset.flash.trace import KeyInput
from tests.handset.flash.running import RED, run

KEY_DOWN, KEY_UP = 1 << 6, 1 << 7


def key(method: str) -> str:
    return f'push 0 "Key"\ngetVariable\npush "{method}"\ncallMethod\n'


def held(name: str) -> str:
    constant = f'push "Key"\ngetVariable\npush "{name}"\ngetMember\n'
    return f'{constant}push 1 "Key"\ngetVariable\npush "isDown"\ncallMethod\n'


def told(version: int = 5) -> MovieBuilder:
    """A movie whose clip tells each key that goes down or up: code, letter and whether Left is held."""
    builder = MovieBuilder(version=version)
    clip = builder.timeline()
    clip.place(builder.rectangle(0, 0, 20, 20, RED), 1)
    clip.show_frame()
    line = f'{key("getCode")}push " "\nadd2\n{key("getAscii")}add2\npush " "\nadd2\n{held("LEFT")}add2\ntrace'
    builder.main.place(builder.sprite(clip), 1, events={KEY_DOWN | KEY_UP: line})
    builder.main.show_frame()
    return builder


def test_clips_hear_of_every_key_of_a_phone_with_its_code_and_letter() -> None:
    expected = {
        LEFT: (37, 0, True),
        RIGHT: (39, 0, False),
        UP: (38, 0, False),
        DOWN: (40, 0, False),
        ENTER: (13, 13, False),
        SOFT_LEFT: (33, 0, False),
        SOFT_RIGHT: (34, 0, False),
        ord("*"): (42, 42, False),
        ord("#"): (35, 35, False),
        **{48 + digit: (48 + digit, 48 + digit, False) for digit in range(10)},
    }
    for code, (virtual, letter, is_left) in expected.items():
        inputs = [KeyInput(0, code, True), KeyInput(0, code, False)]
        lines = run(told(), 1, inputs)[1].lines
        down = f"{virtual} {letter} {str(is_left).lower()}"
        assert lines == [down, f"{virtual} {letter} false"], code


def test_a_key_that_is_held_is_let_go_by_the_next() -> None:
    lines = run(told(), 1, [KeyInput(0, LEFT, True), KeyInput(0, RIGHT, True), KeyInput(0, LEFT, False)])[1].lines
    assert [line.rpartition(" ")[2] for line in lines] == ["true", "false", "false"]


def test_letters_have_the_code_of_their_capital() -> None:
    assert [virtual_code(ord(letter)) for letter in "azA5"] == [65, 90, 65, 53]
    assert len({virtual_code(code) for code in KEY_NAMES}) == len(KEY_NAMES)


def listening() -> MovieBuilder:
    builder = MovieBuilder(version=6)
    say = f"{key('getCode')}trace\n"
    builder.main.actions(
        'push "hears" 0 "Object"\nnewObject\nsetVariable\n'
        f'push "hears"\ngetVariable\npush "onKeyDown"\ndefineFunction ""\n{say}endBlock\nsetMember\n'
        'push "hears"\ngetVariable\npush 1 "Key"\ngetVariable\npush "addListener"\ncallMethod\npop'
    )
    builder.main.show_frame()
    return builder


def test_listeners_hear_of_keys_until_they_are_removed() -> None:
    builder = listening()
    builder.main.actions(
        'push "hears"\ngetVariable\npush 1 "Key"\ngetVariable\npush "removeListener"\ncallMethod\npop\nstop'
    )
    builder.main.show_frame()
    inputs = [KeyInput(0, UP, True), KeyInput(0, UP, False), KeyInput(1, DOWN, True)]
    assert run(builder, 2, inputs)[1].lines == ["38"]


def test_a_saved_movie_still_knows_its_listeners_and_the_key_that_is_held() -> None:
    player, device = run(listening(), 1, [KeyInput(0, UP, True)])
    again = load_player(listening().movie(), save_player(player), device)
    assert again.stage.realm.keys_down == {38}
    again.press(UP, repeats=True)
    again.release(UP)
    assert again.stage.realm.keys_down == set()
    assert device.lines == ["38", "38"]


def test_a_key_that_repeats_does_not_press_the_focused_button_again() -> None:
    builder = MovieBuilder()
    from_button = {ENTER: 'push "enter"\ntrace'}
    builder.main.place(builder.button(builder.rectangle(0, 0, 20, 20, RED), from_button), 1)
    builder.main.show_frame()
    device = run(builder)[1]
    player = start_player(builder.movie(), device)
    player.press(ENTER)
    player.press(ENTER, repeats=True)
    assert device.lines == ["enter", "enter"]
