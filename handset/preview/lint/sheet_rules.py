"""Rules about style sheets, those in the page and those outside it: what the model reads of them, in its own place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

import tinycss2  # type: ignore[import-untyped]
from tinycss2 import ast

from handset.browser.dialect import kind_of
from handset.browser.style.cascade import FOCUSED
from handset.browser.style.selectors import Selector, parse_selectors
from handset.browser.style.values import Value
from handset.preview.lint.css_losses import losses
from handset.preview.lint.css_rules import declarations
from handset.preview.lint.css_source import CssSource, rules
from handset.preview.lint.finding import Finding, Severity
from handset.preview.lint.markup import Spot, Tag
from handset.preview.lint.subject import Subject
from handset.preview.lint.wording import cut, listed

_LINKS = "a:link, a:visited, a:focus"
_SIMPLE = "the browser takes tags, ids, classes and what stands in them"


def ignored(subject: Subject) -> Iterator[Finding]:
    """Yield style elements where the model takes no CSS."""
    if subject.styling.css != "none":
        return
    for tag in subject.markup.tags:
        if tag.name == "style":
            todo = "Say it with attributes such as bgcolor, or font"
            yield Finding(*tag.spot, "css", "warning", "a style sheet is ignored", "the browser takes no CSS", todo)


def sheets(subject: Subject) -> Iterator[Finding]:
    """Yield rules of the page's sheets that do not count, in their own lines and columns."""
    if subject.styling.css == "none":
        return
    for source in subject.sources:
        if not source.is_attribute:
            yield from _rules(subject, source)
        if source.tag is not None and source.tag.name == "style":
            yield from _strange(subject, source.css, source.tag)


def unclosed(css: str, at: Callable[[ast.Node], Spot], sheet: str = "") -> tuple[list[Finding], str]:
    """Return findings about CSS that is never closed, and the part of the CSS before it that counts."""
    found: list[Finding] = []
    whole = css
    for loss in losses(css):
        before = css[: loss.start]
        node = ast.Comment(before.count("\n") + 1, loss.start - before.rfind("\n"), "")
        what = f"{loss.named} of CSS is never closed"
        what += "" if loss.harmless else ": what follows it is lost"
        severity: Severity = "warning" if loss.harmless else "error"
        why = "the end of the sheet closes it" if loss.harmless else "the browser reads on until something closes it"
        found.append(Finding(*at(node), "unclosed", severity, what, why, f"Write {loss.closing} behind it", sheet))
        if not loss.harmless and whole is css:
            whole = before[: before.rfind("}") + 1]
    return found, whole


def _rules(subject: Subject, source: CssSource) -> Iterator[Finding]:
    at, sheet = source.at, source.sheet
    lost, css = unclosed(source.css, at, sheet)
    yield from lost
    begun = False
    for node in rules(css):
        if (
            begun
            and isinstance(node, ast.AtRule)
            and node.lower_at_keyword == "import"
            and subject.styling.takes_imports
        ):
            why, todo = "it stands after another rule", "Put it at the front of the sheet"
            yield Finding(*at(node), "css", "error", "@import is ignored", why, todo, sheet)
        begun = begun or not (isinstance(node, ast.AtRule) and node.lower_at_keyword in ("import", "charset"))
        for severity, what, why, todo in _faults(subject, node):
            yield Finding(*at(node), "css", severity, what, why, todo, sheet)
        if isinstance(node, ast.QualifiedRule) and not _is_strange(subject, node):
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            tags = {tag for each in parse_selectors(node.prelude) for tag in _styled(subject, each)}
            yield from declarations(subject, inner, at, partial(_refusing, subject, tags), sheet=sheet)


