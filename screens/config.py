"""Configuration that a site is run with."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Engine

from games.ranking.proof_process import Prover, prove_here
from screens.feeds.feed_refresher import Background
from screens.feeds.safe_fetcher import SafeFetcher
from screens.monitoring import Monitor
from screens.store.board_tender import BoardTender


def _in_thread(task: Callable[[], None]) -> None:
    """Start a daemon thread, which is given up when the process ends."""
    threading.Thread(target=task, daemon=True).start()


def _wall_clock() -> datetime:
    return datetime.now(UTC)


@dataclass
class SiteConfig:
    """Configuration of a site. An embedded one gets the phone's clock and seeded entropy; others keep the defaults."""

    engine: Engine
    secret: bytes
    """Signs tickets and forms; keep it, or plays under way are refused after a restart."""
    base_url: str = "http://m.mixi.test"
    """Where visitors reach the site, without a slash at the end; what it redirects to begins so."""
    clock: Callable[[], datetime] = field(default=_wall_clock)
    entropy: Callable[[int], int] = field(default=secrets.randbits)
    """Number of bits -> that many random bits."""
    operators: frozenset[int] = frozenset([1])
    """Members who may read the operator's pages."""
    fetcher: SafeFetcher = field(default_factory=SafeFetcher)
    """Reads feeds for members."""
    background: Background = field(default=_in_thread)
    """Runs tasks that no page waits for."""
    news: Mapping[str, str] = field(default_factory=dict)
    """Addresses of feeds that bring news -> the category of news."""

    prove: Prover = prove_here
    """Proves the scores of posted plays."""
    boards: BoardTender | None = None
    """Keeps the rankings in Redis; None for a site that has them in its database alone."""
    monitor: Monitor | None = None
    """Counts and logs the requests of a site that is served."""

    @property
    def encrypted(self) -> bool:
        """Whether visitors come by HTTPS: cookies go nowhere else then."""
        return self.base_url.startswith("https://")
