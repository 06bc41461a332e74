"""Runs a script's tests on a stage. Time is the phone's: waiting costs ticks, never real time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from traceback import extract_tb

from handset.errors import HandsetError
from handset.frontends.pictures import png_bytes
from handset.keypad import KeyEvent
from handset.model import load_model
from handset.script import goldens, program
from handset.script.artefacts import Keeper
from handset.script.film import Camera, Recording
from handset.script.goldens import Goldens
from handset.script.postmortem import explain, gather
from handset.script.program import At, Case, Exemption, Golden, Repeat, Script, Setup, Step
from handset.script.stage import MakeStage, Stage
from handset.script.thumb import Failure, Picture, Thumb
from handset.script.trace import Trace
from handset.script.verdict import Artefact, Verdict


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


def _fits(when: program.When, setup: Setup) -> bool:
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
    run, reason = _play(script, case, setup, stage, options, trace)
    thumb = run.thumb
    message, artefacts = "", list(run.artefacts)
    if reason:
        message = explain(thumb, run.at, reason, script, case, setup)
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
        tuple(run.notes),
        tuple(artefacts),
        tuple(trace.moments) if trace is not None else (),
        tags=script.tags,
    )


def _play(
    script: Script, case: Case, setup: Setup, stage: Stage, options: Options, trace: Trace | None, *cameras: Camera
) -> tuple[Run, str]:
    """The test on `stage`, to its end ("") or to why it failed."""
    thumb = Thumb(stage, timeout=setup.timeout, artefacts=options.artefacts)
    run = Run(thumb, case.at, Goldens(Path(script.file), options.update), trace, list(cameras))
    thumb.watchers += [camera.look for camera in cameras]
    if trace is not None:
        trace.follow(thumb)
    try:
        run.steps([*script.before, *case.steps])
        run.end_films()
    except (Failure, HandsetError) as failure:
        run.end_films()
        if trace is not None:
            trace.after(run.at)
        return run, str(failure)
    return run, ""


def _last_seconds(
    script: Script, case: Case, setup: Setup, make_stage: MakeStage, options: Options, end: int
) -> list[Artefact]:
    """The failure's last five seconds, filmed by running the test again: the phone does the same twice."""
    camera = Camera(since=end - 300)
    run, _ = _play(script, case, setup, make_stage(setup), Options(), None, camera)
    run.thumb.stage.close()
    film = camera.to_bytes()
    if not film or options.artefacts is None:
        return []
    return [Artefact("film", options.artefacts.keep(f"{case.name} last 5 s", ".gif", film))]


