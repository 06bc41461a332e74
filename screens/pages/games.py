"""The games' pages: what there is, how it is played, the ticket, the proved score, the rankings."""

from __future__ import annotations

import base64
import logging
from dataclasses import dataclass

from flask import Response

from games.engine.catalogue import GameSpec, available_games, find_game
from games.ranking import daily, tickets
from games.ranking.board import SEASONS, BoardReader, Season, Standing
from games.ranking.proof import Accepted, Proved, Refused, store_score, stored_answer, stored_play
from games.ranking.proof_process import ProofsBusy
from games.ranking.replays import may_watch, stored_replay, watchable
from games.ranking.sql import most_played
from keitai.common.wire import SAVED_REPLAY_TYPE
from screens.pages.daily_round import replay_response
from screens.pages.game_start import game_response
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
_FRIENDS_TOLD = 20
"""Friends above one's own best of whom the phone is told with a play."""
_GHOST_BYTES = 8 * 1024
STATUS = {"spent": 409, "too-large": 413}


@dataclass(frozen=True, slots=True)
class RankingPage:
    """Part of a ranking that one page shows, how many stand in all of it, and the visitor's own place in it."""

    standings: list[Standing]
    total: int
    own: Standing | None


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
    member, now = ctx.member, ctx.now
    own, leaders = ctx.ask_boards(
        lambda board: (board.standing(game, member, "all", now), board.top(game, 0, 3, "all", now))
    )
    return ctx.render("games/description.html", spec=spec, own=own, leaders=_named(ctx, leaders))


@blueprint.reads("/games/<game>/play")
def play(ctx: RequestContext, game: str) -> Response:
    """Start a play: send its game, seed and signed ticket, which replaces an earlier one for the game."""
    spec = _game(game)
    if tickets.too_many(ctx.sql, ctx.member, ctx.now):
        raise Rejected(ctx.translate("You began many plays within an hour. Please wait a while."), 429)
    before = tickets.newest(ctx.sql, spec, ctx.member)
    ticket = tickets.issue(spec, ctx.member, ctx.now, ctx.config.entropy, before)
    ctx.defer_write(lambda sql: tickets.note_issued(sql, ticket))
    signed = tickets.sign(ticket, ctx.config.secret)
    ahead = _friends_ahead(ctx, game)
    told = [(one.score, name) for one, name in ahead]
    return game_response(ctx, spec, ticket.seed, ticket=signed, friends=told, **_ghost(ctx, spec, ahead))


def _ghost(ctx: RequestContext, spec: GameSpec, ahead: list[tuple[Standing, str]]) -> dict[str, str]:
    """Return the replay and name of the nearest friend ahead whose play the member may watch, for the phone to show."""
    for one, name in ahead[:1]:
        found = stored_play(ctx.sql, one.play)
        replay = stored_replay(ctx.sql, one.play) if found and may_watch(ctx.sql, found, ctx.member, ctx.now) else None
        if replay is not None and len(replay) <= _GHOST_BYTES:
            return {"ghost": base64.b64encode(replay).decode(), "ghost_name": name}
    return {}


def _friends_ahead(ctx: RequestContext, game: str) -> list[tuple[Standing, str]]:
    """Return the friends above the member's own best with their names, the nearest first, for the phone's card."""
    circle, now = _circle(ctx), ctx.now
    among = ctx.ask_boards(lambda board: board.among(game, circle, "all", now))
    own = next((one.score for one in among if one.member == ctx.member), 0)
    ahead = [one for one in among if one.score > own][-_FRIENDS_TOLD:]
    return [(one, name) for one, name in reversed(_named(ctx, ahead)) if name]


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
    verdict: Proved | Accepted | Refused | daily.DailyRound | None
    verdict = stored_answer(ctx.sql, body, member=member, game=game, secret=secret)
    if verdict is None:
        verdict = daily.answered_round(ctx.sql, body, member=member, game=game, secret=secret)
    if verdict is None:
        prove = ctx.config.prove
        try:
            verdict = ctx.outside_transaction(
                "proof", lambda: prove(body, member=member, game=game, now=now, secret=secret)
            )
        except ProofsBusy:
            again = ctx.translate("Very many plays are coming in just now. Yours is kept and sent again by itself.")
            raise Rejected(again, 503) from None
    sessions.note_attempt(ctx.sql, origin, ctx.moment)
    if isinstance(verdict, Proved):
        return _store(ctx, game, verdict)
    return _verdict(ctx, game, verdict)


def _store(ctx: RequestContext, game: str, proved: Proved) -> Response:
    """Store a proved play where its ticket says: on the boards, or on that of the daily round."""
    if proved.ticket.daily:
        return _verdict(ctx, game, daily.store_round(ctx.sql, proved, ctx.now))
    ctx.boards_changed()
    return _verdict(ctx, game, store_score(ctx.sql, proved, ctx.now))


