"""A page's markup as it was written, each tag with its place; the document tree has forgotten places and lapses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from handset.browser.document.elements import OPTIONAL_END, VOID
from handset.browser.document.tree import Node
from handset.browser.page import Page
from handset.preview.lint.attribute_references import attribute_text
from handset.preview.lint.tokenizer import Loss, TagToken, tokens

SWALLOWING = frozenset(["select", "button", "map", "template", "object", "marquee"])
"""Elements that, never closed, take what follows out of the page, though it is parsed as markup."""
_HIDING = frozenset(["select", "map", "template"])
"""Elements of which nothing is seen but their own kind of content."""
_CHOICES = frozenset(["option", "optgroup", "hr", "area"])
_IN_CELLS = frozenset(["tr", "td", "th", "tbody", "thead", "tfoot", "caption", "col", "colgroup"])
_EMPTY = VOID | {"isindex", "keygen", "nextid", "spacer"}
"""Elements that never had an end tag, those of older HTML included, which the tree builder takes for any element."""
_MAY_STAY_OPEN = OPTIONAL_END | {"rt", "rp", "plaintext"}
"""Elements whose end tag may be left out where a lint tells of it; `plaintext` has none that would end it."""
_SCOPES = frozenset(["select", "template", "object", "marquee"])
"""Elements that keep the end tags of what is around them from the parser (HTML standard, "has an element in scope")."""
_REACHING = _IN_CELLS | {"table", "body", "html"}
"""Elements whose end tags reach through those."""
Spot = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True)
class Tag:
    """Start tag; attribute names in lower case, values without references (None where there is none)."""

    name: str
    attributes: dict[str, str | None]
    spot: Spot
    start: int = 0
    """Offset of its `<` in the text."""
    end: int = 0
    """Offset behind its `>`."""
    doubled: tuple[str, ...] = ()
    """Attributes that it has twice."""


@dataclass
class Lapse:
    """Tag that is never closed, closed in the wrong order, or closed without having been opened."""

    kind: str
    name: str
    spot: Spot
    start: int = 0
    """Offset of its `<` in the text."""


@dataclass
class Markup:
    """Tags, texts and faults of a page's source, in order."""

    text: str
    tags: list[Tag] = field(default_factory=list)
    """Tags without those that something else has swallowed."""
    lapses: list[Lapse] = field(default_factory=list)
    strays: list[Tag] = field(default_factory=list)
    """Tags outside the element that has to hold them, or inside one of their own kind that must not."""
    losses: list[Loss] = field(default_factory=list)
    """What swallows other markup."""
    stretches: list[tuple[int, int]] = field(default_factory=list)
    """See `encoding.stretches`: an editor counts what was written."""

    def spot(self, offset: int) -> Spot:
        """Return the line and column of an offset in the text."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        return line, offset - start + 1 + self._lost_before(offset) - self._lost_before(start)

    def _lost_before(self, offset: int) -> int:
        """Return how many characters fewer than were written stand before a place."""
        if not self.stretches:
            return 0
        place = bisect_right(self.stretches, (offset, len(self.text) * 9))
        return self.stretches[place - 1][1] if place else 0

    def __post_init__(self) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]


def read_markup(text: str, stretches: Iterable[tuple[int, int]] = (), *, xhtml: bool = False) -> Markup:
    """Read a page's source, of any quality, as tags; what is not markup is left out."""
    markup = Markup(text, stretches=list(stretches))
    _Reader(markup, xhtml).read()
    return markup


@dataclass
class _Open:
    """An element that is open."""

    name: str
    start: int
    sure: bool = True
    """False for one whose tag was swallowed, or whose end tag was."""
    reported: bool = False
    """There is a lapse of it."""
    holds: bool = False
    """Something stands in it that only its missing end tag explains."""
    is_link: bool = False


_TAG = re.compile(r"<(/?)([a-zA-Z][^ \t\n\f\r/>]*)")


