"""A folder of pages as a WSGI site, so that a designer's file is seen through HTTP like any other page."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from keitai.common.wire import FLASH_TYPE

HOST = "page.test"
_KEITAI_TYPES = {
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".xht": "application/xhtml+xml",
    ".css": "text/css",
    ".swf": FLASH_TYPE,
}


PAGE_TYPES = ("text/html", "application/xhtml+xml")
_HEAD = 2048
_XHTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*(?:<\?xml\s|<!doctype\s[^>]*\bxhtml\b)", re.IGNORECASE | re.DOTALL
)


_MOST_ASKED = 1_000
"""Files that are remembered: a page that counts up its pictures' names asks for no end of them."""


def is_page(path: Path) -> bool:
    """Return whether a file is a page by its name."""
    return _KEITAI_TYPES.get(path.suffix.lower()) in PAGE_TYPES and path.is_file()


def pages_below(folder: Path) -> list[Path]:
    """Return the pages of a folder and of those in it, in order; what is hidden is left out."""
    found = (path for path in folder.rglob("*") if is_page(path))
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def first_page(folder: Path) -> Path | None:
    """Return the page that a folder opens with: its index, or the only one in it; None where neither is clear."""
    pages = sorted(path for path in folder.iterdir() if is_page(path))
    index = [path for path in pages if path.stem.lower() == "index"]
    return next(iter(index or (pages if len(pages) == 1 else [])), None)


class Folder:
    """Site of the files under `root`; hidden files, and anything above the folder, are not served.

    Pages are served as `page_type` where it is given, else as `content_type` says.
    """

    def __init__(self, root: Path, page_type: str | None = None) -> None:
        self.root = root.resolve()
        self._page_type = page_type
        self.asked: dict[Path, None] = {}
        """Files that were asked for, the missing ones, too: what a page is made of, and what is watched for it."""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Serve a file of the folder (WSGI), or a page that says it is not there."""
        path = self._find(environ.get("PATH_INFO", "/"))
        if path is None:
            body = b"<html><title>404</title><body>This file does not exist in the folder.</body></html>"
            start_response("404 Not Found", [("Content-Type", "text/html; charset=utf-8")])
            return [body]
        body = path.read_bytes()
        kind = content_type(path, body)
        if self._page_type is not None and kind in PAGE_TYPES:
            kind = self._page_type
        name = quote(path.relative_to(self.root).as_posix())
        start_response(
            "200 OK", [("Content-Type", kind), ("Cache-Control", "no-store"), ("Content-Location", f"file:{name}")]
        )
        return [body]

    def _find(self, name: str) -> Path | None:
        parts = [part for part in name.encode("latin-1").decode("utf-8", "replace").split("/") if part]
        if any(part.startswith(".") for part in parts):
            return None
        path = self.root.joinpath(*parts).resolve()
        if path.is_dir():
            path = path / "index.html"
        if not path.is_relative_to(self.root):
            return None
        if path in self.asked or len(self.asked) < _MOST_ASKED:
            self.asked[path] = None
        return path if path.is_file() else None


def content_type(path: Path, body: bytes = b"") -> str:
    """Return a file's media type by its name, and by its content for pages that say they are XHTML.

    A page says so by an XML declaration or an XHTML doctype.
    """
    kind = _KEITAI_TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return "application/xhtml+xml" if kind == "text/html" and _XHTML.match(body[:_HEAD]) else kind


def root_of(file: Path) -> Path:
    """Return the folder to serve for a page's file.

    Its own, or one as far above as the page's addresses climb (`../img/a.gif`).
    """
    climbs = max((climb.count(b"../") for climb in _CLIMB.findall(file.read_bytes())), default=0)
    parents = file.resolve().parents
    return parents[min(climbs, MAX_CLIMB, len(parents) - 1)]


_CLIMB = re.compile(rb"""["'(=\s]\s*((?:\.\./)+)""")
MAX_CLIMB = 3


def address_of(file: Path, root: Path) -> str:
    """Return the address of a file when the folder `root` is mounted at `HOST`."""
    return f"http://{HOST}/{quote(file.resolve().relative_to(root.resolve()).as_posix())}"
