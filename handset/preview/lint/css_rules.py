"""Rules about a page's CSS: ignored for its type's sake, misspelt, or not taken by the model."""

from __future__ import annotations

import re
from collections.abc import Iterator

import tinycss2  # type: ignore[import-untyped]
from tinycss2 import ast

from handset.browser.style.properties import EXPANDED, KNOWN, longhands
from handset.browser.style.selectors import parse_selectors
from handset.datafile import did_you_mean
from handset.preview.lint.finding import Finding
from handset.preview.lint.markup import Spot, Tag
from handset.preview.lint.subject import Subject
from handset.preview.page_type import REMEDY

NAMES = sorted(KNOWN | EXPANDED.keys())
_WRAPPING = re.compile(r"<!\[CDATA\[|\]\]>|<!--|-->")
_PLAIN = frozenset(["td", "th", "h1", "h2", "h3", "h4", "h5", "h6"])
_FONT = frozenset(["color", "font-size"])
_LINKS = "a:link, a:visited, a:focus"


def page_type(subject: Subject) -> Iterator[Finding]:
    """CSS that the model would take of another type."""
    if subject.page.loses_css:
        kind = subject.page.response.content_type or "untyped"
        what = f"the CSS of a {kind} page is ignored; {REMEDY}"
        apart = ", -wap-input-format apart" if subject.dialect.input_css else ""
        why = f"the browser takes CSS from XHTML alone{apart}"
        yield Finding(1, 1, "type", "error", what, why, REMEDY.capitalize())


def sheets_outside(subject: Subject) -> Iterator[Finding]:
    """Linked style sheets where the model fetches none."""
    if subject.styling.css == "full":
        return
    for tag in subject.markup.tags:
        if tag.name == "link" and "stylesheet" in (tag.attributes.get("rel") or "").lower():
            taken = "no CSS" if subject.styling.css == "none" else "CSS in style attributes only"
            todo = "Write what matters into style attributes or presentational ones"
            yield Finding(
                *tag.spot, "css", "error", "an external style sheet is ignored", f"the browser takes {taken}", todo
            )


def style_attributes(subject: Subject) -> Iterator[Finding]:
    """Declarations of style attributes that do not count."""
    for tag in subject.markup.tags:
        style = tag.attributes.get("style")
        if not style or not style.strip():
            continue
        if subject.styling.css == "none":
            todo = "Say it with attributes such as bgcolor, or font"
            yield Finding(*tag.spot, "css", "warning", "a style attribute is ignored", "the browser takes no CSS", todo)
            continue
        nodes = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
        yield from _declarations(subject, nodes, tag.spot, tag)


def style_elements(subject: Subject) -> Iterator[Finding]:
    """Rules of style elements that do not count."""
    for tag in subject.markup.tags:
        if tag.name != "style":
            continue
        if subject.styling.css == "none":
            todo = "Say it with attributes such as bgcolor, or font"
            yield Finding(*tag.spot, "css", "warning", "a style sheet is ignored", "the browser takes no CSS", todo)
            continue
        yield from _sheet(subject, tag)


def _sheet(subject: Subject, tag: Tag) -> Iterator[Finding]:
    markup = subject.markup
    end = markup.text.lower().find("</style", tag.end)
    css = markup.text[tag.end : end if end >= 0 else len(markup.text)]
    css = _WRAPPING.sub(lambda match: " " * len(match[0]), css)
    pending = list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))
    strange: list[str] = []
    for node in pending:
        spot = _within(subject, tag, node)
        if isinstance(node, ast.ParseError):
            yield Finding(*spot, "css", "warning", "a rule cannot be read", "it is left out", "Look at its brackets")
        elif isinstance(node, ast.AtRule):
            name = node.lower_at_keyword
            if name == "import" and not subject.styling.takes_imports:
                todo = "Link to the sheet, or write its rules here"
                yield Finding(*spot, "css", "error", "@import is ignored", "the browser fetches no sheet for it", todo)
            elif name not in ("import", "media", "charset"):
                yield Finding(*spot, "css", "warning", f"@{name} is ignored", "the browser does not know it", "Drop it")
        elif isinstance(node, ast.QualifiedRule):
            selectors = parse_selectors(node.prelude)
            words = tinycss2.serialize(node.prelude).strip()
            if not selectors:
                what = f"the selector {words} is ignored"
                yield Finding(*spot, "css", "warning", what, "the browser cannot read it", "Give the elements a class")
                continue
            if subject.styling.css == "inline" and not all(
                each.subject.tag == "a" and each.subject.state for each in selectors
            ):
                strange.append(words)
                continue
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield from _declarations(subject, inner, tag.spot, tag, within=tag)
    if strange:
        what = f"rules of <style> are ignored: {', '.join(dict.fromkeys(strange))[:60]}"
        todo = "Write them into style attributes"
        yield Finding(*tag.spot, "css", "error", what, f"the browser takes {_LINKS} from there and no others", todo)


def _within(subject: Subject, tag: Tag, node: ast.Node) -> Spot:
    """Where a node of a style element's CSS stands on the page."""
    line, column = subject.markup.spot(tag.end)
    down = node.source_line - 1
    return line + down, node.source_column + (0 if down else column - 1)


def _declarations(
    subject: Subject, nodes: list[ast.Node], spot: Spot, tag: Tag, *, within: Tag | None = None
) -> Iterator[Finding]:
    """Declarations that are misspelt, or that the model leaves out on this element."""
    told: set[str] = set()
    for node in nodes:
        at = _within(subject, within, node) if within is not None else spot
        if isinstance(node, ast.ParseError):
            todo = "Write name: value; for each"
            yield Finding(*at, "css", "warning", "a declaration cannot be read", "it is left out", todo)
            continue
        if not isinstance(node, ast.Declaration) or node.lower_name in told:
            continue
        name = node.lower_name
        value = tinycss2.serialize(node.value).strip()
        tokens = [token for token in node.value if not isinstance(token, ast.Comment)]
        found = longhands(name, tokens)
        if name not in KNOWN and name not in EXPANDED:
            told.add(name)
            what = f"the property {name} is ignored{did_you_mean(name, NAMES)}"
            yield Finding(*at, "css", "warning", what, "no phone of 2009 knows it", "Do not rely on it")
        elif not found:
            told.add(name)
            what = f"{name} does not take {value[:40]!r}"
            yield Finding(*at, "css", "warning", what, "the declaration is left out", "Give it a value of its own")
        elif within is None and subject.styling.css == "inline" and tag.name in _PLAIN and name in _FONT:
            told.add(name)
            what, todo = f"{name} does not reach the text of <{tag.name}>", "Nest a <span> in it and style that"
            yield Finding(*at, "css", "warning", what, "headings and cells take no font styling there", todo)
        elif within is None:
            left_out = [each for each, said in found if not subject.styling.takes_property(tag.name, each, said)]
            for each in [name] if len(left_out) == len(found) else left_out:
                if each not in told:
                    told.add(each)
                    what = f"{each} does not count on <{tag.name}>"
                    yield Finding(*at, "css", "warning", what, "the browser ignores it there", "Do not rely on it")


RULES = (page_type, sheets_outside, style_attributes, style_elements)
