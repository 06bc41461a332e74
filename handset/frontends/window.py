"""The phone in a window: the host's keys, mouse and gamepad press its keys, the screen shows it and its LCD.

Only this module knows about the window; what it decides by stands in pacing, fingers, bench, past and view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pygame

from handset.browser.app import BrowserApp
from handset.frontends import loop
from handset.frontends.bench import BENDS_TIME, Bench, Command
from handset.frontends.help import BESIDE, draw_help, fits
from handset.frontends.host import available_desktop, icon
from handset.frontends.hosthands import Asked, Called, HostHands, LetGo, Wrote
from handset.frontends.keeping import Keeping
from handset.frontends.listening import Listener
from handset.frontends.looking import Looking
from handset.frontends.panel import WIDTH as PANEL_WIDTH
from handset.frontends.past import Past
from handset.frontends.skin.drawn import LAMP
from handset.frontends.skin.geometry import SMALL
from handset.frontends.strip import LOST, Lines, doing, draw_strip
from handset.frontends.typist import Aim, Typist, aim_of, writing_of
from handset.frontends.view import View, arranged, strip_height, window_size
from handset.frontends.watching import Saves, Watched
from handset.geometry import Rect
from handset.keymap import FILE as KEYMAPS
from handset.keymap import load_keymap
from handset.keypad import Key, KeyEvent
from handset.machine import Handset
from handset.model import load_model, model_names
from handset.preview.page_type import loses_css
from handset.screen import glance
from handset.wording import bench_word as word

Maker = Callable[[str], tuple[Handset, Callable[[], None]]]
"""Model's name -> a booted phone, and what closes it."""

StepSeen = Callable[[Handset, Sequence[KeyEvent]], str]
"""Told after each step of the phone, with the keys it was given; an answer that is not empty is shown on the strip."""
TextSeen = Callable[[Handset, str], None]
"""Told before the host's keyboard writes into a field of the phone."""
Tool = Callable[[], str]
"""What a host key does for a verb of the command line; its answer is shown on the strip."""


def run_window(
    make: Maker,
    *,
    device: str,
    keymap: str = "laptop",
    watch: Saves | None = None,
    state_folder: Path | None = None,
    bare: bool = False,
    listen: Callable[[Handset], Listener] | None = None,
    on_step: StepSeen | None = None,
    on_text: TextSeen | None = None,
    tools: Mapping[str, Tool] | None = None,
) -> None:
    """Show the phone until its window is closed; then its clock is kept in its memory.

    Raises `KeitaiError` when no window can be opened, the keymap is wrong, or there is no such device.
    """
    keys = load_keymap(keymap)
    load_model(device)
    with loop.display():
        desk = PhoneWindow(
            make,
            device,
            HostHands(keys, frozenset(tools or {})),
            watch,
            Keeping(state_folder),
            bare,
            listen,
            on_step,
            on_text,
            tools or {},
        )
        try:
            loop.run(desk)
        finally:
            desk.close()


