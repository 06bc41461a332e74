"""CSS text -> declarations and rules. tinycss2 makes the tokens; which properties and values count is ours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin

import tinycss2  # type: ignore[import-untyped]
from tinycss2 import ast

from handset.browser.document.media import MEDIA
from handset.browser.document.tree import Node
from handset.browser.style.properties import longhands
from handset.browser.style.selectors import Selector, parse_selectors
from handset.browser.style.values import Address, Value
from keitai.common import gc_pause

MAX_RULES = 4_000
MAX_STYLE = 8_000
"""Characters of a style attribute."""
_LONG_NUMBER = re.compile(r"[0-9]{40,}")
"""No length has so many digits, and Python refuses to read some thousands of them."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """Declaration of one longhand property, its value typed by `properties`."""

    name: str
    value: Value
    important: bool = False


Block = tuple[Declaration, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Style rule with one selector and its declarations."""

    selector: Selector
    block: Block


@lru_cache(maxsize=2048)
def declarations(text: str) -> Block:
    """Return the declarations of a style attribute; what is not understood is left out, as CSS asks."""
    readable = _LONG_NUMBER.sub(_shorter, text[:MAX_STYLE])
    return _block(tinycss2.parse_blocks_contents(readable, skip_comments=True, skip_whitespace=True))


def inline_value(node: Node, name: str) -> Value | None:
    """Return the value of a property in a style attribute that does not change an element's look."""
    style = node.get("style")
    if name not in style:
        return None
    return next((each.value for each in reversed(declarations(style)) if each.name == name), None)


@lru_cache(maxsize=16)
@gc_pause.paused()
def stylesheet(text: str, base: str = "") -> tuple[Rule, ...]:
    """Return the rules of a style sheet, one for each selector of a list. `@media` for screens and handhelds is taken.

    `base` is the address of a sheet that is a file of its own: what it names is relative to it.
    """
    rules: list[Rule] = []
    readable = _LONG_NUMBER.sub(_shorter, text)
    pending = list(tinycss2.parse_stylesheet(readable, skip_comments=True, skip_whitespace=True))
    pending.reverse()
    while pending and len(rules) < MAX_RULES:
        node = pending.pop()
        if isinstance(node, ast.AtRule):
            if node.lower_at_keyword == "media" and node.content is not None and medium_fits(node.prelude):
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                pending.extend(reversed(inner))
        elif isinstance(node, ast.QualifiedRule):
            block = _block(tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True))
            if block:
                block = tuple(_based(each, base) for each in block) if base else block
                rules.extend(Rule(selector, block) for selector in parse_selectors(node.prelude))
    return tuple(rules)


def _based(declaration: Declaration, base: str) -> Declaration:
    value = declaration.value
    if not isinstance(value, Address):
        return declaration
    try:
        url = urljoin(base, value.url.strip())
    except ValueError:
        url = ""
    return Declaration(declaration.name, Address(url), declaration.important)


def _shorter(number: re.Match[str]) -> str:
    return number[0][:40]


def medium_fits(prelude: list[ast.Node]) -> bool:
    """Return whether what follows `@media` names a medium that a phone is."""
    names = {token.lower_value for token in prelude if isinstance(token, ast.IdentToken)}
    return not names or bool(names & MEDIA)


def _block(nodes: list[ast.Node]) -> Block:
    found: list[Declaration] = []
    for node in nodes:
        if isinstance(node, ast.Declaration):
            tokens = [token for token in node.value if not isinstance(token, ast.Comment)]
            for name, value in longhands(node.lower_name, tokens):
                found.append(Declaration(name, value, node.important))
    return tuple(found)
