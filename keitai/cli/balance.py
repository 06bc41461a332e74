"""The verb a designer tunes by: thousands of rounds by bots, in numbers and as a picture."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from keitai.cli.common_options import GAMES, require_png
from keitai.cli.output_format import FORMAT, echo_json
from keitai.cli.outputs import PICTURES, pictures_folder, require_writable
from keitai.common.signals import held_signals

if TYPE_CHECKING:
    from rich.console import Console

    from games.tools.balance import Round

STRATEGIES = 200
"""Strategies of each kind that are played at most."""


@click.command()
@click.argument("game")
@GAMES
@click.option("--rounds", type=click.IntRange(1, 1_000_000), default=2000, help="Rounds for each player.")
@click.option("--workers", type=click.IntRange(1, 256), default=None, show_default="one a core", help="Processes.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    show_default=f"GAME-balance.png in {PICTURES}",
    help="The picture, as PNG.",
)
@click.option("--no-picture", is_flag=True, help="Numbers only; the picture needs the extra `plots`.")
@FORMAT
def balance(game: str, rounds: int, workers: int | None, out: Path | None, no_picture: bool, form: str) -> None:
    """Let bots of three skills play, and two who cheat themselves: score, length and end of their rounds.

    As many strategies as rounds, at most 200, are then played with eyes shut, and as many that look at one thing only,
    to see whether one of them pays; and the shortcuts that the game's bot.py names.

    Example: keitai balance keep-awake --rounds 500 --no-picture
    """
    from rich.console import Console

    from games.engine.catalogue import load_game
    from games.tools.balance import PLAYERS, summary
    from games.tools.plots import draw_balance

    require_png(out)
    title = load_game(game).file.title.en
    path = out or pictures_folder() / f"{game}-balance.png"
    if not no_picture:
        require_writable(path)
    console = Console(stderr=form == "json")
    results, verdict = play_and_judge(game, rounds, workers, console)
    if form == "json":
        kept = {sentence: bool(holds) for sentence, holds in verdict}
        players = {player: asdict(summary(results[player])) for player in PLAYERS}
        echo_json({"game": game, "rounds": rounds, "players": players, "kept": kept})
    else:
        print_table(console, title, rounds, results, verdict)
    if not no_picture:
        draw_balance(title, results, path)
        console.print(path)


def play_and_judge(
    game: str, rounds: int, workers: int | None, console: Console
) -> tuple[dict[str, list[Round]], list[tuple[str, bool]]]:
    """Play a game's bots, strategies and shortcuts under a progress bar; return the bots' rounds and the verdicts."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from games.engine.bots import SKILLS
    from games.engine.catalogue import load_game
    from games.tools.balance import PLAYERS, measure, verdicts
    from games.tools.seeing_strategies import FINALISTS, seeing_strategies
    from games.tools.strategies import key_patterns, play_shortcuts, shortcut_verdicts, strategy_verdicts
    from games.tools.strategy_search import search

    spec, searched = load_game(game), min(rounds, STRATEGIES)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:

        def advance(count: int) -> None:
            progress.advance(progress.task_ids[-1], count)

        progress.add_task("rounds", total=rounds * len(PLAYERS))
        results = measure(game, rounds, workers, advance, held_signals)
        progress.add_task("strategies", total=2 * searched * len(SKILLS))
        blind = search(game, key_patterns(len(spec.keys), searched), workers, advance, held_signals)
        looking = seeing_strategies(spec, searched)
        seeing = search(game, looking, workers, advance, held_signals, finalists=FINALISTS)
        progress.add_task("shortcuts", total=searched * len(SKILLS) * len(spec.shortcuts))
        short = play_shortcuts(game, searched, workers, advance, held_signals)
    return results, [
        *verdicts(results),
        *strategy_verdicts(results, blind),
        *strategy_verdicts(results, seeing, "seeing one thing"),
        *shortcut_verdicts(game, results, short),
    ]


def print_table(
    console: Console, title: str, rounds: int, results: dict[str, list[Round]], verdict: list[tuple[str, bool]]
) -> None:
    """Print a row a player, and what a balanced game keeps."""
    from rich.table import Table

    from games.tools.balance import PLAYERS, summary

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
    for sentence, kept in verdict:
        console.print(f"{'yes' if kept else 'NO '}  {sentence}", highlight=False)
