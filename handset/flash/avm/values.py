"""Values of ActionScript and their conversions, which differ by the version of the movie.

Numbers are IEEE doubles; how they are printed is the player's own (15 significant digits).

Source: SWF File Format Specification 19, chapter 5 (SWF 4 action model); Flash Lite 1.x ActionScript Language
Reference (data types).
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

from handset.flash.avm.objects import ScriptObject, Value
from handset.flash.avm.program import UNDEFINED
from handset.flash.swf.encoding import FIRST_UNICODE

FIRST_BOOLEANS = 5
"""First version whose comparisons give true and false instead of 1 and 0."""
FIRST_NAN = 7
"""First version in which undefined is not a number; before, it is 0."""
LAST_EMPTY = FIRST_NAN - 1
"""Last version in which undefined is an empty string."""
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_WHOLE_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\Z")
_HEX = re.compile(r"0[xX][0-9a-fA-F]+\Z")
_SPACES = " \t\n\r"
CONTEXT = Context(prec=800)


def to_number(value: Value, version: int) -> float:
    """Convert to a number: SWF 4 takes the digits in front of a string, later versions the whole of it or NaN."""
    match value:
        case bool():
            return float(value)
        case int() | float():
            return float(value)
        case str():
            return _string_to_number(value, version)
    if value is not None and value is not UNDEFINED:
        return math.nan if version >= FIRST_BOOLEANS else 0.0
    return math.nan if version >= FIRST_NAN else 0.0


def to_integer(value: Value, version: int) -> int:
    """Convert to a number without its fraction, as ActionToInteger does; what is not finite becomes 0."""
    number = to_number(value, version)
    return math.trunc(number) if math.isfinite(number) else 0


def to_int32(value: Value, version: int) -> int:
    """Convert to a signed number of 32 bits."""
    number = to_integer(value, version) & 0xFFFFFFFF
    return number - (number >> 31 << 32)


def to_string(value: Value, version: int) -> str:
    """Convert to a string."""
    match value:
        case str():
            return value
        case bool():
            return ("true" if value else "false") if version >= FIRST_BOOLEANS else str(int(value))
        case int() | float():
            return number_to_string(float(value))
        case None:
            return "null"
        case ScriptObject():
            return f"[type {'Function' if value.kind == 'Function' else 'Object'}]"
    return "undefined" if version >= FIRST_NAN else ""


def to_boolean(value: Value, version: int) -> bool:
    """Convert to a truth: before SWF 7 a string is true when it is a number other than 0."""
    match value:
        case bool():
            return value
        case int() | float():
            return value != 0 and not math.isnan(value)
        case str():
            if version >= FIRST_NAN:
                return value != ""
            number = _string_to_number(value, version)
            return number != 0 and not math.isnan(number)
        case ScriptObject():
            return True
    return False


def number_to_string(number: float) -> str:
    """Print a number as the player does: up to 15 significant digits, exponents outside of 1e-5 to 1e15."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == 0:
        return "0"
    mantissa, _, exponent_text = _rounded(number).partition("e")
    exponent = int(exponent_text)
    sign = "-" if mantissa.startswith("-") else ""
    digits = mantissa.lstrip("-").replace(".", "").rstrip("0")
    if exponent < -5 or exponent >= 15:
        fraction = f".{digits[1:]}" if len(digits) > 1 else ""
        return f"{sign}{digits[0]}{fraction}e{exponent:+d}"
    if exponent < 0:
        return f"{sign}0.{'0' * (-exponent - 1)}{digits}"
    whole = digits[: exponent + 1].ljust(exponent + 1, "0")
    fraction = digits[exponent + 1 :]
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"


def _rounded(number: float) -> str:
    """Return 15 significant digits and an exponent; what lies in the middle between two is rounded away from 0."""
    text = f"{number:.14e}"
    if float(text) == number:
        return text
    if math.isinf(float(text)):
        return f"{Decimal(number).quantize(Decimal(1).scaleb(308 - 14), ROUND_DOWN, CONTEXT):.14e}"
    return (
        f"{Decimal(number).quantize(Decimal(1).scaleb(int(text.partition('e')[2]) - 14), ROUND_HALF_UP, CONTEXT):.14e}"
    )


def _string_to_number(text: str, version: int) -> float:
    if version < FIRST_BOOLEANS:
        found = _NUMBER.match(text.lstrip(_SPACES))
        return float(found[0]) if found else 0.0
    stripped = text.lstrip(_SPACES)
    if version >= FIRST_UNICODE and _HEX.match(stripped):
        return float(int(stripped, 16))
    return float(stripped) if _WHOLE_NUMBER.match(stripped) else math.nan


def is_undefined(value: Value) -> bool:
    """Tell whether a value is undefined."""
    return value is UNDEFINED
