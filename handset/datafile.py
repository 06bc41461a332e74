"""YAML data files with a shape: read into typed structs, refused with file, line, column and what would be right."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec
import yaml
from yaml.constructor import SafeConstructor

from keitai.common.errors import FileError, SourcePlace

T = TypeVar("T")
_MAX_BYTES = 1_000_000
_PATH = re.compile(r" - at `(?P<key>key in )?(?P<path>\$[^`]*)`$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[(\.\.\.)\]")
_UNKNOWN = re.compile(r"unknown field `([^`]*)`")
_ENUM = re.compile(r"Invalid enum value (.*)$", re.DOTALL)
_MISSING = re.compile(r"missing required field `([^`]*)`")
_COUNTED_OTHERWISE = re.compile("[^\\n -~\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")
"""Characters after which libyaml counts columns otherwise than PyYAML: tabs, controls, byte order marks."""
_KIND = re.compile(r"`([a-z]+(?: \| [a-z]+)*)`")
_KINDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
}
"""msgspec's words for kinds of values -> a person's."""
_BUILDING = threading.RLock()
"""Held while msgspec converts: at a struct's first conversion it builds a plan of it, and two threads that build one
at once crash the process (msgspec 0.22)."""


class _DistinctKeys(SafeConstructor):
    """A constructor that refuses a key given twice instead of keeping the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            try:
                doubled = key in seen
                seen.add(key)
            except TypeError:
                raise yaml.MarkedYAMLError(
                    problem="a key must be plain text", problem_mark=key_node.start_mark
                ) from None
            if doubled:
                raise yaml.MarkedYAMLError(problem=f"key {key!r} is given twice", problem_mark=key_node.start_mark)
        return super().construct_mapping(node, deep)


class _Loader(_DistinctKeys, yaml.SafeLoader):
    """Safe YAML, read by PyYAML itself: its messages say what is wrong."""


_Fastest: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _FastLoader(_DistinctKeys, _Fastest):  # type: ignore[misc]
    """The same by libyaml, where PyYAML was built with it: eight times as fast."""


