"""Verbs of a phone in a window, and of its tour without one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from keitai.cli.common_options import (
    USER_FOLDER,
    AddressNotFound,
    common_options,
    page_options,
    resolve,
    with_user_data_dir,
)
from keitai.cli.interrupts import close_windows, serving_until_signal
from keitai.cli.outputs import PICTURES, pictures_folder, require_writable
from keitai.cli.packed_games import is_packed, packed_game
from keitai.cli.rankings import print_ranking
from keitai.common.errors import OperationFailed
from keitai.embedded_site import HOME
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

if TYPE_CHECKING:
    from handset.frontends.phone_pane import StepSeen
    from handset.frontends.window import TextSeen, Tool
    from handset.keypad import KeyEvent
    from handset.machine import Handset
    from handset.preview.folder import Folder
    from keitai.common.file_watcher import FileWatcher


def show_window(
    options: SimulatorOptions,
    begin: Callable[[Simulator], None] | None = None,
    watch: FileWatcher | None = None,
    on_step: StepSeen | None = None,
    on_text: TextSeen | None = None,
    tools: Mapping[str, Tool] | None = None,
    *,
    bare: bool = False,
) -> None:
    """Show the phone in a window until it is closed; its clock goes on from there next time."""
    from handset.frontends.speaker import Speaker
    from handset.frontends.window import run_window

    def make(device: str) -> tuple[Handset, Callable[[], None]]:
        simulator = Simulator(replace(options, device=device))
        if begin is not None:
            begin(simulator)
        return simulator.phone, simulator.close

    run_window(
        make,
        [options.device],
        keymap=options.keymap,
        watch=watch,
        state_folder=options.data,
        bare=bare,
        listen=Speaker,
        on_step=on_step,
        on_text=on_text,
        on_written=click.echo,
        tools=tools,
        stopping=partial(serving_until_signal, close_windows),
    )


@click.command()
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    show_default=f"tour below {PICTURES}",
    help="Folder.",
)
@common_options("keymap", "local-feeds")
def tour(options: SimulatorOptions, out: Path | None) -> None:
    """Tour the phone with no display: mixi, a diary, a game, the ranking; a GIF, pictures, the ranking printed.

    Example: keitai tour -o pictures --device w61ca
    """
    play_tour(options, out)


def play_tour(options: SimulatorOptions, out: Path | None = None) -> None:
    """Play the tour and print a line for each thing that is shown; it lands among the user's pictures by default."""
    from keitai.cli.tour import GAME, take_tour

    out = out or pictures_folder() / "tour"
    require_writable(out, folder=True)
    simulator = Simulator(options)
    try:
        for line in take_tour(simulator, out):
            click.echo(line)
        print_ranking(simulator, GAME, friends=True)
    finally:
        simulator.close()


@click.command("open")
@click.argument("address", default=HOME)
@click.option(
    "--watch",
    "tree",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    show_default="the page and what it loads are watched",
    help="Reload as a file in it changes.",
)
@page_options(data_default=USER_FOLDER)
def open_page(options_per_model: list[SimulatorOptions], address: str, tree: Path | None) -> None:
    """Open the handset at a page: a URL, a path of the site (/home), or an HTML file, shown again as it is saved.

    A folder opens with its index.html. Several models (--device a,b,c) stand side by side; a kept situation (.state)
    opens as it was.

    Example: keitai open page.html --device p906i,w61ca
    """
    state = Path(address)
    if len(options_per_model) > 1:
        open_several(options_per_model, address, tree)
        return
    if state.suffix == ".state" and state.is_file():
        open_situation(options_per_model[0], state)
        return
    options, url, file = resolve(with_user_data_dir(options_per_model[0]), address)
    pages = Pages(file)

    def begin(simulator: Simulator) -> None:
        pages.add(simulator)
        _open_there(simulator, url)

    with watched(pages, tree) as watch:
        show_window(options, begin, watch=watch)


class Pages:
    """The files of the page that phones show: its own, and what its folder was asked for on its behalf."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._folders: list[Folder] = []

    def add(self, simulator: Simulator) -> None:
        """Watch the folder of this simulator's page, too."""
        if simulator.folder is not None:
            self._folders.append(simulator.folder)

    def files(self) -> set[Path]:
        """Return the page's file and all files that it asked for."""
        own = {self._file.resolve()} if self._file is not None else set()
        return own.union(*(folder.asked for folder in self._folders))


@contextmanager
def watched(pages: Pages, tree: Path | None) -> Iterator[FileWatcher]:
    """Yield what is saved of the page and, where one was named, of a folder."""
    from keitai.common.file_watcher import PollingFileWatcher

    if tree is None:
        yield PollingFileWatcher([], pages.files)
        return
    from handset.frontends.folder_watcher import FolderWatcher

    with FolderWatcher(tree) as saves:
        yield PollingFileWatcher([], pages.files, also=[saves])


def _open_there(simulator: Simulator, address: str) -> None:
    """Open an address.

    Raises `AddressNotFound` for a mistyped file, a path with a suffix that is not a page of the site.
    """
    from handset.network import Request

    if (
        address.startswith("/")
        and Path(address).suffix
        and simulator.transport.send(Request("GET", HOME.rstrip("/") + address)).status >= 400
    ):
        raise AddressNotFound(f"{address} is neither a file nor a page of the site")
    simulator.open(address)


