"""One test with one variant, as a farm's processes share them out, and how it is played."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from handset.script.language.program import Case, Script, Setup
from handset.script.run.artefacts import Artefacts, ReportError
from handset.script.run.environment import MakeEnvironment
from handset.script.run.goldens import GoldenRegister
from handset.script.run.postmortem import again_line
from handset.script.run.runner import Options, Variant, played_on, run_case
from handset.script.run.trace import Trace
from handset.script.run.verdict import Outcome, Verdict
from keitai.common.errors import KeitaiError, OperationFailed


@dataclass(frozen=True)
class JobOptions:
    """Options of a run's jobs: how they are played, and what files they leave."""

    artefacts: Path | None = None
    update: bool = False
    retries: int = 0
    strip: bool = False
    """Keep a film strip of each test."""
    command: tuple[str, ...] = ()
    """The words that run scripts again where the run was started; its workers do not know them."""


@dataclass(frozen=True)
class Job:
    """One test of a script in one variant; plain data that is sent to other processes."""

    script: Script
    """The script with this test alone, so that no more than it travels."""
    variant: Variant = field(default_factory=Variant)
    options: JobOptions = field(default_factory=JobOptions)

    @property
    def case(self) -> Case:
        """Test of the job."""
        return self.script.cases[0]

    @property
    def setup(self) -> Setup:
        """Phone it is played on."""
        return self.variant.applied(self.script.setup)

    @property
    def group(self) -> str:
        """Script and variant, the same from run to run."""
        return f"{self.script.file} {self.variant}".strip()

    @property
    def name(self) -> str:
        """Name that is unique in a run and the same from run to run."""
        return f"{self.group} {self.case.name}"


def run_job(job: Job, make_environment: MakeEnvironment, clock: Callable[[], float]) -> Verdict:
    """Play one job's test; `clock` gives real seconds, for the report. Whatever goes wrong is its verdict."""
    options, kept = job.options, None
    if options.artefacts is not None:
        kept = Artefacts(options.artefacts)
    traced = (lambda: Trace(clock, kept)) if options.strip and kept is not None else None
    how = Options(
        artefacts=kept, update=options.update, retries=options.retries, make_trace=traced, command=options.command
    )
    begin = clock()
    try:
        verdict = run_case(job.script, job.case, job.setup, make_environment, how)
    except (ReportError, OperationFailed) as error:
        verdict = unjudged(job, str(error))
    except KeitaiError as error:
        verdict = unjudged(job, str(error), "failed")
    except Exception:
        verdict = unjudged(job, f"the program itself failed\n{traceback.format_exc()}")
    return replace(verdict, seconds=clock() - begin, job=job.group)


def refuse_clash(verdict: Verdict, job: Job, register: GoldenRegister) -> Verdict:
    """Fail a test whose new golden took the place of one that another test of the run has kept."""
    for picture in verdict.pictures:
        if picture.content and picture.path is not None:
            clash = register.clash(picture.path, picture.content, f"test {job.case.name!r} with {job.setup.variant}")
            if clash:
                again = again_line(job.script, job.case, job.setup, job.options.command)
                told = f'{job.case.at.place}: golden "{picture.name}": {clash}\n{again}'
                return replace(verdict, outcome="failed", message=told)
    return verdict


def unjudged(job: Job, why: str, outcome: Outcome = "infrastructure") -> Verdict:
    """Return the verdict of a test that did not come to an end of its own."""
    setup, script = job.setup, job.script
    devices = played_on(script, job.case, setup)
    return Verdict(
        script.file,
        job.case.name,
        devices,
        outcome,
        why if outcome == "not run" else f"{why}\n{again_line(script, job.case, setup, job.options.command)}",
        tags=script.tags,
        variant=setup.variant_on(devices),
        job=job.group,
    )
