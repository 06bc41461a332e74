"""Rules about the page as seen: what is wider than the screen, what cannot be read on the LCD."""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.document.tree import Node
from handset.browser.layout.boxes import Box, Line, Piece
from handset.geometry import Color
from handset.preview.lint.finding import Finding
from handset.preview.lint.subject import Subject

READABLE = 2.4
"""Least contrast of text, by WCAG's ratio. Its own bound for large type is 3; pages of the time lie lower, with white
on orange bars, and below this a 20-pixel face sinks into its ground."""
_WHITE: Color = (255, 255, 255)


def width(subject: Subject) -> Iterator[Finding]:
    """What sticks out at the right: pages scroll up and down only."""
    layout = subject.page.layout
    layout.reach_end()
    edge = subject.model.viewport.width
    told: set[int] = set()
    for item in layout.body.walk():
        if isinstance(item, Box) and item.closed and item.width and item.x + item.width > edge:
            inside = item.node.parent is not None and item.node.parent.order in told
            told.add(item.node.order)
            if not inside:
                yield Finding(
                    *subject.places.of(item.node),
                    "width",
                    "error",
                    f"<{item.node.tag}> is {item.x + item.width - edge} pixels too wide",
                    f"the screen is {edge} wide and does not scroll sideways",
                    "Give widths in per cent, or smaller ones",
                )


def contrast(subject: Subject) -> Iterator[Finding]:
    """Text that stands out too little from what is behind it, after the LCD's depth."""
    layout = subject.page.layout
    layout.reach_end()
    told: set[tuple[int, int]] = set()
    for piece, node, behind in _texts(layout.body, layout.background or _WHITE):
        if not piece.text.strip() or piece.style.picture:
            continue
        ratio = contrast_ratio(piece.style.color, behind)
        words = piece.text.strip()
        spot = subject.markup.find(words, subject.places.of(piece.link or node))
        if ratio < READABLE and spot not in told:
            told.add(spot)
            ink, paper = hex_of(piece.style.color), hex_of(behind)
            yield Finding(
                *spot,
                "contrast",
                "warning",
                f"{words[:12]!r} is hard to read",
                f"{ink} on {paper} has a contrast of {ratio:.1f}",
                "Make it darker, or the ground lighter",
            )


def _texts(box: Box, behind: Color) -> Iterator[tuple[Piece, Node, Color]]:
    """Every text with the colour behind it; nothing of boxes over a background picture."""
    stack: list[tuple[Box | Line, Node, Color]] = [(box, box.node, behind)]
    while stack:
        item, node, ground = stack.pop()
        if isinstance(item, Box):
            if item.style.picture:
                continue
            ground = item.style.background or ground
            stack.extend((child, item.node, ground) for child in reversed(item.children))
            continue
        for piece in item.pieces:
            if isinstance(piece, Piece):
                yield piece, node, ground
            else:
                stack.append((piece, node, ground))


def hex_of(color: Color) -> str:
    return f"#{color[0]:02x}{color[1]:02x}{color[2]:02x}"


def contrast_ratio(one: Color, other: Color) -> float:
    """WCAG 2's contrast ratio of two colours, 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    linear = [
        share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4
        for share in (channel / 255 for channel in color)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


RULES = (width, contrast)
