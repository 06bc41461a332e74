"""Runs a script's tests on a stage. Time is the phone's: waiting costs ticks, never real time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from handset.errors import HandsetError
from handset.keypad import TICKS_PER_SECOND, Key, KeyEvent
from handset.script.conditions import Witness, focused_text, nearest_line
from handset.script.program import (
    At,
    Case,
    Click,
    Condition,
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
from handset.script.stage import MakeStage, Stage

TAP = 3
"""Ticks a pressed key stays down: 50 ms."""
CLICK_PRESSES = 100
LONGEST_TEST = 60 * 60 * TICKS_PER_SECOND


@dataclass(frozen=True)
class Picture:
    """A `shot`: its name, the frame's hash, and where it was written (None when nowhere)."""

    name: str
    hash: str
    path: Path | None


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


class Failure(Exception):
    """An expectation that did not hold, or a step that cannot be done."""


@dataclass
class _Thumb:
    """One run of one test: the stage, and what has been done so far."""

    stage: Stage
    setup: Setup
    witness: Witness
    folder: Path | None
    presses: int = 0
    last_keys: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    at: At | None = None


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
    thumb = _Thumb(stage, setup, Witness(stage), pictures)
    message = ""
    try:
        _run_steps(thumb, [*script.before, *case.steps])
    except (Failure, HandsetError) as failure:
        message = _explain(thumb, str(failure), script, case)
    finally:
        stage.close()
    return Verdict(
        script.file,
        case.name,
        not message,
        message,
        stage.phone.clock.ticks,
        thumb.presses,
        tuple(thumb.pictures),
        tuple(thumb.notes),
    )


def _run_steps(thumb: _Thumb, steps: Sequence[Step]) -> None:
    for step in steps:
        thumb.at = step.at
        _run_step(thumb, step)


def _run_step(thumb: _Thumb, step: Step) -> None:
    match step:
        case Press(_, keys, gap):
            for key in keys:
                _press(thumb, key, gap)
        case Hold(_, key, ticks):
            _press(thumb, key, ticks + 1, down=ticks)
        case Switch(_, key, down):
            _tick(thumb, KeyEvent(key, down))
        case Open(_, url):
            thumb.stage.open(url)
            _tick(thumb)
            _until_idle(thumb)
        case Click(_, text, press):
            _click(thumb, text, press)
        case PressSoftKey(_, label):
            _press_softkey(thumb, label)
        case Type(_, text):
            _type(thumb, text)
        case Wait(_, ticks):
            if ticks is None:
                _until_idle(thumb)
            else:
                _ticks(thumb, ticks)
        case WaitFor(_, condition, within):
            _await(thumb, condition, within or thumb.setup.timeout)
        case Expect(_, condition):
            _await(thumb, condition, thumb.setup.timeout)
        case Shot(_, name):
            _shoot(thumb, name)
        case Note(_, text):
            thumb.notes.append(text)
        case Repeat(_, count, until, body):
            _repeat(thumb, count, until, body)


def _repeat(thumb: _Thumb, count: int, until: Condition | None, body: tuple[Step, ...]) -> None:
    at = thumb.at
    for _ in range(count):
        if until is not None and thumb.witness.holds(until):
            return
        _run_steps(thumb, body)
    thumb.at = at
    if until is not None and not thumb.witness.holds(until):
        raise Failure(f"{until} did not come true in {count} rounds; {thumb.witness.found(until)}")


def _tick(thumb: _Thumb, *events: KeyEvent) -> None:
    phone = thumb.stage.phone
    if phone.clock.ticks > LONGEST_TEST:
        raise Failure("the test took more than an hour of phone time")
    phone.step(events)


def _ticks(thumb: _Thumb, count: int) -> None:
    for _ in range(count):
        _tick(thumb)


def _press(thumb: _Thumb, key: Key, gap: int, down: int = TAP) -> None:
    """Down, up after `down` ticks (or just before the next press), then the rest of the gap."""
    down = max(1, min(down, gap - 1))
    thumb.presses += 1
    thumb.last_keys = [*thumb.last_keys[-4:], key.label]
    _tick(thumb, KeyEvent(key, True))
    _ticks(thumb, down - 1)
    _tick(thumb, KeyEvent(key, False))
    _ticks(thumb, gap - down - 1)


