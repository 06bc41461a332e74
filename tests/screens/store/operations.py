"""What members do at a site that may be killed at any moment: forms and plays, each known again by its name."""

from __future__ import annotations

import http.client
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from urllib.parse import urlencode

import msgspec
from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from games.engine.catalogue import GameSpec, load_game
from games.engine.replay import Replay, encode
from games.engine.rules import Game
from games.ranking.tables import play
from games.ranking.tickets import Ticket, sign
from games.tools.simulate import play_out
from handset.keypad import KeyEvent
from keitai.common.time import epoch_ms
from screens.store import communities
from screens.store.tables import (
    album,
    album_comment,
    comment,
    diary,
    echo,
    member,
    photo,
    receipt,
    topic,
    topic_comment,
)
from screens.web.tokens import form_token
from tests.screens.store.site_process import SECRET

GAME = "keep-awake"
KINDS = ("score", "diary", "comment", "photo", "topic", "join", "points", "echo", "album")
ALBUMS, TOPIC, COMMUNITY, ENTRY = 1000, 1, 2, 1
"""What the operations work on (`open_to_all`); a member's own album is this number and the member's."""
COURSES, DESIGNS = ("premium", "collection"), ("stars", "hearts", "cat", "bear", "chick", "sky")
BOUGHT = [*(f"/points/{course}/billing" for course in COURSES), *(f"/collection/{design}" for design in DESIGNS)]
WRITTEN: dict[str, ColumnElement[str]] = {
    "score": play.c.id,
    "diary": diary.c.title,
    "comment": comment.c.text,
    "photo": photo.c.caption,
    "topic": topic_comment.c.text,
    "join": receipt.c.token,
    "points": receipt.c.token,
    "echo": echo.c.text,
    "album": album_comment.c.text,
}
BY_TOKEN = ("score", "join", "points")
_WAIT = 30
"""Seconds for an answer on a busy machine."""


def open_to_all(sql: Connection) -> None:
    """Let everybody do every operation."""
    people = sorted(sql.execute(select(member.c.id)).scalars())
    sql.execute(update(diary).where(diary.c.id == ENTRY).values(level=3))
    row = {"title": "Album", "text": "", "level": 3, "at": 0, "updated": 0}
    sql.execute(insert(album), [{"id": ALBUMS + one, "member": one, **row} for one in people])
    about = sql.execute(select(topic.c.community).where(topic.c.id == TOPIC)).scalar_one()
    for one in people:
        communities.join(sql, about, one, 0)
        if about != COMMUNITY:
            communities.leave(sql, COMMUNITY, one)


@dataclass
class WriteOperation:
    """Something to be done once; `done` when the site has said so."""

    kind: str
    member: int
    name: str
    token: str = ""
    body: bytes = b""
    path: str = ""
    done: bool = False


@dataclass
class OperationLog:
    """All operations so far, in the order in which they were begun."""

    operations: list[WriteOperation] = field(default_factory=list)

    def next(self, member: int, kinds: Sequence[str] = KINDS) -> WriteOperation:
        """Return a new operation of a member."""
        number = len(self.operations)
        kind = kinds[number % len(kinds)]
        operation = WriteOperation(kind, member, f"operation {number}")
        if kind == "score":
            _play(operation, number)
        else:
            _form(operation, number, sum(one.kind == kind and one.member == member for one in self.operations))
        self.operations.append(operation)
        return operation


def send(operation: WriteOperation, port: int, seconds: float = _WAIT) -> tuple[int, str]:
    """What the site answered, status and page; 303 says that it is done. Raises `OSError` or `HTTPException` when it
    did not answer to the end."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    try:
        kind = "application/octet-stream" if operation.kind == "score" else "application/x-www-form-urlencoded"
        connection.request(
            "POST", operation.path, operation.body, {"X-Member": str(operation.member), "Content-Type": kind}
        )
        answer = connection.getresponse()
        page = answer.read().decode()
        operation.done = operation.done or answer.status == 303
        return answer.status, page
    finally:
        connection.close()


def stored(sql: Connection, operation: WriteOperation) -> int:
    """How often what was done is in the store."""
    return _count(sql, WRITTEN[operation.kind] == (operation.token if operation.kind in BY_TOKEN else operation.name))


def idempotency_keys_of(sql: Connection, operation: WriteOperation) -> int:
    """A form's receipt is stored with what it did; a play is its own."""
    return stored(sql, operation) if operation.kind == "score" else _count(sql, receipt.c.token == operation.token)


def _count(sql: Connection, condition: ColumnElement[bool]) -> int:
    return int(sql.execute(select(func.count()).where(condition)).scalar_one())


def _form(operation: WriteOperation, number: int, before: int) -> None:
    """`before`: how many operations of this kind the member has begun before."""
    album = ALBUMS + operation.member
    paths = {
        "diary": "/diary/new",
        "comment": f"/diary/{ENTRY}/comment",
        "photo": f"/albums/{album}/add",
        "topic": f"/topics/{TOPIC}/comment",
        "join": f"/communities/{COMMUNITY}/{'leave' if before % 2 else 'join'}",
        "points": BOUGHT[min(before, len(BOUGHT) - 1)],
        "echo": "/echo",
        "album": f"/albums/{album}/comment",
    }
    operation.path = paths[operation.kind]
    operation.token = form_token(SECRET, operation.member, operation.path, epoch_ms(datetime.now(UTC)), number)
    fields = {
        "text": operation.name,
        "title": operation.name,
        "caption": operation.name,
        "level": "3",
        "video": "https://video.test/clip",
    }
    operation.body = urlencode({"token": operation.token, "part": "profile", **fields}).encode()


def _play(operation: WriteOperation, number: int) -> None:
    """The same short plays again and again, each with a ticket of its own."""
    spec, replay = _replay(number // len(KINDS) % 3)
    minutes = 5
    issued = epoch_ms(datetime.now(UTC)) - minutes * 60 * 1000
    operation.token = f"{number:032x}"
    ticket = Ticket(operation.token, operation.member, GAME, replay.seed, spec.version, spec.digest, issued)
    operation.body = encode(
        msgspec.structs.replace(replay, ticket=sign(ticket, SECRET), waited=minutes * 3600 - replay.ticks)
    )
    operation.path = f"/games/{GAME}/score"


@cache
def _replay(number: int) -> tuple[GameSpec, Replay]:
    spec = load_game(GAME)
    return spec, play_out(spec, Idle(), 100 + number, 60 * 60 * 10)[0]


class Idle:
    """Presses nothing: the shortest play there is."""

    def press(self, game: Game) -> list[KeyEvent]:
        return []
