"""What the check of a game finds: where, by which rule, what is wrong and why, and what to do."""

from __future__ import annotations

import ast

import msgspec


class CheckFinding(msgspec.Struct, frozen=True, order=True):
    """Finding of the check of a game.

    Example:
        >>> print(CheckFinding("rules.py", 12, 9, "float", "0.5 is a fraction", "write 128, in 256ths"))
        rules.py:12:9: float: 0.5 is a fraction; write 128, in 256ths
    """

    file: str
    line: int
    """Counted from 1; 0 where the file as a whole is meant."""
    column: int
    rule: str
    what: str
    """What is wrong, and why it matters."""
    mend: str
    """What to do."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.rule}: {self.what}; {self.mend}"


def finding_at(file: str, node: ast.AST, rule: str, what: str, mend: str) -> CheckFinding:
    """Return a finding at the place of a node of a file's syntax tree."""
    return CheckFinding(file, getattr(node, "lineno", 0), getattr(node, "col_offset", 0) + 1, rule, what, mend)
