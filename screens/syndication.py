"""Reads an outside feed into the store, between transactions: a slow site holds up nobody else."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from keitai.common.time import epoch_ms
from screens.config import SiteConfig
from screens.feeds import Feed, read_feed
from screens.outside import Outside, OutsideFault
from screens.store import blogs, news
from screens.store.database import writing


@dataclass(frozen=True)
class Reading:
    """What stood at an address: a feed, or a key of `screens.outside.FAULTS` for why there is none."""

    address: str
    found: Feed | None
    fault: str


def read_into_store(config: SiteConfig, address: str) -> None:
    """Read a feed and store what came of it."""
    reading = read_outside(config.outside, address)
    with writing(config.engine) as sql:
        store_reading(sql, config, reading)


def read_outside(outside: Outside, address: str) -> Reading:
    """The network's part of it, which takes its time."""
    try:
        found = read_feed(outside.read(address))
    except OutsideFault as fault:
        return Reading(address, None, str(fault))
    return Reading(address, found, "" if found is not None else "no-feed")


def store_reading(sql: Connection, config: SiteConfig, reading: Reading) -> None:
    """Whatever came of it is stored. What nobody shows any more is forgotten."""
    at = epoch_ms(config.clock())
    blogs.forget_unused(sql, at, [reading.address, *config.news])
    blogs.store_feed(sql, reading.address, reading.found, reading.fault, at)
    if reading.found is not None and reading.address in config.news:
        news.add_articles(sql, config.news[reading.address], reading.found, at)
