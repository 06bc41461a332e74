"""Writing into a field: the state, and what each key does to it. No screen, no phone.

    writer = Writer(begin(field, "", carrier="docomo"), dictionary, habits)
    writer.tick(keys)  -> "" to go on, "done" or "leave"

Kana stand apart (`kana`, underlined on the screen) until they are confirmed; everything else is text at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from handset.keypad import Key, Keys
from handset.text_input import palette as palettes
from handset.text_input.conversion import LONGEST, Conversion, convert, predict_words, transliterate
from handset.text_input.field import Field
from handset.text_input.habits import Habits
from handset.text_input.multitap import Edit, MultiTap, MultiTapState
from handset.text_input.palette import CharacterPalette
from handset.text_input.symbols import Sheet

if TYPE_CHECKING:
    from handset.text_input.kanakanji import Dictionary

LONG_PRESS = 42
"""Ticks (0.7 s) of holding a digit's key that write the digit itself."""
CLEAR_ALL = 60
"""A second of holding CLEAR empties the field."""
_EMOJI_KEYS = (Key.WEB, Key.SOFT_DOWN)
_SYMBOL_KEYS = (Key.MAIL, Key.SOFT_UP)


class Writing(msgspec.Struct):
    """State of a field being written into; plain data for a snapshot."""

    field: Field
    carrier: str
    text: str
    """What is confirmed."""
    caret: int
    multi_tap: MultiTapState = msgspec.field(name="turning")
    original: str
    kana: str = ""
    """What is not confirmed yet; it stands at the caret."""
    at: int = 0
    """The caret inside `kana`."""
    conversion: Conversion | None = None
    palette: CharacterPalette | None = None
    message: str = ""
    """The wording of a line to be shown until the next key: "no dictionary", "full", "draft"."""

    @property
    def changed(self) -> bool:
        """Whether the text differs from the field's at first."""
        return self.whole != self.original

    @property
    def whole(self) -> str:
        """Text with the kana that are not converted yet."""
        return self.text[: self.caret] + self.kana + self.text[self.caret :]

    @property
    def room(self) -> int:
        """Room that is left in the field, by its own count."""
        return self.field.limit - self.field.length(self.whole)


def begin(field: Field, text: str, carrier: str = "docomo") -> Writing:
    """Return the state of an editor that was opened on a field holding `text`, its caret at the end."""
    return Writing(field, carrier, text, len(text), MultiTapState(mode=field.modes[0]), text)


