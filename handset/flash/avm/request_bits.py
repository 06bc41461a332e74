"""Bits of a request's method: how variables are sent, and what is done with the answer.

Source: SWF File Format Specification 19, chapter 5 (ActionGetURL2, whose bits are in this order).
"""

from __future__ import annotations

GET, POST = 1, 2
"""How variables are sent along."""
LOAD_MOVIE, LOAD_VARIABLES = 64, 128
"""What is done with the answer, instead of showing it as a page."""


def request_method(word: str) -> int:
    """Return the bits that a method's argument stands for: "GET", "POST" or anything else for none."""
    return {"get": GET, "post": POST}.get(word.lower(), 0)
