"""Models of phones: those that ship are whole; a faulty file is refused with its place and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handset.model import FOLDER, load_model, model_names, read_model
from keitai.common.errors import FileError, KeitaiError

GOOD = (FOLDER / "l03a.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", model_names())
def test_every_model_that_ships_is_whole(name: str) -> None:
    model = load_model(name)
    assert model.name == name
    assert model.screen.contains(model.viewport)
    assert model.viewport.width >= 229


def test_the_models_are_of_different_screens() -> None:
    sizes = {(load_model(name).lcd.width, load_model(name).lcd.height) for name in model_names()}
    assert {(240, 320), (480, 854)} <= sizes


@pytest.mark.parametrize(
    ("replaced", "by", "said"),
    [
        ("carrier: docomo", "carrier: docmo", "5:10: 'docmo' is not one of docomo, au, softbank, none (did you mean"),
        ("year: 2009", "year: soon", "6:7: expected a whole number, got text"),
        ("scale: 1\n", "", "the key 'scale' is missing"),
        ("scale: 1\n", "scale: 9\n", "8:1: scale 9 is outside 1 to 4"),
        ("scale: 1\n", "scale: 1\nscael: 2\n", "9:1: unknown key 'scael' (did you mean 'scale'?)"),
        ("scale: 1\n", "scale: 1\nscale: 2\n", "9:1: key 'scale' is given twice"),
        ("  html: 7.2", "  htlm: 7.2", "unknown key 'htlm' (did you mean 'html'?)"),
        ("colors: 262144", "colors: 4096", "7:40: 4096 is not one of 65536, 262144, 16777216"),
        ("lcd: {width: 240", "lcd: {width: 24", "7:1: an LCD is 96x96 to 1080x1920 pixels"),
        ("viewport_width: 240", "viewport_width: 500", "11:1: viewport_width is 96 to the LCD's 240"),
        ("status_height: 18", "status_height: 0", "9:1: status_height and softkey_height are 12 to 64"),
        ('W16H09)"', 'W16H09"', "17:1: a user_agent that utn adds the serial number to ends with a bracket"),
        ('accent: "#2f6fd0"', "accent: blue", "'blue' is not a color; a color reads #rrggbb"),
        ("name: l03a", "name: [l03a", "expected"),
        ("name: l03a", "name: \tl03a: x", ":"),
    ],
)  # fmt: skip
def test_a_faulty_model_is_told_by_place(tmp_path: Path, replaced: str, by: str, said: str) -> None:
    assert replaced in GOOD
    path = tmp_path / "x.yaml"
    path.write_text(GOOD.replace(replaced, by, 1), encoding="utf-8")
    with pytest.raises(FileError) as caught:
        read_model(path)
    assert str(caught.value).startswith("x.yaml:")
    assert said in str(caught.value)


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"- 1", b"a" * 2_000_000, b"&a [*a]"])
def test_what_is_no_model_at_all(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(raw)
    with pytest.raises(FileError):
        read_model(path)


def test_an_unknown_device_is_answered_with_the_nearest() -> None:
    with pytest.raises(KeitaiError, match="did you mean 'p906i'"):
        load_model("p960i")


@settings(max_examples=150)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 12), st.text(max_size=6))
def test_mutated_files_give_a_model_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, at: int, cut: int, put: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "mutated.yaml"
    raw = (GOOD[:at] + put + GOOD[at + cut :]).encode("utf-8", "surrogatepass")
    path.write_bytes(raw)
    lines = raw.decode("utf-8", "replace").split("\n")
    try:
        read_model(path)
    except FileError as problem:
        assert 1 <= problem.place.line <= len(lines) + 1
        assert problem.place.column >= 1
