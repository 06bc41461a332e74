"""Reads an outside feed into the store, between transactions: a slow site holds up nobody else."""

from __future__ import annotations

from games.ranking.board import milliseconds
from screens.config import SiteConfig
from screens.feeds import Feed, read_feed
from screens.outside import OutsideFault
from screens.store import blogs, news
from screens.store.database import writing


def read_into_store(config: SiteConfig, address: str) -> None:
    """Whatever comes of it is stored: a feed, or why there is none. What nobody shows any more is forgotten."""
    found, fault = _read(config, address)
    at = milliseconds(config.clock())
    with writing(config.engine) as sql:
        blogs.forget_unused(sql, at, [address, *config.news])
        blogs.store_feed(sql, address, found, fault, at)
        if found is not None and address in config.news:
            news.add_articles(sql, config.news[address], found, at)


def _read(config: SiteConfig, address: str) -> tuple[Feed | None, str]:
    try:
        found = read_feed(config.outside.read(address))
    except OutsideFault as fault:
        return None, str(fault)
    return found, "" if found is not None else "no-feed"
