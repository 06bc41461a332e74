"""What only the whole script shows: states taken up before they were saved, goldens whose files coincide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handset.datafile import did_you_mean
from handset.files import file_name
from handset.script.language.program import Case
from handset.script.language.steps import At, Golden, Repeat, SaveOrLoadState, Step, SwitchDevice

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
