"""Rules about the page as seen: whether it shows anything, what cannot be read on the LCD."""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.document.tree import TEXT, Node
from handset.browser.page import Page
from handset.browser.style.computed import Style
from handset.geometry import Color
from handset.preview.lint.background import READABLE, Background, contrast_ratio, hex_of
from handset.preview.lint.finding import Finding
from handset.preview.lint.markup import Spot
from handset.preview.lint.subject import Subject
from handset.preview.lint.wording import cut

_WHITE: Color = (255, 255, 255)
_SHOWING = frozenset(["img", "input", "textarea", "select", "button", "hr", "object", "embed", "marquee"])
_UNSEEN = frozenset(["head", "script", "style", "title", "select", "textarea", "map"])


def empty(subject: Subject) -> Iterator[Finding]:
    """Yield a page that shows nothing at all; of frames and of what swallows a page others tell."""
    document = subject.page.document
    if subject.markup.losses or any(tag.name == "frameset" for tag in subject.markup.tags):
        return
    shows = document.images or any(node.tag in _SHOWING for node in document.root.walk())
    texts = (node for node in document.root.walk() if node.tag == TEXT and node.text.strip())
    if not shows and all(node.ancestor(*_UNSEEN) is not None for node in texts):
        what, why = "the page is empty", "it has no text, no picture and no field"
        yield Finding(1, 1, "empty", "error", what, why, "Write something into its body")


def contrast(subject: Subject) -> Iterator[Finding]:
    """Yield text whose contrast with its background, a color or a picture, is too low."""
    reported: set[Spot] = set()
    for node, style, background in _texts(subject.page):
        why = background.contrast_fault(style.color)
        if not why:
            continue
        words = " ".join(node.text.split())
        spot = _spot_of(subject, node, words)
        if spot not in reported:
            reported.add(spot)
            what = f"{cut(words, 12)!r} is hard to read"
            yield Finding(*spot, "contrast", "warning", what, why, "Make it darker, or the background lighter")


def _spot_of(subject: Subject, node: Node, words: str) -> Spot:
    """Return where a text stands: its first word behind its element's tag, else the tag."""
    tag = subject.places.tag_of(node.parent)
    if tag is None:
        return 1, 1
    offset = subject.markup.text.find(words.split(" ")[0], tag.end)
    return subject.markup.spot(offset) if offset >= 0 else tag.spot


def _texts(page: Page) -> Iterator[tuple[Node, Style, Background]]:
    """Yield every text that is seen, with its style and what stands behind it."""
    styles = page.layout.context.styles
    stack = [(page.document.root, styles.root, Background(_WHITE).of_element(styles.root, page))]
    while stack:
        node, style, background = stack.pop()
        for child in node.children:
            if child.tag == TEXT:
                if style.visible and child.text.strip():
                    yield child, style, background
            elif child.tag not in _UNSEEN:
                own = styles.of(child, style)
                if own.display != "none":
                    plain = not own.background and not own.picture
                    stack.append((child, own, background if plain else background.of_element(own, page)))


def focus(subject: Subject) -> Iterator[Finding]:
    """Yield links whose text has too little contrast while they are in focus."""
    theme = subject.model.theme
    usual = theme.color("accent"), theme.color("accent_text")
    fill, ink = subject.page.focus_colors(*usual)
    if (fill, ink) != usual and contrast_ratio(fill, ink) < READABLE:
        why = f"{hex_of(ink)} on {hex_of(fill)} has a contrast of {contrast_ratio(fill, ink):.1f}"
        spot = subject.places.of(subject.page.document.body)
        yield Finding(*spot, "contrast", "warning", "a focused link is hard to read", why, "Mend a:focus or alink")


RULES = (empty, contrast, focus)
