"""Verb `flash`: a Flash movie looked into without a display."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from keitai.cli.common_options import DEFAULT_DEVICE, devices_option
from keitai.cli.output_format import FORMAT, echo_json
from keitai.common.errors import KeitaiError, OperationFailed

if TYPE_CHECKING:
    from handset.flash.player import MoviePlayer
    from handset.flash.report import MovieReport
    from handset.flash.swf.movie import SwfMovie

MAX_SIDE = 2048
"""Pixels of the longest side that a picture is painted with."""
MOVIE_FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True))


@click.group()
def flash() -> None:
    """Look into a Flash movie.

    Example: keitai flash info menu.swf
    """


@flash.command()
@MOVIE_FILE
@devices_option("all")
@FORMAT
def info(file: Path, devices: tuple[str, ...], form: str) -> None:
    """Tell what a movie is, what it uses and which models would refuse it.

    Example: keitai flash info menu.swf --device p906i
    """
    from handset.flash.refusals import find_refusals
    from handset.flash.report import describe_movie
    from handset.model import load_model, model_names

    movie, size = _read_movie(file)
    report = describe_movie(movie, size)
    models = [load_model(name) for name in devices or model_names()]
    refusals = {model.name: find_refusals(report, model.flash) for model in models}
    if form == "json":
        echo_json({"file": str(file), "report": report, "refusals": refusals})
        return
    _tell(str(file), report)
    for model in models:
        found = refusals[model.name]
        click.echo(f"{model.name:8}  Flash Lite {model.flash.lite}: {'; '.join(found) or 'plays it'}")


@flash.command()
@MOVIE_FILE
@FORMAT
def text(file: Path, form: str) -> None:
    """Print the texts of a movie: those it shows, and the strings of its actions, each once.

    Example: keitai flash text menu.swf
    """
    from handset.flash.report import each_text

    movie, _ = _read_movie(file)
    found = list(dict.fromkeys(each_text(movie)))
    if form == "json":
        echo_json(found)
        return
    for each in found:
        click.echo(each.encode("utf-8", "replace").decode())


@flash.command()
@MOVIE_FILE
@click.option("--frames", type=click.IntRange(1, 100_000), default=10, help="How many frames it runs.")
@click.option(
    "--input",
    "events",
    type=click.Path(path_type=Path),
    default=None,
    show_default="no keys",
    help="Keys to press, as a JSON list of events.",
)
@click.option("--seed", type=int, default=1, help="Seed of its random numbers.")
def trace(file: Path, frames: int, events: Path | None, seed: int) -> None:
    """Run a movie without a display and print what it traces, a line each.

    Example: keitai flash trace menu.swf --frames 24 --input keys.json
    """
    import msgspec

    from handset.flash.trace import read_inputs, run_trace

    movie, _ = _read_movie(file)
    try:
        inputs = read_inputs(msgspec.json.decode(events.read_bytes())) if events is not None else []
    except msgspec.DecodeError as error:
        raise KeitaiError(f"{events}: not JSON ({error})") from error
    player, device = run_trace(movie, frames, inputs, seed=seed, fetch=partial(_beside, file))
    for line in device.lines:
        click.echo(line.encode("utf-8", "replace").decode())
    _tell_notes(file, player)
    if player.fault:
        raise SystemExit(1)


@flash.command()
@MOVIE_FILE
@click.option("--frame", type=click.IntRange(1, 100_000), default=1, help="Frame to paint, counted from 1.")
@click.option("--seed", type=int, default=1, help="Seed of its random numbers.")
@click.option("--device", default=DEFAULT_DEVICE, help="Model whose face and colors it has.")
@click.option(
    "-o", "out", type=click.Path(path_type=Path), default=None, show_default="FILE.png in the folder", help="PNG file."
)
def shot(file: Path, frame: int, seed: int, device: str, out: Path | None) -> None:
    """Paint a frame of a movie at the stage's own size.

    Example: keitai flash shot menu.swf --frame 12 -o menu.png
    """
    from handset.flash.paint.painter import MoviePainter
    from handset.flash.phone_face import PhoneFace
    from handset.flash.trace import run_trace
    from handset.model import load_model
    from handset.pictures import save_pixels
    from handset.screen import typeface_of
    from keitai.cli.outputs import require_writable

    path = out if out is not None else Path(f"{'movie' if str(file) == '-' else file.stem}.png")
    model = load_model(device)
    require_writable(path)
    movie, _ = _read_movie(file)
    player, _ = run_trace(movie, frame, seed=seed, fetch=partial(_beside, file))
    width, height = (max(1, min(side, MAX_SIDE)) for side in movie.header.size)
    painter = MoviePainter(width, height, PhoneFace(typeface_of(model.typeface)))
    save_pixels(painter.paint(player.stage).pixels, path)
    _tell_notes(file, player)
    click.echo(f"{path}: {width}x{height}")


def _read_movie(file: Path) -> tuple[SwfMovie, int]:
    from handset.flash.swf.errors import DamagedMovieError
    from handset.flash.swf.movie import parse_movie

    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    try:
        return parse_movie(data), len(data)
    except DamagedMovieError as error:
        raise OperationFailed(f"{file}: {error}") from error


def _beside(file: Path, url: str) -> bytes | None:
    """Return what a file in the folder of a movie holds, which the movie loads by its name; None for any other."""
    name = url.partition("?")[0]
    path = file.parent / name
    if str(file) == "-" or not name or "/" in name or "\\" in name or not path.is_file():
        return None
    return path.read_bytes()


def _tell_notes(file: Path, player: MoviePlayer) -> None:
    """Print what the player could not do, and why it stopped the movie, to standard error."""
    for note in (*player.notes, *([player.fault] if player.fault else [])):
        click.echo(f"{file}: {note}", err=True)


def _tell(file: str, report: MovieReport) -> None:
    packed = ", packed" if report.packed else ""
    click.echo(f"{file}: SWF {report.version}{packed}, {report.byte_count:,} bytes")
    frames = f"{report.frame_count} frame{'' if report.frame_count == 1 else 's'}"
    click.echo(f"stage     {report.width}x{report.height}, {frames}, {report.frames_per_second:g} a second")
    click.echo(f"holds     {', '.join(f'{count} {kind}' for kind, count in report.characters.items()) or 'nothing'}")
    for name, words in (("keys", report.keys), ("commands", report.commands), ("sounds", report.sound_codings)):
        if words:
            click.echo(f"{name:8}  {' '.join(words)}")
    if report.actions:
        click.echo(f"actions   {', '.join(f'{name} {count}' for name, count in report.actions.items())}")
    for problem in report.problems:
        click.echo(f"problem   {problem}")