@dataclass
class Run:
    """One run of one test: the thumb, and where in the script it is."""

    thumb: Thumb
    at: At
    goldens: Goldens
    trace: Trace | None = None
    cameras: list[Camera] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    artefacts: list[Artefact] = field(default_factory=list)
    filming: Camera | None = None
    recording: Recording | None = None

    def steps(self, steps: Sequence[Step]) -> None:
        for step in steps:
            self.at = step.at
            self._step(step)
            if self.trace is not None:
                self.trace.after(step.at)

    def _step(self, step: Step) -> None:
        thumb = self.thumb
        match step:
            case program.Press(_, keys, gap):
                for key in keys:
                    thumb.press(key, gap)
            case program.Hold(_, key, ticks):
                thumb.press(key, ticks + 1, down=ticks)
            case program.Switch(_, keys, down):
                for key in keys:
                    thumb.tick(KeyEvent(key, down))
            case program.Open(_, url):
                thumb.open(url)
            case program.Click(_, text, press):
                thumb.click(text) if press else thumb.focus(text)
            case program.PressSoftKey(_, label):
                thumb.softkey(label)
            case program.Type(_, text, by_keyboard):
                thumb.insert(text) if by_keyboard else thumb.type(text)
            case program.Wait(_, waited):
                thumb.wait_idle() if waited is None else thumb.wait(waited)
            case program.WaitFor(_, condition, within):
                thumb.expect(condition, within)
            case program.Expect(_, condition):
                thumb.expect(condition)
            case program.Shot(_, name, full):
                picture = thumb.shot(name, full=full)
                if picture.path is not None:
                    self.artefacts.append(Artefact("shot", picture.path))
            case program.Note(_, text, heading):
                self._note(text, heading)
            case Golden():
                self._golden(step)
            case program.Film():
                self._film(step)
            case Repeat():
                self._repeat(step)
            case _:
                self._change_world(step)

    def _change_world(self, step: Step) -> None:
        """What no key does."""
        thumb, stage = self.thumb, self.thumb.stage
        match step:
            case program.SignIn(_, member):
                stage.sign_in(member)
            case program.Befriend(_, one, other):
                stage.befriend(one, other)
            case program.SendMessage(_, sender, text):
                stage.message(sender, text)
            case program.PostScore(_, game, score, of_member):
                stage.post_score(game, score, of_member)
            case program.Radio(_, network, ticks):
                thumb.switch_bearer(network, ticks)
            case program.Battery(_, percent):
                thumb.phone.battery = percent
            case program.Advance(_, seconds):
                thumb.phone.clock.start += timedelta(seconds=seconds)
            case program.ResetWorld():
                stage.reset_world()
            case program.State(_, name, load):
                thumb.load_state(name) if load else thumb.save_state(name)
            case program.SwitchDevice(_, device):
                thumb.switch_device(device)

    def _note(self, text: str, heading: bool) -> None:
        self.notes.append(text)
        for camera in self.cameras:
            camera.caption = text
        if heading:
            self.thumb.begin_step()

    def _repeat(self, repeat: Repeat) -> None:
        until = repeat.until
        for _ in range(repeat.count):
            if until is not None and self.thumb.holds(until):
                return
            self.steps(repeat.body)
        self.at = repeat.at
        if until is not None and not self.thumb.holds(until):
            raise Failure(f"{until} did not come true in {repeat.count} rounds; {self.thumb.found(until)}")

    def _golden(self, step: Golden) -> None:
        phone = self.thumb.phone
        frame = phone.frame()
        path = self.goldens.path(step.name, phone.model.name, phone.settings.language)
        mismatch = goldens.compare(frame, phone.model, path, step.area, step.masks, step.tolerance)
        if mismatch is None:
            self.thumb.pictures.append(Picture(step.name, frame.hash, path))
            return
        if self.goldens.update:
            goldens.keep(frame, path, step.area)
            self.thumb.pictures.append(Picture(step.name, frame.hash, path))
            self.artefacts.append(Artefact("golden", path))
            return
        if mismatch.picture is not None:
            self._keep("changes", f"{step.name} changes", ".png", png_bytes(mismatch.picture))
        raise Failure(f'golden "{step.name}": {mismatch.message}')

    def _film(self, step: program.Film) -> None:
        going_on = self.filming if step.kind == "gif" else self.recording
        if not step.name and going_on is None:
            raise Failure(f'no {step.kind} is going on; `{step.kind} start "name"` begins one')
        if step.name and going_on is not None:
            raise Failure(f'the {step.kind} "{going_on.name}" is still going on; `{step.kind} stop` ends it')
        if not step.name:
            self._end_film() if step.kind == "gif" else self._end_recording()
        elif step.kind == "wav":
            self.recording = Recording(step.name, self.thumb.phone)
        else:
            self.filming = Camera(step.name)
            self.cameras.append(self.filming)
            self.thumb.watchers.append(self.filming.look)

    def end_films(self) -> None:
        """Write the film and the recording that are going on."""
        self._end_film()
        self._end_recording()

    def _end_film(self) -> None:
        camera, self.filming = self.filming, None
        if camera is not None:
            self.cameras.remove(camera)
            self.thumb.watchers.remove(camera.look)
            self._keep("film", camera.name, ".gif", camera.to_bytes())

    def _end_recording(self) -> None:
        recording, self.recording = self.recording, None
        if recording is not None:
            self._keep("sound", recording.name, ".wav", recording.to_bytes(self.thumb.phone))

    def _keep(self, label: str, name: str, suffix: str, body: bytes) -> None:
        if body and self.thumb.artefacts is not None:
            self.artefacts.append(Artefact(label, self.thumb.artefacts.keep(name, suffix, body)))
