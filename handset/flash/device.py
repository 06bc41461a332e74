"""The phone as a movie asks for it: the table of fscommand2.

Source: Flash Lite 1.x ActionScript Language Reference (fscommand2); names are the same in small and capital letters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote_from_bytes, unquote_to_bytes

from handset.flash.avm.objects import Value
from handset.flash.swf.encoding import decode_text, encode_text

ESCAPED_VERSION = 4
"""Version whose encoding Escape and Unescape go by: they write bytes of Shift_JIS."""
UNKNOWN = -1
"""Answer of a phone that does not know a command, or cannot do it now."""
DONE = 0


@dataclass(frozen=True, slots=True)
class PhoneFacts:
    """Facts of the phone that a movie can query at a moment."""

    now: datetime
    device: str = "qvga"
    platform: str = "KEITAI"
    language: str = "ja"
    battery: int = 3
    max_battery: int = 3
    signal: int = 3
    max_signal: int = 3
    volume: int = 3
    max_volume: int = 6
    plugged: bool = False
    memory: int = 1 << 20
    used_memory: int = 0
    zone_offset: int = -540
    """Minutes from local time to that of Greenwich; Japan has -540."""


@dataclass(frozen=True, slots=True)
class CommandAnswer:
    """Answer to a command: its value, variables to set, and what the phone is to do."""

    value: Value = DONE
    variables: tuple[tuple[str, str], ...] = ()
    effect: tuple[str, ...] = ()
    """Name of what is to be done and its arguments: `vibrate`, `softkeys`, `quit` ...; empty for nothing."""


PhoneCommand = Callable[[PhoneFacts, Sequence[str]], CommandAnswer]


def answer_command(name: str, arguments: Sequence[str], facts: PhoneFacts, refused: frozenset[str]) -> CommandAnswer:
    """Return the phone's answer to a command.

    Args:
        name: The command.
        arguments: Its arguments, as strings.
        facts: The phone at this moment.
        refused: Commands, in small letters, that this phone does not know.
    """
    key = name.casefold()
    command = COMMANDS.get(key)
    if command is None or key in refused:
        return CommandAnswer(UNKNOWN)
    try:
        return command(facts, arguments)
    except (IndexError, ValueError):
        return CommandAnswer(UNKNOWN)


def _number(read: Callable[[PhoneFacts], int]) -> PhoneCommand:
    return lambda facts, _: CommandAnswer(read(facts))


def _text(read: Callable[[PhoneFacts], str]) -> PhoneCommand:
    """Return a command that writes a text into the variable that its first argument names."""
    return lambda facts, arguments: CommandAnswer(DONE, ((arguments[0], read(facts)),))


def _effect(name: str, count: int = 0) -> PhoneCommand:
    """Return a command that the phone carries out, with its first `count` arguments."""

    def run(facts: PhoneFacts, arguments: Sequence[str]) -> CommandAnswer:
        if len(arguments) < count:
            return CommandAnswer(UNKNOWN)
        return CommandAnswer(DONE, (), (name, *arguments[:count]))

    return run


def _vibrate(facts: PhoneFacts, arguments: Sequence[str]) -> CommandAnswer:
    """Start the vibrator: milliseconds on, milliseconds off, times; 1 when it cannot."""
    on, off, times = (int(float(word)) for word in arguments[:3])
    if not 0 < on <= 5000 or not 0 <= off <= 5000 or not 0 < times <= 127:
        return CommandAnswer(UNKNOWN)
    return CommandAnswer(DONE, (), ("vibrate", str(on), str(off), str(times)))


def _escape(facts: PhoneFacts, arguments: Sequence[str]) -> CommandAnswer:
    text = quote_from_bytes(encode_text(arguments[0], ESCAPED_VERSION), safe="")
    return CommandAnswer(DONE, ((arguments[1], text),))


def _unescape(facts: PhoneFacts, arguments: Sequence[str]) -> CommandAnswer:
    text = decode_text(unquote_to_bytes(encode_text(arguments[0], ESCAPED_VERSION)), ESCAPED_VERSION)
    return CommandAnswer(DONE, ((arguments[1], text),))


def _soft_keys(facts: PhoneFacts, arguments: Sequence[str]) -> CommandAnswer:
    left, right = arguments[0], arguments[1] if len(arguments) > 1 else ""
    return CommandAnswer(DONE, (), ("softkeys", left, right))


WEEKDAYS = "月火水木金土日"


def _long_date(facts: PhoneFacts) -> str:
    now = facts.now
    return f"{now.year}年{now.month}月{now.day}日({WEEKDAYS[now.weekday()]})"


COMMANDS: Mapping[str, PhoneCommand] = {
    "escape": _escape,
    "unescape": _unescape,
    "setinputtexttype": lambda _, arguments: CommandAnswer(DONE, (), ("input-type", arguments[0], arguments[1])),
    "fullscreen": lambda _, arguments: CommandAnswer(DONE, (), ("full-screen", arguments[0])),
    "setquality": _effect("quality", 1),
    "setsoftkeys": _soft_keys,
    "resetsoftkeys": _effect("reset-softkeys"),
    "quit": _effect("quit"),
    "startvibrate": _vibrate,
    "stopvibrate": _effect("stop-vibrate"),
    "setfocusrectcolor": _effect("focus-color", 3),
    "extendbacklightduration": _effect("backlight", 1),
    "getbatterylevel": _number(lambda facts: facts.battery),
    "getmaxbatterylevel": _number(lambda facts: facts.max_battery),
    "getsignallevel": _number(lambda facts: facts.signal),
    "getmaxsignallevel": _number(lambda facts: facts.max_signal),
    "getvolumelevel": _number(lambda facts: facts.volume),
    "getmaxvolumelevel": _number(lambda facts: facts.max_volume),
    "getpowersource": _number(lambda facts: int(facts.plugged)),
    "getnetworkstatus": _number(lambda facts: 2 if facts.signal else 1),
    "getnetworkrequeststatus": _number(lambda _: 0),
    "getnetworkconnectstatus": _number(lambda facts: 0 if facts.signal else 4),
    "getnetworkgeneration": _number(lambda _: 2),
    "getnetworkname": _text(lambda _: "KEITAI"),
    "getnetworkconnectionname": _text(lambda _: "KEITAI"),
    "getdevice": _text(lambda facts: facts.device),
    "getdeviceid": _text(lambda _: "000000000000000"),
    "getplatform": _text(lambda facts: facts.platform),
    "getlanguage": _text(lambda facts: facts.language),
    "getfreeplayermemory": _number(lambda facts: max(0, facts.memory - facts.used_memory) >> 10),
    "gettotalplayermemory": _number(lambda facts: facts.memory >> 10),
    "getdateday": _number(lambda facts: facts.now.day),
    "getdatemonth": _number(lambda facts: facts.now.month),
    "getdateyear": _number(lambda facts: facts.now.year),
    "getdateweekday": _number(lambda facts: facts.now.isoweekday() % 7),
    "gettimehours": _number(lambda facts: facts.now.hour),
    "gettimeminutes": _number(lambda facts: facts.now.minute),
    "gettimeseconds": _number(lambda facts: facts.now.second),
    "gettimezoneoffset": _number(lambda facts: facts.zone_offset),
    "getlocalelongdate": _text(_long_date),
    "getlocaleshortdate": _text(lambda facts: f"{facts.now:%Y/%m/%d}"),
    "getlocaletime": _text(lambda facts: f"{facts.now:%H:%M:%S}"),
    "getsoftkeylocation": _number(lambda _: 2),
}
"""Commands by their name in small letters."""
