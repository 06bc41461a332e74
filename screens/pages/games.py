"""The games' pages: what there is, how it is played, the ticket, the proved score, the rankings."""

from __future__ import annotations

import logging

import msgspec
from flask import Response

from games.engine.catalogue import GameSpec, available_games, find_game, load_game
from games.engine.replay import ReplayError, decode, require_same_rules
from games.ranking import tickets
from games.ranking.board import SEASONS, Season, Standing
from games.ranking.proof import REASONS, Accepted, Proved, Refused, prove_score, store_score, stored_answer, stored_play
from games.ranking.replays import may_watch, stored_replay, watchable
from games.ranking.sql import SqlBoard, most_played
from keitai.common.wire import GAME_TYPE, REPLAY_TYPE
from screens.pages.members import member_or_404
from screens.store import members
from screens.web import sessions
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, Rejected, RequestContext
from screens.web.fields import chosen, or_404

blueprint = PageBlueprint("games")

_log = logging.getLogger("keitai.site")
_PAGE = 10
_MINUTE_MS = 60_000
_NEW_DAYS = 31
STATUS = {"spent": 409, "too-large": 413}


@blueprint.reads("/games")
def catalogue(ctx: RequestContext) -> Response:
    """List the games, all or of a category, and the most played ones."""
    specs = available_games()
    categories = sorted({spec.file.category for spec in specs})
    category = chosen(ctx, "category", ("", *categories), "")
    return ctx.render(
        "games/list.html",
        specs=[spec for spec in specs if category in ("", spec.file.category)],
        category=category,
        tabs=[
            (name, ctx.translate(f"game: {name}") if name else ctx.translate("all"), ctx.url("/games", category=name))
            for name in ("", *categories)
        ],
        top=_top_games(ctx, specs),
        newest=_newest(ctx, specs),
    )


@blueprint.reads("/games/<game>")
def description(ctx: RequestContext, game: str) -> Response:
    spec = _game(game)
    board = SqlBoard(ctx.sql)
    return ctx.render(
        "games/description.html",
        spec=spec,
        own=board.standing(game, ctx.member, "all", ctx.now),
        leaders=_named(ctx, board.top(game, 0, 3, "all", ctx.now)),
    )


