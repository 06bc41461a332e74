"""Whole numbers held at the kit's door: a call that is given a fraction says which one, and by whose name."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from numbers import Number
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_INTEGERS = frozenset((int,))


def integers_only(call: Callable[P, R]) -> Callable[P, R]:
    """Decorate a function so that it refuses fractions: rounding differs between machines, and a score with it.

    Tuples such as boxes and points are looked into. Rules of a game may decorate their own.

    Args:
        call: The function.

    Returns:
        The function, which raises TypeError for an argument that holds a number other than an int.

    Example:
        >>> @integers_only
        ... def fall(height, speed):
        ...     return height + speed
        >>> fall(10, 2)
        12
        >>> fall(10, speed=1.5)
        Traceback (most recent call last):
        TypeError: fall(): speed is 1.5; games count in whole numbers: round it with //, or count in 256ths of it
    """

    @wraps(call)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        for value in args:
            if type(value) is not int and _fraction(value):
                names = list(inspect.signature(call).parameters)
                raise _refusal(call.__qualname__, names[min(args.index(value), len(names) - 1)], value)
        for name, value in kwargs.items():
            if type(value) is not int and _fraction(value):
                raise _refusal(call.__qualname__, name, value)
        return call(*args, **kwargs)

    return checked


def require_integers(where: str, **values: object) -> None:
    """Check the values that a class of the kit is made with, by their names.

    Raises:
        TypeError: One of them is or holds a number other than an int; the message names it.

    Example:
        >>> require_integers("Tween", start=0, end=40)
    """
    for name, value in values.items():
        if type(value) is not int and _fraction(value):
            raise _refusal(where, name, value)


def _fraction(value: object) -> bool:
    """Return whether a value is a number other than an int, or a tuple, list or table that holds one."""
    if isinstance(value, tuple | list):
        # The types first: rules ask this of boxes all the time, and a look at each part takes twice as long.
        return not _INTEGERS.issuperset(map(type, value)) and any(_fraction(part) for part in value)
    if isinstance(value, dict):
        return any(_fraction(part) for part in value.values())
    return isinstance(value, Number) and not isinstance(value, int)


def _refusal(where: str, name: str, value: Any) -> TypeError:
    return TypeError(
        f"{where}(): {name} is {value}; games count in whole numbers: round it with //, or count in 256ths of it"
    )
