"""Runs a script's tests on an environment. Time is the phone's: waiting costs ticks, never real time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from traceback import extract_tb

from handset.model import load_model
from handset.script.language.checks import devices_of
from handset.script.language.program import Case, Exemption, Script, Setup, When
from handset.script.run.artefacts import ArtefactStore, ReportError
from handset.script.run.driver import Driver, Failure, ScriptFault
from handset.script.run.environment import Environment, MakeEnvironment
from handset.script.run.film import LastSeconds
from handset.script.run.goldens import GoldenRegister, Goldens
from handset.script.run.pagetext import lacks_reception, unreached_host
from handset.script.run.postmortem import again_line, explain, gather
from handset.script.run.step_runner import StepRunner
from handset.script.run.trace import Trace
from handset.script.run.verdict import Artefact, Outcome, Verdict
from keitai.common.errors import KeitaiError


@dataclass(frozen=True)
class Variant:
    """Variant to run a script in, in place of what it says itself; None leaves a field to the script."""

    device: str | None = None
    network: str | None = None
    seed: int | None = None
    lang: str | None = None

    def applied(self, setup: Setup) -> Setup:
        """Return the setup with the variant's fields in place of the script's."""
        given = {name: value for name, value in vars(self).items() if value is not None}
        return replace(setup, **given)

    def __str__(self) -> str:
        return " ".join(str(value) for value in vars(self).values() if value is not None)


@dataclass(frozen=True)
class Options:
    """Options of a run: where artefacts go (None: nowhere), whether goldens are written, the trace."""

    artefacts: ArtefactStore | None = None
    update: bool = False
    retries: int = 0
    make_trace: Callable[[], Trace] | None = None
    command: Sequence[str] = ()
    """The words that start the program again, for messages; empty they are this process's own."""
    golden_option: str = "--update"
    """What a person runs the tests with to keep new goldens."""
    golden_register: GoldenRegister | None = None
    """What this process's other tests have kept; None where each test stands alone."""


def run_script(
    script: Script,
    make_environment: MakeEnvironment,
    options: Options | None = None,
    *,
    only: str | None = None,
    variant: Variant | None = None,
) -> list[Verdict]:
    """Run every test of `script` (or the one called `only`), each in a new environment; return verdicts.

    Raises `KeitaiError` when the test does not exist, or the environment cannot be made.
    """
    setup = (variant or Variant()).applied(script.setup)
    return [run_case(script, case, setup, make_environment, options or Options()) for case in cases_of(script, only)]


def cases_of(script: Script, only: str | None) -> list[Case]:
    """Return all tests of a script, or the one called `only`. Raises `KeitaiError` when there is none."""
    cases = [case for case in script.cases if only is None or case.name == only]
    if not cases:
        names = ", ".join(repr(case.name) for case in script.cases)
        raise KeitaiError(f"{script.file}: test {only!r} does not exist; there are {names}")
    return cases


def run_case(script: Script, case: Case, setup: Setup, make_environment: MakeEnvironment, options: Options) -> Verdict:
    """Run one test from boot to its end or first failure; return its verdict."""
    skipped = _exempted(case, setup, "skip")
    if skipped is not None:
        return _verdict(script, case, setup, "skipped", skipped.why)
    known = _exempted(case, setup, "known-bug")
    play = _retried(script, case, setup, make_environment, options, forgiving=known is not None)
    verdict = play.verdict
    if known is None:
        return verdict
    if verdict.outcome != "failed":
        message = f"{known.at.place}: passes, although it is a known bug: {known.why}"
        again = again_line(script, case, setup, options.command)
        return replace(verdict, outcome="failed", message=f"{message}\n{again}")
    if play.spoiled:
        first, _, rest = verdict.message.partition("\n")
        return replace(verdict, message=f'{first}\n  not the known bug "{known.why}": {play.spoiled}\n{rest}')
    return replace(verdict, outcome="known bug", message=f"{known.why}\n{verdict.message}")


@dataclass(frozen=True)
class _Judgement:
    """How a test ended. `spoiled` says why a failure is not one of what the test is about, such as a known bug."""

    verdict: Verdict
    spoiled: str = ""


def _retried(
    script: Script,
    case: Case,
    setup: Setup,
    make_environment: MakeEnvironment,
    options: Options,
    *,
    forgiving: bool,
) -> _Judgement:
    """Play the test, and again as often as was asked for while it fails; the verdict says how often.

    A `forgiving` test is one that is expected to fail: only a failure that is not the expected one is tried again.
    """
    play = _judged(script, case, setup, make_environment, options)
    played = 1
    while _is_tried_again(play, forgiving) and played <= options.retries:
        played += 1
        again = _judged(script, case, setup, make_environment, options)
        if again.verdict.outcome == "passed":
            play = _Judgement(replace(again.verdict, outcome="flaky", message=play.verdict.message))
        elif forgiving:
            play = again
    if played == 1:
        return play
    remarks = (*play.verdict.remarks, f"played {played} times, as --retries asked")
    return replace(play, verdict=replace(play.verdict, remarks=remarks))


def _is_tried_again(play: _Judgement, forgiving: bool) -> bool:
    return play.verdict.outcome == "failed" and not (forgiving and not play.spoiled)


