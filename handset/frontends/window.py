"""One phone in a window, or several side by side: the host's keys, mouse and gamepad press them, their LCDs are shown.

Several phones follow the same keys, each as its LCD alone with its model's name and the page's weight below.
Only this module knows about the window; what it decides by stands in fixed_timestep, press_tracker,
devtools, panes, phone_pane and phone_view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import pygame

from handset.app_protocols import title_of
from handset.frontends import host, loop, panes
from handset.frontends.captures import Captures
from handset.frontends.devtools import BENDS_TIME, Command, Devtools
from handset.frontends.display import require_display
from handset.frontends.help import draw_help
from handset.frontends.host_window import HostWindow
from handset.frontends.input_mapper import CommandDown, CommandUp, InputMapper, TextTyped, ToolKey
from handset.frontends.inspector_panel import InspectorPanel
from handset.frontends.listening import Listener
from handset.frontends.panel import WIDTH as PANEL_WIDTH
from handset.frontends.panel import draw_panel, panel_box
from handset.frontends.phone_pane import Maker, PhonePane, StepSeen
from handset.frontends.phone_view import BACKDROP, PaintedState, PhoneView, arranged, window_size
from handset.frontends.rewind_buffer import ROOM
from handset.frontends.status_line import StatusLine
from handset.frontends.tiling import tiled
from handset.frontends.typist import TypingTarget, Typist, writing_of
from handset.geometry import Rect
from handset.keymap import FILE as KEYMAPS
from handset.keymap import load_keymap
from handset.machine import Handset
from handset.model import load_model, model_names
from handset.phone_texts import translate_window
from keitai.common.file_watcher import FileWatcher, PollingFileWatcher

TextSeen = Callable[[Handset, str], None]
"""Called before the host's keyboard writes into a field of the phone."""
Tool = Callable[[], str]
"""What a host key does for a verb of the command line; its answer is shown on the status line."""


