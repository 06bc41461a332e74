"""Board tender: a thread of each process that serves the site, which makes the boards' mirror in Redis follow SQL.

tender = BoardTender(engine, RedisClient("redis://localhost"), clock, token_of_process)
tender.start()
tender.ask(lambda board: board.top("wig", 0, 10, "all", now))       raises `BoardsAway`

Each round takes over what is queued, so any process finishes what another one left when it was killed. Readers ask
Redis only while the last round that reached the end of the queue began less than a second ago: what is older than that
is on the boards they see, withdrawals among it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from games.ranking import changes
from games.ranking.board import BoardReader
from games.ranking.mirror_repair import Comparison, repair
from games.ranking.redis_board import RedisBoard
from games.ranking.redis_client import BoardsAway, RedisClient
from games.ranking.redis_mirror import apply, forget, lease, mark, marked, new_mirror, unmark
from games.ranking.redis_rows import Layout
from screens.store.transactions import read_transaction, write_transaction

T = TypeVar("T")
ROUND_SECONDS = 0.25
OLDEST_SECONDS = 1.0
"""How old a round may be for readers to ask Redis: no list shows for longer who has left."""
_AT_ONCE = 1_000
"""Changes taken over in one round."""
_LEASE_MS = 10_000
_PASSES = 3
"""How often what is wrong is mended before all is filled anew: what was posted meanwhile counts as wrong, too."""

_log = logging.getLogger("keitai.site")


@dataclass(frozen=True)
class Clocks:
    """Clocks of a tender: the site's, which decides on seasons, and a monotonic one."""

    now: Callable[[], datetime]
    monotonic: Callable[[], float]


class BoardTender:
    """Thread that keeps the mirror up to date, and through which one process's readers ask it."""

    def __init__(self, engine: Engine, client: RedisClient, clocks: Clocks, new_token: Callable[[], str]) -> None:
        self._engine = engine
        self._client = client
        self._clocks = clocks
        self._new_token = new_token
        self._name = new_token()
        self._round = threading.Condition()
        self._wanted = self._begun = self._ended = 0
        """Rounds asked for, begun and ended."""
        self._fresh = float("-inf")
        """When the last round began that reached the end of the queue."""
        self._layout: Layout | None = None
        self._stopped = False
        self._away = ""
        self._thread = threading.Thread(target=self._run, name="boards", daemon=True)

    def start(self) -> None:
        """Begin the rounds in a thread of their own."""
        self._thread.start()

    def stop(self) -> None:
        """End the rounds and close the connections to Redis."""
        with self._round:
            self._stopped = True
            self._round.notify_all()
        if self._thread.ident is not None:
            self._thread.join()
        self._client.close()

    def usable(self) -> bool:
        """Return whether Redis has all that is older than a second."""
        return self._layout is not None and self._clocks.monotonic() - self._fresh < OLDEST_SECONDS

    def ask(self, question: Callable[[BoardReader], T]) -> T:
        """Return what a question finds out from Redis. Raises `BoardsAway` at once while Redis is away."""
        layout = self._layout
        if layout is None or not self.usable():
            raise BoardsAway(self._away or "the boards in Redis are being made whole")
        try:
            return question(RedisBoard(self._client, layout))
        except BoardsAway:
            self._fresh = float("-inf")  # nobody else waits for it until a round has come through
            raise

    def catch_up(self, seconds: float = 0.5) -> None:
        """Wait until what is committed is on the boards in Redis, or Redis is away, or that long."""
        if self._thread.ident is None:
            self.run_round()
            return
        with self._round:
            if not self.usable():
                return
            self._wanted = self._begun + 1
            wanted = self._wanted
            self._round.notify_all()
            self._round.wait_for(lambda: self._ended >= wanted or self._stopped, seconds)

    def run_round(self) -> None:
        """Take over all that is queued; make Redis whole first where it is not. Raises nothing."""
        begin = self._clocks.monotonic()
        try:
            layout = self._attached()
            if not marked(self._client, layout):
                self._repair(layout)
            drain(self._engine, self._client, layout)
        except BoardsAway as error:
            self._is_away(str(error))
        except SQLAlchemyError as error:
            self._is_away(f"the database cannot be asked: {type(error).__name__}")
        except Exception:
            _log.exception("the boards in Redis could not be tended")
            self._is_away("they could not be tended")
        else:
            self._layout, self._fresh = layout, begin
            if self._away:
                _log.warning("rankings come from Redis again")
            self._away = ""

    def _run(self) -> None:
        while True:
            with self._round:
                self._round.wait_for(lambda: self._stopped or self._wanted > self._begun, ROUND_SECONDS)
                if self._stopped:
                    return
                self._begun += 1
                number = self._begun
            self.run_round()
            with self._round:
                self._ended = number
                self._round.notify_all()

    def _is_away(self, reason: str) -> None:
        if not self._away:
            _log.warning("rankings come from the database for now: %s", reason)
        self._away, self._fresh = reason, float("-inf")

    def _attached(self) -> Layout:
        """Return the keys of the mirror that the database feeds; it begins to feed one where it does not."""
        with read_transaction(self._engine) as sql:
            mirror = changes.mirror_of(sql)
        if mirror is None:
            wanted = new_mirror(self._client, self._new_token())
            with write_transaction(self._engine) as sql:
                mirror = changes.mirror_of(sql)
                if mirror is None:
                    changes.attach(sql, wanted)
                    mirror = wanted
        return Layout(mirror)

    def _repair(self, layout: Layout) -> None:
        """Compare the whole mirror with the database and make it good; another process waits meanwhile.

        Raises `BoardsAway` where another process is at it.
        """
        if not lease(self._client, layout, self._name, _LEASE_MS):
            raise BoardsAway("another process is filling the boards in Redis")
        try:
            servers = self._client.servers()
            unmark(self._client, layout)
            for _ in range(_PASSES):
                if self._passed(layout):
                    mark(self._client, layout, servers)
                    _log.warning("the boards in Redis are whole")
                    return
            detach(self._engine)
            raise BoardsAway("the boards in Redis could not be repaired; they are filled anew")
        finally:
            lease(self._client, layout, self._name, 1)

    def _passed(self, layout: Layout) -> bool:
        """Compare all boards and make them good; return whether nothing stood otherwise than it should."""
        comparison = Comparison(self._client, layout, partial(read_transaction, self._engine))
        passed = True
        for found in comparison.steps(self._clocks.now()):
            repair(comparison, found, partial(write_transaction, self._engine))
            passed = passed and not found.wrong and not found.stray
            self._hold_on(layout)
        drain(self._engine, self._client, layout)
        return passed

    def _hold_on(self, layout: Layout) -> None:
        lease(self._client, layout, self._name, _LEASE_MS)
        if self._stopped:
            raise BoardsAway("the site is being stopped")