def _verdict(ctx: RequestContext, game: str, verdict: Accepted | Refused | daily.DailyRound) -> Response:
    if isinstance(verdict, Refused):
        _log.info("play of %s refused: %s", game, verdict.code)
        return ctx.render(
            "games/refused.html", STATUS.get(verdict.code, 403), game=game, reason=ctx.translate(verdict.reason)
        )
    if isinstance(verdict, daily.DailyRound):
        return ctx.redirect(f"/games/{game}/daily?day={verdict.day}")
    return ctx.redirect(f"/games/{game}/plays/{verdict.play}")


@blueprint.reads("/games/<game>/plays/<number>")
def exit_page(ctx: RequestContext, game: str, number: str) -> Response:
    """Show a play's result to its player after game over."""
    spec = _game(game)
    stored = stored_play(ctx.sql, number)
    if stored is None or stored.game != game or stored.member != ctx.member:
        raise NotFound
    member, circle, now = ctx.member, _circle(ctx), ctx.now
    among, rank, members_in_all = ctx.ask_boards(
        lambda board: (
            board.among(game, circle, "all", now),
            board.standing(game, member, "all", now),
            board.members(game, "all", now),
        )
    )
    return ctx.render(
        "games/exit.html",
        spec=spec,
        play=stored,
        friends_rank=next((one.rank for one in among if one.member == ctx.member), None),
        friends=len(among),
        ahead=_next_ahead(ctx, among),
        rank=rank,
        members=members_in_all,
        away=bool(ctx.boards_away),
    )


def _next_ahead(ctx: RequestContext, among: list[Standing]) -> tuple[int, str] | None:
    """Return the points that a better best would need to pass the next friend, and whom; None for the first of all.

    Friends who shut this visitor out are passed over, as their names are not shown either.
    """
    own = next((one.score for one in among if one.member == ctx.member), 0)
    ahead = _named(ctx, [one for one in among if one.score > own])
    return next(((one.score - own + 1, name) for one, name in reversed(ahead) if name), None)


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
    return replay_response(ctx, spec, replay)


@blueprint.reads("/games/<game>/plays/<number>/save")
def save(ctx: RequestContext, game: str, number: str) -> Response:
    """Send a replay to its own player, for a file; plays of earlier rules, too."""
    stored = stored_play(ctx.sql, number)
    replay = stored_replay(ctx.sql, number)
    if stored is None or replay is None or stored.game != game or stored.member != ctx.member:
        raise NotFound
    response = Response(replay, content_type=SAVED_REPLAY_TYPE)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Disposition"] = f'attachment; filename="{game}-{stored.score}.play"'
    return response


@blueprint.reads("/games/<game>/ranking/friends")
def friends_ranking(ctx: RequestContext, game: str) -> Response:
    spec, season, member, now = _game(game), _season(ctx), ctx.member, ctx.now
    circle = _circle(ctx)
    everybody, own = ctx.ask_boards(
        lambda board: (board.among(game, circle, season, now), board.standing(game, member, season, now)),
        _earlier_rules(ctx, spec),
    )
    shown = everybody[ctx.number() * _PAGE :][:_PAGE]
    return _ranking(ctx, spec, "friends", season, RankingPage(shown, len(everybody), own))


@blueprint.reads("/games/<game>/ranking/all")
def overall_ranking(ctx: RequestContext, game: str) -> Response:
    spec, season, member, now = _game(game), _season(ctx), ctx.member, ctx.now
    around, first = bool(ctx.query.get("around")), ctx.number() * _PAGE

    def ask(board: BoardReader) -> RankingPage:
        if around:
            shown = board.around(game, member, _PAGE // 2, season, now)
        else:
            shown = board.top(game, first, _PAGE, season, now)
        return RankingPage(shown, board.members(game, season, now), board.standing(game, member, season, now))

    return _ranking(ctx, spec, "all", season, ctx.ask_boards(ask, _earlier_rules(ctx, spec)), around=around)


def _ranking(
    ctx: RequestContext, spec: GameSpec, scope: str, season: Season, page: RankingPage, around: bool = False
) -> Response:
    return ctx.render(
        "games/ranking.html",
        spec=spec,
        scope=scope,
        season=season,
        tabs=_season_tabs(ctx, f"/games/{spec.id}/ranking/{scope}", around),
        rows=_named(ctx, page.standings),
        watchable=watchable(ctx.sql, page.standings, spec.version),
        total=page.total,
        number=ctx.number(),
        pages=max(1, -(-page.total // _PAGE)),
        around=around,
        own=page.own,
        away=bool(ctx.boards_away),
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
