"""What a change costs in a stretch of a reading is what it costs in the whole of it."""

from __future__ import annotations

import pytest

from handset.text_input.conversion import LONGEST, convert
from handset.text_input.habits import Habits
from handset.text_input.kanakanji import MozcDictionary, load_dictionary
from handset.text_input.lattice import Lattice, WordConstraint, ends_clause
from handset.text_input.reading_window import ReadingWindow
from tests.handset.text_input.lists import long_readings


@pytest.fixture(scope="module")
def mozc() -> MozcDictionary:
    dictionary = load_dictionary()
    assert isinstance(dictionary, MozcDictionary)
    return dictionary


@pytest.fixture(scope="module")
def lattice(mozc: MozcDictionary) -> Lattice:
    return mozc._lattice


def test_a_window_begins_and_ends_with_clauses_and_leaves_room(lattice: Lattice) -> None:
    for reading in long_readings("sentences"):
        path = lattice.best_path(reading)
        edges = {0, len(reading)}
        place = 0
        for part in path.parts:
            if not ends_clause(part):
                edges.add(place)
            place += len(part.reading)
        for start in range(0, len(reading), 7):
            window = ReadingWindow.around(path, start, start + 2)
            assert {window.start, window.end} <= edges, reading
            assert window.start <= max(0, start - 10), reading
            assert window.end >= min(len(reading), start + 12), reading


def test_a_change_costs_in_its_window_what_it_costs_in_the_whole(lattice: Lattice) -> None:
    changes = differences = 0
    for reading in long_readings("sentences"):
        path = lattice.best_path(reading)
        place = 0
        for part in path.parts:
            end = place + len(part.reading)
            others = [entry.word for entry in lattice.entries(part.reading) if entry.word != part.word]
            if not ends_clause(part) and others:
                word = [WordConstraint(place, end, others[0])]
                window = ReadingWindow.around(path, place, end)
                near = window.cost(lattice, reading, (), word) - window.cost(lattice, reading, (), ())
                far = lattice.cost(reading, (), word) - path.cost
                changes += 1
                differences += near != far
            place = end
    assert changes >= 100
    assert differences <= changes // 100


def test_sixty_kana_parse_no_more_than_a_few_dozen_whole_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = load_dictionary.__wrapped__()
    assert fresh is not None
    parsed: list[int] = []
    original = Lattice._parsed

    def counted(self: Lattice, reading: str, edges: tuple[int, ...], constraints: tuple[WordConstraint, ...]) -> object:
        parsed.append(len(reading))
        return original(self, reading, edges, constraints)

    monkeypatch.setattr(Lattice, "_parsed", counted)
    for name in ("numbers", "alike", "sentences"):
        for reading in long_readings(name):
            parsed.clear()
            convert(reading, fresh, Habits())
            assert 0 < sum(parsed) <= 30 * LONGEST, reading
