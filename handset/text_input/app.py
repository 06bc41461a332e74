"""The input screen as an app: whoever wants a text opens it and is handed a result of kind "text".

phone.install("input", open_input)
write(phone, Field(title="Nickname", limit=20), "Yuki")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from handset.app import Area, Result, SoftKeys
from handset.keypad import Keys
from handset.lcd import Canvas
from handset.phone_texts import translate
from handset.text_input.field import Field
from handset.text_input.habits import Habits
from handset.text_input.writing import Writer, Writing, begin
from handset.toolkit.confirm_dialog import ask_to_confirm

if TYPE_CHECKING:
    from handset.machine import Handset
    from handset.text_input.kanakanji import Dictionary
    from handset.text_input.planner import Stroke

_HABITS = "habits"


def _dictionary() -> Dictionary | None:
    from handset.text_input.kanakanji import load_dictionary  # a phone starts without it

    return load_dictionary()


class InputApp:
    """App of the text editor; closes with `Result("text", value)`, or without a value when it was left."""

    kind = "input"
    area = Area.VIEWPORT
    wants_text = True
    """The host's keyboard may type here, by `type_text`."""

    def __init__(self, phone: Handset, writing: Writing) -> None:
        self._phone = phone
        self.writing = writing
        self._habits = Habits.from_bytes(phone.memory.note(_HABITS))
        self._kept = self._habits.to_bytes()

    @property
    def writer(self) -> Writer:
        """Writer of the keys; the planner of scripts works on a copy of it."""
        # The dictionary is opened only when there are kana to convert.
        converts = bool(self.writing.kana) or self.writing.conversion is not None
        return Writer(self.writing, _dictionary() if converts else None, self._habits)

    @property
    def title(self) -> str:
        """The field's title, as its page names it."""
        return self.writing.field.title

    @property
    def focused_text(self) -> str:
        """Whole text, with the part that is being converted."""
        return self.writing.whole

    @property
    def softkeys(self) -> SoftKeys:
        """Labels for what is going on: a palette, a conversion, or plain writing."""
        writing = self.writing
        if writing.palette is not None:
            return SoftKeys(self._translate("next"), self._translate("insert"), self._translate("close"))
        if writing.conversion is not None:
            return SoftKeys("", self._translate("confirm"), self._translate("to kana"))
        if writing.kana:
            foreseen = bool(self._habits.predict(writing.kana))
            return SoftKeys(
                self._translate("letters"), self._translate("confirm"), self._translate("predict") if foreseen else ""
            )
        return SoftKeys(self._translate("letters"), self._translate("done"), self._translate("back"))

    def tick(self, keys: Keys) -> None:
        """Handle the keys of a tick; close when the text is confirmed or given up."""
        if not keys and not self.writing.multi_tap.key:
            return
        outcome = self.writer.tick(keys)
        if keys.presses:
            self._keep_habits()
        if outcome == "done":
            self._finish(Result("text", self.writing.text))
        elif outcome == "leave" and not self.writing.changed:
            self._finish(None)
        elif outcome == "leave":
            ask_to_confirm(self._phone, self._translate("throw away"))

    def type_text(self, text: str) -> None:
        """Insert text from the host's keyboard or clipboard at the caret."""
        self.writer.insert(text)
        self._keep_habits()

    def plan(self, text: str) -> list[Stroke]:
        """Return the key presses that write `text` here.

        Raises:
            KeitaiError: They cannot be found: a character has no key in this field.
        """
        from handset.text_input.planner import plan  # only scripts that type need it

        return plan(self.writer, text, _dictionary())

    def draw(self, canvas: Canvas) -> None:
        """Draw the editor over the whole viewport."""
        from handset.text_input.writing_view import WritingView  # an editor that nobody looks at draws nothing

        writing = self.writing
        sheets = self.writer.sheets(writing.palette) if writing.palette is not None else ()
        WritingView(canvas, self._phone.model.theme, self._phone.settings.language).draw(writing, self._habits, sheets)

    def end(self) -> bool:
        """Save the text as a draft for the field, and close."""
        field, memory = self.writing.field, self._phone.memory
        if field.draft and self.writing.changed:
            memory.keep_draft(field.draft, self.writing.whole)
        return True

    def on_result(self, result: Result) -> None:
        """Throw the text away if the question about it was answered with yes."""
        if result.kind == "chosen" and result.value == "yes":
            self._finish(None)

    def save(self) -> bytes:
        """Return the writing as bytes, the open conversion and palette included."""
        return msgspec.msgpack.encode(self.writing)

    def _translate(self, key: str) -> str:
        return translate(key, self._phone.settings.language)

    def _keep_habits(self) -> None:
        raw = self._habits.to_bytes()
        if raw != self._kept:
            self._kept = raw
            self._phone.memory.keep_note(_HABITS, raw)

    def _finish(self, result: Result | None) -> None:
        if self.writing.field.draft:
            self._phone.memory.drop_draft(self.writing.field.draft)
        self._phone.close(self, result)


def write(phone: Handset, field: Field, text: str) -> None:
    """Open the editor on `text`, or on the draft that END left of it."""
    writing = begin(field, text, phone.model.emoji)
    draft = phone.memory.draft(field.draft) if field.draft else None
    if draft is not None and draft != text:
        writing.text = draft
        writing.caret = len(draft)
        writing.message = "draft"
    phone.open(InputApp(phone, writing))


def open_input(phone: Handset, saved: bytes) -> InputApp:
    """Return the factory for `phone.install("input", open_input)`; empty bytes make an empty field."""
    return InputApp(phone, msgspec.msgpack.decode(saved, type=Writing) if saved else begin(Field(), ""))
