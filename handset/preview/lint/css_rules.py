"""Rules about a page's CSS: ignored for its type's sake, misspelt, or not taken by the model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

import tinycss2  # type: ignore[import-untyped]
from tinycss2 import ast

from handset.browser.dialect import FONT_STYLING, kind_of
from handset.browser.style.properties import EXPANDED, KNOWN, longhands
from handset.browser.style.values import Value
from handset.datafile import did_you_mean
from handset.preview.lint.css_losses import losses
from handset.preview.lint.css_names import is_of_css
from handset.preview.lint.css_source import declarations_of
from handset.preview.lint.finding import Finding
from handset.preview.lint.font_rules import unreached
from handset.preview.lint.markup import Spot, Tag
from handset.preview.lint.subject import Subject
from handset.preview.lint.wording import cut, listed
from handset.preview.page_type import REMEDY

NAMES = sorted(KNOWN | EXPANDED.keys())
_RESETS = {
    name: [each for text in texts for each in longhands(name, tinycss2.parse_component_value_list(text))]
    for name, texts in {"background": ["none"], "list-style": ["none", "disc"]}.items()
}
"""What shorthands set without being told to."""
Refusing = Callable[[str, Value], Collection[str]]
"""Tags of the styled elements on which the model does not take a longhand with a value; "*" for any element."""


def page_type(subject: Subject) -> Iterator[Finding]:
    """Yield CSS that the model ignores for the page's content type alone, or would in style attributes."""
    if subject.page.loses_css or _would_be_lost(subject):
        kind = subject.page.response.content_type or "untyped"
        what = f"the CSS of a {kind} page is ignored; {REMEDY}"
        apart = ", -wap-input-format apart" if subject.dialect.input_css else ""
        why = f"the browser takes CSS from XHTML alone{apart}"
        todo = "Or style it with attributes such as bgcolor, or font"
        yield Finding(1, 1, "type", "error", what, why, todo)


def _would_be_lost(subject: Subject) -> bool:
    """Return whether rules of style elements would be lost in style attributes too, where one is told to write them."""
    if subject.dialect.css != "none" or subject.styling.css != "inline":
        return False
    found = (node for each in subject.sources if not each.is_attribute for node in declarations_of(each))
    return any(
        subject.styling.takes_property("div", name, value)
        for node in found
        for name, value in longhands(node.lower_name, [token for token in node.value if token.type != "comment"])
    )


def sheets_outside(subject: Subject) -> Iterator[Finding]:
    """Yield linked style sheets on models that fetch none."""
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
    """Yield declarations in style attributes that the model ignores."""
    for tag in subject.markup.tags:
        style = tag.attributes.get("style")
        if not style or not style.strip():
            continue
        if subject.styling.css == "none":
            todo = "Say it with attributes such as bgcolor, or font"
            yield Finding(*tag.spot, "css", "warning", "a style attribute is ignored", "the browser takes no CSS", todo)
            continue
        for loss in losses(style):
            what, why = f"{loss.named} of a style attribute is never closed", "what follows it in there is lost"
            yield _unclosed(tag.spot, what, why, f"Write {loss.closing} behind it")
            style = style[: style.rfind(";", 0, loss.start) + 1]
            break
        nodes = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
        refusing = partial(_refusing, subject, kind_of(tag.name, tag.attributes.get("type") or ""))
        yield from declarations(subject, nodes, partial(_at, tag), refusing, tag.name)


def _refusing(subject: Subject, kind: str, name: str, value: Value) -> Collection[str]:
    """Return the element whose style attribute says it, unless the property counts there and shows."""
    styling, tag = subject.styling, kind.partition(" ")[0]
    return () if styling.takes_property(tag, name, value) and styling.draws(kind, name, value) else (kind,)


def _unclosed(spot: Spot, what: str, why: str, todo: str) -> Finding:
    return Finding(*spot, "unclosed", "error", what, why, todo)


def _at(tag: Tag, _: ast.Node) -> Spot:
    return tag.spot


def declarations(
    subject: Subject,
    nodes: Sequence[ast.Node],
    at: Callable[[ast.Node], Spot],
    refusing: Refusing,
    tag: str = "",
    sheet: str = "",
) -> Iterator[Finding]:
    """Yield declarations that are misspelt or that the model ignores, for one element where `tag` names it."""
    reported: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.ParseError):
            todo = "Write name: value; for each"
            yield _css(at(node), "a declaration cannot be read", "it is left out", todo, sheet)
            continue
        if isinstance(node, ast.QualifiedRule):
            what, todo = "a block in a style attribute or rule is ignored", "Write name: value; without brackets"
            yield _css(at(node), what, "nothing in it counts", todo, sheet)
            continue
        if not isinstance(node, ast.Declaration) or node.lower_name in reported:
            continue
        for name, what, why, todo in _faults(subject, node, refusing, tag):
            if name not in reported:
                reported.add(name)
                yield _css(at(node), what, why, todo, sheet)


def _css(spot: Spot, what: str, why: str, todo: str, sheet: str) -> Finding:
    return Finding(*spot, "css", "warning", what, why, todo, sheet)


def _faults(
    subject: Subject, node: ast.Declaration, refusing: Refusing, tag: str
) -> Iterator[tuple[str, str, str, str]]:
    """Yield (property, what, why, what to do) of a declaration."""
    name = node.lower_name
    found = longhands(name, [token for token in node.value if not isinstance(token, ast.Comment)])
    if name not in KNOWN and name not in EXPANDED:
        near = "" if is_of_css(name) else did_you_mean(name, NAMES)
        why = "the browser does not have this property of CSS" if is_of_css(name) else "it is not a property of CSS"
        yield name, f"the property {name} is ignored{near}", why, "Do not rely on it"
    elif not found:
        what = f"{name} does not take {cut(tinycss2.serialize(node.value).strip(), 40)!r}"
        yield name, what, "the declaration is left out", "Give it a value of its own"
    elif tag in subject.styling.font_stops and name in FONT_STYLING:
        yield name, *unreached(name, tag)
    elif ("text-align", "justify") in found and not refusing("text-align", "left"):
        yield name, "text-align: justify is drawn like left", "lines are not stretched on a phone", "Do not rely on it"
    else:
        left_out = {each: tags for each, said in found if (tags := refusing(each, said))}
        # What a shorthand sets back to its first value its author did not write.
        written = [each for each in left_out if (each, dict(found)[each]) not in _RESETS.get(name, ())]
        for each in [name] if len(left_out) == len(found) else written:
            tags = left_out[each] if each in left_out else set().union(*left_out.values())
            yield each, f"{each} does not count{_on(tags)}", "the browser ignores it there", "Do not rely on it"


def _on(tags: Collection[str]) -> str:
    """Return the words that name the elements; "" where one of them is any element."""
    return "" if "*" in tags else f" on {listed([f'<{tag}>' for tag in sorted(tags)])}"


RULES = (page_type, sheets_outside, style_attributes)
