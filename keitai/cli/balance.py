"""The verb a designer tunes by: thousands of rounds by bots, in numbers and as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from keitai.cli.common_options import GAMES, require_png
from keitai.cli.outputs import require_writable
from keitai.common.signals import held_signals


@click.command()
@click.argument("game")
@GAMES
@click.option("--rounds", type=click.IntRange(1, 1_000_000), default=2000, help="Rounds for each player.")
@click.option("--workers", type=click.IntRange(1, 256), default=None, help="Processes; one a core by default.")
@click.option("-o", "--out", type=click.Path(path_type=Path), default=None, help="The picture; GAME-balance.png.")
@click.option("--no-picture", is_flag=True, help="Numbers only; the picture needs the extra `plots`.")
def balance(game: str, rounds: int, workers: int | None, out: Path | None, no_picture: bool) -> None:
    """Let bots of three skills play, and two who cheat themselves: score, length and end of their rounds."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.table import Table

    from games.engine.catalogue import load_game
    from games.tools.balance import PLAYERS, measure, summary, verdicts
    from games.tools.plots import draw_balance

    require_png(out)
    title = load_game(game).file.title.en
    path = out or Path(f"{game}-balance.png")
    if not no_picture:
        require_writable(path)
    console = Console()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task("rounds", total=rounds * len(PLAYERS))
        results = measure(game, rounds, workers, lambda count: progress.advance(bar, count), held_signals)
    table = Table(title=f"{title}: {rounds:,} rounds each (quartiles)", title_justify="left")
    table.add_column("player")
    for heading in ("score", "seconds", "past 15 s"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("ended by")
    for player in PLAYERS:
        found = summary(results[player])
        score, seconds = (" ".join(f"{value:,.0f}" for value in row) for row in (found.scores, found.seconds))
        ended = ", ".join(f"{name.replace('_', ' ')} {share} %" for name, share in found.ended)
        table.add_row(player, score, seconds, f"{found.past_15_s} %", ended)
    console.print(table)
    for sentence, kept in verdicts(results):
        console.print(f"{'yes' if kept else 'NO '}  {sentence}", highlight=False)
    if not no_picture:
        draw_balance(title, results, path)
        console.print(path)
