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
def catalogue(page: RequestContext) -> Response:
    """All, or a category's; the most played of all."""
    specs = available_games()
    categories = sorted({spec.file.category for spec in specs})
    category = chosen(page, "category", ("", *categories), "")
    return page.render(
        "games/list.html",
        specs=[spec for spec in specs if category in ("", spec.file.category)],
        category=category,
        tabs=[
            (name, page.say(f"game: {name}") if name else page.say("all"), page.url("/games", category=name))
            for name in ("", *categories)
        ],
        top=_top_games(page, specs),
        newest=_newest(page, specs),
    )


@blueprint.reads("/games/<game>")
def description(page: RequestContext, game: str) -> Response:
    spec = _game(game)
    board = SqlBoard(page.sql)
    return page.render(
        "games/description.html",
        spec=spec,
        own=board.standing(game, page.member, "all", page.now),
        leaders=_named(page, board.top(game, 0, 3, "all", page.now)),
    )


@blueprint.reads("/games/<game>/play")
def play(page: RequestContext, game: str) -> Response:
    """Issue a ticket for one play. Nothing is stored until it is spent."""
    spec = _game(game)
    ticket = tickets.issue(spec, page.member, page.now, page.config.entropy)
    start = {
        "game": game,
        "seed": ticket.seed,
        "ticket": tickets.sign(ticket, page.config.secret),
        "rules": spec.version,
        "tuning": spec.digest,
        "post": page.config.base_url + page.url(f"/games/{game}/score"),
    }
    response = Response(msgspec.json.encode(start), content_type=GAME_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.writes("/games/<game>/score")
def post_score(page: RequestContext, game: str) -> Response:
    """Prove and store a replay, or refuse it with the reason and store nothing.

    To prove one takes the site's time, so a member may send ten a minute.
    """
    _game(game)
    origin = f"score:{page.member}"
    if sessions.too_many_attempts(page.sql, origin, page.moment, _MINUTE_MS):
        raise page.flooded()
    body, member, secret, now = page.sent.body, page.member, page.config.secret, page.now
    verdict: Proved | Accepted | Refused | None
    verdict = stored_answer(page.sql, body, member=member, game=game, secret=secret)
    if verdict is None:
        verdict = page.outside_transaction(
            "proof", lambda: prove_score(body, member=member, game=game, now=now, secret=secret, load=load_game)
        )
    sessions.note_attempt(page.sql, origin, page.moment)
    return _verdict(page, game, store_score(page.sql, verdict, page.now) if isinstance(verdict, Proved) else verdict)


def _verdict(page: RequestContext, game: str, verdict: Accepted | Refused) -> Response:
    if isinstance(verdict, Refused):
        _log.info("play of %s refused: %s", game, verdict.code)
        return page.render(
            "games/refused.html", STATUS.get(verdict.code, 403), game=game, reason=page.say(verdict.reason)
        )
    return page.redirect(f"/games/{game}/plays/{verdict.play}")


@blueprint.reads("/games/<game>/plays/<number>")
def exit_page(page: RequestContext, game: str, number: str) -> Response:
    """Show a play's own page: for its player, after game over."""
    spec = _game(game)
    stored = stored_play(page.sql, number)
    if stored is None or stored.game != game or stored.member != page.member:
        raise NotFound
    board = SqlBoard(page.sql)
    among = board.among(game, _circle(page), "all", page.now)
    return page.render(
        "games/exit.html",
        spec=spec,
        play=stored,
        friends_rank=next((one.rank for one in among if one.member == page.member), None),
        friends=len(among),
        rank=board.standing(game, page.member, "all", page.now),
        members=board.members(game, "all", page.now),
    )


@blueprint.reads("/games/<game>/plays/<number>/watch")
def watch(page: RequestContext, game: str, number: str) -> Response:
    """Send a replay, which the phone plays before one's eyes."""
    spec = _game(game)
    stored = stored_play(page.sql, number)
    if stored is None or stored.game != game or not may_watch(page.sql, stored, page.member, page.now):
        raise NotFound
    member_or_404(page, stored.member)
    replay = stored_replay(page.sql, number)
    if replay is None:
        raise NotFound
    try:
        require_same_rules(decode(replay), spec)
    except ReplayError:
        raise Rejected(page.say(REASONS["other-rules"])) from None
    response = Response(replay, content_type=REPLAY_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.reads("/games/<game>/ranking/friends")
def friends_ranking(page: RequestContext, game: str) -> Response:
    season = _season(page)
    everybody = SqlBoard(page.sql).among(game, _circle(page), season, page.now)
    return _ranking(page, _game(game), "friends", season, everybody[page.number() * _PAGE :][:_PAGE], len(everybody))


@blueprint.reads("/games/<game>/ranking/all")
def overall_ranking(page: RequestContext, game: str) -> Response:
    season = _season(page)
    board = SqlBoard(page.sql)
    total = board.members(game, season, page.now)
    if page.query.get("around"):
        standings = board.around(game, page.member, _PAGE // 2, season, page.now)
        return _ranking(page, _game(game), "all", season, standings, total, around=True)
    standings = board.top(game, page.number() * _PAGE, _PAGE, season, page.now)
    return _ranking(page, _game(game), "all", season, standings, total)


def _ranking(
    page: RequestContext,
    spec: GameSpec,
    scope: str,
    season: Season,
    standings: list[Standing],
    total: int,
    around: bool = False,
) -> Response:
    return page.render(
        "games/ranking.html",
        spec=spec,
        scope=scope,
        season=season,
        tabs=_season_tabs(page, f"/games/{spec.id}/ranking/{scope}", around),
        rows=_named(page, standings),
        watchable=watchable(page.sql, standings, spec.version),
        total=total,
        number=page.number(),
        pages=max(1, -(-total // _PAGE)),
        around=around,
        own=SqlBoard(page.sql).standing(spec.id, page.member, season, page.now),
    )


def _season_tabs(page: RequestContext, path: str, around: bool) -> list[tuple[str, str, str]]:
    """Return each season's key, name and address of the same ranking."""
    names = {
        "today": page.say("today"),
        "week": page.say("week"),
        "month": page.say("month"),
        "all": page.say("all time"),
    }
    return [(each, names[each], page.url(path, season=each, around=int(around) or "")) for each in SEASONS]


def _season(page: RequestContext) -> Season:
    asked = page.query.get("season", "all")
    return next((season for season in SEASONS if season == asked), "all")


def _circle(page: RequestContext) -> list[int]:
    return [*members.friend_ids(page.sql, page.member), page.member]


def _named(page: RequestContext, standings: list[Standing]) -> list[tuple[Standing, str]]:
    """Standings with their members' names, "" for who shut this visitor out.

    As mixi's, a block is one-sided: who was shut out finds nothing of the other any more, though the ranks stay as they
    are; who shut somebody out closed only the own pages, and reads the other's name as before.
    """
    ids = [standing.member for standing in standings]
    people = members.get_members(page.sql, ids, page.language)
    closed = members.shutting_out(page.sql, page.member, ids)
    names = {number: "" if number in closed else found.nickname for number, found in people.items()}
    return [(standing, names[standing.member]) for standing in standings if standing.member in names]


def _top_games(page: RequestContext, specs: list[GameSpec]) -> list[tuple[GameSpec, int]]:
    plays = dict(most_played(page.sql, 10))
    return sorted(((spec, plays.get(spec.id, 0)) for spec in specs), key=lambda pair: -pair[1])[:10]


def _newest(page: RequestContext, specs: list[GameSpec]) -> list[tuple[GameSpec, bool]]:
    """Return the latest three that are out, and whether they came within the last month."""
    today = page.now.date()
    dated = [(spec.file.released, spec) for spec in specs if spec.file.released and spec.file.released <= today]
    dated.sort(key=lambda pair: (-pair[0].toordinal(), pair[1].id))
    return [(spec, (today - day).days < _NEW_DAYS) for day, spec in dated[:3]]


def _game(game: str) -> GameSpec:
    return or_404(find_game(game))
