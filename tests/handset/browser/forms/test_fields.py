"""What a page's fields take, and how they are written into."""

from __future__ import annotations

import pytest

from handset.browser.document.tree import Node
from handset.browser.forms.fields import field_of
from handset.input.app import InputApp
from handset.input.field import NO_LIMIT, Field
from handset.input.multitap import MODES
from handset.keypad import Key
from handset.model import load_model
from tests.handset.browser.bench import Bench, make_page

HOME = "http://a.test/"


def field(markup: str, style: str = "", model: str = "l03a") -> Field:
    nodes: list[Node] = make_page(f"<form>{markup}</form>", model).document.focusables
    return field_of(nodes[0], style, load_model(model), HOME)


@pytest.mark.parametrize(
    ("markup", "style", "first"),
    [
        ("<input name=q>", "", "hiragana"),
        ("<input istyle=1>", "", "hiragana"),
        ("<input istyle=2>", "", "katakana"),
        ("<input istyle=3>", "", "lower"),
        ("<input istyle=4>", "", "number"),
        ("<input mode=numeric>", "", "number"),
        ("<input mode=hankakukana>", "", "katakana"),
        ('<input format="*M">', "", "hiragana"),
        ("<input>", "*<ja:n>", "number"),
        ("<input>", '"*<ja:hk>"', "katakana"),
        ("<input>", "nonsense", "hiragana"),
        ("<input istyle=9>", "", "hiragana"),
        ("<input type=tel>", "", "number"),
    ],
)
def test_the_first_letters(markup: str, style: str, first: str) -> None:
    found = field(markup, style)
    assert found.modes[0] == first
    assert set(found.modes) == set(MODES)


@pytest.mark.parametrize(
    ("mask", "modes", "limit"),
    [
        ("*N", ("number",), NO_LIMIT),
        ("4N", ("number",), 4),
        ("*A", ("upper",), NO_LIMIT),
        ("12x", ("lower", "number"), 12),
    ],
)
def test_a_mask_binds(mask: str, modes: tuple[str, ...], limit: int) -> None:
    found = field(f'<input format="{mask}">')
    assert (found.modes, found.limit, found.bound) == (modes, limit, True)


@pytest.mark.parametrize(
    ("markup", "limit"),
    [("<input>", NO_LIMIT), ("<input maxlength=0>", 0), ("<input maxlength=x>", NO_LIMIT), ("<input maxlength=8>", 8)],
)
def test_the_length(markup: str, limit: int) -> None:
    assert field(markup).limit == limit


def test_the_carriers_count_differently() -> None:
    assert field("<input>", model="l03a").unit == "bytes"
    assert field("<input>", model="qvga").unit == "characters"


def test_passwords_are_never_kept_and_have_no_kana() -> None:
    found = field("<input type=password name=p istyle=1>")
    assert (found.secret, found.draft) == (True, "")
    assert not {"hiragana", "katakana"} & set(found.modes)


def opened(markup: str) -> Bench:
    bench = Bench({HOME: f"<form>{markup}</form>"})
    bench.browser.open(HOME)
    bench.press(Key.OK)
    return bench


@pytest.mark.parametrize("attribute", ["disabled", "readonly"])
def test_what_cannot_be_written_does_not_open(attribute: str) -> None:
    bench = opened(f"<input name=q value=x {attribute}>")
    assert bench.phone.foreground is bench.browser
    assert not bench.browser.wants_text
    bench.browser.type_text("y")
    assert bench.browser.focused_text in ("x", "")


def test_end_keeps_a_draft_that_the_field_finds_again() -> None:
    bench = opened("<input name=q>")
    bench.press(Key.DIGIT_2, Key.END)
    assert [app.kind for app in bench.phone.apps] == ["standby"]
    bench.phone.launch("browser")
    bench.browser.open(HOME)
    bench.press(Key.OK)
    app = bench.phone.foreground
    assert isinstance(app, InputApp)
    assert app.writing.text == "か"
    bench.press(Key.OK)
    assert bench.browser.focused_text == "か"
    assert bench.phone.memory.draft(f"{HOME}#q") is None


def test_leaving_a_changed_text_asks_first() -> None:
    bench = opened("<input name=q value=a>")
    bench.press(Key.DIGIT_2, Key.OK, Key.SOFT_RIGHT)
    assert bench.phone.foreground.kind == "question"
    bench.press(Key.OK)
    assert bench.phone.foreground.kind == "input"
    bench.press(Key.SOFT_RIGHT, Key.SOFT_LEFT)
    assert bench.browser.focused_text == "a"


def test_leaving_an_unchanged_text_does_not_ask() -> None:
    bench = opened("<input name=q value=a>")
    bench.press(Key.SOFT_RIGHT)
    assert bench.phone.foreground is bench.browser


def test_the_phone_goes_on_from_the_middle_of_a_conversion() -> None:
    bench = opened("<input name=q>")
    bench.press(Key.DIGIT_2, Key.DIGIT_3, Key.UP, Key.DOWN)
    saved = bench.phone.snapshot()
    frame = bench.phone.frame().hash
    bench.press(Key.OK, Key.OK)
    written = bench.browser.focused_text
    bench.phone.restore(saved)
    assert bench.phone.frame().hash == frame
    bench.press(Key.OK, Key.OK)
    assert bench.browser.focused_text == written == "ｶｻ"
