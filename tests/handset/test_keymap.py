"""Layouts: what a person can write wrongly is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from handset.keymap import FILE, load_keymap, load_keymaps, picture, sign
from handset.keypad import Key
from keitai.common.errors import FileError, KeitaiError

WHOLE = FILE.read_text(encoding="utf-8")


def written(folder: Path, text: str) -> Path:
    path = folder / "keymaps.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_layout_presses_every_key() -> None:
    keymaps = load_keymaps()
    assert list(keymaps) == ["laptop", "numpad", "phone", "gamepad"]
    for keymap in keymaps.values():
        assert set(keymap.keys.values()) == set(Key)


def test_a_layout_wins_over_what_it_extends() -> None:
    numpad, phone = load_keymap("numpad"), load_keymap("phone")
    assert numpad.keys["keypad-7"] is Key.DIGIT_1
    assert phone.keys["keypad-7"] is Key.DIGIT_7
    assert phone.keys["keypad-5"] is Key.DIGIT_5
    assert phone.keys["q"] is Key.DIGIT_1


@pytest.mark.parametrize(
    ("right", "wrong", "mark", "says"),
    [
        ("    clear: [comma", "    claer: [comma", "claer", "no key 'claer' (did you mean 'clear'?)"),
        ("call: [m]", "call: [m, backspase]", "backspase", "unknown host key 'backspase' (did you mean 'backspace'?)"),
        ("call: [m]", "call: [m, home, q]", "q]", "'q' is bound twice; it presses '1' already"),
        ("call: [m]", "call: [m, f5]", "f5", "'f5' is a command of the window"),
        ("call: [m]", "call: [8]", "8", 'write "8" in quotes'),
        ("call: [m]", "call: m", "call", "'call' needs a list of host keys"),
        ("extends: numpad", "extends: numpda", "numpda", "unknown layout 'numpda' (did you mean 'numpad'?)"),
        ("extends: numpad", "extends: phone", "phone", "cannot extend itself"),
        ("extends: numpad", "extend: numpad", "extend", "unknown key 'extend' (did you mean 'extends'?)"),
    ],
)
def test_faults_are_told_with_their_place(tmp_path: Path, right: str, wrong: str, mark: str, says: str) -> None:
    text = WHOLE.replace(right, wrong, 1)
    assert text != WHOLE
    lines = text.split("\n")
    row = next(row for row, line in enumerate(lines) if wrong in line)
    start = lines[row].index(wrong)
    column = lines[row].index(mark, start) + 1
    with pytest.raises(FileError) as told:
        load_keymaps(written(tmp_path, text))
    assert says in str(told.value)
    assert str(told.value).startswith(f"keymaps.yaml:{row + 1}:{column}: ")


def test_a_key_of_the_phone_left_out(tmp_path: Path) -> None:
    text = WHOLE.replace("    call: [m]\n", "", 1)
    with pytest.raises(FileError, match=r"'laptop' leaves out call"):
        load_keymaps(written(tmp_path, text))


def test_an_unknown_name_is_answered_with_a_near_one() -> None:
    with pytest.raises(
        KeitaiError, match=r"unknown keymap 'lpatop' \(did you mean 'laptop'\?\); there are laptop, numpad"
    ):
        load_keymap("lpatop")


def test_the_picture_shows_every_key_and_what_presses_it() -> None:
    for keymap in load_keymaps().values():
        drawn = picture(keymap)
        body = drawn.split("\n")[2:]
        assert len({len(line) for line in body}) == 1
        for key in Key:
            assert any(f" {key.label} " in line.replace("│", " ") for line in body), key
        for host in keymap.keys:
            assert any(f" {sign(host)} " in line.replace("│", " ") for line in body), host
