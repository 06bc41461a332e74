"""Objects of a movie's scripts as plain data, and back: a table of objects that refer to one another by number.

Natives are told by their key, clips by their place in the tree or, when they are gone, by their path.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from handset.flash.avm.functions import SuperObject
from handset.flash.avm.objects import (
    NativeFunction,
    Property,
    PropertyTable,
    Scope,
    ScriptFunction,
    ScriptObject,
    Value,
)
from handset.flash.avm.program import UNDEFINED, FunctionCode, Parameter
from handset.flash.avm.realm import CallFromOutside, ScriptInterval, ScriptRealm
from handset.flash.timeline.clip_object import ClipObject
from handset.flash.timeline.display_objects import DisplayObject
from keitai.common.errors import KeitaiError

SavedProperty = tuple[bytes, bytes, Any, int, Any, Any]
"""Key, name, value, flags, getter and setter of a property."""
PLAIN, NATIVE, FUNCTION, CLIP, SUPER = range(5)
"""Kinds of saved objects."""


class SavedCode(msgspec.Struct, array_like=True):
    """Code of a function."""

    name: bytes
    parameters: list[tuple[bytes, int]]
    flags: int
    registers: int
    actions: bytes
    version: int


class SavedObject(msgspec.Struct, array_like=True):
    """Object: its kind, the class that it tells, and what belongs to the kind."""

    form: int
    kind: str
    proto: Any
    inner: Any
    table: list[SavedProperty]
    key: bytes = b""
    """A native's key, or the path of a clip that is gone."""
    code: int = -1
    scope: list[tuple[str, Any]] = []
    clip: Any = None
    constants: list[bytes] = []


class SavedRealm(msgspec.Struct, array_like=True):
    """What scripts share, and all objects that can be reached."""

    objects: list[SavedObject]
    codes: list[SavedCode]
    globals: Any
    prototypes: list[tuple[str, Any]]
    registers: list[Any]
    listeners: list[Any]
    key_codes: tuple[int, int]
    keys_down: list[int]
    allocated: int
    intervals: list[tuple[int, int, int, Any, Any, list[Any]]] = []
    """Number, period, next time, function or method's name, owner and arguments of each interval."""
    interval_count: int = 0


def encode_string(text: str) -> bytes:
    """Return a string as bytes, lone surrogates and all."""
    return text.encode("utf-8", "surrogatepass")


def decode_string(data: bytes) -> str:
    """Return the string of `encode_string`."""
    return data.decode("utf-8", "surrogatepass")


@dataclass(slots=True)
class ObjectWriter:
    """Writer of values; objects go into a table as they are met.

    Attributes:
        places: Clips' places in the tree, by `id`.
    """

    places: Mapping[int, int]
    objects: list[SavedObject | None] = field(default_factory=list)
    codes: list[SavedCode] = field(default_factory=list)
    _numbers: dict[int, int] = field(default_factory=dict)
    _code_numbers: dict[int, int] = field(default_factory=dict)
    _pending: list[tuple[int, ScriptObject]] = field(default_factory=list)

    def value(self, value: Value) -> Any:
        """Return a value as MessagePack has it: strings as bytes, undefined as an empty list, objects as numbers."""
        if isinstance(value, str):
            return encode_string(value)
        if isinstance(value, ScriptObject):
            return [self._number(value)]
        return [] if value is UNDEFINED else value

    def table(self, table: PropertyTable) -> list[SavedProperty]:
        """Return properties."""
        return [
            (
                encode_string(key),
                encode_string(found.name),
                self.value(found.value),
                found.flags,
                self.value(found.getter),
                self.value(found.setter),
            )
            for key, found in table.items()
        ]

    def realm(self, realm: ScriptRealm) -> SavedRealm:
        """Return what scripts share, and with it all objects that were met."""
        saved = SavedRealm(
            [],
            self.codes,
            self.value(realm.globals),
            [(name, self.value(found)) for name, found in realm.prototypes.items()],
            [self.value(value) for value in realm.registers],
            [self.value(found) for found in realm.listeners],
            realm.key_codes,
            sorted(realm.keys_down),
            realm.allocated,
            [self._interval(each) for each in realm.intervals],
            realm.interval_count,
        )
        while self._pending:
            number, found = self._pending.pop()
            self.objects[number] = self._saved(found)
        saved.objects = [found for found in self.objects if found is not None]
        return saved

    def _interval(self, interval: ScriptInterval) -> tuple[int, int, int, Any, Any, list[Any]]:
        call = interval.call
        arguments = [self.value(value) for value in call.arguments]
        head = interval.number, interval.period, interval.due
        return *head, self.value(call.function), self.value(call.owner), arguments

    def _number(self, found: ScriptObject) -> int:
        number = self._numbers.get(id(found))
        if number is None:
            number = self._numbers[id(found)] = len(self.objects)
            self.objects.append(None)
            self._pending.append((number, found))
        return number

    def _saved(self, found: ScriptObject) -> SavedObject:
        if isinstance(found, ClipObject):
            place = self.places.get(id(found.display), -1)
            gone = found.display.slash_path if place < 0 else ""
            return SavedObject(CLIP, found.kind, self.value(found.proto), place, [], encode_string(gone))
        saved = SavedObject(
            PLAIN, found.kind, self.value(found.proto), self.value(found.inner), self.table(found.table)
        )
        if isinstance(found, NativeFunction):
            saved.form, saved.key = NATIVE, found.key.encode()
        elif isinstance(found, SuperObject):
            saved.form, saved.clip = SUPER, self.value(found.this)
        elif isinstance(found, ScriptFunction):
            saved.form, saved.code = FUNCTION, self._code(found.code)
            saved.clip = self.value(found.clip)
            saved.constants = [encode_string(word) for word in found.constants]
            saved.scope = self._scope(found.scope)
        return saved

    def _scope(self, scope: Scope | None) -> list[tuple[str, Any]]:
        links = []
        while scope is not None:
            links.append((scope.kind, self.value(scope.object)))
            scope = scope.parent
        return links

    def _code(self, code: FunctionCode) -> int:
        number = self._code_numbers.get(id(code))
        if number is None:
            number = self._code_numbers[id(code)] = len(self.codes)
            parameters = [(encode_string(each.name), each.register) for each in code.parameters]
            name = encode_string(code.name)
            self.codes.append(SavedCode(name, parameters, code.flags, code.registers, code.actions, code.version))
        return number


