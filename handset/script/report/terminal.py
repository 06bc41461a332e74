"""Verdicts of a run on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from handset.keypad import TICKS_PER_SECOND
from handset.script.language.program import Setup
from handset.script.run.artefacts import one_line, printable
from handset.script.run.verdict import Verdict


class TerminalReport:
    """Writes each test's end to the terminal, under a name that is unique in the run."""

    def __init__(self, files: Sequence[str], setups: Sequence[Setup]) -> None:
        """Look which scripts are run in several languages, networks or with several seeds.

        Args:
            files: The script of each of the run's tests.
            setups: The phone of each.
        """
        beside: dict[str, set[tuple[str, str, int]]] = {}
        for file, setup in zip(files, setups, strict=True):
            beside.setdefault(file, set()).add((setup.lang, setup.network, setup.seed))
        self._several = {file for file, others in beside.items() if len(others) > 1}

    def format_verdict(self, verdict: Verdict) -> str:
        """Return the lines on a test: that it passed, with its pictures' hashes, or failed, with its whole message."""
        phone = verdict.phone if verdict.file in self._several else verdict.device
        place = f"{one_line(verdict.file)} [{phone}]: {one_line(verdict.name)}"
        outcome = verdict.outcome if verdict.good else verdict.outcome.upper()
        head, message = f"{outcome:8}  {place}", printable(verdict.message)
        remarks = "".join(f"\n          {one_line(remark)}" for remark in verdict.remarks)
        if verdict.outcome == "skipped":
            return f"{head} ({message})"
        if verdict.outcome != "passed":
            return f"{head}\n{message}{remarks}"
        effort = f"{verdict.presses} presses, {verdict.ticks / TICKS_PER_SECOND:.1f} s of phone time"
        pictures = "".join(f"\n          {picture.hash}  {one_line(picture.name)}" for picture in verdict.pictures)
        return f"{head} ({effort}){pictures}{remarks}"
