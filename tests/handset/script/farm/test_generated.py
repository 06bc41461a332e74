"""Generated scripts on several models: the same verdicts and pictures by one process, two, shards and a farm."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from handset.script.farm.job import Job, JobOptions
from handset.script.farm.shard import shard
from handset.script.farm.suite import find_jobs
from handset.script.farm.workers import Answers, InProcessFarm, Workers
from handset.script.report.folder import read_results, write_report
from handset.script.run.runner import Variant
from handset.script.run.verdict import Verdict
from keitai.cli.scripts import run_here
from keitai.common.rng import Rng

MODELS = ("qvga", "l03a", "p906i")
PAGES = ("/home", "/diary", "/games", "/friends", "/messages", "/games/wig", "/diary/new", "/search/members")
KEYS = ("down", "down x3", "up", "ok", "left", "right", "5", "soft-down", "clear")


def generated(number: int) -> str:
    """A script of a few pages, presses and pictures; every fifth has a test that fails."""
    chance = Rng(number)
    lines = ["keys 1", "timeout 1s"]
    for test in range(chance.between(1, 2)):
        lines += [f'test "{number}-{test}"', f'  open "{chance.choice(PAGES)}"']
        lines += [
            f"  press {chance.choice(KEYS)}\n  wait {chance.between(1, 30)}f" for _ in range(chance.between(1, 6))
        ]
        lines += ['  shot "end"', "end"]
    if number % 5 == 0:
        lines += ['test "fails"', '  press web\n  expect text "no such text"', "end"]
    return "\n".join(lines)


def jobs_in(folder: Path, count: int) -> list[Job]:
    """The generated scripts on each model."""
    for number in range(count):
        (folder / f"{number}.keys").write_text(generated(number), encoding="utf-8")
    return find_jobs([folder], [Variant(device=model) for model in MODELS], JobOptions())


def answered(farm: Callable[[Sequence[Job]], Answers], jobs: Sequence[Job]) -> list[Verdict]:
    """Verdicts in the jobs' order, without the real time they took; each job must be answered exactly once."""
    answers = list(farm(jobs))
    assert sorted(place for place, _ in answers) == list(range(len(jobs)))
    verdicts = dict(answers)
    return [replace(verdicts[place], seconds=0.0) for place in range(len(jobs))]


def check(folder: Path, count: int) -> None:
    """One process, two processes, five shards and their merging."""
    jobs = jobs_in(folder, count)
    assert len({job.group for job in jobs}) == count * len(MODELS)
    alone = answered(InProcessFarm(run_here), jobs)
    assert {verdict.outcome for verdict in alone} == {"passed", "failed"}
    assert len({picture.hash for verdict in alone for picture in verdict.pictures}) > len(MODELS)
    assert answered(Workers(run_here, 2), jobs) == alone
    for number in range(1, 6):
        part = shard(jobs, number, 5, {})
        write_report(answered(InProcessFarm(run_here), part), folder / str(number))
    merged = [verdict for number in range(1, 6) for verdict in read_results(folder / str(number))]
    assert sorted(map(repr, merged)) == sorted(map(repr, alone))


def test_two_processes_and_five_shards_come_to_the_same_as_one(tmp_path: Path) -> None:
    check(tmp_path, 2)


@pytest.mark.nightly
def test_1000_scripts_on_three_models(tmp_path: Path) -> None:
    check(tmp_path, 1_000)


def test_a_farm_that_loses_a_worker_on_the_way_comes_to_the_same(tmp_path: Path, cluster: Any) -> None:
    from handset.script.farm.dask import DaskFarm

    jobs = jobs_in(tmp_path, 3)
    alone = answered(InProcessFarm(run_here), jobs)
    farm = DaskFarm(run_here, cluster.scheduler_address)
    killed = cluster.workers[0].pid

    def unlucky(jobs: Sequence[Job]) -> Any:
        for number, answer in enumerate(farm(jobs)):
            if number == 2:
                os.kill(killed, signal.SIGKILL)
            yield answer

    assert answered(unlucky, jobs) == alone
