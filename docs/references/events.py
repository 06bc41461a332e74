"""What games and the phone tell, as scripts may expect it: the games' own tables of events, the library's sounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

from games.engine.catalogue import available_games
from handset.sound import PHONE_SOUNDS
from handset.synth.library import SoundLibrary

_BEGINNING = "Events the rules give out"


def events_and_sounds() -> str:
    """Write the phone's sounds, then each game's events and sounds."""
    lines = ["## The phone", "", ", ".join(f"`{name}`" for name in PHONE_SOUNDS), ""]
    for spec in available_games():
        lines += [f"## {spec.file.title.en}", "", f"`{spec.id}` in scripts.", "", event_table(spec.package), ""]
        lines += [f"Sounds: {sounds(spec.id)}", ""]
    return "\n".join(lines)


def event_table(package: str) -> str:
    """Return the part of a game's documentation that lists its events: it stands at the head of its `state.py`."""
    about = import_module(f"{package}.state").__doc__ or ""
    table = about[about.index(_BEGINNING) :].strip()
    rows = (f"| {_named(row)} |" if row.startswith("| ") else row for row in table.splitlines())
    return "\n".join(rows)


def event_names(package: str) -> set[str]:
    """Return the names in the first column of a game's table."""
    rows = [row for row in event_table(package).splitlines() if row.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row.split(" | ")[0])}


def _named(row: str) -> str:
    first, rest = row.strip("| ").split(" | ", 1)
    if first in ("event", "---"):
        return f"{first} | {rest}"
    return f"{', '.join(f'`{name}`' for name in first.split(', '))} | {rest}"


def sounds(file: str) -> str:
    """Name the sounds of one file; a loop goes on until another takes its place."""
    library = SoundLibrary()
    return ", ".join(_sounds(library, [name for name in library.names() if name.startswith(f"{file}/")]))


def _sounds(library: SoundLibrary, names: list[str]) -> Iterator[str]:
    for name in names:
        score = library.composition(name)
        yield f"`{name}`" + (" (a loop)" if score is not None and score.loop else "")