def fill_anew(engine: Engine, client: RedisClient, token: str, now: datetime) -> Iterator[int]:
    """Feed a new mirror, fill it and forget the one before; yield how many rows there are, then those of each step.

    Readers ask the database meanwhile. Raises `BoardsAway`.
    """
    layout, before = Layout(new_mirror(client, token)), None
    lease(client, layout, token, _LEASE_MS)
    with write_transaction(engine) as sql:
        before = changes.mirror_of(sql)
        changes.attach(sql, layout.mirror)
    comparison = Comparison(client, layout, partial(read_transaction, engine))
    servers = client.servers()
    yield comparison.rows(now)
    for found in comparison.steps(now):
        lease(client, layout, token, _LEASE_MS)
        repair(comparison, found, partial(write_transaction, engine))
        yield found.looked_at
    drain(engine, client, layout)
    mark(client, layout, servers)
    if before is not None:
        forget(client, before)


def fed_mirror(engine: Engine) -> Layout:
    """Return the keys of the mirror that a database feeds. Raises `BoardsAway` where it feeds none."""
    with read_transaction(engine) as sql:
        mirror = changes.mirror_of(sql)
    if mirror is None:
        raise BoardsAway("no site keeps its boards there yet; `ranking rebuild` fills them")
    return Layout(mirror)


def drain(engine: Engine, client: RedisClient, layout: Layout) -> None:
    """Apply the queue to its end, and delete what was applied. Raises `BoardsAway`."""
    while True:
        with read_transaction(engine) as sql:
            queued = changes.waiting(sql, _AT_ONCE)
        apply(client, layout, queued)
        if queued:
            with write_transaction(engine) as sql:
                changes.done(sql, queued)
        if len(queued) < _AT_ONCE:
            return


def detach(engine: Engine) -> bool:
    """Feed no mirror any more; return whether one was fed."""
    with read_transaction(engine) as sql:
        if changes.mirror_of(sql) is None:
            return False
    with write_transaction(engine) as sql:
        changes.detach(sql)
    return True
