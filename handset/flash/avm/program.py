"""Actions decoded once: bytes to instructions whose jumps name instructions instead of bytes.

Source: SWF File Format Specification 19, chapter 5 (Actions).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from handset.flash.avm.opcodes import ActionCode
from handset.flash.swf.bits import BitReader
from handset.flash.swf.encoding import decode_text
from handset.flash.swf.errors import DamagedMovieError

MAX_INSTRUCTIONS = 65_536
"""Instructions of one program; a longer one ends there."""


@dataclass(frozen=True, slots=True)
class Constant:
    """Number of an entry of the constant pool, as ActionPush names it."""

    index: int


@dataclass(frozen=True, slots=True)
class Register:
    """Number of a register."""

    index: int


class Undefined:
    """Type of the value of what was never set; its only instance is `UNDEFINED`."""

    def __repr__(self) -> str:
        return "undefined"


UNDEFINED = Undefined()

PushValue = str | float | int | bool | None | Undefined | Constant | Register
"""Value that ActionPush puts on the stack; None is null."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """Parameter of a function; `register` is 0 where it is a local variable."""

    name: str
    register: int = 0


@dataclass(slots=True)
class FunctionCode:
    """Function as DefineFunction and DefineFunction2 bring it; its body is decoded when it is first called.

    Attributes:
        name: Its name; "" for one without.
        parameters: Its parameters in order.
        flags: Which of `this`, `arguments`, `super`, `_root`, `_parent` and `_global` stand in registers, or nowhere.
        registers: How many registers it has of its own; 0 for one that uses the movie's four.
        actions: Its body.
        version: Version of the movie that it comes from.
    """

    name: str
    parameters: tuple[Parameter, ...]
    flags: int
    registers: int
    actions: bytes
    version: int
    _program: ActionProgram | None = field(default=None, compare=False, repr=False)

    @property
    def program(self) -> ActionProgram:
        """The body, decoded."""
        if self._program is None:
            self._program = decode_actions(self.actions, self.version)
        return self._program


@dataclass(frozen=True, slots=True)
class TryBlocks:
    """Blocks of a Try by the bytes that they begin and end at; an empty one begins where it ends."""

    start: int
    catch: int
    final: int
    end: int
    catches: bool
    finishes: bool
    target: str | int
    """Variable or register that the error is kept in."""


Operand = (
    None
    | int
    | str
    | tuple[PushValue, ...]
    | tuple[str, ...]
    | tuple[int, int]
    | tuple[bool, int]
    | FunctionCode
    | TryBlocks
)
"""What follows an action's code, by the action."""


class Instruction(NamedTuple):
    """Action with its operand; a jump's operand is the index of the instruction to go on at."""

    code: int
    operand: Operand = None


@dataclass(frozen=True, slots=True)
class ActionProgram:
    """Instructions of one run of actions; a jump to their number ends it."""

    instructions: tuple[Instruction, ...]
    version: int
    offsets: tuple[int, ...] = ()
    """Byte that each instruction stands at, by which blocks know where they end."""

    def index_at(self, offset: int) -> int:
        """Return the instruction at a byte; the end where none begins there."""
        try:
            return self.offsets.index(offset)
        except ValueError:
            return len(self.instructions)


def decode_actions(data: bytes, version: int) -> ActionProgram:
    """Decode actions up to their end; those behind damage are left out, as the player never reaches them.

    A jump may go into the middle of an action: what is decoded from there is appended to the program.
    """
    decoder = _Decoder(data, version)
    decoder.decode_from(0)
    while decoder.pending:
        decoder.decode_pending()
    return decoder.program()


