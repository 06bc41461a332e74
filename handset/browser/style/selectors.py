"""Selectors of CSS Mobile Profile and CSS 2.1, matched right to left against our nodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tinycss2 import ast  # type: ignore[import-untyped]

from handset.browser.document.tree import Node

MAX_COMPOUNDS = 12
"""Most compounds of one selector; a longer one voids its rule."""
MAX_SELECTORS = 200
"""Most selectors of one rule; those after it are not tried."""


@dataclass(frozen=True, slots=True)
class Compound:
    """Compound selector. `state` is "", "link", "visited" or "focus"; `never` for what no keitai has."""

    tag: str = ""
    ids: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()
    """(name, operator, value); operator "" asks only that it be there."""
    first_child: bool = False
    state: str = ""
    never: bool = False

    def fits(self, node: Node, visited: bool) -> bool:
        """Return whether the compound selector matches an element; `visited` tells visited links."""
        if self.never or self.state == "focus" or (self.tag and self.tag != node.tag):
            return False
        if self.ids and any(node.get("id") != name for name in self.ids):
            return False
        if self.classes:
            have = node.get("class").split()
            if any(name not in have for name in self.classes):
                return False
        if self.state and not (node.tag == "a" and node.has("href") and visited == (self.state == "visited")):
            return False
        if self.first_child and node.before is not None:
            return False
        return all(_attribute_fits(node, *wanted) for wanted in self.attributes)


@dataclass(frozen=True, slots=True)
class Selector:
    """Complex selector: compounds from the subject leftwards; `combinators[i]` stands between i and i + 1."""

    compounds: tuple[Compound, ...]
    combinators: tuple[str, ...]
    specificity: tuple[int, int, int]

    @property
    def subject(self) -> Compound:
        """Compound that the selected element itself must match: the last as written."""
        return self.compounds[0]

    @property
    def is_simple(self) -> bool:
        """Whether it has tags, ids, classes, descendants and link states alone, as i-mode browser 2.0 takes."""
        return set(self.combinators) <= {" "} and not any(
            each.attributes or each.first_child or each.never for each in self.compounds
        )

    def matches(self, node: Node, visited: bool = False) -> bool:
        """Return whether the selector selects `node`; `visited` tells visited links."""
        if not self.compounds[0].fits(node, visited):
            return False
        # Each step leaves the places the left-hand part may stand at; trying all at once keeps it linear.
        places = [node]
        for compound, combinator in zip(self.compounds[1:], self.combinators, strict=True):
            found: dict[int, Node] = {}
            for place in places:
                for other in _related(place, combinator):
                    if other.order in found:
                        break
                    if compound.fits(other, False):
                        found[other.order] = other
            if not found:
                return False
            places = list(found.values())
        return True


def _related(node: Node, combinator: str) -> Sequence[Node]:
    if combinator == "+":
        return [node.before] if node.before is not None else []
    if combinator == ">":
        return [node.parent] if node.parent is not None else []
    above: list[Node] = []
    parent = node.parent
    while parent is not None:
        above.append(parent)
        parent = parent.parent
    return above


def _attribute_fits(node: Node, name: str, operator: str, value: str) -> bool:
    have = node.attributes.get(name)
    if have is None:
        return False
    if name in _WITHOUT_CASE:
        have, value = have.lower(), value.lower()
    if operator == "=":
        return have == value
    if operator == "~=":
        return value in have.split()
    if operator == "|=":
        return have == value or have.startswith(value + "-")
    return True


_WITHOUT_CASE = frozenset([
    "accept", "accept-charset", "align", "alink", "axis", "bgcolor", "charset", "checked", "clear", "codetype",
    "color", "compact", "declare", "defer", "dir", "direction", "disabled", "enctype", "face", "frame", "hreflang",
    "http-equiv", "lang", "language", "link", "media", "method", "multiple", "nohref", "noresize", "noshade",
    "nowrap", "readonly", "rel", "rev", "rules", "scope", "scrolling", "selected", "shape", "target", "text",
    "type", "valign", "valuetype", "vlink",
])  # fmt: skip
"""Attributes of HTML whose values a selector matches in any case (HTML standard, 4.16.1)."""


def parse_selectors(prelude: Sequence[ast.Node]) -> list[Selector]:
    """Parse the selectors of a rule; an invalid one voids the rule, as CSS 2.1 asks."""
    groups: list[list[ast.Node]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            if len(groups) == MAX_SELECTORS:
                break
            groups.append([])
        elif token.type != "comment":
            groups[-1].append(token)
    selectors = [_selector(group) for group in groups]
    return [selector for selector in selectors if selector is not None] if all(selectors) else []


def _selector(tokens: list[ast.Node]) -> Selector | None:
    compounds: list[Compound] = []
    combinators: list[str] = []
    part: list[ast.Node] = []
    waiting = ""
    for token in tokens:
        if token.type == "whitespace":
            waiting = waiting or (" " if part else "")
            continue
        if token.type == "literal" and token.value in (">", "+"):
            if not part:
                return None
            waiting = token.value
            continue
        if waiting:
            compound = _compound(part)
            if compound is None:
                return None
            compounds.append(compound)
            combinators.append(waiting)
            part, waiting = [], ""
        part.append(token)
    last = _compound(part)
    if last is None or waiting in (">", "+") or len(compounds) >= MAX_COMPOUNDS:
        return None
    compounds.append(last)
    ids = sum(len(each.ids) for each in compounds)
    classes = sum(
        len(each.classes) + len(each.attributes) + bool(each.state) + each.first_child + each.never
        for each in compounds
    )
    tags = sum(bool(each.tag) for each in compounds)
    return Selector(tuple(reversed(compounds)), tuple(reversed(combinators)), (ids, classes, tags))


def _compound(tokens: list[ast.Node]) -> Compound | None:
    tag, state = "", ""
    ids: list[str] = []
    classes: list[str] = []
    attributes: list[tuple[str, str, str]] = []
    first_child = never = False
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.type == "ident" and index == 0:
            tag = token.lower_value
        elif token.type == "literal" and token.value == "*" and index == 0:
            pass
        elif token.type == "hash" and token.is_identifier:
            ids.append(token.value)
        elif token.type == "literal" and token.value == "." and following is not None and following.type == "ident":
            classes.append(following.value)
            index += 1
        elif token.type == "literal" and token.value == ":" and following is not None and following.type == "ident":
            name = following.lower_value
            index += 1
            if name in ("link", "visited"):
                state = name
            elif name == "first-child":
                first_child = True
            elif name in ("focus", "active"):
                state = "focus"
            elif name in ("hover", "lang"):
                never = True
            else:
                return None
        elif token.type == "[] block":
            wanted = _attribute(token.content)
            if wanted is None:
                return None
            attributes.append(wanted)
        else:
            return None
        index += 1
    if not tokens:
        return None
    return Compound(tag, tuple(ids), tuple(classes), tuple(attributes), first_child, state, never)


def _attribute(tokens: Sequence[ast.Node]) -> tuple[str, str, str] | None:
    parts = [token for token in tokens if token.type != "whitespace"]
    if not parts or parts[0].type != "ident":
        return None
    if len(parts) == 1:
        return parts[0].lower_value, "", ""
    operator = "".join(token.value for token in parts[1:-1] if token.type == "literal")
    value = parts[-1]
    if operator not in ("=", "~=", "|=") or value.type not in ("ident", "string"):
        return None
    return parts[0].lower_value, operator, value.value
