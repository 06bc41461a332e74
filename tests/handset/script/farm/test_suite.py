"""What a run is made of: a path that brings nothing, and a file that is left out, are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from handset.script.farm.job import JobOptions
from handset.script.farm.suite import find_jobs
from handset.script.run.runner import Variant
from keitai.common.errors import KeitaiError

SCRIPT = 'keys 1\ntest "t"\n  press 1\nend\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.keys").write_text(SCRIPT)
    return tmp_path


def faults(*paths: Path) -> str:
    with pytest.raises(KeitaiError) as caught:
        find_jobs(paths, [], JobOptions())
    return str(caught.value)


def test_a_path_that_brings_no_test_is_told_beside_others(folder: Path) -> None:
    assert faults(folder / "a.keys", folder / "empty") == f"no .keys file with a test was found in {folder / 'empty'}"
    suite = folder / "suite.yaml"
    suite.write_text("scripts: [a.keys, empty]\n")
    assert faults(suite).startswith(f"{suite}:1:19: no .keys file with a test was found in it\n")
    (folder / "b.keys").write_text("keys 1\n// nothing yet\n")
    assert "b.keys:1:1: the script has no test; one begins with" in faults(folder / "a.keys", folder / "b.keys")


def test_the_faults_of_suites_and_scripts_are_told_together(folder: Path) -> None:
    (folder / "s.yaml").write_text("scripts: [a.keys]\ndevices: [x]\n")
    (folder / "t.yaml").write_text("scripts: [a.keys]\nseeds: [x]\n")
    (folder / "b.keys").write_text('keys 1\ntest "t"\n  prees 1\nend\n')
    told = faults(folder / "s.yaml", folder / "t.yaml", folder / "b.keys")
    assert [line.partition(":")[0] for line in told.splitlines() if line.startswith(str(folder))] == [
        str(folder / name) for name in ("s.yaml", "t.yaml", "b.keys")
    ]


def test_a_test_that_several_paths_bring_is_played_once_with_each_phone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether script or suite says what the phone is, and by whatever way the file was reached."""
    (folder / "s.yaml").write_text("scripts: [a.keys]\ndevices: [qvga, p906i]\nlanguages: [en]\n")
    monkeypatch.chdir(folder)
    both = ["qvga en instant seed 2009", "p906i en instant seed 2009"]
    cases: dict[tuple[str, ...], list[str]] = {
        ("a.keys", "a.keys"): both[:1],
        ("a.keys", "./a.keys", str(folder / "a.keys")): both[:1],
        ("a.keys", "."): both[:1],
        ("a.keys", "s.yaml"): both,
        ("s.yaml", "a.keys"): both,
        ("s.yaml", "s.yaml", "."): both,
    }
    for paths, phones in cases.items():
        jobs = find_jobs([Path(path) for path in paths], [Variant()], JobOptions())
        assert [job.setup.variant for job in jobs] == phones, paths


@pytest.mark.parametrize("word", ["tset", "Test", "tests", "est", "TEST", "test:"])
def test_a_mistyped_test_in_a_folder_is_told(folder: Path, word: str) -> None:
    (folder / "b.keys").write_text(f'keys 1\n{word} "t"\n  press 1\nend\n')
    assert f"b.keys:2:1: unknown verb {word!r} (did you mean 'test'?)" in faults(folder)


def test_a_fragment_that_nothing_includes_is_told_of(folder: Path) -> None:
    """One that is included, from wherever, is not."""
    told: list[str] = []
    (folder / "pyproject.toml").touch()
    (folder / "b.keys").write_text("keys 1\npress 1\n")
    assert len(find_jobs([folder], [Variant()], JobOptions(), warn=told.append)) == 1
    assert told == [f"{folder / 'b.keys'}: has no test and is included by none of the scripts, so nothing of it is run"]
    told.clear()
    (folder / "empty" / "c.keys").write_text('keys 1\ntest "t"\n  include "../b.keys"\nend\n')
    assert len(find_jobs([folder], [Variant()], JobOptions(), warn=told.append)) == 2
    assert told == []


def test_a_tag_that_no_script_has_is_told_beside_those_that_some_have(folder: Path) -> None:
    told: list[str] = []
    (folder / "b.keys").write_text(f"keys 1\ntags smoke\n{SCRIPT[7:]}")
    jobs = find_jobs([folder], [Variant()], JobOptions(), tags=["smoke", "gmaes"], warn=told.append)
    assert [job.script.file for job in jobs] == [str(folder / "b.keys")]
    assert told == [f"no script in {folder} has the tag gmaes; there are smoke"]
    with pytest.raises(KeitaiError, match="has the tag smke or gmaes; there are smoke"):
        find_jobs([folder], [Variant()], JobOptions(), tags=["smke", "gmaes"])
