"""The daily round's pages: what it is, the one ranked try of a day, the day's board, and practice on its seed."""

from __future__ import annotations

from datetime import timedelta

from flask import Response

from games.engine.catalogue import GameSpec, find_game
from games.engine.replay import ReplayError, decode, require_same_rules
from games.ranking import daily, tickets
from games.ranking.proof import REASONS
from keitai.common.wire import REPLAY_TYPE
from screens.pages.game_start import game_response
from screens.pages.members import member_or_404
from screens.store import members
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, Rejected, RequestContext
from screens.web.fields import or_404

blueprint = PageBlueprint("daily_round")

_PAGE = 10
_LOST_MS = 10_000


@blueprint.reads("/games/<game>/daily")
def board(ctx: RequestContext, game: str) -> Response:
    """Show the round of today, or of yesterday, with its board and what became of the member's own try."""
    spec, today = or_404(find_game(game)), daily.tokyo_day(ctx.now)
    yesterday = daily.tokyo_day(ctx.now - timedelta(days=1))
    day = yesterday if ctx.query.get("day") == yesterday else today
    rows = daily.day_board(ctx.sql, game, day, ctx.number() * _PAGE, _PAGE)
    total = daily.count_rounds(ctx.sql, game, day)
    own = daily.find_round(ctx.sql, game, day, ctx.member)
    return ctx.render(
        "games/daily.html",
        spec=spec,
        day=day,
        today=today,
        yesterday=yesterday,
        own=own,
        rows=_named(ctx, rows),
        open_ranks=daily.OPEN_RANKS if day < today or (own is not None and own.score is not None) else 0,
        total=total,
        number=ctx.number(),
        pages=max(1, -(-total // _PAGE)),
    )


@blueprint.writes("/games/<game>/daily")
def begin(ctx: RequestContext, game: str) -> Response:
    """Spend the member's try of today, and lead to its game; who had it already is told so kindly."""
    spec = or_404(find_game(game))

    def spend() -> str:
        if daily.find_round(ctx.sql, game, daily.tokyo_day(ctx.now), ctx.member) is None:
            ticket = daily.daily_ticket(spec, ctx.member, ctx.now, ctx.config.secret, ctx.config.entropy)
            daily.begin_round(ctx.sql, ticket)
        return f"/games/{game}/daily/play"

    return ctx.submit_once(spend)


@blueprint.reads("/games/<game>/daily/play")
def play(ctx: RequestContext, game: str) -> Response:
    """Send the game of a try that has just begun, once more within ten seconds if it was lost on its way."""
    spec, today = or_404(find_game(game)), daily.tokyo_day(ctx.now)
    own = daily.find_round(ctx.sql, game, today, ctx.member)
    if own is None:
        raise NotFound
    if own.score is not None or ctx.moment - own.at > _LOST_MS:
        return ctx.render("games/daily_had.html", spec=spec)
    seed = daily.daily_seed(ctx.config.secret, game, today)
    ticket = tickets.Ticket(own.ticket, ctx.member, game, seed, spec.version, spec.digest, own.at, today)
    return game_response(ctx, spec, seed, ticket=tickets.sign(ticket, ctx.config.secret))


@blueprint.reads("/games/<game>/daily/practice")
def practice(ctx: RequestContext, game: str) -> Response:
    """Send the game of today's round once more, unranked, to a member who had the ranked try."""
    spec, today = or_404(find_game(game)), daily.tokyo_day(ctx.now)
    if daily.find_round(ctx.sql, game, today, ctx.member) is None:
        raise NotFound
    return game_response(ctx, spec, daily.daily_seed(ctx.config.secret, game, today))


@blueprint.reads("/games/<game>/daily/<day>/<int:number>/watch")
def watch(ctx: RequestContext, game: str, day: str, number: int) -> Response:
    """Send the replay of a member's try, which the phone then plays."""
    spec = or_404(find_game(game))
    found = daily.find_round(ctx.sql, game, day, number)
    if found is None:
        raise NotFound
    member_or_404(ctx, number)
    replay = daily.round_replay(ctx.sql, found, ctx.member, daily.tokyo_day(ctx.now))
    if replay is None:
        raise NotFound
    return replay_response(ctx, spec, replay)


def replay_response(ctx: RequestContext, spec: GameSpec, replay: bytes) -> Response:
    """Return a replay for the phone to play; one of earlier rules or tuning is refused with the reason."""
    try:
        require_same_rules(decode(replay), spec)
    except ReplayError:
        raise Rejected(ctx.translate(REASONS["other-rules"])) from None
    response = Response(replay, content_type=REPLAY_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


def _named(ctx: RequestContext, rows: list[daily.DailyRound]) -> list[tuple[daily.DailyRound, str]]:
    """Return tries with their members' names, "" for who shut this visitor out; members who left are passed over."""
    ids = [row.member for row in rows]
    people = members.get_members(ctx.sql, ids, ctx.language)
    closed = members.shutting_out(ctx.sql, ctx.member, ids)
    return [(row, "" if row.member in closed else people[row.member].nickname) for row in rows if row.member in people]
