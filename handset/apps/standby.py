"""The standby screen: wallpaper, large clock, date; every way into the phone begins here."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from handset.app import Area, Result, SoftKeys
from handset.app_protocols import OpensAddresses
from handset.apps.news import FIRST, News, NewsSource
from handset.apps.wallpapers import wallpaper
from handset.geometry import Color, Rect
from handset.keypad import Key, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.phone_texts import translate

_CARD_ROW = 22
_MANNER_HOLD = 60
_WHITE: Color = (255, 255, 255)
_SHADOW: Color = (20, 30, 50)


class _State(msgspec.Struct):
    news: News
    focus: int = -1
    """The line of news that has the focus; -1 for none."""
    seen: int = 0
    """The last tick at which this screen had the foreground."""


class Standby:
    """App of the standby screen, below every other app; shows the clock and the news of a site."""

    kind = "standby"
    area = Area.SCREEN
    idle = True

    def __init__(
        self, phone: Handset, home_url: str, site_name: str, source: NewsSource, state: _State | None = None
    ) -> None:
        self._phone = phone
        self._source = source
        self._home_url = home_url
        self._site_name = site_name
        self._state = state or _State(News())

    @property
    def still(self) -> object:
        """What the picture depends on between keys: the lines of news."""
        return "standby", tuple(self._state.news.lines)

    @property
    def awaits_news(self) -> bool:
        """Whether the news are being fetched, or will be within a moment."""
        news, now = self._state.news, self._phone.clock.ticks
        back = now != self._state.seen and now != self._state.seen + 1
        asks = self._phone.network.bearer.reception and (back or news.due - now <= FIRST)
        return bool(news.request) or asks

    def refresh_news(self) -> None:
        """Fetch the news at the next tick."""
        self._state.news.due = self._phone.clock.ticks

    @property
    def focused_text(self) -> str:
        lines, focus = self._state.news.lines, self._state.focus
        return lines[focus].text if 0 <= focus < len(lines) else ""

    @property
    def softkeys(self) -> SoftKeys:
        language = self._phone.settings.language
        return SoftKeys(translate("menu", language), self._site_name, translate("manner", language))

    def tick(self, keys: Keys) -> None:
        news, now = self._state.news, self._phone.clock.ticks
        if now != self._state.seen + 1:
            news.expire(self._phone, self._source)
        self._state.seen = now
        if news.request or now >= news.due:
            news.tick(self._phone, self._source)
        if not keys:
            return
        count, focus = len(news.lines), min(self._state.focus, len(news.lines) - 1)
        for key, way in ((Key.DOWN, 1), (Key.UP, -1)):
            if keys.struck(key) and count:
                # The step past the last line takes the focus off the news.
                focus = (focus + 1 + way) % (count + 1) - 1
        self._state.focus = focus
        if keys.pressed(Key.CLEAR):
            self._state.focus = -1
        elif keys.pressed(Key.OK) and focus >= 0:
            self.open_web(news.lines[focus].url)
        elif keys.pressed(Key.WEB) or keys.pressed(Key.OK):
            self.open_web(self._home_url)
        elif keys.pressed(Key.SOFT_LEFT):
            self._phone.launch("menu")
        elif keys.pressed(Key.SOFT_RIGHT) or keys.held(Key.HASH) == _MANNER_HOLD:
            switch_manner(self._phone)

    def open_web(self, url: str) -> None:
        """Open the browser on top, at `url`."""
        open_page(self._phone, url)

    def draw(self, canvas: Canvas) -> None:
        phone = self._phone
        canvas.image(wallpaper(phone.settings.wallpaper, canvas.width, canvas.height), 0, 0)
        now = phone.clock.now()
        language = phone.settings.language
        day = translate("weekdays", language).split()[now.weekday()]
        month = translate("months", language).split()[now.month - 1]
        date = f"{month}{now.day}日({day})" if language == "ja" else f"{day}, {month} {now.day}"
        _draw_clock(canvas, phone.model.status_height + 14, now.strftime("%H:%M"), date)
        self._draw_card(canvas)

    def _draw_card(self, canvas: Canvas) -> None:
        """Draw the news on a see-through card above the soft keys."""
        model, lines = self._phone.model, self._state.news.lines
        if not lines:
            return
        height = 8 + _CARD_ROW * (len(lines) + 1)
        card = Rect(10, canvas.height - model.softkey_height - 10 - height, canvas.width - 20, height)
        part = canvas.part(card)
        part.fill((255, 255, 255), alpha=205)
        accent = model.theme.color("accent")
        part.fill(accent, Rect(0, 0, part.width, _CARD_ROW))
        part.text(8, 3, self._source.title(self._phone.settings.language), 16, model.theme.color("accent_text"))
        for place, line in enumerate(lines):
            y = _CARD_ROW + 4 + place * _CARD_ROW
            focused = place == self._state.focus
            if focused:
                part.fill(accent, Rect(3, y, part.width - 6, _CARD_ROW))
            part.decoration(8, y + 3, self._source.icons.get(line.kind, ""), 16)
            ink = model.theme.color("accent_text") if focused else (0x22, 0x22, 0x22)
            part.text(30, y + 3, part.cut(line.text, part.width - 38, 16), 16, ink, focused=focused)

    def end(self) -> bool:
        return False

    def on_result(self, result: Result) -> None:
        if result.kind == "open":
            self.open_web(result.url)

    def save(self) -> bytes:
        return msgspec.msgpack.encode(self._state)


def standby_factory(home_url: str, site_name: str, source: NewsSource) -> Callable[[Handset, bytes], Standby]:
    """Return the factory for `Handset.install`.

    The web key and the soft key that bears `site_name` open `home_url`; the news come from `source`.
    """
    return lambda phone, saved: Standby(
        phone, home_url, site_name, source, msgspec.msgpack.decode(saved, type=_State) if saved else None
    )


def open_page(phone: Handset, url: str) -> None:
    """Show `url` in the browser that runs already, brought to the front, or in a new one."""
    browser = phone.find("browser") or phone.launch("browser")
    phone.close_above(browser)
    if isinstance(browser, OpensAddresses):
        browser.open(url)


def switch_manner(phone: Handset) -> None:
    """Toggle manner mode and save it; a short vibration or a chime confirms it."""
    settings = phone.settings
    settings.manner = not settings.manner
    phone.memory.save_settings(settings)
    if settings.manner:
        phone.signals.emit("vibrate", "", 12)
    else:
        phone.signals.emit("sound", "phone/notice")
    notice = translate("manner is on" if settings.manner else "manner is off", settings.language)
    phone.launch("notice", notice.encode())


def _draw_clock(canvas: Canvas, y: int, time: str, date: str) -> None:
    """Draw the clock in digits of light on the wallpaper; the time also stands in the text layer."""
    width = sum(_digit_width(char) for char in time) + 6 * (len(time) - 1)
    x = (canvas.width - width) // 2
    for dx, dy, color in ((2, 2, _SHADOW), (0, 0, _WHITE)):
        left = x
        for char in time:
            _draw_digit(canvas, left + dx, y + dy, char, color)
            left += _digit_width(char) + 6
    canvas.note(Rect(x, y, width, 52), time)
    shift = (canvas.width - canvas.text_width(date, 20)) // 2
    canvas.decoration(shift + 1, y + 61, date, 20, _SHADOW)
    canvas.text(shift, y + 60, date, 20, _WHITE)


_STROKES = {
    "0": "abcdef", "1": "bc", "2": "abged", "3": "abgcd", "4": "fgbc", "5": "afgcd",
    "6": "afgedc", "7": "abc", "8": "abcdefg", "9": "abcdfg",
}  # fmt: skip


def _digit_width(char: str) -> int:
    return 8 if char == ":" else 30


def _draw_digit(canvas: Canvas, x: int, y: int, char: str, color: Color) -> None:
    if char == ":":
        canvas.rect(Rect(x + 1, y + 14, 6, 6), color, radius=3)
        canvas.rect(Rect(x + 1, y + 32, 6, 6), color, radius=3)
        return
    strokes = {
        "a": Rect(x + 2, y, 26, 6), "b": Rect(x + 24, y + 2, 6, 24), "c": Rect(x + 24, y + 26, 6, 24),
        "d": Rect(x + 2, y + 46, 26, 6), "e": Rect(x, y + 26, 6, 24), "f": Rect(x, y + 2, 6, 24),
        "g": Rect(x + 2, y + 23, 26, 6),
    }  # fmt: skip
    for name in _STROKES[char]:
        canvas.rect(strokes[name], color, radius=3)
