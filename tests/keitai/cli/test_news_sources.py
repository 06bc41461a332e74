"""The file that names feeds of news is read with the place of what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from keitai.cli.news_sources import read_news
from keitai.common.errors import KeitaiError


def test_feeds_by_category(tmp_path: Path) -> None:
    path = tmp_path / "news.yaml"
    path.write_text("- category: local\n  feed: http://paper.test/rss\n")
    assert read_news(path) == {"http://paper.test/rss": "local"}


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("- category: weather\n  feed: http://a.test/\n", ":1:", "is not a category"),
        ("- category: local\n  feed: a.test\n", ":2:", "is not an address"),
        ("- category: local\n  fed: http://a.test/\n", ":2:", "fed"),
        ("- category: local\n", ":1:", "feed"),
        ("category: local\n", ":1:", "list"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, where: str, what: str) -> None:
    path = tmp_path / "news.yaml"
    path.write_text(text)
    with pytest.raises(KeitaiError, match=what) as caught:
        read_news(path)
    assert where in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KeitaiError, match="cannot be read"):
        read_news(tmp_path / "none.yaml")
