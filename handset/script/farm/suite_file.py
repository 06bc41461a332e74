"""Suite files: which scripts are run, with what; every fault is told, with its line and what would be right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import yaml

from handset import datafile
from handset.datafile import did_you_mean, node_place
from handset.network import BEARERS
from handset.script.language.names import unknown_device
from handset.script.language.problems import Problem, ScriptErrors
from keitai.common.errors import FileError, SourcePlace

_LARGEST_SEED = 999_999_999


class SuiteFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A suite file: each of the scripts, alone or in folders, with each combination of the others.

    What is left out, scripts say.
    """

    scripts: Annotated[list[str], msgspec.Meta(min_length=1)]
    """Scripts and folders of them, beside the suite's file."""
    devices: list[str] = []
    """Models of phone."""
    networks: list[Literal["imode", "foma", "hsdpa", "instant", "off"]] = []
    """Bearers."""
    seeds: list[Annotated[int, msgspec.Meta(ge=0, le=999_999_999)]] = []
    """Seeds of chance and of the site's world."""
    languages: list[Literal["en", "ja"]] = []
    """Languages of the phone."""


@dataclass(frozen=True)
class SuiteEntry:
    """Script or folder that a suite names, and where."""

    path: Path
    place: SourcePlace
    source: str

    def fault(self, message: str) -> str:
        """Return a fault of this entry, with its place and line."""
        return str(Problem(self.place, self.source, message))


def read_suite(path: Path) -> tuple[SuiteFile, list[SuiteEntry]]:
    """Read a suite file; return it, and what it names.

    Raises:
        FileError: It cannot be read, or is not YAML.
        ScriptErrors: With all other faults.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FileError(SourcePlace(str(path)), f"cannot be read ({error.strerror or error})") from None
    node, value = datafile.parse_nodes(raw, str(path))
    value = _with_names_as_written(node, value)
    lines = raw.decode().splitlines()
    problems = [
        Problem(place, lines[place.line - 1] if place.line <= len(lines) else "", message)
        for place, message in _faults(node, value, path)
    ]
    if problems:
        raise ScriptErrors(sorted(problems, key=lambda each: (each.place.line, each.place.column)))
    suite = datafile.convert(value, SuiteFile)
    named = datafile.child(node, "scripts")
    places = [node_place(each, str(path)) for each in (named.value if named is not None else ())]
    return suite, [
        SuiteEntry(path.parent / script, place, lines[place.line - 1])
        for script, place in zip(suite.scripts, places, strict=True)
    ]


def _with_names_as_written(node: yaml.Node, value: Any) -> Any:
    """Take names by their letters: YAML has `off`, the network, for false, and `911` for a number."""
    if not isinstance(node, yaml.MappingNode):
        return value
    named = {
        key.value: [
            each.value if isinstance(each, yaml.ScalarNode) else one
            for each, one in zip(listed.value, value[key.value], strict=True)
        ]
        for key, listed in node.value
        if isinstance(listed, yaml.SequenceNode) and key.value in ("scripts", "devices", "networks", "languages")
    }
    return {**value, **named}


def _faults(node: yaml.Node, value: Any, path: Path) -> Iterator[tuple[SourcePlace, str]]:
    if not isinstance(node, yaml.MappingNode):
        yield node_place(node, str(path)), "a suite is made of keys and values, such as scripts: [first.keys]"
        return
    checks: dict[str, tuple[str, Callable[[Any], str]]] = {
        "scripts": ("[first.keys, more]", lambda name: _unknown_script(path, name)),
        "devices": ("[qvga, p906i]", _unknown_model),
        "networks": ("[foma]", lambda name: _not_one_of(name, list(BEARERS))),
        "seeds": ("[1, 2]", _wrong_seed),
        "languages": ("[en, ja]", lambda name: _not_one_of(name, ["en", "ja"])),
    }
    if "scripts" not in value:
        yield SourcePlace(str(path), 1, 1), "the key 'scripts' is missing; it lists scripts and folders of them"
    for key_node, value_node in node.value:
        key = key_node.value
        if key in checks:
            example, check = checks[key]
            yield from _faults_of_list(key, value_node, value[key], example, check, str(path))
        else:
            hint = did_you_mean(str(key), list(checks)) or f"; there are {', '.join(checks)}"
            yield node_place(key_node, str(path)), f"unknown key {str(key)!r}{hint}"


def _faults_of_list(
    key: str, node: yaml.Node, values: Any, example: str, check: Callable[[Any], str], name: str
) -> Iterator[tuple[SourcePlace, str]]:
    if not isinstance(node, yaml.SequenceNode):
        yield node_place(node, name), f"{key} is a list, such as {example}"
    elif not values:
        left_out = "" if key == "scripts" else "; without the key, scripts say it themselves"
        yield node_place(node, name), f"{key} is an empty list, so nothing would be run{left_out}"
    else:
        for each, value in zip(node.value, values, strict=True):
            fault = check(value)
            if fault:
                yield node_place(each, name), fault


def _unknown_script(suite: Path, name: object) -> str:
    if not isinstance(name, str) or not name.strip():
        return f"{_written(name)} is not the name of a script or a folder"
    path = suite.parent / name
    try:
        if not path.exists():
            return f"{name!r} was not found beside the suite"
    except (OSError, ValueError):
        return f"{name!r} cannot be the name of a file"
    if path.is_dir() or path.suffix == ".keys":
        return ""
    return f"{name!r} is not a script; its name ends in .keys"


def _unknown_model(name: object) -> str:
    return unknown_device(name if isinstance(name, str) else _written(name))


def _not_one_of(name: object, known: list[str]) -> str:
    if name in known:
        return ""
    hint = did_you_mean(name, known) if isinstance(name, str) else ""
    return f"{_written(name)} is not one of {', '.join(known)}{hint}"


def _wrong_seed(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST_SEED:
        return ""
    return f"{_written(value)} is not a seed; it is a whole number from 0 to {_LARGEST_SEED}"


def _written(value: object) -> str:
    """Return a value as YAML has it: `no` is false there, and what is left out is null."""
    if isinstance(value, bool) or value is None:
        return "nothing" if value is None else str(value).lower()
    return repr(value) if isinstance(value, str) else str(value)
