"""Pictures of pages: which part of the LCD, how tall, and under which name they are written."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from handset.preview.shots import Part, Shooter, capture_part, name_of
from keitai.common.errors import KeitaiError
from tests.handset.browser.browser_harness import BrowserHarness

HOME = "http://a.test/"
LONG = "<a href=/two>two</a><br>" + "<div style='background-color:#ff0000'>red</div>" * 40


def opened(model: str = "qvga") -> BrowserHarness:
    harness = BrowserHarness({HOME: LONG}, model)
    harness.browser.open(HOME)
    return harness


@pytest.mark.parametrize(
    ("part", "model", "size"),
    [
        ("lcd", "qvga", (240, 320)),
        ("page", "qvga", (240, 280)),
        ("full", "qvga", (240, 820)),
        ("lcd", "p906i", (480, 854)),
        ("page", "p906i", (480, 700)),
        ("full", "p906i", (480, 1640)),
    ],
)
def test_each_part_has_its_size(part: Part, model: str, size: tuple[int, int]) -> None:
    harness = opened(model)
    assert capture_part(harness.phone, part).shape == (size[1], size[0], 3)


def test_the_viewport_is_the_whole_pages_top() -> None:
    phone = opened().phone
    assert np.array_equal(capture_part(phone, "page"), capture_part(phone, "full")[:280])


def test_the_page_alone_shows_no_focus_and_follows_the_scroll() -> None:
    harness = opened("l03a")
    page = capture_part(harness.phone, "page")
    focused = harness.phone.frame().page_pixels[18:298]
    assert not np.array_equal(page[:21], focused[:21])
    assert np.array_equal(page[21:260], focused[21:260])
    entry = harness.browser.entry
    assert entry is not None
    entry.scroll = 20
    assert np.array_equal(capture_part(harness.phone, "page")[:200], page[20:220])


def test_what_is_no_page_is_cut_out_of_the_lcd() -> None:
    harness = BrowserHarness({})
    assert harness.phone.go_home()
    assert capture_part(harness.phone, "page").shape == (280, 240, 3)
    assert capture_part(harness.phone, "full").shape == (280, 240, 3)


def test_pictures_are_compared_with_those_of_an_earlier_run(tmp_path: Path) -> None:
    def taken(markup: str, model: str, out: str) -> Shooter:
        shooter, harness = Shooter("page", tmp_path / out), BrowserHarness({HOME: markup}, model)
        shooter.capture(harness.phone, partial(harness.browser.open, HOME), "/home", None)
        return shooter

    assert taken("<p>words", "qvga", "before").write() == [tmp_path / "before/home.png"]
    same, other = taken("<p>words", "qvga", "same"), taken("<p>swords", "qvga", "other")
    larger, unknown = taken("<p>words", "p906i", "larger"), taken("<p>words", "qvga", "now/new.png")
    assert list(same.compare(tmp_path / "before")) == []
    (told,) = other.compare(tmp_path / "before")
    assert told.startswith("home.png: ")
    assert " pixels differ, within " in told
    picture = np.asarray(Image.open(tmp_path / "other/home-difference.png"))
    assert picture.shape == (280 + 16, 3 * 240 + 32, 3)
    assert (picture == (0xFF, 0x20, 0x60)).all(axis=2).sum() == int(told.split()[1])
    (told,) = larger.compare(tmp_path / "before")
    assert told.startswith("home.png: it was 240x280 pixels and is 480x700; see ")
    assert list(unknown.compare(tmp_path / "before")) == [f"new.png: was not found in {tmp_path / 'before'}"]
    (tmp_path / "before/home.png").write_text("no picture")
    with pytest.raises(KeitaiError, match="is not a picture that can be read"):
        list(same.compare(tmp_path / "before"))


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/home", "home"),
        ("/diary/12", "diary-12"),
        ("/diary?page=2", "diary-page-2"),
        ("/", "top"),
        ("http://a.test/x/y.html", "a.test-x-y.html"),
        ("/../..", "top"),
    ],
)
def test_names_of_addresses(address: str, name: str) -> None:
    assert name_of(address) == name


def taken(out: Path, *shots: tuple[str, str]) -> list[Path]:
    shooter = Shooter("lcd", out)
    for address, model in shots:
        harness = BrowserHarness({HOME: LONG}, model)
        shooter.capture(harness.phone, partial(harness.browser.open, HOME), address, None)
    return shooter.write()


def test_files_in_a_folder(tmp_path: Path) -> None:
    assert taken(tmp_path, ("/home", "qvga")) == [tmp_path / "home.png"]
    with Image.open(tmp_path / "home.png") as picture:
        assert picture.size == (240, 320)
    assert taken(tmp_path, ("/home", "qvga"), ("/home", "p906i")) == [
        tmp_path / "home@qvga.png",
        tmp_path / "home@p906i.png",
    ]
    assert taken(tmp_path, ("/a/b", "qvga"), ("/a-b", "qvga"))[1] == tmp_path / "a-b-2.png"


def test_one_file_holds_a_picture_or_a_sheet(tmp_path: Path) -> None:
    out = tmp_path / "all.png"
    taken(out, ("/home", "qvga"))
    with Image.open(out) as picture:
        assert picture.size == (240, 320)
    assert taken(out, ("/home", "qvga"), ("/home", "l03a")) == [out]
    with Image.open(out) as picture:
        assert picture.width > 480


def test_a_file_names_its_picture(tmp_path: Path) -> None:
    harness = opened()
    shooter = Shooter("page", tmp_path)
    shooter.capture(harness.phone, partial(harness.browser.open, HOME), "any", Path("pages/shop.html"))
    assert shooter.write() == [tmp_path / "shop.png"]


def test_a_page_that_never_comes_is_told(tmp_path: Path) -> None:
    harness = BrowserHarness({HOME: "x" * 900_000}, bearer="imode")
    with pytest.raises(KeitaiError, match="still loading"):
        Shooter("lcd", tmp_path).capture(harness.phone, partial(harness.browser.open, HOME), "/slow", None)


def test_a_picture_shows_what_runs_and_blinks_where_it_can_be_read(tmp_path: Path) -> None:
    def words(markup: str, model: str) -> np.ndarray:
        shooter, harness = Shooter("page", tmp_path / "shot.png"), BrowserHarness({HOME: markup}, model)
        shooter.capture(harness.phone, partial(harness.browser.open, HOME), "/home", None)
        assert harness.phone.settings.reduced_motion is False
        (path,) = shooter.write()
        return np.asarray(Image.open(path))

    for model in ("qvga", "l03a", "911sh", "w61ca"):
        still = words("<div>words</div>", model)
        for markup in (
            "<marquee>words</marquee>",
            "<marquee behavior=alternate>words</marquee>",
            "<marquee behavior=slide loop=1>words</marquee>",
            "<marquee direction=right>words</marquee>",
            "<blink>words</blink>",
        ):
            assert np.array_equal(words(markup, model), still), (model, markup)
