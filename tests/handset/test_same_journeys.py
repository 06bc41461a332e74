"""The same keys from the same start give the same frames: again in one process, in another one, with another hash seed,
time zone and clock, and from a state kept at any tick. With pages, text input and every game."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from games.engine.catalogue import game_ids
from tests.handset.journeys import JOURNEYS

ZONES = ("Asia/Tokyo", "America/New_York", "UTC")


Lists = list[tuple[str, list[str]]]


def told(*arguments: str, seed: int) -> Lists:
    """(journey, hashes) of the lines a process of its own prints, with a hash seed and a time zone of that number."""
    env = {**os.environ, "PYTHONHASHSEED": str(seed), "TZ": ZONES[seed % len(ZONES)]}
    command = [sys.executable, "-m", "tests.handset.journeys", *arguments]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    lines = [line.split() for line in done.stdout.splitlines()]
    return [(line[0], line[1:]) for line in lines if line and line[0] in JOURNEYS]


def same_everywhere(times: int) -> None:
    """Play `times` times in one process, and once in another, of another hash seed, time zone and clock."""
    one, other = told("play", str(times), seed=1), told("play", "1", "10", seed=4_242)
    assert (len(one), len(other)) == (len(JOURNEYS) * times, len(JOURNEYS))
    for name in JOURNEYS:
        lists = [hashes for told_name, hashes in [*one, *other] if told_name == name]
        assert all(hashes == lists[0] for hashes in lists)
        assert len(set(lists[0])) > 8, f"hardly anything moves in the journey {name}"


def goes_on(seed: int, folder: Path) -> None:
    whole, rest = told("save", str(seed), str(folder), seed=seed), told("resume", str(seed), str(folder), seed=seed + 1)
    assert [name for name, _ in rest] == list(JOURNEYS)
    for (name, hashes), (_, later) in zip(whole, rest, strict=True):
        assert later, name
        assert later == hashes[-len(later) :], name


def test_every_game_has_a_journey() -> None:
    assert set(game_ids()) <= set(JOURNEYS)


def test_one_list_of_frames() -> None:
    same_everywhere(2)


@pytest.mark.nightly
def test_one_list_of_frames_a_hundred_times() -> None:
    same_everywhere(100)


def test_from_a_kept_state_another_process_goes_on_alike(tmp_path: Path) -> None:
    goes_on(3, tmp_path)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(10, 30))
def test_from_any_kept_state_another_process_goes_on_alike(seed: int, tmp_path: Path) -> None:
    goes_on(seed, tmp_path)
