"""A fault of ours, in every route: a page with its number, nothing of the program; the log without anybody's words."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from screens.store.database import open_memory
from tests.screens.sample_data import ME, address, routes
from tests.screens.site_client import Answer, SiteClient, Town
from tests.screens.store.test_queries import asked
from tests.screens.test_abuse import filled, image

SECRET = "Wombat-in-the-wardrobe"
PASSWORD = "correct-horse"
TELLTALE = (SECRET, "Traceback", "sqlalchemy", "sqlite", "SELECT", ".py", "Error", "SELEKT")


@pytest.fixture
def place() -> Town:
    return Town(open_memory(image()))


@contextmanager
def broken(place: Town, at: int, spoil: Callable[[str], str]) -> Iterator[None]:
    """The `at`-th statement from now on (from 1) runs as `spoil` makes it."""
    seen = 0

    def change(connection: object, cursor: object, statement: str, values: object, *rest: object) -> tuple[str, object]:
        nonlocal seen
        seen += 1
        return (spoil(statement) if seen == at else statement), values

    event.listen(place.engine, "before_cursor_execute", change, retval=True)
    yield
    event.remove(place.engine, "before_cursor_execute", change)


def bug(statement: str) -> str:
    raise ZeroDivisionError(SECRET)


def nonsense(statement: str) -> str:
    return "SELEKT" + statement


def ask(visit: SiteClient, rule: str, method: str) -> Answer:
    path = address(rule)
    if method == "GET":
        return visit.get(path)
    words = {name: SECRET if value == "New" else value for name, value in filled(rule).items()}
    token = visit.town.token(path, ME)
    return visit.post(path, {**words, "password": PASSWORD, "member": "1", "token": token}, follow=False)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_fault_in_every_route(
    place: Town, method: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug at the beginning, a store that fails at the end."""
    monkeypatch.setattr(logging.Formatter, "formatException", lambda *_: "")  # hundreds of traces take seconds
    visit = place.visitor(ME)
    visit.get("/messages/1")  # read from now on
    for rule in routes(place.site, method):
        with asked(place.engine) as statements:
            ask(visit, rule, method)
        if method == "POST":
            place.start_over(open_memory(image()))
        before = place.contents()
        for at, spoil, status in ((2, bug, 500), (_last(statements), nonsense, 503)):
            caplog.clear()
            with broken(place, at, spoil):
                answer = ask(visit, rule, method)
            assert answer.status == status, (rule, statements[at - 1])
            assert not [word for word in TELLTALE if word in answer.markup], rule
            assert [link for link in answer.links if link.startswith("/")], rule
            assert place.contents() == before, rule
            if status == 500:
                number = answer.text.partition("Number ")[2][:8]
                assert int(number, 16) >= 0
                assert f"fault {number}" in caplog.text, rule


def _last(statements: list[str]) -> int:
    """The last statement before the answer: what is left behind comes in a transaction of its own."""
    begun = [n for n, statement in enumerate(statements, 1) if statement.startswith("BEGIN IMMEDIATE") and n > 1]
    return (begun[0] if begun else len(statements) + 1) - 1


def test_the_log_holds_nobodys_words(place: Town, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    visit = place.visitor(ME)
    for rule in routes(place.site, "POST"):
        for at in (2, 5):
            with broken(place, at, nonsense):
                ask(visit, rule, "POST")
    key = "s=" + "k" * 22
    with broken(place, 2, nonsense):
        place.visitor(None).get(f"/home?{key}")
    assert "SELEKT" in caplog.text
    for secret in (SECRET, PASSWORD, place.token("/echo", ME).partition(".")[2][:6], key):
        assert secret not in caplog.text
