"""Verbs of scores: replays proved or filmed, rankings printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from commands.desk import Desk, Wishes
from commands.options import wished
from handset.errors import HandsetError


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--verify", is_flag=True, help="Only prove its score.")
@click.option("--gif", type=click.Path(path_type=Path, dir_okay=False), help="Write it as a film.")
@wished
def replay(wishes: Wishes, file: Path, verify: bool, gif: Path | None) -> None:
    """Play a replay again: prove its score, or make a film of it."""
    from games.catalogue import load_game
    from games.replay import decode, resimulate

    try:
        raw = file.read_bytes()
    except OSError as error:
        raise HandsetError(f"{file}: cannot be read ({error.strerror})") from None
    played = decode(raw)
    spec = load_game(played.game)
    outcome = resimulate(played, spec)
    if outcome.differs:
        click.echo(f"{file}: not proved. {outcome.differs}")
        raise SystemExit(1)
    click.echo(f"{file}: {played.game}, {outcome.score} points in {outcome.ticks / 60:.1f} s, proved")
    if gif is not None and not verify:
        from games.film import film_replay

        film_replay(played, spec, wishes.device, wishes.lang, gif)
        click.echo(gif)


@click.command()
@click.argument("game")
@click.option("--friends", "friends_of", default=None, help="Among the friends of this member.")
@wished
def ranking(wishes: Wishes, game: str, friends_of: str | None) -> None:
    """Print a game's ranking."""
    desk = Desk(replace(wishes, member=friends_of or wishes.member))
    try:
        print_ranking(desk, game, friends=friends_of is not None)
    finally:
        desk.close()


def print_ranking(desk: Desk, game: str, *, friends: bool) -> None:
    from games.catalogue import load_game
    from games.ranking.sql import SqlBoard
    from screens.store.members import friend_ids, get_members

    title = load_game(game).file.title.of(desk.wishes.lang)
    member, now = int(desk.wishes.member), desk.phone.clock.now()
    with desk.engine.connect() as sql:
        board = SqlBoard(sql)
        everybody = board.among(game, [*friend_ids(sql, member), member], "all", now) if friends else []
        rows = everybody[:10] if friends else board.top(game, 0, 10, "all", now)
        own = next((row for row in everybody if row.member == member), None)
        if own is not None and own not in rows:
            rows.append(own)
        people = get_members(sql, [row.member for row in rows], desk.wishes.lang)
    click.echo(title)
    for row in rows:
        mark = "*" if row.member == member else " "
        click.echo(f"{mark}{row.rank:4d}  {row.score:7d}  {people[row.member].nickname}")