@dataclass
class Writer:
    """Writer that applies keys to a `Writing`. `habits` learn from it; without a `dictionary` kana stay kana."""

    writing: Writing
    dictionary: Dictionary | None
    habits: Habits

    def tick(self, keys: Keys) -> str:
        """Advance one tick of typing; return "done", "leave" or "" to go on."""
        writing = self.writing
        taps = MultiTap.load(writing.multi_tap)
        taps.tick()
        writing.multi_tap = taps.save()
        outcome = ""
        for key in keys.presses:
            outcome = self.press(key) or outcome
        for key in (Key.LEFT, Key.RIGHT, Key.UP, Key.DOWN, Key.CLEAR):
            if keys.repeated(key) and not outcome and (key is not Key.CLEAR or writing.whole):
                self.press(key)
        if keys.held(Key.CLEAR) == CLEAR_ALL:
            writing.text, writing.kana = "", ""
            writing.caret = writing.at = 0
            writing.conversion = writing.palette = None
        for digit in range(10):
            if keys.held(Key(digit)) == LONG_PRESS:
                self.hold(str(digit))
        return outcome

    def press(self, key: Key) -> str:
        """Handle a press of a key."""
        writing = self.writing
        writing.message = ""
        if writing.palette is not None:
            self._press_in_palette(writing.palette, key)
            return ""
        if writing.conversion is not None and self._press_in_conversion(writing.conversion, key):
            return ""
        sign = _sign(key, writing.multi_tap.mode)
        if sign:
            self._tap(sign)
            return ""
        return self._command(key)

    def _command(self, key: Key) -> str:
        """Carry out a key that writes no letter, while neither a palette nor a conversion is open."""
        writing = self.writing
        match key:
            case Key.OK:
                if not writing.kana:
                    return "done"
                self.confirm()
            case Key.SOFT_RIGHT:
                if not writing.kana:
                    return "leave"
                writing.conversion = predict_words(writing.kana, self.habits)
            case Key.SOFT_LEFT:
                self.confirm()
                taps = MultiTap.load(writing.multi_tap)
                taps.next_mode(writing.field.modes)
                writing.multi_tap = taps.save()
            case Key.STAR:
                self._modify()
            case Key.CALL:
                self._back_or_break()
            case Key.CLEAR:
                if not writing.whole:
                    return "leave"
                self._clear()
            case Key.LEFT | Key.RIGHT:
                self._press_left_or_right(key)
            case Key.UP | Key.DOWN:
                self._press_up_or_down(key)
            case _:
                self._open_palette(key)
        return ""

    def hold(self, digit: str) -> None:
        """Handle a long press: the letter that its key wrote becomes the digit."""
        writing = self.writing
        taps = MultiTap.load(writing.multi_tap)
        edit = taps.digit(digit)
        if edit is not None:
            writing.multi_tap = taps.save()
            self._put(edit)

    def insert(self, text: str) -> None:
        """Insert text at the caret: from the host's keyboard or clipboard, a palette, a conversion."""
        self.confirm()
        self._write(self.writing.field.accepted(text))

    def confirm(self) -> None:
        """Confirm the text that is being converted, as it is shown."""
        writing = self.writing
        self._commit_letter()
        if writing.conversion is not None:
            conversion = writing.conversion
            writing.conversion = None
            conversion.learn(self.habits)
            words = conversion.text
        else:
            words = writing.kana
            if len(words) > 2 and not writing.field.secret:
                self.habits.learn(words, words)
        writing.kana, writing.at = "", 0
        if words:
            self._write(words)

    # keys

    def _tap(self, sign: str) -> None:
        writing = self.writing
        if writing.conversion is not None:
            self.confirm()
        taps = MultiTap.load(writing.multi_tap)
        edit = taps.press(sign)
        if edit is None:
            return
        if not self._has_room(edit):
            return
        writing.multi_tap = taps.save()
        self._put(edit)

    def _modify(self) -> None:
        writing = self.writing
        if writing.conversion is not None:
            self.confirm()
        taps = MultiTap.load(writing.multi_tap)
        edit = taps.modify(self._before)
        writing.multi_tap = taps.save()
        if edit is None or not self._has_room(edit):
            return
        if writing.kana:
            writing.kana, writing.at = _edited(writing.kana, writing.at, edit)
        else:
            self._replace(edit)

    def _back_or_break(self) -> None:
        writing = self.writing
        taps = MultiTap.load(writing.multi_tap)
        edit = taps.back()
        if edit is not None:
            writing.multi_tap = taps.save()
            self._put(edit)
        elif writing.field.lines:
            self.confirm()
            self._write("\n")

    def _clear(self) -> None:
        writing = self.writing
        self._commit_letter()
        if writing.kana:
            cut = max(1, writing.at)
            writing.kana = writing.kana[: cut - 1] + writing.kana[cut:]
            writing.at = cut - 1
        else:
            cut = max(1, writing.caret)
            writing.text = writing.text[: cut - 1] + writing.text[cut:]
            writing.caret = cut - 1

    def _press_left_or_right(self, key: Key) -> None:
        writing = self.writing
        # While a letter cycles, the right arrow only commits it.
        if writing.multi_tap.key and key is Key.RIGHT:
            self._commit_letter()
            return
        self._commit_letter()
        step = 1 if key is Key.RIGHT else -1
        if writing.kana and 0 <= writing.at + step <= len(writing.kana):
            writing.at += step
            return
        if writing.kana:
            self.confirm()
        writing.caret = max(0, min(len(writing.text), writing.caret + step))

    def _press_up_or_down(self, key: Key) -> None:
        writing = self.writing
        self._commit_letter()
        if writing.kana:
            if key is Key.UP:
                writing.conversion = transliterate(writing.kana)
            elif self.dictionary is None:
                writing.message = "no dictionary"
            elif len(writing.kana) <= LONGEST:
                writing.conversion = convert(writing.kana, self.dictionary, self.habits)
            return
        text, caret = writing.text, writing.caret
        if not writing.field.lines:
            writing.caret = 0 if key is Key.UP else len(text)
            return
        start = text.rfind("\n", 0, caret) + 1
        if key is Key.UP:
            above = text.rfind("\n", 0, max(0, start - 1)) + 1
            writing.caret = min(above + caret - start, start - 1) if start else 0
            return
        end = text.find("\n", caret)
        if end < 0 and caret == len(text):
            self._write("\n")
        elif end < 0:
            writing.caret = len(text)
        else:
            below = text.find("\n", end + 1)
            writing.caret = min(end + 1 + caret - start, len(text) if below < 0 else below)

    def _press_in_conversion(self, conversion: Conversion, key: Key) -> bool:
        """Return whether the key meant the candidates; others confirm them and then mean what they always do."""
        writing = self.writing
        match key:
            case Key.DOWN:
                conversion.select(1)
            case Key.UP:
                conversion.select(-1)
            case Key.LEFT | Key.RIGHT:
                if self.dictionary is not None:
                    conversion.resize(1 if key is Key.RIGHT else -1, self.dictionary, self.habits)
            case Key.OK:
                if conversion.last:
                    self.confirm()
                else:
                    conversion.focus_next()
            case Key.CLEAR | Key.SOFT_RIGHT:
                writing.conversion = None
                writing.at = len(writing.kana)
            case _:
                self.confirm()
                return False
        return True

    def _open_palette(self, key: Key) -> None:
        kind = "emoji" if key in _EMOJI_KEYS else "symbols" if key in _SYMBOL_KEYS else ""
        field = self.writing.field
        if not kind or (kind == "emoji" and (field.secret or field.bound)):
            return
        self.confirm()
        self.writing.palette = CharacterPalette(kind)

    def _press_in_palette(self, palette: CharacterPalette, key: Key) -> None:
        writing = self.writing
        choices = self.sheets(palette)
        if key is Key.OK:
            writing.palette = None
            char = palettes.chosen(palette, choices)
            if palette.kind == "emoji":
                self.habits.use_emoji(char)
            self._write(writing.field.accepted(char))
        elif key in (Key.CLEAR, Key.SOFT_RIGHT):
            writing.palette = None
        else:
            writing.palette = palettes.moved(palette, key, choices)

    def sheets(self, palette: CharacterPalette) -> tuple[Sheet, ...]:
        """Return the sheets of an open palette."""
        return palettes.sheets(palette.kind, self.writing.carrier, self.writing.field, self.habits.emoji)

    # text

    def _commit_letter(self) -> None:
        writing = self.writing
        if writing.multi_tap.key:
            writing.multi_tap = MultiTapState(mode=writing.multi_tap.mode)

    @property
    def _before(self) -> str:
        """What stands before the caret: kana, or text where there are none."""
        writing = self.writing
        return writing.kana[: writing.at] if writing.kana else writing.text[: writing.caret]

    def _has_room(self, edit: Edit) -> bool:
        writing = self.writing
        if writing.multi_tap.mode == "hiragana":
            # A reading may be longer than its word: kana are cut when they are confirmed.
            fits = writing.field.length(writing.text) < writing.field.limit
        else:
            replaced = self._before[-edit.replaces :] if edit.replaces else ""
            fits = writing.field.length(edit.text) - writing.field.length(replaced) <= max(0, writing.room)
        if not fits:
            writing.message = "full"
        return fits

    def _put(self, edit: Edit) -> None:
        """Write a letter of the keypad: kana stand apart in hiragana mode, other letters are text at once."""
        writing = self.writing
        if writing.multi_tap.mode == "hiragana":
            writing.kana, writing.at = _edited(writing.kana, writing.at, edit)
        else:
            self._replace(edit)

    def _replace(self, edit: Edit) -> None:
        writing = self.writing
        writing.text, writing.caret = _edited(writing.text, writing.caret, edit)

    def _write(self, text: str) -> None:
        """Write as much of `text` at the caret as there is room for."""
        fitting = self.writing.field.fitting(text, self.writing.room)
        if fitting != text:
            self.writing.message = "full"
        self._replace(Edit(fitting, 0))


def _edited(text: str, caret: int, edit: Edit) -> tuple[str, int]:
    """Return text and caret after an edit."""
    before = text[: caret - edit.replaces] + edit.text
    return before + text[caret:], len(before)


def _sign(key: Key, mode: str) -> str:
    """Return the key's sign where it writes letters, else ""."""
    if key <= Key.DIGIT_9:
        return str(int(key))
    return "#" if key is Key.HASH else "*" if key is Key.STAR and mode == "number" else ""
