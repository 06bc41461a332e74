"""A designer's folder as a site: its files with their types, and nothing else of the machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from handset.preview.folder import Folder, address_of, first_page, pages_below, root_of


def get(folder: Folder, path: str) -> tuple[str, str, bytes]:
    answer: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]]) -> None:
        answer.extend([status, dict(headers)["Content-Type"]])

    body = b"".join(folder({"PATH_INFO": path.encode().decode("latin-1")}, start_response))
    return answer[0], answer[1], body


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    root = tmp_path / "pages"
    (root / "sub").mkdir(parents=True)
    (root / "top.html").write_bytes(b"<p>top")
    (root / "日記.html").write_bytes(b"<p>diary")
    (root / "a.gif").write_bytes(b"GIF89a")
    (root / "sub" / "index.html").write_bytes(b"<p>sub")
    (root / ".secret").write_bytes(b"HIDDEN")
    (tmp_path / "outside.html").write_bytes(b"HIDDEN")
    return Folder(root)


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/top.html", "text/html", b"<p>top"),
        ("/日記.html", "text/html", b"<p>diary"),
        ("/a.gif", "image/gif", b"GIF89a"),
        ("/sub/", "text/html", b"<p>sub"),
    ],
)
def test_files_come_with_their_type(folder: Folder, path: str, kind: str, body: bytes) -> None:
    assert get(folder, path) == ("200 OK", kind, body)


XHTML = "application/xhtml+xml"
MOBILE = '<!DOCTYPE html PUBLIC "-//WAPFORUM//DTD XHTML Mobile 1.0//EN" "http://www.wapforum.org/DTD/x.dtd">'
IMODE = '<!DOCTYPE html PUBLIC "-//i-mode group (ja)//DTD XHTML i-XHTML(Locale/Ver.=ja/1.0) 1.0//EN" "i.dtd">'


@pytest.mark.parametrize(
    ("name", "markup", "kind"),
    [
        ("a.html", "<html>", "text/html"),
        ("a.htm", "<p>xhtml", "text/html"),
        ("a.html", "<!DOCTYPE html><p>", "text/html"),
        ("a.html", '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN"><p>', "text/html"),
        ("a.html", '<!DOCTYPE html PUBLIC "-//W3C//DTD Compact HTML 1.0 Draft//EN"><p>', "text/html"),
        ("a.html", "<!-- <?xml version='1.0'?> --><html>", "text/html"),
        ("a.html", "<html><!-- xhtml --></html>", "text/html"),
        ("a.xhtml", "<html>", XHTML),
        ("a.XHT", "<html>", XHTML),
        ("a.html", "<?xml version='1.0' encoding='Shift_JIS'?><html/>", XHTML),
        ("a.html", "\ufeff<?xml version='1.0'?>", XHTML),
        ("a.html", "\r\n\t <?xml version='1.0'?>", XHTML),
        ("a.htm", MOBILE, XHTML),
        ("a.html", "\n" + MOBILE.lower(), XHTML),
        ("a.html", IMODE, XHTML),
        ("a.html", "<!-- by hand -->\n" + IMODE, XHTML),
        ("a.css", "<?xml version='1.0'?>", "text/css"),
        ("a.gif", "<?xml version='1.0'?>", "image/gif"),
    ],
)
def test_a_files_type(tmp_path: Path, name: str, markup: str, kind: str) -> None:
    (tmp_path / name).write_text(markup, "utf-8")
    assert get(Folder(tmp_path), f"/{name}")[1] == kind
    page = kind in ("text/html", XHTML)
    for said in ("text/html", XHTML):
        assert get(Folder(tmp_path, said), f"/{name}")[1] == (said if page else kind)


@pytest.mark.parametrize("path", ["/none.html", "/../outside.html", "/sub/../../outside.html", "/.secret", "/", "//"])
def test_nothing_else_is_served(folder: Folder, path: str) -> None:
    status, _, body = get(folder, path)
    assert status.startswith("404")
    assert b"HIDDEN" not in body


def test_a_file_has_an_address(tmp_path: Path) -> None:
    assert address_of(tmp_path / "日 記.html", tmp_path) == "http://page.test/%E6%97%A5%20%E8%A8%98.html"
    assert address_of(tmp_path / "sub" / "a.html", tmp_path) == "http://page.test/sub/a.html"


@pytest.mark.parametrize(
    ("markup", "above"),
    [
        ("<p>...", 0),
        ("<img src=a.gif>", 0),
        ("<img src='../img/a.gif'>", 1),
        ("a:link{background:url( ../../a.gif)}<img src=../b.gif>", 2),
        ("<img src=../../../../../a.gif>", 3),
    ],
)
def test_a_page_is_served_from_as_far_above_as_its_addresses_climb(tmp_path: Path, markup: str, above: int) -> None:
    file = tmp_path / "a" / "b" / "c" / "d" / "page.html"
    file.parent.mkdir(parents=True)
    file.write_text(markup)
    assert root_of(file) == file.resolve().parents[above]


def test_what_was_asked_for_is_remembered_the_missing_too_and_nothing_outside(folder: Folder) -> None:
    for path in ("/top.html", "/sub/", "/new.gif", "/../outside.html", "/.secret", "/top.html"):
        get(folder, path)
    assert [path.relative_to(folder.root).as_posix() for path in folder.asked] == [
        "top.html",
        "sub/index.html",
        "new.gif",
    ]


def test_the_pages_below_a_folder_are_those_that_are_not_hidden_in_order(tmp_path: Path) -> None:
    for name in ("b/index.html", "a.XHTML", "z.htm", "b/style.css", ".git/x.html", "b/.draft.html", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "c.html").mkdir()
    assert [path.relative_to(tmp_path).as_posix() for path in pages_below(tmp_path)] == [
        "a.XHTML",
        "b/index.html",
        "z.htm",
    ]


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (["a.html", "index.html", "z.html"], "index.html"),
        (["a.html", "Index.htm"], "Index.htm"),
        (["tea.xhtml", "tea.css"], "tea.xhtml"),
        (["a.html", "b.html"], None),
        (["tea.css"], None),
        ([], None),
    ],
)
def test_a_folder_opens_with_its_index_or_its_only_page(tmp_path: Path, names: list[str], first: str | None) -> None:
    for name in names:
        (tmp_path / name).write_text("")
    assert first_page(tmp_path) == (tmp_path / first if first else None)
