"""Errors in the bytes of a movie."""

from __future__ import annotations

from keitai.common.errors import OperationFailed


class DamagedMovieError(OperationFailed):
    """Error of bytes that are not a Flash movie, are cut off, or ask for more than a phone had."""
