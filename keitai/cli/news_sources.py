"""The file that names the feeds which bring news: a list of `category` and `feed`."""

from __future__ import annotations

from pathlib import Path

import msgspec

from handset import datafile
from keitai.common.errors import KeitaiError


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One feed, and the category of news its entries are."""

    category: str
    feed: str


def read_news(path: Path) -> dict[str, str]:
    """Map the address of each feed to its category.

    Raises:
        KeitaiError: With the place of what is wrong.
    """
    from screens.store.news import CATEGORIES
    from screens.web.fields import is_address

    try:
        raw = path.read_bytes()
    except OSError as error:
        raise KeitaiError(f"{path}: the feeds of news cannot be read ({error.strerror})") from None
    sources = datafile.parse(raw, list[Source], path.name)
    node, _ = datafile.parse_nodes(raw, path.name)
    for place, source in enumerate(sources):
        if source.category not in CATEGORIES:
            known = f"{source.category!r} is not a category of news; there are {', '.join(CATEGORIES)}"
            raise datafile.problem_at(node.value[place], ["category"], path.name, known)
        if not is_address(source.feed):
            what = f"{source.feed!r} is not an address; one begins with http:// or https://"
            raise datafile.problem_at(node.value[place], ["feed"], path.name, what)
    return {source.feed: source.category for source in sources}