@blueprint.reads("/games/<game>/play")
def play(ctx: RequestContext, game: str) -> Response:
    """Start a play: send its game, seed and signed ticket; nothing is stored until the ticket is spent."""
    spec = _game(game)
    ticket = tickets.issue(spec, ctx.member, ctx.now, ctx.config.entropy)
    start = {
        "game": game,
        "seed": ticket.seed,
        "ticket": tickets.sign(ticket, ctx.config.secret),
        "rules": spec.version,
        "tuning": spec.digest,
        "post": ctx.config.base_url + ctx.url(f"/games/{game}/score"),
    }
    response = Response(msgspec.json.encode(start), content_type=GAME_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.writes("/games/<game>/score")
def post_score(ctx: RequestContext, game: str) -> Response:
    """Prove the score of a posted replay and store it, or refuse it with the reason and store nothing.

    To prove one takes the site's time, so a member may send ten a minute.
    """
    _game(game)
    origin = f"score:{ctx.member}"
    if sessions.too_many_attempts(ctx.sql, origin, ctx.moment, _MINUTE_MS):
        raise ctx.rate_limit_error()
    body, member, secret, now = ctx.form_data.body, ctx.member, ctx.config.secret, ctx.now
    verdict: Proved | Accepted | Refused | None
    verdict = stored_answer(ctx.sql, body, member=member, game=game, secret=secret)
    if verdict is None:
        verdict = ctx.outside_transaction(
            "proof", lambda: prove_score(body, member=member, game=game, now=now, secret=secret, load=load_game)
        )
    sessions.note_attempt(ctx.sql, origin, ctx.moment)
    return _verdict(ctx, game, store_score(ctx.sql, verdict, ctx.now) if isinstance(verdict, Proved) else verdict)


def _verdict(ctx: RequestContext, game: str, verdict: Accepted | Refused) -> Response:
    if isinstance(verdict, Refused):
        _log.info("play of %s refused: %s", game, verdict.code)
        return ctx.render(
            "games/refused.html", STATUS.get(verdict.code, 403), game=game, reason=ctx.translate(verdict.reason)
        )
    return ctx.redirect(f"/games/{game}/plays/{verdict.play}")


@blueprint.reads("/games/<game>/plays/<number>")
def exit_page(ctx: RequestContext, game: str, number: str) -> Response:
    """Show a play's result to its player after game over."""
    spec = _game(game)
    stored = stored_play(ctx.sql, number)
    if stored is None or stored.game != game or stored.member != ctx.member:
        raise NotFound
    board = SqlBoard(ctx.sql)
    among = board.among(game, _circle(ctx), "all", ctx.now)
    return ctx.render(
        "games/exit.html",
        spec=spec,
        play=stored,
        friends_rank=next((one.rank for one in among if one.member == ctx.member), None),
        friends=len(among),
        rank=board.standing(game, ctx.member, "all", ctx.now),
        members=board.members(game, "all", ctx.now),
    )


@blueprint.reads("/games/<game>/plays/<number>/watch")
def watch(ctx: RequestContext, game: str, number: str) -> Response:
    """Send a replay, which the phone then plays."""
    spec = _game(game)
    stored = stored_play(ctx.sql, number)
    if stored is None or stored.game != game or not may_watch(ctx.sql, stored, ctx.member, ctx.now):
        raise NotFound
    member_or_404(ctx, stored.member)
    replay = stored_replay(ctx.sql, number)
    if replay is None:
        raise NotFound
    try:
        require_same_rules(decode(replay), spec)
    except ReplayError:
        raise Rejected(ctx.translate(REASONS["other-rules"])) from None
    response = Response(replay, content_type=REPLAY_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.reads("/games/<game>/ranking/friends")
def friends_ranking(ctx: RequestContext, game: str) -> Response:
    season = _season(ctx)
    everybody = _board(ctx, _game(game)).among(game, _circle(ctx), season, ctx.now)
    return _ranking(ctx, _game(game), "friends", season, everybody[ctx.number() * _PAGE :][:_PAGE], len(everybody))


@blueprint.reads("/games/<game>/ranking/all")
def overall_ranking(ctx: RequestContext, game: str) -> Response:
    season = _season(ctx)
    board = _board(ctx, _game(game))
    total = board.members(game, season, ctx.now)
    if ctx.query.get("around"):
        standings = board.around(game, ctx.member, _PAGE // 2, season, ctx.now)
        return _ranking(ctx, _game(game), "all", season, standings, total, around=True)
    standings = board.top(game, ctx.number() * _PAGE, _PAGE, season, ctx.now)
    return _ranking(ctx, _game(game), "all", season, standings, total)


def _ranking(
    ctx: RequestContext,
    spec: GameSpec,
    scope: str,
    season: Season,
    standings: list[Standing],
    total: int,
    around: bool = False,
) -> Response:
    return ctx.render(
        "games/ranking.html",
        spec=spec,
        scope=scope,
        season=season,
        tabs=_season_tabs(ctx, f"/games/{spec.id}/ranking/{scope}", around),
        rows=_named(ctx, standings),
        watchable=watchable(ctx.sql, standings, spec.version),
        total=total,
        number=ctx.number(),
        pages=max(1, -(-total // _PAGE)),
        around=around,
        own=_board(ctx, spec).standing(spec.id, ctx.member, season, ctx.now),
        earlier_rules=range(1, spec.version),
        rules=_earlier_rules(ctx, spec),
    )


def _season_tabs(ctx: RequestContext, path: str, around: bool) -> list[tuple[str, str, str]]:
    """Return each season's key, name and address of the same ranking."""
    names = {
        "today": ctx.translate("today"),
        "week": ctx.translate("week"),
        "month": ctx.translate("month"),
        "all": ctx.translate("all time"),
    }
    return [(each, names[each], ctx.url(path, season=each, around=int(around) or "")) for each in SEASONS]


def _board(ctx: RequestContext, spec: GameSpec) -> SqlBoard:
    """Return today's boards of a game, or the board of all time by the earlier rules that the query names."""
    return SqlBoard(ctx.sql, _earlier_rules(ctx, spec) or None)


def _earlier_rules(ctx: RequestContext, spec: GameSpec) -> int:
    """Return the version of the earlier rules that the query names, 0 for none."""
    asked = ctx.number("rules")
    return asked if asked < spec.version else 0


def _season(ctx: RequestContext) -> Season:
    asked = "all" if ctx.query.get("rules") else ctx.query.get("season", "all")
    return next((season for season in SEASONS if season == asked), "all")


def _circle(ctx: RequestContext) -> list[int]:
    return [*members.friend_ids(ctx.sql, ctx.member), ctx.member]


def _named(ctx: RequestContext, standings: list[Standing]) -> list[tuple[Standing, str]]:
    """Standings with their members' names, "" for who shut this visitor out.

    As mixi's, a block is one-sided: who was shut out finds nothing of the other any more, though the ranks stay as they
    are; who shut somebody out closed only the own pages, and reads the other's name as before.
    """
    ids = [standing.member for standing in standings]
    people = members.get_members(ctx.sql, ids, ctx.language)
    closed = members.shutting_out(ctx.sql, ctx.member, ids)
    names = {number: "" if number in closed else found.nickname for number, found in people.items()}
    return [(standing, names[standing.member]) for standing in standings if standing.member in names]


def _top_games(ctx: RequestContext, specs: list[GameSpec]) -> list[tuple[GameSpec, int]]:
    plays = dict(most_played(ctx.sql, 10))
    return sorted(((spec, plays.get(spec.id, 0)) for spec in specs), key=lambda pair: -pair[1])[:10]


def _newest(ctx: RequestContext, specs: list[GameSpec]) -> list[tuple[GameSpec, bool]]:
    """Return the latest three that are out, and whether they came within the last month."""
    today = ctx.now.date()
    dated = [(spec.file.released, spec) for spec in specs if spec.file.released and spec.file.released <= today]
    dated.sort(key=lambda pair: (-pair[0].toordinal(), pair[1].id))
    return [(spec, (today - day).days < _NEW_DAYS) for day, spec in dated[:3]]


def _game(game: str) -> GameSpec:
    return or_404(find_game(game))
