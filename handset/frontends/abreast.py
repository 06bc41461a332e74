"""Several phones side by side in one window, following the same keys: one page on every model at once.

Each phone is its LCD alone with its model's name and the page's weight below; a saved file is shown again on all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

import pygame

from handset.browser.app import BrowserApp
from handset.frontends import loop
from handset.frontends.bench import BENDS_TIME, Bench, Command
from handset.frontends.help import draw_help
from handset.frontends.host import available_desktop, icon
from handset.frontends.hosthands import Asked, HostHands, LetGo, Wrote
from handset.frontends.keeping import Keeping
from handset.frontends.strip import LOST, Lines, doing, draw_strip
from handset.frontends.typist import Aim, Typist, aim_of, writing_of
from handset.frontends.view import DESK, ZOOMS, View, strip_height, window_size
from handset.frontends.watching import Saves, Watched
from handset.geometry import Color, Rect
from handset.keymap import FILE as KEYMAPS
from handset.keymap import load_keymap
from handset.keypad import KeyEvent
from handset.machine import Handset
from handset.model import HandsetModel, load_model
from handset.preview.inspector.weight import weigh
from handset.screen import glance
from handset.wording import bench_word as word

GAP = 12
OVER: Color = (0xFF, 0x6A, 0x50)
_BENCH = frozenset([
    Command.HELP, Command.PICTURE, Command.KEYMAP, Command.FORWARD, Command.PAUSE, Command.STEP, Command.TEXTS,
    Command.RELOAD, Command.BLOCK, Command.PASTE,
])  # fmt: skip
"""What the bench does for several phones at once; the rest is for one alone."""

Maker = Callable[[str], tuple[Handset, Callable[[], None]]]
"""Model's name -> a booted phone, and what closes it."""


def run_abreast(make: Maker, devices: Sequence[str], *, keymap: str = "laptop", watch: Saves | None = None) -> None:
    """Show a phone of each model until the window is closed; nothing they did is kept.

    Raises `KeitaiError` when no window can be opened, the keymap is wrong, or there is no such model.
    """
    keys = load_keymap(keymap)
    models = [load_model(device) for device in devices]
    with ExitStack() as open_ones:
        open_ones.enter_context(loop.display())
        phones = []
        for device in devices:
            phone, close = make(device)
            open_ones.callback(close)
            phones.append(phone)
        desk = AbreastWindow(phones, models, HostHands(keys), watch)
        open_ones.callback(desk.window.destroy)
        loop.run(desk)


def arranged(models: Sequence[HandsetModel], width: int, height: int) -> tuple[int, list[Rect]]:
    """The largest whole zoom at which all fit into so many pixels, and where each one stands, in rows.

    At zoom 1 they stand as they come, even where the lowest are then cut off.
    """
    for zoom in ZOOMS:
        places = _rows([window_size(model, zoom, None) for model in models], width)
        if max(place.right for place in places) <= width and max(place.bottom for place in places) <= height:
            break
    return zoom, places


def _rows(sizes: Sequence[tuple[int, int]], width: int) -> list[Rect]:
    places: list[Rect] = []
    x = y = tallest = 0
    for wide, high in sizes:
        if x and x + wide > width:
            x, y, tallest = 0, y + tallest + GAP, 0
        places.append(Rect(x, y, wide, high))
        x += wide + GAP
        tallest = max(tallest, high)
    return places


@dataclass
class _Seat:
    """One of the phones, and its part of the window."""

    phone: Handset
    view: View
    typist: Typist
    glance: object = None
    stale: bool = True

    @property
    def still(self) -> bool:
        """The LCD shows what it should and nothing on it moves by itself."""
        return not self.stale and self.glance is not None and self.glance == glance(self.phone)

    def lines(self, language: str) -> Lines:
        """The model's name, and what the page weighs; a red lamp where that is more than the model takes."""
        app, name = self.phone.foreground, self.phone.model.title
        if not isinstance(app, BrowserApp) or app.page is None:
            return Lines(name, "")
        if app.page.loses_css:
            return Lines(name, "", f"{name}: {word('css ignored', language)}", LOST)
        weight = weigh(app.page)
        used = word("limit", language).format(used=f"{weight.counted:,}", limit=f"{weight.limit:,}")
        return Lines(name, used) if weight.fits else Lines(name, used, name, OVER)


