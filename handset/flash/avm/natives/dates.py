"""Date, by the phone's clock and the time of Japan."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from handset.flash.avm.machine import StackMachine
from handset.flash.avm.natives.native_class import NativeClass, argument
from handset.flash.avm.objects import NativeCode, ScriptObject, Value
from handset.flash.avm.program import UNDEFINED

ZONE = 540
"""Minutes that Japan is ahead of Greenwich."""
MINUTE, DAY = 60_000, 86_400_000
EPOCH = datetime(1970, 1, 1)
LATEST = 8.64e15
FIELDS = ("year", "month", "date", "hours", "minutes", "seconds", "milliseconds")
WEEKDAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _days(year: int, month: int) -> int:
    """Return the days from 1970 to the first of a month, of any year of the proleptic Gregorian calendar."""
    year, month = year + month // 12, month % 12
    before = year - 1 if month < 2 else year
    era = before // 400
    of_era = before - era * 400
    of_year = (153 * ((month - 2) % 12) + 2) // 5
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


def _split(milliseconds: float) -> list[int]:
    """Return year, month, date, hours, minutes, seconds and milliseconds."""
    days, rest = divmod(math.floor(milliseconds), DAY)
    shifted = days + 719_468
    era, of_era = divmod(shifted, 146_097)
    years = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * years + years // 4 - years // 100)
    part = (5 * of_year + 2) // 153
    month = (part + 2) % 12
    year = years + era * 400 + (month < 2)
    hours, rest = divmod(rest, 3_600_000)
    minutes, rest = divmod(rest, MINUTE)
    return [year, month, of_year - (153 * part + 2) // 5 + 1, hours, minutes, *divmod(rest, 1000)]


def _joined(fields: list[float]) -> float:
    if not all(math.isfinite(field) and abs(field) < 1e9 for field in fields):
        return math.nan
    year, month, date, hours, minutes, seconds, milliseconds = (math.trunc(field) for field in fields)
    time = ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
    found = float((_days(year, month) + date - 1) * DAY + time)
    return found if abs(found) <= LATEST else math.nan


def _now(machine: StackMachine) -> float:
    now = machine.host.now()
    local = now.replace(tzinfo=None)
    if now.tzinfo is not None:
        local = now.astimezone(UTC).replace(tzinfo=None) + timedelta(minutes=ZONE)
    return float((local - EPOCH) // timedelta(milliseconds=1) - ZONE * MINUTE)


def _make_date(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if not isinstance(this, ScriptObject):
        return UNDEFINED
    this.kind = "Date"
    if not arguments or arguments[0] is UNDEFINED:
        this.inner = _now(machine)
    elif len(arguments) == 1:
        this.inner = machine.to_number(arguments[0])
    else:
        this.inner = _joined(_fields(machine, arguments)) - ZONE * MINUTE
    return UNDEFINED


def _fields(machine: StackMachine, arguments: list[Value]) -> list[float]:
    fields = [machine.to_number(value) for value in arguments[:7]]
    if 0 <= fields[0] < 100:
        fields[0] += 1900
    return [*fields, *[0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0][len(fields) :]]


def _time(this: Value) -> float:
    value = this.inner if isinstance(this, ScriptObject) and this.kind == "Date" else math.nan
    return float(value) if isinstance(value, int | float) and abs(value) <= LATEST else math.nan


def _getter(read: Callable[[float], float], zone: int) -> NativeCode:
    def run(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
        time = _time(this)
        return math.nan if math.isnan(time) else read(time + zone * MINUTE)

    return run


def _setter(first: int, zone: int) -> NativeCode:
    """Return a method that sets a field, and those behind it by further arguments."""

    def run(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
        time = _time(this)
        if not isinstance(this, ScriptObject) or math.isnan(time) or not arguments:
            return math.nan
        fields: list[float] = [float(field) for field in _split(time + zone * MINUTE)]
        for place, value in enumerate(arguments[: 7 - first], first):
            fields[place] = machine.to_number(value)
        this.inner = _joined(fields) - zone * MINUTE
        return this.inner

    return run


def _set_year(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    year = machine.to_number(argument(arguments, 0))
    return _setter(0, ZONE)(machine, this, [year + 1900 if 0 <= year < 100 else year, *arguments[1:]])


def _set_time(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if isinstance(this, ScriptObject):
        this.inner = machine.to_number(argument(arguments, 0))
        return this.inner
    return math.nan


def _date_text(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    time = _time(this)
    if math.isnan(time):
        return "Invalid Date"
    local = time + ZONE * MINUTE
    year, month, date, hours, minutes, seconds, _ = _split(local)
    return (
        f"{WEEKDAYS[_weekday(local)]} {MONTHS[month]} {date} {hours:02}:{minutes:02}:{seconds:02} "
        f"GMT+{ZONE // 60:02}{ZONE % 60:02} {year}"
    )


def _call_date(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    made = machine.realm.object("Date")
    made.inner = _now(machine)
    return _date_text(machine, made, [])


def _utc(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return _joined(_fields(machine, arguments)) if len(arguments) > 1 else UNDEFINED


def _weekday(local: float) -> int:
    return (math.floor(local) // DAY + 4) % 7


def _methods() -> dict[str, NativeCode]:
    found: dict[str, NativeCode] = {}
    for word, zone in (("", ZONE), ("UTC", 0)):
        found[f"get{word}FullYear"] = _getter(lambda time: _split(time)[0], zone)
        for place, name in enumerate(FIELDS[1:], 1):
            title = name.capitalize()
            found[f"get{word}{title}"] = _getter(lambda time, place=place: _split(time)[place], zone)  # type: ignore[misc]
            found[f"set{word}{title}"] = _setter(place, zone)
        found[f"get{word}Day"] = _getter(_weekday, zone)
        found[f"set{word}FullYear"] = _setter(0, zone)
    found["getYear"] = _getter(lambda time: _split(time)[0] - 1900, ZONE)
    found["getTime"] = found["valueOf"] = _getter(lambda time: time, 0)
    found["getTimezoneOffset"] = _getter(lambda _: -ZONE, 0)
    found |= {"setYear": _set_year, "setTime": _set_time, "toString": _date_text}
    return found


DATE = NativeClass("Date", _call_date, _make_date, _methods(), {"UTC": _utc})
