"""A finding as a `.keys` file, which fails while the fault is there and passes once it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from handset.keypad import TICKS_PER_SECOND, Key
from handset.script.language.program import Setup
from handset.script.language.words import quoted
from handset.script.monkey.fault_detector import HANG, Fault
from handset.script.monkey.presses import Press
from handset.script.record.recorder import script_text


def reproduction(setup: Setup, finding: Fault, standby_label: str) -> str:
    """Return a `.keys` file that fails while the fault exists.

    `standby_label` is the left soft key of the standby screen, by which a script knows that it is home.
    """
    lines = [*key_lines(finding.presses), f"note {quoted(finding.what)}"]
    match finding.kind:
        case "crash":
            # The picture is drawn too: drawing may be what falls over.
            lines.append('shot "still standing"')
        case "dead end":
            lines.append(f"expect softkey left {quoted(standby_label)}")
        case "hang":
            lines += [f"wait {HANG // TICKS_PER_SECOND}s", "wait idle"]
        case "error page":
            # The address may be right once it is mended: what must be gone is the error.
            gone = f"page text {quoted(finding.shows)}" if finding.shows else f"url {quoted(finding.where)}"
            lines += ["wait idle", f"expect no {gone}"]
    return script_text(setup, "", lines, finding.kind)


def key_lines(presses: Sequence[Press]) -> list[str]:
    """Return presses as lines of a script: equal keys joined, rests to the frame."""
    lines: list[str] = []
    row: list[Key] = []
    for place, press in enumerate(presses):
        row.append(press.key)
        if press.rest or place == len(presses) - 1 or len(row) == 16:
            runs = [(key.label, len(list(run))) for key, run in groupby(row)]
            lines.append("press " + " ".join(f"{label} x{count}" if count > 1 else label for label, count in runs))
            row = []
        if press.rest:
            lines.append(f"wait {press.rest}f")
    return lines
