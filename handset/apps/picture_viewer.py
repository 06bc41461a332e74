"""A picture of the data folder over the whole LCD; OK puts it on the standby screen."""

from __future__ import annotations

from handset.app import Area, Result, SoftKeys
from handset.apps.wallpapers import WALLPAPERS, wallpaper
from handset.geometry import Rect
from handset.keypad import Key, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.toolkit.confirm_dialog import ask_to_confirm
from handset.toolkit.phone_app import PhoneApp


class PictureViewer(PhoneApp):
    """App that shows one picture large; left and right go to the next one."""

    kind = "picture"
    area = Area.SCREEN

    def __init__(self, phone: Handset, name: str) -> None:
        super().__init__(phone)
        self._name = name if name in WALLPAPERS else WALLPAPERS[0]

    @property
    def title(self) -> str:
        return self._translate(self._name)

    @property
    def softkeys(self) -> SoftKeys:
        return SoftKeys("", self._translate("set"), self._translate("back"))

    def tick(self, keys: Keys) -> None:
        if not keys:
            return
        for key, way in ((Key.LEFT, -1), (Key.RIGHT, 1), (Key.UP, -1), (Key.DOWN, 1)):
            if keys.struck(key):
                self._name = WALLPAPERS[(WALLPAPERS.index(self._name) + way) % len(WALLPAPERS)]
        if keys.pressed(Key.OK):
            ask_to_confirm(self._phone, self._translate("set wallpaper"))
        elif keys.pressed(Key.SOFT_RIGHT) or keys.pressed(Key.CLEAR):
            self._phone.close(self)

    def draw(self, canvas: Canvas) -> None:
        model = self._phone.model
        canvas.image(wallpaper(self._name, canvas.width, canvas.height), 0, 0)
        y = canvas.height - model.softkey_height - 26
        canvas.fill((0, 0, 0), Rect(0, y, canvas.width, 26), alpha=110)
        place = f"{WALLPAPERS.index(self._name) + 1}/{len(WALLPAPERS)}"
        canvas.text(8, y + 3, self.title, 20, (255, 255, 255))
        canvas.text(canvas.width - 8 - canvas.text_width(place, 16), y + 5, place, 16, (255, 255, 255))

    def on_result(self, result: Result) -> None:
        """Put the picture on the standby screen if the question about it was answered with yes."""
        if result.kind == "chosen" and result.value == "yes":
            self._phone.settings.wallpaper = self._name
            self._phone.memory.save_settings(self._phone.settings)
            self._phone.close(self)

    def save(self) -> bytes:
        return self._name.encode()


def open_picture(phone: Handset, saved: bytes) -> PictureViewer:
    """Return the factory for `phone.install("picture", open_picture)`; `saved` is the picture's name."""
    return PictureViewer(phone, saved.decode("utf-8", "replace"))
