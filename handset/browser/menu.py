"""Contents of the browser's lists, and what choosing a line does."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from handset import photos
from handset.browser import internal_pages, memos
from handset.browser.document.encoding import LABELS
from handset.browser.document.tree import Node, picture_source
from handset.browser.forms.disabled import is_option_disabled
from handset.browser.forms.options import list_rows, options_of
from handset.browser.navigation.focus import node_of
from handset.browser.page import Page
from handset.browser.panels import Panel, PanelItem
from handset.browser.protocol import Browser
from keitai.common.errors import KeitaiError

_WIDE = 20
"""Half-width columns of a fact in page info."""
_ADDRESS = 100
"""Characters of an address that are told."""
_ROW = 22
"""Half-width columns of a sentence in a list, on the narrowest screen too."""


def contents(app: Browser, panel: Panel) -> tuple[str, list[PanelItem]]:
    """Return the title and the items of an open panel."""
    return _CONTENTS[panel.kind](app, panel)


def _menu(app: Browser, panel: Panel) -> tuple[str, list[PanelItem]]:
    translate = app.translate
    images = "images-off" if app.phone.settings.images else "images-on"
    return translate("menu"), [
        *([PanelItem(translate("submit"), "submit", str(app.sender.order))] if app.sender is not None else []),
        PanelItem(translate("reload"), "reload"),
        PanelItem(translate("back"), "back"),
        PanelItem(translate("forward"), "forward"),
        PanelItem(translate("bookmark"), "bookmark"),
        PanelItem(translate("bookmarks"), "bookmarks"),
        PanelItem(translate("info"), "info"),
        PanelItem(translate("size"), "size"),
        PanelItem(translate(images), "images"),
        PanelItem(translate("go"), "go"),
        PanelItem(translate("find"), "find"),
        *([PanelItem(translate("find-next"), "find-next")] if app.search_text else []),
        PanelItem(translate("keep"), "keep"),
        *([PanelItem(translate("keep-picture"), "keep-picture")] if _pictures_of(app) else []),
        PanelItem(translate("memos"), "memos"),
    ]


def _bookmarks(app: Browser, panel: Panel) -> tuple[str, list[PanelItem]]:
    items = [PanelItem(title or url, "open", url) for title, url in app.phone.memory.bookmarks()]
    return app.translate("bookmarks"), items or [PanelItem(app.translate("none"))]


def _memos(app: Browser, panel: Panel) -> tuple[str, list[PanelItem]]:
    items = [PanelItem(title, "memo", str(number)) for number, title in memos.titles(app.phone.memory)]
    return app.translate("memos"), items or [PanelItem(app.translate("none"))]


def _pictures(app: Browser, panel: Panel) -> tuple[str, list[PanelItem]]:
    return app.translate("keep-picture"), [
        PanelItem(name, "keep-picture", url) for url, name in _pictures_of(app).items()
    ]


def _pictures_of(app: Browser) -> dict[str, str]:
    """Return address -> what it is called, of the pictures that the page shows."""
    page, found = app.page, {}
    for node in page.document.images if page is not None else []:
        url = page.resolve(picture_source(node)) if page is not None else ""
        if url not in found and page is not None and page.picture(node) is not None:
            found[url] = " ".join(node.get("alt").split()) or _file_name(url)
    return found


def _file_name(url: str) -> str:
    return "picture" if url.startswith("data:") else unquote(urlsplit(url).path.rpartition("/")[2]) or "picture"


def _info(app: Browser, panel: Panel) -> tuple[str, list[PanelItem]]:
    page, translate = app.page, app.translate
    if page is None:
        return translate("info"), [PanelItem(translate("none"))]
    have = sum(page.files.get(url) is not None for url in page.subresource_urls)
    facts = [
        (translate("title"), page.title or "-"),
        (translate("address"), _told_address(page)),
        (translate("bytes"), f"{app.page_bytes:,} bytes"),
        (translate("encoding"), LABELS.get(page.codec, page.codec)),
        (translate("pictures"), f"{have}/{len(page.subresource_urls)}"),
        (translate("time"), app.received),
    ]
    return translate("info"), _told(facts)


def _told_address(page: Page) -> str:
    """Return a page's address; of a designer's file its name, for the address that it is served at is made up.

    A site outside cannot claim to be one: its host does not end in `.test` (RFC 2606).
    """
    scheme, _, name = page.response.header("Content-Location").partition(":")
    local = scheme == "file" and (urlsplit(page.url).hostname or "").endswith(".test")
    return unquote(name) if local else page.url


def _told(facts: list[tuple[str, str]]) -> list[PanelItem]:
    """Return facts as lines: each name, then its value as long as it is."""
    items: list[PanelItem] = []
    for name, value in facts:
        items.append(PanelItem(f"{name}:"))
        items += [
            PanelItem("  " + value[start : start + _WIDE]) for start in range(0, min(len(value), 6 * _WIDE), _WIDE)
        ]
    return items


def _size(app: Browser, panel: Panel) -> tuple[str, list[PanelItem]]:
    current = app.phone.settings.font_size
    return app.translate("size"), [
        PanelItem(app.translate(name), "size", letter, letter == current)
        for letter, name in (("S", "small"), ("M", "medium"), ("L", "large"))
    ]


def _options(app: Browser, panel: Panel) -> tuple[str, list[PanelItem]]:
    page = app.page
    node = node_of(page.document, panel.order) if page is not None else None
    if page is None or node is None:
        return "", [PanelItem(app.translate("none"))]
    return app.translate("select"), _choices(node, page.forms.chosen(node)) or [PanelItem(app.translate("none"))]


def _choices(select: Node, chosen: Sequence[int]) -> list[PanelItem]:
    """Return a select's options under the labels of their groups; one that is disabled cannot be chosen."""
    items: list[PanelItem] = []
    options = options_of(select)
    for row in list_rows(select):
        action = "" if row.place is None or is_option_disabled(options[row.place]) else "choose"
        value = "" if row.place is None else str(row.place)
        items.append(PanelItem(row.label, action, value, row.place in chosen))
    return items


