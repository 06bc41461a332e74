"""One contract for every farm: each job answered once and alike, whatever dies; shards part the jobs evenly."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset.script.farm.suite import Job, find_scripts, lost, shard
from handset.script.farm.workers import Farm, InProcessFarm, Workers
from handset.script.report.verdict import Verdict
from keitai.common.errors import KeitaiError

JOBS = [Job(Path(f"{number}.keys")) for number in range(40)]


def judged(job: Job) -> list[Verdict]:
    """A job's verdict, as good as any other: it depends on the job alone."""
    return [replace(lost(job, ""), outcome="passed", presses=len(job.path.stem))]


def judged_unless_killed(job: Job) -> list[Verdict]:
    """Some jobs bring their process down, as kill -9 does: "once" the first time, "always" each time."""
    folder = job.artefacts
    assert folder is not None
    mark = folder / f"{job.path.stem}.died"
    if job.only == "always" or (job.only == "once" and not mark.exists()):
        mark.touch()
        # Dask gives a process up that dies before its nanny has heard that it started.
        time.sleep(1)
        os.kill(os.getpid(), signal.SIGKILL)
    return judged(job)


@pytest.fixture(params=["here", "workers", "shards", "dask"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def farm_of(kind: str, run: object, request: pytest.FixtureRequest) -> Farm:
    if kind == "here":
        return InProcessFarm(run)  # type: ignore[arg-type]
    if kind == "workers":
        return Workers(run, 2)  # type: ignore[arg-type]
    if kind == "dask":
        from handset.script.farm.dask import DaskFarm

        return DaskFarm(run, request.getfixturevalue("scheduler"))  # type: ignore[arg-type]

    def sharded(jobs: object) -> Iterator[tuple[int, list[Verdict]]]:
        places = {job.name: place for place, job in enumerate(JOBS)}
        for number in (1, 2, 3):
            for job in shard(list(jobs), number, 3, {}):  # type: ignore[call-overload]
                yield places[job.name], run(job)  # type: ignore[operator]

    return sharded


def test_every_job_is_answered_once_and_as_here(kind: str, request: pytest.FixtureRequest) -> None:
    answers = list(farm_of(kind, judged, request)(JOBS))
    assert sorted(place for place, _ in answers) == list(range(len(JOBS)))
    assert dict(answers) == {place: judged(job) for place, job in enumerate(JOBS)}


@pytest.mark.parametrize("kind", ["workers", "dask"])
def test_killed_workers_lose_nothing(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    jobs = [replace(job, artefacts=tmp_path) for job in JOBS[:12]]
    jobs[3] = replace(jobs[3], only="once")
    jobs[8] = replace(jobs[8], only="always")
    answers = list(farm_of(kind, judged_unless_killed, request)(jobs))
    assert sorted(place for place, _ in answers) == list(range(len(jobs)))
    outcomes = {place: verdicts[0].outcome for place, verdicts in answers}
    assert outcomes.pop(8) == "infrastructure"
    assert set(outcomes.values()) == {"passed"}


def test_a_farm_whose_last_worker_has_left_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    from distributed import LocalCluster

    from handset.script.farm import dask

    monkeypatch.setattr(dask, "_PATIENCE", 0.2)
    with LocalCluster(n_workers=0, dashboard_address=None, silence_logs=50) as empty:
        farm = dask.DaskFarm(judged, str(empty.scheduler_address))
        with pytest.raises(dask.FarmError, match="the farm has no worker left"):
            list(farm(JOBS[:2]))


def test_no_farm_at_the_address_is_status_3() -> None:
    from handset.script.farm.dask import DaskFarm, FarmError

    with pytest.raises(
        FarmError, match=r"tcp://127\.0\.0\.1:9: there is no farm|needs the package distributed"
    ) as caught:
        list(DaskFarm(judged, "tcp://127.0.0.1:9", seconds=1)(JOBS))
    assert caught.value.status == 3


@given(
    st.lists(st.floats(0.01, 20), min_size=1, max_size=60),
    st.integers(1, 7),
)
def test_shards_part_the_jobs_and_are_about_equally_long(seconds: list[float], count: int) -> None:
    jobs = [Job(Path(f"{number}.keys")) for number in range(len(seconds))]
    durations = {job.name: spent for job, spent in zip(jobs, seconds, strict=True)}
    parts = [shard(jobs, number + 1, count, durations) for number in range(count)]
    assert sorted(job.name for part in parts for job in part) == sorted(durations)
    assert parts[0] == shard(jobs[::-1], 1, count, durations)[::-1]
    loads = [sum(durations[job.name] for job in part) for part in parts]
    assert max(loads) <= min(loads) + max(seconds) + 1e-9


def test_a_suite_names_scripts_and_what_to_run_them_with(tmp_path: Path) -> None:
    (tmp_path / "a.keys").write_text('keys 1\ntest "t"\n  press 1\nend')
    suite = tmp_path / "suite.yaml"
    suite.write_text("scripts: [a.keys]\ndevices: [qvga, p906i]\nlanguages: [en, ja]\nseeds: [1]\n")
    jobs = find_scripts([suite], [], Job(Path()))
    assert [str(job.variant) for job in jobs] == ["qvga 1 en", "qvga 1 ja", "p906i 1 en", "p906i 1 ja"]
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "b.keys").write_text('keys 1\ntest "t"\n  press 1\nend')
    (tmp_path / "deep" / "fragment.keys").write_text("keys 1\n")
    suite.write_text("scripts: [a.keys, deep]\ndevices: [qvga]\n")
    assert [job.path.name for job in find_scripts([suite], [], Job(Path()))] == ["a.keys", "b.keys"]
    suite.write_text("scripts: [a.keys]\nmodels: [qvga]\n")
    with pytest.raises(KeitaiError, match=r"suite\.yaml:2:1: unknown key 'models'"):
        find_scripts([suite], [], Job(Path()))
