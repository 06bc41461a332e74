"""Carries out a script's steps, one after the other: keys and waits by the driver, the rest by the environment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

from handset.apps.battery import charge
from handset.files import write_whole
from handset.keypad import KeyEvent
from handset.lcd import Frame
from handset.pictures import png_bytes
from handset.script.language import steps
from handset.script.language.expectations import Condition
from handset.script.language.steps import Act, At, Step
from handset.script.language.values import filled, read_again
from handset.script.language.words import ValueSlot, WordFault
from handset.script.run import goldens
from handset.script.run.driver import Driver, Failure, Screenshot, ScriptFault
from handset.script.run.film import FilmRecorder, LastSeconds, Recording
from handset.script.run.goldens import Goldens
from handset.script.run.trace import Trace
from handset.script.run.verdict import Artefact


@dataclass
class StepRunner:
    """Runner of one test's steps on a driver, with its place in the script."""

    driver: Driver
    at: At
    goldens: Goldens
    trace: Trace | None = None
    cameras: list[FilmRecorder] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    artefacts: list[Artefact] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """What expectations that passed did not look at, with their places."""
    last: LastSeconds | None = None
    is_opening: bool = False
    """Whether the step that was begun last asks for a page by its address."""
    filming: FilmRecorder | None = None
    recording: Recording | None = None
    chance: Random = field(default_factory=Random)
    """What `random` chooses by; a test has that of its seed."""
    values: dict[ValueSlot, str] = field(default_factory=dict)
    """The values that `let` has given so far."""

    def play(self, played: Sequence[Step]) -> None:
        """Run steps one after another.

        Raises:
            Failure: The first that cannot be done or does not hold.
        """
        for step in played:
            self.at = step.at
            if isinstance(step.act, steps.Late):
                step = Step(step.at, self._filled(step.at, step.act))
            self.is_opening = isinstance(step.act, steps.Open)
            self._act(step)
            if self.trace is not None:
                self.trace.after(step.at)

    def _filled(self, at: At, late: steps.Late) -> Act:
        """Return what a line says with the values of now. Raises `Failure` where they make no sense in it."""
        try:
            return read_again(at, late, self.values)
        except WordFault as fault:
            raise Failure(
                f"with its values the line reads `{filled(at, late, self.values)}`: {fault.message}"
            ) from None

    def _value(self, value: str | steps.Read | steps.Chosen | steps.Drawn) -> str:
        match value:
            case steps.Read(kind, pattern):
                return self.driver.read(Condition(kind, pattern=pattern))
            case steps.Chosen(options):
                return options[int(self.chance.random() * len(options))]
            case steps.Drawn(low, high):
                return str(low + int(self.chance.random() * (high - low + 1)))
        return value

    def _act(self, step: Step) -> None:
        driver = self.driver
        match step.act:
            case steps.PressKeys(keys, gap):
                for key in keys:
                    driver.press(key, gap)
            case steps.Hold(key, ticks):
                driver.press(key, ticks + 1, down=ticks)
            case steps.KeyDownUp(keys, down):
                for key in keys:
                    driver.tick(KeyEvent(key, down))
            case steps.Open(url):
                driver.visit(url)
            case steps.Click(text, press):
                driver.click(text) if press else driver.focus(text)
            case steps.PressSoftKey(label):
                driver.softkey(label)
            case steps.Type(text, by_keyboard):
                driver.insert(text) if by_keyboard else driver.type(text)
            case steps.Wait(waited):
                driver.wait_idle() if waited is None else driver.wait(waited)
            case steps.Expect(condition, within):
                remark = driver.expect(condition, within, _name_of(step.at))
                if remark:
                    self._remark(step.at, remark)
            case steps.Shot(name, full):
                picture = driver.shot(name, full=full)
                if picture.path is not None:
                    self.artefacts.append(Artefact("shot", picture.path))
            case steps.Caption(text, heading):
                self._note(text, heading)
            case steps.Golden() as golden:
                self._golden(golden)
            case steps.Film() as film:
                self._film(film)
            case steps.Repeat() as repeat:
                self._repeat(repeat, step.at)
            case steps.Let(slot, value):
                self.values[slot] = self._value(value)
            case act:
                self._change_world(act)

    def _change_world(self, act: Act) -> None:
        """Do what no key does."""
        driver, environment = self.driver, self.driver.environment
        match act:
            case steps.ChangeWorld(verb, values):
                environment.change_world(verb, values)
            case steps.SetNetwork(network, ticks):
                driver.switch_bearer(network, ticks)
            case steps.Battery(percent):
                charge(driver.phone, percent)
            case steps.Advance(seconds):
                driver.phone.clock.start += timedelta(seconds=seconds)
            case steps.ResetWorld():
                environment.reset_world()
            case steps.SaveOrLoadState(name, load):
                driver.load_state(name) if load else driver.save_state(name)
            case steps.SwitchDevice(device):
                driver.switch_device(device)

    def _remark(self, at: At, remark: str) -> None:
        told = f"{at.place}: {remark}"
        if told not in self.remarks:
            self.remarks.append(told)

    def _note(self, text: str, heading: bool) -> None:
        self.notes.append(text)
        for camera in self.cameras:
            camera.caption = text
        if self.last is not None:
            self.last.caption = text
        if heading:
            self.driver.begin_step()

    def _repeat(self, repeat: steps.Repeat, at: At) -> None:
        if repeat.late is not None:
            now = self._filled(at, repeat.late)
            repeat = now._replace(body=repeat.body) if isinstance(now, steps.Repeat) else repeat
        until = repeat.until
        for _ in range(repeat.times):
            if until is not None and self.driver.holds_at_rest(until, _name_of(at)):
                return
            self.play(repeat.body)
        self.at = at
        if until is not None and not self.driver.holds_at_rest(until, _name_of(at)):
            raise Failure(f"{until} did not come true in {repeat.times} rounds; {self.driver.found(until)}")

    def _golden(self, golden: steps.Golden) -> None:
        phone = self.driver.phone
        frame = phone.frame()
        path = self.goldens.path(golden.name, phone.model.name, phone.settings.language)
        mismatch = goldens.compare(
            frame, phone.model, path, golden.area, golden.masks, golden.tolerance, self.goldens.option
        )
        if self.goldens.update:
            body = path.read_bytes() if mismatch is None else goldens.golden_bytes(frame, golden.area)
            self._keep_golden(golden.name, frame, path, body)
            return
        if mismatch is None:
            self.driver.pictures.append(Screenshot(golden.name, frame.hash, path))
            return
        if mismatch.picture is not None:
            self._keep("changes", f"{golden.name} changes", ".png", png_bytes(mismatch.picture))
        else:
            self._keep("golden", f"{golden.name} to be", ".png", goldens.golden_bytes(frame, golden.area))
        fault = ScriptFault if mismatch.missing else Failure
        raise fault(f'golden "{golden.name}": {mismatch.message}')

    def _keep_golden(self, name: str, frame: Frame, path: Path, body: bytes) -> None:
        """Write a golden, unless another of this run has its file."""
        content = goldens.content_of(body)
        clash = self.goldens.register.clash(path, content, str(self.at.place))
        if clash:
            raise ScriptFault(f'golden "{name}": {clash}')
        if not path.exists() or path.read_bytes() != body:
            write_whole(path, body)
            self.artefacts.append(Artefact("golden", path))
        self.driver.pictures.append(Screenshot(name, frame.hash, path, content))

    def _film(self, film: steps.Film) -> None:
        going_on = self.filming if film.kind == "gif" else self.recording
        if not film.name and going_on is None:
            raise ScriptFault(f'no {film.kind} is going on; `{film.kind} start "name"` begins one')
        if film.name and going_on is not None:
            raise ScriptFault(f'the {film.kind} "{going_on.name}" is still going on; `{film.kind} stop` ends it')
        if not film.name:
            self._end_film() if film.kind == "gif" else self._end_recording()
        elif film.kind == "wav":
            self.recording = Recording(film.name, self.driver.phone)
        else:
            self.filming = FilmRecorder(film.name)
            self.cameras.append(self.filming)
            self.driver.watchers.append(self.filming.record)

    def end_films(self) -> None:
        """Write the film and the recording that are under way."""
        self._end_film()
        self._end_recording()

    def _end_film(self) -> None:
        camera, self.filming = self.filming, None
        if camera is not None:
            self.cameras.remove(camera)
            self.driver.watchers.remove(camera.record)
            self._keep("film", camera.name, ".gif", camera.to_bytes())

    def _end_recording(self) -> None:
        recording, self.recording = self.recording, None
        if recording is not None:
            self._keep("sound", recording.name, ".wav", recording.to_bytes(self.driver.phone))

    def _keep(self, label: str, name: str, suffix: str, body: bytes) -> None:
        if body and self.driver.artefacts is not None:
            self.artefacts.append(Artefact(label, self.driver.artefacts.keep(name, suffix, body)))


def _name_of(at: At) -> str:
    """Return what later messages call the line: by its number, in an included file with that file's name."""
    place = at.place
    return f"line {place.line} of {place.file}" if at.chain else f"line {place.line}"
