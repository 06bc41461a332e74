"""Style sheets in their order, and what they import: each once in its place, none without end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset.browser.document.encoding import choose_for_sheet
from handset.browser.document.tree import parse
from handset.browser.style.sheets import DEEPEST, MAX_IMPORTS, PageSheets, imports_of, page_sheets
from handset.network import Response
from tests.handset.browser.browser_harness import Answer, BrowserHarness, find

HOME = "http://a.test/"


@pytest.mark.parametrize(
    ("css", "imported"),
    [
        ('@import "a.css"; p{color:red}', ["a.css"]),
        ("@import url(a.css);@import url('b.css') handheld;", ["a.css", "b.css"]),
        ('@charset "UTF-8"; @IMPORT "a.css" all, print;', ["a.css"]),
        ('@import "a.css" print; @import "b.css" screen;', ["b.css"]),
        ('p{color:red} @import "a.css";', []),
        ('@media screen{p{color:red}} @import "a.css";', []),
        ('@import; @import ""; @import a.css; @import "x" {}', []),
        ("/* @import 'a.css'; */ p{}", []),
        ('@import "a.css', ["a.css"]),
    ],
)
def test_what_a_sheet_imports(css: str, imported: list[str]) -> None:
    assert list(imports_of(css)) == imported


def sheets(markup: str, files: dict[str, str], *, linked: bool = True, imports: bool = True) -> PageSheets:
    def resolve(address: str) -> str:
        return HOME + address

    return page_sheets(parse(markup), resolve, lambda url: files.get(url, ""), linked=linked, imports=imports)


def test_an_imported_sheet_counts_before_the_one_that_imports_it() -> None:
    files = {HOME + "s/a.css": '@import "b.css"; a{}', HOME + "s/b.css": "b{}", HOME + "c.css": "c{}"}
    found = sheets('<style>@import "c.css"; own{}</style><link rel=stylesheet href="s/a.css">', files)
    assert [css.rpartition(" ")[2] for _, css in found.texts] == ["c{}", "own{}", "b{}", "a{}"]
    assert list(found.outside) == [HOME + "c.css", HOME + "s/a.css", HOME + "s/b.css"]
    assert list(sheets("<style>own{}</style><link rel=stylesheet href=x>", {}, linked=False).outside) == []
    assert list(sheets('<style>@import "c.css";</style>', files, imports=False).outside) == []


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=8), max_size=6))
def test_whatever_imports_whatever_it_ends(names: dict[str, list[str]]) -> None:
    files = {HOME + name: "".join(f'@import "{other}";' for other in others) for name, others in names.items()}
    found = sheets("<link rel=stylesheet href=a><style>@import 'b';</style>", files)
    assert len(found.texts) <= 2 + MAX_IMPORTS
    assert len(found.outside) <= 1 + MAX_IMPORTS


def test_as_deep_as_a_phone_follows() -> None:
    files = {f"{HOME}{n}": f'@import "{n + 1}";' for n in range(20)}
    assert len(sheets("<link rel=stylesheet href=0>", files).outside) == DEEPEST


@pytest.mark.parametrize(
    ("sheet", "page", "codec"),
    [
        (b'@charset "Shift_JIS"; p{}', "utf-8", "cp932"),
        (b"\xef\xbb\xbfp{}", "cp932", "utf-8"),
        (b"p{}", "cp932", "cp932"),
        (b'@charset "nonsense"; p{}', "euc_jp", "euc_jp"),
        (b'p{} @charset "UTF-8";', "cp932", "cp932"),
    ],
)
def test_in_which_letters_a_sheet_is_written(sheet: bytes, page: str, codec: str) -> None:
    assert choose_for_sheet(sheet, page) == codec


def css(text: str) -> Response:
    return Response("", 200, (("Content-Type", "text/css"),), text.encode())


@pytest.mark.parametrize(("model", "taken"), [("qvga", True), ("w61ca", True), ("923sh", True), ("n06a", False)])
def test_the_phone_asks_for_what_is_imported_where_its_model_does(model: str, taken: bool) -> None:
    pages: dict[str, Answer] = {
        HOME: "<link rel=stylesheet href=/s/a.css><p>text",
        HOME + "s/a.css": css('@import "b.css"; p{color:#00ff00}'),
        HOME + "s/b.css": css("p{color:#ff0000; text-align:center}"),
    }
    harness = BrowserHarness(pages, model)
    harness.browser.open(HOME)
    harness.wait(60)
    assert [request.url for request in harness.site.asked] == list(pages)[: 2 + taken]
    page = harness.browser.page
    assert page is not None
    page.layout.reach_end()
    box = find(page.layout.body, "p")
    assert (box.style.text_align, box.style.color) == ("center" if taken else "left", (0, 255, 0))