class ObjectReader:
    """Reader of values: objects are made first, and filled once all of them are there.

    Args:
        saved: What was written.
        realm: A new realm of the same movie, whose natives are taken over.
        clips: The clips by their place in the tree.
        gone: Makes a clip that is gone, by its path.
        as_object: Returns a clip as an object.
    """

    def __init__(
        self,
        saved: SavedRealm,
        realm: ScriptRealm,
        clips: Sequence[DisplayObject],
        gone: Callable[[str], DisplayObject],
        as_object: Callable[[DisplayObject], ScriptObject],
    ) -> None:
        self._clips = clips
        self._gone = gone
        self._as_object = as_object
        self._realm = realm
        self._codes = [_restored_code(each) for each in saved.codes]
        self._saved = saved
        self._objects = [self._made(each) for each in saved.objects]
        for found, each in zip(self._objects, saved.objects, strict=True):
            self._fill(found, each)

    def value(self, plain: Any) -> Value:
        """Decode a value of ActionScript from the plain data that `ObjectWriter.value` made of it.

        Raises:
            KeitaiError: The data are not such a value.
        """
        if isinstance(plain, bytes):
            return decode_string(plain)
        if isinstance(plain, bool | int | float) or plain is None:
            return plain
        if isinstance(plain, list) and not plain:
            return UNDEFINED
        if isinstance(plain, list) and isinstance(plain[0], int) and 0 <= plain[0] < len(self._objects):
            return self._objects[plain[0]]
        raise KeitaiError("the movie in this state is damaged, or of another version")

    def table(self, saved: Sequence[SavedProperty]) -> PropertyTable:
        """Return properties."""
        found: PropertyTable = {}
        for key, name, value, flags, getter, setter in saved:
            entry = found[decode_string(key)] = Property(decode_string(name), self.value(value), flags)
            entry.getter, entry.setter = self._object(getter), self._object(setter)
        return found

    def realm(self) -> ScriptRealm:
        """Return what scripts shared."""
        saved, realm = self._saved, self._realm
        realm.globals = self._object(saved.globals) or ScriptObject()
        prototypes = {name: self._object(found) for name, found in saved.prototypes}
        realm.prototypes = {name: found for name, found in prototypes.items() if found is not None}
        realm.registers = [self.value(value) for value in saved.registers]
        listeners = (self._object(each) for each in saved.listeners)
        realm.listeners = [found for found in listeners if found is not None]
        realm.key_codes, realm.keys_down = saved.key_codes, set(saved.keys_down)
        realm.allocated = saved.allocated
        realm.intervals = [self._interval(each) for each in saved.intervals]
        realm.interval_count = saved.interval_count
        return realm

    def _interval(self, saved: tuple[int, int, int, Any, Any, list[Any]]) -> ScriptInterval:
        number, period, due, function, owner, arguments = saved
        found = self.value(function)
        call = CallFromOutside(
            found if isinstance(found, str | ScriptObject) else "",
            self.value(owner),
            tuple(self.value(value) for value in arguments),
        )
        return ScriptInterval(number, period, due, call)

    def _object(self, plain: Any) -> ScriptObject | None:
        value = self.value(plain)
        return value if isinstance(value, ScriptObject) else None

    def _made(self, saved: SavedObject) -> ScriptObject:
        if saved.form == NATIVE:
            native = self._realm.natives.get(saved.key.decode())
            if native is None:
                raise KeitaiError("the movie in this state is damaged, or of another version")
            return native
        if saved.form == CLIP:
            known = isinstance(saved.inner, int) and 0 <= saved.inner < len(self._clips)
            display = self._clips[saved.inner] if known else self._gone(decode_string(saved.key))
            return self._as_object(display)
        if saved.form == FUNCTION and 0 <= saved.code < len(self._codes):
            constants = tuple(decode_string(word) for word in saved.constants)
            return ScriptFunction(self._codes[saved.code], None, None, constants, UNDEFINED)
        if saved.form == SUPER:
            return SuperObject(ScriptObject(), ScriptObject())
        return ScriptObject(UNDEFINED, saved.kind)

    def _fill(self, found: ScriptObject, saved: SavedObject) -> None:
        found.proto, found.kind = self.value(saved.proto), saved.kind
        if isinstance(found, ClipObject):
            return
        found.inner, found.table = self.value(saved.inner), self.table(saved.table)
        if isinstance(found, ScriptFunction):
            found.clip = self._object(saved.clip)
            for kind, target in reversed(saved.scope):
                found.scope = Scope(kind, self._object(target), found.scope)
        elif isinstance(found, SuperObject):
            found.this = self._object(saved.clip) or found.this


def _restored_code(saved: SavedCode) -> FunctionCode:
    parameters = tuple(Parameter(decode_string(name), register) for name, register in saved.parameters)
    name = decode_string(saved.name)
    return FunctionCode(name, parameters, saved.flags, saved.registers, saved.actions, saved.version)
