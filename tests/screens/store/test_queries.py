"""How often a page asks the store does not depend on how much there is to show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event

from screens.store.database import open_memory
from screens.store.transactions import write_transaction
from tests.screens.sample_data import ME, address, fill, routes
from tests.screens.site_client import Town

FEW, MANY = 5, 50


@contextmanager
def asked(engine: Engine) -> Iterator[list[str]]:
    """The statements that are run meanwhile."""
    statements: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


def town_of(count: int) -> Town:
    engine = open_memory(None)
    with write_transaction(engine) as sql:
        fill(sql, count)
    return Town(engine)


def counts(town: Town) -> dict[str, tuple[int, int]]:
    """Route -> (status, statements)."""
    visit = town.visitor(ME)
    found: dict[str, tuple[int, int]] = {}
    for rule in routes(town.site, "GET"):
        path = address(rule) + ("?q=Nana" if "search" in rule else "")
        visit.get(path)
        with asked(town.engine) as statements:
            answer = visit.get(path)
        found[rule] = (answer.status, len(statements))
    return found


def test_ten_times_as_much_is_asked_for_as_often() -> None:
    few, many = counts(town_of(FEW)), counts(town_of(MANY))
    assert many == few
    shown = [rule for rule, (status, _) in few.items() if status == 200]
    assert len(shown) > 0.9 * len(few), sorted(set(few) - set(shown))
    assert max(number for _, number in few.values()) <= 20
