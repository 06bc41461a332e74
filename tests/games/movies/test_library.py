"""Our movies: built as they lie in the assets, with all that Flash Lite 1.1 can, and played to their end by keypads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from games.movies.library import FOLDER, MOVIES, movie_files
from handset.flash.avm.opcodes import SWF4_ACTIONS, action_name
from handset.flash.device import COMMANDS
from handset.flash.report import MovieReport, describe_movie
from handset.flash.swf.movie import parse_movie
from tests.games.movies.plays import PLAYS, begin, number, play, write_pages

ROOT = Path(__file__).parents[3]
MODELS = ("p906i", "n06a", "w61ca", "911sh", "923sh")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("movies")
    write_pages(folder)
    return folder


@pytest.fixture(scope="module")
def reports() -> dict[str, MovieReport]:
    found = {}
    for name in MOVIES:
        data = (FOLDER / f"{name}.swf").read_bytes()
        found[name] = describe_movie(parse_movie(data), len(data))
    return found


def test_the_files_are_what_their_builders_give() -> None:
    built = movie_files()
    assert {file.name for file in FOLDER.iterdir()} == set(built)
    for name, data in built.items():
        assert (FOLDER / name).read_bytes() == data, f"{name}: run python -m games.movies.library"


def test_they_are_movies_of_swf_4_that_a_phone_of_2008_takes(reports: dict[str, MovieReport]) -> None:
    for name, report in reports.items():
        assert (report.version, report.needed_version, report.problems) == (4, 4, ()), name
        assert report.byte_count < 48 * 1024, name


def test_together_they_use_every_action_and_command(reports: dict[str, MovieReport]) -> None:
    used = {action for report in reports.values() for action in report.actions}
    assert {action_name(code) for code in SWF4_ACTIONS} - used == {"End"}
    asked = {command.casefold() for report in reports.values() for command in report.commands}
    assert set(COMMANDS) - asked == set()


def test_they_are_played_to_their_end_through_saving_and_loading(pages: Path) -> None:
    for index, name in enumerate(PLAYS):
        for restores, model in enumerate((MODELS[index % 5], MODELS[(index + 2) % 5])):
            with begin(pages, name, model) as phone:
                play(phone, name, restores=bool(restores))


def test_plays_reach_what_they_are_played_for(pages: Path) -> None:
    wanted = {"battle": "foe", "cards": "pairs", "gacha": "coins", "quiz": "score", "walk": "charms"}
    found = {}
    for name, variable in wanted.items():
        with begin(pages, name, "p906i") as phone:
            play(phone, name)
            found[name] = number(phone, f"/:{variable}")
    assert found == {"battle": 0, "cards": 6, "gacha": 0, "quiz": 100, "walk": 3}


def test_another_process_sees_the_same_pictures(pages: Path) -> None:
    command = [sys.executable, "-m", "tests.games.movies.plays", str(pages), "cards", "walk"]
    other = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    own = []
    for name in ("cards", "walk"):
        with begin(pages, name, "p906i") as phone:
            own += [name, play(phone, name)]
    assert other == own
