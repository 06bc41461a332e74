"""Confirm dialog: a question with yes and no over whatever is on the LCD."""

from __future__ import annotations

import msgspec

from handset.app import Area, Result, SoftKeys
from handset.geometry import Rect
from handset.keypad import Key, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.toolkit.drawing import draw_box
from handset.toolkit.phone_app import PhoneApp

_BUTTON_HEIGHT = 24


class _State(msgspec.Struct):
    text: str
    yes: bool = False
    """Which answer has the focus: at first the one that changes nothing."""


class ConfirmDialog(PhoneApp):
    """App of a yes-or-no question; closes with `Result("chosen", "yes")` or `Result("chosen", "no")`."""

    kind = "question"
    area = Area.OVERLAY

    def __init__(self, phone: Handset, state: _State) -> None:
        super().__init__(phone)
        self._state = state

    @property
    def softkeys(self) -> SoftKeys:
        return SoftKeys(self._translate("yes"), self._translate("select"), self._translate("no"))

    @property
    def focused_text(self) -> str:
        return self._translate("yes" if self._state.yes else "no")

    def tick(self, keys: Keys) -> None:
        for key in keys.presses:
            match key:
                case Key.LEFT | Key.RIGHT | Key.UP | Key.DOWN:
                    self._state.yes = not self._state.yes
                case Key.SOFT_LEFT | Key.DIGIT_1:
                    return self._answer(yes=True)
                case Key.SOFT_RIGHT | Key.CLEAR | Key.DIGIT_2:
                    return self._answer(yes=False)
                case Key.OK:
                    return self._answer(yes=self._state.yes)
                case _:
                    pass
        return None

    def draw(self, canvas: Canvas) -> None:
        theme = self._theme
        room = draw_box(canvas, theme, self._state.text, below=_BUTTON_HEIGHT + 12)
        width = (room.width - 12) // 2
        for place, answer in enumerate(("yes", "no")):
            button = Rect(room.x + place * (width + 12), room.bottom - _BUTTON_HEIGHT, width, _BUTTON_HEIGHT)
            focused = self._state.yes == (answer == "yes")
            if focused:
                canvas.rect(button, theme.color("accent"), radius=6)
            canvas.rect(button, theme.color("accent"), 2, radius=6)
            label = self._translate(answer)
            x = button.x + (width - canvas.text_width(label, 16)) // 2
            y = button.y + (_BUTTON_HEIGHT - canvas.typeface.cell(16)) // 2
            ink = theme.color("accent_text" if focused else "panel_text")
            canvas.text(x, y, label, 16, ink, focused=focused, role="dialog")

    def save(self) -> bytes:
        return msgspec.msgpack.encode(self._state)

    def _answer(self, *, yes: bool) -> None:
        self._phone.close(self, Result("chosen", "yes" if yes else "no"))


def ask_to_confirm(phone: Handset, text: str) -> None:
    """Ask a yes-or-no question; the app below gets the answer in `on_result`."""
    phone.open(ConfirmDialog(phone, _State(text)))


def open_question(phone: Handset, saved: bytes) -> ConfirmDialog:
    """Return the factory for `phone.install("question", open_question)`."""
    return ConfirmDialog(phone, msgspec.msgpack.decode(saved, type=_State) if saved else _State(""))
