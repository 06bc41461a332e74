"""The main menu: nine tiles, each on its digit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import msgspec

from handset.app import Area, SoftKeys
from handset.apps.lists import DIGITS, open_setting
from handset.apps.standby import open_page, switch_manner
from handset.content_types import Words
from handset.geometry import Rect, shade
from handset.keypad import Key, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.phone_texts import translate
from handset.toolkit.drawing import TITLE_HEIGHT, draw_title
from handset.toolkit.phone_app import PhoneApp


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """Tile of the menu."""

    label: Words
    icon: str
    """An emoji."""
    open: Callable[[Handset], None]


def page_entry(label: Words, icon: str, url: str) -> MenuEntry:
    """Return the entry that opens a page in the browser."""
    return MenuEntry(label, icon, lambda phone: open_page(phone, url))


def app_entry(label: Words, icon: str, kind: str) -> MenuEntry:
    """Return the entry that opens an app by its kind."""

    def launch(phone: Handset) -> None:
        phone.launch(kind)

    return MenuEntry(label, icon, launch)


def _own(name: str, icon: str) -> MenuEntry:
    return app_entry(partial(translate, name), icon, name)


BOOKMARKS = _own("bookmarks", "\U0001f516")
SETTINGS = _own("settings", "\U0001f527")
WALLPAPER = MenuEntry(partial(translate, "wallpaper"), "\U0001f3a8", lambda phone: open_setting(phone, "wallpaper"))
MANNER = MenuEntry(partial(translate, "manner"), "\U0001f4f4", switch_manner)
DATA_FOLDER = _own("data folder", "\U0001f4c1")
ABOUT = _own("about", "\U0001f4f1")


class Menu(PhoneApp):
    """App of the main menu, a grid that the cursor keys move over."""

    kind = "menu"
    area = Area.VIEWPORT

    def __init__(self, phone: Handset, entries: Sequence[MenuEntry], focus: int) -> None:
        super().__init__(phone)
        self._entries = entries
        self._focus = focus

    @property
    def title(self) -> str:
        return self._translate("main menu")

    @property
    def softkeys(self) -> SoftKeys:
        return SoftKeys("", self._translate("select"), self._translate("back"))

    def tick(self, keys: Keys) -> None:
        if not keys:
            return
        column, row = self._focus % 3, self._focus // 3
        for key, dx, dy in ((Key.LEFT, -1, 0), (Key.RIGHT, 1, 0), (Key.UP, 0, -1), (Key.DOWN, 0, 1)):
            if keys.struck(key):
                column, row = (column + dx) % 3, (row + dy) % 3
        self._focus = row * 3 + column
        for place, key in enumerate(DIGITS[: len(self._entries)]):
            if keys.pressed(key):
                self._focus = place
                self._entries[place].open(self._phone)
                return
        if keys.pressed(Key.OK):
            self._entries[self._focus].open(self._phone)
        elif keys.pressed(Key.SOFT_RIGHT) or keys.pressed(Key.CLEAR):
            self._phone.close(self)

    def draw(self, canvas: Canvas) -> None:
        theme = self._theme
        canvas.gradient(Rect(0, 0, canvas.width, canvas.height), (255, 255, 255), theme.color("panel"))
        draw_title(canvas, theme, self.title)
        height = (canvas.height - TITLE_HEIGHT) // 3
        width = canvas.width // 3
        for place in range(len(self._entries)):
            box = Rect(place % 3 * width, TITLE_HEIGHT + place // 3 * height, width, height)
            self._draw_tile(canvas, box, place)

    def save(self) -> bytes:
        return msgspec.msgpack.encode(self._focus)

    def _draw_tile(self, canvas: Canvas, box: Rect, place: int) -> None:
        theme = self._theme
        accent = theme.color("accent")
        entry = self._entries[place]
        focused = place == self._focus
        if focused:
            canvas.rect(Rect(box.x + 4, box.y + 4, box.width - 8, box.height - 6), shade(accent, 165), radius=8)
            canvas.rect(Rect(box.x + 4, box.y + 4, box.width - 8, box.height - 6), accent, 2, radius=8)
        middle = box.x + box.width // 2
        disc = Rect(middle - 20, box.y + box.height // 2 - 30, 40, 40)
        canvas.ellipse(disc.moved(0, 2), shade(theme.color("panel"), 82))
        canvas.ellipse(disc, shade(accent, 140 if focused else 178))
        canvas.ellipse(Rect(disc.x + 3, disc.y + 2, 34, 26), shade(accent, 165 if focused else 192))
        canvas.decoration(middle - 12, disc.y + 8, entry.icon, 24)
        label = entry.label(self._phone.settings.language)
        size = 16 if canvas.text_width(label, 16) <= box.width - 8 else 12
        x = middle - canvas.text_width(label, size) // 2
        canvas.text(x, disc.bottom + 5, label, size, theme.color("panel_text"), focused=focused)
        canvas.decoration(box.x + 8, box.y + 7, chr(0xFE6E2 + place), 12)


def menu_factory(entries: Sequence[MenuEntry]) -> Callable[[Handset, bytes], Menu]:
    """Return the factory for `Handset.install` of a menu with these nine entries."""
    return lambda phone, saved: Menu(phone, entries, msgspec.msgpack.decode(saved, type=int) if saved else 0)
