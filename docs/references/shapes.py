"""The shapes of YAML files as Markdown, from the structs that read them: fields, types, defaults, docstrings."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

_WORDS: dict[Any, str] = {str: "text", int: "whole number", float: "number", bool: "`true` or `false`", date: "date",
                          Any: "anything", NoneType: "nothing"}  # fmt: skip


def shape(struct: type[msgspec.Struct], heading: str = "The whole file", level: int = 2) -> str:
    """Write a struct's fields as a table, and below it the structs that it is made of."""
    return "\n".join(_tables(struct, heading, level))


def _tables(struct: type[msgspec.Struct], heading: str, level: int) -> Iterator[str]:
    about = field_docs(struct)
    hints = get_type_hints(struct, include_extras=True)
    yield from [f"{'#' * level} {heading}", "", inspect.getdoc(struct) or "", ""]
    yield from ["| field | | meaning |", "| --- | --- | --- |"]
    for field in msgspec.structs.fields(struct):
        yield f"| `{field.name}` | {_type(hints[field.name])}{_default(field)} | {about.get(field.name, '')} |"
    yield ""
    for field in msgspec.structs.fields(struct):
        inner = hints[field.name]
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct) and not _is_in_two_languages(inner):
            yield from _tables(inner, f"`{field.name}`", level + 1)


def field_docs(struct: type[msgspec.Struct]) -> dict[str, str]:
    """Return the docstrings that stand below a struct's fields, each as one line."""
    body = ast.parse(textwrap.dedent(inspect.getsource(struct))).body[0]
    assert isinstance(body, ast.ClassDef)
    found: dict[str, str] = {}
    for field, following in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(following, ast.Expr):
            value = following.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[field.target.id] = " ".join(value.value.split())
    return found


def _is_in_two_languages(struct: type[msgspec.Struct]) -> bool:
    return struct.__struct_fields__ == ("en", "ja")


def _type(hint: Any) -> str:
    origin, args = get_origin(hint), get_args(hint)
    if hint in _WORDS:
        return _WORDS[hint]
    if origin is Annotated:
        return _type(args[0])
    if origin is Literal:
        return " or ".join(f"`{value}`" for value in args)
    if origin in (Union, UnionType):
        return " or ".join(_type(arg) for arg in args if arg is not NoneType)
    if origin in (list, tuple):
        return f"list of {_type(args[0])}"
    if origin is dict:
        return f"from {_type(args[0])} to {_type(args[1])}"
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return f"{_type(get_type_hints(hint)['en'])}, as `en` and `ja`" if _is_in_two_languages(hint) else "see below"
    return f"`{getattr(hint, '__name__', hint)}`"


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return ""
    value = None if field.default is msgspec.NODEFAULT else field.default
    shown = "may be left out" if value in (None, "") else f"else `{str(value).lower()}`"
    return f"; {shown}"
