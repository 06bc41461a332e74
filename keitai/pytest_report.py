"""Report of Python tests with phones: the same verdicts as keypad scripts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from handset.script.run.artefacts import ArtefactStore
from handset.script.run.postmortem import gather, situation
from handset.script.run.verdict import Verdict
from keitai.phone import Phone


def sections(told: str, phones: Sequence[Phone]) -> list[tuple[str, str]]:
    """Return sections for pytest's report: what each phone shows unless the failure says so, and what it kept."""
    found: list[tuple[str, str]] = []
    for phone in phones:
        lines = [] if "  the screen:" in told else situation(phone.driver)
        lines += ["  left behind:"] if phone.artefacts else []
        lines += [f"    {kept.label:9} {kept.path}" for kept in phone.artefacts]
        if lines:
            found.append((f"phone {phone.machine.model.name}", "\n".join(lines)))
    return found


def verdict(
    file: str, name: str, report: pytest.TestReport, phones: Sequence[Phone], keeper: ArtefactStore | None
) -> Verdict:
    """Return the verdict on a Python test; of a failed one, each phone's frame, keys and state are written."""
    outcome: Any = report.outcome if not hasattr(report, "wasxfail") else "known bug"
    left = [artefact for phone in phones for artefact in phone.artefacts]
    if report.failed and keeper is not None:
        for phone in phones:
            left += gather(phone.driver, phone.setup, report.longreprtext, name, keeper)
    first = phones[0]
    return Verdict(
        file,
        name,
        first.setup.device,
        outcome,
        report.longreprtext,
        ticks=sum(phone.driver.ticks for phone in phones),
        presses=sum(phone.driver.presses for phone in phones),
        pictures=tuple(picture for phone in phones for picture in phone.driver.pictures),
        artefacts=tuple(left),
        seconds=report.duration,
        variant=f"{first.setup.device} {first.setup.lang} {first.setup.network} seed {first.setup.seed}",
        job=file,
    )


def write(verdicts: Sequence[Verdict]) -> str:
    """Encode verdicts as text, for one of pytest-xdist's processes to hand over."""
    return msgspec.json.encode(list(verdicts), enc_hook=str).decode()


def read(text: str) -> list[Verdict]:
    """Decode the verdicts that `write` encoded."""
    return msgspec.json.decode(text, type=list[Verdict], dec_hook=lambda kind, value: Path(value))
