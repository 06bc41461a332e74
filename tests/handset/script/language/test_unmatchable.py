"""Patterns that no text matches are told from those that some text does, exactly where they can be followed."""

from __future__ import annotations

import itertools
import re

from handset.script.language.unmatchable import is_unmatchable
from keitai.common.rng import Rng

NEVER = [
    r"(?!)", r"(?<!)", r"[^\s\S]", r"[^\w\W]", r"[^\d\D]{2}", r"[^\x00-\U0010ffff]", r"a^b", r".^", r"a+^", r"$a",
    r"\Za", r"a\Ab", r"\Aa\A", r"(?=a)b", r"(?=あ)い", r"(?!x)x", r"(?!foo)foo", r"foo(?<!foo)", r"(?=foo)bar",
    r"\b\B", r"\w\b\w", r"x\by", r"(?!.*)", r"x(?!)", r"(?:(?!))+", r"(a|b)(?!)", r"(?:a^|$b)", r"a(?<!a)",
    r"\d(?<=[a-z])", r"(?=\d)[a-z]", r"(?![a-z])[b-y]", r"(?i)(?!A)a", r"(?s)a\A.", r"(?=(?!))", r"(?<=a)^\b",
    r"(?=^)$a", r"日(?!本?)記",
]  # fmt: skip
SOMETIMES = [
    "Sign out", r"\d+ points", "^Diary$", r"(?!x)y", r"(?=\d)\w", r"a\n^b", r"(?i)(?!A)b", r"(?i)STRASSE", r"(?s).^b",
    r"$\n", r"\bx\b", r"x\b-", r"[^a]", r"[^\W\d_]", r"(a)\1", r"(?:(?!x).)*y", r"(?=.*\d)(?=.*[a-z])\w{8}", r"a{300}",
    r"[一-龥]+様", r"[\u2000-\u3000]", r"foo(?!.{0,5}$)", r"(?<!foo)bar", r"(?=.{9})a", r"(?i:(?!A)a)|b", r"a??",
    r"[\u1f00-\u20ff]", r"(?a)é", r"(?x) a b # c", r"(?P<n>a)(?P=n)", r"(a)?(?(1)b|c)",
]  # fmt: skip


def test_patterns_that_nothing_matches() -> None:
    assert [pattern for pattern in NEVER if not is_unmatchable(pattern)] == []


def test_patterns_that_something_matches_are_never_refused() -> None:
    assert [pattern for pattern in SOMETIMES if is_unmatchable(pattern)] == []


PARTS = [
    "a", "b", "^", "$", r"\b", r"\B", r"\A", r"\Z", "(?!a)", "(?=b)", "(?<=a)", "(?<!b)", ".", r"\n", "[^a]",
    "(?:a|b)", "a*", "b?", "(?:ab)+", "[ab]", r"\s", "(?=ab)", "(?!ab)", r"(a)\1", "(?:^|a)", r"\w", "(?!)",
]  # fmt: skip
TEXTS = ["".join(letters) for length in range(5) for letters in itertools.product("ab\n -", repeat=length)]


def test_what_is_refused_is_in_no_text() -> None:
    rng = Rng(15)
    refused = 0
    for _ in range(150):
        pattern = "".join(rng.choice(PARTS) for _ in range(rng.between(1, 4)))
        if is_unmatchable(pattern):
            refused += 1
            found = re.compile(pattern, re.MULTILINE).search
            assert not any(found(text) for text in TEXTS), pattern
    assert refused > 30
