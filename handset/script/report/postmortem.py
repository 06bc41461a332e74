"""What a failed test tells and leaves behind: the reason with all around it, the frame, the keys, the state."""

from __future__ import annotations

from handset.frontends.pictures import png_bytes
from handset.keypad import TICKS_PER_SECOND
from handset.script.language.program import Case, Script, Setup
from handset.script.language.steps import At
from handset.script.report.artefacts import Keeper
from handset.script.report.verdict import Artefact
from handset.script.run.conditions import focused_text
from handset.script.run.statefile import save_state
from handset.script.run.thumb import Thumb


def explain(thumb: Thumb, at: At, reason: str, script: Script, case: Case, setup: Setup) -> str:
    """Everything a tester needs to see what went wrong, in one look."""
    device = f" --device {setup.device}" if setup.device != script.setup.device else ""
    lines = [
        f"{at.place}: {reason}",
        f"  {at.source.strip()}",
        *(f"  included from {place}" for place in reversed(at.chain)),
        *situation(thumb),
    ]
    lines.append(f'  again: uv run run.py script {script.file} --test "{case.name}"{device}')
    return "\n".join(lines)


def situation(thumb: Thumb) -> list[str]:
    """Where the phone is: focus, address, last keys, time, and what the screen says, in lines."""
    phone = thumb.phone
    frame = phone.frame()
    return [
        f"  focus: {focused_text(frame)!r}   url: {getattr(phone.foreground, 'url', '')}",
        f"  last keys: {' '.join(thumb.last_keys) or 'none'}   phone time: {thumb.ticks / TICKS_PER_SECOND:.2f} s"
        f"   frame {thumb.ticks}, {frame.hash}",
        "  the screen:",
        *(f"    | {line}" for line in frame.text().splitlines()),
    ]


def gather(thumb: Thumb, setup: Setup, message: str, name: str, artefacts: Keeper) -> list[Artefact]:
    """The frame, what was expected against what the screen says, every key by its tick, and the whole situation."""
    keys = "".join(
        f"{tick:7d}  {event.key.label:10}  {'down' if event.down else 'up'}\n" for tick, event in thumb.key_log
    )
    left = [
        ("frame", ".png", png_bytes(thumb.phone.frame().pixels)),
        ("screen", ".txt", f"{message}\n".encode()),
        ("keys", ".txt", keys.encode()),
        ("state", ".state", save_state(thumb.stage, setup)),
    ]
    return [Artefact(label, artefacts.keep(f"{name} {label}", suffix, body)) for label, suffix, body in left]
