"""Lines of the verbs that other houses have registered: read by the slots that each declares."""

from __future__ import annotations

from handset.script.language.expectations import LARGEST
from handset.script.language.reader import LineReader
from handset.script.language.steps import ChangeWorld
from keitai.common.script_words import Slot, WordValues, WorldVerb


def read_change(name: str, verb: WorldVerb, line: LineReader) -> ChangeWorld:
    """Return what the words after a registered verb say. Raises `WordFault`."""
    values: WordValues = ()
    for slot in verb.slots:
        if slot.after and slot.optional:
            present = line.take_if(slot.after) is not None
        else:
            present = True
            if slot.after:
                line.take_bare("word", [slot.after])
        column = line.column
        values += (_read(slot, line) if present else None,)
        if (
            verb.differ
            and len(values) == 2
            and not line.faults
            and values[0]
            and values[1]
            and _number(values[0]) == _number(values[1])
        ):
            line.add_fault(column, verb.differ)
    return ChangeWorld(name, values)


def _read(slot: Slot, line: LineReader) -> str | int:
    match slot.kind:
        case "member":
            return line.take_member()
        case "named":
            return line.take_named(slot.wanted)
        case "text":
            return line.take_text(slot.wanted)
        case "number":
            return line.take_number(slot.wanted, 0, LARGEST)
        case "choice":
            return line.take_choice(slot.wanted, slot.choices)


def _number(value: str | int | None) -> int:
    return int(value or 0)
