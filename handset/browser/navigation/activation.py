"""Activation of links and controls: following, editing, form submission, and the forms of the phone's own pages."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urldefrag, urlsplit

import msgspec

from handset.browser import internal_pages
from handset.browser.document.addresses import use_of
from handset.browser.document.tree import Node
from handset.browser.forms.disabled import is_disabled
from handset.browser.forms.fields import field_of
from handset.browser.forms.forms import (
    FormState,
    Submission,
    field_kind,
    missing_of,
    sends_by_itself,
    submission,
    writable,
)
from handset.browser.loader import Loader
from handset.browser.navigation.scrolling import Scroller
from handset.browser.page import Page
from handset.browser.protocol import Browser
from handset.browser.state import BrowserState
from handset.keypad import Key
from handset.text_input.app import write
from handset.text_input.field import Field
from handset.toolkit.photo_picker import pick_photo

_NO_POINTER = "?0,0"
"""The place of a picture with `ismap` that a phone without a pointer tells the server (HTML 4.01, 13.6.2)."""


class Activation:
    """Activation of links and controls of the page on the screen."""

    def __init__(self, app: Browser, state: BrowserState, loader: Loader, scroller: Scroller) -> None:
        self._app = app
        self._state = state
        self._loader = loader
        self._scroller = scroller

    def access_key(self, key: Key) -> bool:
        """Activate the link or control with this access key; False when there is none."""
        page, entry = self._app.page, self._app.entry
        sign = str(int(key)) if key <= Key.DIGIT_9 else "*" if key is Key.STAR else "#" if key is Key.HASH else ""
        node = page.access_keys.get(sign) if page is not None and sign else None
        if page is None or node is None or entry is None:
            return False
        entry.focus = node.order
        if page.layout.reach_node(node.order):
            rect = page.layout.display.places[node.order][0]
            if not self._scroller.view.shows([rect]):
                self._state.goal = self._scroller.clamped(rect.y - 40)
        self.activate(node)
        return True

    def activate(self, node: Node, identified: bool | None = None) -> None:
        """Activate a link or control, as OK does.

        `identified` is the owner's answer to whether the phone's number may go along; None before the question.
        """
        page = self._app.page
        if page is None:
            return
        kind = field_kind(node)
        if node.tag == "a":
            self._follow(page, node, identified)
        elif is_disabled(node):
            return
        elif identified is not None or kind in ("submit", "image"):
            self.submit(node, identified)
        elif kind in ("text", "password", "area"):
            if writable(node):
                self._state.writing = node.order
                write(self._app.phone, self.field(page, node), page.forms.text(node))
        elif kind == "select":
            self._app.open_panel("options", order=node.order)
        elif kind in ("check", "radio"):
            page.forms.toggle(node, page.document)
        elif kind == "file":
            self._state.writing = node.order
            pick_photo(self._app.phone, node.get("accept"), chosen=node.order in page.forms.uploads)
        elif kind == "reset":
            form = page.document.form_of(node)
            if form is not None:
                page.forms.reset(form, page.document)

    @property
    def sender(self) -> Node | None:
        """The control with the focus, where its form has no button and is sent from the phone's menu instead."""
        page, node = self._app.page, self._scroller.focused
        form = page.document.form_of(node) if page is not None and node is not None else None
        if page is None or form is None or not sends_by_itself(page.document, form):
            return None
        return node

    def field(self, page: Page, node: Node) -> Field:
        """Return the editor's field for a text control."""
        style = page.style_of(node).input_format
        here = urldefrag(self._app.url)[0]
        return field_of(node, style, self._app.phone.model, here, lambda name: page.takes_attribute(node, name))

    def _follow(self, page: Page, link: Node, identified: bool | None) -> None:
        app, entry, href = self._app, self._app.entry, link.get("href")
        if entry is not None and entry.internal and href in (internal_pages.BACK, internal_pages.RELOAD):
            if href == internal_pages.BACK:
                app.back()
            else:
                app.reload(again=True)
            return
        url = page.resolve(href)
        if any(page.is_server_map(node) for node in link.walk()):
            url = f"{url}{_NO_POINTER}"
        address = urldefrag(url)[0]
        if "#" in href and entry is not None and address == urldefrag(app.url)[0]:
            jumped = msgspec.structs.replace(entry, request=msgspec.structs.replace(entry.request, url=url))
            jumped.forms = msgspec.msgpack.decode(msgspec.msgpack.encode(entry.forms), type=FormState)
            app.jump(jumped)
            return
        if use_of(url) != "page":
            self._tell(url, href)
        elif not self._asks_first(page, link, link, url, identified):
            self._loader.send(self._loader.request(url, identified=bool(identified)))

    def _tell(self, url: str, written: str) -> None:
        """Ask before a call or mail; say of any other address that no phone opens it."""
        asks = use_of(url)
        value = unquote(url.partition(":")[2].partition("?")[0].partition("/")[0]) if asks else written
        self._app.open_panel(asks or "scheme", value=value)

    def _asks_first(self, page: Page, asking: Node, pressed: Node, url: str, identified: bool | None) -> bool:
        """Ask the owner if the phone's number may go along, as `utn` wants it; return whether a question was put."""
        model = self._app.phone.model.browser
        asks = model.utn and asking.has("utn") and page.takes_attribute(asking, "utn")
        if not asks or identified is not None:
            return False
        self._app.open_panel("utn", order=pressed.order, value=urlsplit(url).netloc)
        return True

    def submit(self, control: Node, identified: bool | None = None) -> None:
        """Send the form of the button pressed, or of a field whose form has none."""
        page, entry = self._app.page, self._app.entry
        form = page.document.form_of(control) if page is not None else None
        if page is None or form is None or entry is None:
            return
        missing = missing_of(page.document, form, page.forms, lambda node: page.style_of(node).input_required)
        if missing is not None:
            self._app.open_panel(
                "notice", value=self._app.translate("required") + (missing.get("title") or missing.get("name"))
            )
            return
        model = self._app.phone.model
        official = model.browser.official_emoji
        sent = submission(page.document, form, page.forms, control, page.codec, model.emoji, official=official)
        if entry.internal:
            self._obey(sent)
            return
        url = self._address(page, form, sent)
        if use_of(url) != "page":
            self._tell(url, sent.url)
        elif not self._asks_first(page, form, control, url, identified):
            request = self._loader.request(url, sent.method, sent.body, sent.content_type, identified=bool(identified))
            self._loader.send(request)

    def _address(self, page: Page, form: Node, sent: Submission) -> str:
        """Resolve a form's action.

        That of a form without one is its page's address, whatever `base` says (HTML, form submission algorithm).
        """
        if form.get("action").strip():
            return page.resolve(sent.url)
        here = urldefrag(self._app.url)[0]
        return here if sent.method == "POST" else here.partition("?")[0] + sent.url

    def _obey(self, sent: Submission) -> None:
        """Do what a form of one of the phone's own pages asks for."""
        app = self._app
        asked = sent.url.partition("?")[0]
        said = parse_qs(sent.body.decode("ascii"), keep_blank_values=True)
        first = {name: values[0] for name, values in said.items()}
        if asked == internal_pages.GO:
            address = first.get("url", "").strip()
            app.open(address if "://" in address else f"http://{address}")
        elif asked == internal_pages.FIND:
            app.back()
            if not app.find_text(first.get("words", "")):
                app.open_panel("notice", value=app.translate("not-found"))
        elif asked == internal_pages.SIGN_IN:
            self._loader.sign_in(first.get("name", ""), first.get("password", ""))
