"""Every word the site says is there in Japanese, with the same slots."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from babel.messages.pofile import read_po

from games.ranking.proof import REASONS
from screens.content.ads import ADS
from screens.content.designs import DESIGNS, PARTS
from screens.feeds.safe_fetcher import FAULTS
from screens.pages.messages import DECORATIONS
from screens.pictures import KINDS, uploaded
from screens.store.communities import CATEGORIES as COMMUNITY_CATEGORIES
from screens.store.news import CATEGORIES as NEWS_CATEGORIES
from screens.store.points import COURSES
from screens.store.preferences import SECTIONS
from screens.store.reviews import CATEGORIES as REVIEW_CATEGORIES
from screens.web import photo_fields

SCREENS = Path(__file__).parents[2] / "screens"
_CALL = re.compile(r"""(?:\b_|(?:ctx|self)\.translate)\((\"(?:[^"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')\)""")


def said() -> set[str]:
    """Msgids in templates and pages, and those put together from a fixed list."""
    words = {
        ast.literal_eval(found)
        for path in [*SCREENS.rglob("*.html"), *(SCREENS / "pages").glob("*.py"), *(SCREENS / "web").glob("*.py")]
        for found in _CALL.findall(path.read_text(encoding="utf-8"))
    }
    words |= {*uploaded.FAULTS, *photo_fields.FAULTS}
    words |= {*FAULTS.values()}
    words |= {*KINDS, *REASONS.values()} | {f"community: {name}" for name in COMMUNITY_CATEGORIES}
    words |= {f"news: {name}" for name in NEWS_CATEGORIES} | {f"reviews: {name}" for name in REVIEW_CATEGORIES}
    words |= {f"section: {name}" for name in SECTIONS} | {f"course: {name}" for name in COURSES}
    words |= {f"part: {name}" for name in PARTS}
    words |= {f"points: {name}" for name in ("course", "design", "decoration", "welcome")}
    words |= {one.text for one in ADS} | {one.name for one in DECORATIONS} | {one.name for one in DESIGNS}
    return words | {f"game: {name}" for name in ("timing", "sports", "quiz", "puzzle", "action")}  # as in a game.yaml


def catalogue(language: str) -> dict[str, str]:
    with (SCREENS / "translations" / f"{language}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def test_every_word_is_there_in_japanese() -> None:
    known = catalogue("ja")
    assert sorted(word for word in said() if not known.get(word)) == []


def test_nothing_is_translated_that_is_not_said() -> None:
    assert sorted(set(catalogue("ja")) - said()) == []


def test_slots_are_the_same() -> None:
    for word, translated in catalogue("ja").items():
        assert set(re.findall(r"{\w+}", word)) == set(re.findall(r"{\w+}", translated)), word


def test_what_is_a_key_in_english_has_words_too() -> None:
    known = catalogue("en")
    assert sorted(
        word for word in said() if re.match(r"(community|game|news|reviews|section|course|part|points): ", word)
    ) == sorted(known)
