"""Shrinking of a monkey's way to the fewest presses that lead to the same fault."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handset.script.language.program import Setup
from handset.script.monkey.fault_detector import Fault, play
from handset.script.monkey.presses import Press
from handset.script.run.environment import MakeEnvironment

TRIES = 400
"""How many shorter ways are tried at most."""


def shrink(make_environment: MakeEnvironment, setup: Setup, finding: Fault, tries: int = TRIES) -> Fault:
    """Return the same fault with the fewest presses found in `tries` plays, each in a new environment.

    The end of the way is tried by itself first: most faults do not hang on what was long before. Then parts are left
    out, large ones first (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002), and at
    last rests.
    """
    search = _Search(make_environment, setup, finding, tries)
    length = 8
    while length < len(search.best.presses) and not search.shorter(search.best.presses[-length:]):
        length *= 2
    while search.leave_out():
        pass
    for place, press in enumerate(search.best.presses):
        now = search.best.presses
        if press.rest and place < len(now):
            search.shorter((*now[:place], replace(now[place], rest=0), *now[place + 1 :]))
    return search.best


@dataclass
class _Search:
    make_environment: MakeEnvironment
    setup: Setup
    best: Fault
    tries: int

    def shorter(self, presses: tuple[Press, ...]) -> bool:
        """Return whether these lead to the same fault; then they are the best so far."""
        if not presses or self.tries <= 0:
            return False
        self.tries -= 1
        found = play(self.make_environment, self.setup, presses)
        if found is None or (found.kind, found.where) != (self.best.kind, self.best.where):
            return False
        self.best = found
        return True

    def leave_out(self) -> bool:
        """Go over the presses once, leaving out halves down to single ones; return whether it made them fewer."""
        before = size = len(self.best.presses)
        while size > 1 and self.tries > 0:
            size = (size + 1) // 2
            place = 0
            while place < len(self.best.presses):
                now = self.best.presses
                if not self.shorter(now[:place] + now[place + size :]):
                    place += size
        return self.tries > 0 and len(self.best.presses) < before