def _resend(app: Browser, panel: Panel) -> tuple[str, list[PanelItem]]:
    return app.translate("resend"), [PanelItem(app.translate("yes"), "resend"), PanelItem(app.translate("no"), "close")]


def _reach(app: Browser, panel: Panel) -> tuple[str, list[PanelItem]]:
    return app.translate(panel.kind), [
        *(PanelItem(row) for row in _rows(panel.value)),
        PanelItem(app.translate("yes"), "reach"),
        PanelItem(app.translate("no"), "close"),
    ]


def _utn(app: Browser, panel: Panel) -> tuple[str, list[PanelItem]]:
    return app.translate("utn"), [
        *(PanelItem(row) for row in (*_rows(app.translate("utn-ask")), *_rows(panel.value))),
        PanelItem(app.translate("yes"), "utn", "yes"),
        PanelItem(app.translate("no"), "utn"),
    ]


def _scheme(app: Browser, panel: Panel) -> tuple[str, list[PanelItem]]:
    return app.translate("error"), [
        PanelItem(row) for row in (*_rows(app.translate("scheme")), *_rows(panel.value[:_ADDRESS]))
    ]


def _notice(app: Browser, panel: Panel) -> tuple[str, list[PanelItem]]:
    return app.translate("info") if panel.value.startswith("http") else "", [
        PanelItem(row) for row in _rows(panel.value)
    ]


def _rows(text: str) -> list[str]:
    """Return a sentence in lines as long as a list's."""
    if not text.isascii():
        return [text[start : start + _ROW // 2] for start in range(0, len(text), _ROW // 2)]
    rows = [""]
    for word in text.split(" "):
        if rows[-1] and len(rows[-1]) + len(word) > _ROW:
            rows.append("")
        rows[-1] += word + " "
    return [row.strip()[start : start + _ROW] for row in rows for start in range(0, max(1, len(row.strip())), _ROW)]


_CONTENTS = {
    "menu": _menu,
    "bookmarks": _bookmarks,
    "info": _info,
    "memos": _memos,
    "keep-picture": _pictures,
    "size": _size,
    "options": _options,
    "resend": _resend,
    "call": _reach,
    "mail": _reach,
    "utn": _utn,
    "scheme": _scheme,
    "notice": _notice,
}


def choose(app: Browser, panel: Panel, action: str, value: str) -> None:
    """Carry out the action of a chosen item."""
    page, entry, settings = app.page, app.entry, app.phone.settings
    if action == "reload" and entry is not None:
        if entry.request.method == "POST":
            app.open_panel("resend")
        else:
            app.reload()
    elif action == "resend" and entry is not None:
        app.reload(again=True)
    elif action == "back":
        app.back(leave=False)
    elif action == "forward":
        app.travel(1)
    elif action == "bookmark" and entry is not None and not entry.internal:
        app.phone.memory.add_bookmark(app.title, app.url)
        app.open_panel("notice", value=app.translate("added"))
    elif action == "keep" and entry is not None and page is not None and not entry.internal:
        have = {url: page.files.get(url) for url in page.subresource_urls}
        memos.save(app.phone.memory, memos.Memo(app.title, entry.response, have))
        app.open_panel("notice", value=app.translate("kept-page"))
    elif action == "keep-picture" and page is not None:
        _keep_picture(app, page, value)
    elif action == "memo":
        app.show_memo(int(value))
    elif action == "go":
        app.show_own(internal_pages.address_page(app.url, settings.language, app.phone.model.theme))
    elif action == "find":
        app.show_own(internal_pages.find_page(app.url, app.search_text, settings.language, app.phone.model.theme))
    elif action == "find-next":
        app.find_text(app.search_text)
    elif action in ("bookmarks", "info", "memos"):
        app.open_panel(action)
    elif action == "size" and not value:
        app.open_panel("size")
    elif action == "size":
        settings.font_size = value
        app.settings_changed()
    elif action == "images":
        settings.images = not settings.images
        app.settings_changed()
    elif action == "reach":
        app.open_panel("notice", value=app.translate("no-line"))
    elif action == "submit":
        app.submit(int(value))
    elif action == "utn" and page is not None:
        app.answer(panel.order, identified=value == "yes")
    elif action == "open":
        app.open(value)
    elif action == "choose" and page is not None:
        node = node_of(page.document, panel.order)
        if node is not None:
            page.forms.choose(node, int(value))


def _keep_picture(app: Browser, page: Page, url: str) -> None:
    """Save a picture of the page, the one there is or the one chosen, into the data folder."""
    there = list(_pictures_of(app))
    if not url and len(there) > 1:
        app.open_panel("keep-picture")
        return
    url = url or there[0]
    try:
        photos.save(app.phone.memory, _file_name(url), page.files.get(url) or b"")
    except KeitaiError:
        app.open_panel("notice", value=app.translate("full"))
    else:
        app.open_panel("notice", value=app.translate("kept-picture"))
