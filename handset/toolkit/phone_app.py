"""The base of the phone's own apps: screens and dialogs that rest between keys and close with END."""

from __future__ import annotations

from handset.app import Result
from handset.machine import Handset
from handset.model import ThemeSpec
from handset.phone_texts import translate


class PhoneApp:
    """Base of the phone's own apps with what they share of `App`; each adds kind, area, soft keys and picture."""

    idle = True

    def __init__(self, phone: Handset) -> None:
        self._phone = phone

    @property
    def still(self) -> object:
        """True: keys alone change the picture."""
        return True

    @property
    def _theme(self) -> ThemeSpec:
        return self._phone.model.theme

    def _translate(self, key: str) -> str:
        """Return a message of the phone in its owner's language."""
        return translate(key, self._phone.settings.language)

    def end(self) -> bool:
        """Close at once."""
        return True

    def on_result(self, result: Result) -> None:
        """Do nothing: what opens above the app brings no result."""
