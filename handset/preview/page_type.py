"""The docomo trap: a browser before i-mode browser 2.0 takes CSS from pages served as XHTML, and from no others."""

from __future__ import annotations

from collections.abc import Sequence

from handset.browser.app import BrowserApp
from handset.browser.page import Page
from handset.machine import Handset

REMEDY = "serve it as application/xhtml+xml (a file: name it .xhtml, or add --type xhtml)"


def css_notice(titles: Sequence[str], kind: str) -> str:
    """Return a sentence when models ignore a page's CSS for its content type, with what to change; "" else."""
    return f"{', '.join(titles)} {'ignores' if len(titles) == 1 else 'ignore'} the CSS of this {kind} page; {REMEDY}"


def loses_css(phone: Handset) -> bool:
    """Return whether this phone ignores the CSS of the page in front for its content type."""
    page = _page(phone)
    return page is not None and page.loses_css


def _page(phone: Handset) -> Page | None:
    app = phone.foreground
    return app.page if isinstance(app, BrowserApp) else None
