"""What only the whole script shows: a state that is taken up before it was saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handset.datafile import did_you_mean
from handset.script.language.steps import At, Repeat, SaveOrLoadState, Step


def unsaved_states(before: Sequence[Step], steps: Sequence[Step]) -> Iterator[tuple[At, int, str]]:
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
                yield step.at, step.at.source.find('"') + 1, message


def _in_order(steps: Sequence[Step]) -> Iterator[Step]:
    for step in steps:
        yield step
        if isinstance(step.act, Repeat):
            yield from _in_order(step.act.body)
