"""Text from the host's keyboard, clipboard or input method on its way into the phone's fields."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass

from handset.app_protocols import wants_text
from handset.frontends.press_tracker import PressTracker
from handset.keypad import Key
from handset.machine import Handset
from handset.text_input.app import InputApp
from handset.text_input.writing import Writing

_PATIENCE = 6
"""Ticks within which a field's editor opens once OK was pressed on it."""


class TypingTarget(enum.Enum):
    """Target of the host's printable keys now: the phone's keys, a page's field, or an editor."""

    KEYS = "keys"
    """They press the phone's keys."""
    FIELD = "field"
    """A page's field has the focus: the first one opens its editor and is written there."""
    EDITOR = "editor"
    """They write what is printed on them."""
    NOTHING = "nothing"
    """A question lies over an editor: they are swallowed, lest a letter answers it."""
    SHEET = "sheet"
    """The help sheet lies over the phone: no key at all reaches it."""


def typing_target(phone: Handset) -> TypingTarget:
    """Return the target that text from the host's keyboard has now."""
    front = phone.foreground
    if isinstance(front, InputApp):
        return TypingTarget.EDITOR
    if any(isinstance(app, InputApp) for app in phone.apps):
        return TypingTarget.NOTHING
    return TypingTarget.FIELD if wants_text(front) else TypingTarget.KEYS


def writing_of(phone: Handset) -> Writing | None:
    """Return the `Writing` of the editor in front, None without one."""
    front = phone.foreground
    return front.writing if isinstance(front, InputApp) else None


@dataclass
class Typist:
    """Writes text of the host's keyboard into fields, whose editor it opens by the OK key so recordings have it."""

    presses: PressTracker
    before: Callable[[Handset, str], None] | None = None
    """Told of each text right before it is written."""
    _waiting: str = ""
    _patience: int = 0

    def write(self, phone: Handset, text: str, *, press: bool = True) -> bool:
        """Write `text` into the open editor, or open that of the focused field and write it there.

        Args:
            phone: The phone.
            text: What was typed.
            press: False where the OK that opens the editor is pressed already.

        Returns:
            Whether an editor is to open for it.
        """
        aim = typing_target(phone)
        if self._patience:
            self._waiting += text
        elif aim is TypingTarget.EDITOR:
            self._put(phone, text)
        elif aim is TypingTarget.FIELD:
            self._patience = _PATIENCE
            # The space bar is OK on most layouts: it opens the editor and leaves no space in it.
            self._waiting = "" if text == " " else text
            if press:
                self.presses.press(self, Key.OK)
                self.presses.release(self)
            return True
        return False

    def write_pending(self, phone: Handset) -> bool:
        """Write the text that waited for its editor, if the phone's last step opened that; return whether any was."""
        if not self._patience:
            return False
        self._patience -= 1
        if not isinstance(phone.foreground, InputApp):
            return False
        text, self._waiting, self._patience = self._waiting, "", 0
        if text:
            self._put(phone, text)
        return bool(text)

    def _put(self, phone: Handset, text: str) -> None:
        editor = phone.foreground
        assert isinstance(editor, InputApp)
        if self.before is not None:
            self.before(phone, text)
        editor.type_text(text)

    __hash__ = object.__hash__
