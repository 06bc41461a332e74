"""Runs a script's tests on a stage. Time is the phone's: waiting costs ticks, never real time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from traceback import extract_tb

from handset.errors import HandsetError
from handset.model import load_model
from handset.script.language.program import Case, Exemption, Script, Setup, When
from handset.script.report.artefacts import Keeper
from handset.script.report.postmortem import explain, gather
from handset.script.report.trace import Trace
from handset.script.report.verdict import Artefact, Verdict
from handset.script.run.film import Camera
from handset.script.run.goldens import Goldens
from handset.script.run.player import Player
from handset.script.run.stage import MakeStage, Stage
from handset.script.run.thumb import Failure, Thumb


@dataclass(frozen=True)
class Variant:
    """What to run a script with instead of what it says itself; None leaves a field to the script."""

    device: str | None = None
    network: str | None = None
    seed: int | None = None
    lang: str | None = None

    def applied(self, setup: Setup) -> Setup:
        given = {name: value for name, value in vars(self).items() if value is not None}
        return replace(setup, **given)

    def __str__(self) -> str:
        return " ".join(str(value) for value in vars(self).values() if value is not None)


@dataclass(frozen=True)
class Options:
    """How to run: where artefacts go (None: nowhere), whether goldens are written, what traces the film strip."""

    artefacts: Keeper | None = None
    update: bool = False
    retries: int = 0
    make_trace: Callable[[], Trace] | None = None


def run_script(
    script: Script,
    make_stage: MakeStage,
    options: Options | None = None,
    *,
    only: str | None = None,
    variant: Variant | None = None,
) -> list[Verdict]:
    """Every test of `script` (or the one called `only`), each on a new stage.

    Raises `HandsetError` when there is no such test, or the stage cannot be made.
    """
    setup = (variant or Variant()).applied(script.setup)
    cases = [case for case in script.cases if only is None or case.name == only]
    if not cases:
        names = ", ".join(repr(case.name) for case in script.cases)
        raise HandsetError(f"{script.file}: there is no test {only!r}; there are {names}")
    return [run_case(script, case, setup, make_stage, options or Options()) for case in cases]


def run_case(script: Script, case: Case, setup: Setup, make_stage: MakeStage, options: Options) -> Verdict:
    """One test from boot to its end or its first failure, told as a verdict."""
    device = setup.device
    skipped = _exempted(case, setup, "skip")
    if skipped is not None:
        return Verdict(script.file, case.name, device, "skipped", skipped.why, tags=script.tags)
    verdict = _judged(script, case, setup, make_stage, options)
    for _ in range(options.retries):
        if verdict.outcome != "failed":
            break
        again = _judged(script, case, setup, make_stage, options)
        if again.outcome == "passed":
            verdict = replace(again, outcome="flaky", message=verdict.message)
    known = _exempted(case, setup, "known-bug")
    if known is None:
        return verdict
    if verdict.outcome == "failed":
        return replace(verdict, outcome="known bug", message=f"{known.why}\n{verdict.message}")
    place = f"{case.at.place}: "
    return replace(verdict, outcome="failed", message=f"{place}passes, although it is a known bug: {known.why}")


def _exempted(case: Case, setup: Setup, verb: str) -> Exemption | None:
    return next((each for each in case.exemptions if each.verb == verb and _fits(each.when, setup)), None)


def _fits(when: When, setup: Setup) -> bool:
    match when.field:
        case "":
            return True
        case "carrier":
            return load_model(setup.device).carrier == when.value
    return str(getattr(setup, when.field)) == when.value


def _judged(script: Script, case: Case, setup: Setup, make_stage: MakeStage, options: Options) -> Verdict:
    """A phone that falls over fails its test, like any other fault a tester looks for."""
    stage = make_stage(setup)
    try:
        return _told(script, case, setup, make_stage, options, stage)
    except HandsetError:
        raise
    except Exception as crash:
        inner = extract_tb(crash.__traceback__)[-1]
        fault = f"{type(crash).__name__}: {crash} ({Path(inner.filename).name}, line {inner.lineno})"
        message = f"{case.at.place}: the phone fell over in {case.name!r}: {fault}"
        ticks = stage.phone.clock.ticks
        return Verdict(script.file, case.name, setup.device, "failed", message, ticks, tags=script.tags)
    finally:
        stage.close()


def _told(script: Script, case: Case, setup: Setup, make_stage: MakeStage, options: Options, stage: Stage) -> Verdict:
    trace = options.make_trace() if options.make_trace is not None else None
    player, reason = _play(script, case, setup, stage, options, trace)
    thumb = player.thumb
    message, artefacts = "", list(player.artefacts)
    if reason:
        message = explain(thumb, player.at, reason, script, case, setup)
        if options.artefacts is not None:
            artefacts += gather(thumb, setup, message, case.name, options.artefacts)
            artefacts += _last_seconds(script, case, setup, make_stage, options, thumb.ticks)
            message += "\n  left behind:" + "".join(f"\n    {each.label:9} {each.path}" for each in artefacts)
    return Verdict(
        script.file,
        case.name,
        setup.device,
        "failed" if reason else "passed",
        message,
        thumb.ticks,
        thumb.presses,
        tuple(thumb.pictures),
        tuple(player.notes),
        tuple(artefacts),
        tuple(trace.moments) if trace is not None else (),
        tags=script.tags,
        remarks=tuple(player.remarks),
    )


def _play(
    script: Script, case: Case, setup: Setup, stage: Stage, options: Options, trace: Trace | None, *cameras: Camera
) -> tuple[Player, str]:
    """The test on `stage`, to its end ("") or to why it failed."""
    thumb = Thumb(stage, timeout=setup.timeout, artefacts=options.artefacts)
    player = Player(thumb, case.at, Goldens(Path(script.file), options.update), trace, list(cameras))
    thumb.watchers += [camera.look for camera in cameras]
    if trace is not None:
        trace.follow(thumb)
    try:
        player.play([*script.before, *case.steps])
        player.end_films()
    except (Failure, HandsetError) as failure:
        player.end_films()
        if trace is not None:
            trace.after(player.at)
        return player, str(failure)
    return player, ""


def _last_seconds(
    script: Script, case: Case, setup: Setup, make_stage: MakeStage, options: Options, end: int
) -> list[Artefact]:
    """The failure's last five seconds, filmed by running the test again: the phone does the same twice."""
    camera = Camera(since=end - 300)
    player, _ = _play(script, case, setup, make_stage(setup), Options(), None, camera)
    player.thumb.stage.close()
    film = camera.to_bytes()
    if not film or options.artefacts is None:
        return []
    return [Artefact("film", options.artefacts.keep(f"{case.name} last 5 s", ".gif", film))]
