"""Lines of actions to bytes.

A line holds one action by its name in the specification, in any case, and its operands:

    push "/:score" 1
    add
    loop:
    if loop                 # a jump goes to the line `loop:`
    gotoFrame 3
    getURL "http://example.jp/" "_self"

Strings stand in double quotes with backslash escapes. A number is pushed as a string in SWF 4, as its authoring tools
did, and as a double or an integer from SWF 5 on. `r:2` pushes a register, `c:0` a constant of the pool.

`defineFunction "add" "a" "b"` and `with` begin a block, which a line `endBlock` ends:

    defineFunction "twice" "n"
    push "n"
    getVariable
    push 2
    multiply
    return
    endBlock

Source: SWF File Format Specification 19, chapter 5 (Actions).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handset.datafile import did_you_mean
from handset.flash.assembler.bit_writer import BitWriter
from handset.flash.avm.opcodes import ActionCode, action_name
from handset.flash.swf.encoding import encode_text
from keitai.common.errors import FileError, SourcePlace

CODES = {action_name(code).casefold(): code for code in ActionCode}
WORD = re.compile(r'"(?:[^"\\]|\\.)*"|#.*|[^\s#"]+')
BLOCK_END = "endBlock"
ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
LITERALS = {"null": b"\2", "undefined": b"\3", "true": b"\5\1", "false": b"\5\0"}


@dataclass(slots=True)
class _Jump:
    """Jump whose distance is known once all lines are written."""

    place: SourcePlace
    label: str
    position: int


def assemble_actions(source: str, version: int = 4, *, name: str = "actions") -> bytes:
    r"""Assemble lines of actions, with the end action behind them.

    Args:
        source: One action a line.
        version: Version of the movie: which types a push may have, and how strings are encoded.
        name: What an error calls the source.

    Raises:
        FileError: A line is not an action, an operand is missing or wrong, a label does not exist.

    Example:
        >>> assemble_actions("push 1 \nnot").hex(" ")
        '96 03 00 00 31 00 12 00'
    """
    assembly = _Assembly(version, name)
    for number, line in enumerate(source.splitlines(), 1):
        assembly.write_line(number, [word for word in WORD.finditer(line) if not word[0].startswith("#")])
    return assembly.finish()


class _Assembly:
    def __init__(self, version: int, name: str) -> None:
        self._version = version
        self._name = name
        self._data = bytearray()
        self._labels: dict[str, int] = {}
        self._jumps: list[_Jump] = []
        self._blocks: list[int] = []
        """Places behind the sizes of the blocks that are open."""

    def write_line(self, number: int, found: Sequence[re.Match[str]]) -> None:
        """Write one line, a label or an action."""
        if not found:
            return
        words = [word[0] for word in found]
        if words[0].endswith(":") and len(words) == 1:
            self._labels[words[0][:-1]] = len(self._data)
            return
        place = SourcePlace(self._name, number, found[0].start() + 1)
        if words == [BLOCK_END]:
            self._end_block(place)
            return
        code = CODES.get(words[0].casefold())
        if code is None:
            raise FileError(place, f"unknown action {words[0]!r}{did_you_mean(words[0].casefold(), list(CODES))}")
        try:
            self._write_action(code, place, words[1:])
        except (IndexError, ValueError) as error:
            operands = " ".join(words[1:]) or "none"
            raise FileError(place, f"wrong operands of {words[0]}: {operands}") from error

    def finish(self) -> bytes:
        """Return the bytes, with every jump's distance filled in."""
        if self._blocks:
            raise FileError(SourcePlace(self._name), f"a block has no {BLOCK_END}")
        self._data.append(ActionCode.END)
        for jump in self._jumps:
            if jump.label not in self._labels:
                raise FileError(jump.place, f"the label {jump.label!r} does not exist")
            distance = self._labels[jump.label] - jump.position
            self._data[jump.position - 2 : jump.position] = distance.to_bytes(2, "little", signed=True)
        return bytes(self._data)

    def _end_block(self, place: SourcePlace) -> None:
        if not self._blocks:
            raise FileError(place, f"{BLOCK_END} without a block")
        start = self._blocks.pop()
        self._data[start - 2 : start] = (len(self._data) - start).to_bytes(2, "little")

    def _write_action(self, code: int, place: SourcePlace, operands: Sequence[str]) -> None:
        if code < 0x80:
            if operands:
                raise ValueError
            self._data.append(code)
            return
        body = self._operand(code, operands)
        self._data += bytes([code]) + len(body).to_bytes(2, "little") + body
        if code in (ActionCode.JUMP, ActionCode.IF):
            self._jumps.append(_Jump(place, operands[0], len(self._data)))
        if code in (ActionCode.DEFINE_FUNCTION, ActionCode.WITH):
            self._blocks.append(len(self._data))

    def _operand(self, code: int, words: Sequence[str]) -> bytes:
        writer = BitWriter()
        match code:
            case ActionCode.PUSH:
                writer.raw(b"".join(self._pushed(word) for word in words))
            case ActionCode.JUMP | ActionCode.IF:
                writer.raw(bytes(2) if words[0] else b"")
            case ActionCode.GOTO_FRAME:
                writer.u16(int(words[0]))
            case ActionCode.GOTO_LABEL | ActionCode.SET_TARGET:
                writer.raw(self._string(words[0]))
            case ActionCode.GET_URL:
                writer.raw(self._string(words[0]) + self._string(words[1]))
            case ActionCode.WAIT_FOR_FRAME:
                writer.u16(int(words[0]))
                writer.u8(int(words[1]))
            case ActionCode.GOTO_FRAME2 | ActionCode.WAIT_FOR_FRAME2 | ActionCode.GET_URL2 | ActionCode.STORE_REGISTER:
                writer.u8(int(words[0]))
            case ActionCode.CONSTANT_POOL:
                writer.u16(len(words))
                writer.raw(b"".join(self._string(word) for word in words))
            case ActionCode.CALL:
                pass
            case ActionCode.WITH:
                writer.u16(0)
            case ActionCode.DEFINE_FUNCTION:
                name, *parameters = words
                writer.raw(self._string(name))
                writer.u16(len(parameters))
                writer.raw(b"".join(self._string(each) for each in parameters))
                writer.u16(0)
            case _:
                raise ValueError("the assembler does not write this action")
        return writer.data()

    def _pushed(self, word: str) -> bytes:
        if word.startswith('"'):
            return b"\0" + self._string(word)
        if word[:2] in ("r:", "c:"):
            return bytes([4 if word[0] == "r" else 8, int(word[2:])])
        if word in LITERALS:
            return LITERALS[word]
        return self._number(word)

    def _number(self, word: str) -> bytes:
        value = float(word)
        if self._version < 5:
            return b"\0" + word.encode("ascii") + b"\0"
        writer = BitWriter()
        if value.is_integer() and abs(value) < 1 << 31:
            writer.u8(7)
            writer.u32(int(value) & 0xFFFFFFFF)
        else:
            writer.u8(6)
            writer.f64(value)
        return writer.data()

    def _string(self, word: str) -> bytes:
        if len(word) < 2 or not word.startswith('"'):
            raise ValueError(f"{word} is not a string in double quotes")
        text = re.sub(r"\\(.)", lambda match: ESCAPES.get(match[1], match[1]), word[1:-1])
        return encode_text(text, self._version) + b"\0"
