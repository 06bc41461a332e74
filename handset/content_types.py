"""Content types that apps of the phone open: the composition root registers them, the browser asks.

phone.register(ContentType("game", ("application/x-keitai-game",), recent=True), open_game)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Words = Callable[[str], str]
"""Text by its language, "ja" or "en"."""


@dataclass(frozen=True, slots=True)
class ContentType:
    """Content that an app of the phone opens."""

    name: str
    """Kind of the app."""
    mime_types: tuple[str, ...]
    """MIME types by which the browser knows such content, and which it says that it accepts."""
    key_tones: bool = True
    """Whether keys sound while the app has the foreground; False for an app with sounds of its own."""
    recent: bool = False
    """Whether a page that was opened so is among the recent applications."""
    outbox_notice: Words | None = None
    """What the owner reads where a post of this type waits in the outbox for reception; None says it in general."""

    def matches(self, mime_type: str) -> bool:
        """Return whether an answer or a post of that type is such content."""
        return mime_type in self.mime_types


class ContentTypes:
    """Registered content types, in the order in which they came."""

    def __init__(self) -> None:
        self._by_name: dict[str, ContentType] = {}

    def add(self, content_type: ContentType) -> None:
        """Add a content type, in the place of one of the same name."""
        self._by_name[content_type.name] = content_type

    def find(self, mime_type: str) -> ContentType | None:
        """Return the first content type that matches; None for what the browser shows itself, or cannot."""
        return next((each for each in self._by_name.values() if each.matches(mime_type)), None)

    def __contains__(self, name: str) -> bool:
        """Return whether an app of the kind `name` was opened by what an answer held."""
        return name in self._by_name

    @property
    def mime_types(self) -> list[str]:
        """MIME types of all, as `Accept` lists them."""
        return [mime_type for each in self._by_name.values() for mime_type in each.mime_types]
