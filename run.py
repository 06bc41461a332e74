"""The front door: the command line, and the one place where phone, network, games and site meet."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import click

from handset.errors import HandsetError

if TYPE_CHECKING:
    from games.ranking.board import Standing
    from handset.machine import Handset
    from handset.script.program import Setup

HOME = "http://m.mixi.test/"
SITE_HOST = "m.mixi.test"
MEMBERS = 300


# ---------------------------------------------------------------------------------------------------- composition


@dataclass(frozen=True)
class Wishes:
    """What a person asked for; the same wishes give the same phone in the same world."""

    device: str = "l03a"
    lang: str = "en"
    seed: int = 2009
    member: str = "42"
    data: Path | None = None
    """The folder of phone memory and site database; None keeps nothing."""
    network: str = "instant"
    keymap: str = "laptop"
    start: datetime | None = None
    folder: Path | None = None
    """A designer's folder of pages, mounted beside the site."""


class Desk:
    """A booted phone with its network, the games, and the site built in. Also what scripts play on."""

    def __init__(self, wishes: Wishes) -> None:
        from games.runtime import START, open_game
        from handset.apps.lists import list_factory
        from handset.apps.menu import menu_factory
        from handset.apps.notice import About, Notice
        from handset.apps.standby import Standby
        from handset.browser.app import open_browser
        from handset.browser.transport import SiteTransport
        from handset.clock import DEFAULT_START
        from handset.machine import Handset
        from handset.memory import Memory
        from handset.model import load_model
        from handset.network import BEARERS, Network
        from handset.preview.folder import HOST, Folder

        self.wishes = wishes
        self._site: Any = None
        self._engine: Any = None
        memory = Memory(wishes.data / "phone.sqlite" if wishes.data else None)
        mounts: dict[str, Any] = {SITE_HOST: self._ask_site}
        if wishes.folder is not None:
            mounts[HOST] = Folder(wishes.folder)
        self.transport = SiteTransport(mounts, member=wishes.member)
        start = wishes.start or (memory.load_clock() if wishes.data else None) or DEFAULT_START
        self.phone = Handset(
            load_model(wishes.device),
            network=Network(self.transport, BEARERS[wishes.network]),
            memory=memory,
            seed=wishes.seed,
            start=start,
        )
        self.phone.settings.language = wishes.lang
        self.phone.install("standby", lambda phone, saved: Standby(phone, HOME))
        self.phone.install("menu", menu_factory(HOME))
        for kind in ("settings", "bookmarks"):
            self.phone.install(kind, list_factory(kind))
        self.phone.install("notice", lambda phone, saved: Notice(phone, saved.decode()))
        self.phone.install("about", lambda phone, saved: About(phone))
        self.phone.install("browser", open_browser)
        self.phone.install("game", open_game)
        self.phone.handlers[START] = "game"
        self.phone.boot()

    def open(self, address: str) -> None:
        """Show a page: a path of the embedded site, or a URL."""
        from handset.apps.standby import open_page

        open_page(self.phone, HOME.rstrip("/") + address if address.startswith("/") else address)

    def score(self, game: str) -> int | None:
        standing = self._standing(game, "all")
        return standing.score if standing else None

    def rank(self, game: str, scope: str) -> int | None:
        standing = self._standing(game, scope)
        return standing.rank if standing else None

    def close(self) -> None:
        self.transport.close()
        self.phone.memory.close()
        if self._engine is not None:
            self._engine.dispose()

    @property
    def engine(self) -> Any:
        """The site's database, opened when the site is first asked."""
        if self._engine is None:
            self._engine = open_store(self.wishes, self.phone.clock.start)
        return self._engine

    def _ask_site(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """The site is built when the first page is asked for: a phone at its standby screen needs none."""
        if self._site is None:
            import secrets

            from handset.chance import Chance
            from screens.config import SiteConfig
            from screens.site import create_site

            kept = self.wishes.data is not None
            entropy = secrets.randbits if kept else Chance(self.wishes.seed, stream=1).bits
            secret = site_secret(self.wishes.data) if self.wishes.data else b"embedded"
            config = SiteConfig(self.engine, secret, HOME.rstrip("/"), self.phone.clock.now, entropy)
            self._site = create_site(config)
        return self._site(environ, start_response)

    def _standing(self, game: str, scope: str) -> Standing | None:
        from games.catalogue import load_game
        from games.ranking.sql import SqlBoard
        from screens.store.members import friend_ids

        load_game(game)
        member, now = int(self.wishes.member), self.phone.clock.now()
        with self.engine.connect() as sql:
            board = SqlBoard(sql)
            if scope == "friends":
                circle = [*friend_ids(sql, member), member]
                return next((s for s in board.among(game, circle, "all", now) if s.member == member), None)
            return board.standing(game, member, "all", now)


def open_store(wishes: Wishes, now: datetime) -> Any:
    """The site's database: the seeded world in memory, or the one kept in the data folder, seeded when new."""
    import platformdirs

    from games.catalogue import game_ids
    from screens.store.database import StoreError, image_of, open_database
    from screens.store.world.cache import open_world

    cache = Path(platformdirs.user_cache_dir("keitai"))
    if wishes.data is None:
        return open_world(wishes.seed, MEMBERS, now, game_ids(), cache)
    path = wishes.data / "site.sqlite"
    try:
        if not path.exists():
            wishes.data.mkdir(parents=True, exist_ok=True)
            half = path.with_suffix(".new")
            half.write_bytes(image_of(open_world(wishes.seed, MEMBERS, now, game_ids(), cache)))
            half.replace(path)
        return open_database(path)
    except (StoreError, OSError) as error:
        raise HandsetError(f"{path}: the site's data cannot be opened ({error})") from None


def site_secret(folder: Path) -> bytes:
    """What signs tickets and forms of a site whose data is kept; made once."""
    import secrets

    path = folder / "secret"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(secrets.token_bytes(32))
    return path.read_bytes()


def stage_of(wishes: Wishes) -> Callable[[Setup], Desk]:
    """Stages for scripts: what a script asks for, on top of what the command line says."""

    def make(setup: Setup) -> Desk:
        return Desk(
            replace(
                wishes,
                device=setup.device,
                lang=setup.lang,
                seed=setup.seed,
                member=setup.member,
                network=setup.network,
                start=setup.clock,
            )
        )

    return make


# ---------------------------------------------------------------------------------------------------- command line


def wished(command: Callable[..., None]) -> Callable[..., None]:
    """The options every verb takes, handed to it as `Wishes`."""

    @click.option("--device", default="l03a", help="Model of phone (`run.py devices` lists them).")
    @click.option("--lang", type=click.Choice(["en", "ja"]), default=None, help="The phone's language.")
    @click.option("--seed", type=click.IntRange(0, 2**31), default=2009, help="World and chance.")
    @click.option("--member", default="42", help="Whose phone it is.")
    @click.option("--data", default=None, help="Folder of phone memory and site data; `:memory:` keeps nothing.")
    @click.option(
        "--network", type=click.Choice(["imode", "foma", "hsdpa", "off", "instant"]), default=None, help="Reception."
    )
    @click.option("--keymap", default="laptop", help="Layout of the host's keyboard (`run.py keys`).")
    @wraps(command)
    def taken(*args: Any, **options: Any) -> None:
        names = ("device", "lang", "seed", "member", "data", "network", "keymap")
        given = {name: options.pop(name) for name in names}
        if not (given["member"].isascii() and given["member"].isdigit() and 0 < int(given["member"]) < 2**31):
            raise HandsetError(f"{given['member']!r} is no member; a member is a number such as 42")
        command(
            *args,
            wishes=Wishes(
                device=given["device"],
                lang=given["lang"] or system_language(),
                seed=given["seed"],
                member=given["member"],
                data=None if given["data"] in (None, ":memory:") else Path(given["data"]),
                network=given["network"] or "instant",
                keymap=given["keymap"],
            ),
            **options,
        )

    return taken


def system_language() -> str:
    """Japanese where the system's language is, else English."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "ja" if spoken.startswith("ja") else "en"


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
@wished
def main(context: click.Context, wishes: Wishes) -> None:
    """A 2009 Japanese feature phone. Without a verb: the handset in a window, at its standby screen."""
    if context.invoked_subcommand is not None:
        return
    from handset.frontends.display import has_display

    if has_display():
        show_window(at_home(wishes))
        return
    click.echo("There is no display here, so the phone's tour is played without one; its pictures are in tour/.")
    play_tour(wishes, Path("tour"))


def at_home(wishes: Wishes) -> Wishes:
    """A phone for a person at the keyboard keeps its data."""
    import platformdirs

    given = click.get_current_context().params.get("data")
    if wishes.data is None and given != ":memory:":
        return replace(wishes, data=Path(platformdirs.user_data_dir("keitai")))
    return wishes


def show_window(wishes: Wishes, begin: Callable[[Desk], None] | None = None, watch: Path | None = None) -> None:
    """The phone in a window until it is closed; its clock goes on from there next time."""
    from handset.frontends.window import run_window

    def make(device: str) -> tuple[Handset, Callable[[], None]]:
        desk = Desk(replace(wishes, device=device))
        if begin is not None:
            begin(desk)
        return desk.phone, desk.close

    run_window(make, device=wishes.device, keymap=wishes.keymap, watch=watch, state_folder=wishes.data)


@main.command()
@click.option("-o", "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("tour"), help="Folder.")
@wished
def tour(wishes: Wishes, out: Path) -> None:
    """A thumb's tour with no display: mixi, a diary, a game, the ranking; a GIF, pictures, the ranking printed."""
    play_tour(wishes, out)


def play_tour(wishes: Wishes, out: Path) -> None:
    from games.tour import GAME, take_tour

    desk = Desk(wishes)
    try:
        for line in take_tour(desk, wishes.lang, out):
            click.echo(line)
        print_ranking(desk, GAME, friends=True)
    finally:
        desk.close()


@main.command("open")
@click.argument("address", default=HOME)
@wished
def open_page(wishes: Wishes, address: str) -> None:
    """The handset at a page: a URL, a path of the site (/home), or an HTML file, shown again as it is saved."""
    wishes, address, file = resolve(at_home(wishes), address)
    show_window(wishes, lambda desk: desk.open(address), watch=file)


def resolve(wishes: Wishes, address: str) -> tuple[Wishes, str, Path | None]:
    """An address as the phone knows it; a file's folder is mounted as a site of its own."""
    from handset.preview.folder import address_of

    if address.startswith(("http://", "https://")):
        return wishes, address, None
    file = Path(address)
    if file.is_file():
        return replace(wishes, folder=file.parent), address_of(file), file
    if address.startswith("/"):
        return wishes, address, None
    raise HandsetError(f"{address!r} is neither a file nor an address; addresses begin with http:// or /")


@main.command()
@click.argument("game")
@click.option("--bot", "skill", default=None, help="Let a bot play: novice, average or skilled.")
@wished
def play(wishes: Wishes, game: str, skill: str | None) -> None:
    """Straight into a game; the score counts on the phone's own site. With --bot, a bot plays and tells its score."""
    from games.bots import play_out
    from games.catalogue import load_game

    spec = load_game(game)
    if skill is not None:
        replay, result = play_out(spec, spec.bot(skill, wishes.seed), wishes.seed, 60 * 60 * 30)
        click.echo(f"{skill} scored {result.score} in {replay.ticks / 60:.1f} s")
        return
    show_window(at_home(wishes), lambda desk: desk.open(f"/games/{game}/play"))


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--report", type=click.Path(path_type=Path, file_okay=False), help="Folder for the pictures.")
@click.option("--device", "devices", multiple=True, help="On these models instead of the script's own.")
@click.option("--test", "only", default=None, help="Only the test called so.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Processes.")
def script(
    paths: tuple[Path, ...], report: Path | None, devices: tuple[str, ...], only: str | None, workers: int
) -> None:
    """Run keypad scripts (.keys files, or folders of them) without a display."""
    from handset.script.suite import find_scripts, run_suite

    jobs = find_scripts(paths, devices or (None,), only, report)
    failed = 0
    for line, passed in run_suite(jobs, run_job, workers):
        click.echo(line)
        failed += not passed
    if failed:
        raise SystemExit(1)


def run_job(job: Any) -> list[Any]:
    """One script on one device, in this or a worker's process."""
    from handset.script.suite import run_one

    return run_one(job, stage_of(Wishes()))


@main.command()
@click.argument("addresses", nargs=-1)
@click.option("--device", "devices", multiple=True, help="Models; `all` for every one.")
@click.option("--page", "part", flag_value="page", help="The page's viewport alone.")
@click.option("--full", "part", flag_value="full", help="The whole page.")
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("."), help="Folder, or FILE.png.")
@click.option("--lang", type=click.Choice(["en", "ja"]), default=None)
@click.option("--member", default="42")
@click.option("--seed", type=click.IntRange(0, 2**31), default=2009)
def shot(
    addresses: tuple[str, ...],
    devices: tuple[str, ...],
    part: str | None,
    out: Path,
    lang: str | None,
    member: str,
    seed: int,
) -> None:
    """Pictures of pages: the LCD, with --page the viewport, with --full the whole page."""
    from handset.preview.shots import Shooter

    from handset.model import model_names

    names = model_names() if "all" in devices else list(devices or ["l03a"])
    wishes = Wishes(lang=lang or system_language(), member=member, seed=seed)
    shooter = Shooter(part or "lcd", out)
    for address in addresses or ("/home",):
        for name in names:
            resolved, url, file = resolve(replace(wishes, device=name), address)
            desk = Desk(resolved)
            try:
                shooter.take(desk.phone, lambda url=url, desk=desk: desk.open(url), address, file)  # type: ignore[misc]
            finally:
                desk.close()
    for path in shooter.write():
        click.echo(path)


