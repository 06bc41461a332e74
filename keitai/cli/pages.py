"""Verbs of a designer: pictures and text of pages, and what models would not take of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from keitai.cli.common_options import AddressNotFound, is_folder_of_pages, page_options, reason_of, require_png, resolve
from keitai.cli.output_format import FORMAT, echo_json
from keitai.cli.outputs import PICTURES, pictures_folder, require_writable
from keitai.common.errors import KeitaiError
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

if TYPE_CHECKING:
    from handset.browser.app import BrowserApp
    from handset.preview.shots import Part

TICKS_A_FRAME, FILMED = 6, 600
"""Ten pictures a second, for ten seconds."""


@click.command()
@click.argument("addresses", nargs=-1)
@click.option("--page", "part", flag_value="page", help="The page's viewport alone.")
@click.option("--full", "part", flag_value="full", help="The whole page.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    show_default=PICTURES,
    help="Folder, FILE.png, or a film.",
)
@click.option(
    "--compare",
    "earlier",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    show_default="nothing is compared",
    help="Folder of earlier pictures: what differs is told and shown beside it; ends with 1 then.",
)
@page_options("keymap")
def shot(
    options_per_model: list[SimulatorOptions],
    addresses: tuple[str, ...],
    part: Part | None,
    out: Path | None,
    earlier: Path | None,
) -> None:
    """Take pictures of pages: the LCD, with --page the viewport, with --full the whole page.

    A folder is all its pages, `-` one piped in. `-o FILE.gif`, .mp4 or .webm films ten seconds of one page.

    Example: keitai shot page.html --device p906i,w61ca --full -o pictures
    """
    from handset.preview.page_encoding import encoding_notice
    from handset.preview.page_type import CssNotices
    from handset.preview.shots import Shooter
    from handset.video import FILMS

    if out is not None and out.suffix.lower() in FILMS:
        film_page(_expand(addresses, options_per_model), options_per_model, out)
        return
    require_png(out)
    out = out or pictures_folder()
    require_writable(out, folder=out.suffix.lower() != ".png")
    shooter = Shooter(part or "lcd", out)
    missing: list[str] = []
    notices: list[str] = []
    differences: list[str] = []
    try:
        for address in _expand(addresses, options_per_model):
            unstyled = CssNotices()
            guessed = ""
            for options in options_per_model:
                with _simulator(options, address) as (simulator, url, file):
                    shooter.capture(simulator.phone, partial(simulator.open, url), address, file)
                    missing.append(reason_without_page(simulator, address))
                    unstyled.add(simulator.phone)
                    guessed = encoding_notice(simulator.phone)
            if guessed:
                notices.append(f"{address}: {guessed}")
            notices += [f"{address}: {line}" for line in unstyled.lines()]
        differences += shooter.compare(earlier) if earlier is not None else []
    finally:
        for path in shooter.write():
            click.echo(path)
    for told in [*notices, *differences]:
        click.echo(told)
    _end(missing)
    if differences:
        raise SystemExit(1)


def film_page(addresses: Sequence[str], options_per_model: Sequence[SimulatorOptions], path: Path) -> None:
    """Film the LCD from when a page has come, with what moves on it, and print the film's path.

    Raises:
        KeitaiError: There are several pages or models, or films of this kind cannot be written.
    """
    from handset.pictures import GifRecorder
    from handset.script.run.driver import Driver
    from handset.video import require_film, save_film

    if len(addresses) * len(options_per_model) != 1:
        raise KeitaiError(f"-o {path}: a film is of one page on one model; name a folder for pictures of several")
    require_film(path)
    require_writable(path)
    film = GifRecorder(TICKS_A_FRAME)
    with _simulator(options_per_model[0], addresses[0]) as (simulator, url, _):
        Driver(simulator).open(url)
        missing = reason_without_page(simulator, addresses[0])
        for tick in range(FILMED):
            if tick % TICKS_A_FRAME == 0:
                film.add(simulator.phone.frame().pixels)
            simulator.phone.step()
    save_film(film, path)
    click.echo(path)
    _end([missing])


@click.command()
@click.argument("address", default="/home")
@FORMAT
@page_options("keymap")
def text(options_per_model: list[SimulatorOptions], address: str, form: str) -> None:
    """Print the text layer of a page, as lines; with several models, each below its name. `-` is the page piped in.

    Example: keitai text page.html --device p906i
    """
    from handset.preview.page_encoding import encoding_notice
    from handset.preview.page_type import CssNotices
    from handset.script.run.driver import Driver

    missing: list[str] = []
    unstyled = CssNotices()
    guessed = ""
    found: list[dict[str, object]] = []
    for options in options_per_model:
        with _simulator(options, address) as (simulator, url, _):
            Driver(simulator).open(url)
            shown = simulator.phone.frame().text("page", "dialog")
            found.append({"address": address, "device": options.device, "lines": shown.splitlines()})
            if form == "text":
                if len(options_per_model) > 1:
                    click.echo(f"{simulator.phone.model.title}:")
                click.echo(shown)
            missing.append(reason_without_page(simulator, address))
            unstyled.add(simulator.phone)
            guessed = encoding_notice(simulator.phone)
    if form == "json":
        echo_json(found)
    for line in unstyled.lines():
        click.echo(f"{address}: {line}", err=True)
    if guessed:
        click.echo(f"{address}: {guessed}", err=True)
    _end(missing)


@click.command()
@click.argument("addresses", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="How it is told.")
@page_options("keymap")
def lint(options_per_model: list[SimulatorOptions], addresses: tuple[str, ...], form: str) -> None:
    """List what a model's phone would not take of pages; ends with 1 when it would leave something out or refuse it.

    A folder is all its pages, `-` one piped in.

    Example: keitai lint page.html --device all --format github
    """
    from handset.preview.lint.check import check, check_answer
    from handset.preview.lint.finding import Linted, format_findings, merge_findings
    from handset.script.run.driver import Driver

    linted: list[Linted] = []
    try:
        for address in _expand(addresses, options_per_model):
            for options in options_per_model:
                with _simulator(options, address) as (simulator, url, _):
                    Driver(simulator).open(url)
                    browser = _browser(simulator)
                    assert browser is not None
                    assert browser.page is not None
                    assert browser.entry is not None
                    findings = check_answer(
                        browser.entry, simulator.phone.model.browser, is_path=address.startswith("/")
                    ) or check(browser.page)
                    linted.append(Linted(address, simulator.phone.model.name, findings))
    finally:
        if linted and (text_ := format_findings(linted, form)):
            click.echo(text_)
    severities = [each.finding.severity for each in merge_findings(linted)]
    if form == "text":
        if not addresses:
            click.echo("no address was given; looked at /home, the built-in site's own page")
        click.echo(f"errors: {severities.count('error')}, lesser faults: {len(severities) - severities.count('error')}")
    if "error" in severities:
        raise SystemExit(1)


def _expand(addresses: Sequence[str], options_per_model: Sequence[SimulatorOptions]) -> list[str]:
    """Return the addresses, a folder's pages in its place, /home where there are none.

    Raises:
        KeitaiError: One of them is wrong; no work was done.
    """
    from handset.preview.folder import pages_below

    expanded: list[str] = []
    for address in addresses:
        pages = pages_below(Path(address)) if is_folder_of_pages(address) else []
        if not pages:
            resolve(options_per_model[0], address)
        expanded += map(str, pages) if pages else [address]
    return expanded or ["/home"]


@contextmanager
def _simulator(options: SimulatorOptions, address: str) -> Iterator[tuple[Simulator, str, Path | None]]:
    """Yield a simulator for one page on one model, the page's address there, and its file where it is one."""
    resolved, url, file = resolve(options, address)
    simulator = Simulator(resolved)
    try:
        yield simulator, url, file
    finally:
        simulator.close()


def _browser(simulator: Simulator) -> BrowserApp | None:
    from handset.browser.app import BrowserApp

    browser = simulator.phone.find("browser")
    return browser if isinstance(browser, BrowserApp) else None


def reason_without_page(simulator: Simulator, address: str) -> str:
    """Explain why an address brought no page; return "" where it brought one."""
    browser = _browser(simulator)
    entry = browser.entry if browser is not None else None
    return reason_of(address, entry) if entry is not None else ""


def _end(missing: list[str]) -> None:
    """End with status 1 where a page could not be had, each reason in a line."""
    if reasons := [reason for reason in dict.fromkeys(missing) if reason]:
        raise AddressNotFound("\n".join(reasons))