def open_several(options_per_model: Sequence[SimulatorOptions], address: str, tree: Path | None = None) -> None:
    """Open a phone of each model; each has a world and a memory of its own."""
    from handset.frontends.speaker import Speaker
    from handset.frontends.window import run_window

    options, url, file = resolve(options_per_model[0], address)

    pages = Pages(file)

    def make(device: str) -> tuple[Handset, Callable[[], None]]:
        simulator = Simulator(replace(options, device=device))
        pages.add(simulator)
        _open_there(simulator, url)
        return simulator.phone, simulator.close

    with watched(pages, tree) as watch:
        run_window(
            make,
            [each.device for each in options_per_model],
            keymap=options.keymap,
            watch=watch,
            listen=Speaker,
            on_written=click.echo,
            stopping=partial(serving_until_signal, close_windows),
        )


def open_situation(options: SimulatorOptions, file: Path) -> None:
    """Open the phone and its world as they were when `file` was written; nothing of it is kept."""
    from handset.script.run.statefile import read_state, restore_state

    state = read_state(file.read_bytes(), str(file))
    setup = state.setup
    then = replace(
        options,
        device=setup.device,
        lang=setup.lang,
        seed=setup.seed,
        member=setup.member,
        start=setup.clock,
        data=None,
    )

    def begin(simulator: Simulator) -> None:
        # Another model, asked for in the window, begins at its own standby screen.
        if simulator.phone.model.name == state.device:
            restore_state(simulator, state)

    show_window(then, begin)


@click.command()
@click.argument("game")
@click.option(
    "--bot", "skill", default=None, show_default="you play", help="Let a bot play: novice, average or skilled."
)
@click.option("--watch", is_flag=True, help="Take up its code, numbers, sounds and pictures as they are saved.")
@click.option("--debug", is_flag=True, help="Show hit boxes, clocks in ms, and how quick the hits were.")
@click.option(
    "-o",
    "--save",
    "--out",
    "out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    show_default="no round is kept",
    help="Keep each round as a replay (.play): FILE, FILE-2 and so on.",
)
@click.option("--yes", "agreed", is_flag=True, help="Play a packed game without a question.")
@common_options("local-feeds", data_default=USER_FOLDER)
def play(
    options: SimulatorOptions, game: str, skill: str | None, watch: bool, debug: bool, out: Path | None, agreed: bool
) -> None:
    """Go straight into a game; the score counts on the phone's own site.

    With --bot, a bot plays and tells its score. What --save keeps, `replay` shows, proves and films.

    A Flash movie is played from its file: keitai play menu.swf. So is a packed game (.game): that is a program of
    somebody's, which runs with your rights, and you are asked once whether it may.

    Example: keitai play keep-awake --bot skilled --save best.play
    """
    if game.casefold().endswith(".swf"):
        play_movie(options, game)
        return
    if is_packed(game):
        game = packed_game(game, agreed=agreed)
    from games.engine.catalogue import load_game
    from games.engine.runtime import open_game
    from games.tools.simulate import play_out

    spec = load_game(game)
    saver = None
    if out is not None:
        from keitai.cli.plays import ReplaySaver

        require_writable(out)
        saver = ReplaySaver(out)
    if skill is not None:
        replay, result = play_out(spec, spec.bot(skill, options.seed), options.seed, 60 * 60 * 30)
        click.echo(f"{skill} scored {result.score} in {replay.ticks / 60:.1f} s")
        if saver is not None:
            saver.save(replay)
        return

    def begin(simulator: Simulator) -> None:
        if debug:
            simulator.phone.install("game", lambda phone, saved: open_game(phone, saved, debug=True))
        simulator.open(f"/games/{game}/play")

    seen = [*([saver.save_ended] if saver is not None else []), *([take_up_saved(game)] if watch else [])]
    show_window(with_user_data_dir(options), begin, on_step=_each_of(seen) if seen else None)


def play_movie(options: SimulatorOptions, file: str) -> None:
    """Play a Flash movie from its file, in a window.

    Raises:
        OperationFailed: The file is not a movie.
    """
    from handset.flash.swf.errors import DamagedMovieError
    from handset.flash.swf.header import read_header

    try:
        read_header(Path(file).read_bytes())
    except DamagedMovieError as error:
        raise OperationFailed(f"{file}: {error}") from None
    options, url, _ = resolve(with_user_data_dir(options), file)
    show_window(options, lambda simulator: simulator.open(url))


def _each_of(seen: Sequence[StepSeen]) -> StepSeen:
    """Return what calls each of several after a step and joins what they say."""

    def look(phone: Handset, keys: Sequence[KeyEvent]) -> str:
        return "; ".join(said for each in seen if (said := each(phone, keys)))

    return look


def take_up_saved(game: str) -> StepSeen:
    """Return what takes up, after every tick, what a designer has saved of the game."""
    from games.tools.hot_reload import HotReloader

    reloader = HotReloader(game)

    def look(phone: Handset, *_: object) -> str:
        said = reloader.poll(phone) or ""
        if said:
            click.echo(said)
        return said

    return look
