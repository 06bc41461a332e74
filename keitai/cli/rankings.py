"""Verbs of scores: replays proved or filmed, rankings printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from keitai.cli import flagged_plays
from keitai.cli.common_options import (
    BOARDS,
    USER_FOLDER,
    common_options,
    piped_file,
    require_member,
    with_user_data_dir,
)
from keitai.cli.output_format import FORMAT, echo_json
from keitai.cli.outputs import require_writable
from keitai.cli.progress import progress
from keitai.common.errors import KeitaiError, OperationFailed
from keitai.common.program import COMMAND
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator
from keitai.site_data import open_boards, open_store

if TYPE_CHECKING:
    from games.engine.replay import Outcome, Replay
    from games.ranking.redis_client import RedisClient


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--verify", is_flag=True, help="Only prove its score.")
@click.option(
    "-o",
    "--out",
    "--gif",
    "film",
    type=click.Path(path_type=Path, dir_okay=False),
    show_default="no film is made",
    help="Write it as a film: FILE.gif, .mp4 or .webm.",
)
@FORMAT
@common_options("seed", "member", "data", "database", "network", "keymap", "local-feeds")
def replay(options: SimulatorOptions, file: Path, verify: bool, film: Path | None, form: str) -> None:
    """Play a replay again: prove its score, or make a film of it; or a recorded movie (.kmov), frame by frame.

    `-` is one piped in.

    Example: keitai replay best.play -o best.gif
    """
    from games.engine.catalogue import load_game
    from games.engine.replay import MAGIC, decode, resimulate

    if film is not None:
        from handset.video import require_film

        require_film(film)
        require_writable(film)
    if file == Path("-"):
        file = piped_file("stdin", f"cat best.play | {COMMAND} replay -")
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise KeitaiError(f"{file}: cannot be read ({error.strerror})") from None
    if not raw.startswith(MAGIC) and is_movie(raw):
        replay_movie(raw, str(file), film, form)
        return
    try:
        played = decode(raw)
    except KeitaiError as error:
        raise KeitaiError(f"{file}: {error}") from None
    spec = load_game(played.game).by_rules(played.rules)
    print_proof(file, played, resimulate(played, spec), form)
    if film is not None and not verify:
        from games.tools.film import film_replay

        film_replay(played, spec, options.device, options.lang, film)
        click.echo(film, err=form == "json")


def print_proof(file: Path, played: Replay, outcome: Outcome, form: str) -> None:
    """Print what the rules made of a replay, as a sentence or as JSON.

    Raises:
        SystemExit: They made something else than was recorded.
    """
    if form == "json":
        facts = {"game": played.game, "score": outcome.score, "ticks": outcome.ticks}
        echo_json({"file": str(file), **facts, "proved": not outcome.differs, "differs": outcome.differs})
    elif outcome.differs:
        click.echo(f"{file}: not proved. {outcome.differs}")
    else:
        click.echo(f"{file}: {played.game}, {outcome.score} points in {outcome.ticks / 60:.1f} s, proved")
    if outcome.differs:
        raise SystemExit(1)


def is_movie(raw: bytes) -> bool:
    """Return whether a file is a recording of a whole phone."""
    from handset.script.record.movie import MAGIC

    return raw.startswith(MAGIC)


def replay_movie(raw: bytes, name: str, film: Path | None, form: str) -> None:
    """Press a recording of a whole phone again: status 1 when another picture comes up."""
    from handset.script.record.movie import play_movie, read_movie
    from handset.script.run.film import FilmRecorder
    from keitai.simulator import script_environment

    movie = read_movie(raw, name)
    camera = FilmRecorder() if film is not None else None
    environment = script_environment(movie.setup)
    try:
        differs = play_movie(movie, environment, camera.record if camera is not None else None)
    finally:
        environment.close()
    if camera is not None and film is not None:
        camera.save(film)
        click.echo(film, err=form == "json")
    presses = len(movie.keys) // 2
    if form == "json":
        facts = {"ticks": movie.ticks, "presses": presses, "proved": differs is None}
        echo_json({"file": name, **facts, "differs_at_tick": differs})
    elif differs is not None:
        click.echo(f"{name}: another picture from tick {differs} on ({differs / 60:.2f} s)")
    else:
        click.echo(f"{name}: {movie.ticks / 60:.1f} s, {presses} presses, the same pictures bit for bit")
    if differs is not None:
        raise SystemExit(1)


@click.command()
@click.argument("game")
@click.argument("play", required=False)
@click.option(
    "--friends",
    "friends_of",
    default=None,
    metavar="MEMBER",
    show_default="among all",
    help="Among the friends of this member.",
)
@BOARDS
@FORMAT
@common_options("device", "network", "keymap", "local-feeds", data_default=USER_FOLDER)
def ranking(
    options: SimulatorOptions, game: str, play: str | None, friends_of: str | None, boards: str | None, form: str
) -> None:
    """Print a game's ranking; `check` holds kept boards against the plays, `rebuild` makes them anew.

    `flagged` lists plays with signs of a machine; `withdraw PLAY` takes one off the boards, `readmit PLAY` puts it
    back.

    The scores are those of the phone that plays here; --data :memory: shows a new world's.

    Example: keitai ranking keep-awake --friends 42
    """
    from games.engine.catalogue import load_game

    options = with_user_data_dir(options)
    if (play is not None) != (game in ("withdraw", "readmit")):
        wanted = "takes the number of a play, as `ranking flagged` shows it" if play is None else "takes nothing else"
        raise KeitaiError(f"`ranking {game}` {wanted}")
    if play is not None:
        flagged_plays.move_play(options, play, back=game == "readmit")
        return
    if game == "flagged":
        flagged_plays.list_flagged(options, form)
        return
    if game in ("check", "rebuild"):
        mend_boards(options, boards, rebuilding=game == "rebuild", form=form)
        return
    load_game(game)
    if boards is not None:
        raise KeitaiError("--boards is for `ranking check` and `ranking rebuild`; the database prints rankings")
    if friends_of is not None:
        require_member(friends_of)
    simulator = Simulator(replace(options, member=friends_of or options.member))
    try:
        if friends_of is not None:
            simulator.sign_in(friends_of)
        print_ranking(simulator, game, friends=friends_of is not None, form=form)
    finally:
        simulator.close()


def mend_boards(options: SimulatorOptions, boards: str | None, *, rebuilding: bool, form: str = "text") -> None:
    """Rebuild all boards of kept data, and those in Redis after them; status 1 when they are not what the plays say."""
    from games.ranking.ledger import comparison, count_boards, count_plays, rebuild
    from handset.clock import DEFAULT_START
    from screens.store.members import withdrawn_members
    from screens.store.transactions import read_transaction, write_transaction

    client = open_boards(boards) if boards is not None else None
    engine = open_store(options, DEFAULT_START)
    try:
        reading, writing = partial(read_transaction, engine), partial(write_transaction, engine)
        with reading() as sql:
            plays, boards_to_look_at = count_plays(sql), count_boards(sql)
        if rebuilding:
            with progress("boards", boards_to_look_at) as advance:
                for _ in rebuild(reading, writing, withdrawn_members):
                    advance()
        wrong: list[str] = []
        with reading() as sql, progress("plays", boards_to_look_at) as advance:
            for sentences_of_board in comparison(sql, withdrawn_members(sql)):
                wrong += sentences_of_board
                advance()
        if client is not None:
            wrong += mend_mirror(engine, client, rebuilding=rebuilding)
    finally:
        engine.dispose()
    if form == "json":
        echo_json({"plays": plays, "differences": list(wrong)})
    else:
        for sentence in wrong:
            click.echo(sentence)
        click.echo(f"{plays} plays, {len(wrong)} differences")
    if wrong:
        raise SystemExit(1)


def mend_mirror(engine: Any, client: RedisClient, *, rebuilding: bool) -> list[str]:
    """Fill the boards in Redis anew, or compare them with the database; return a sentence for each difference."""
    import secrets

    from games.ranking.mirror_repair import Comparison, describe
    from games.ranking.redis_client import BoardsAway
    from screens.store.board_tender import fed_mirror, fill_anew
    from screens.store.transactions import read_transaction

    now = datetime.now(UTC)
    try:
        if rebuilding:
            steps = fill_anew(engine, client, secrets.token_hex(4), now)
            with progress("redis", next(steps)) as advance:
                for looked_at in steps:
                    advance(looked_at)
            return []
        comparison = Comparison(client, fed_mirror(engine), partial(read_transaction, engine))
        found: list[str] = []
        with progress("redis", comparison.rows(now)) as advance:
            for differences in comparison.steps(now):
                found += describe(comparison.recheck(differences))
                advance(differences.looked_at)
        return found
    except BoardsAway as error:
        raise OperationFailed(f"the boards in Redis cannot be reached: {error}") from None
    finally:
        client.close()


def print_ranking(simulator: Simulator, game: str, *, friends: bool, form: str = "text") -> None:
    """Print the season's ranking of a game, the phone's owner marked."""
    from games.engine.catalogue import load_game
    from games.ranking.sql import SqlBoard
    from screens.store.members import friend_ids, get_members

    title = load_game(game).file.title.of(simulator.options.lang)
    member, now = int(simulator.options.member), simulator.phone.clock.now()
    with simulator.engine.connect() as sql:
        board = SqlBoard(sql)
        everybody = board.among(game, [*friend_ids(sql, member), member], "all", now) if friends else []
        rows = everybody[:10] if friends else board.top(game, 0, 10, "all", now)
        own = next((row for row in everybody if row.member == member), None)
        if own is not None and own not in rows:
            rows.append(own)
        people = get_members(sql, [row.member for row in rows], simulator.options.lang)
    if form == "json":
        members = [{"member": row.member, "nickname": people[row.member].nickname} for row in rows]
        places = [{"rank": row.rank, "score": row.score, **who} for row, who in zip(rows, members, strict=True)]
        echo_json({"game": game, "title": title, "owner": member, "places": places})
        return
    click.echo(title)
    if not rows:
        click.echo("nobody has a score yet")
    for row in rows:
        mark = "*" if row.member == member else " "
        click.echo(f"{mark}{row.rank:4d}  {row.score:7d}  {people[row.member].nickname}")
