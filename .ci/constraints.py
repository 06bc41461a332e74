"""Writes the exact versions that are tested, from the ranges in pyproject.toml.

    python .ci/constraints.py            # ranges have changed: keep the versions there are, add and drop what must be
    python .ci/constraints.py --upgrade  # the newest versions within the ranges

They stand twice: in `[tool.uv] constraint-dependencies`, so that `uv run` takes them, and in constraints.txt, so that
`pip install -c constraints.txt .` takes them. Without hashes: a constraint with one makes pip ask for the hash of the
folder it installs as well. Neither names a registry's host, so that any mirror will do.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILE = ROOT / "constraints.txt"
_BLOCK = re.compile(r"^constraint-dependencies = \[\n.*?^\]\n", re.MULTILINE | re.DOTALL)


def main() -> None:
    """Compile the ranges and write both places."""
    project = ROOT / "pyproject.toml"
    command = "uv pip compile pyproject.toml --universal --python-version 3.11 --all-extras --group dev --group docs -q"
    command += " --no-header --no-annotate --no-emit-index-url -o constraints.txt"
    # The block's own constraints would hold an upgrade back.
    project.write_text(_BLOCK.sub("", text := project.read_text("utf-8")), "utf-8")
    try:
        subprocess.run([*command.split(), *sys.argv[1:]], cwd=ROOT, check=True)
        text = _BLOCK.sub(lambda _: block(FILE.read_text("utf-8")), text)
    finally:
        project.write_text(text, "utf-8")


def block(constraints: str) -> str:
    """Write the lines of constraints.txt as pyproject's list."""
    return "constraint-dependencies = [\n" + "".join(f'  "{line}",\n' for line in constraints.splitlines()) + "]\n"


if __name__ == "__main__":
    main()
