"""Does this checkout show what another one showed? Pages, golden plays and scripts of both, hash by hash.

    uv run python -m benchmarks.same_behaviour OTHER [pages] [plays] [scripts]

OTHER is the folder of a checkout (`git worktree add`), from commit 509bbac on; what is looked at stands in
`fingerprints.py`. Prints what differs and how much agrees, and ends with status 1 where something differs. Both run at
once, for about four minutes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORKS = ("pages", "plays", "scripts")


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each name whose hashes differ, or that only one of the two has."""
    for name in sorted({*before, *after}):
        if name not in after:
            yield f"{name}: gone"
        elif name not in before:
            yield f"{name}: new"
        elif before[name] != after[name]:
            yield f"{name}: {_first_difference(before[name], after[name])}"


def _first_difference(before: str, after: str) -> str:
    then, now = (text.split("; ") if "; " in text else text.split() for text in (before, after))
    place = next((n for n, pair in enumerate(zip(then, now, strict=False)) if pair[0] != pair[1]), None)
    if place is None:
        return f"it had {len(then)} parts and has {len(now)}"
    return f"part {place + 1} of {len(now)} was {then[place]!r} and is {now[place]!r}"


def summary(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Return how many of each kind of thing agree: "840 of 882 pages, 18 of 18 plays"."""
    told = []
    for work in WORKS:
        names = [name for name in {*before, *after} if name.startswith(work.removesuffix("s") + " ")]
        equal = sum(before.get(name) == after.get(name) for name in names)
        told += [f"{equal} of {len(names)} {work}"] if names else []
    return ", ".join(told)


def _fingerprints(folder: Path, works: list[str]) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder),
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "SDL_VIDEODRIVER": "dummy",
    }
    command = [sys.executable, "-P", str(HERE / "fingerprints.py"), *works]
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)


def main() -> int:
    other, works = Path(sys.argv[1]).resolve(), sys.argv[2:]
    processes = [_fingerprints(folder, works) for folder in (other, HERE.parent)]
    before, after = (json.loads(process.communicate()[0]) for process in processes)
    found = list(differences(before, after))
    for line in found:
        print(line)
    print(f"the same: {summary(before, after)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
