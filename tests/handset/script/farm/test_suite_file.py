"""A suite's faults: all of them at once, each with its place and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from handset.script.farm.suite_file import read_suite
from handset.script.language.problems import ScriptErrors
from keitai.common.errors import KeitaiError

SCRIPT = 'keys 1\ntest "t"\n  press 1\nend\n'


def faults(folder: Path, text: str) -> list[tuple[int, int, str]]:
    """(line, column, message) of a suite's errors."""
    (folder / "a.keys").write_text(SCRIPT)
    (folder / "more").mkdir(exist_ok=True)
    (folder / "suite.yaml").write_text(text, encoding="utf-8")
    try:
        read_suite(folder / "suite.yaml")
    except ScriptErrors as errors:
        return [(each.place.line, each.place.column, each.message) for each in errors.problems]
    return []


EMPTY = "is an empty list, so nothing would be run; without the key, scripts say it themselves"
SEED = "is not a seed; it is a whole number from 0 to 999999999"
WRONG = [
    ("devices: [qvgaa]", 11, "unknown device 'qvgaa' (did you mean 'qvga'?)"),
    ("devices: [911]", 11, "unknown device '911' (did you mean '911sh'?)"),
    ("devices: qvga", 10, "devices is a list, such as [qvga, p906i]"),
    ("devices: {a: b}", 10, "devices is a list, such as [qvga, p906i]"),
    ("devices: []", 10, f"devices {EMPTY}"),
    ("devices:", 9, "devices is a list, such as [qvga, p906i]"),
    ("networks: [foma, fomma]", 18, "'fomma' is not one of imode, foma, hsdpa, instant, off (did you mean 'foma'?)"),
    ("networks: [off, on]", 17, "'on' is not one of imode, foma, hsdpa, instant, off"),
    ("networks: []", 11, f"networks {EMPTY}"),
    ("languages: [jp]", 13, "'jp' is not one of en, ja"),
    ("languages: [no]", 13, "'no' is not one of en, ja"),
    ("languages: [[en]]", 13, "['en'] is not one of en, ja"),
    ("languages: 3", 12, "languages is a list, such as [en, ja]"),
    ("seeds: [two]", 9, f"'two' {SEED}"),
    ("seeds: [-1]", 9, f"-1 {SEED}"),
    ("seeds: [1.5]", 9, f"1.5 {SEED}"),
    ("seeds: [true]", 9, f"true {SEED}"),
    ('seeds: ["1"]', 9, f"'1' {SEED}"),
    ("seeds: [1000000000]", 9, f"1000000000 {SEED}"),
    ("seeds: [null]", 9, f"nothing {SEED}"),
    ("device: [qvga]", 1, "unknown key 'device' (did you mean 'devices'?)"),
    ("hosts: a", 1, "unknown key 'hosts'; there are scripts, devices, networks, seeds, languages"),
    ("3: a", 1, "unknown key '3'; there are scripts, devices, networks, seeds, languages"),
]  # fmt: skip


def test_every_fault_of_a_suite_has_its_place(tmp_path: Path) -> None:
    for line, column, message in WRONG:
        found = [(number, place, told) for number, place, told in faults(tmp_path, f"scripts: [a.keys]\n{line}\n")]
        assert found == [(2, column, message)], line
    for entry, message in (
        ("nope.keys", "'nope.keys' was not found beside the suite"),
        ("suite.yaml", "'suite.yaml' is not a script; its name ends in .keys"),
        ("3", "'3' was not found beside the suite"),
        ('""', "'' is not the name of a script or a folder"),
        ("{a: b}", "{'a': 'b'} is not the name of a script or a folder"),
        ("x" * 300, f"{'x' * 300!r} cannot be the name of a file"),
    ):
        assert faults(tmp_path, f"scripts: [a.keys, more, {entry}]") == [(1, 25, message)], entry
    for text, message in (
        ("- a.keys", "a suite is made of keys and values, such as scripts: [first.keys]"),
        ("devices: [qvga]", "the key 'scripts' is missing; it lists scripts and folders of them"),
    ):
        assert faults(tmp_path, text) == [(1, 1, message)], text
    assert faults(tmp_path, "scripts: []") == [(1, 10, "scripts is an empty list, so nothing would be run")]


def test_all_faults_of_a_suite_are_told_at_once(tmp_path: Path) -> None:
    text = "scripts: [nope.keys, a.keys]\ndevices: [x1, qvga, x2]\nseed: [1]\nlanguages: [en, jp]\n"
    assert [(line, column) for line, column, _ in faults(tmp_path, text)] == [
        (1, 11),
        (2, 11),
        (2, 21),
        (3, 1),
        (4, 17),
    ]


def test_a_right_suite_is_read_with_the_places_of_its_scripts(tmp_path: Path) -> None:
    assert faults(tmp_path, "scripts: [a.keys]\n") == []
    (tmp_path / "suite.yaml").write_text("scripts:\n  - a.keys\n  - more\nseeds: [7]\n")
    suite, entries = read_suite(tmp_path / "suite.yaml")
    assert (suite.scripts, suite.seeds, suite.devices) == (["a.keys", "more"], [7], [])
    assert [(entry.path, entry.place.line, entry.place.column) for entry in entries] == [
        (tmp_path / "a.keys", 2, 5),
        (tmp_path / "more", 3, 5),
    ]
    (tmp_path / "suite.yaml").write_text("scripts: [a.keys]\nnetworks: [off]\nlanguages: [ja]\n")
    assert read_suite(tmp_path / "suite.yaml")[0].networks == ["off"]
    (tmp_path / "suite.yaml").write_text("scripts: [a.keys")
    with pytest.raises(KeitaiError, match=r"suite\.yaml:1:17: expected ',' or ']'"):
        read_suite(tmp_path / "suite.yaml")
