r"""Patterns that no text can ever match, such as `(?!)`, `[^\s\S]`, `b^a` or `(?=a)b`.

A pattern is walked as an automaton would be: what is known after each part is which character was the last one, and
which may come next. Where nothing is left, no text matches. What cannot be followed exactly (a group matched again, a
look ahead of several characters) is taken to match, so that no pattern that could be found is ever refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

_PARSER: Any = vars(re)["_parser"]
"""The parser of regular expressions, the library's own; it is not public, but what it returns has been stable."""
_EDGE = ""
"""In the place of a character: the begin or the end of the text."""
_COMMON = "\n\t \u3000\xa00٠aAzZ_éあア漢ー-.,!\x00\u200b\U0001f600"
"""One of each kind of character."""
_STEPS = 64
"""So many characters of a range are tried."""
_MOST = 600
"""With more characters than that in play, nothing is said."""

_FOLLOWED = re.MULTILINE | re.IGNORECASE | re.DOTALL | re.VERBOSE | re.UNICODE
_LOCAL_FLAGS = re.compile(r"\(\?[a-zA-Z]*-?[a-zA-Z]*:(?<!\(\?:)")
"""Flags of a part of a pattern: that is not followed."""
_CATEGORIES = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w", "NOT_DIGIT": r"\D", "NOT_SPACE": r"\S", "NOT_WORD": r"\W"}

_Places: TypeAlias = "dict[str, frozenset[str]]"
"""The last character -> the characters that may come next."""
_Node: TypeAlias = "tuple[Any, Any]"


def is_unmatchable(pattern: str) -> bool:
    """Return whether no text has a match of a valid pattern, `^` and `$` being those of lines.

    >>> [is_unmatchable(pattern) for pattern in ("(?!)", "a^b", "(?=a)b", "a", "^a$")]
    [True, True, True, False, False]
    """
    parsed = _PARSER.parse(pattern, re.MULTILINE)
    nodes = list(parsed)
    everything = frozenset(_alphabet(nodes)) | {_EDGE}
    if len(everything) > _MOST or parsed.state.flags & ~_FOLLOWED or _LOCAL_FLAGS.search(pattern):
        return False
    walker = _Walker(everything, parsed.state.flags)
    return not walker.walk(nodes, dict.fromkeys(everything, everything))


