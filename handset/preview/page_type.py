"""The docomo trap: a browser before i-mode browser 2.0 takes CSS in style attributes of pages served as XHTML alone."""

from __future__ import annotations

from collections.abc import Sequence

from handset.browser.app import BrowserApp
from handset.browser.dialect import is_xhtml
from handset.browser.page import Page
from handset.machine import Handset

REMEDY = "serve it as application/xhtml+xml (a file: name it .xhtml, or add --type xhtml)"


class CssNotices:
    """Collector of the models that ignore one page's CSS: for its content type, or for standing in style sheets."""

    def __init__(self) -> None:
        self._by_type: list[str] = []
        self._sheets: list[str] = []
        self._kind = ""

    def add(self, phone: Handset) -> None:
        """Note what this phone ignores of the page in front."""
        page = _page(phone)
        if page is None:
            return
        if page.loses_css:
            self._by_type.append(phone.model.title)
        if page.loses_sheets:
            self._sheets.append(phone.model.title)
        self._kind = page.response.content_type or "text/html"

    def lines(self) -> list[str]:
        """Return a sentence for each kind of loss, with the models that it holds for and what to change."""
        found = []
        if self._by_type:
            found.append(f"{_ignore(self._by_type)} the CSS of this {self._kind} page; {REMEDY}")
        if self._sheets:
            also = "" if is_xhtml(self._kind) else f", and {REMEDY}"
            found.append(f"{_ignore(self._sheets)} style sheets; write this page's CSS into style attributes{also}")
        return found


def _ignore(titles: Sequence[str]) -> str:
    return f"{', '.join(titles)} {'ignores' if len(titles) == 1 else 'ignore'}"


def loses_css(phone: Handset) -> bool:
    """Return whether this phone ignores the CSS of the page in front for its content type."""
    page = _page(phone)
    return page is not None and page.loses_css


def loses_sheets(phone: Handset) -> bool:
    """Return whether this phone ignores the style sheets of the page in front, whatever it is served as."""
    page = _page(phone)
    return page is not None and page.loses_sheets


def _page(phone: Handset) -> Page | None:
    app = phone.foreground
    return app.page if isinstance(app, BrowserApp) else None
