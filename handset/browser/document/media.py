"""The media types whose sheets a phone's browser takes."""

MEDIA = frozenset(["all", "screen", "handheld"])
