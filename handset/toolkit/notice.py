"""A notice over whatever is on the LCD, and the phone's own description."""

from __future__ import annotations

from handset.app import Area, Result, SoftKeys
from handset.keypad import Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.messages import translate
from handset.toolkit.drawing import TITLE_HEIGHT, draw_box, draw_lines, draw_title


class Notice:
    """A sentence in a frame; any key closes it."""

    kind = "notice"
    area = Area.OVERLAY
    idle = True
    still = True

    def __init__(self, phone: Handset, text: str) -> None:
        self._phone = phone
        self._text = text

    @property
    def softkeys(self) -> SoftKeys:
        return SoftKeys("", translate("ok", self._phone.settings.language), "")

    def tick(self, keys: Keys) -> None:
        if keys.presses:
            self._phone.close(self)

    def draw(self, canvas: Canvas) -> None:
        draw_box(canvas, self._phone.model.theme, self._text)

    def end(self) -> bool:
        return True

    def on_result(self, result: Result) -> None:
        """Do nothing: nothing opens above a notice."""

    def save(self) -> bytes:
        return self._text.encode()


class About:
    """What phone this is."""

    kind = "about"
    area = Area.VIEWPORT
    idle = True
    still = True

    def __init__(self, phone: Handset) -> None:
        self._phone = phone

    @property
    def softkeys(self) -> SoftKeys:
        return SoftKeys("", "", translate("back", self._phone.settings.language))

    def tick(self, keys: Keys) -> None:
        if keys.presses:
            self._phone.close(self)

    def draw(self, canvas: Canvas) -> None:
        model, language = self._phone.model, self._phone.settings.language
        canvas.fill(model.theme.color("panel"))
        draw_title(canvas, model.theme, model.title)
        facts = [
            (translate("carrier", language), model.carrier),
            (translate("year", language), str(model.year)),
            (translate("screen", language), f"{model.lcd.width}x{model.lcd.height}"),
            (translate("page area", language), f"{model.viewport.width}x{model.viewport.height}"),
            ("HTML", f"{model.browser.html}"),
            ("CSS", model.browser.css),
            (translate("cache", language), f"{model.browser.cache_bytes // 1000} KB"),
        ]
        draw_lines(canvas, model.theme, facts, -1, TITLE_HEIGHT, 0)

    def end(self) -> bool:
        return True

    def on_result(self, result: Result) -> None:
        """Do nothing: nothing opens above it."""

    def save(self) -> bytes:
        return b""
