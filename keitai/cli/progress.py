"""Progress bars of long runs, with the time left, where somebody looks at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class ProgressBar(Protocol):
    """Protocol of a progress bar: a callable that advances it by so many steps."""

    def __call__(self, steps: int = 1) -> None:
        """Move the bar on after one thing, or several."""


@contextmanager
def progress(name: str, total: int) -> Iterator[ProgressBar]:
    """Show a bar that is gone at the end; what it yields is called after each of `total` things."""
    if not sys.stderr.isatty():
        yield lambda steps=1: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn(name), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(name, total=total)
        yield lambda steps=1: bar.advance(task, steps)
