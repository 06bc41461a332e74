"""How results are shown: a table for people, and JSON with `--json FILE`."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One figure: `target` 0 has none; `atleast` says that more is better."""

    name: str
    value: float
    unit: str
    target: float = 0
    atleast: bool = False

    @property
    def met(self) -> bool:
        return not self.target or (self.value >= self.target if self.atleast else self.value <= self.target)


def machine() -> str:
    """The machine and Python that measured."""
    return f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def report(title: str, rows: Sequence[Row]) -> None:
    """Print the table; write it as JSON where the command line says so."""
    print(f"{title} ({machine()})")
    for row in rows:
        sign = ">=" if row.atleast else "<="
        goal = f"{sign} {row.target:g}" if row.target else ""
        print(f"  {row.name:44} {row.value:12,.3f} {row.unit:8} {goal:12} {'' if row.met else 'MISSED'}")
    if "--json" in sys.argv:
        path = Path(sys.argv[sys.argv.index("--json") + 1])
        path.write_text(json.dumps({"title": title, "machine": machine(), "rows": [asdict(row) for row in rows]}))
