"""What a site does wrong is found, and its script passes on the mended site."""

from __future__ import annotations

import pytest

from handset.keypad import Key
from handset.script.language.parser import parse
from handset.script.language.program import Setup
from handset.script.monkey.fault_detector import Fault, page_fault, play
from handset.script.monkey.presses import Press
from handset.script.monkey.reproduction import reproduction
from handset.script.run.driver import Driver
from handset.script.run.environment import MakeEnvironment
from handset.script.run.runner import run_script
from keitai.common.errors import KeitaiError
from tests.handset.script.page_environment import PageEnvironment, Pages, Site

HOME = '<a href="/next" accesskey="4">on</a>'
WAY = (Press(Key.DIGIT_4, 30),)


class FromHome(PageEnvironment):
    """A phone that begins at the site's top page."""

    def __init__(self, setup: Setup, site: Site) -> None:
        super().__init__(setup, site)
        self.open("/")
        for _ in range(10):
            self.phone.step()


def environments(pages: Pages) -> MakeEnvironment:
    return lambda setup: FromHome(setup, Site(pages))


def verdict_of(finding: Fault, pages: Pages) -> str:
    def no_file(name: str, including: str) -> tuple[str, str]:
        raise KeitaiError("no file")

    script = parse(reproduction(Setup(), finding, "Home"), "a.keys", no_file)
    (verdict,) = run_script(script, environments(pages))
    return verdict.outcome


WRONG: list[tuple[Pages, str]] = [
    ({"/": HOME}, "HTTP 404, and a page of the site leads there"),
    ({"/": HOME, "/next": "302 /next"}, "keeps forwarding"),
    ({"/": HOME, "/next": "302 /b", "/b": "302 /next"}, "keeps forwarding"),
]


@pytest.mark.parametrize(("pages", "trouble"), WRONG)
def test_a_dead_link_or_a_redirect_loop_is_found_and_passes_once_mended(pages: Pages, trouble: str) -> None:
    found = play(environments(pages), Setup(), WAY)
    assert found is not None
    assert found.kind == "error page"
    assert trouble in found.what.lower() or trouble in found.what
    assert verdict_of(found, pages) == "failed"
    assert verdict_of(found, {"/": HOME, "/next": "<h1>Next</h1>here it is"}) == "passed"


def test_an_address_that_no_page_leads_to_is_nobodys_fault() -> None:
    environment = FromHome(Setup(), Site({"/": HOME}))
    driver = Driver(environment)
    driver.open("/typed")
    assert page_fault(environment.phone) == ""
    environment.close()
