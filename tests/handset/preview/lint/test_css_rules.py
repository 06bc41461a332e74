"""What a style sets on a control and the browser does not draw is told, and what it draws is not."""

from __future__ import annotations

from itertools import product

from handset.preview.lint.check import check
from tests.handset.browser.browser_harness import BrowserHarness, make_page

HOME = "http://a.test/"
CONTROLS = {
    "input": "<input name=q value='ab cd'{}>",
    "textarea": "<textarea name=q>ab cd</textarea>".replace("name=q", "name=q{}"),
    "select": "<select name=q{}><option>ab cd</select>",
    "button": "<button{}>ab cd</button>",
    "option": "<select name=q><option{}>ab cd</select>",
    "input type=checkbox": "<input type=checkbox name=q checked{}>",
    "input type=radio": "<input name=q TYPE=Radio checked value=a{}>",
}
STYLES = ["color:#f00", "background-color:#0f0", "border:3px solid #00f", "height:60px", "letter-spacing:5px",
          "word-spacing:9px", "text-indent:20px", "text-transform:uppercase", "text-decoration:underline",
          "font-variant:small-caps", "line-height:60px", "font-weight:bold"]  # fmt: skip


def picture_of(phone: BrowserHarness, element: str) -> bytes:
    phone.site.pages[HOME] = f"<form action=/a>x<br>{element}</form>"
    phone.browser.open(HOME)
    phone.wait(2)
    return phone.phone.frame().pixels.tobytes()


def told(element: str) -> list[str]:
    return [each.what for each in check(make_page(f"<form action=/a>{element}</form>")) if each.rule == "css"]


def test_what_a_control_does_not_draw_is_told_and_nothing_else() -> None:
    phone = BrowserHarness({})
    plain = {tag: picture_of(phone, shape.format("")) for tag, shape in CONTROLS.items()}
    undrawn = 0
    for (tag, shape), style in product(CONTROLS.items(), STYLES):
        element = shape.format(f' style="{style}"')
        drawn, name = picture_of(phone, element) != plain[tag], style.partition(":")[0]
        undrawn += not drawn
        assert told(element) == ([] if drawn else [f"{name} does not count on <{tag}>"]), (tag, style)
        selector = f"input[{tag.partition(' ')[2]}]" if " " in tag else tag
        in_a_sheet = told(f"<style>{selector}{{{style}}}</style>{shape.format('')}")
        assert in_a_sheet == told(element), (tag, style)
    assert undrawn > 35


def test_values_that_change_nothing_are_clean() -> None:
    for tag, style in product(("input", "textarea", "button"), ("text-decoration:none", "letter-spacing:normal")):
        assert told(CONTROLS[tag].format(f' style="{style}"')) == [], (tag, style)