def _idle(stage: Stage) -> bool:
    phone = stage.phone
    return not phone.network.busy and bool(getattr(phone.foreground, "idle", True))


def _until_idle(thumb: _Thumb) -> None:
    for _ in range(thumb.setup.timeout):
        if _idle(thumb.stage):
            return
        _tick(thumb)
    raise Failure(f"the phone was still busy after {_seconds(thumb.setup.timeout)}")


def _await(thumb: _Thumb, condition: Condition, ticks: int) -> None:
    for _ in range(ticks):
        if thumb.witness.holds(condition):
            return
        _tick(thumb)
    if not thumb.witness.holds(condition):
        found = thumb.witness.found(condition)
        raise Failure(f"expected {condition} within {_seconds(ticks)}; {found}")


def _click(thumb: _Thumb, text: str, press: bool) -> None:
    """Down until the focus bears `text`; up again once the page's end is reached."""
    _until_idle(thumb)
    key, still = Key.DOWN, 0
    for _ in range(CLICK_PRESSES):
        frame = thumb.stage.phone.frame()
        if text in focused_text(frame) or text in str(getattr(thumb.stage.phone.foreground, "focused_text", "")):
            if press:
                _press(thumb, Key.OK, 6)
            return
        _press(thumb, key, 6)
        now = thumb.stage.phone.frame()
        moved = (now.hash, focused_text(now)) != (frame.hash, focused_text(frame))
        still = 0 if moved else still + 1
        if still == 2:
            if key is Key.UP:
                break
            key, still = Key.UP, 0
    nearest = nearest_line(thumb.stage.phone.frame().text(), text)
    raise Failure(f'nothing that can be focused bears "{text}"; nearest on the screen: {nearest!r}')


def _press_softkey(thumb: _Thumb, label: str) -> None:
    _until_idle(thumb)
    softkeys = thumb.stage.phone.foreground.softkeys
    by_label = {softkeys.left: Key.SOFT_LEFT, softkeys.right: Key.SOFT_RIGHT, softkeys.centre: Key.OK}
    if label not in by_label or not label:
        shown = ", ".join(repr(name) for name in by_label if name) or "none"
        raise Failure(f'no soft key bears "{label}"; there are {shown}')
    _press(thumb, by_label[label], 6)


def _type(thumb: _Thumb, text: str) -> None:
    app = thumb.stage.phone.foreground
    if not getattr(app, "wants_text", False):
        raise Failure("there is no field being edited to type into")
    app.type_text(text)  # type: ignore[attr-defined]
    _tick(thumb)


def _shoot(thumb: _Thumb, name: str) -> None:
    frame = thumb.stage.phone.frame()
    path = None
    if thumb.folder is not None:
        from handset.frontends.pictures import save_png

        path = thumb.folder / f"{_file_name(name)}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        save_png(frame, path)
        path.with_suffix(".txt").write_text(frame.text() + "\n", encoding="utf-8")
    thumb.pictures.append(Picture(name, frame.hash, path))


def _file_name(name: str) -> str:
    return "".join(char if char.isalnum() else "-" for char in name).strip("-") or "picture"


def _seconds(ticks: int) -> str:
    return f"{ticks / TICKS_PER_SECOND:g} s"


def _explain(thumb: _Thumb, reason: str, script: Script, case: Case) -> str:
    """Everything a tester needs to see what went wrong, in one look."""
    phone = thumb.stage.phone
    frame = phone.frame()
    at = thumb.at or case.at
    lines = [
        f"{at.place}: {reason}",
        f"  {at.source.strip()}",
        f"  focus: {focused_text(frame)!r}   url: {getattr(phone.foreground, 'url', '')}",
        f"  last keys: {' '.join(thumb.last_keys) or 'none'}   phone time: {phone.clock.ticks / TICKS_PER_SECOND:.2f} s"
        f"   frame {phone.clock.ticks}, {frame.hash}",
    ]
    lines += [f"  included from {place}" for place in reversed(at.chain)]
    if thumb.folder is not None:
        _shoot(thumb, "failed")
        lines.append(f"  picture: {thumb.pictures[-1].path}")
    lines.append("  the screen:")
    lines += [f"    | {line}" for line in frame.text().splitlines()]
    lines.append(f'  again: uv run run.py script {script.file} --test "{case.name}"')
    return "\n".join(lines)
