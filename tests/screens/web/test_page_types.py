"""The type a page is served as, and the letters of its fields, by the phone that asks."""

from __future__ import annotations

from itertools import product

import pytest

from handset.browser.app import BrowserApp
from handset.browser.forms.fields import field_of
from handset.model import load_model, model_names
from handset.script.run.driver import Driver
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator
from tests.screens.site_client import Town

PATHS = ("/home", "/diary/new", "/settings/password", "/search/members", "/echo", "/albums/new")
DOCOMO = {"l03a", "p906i", "n06a"}


def test_docomos_phones_get_xhtml_and_others_html(town: Town) -> None:
    for model, path in product(model_names(), PATHS):
        answer = town.visitor(agent=load_model(model).browser.user_agent).get(path)
        kind = answer.headers["Content-Type"].partition(";")[0]
        assert kind == ("application/xhtml+xml" if model in DOCOMO else "text/html"), (model, path)
        assert ("istyle=" in answer.markup) == (model not in DOCOMO and path != "/home"), (model, path)
        assert ("-wap-input-format" in answer.markup) == (model in DOCOMO and path != "/home"), (model, path)


@pytest.mark.parametrize("model", sorted(DOCOMO))
@pytest.mark.parametrize(("path", "first"), [("/diary/new", "hiragana"), ("/settings/password", "lower")])
def test_fields_open_with_their_letters_on_docomos_phones(path: str, first: str, model: str) -> None:
    simulator = Simulator(SimulatorOptions(device=model))
    try:
        Driver(simulator).open(path)
        browser = simulator.phone.find("browser")
        assert isinstance(browser, BrowserApp)
        page = browser.page
        assert page is not None
        node = next(node for node in page.document.focusables if node.tag in ("input", "textarea"))
        assert not page.takes_attribute(node, "istyle")
        style = page.style_of(node).input_format
        field = field_of(node, style, page.model, page.url, lambda name: page.takes_attribute(node, name))
        assert field.modes[0] == first
    finally:
        simulator.close()
