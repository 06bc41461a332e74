"""The daily round: everybody's seed, one ranked try a day by Tokyo's date, a board of its own, kind words after it."""

from __future__ import annotations

from functools import cache

import msgspec
from sqlalchemy import select

from games.engine.catalogue import load_game
from games.engine.replay import Replay, decode, encode
from games.ranking.tables import daily_round, play
from games.tools.simulate import play_out
from keitai.common.wire import GAME_TYPE, REPLAY_TYPE
from screens.store.account_deletion import delete_member
from screens.store.transactions import read_transaction, write_transaction
from tests.screens.site_client import HERO, Answer, SiteClient, Town

SPEC = load_game("keep-awake")
PAGE = "/games/keep-awake/daily"


@cache
def played(seed: int, skill: str) -> Replay:
    return play_out(SPEC, SPEC.bot(skill, 3), seed, 60 * 60 * 10)[0]


def begin(visit: SiteClient) -> tuple[Answer, dict[str, object]]:
    answer = visit.send(PAGE)
    return answer, msgspec.json.decode(answer.body) if answer.headers["Content-Type"] == GAME_TYPE else {}


def post(
    town: Town, visit: SiteClient, start: dict[str, object], skill: str = "average", *, wait: bool = True
) -> Answer:
    replay = msgspec.structs.replace(played(int(str(start["seed"])), skill), ticket=str(start["ticket"]))
    if wait:
        town.wait(seconds=replay.ticks // 60 + 5)
    return visit._ask("POST", "/games/keep-awake/score", encode(replay), {}, kind=REPLAY_TYPE)


def test_a_try_is_ranked_on_the_days_board_and_on_no_other(town: Town) -> None:
    visit = town.visitor(HERO)
    assert "one try" in visit.get(PAGE).text
    _, start = begin(visit)
    answer = post(town, visit, start)
    score = played(int(str(start["seed"])), "average").score
    assert (answer.status, answer.path.split("?")[0]) == (200, PAGE)
    assert f"Your score {score}" in answer.text
    assert "no. 1 of 1" in answer.text
    with read_transaction(town.engine) as sql:
        assert sql.execute(select(play.c.id).where(play.c.member == HERO)).first() is None


def test_a_second_try_of_the_day_is_told_kindly_and_may_be_practised(town: Town) -> None:
    visit = town.visitor(HERO)
    _, start = begin(visit)
    town.wait(seconds=20)
    assert "Begin today's try" not in visit.get(PAGE).markup
    for lang, words in (("en", "Tomorrow there will be another round"), ("ja", "明日また新しい勝負があります")):
        answer = town.visitor(HERO, lang=lang).post(PAGE, {"token": town.token(PAGE)})
        assert answer.status == 200
        assert words in answer.text
    again = msgspec.json.decode(visit.get(f"{PAGE}/practice").body)
    assert again["seed"] == start["seed"]
    assert "ticket" not in again
    assert "post" not in again
    assert town.visitor(7).get(f"{PAGE}/practice").status == 404, "not before one's own try"


def test_everybody_has_the_same_seed_and_every_day_and_game_another(town: Town) -> None:
    seeds = [begin(town.visitor(member))[1]["seed"] for member in (HERO, 7)]
    assert seeds[0] == seeds[1]
    other = msgspec.json.decode(town.visitor(HERO).send("/games/wig/daily").body)["seed"]
    town.wait(hours=24)
    assert len({seeds[0], other, begin(town.visitor(HERO))[1]["seed"]}) == 3


def test_the_day_is_tokyos_and_a_try_from_before_midnight_counts_for_its_own_day(town: Town) -> None:
    visit = town.visitor(HERO)
    town.wait(hours=14, minutes=59)  # 23:59 in Tokyo
    _, start = begin(visit)
    assert post(town, visit, start).status == 200
    assert visit.get(PAGE).text.count("no. 1 of 1") == 0, "today is another day"
    (yesterday,) = {link for link in visit.get(PAGE).links if "day=" in link}
    assert "no. 1 of 1" in visit.get(yesterday).text
    assert begin(visit)[1], "a new day, a new try"


def test_the_same_play_posted_twice_is_one_and_another_play_is_refused(town: Town) -> None:
    visit = town.visitor(HERO)
    _, start = begin(visit)
    first = post(town, visit, start)
    town.wait(hours=2)
    again = post(town, visit, start, wait=False)
    assert (again.status, again.path) == (200, first.path), "however late it is sent once more"
    other = post(town, visit, start, "novice", wait=False)
    assert other.status == 409
    assert "spent" in other.text


def test_an_ordinary_play_begun_meanwhile_does_not_take_the_try_away(town: Town) -> None:
    visit = town.visitor(HERO)
    _, start = begin(visit)
    assert visit.get("/games/keep-awake/play").status == 200
    assert post(town, visit, start).status == 200


def test_plays_of_the_day_are_watched_after_ones_own_try_and_blocks_count(town: Town) -> None:
    friend, visit = town.visitor(7), town.visitor(HERO)
    post(town, friend, begin(friend)[1])
    (day,) = {link.split("/")[4] for link in friend.get(PAGE).links if link.endswith("/7/watch")}
    address = f"{PAGE}/{day}/7/watch"
    assert decode(friend.get(address).body).score > 0
    assert visit.get(address).status == 404
    assert address not in visit.get(PAGE).links
    post(town, visit, begin(visit)[1], "novice")
    assert address in visit.get(PAGE).links
    assert visit.get(address).status == 200
    friend.send(f"/members/{HERO}/block")
    assert visit.get(address).status == 404
    assert address not in visit.get(PAGE).links
    assert "(not shown)" in visit.get(PAGE).text


def test_equal_scores_share_a_rank_and_who_leaves_leaves_the_board(town: Town) -> None:
    for member in (7, 8, 9):
        post(town, town.visitor(member), begin(town.visitor(member))[1], "novice" if member == 9 else "average")
    page = town.visitor(9).get(PAGE).text
    assert "no. 3 of 3" in page
    with write_transaction(town.engine) as sql:
        delete_member(sql, 7, 1)
        assert sql.execute(select(daily_round.c.member).where(daily_round.c.member == 7)).first() is None
    assert "no. 2 of 2" in town.visitor(9).get(PAGE).text
