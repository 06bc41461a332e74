"""The blocks that are open while a script is read: `test`, `setup`, `repeat`, and those whose head was faulty."""

from __future__ import annotations

from dataclasses import dataclass, field

from handset.script.language.program import Exemption
from handset.script.language.steps import At, Caption, Repeat, Step


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

    @property
    def idle(self) -> bool:
        """Whether it does nothing, so that it could not fail."""
        return not self.faulty and all(isinstance(step.act, Caption) for step in self.steps)

    @property
    def left_out(self) -> bool:
        """Whether it never runs (skip), and so may be empty."""
        return any(each.verb == "skip" and not each.when.field for each in self.exemptions)
