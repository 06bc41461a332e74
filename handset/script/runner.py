"""Runs a script's tests on a stage. Time is the phone's: waiting costs ticks, never real time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from handset.errors import HandsetError
from handset.keypad import TICKS_PER_SECOND, KeyEvent
from handset.script.conditions import focused_text
from handset.script.program import (
    At,
    Case,
    Click,
    Expect,
    Hold,
    Note,
    Open,
    Press,
    PressSoftKey,
    Repeat,
    Script,
    Setup,
    Shot,
    Step,
    Switch,
    Type,
    Wait,
    WaitFor,
)
from handset.script.stage import MakeStage
from handset.script.thumb import Failure, Picture, Thumb


@dataclass(frozen=True)
class Verdict:
    """How one test ended. `message` says all a tester needs when it failed."""

    file: str
    name: str
    passed: bool
    message: str = ""
    ticks: int = 0
    presses: int = 0
    pictures: tuple[Picture, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class _Run:
    """One run of one test: the thumb, and where in the script it is."""

    thumb: Thumb
    at: At
    notes: list[str] = field(default_factory=list)


def run_script(
    script: Script,
    make_stage: MakeStage,
    *,
    only: str | None = None,
    device: str | None = None,
    pictures: Path | None = None,
) -> list[Verdict]:
    """Every test of `script` (or the one called `only`), each on a new stage; `pictures` is the folder for shots."""
    setup = replace(script.setup, device=device) if device else script.setup
    cases = [case for case in script.cases if only is None or case.name == only]
    if not cases:
        names = ", ".join(repr(case.name) for case in script.cases)
        raise HandsetError(f"{script.file}: there is no test {only!r}; there are {names}")
    return [run_case(script, case, setup, make_stage, pictures) for case in cases]


def run_case(script: Script, case: Case, setup: Setup, make_stage: MakeStage, pictures: Path | None) -> Verdict:
    """One test from boot to its end or its first failure."""
    stage = make_stage(setup)
    thumb = Thumb(stage, timeout=setup.timeout, folder=pictures)
    run = _Run(thumb, case.at)
    message = ""
    try:
        _run_steps(run, [*script.before, *case.steps])
    except (Failure, HandsetError) as failure:
        message = _explain(run, str(failure), script, case)
    finally:
        stage.close()
    ticks = thumb.phone.clock.ticks
    return Verdict(
        script.file, case.name, not message, message, ticks, thumb.presses, tuple(thumb.pictures), tuple(run.notes)
    )


def _run_steps(run: _Run, steps: Sequence[Step]) -> None:
    for step in steps:
        run.at = step.at
        _run_step(run, step)


def _run_step(run: _Run, step: Step) -> None:
    thumb = run.thumb
    match step:
        case Press(_, keys, gap):
            for key in keys:
                thumb.press(key, gap)
        case Hold(_, key, ticks):
            thumb.press(key, ticks + 1, down=ticks)
        case Switch(_, key, down):
            thumb.tick(KeyEvent(key, down))
        case Open(_, url):
            thumb.open(url)
        case Click(_, text, press):
            thumb.click(text) if press else thumb.focus(text)
        case PressSoftKey(_, label):
            thumb.softkey(label)
        case Type(_, text):
            thumb.type(text)
        case Wait(_, waited):
            thumb.wait_idle() if waited is None else thumb.wait(waited)
        case WaitFor(_, condition, within):
            thumb.expect(condition, within)
        case Expect(_, condition):
            thumb.expect(condition)
        case Shot(_, name):
            thumb.shot(name)
        case Note(_, text):
            run.notes.append(text)
        case Repeat():
            _repeat(run, step)


def _repeat(run: _Run, repeat: Repeat) -> None:
    until = repeat.until
    for _ in range(repeat.count):
        if until is not None and run.thumb.holds(until):
            return
        _run_steps(run, repeat.body)
    run.at = repeat.at
    if until is not None and not run.thumb.holds(until):
        raise Failure(f"{until} did not come true in {repeat.count} rounds; {run.thumb.found(until)}")


def _explain(run: _Run, reason: str, script: Script, case: Case) -> str:
    """Everything a tester needs to see what went wrong, in one look."""
    thumb, phone, at = run.thumb, run.thumb.phone, run.at
    frame = phone.frame()
    lines = [
        f"{at.place}: {reason}",
        f"  {at.source.strip()}",
        f"  focus: {focused_text(frame)!r}   url: {getattr(phone.foreground, 'url', '')}",
        f"  last keys: {' '.join(thumb.last_keys) or 'none'}   phone time: {phone.clock.ticks / TICKS_PER_SECOND:.2f} s"
        f"   frame {phone.clock.ticks}, {frame.hash}",
    ]
    lines += [f"  included from {place}" for place in reversed(at.chain)]
    if thumb.folder is not None:
        lines.append(f"  picture: {thumb.shot('failed').path}")
    lines.append("  the screen:")
    lines += [f"    | {line}" for line in frame.text().splitlines()]
    lines.append(f'  again: uv run run.py script {script.file} --test "{case.name}"')
    return "\n".join(lines)
