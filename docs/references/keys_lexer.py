"""Keypad scripts, coloured in the manual."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import RegexLexer, words
from pygments.token import Comment, Keyword, Name, Number, String, Text

from handset.script.language.expectations import KINDS
from handset.script.language.parser import VERBS
from keitai.script_names import world_numbers, world_verbs


class KeysLexer(RegexLexer):  # type: ignore[misc]
    """The words of a `.keys` file: verbs at a line's beginning, then strings, patterns, numbers and names."""

    name = "Keypad script"
    aliases: ClassVar[list[str]] = ["keys"]
    tokens: ClassVar[dict[str, list[object]]] = {
        "root": [
            (r"[ \t]+", Text),
            (r"\n", Text),
            (r"(?<=\s)//.*|^//.*", Comment),
            (
                words(
                    sorted([*VERBS, *world_verbs()], key=len, reverse=True), prefix=r"(?<![^\n ])", suffix=r"(?![\w-])"
                ),
                Keyword,
            ),
            (words([*KINDS, *world_numbers()], suffix=r"(?![\w-])"), Name.Builtin),
            (r'"(?:\\.|[^"\\\n])*"', String),
            (r"/(?:\\.|[^/\\\n])+/", String.Regex),
            (r"#[0-9a-fA-F]{6}\b|@?\b\d[\w.,:+-]*", Number),
            (r"\S", Text),
        ]
    }