class _Reader:
    """The stack of open elements over the tokens of a page."""

    def __init__(self, markup: Markup, xhtml: bool) -> None:
        self._markup = markup
        self._xhtml = xhtml
        self._open: list[_Open] = []
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        """Places on the stack of the elements of a name that an end tag may close."""
        self._hidden: _Open | None = None
        """The open element of which only choices are seen; `_hidden_at` is its place on the stack."""
        self._hidden_at = 0
        self._scopes: list[int] = []
        """Places on the stack of elements that are in `_SCOPES`."""

    def read(self) -> None:
        """Read all tokens, then tell what is open still."""
        markup, whole = self._markup, False
        for token in tokens(markup.text, self._xhtml):
            if isinstance(token, Loss):
                whole = whole or token.whole
                self._lose(token)
            elif token.closes:
                self._close(token.name, token.start)
            else:
                self._start(token)
        if not whole:
            self._drop_to(0, len(markup.text), "unclosed")
        reported = {loss.start for loss in markup.losses if loss.kind == "element"}
        markup.lapses = sorted(
            (lapse for lapse in markup.lapses if lapse.start not in reported), key=lambda lapse: lapse.start
        )
        markup.losses.sort(key=lambda loss: loss.place)

    def _start(self, token: TagToken) -> None:
        hidden = self._hidden
        if hidden is not None and hidden.name == "select" and self._ends_select(token.name):
            again = token.name == "select"
            hidden.holds = hidden.holds or again
            self._drop_to(self._hidden_at, token.end if again else token.start, "implied")
            if again:
                # It ends the other one, and is not there itself.
                self._push(_Open("select", token.start, sure=False))
                return
        elif hidden is not None and token.name not in _CHOICES:
            hidden.holds = True
            self._grow(token, sure=False)
            return
        attributes: dict[str, str | None] = {}
        doubled: dict[str, None] = {}
        for each in token.attributes:
            if each.name in attributes:
                doubled[each.name] = None
            attributes.setdefault(each.name, attribute_text(each.value) if each.value else each.value)
        spot = self._markup.spot(token.start)
        tag = Tag(token.name, attributes, spot, token.start, token.end, tuple(doubled))
        self._markup.tags.append(tag)
        if self._is_stray(tag):
            self._markup.strays.append(tag)
        self._grow(token)

    def _is_stray(self, tag: Tag) -> bool:
        name = tag.name
        if name in _IN_CELLS:
            return not self._named["table"]
        if name in ("option", "optgroup"):
            return not self._named["select"] and not self._named["datalist"]
        if name == "a":
            # An anchor without an address may be left open, as pages of the time did; a link may not.
            return "href" in tag.attributes and any(self._open[place].is_link for place in self._named["a"][-20:])
        return name == "form" and bool(self._named["form"])

    def _grow(self, token: TagToken, sure: bool = True) -> None:
        slashed = token.slashed and (self._xhtml or token.name not in SWALLOWING)
        if token.name not in _EMPTY and not slashed:
            is_link = token.name == "a" and any(each.name == "href" for each in token.attributes)
            self._push(_Open(token.name, token.start, sure, is_link=is_link))

    def _push(self, element: _Open) -> None:
        if element.name in _SCOPES:
            self._scopes.append(len(self._open))
        if self._hidden is None and element.name in _HIDING:
            self._hidden, self._hidden_at = element, len(self._open)
        self._named[element.name].append(len(self._open))
        self._open.append(element)

    def _ends_select(self, name: str) -> bool:
        """Return whether a start tag ends the select that is open, as the parser has it."""
        return name in ("input", "select") or (name in _IN_CELLS and bool(self._named["table"]))

    def _close(self, name: str, start: int, sure: bool = True) -> None:
        if name in _EMPTY:
            return
        if not self._named[name]:
            if name in ("html", "body"):
                self._drop_to(0, start, "unclosed" if sure else "")
            elif sure and name != "head" and self._hidden is None:
                self._markup.lapses.append(Lapse("stray", name, self._markup.spot(start), start))
            return
        last = self._named[name][-1]
        if name not in _REACHING and self._scopes and self._scopes[-1] > last:
            self._open[last].sure = False
            self._named[name].pop()
            self._lapse("crossed", self._open[self._scopes[-1]])
            return
        kind = "unclosed" if name in ("body", "html") else "crossed"
        self._drop_to(last + 1, start, kind if sure else "")
        self._drop_to(last, start, "")

    def _drop_to(self, depth: int, at: int, kind: str) -> None:
        """Take the elements above a depth off the stack, which what stands at `at` ends; told of as `kind`, if any."""
        for each in self._open[depth:]:
            if each is self._hidden:
                self._hidden = None
            if not kind or each.name in _MAY_STAY_OPEN:
                continue
            if each.name in SWALLOWING and each.sure and (each.holds or kind == "unclosed"):
                whole = kind == "unclosed"
                self._markup.losses.append(Loss("element", each.name, each.start, at, whole))
            else:
                self._lapse("unclosed" if kind == "implied" else kind, each)
        names = {each.name for each in self._open[depth:]}
        del self._open[depth:]
        for places in (self._scopes, *(self._named[name] for name in names)):
            while places and places[-1] >= depth:
                places.pop()

    def _lapse(self, kind: str, element: _Open) -> None:
        if element.sure and not element.reported:
            element.reported = True
            self._markup.lapses.append(Lapse(kind, element.name, self._markup.spot(element.start), element.start))

    def _lose(self, loss: Loss) -> None:
        """Follow an author through what a phone swallows, so that tags behind it that belong to it are not lapses."""
        text = self._markup.text
        self._markup.losses.append(loss)
        if loss.whole:
            return
        begin = loss.start + 1 if loss.kind == "element" else loss.start
        for match in _TAG.finditer(text, begin, loss.end):
            name = match[2].lower()
            if match[1]:
                self._close(name, match.start(), sure=False)
            elif name not in _EMPTY:
                self._push(_Open(name, match.start(), sure=False))


