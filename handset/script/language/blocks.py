"""The blocks that are open while a script is read: `test`, `setup`, `repeat`, and those whose head was faulty."""

from __future__ import annotations

from dataclasses import dataclass, field

from handset.script.language.expectations import read_condition
from handset.script.language.program import Exemption
from handset.script.language.reader import LineReader
from handset.script.language.steps import Act, At, Caption, Late, Let, Repeat, Step
from handset.script.language.words import ValueSlot


@dataclass
class Block:
    """Open block of a script, with the steps read in it so far.

    A `phantom` stands for one whose head was faulty or missing: its lines are checked and its `end` is taken, but it
    becomes nothing. A `stray` one has no head at all, so it need not be closed.
    """

    verb: str
    at: At
    steps: list[Step] = field(default_factory=list)
    name: str = ""
    repeat: Repeat | None = None
    exemptions: tuple[Exemption, ...] = ()
    phantom: bool = False
    stray: bool = False
    faulty: bool = False
    """A line of it could not be read."""
    doubtful: set[str] = field(default_factory=set)
    """The verbs that such lines may have been meant as."""
    before: dict[str, str | ValueSlot | None] | None = None
    """The values that were known before it, where what is let in it stays in it."""

    @property
    def idle(self) -> bool:
        """Whether it does nothing, so that it could not fail."""
        return not self.faulty and all(_is_idle(step.act) for step in self.steps)

    @property
    def left_out(self) -> bool:
        """Whether it never runs (skip), and so may be empty."""
        return any(each.verb == "skip" and not each.when.field for each in self.exemptions)

    def forget(self, variables: dict[str, str | ValueSlot | None]) -> None:
        """Take away what was let in the block: a test's values end with it, those of a part of it may not be given."""
        if self.before is None:
            return
        for name in [name for name in variables if name not in self.before]:
            del variables[name]
        if self.verb == "test":
            variables.update(self.before)


def _is_idle(act: Act) -> bool:
    """Return whether an act cannot fail and does nothing to the phone."""
    if isinstance(act, Late):
        return isinstance(act.act, Caption)
    return isinstance(act, Caption) or (isinstance(act, Let) and isinstance(act.value, str))


def read_repeat(line: LineReader) -> Repeat:
    """Read what comes after `repeat`. Raises `WordFault`."""
    until = None
    if line.take_if("until"):
        until = read_condition(line)
        if not line.take_if("max"):
            raise line.fault("a bound is missing: `max 20`, so that the script ends")
    count = line.take_number("number of rounds", 1, 10_000)
    line.finish()
    return Repeat(count, until, ())
