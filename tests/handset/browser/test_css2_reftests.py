"""The outside suite: pairs of pages of the W3C's CSS test suites, painted by this browser, pixel for pixel.

The pages are not in the repository; `CSS2_REFTESTS` names their folder.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from handset.browser.fetch.transport import SiteTransport
from handset.preview.folder import HOST, Folder, address_of
from handset.preview.shots import capture_part
from tests.handset.browser.browser_harness import BrowserHarness
from tests.handset.browser.reftests import SUITE, painted_file, passes

WHERE = f"the suite's pages are not in {SUITE} (set CSS2_REFTESTS)"
LISTS = ("index.json", "index-wide.json")


def _pairs() -> dict[str, str]:
    """What the lists hand out: reference by test."""
    lists = [json.loads((SUITE / name).read_text("utf-8")) for name in LISTS if (SUITE / name).exists()]
    return {pair["test"]: pair["ref"] for pairs in lists for pair in pairs}


PAIRS = _pairs()
LISTED = {
    line.split(maxsplit=1)[0]: line
    for line in Path(__file__).with_name("css2_failures.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
}


@pytest.mark.skipif(not PAIRS, reason=WHERE)
@pytest.mark.parametrize("test", sorted(PAIRS))
def test_a_pair_paints_the_same(test: str) -> None:
    passed = passes(SUITE, test, PAIRS[test])
    if test in LISTED:
        assert not passed, f"{test} passes now; take it out of css2_failures.txt"
    else:
        assert passed, f"{test} differs from {PAIRS[test]}, or looks no different without its CSS"


@pytest.mark.skipif(not PAIRS, reason=WHERE)
@pytest.mark.parametrize("name", LISTS)
def test_of_each_list_and_chapter_most_pairs_pass(name: str) -> None:
    pairs = json.loads((SUITE / name).read_text("utf-8"))
    assert sum(pair["test"] not in LISTED for pair in pairs) >= 0.95 * len(pairs)
    # What no phone of 2009 could do says nothing about a chapter.
    asked = [pair for pair in pairs if "2009" not in LISTED.get(pair["test"], "")]
    for category in {pair["category"] for pair in asked}:
        passed = [pair["test"] not in LISTED for pair in asked if pair["category"] == category]
        assert sum(passed) >= 0.85 * len(passed), category


@pytest.mark.skipif(not PAIRS, reason=WHERE)
def test_every_failure_that_is_listed_has_a_reason() -> None:
    assert set(LISTED) <= set(PAIRS)
    assert all(len(line.split(maxsplit=1)) == 2 for line in LISTED.values())


@pytest.mark.skipif(not PAIRS, reason=WHERE)
@pytest.mark.parametrize("test", sorted(PAIRS)[::31])
def test_a_shot_of_the_page_is_the_same_picture(test: str) -> None:
    harness = BrowserHarness({}, "qvga", transport=SiteTransport({HOST: Folder(SUITE)}))
    harness.browser.open(address_of(SUITE / test, SUITE))
    harness.wait(5)
    assert np.array_equal(capture_part(harness.phone, "page"), painted_file(SUITE, test, height=280))
