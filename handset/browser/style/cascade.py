"""The cascade: node + parent's style -> its own, by the phone's sheet, attributes, the page's rules and inline style.

Elements that share parent style, attributes and matched rules share one Style object, so a page of 2,000 links
computes a dozen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import itemgetter

from handset.browser.dialect import Dialect
from handset.browser.document.tree import MAX_SHEET, Document, Node
from handset.browser.style import ua_sheet
from handset.browser.style.colors import html_color
from handset.browser.style.computed import TEXT_COLOR, Style, root_style
from handset.browser.style.css import MAX_STYLE, Block, Declaration, Rule, declarations, stylesheet
from handset.browser.style.list_item_counters import LISTS
from handset.browser.style.presentational import TABLE_PARTS, color_rule, declarations_of, sharing_key
from handset.browser.style.resolving import apply
from handset.browser.style.selectors import Compound
from handset.browser.style.sheets import SheetText
from handset.browser.style.units import BlockAlign
from handset.browser.style.values import Value
from handset.geometry import Color

LINK = (0x00, 0x33, 0xCC)
_BLACK = (0, 0, 0)
VISITED = (0x66, 0x33, 0x99)


FOCUSED = (Compound(state="focus"), Compound(tag="a", state="focus"))
"""Subjects of the rules that color the focused link; no other rule of a focus counts."""
MAX_WORK = 400_000
"""Selector steps tried for one page, about a microsecond each; a sheet that asks for more styles nothing further."""
_WITHOUT_END = 1 << 62
_STEP_WORK = 45
"""Steps that a combinator is taken for: half as many as elements may be nested."""


class StyleSheet:
    """Style rules in buckets by tag, class and id of their subject, so that few are tried for a node."""

    def __init__(self, rules: Iterable[Rule], work: int = MAX_WORK) -> None:
        self._left = work
        self.focused: dict[str, Value] = {}
        """What the rules for `a:focus` set."""
        self._buckets: dict[str, list[tuple[tuple[int, int, int], int, Rule, bool]]] = {}
        self._named: dict[str, tuple[Block, ...] | None] = {}
        """By tag, the blocks of an element without id and class; None where more of it has to be asked."""
        self._declared: dict[tuple[int, ...], dict[str, Value]] = {}
        for place, rule in enumerate(rules):
            subject = rule.selector.subject
            if subject.state == "focus":
                if subject in FOCUSED:
                    self.focused.update((each.name, each.value) for each in rule.block)
                continue
            if subject.ids:
                key = "#" + subject.ids[0]
            elif subject.classes:
                key = "." + subject.classes[0]
            else:
                key = subject.tag or "*"
            self._buckets.setdefault(key, []).append(
                (rule.selector.specificity, place, rule, rule.selector.compounds == (Compound(tag=subject.tag),))
            )

    def __bool__(self) -> bool:
        return bool(self._buckets)

    def matching(self, node: Node, visited: bool) -> tuple[Block, ...]:
        """Return the declaration blocks that apply to `node`, weakest first."""
        if self._left < 0:
            return ()
        if not node.attributes or ("id" not in node.attributes and "class" not in node.attributes):
            tag = node.tag if node.tag in self._buckets else "*"
            blocks = self._named[tag] if tag in self._named else self._note(tag)
            if blocks is not None:
                self._left -= len(blocks)
                return blocks
        keys = [node.tag, "*"]
        if node.attributes:
            name = node.attributes.get("id")
            if name:
                keys.append("#" + name)
            names = node.attributes.get("class")
            if names:
                keys += ["." + each for each in dict.fromkeys(names.split())]
        buckets = self._buckets
        found = []
        for key in keys:
            for entry in buckets.get(key, ()):
                if entry[3]:
                    # A tag and nothing else: its bucket is the answer.
                    self._left -= 1
                    found.append(entry)
                    continue
                selector = entry[2].selector
                self._left -= 1 + _STEP_WORK * len(selector.combinators)
                if selector.matches(node, visited):
                    found.append(entry)
        if len(found) > 1:
            found.sort(key=_strength)
        return tuple([entry[2].block for entry in found])

    def declared(self, blocks: tuple[Block, ...]) -> dict[str, Value]:
        """Return what blocks of this sheet declare together, the last one winning, as a new dictionary."""
        key = tuple(map(id, blocks))
        known = self._declared.get(key)
        if known is None:
            known = self._declared[key] = {each.name: each.value for block in blocks for each in block}
        return known.copy()

    def _note(self, tag: str) -> tuple[Block, ...] | None:
        """Return the blocks of an element of which only the tag counts, noted for the next one."""
        entries = [entry for key in {tag, "*"} for entry in self._buckets.get(key, ())]
        blocks = None
        if all(entry[3] for entry in entries):
            blocks = tuple([entry[2].block for entry in sorted(entries, key=_strength)])
        self._named[tag] = blocks
        return blocks


_strength = itemgetter(0, 1)
"""Specificity, then place in the sheet."""


def author_rules(texts: Iterable[SheetText], dialect: Dialect) -> list[Rule]:
    """Return the rules of a page's style sheets, as far as the model accepts them."""
    if dialect.css == "none":
        return []
    rules: list[Rule] = []
    room = MAX_SHEET
    for base, css in texts:
        rules += stylesheet(css[: max(0, room)], base)
        room -= len(css)
    if dialect.simple_selectors:
        rules = [rule for rule in rules if rule.selector.is_simple]
    if dialect.css == "inline":
        rules = [rule for rule in rules if rule.selector.subject.tag == "a" and rule.selector.subject.state]
    return rules


