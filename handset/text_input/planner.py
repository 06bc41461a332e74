"""From a text to the key presses that write it: multi-tap with the fewest presses, words through the conversion.

    strokes = plan(app.writer, "今日はABC", load_dictionary())
    for stroke in strokes: press stroke.key, held for stroke.ticks

Letters are planned by dynamic programming over (mode, key whose letter still cycles, what stands unconfirmed). Words,
katakana and emoji are found by trying them on a copy of the writing, so a plan is exact for the phone as it is, with
all it has learnt. Moving on to another letter of the same key is a press of the right arrow; nothing waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import msgspec

from handset.emoji import table
from handset.keypad import Key
from handset.text_input import palette as palettes
from handset.text_input.field import Field
from handset.text_input.habits import Habits
from handset.text_input.kana import is_hiragana, katakana_to_hiragana
from handset.text_input.kanakanji import Dictionary
from handset.text_input.multitap import CYCLES, MODIFIED
from handset.text_input.palette import CharacterPalette
from handset.text_input.symbols import Sheet
from handset.text_input.transliteration import kana_for
from handset.text_input.wordlist import load_wordlist
from handset.text_input.writing import LONG_PRESS, Writer, Writing
from keitai.common.errors import KeitaiError

LONGEST_WORD = 8
_ARROWS = (Key.RIGHT, Key.LEFT, Key.DOWN, Key.UP, Key.HASH, Key.STAR, Key.SOFT_LEFT)


class Stroke(NamedTuple):
    """Press of one key; `ticks` 0 is a tap, else how long it is held."""

    key: Key
    ticks: int = 0


class _State(NamedTuple):
    """Where the writing is between two letters."""

    mode: str
    cycling: str
    """The key whose letter still cycles, "" for none."""
    loose: str
    """What stands unconfirmed: "", "kana" or "words" (an open conversion)."""


class _KeySequence(NamedTuple):
    """Key presses that write one letter: `keys` in `mode`, leaving `cycling` (and `loose` as it is but for kana)."""

    kind: str
    """"letter", "mark" (changes the letter before), "break", "palette", "emoji" or "word"."""
    mode: str
    keys: tuple[Stroke, ...]
    first: str = ""
    """The key that must not be cycling still."""
    cycling: str = ""


class _Unit(NamedTuple):
    """A letter, or a word that is written at once by converting `reading`; `up` by the list of readings."""

    text: str
    sequences: tuple[_KeySequence, ...]
    reading: str = ""
    up: bool = False


@dataclass(frozen=True)
class _Step:
    """The cheapest path to a state."""

    cost: int
    before: _State | None
    unit: int
    sequence: _KeySequence | None
    prepare: tuple[Stroke, ...]


def plan(writer: Writer, text: str, dictionary: Dictionary | None) -> list[Stroke]:
    """Return the key presses that write `text` at the caret and confirm it.

    Raises:
        KeitaiError: A character cannot be written in this field.
    """
    copy = _copy(writer, dictionary)
    units = _units(text, copy)
    strokes: list[Stroke] = []
    for step in _cheapest(units, copy):
        for stroke in (*step.prepare, *(step.sequence.keys if step.sequence is not None else ())):
            _apply(copy, stroke)
            strokes.append(stroke)
        if step.sequence is not None and step.sequence.kind in ("word", "emoji"):
            unit = units[step.unit]
            found = _emoji_route(copy, unit.text) if step.sequence.kind == "emoji" else _word_route(copy, unit)
            if found is None:
                raise KeitaiError(f"{unit.text!r} cannot be written on this phone")
            for stroke in found:
                _apply(copy, stroke)
            strokes += found
    return strokes


def _copy(writer: Writer, dictionary: Dictionary | None) -> Writer:
    writing = msgspec.msgpack.decode(msgspec.msgpack.encode(writer.writing), type=Writing)
    return Writer(writing, dictionary, Habits.from_bytes(writer.habits.to_bytes()))


def _apply(writer: Writer, stroke: Stroke) -> None:
    writer.press(stroke.key)
    if stroke.ticks and stroke.key <= Key.DIGIT_9:
        writer.hold(str(int(stroke.key)))


# the cheapest path through all units


def _cheapest(units: list[_Unit], writer: Writer) -> list[_Step]:
    writing = writer.writing
    loose = "words" if writing.conversion is not None else "kana" if writing.kana else ""
    begin = _State(writing.multi_tap.mode, writing.multi_tap.key, loose)
    layers: list[dict[_State, _Step]] = [{begin: _Step(0, None, -1, None, ())}]
    for number, unit in enumerate(units):
        layer: dict[_State, _Step] = {}
        for state, so_far in layers[-1].items():
            for sequence in unit.sequences:
                prepare = _prepared(state, sequence, writing.field)
                if prepare is None:
                    continue
                cost = so_far.cost + len(prepare) + len(sequence.keys)
                after = _after(state, sequence, prepare)
                if after not in layer or cost < layer[after].cost:
                    layer[after] = _Step(cost, state, number, sequence, prepare)
        if not layer:
            raise KeitaiError(f"{unit.text!r} cannot be written in this field")
        layers.append(layer)
    confirm = {state: (Stroke(Key.OK),) if state.loose else () for state in layers[-1]}
    last = min(layers[-1], key=lambda state: layers[-1][state].cost + len(confirm[state]))
    steps = [_Step(0, last, -1, None, confirm[last])]
    here: _State | None = last
    for layer in reversed(layers[1:]):
        assert here is not None
        steps.append(layer[here])
        here = layer[here].before
    return steps[::-1]


def _prepared(state: _State, sequence: _KeySequence, field: Field) -> tuple[Stroke, ...] | None:
    """Return the presses that bring the writing from `state` to where `sequence` can begin; None when it never can."""
    if sequence.mode and sequence.mode != state.mode:
        modes = field.modes
        if sequence.mode not in modes:
            return None
        here = modes.index(state.mode)
        return (Stroke(Key.SOFT_LEFT),) * ((modes.index(sequence.mode) - here) % len(modes))
    confirm, commit = (Stroke(Key.OK),), (Stroke(Key.RIGHT),)
    match sequence.kind:
        case "letter":
            return commit if state.cycling and state.cycling == sequence.first else ()
        case "mark":
            return confirm if state.loose else ()
        case "break":
            return commit if state.cycling else ()
        case "word":
            return confirm if state.loose == "kana" else ()
        case _:
            return ()


def _after(state: _State, sequence: _KeySequence, prepare: tuple[Stroke, ...]) -> _State:
    mode = sequence.mode or state.mode
    if sequence.kind == "word":
        return _State(mode, "", "words")
    if sequence.kind != "letter":
        return _State(mode, "", "")
    if mode == "hiragana":
        return _State(mode, sequence.cycling, "kana")
    return _State(mode, sequence.cycling, "")


# letters


@lru_cache(maxsize=1)
def _letters() -> dict[str, tuple[_KeySequence, ...]]:
    """Return every letter the keys write, with all ways to write it."""
    found: dict[str, list[_KeySequence]] = {}
    for mode, keys in CYCLES.items():
        for sign, cycle in keys.items():
            key = _key(sign)
            for place, char in enumerate(cycle):
                around = len(cycle) - place
                taps = (Stroke(key),) * (place + 1)
                if 1 + around < place + 1:
                    taps = (Stroke(key), *(Stroke(Key.CALL),) * around)
                cycling = sign if len(cycle) > 1 else ""
                found.setdefault(char, []).append(_KeySequence("letter", mode, taps, cycling, cycling))
                changed, marks = MODIFIED.get(char), 1
                while changed is not None and changed != char:
                    keys_with_marks = taps + (Stroke(Key.STAR),) * marks
                    found.setdefault(changed, []).append(_KeySequence("letter", mode, keys_with_marks, cycling))
                    changed, marks = MODIFIED.get(changed), marks + 1
            if sign.isdigit() and len(cycle) > 1:
                held = (Stroke(key, LONG_PRESS + 1),)
                found.setdefault(sign, []).append(_KeySequence("letter", mode, held, sign))
    return {char: tuple(sequences) for char, sequences in found.items()}


def _key(sign: str) -> Key:
    return Key.HASH if sign == "#" else Key.STAR if sign == "*" else Key(int(sign))


def _marks(before: str, char: str) -> tuple[_KeySequence, ...]:
    """Return ﾞ and ﾟ behind the half-width katakana they belong to."""
    presses = {"ﾞ": "ｶｷｸｹｺｻｼｽｾｿﾀﾁﾃﾄﾊﾋﾌﾍﾎ", "ﾟ": "ﾊﾋﾌﾍﾎ"}.get(char, "")
    if not before or before not in presses:
        return ()
    count = 1 if char == "ﾞ" else 2
    return tuple(
        _KeySequence("mark", mode, (Stroke(Key.STAR),) * count) for mode in ("hiragana", "katakana", "upper", "lower")
    )


# units


def _units(text: str, writer: Writer) -> list[_Unit]:
    field = writer.writing.field
    units: list[_Unit] = []
    place = 0
    while place < len(text):
        char = text[place]
        sequences = list(_letters().get(char, ())) + list(_marks(text[place - 1 : place], char))
        if char == "\n" and field.lines:
            sequences.append(_KeySequence("break", "", (Stroke(Key.CALL),)))
        route = _symbol_route(char, field)
        if route is not None:
            sequences.append(_KeySequence("palette", "", route))
        row = table().by_char.get(char)
        if row is not None and row.code(writer.writing.carrier) and not field.secret and not field.bound:
            sequences.append(_KeySequence("emoji", "", ()))
        if any(not sequence.mode or sequence.mode in field.modes for sequence in sequences):
            units.append(_Unit(char, tuple(sequences)))
            place += 1
            continue
        word = _word_at(text, place, writer)
        if word is None:
            raise KeitaiError(f"{char!r} cannot be written in this field with this phone's keys")
        units.append(word)
        place += len(word.text)
    return units


def _word_at(text: str, place: int, writer: Writer) -> _Unit | None:
    """Return the longest word beginning at `place` that a conversion offers, by the reading of the fewest presses."""
    if "hiragana" not in writer.writing.field.modes:
        return None
    sequences = (_KeySequence("word", "hiragana", ()),)
    for kind, reading_of in ((_is_katakana, katakana_to_hiragana), (_is_wide, kana_for)):
        end = place
        while end < len(text) and kind(text[end], text[place]):
            end += 1
        if end > place:
            unit = _Unit(text[place:end], sequences, reading_of(text[place:end]), up=True)
            return unit if _offered(writer, unit) is not None else None
    wordlist = load_wordlist()
    if wordlist is None or writer.dictionary is None:
        return None
    for end in range(min(len(text), place + LONGEST_WORD), place, -1):
        found: list[tuple[int, _Unit]] = []
        for reading in _readings(text[place:end]):
            unit = _Unit(text[place:end], sequences, reading)
            route = _offered(writer, unit)
            if route is not None:
                found.append((len(route), unit))
        if found:
            return min(found, key=lambda each: each[0])[1]
    return None


def _readings(word: str) -> list[str]:
    wordlist = load_wordlist()
    if wordlist is None or "\n" in word:
        return []
    letters = _letters()
    # The dictionary's readings have ゔ, the keypad ヴ.
    spelled = [kana.replace("ゔ", "ヴ") for kana in wordlist.readings(word)]
    return [kana for kana in spelled if kana and all(is_hiragana(char) and char in letters for char in kana)]


def _offered(writer: Writer, unit: _Unit) -> list[Stroke] | None:
    """Return how the word is written in an empty field, None when the conversion does not offer it."""
    blank = _copy(writer, writer.dictionary)
    writing = blank.writing
    writing.text = writing.kana = ""
    writing.caret = writing.at = 0
    writing.conversion = writing.palette = None
    writing.multi_tap.mode, writing.multi_tap.key = "hiragana", ""
    writing.field = msgspec.structs.replace(writing.field, limit=10_000)
    return _word_route(blank, unit)


def _is_katakana(char: str, _first: str) -> bool:
    return "ァ" <= char <= "ヶ" or char == "ー"


def _is_wide(char: str, first: str) -> bool:
    """Return whether all are full-width digits, capitals or small letters, like the first one."""
    for low, high in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ")):
        if low <= first <= high:
            return low <= char <= high
    return False


# words and pictures, found by trying


def _word_route(writer: Writer, unit: _Unit) -> list[Stroke] | None:
    """Return the presses from hiragana mode: the reading, then as many steps as bring the word.

    It changes a copy only.
    """
    trial = _copy(writer, writer.dictionary)
    strokes: list[Stroke] = []

    def press(stroke: Stroke) -> None:
        _apply(trial, stroke)
        strokes.append(stroke)

    for char in unit.reading:
        sequences = [sequence for sequence in _letters().get(char, ()) if sequence.mode == "hiragana"]
        if not sequences:
            return None
        sequence = min(sequences, key=lambda each: len(each.keys))
        if trial.writing.multi_tap.key and trial.writing.multi_tap.key == sequence.first:
            press(Stroke(Key.RIGHT))
        for stroke in sequence.keys:
            press(stroke)
    if trial.writing.kana != unit.reading:
        return None
    press(Stroke(Key.UP if unit.up else Key.DOWN))
    conversion = trial.writing.conversion
    while conversion is not None and len(conversion.clauses) > 1:
        press(Stroke(Key.RIGHT))
        conversion = trial.writing.conversion
    if conversion is None or unit.text not in conversion.current.words:
        return None
    words = conversion.current.words
    there = words.index(unit.text) - conversion.current.place
    key, steps = (Key.DOWN, there) if there <= len(words) // 2 else (Key.UP, len(words) - there)
    for _ in range(steps):
        press(Stroke(key))
    return strokes


def _emoji_route(writer: Writer, char: str) -> list[Stroke] | None:
    sheets = palettes.sheets("emoji", writer.writing.carrier, writer.writing.field, writer.habits.emoji)
    return _within("emoji", sheets).get(char)


def _symbol_route(char: str, field: Field) -> tuple[Stroke, ...] | None:
    found = _within("symbols", palettes.sheets("symbols", "", field, ())).get(char)
    return tuple(found) if found is not None else None


@lru_cache(maxsize=64)
def _within(kind: str, sheets: tuple[Sheet, ...]) -> dict[str, list[Stroke]]:
    """Map every cell of a palette to the fewest presses that open the palette, go there and take it."""
    opening = Stroke(Key.WEB if kind == "emoji" else Key.MAIL)
    start = CharacterPalette(kind)
    known: dict[tuple[int, int], list[Stroke]] = {(0, 0): [opening]}
    edge = [start]
    while edge:
        following: list[CharacterPalette] = []
        for here in edge:
            for key in _ARROWS:
                there = palettes.moved(here, key, sheets)
                if (there.sheet, there.cell) not in known:
                    known[there.sheet, there.cell] = [*known[here.sheet, here.cell], Stroke(key)]
                    following.append(there)
        edge = following
    found: dict[str, list[Stroke]] = {}
    for (sheet, cell), strokes in known.items():
        found.setdefault(sheets[sheet].cells[cell], [*strokes, Stroke(Key.OK)])
    return found
