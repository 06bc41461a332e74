"""Declarations, selectors and their strength."""

from __future__ import annotations

import pytest

from handset.browser.document.tree import parse
from handset.browser.style.css import declarations, stylesheet
from handset.browser.style.values import Address, Length


def declared(text: str) -> dict[str, object]:
    return {each.name: each.value for each in declarations(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("color:red", {"color": (255, 0, 0)}),
        ("color:#F00;COLOR: rgb(0, 50%, 300)", {"color": (0, 128, 255)}),
        ("color:FF0000", {}),
        ("width:50%", {"width": Length(50, "%")}),
        ("width:-5px", {}),
        ("margin:1px 2em", {"margin-top": Length(1, "px"), "margin-right": Length(2, "em"),
                            "margin-bottom": Length(1, "px"), "margin-left": Length(2, "em")}),
        ("margin:auto 5 0", {}),
        ("font-size:small;text-align:center", {"font-size": "small", "text-align": "center"}),
        ("background:url(a.gif) no-repeat red", {"background-color": (255, 0, 0), "background-image": Address("a.gif"),
                                                 "background-repeat": "no-repeat", "background-attachment": "scroll",
                                                 "background-x": Length(0, "%"),
                                                 "background-y": Length(0, "%")}),
        ("text-decoration:blink underline", {"text-decoration": "blink underline"}),
        ("-wap-marquee-loop:infinite;-wap-marquee-dir:rtl", {"-wap-marquee-loop": 0, "-wap-marquee-dir": "rtl"}),
        ("position:absolute;nonsense:1;;color", {"position": "absolute"}),
    ],
)  # fmt: skip
def test_declarations(text: str, expected: dict[str, object]) -> None:
    assert declared(text) == expected


def test_border_shorthand_sets_all_sides() -> None:
    found = declared("border:2px solid #00f")
    assert found["border-left-width"] == Length(2, "px")
    assert found["border-top-color"] == (0, 0, 255)
    assert len(found) == 12


def matching(sheet: str, markup: str, tag: str) -> list[bool]:
    node = next(each for each in parse(markup).root.walk() if each.tag == tag)
    return [rule.selector.matches(node) for rule in stylesheet(sheet)]


@pytest.mark.parametrize(
    ("selector", "fits"),
    [
        ("b", True), ("div b", True), ("p > b", True), ("div > b", False), ("#x b", True), (".k b", True),
        ("div.k.j b", True), ("p.k b", False), ("i + b", True), ("u + b", False), ("*", True), ("body * b", True),
        ("b[title]", True), ("b[title=t]", True), ("b[title=u]", False), ("b:first-child", False), ("b:hover", False),
        ("p b, q", True),
    ],
)  # fmt: skip
def test_selectors(selector: str, fits: bool) -> None:
    markup = "<div id=x class='k j'><p>text<i>i</i><b title=t>b</b></p></div>"
    assert any(matching(f"{selector}{{color:red}}", markup, "b")) is fits


def test_specificity() -> None:
    strengths = [rule.selector.specificity for rule in stylesheet("#a .b c d{color:red} *{color:red}")]
    assert strengths == [(1, 1, 2), (0, 0, 0)]


def test_media_for_paper_is_left_out() -> None:
    sheet = stylesheet("@media print{a{color:red}} @media handheld, print{b{color:red}} @import 'x.css'; i{color:red}")
    assert [rule.selector.subject.tag for rule in sheet] == ["b", "i"]
