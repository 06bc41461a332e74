"""Verdict of a test, as plain data that travels between processes and into reports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from handset.script.run.driver import Screenshot
from handset.script.run.trace import Moment

Outcome = Literal["passed", "failed", "flaky", "known bug", "skipped", "infrastructure", "not run"]
"""`flaky`: failed, then passed when tried again. `infrastructure`: not the test's fault, its process died.
`not run`: the run ended before it did."""


@dataclass(frozen=True)
class Artefact:
    """File that a test left: "shot", "golden", "film", "frame", "screen", "keys", "state" or "changes"."""

    label: str
    path: Path


@dataclass(frozen=True)
class Verdict:
    """Verdict of one test. `message` explains a failure, or why it was skipped."""

    file: str
    name: str
    device: str
    outcome: Outcome
    message: str = ""
    ticks: int = 0
    presses: int = 0
    pictures: tuple[Screenshot, ...] = ()
    notes: tuple[str, ...] = ()
    artefacts: tuple[Artefact, ...] = ()
    moments: tuple[Moment, ...] = ()
    """The film strip, when one was asked for."""
    seconds: float = 0.0
    """Real time, for people; no verdict hangs on it."""
    tags: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """What a tester should know of a test although it passed."""
    variant: str = ""
    """Device, language, network and seed it ran with."""
    job: str = ""
    """The script and the variant it was part of, the same from run to run."""

    @property
    def key(self) -> str:
        """Name of the test, the same from run to run."""
        return f"{self.job} {self.name}"

    @property
    def phone(self) -> str:
        """Variant of the phone, or the device alone."""
        return self.variant or self.device

    @property
    def good(self) -> bool:
        """Whether nobody has to look at it."""
        return self.outcome in ("passed", "flaky", "known bug", "skipped")

    @property
    def ended(self) -> bool:
        """Whether the test came to an end of its own."""
        return self.outcome not in ("infrastructure", "not run")