class _Decoder:
    def __init__(self, data: bytes, version: int) -> None:
        self._data = data
        self._version = version
        self._found: list[tuple[int, Operand]] = []
        self._offsets: list[int] = []
        self._index_at: dict[int, int] = {}
        self.pending: list[int] = []

    def decode_pending(self) -> None:
        """Decode from the target of a jump, if it was not met since."""
        start = self.pending.pop()
        if start not in self._index_at:
            self.decode_from(start)

    def decode_from(self, start: int) -> None:
        """Decode instructions from a byte on until one that is known, an end or damage."""
        reader = BitReader(self._data, start)
        while reader.remaining and len(self._found) < MAX_INSTRUCTIONS:
            position = reader.position
            if position in self._index_at:
                self._add(position, ActionCode.JUMP, position)
                return
            try:
                code, operand = self._read(reader)
            except DamagedMovieError:
                break
            self._index_at[position] = len(self._found)
            self._add(position, code, operand)
            if code == ActionCode.END:
                return
            if code in (ActionCode.JUMP, ActionCode.IF) and isinstance(operand, int):
                self._plan(operand)
        self._index_at.setdefault(reader.position, len(self._found))
        self._add(reader.position, ActionCode.END, None)

    def program(self) -> ActionProgram:
        """Return the instructions with their jumps as indices."""
        instructions = tuple(self._resolved(code, operand) for code, operand in self._found)
        return ActionProgram(instructions, self._version, tuple(self._offsets))

    def _add(self, position: int, code: int, operand: Operand) -> None:
        self._found.append((code, operand))
        self._offsets.append(position)

    def _plan(self, target: int) -> None:
        if 0 <= target < len(self._data) and target not in self._index_at:
            self.pending.append(target)

    def _resolved(self, code: int, operand: Operand) -> Instruction:
        if code in (ActionCode.JUMP, ActionCode.IF) and isinstance(operand, int):
            return Instruction(code, self._index(operand))
        return Instruction(code, operand)

    def _index(self, position: int) -> int:
        return self._index_at.get(position, len(self._found))

    def _read(self, reader: BitReader) -> tuple[int, Operand]:
        code = reader.u8()
        if code < 0x80:
            return code, None
        length = reader.u16()
        start = reader.position
        body = reader.part(start, start + min(length, reader.remaining))
        reader.seek(start + min(length, reader.remaining))
        if code in (ActionCode.DEFINE_FUNCTION, ActionCode.DEFINE_FUNCTION2):
            return code, self._read_function(body, reader, extended=code == ActionCode.DEFINE_FUNCTION2)
        return code, self._read_operand(code, body, reader.position)

    def _read_operand(self, code: int, body: BitReader, behind: int) -> Operand:
        match code:
            case ActionCode.PUSH:
                return self._read_push(body)
            case ActionCode.JUMP | ActionCode.IF:
                return behind + body.s16()
            case ActionCode.GOTO_FRAME:
                return body.u16()
            case ActionCode.WITH:
                return behind + body.u16()
            case ActionCode.TRY:
                return self._read_try(body, behind)
            case ActionCode.GOTO_LABEL | ActionCode.SET_TARGET:
                return self._string(body)
            case ActionCode.GET_URL:
                return self._string(body), self._string(body)
            case ActionCode.WAIT_FOR_FRAME:
                return body.u16(), body.u8()
            case ActionCode.WAIT_FOR_FRAME2 | ActionCode.STORE_REGISTER | ActionCode.GET_URL2:
                return body.u8()
            case ActionCode.GOTO_FRAME2:
                flags = body.u8()
                return bool(flags & 1), body.u16() if flags & 2 else 0
            case ActionCode.CONSTANT_POOL:
                return tuple(self._string(body) for _ in range(body.u16()))
            case _:
                return None

    def _read_function(self, head: BitReader, reader: BitReader, *, extended: bool) -> FunctionCode:
        """Read a function's head, and pass over its body."""
        name, count = self._string(head), head.u16()
        registers, flags = (head.u8(), head.u16()) if extended else (0, 0)
        parameters = []
        for _ in range(count):
            register = head.u8() if extended else 0
            parameters.append(Parameter(self._string(head), register))
        body = reader.raw(min(head.u16(), reader.remaining))
        return FunctionCode(name, tuple(parameters), flags, registers, body, self._version)

    def _read_try(self, body: BitReader, behind: int) -> TryBlocks:
        flags = body.u8()
        sizes = body.u16(), body.u16(), body.u16()
        target = body.u8() if flags & 4 else self._string(body)
        catch = behind + sizes[0]
        final = catch + (sizes[1] if flags & 1 else 0)
        end = final + (sizes[2] if flags & 2 else 0)
        return TryBlocks(behind, catch, final, end, bool(flags & 1), bool(flags & 2), target)

    def _string(self, body: BitReader) -> str:
        return decode_text(body.string(), self._version)

    def _read_push(self, body: BitReader) -> tuple[PushValue, ...]:
        values: list[PushValue] = []
        while body.remaining:
            values.append(self._read_value(body, body.u8()))
        return tuple(values)

    def _read_value(self, body: BitReader, kind: int) -> PushValue:
        match kind:
            case 0:
                return self._string(body)
            case 1:
                return body.f32()
            case 2:
                return None
            case 3:
                return UNDEFINED
            case 4:
                return Register(body.u8())
            case 5:
                return body.u8() != 0
            case 6:
                return body.f64()
            case 7:
                number = body.u32()
                return number - (number >> 31 << 32)
            case 8:
                return Constant(body.u8())
            case 9:
                return Constant(body.u16())
        raise DamagedMovieError(f"unknown type {kind} of a value that is pushed")
