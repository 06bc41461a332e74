"""Search for strategies: the best of each skill by its median, the same however many processes play."""

from __future__ import annotations

from games.engine.bots import SKILLS
from games.engine.catalogue import load_game
from games.tools.seeing_strategies import seeing_strategies
from games.tools.strategies import KeyPattern, key_patterns
from games.tools.strategy_search import StrategyScore, best_of, play_some, play_strategy, search


def test_the_best_of_each_skill_is_named() -> None:
    found = [StrategyScore(skill, name, median) for skill in SKILLS for name, median in (("a", 3), ("b", 7), ("c", 5))]
    assert {one.strategy for one in best_of(found).values()} == {"b"}


def test_a_search_returns_what_each_strategy_reaches_when_it_is_played_alone() -> None:
    patterns = [KeyPattern(12, 3, (0, 1)), KeyPattern(90, 60, (-1,))]
    seen: list[int] = []
    best = search("wig", patterns, 1, seen.append)
    assert sum(seen) == len(patterns) * len(SKILLS)
    for skill in SKILLS:
        played = [(median, one.describe(["4", "6"])) for median, one in play_some("wig", skill, patterns, range(3))]
        assert (best[skill].median, best[skill].strategy) == max(played), skill


def test_only_fresh_rounds_decide_among_finalists() -> None:
    patterns = key_patterns(2, 3)
    best = search("wig", patterns, 1, finalists=1)
    for skill in SKILLS:
        median_of_first = {one: median for median, one in play_some("wig", skill, patterns, range(3))}
        chosen = next(one for one in patterns if one.describe(["4", "6"]) == best[skill].strategy)
        ((median, _),) = play_some("wig", skill, [chosen], range(100, 109))
        assert best[skill].median == median, skill
        assert median_of_first[chosen] == max(median_of_first.values()), skill


def test_a_strategy_with_eyes_plays_by_the_same_round() -> None:
    spec = load_game("wig")
    for strategy in seeing_strategies(spec, 4):
        assert play_strategy(spec, strategy, "novice", 3) == play_strategy(spec, strategy, "novice", 3), strategy
