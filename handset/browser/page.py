"""A page on the screen: the bytes it came as, and what was made of them, on demand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property

from handset import emoji
from handset.browser.dialect import XHTML_TYPES, Dialect
from handset.browser.document import encoding
from handset.browser.document.addresses import joined, percent_encoded, trimmed
from handset.browser.document.quotation import quote
from handset.browser.document.tree import Document, Node, parse, picture_source
from handset.browser.forms.forms import FormState
from handset.browser.images import MAX_KEPT, Animation, DecodedImageCache, claimed
from handset.browser.layout.block_formatting import fill
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.layout.measure import Measure
from handset.browser.layout.table import preferred
from handset.browser.page_layout import PageLayout
from handset.browser.style.access_keys import access_keys
from handset.browser.style.cascade import Styles, author_rules
from handset.browser.style.computed import Style
from handset.browser.style.css import Rule, declarations
from handset.browser.style.focus_colors import focus_colors
from handset.browser.style.sheets import PageSheets, SheetText, page_sheets
from handset.browser.style.values import Address
from handset.geometry import Color
from handset.model import HandsetModel
from handset.network import Response
from handset.photos import FORMATS as PHONE_FORMATS

MAX_FILES = 200
"""Pictures and sheets that are asked for on behalf of one page."""
BASE_SIZES = {"S": 16, "M": 20, "L": 24}
STANDARD_SIZES = {"S": 12, "M": 16, "L": 20}
"""On a model without a carrier's limits, for pages written for desktop browsers: CSS's medium is 16 pixels."""


class Page:
    """Page made of a response; everything but its bytes, form values and files is derived from those."""

    def __init__(
        self,
        response: Response,
        model: HandsetModel,
        measure: Measure,
        *,
        font_size: str = "M",
        show_images: bool = True,
        visited: frozenset[str] = frozenset(),
        words: dict[str, str] | None = None,
        forms: FormState | None = None,
        files: Mapping[str, bytes | None] | None = None,
    ) -> None:
        self.response = response
        self.model = model
        self.measure = measure
        self.font_size = font_size
        self.show_images = show_images
        self.visited = visited
        self.words = words or {}
        self.forms = forms if forms is not None else FormState()
        self.files: Mapping[str, bytes | None] = files if files is not None else {}
        """Pictures and sheets by absolute address; None is one that could not be had."""
        self._absolute: dict[str, str] = {}
        self._layout: PageLayout | None = None
        self._asked_styles: dict[int, Style] = {}
        """Of `style_of`, by the node's order, for the layout of now."""
        self._unpacked = DecodedImageCache(model.browser.images)
        self._picked = DecodedImageCache(PHONE_FORMATS)
        self._claimed: dict[str, int] = {}
        self._roomy: frozenset[str] | None = None

    @property
    def url(self) -> str:
        """Address it came from."""
        return self.response.url

    @cached_property
    def codec(self) -> str:
        """Python codec of its bytes."""
        return encoding.choose(self.response.body, self.response.header("content-type"))

    @cached_property
    def document(self) -> Document:
        """Parsed tree."""
        return self.parsed(encoding.decode(self.response.body, self.codec, self.model.emoji))

    def parsed(self, text: str) -> Document:
        """Parse decoded markup as this page's model reads it."""
        kind = self.response.content_type
        if kind == "text/plain":
            text = "<pre>" + text.replace("&", "&amp;").replace("<", "&lt;")
        else:
            text = encoding.references(text, self.model.emoji, decimal=self.model.browser.decimal_emoji)
        local = self.dialect.takes_attribute("img", "localsrc")
        pictograms = emoji.table().pictogram if local else None
        document = parse(text, xhtml="xhtml" in kind or "wap" in kind, pictograms=pictograms)
        for quotation in document.quotations:
            quote(quotation)
        unknown = frozenset(tag for tag in _OF_FORMS if not self.dialect.takes_tag(tag))
        if unknown:
            _take_for_spans(document, unknown)
        for name in ("disabled", "readonly"):
            if not self.dialect.takes_attribute("input", name):
                _forget(document, name)
        return document

    @property
    def title(self) -> str:
        """Text of its `title` element."""
        return self.document.title

    @property
    def layout(self) -> PageLayout:
        """Layout, made when it is first asked for."""
        if self._layout is None:
            self._layout = PageLayout(self.document, self._context())
        return self._layout

    def relayout(self) -> None:
        """Drop the layout after a change that boxes depend on: a picture came, the font size."""
        self._layout = self._roomy = None
        self._asked_styles = {}

    def restyle(self) -> None:
        """Drop styles and layout after a style sheet came, which may name more pictures."""
        self.relayout()
        for name in ("_sheets", "_rules", "access_keys", "subresource_urls"):
            self.__dict__.pop(name, None)

    @property
    def _own(self) -> bool:
        """One of the phone's own pages, which are set as well as the browser can: no answer has the status 0."""
        return self.response.status == 0

    @cached_property
    def dialect(self) -> Dialect:
        """What its model accepts of it: some models take HTML and XHTML differently."""
        return Dialect(7.2, False, "full") if self._own else Dialect.of(self.model.browser, self.response.content_type)

    @cached_property
    def loses_css(self) -> bool:
        """Whether the model ignores its CSS and would not if it were served as XHTML."""
        browser = self.model.browser
        if self.dialect.css != "none" or browser.css == "none":
            return False
        served = Dialect.of(browser, XHTML_TYPES[0])
        texts = [("", said) for kind, said in self.document.style_sheets if kind == "text"]
        return bool(author_rules(texts, served)) or _is_styled(self.document, self.dialect, served)

    @cached_property
    def loses_sheets(self) -> bool:
        """Whether the model reads style attributes alone, and the page has style sheets that say more."""
        served = Dialect.of(self.model.browser, XHTML_TYPES[0])
        if served.css != "inline" or self._own:
            return False
        sheets = self.document.style_sheets
        texts = [("", said) for kind, said in sheets if kind == "text"]
        rules = author_rules(texts, replace(served, css="full"))
        return len(rules) > len(author_rules(texts, served)) or any(kind == "link" for kind, _ in sheets)

    def _context(self) -> LayoutContext:
        dialect = self.dialect
        standards = self.document.standards and not dialect.strict
        styles = Styles(
            self.document,
            dialect,
            (STANDARD_SIZES if standards and self.document.for_desktops else BASE_SIZES)[self.font_size],
            standards=standards,
            quirks=self.document.quirks or dialect.strict,
            author=self._rules,
            is_visited=self._is_visited,
        )
        return LayoutContext(
            styles,
            self.measure,
            self.model.browser.kinsoku or self._own,
            self.model.viewport.width,
            self._picture_size,
            fill,
            preferred,
            standards=standards,
            quirks=styles.quirks,
            words=self.words,
            height=self.model.viewport.height,
        )

    @property
    def sheets(self) -> Collection[str]:
        """Absolute addresses of its linked style sheets."""
        return self._sheets.outside

    @property
    def style_texts(self) -> Collection[SheetText]:
        """CSS of the sheets that have come, each with its address, "" for one in the page itself."""
        return self._sheets.texts

    @cached_property
    def _sheets(self) -> PageSheets:
        """The page's style sheets, those outside it as far as they have come."""
        dialect = self.dialect
        return page_sheets(
            self.document,
            self.resolve,
            self._sheet_text,
            linked=dialect.css == "full",
            imports=dialect.takes_imports,
        )

    def _sheet_text(self, url: str) -> str:
        css = self.files.get(url) or b""
        return encoding.decode(css, encoding.choose_for_sheet(css, self.codec), self.model.emoji) if css else ""

    @cached_property
    def _rules(self) -> list[Rule]:
        return author_rules(self._sheets.texts, self.dialect)

    @cached_property
    def access_keys(self) -> Mapping[str, Node]:
        """Links and fields by their access keys, from CSS or attributes."""
        return access_keys(self.document, self._rules, self.dialect)

    def focus_colors(self, fill: Color, ink: Color) -> tuple[Color, Color]:
        """Return (fill, ink) of a focused link, where `fill` and `ink` are the phone's own."""
        styles = self.layout.context.styles
        return focus_colors(styles.focused, styles.active, fill, ink)

    def takes_attribute(self, node: Node, name: str) -> bool:
        """Return whether the model's browser knows an attribute of an element, and what it says there."""
        return self.dialect.takes_attribute(node.tag, name, node.get(name))

    def style_of(self, node: Node) -> Style:
        """Return the computed style of an element, whether it is laid out or not."""
        path = []
        styles, known = self.layout.context.styles, self._asked_styles
        while node.parent is not None and node.order not in known:
            path.append(node)
            node = node.parent
        style = known.get(node.order, styles.root)
        for each in reversed(path):
            style = known[each.order] = styles.of(each, style)
        return style

    def _is_visited(self, node: Node) -> bool:
        if not self.visited:
            return False
        address, fragment, _ = self.resolve(node.get("href")).partition("#")
        # The way to another place of the page itself is not one that somebody has been.
        return address in self.visited and not (fragment and address == self.url.partition("#")[0])

    def resolve(self, address: str) -> str:
        """Resolve an address of the page to an absolute one, its query in the page's encoding."""
        found = self._absolute.get(address)
        if found is None:
            try:
                base = joined(self.url, self.document.base) if self.document.base else self.url
                found = percent_encoded(joined(base, trimmed(address)), self.codec, self.model.emoji)
            except ValueError:
                found = ""
            self._absolute[address] = found
        return found

    def is_server_map(self, node: Node) -> bool:
        """Return whether an element is a picture of whose places the server is told (`ismap`)."""
        return node.tag == "img" and node.has("ismap") and self.dialect.takes_attribute("img", "ismap")

    # pictures

    def picture(self, node: Node) -> Animation | None:
        """Return an element's picture, if it is there and the model takes it.

        That of a file field is the one picked.
        """
        upload = self.forms.uploads.get(node.order)
        if upload is not None:
            return self._picked.picture(upload.data)
        return self.picture_at(picture_source(node)) if self.show_images else None

    @property
    def has_films(self) -> bool:
        """Whether it has an animated picture."""
        pictures = (self._unpacked_at(url) for url in self.subresource_urls)
        return self.show_images and any(picture is not None and picture.moving for picture in pictures)

    def picture_at(self, address: str) -> Animation | None:
        """Return the picture of an address, None while it is absent."""
        return self._unpacked_at(self.resolve(address)) if address else None

    def _unpacked_at(self, url: str) -> Animation | None:
        data = self.files.get(url)
        return self._unpacked.picture(data) if data and url in self._with_room() else None

    def _with_room(self) -> frozenset[str]:
        """Return the pictures that fit into a phone's memory together: the first ones the page asks for."""
        if self._roomy is None:
            room, found = MAX_KEPT, []
            for url in self.subresource_urls:
                data = self.files.get(url)
                if data:
                    if url not in self._claimed:
                        self._claimed[url] = claimed(data, self.model.browser.images)
                    if 0 < self._claimed[url] <= room:
                        room -= self._claimed[url]
                        found.append(url)
            self._roomy = frozenset(found)
        return self._roomy

    def _picture_size(self, node: Node) -> tuple[int, int] | None:
        picture = self.picture(node)
        return picture.size if picture is not None else None

    def _background_addresses(self) -> list[str]:
        """Return pictures that attributes, inline styles and sheets name."""
        found: list[str] = []
        blocks = [declarations(node.get("style")) for node in self.document.backgrounds]
        blocks += [rule.block for rule in self._rules]
        if self.dialect.css != "none":
            found += [each.value.url for block in blocks for each in block if isinstance(each.value, Address)]
        for node in self.document.backgrounds:
            if node.get("background").strip() and self.dialect.takes_attribute(node.tag, "background"):
                found.append(node.get("background"))
        return found

    @cached_property
    def subresource_urls(self) -> list[str]:
        """Absolute addresses of the pictures and sheets that it asks for, each once, in order."""
        found: dict[str, None] = {}
        found.update(self._sheets.outside)
        if self.show_images:
            for node in self.document.images:
                found[self.resolve(picture_source(node))] = None
            for address in self._background_addresses():
                found[self.resolve(address)] = None
        found.pop("", None)
        return list(found)[:MAX_FILES]


_OF_FORMS = ("button", "fieldset", "legend", "optgroup")
"""Elements that HTML 4 added to forms, which do more than look."""


def _take_for_spans(document: Document, tags: Collection[str]) -> None:
    """Leave elements that the model does not know out of its forms; what is in them stands alone."""
    for kept in (document.focusables, document.controls):
        kept[:] = [node for node in kept if node.tag not in tags]
    for node in document.root.walk():
        if node.tag in tags:
            node.tag = "span"


def _forget(document: Document, name: str) -> None:
    """Take an attribute of forms that the model does not know from all elements."""
    for node in document.root.walk():
        if name in node.attributes:
            del node.attributes[name]


def _is_styled(document: Document, dialect: Dialect, served: Dialect) -> bool:
    """Return whether a page has CSS in style attributes that `dialect` leaves out and `served` takes."""
    return any(
        not dialect.takes_property(node.tag, each.name, each.value)
        and served.takes_property(node.tag, each.name, each.value)
        for node in document.root.walk()
        if node.has("style")
        for each in declarations(node.get("style"))
    )
