"""What lint says of every kind of page, on every phone that ships: no errors, and no warning but those allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from handset.browser.app import BrowserApp
from handset.model import model_names
from handset.preview.lint.check import check
from handset.preview.lint.finding import Finding
from handset.script.run.driver import Driver
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator
from tests.screens.site_client import HERO, Town
from tests.screens.test_crawl import crawl

ALLOWED = {
    "background of <body> is ignored": "a design of the Collection shows in its header where a phone has no background",
}
"""Warnings that stay, and why."""
LANGUAGES = ("en", "ja")


@cache
def pages() -> tuple[str, ...]:
    """A page of every kind, by its address; plays are games and no pages."""
    seen = crawl(Town().visitor(HERO), each=1)
    return tuple(paths[0] for kind, paths in sorted(seen.items()) if not kind.endswith("/play"))


def findings(model: str, lang: str, paths: Sequence[str]) -> Iterator[tuple[str, Finding]]:
    simulator = Simulator(SimulatorOptions(device=model, lang=lang))
    try:
        thumb = Driver(simulator)
        for path in paths:
            thumb.open(path)
            browser = simulator.phone.find("browser")
            assert isinstance(browser, BrowserApp)
            assert browser.page is not None
            for finding in check(browser.page):
                yield path, finding
    finally:
        simulator.close()


def is_allowed(finding: Finding) -> bool:
    return any(re.search(what, finding.what) for what in ALLOWED)


def check_pages(model: str, lang: str, paths: Sequence[str]) -> None:
    told = [
        f"{model} {lang} {path}:{found.line}:{found.column} {found.severity} {found.what}"
        for path, found in findings(model, lang, paths)
        if found.severity == "error" or (found.severity == "warning" and not is_allowed(found))
    ]
    assert told == []


@pytest.mark.parametrize("model", model_names())
def test_every_kind_of_page_is_sound_on_two_models(model: str) -> None:
    """A quarter of the kinds on each of nine, so that every kind is on two at least, in English or Japanese."""
    place = model_names().index(model)
    check_pages(model, LANGUAGES[place // 4 % 2], pages()[place % 4 :: 4])


@pytest.mark.nightly
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("model", model_names())
def test_every_kind_of_page_is_sound_on_every_model(model: str, lang: str) -> None:
    check_pages(model, lang, pages())