@dataclass
class PhoneWindow:
    """One window with the phone that is in it now."""

    make: Maker
    device: str
    hands: HostHands
    watch: Saves | None
    keeping: Keeping
    bare: bool
    listen: Callable[[Handset], Listener] | None
    on_step: StepSeen | None
    on_text: TextSeen | None
    tools: Mapping[str, Tool]
    bench: Bench = field(default_factory=Bench)
    looking: Looking = field(default_factory=Looking)
    running: bool = True
    _full: bool = False
    _grown: tuple[int, int] = (0, 0)
    """The window's width before the panel opened, and by how much it grew for it."""
    _before_help: tuple[int, int] | None = None
    """The window's size before it grew for the help sheet."""

    def __post_init__(self) -> None:
        model = load_model(self.device)
        zoom, drawing = arranged(model, *available_desktop(), bare=self.bare)
        size = window_size(model, zoom, drawing)
        self.window = pygame.Window("keitai", size, resizable=True, allow_high_dpi=True)
        self.window.set_icon(icon())
        self.window.minimum_size = window_size(model, 1, None)
        self.watched = Watched([KEYMAPS], also=[self.watch] if self.watch is not None else [])
        self.typist = Typist(self.hands.fingers, self.on_text)
        self._take_phone(self.device)

    # the phone in the window

    def _take_phone(self, device: str) -> None:
        self.device = device
        self.phone, self._close_phone = self.make(device)
        self.past = Past()
        self.listener = self.listen(self.phone) if self.listen else None
        self._heard = 0
        self._buzzing_until = 0
        self._stale = True
        self._glance: object | None = None
        self._frame = self.phone.frame()
        self.view = View(self.window.get_surface(), self.phone.model, self.bare)
        self.view.layout()
        self._drawn = False

    def _put_phone_away(self) -> None:
        """Its clock goes on from here next time."""
        if self.listener is not None:
            self.listener.close()
        self.phone.memory.save_clock(self.phone.clock.now())
        self._close_phone()

    def close(self) -> None:
        self._put_phone_away()
        self.window.destroy()

    # the loop

    @property
    def calm(self) -> bool:
        return not (self.bench.restless or self.keeping.film or self.hands.fingers.down) and self._still

    @property
    def _still(self) -> bool:
        """The LCD shows what it should and nothing on it moves by itself."""
        return not self._stale and self._glance is not None and self._glance == glance(self.phone)

    def advance(self, due: int) -> None:
        """Real time went on by `due` ticks."""
        self._watch(due)
        ticks = self.bench.pass_time(due)
        for _ in range(ticks.back):
            if not self.past.back(self.phone):
                break
            self._stale = True
        for number in range(ticks.steps):
            events = self.hands.fingers.take() if number == 0 else ()
            self._stale |= bool(events) or bool(self.hands.fingers.down)
            self.phone.step(events)
            if self.on_step is not None:
                said = self.on_step(self.phone, events)
                if said:
                    self.bench.say(said)
            self._stale |= self.typist.settle(self.phone)
            self.past.keep(self.phone)
            if answer := self.keeping.see(self.phone):
                self.bench.say(answer)
        signals, self._heard = self.phone.signals.since(self._heard)
        for signal in signals:
            if signal.kind == "vibrate":
                self._buzzing_until = signal.tick + signal.value
        if self.listener is not None:
            self.listener.hear(signals, muted=self.bench.muted)

    def _watch(self, due: int) -> None:
        changed = self.watched.after(due)
        if KEYMAPS in changed:
            self.looking.fault = self.hands.lay_out(self.hands.keymap.name, self.bench, self._words)
            self._fit_panel()
        if changed - {KEYMAPS}:
            self._reload()

    # what the host tells

    def take(self, event: pygame.Event) -> None:
        match self.hands.take(event, self._aim, writing_of(self.phone)):
            case Asked(command):
                self._command(command)
            case LetGo(command):
                self.bench.release(command)
            case Called(host):
                self.bench.say(self.tools[host]())
            case Wrote(text):
                self.typist.write(self.phone, text)
                self._stale = True
        match event.type:
            case pygame.QUIT | pygame.WINDOWCLOSE:
                self.running = False
            case pygame.MOUSEBUTTONDOWN | pygame.FINGERDOWN if self.bench.help:
                self._command(Command.HELP)
            case pygame.MOUSEBUTTONDOWN if event.button == 1 and not event.touch:
                self._point("mouse", *self._pixel(*event.pos))
            case pygame.MOUSEMOTION if self.looking.overlay is not None:
                self.looking.pointer = self.view.point_at(*self._pixel(*event.pos))
            case pygame.MOUSEBUTTONUP if event.button == 1:
                self.hands.fingers.release("mouse")
            case pygame.FINGERDOWN:
                width, height = self.view.surface.get_size()
                self._point(("finger", event.finger_id), event.x * width, event.y * height)
            case pygame.FINGERUP:
                self.hands.fingers.release(("finger", event.finger_id))
            case pygame.WINDOWFOCUSLOST:
                self.hands.fingers.release_all()
                self.bench.let_go()
            case pygame.WINDOWSIZECHANGED | pygame.WINDOWRESIZED:
                self._resized()
            case pygame.WINDOWEXPOSED:
                self._drawn = False

    def _pixel(self, x: float, y: float) -> tuple[float, float]:
        """A point of the window as a pixel of its surface: dense screens have more of these."""
        ratio = self.view.surface.get_width() / max(1, self.window.size[0])
        return x * ratio, y * ratio

    def _point(self, what: object, x: float, y: float) -> None:
        key = self.view.key_at(x, y)
        if key is not None:
            self.hands.fingers.press(what, key)

    @property
    def _aim(self) -> Aim:
        return Aim.SHEET if self.bench.help else aim_of(self.phone)

    def _resized(self) -> None:
        self.view.surface = self.window.get_surface()
        self.view.layout()
        self._drawn = False

    # the bench

    def _command(self, command: Command) -> None:
        match command:
            case Command.MODEL:
                self._next_model()
            case Command.PICTURE:
                self.bench.say(self.keeping.picture(self.phone))
            case Command.FILM:
                if answer := self.keeping.toggle_film(self.phone):
                    self.bench.say(answer)
            case Command.SAVE:
                self.bench.say(self.keeping.save_state(self.phone))
            case Command.LOAD:
                self.bench.say(self.keeping.load_state(self.phone))
                self._stale = True
            case Command.INSPECT:
                self.looking.inspect()
                self._fit_panel()
            case Command.LINT:
                self.looking.judge()
                self._fit_panel()
            case Command.KEYMAP:
                self.hands.next_layout(self.bench, self._words)
            case Command.BLOCK:
                self.hands.writes = not self.hands.writes
            case Command.PASTE:
                self._paste()
            case Command.RELOAD:
                self._reload()
            case Command.FULL:
                self._toggle_full()
            case _:
                if command in BENDS_TIME:
                    self.phone.bend_time()
                self.bench.press(command)
                if command is Command.HELP:
                    self.hands.fingers.release_all()
                    self._fit_help()
                elif command is Command.MUTE:
                    self.bench.say(self._say("sound off" if self.bench.muted else "sound on"))

    def _paste(self) -> None:
        if self._aim in (Aim.FIELD, Aim.EDITOR):
            self.typist.write(self.phone, pygame.scrap.get_text())
            self._stale = True

    def _reload(self) -> None:
        browser = self.phone.find("browser")
        if isinstance(browser, BrowserApp) and browser.entry is not None:
            browser.reload(live=True)
            self.bench.say(self._say("reloading"))
            # The page may be there again before anybody has looked at the phone while it was loading.
            self._stale = True
        else:
            self.bench.say(self._say("no page"))

    def _toggle_full(self) -> None:
        self._full = not self._full
        if self._full:
            self.window.set_fullscreen(desktop=True)
        else:
            self.window.set_windowed()
        self._resized()

    def _next_model(self) -> None:
        """The window follows the phone's size, at the zoom it had where the desk is large enough."""
        names = model_names()
        place = names.index(self.device) if self.device in names else -1
        zoom = self.view.zoom
        self._put_phone_away()
        self._take_phone(names[(place + 1) % len(names)])
        best, drawing = arranged(self.phone.model, *available_desktop(), bare=self.bare)
        width, height = window_size(self.phone.model, min(zoom, best), drawing)
        self.view.panel = self.looking.open
        self._resize(width + (PANEL_WIDTH if self.looking.open else 0), height)

    def _fit_panel(self) -> None:
        """The window grows by the panel where the desk has room, and shrinks as it closes."""
        if self.view.panel == self.looking.open:
            return
        self.view.panel = self.looking.open
        width, height = self.view.surface.get_size()
        if self.looking.open:
            self._resize(width + PANEL_WIDTH, height)
            self._grown = width, self.view.surface.get_width() - width
        else:
            # A person may have made the window narrower meanwhile: it never gets narrower than it was before.
            before, grown = self._grown
            self._resize(max(width - grown, min(width, before)), height)
        self.view.layout()
        self._drawn = False

    def _fit_help(self) -> None:
        """Grow the window to what the help sheet needs, where the desk has the room, and shrink it back."""
        width, height = self.view.surface.get_size()
        if not self.bench.help:
            size, self._before_help = self._before_help, None
            if size is not None:
                self._resize(*size)
        elif not self._full and not fits(width, height):
            self._before_help = width, height
            wide, high = BESIDE
            self._resize(max(width, wide), min(max(height, high), available_desktop()[1]))

    def _resize(self, width: int, height: int) -> None:
        size = max(1, min(width, available_desktop()[0])), height
        if size != self.view.surface.get_size():
            self.window.size = size
            self._resized()

    # looking

    def paint(self) -> None:
        view = self.view
        if not self._still:
            self._entitle()
            self._glance, self._stale = glance(self.phone), False
            self._frame = self.phone.frame()
        lit, lines = self._lit(), self._lines()
        rows, marks = self.looking.see(self.phone, self._words)
        over = (self.bench.help, self.bench.texts, self.hands.keymap.name, rows, marks)
        shown = view.shown
        # The help sheet is see-through: what lies below it is painted anew as it changes, never the sheet over itself.
        beneath = (shown.frame, shown.lit, shown.strip) != (self._frame.hash, lit, lines)
        if shown.over not in (None, over) or (self.bench.help and beneath):
            view.layout()
        fresh = view.shown.over is None
        view.shown.over = over
        changed = view.paint_lcd(self._frame)
        if changed:
            if self.bench.texts:
                view.paint_boxes(self._frame)
            view.paint_marks(marks)
        if rows and fresh:
            view.paint_panel(rows)
        changed |= view.paint_lit(lit)
        if lines != view.shown.strip:
            width, height = view.surface.get_size()
            high = strip_height(view.zoom)
            draw_strip(view.surface, Rect(0, height - high, width - view.panel_box.width, high), lines)
            view.shown.strip = lines
            changed = True
        if self.bench.help and changed:
            draw_help(view.surface, self.hands.keymap, self._words, min(2, view.zoom))
        if changed or not self._drawn:
            self.window.flip()
            self._drawn = True

    def _lit(self) -> frozenset[Key | str]:
        """Keys that are down, and the lamp while the phone loads or buzzes."""
        busy = self.phone.network.busy or self.phone.clock.ticks < self._buzzing_until
        return self.hands.fingers.down | ({LAMP} if busy else frozenset())

    def _entitle(self) -> None:
        """The window is called after what the phone shows."""
        shown = getattr(self.phone.foreground, "title", "")
        title = " - ".join(part for part in (shown, self.phone.model.title) if part)
        if title != self.window.title:
            self.window.title = title

    @property
    def _words(self) -> str:
        return self.phone.settings.language

    def _say(self, key: str, **facts: object) -> str:
        return word(key, self._words).format(**facts)

    def _lines(self) -> Lines:
        state, color = doing(self.bench, filming=self.keeping.film is not None, language=self._words)
        left = f"{self.phone.model.title}  {self.view.zoom}x  {self.hands.keymap.name}"
        if not state and loses_css(self.phone):
            return Lines(left, "", self._say("css ignored"), LOST)
        if self.view.phone is None and not self.bare:
            left = self._say("lcd alone", height=window_size(self.phone.model, 1, SMALL)[1])
        if aim_of(self.phone) in (Aim.FIELD, Aim.EDITOR):
            left = self._say("writing" if self.hands.writes else "block keys")
        elif self.bench.muted:
            left += f"  {self._say('muted')}"
        return Lines(left, self._say("F1 help"), state, color)
