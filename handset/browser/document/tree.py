"""Bytes' text -> Document: a tree of small nodes of ours, built as browsers build it (lexbor does the parsing).

`parse` is the one function to replace should another HTML parser be taken. Pages are untrusted: nesting is cut
at `MAX_DEPTH`, and markup that would make any standard tree builder explode is thinned out before parsing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from handset.browser.document import form_owner
from handset.browser.document.addresses import trimmed
from handset.browser.document.media import is_for_phones
from handset.browser.document.thinning import cut_short, thinned
from handset.browser.document.xhtml import as_html
from keitai.common import gc_pause

MAX_DEPTH = 96
"""Elements nested deeper become children of the last allowed one; layout's recursion is bounded by it."""
MAX_NODES = 20_000
"""Most nodes of one page, four times what the longest real ones have; what comes after is not shown."""
MAX_SHEET = 100_000
"""Characters of style sheets that a page is taken to have, all together, and of style attributes that differ."""
Pictograms = Callable[[str], str]
TEXT = "#text"
_JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uff66-\uff9f]")
"""Kana, kanji and half-width kana."""

_SKIPPED = frozenset(["script", "style", "title", "head", "template"])
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>|<!--|-->")


class Node:
    """Element of a document, or a text (`tag` is `TEXT`). `order` is its place in document order, from 0."""

    __slots__ = ("attributes", "before", "children", "order", "parent", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str], parent: Node | None, order: int, text: str = "") -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.order = order
        self.text = text
        self.children: list[Node] = []
        self.before: Node | None = None
        """The element before it under the same parent."""

    def append(self, child: Node) -> None:
        """Append a new node as the last child."""
        children = self.children
        if children:
            last = children[-1]
            child.before = last if last.tag != TEXT else last.before
        children.append(child)

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute's value, `default` if it is absent."""
        return self.attributes.get(name, default)

    def has(self, name: str) -> bool:
        """Return whether an attribute is present, with or without a value."""
        return name in self.attributes

    def ancestor(self, *tags: str) -> Node | None:
        """Return the nearest ancestor that has one of the tags."""
        node = self.parent
        while node is not None and node.tag not in tags:
            node = node.parent
        return node

    def walk(self) -> Iterator[Node]:
        """Yield this node and its descendants in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def inner_text(self) -> str:
        """Return the text of all descendants, white space as written."""
        return "".join(node.text for node in self.walk() if node.tag == TEXT)

    def __repr__(self) -> str:
        return f"<{self.tag} {self.order}>" if self.tag != TEXT else f"{self.text!r}"


@dataclass
class Document:
    """Tree of a page, with what its head says and an index of focusable elements and anchors."""

    root: Node
    body: Node
    title: str = ""
    base: str = ""
    refresh: tuple[int, str] | None = None
    """(seconds, address or "") of a meta refresh."""
    style_sheets: list[tuple[str, str]] = field(default_factory=list)
    """("text", CSS) of a style element or ("link", address), in order."""
    standards: bool = False
    """The DOCTYPE asks for standards mode; keitai pages seldom have one that does."""
    quirks: bool = True
    """No DOCTYPE, or one of before CSS: tables keep out color and alignment, shares of heights are of the screen."""
    focusables: list[Node] = field(default_factory=list)
    """Links and fields, in document order."""
    labels: list[Node] = field(default_factory=list)
    """Labels of fields."""
    images: list[Node] = field(default_factory=list)
    """Elements that show a picture."""
    backgrounds: list[Node] = field(default_factory=list)
    """Elements whose attributes may name a background picture."""
    quotations: list[Node] = field(default_factory=list)
    """Elements that stand between quotation marks."""
    positions: bool = False
    """Some style attribute may ask for a position."""
    forms: list[Node] = field(default_factory=list)
    controls: list[Node] = field(default_factory=list)
    """What forms send, hidden fields too, in document order."""
    owners: dict[int, Node] = field(default_factory=dict)
    """The forms of controls, by order, that the parser associates with another form than the one that holds them."""
    marks: dict[int, Node] = field(default_factory=dict)
    """Elements by the place of their tag, of a source that `form_owner` has marked."""

    def form_of(self, control: Node) -> Node | None:
        """Return the form owner of a control (HTML 4.10.17.3): the parser's, else the form that holds it."""
        return self.owners.get(control.order) or control.ancestor("form")

    def controls_of(self, form: Node) -> list[Node]:
        """Return the controls that `form` owns, in document order."""
        return [control for control in self.controls if self.form_of(control) is form]

    def radio_group(self, button: Node) -> list[Node]:
        """Return the radio buttons of a group (HTML 4.10.5.1.16), `button` among them."""
        name, form = button.get("name"), self.form_of(button)
        if not name:
            return [button]
        return [
            each for each in self.controls if each.get("name") == name and is_radio(each) and self.form_of(each) is form
        ]

    @cached_property
    def for_desktops(self) -> bool:
        """Whether it asks for standards mode and shows no Japanese: a page written for desktop browsers."""
        if not self.standards or _JAPANESE.search(self.title):
            return False
        return not any(node.tag == TEXT and _JAPANESE.search(node.text) for node in self.body.walk())

    @cached_property
    def checked(self) -> frozenset[int]:
        """Orders of the boxes and radio buttons that are checked at first: the last one of a group."""
        last: dict[object, int] = {}
        for control in self.controls:
            if control.tag == "input" and "checked" in control.attributes:
                name = control.get("name") if is_radio(control) else ""
                last[(name, self.form_of(control)) if name else control] = control.order
        return frozenset(last.values())


