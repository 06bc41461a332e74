"""`utn` on links and forms: the phone asks, and sends its numbers only on a yes."""

from __future__ import annotations

import re

import pytest

from handset.browser.browser_texts import translate
from handset.browser.fetch.identity import card_number, phone_number, user_agent
from handset.keypad import Key
from handset.model import load_model, model_names
from handset.network import Response
from tests.handset.browser.browser_harness import Answer, BrowserHarness, redirect

HOME = "http://a.test/"
FOMA = re.compile(r"(.*);ser(\d{15});icc(\d{19}F)\)")
LINK = "<a href=/next utn>x</a>"
FORMS = {
    "get": "<form action=/next utn><input type=submit name=a value=b></form>",
    "post": "<form action=/next method=post utn><input type=submit name=a value=b></form>",
}
ASKING = ["early", "l03a", "n06a", "p906i"]


def opened(page: str, model: str = "l03a", more: dict[str, Answer] | None = None) -> BrowserHarness:
    harness = BrowserHarness({HOME: page, HOME + "next": "<title>next</title>", **(more or {})}, model)
    harness.browser.open(HOME)
    return harness


def agents(harness: BrowserHarness) -> list[str]:
    """The User-Agent of each request after the first page's."""
    return [dict(request.headers)["User-Agent"] for request in harness.site.asked[1:]]


def luhn(digits: str) -> int:
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(sum(map(int, str(value))) for value in doubled) % 10


def test_every_docomo_phone_has_numbers_of_its_own_and_one_card() -> None:
    numbers = [phone_number(load_model(name)) for name in model_names()]
    assert len(set(numbers)) == len(numbers)
    for number in (*numbers, card_number().removesuffix("F")):
        assert luhn(number) == 0
    assert phone_number(load_model("l03a")) == phone_number(load_model("l03a"))
    assert [name for name in model_names() if load_model(name).browser.utn] == ASKING


@pytest.mark.parametrize("model", ASKING)
@pytest.mark.parametrize("markup", [LINK, *FORMS.values()])
def test_a_yes_sends_the_numbers_in_the_foma_spelling(model: str, markup: str) -> None:
    harness = opened(markup, model)
    harness.press(Key.OK)
    asked = harness.phone.frame().text("dialog")
    assert translate("utn", "en") in asked
    assert "a.test" in asked
    assert agents(harness) == []
    harness.press(Key.OK)
    assert harness.browser.title == "next"
    (agent,) = agents(harness)
    found = FOMA.fullmatch(agent)
    assert found is not None
    assert found[1] + ")" == load_model(model).browser.user_agent
    assert found[2] == phone_number(load_model(model))


@pytest.mark.parametrize("markup", [LINK, *FORMS.values()])
def test_a_no_goes_there_without_them(markup: str) -> None:
    harness = opened(markup)
    harness.press(Key.OK, Key.DOWN, Key.OK)
    assert harness.browser.title == "next"
    assert agents(harness) == [harness.phone.model.browser.user_agent]
    if markup == FORMS["post"]:
        assert harness.site.asked[-1].body == b"a=b"


@pytest.mark.parametrize("markup", [LINK, *FORMS.values()])
def test_back_from_the_question_goes_nowhere(markup: str) -> None:
    harness = opened(markup)
    harness.press(Key.OK, Key.CLEAR)
    assert harness.browser.url == HOME
    assert agents(harness) == []


@pytest.mark.parametrize("model", sorted(set(model_names()) - set(ASKING)))
@pytest.mark.parametrize("markup", [LINK, *FORMS.values()])
def test_other_carriers_phones_neither_ask_nor_send(model: str, markup: str) -> None:
    harness = opened(markup, model)
    harness.press(Key.OK)
    assert harness.browser.title == "next"
    assert agents(harness) == [harness.phone.model.browser.user_agent]
    sent = {name.lower() for name, _ in harness.site.asked[-1].headers}
    assert not sent & {"x-up-subno", "x-jphone-uid", "x-dcmguid"}
    assert user_agent(harness.phone.model, identified=True) == harness.phone.model.browser.user_agent


def test_a_link_without_it_and_a_telephone_number_with_it_ask_nothing() -> None:
    harness = opened("<a href=/next>x</a>")
    harness.press(Key.OK)
    assert agents(harness) == [harness.phone.model.browser.user_agent]
    harness = opened("<a href=tel:031 utn>x</a>")
    harness.press(Key.OK)
    assert translate("call", "en") in harness.phone.frame().text("dialog")


def test_a_redirect_a_reload_and_a_fresh_page_of_the_cache() -> None:
    kept = Response(
        HOME + "next", 200, (("Content-Type", "text/html"), ("Cache-Control", "max-age=600")), LINK.encode()
    )
    harness = opened(LINK, more={HOME + "next": kept})
    plain = harness.phone.model.browser.user_agent
    harness.press(Key.OK, Key.DOWN, Key.OK)
    harness.press(Key.OK, Key.OK)
    assert [agent == plain for agent in agents(harness)] == [True, False]
    harness.browser.reload()
    assert agents(harness)[2] == plain

    harness = opened(LINK, more={HOME + "next": redirect("http://b.test/"), "http://b.test/": "there"})
    harness.press(Key.OK, Key.OK)
    assert [agent == plain for agent in agents(harness)] == [False, True]
