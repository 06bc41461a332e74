"""Proof of scores in a process of its own, at low priority and with a bounded queue: a flood of plays slows no page.

prover = ProofProcess()
verdict = prover.prove(body, member=42, game="wig", now=now, secret=secret)      raises `ProofsBusy`
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from contextlib import suppress
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import BoundedSemaphore, Lock
from typing import Protocol

import games
from games.engine.catalogue import load_game
from games.ranking.proof import Proved, Refused, prove_score

MOST_WAITING = 2
"""Plays that are proved or wait at one time: as many threads of the server stand still, and the others make pages."""
_NICE = 10
Question = tuple[bytes, int, str, datetime, bytes]
"""What `prove` was asked: body, member, game, now, secret."""


class ProofsBusy(Exception):
    """Error of a full queue: as many plays wait for their proof as may; the same play may be sent again."""


class Prover(Protocol):
    """Protocol of what proves the score of a posted replay."""

    def __call__(self, body: bytes, *, member: int, game: str, now: datetime, secret: bytes) -> Proved | Refused:
        """Return the verdict, as `prove_score`. May raise `ProofsBusy`."""


def prove_here(body: bytes, *, member: int, game: str, now: datetime, secret: bytes) -> Proved | Refused:
    """Prove a score in this process."""
    return prove_score(body, member=member, game=game, now=now, secret=secret, load=load_game)


class ProofProcess:
    """Process that proves scores for the threads of this one: it ends with this one, and is replaced when it died."""

    def __init__(self) -> None:
        self._places = BoundedSemaphore(MOST_WAITING)
        self._turn = Lock()
        self._running: tuple[BaseProcess, Connection] | None = None

    def start(self) -> None:
        """Start the process and wait until it has loaded the rules, so that no play waits for it."""
        self.prove(b"", member=0, game="", now=datetime.fromtimestamp(0, UTC), secret=b"")

    def stop(self) -> None:
        """End the process once it has proved what it was given."""
        with self._turn:
            self._end()

    def prove(self, body: bytes, *, member: int, game: str, now: datetime, secret: bytes) -> Proved | Refused:
        """Have a score proved and wait for the verdict.

        Raises:
            ProofsBusy: Too many wait already, or the process died of this play.
        """
        if not self._places.acquire(blocking=False):
            raise ProofsBusy("the queue of plays to be proved is full")
        try:
            with self._turn:
                return self._ask((body, member, game, now, secret))
        finally:
            self._places.release()

    def _ask(self, question: Question) -> Proved | Refused:
        try:
            connection = self._connection()
            connection.send(question)
            verdict: Proved | Refused = connection.recv()
        except (EOFError, OSError) as error:
            self._end()
            raise ProofsBusy(f"the process that proves plays has ended: {error}") from error
        return verdict

    def _connection(self) -> Connection:
        if self._running is None or not self._running[0].is_alive():
            self._end()
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(
                target=_prove_all, args=(theirs, list(games.__path__)), name="proofs", daemon=True
            )
            process.start()
            theirs.close()
            self._running = process, ours
        return self._running[1]

    def _end(self) -> None:
        if self._running is not None:
            process, connection = self._running
            self._running = None
            connection.close()
            process.join(1)
            if process.is_alive():
                process.kill()
                process.join()


def _prove_all(connection: Connection, folders: list[str]) -> None:
    """Prove what comes until the other end is closed, as it is when that process dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to all; the other end is closed soon after
    games.__path__[:] = folders
    if hasattr(os, "nice"):
        os.nice(_NICE)
    with suppress(EOFError, OSError):
        while True:
            body, member, game, now, secret = connection.recv()
            connection.send(prove_here(body, member=member, game=game, now=now, secret=secret))
