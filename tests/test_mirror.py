"""The tests mirror the tree: what stands in a folder of tests is about the folder of the same name."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
HOUSES = ("handset", "games", "screens", "keitai", "benchmarks", "docs")


def test_a_folder_with_tests_has_the_folder_that_it_tests() -> None:
    folders = {file.parent for house in HOUSES for file in (ROOT / "tests" / house).rglob("test_*.py")}
    assert len(folders) > 30
    assert [folder for folder in sorted(folders) if not (ROOT / folder.relative_to(ROOT / "tests")).is_dir()] == []
