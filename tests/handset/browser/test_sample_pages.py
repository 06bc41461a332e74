"""Twenty pages in the manner of 2005 to 2009, as bytes: each looked at on three phones, then kept as it looks.

`REMAKE_GOLDENS=1 pytest ...` writes the hashes anew, after somebody has looked.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest
import xxhash

from handset.browser.fetch.transport import SiteTransport
from handset.browser.layout.boxes import Box
from handset.keypad import Key
from handset.model import load_model
from handset.preview.folder import HOST, Folder, address_of
from handset.preview.shots import capture_part
from tests.every_case import every_case
from tests.handset.browser.browser_harness import XHTML, BrowserHarness

FOLDER = Path(__file__).with_name("pages")
GOLDENS = Path(__file__).with_name("sample_pages.json")
PAGES = sorted(path.stem for path in FOLDER.glob("*.html"))
MODELS = ("l03a", "911sh", "w61ca")


def opened(page: str, model: str) -> BrowserHarness:
    """A page on a phone; docomo's get it as XHTML, as sites of the time served them, or they would ignore its CSS."""
    folder = Folder(FOLDER, XHTML if load_model(model).browser.css_needs_xhtml else None)
    harness = BrowserHarness({}, model, transport=SiteTransport({HOST: folder}))
    harness.browser.open(address_of(FOLDER / f"{page}.html", FOLDER))
    harness.wait(5)
    return harness


@cache
def goldens() -> dict[str, str]:
    return dict(json.loads(GOLDENS.read_text("utf-8"))) if GOLDENS.exists() else {}


def test_there_are_twenty() -> None:
    assert len(PAGES) >= 20


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_it_did(page: str, model: str) -> None:
    harness = opened(page, model)
    found = xxhash.xxh3_64_hexdigest(capture_part(harness.phone, "full").tobytes())
    if os.environ.get("REMAKE_GOLDENS"):
        kept = json.loads(GOLDENS.read_text("utf-8")) if GOLDENS.exists() else {}
        kept[f"{page}@{model}"] = found
        GOLDENS.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n", "utf-8")
        return
    assert found == goldens()[f"{page}@{model}"]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_wider_than_the_screen_and_the_text_is_there(page: str) -> None:
    harness = opened(page, "l03a")
    layout = harness.browser.page.layout if harness.browser.page else None
    assert layout is not None
    layout.reach_end()
    running = {
        id(item)
        for strip in layout.root.walk()
        if isinstance(strip, Box) and strip.kind == "marquee-content"
        for item in strip.walk()
    }
    assert all(item.x >= 0 and item.x + item.width <= 240 for item in layout.root.walk() if id(item) not in running)
    shown = "".join(harness.text().split())
    assert len(shown) > 20
    assert not any("\ue000" <= char <= "\uf8ff" or char in "〓\ufffd" for char in shown)


@every_case("model", MODELS)
@every_case("page", PAGES)
def test_a_thumb_gets_to_every_link(page: str, model: str) -> None:
    harness = opened(page, model)
    browser = harness.browser
    document = browser.page.document if browser.page else None
    assert document is not None
    met = set()
    for _ in range(400):
        entry = browser.entry
        assert entry is not None
        met.add(entry.focus)
        before = (entry.focus, entry.scroll)
        harness.press(Key.DOWN, wait=12)
        if (entry.focus, entry.scroll) == before:
            break
    assert {node.order for node in document.focusables} <= met
