"""The report as one HTML file that needs nothing else: a film strip a test, to be scrubbed through."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from handset.keypad import TICKS_PER_SECOND
from handset.script.run.verdict import Verdict

PAGE = Path(__file__).parents[3] / "assets" / "report" / "report.html"


def html_report(
    verdicts: Sequence[Verdict], last_good: Mapping[str, Sequence[tuple[str, str, str]]], folder: Path
) -> str:
    """Return the HTML page with all verdicts and their pictures.

    `last_good` is what strips are compared with; artefacts are linked from `folder`, where the page will lie.
    """
    frames: dict[str, str] = {}
    data = {
        "tests": [_test(verdict, frames, last_good.get(verdict.key, ()), folder) for verdict in verdicts],
        "frames": frames,
    }
    # A text of the screen may hold "</script>"; in JSON the slash may be written so that HTML does not see it.
    text = json.dumps(data, ensure_ascii=False).replace("</", "<\\/").replace("<!--", "<\\u0021--")
    return PAGE.read_text(encoding="utf-8").replace("/*DATA*/null", text, 1)


def link_to(path: Path, folder: Path) -> str:
    """Return the relative path from a folder to a file, with slashes; the absolute one on another drive."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return path.as_posix()


def _test(
    verdict: Verdict, frames: dict[str, str], before: Sequence[tuple[str, str, str]], folder: Path
) -> dict[str, Any]:
    strip = []
    for index, moment in enumerate(verdict.moments):
        _keep(frames, moment.hash, moment.picture)
        then = before[index] if index < len(before) else ("", "", "")
        changed = then[0] == moment.doing and then[1] != moment.hash
        if changed:
            _keep(frames, then[1], Path(then[2]))
        strip.append(
            {
                "doing": moment.doing,
                "line": moment.line,
                "heading": moment.heading,
                "hash": moment.hash,
                "before": then[1] if changed and then[1] in frames else "",
                "text": moment.text,
                "url": moment.url,
                "requests": moment.requests,
                "tick": moment.tick,
                "phone": f"{moment.tick / TICKS_PER_SECOND:.2f}",
                "real": f"{moment.seconds:.2f}",
            }
        )
    pictures = []
    for artefact in verdict.artefacts:
        suffix = artefact.path.suffix
        if suffix in (".png", ".gif"):
            _keep(frames, artefact.path.name, artefact.path)
        pictures.append({"label": artefact.label, "path": link_to(artefact.path, folder), "frame": artefact.path.name})
    return {
        "name": verdict.name,
        "file": verdict.file,
        "device": verdict.phone,
        "outcome": verdict.outcome,
        "message": verdict.message,
        "remarks": list(verdict.remarks),
        "presses": verdict.presses,
        "phone": f"{verdict.ticks / TICKS_PER_SECOND:.1f}",
        "real": f"{verdict.seconds:.2f}",
        "strip": strip,
        "artefacts": pictures,
    }


def _keep(frames: dict[str, str], name: str, picture: Path) -> None:
    """Keep the picture's content under its name, once; one that is gone is left out."""
    if name in frames:
        return
    try:
        body = picture.read_bytes()
    except OSError:
        return
    kind = "gif" if picture.suffix == ".gif" else "png"
    frames[name] = f"data:image/{kind};base64,{base64.b64encode(body).decode()}"