@main.command()
@click.argument("address", default="/home")
@wished
def text(wishes: Wishes, address: str) -> None:
    """The text layer of a page, as lines."""
    from handset.script.thumb import Thumb

    wishes, address, _ = resolve(wishes, address)
    desk = Desk(wishes)
    try:
        Thumb(desk).open(address)
        click.echo(desk.phone.frame().text("page", "dialog"))
    finally:
        desk.close()


@main.command()
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


@main.command()
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


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8009, help="TCP port on this machine.")
@click.option("--workers", type=click.IntRange(1, 64), default=1)
@click.option("--password", default=None, help="Set the member's password for signing in.")
@wished
def serve(wishes: Wishes, port: int, workers: int, password: str | None) -> None:
    """The site over HTTP, for a browser or another phone; the same pages and data as inside the phone."""
    from screens.server import serve_site

    wishes = at_home(wishes)
    folder = wishes.data or Path(".keitai")
    wishes = replace(wishes, data=folder)
    from handset.clock import DEFAULT_START

    open_store(wishes, DEFAULT_START).dispose()
    click.echo(f"The site is at http://127.0.0.1:{port}/ (ctrl-C stops it).")
    serve_site(folder / "site.sqlite", site_secret(folder), port, workers, int(wishes.member), password)


@main.command()
def devices() -> None:
    """The models of phones there are."""
    from handset.model import load_model, model_names

    for name in model_names():
        model = load_model(name)
        lcd, view = model.lcd, model.viewport
        size = f"LCD {lcd.width}x{lcd.height}  page {view.width}x{view.height}"
        click.echo(f"{name:8}  {model.title:16}  {model.carrier:8}  {model.year}  {size}")


@main.command()
def games() -> None:
    """The games there are."""
    from games.catalogue import game_ids, load_game

    for game in game_ids():
        spec = load_game(game)
        click.echo(f"{game:12}  {spec.file.title.en}  ({spec.file.category}; keys {' '.join(spec.file.keys)})")


@main.command()
@click.option("--keymap", default="laptop", help="The layout to show.")
def keys(keymap: str) -> None:
    """The host keyboard's layout, as a picture of a keypad."""
    from handset.keymap import load_keymap, picture

    click.echo(picture(load_keymap(keymap)))


def run() -> None:
    """The command line with every error a sentence: 2 for what was asked wrongly, 1 for what failed."""
    try:
        main(standalone_mode=False)
    except HandsetError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)


if __name__ == "__main__":
    run()