def _verdict(script: Script, case: Case, setup: Setup, outcome: Outcome, message: str = "") -> Verdict:
    devices = played_on(script, case, setup)
    variant = setup.variant_on(devices)
    return Verdict(script.file, case.name, devices, outcome, message, tags=script.tags, variant=variant)


def played_on(script: Script, case: Case, setup: Setup) -> str:
    """Return the models that a test is played on, as the report lists them."""
    return ", ".join(devices_of(setup.device, [*script.before, *case.steps]))


def _exempted(case: Case, setup: Setup, verb: str) -> Exemption | None:
    return next((each for each in case.exemptions if each.verb == verb and _fits(each.when, setup)), None)


def _fits(when: When, setup: Setup) -> bool:
    match when.field:
        case "":
            return True
        case "carrier":
            return load_model(setup.device).carrier == when.value
    return str(getattr(setup, when.field)) == when.value


def _judged(
    script: Script, case: Case, setup: Setup, make_environment: MakeEnvironment, options: Options
) -> _Judgement:
    """Return a phone that falls over fails its test, like any other fault a tester looks for."""
    environment = make_environment(setup)
    try:
        return _told(script, case, setup, options, environment)
    except KeitaiError:
        raise
    except Exception as crash:
        inner = extract_tb(crash.__traceback__)[-1]
        fault = f"{type(crash).__name__}: {crash} ({Path(inner.filename).name}, line {inner.lineno})"
        message = f"{case.at.place}: the phone fell over in {case.name!r}: {fault}"
        again = again_line(script, case, setup, options.command)
        verdict = _verdict(script, case, setup, "failed", f"{message}\n{again}")
        return _Judgement(replace(verdict, ticks=environment.phone.clock.ticks), "the phone fell over")
    finally:
        environment.close()


def _told(script: Script, case: Case, setup: Setup, options: Options, environment: Environment) -> _Judgement:
    trace = options.make_trace() if options.make_trace is not None else None
    last = LastSeconds() if options.artefacts is not None else None
    player, stop = _play(script, case, setup, environment, options, trace, last)
    driver = player.driver
    message, artefacts = "", list(player.artefacts)
    if stop.reason:
        message = explain(driver, player.at, stop.reason, script, case, setup, options.command)
        if options.artefacts is not None and last is not None:
            artefacts += gather(driver, setup, message, case.name, options.artefacts)
            film = options.artefacts.keep(f"{case.name} last 5 s", ".gif", last.to_bytes(driver.phone))
            artefacts.append(Artefact("film", film))
            message += "\n  left behind:" + "".join(f"\n    {each.label:9} {each.path}" for each in artefacts)
    verdict = replace(
        _verdict(script, case, setup, "failed" if stop.reason else "passed", message),
        ticks=driver.ticks,
        presses=driver.presses,
        pictures=tuple(driver.pictures),
        notes=tuple(player.notes),
        artefacts=tuple(artefacts),
        moments=tuple(trace.moments) if trace is not None else (),
        remarks=tuple(player.remarks),
    )
    return _Judgement(verdict, stop.spoiled)


@dataclass(frozen=True)
class _Stop:
    """Why a test ended before its last step; `spoiled` as in `_Judgement`."""

    reason: str = ""
    spoiled: str = ""


def _play(
    script: Script,
    case: Case,
    setup: Setup,
    environment: Environment,
    options: Options,
    trace: Trace | None,
    last: LastSeconds | None,
) -> tuple[StepRunner, _Stop]:
    """Play the test on `environment`, to its end or to what it failed by."""
    driver = Driver(environment, timeout=setup.timeout, artefacts=options.artefacts)
    register = options.golden_register if options.golden_register is not None else GoldenRegister()
    held = Goldens(Path(script.file), options.update, options.golden_option, register)
    player = StepRunner(driver, case.at, held, trace, chance=Random(setup.seed))
    if last is not None:
        player.last = last
        driver.watchers.append(last.record_frame)
        driver.on_press.append(last.press)
    if trace is not None:
        trace.follow(driver)
    prepared = False
    try:
        player.play(script.before)
        prepared = True
        player.play(case.steps)
        player.end_films()
    except ReportError:
        raise
    except (Failure, KeitaiError) as failure:
        player.end_films()
        if trace is not None:
            trace.after(player.at)
        switched_off = setup.network == "off" and script.setup.network != "off"
        return player, _Stop(str(failure), _spoiling(failure, prepared, player, switched_off=switched_off))
    return player, _Stop()


def _spoiling(failure: Failure | KeitaiError, prepared: bool, player: StepRunner, *, switched_off: bool) -> str:
    """Say why a failure is not one of what the test is about; `switched_off`: the variant took the reception away."""
    if not prepared:
        return "the setup failed, so the test was not reached"
    if switched_off and lacks_reception(player.driver.phone):
        return "the page was not reached, as this variant has no reception (network off)"
    host = unreached_host(player.driver.phone, opened=player.is_opening)
    if host:
        return f"nothing answers at {host}"
    if isinstance(failure, Failure) and not isinstance(failure, ScriptFault):
        return ""
    return "the script asks for what cannot be done"
