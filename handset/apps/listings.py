"""Contents of the phone's lists, and what choosing a line does: one `Listing` a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from handset.app_protocols import ShowsMemos
from handset.apps.standby import open_page
from handset.apps.wallpapers import WALLPAPERS
from handset.browser import memos
from handset.content_types import Words
from handset.machine import Handset
from handset.phone_texts import translate
from handset.photos import photos
from handset.recent_apps import recent_apps
from handset.settings import Settings

Lines = list[tuple[str, str]]
"""(name, value at the right) of each line."""


def _text(key: str) -> Words:
    """Return a message of the phone, in whichever language it is asked for."""
    return partial(translate, key)


@dataclass(frozen=True)
class Listing:
    """Content of one list app. `choose` gets the line and the direction (1, or -1 for the left key)."""

    title: Words
    lines: Callable[[Handset], Lines]
    choose: Callable[[Handset, int, int], None]
    empty: Words | None = None
    """What is shown instead of no lines."""
    verb: str = "select"


Choice = tuple[object, str]
"""A setting's value, and the wording of its name (a number names itself)."""
ON_OFF: tuple[Choice, ...] = ((True, "on"), (False, "off"))
SETTINGS: tuple[tuple[str, str, tuple[Choice, ...]], ...] = (
    ("language", "language", (("en", "english"), ("ja", "japanese"))),
    ("font_size", "font size", (("S", "small"), ("M", "medium"), ("L", "large"))),
    ("wallpaper", "wallpaper", tuple((name, name) for name in WALLPAPERS)),
    ("volume", "volume", tuple((level, str(level)) for level in range(6))),
    ("manner", "manner", ON_OFF),
    ("key_tones", "key tones", ON_OFF),
    ("images", "pictures", ON_OFF),
    ("reduced_motion", "calm", ON_OFF),
)
"""(field of `Settings`, wording of its name, choices)."""


def names_of_settings() -> list[str]:
    """Return the message keys of the settings' names, in their order."""
    return [name for _, name, _ in SETTINGS]


def change_setting(settings: Settings, field: str, choices: Sequence[Choice], way: int) -> None:
    """Change a setting to its next choice, or with -1 to the previous one."""
    values = [value for value, _ in choices]
    now = getattr(settings, field)
    place = values.index(now) if now in values else 0
    setattr(settings, field, values[(place + way) % len(values)])


def _settings(phone: Handset) -> Lines:
    language = phone.settings.language
    lines = []
    for field, name, choices in SETTINGS:
        value = getattr(phone.settings, field)
        shown = next((wording for known, wording in choices if known == value), str(value))
        lines.append((translate(name, language), shown if shown.isdigit() else translate(shown, language)))
    return lines


def _change(phone: Handset, place: int, way: int) -> None:
    field, _, choices = SETTINGS[place]
    change_setting(phone.settings, field, choices, way)
    phone.memory.save_settings(phone.settings)


def _bookmarks(phone: Handset) -> Lines:
    return [(title, "") for title, _ in phone.memory.bookmarks()]


def _visit(phone: Handset, place: int, way: int) -> None:
    if way > 0:
        open_page(phone, phone.memory.bookmarks()[place][1])


def recent_listing(title: Words, empty: Words) -> Listing:
    """Return the list of recent applications in the words of the house whose content they are."""
    return Listing(title, _recent, _open_recent, empty)


def _recent(phone: Handset) -> Lines:
    return [(title, "") for title, _ in recent_apps(phone.memory)]


def _open_recent(phone: Handset, place: int, way: int) -> None:
    if way > 0:
        open_page(phone, recent_apps(phone.memory)[place][1])


_FOLDERS = ("wallpapers", "memos", "photos")


def _folders(phone: Handset) -> Lines:
    counts = (len(WALLPAPERS), len(memos.titles(phone.memory)), len(photos(phone.memory)))
    return [
        (translate(name, phone.settings.language), str(count)) for name, count in zip(_FOLDERS, counts, strict=True)
    ]


def _enter(phone: Handset, place: int, way: int) -> None:
    if way > 0:
        phone.launch(_FOLDERS[place])


def _pictures(phone: Handset) -> Lines:
    current = phone.settings.wallpaper
    mark = translate("in use", phone.settings.language)
    return [(translate(name, phone.settings.language), mark if name == current else "") for name in WALLPAPERS]


def _look(phone: Handset, place: int, way: int) -> None:
    if way > 0:
        phone.launch("picture", WALLPAPERS[place].encode())


def _memos(phone: Handset) -> Lines:
    return [(title, "") for _, title in memos.titles(phone.memory)]


def _show(phone: Handset, place: int, way: int) -> None:
    if way > 0:
        browser = phone.find("browser") or phone.launch("browser")
        if isinstance(browser, ShowsMemos):
            browser.show_memo(memos.titles(phone.memory)[place][0])


LISTINGS = {
    "settings": Listing(_text("settings"), _settings, _change, verb="change"),
    "bookmarks": Listing(_text("bookmarks"), _bookmarks, _visit, _text("no bookmarks")),
    "data folder": Listing(_text("data folder"), _folders, _enter),
    "wallpapers": Listing(_text("wallpapers"), _pictures, _look),
    "memos": Listing(_text("memos"), _memos, _show, _text("no memos")),
}
"""The phone's own listings by the kind of app that shows them."""
