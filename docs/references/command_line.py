"""The command line as Markdown, from its own verbs: usage, what it does, an example, options with their defaults."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from keitai.cli.main import main

_EXAMPLE = re.compile(r"^Example: (.*)$", re.DOTALL)
_CODE = re.compile(r"(`[^`]*`)")
_OPTION = re.compile(r"(?<![\w-])--?[a-z][\w-]*(?: [A-Z]+(?:\.\w+)?\b)?")
_DEFAULT = re.compile(r"\s*\[default: (?P<value>.*?)(?:; (?P<range>[^;\]]*<=?x[^;\]]*))?\]$", re.DOTALL)


def command_line() -> str:
    """Write the program itself, every verb, and the parts of those that have some."""
    return "\n".join(_entries(main, click.Context(main, info_name="keitai", **main.context_settings)))


def _entries(command: click.Command, context: click.Context) -> Iterator[str]:
    yield from [f"## {context.command_path}", "", "```text", command.get_usage(context).removeprefix("Usage: ")]
    yield from ["```", "", *_about(command), *_options(command, context)]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            part = command.get_command(context, name)
            assert part is not None
            yield from _entries(part, click.Context(part, info_name=name, parent=context))


def _about(command: click.Command) -> Iterator[str]:
    """Yield the paragraphs of the help, the example as a block."""
    for paragraph in (command.help or "").replace("\b", "").split("\n\n"):
        text = " ".join(paragraph.split())
        example = _EXAMPLE.match(text)
        yield from ["```sh", example[1], "```", ""] if example else [_with_code(text), ""]


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    yield from ["| option | | default |", "| --- | --- | --- |"]
    for param in command.get_params(context):
        record = param.get_help_record(context)
        if isinstance(param, click.Option) and record is not None and "--help" not in param.opts:
            default = _DEFAULT.search(record[1])
            meaning = _DEFAULT.sub("", record[1])
            shown = _shown_default(default["value"]) if default else ""
            yield f"| {_code(record[0])} | {_with_code(_cell(meaning))} | {shown} |"
    yield ""


def _shown_default(value: str) -> str:
    """Write a value as code, and words in brackets as words: click tells both alike."""
    return _with_code(_cell(value[1:-1])) if value.startswith("(") else _code(value)


def _with_code(text: str) -> str:
    """Write the options that a sentence names as code: two hyphens would become a dash."""
    return "".join(
        part if number % 2 else _OPTION.sub(r"`\g<0>`", part) for number, part in enumerate(_CODE.split(text))
    )


def _code(text: str) -> str:
    return f"`{_cell(text)}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
