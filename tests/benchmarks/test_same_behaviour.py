"""What differs between two checkouts' fingerprints."""

from __future__ import annotations

from benchmarks.same_behaviour import differences, summary

BEFORE = {"page /home p906i en": "aa bb", "page /old p906i en": "cc dd", "play wig/1 frames": "11 22 33"}


def test_the_same_says_nothing() -> None:
    assert list(differences(BEFORE, dict(BEFORE))) == []
    assert summary(BEFORE, BEFORE) == "2 of 2 pages, 1 of 1 plays"


def test_each_difference_is_named_with_the_part_that_differs_first() -> None:
    after = {
        "page /home p906i en": "aa ee",
        "page /new p906i en": "cc dd",
        "play wig/1 frames": "11 22",
        "script a.keys": "text 1; a: passed",
    }
    assert list(differences(BEFORE, after)) == [
        "page /home p906i en: part 2 of 2 was 'bb' and is 'ee'",
        "page /new p906i en: new",
        "page /old p906i en: gone",
        "play wig/1 frames: it had 3 parts and has 2",
        "script a.keys: new",
    ]
    assert summary(BEFORE, after) == "0 of 3 pages, 0 of 1 plays, 0 of 1 scripts"
