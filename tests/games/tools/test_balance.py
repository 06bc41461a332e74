"""Measured balance: the same rounds on any number of processes, honest quartiles, a picture where it can be drawn."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from games.engine.catalogue import game_ids
from games.tools.balance import PLAYERS, Round, measure, play_rounds, summary, verdicts
from games.tools.plots import draw_balance
from keitai.common.errors import KeitaiError


def rounds(player: str, *scores: int, ticks: int = 3600) -> list[Round]:
    return [Round(player, score, ticks, True, "seen_asleep") for score in scores]


def test_processes_change_nothing() -> None:
    heard: list[int] = []
    two = measure("keep-awake", 27, 2, heard.append)
    assert sum(heard) == 27 * len(PLAYERS)
    assert {player: len(found) for player, found in two.items()} == dict.fromkeys(PLAYERS, 27)
    assert two["novice"] == play_rounds("keep-awake", "novice", range(27))


ENDS = {
    "keep-awake": {"seen_asleep", "seen_hitting"},
    "wig": {"nodded", "blown", "sneezed", "startled", "slid"},
    "baseball": {"struck_out", "flied_out", "grounded_out", "doubled_up", "mercy", "called"},
    "kuta": {"swamped", "blinded", "drifted", "skidded"},
    "mind-reader": {"clueless", "tidy", "listener", "kind", "liked", "star"},
}


@pytest.mark.parametrize("game", game_ids())
def test_what_ends_a_round_is_named(game: str) -> None:
    ended = {one.ended for player in PLAYERS for one in play_rounds(game, player, range(8))}
    assert ended <= ENDS[game]
    assert len(ended) > 1


def test_doing_nothing_and_mashing_end_as_one_would_think() -> None:
    assert {one.ended for one in play_rounds("keep-awake", "nothing", range(3))} == {"seen_asleep"}
    assert {one.ended for one in play_rounds("keep-awake", "mashing", range(3))} == {"seen_hitting"}
    assert {one.ended for one in play_rounds("baseball", "nothing", range(3))} == {"struck_out"}


def test_a_summary_gives_quartiles_and_ends() -> None:
    found = summary([*rounds("novice", 10, 20, 30), Round("novice", 40, 600, False)])
    assert found.scores == (12.5, 25, 37.5)
    assert found.past_15_s == 75
    assert found.ended == (("seen_asleep", 75), ("time", 25))
    assert summary(rounds("novice", 7)).scores == (7, 7, 7)


def test_verdicts_tell_a_balanced_game_from_another() -> None:
    good = {
        "novice": rounds("novice", 100),
        "average": rounds("average", 200),
        "skilled": rounds("skilled", 400),
        "mashing": rounds("mashing", 50),
        "nothing": rounds("nothing", 9),
    }
    assert all(kept for _, kept in verdicts(good))
    bad = good | {
        "skilled": rounds("skilled", 399),
        "mashing": rounds("mashing", 100),
        "average": rounds("average", 200, ticks=9000),
    }
    assert [kept for _, kept in verdicts(bad)] == [True, False, False, False, True]


def test_the_picture_is_drawn(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    draw_balance("A game", {player: rounds(player, 1, 5, 9) for player in PLAYERS}, tmp_path / "b.png")
    assert (tmp_path / "b.png").read_bytes().startswith(b"\x89PNG")


def test_without_matplotlib_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(KeitaiError, match="uv sync --extra plots"):
        draw_balance("A game", {player: rounds(player, 1) for player in PLAYERS}, tmp_path / "b.png")
