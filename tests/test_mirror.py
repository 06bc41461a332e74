"""The tests mirror the tree: what tests a module stands in the same place under tests/, by the same name."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
HOUSES = ("handset", "games", "screens", "keitai", "benchmarks", "docs")
OF_SEVERAL_MODULES = {
    "docs": "moves pages troubleshooting where_to_look",
    "games": "art bots events golden integers other_pythons restores sounds views",
    "games/baseball": "balance",
    "games/kuta": "play",
    "games/ranking": "boards differential query_plans rules_versions stateful",
    "games/wig": "play",
    "handset": "knows_no_site mutated_files same_journeys",
    "handset/browser": "carriers_markup css2_reftests dialects equal_pages hostile mutated_pages rarer_markup "
    "sample_pages",
    "handset/browser/document": "emoji_codes",
    "handset/browser/fetch": "bad_servers",
    "handset/browser/layout": "layout_on_demand overflow",
    "handset/browser/navigation": "controls_everywhere",
    "handset/frontends": "several_phones",
    "handset/preview/lint": "traps",
    "handset/script/farm": "generated",
    "handset/script/language": "documentation mutations wrong_scripts",
    "handset/script/run": "ends known_bugs missing_pages",
    "keitai": "written_before",
    "keitai/cli": "all_verbs boards database every_verb help loaded_modules trouble wrong_usage",
    "screens": "abuse crawl crawl_by_keys flood injection lint matrix",
    "screens/pages": "blog_by_phone boards_in_redis events parts rankings replays smaller_parts",
    "screens/store": "concurrent_writers faults killed killed_boards queries",
    "screens/web": "faults page_types transactions",
}
"""Tests of what no single module answers for: a promise of the whole folder, or an attack upon it."""
MOST_HELPERS = 1 / 6
"""Helper modules for each test module, at most."""


def modules_of_tests() -> list[Path]:
    """Return the modules in the houses' folders of tests, relative to tests/."""
    folder = ROOT / "tests"
    return [file.relative_to(folder) for house in HOUSES for file in sorted((folder / house).rglob("*.py"))]


def mirrors(test: Path) -> bool:
    """Return whether a test module is named after a module, a folder beside it, or the folder that it stands in."""
    name = test.stem.removeprefix("test_")
    tested = ROOT / test.parent / name
    return tested.with_suffix(".py").exists() or tested.is_dir() or name == test.parent.name


def test_a_folder_with_tests_has_the_folder_that_it_tests() -> None:
    folders = {test.parent for test in modules_of_tests() if test.name.startswith("test_")}
    assert len(folders) > 30
    assert [folder for folder in sorted(folders) if not (ROOT / folder).is_dir()] == []


def test_a_test_module_is_named_after_what_it_tests() -> None:
    allowed = {f"{folder}/test_{name}.py" for folder, names in OF_SEVERAL_MODULES.items() for name in names.split()}
    stray = {str(test) for test in modules_of_tests() if test.name.startswith("test_") and not mirrors(test)}
    assert sorted(stray - allowed) == [], "name it after its module, or list it in OF_SEVERAL_MODULES"
    assert sorted(allowed - stray) == [], "gone, or named after a module: take it out of OF_SEVERAL_MODULES"


def test_helper_modules_are_few() -> None:
    tests = [module for module in modules_of_tests() if module.name.startswith("test_")]
    helpers = [module for module in modules_of_tests() if module not in tests and module.name != "conftest.py"]
    assert len(helpers) <= MOST_HELPERS * len(tests), [str(helper) for helper in helpers]
