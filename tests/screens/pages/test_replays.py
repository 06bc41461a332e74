"""Plays that can be watched: the top hundred's by everybody, one's own by oneself, nobody else's."""

from __future__ import annotations

import re
from base64 import b64decode
from functools import cache

import msgspec
import pytest
from sqlalchemy import update

from games.engine.catalogue import load_game
from games.engine.replay import Replay, decode, encode
from games.ranking import replays
from games.ranking.sql import SqlBoard
from games.ranking.tables import play
from games.ranking.tickets import sign, verify
from games.tools.simulate import play_out
from keitai.common.wire import REPLAY_TYPE, SAVED_REPLAY_TYPE
from screens.store import members
from screens.store.transactions import read_transaction, write_transaction
from tests.screens.site_client import HERO, Town

SPEC = load_game("keep-awake")
WATCH = "\ue677"
"""Sign of a play that can be watched."""


@cache
def played(seed: int) -> Replay:
    return play_out(SPEC, SPEC.bot("skilled", 3), seed, 60 * 60 * 10)[0]


def post(town: Town, member: int = HERO) -> str:
    """A play with its replay on the boards; its number."""
    visit = town.visitor(member)
    start = msgspec.json.decode(visit.get("/games/keep-awake/play").body)
    replay = msgspec.structs.replace(played(start["seed"]), ticket=start["ticket"])
    assert sign(verify(start["ticket"], b"secret"), b"secret") == start["ticket"]
    town.wait(seconds=replay.ticks // 60 + 5)
    answer = visit._ask("POST", "/games/keep-awake/score", encode(replay), {}, kind=REPLAY_TYPE)
    assert answer.status == 200, answer.text
    return answer.path.split("/")[4]


def test_the_ranking_shows_the_play(town: Town) -> None:
    number = post(town)
    reader = town.visitor(7)
    ranking = reader.get("/games/keep-awake/ranking/all?season=today")
    address = f"/games/keep-awake/plays/{number}/watch"
    assert address in ranking.links
    shown = reader.get(address)
    assert shown.headers["Content-Type"] == REPLAY_TYPE
    assert decode(shown.body).score > 0


def test_exit_page_and_card_tell_the_gap_to_the_next_friend(town: Town) -> None:
    visit = town.visitor(HERO)
    first = msgspec.json.decode(visit.get("/games/keep-awake/play").body)["friends"]
    assert first == sorted(first)
    number = post(town)
    rows = re.findall(
        r"\d+ +(\S[^\d]*?) +(\d+)", visit.get("/games/keep-awake/ranking/friends").text.replace(WATCH, "")
    )
    best = played_score(visit.get(f"/games/keep-awake/plays/{number}").text)
    name, score = [(name, int(score)) for name, score in rows if int(score) > best][-1]
    page = visit.get(f"/games/keep-awake/plays/{number}").text
    assert f"{score - best + 1} more and you pass {name}" in page
    friends = msgspec.json.decode(visit.get("/games/keep-awake/play").body)["friends"]
    assert friends[0] == [score, name]
    assert all(told > best for told, _ in friends)


def played_score(page: str) -> int:
    found = re.search(r"Your score (\d+)", page)
    assert found is not None
    return int(found[1])


def test_below_the_top_it_is_ones_own(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    number = post(town)
    monkeypatch.setattr(replays, "OPEN_RANKS", 0)
    address = f"/games/keep-awake/plays/{number}/watch"
    assert town.visitor(7).get(address).status == 404
    assert town.visitor(HERO).get(address).status == 200
    assert "/watch" not in town.visitor(7).get("/games/keep-awake/ranking/all?season=today").markup


def test_whom_the_player_shut_out_sees_nothing(town: Town) -> None:
    number = post(town)
    town.visitor(HERO).send("/members/7/block")
    assert town.visitor(7).get(f"/games/keep-awake/plays/{number}/watch").status == 404


def test_a_play_by_rules_of_old_is_told(town: Town) -> None:
    number = post(town)
    with write_transaction(town.engine) as sql:
        old = encode(msgspec.structs.replace(played(1), rules=0))
        sql.execute(update(play).where(play.c.id == number).values(replay=old))
    assert "rules have changed" in town.visitor(7).get(f"/games/keep-awake/plays/{number}/watch").text


@pytest.mark.parametrize("path", ["/games/wig/plays/{n}/watch", "/games/keep-awake/plays/0/watch"])
def test_other_addresses_lead_nowhere(town: Town, path: str) -> None:
    assert town.visitor(HERO).get(path.format(n=post(town))).status == 404


def test_the_newest_games_stand_by_their_day(town: Town) -> None:
    text = town.visitor(HERO).get("/games").text
    assert text.index("Newest") < text.index("8/24") < text.index("7/27") < text.index("Most played")


def test_tickets_drawn_one_after_another_are_thirty_an_hour_and_the_last_counts(town: Town) -> None:
    """Four hundred tickets in a second would be four hundred seeds to choose from."""
    visit = town.visitor(HERO)
    starts = [visit.get("/games/keep-awake/play") for _ in range(33)]
    assert [one.status for one in starts] == [200] * 30 + [429] * 3
    assert "many plays within an hour" in starts[-1].text
    assert town.visitor(7).get("/games/keep-awake/play").status == 200
    for answer, status in ((starts[0], 403), (starts[28], 403), (starts[29], 200)):
        start = msgspec.json.decode(answer.body)
        replay = msgspec.structs.replace(played(start["seed"]), ticket=start["ticket"], waited=60 * 60)
        if answer is starts[0]:
            town.wait(seconds=replay.ticks // 60 + 60)
        posted = visit._ask("POST", "/games/keep-awake/score", encode(replay), {}, kind=REPLAY_TYPE)
        assert posted.status == status, posted.text
    town.wait(hours=1)
    assert visit.get("/games/keep-awake/play").status == 200


def test_ones_own_play_is_sent_for_a_file_and_nobody_elses(town: Town) -> None:
    number = post(town)
    page = town.visitor(HERO).get(f"/games/keep-awake/plays/{number}")
    (address,) = [link for link in page.links if link.endswith("/save")]
    sent = town.visitor(HERO).get(address)
    assert sent.headers["Content-Type"] == SAVED_REPLAY_TYPE
    score = decode(sent.body).score
    assert sent.headers["Content-Disposition"] == f'attachment; filename="keep-awake-{score}.play"'
    assert town.visitor(7).get(address).status == 404
    assert town.visitor(HERO).get(address.replace("keep-awake", "wig")).status == 404


def test_a_play_comes_with_the_ghost_of_the_nearest_friend_ahead_whose_play_may_be_watched(town: Town) -> None:
    visit = town.visitor(HERO)
    start = msgspec.json.decode(visit.get("/games/keep-awake/play").body)
    score, name = start["friends"][0]
    assert start["ghost_name"] == name
    assert decode(b64decode(start["ghost"])).score == score
    with read_transaction(town.engine) as sql:
        circle = [*members.friend_ids(sql, HERO), HERO]
        among = SqlBoard(sql).among("keep-awake", circle, "all", town.now)
    friend = next(one.member for one in among if one.score == score)
    town.visitor(friend).send(f"/members/{HERO}/block")
    after = msgspec.json.decode(visit.get("/games/keep-awake/play").body)
    assert after.get("ghost_name") != name or after["friends"][0] != [score, name]
    assert [score, name] not in after["friends"]


def test_nobody_has_a_ghost_whose_play_may_not_be_watched(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replays, "OPEN_RANKS", 0)
    start = msgspec.json.decode(town.visitor(HERO).get("/games/keep-awake/play").body)
    assert start["friends"]
    assert "ghost" not in start