class Styles:
    """Computed styles of one document for one model and font size."""

    def __init__(
        self,
        document: Document,
        dialect: Dialect,
        base_size: int,
        *,
        standards: bool = False,
        quirks: bool = True,
        author: Sequence[Rule] | None = None,
        is_visited: Callable[[Node], bool] = lambda node: False,
    ) -> None:
        self.dialect = dialect
        self.base_size = base_size
        self.quirks = quirks
        """Whether tables keep out the color and the alignment that stand round them."""
        self._agent = _agent_sheet(dialect.strict, standards, quirks)
        if author is None:
            author = author_rules([("", text) for kind, text in document.style_sheets if kind == "text"], dialect)
        self._author = StyleSheet(author)
        self.positions = not dialect.strict and (
            document.positions or any(each.name == "position" for rule in author for each in rule.block)
        )
        """Whether a style may ask for a position."""
        self._is_visited = is_visited
        self._shared: dict[object, Style] = {}
        self._origins: dict[int, Style] = {}
        """The styles of the elements that anonymous boxes stand in, by the boxes' serials, which are below zero."""
        self._room = MAX_SHEET
        """Characters of style attributes that are still read."""
        self._serial = 0
        body = document.body
        self.focused = self._author.focused
        self.active = _body_color(body, "alink", dialect)
        self._link = _body_color(body, "link", dialect) or LINK
        self._visited = _body_color(body, "vlink", dialect) or VISITED
        initial = root_style(base_size, _BLACK if standards else TEXT_COLOR)
        self._ink = initial.color
        """The text colour of the body."""
        initial.leading = 1.2 if standards else 1.0
        self.root = self.of(document.root, initial)

    def of(self, node: Node, parent: Style) -> Style:
        """Compute the style of an element whose parent has the style `parent`."""
        tag = node.tag
        if parent.serial < 0:
            # What is inherited explicitly comes from the element, not from an anonymous box in it.
            parent = self._origins[parent.serial]
        is_link = tag == "a" and "href" in node.attributes
        visited = is_link and self._is_visited(node)
        agent = self._agent.matching(node, visited)
        author = self._author.matching(node, visited) if self._author else ()
        key = (
            parent.serial,
            tag,
            is_link,
            visited,
            sharing_key(node) if node.attributes or tag in TABLE_PARTS else None,
            tuple(map(id, agent)),
            tuple(map(id, author)),
        )
        style = self._shared.get(key)
        if style is None:
            style = self._compute(node, parent, agent, author, is_link, visited)
            self._serial += 1
            style.serial = self._serial
            self._shared[key] = style
        return style

    def anonymous(self, parent: Style, display: str) -> Style:
        """Compute the style of an anonymous box in an element with the style `parent`."""
        if parent.serial < 0:
            parent = self._origins[parent.serial]
        key = parent.serial, display
        style = self._shared.get(key)
        if style is None:
            style = self._shared[key] = parent.child()
            style.display = display
            style.serial = -1 - len(self._origins)
            self._origins[style.serial] = parent
        return style

    def _compute(
        self,
        node: Node,
        parent: Style,
        agent: tuple[Block, ...],
        author: tuple[Block, ...],
        is_link: bool,
        visited: bool,
    ) -> Style:
        style = parent.child()
        dialect, tag = self.dialect, node.tag
        if not dialect.takes_tag(tag):
            # Its content stands alone; rows of an unknown table still begin on a line of their own.
            style.display = "block" if tag in ("table", "tr", "caption") else "inline"
            return style
        declared = self._agent.declared(agent)
        room = declared.get("padding-left") if tag in LISTS else None
        if tag == "li" and not any(node.ancestor(each) for each in LISTS):
            # HTML: an item without a list has its marker inside.
            declared["list-style-position"] = "inside"
        if tag == "center":
            declared["text-align"] = BlockAlign("center")
        elif tag == "table" and self.quirks:
            # In quirks mode a table's text has the page's colour, whatever is round it (HTML standard, 15.3.10).
            style.color = self._ink
        elif tag in dialect.font_stops:
            style.color, style.font_px, style.face = self._ink, self.base_size, self.base_size
        if is_link:
            declared["color"] = self._visited if visited else self._link
        if node.attributes or tag in TABLE_PARTS:
            declared.update(declarations_of(node, dialect))
        before = declared.copy() if tag == "hr" else declared
        important: list[Declaration] = []
        blocks = list(author)
        if "style" in node.attributes and dialect.takes_style(tag):
            blocks.append(
                tuple(each for each in self._inline(node) if dialect.takes_property(tag, each.name, each.value))
            )
        for block in blocks:
            for each in block:
                if (dialect.strict or dialect.refuses) and not dialect.takes_rule(tag, each.name):
                    continue
                if each.important:
                    important.append(each)
                else:
                    declared[each.name] = each.value
        declared.update((each.name, each.value) for each in important)
        if tag == "hr":
            color_rule(declared, before, dialect.takes_rule(tag, "border-top-color"))
        apply(style, parent, declared, self.base_size)
        if tag == "body":
            self._ink = style.color
        if dialect.endless_marquee_hides and style.display == "-wap-marquee" and _runs_without_end(blocks):
            style.visible = False
        style.list_room = room is not None and declared.get("padding-left") is room
        return style

    def _inline(self, node: Node) -> Block:
        """Return what an element's style attribute declares.

        Of a page whose elements have all their own, the first ones.
        """
        text = node.attributes["style"][:MAX_STYLE]
        self._room -= len(text)
        return declarations(text) if self._room >= 0 else ()


def _runs_without_end(blocks: Iterable[Block]) -> bool:
    """Return whether an element's own CSS, not its attributes, asks a running text for passes without end."""
    said = [each.value for block in blocks for each in block if each.name == "-wap-marquee-loop"]
    return said[-1:] == [0]


def _body_color(body: Node, name: str, dialect: Dialect) -> Color | None:
    return html_color(body.get(name)) if dialect.takes_attribute("body", name) else None


@cache
def _agent_sheet(strict: bool, standards: bool, quirks: bool) -> StyleSheet:
    """Return the phone's own rules, which no page can make too many of."""
    sheet = ua_sheet.BASE
    if not strict:
        sheet += ua_sheet.ROOMY
    if standards:
        sheet += ua_sheet.STANDARD
    if quirks:
        sheet += ua_sheet.QUIRKS
    return StyleSheet(stylesheet(sheet), _WITHOUT_END)
