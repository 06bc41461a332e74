"""Reports: JUnit that its readers take, results that merge, and a page looked at in a real browser."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from handset.pictures import save_pixels
from handset.script.report.folder import JUNIT, read_results, write_report
from handset.script.run.trace import Moment
from handset.script.run.verdict import Artefact, Outcome, Verdict
from keitai.common.errors import KeitaiError

CHROMIUM = Path("/usr/bin/chromium")


def verdict(name: str, outcome: Outcome, message: str = "", file: str = "a.keys") -> Verdict:
    return Verdict(file, name, "qvga", outcome, message, ticks=90, presses=3, seconds=0.25, job=f"{file} qvga")


def strip(folder: Path, *shades: int) -> tuple[Moment, ...]:
    moments = []
    for number, shade in enumerate(shades):
        picture = folder / "artefacts" / f"{shade:02x}.png"
        save_pixels(np.full((320, 240, 3), shade, np.uint8), picture)
        moments.append(
            Moment(
                number * 6, f"[key {number}]", number, False, f"{shade:016x}", picture,
                f"screen {number} </script><b>", "http://a.test/", ("GET http://a.test/  200, 10 bytes",), 0.1,
            )
        )  # fmt: skip
    return tuple(moments)


ALL = [
    verdict("good", "passed"),
    verdict("bad", "failed", 'a.keys:3:1: expected text "<b>"\n  second line \x00 & more'),
    verdict("later", "skipped", "not yet"),
    verdict("known", "known bug", "#5\nexpected"),
    verdict("shaky", "flaky", "failed first"),
    verdict("died", "infrastructure", "the process died", file="b.keys"),
]


def test_junit_is_read_back(tmp_path: Path) -> None:
    from junitparser import Error, Failure, JUnitXml, Skipped

    write_report(ALL, tmp_path)
    suites = {suite.name: suite for suite in JUnitXml.fromfile(str(tmp_path / JUNIT))}
    assert (suites["a.keys"].tests, suites["a.keys"].failures, suites["a.keys"].skipped) == (5, 1, 2)
    assert suites["b.keys"].errors == 1
    cases = {case.name: case for suite in suites.values() for case in suite}
    (failure,) = cases["bad [qvga]"].result
    assert isinstance(failure, Failure)
    assert failure.message == 'a.keys:3:1: expected text "<b>"'
    assert "second line ? & more" in failure.text
    assert isinstance(cases["later [qvga]"].result[0], Skipped)
    assert cases["known [qvga]"].result[0].message == "known bug: #5"
    assert isinstance(cases["died [qvga]"].result[0], Error)
    assert not cases["good [qvga]"].result
    assert cases["good [qvga]"].time == 0.25


def test_results_of_shards_merge(tmp_path: Path) -> None:
    write_report(ALL[:3], tmp_path / "1")
    write_report([replace(ALL[3], moments=strip(tmp_path, 1), artefacts=(Artefact("shot", tmp_path),))], tmp_path / "2")
    merged = read_results(tmp_path / "1") + read_results(tmp_path / "2")
    assert merged[:3] == ALL[:3]
    assert merged[3].moments[0].picture == tmp_path / "artefacts" / "01.png"
    with pytest.raises(KeitaiError, match="is not the folder of a report"):
        read_results(tmp_path / "3")


def test_what_changed_since_the_last_good_run_is_beside_it(tmp_path: Path) -> None:
    write_report([replace(ALL[0], moments=strip(tmp_path, 10, 20))], tmp_path)
    write_report([replace(ALL[0], outcome="failed", moments=strip(tmp_path, 10, 30))], tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    data = json.loads(re.findall(r"const DATA = (.*);\n", page)[0].replace("<\\/", "</"))
    first, second = data["tests"][0]["strip"]
    assert first["before"] == ""
    assert second["before"] == f"{20:016x}"
    assert set(data["frames"]) == {f"{shade:016x}" for shade in (10, 20, 30)}


@pytest.mark.skipif(not CHROMIUM.exists(), reason="/usr/bin/chromium was not found (apt-get install chromium)")
@pytest.mark.skipif(find_spec("playwright") is None, reason="playwright is not installed")
def test_the_film_strip_is_scrubbed_in_a_real_browser(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    write_report([replace(ALL[0], moments=strip(tmp_path, 10, 20, 30))], tmp_path)
    bad = replace(ALL[1], name="good", moments=strip(tmp_path, 10, 99, 30))
    write_report([bad, *ALL[2:]], tmp_path)
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1180, "height": 900})
        faults: list[str] = []
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto((tmp_path / "report.html").as_uri())
        card = page.locator("details").first
        assert card.get_attribute("open") is not None
        assert card.locator("summary .verdict").inner_text() == "failed"
        scrub = card.get_by_label("Moment")
        assert scrub.input_value() == "2"
        assert card.locator("pre.text").inner_text() == "screen 2 </script><b>"
        scrub.press("ArrowLeft")
        assert card.locator(".doing").inner_text() == "[key 1]"
        assert card.locator(".then").is_visible()
        assert "200, 10 bytes" in card.locator("pre.requests").inner_text()
        card.locator(".strip button").first.click()
        assert card.locator(".doing").inner_text() == "[key 0]"
        assert not card.locator(".then").is_visible()
        page.get_by_role("button", name="1 skipped").click()
        assert page.locator("main > details:visible").count() == 1
        assert faults == []
        browser.close()