_MARK = "x-written"


class Places:
    """Places of a document's elements in its source.

    Each start tag is given its number as an attribute and the page is parsed once more: the tree has the same shape,
    and its elements say which tag they came from, however the parser moved, closed, implied or replaced them.
    """

    def __init__(self, markup: Markup, page: Page) -> None:
        pieces: list[str] = []
        at = 0
        for number, tag in enumerate(markup.tags):
            behind = tag.start + 1 + len(tag.name)
            pieces += [markup.text[at:behind], f' {_MARK}="{number}"']
            at = behind
        marked = page.parsed("".join([*pieces, markup.text[at:]]))
        built, numbered = list(page.document.root.walk()), list(marked.root.walk())
        self._tags: dict[int, Tag] = {}
        self._nodes: dict[int, Node] = {}
        if [node.tag for node in built] == [node.tag for node in numbered]:
            for node, twin in zip(built, numbered, strict=True):
                mark = twin.get(_MARK)
                if mark.isdigit() and int(mark) < len(markup.tags):
                    tag = self._tags[node.order] = markup.tags[int(mark)]
                    self._nodes.setdefault(tag.start, node)

    def node_at(self, start: int) -> Node | None:
        """Return the first element made by the tag at an offset, None without one."""
        return self._nodes.get(start)

    def has(self, node: Node) -> bool:
        """Return whether an element has a whole tag of its own."""
        return node.order in self._tags

    def of(self, node: Node | None) -> Spot:
        """Return the place of an element, or of its nearest ancestor that has one."""
        tag = self.tag_of(node)
        return tag.spot if tag is not None else (1, 1)

    def tag_of(self, node: Node | None) -> Tag | None:
        """Return the start tag of an element, or of its nearest ancestor that has one."""
        while node is not None:
            if node.order in self._tags:
                return self._tags[node.order]
            node = node.parent
        return None