def read(path: Path, shape: type[T], *, name: str | None = None) -> T:
    """Read a YAML file as a `shape` (a msgspec struct).

    Raises:
        FileError: With the place of the first fault.
    """
    shown = name or str(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FileError(SourcePlace(shown), f"cannot be read ({error.strerror or error})") from None
    return parse(raw, shape, shown)


def parse(raw: bytes, shape: type[T], name: str) -> T:
    """Parse `raw` YAML bytes as a `shape`; `name` is what errors call the file."""
    node, value = parse_nodes(raw, name)
    try:
        return convert(value, shape)
    except msgspec.ValidationError as error:
        raise explain(error, node, shape, name) from None


def convert(value: object, shape: type[T]) -> T:
    """Convert plain data to a `shape` as `msgspec.convert` does, in any thread.

    Raises:
        msgspec.ValidationError: It does not fit.
    """
    with _BUILDING:
        return msgspec.convert(value, shape)


def parse_nodes(raw: bytes, name: str) -> tuple[yaml.Node, Any]:
    """Return the node tree (for places) and the plain value of a YAML file."""
    if len(raw) > _MAX_BYTES:
        raise FileError(SourcePlace(name, 1, 1), f"is {len(raw)} bytes long; at most {_MAX_BYTES} are read")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = len(raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode()) + 1
        raise FileError(SourcePlace(name, line, column), "is not UTF-8 text") from None
    try:
        node, value = _load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise FileError(_place(name, mark), error.problem or "is not YAML") from None
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        raise FileError(SourcePlace(name, 1, 1), f"is not YAML ({error or type(error).__name__})") from None
    if node is None:
        raise FileError(SourcePlace(name, 1, 1), "is empty")
    return node, value


def _load(text: str) -> tuple[yaml.Node | None, Any]:
    if not _COUNTED_OTHERWISE.search(text):
        with contextlib.suppress(yaml.YAMLError):
            return _loaded(_FastLoader(text))  # type: ignore[call-arg]
    return _loaded(_Loader(text))


def _loaded(loader: Any) -> tuple[yaml.Node | None, Any]:
    try:
        node = loader.get_single_node()
        return node, loader.construct_document(node) if node is not None else None
    finally:
        loader.dispose()


def node_place(node: yaml.Node, name: str) -> SourcePlace:
    """Return the place in its file (line and column) of a node of `parse_nodes`."""
    return _place(name, node.start_mark)


def child(node: yaml.Node | None, field: str) -> yaml.Node | None:
    """Return the node of a mapping's key `field`, None without it."""
    return _child(node, field, "") if node is not None else None


def key_place(node: yaml.Node | None, field: str, name: str) -> SourcePlace:
    """Return the place in its file of a mapping's key `field`."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    found = next((key for key, _ in pairs if key.value == field), None)
    return node_place(found, name) if found is not None else SourcePlace(name, 1, 1)


def did_you_mean(word: str, known: list[str]) -> str:
    """Return ` (did you mean 'x'?)` for the nearest known word, "" where none is near."""
    import difflib  # which only a mistyped word needs

    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f" (did you mean {near[0]!r}?)" if near else ""


def _place(name: str, mark: yaml.Mark | None) -> SourcePlace:
    return SourcePlace(name, mark.line + 1, mark.column + 1) if mark else SourcePlace(name, 1, 1)


def problem_at(node: yaml.Node, steps: Sequence[str], name: str, message: str) -> FileError:
    """Return an error about the value at `steps` (keys from the top) of the file's node tree."""
    for step in steps:
        node = _child(node, step, "") or node
    return FileError(node_place(node, name), message)


def explain(
    error: msgspec.ValidationError, node: yaml.Node, shape: type, name: str, under: Sequence[str] = ()
) -> FileError:
    """Turn msgspec's validation error into an error with its place in the file.

    `under` leads to the part that was converted to `shape`.
    """
    for step in under:
        node = _child(node, step, "") or node
    text = str(error)
    found = _PATH.search(text)
    steps = _STEP.findall(found["path"]) if found else []
    message = _in_words(text[: found.start()] if found else text, shape, [field for field, _, _ in steps])
    unknown = _UNKNOWN.search(text)
    for field, index, _ in steps:
        node = _child(node, field, index) or node
    if unknown:
        key = unknown[1]
        known = _fields(shape, [field for field, _, _ in steps])
        keys = node.value if isinstance(node, yaml.MappingNode) else []
        place = next((k for k, _ in keys if k.value == key), node)
        return FileError(_place(name, place.start_mark), f"unknown key {key!r}{did_you_mean(key, known)}")
    return FileError(_place(name, node.start_mark), message)


def _in_words(text: str, shape: Any, steps: list[str]) -> str:
    """Return what msgspec said, in words for somebody who writes YAML, with what would be right."""
    chosen = _ENUM.match(text)
    if chosen:
        choices = [str(choice) for choice in get_args(_field_type(shape, steps))]
        value = chosen[1].strip("'")
        wanted = f" is not one of {', '.join(choices)}" if choices else " is not allowed here"
        return f"{chosen[1]}{wanted}{did_you_mean(value, choices)}"
    missing = _MISSING.search(text)
    if missing:
        return f"the key {missing[1]!r} is missing"
    text = _KIND.sub(lambda kind: " or ".join(_KINDS.get(name, name) for name in kind[1].split(" | ")), text)
    return text[:1].lower() + text[1:]


def _field_type(shape: Any, steps: list[str]) -> Any:
    for step in steps:
        if isinstance(shape, type) and issubclass(shape, msgspec.Struct):
            shape = next((f.type for f in msgspec.structs.fields(shape) if f.encode_name == step), None)
    return shape


def _child(node: yaml.Node, field: str, index: str) -> yaml.Node | None:
    if index and isinstance(node, yaml.SequenceNode):
        return node.value[int(index)] if int(index) < len(node.value) else None
    if field and isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == field), None)
    return None


def _fields(shape: Any, steps: list[str]) -> list[str]:
    shape = _field_type(shape, steps)
    if isinstance(shape, type) and issubclass(shape, msgspec.Struct):
        return [field.encode_name for field in msgspec.structs.fields(shape)]
    return []