def is_radio(node: Node) -> bool:
    """Return whether an element is a radio button."""
    return node.tag == "input" and node.get("type").strip().lower() == "radio"


def picture_source(node: Node) -> str:
    """Return the address of an element's picture; "" for none."""
    tag = node.tag
    if tag == "img":
        return node.get("src").strip()
    if tag == "input" and node.get("type").strip().lower() == "image":
        return node.get("src").strip()
    if tag == "object" and node.get("type").strip().lower().startswith("image/"):
        return node.get("data").strip()
    return ""


@gc_pause.paused()
def parse(text: str, *, xhtml: bool = False, pictograms: Pictograms | None = None) -> Document:
    """Parse decoded markup of any quality into a document; never fails.

    `pictograms` gives the text that stands for a built-in picture (au's `localsrc`), "" for one it has not.
    """
    doctype = _DOCTYPE.match(text[:600])
    text = cut_short(text)
    if xhtml or text.lstrip("\ufeff \t\r\n")[:5] == "<?xml":
        text = as_html(text)
    if _FRAMES.search(text, 0, _HEAD_ROOM):
        # No phone shows frames; what a page has for such browsers an HTML parser leaves as text.
        text = _FRAMES.sub("", text)
    if _ENCLOSED.search(text):
        text = _ENCLOSED.sub("", text)
    text = thinned(text)
    document = _built(text, doctype[1] if doctype else None, pictograms)
    if document.controls and form_owner.in_order_of_tags(text) != _numbers_of_holding_forms(document):
        text, names = form_owner.marked(text)
        document = _built(text, doctype[1] if doctype else None, pictograms)
        made = document.marks
        owners = form_owner.owners(names, made)
        document.owners = {made[control].order: made[form] for control, form in owners.items()}
    if xhtml:
        # In XML a style element may write its child combinator as a reference.
        document.style_sheets = [
            (kind, unescape(sheet) if kind == "text" else sheet) for kind, sheet in document.style_sheets
        ]
    return document


def _numbers_of_holding_forms(document: Document) -> list[int]:
    """Return the number of the form that holds each control; -1 for none."""
    numbers = {form.order: number for number, form in enumerate(document.forms)}
    holding = (control.ancestor("form") for control in document.controls)
    return [numbers.get(form.order, -1) if form is not None else -1 for form in holding]


def _built(text: str, doctype: str | None, pictograms: Pictograms | None) -> Document:
    """Convert lexbor's tree of a source to a document of ours."""
    tree = LexborHTMLParser(text)
    root = Node("html", {}, None, 0)
    document = Document(root, root)
    if doctype is not None:
        document.standards = _STANDARD.match(doctype) is not None
        document.quirks = not document.standards and _WITHOUT_QUIRKS.match(doctype) is None
    source = tree.root
    if source is not None:
        root.attributes = _attributes(source)
        _copy(source, document, pictograms)
    bodies = [child for child in root.children if child.tag in ("body", "frameset")]
    if bodies:
        document.body = bodies[0]
    return document


_FRAMES = re.compile(r"</?(?:frameset|frame|noframes)\b[^<>]*>", re.IGNORECASE)
_ENCLOSED = re.compile(r"</?(?:iframe|noembed)\b[^<>]*>", re.IGNORECASE)
"""What is between them is for phones like these, and an HTML parser leaves it as text."""
_HEAD_ROOM = 8_000
"""Characters within which a page of frames names the first."""
_DOCTYPE = re.compile(r"\s*(?:<\?[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<!doctype\s+html\b([^>]*)>", re.IGNORECASE)
_STANDARD = re.compile(
    r'\s*(?:SYSTEM\s*"about:legacy-compat"\s*)?$'
    r'|\s*PUBLIC\s*"-//W3C//DTD (?:HTML 4\.01|HTML 4\.0|XHTML 1\.0 Strict|XHTML 1\.1)//EN"',
    re.IGNORECASE,
)
"""What a doctype names that asks for standards mode: HTML's later one, and the strict ones of the W3C.

XHTML Basic, Mobile Profile, the carriers' own and the transitional ones stood before pages for phones, which keep the
phone's own spaces and lines; they are without quirks all the same. An XML declaration says nothing.
"""
_WITHOUT_QUIRKS = re.compile(
    r"""\s*PUBLIC\s*["'](?:-//W3C//DTD XHTML|-//W3C//DTD HTML 4\.01 (?:Transitional|Frameset)//EN["']\s*["'])"""
    r"""|\s*PUBLIC\s*["']-//[^"']*//DTD (?:i-)?XHTML""",
    re.IGNORECASE,
)
"""What else the HTML standard (13.2.6.4.1) does not list among the doctypes of quirks mode: XHTML of every maker."""


