"""Background of a text, a colour or a picture, and the text's contrast to it (WCAG 2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from handset.geometry import Color

if TYPE_CHECKING:
    from handset.browser.page import Page
    from handset.browser.style.computed import Style

READABLE = 2.4
"""Least contrast of text, by WCAG's ratio. Its own bound for large type is 3; pages of the time lie lower, with white
on orange bars, and below this a 20-pixel face sinks into its background."""
_SAMPLES = 16
"""Points across and down that a picture is judged by."""


@dataclass(frozen=True)
class Background:
    """Background of a text: a colour, and sampled colours of the picture over it."""

    color: Color
    picture: tuple[Color, ...] = ()
    whole: bool = False
    """The picture is repeated, so that nothing of the colour shows."""

    def contrast_fault(self, ink: Color) -> str:
        """Return why a text of the colour `ink` is hard to read here; "" where it is not.

        A picture hides a text where more than half of its points do. Where it does not cover all, the colour beside
        it has to hide the text too: which of them it stands on is not looked at.
        """
        plain = contrast_ratio(ink, self.color)
        if not self.picture:
            words = f"{hex_of(ink)} on {hex_of(self.color)} has a contrast of {plain:.1f}"
            return words if plain < READABLE else ""
        hidden = sum(contrast_ratio(ink, point) < READABLE for point in self.picture)
        if 2 * hidden <= len(self.picture) or not (self.whole or plain < READABLE):
            return ""
        share = 100 * hidden // len(self.picture)
        return f"{hex_of(ink)} has a contrast below {READABLE} on {share} % of the background picture"

    def of_element(self, style: Style, page: Page) -> Background:
        """Return the background of the texts in an element with this style that stands on this background."""
        under = Background(style.background) if style.background else self
        picture = page.picture_at(style.picture) if style.picture else None
        if picture is None:
            return under
        points = _points(picture.frames[0], under.color)
        return Background(under.color, points, style.picture_repeat == "repeat")


def _points(picture: pygame.Surface, under: Color) -> tuple[Color, ...]:
    """Return the colours of a grid of points of a picture that stands over a colour."""
    width, height = picture.get_size()
    found: list[Color] = []
    for down in range(_SAMPLES):
        for across in range(_SAMPLES):
            red, green, blue, alpha = picture.get_at((across * width // _SAMPLES, down * height // _SAMPLES))
            seen = ((red, under[0]), (green, under[1]), (blue, under[2]))
            r, g, b = ((front * alpha + back * (255 - alpha)) // 255 for front, back in seen)
            found.append((r, g, b))
    return tuple(found)


def hex_of(color: Color) -> str:
    """Write a colour as `#rrggbb`."""
    return f"#{color[0]:02x}{color[1]:02x}{color[2]:02x}"


def contrast_ratio(one: Color, other: Color) -> float:
    """Return WCAG 2's contrast ratio of two colours, 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    linear = [
        share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4
        for share in (channel / 255 for channel in color)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
