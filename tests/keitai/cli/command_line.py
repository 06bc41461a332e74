"""The command line as a person gets it, in this process: what it answers, and with which status it ends."""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path
from unittest.mock import patch

from keitai.cli.main import run


def answer(*words: str | Path, piped: str = "") -> tuple[int, str, str]:
    """`run.py WORDS`, with `piped` as its standard input: its status, what it printed, and its errors."""
    out, err = io.StringIO(), io.StringIO()
    status = 0
    argv = ["run.py", *(str(word) for word in words)]
    with (
        patch.multiple(sys, argv=argv, stdin=io.TextIOWrapper(io.BytesIO(piped.encode()))),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            run()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
    return status, out.getvalue(), err.getvalue()