def _copy(source: LexborNode, document: Document, pictograms: Pictograms | None) -> None:
    """Copy lexbor's tree below `source` into `document`, top down and in order, and fill the indexes."""
    count = 1
    stack: list[tuple[LexborNode, Node, int]] = []
    current: LexborNode | None = source.child
    parent, depth = document.root, 1
    while True:
        if current is None or count >= MAX_NODES:
            if not stack:
                return
            current, parent, depth = stack.pop()
            current = current.next
            continue
        tag = current.tag or ""
        if tag == "-text":
            node = Node(TEXT, _NO_ATTRIBUTES, parent, count, current.text_content or "")
            parent.append(node)
            count += 1
        elif tag and tag[0] not in "-!":
            attributes = _attributes(current)
            if tag == "image":
                tag = "img"
            if pictograms is not None and "localsrc" in attributes and (sign := pictograms(attributes["localsrc"])):
                parent.children.append(Node(TEXT, _NO_ATTRIBUTES, parent, count, sign))
                count += 1
                current = current.next
                continue
            node = Node(tag, attributes, parent, count)
            count += 1
            if tag in _SKIPPED or tag in _HEAD:
                _take_head(tag, node, current, document)
                if tag == "head":
                    parent.append(node)
                    stack.append((current, parent, depth))
                    current, parent, depth = current.child, node, depth + 1
                    continue
            else:
                parent.append(node)
                if attributes or tag in _INDEXED:
                    _index(tag, node, document)
                child = current.child
                if child is not None:
                    stack.append((current, parent, depth))
                    if depth < MAX_DEPTH:
                        parent, depth = node, depth + 1
                    current = child
                    continue
        current = current.next


_NO_ATTRIBUTES: dict[str, str] = {}
_HEAD = frozenset(["base", "meta", "link"])
_FORM_TAGS = form_owner.CONTROLS | {"form"}
_INDEXED = _FORM_TAGS | {"q"}
"""Elements that the indexes take even without attributes."""


def _attributes(source: LexborNode) -> dict[str, str]:
    attributes = source.attributes
    return {name: value or "" for name, value in attributes.items()} if attributes else {}


def _take_head(tag: str, node: Node, source: LexborNode, document: Document) -> None:
    if tag == "title" and not document.title:
        document.title = " ".join((source.text() or "").split())
    elif tag == "style" and is_for_phones(node.get("media")):
        document.style_sheets.append(("text", _CDATA.sub(" ", (source.text() or "")[:MAX_SHEET])))
    elif tag == "base" and not document.base:
        document.base = trimmed(node.get("href"))
    elif tag == "link" and node.get("rel").lower().split() == ["stylesheet"] and is_for_phones(node.get("media")):
        document.style_sheets.append(("link", trimmed(node.get("href"))))
    elif tag == "meta" and node.get("http-equiv").lower() == "refresh":
        seconds, _, rest = node.get("content").partition(";")
        digits = re.match(r"\s*(\d{1,6})", seconds)
        address = re.match(r"""\s*(?:url\s*=\s*)?['"]?([^'"]*)""", rest, re.IGNORECASE)
        if digits:
            document.refresh = (int(digits[1]), trimmed(address[1]) if address else "")


def _index(tag: str, node: Node, document: Document) -> None:
    attributes = node.attributes
    kind = attributes.get("type", "").strip().lower()
    if tag == "a" and "cti" in attributes and "href" not in attributes:
        # docomo's way to a number, with what to dial after it.
        attributes["href"] = "tel:" + attributes["cti"]
    if (
        (tag == "a" and "href" in attributes)
        or (tag == "input" and kind != "hidden")
        or tag in ("textarea", "select", "button")
    ):
        document.focusables.append(node)
    elif tag == "label":
        document.labels.append(node)
    elif tag == "q":
        document.quotations.append(node)
    if picture_source(node):
        document.images.append(node)
    elif tag == "form":
        document.forms.append(node)
    if tag in _FORM_TAGS:
        if tag != "form":
            document.controls.append(node)
        mark = attributes.pop(form_owner.MARK, "")
        if mark:
            document.marks[int(mark)] = node
    style = attributes.get("style")
    if "background" in attributes or (style and "url(" in style):
        document.backgrounds.append(node)
    if style and not document.positions and "position" in style.lower():
        document.positions = _POSITION.search(style) is not None


_POSITION = re.compile(r"(?<!-)position", re.IGNORECASE)
