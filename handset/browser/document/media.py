"""The media types whose sheets a phone's browser takes."""

import re

MEDIA = frozenset(["all", "screen", "handheld"])


def is_for_phones(media: str) -> bool:
    """Return whether a `media` attribute lets a phone take the sheet."""
    names = set(re.findall(r"[a-z]+", media.lower()))
    return not names or bool(names & MEDIA)