def _styled(subject: Subject, selector: Selector) -> set[str]:
    """Return the tags of the elements that a selector styles, with the types of inputs.

    One by id, class or attribute is asked what it meets on the page, as the browser decides by the element.
    """
    compound = selector.subject
    if not (compound.ids or compound.classes or compound.attributes):
        return {compound.tag or "*"}
    if compound.tag not in ("", "input"):
        return {compound.tag}
    key = f"#{compound.ids[0]}" if compound.ids else f".{compound.classes[0]}" if compound.classes else "*"
    takes, visited = subject.styling.takes_tag, compound.state == "visited"
    met = {
        kind_of(node.tag, node.get("type"))
        for node in subject.elements.get(key, ())
        if takes(node.tag) and selector.matches(node, visited)
    }
    return met or {"input"} if compound.tag else {"*"} | met


def _refusing(subject: Subject, kinds: Collection[str], name: str, value: Value) -> Collection[str]:
    """Return those of a rule's elements on which a property does not count or does not show."""
    takes, draws = subject.styling.takes_rule, subject.styling.draws
    return {kind for kind in kinds if not (takes(kind.partition(" ")[0], name, value) and draws(kind, name, value))}


def _faults(subject: Subject, node: ast.Node) -> Iterator[tuple[Severity, str, str, str]]:
    """Yield (severity, what, why, what to do) of a rule."""
    if isinstance(node, ast.ParseError):
        yield "warning", "a rule cannot be read", "it is left out", "Look at its brackets"
    elif isinstance(node, ast.AtRule):
        name = node.lower_at_keyword
        if name == "import" and not subject.styling.takes_imports:
            todo = "Link to the sheet, or write its rules here"
            yield "error", "@import is ignored", "the browser fetches no sheet for it", todo
        elif name not in ("import", "charset"):
            yield "warning", f"@{name} is ignored", "the browser does not know it", "Drop it"
    elif isinstance(node, ast.QualifiedRule):
        selectors = parse_selectors(node.prelude)
        words = cut(tinycss2.serialize(node.prelude).strip(), 60)
        todo = "Give the elements a class"
        if not selectors:
            yield "warning", f"the selector {words} is ignored", "the browser cannot read it", todo
        elif subject.styling.simple_selectors and not all(each.is_simple for each in selectors):
            yield "warning", f"the selector {words} is ignored", _SIMPLE, todo
        elif _is_never_met(subject, selectors):
            why = "nothing hovers on a phone, and of states it knows those of links"
            yield "note", f"the selector {words} is never met", why, "See that the page does without it"


def _is_never_met(subject: Subject, selectors: Sequence[Selector]) -> bool:
    """Return whether none of a rule's selectors can fit: `:hover`, or the focus of something but a link."""
    if subject.styling.css == "inline" and not all(each.subject.tag == "a" for each in selectors):
        return False  # Told with the sheet's other rules.
    return all(not _may_fit(each) for each in selectors)


def _may_fit(selector: Selector) -> bool:
    """Return whether a selector can fit anything on a phone."""
    if any(part.never or (part.state and part.tag not in ("", "a")) for part in selector.compounds):
        return False
    above = any(part.state == "focus" for part in selector.compounds[1:])
    return not above and (selector.subject.state != "focus" or selector.subject in FOCUSED)


def _is_strange(subject: Subject, node: ast.QualifiedRule) -> bool:
    """Return whether a rule counts for nothing as a whole, which is told of it or of its sheet."""
    selectors = parse_selectors(node.prelude)
    links = all(each.subject.tag == "a" and each.subject.state for each in selectors)
    return not selectors or (subject.styling.css == "inline" and not links)


def _strange(subject: Subject, css: str, tag: Tag) -> Iterator[Finding]:
    """Yield all rules of a style element that are not about links, where the model takes no others."""
    if subject.styling.css != "inline":
        return
    read = [node for node in rules(css) if isinstance(node, ast.QualifiedRule) and parse_selectors(node.prelude)]
    strange = [tinycss2.serialize(node.prelude).strip() for node in read if _is_strange(subject, node)]
    if strange:
        what = f"rules of <style> are ignored: {listed(list(dict.fromkeys(strange)))}"
        todo = "Write them into style attributes"
        yield Finding(*tag.spot, "css", "error", what, f"the browser takes {_LINKS} from there and no others", todo)


RULES = (ignored, sheets)
