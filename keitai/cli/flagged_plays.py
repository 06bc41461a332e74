"""Plays with signs of a machine, shown to the operator, who may take one off the boards and put it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import click

from keitai.cli.output_format import echo_json
from keitai.common.errors import KeitaiError
from keitai.options import SimulatorOptions
from keitai.site_data import open_store


def list_flagged(options: SimulatorOptions, form: str) -> None:
    """Print the plays with signs of a machine, and those that were withdrawn."""
    from games.ranking.withdrawal import flagged_plays
    from screens.store.transactions import read_transaction

    with _store(options) as engine, read_transaction(engine) as sql:
        plays = flagged_plays(sql)
    if form == "json":
        echo_json({"plays": [asdict(each) for each in plays]})
        return
    if not plays:
        click.echo("no play has signs of a machine")
    for each in plays:
        moment = datetime.fromtimestamp(each.at / 1000, UTC).strftime("%Y-%m-%d %H:%M")
        words = " ".join([*each.signs, *(["withdrawn"] if each.withdrawn else [])])
        click.echo(f"{each.id}  {moment}  {each.game:12} member {each.member:<8} {each.score:7d}  {words}")


def move_play(options: SimulatorOptions, play: str, *, back: bool) -> None:
    """Take a play off the boards, or put it back.

    Raises:
        KeitaiError: The play does not exist.
    """
    from games.ranking.withdrawal import withdraw
    from screens.store.members import withdrawn_members
    from screens.store.transactions import write_transaction

    with _store(options) as engine, write_transaction(engine) as sql:
        there = withdraw(sql, play, None if back else datetime.now(UTC), withdrawn_members(sql))
    if not there:
        raise KeitaiError(f"play {play!r} was not found; `ranking flagged` lists those with signs of a machine")
    click.echo(f"{play} is {'on the boards again' if back else 'off the boards'}")


@contextmanager
def _store(options: SimulatorOptions) -> Iterator[Any]:
    from handset.clock import DEFAULT_START

    engine = open_store(options, DEFAULT_START)
    try:
        yield engine
    finally:
        engine.dispose()
