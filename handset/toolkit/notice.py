"""A notice over whatever is on the LCD, and the phone's own description."""

from __future__ import annotations

from handset.app import Area, SoftKeys
from handset.keypad import Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.toolkit.drawing import TITLE_HEIGHT, draw_box, draw_lines, draw_title
from handset.toolkit.phone_app import PhoneApp


class Notice(PhoneApp):
    """App that shows a sentence in a frame until any key is pressed."""

    kind = "notice"
    area = Area.OVERLAY

    def __init__(self, phone: Handset, text: str) -> None:
        super().__init__(phone)
        self._text = text

    @property
    def softkeys(self) -> SoftKeys:
        return SoftKeys("", self._translate("ok"), "")

    def tick(self, keys: Keys) -> None:
        if keys.presses:
            self._phone.close(self)

    def draw(self, canvas: Canvas) -> None:
        draw_box(canvas, self._theme, self._text)

    def save(self) -> bytes:
        return self._text.encode()


class About(PhoneApp):
    """App that shows which phone this is."""

    kind = "about"
    area = Area.VIEWPORT

    @property
    def softkeys(self) -> SoftKeys:
        return SoftKeys("", "", self._translate("back"))

    def tick(self, keys: Keys) -> None:
        if keys.presses:
            self._phone.close(self)

    def draw(self, canvas: Canvas) -> None:
        model = self._phone.model
        canvas.fill(model.theme.color("panel"))
        draw_title(canvas, model.theme, model.title)
        facts = [
            (self._translate("carrier"), model.carrier),
            (self._translate("year"), str(model.year)),
            (self._translate("screen"), f"{model.lcd.width}x{model.lcd.height}"),
            (self._translate("page area"), f"{model.viewport.width}x{model.viewport.height}"),
            ("HTML", f"{model.browser.html}"),
            ("CSS", model.browser.css),
            (self._translate("cache"), f"{model.browser.cache_bytes // 1000} KB"),
        ]
        draw_lines(canvas, model.theme, facts, -1, TITLE_HEIGHT, 0)

    def save(self) -> bytes:
        return b""
