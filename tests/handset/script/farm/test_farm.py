"""One contract for every farm: each job answered once and alike, whatever dies; shards part the jobs evenly."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset.script.farm.job import Job, JobOptions, unjudged
from handset.script.farm.shard import shard
from handset.script.farm.suite import find_jobs
from handset.script.farm.workers import Answers, InProcessFarm, Run, Workers
from handset.script.language.program import Case, Script, Setup
from handset.script.language.steps import At
from handset.script.run.verdict import Verdict
from keitai.common.errors import KeitaiError, SourcePlace


def job(number: int, name: str = "t", artefacts: Path | None = None) -> Job:
    """A job of a script that nobody wrote."""
    case = Case(At(SourcePlace(f"{number}.keys"), ""), name, ())
    return Job(Script(f"{number}.keys", "", (), Setup(), cases=(case,)), options=JobOptions(artefacts))


JOBS = [job(number) for number in range(40)]


def judged(job: Job) -> Verdict:
    """A job's verdict, as good as any other: it depends on the job alone."""
    return unjudged(job, "", "passed")


def judged_unless_killed(job: Job) -> Verdict:
    """Some jobs bring their process down, as kill -9 does: "once" the first time, "always" each time."""
    folder = job.options.artefacts
    assert folder is not None
    mark = folder / f"{job.script.file}.died"
    if job.case.name == "always" or (job.case.name == "once" and not mark.exists()):
        mark.touch()
        # Dask gives a process up that dies before its nanny has heard that it started.
        time.sleep(1)
        os.kill(os.getpid(), signal.SIGKILL)
    return judged(job)


def judged_in_their_time(job: Job) -> Verdict:
    """The first nine jobs end at once; the others take a minute."""
    if int(job.script.file.partition(".")[0]) >= 9:
        time.sleep(60)
    return judged(job)


@pytest.fixture(params=["here", "workers", "shards", "dask"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def farm_of(kind: str, run: Run, request: pytest.FixtureRequest) -> Callable[[Sequence[Job]], Answers]:
    if kind == "here":
        return InProcessFarm(run)
    if kind == "workers":
        return Workers(run, 2)
    if kind == "dask":
        from handset.script.farm.dask import DaskFarm

        return DaskFarm(run, request.getfixturevalue("scheduler"))

    def sharded(jobs: Sequence[Job]) -> Answers:
        places = {job.name: place for place, job in enumerate(JOBS)}
        for number in (1, 2, 3):
            for job in shard(jobs, number, 3, {}):
                yield places[job.name], run(job)

    return sharded


def test_every_job_is_answered_once_and_as_here(kind: str, request: pytest.FixtureRequest) -> None:
    answers = list(farm_of(kind, judged, request)(JOBS))
    assert sorted(place for place, _ in answers) == list(range(len(JOBS)))
    assert dict(answers) == {place: judged(job) for place, job in enumerate(JOBS)}


@pytest.mark.parametrize("kind", ["workers", "dask"])
def test_killed_workers_lose_nothing(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    names = {3: "once", 8: "always"}
    jobs = [job(number, names.get(number, "t"), tmp_path) for number in range(12)]
    answers = list(farm_of(kind, judged_unless_killed, request)(jobs))
    assert sorted(place for place, _ in answers) == list(range(len(jobs)))
    outcomes = {place: verdict.outcome for place, verdict in answers}
    assert outcomes.pop(8) == "infrastructure"
    lost = dict(answers)[8]
    assert (lost.file, lost.name, lost.variant) == ("8.keys", "always", "qvga en instant seed 2009")
    assert set(outcomes.values()) == {"passed"}


def test_each_answer_comes_home_as_its_job_ends() -> None:
    """Short jobs may be handed out together with a long one: none of them waits for it."""
    farm = Workers(judged_in_their_time, 2)
    with closing(farm([JOBS[9], *JOBS[:9]])) as answers:
        assert next(answers)[0] == 1
        assert list(farm.running) == [0]
        assert sorted(place for place, _ in islice(answers, 8)) == list(range(2, 10))


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
        FarmError, match=r"tcp://127\.0\.0\.1:9: no farm was found|needs the package distributed"
    ) as caught:
        list(DaskFarm(judged, "tcp://127.0.0.1:9", seconds=1)(JOBS))
    assert caught.value.status == 3


@given(
    st.lists(st.floats(0.01, 20), min_size=1, max_size=60),
    st.integers(1, 7),
)
def test_shards_part_the_jobs_and_are_about_equally_long(seconds: list[float], count: int) -> None:
    jobs = [job(number) for number in range(len(seconds))]
    durations = {each.name: spent for each, spent in zip(jobs, seconds, strict=True)}
    parts = [shard(jobs, number + 1, count, durations) for number in range(count)]
    assert sorted(each.name for part in parts for each in part) == sorted(durations)
    assert parts[0] == shard(jobs[::-1], 1, count, durations)[::-1]
    loads = [sum(durations[each.name] for each in part) for part in parts]
    assert max(loads) <= min(loads) + max(seconds) + 1e-9


def test_a_suite_names_scripts_and_what_to_run_them_with(tmp_path: Path) -> None:
    (tmp_path / "a.keys").write_text('keys 1\ntest "t"\n  press 1\nend')
    suite = tmp_path / "suite.yaml"
    suite.write_text("scripts: [a.keys]\ndevices: [qvga, p906i]\nlanguages: [en, ja]\nseeds: [1]\n")
    jobs = find_jobs([suite], [], JobOptions())
    assert [str(job.variant) for job in jobs] == ["qvga 1 en", "qvga 1 ja", "p906i 1 en", "p906i 1 ja"]
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "b.keys").write_text('keys 1\ntest "t"\n  press 1\nend')
    (tmp_path / "deep" / "fragment.keys").write_text("keys 1\n")
    suite.write_text("scripts: [a.keys, deep]\ndevices: [qvga]\n")
    assert [Path(job.script.file).name for job in find_jobs([suite], [], JobOptions())] == ["a.keys", "b.keys"]
    suite.write_text("scripts: [a.keys]\nmodels: [qvga]\n")
    with pytest.raises(KeitaiError, match=r"suite\.yaml:2:1: unknown key 'models'"):
        find_jobs([suite], [], JobOptions())


def test_an_address_is_judged_before_a_client_is_made_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that refused its address was collected while the next one began, and both waited for each other."""
    from handset.script.farm.dask import DaskFarm, FarmError

    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(distributed, "Client", None)  # calling it would be another error
    for address in ("nosuch", "", "http://127.0.0.1:1", "tcp://host", "tcp://host:x", "farm", "//host:1/path"):
        with pytest.raises(FarmError, match="is not the address of a farm"):
            list(DaskFarm(judged, address)(JOBS[:1]))
