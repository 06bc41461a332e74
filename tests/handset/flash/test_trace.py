"""Movies of others: what they trace, beside what Flash Player traced, by the version of their format."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest

from handset.flash.swf.movie import parse_movie
from handset.flash.trace import run_trace

OUTSIDE = Path(os.environ.get("FLASH_MOVIES", "-"))
FRAMES = re.compile(r"num_(?:frames|ticks)\s*=\s*(\d+)")


@pytest.mark.skipif(not OUTSIDE.is_dir(), reason="FLASH_MOVIES does not name a folder of movies of others")
def test_of_the_traces_of_swf_5_six_in_ten_are_right() -> None:
    """Western text in Shift_JIS, text fields and lists of built-in properties are most of the rest."""
    results: dict[str, bool] = {}
    with (OUTSIDE / "index.tsv").open(encoding="utf-8") as index:
        for row in csv.DictReader(index, delimiter="\t"):
            base = OUTSIDE / row["suite"] / row["path"].removeprefix("test/")
            if row["trace"] and row["swf_version"] == "5":
                case = _case(base)
                if case is not None:
                    results[row["path"]] = _traces(*case)
    assert len(results) > 200
    assert sum(results.values()) >= 0.6 * len(results), [path for path, passes in results.items() if not passes]


def _case(base: Path) -> tuple[bytes, str, int] | None:
    """Movie, expected trace and number of frames of a test; None for one without a trace."""
    if base.is_dir():
        found = FRAMES.search((base / "test.toml").read_text())
        expected = (base / "output.txt").read_text(errors="replace")
        return (base / "test.swf").read_bytes(), expected, int(found[1]) if found else 10
    expected_path = base.with_name(f"{base.name}.trace")
    if not expected_path.exists():
        return None
    return base.read_bytes(), expected_path.read_text(errors="replace"), 10


def _traces(data: bytes, expected: str, frames: int) -> bool:
    _, device = run_trace(parse_movie(data), frames)
    return "\n".join(device.lines).strip() == expected.strip()