@dataclass
class AbreastWindow:
    phones: Sequence[Handset]
    models: Sequence[HandsetModel]
    hands: HostHands
    watch: Saves | None
    bench: Bench = field(default_factory=Bench)
    running: bool = True

    def __post_init__(self) -> None:
        _, places = arranged(self.models, *available_desktop())
        size = max(place.right for place in places), max(place.bottom for place in places)
        self.window = pygame.Window("keitai", size, resizable=True, allow_high_dpi=True)
        self.window.set_icon(icon())
        self.watched = Watched([KEYMAPS], also=[self.watch] if self.watch is not None else [])
        self._keeping = Keeping(None)
        self._typists = [Typist(self.hands.fingers) for _ in self.phones]
        self._seat()

    def _seat(self) -> None:
        """Give every phone its part of the window's surface."""
        surface = self.window.get_surface()
        surface.fill(DESK)
        zoom, places = arranged(self.models, *surface.get_size())
        self.seats = []
        for phone, model, place, typist in zip(self.phones, self.models, places, self._typists, strict=True):
            part = surface.subsurface(pygame.Rect(place).clip(surface.get_rect()))
            view = View(part, model, bare=True, zoom=zoom)
            if part.get_width() and part.get_height():
                view.layout()
                self.seats.append(_Seat(phone, view, typist))
        self._drawn = False

    @property
    def calm(self) -> bool:
        return not (self.bench.restless or self.hands.fingers.down) and all(seat.still for seat in self.seats)

    def advance(self, due: int) -> None:
        self._watch(due)
        for number in range(self.bench.pass_time(due).steps):
            events: Sequence[KeyEvent] = self.hands.fingers.take() if number == 0 else ()
            for phone in self.phones:
                phone.step(events)
            written = [typist.settle(phone) for phone, typist in zip(self.phones, self._typists, strict=True)]
            if events or self.hands.fingers.down or any(written):
                self._stale()

    def _stale(self) -> None:
        for seat in self.seats:
            seat.stale = True

    def _watch(self, due: int) -> None:
        changed = self.watched.after(due)
        if KEYMAPS in changed:
            self.hands.lay_out(self.hands.keymap.name, self.bench, self._words)
        if changed - {KEYMAPS}:
            self._reload()

    def _reload(self) -> None:
        for phone in self.phones:
            browser = phone.find("browser")
            if isinstance(browser, BrowserApp):
                browser.reload(live=True)
        self._stale()

    def take(self, event: pygame.Event) -> None:
        writing = next((found for phone in self.phones if (found := writing_of(phone))), None)
        match self.hands.take(event, self._aim, writing):
            case Asked(command) if command in _BENCH:
                self._command(command)
            case Asked():
                self.bench.say(self._say("abreast"))
            case LetGo(command):
                self.bench.release(command)
            case Wrote(text):
                self._write(text)
        match event.type:
            case pygame.QUIT | pygame.WINDOWCLOSE:
                self.running = False
            case pygame.WINDOWFOCUSLOST:
                self.hands.fingers.release_all()
                self.bench.let_go()
            case pygame.WINDOWSIZECHANGED | pygame.WINDOWRESIZED:
                self._seat()
            case pygame.WINDOWEXPOSED:
                self._drawn = False

    @property
    def _aim(self) -> Aim:
        """What the first phone that takes text says, else what the first one says."""
        if self.bench.help:
            return Aim.SHEET
        aims = [aim_of(phone) for phone in self.phones]
        return next((aim for aim in aims if aim is not Aim.KEYS), Aim.KEYS)

    def _write(self, text: str) -> None:
        """Into every phone's field; one OK opens the editors of those that wait for it."""
        opening = False
        for seat in self.seats:
            opening |= seat.typist.write(seat.phone, text, press=not opening)
        self._stale()

    def _command(self, command: Command) -> None:
        if command is Command.PICTURE:
            for phone in self.phones:
                self.bench.say(self._keeping.picture(phone))
        elif command is Command.KEYMAP:
            self.hands.next_layout(self.bench, self._words)
        elif command is Command.BLOCK:
            self.hands.writes = not self.hands.writes
        elif command is Command.PASTE and self._aim in (Aim.FIELD, Aim.EDITOR):
            self._write(pygame.scrap.get_text())
        elif command is Command.RELOAD:
            self._reload()
            self.bench.say(self._say("reloading"))
        else:
            if command in BENDS_TIME:
                for phone in self.phones:
                    phone.bend_time()
            self.bench.press(command)
            if command is Command.HELP:
                self.hands.fingers.release_all()
            self._seat()

    def paint(self) -> None:
        if self.bench.help and not all(seat.still for seat in self.seats):
            # The sheet is see-through: what changes below it is painted anew, never the sheet over itself.
            self._seat()
        changed = False
        for number, seat in enumerate(self.seats):
            view = seat.view
            if not seat.still:
                seat.glance, seat.stale = glance(seat.phone), False
                frame = seat.phone.frame()
                if view.paint_lcd(frame):
                    changed = True
                    if self.bench.texts:
                        view.paint_boxes(frame)
            lines = seat.lines(self._words)
            state, color = doing(self.bench, filming=False, language=self._words)
            if state and number == 0:
                lines = Lines(lines.left, "", state, color)
            if lines != view.shown.strip:
                width, height = view.surface.get_size()
                high = strip_height(view.zoom)
                if height > high:
                    draw_strip(view.surface, Rect(0, height - high, width, high), lines)
                view.shown.strip = lines
                changed = True
        if self.bench.help and changed:
            draw_help(self.window.get_surface(), self.hands.keymap, self._words, 1)
        if changed or not self._drawn:
            self._entitle()
            self.window.flip()
            self._drawn = True

    def _entitle(self) -> None:
        """The window is called after the first phone's page and all the models."""
        shown = getattr(self.phones[0].foreground, "title", "")
        title = " - ".join(part for part in (shown, ", ".join(model.name for model in self.models)) if part)
        if title != self.window.title:
            self.window.title = title

    @property
    def _words(self) -> str:
        return self.phones[0].settings.language

    def _say(self, key: str, **facts: object) -> str:
        return word(key, self._words).format(**facts)
