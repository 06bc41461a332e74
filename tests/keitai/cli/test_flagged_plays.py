"""Plays with signs of a machine: listed for the operator, taken off the boards and put back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import select, update

from games.ranking.tables import play
from screens.store.database import open_database
from screens.store.transactions import write_transaction
from tests.keitai.cli.command_line import answer


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert answer("ranking", "wig", "--data", "site")[0] == 0
    return tmp_path / "site"


def test_a_flagged_play_is_listed_withdrawn_and_readmitted(folder: Path) -> None:
    assert answer("ranking", "flagged", "--data", "site") == (0, "no play has signs of a machine\n", "")
    first = leader()
    engine = open_database(folder / "site.sqlite")
    with write_transaction(engine) as sql:
        best = select(play.c.id).where(play.c.game == "wig").order_by(play.c.score.desc()).limit(1)
        number = sql.execute(best).scalar_one()
        sql.execute(update(play).where(play.c.id == number).values(signs="even fast"))
    engine.dispose()
    assert leader() == first
    (listed,) = json.loads(answer("ranking", "flagged", "--data", "site", "--format", "json")[1])["plays"]
    assert (listed["id"], listed["signs"], listed["withdrawn"]) == (number, ["even", "fast"], False)
    assert answer("ranking", "withdraw", number, "--data", "site") == (0, f"{number} is off the boards\n", "")
    assert leader() != first
    out = answer("ranking", "flagged", "--data", "site")[1]
    assert out.startswith(number)
    assert out.endswith("even fast withdrawn\n")
    assert answer("ranking", "check", "--data", "site")[0] == 0
    assert answer("ranking", "readmit", number, "--data", "site") == (0, f"{number} is on the boards again\n", "")
    assert leader() == first


def leader() -> dict[str, object]:
    told = json.loads(answer("ranking", "wig", "--data", "site", "--format", "json")[1])
    first: dict[str, object] = told["places"][0]
    return first


def test_a_play_that_is_none_is_told(folder: Path) -> None:
    for words, said in (
        (
            ("withdraw", "nosuch"),
            "play 'nosuch' was not found; `ranking flagged` lists those with signs of a machine\n",
        ),
        (("withdraw",), "`ranking withdraw` takes the number of a play, as `ranking flagged` shows it\n"),
        (("wig", "7"), "`ranking wig` takes nothing else\n"),
    ):
        assert answer("ranking", *words, "--data", "site") == (2, "", said)
