r"""ActionScript of Flash 4, as authors of Flash Lite 1.1 wrote it, to lines of actions for `assemble_actions`.

    /:score = /:score + 10;
    if (/:score >= 100 && mode eq "play") { gotoAndStop("clear"); } else { call("draw"); }
    for (i = 0; i < 5; i++) { setProperty("/mole" add i, _visible, 0); }
    hour = fscommand2("GetTimeHours");

A path with a colon (`/mole:time`) is a variable of another clip; a division stands between spaces. As in Flash 4, `&&`
and `||` work out both sides, `eq ne lt gt le ge add` are for strings, and `set`, `eval`, `tellTarget`, `call` do what
functions and objects do later. `%`, which Flash 4 lacks, is written out.

Source: Flash Lite 1.x ActionScript Language Reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handset.flash.timeline.properties import NUMBERS
from keitai.common.errors import FileError, SourcePlace

TOKEN = re.compile(
    r"""
    (?P<space>\s+|//[^\n]*)
    |(?P<text>"(?:[^"\\]|\\.)*")
    |(?P<number>\d+(?:\.\d+)?)
    |(?P<path>(?:/|(?:\.\./)+)?(?:\w+/)*\w*:[A-Za-z_]\w*)
    |(?P<name>[A-Za-z_]\w*)
    |(?P<sign>\+\+|--|\+=|-=|==|!=|<=|>=|&&|\|\||[-+*/%<>=!(){},;])
    """,
    re.VERBOSE,
)
BINARY: tuple[dict[str, tuple[str, ...]], ...] = (
    {"||": ("or",), "or": ("or",)},
    {"&&": ("and",), "and": ("and",)},
    {
        "==": ("equals",),
        "!=": ("equals", "not"),
        "eq": ("stringEquals",),
        "ne": ("stringEquals", "not"),
    },
    {
        "<": ("less",),
        ">=": ("less", "not"),
        ">": ("swap", "less"),
        "<=": ("swap", "less", "not"),
        "lt": ("stringLess",),
        "ge": ("stringLess", "not"),
        "gt": ("swap", "stringLess"),
        "le": ("swap", "stringLess", "not"),
    },
    {"+": ("add",), "-": ("subtract",), "add": ("stringAdd",)},
    {"*": ("multiply",), "/": ("divide",), "%": ("modulo",)},
)
"""Operators from the loosest to the tightest, with their actions; `swap` puts the right side first."""
FUNCTIONS = {
    "int": ("toInteger", 1),
    "random": ("randomNumber", 1),
    "length": ("stringLength", 1),
    "mblength": ("mbStringLength", 1),
    "substring": ("stringExtract", 3),
    "mbsubstring": ("mbStringExtract", 3),
    "ord": ("charToAscii", 1),
    "mbord": ("mbCharToAscii", 1),
    "chr": ("asciiToChar", 1),
    "mbchr": ("mbAsciiToChar", 1),
    "getTimer": ("getTime", 0),
    "eval": ("getVariable", 1),
    "getProperty": ("getProperty", 2),
}
"""Functions that are one action, with the number of their arguments."""
COMMANDS = {
    "play": ("play", 0),
    "stop": ("stop", 0),
    "nextFrame": ("nextFrame", 0),
    "prevFrame": ("previousFrame", 0),
    "stopAllSounds": ("stopSounds", 0),
    "toggleHighQuality": ("toggleQuality", 0),
    "stopDrag": ("endDrag", 0),
    "call": ("call", 1),
    "trace": ("trace", 1),
    "set": ("setVariable", 2),
    "setProperty": ("setProperty", 3),
    "removeMovieClip": ("removeSprite", 1),
}
"""Statements that are one action, with the number of their arguments."""
FIRST_DYNAMIC_DEPTH = 16_384
METHODS = {"": 0, "GET": 1, "POST": 2}
LOAD_TARGET, LOAD_VARIABLES = 64, 128

Lines = list[str]


def compile_script(source: str, *, name: str = "script") -> str:
    """Compile statements to lines of actions.

    Args:
        source: Statements of Flash 4.
        name: What an error calls the source.

    Raises:
        FileError: A statement is not one of Flash 4.

    Example:
        >>> print(compile_script("score += 10;"))
        push "score"
        push "score"
        getVariable
        push 10
        add
        setVariable
    """
    return "\n".join(_Compiler(source, name).statements(""))


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


class _Compiler:
    def __init__(self, source: str, name: str) -> None:
        self._source = source
        self._name = name
        self._tokens = list(self._scan())
        self._place = 0
        self._labels = 0
        self._loops: list[str] = []
        """Labels behind the loops that a `break` stands in."""

    def statements(self, closing: str) -> Lines:
        """Compile statements up to a closing brace, or to the end of the source."""
        lines: Lines = []
        while self._token.text != closing or self._token.kind == "text":
            lines += self._statement()
        self._place += 1
        return lines

    def _scan(self) -> Sequence[_Token]:
        found: list[_Token] = []
        position = 0
        while position < len(self._source):
            match = TOKEN.match(self._source, position)
            if match is None:
                raise self._error(position, f"unexpected {self._source[position]!r}")
            if match.lastgroup != "space":
                found.append(_Token(str(match.lastgroup), match[0], position))
            position = match.end()
        return [*found, _Token("end", "", position)]

    @property
    def _token(self) -> _Token:
        return self._tokens[self._place]

    def _error(self, position: int, message: str) -> FileError:
        before = self._source[:position]
        column = position - (before.rfind("\n") + 1) + 1
        return FileError(SourcePlace(self._name, before.count("\n") + 1, column), message)

    def _take(self, text: str = "") -> _Token:
        token = self._token
        if (text and token.text != text) or token.kind == "end":
            wanted = f", {text!r} expected" if text else ""
            raise self._error(token.position, f"unexpected {token.text or 'end of the script'!r}{wanted}")
        self._place += 1
        return token

    def _took(self, text: str) -> bool:
        if self._token.text != text or self._token.kind == "text":
            return False
        self._place += 1
        return True

    def _label(self) -> str:
        self._labels += 1
        return f"l{self._labels}"

    def _statement(self) -> Lines:
        if self._took(";"):
            return []
        token = self._token
        blocks: dict[str, Callable[[], Lines]] = {
            "if": self._if,
            "while": self._while,
            "for": self._for,
            "tellTarget": self._tell_target,
            "ifFrameLoaded": self._if_frame_loaded,
        }
        if token.text in blocks:
            self._place += 1
            return blocks[token.text]()
        lines = self._simple()
        self._take(";")
        return lines

    def _simple(self) -> Lines:
        """Compile an assignment, a command or a call whose value is not used."""
        token = self._take()
        if token.text == "break":
            if not self._loops:
                raise self._error(token.position, "'break' stands outside of a loop")
            return [f"jump {self._loops[-1]}"]
        if token.kind not in ("name", "path"):
            raise self._error(token.position, f"unexpected {token.text!r}")
        if self._took("("):
            return self._command(token, self._arguments())
        return self._assignment(f'push "{token.text}"')

    def _assignment(self, target: str) -> Lines:
        sign = self._take()
        known = [target, "getVariable"]
        match sign.text:
            case "=":
                return [target, *self._expression(), "setVariable"]
            case "+=" | "-=":
                return [target, *known, *self._expression(), "add" if sign.text == "+=" else "subtract", "setVariable"]
            case "++" | "--":
                return [target, *known, "push 1", "add" if sign.text == "++" else "subtract", "setVariable"]
        raise self._error(sign.position, f"unexpected {sign.text!r}, '=' expected")

    def _block(self) -> Lines:
        if self._took("{"):
            return self.statements("}")
        return self._statement()

    def _condition(self) -> Lines:
        self._take("(")
        lines = self._expression()
        self._take(")")
        return lines

    def _if(self) -> Lines:
        otherwise, behind = self._label(), self._label()
        lines = [*self._condition(), "not", f"if {otherwise}", *self._block()]
        if self._took("else"):
            lines += [f"jump {behind}", f"{otherwise}:", *self._block(), f"{behind}:"]
        else:
            lines.append(f"{otherwise}:")
        return lines

    def _while(self) -> Lines:
        return self._loop([], self._condition(), [])

    def _for(self) -> Lines:
        self._take("(")
        first = self._simple()
        self._take(";")
        condition = self._expression()
        self._take(";")
        step = self._simple()
        self._take(")")
        return self._loop(first, condition, step)

    def _loop(self, first: Lines, condition: Lines, step: Lines) -> Lines:
        start, behind = self._label(), self._label()
        self._loops.append(behind)
        body = self._block()
        self._loops.pop()
        return [*first, f"{start}:", *condition, "not", f"if {behind}", *body, *step, f"jump {start}", f"{behind}:"]

    def _tell_target(self) -> Lines:
        target = self._condition()
        chosen = [f"setTarget {target[0][5:]}"] if _is_text(target) else [*target, "setTarget2"]
        return [*chosen, *self._block(), 'setTarget ""']

    def _if_frame_loaded(self) -> Lines:
        frame = self._condition()
        body = self._block()
        count = sum(not line.endswith(":") for line in body)
        number = frame[0][5:]
        if len(frame) == 1 and number.isdigit():
            return [f"waitForFrame {int(number) - 1} {count}", *body]
        return [*frame, f"waitForFrame2 {count}", *body]

    def _arguments(self) -> list[Lines]:
        found: list[Lines] = []
        while not self._took(")"):
            if found:
                self._take(",")
            found.append(self._argument())
        return found

    def _argument(self) -> Lines:
        """Compile an argument; the name of a property such as `_x` is its number where it stands alone."""
        following = self._tokens[self._place + 1].text
        if self._token.text in NUMBERS and following in (",", ")") and self._place_is_property():
            return [f"push {NUMBERS[self._take().text]}"]
        return self._expression()

    def _place_is_property(self) -> bool:
        """Return whether the argument is the second of getProperty or setProperty."""
        depth, commas, place = 0, 0, self._place - 1
        while place > 0:
            text = self._tokens[place].text
            if text == "(" and depth == 0:
                return commas == 1 and self._tokens[place - 1].text in ("getProperty", "setProperty")
            depth += (text == ")") - (text == "(")
            commas += text == "," and depth == 0
            place -= 1
        return False

    def _command(self, token: _Token, arguments: list[Lines]) -> Lines:
        special: dict[str, Callable[[list[Lines]], Lines]] = {
            "gotoAndPlay": lambda given: _goto(given[0], plays=True),
            "gotoAndStop": lambda given: _goto(given[0], plays=False),
            "duplicateMovieClip": _duplicate,
            "getURL": lambda given: _get_url(given, 0),
            "loadVariables": lambda given: _get_url(given, LOAD_TARGET | LOAD_VARIABLES),
            "loadMovie": lambda given: _get_url(given, LOAD_TARGET),
            "fscommand": lambda given: [*_fscommand(given), "getURL2 0"],
            "startDrag": lambda given: ["push 0", "push 0", *given[0], "startDrag"],
        }
        try:
            if token.text in special:
                return special[token.text](arguments)
            if token.text in COMMANDS:
                action, count = COMMANDS[token.text]
                return [*_all(arguments, count), action]
        except (IndexError, KeyError, ValueError) as error:
            raise self._error(token.position, f"wrong arguments of {token.text}") from error
        return [*self._call(token, arguments), "pop"]

    def _expression(self, level: int = 0) -> Lines:
        if level == len(BINARY):
            return self._unary()
        lines = self._expression(level + 1)
        while (actions := BINARY[level].get(self._token.text)) and self._token.kind != "text":
            self._place += 1
            lines = _combined(lines, self._expression(level + 1), actions)
        return lines

    def _unary(self) -> Lines:
        if self._took("!") or self._took("not"):
            return [*self._unary(), "not"]
        if self._took("-"):
            if self._token.kind == "number":
                return [f"push -{self._take().text}"]
            return ["push 0", *self._unary(), "subtract"]
        return self._primary()

    def _primary(self) -> Lines:
        token = self._take()
        match token.kind:
            case "text" | "number":
                return [f"push {token.text}"]
            case "name" if self._took("("):
                return self._call(token, self._arguments())
            case "name" | "path":
                return [f'push "{token.text}"', "getVariable"]
            case "sign" if token.text == "(":
                lines = self._expression()
                self._take(")")
                return lines
        raise self._error(token.position, f"unexpected {token.text!r}")

    def _call(self, token: _Token, arguments: list[Lines]) -> Lines:
        if token.text == "fscommand2":
            pushed = [line for argument in reversed(arguments) for line in argument]
            return [*pushed, f"push {len(arguments)}", "fsCommand2"]
        if token.text not in FUNCTIONS:
            raise self._error(token.position, f"unknown function {token.text!r}")
        action, count = FUNCTIONS[token.text]
        try:
            return [*_all(arguments, count), action]
        except ValueError as error:
            raise self._error(token.position, f"{token.text} takes {count} arguments") from error


def _all(arguments: list[Lines], count: int) -> Lines:
    if len(arguments) != count:
        raise ValueError
    return [line for argument in arguments for line in argument]


def _is_text(lines: Lines) -> bool:
    return len(lines) == 1 and lines[0].startswith('push "')


def _combined(left: Lines, right: Lines, actions: tuple[str, ...]) -> Lines:
    if actions == ("modulo",):
        return [*left, *left, *right, "divide", "toInteger", *right, "multiply", "subtract"]
    if actions[0] == "swap":
        return [*right, *left, *actions[1:]]
    return [*left, *right, *actions]


def _goto(frame: Lines, *, plays: bool) -> Lines:
    number = frame[0][5:]
    if len(frame) == 1 and number.isdigit():
        return [f"gotoFrame {int(number) - 1}", *(["play"] if plays else [])]
    if _is_text(frame) and not set(":/") & set(number):
        return [f"gotoLabel {number}", *(["play"] if plays else [])]
    return [*frame, f"gotoFrame2 {int(plays)}"]


def _duplicate(arguments: list[Lines]) -> Lines:
    source, name, depth = arguments
    return [*source, *name, *depth, f"push {FIRST_DYNAMIC_DEPTH}", "add", "cloneSprite"]


def _fscommand(arguments: list[Lines]) -> Lines:
    command, argument = arguments
    return ['push "FSCommand:"', *command, "stringAdd", *argument]


def _get_url(arguments: list[Lines], flags: int) -> Lines:
    method = arguments[2][0].split()[1].strip('"') if len(arguments) > 2 else ""
    target = arguments[1] if len(arguments) > 1 else ['push ""']
    if not flags and not method and _is_text(arguments[0]) and _is_text(target):
        return [f"getURL {arguments[0][0][5:]} {target[0][5:]}"]
    return [*arguments[0], *target, f"getURL2 {flags | METHODS[method]}"]
