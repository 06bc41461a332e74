"""The verbs that are steps: each reads its line's words into a step of the steps."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from handset.geometry import Rect
from handset.keypad import Key
from handset.network import BEARERS
from handset.script.language import steps
from handset.script.language.expectations import read_condition
from handset.script.language.names import Names
from handset.script.language.reader import LineReader
from handset.script.language.steps import Act
from handset.script.language.world_words import read_change

DEFAULT_GAP = 6
"""Ticks from one press to the next: 100 ms."""
MASKS = ["clock", "status", "softkeys"]
_NO_TIME = "this takes no time (a frame is 17ms), so nothing would come of it"
_AGES = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def read_act(verb: str, line: LineReader) -> Act:
    """Parse the words after `verb`, to the line's end, as a step.

    Raises `WordFault` for the first fault; `line.faults` has all. `verb` is one of `step_verbs(line.names)`.
    """
    registered = line.names.verbs.get(verb)
    act = _READERS[verb](line) if registered is None else read_change(verb, registered, line)
    line.finish()
    return act


def _press(line: LineReader) -> Act:
    """Read `press down x3 ok @80ms`."""
    keys: list[Key] = [line.take_key()]
    gap = DEFAULT_GAP
    while line.more:
        mark = line.peek_text()
        if mark.startswith("@"):
            word = line.take_word("the gap")
            too_short = "from press to press it takes at least 2 frames (34ms)"
            gap = DEFAULT_GAP if word.faulty else line.duration_of(word.text[1:], word.column + 1, 2, too_short)
            line.finish()
        elif mark.startswith("x") and mark.isascii() and mark[1:].isdigit():
            column = line.column
            line.take_word("how often")
            times = int(mark[1:5])
            if 1 <= times <= 1000 and len(mark) < 6:
                keys += keys[-1:] * (times - 1)
            else:
                line.add_fault(column, "a key is pressed 1 to 1000 times")
        else:
            keys.append(line.take_key())
    return steps.PressKeys(tuple(keys), gap)


def _open(line: LineReader) -> Act:
    column, faulty = line.column, line.at_faulty or line.at_pattern
    address = line.take_text("the address")
    if address.strip() and not faulty and not _is_address(address):
        line.add_fault(column, f"{address!r} is not a page's address; one begins with / or http://site/")
    return steps.Open(address)


def _is_address(text: str) -> bool:
    if text.startswith("/"):
        return True
    try:
        parts = urlsplit(text)
        return (
            parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and " " not in parts.netloc
        )
    except ValueError:
        return False


def _hold(line: LineReader) -> Act:
    key = line.take_key()
    return steps.Hold(key, line.take_duration("how long", 1, "a key is held for at least one frame (17ms)"))


def _switch(down: bool) -> Callable[[LineReader], Act]:
    def read(line: LineReader) -> Act:
        keys = [line.take_key()]
        while line.more:
            keys.append(line.take_key())
        return steps.KeyDownUp(tuple(keys), down)

    return read


def _type(line: LineReader) -> Act:
    column, faulty, told = line.column, len(line.faults), line.at_faulty
    text = line.take_string("the text")
    if not text and not told and len(line.faults) == faulty:
        line.add_fault(column, "the text is empty; `hold clear 1.5s` empties a field that is being written")
    by_keyboard = line.take_if("via") is not None
    if by_keyboard:
        line.take_choice("way of typing", ["keyboard"])
    return steps.Type(text, by_keyboard)


def _wait(line: LineReader) -> Act:
    if line.take_if("idle"):
        return steps.Wait(None)
    if line.peek("text", "for", "until", "page", "focus", "title", "url", "dialog", "event", "sound"):
        raise line.fault('`wait-for text "Menu" within 5s` waits for what is to come')
    is_zero = not line.peek_text().strip("0.msf")
    return steps.Wait(line.take_duration("how long", 1 if is_zero else 0, _NO_TIME))


def _wait_for(line: LineReader) -> Act:
    condition = read_condition(line)
    within = line.take_duration("how long") if line.take_if("within") else None
    return steps.Expect(condition, within)


def _expect(line: LineReader) -> Act:
    condition = read_condition(line)
    if line.peek("within"):
        raise line.fault("`expect` tries for the script's `timeout`; `wait-for ... within 5s` has a time of its own")
    return steps.Expect(condition, None)


def _shot(line: LineReader) -> Act:
    return steps.Shot(line.take_text("the picture's name"), line.take_if("full") is not None)


def _golden(line: LineReader) -> Act:
    """Read `golden "top" area 0,20,240,200 mask clock mask 10,10,30,30 tolerance 5`."""
    name = line.take_text("the picture's name")
    area: Rect | None = None
    masks: list[str | Rect] = []
    tolerance = 0
    while line.more:
        match line.take_bare("word", ["area", "mask", "tolerance"]):
            case "area":
                area = line.take_rect("the area")
            case "mask":
                shape = "," in line.peek_text()
                masks.append(line.take_rect("the mask") if shape else line.take_choice("mask", MASKS))
            case _:
                tolerance = line.take_number("number of pixels", 0, 999_999)
    return steps.Golden(name, area, tuple(masks), tolerance)


def _gif(line: LineReader) -> Act:
    starts = line.take_bare("word", ["start", "stop"]) == "start"
    return steps.Film("gif", line.take_text("the film's name") if starts else "")


def _wav(line: LineReader) -> Act:
    starts = line.take_bare("word", ["start", "stop"]) == "start"
    return steps.Film("wav", line.take_text("the recording's name") if starts else "")


def _radio(line: LineReader) -> Act:
    network = line.take_choice("network", BEARERS)
    return steps.SetNetwork(network, line.take_duration("how long", 1, _NO_TIME) if line.take_if("for") else None)


def _advance(line: LineReader) -> Act:
    return steps.Advance(_seconds(line.take_value("how long", _age_fault)))


def _age_fault(text: str) -> str:
    number, unit = text[:-1], text[-1:]
    if not (number.isascii() and number.isdigit() and len(number) < 6 and unit in _AGES):
        return f"{text!r} is not a length of time; it reads 30s, 5m, 2h or 1d"
    if not int(number):
        return f"{text!r} takes no time, so the clock would stay as it is"
    return "ten years (3650d) is the furthest" if _seconds(text) > 3650 * 86400 else ""


def _seconds(text: str) -> int:
    return int(text[:-1]) * _AGES[text[-1]] if text else 0


def _world(line: LineReader) -> Act:
    line.take_bare("word", ["reset"])
    return steps.ResetWorld()


_READERS: dict[str, Callable[[LineReader], Act]] = {
    "press": _press,
    "hold": _hold,
    "down": _switch(True),
    "up": _switch(False),
    "open": _open,
    "click": lambda line: steps.Click(line.take_text("what to click"), True),
    "focus": lambda line: steps.Click(line.take_text("what to focus"), False),
    "softkey": lambda line: steps.PressSoftKey(line.take_text("the label")),
    "type": _type,
    "wait": _wait,
    "wait-for": _wait_for,
    "expect": _expect,
    "shot": _shot,
    "golden": _golden,
    "gif": _gif,
    "wav": _wav,
    "note": lambda line: steps.Caption(line.take_text("the text"), False),
    "step": lambda line: steps.Caption(line.take_text("the text"), True),
    "network": _radio,
    "battery": lambda line: steps.Battery(line.take_number("charge", 0, 100)),
    "advance": _advance,
    "world": _world,
    "save-state": lambda line: steps.SaveOrLoadState(line.take_text("the state's name"), False),
    "load-state": lambda line: steps.SaveOrLoadState(line.take_text("the state's name"), True),
    "device": lambda line: steps.SwitchDevice(line.take_device()),
}
STEP_VERBS = list(_READERS)
"""The language's own; other houses register more."""


def step_verbs(names: Names) -> list[str]:
    """Return the language's own verbs that are steps, and those that other houses have registered."""
    return [*STEP_VERBS, *names.verbs]
