"""What `--help` of every verb keeps: an example that parses, each default, only options that do something for it."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import click
import pytest
from click.shell_completion import BashComplete

from keitai.cli.main import COMMAND_MODULES, main
from tests.keitai.cli.command_line import answer

UNUSED = {
    "": {"local-feeds"},
    "tour": {"keymap", "local-feeds"},
    "play": {"local-feeds"},
    "record": {"data", "local-feeds"},
    "monkey": {"data", "keymap", "local-feeds"},
    "shot": {"keymap"},
    "text": {"keymap"},
    "lint": {"keymap"},
    "replay": {"seed", "member", "data", "database", "network", "keymap", "local-feeds"},
    "ranking": {"device", "network", "keymap", "local-feeds"},
}
"""Verb -> options of all verbs that do nothing for it."""
FOR_PROGRAMS = {
    "text",
    "lint",
    "ranking",
    "devices",
    "games",
    "games list",
    "games check",
    "keys",
    "replay",
    "balance",
    "data where",
    "site check",
    "flash info",
    "flash text",
}
"""What a machine reads: answers, not files."""
EXAMPLE = re.compile(r"^  Example: keitai ?(.*(?:\n  \S.*)*)$", re.MULTILINE)


def commands() -> Iterator[tuple[str, click.Command, click.Context]]:
    """Every verb and part of one by its name, "" for the program itself."""
    root = click.Context(main, info_name="keitai", **main.context_settings)
    yield "", main, root
    for verb in COMMAND_MODULES:
        command = main.get_command(root, verb)
        assert command is not None
        context = click.Context(command, info_name=verb, parent=root)
        yield verb, command, context
        for part in command.list_commands(context) if isinstance(command, click.Group) else ():
            below = command.get_command(context, part)  # type: ignore[attr-defined]
            assert below is not None
            yield f"{verb} {part}", below, click.Context(below, info_name=part, parent=context)


ALL = list(commands())


def options(command: click.Command) -> list[click.Option]:
    return [each for each in command.params if isinstance(each, click.Option)]


def test_every_verb_has_an_example_that_parses() -> None:
    for name, command, context in ALL:
        found = EXAMPLE.search(command.get_help(context))
        assert found, f"{name} has no example"
        words = shlex.split(found.group(1))
        assert words[: len(name.split())] == name.split(), name
        with patch.object(click.Command, "invoke", lambda self, context: None):
            main.main(words, standalone_mode=False)


def test_every_option_says_its_default() -> None:
    for name, command, context in ALL:
        for option in options(command):
            if option.is_flag or option.required or option.hidden:
                continue
            _, told = option.get_help_record(context) or ("", "")
            assert "[default: " in told, f"{name} {option.opts[0]}: {told}"
            assert "[default: ]" not in told
            assert '""' not in told


def test_help_lists_what_does_something_and_the_rest_is_still_taken() -> None:
    for name, command, context in ALL:
        hidden = {each.opts[0].removeprefix("--") for each in options(command) if each.hidden}
        assert hidden == UNUSED.get(name, set()), name
        told = command.get_help(context)
        assert not [each for each in hidden if f"--{each} " in told], name
    assert answer("devices", "--help")[0] == 0
    for words in ("replay nosuch --seed 3", "ranking nosuch --keymap laptop", "text nosuch --keymap laptop"):
        assert "No such option" not in answer(*words.split())[2]


def test_what_a_machine_reads_comes_as_json() -> None:
    with_format = {name for name, command, _ in ALL if any("--format" in each.opts for each in options(command))}
    assert with_format == FOR_PROGRAMS


def test_a_mistyped_option_or_part_is_answered_with_the_nearest() -> None:
    for name, command, _ in ALL:
        for option in options(command):
            spelled = option.opts[-1] if option.opts[-1].startswith("--") else option.opts[0]
            if not spelled.startswith("--") or option.hidden or len(spelled) < 6:
                continue
            wrong = spelled[:-2] + spelled[-1] + spelled[-2] if spelled[-1] != spelled[-2] else spelled + "x"
            if wrong in {word for each in options(command) for word in each.opts}:
                continue
            status, _, told = answer(*name.split(), wrong)
            assert (status, spelled in told, "Traceback" in told) == (2, True, False), (name, wrong, told)
    for words, nearest in (("data wher", "where"), ("data bakcup x.zip", "backup"), ("devcies", "devices")):
        status, _, told = answer(*words.split())
        assert (status, f"did you mean '{nearest}'" in told.lower()) == (2, True), told


def test_answers_for_programs_are_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert answer("record", "a.keys", piped="5 1s")[0] == 0
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "secret").write_bytes(b"x" * 32)
    cases = {
        "replay a.kmov": ["file", "ticks", "presses", "proved", "differs_at_tick"],
        "data where --data data": ["folder", "bytes"],
        "ranking check --data :memory:": ["plays", "differences"],
        "balance wig --rounds 2 --workers 1 --no-picture": ["game", "rounds", "players", "kept"],
    }
    for words, members in cases.items():
        status, out, _ = answer(*words.split(), "--format", "json")
        assert (status, list(json.loads(out))) == (0, members), (words, out)


def test_files_are_read_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    script = 'keys 1\ntest "t"\n  press 5\nend\n'
    status, out, _ = answer("script", "-", piped=script)
    assert (status, "- [qvga]: t (1 presses" in out) == (0, True), out
    status, _, told = answer("script", "-", piped="keys 1\nprees 5\n")
    assert (status, told.splitlines()[0]) == (2, "-:2:1: unknown verb 'prees' (did you mean 'press'?)")
    status, _, told = answer("script", "-", piped='keys 1\ntest "t"\n  click ""\nend\n')
    assert (status, told.splitlines()[0]) == (2, "-:3:9: what to click is empty")
    assert told.splitlines()[-1].startswith("a shell puts its own values for ${...} into what it pipes in")
    status, _, told = answer("record", "a.keys", piped='"${x}"')
    sentence = "nothing is called 'x'; values have names in scripts only (a plain ${ reads \\${)"
    assert (status, told) == (2, f"the piped keys:1:1: {sentence}\n")
    status, _, told = answer("replay", "-", piped="nothing")
    assert (status, "stdin: this is not a replay" in told) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_piped_script_has_its_files_in_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "part.keys").write_text("keys 1\npress web\n")
    script = 'keys 1\ntest "t"\n  include "part.keys"\n  golden "top"\nend\n'
    status, out, _ = answer("script", "-", piped=script)
    assert status == 1
    assert "-:4:3: golden" in out
    assert "the golden goldens/stdin/top@qvga-en.png does not exist" in out
    assert " script - --test t\n" in out
    assert answer("script", "-", "--update", piped=script)[0] == 0
    assert answer("script", "-", piped=script)[0] == 0


def test_a_shell_completes_verbs_parts_options_and_choices() -> None:
    def offered(words: str, begun: str) -> list[str]:
        found = BashComplete(main, {}, "keitai", "_KEITAI_COMPLETE").get_completions(words.split(), begun)
        return [each.value for each in found]

    assert offered("", "re") == ["record", "replay"]
    assert offered("data", "") == ["backup", "reset", "where"]
    assert offered("shot", "--de") == ["--device"]
    assert offered("shot", "--keym") == [], "what does nothing for a verb is not offered"
    assert offered("text --format", "") == ["text", "json"]
    assert offered("text --network", "ho") == []
    assert offered("text --network", "f") == ["foma"]
