"""Checks of a whole script: states that were not saved, goldens of one file, films in films, letters to oneself."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence

from handset.datafile import did_you_mean
from handset.files import file_name
from handset.keypad import Key
from handset.script.language.program import Case, Setup
from handset.script.language.steps import (
    Act,
    At,
    ChangeWorld,
    Film,
    Golden,
    KeyDownUp,
    Late,
    Repeat,
    SaveOrLoadState,
    Step,
    SwitchDevice,
)
from keitai.common.script_words import WorldVerb

Fault = tuple[At, int, str]
"""Place, column and message."""


def unsaved_states(before: Sequence[Step], steps: Sequence[Step]) -> Iterator[Fault]:
    """Yield the place, column and message of each `load-state` of a test that nothing before it saved."""
    saved: list[str] = []
    for step in _in_order([*before, *steps]):
        match step.act:
            case SaveOrLoadState(name, False):
                saved.append(name)
            case Late(SaveOrLoadState(_, False)):
                return  # any of the states after it may be that one
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
                case Late(SwitchDevice()):
                    model = str(step.at.place)
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
        yield from _Films(kind).faults([*before, *steps])


def impossible_keys(before: Sequence[Step], steps: Sequence[Step]) -> Iterator[Fault]:
    """Yield each `down` of a key that is held already, and each `up` of one that is not."""
    played = [*before, *steps]
    acts = (step.act for step in _in_order(played))
    for key in dict.fromkeys(key for act in acts if isinstance(act, KeyDownUp) for key in act.keys):
        yield from _HeldKey(key).faults(played)


def own_letters(
    owner: str, verbs: Mapping[str, WorldVerb], before: Sequence[Step], steps: Sequence[Step]
) -> Iterator[Fault]:
    """Yield each line by which the phone's owner does to themselves what only another member can: a message from 42.

    `owner` is who it is at the start; `verbs` are those that other houses have registered.
    """
    yield from _Owner(owner, verbs).faults([*before, *steps])


CHECKS: dict[Callable[[Sequence[Step], Sequence[Step]], Iterator[Fault]], tuple[str, ...]] = {
    unsaved_states: ("save-state",),
    impossible_films: ("gif", "wav"),
    impossible_keys: ("down", "up", "device", "load-state"),
}
"""Checks of a test; each waits until no line is left that could not be read and may have been one of these verbs."""


class _Follower(ABC):
    """Follower of what has two sides, line by line: the states it may be in, "" for the one it begins in."""

    def __init__(self) -> None:
        self._possible = {""}

    def _faults_of(self, step: Step) -> Iterator[Fault]:
        """Follow a step that is not a repetition."""
        for states in self._changes(step.act):
            fault = self._fault(min(states)) if len(states) == 1 else ""
            if fault:
                yield step.at, step.at.place.column, fault
            self._possible = states

    @abstractmethod
    def _changes(self, act: Act) -> Iterator[set[str]]:
        """Yield the states it may be in after an act, once for each time that the act changes it."""

    @abstractmethod
    def _fault(self, state: str) -> str:
        """Say why it cannot come into a state from any it may be in; "" where it can."""

    def faults(self, steps: Sequence[Step]) -> Iterator[Fault]:
        for step in steps:
            if isinstance(step.act, Repeat):
                yield from self._faults_of_repeat(step.act.times, step.act.body, may_be_none=step.act.until is not None)
                continue
            yield from self._faults_of(step)

    def _faults_of_repeat(self, times: int, body: Sequence[Step], *, may_be_none: bool) -> Iterator[Fault]:
        without = set(self._possible) if may_be_none else set()
        yield from self.faults(body)
        if times > 1:
            # Once more, from where the first round left it; what may have ended after that is possible as well.
            after_one = set(self._possible)
            again = list(self.faults(body))
            self._possible |= after_one if may_be_none else set()
            if not may_be_none:
                yield from again
        self._possible |= without


class _Films(_Follower):
    """Which film of a kind may be going on, by its name."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def _changes(self, act: Act) -> Iterator[set[str]]:
        if isinstance(act, Late):
            act = act.act
        if isinstance(act, Film) and act.kind == self._kind:
            yield {act.name}

    def _fault(self, state: str) -> str:
        kind = self._kind
        if not state and self._possible == {""}:
            return f'no {kind} is going on here; `{kind} start "name"` begins one'
        if state and "" not in self._possible:
            return f'the {kind} "{min(self._possible)}" is still going on here; `{kind} stop` ends it'
        return ""


class _HeldKey(_Follower):
    """Whether a key may be held."""

    def __init__(self, key: Key) -> None:
        super().__init__()
        self._key = key

    def _changes(self, act: Act) -> Iterator[set[str]]:
        match act:
            case KeyDownUp(keys, down):
                for key in keys:
                    if key is self._key:
                        yield {"held" if down else ""}
            case (
                SwitchDevice()
                | SaveOrLoadState(_, True)
                | Late(KeyDownUp() | SwitchDevice() | SaveOrLoadState(_, True))
            ):
                # A key that is not known yet, another phone, or this one at another time.
                yield {"held", ""}

    def _fault(self, state: str) -> str:
        name = self._key.label
        if self._possible != {state}:
            return ""
        return (
            f"{name} is held already; `up {name}` lets it go"
            if state
            else f"{name} is not held; `down {name}` holds it"
        )


class _Owner(_Follower):
    """Which member may own the phone."""

    def __init__(self, owner: str, verbs: Mapping[str, WorldVerb]) -> None:
        super().__init__()
        self._verbs = verbs
        self._possible = self._met = {_member(owner)}

    def _faults_of(self, step: Step) -> Iterator[Fault]:
        match step.act:
            case ChangeWorld(name, values) if self._possible == {_member(values[0])}:
                verb = self._verbs.get(name)
                if verb is not None and verb.not_by_owner:
                    yield step.at, _first_value(step.at, verb), verb.not_by_owner
        yield from super()._faults_of(step)

    def _changes(self, act: Act) -> Iterator[set[str]]:
        match act:
            case ChangeWorld(verb, values) if verb in self._verbs and self._verbs[verb].makes_owner:
                self._met = self._met | {_member(values[0])}
                yield {_member(values[0])}
            case Late(ChangeWorld(verb)) if verb in self._verbs and self._verbs[verb].makes_owner:
                yield {""}
            case SaveOrLoadState(_, True) | Late(SaveOrLoadState(_, True)):
                yield self._met

    def _fault(self, state: str) -> str:
        return ""


def whole_script(
    before: Sequence[Step], setup: Setup, verbs: Mapping[str, WorldVerb], surely: Callable[..., Sequence[Case]]
) -> Iterator[Fault]:
    """Yield the faults that only the whole script shows, test by test.

    `surely` returns the tests in which no line that could not be read may have been meant as one of some verbs.
    """
    for impossible, meant in CHECKS.items():
        for case in surely(*meant):
            yield from impossible(before, case.steps)
    yield from coinciding_goldens(before, surely("device"), setup.device)
    for case in surely("member", "load-state", *verbs):
        yield from own_letters(setup.member, verbs, before, case.steps)


def _member(value: str | int | None) -> str:
    """Return a member's number without zeros in front; "0" for what is not a number, such as a password."""
    text = str(value)
    return str(int(text)) if text.isascii() and text.isdigit() else "0"


def _first_value(at: At, verb: WorldVerb) -> int:
    """Return the column of the first value of a registered verb's line."""
    words = r"\S+[ \t\u3000]+" * (2 if verb.slots[0].after else 1)
    found = re.match(rf"[ \t\u3000]*{words}", at.source)
    return found.end() + 1 if found is not None else at.place.column


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
