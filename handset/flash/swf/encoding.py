"""Encoding of a movie's strings: the phone's Shift_JIS before SWF 6, UTF-8 from then on.

Bytes that are not of the encoding survive both ways, as lone surrogates.
"""

from __future__ import annotations

FIRST_UNICODE = 6
"""First version of the file format whose strings are UTF-8."""


def encode_text(text: str, version: int) -> bytes:
    """Encode a string as a movie of this version has it."""
    return text.encode(_encoding(version), "surrogateescape")


def decode_text(data: bytes, version: int) -> str:
    """Decode a string of a movie of this version."""
    return data.decode(_encoding(version), "surrogateescape")


def _encoding(version: int) -> str:
    return "utf-8" if version >= FIRST_UNICODE else "cp932"