def _alphabet(nodes: Iterable[_Node]) -> Iterator[str]:
    """Yield one of each kind of character, and those that the pattern names, with their neighbors."""
    yield from _COMMON
    for kind, value in _flat(nodes):
        match str(kind):
            case "LITERAL" | "NOT_LITERAL":
                codes: Iterable[int] = (value - 1, value, value + 1)
            case "RANGE":
                low, high = value
                codes = (low - 1, *range(low, high + 1, (high - low) // _STEPS + 1), high, high + 1)
            case _:
                continue
        for char in (chr(code) for code in codes if 0 <= code < 0x110000):
            yield from {char, *(folded for folded in (char.lower(), char.upper()) if len(folded) == 1)}


def _flat(value: Any) -> Iterator[_Node]:
    """Yield all nodes of a parsed pattern, those within others too."""
    if isinstance(value, tuple) and len(value) == 2 and str(value[0]) in ("LITERAL", "NOT_LITERAL", "RANGE"):
        yield value
    elif isinstance(value, list | tuple | _PARSER.SubPattern):
        for each in value:
            yield from _flat(each)


class _Walker:
    """A walk through a pattern, over an alphabet."""

    def __init__(self, everything: frozenset[str], flags: int) -> None:
        self._everything = everything
        self._flags = flags
        self._chars = everything - {_EDGE}
        self._words = frozenset(char for char in self._chars if re.match(r"\w", char))

    def walk(self, nodes: Iterable[_Node], places: _Places) -> _Places:
        """Return where one may be after the nodes, from where one may be before them."""
        given = list(nodes)
        for at, (kind, value) in enumerate(given):
            if not places or (str(kind) == "ASSERT_NOT" and _is_beside(value, given, at)):
                return {}
            places = self._step(str(kind), value, places)
        return places

    def _step(self, kind: str, value: Any, places: _Places) -> _Places:
        match kind:
            case "LITERAL" | "NOT_LITERAL" | "ANY" | "IN":
                return self._take(self._chars_of(kind, value), places)
            case "AT":
                return self._anchored(str(value), places)
            case "BRANCH":
                return _joined(self.walk(each, places) for each in value[1])
            case "SUBPATTERN":
                return self.walk(value[-1], places)
            case "ATOMIC_GROUP":
                return self.walk(value, places)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                return self._repeat(value[0], value[1], value[2], places)
            case "ASSERT" | "ASSERT_NOT":
                return self._looked(value[0] > 0, list(value[1]), kind == "ASSERT", places)
            case "FAILURE":
                return {}
        return dict.fromkeys(self._everything, self._everything)

    def _chars_of(self, kind: str, value: Any) -> frozenset[str]:
        if kind == "ANY":
            return self._chars if self._flags & re.DOTALL else self._chars - {"\n"}
        if kind != "IN":
            value = [("NEGATE", None)] * (kind == "NOT_LITERAL") + [("LITERAL", value)]
        return frozenset(char for char in self._chars if self._is_in(char, value))

    def _is_in(self, char: str, members: Sequence[_Node]) -> bool:
        cases = {char, char.lower(), char.upper()} if self._flags & re.IGNORECASE else {char}
        return any(_has(member, each) for member in members for each in cases) != (str(members[0][0]) == "NEGATE")

    def _take(self, chars: frozenset[str], places: _Places) -> _Places:
        """Go past one of the characters."""
        taken = chars & frozenset().union(*places.values())
        return dict.fromkeys(taken, self._everything)

    def _repeat(self, least: int, most: int, body: Sequence[_Node], places: _Places) -> _Places:
        for _ in range(min(least, 3)):  # after a few rounds, one may be where one was after the last
            places = self.walk(body, places)
        reached = places
        while most > least or least > 3:
            wider = _joined([reached, self.walk(body, reached)])
            if wider == reached:
                break
            reached = wider
        return reached

    def _anchored(self, where: str, places: _Places) -> _Places:
        words, others = self._words, self._everything - self._words
        match where.removeprefix("AT_"):
            case "BEGINNING":
                return {last: following for last, following in places.items() if last in (_EDGE, "\n")}
            case "BEGINNING_STRING":
                return {last: following for last, following in places.items() if last == _EDGE}
            case "END":
                return _narrowed(places, dict.fromkeys(places, frozenset({_EDGE, "\n"})))
            case "END_STRING":
                return _narrowed(places, dict.fromkeys(places, frozenset({_EDGE})))
            case "BOUNDARY":
                return _narrowed(places, {last: others if last in words else words for last in places})
            case "NON_BOUNDARY":
                return _narrowed(places, {last: words if last in words else others for last in places})
        return places

    def _looked(self, ahead: bool, nodes: Sequence[_Node], wanted: bool, places: _Places) -> _Places:
        """Look at what comes next, or at what was last, without going past it."""
        if _is_always(nodes):
            return places if wanted else {}
        if len(nodes) == 1 and str(nodes[0][0]) in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            chars = self._chars_of(str(nodes[0][0]), nodes[0][1])
            allowed = chars if wanted else self._everything - chars
            if ahead:
                return _narrowed(places, dict.fromkeys(places, allowed))
            return {last: following for last, following in places.items() if last in allowed}
        if wanted and ahead:
            first = frozenset(
                char for char in self._everything if self.walk(nodes, dict.fromkeys(places, frozenset({char})))
            )
            return _narrowed(places, dict.fromkeys(places, first))
        if wanted and not self.walk(nodes, dict.fromkeys(self._everything, self._everything)):
            return {}
        return places


def _is_beside(looked: tuple[int, Any], nodes: Sequence[_Node], at: int) -> bool:
    """Return whether what must not be ahead, or behind, of the place `at` is just what the pattern has there."""
    direction, refused = looked[0], list(looked[1])
    there = nodes[at + 1 : at + 1 + len(refused)] if direction > 0 else nodes[max(0, at - len(refused)) : at]
    return there == refused


def _has(member: _Node, char: str) -> bool:
    """Return whether a member of a set of characters is one, or a range of them, with this one."""
    kind, value = member
    match str(kind):
        case "LITERAL":
            return char == chr(value)
        case "RANGE":
            return chr(value[0]) <= char <= chr(value[1])
        case "CATEGORY":
            return re.match(_CATEGORIES[str(value).removeprefix("CATEGORY_")], char) is not None
    return False


def _is_always(nodes: Iterable[_Node]) -> bool:
    """Return whether the nodes match everywhere, without a character."""
    for kind, value in nodes:
        match str(kind):
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                always = value[0] == 0 or _is_always(value[2])
            case "SUBPATTERN":
                always = _is_always(value[-1])
            case "BRANCH":
                always = any(_is_always(each) for each in value[1])
            case _:
                always = False
        if not always:
            return False
    return True


def _narrowed(places: _Places, allowed: _Places) -> _Places:
    """Leave what may come next and is allowed to; a place after which nothing may is left out."""
    left = {last: following & allowed[last] for last, following in places.items()}
    return {last: following for last, following in left.items() if following}


def _joined(several: Iterable[_Places]) -> _Places:
    joined: _Places = {}
    for places in several:
        for last, following in places.items():
            joined[last] = joined.get(last, frozenset()) | following
    return joined
