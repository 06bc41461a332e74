"""What a round is worth to whom; the larger run is `python -m games.tools.balance baseball`."""

from __future__ import annotations

from statistics import median, quantiles

from games.tools.balance import play_rounds

ROUNDS = range(16)


def test_players_come_in_the_order_of_their_skill_and_rounds_last_as_long_as_they_should() -> None:
    rounds = {skill: play_rounds("baseball", skill, ROUNDS) for skill in ("novice", "average", "skilled")}
    scores = {skill: [one.score for one in played] for skill, played in rounds.items()}
    assert median(scores["average"]) >= 2 * median(scores["novice"])
    assert median(scores["skilled"]) >= 2 * median(scores["average"])
    assert 45 <= median(one.ticks / 60 for one in rounds["average"]) <= 120
    assert max(one.seconds for played in rounds.values() for one in played) < 180
    floor = quantiles(scores["novice"], n=4)[0]
    for player in ("mashing", "nothing"):
        assert all(one.score < floor for one in play_rounds("baseball", player, range(3)))
