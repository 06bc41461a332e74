"""Choice of the words by which a recorded test knows again what was on the LCD.

In this order: the page's first heading or its title where it is on the LCD; its title elsewhere; the longest line that
is not part of a link, as what links say changes from visit to visit. Advertisements are never taken: a line that begins
with a mark such as [PR], or belongs to a link that does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handset.browser.app import BrowserApp
from handset.browser.page import Page
from handset.lcd import Frame
from handset.machine import Handset

_EMOJI = re.compile(r"[\ue000-\uf8ff\U00010000-\U0010ffff]|[0-9#]\u20e3|\[e:[^\]]*\]")
_AD = re.compile(r"\s*[\[［【(（]?\s*(PR|AD|広告)\s*[\]］】)）:：]", re.IGNORECASE)


def pieces_without_emoji(text: str) -> list[str]:
    """Split a text into lines, and at emoji too, since editors do not show those."""
    pieces = (piece.strip() for line in text.splitlines() for piece in _EMOJI.split(line))
    return [piece for piece in pieces if piece]


def page_in_front(phone: Handset) -> Page | None:
    """Return the page that has the LCD, None where something else has it or lies over it."""
    app = phone.foreground
    return app.page if isinstance(app, BrowserApp) and not app.choosing else None


def headings(page: Page) -> list[str]:
    """Return the page's headings and its title, the most telling one first."""
    nodes = (node for node in page.document.body.walk() if node.tag in ("h1", "h2", "h3"))
    texts = [*(" ".join(node.inner_text().split()) for node in nodes), page.title]
    pieces = [max(pieces_without_emoji(text), key=len, default="") for text in texts if not is_ad(text)]
    return [piece for piece in pieces if piece]


def shown_heading(frame: Frame, candidates: list[str]) -> str:
    """Return the first heading that is visible on the LCD, wrapped or not."""
    text = frame.text("page")
    versions = (text.replace("\n", " "), text.replace("\n", ""))
    return next((each for each in candidates if any(each in version for version in versions)), "")


def telling_line(page: Page | None, frame: Frame) -> str:
    """Return the longest line that will be there again: not a link and without numbers, if there is one."""
    links = list(_link_texts(page))

    def rank(piece: str) -> tuple[bool, bool, int]:
        in_link = any(piece in link or link in piece for link in links)
        return not in_link, not any(char.isdigit() for char in piece), len(piece)

    pieces = pieces_without_emoji(frame.text("page", "dialog", "phone", "hud"))
    ads = [link for link in links if is_ad(link)]
    return max((piece for piece in pieces if not is_ad(piece) and not _within(piece, ads)), key=rank, default="")


def is_ad(text: str) -> bool:
    """Return whether a line or link says that it is an advertisement."""
    return _AD.match(_EMOJI.sub(" ", text)) is not None


def _within(piece: str, links: list[str]) -> bool:
    return any(piece in link for link in links)


def _link_texts(page: Page | None) -> Iterator[str]:
    for node in page.document.focusables if page is not None else ():
        text = " ".join(node.inner_text().split()) if node.tag == "a" else ""
        if text:
            yield text