def run_window(
    make: Maker,
    devices: Sequence[str],
    *,
    keymap: str = "laptop",
    watch: FileWatcher | None = None,
    state_folder: Path | None = None,
    bare: bool = False,
    listen: Callable[[Handset], Listener] | None = None,
    on_step: StepSeen | None = None,
    on_text: TextSeen | None = None,
    on_written: Callable[[Path], object] = lambda path: None,
    tools: Mapping[str, Tool] | None = None,
    stopping: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> None:
    """Show a phone of each model until the window is closed, then save their clocks.

    `stopping` is entered once the phones are there and the loop begins, for what is to close the window from outside.

    `on_written` is told each picture, film and state as a file: the status line has no room for a whole path.

    Raises `KeitaiError` when no window can be opened, the keymap is wrong, or a model does not exist.
    """
    mapper = InputMapper(load_keymap(keymap), frozenset(tools or {}))
    for device in devices:
        load_model(device)
    require_display()
    with loop.display():
        window = PhoneWindow(
            make, devices, mapper, watch, state_folder, bare, listen, on_step, on_text, on_written, tools or {}
        )
        try:
            with stopping():
                loop.run(window)
        finally:
            window.close()


@dataclass
class PhoneWindow:
    """Window with one or more phones in panes, the devtools and the panel."""

    make: Maker
    devices: Sequence[str]
    mapper: InputMapper
    watch: FileWatcher | None = None
    state_folder: Path | None = None
    bare: bool = False
    listen: Callable[[Handset], Listener] | None = None
    """What makes the first phone heard; several at once would be noise."""
    on_step: StepSeen | None = None
    on_text: TextSeen | None = None
    on_written: Callable[[Path], object] = lambda path: None
    tools: Mapping[str, Tool] = field(default_factory=dict)
    devtools: Devtools = field(default_factory=Devtools)
    running: bool = True
    _panel: bool = False
    """Room is left beside the phones for the panel."""
    _over: object = None
    """What lies over the phones and beside them on the surface now; None right after it was laid out."""

    def __post_init__(self) -> None:
        self.host = HostWindow(self._wanted_size(), window_size(load_model(self.devices[0]), 1, None))
        self.watched = PollingFileWatcher([KEYMAPS], also=[self.watch] if self.watch is not None else [])
        self.panes: list[PhonePane] = []
        try:
            for number, device in enumerate(self.devices):
                self.panes.append(self._pane(device, None if number else self.listen))
        except BaseException:
            self.close()
            raise
        self.pointed = self.panes[0]
        self._lay_out()

    def _pane(self, device: str, listen: Callable[[Handset], Listener] | None) -> PhonePane:
        typist = Typist(self.mapper.presses, self.on_text)
        captures = Captures(self.state_folder, on_written=self.on_written)
        room = ROOM // len(self.devices)
        return PhonePane(self.make, device, typist, captures, listen, self.on_step, room=room)

    def close(self) -> None:
        """Close the phones and the window."""
        for pane in self.panes:
            pane.close_phone()
        self.host.close()

    @property
    def alone(self) -> bool:
        """Whether there is one phone, which may be drawn with its body."""
        return len(self.devices) == 1

    # where everything stands

    def _wanted_size(self, most: int = 4) -> tuple[int, int]:
        """Return the pixels that the phones take, at a zoom of `most` at most where one is alone."""
        models = [load_model(device) for device in self.devices]
        if self.alone:
            zoom, drawing = arranged(models[0], *host.available_desktop(), bare=self.bare)
            return window_size(models[0], min(zoom, most), drawing)
        _, places = tiled(models, *host.available_desktop())
        return max(place.right for place in places), max(place.bottom for place in places)

    @property
    def panel_box(self) -> Rect:
        """Place of the panel; empty while it is closed."""
        width, height = self.surface.get_size()
        least = max(pane.phone.model.screen.width for pane in self.panes)
        return panel_box(width, height, least) if self._panel else Rect(width, 0, 0, height)

    def _lay_out(self) -> None:
        """Give every phone its part of the window's surface, and paint everything anew."""
        self.host.refresh()
        self.surface.fill(BACKDROP)
        width, height = self.surface.get_size()
        width -= self.panel_box.width
        places = [Rect(0, 0, width, height)]
        if not self.alone:
            _, places = tiled([pane.phone.model for pane in self.panes], width, height)
        for pane, place in zip(self.panes, places, strict=True):
            part = pygame.Rect(place).clip(pygame.Rect(0, 0, width, height))
            pane.view = None
            if part:
                pane.view = PhoneView(self.surface.subsurface(part), pane.phone.model, self.bare or not self.alone)
                pane.view.layout()
        self._over = None
        self._drawn = False

    # the loop

    @property
    def calm(self) -> bool:
        """Whether nothing moves by itself, so that the loop may sleep until the next event."""
        restless = self.devtools.restless or self.mapper.presses.down or any(pane.captures.film for pane in self.panes)
        return not restless and all(pane.still for pane in self.panes)

    def advance(self, due: int) -> None:
        """Advance by `due` ticks of real time."""
        self._watch(due)
        ticks = self.devtools.pass_time(due)
        for _ in range(ticks.back):
            moved = [pane.rewind() for pane in self.panes]
            if not any(moved):
                break
        for number in range(ticks.steps):
            events = self.mapper.presses.drain() if number == 0 else ()
            pressed = bool(self.mapper.presses.down)
            self.devtools.show_messages([pane.step(events, pressed=pressed) for pane in self.panes])
        for pane in self.panes:
            pane.play_signals(muted=self.devtools.muted)

    def _watch(self, due: int) -> None:
        changed = self.watched.after(due)
        if KEYMAPS in changed:
            fault = self.mapper.load_layout(self.mapper.keymap.name, self.devtools, self.language)
            for pane in self.panes:
                pane.inspector.fault = fault
            self._fit_panel()
        if changed - {KEYMAPS}:
            self._reload()

    # what the host tells

    def handle_event(self, event: pygame.Event) -> None:
        """Handle one event of the host: a key, the mouse, text, a gamepad, a new size."""
        writing = next((found for pane in self.panes if (found := writing_of(pane.phone))), None)
        match self.mapper.map_event(event, self._aim, writing):
            case CommandDown(command):
                self._command(command)
            case CommandUp(command):
                self.devtools.release(command)
            case ToolKey(host):
                self.devtools.show_message(self.tools[host]())
            case TextTyped(text):
                panes.write(self.panes, text)
        match event.type:
            case pygame.QUIT | pygame.WINDOWCLOSE:
                self.running = False
            case pygame.MOUSEBUTTONDOWN | pygame.FINGERDOWN if self.devtools.help:
                self._command(Command.HELP)
            case pygame.MOUSEBUTTONDOWN if event.button == 1 and not event.touch:
                self._point("mouse", *self.host.pixel(*event.pos))
            case pygame.MOUSEMOTION if self.inspector.overlay is not None:
                self.pointed = panes.hover(self.panes, *self.host.pixel(*event.pos)) or self.pointed
            case pygame.MOUSEBUTTONUP if event.button == 1:
                self.mapper.presses.release("mouse")
            case pygame.FINGERDOWN:
                width, height = self.surface.get_size()
                self._point(("finger", event.finger_id), event.x * width, event.y * height)
            case pygame.FINGERUP:
                self.mapper.presses.release(("finger", event.finger_id))
            case pygame.WINDOWFOCUSLOST:
                self.mapper.presses.release_all()
                self.devtools.release_all()
            case pygame.WINDOWSIZECHANGED | pygame.WINDOWRESIZED:
                self._lay_out()
            case pygame.WINDOWEXPOSED:
                self._drawn = False

    def _point(self, what: object, x: float, y: float) -> None:
        for key in panes.keys_at(self.panes, x, y):
            self.mapper.presses.press(what, key)

    @property
    def _aim(self) -> TypingTarget:
        return TypingTarget.SHEET if self.devtools.help else panes.aim_among(self.panes)

    # the devtools

    def _command(self, command: Command) -> None:
        match command:
            case Command.MODEL if not self.alone:
                self.devtools.show_message(self._translate("several models"))
            case Command.MODEL:
                self._next_model()
            case Command.PICTURE | Command.FILM | Command.SAVE | Command.LOAD:
                self.devtools.show_messages([pane.capture(command) for pane in self.panes])
            case Command.INSPECT | Command.LINT:
                for pane in self.panes:
                    pane.inspector.press(command)
                self._fit_panel()
            case Command.KEYMAP:
                self.mapper.next_layout(self.devtools, self.language)
            case Command.BLOCK:
                self.mapper.writes = not self.mapper.writes
            case Command.PASTE:
                if self._aim in (TypingTarget.FIELD, TypingTarget.EDITOR):
                    panes.write(self.panes, pygame.scrap.get_text())
            case Command.RELOAD:
                self._reload()
            case Command.FULL:
                self.host.toggle_full()
                self._lay_out()
            case Command.HELP:
                self.devtools.press(command)
                self.mapper.presses.release_all()
                self.host.fit_help(shown=self.devtools.help)
                self._lay_out()
            case Command.MUTE:
                self.devtools.press(command)
                self.devtools.show_message(self._translate("sound off" if self.devtools.muted else "sound on"))
            case _:
                if command in BENDS_TIME:
                    for pane in self.panes:
                        pane.phone.mark_unranked()
                self.devtools.press(command)

    def _reload(self) -> None:
        loaded = [pane.reload() for pane in self.panes]
        self.devtools.show_message(self._translate("reloading" if any(loaded) else "no page"))

    def _next_model(self) -> None:
        """Boot the next model; the window follows its size, at the zoom it had where the desktop is large enough."""
        names, pane = model_names(), self.panes[0]
        place = names.index(pane.device) if pane.device in names else -1
        zoom = pane.view.zoom if pane.view else 1
        pane.close_phone()
        pane.take_phone(names[(place + 1) % len(names)])
        self.devices = [pane.device]
        width, height = self._wanted_size(zoom)
        self._panel = self.inspector.open
        self.host.resize(width + (PANEL_WIDTH if self._panel else 0), height)
        self._lay_out()

    def _fit_panel(self) -> None:
        if self._panel != self.inspector.open:
            self._panel = self.inspector.open
            self.host.fit_panel(shown=self._panel)
            self._lay_out()

    # painting

    def paint(self) -> None:
        """Paint the panes, the inspector's panel and the help that have changed."""
        fresh_frames = [pane.refresh_frame() for pane in self.panes]
        if any(fresh_frames):
            self._entitle()
        wanted = [
            PaintedState(pane.frame.hash, pane.lit(self.mapper.presses.down), self._lines(pane)) for pane in self.panes
        ]
        rows, marks = panes.inspected(self.panes, self.pointed, self.language)
        over = (self.devtools.help, self.devtools.texts, self.mapper.keymap.name, rows, marks)
        # The help sheet is see-through: what lies below it is painted anew as it changes, never the sheet over itself.
        beneath = any(pane.view and pane.view.shown != each for pane, each in zip(self.panes, wanted, strict=True))
        if self._over not in (None, over) or (self.devtools.help and beneath):
            self._lay_out()
        fresh, self._over = self._over is None, over
        changed = False
        for pane, each, laid_over in zip(self.panes, wanted, marks, strict=True):
            changed |= pane.paint(each, laid_over, texts=self.devtools.texts)
        if rows and fresh:
            draw_panel(self.surface, self.panel_box, rows)
        if self.devtools.help and changed:
            zoom = self.panes[0].view.zoom if self.panes[0].view else 1
            draw_help(self.surface, self.mapper.keymap, self.language, min(2, zoom))
        if changed or not self._drawn:
            self.host.flip()
            self._drawn = True

    def _entitle(self) -> None:
        """Call the window after the first phone's page and the models."""
        shown = title_of(self.phone.foreground)
        models = [pane.phone.model for pane in self.panes]
        which = models[0].title if self.alone else ", ".join(model.name for model in models)
        title = " - ".join(part for part in (shown, which) if part)
        self.host.set_title(title)

    def _lines(self, pane: PhonePane) -> StatusLine:
        """Return the status line below a phone: its own answer; what the devtools do stands below the first."""
        if self.alone:
            return pane.lines_alone(self.devtools, self.mapper, self.language)
        number = self.panes.index(pane)
        answer = self.devtools.answers[number] if self.devtools.answers else ""
        return pane.lines_among_others(None if number else self.devtools, answer, self.language)

    # the surface, and the first phone, which speaks for all

    @property
    def surface(self) -> pygame.Surface:
        """Pixels of the window."""
        return self.host.surface

    @property
    def phone(self) -> Handset:
        """First phone in the window."""
        return self.panes[0].phone

    @property
    def inspector(self) -> InspectorPanel:
        """Inspector panel of the first phone."""
        return self.panes[0].inspector

    @property
    def language(self) -> str:
        """First phone's language, which the window uses."""
        return self.phone.settings.language

    def _translate(self, key: str, **facts: object) -> str:
        return translate_window(key, self.language).format(**facts)
