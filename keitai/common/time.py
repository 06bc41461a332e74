"""Time as the site, the boards and the phone count it: Japan's clock, and milliseconds since 1970."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

JST = timezone(timedelta(hours=9), "JST")
"""Japan Standard Time, the same all the year."""


def epoch_ms(at: datetime) -> int:
    """Return the milliseconds from 1970-01-01 UTC to `at`, exactly.

    >>> epoch_ms(datetime(1970, 1, 1, 9, 0, 1, tzinfo=JST))
    1000
    """
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
