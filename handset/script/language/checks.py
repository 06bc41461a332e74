"""Checks of a whole script: states loaded before they were saved, goldens whose files coincide, films in films."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handset.datafile import did_you_mean
from handset.files import file_name
from handset.script.language.program import Case
from handset.script.language.steps import At, Film, Golden, Repeat, SaveOrLoadState, Step, SwitchDevice

Fault = tuple[At, int, str]
"""Place, column and message."""


def unsaved_states(before: Sequence[Step], steps: Sequence[Step]) -> Iterator[Fault]:
    """Yield the place, column and message of each `load-state` of a test that nothing before it saved."""
    saved: list[str] = []
    for step in _in_order([*before, *steps]):
        match step.act:
            case SaveOrLoadState(name, False):
                saved.append(name)
            case SaveOrLoadState(name, True) if name not in saved:
                hint = did_you_mean(name, saved)
                listed = f"; there are {', '.join(map(repr, saved))}" if saved and not hint else ""
                message = f"no state {name!r} was saved before this line{hint}{listed}"
                yield step.at, _first_text(step.at), message


def coinciding_goldens(before: Sequence[Step], cases: Sequence[Case], device: str) -> Iterator[Fault]:
    """Yield each golden whose file is another golden's as well, so that `--update` would keep only one of the two.

    Within a test a picture's name stands once for each model. Tests may share a name, for a picture that all of them
    must show; two names for one file are never meant. `device` is the script's own.
    """
    names: dict[str, tuple[str, At]] = {}
    for case in cases:
        kept: dict[tuple[str, str], At] = {}
        model = device
        for step in _in_order([*before, *case.steps]):
            match step.act:
                case SwitchDevice(name):
                    model = name
                case Golden(name):
                    file = file_name(name).casefold()
                    first, at = names.setdefault(file, (name, step.at))
                    again = kept.setdefault((model, file), step.at)
                    where = _named(at if first != name else again, step.at)
                    if first != name:
                        yield step.at, _first_text(step.at), f"its file is that of golden {first!r}, {where}; rename it"
                    elif again is not step.at:
                        message = f"golden {name!r} is already in this test, {where}; each picture has its own name"
                        yield step.at, _first_text(step.at), message


def impossible_films(before: Sequence[Step], steps: Sequence[Step]) -> Iterator[Fault]:
    """Yield each `gif` or `wav` that cannot begin, since one is going on, or cannot stop, since none is."""
    for kind in ("gif", "wav"):
        yield from _Filming(kind).faults([*before, *steps])


class _Filming:
    """Which films may be going on, line by line: the names, and "" for none."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._going_on = {""}

    def faults(self, steps: Sequence[Step]) -> Iterator[Fault]:
        for step in steps:
            match step.act:
                case Film(kind, name) if kind == self._kind:
                    fault = self._fault(name)
                    if fault:
                        yield step.at, step.at.place.column, fault
                    self._going_on = {name}
                case Repeat(times, until, body):
                    yield from self._faults_of_repeat(times, body, may_be_none=until is not None)

    def _faults_of_repeat(self, times: int, body: Sequence[Step], *, may_be_none: bool) -> Iterator[Fault]:
        without = set(self._going_on) if may_be_none else set()
        yield from self.faults(body)
        if times > 1:
            # Once more, from where the first round left it; what may have ended after that is possible as well.
            after_one = set(self._going_on)
            again = list(self.faults(body))
            self._going_on |= after_one if may_be_none else set()
            if not may_be_none:
                yield from again
        self._going_on |= without

    def _fault(self, name: str) -> str:
        kind = self._kind
        if not name and self._going_on == {""}:
            return f'no {kind} is going on here; `{kind} start "name"` begins one'
        if name and "" not in self._going_on:
            return f'the {kind} "{min(self._going_on)}" is still going on here; `{kind} stop` ends it'
        return ""


def devices_of(first: str, steps: Sequence[Step]) -> tuple[str, ...]:
    """Return the models that a test is played on, in order: the first, and those that `device` steps go on with."""
    later = (step.act.device for step in _in_order(steps) if isinstance(step.act, SwitchDevice))
    return tuple(dict.fromkeys([first, *later]))


def _named(at: At, seen_from: At) -> str:
    place = at.place
    return f"line {place.line}" if place.file == seen_from.place.file else f"line {place.line} of {place.file}"


def _first_text(at: At) -> int:
    """Return the column of a line's first text in quotes."""
    return at.source.find('"') + 1


def _in_order(steps: Sequence[Step]) -> Iterator[Step]:
    for step in steps:
        yield step
        if isinstance(step.act, Repeat):
            yield from _in_order(step.act.body)
