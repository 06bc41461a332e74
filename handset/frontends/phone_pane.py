"""One phone in the window: its part of the surface, its frame, the minute it can be wound back, who hears it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from handset.browser.app import BrowserApp
from handset.frontends.captures import Captures
from handset.frontends.devtools import Command, Devtools
from handset.frontends.input_mapper import InputMapper
from handset.frontends.inspector_panel import InspectorPanel
from handset.frontends.listening import Listener
from handset.frontends.phone_view import PaintedState, PhoneView, status_line_height, window_size
from handset.frontends.rewind_buffer import ROOM, RewindBuffer
from handset.frontends.skin.drawn import LAMP
from handset.frontends.skin.geometry import SMALL
from handset.frontends.status_line import DONE, LOST, StatusLine, activity, draw_status_line
from handset.frontends.typist import TypingTarget, Typist, typing_target
from handset.geometry import Color, Rect
from handset.keypad import Key, KeyEvent
from handset.lcd import Frame
from handset.machine import Handset
from handset.phone_texts import translate_window
from handset.preview.inspector.overlays import Mark
from handset.preview.inspector.weight import weigh
from handset.preview.page_type import loses_css, loses_sheets
from handset.screen import frame_key

OVER: Color = (0xFF, 0x6A, 0x50)
"""The lamp beside a page that is more than its model takes."""

Maker = Callable[[str], tuple[Handset, Callable[[], None]]]
"""Model's name -> a booted phone, and what closes it."""
StepSeen = Callable[[Handset, Sequence[KeyEvent]], str]
"""Called after each step of the phone, with its key events; the status line shows an answer that is not empty."""


@dataclass
class PhonePane:
    """Pane of the window with a phone and its tools; another model may take its place."""

    make: Maker
    device: str
    typist: Typist
    captures: Captures
    listen: Callable[[Handset], Listener] | None = None
    on_step: StepSeen | None = None
    inspector: InspectorPanel = field(default_factory=InspectorPanel)
    room: int = ROOM
    """Bytes for the minute that can be wound back."""
    view: PhoneView | None = None
    """None until the window has been laid out, and where it has no room for this phone."""

    def __post_init__(self) -> None:
        self.take_phone(self.device)

    def take_phone(self, device: str) -> None:
        """Boot a phone of that model in the pane."""
        self.device = device
        self.phone, self._close_phone = self.make(device)
        self.rewind_buffer = RewindBuffer(self.room)
        self._listener = self.listen(self.phone) if self.listen else None
        self._heard = 0
        self._buzzing_until = 0
        self.stale = True
        self._frame_key: object | None = None
        self.frame: Frame = self.phone.frame()

    def close_phone(self) -> None:
        """Close the phone; its clock is saved, to go on from there."""
        if self._listener is not None:
            self._listener.close()
        self.phone.memory.save_clock(self.phone.clock.now())
        self._close_phone()

    # time

    def step(self, events: Sequence[KeyEvent], *, pressed: bool) -> str:
        """Advance the phone by a tick with these key events; return a message for the status line or "".

        Args:
            events: The keys that went down or came up.
            pressed: Whether any key is held.
        """
        self.stale |= bool(events) or pressed
        self.phone.step(events)
        said = self.on_step(self.phone, events) if self.on_step is not None else ""
        self.stale |= self.typist.write_pending(self.phone)
        self.rewind_buffer.record(self.phone)
        return self.captures.add_frame(self.phone) or said

    def rewind(self) -> bool:
        """Restore the snapshot before; return False at the end of the buffer."""
        moved = self.rewind_buffer.back(self.phone)
        self.stale |= moved
        return moved

    def play_signals(self, *, muted: bool) -> None:
        """Play the phone's signals since the last call."""
        signals, self._heard = self.phone.signals.since(self._heard)
        for signal in signals:
            if signal.kind == "vibrate":
                self._buzzing_until = signal.tick + signal.value
        if self._listener is not None:
            self._listener.play(signals, muted=muted)

    def capture(self, command: Command) -> str:
        """Carry out a command that captures: picture, film, state; return the message."""
        match command:
            case Command.PICTURE:
                return self.captures.picture(self.phone)
            case Command.FILM:
                return self.captures.toggle_film(self.phone)
            case Command.SAVE:
                return self.captures.save_state(self.phone)
            case Command.LOAD:
                self.stale = True
                return self.captures.load_state(self.phone)
            case _:
                return ""

    # the page

    @property
    def browser(self) -> BrowserApp | None:
        """Browser, if it has a page."""
        browser = self.phone.find("browser")
        return browser if isinstance(browser, BrowserApp) and browser.entry is not None else None

    def reload(self) -> bool:
        """Load the page again with the reader's place in it; return whether there is one."""
        if self.browser is None:
            return False
        self.browser.reload(live=True)
        # The page may be there again before anybody has looked at the phone while it was loading.
        self.stale = True
        return True

    # the picture

    @property
    def still(self) -> bool:
        """Whether the LCD is up to date and nothing on it moves by itself."""
        return not self.stale and self._frame_key is not None and self._frame_key == frame_key(self.phone)

    def refresh_frame(self) -> bool:
        """Draw the frame again if the phone may show something else; return whether it may."""
        if self.still:
            return False
        self._frame_key, self.stale = frame_key(self.phone), False
        self.frame = self.phone.frame()
        return True

    def lit(self, down: frozenset[Key]) -> frozenset[Key | str]:
        """Keys that are down, and the lamp while the phone loads or vibrates."""
        busy = self.phone.network.busy or self.phone.clock.ticks < self._buzzing_until
        return down | ({LAMP} if busy else frozenset())

    def lines_alone(self, devtools: Devtools, mapper: InputMapper, language: str) -> StatusLine:
        """Return the status line of the window's only phone: model, scale, keymap."""
        state, color = activity(devtools, filming=self.captures.film is not None, language=language)
        if not state and loses_css(self.phone):
            return StatusLine("", "", translate_window("css ignored", language), LOST)
        if not state and loses_sheets(self.phone):
            return StatusLine("", "", translate_window("sheets ignored", language), LOST)
        model, view = self.phone.model, self.view
        left = f"{model.title}  {view.zoom if view else 1}x  {mapper.keymap.name}"
        if view is not None and view.phone is None and not view.bare:
            left = translate_window("lcd alone", language).format(height=window_size(model, 1, SMALL)[1])
        if typing_target(self.phone) in (TypingTarget.FIELD, TypingTarget.EDITOR):
            left = translate_window("writing" if mapper.writes else "block keys", language)
        elif devtools.muted:
            left += f"  {translate_window('muted', language)}"
        return StatusLine(left, translate_window("F1 help", language), state, color)

    def lines_among_others(self, devtools: Devtools | None, answer: str, language: str) -> StatusLine:
        """Return the status line of one of several phones: model and page weight, red if it is too heavy.

        Args:
            devtools: What the devtools do is said in place of the weight; None says it elsewhere.
            answer: What this phone has to say of the last command; "" for nothing.
            language: The words'.
        """
        app, name = self.phone.foreground, self.phone.model.title
        state, color = answer, DONE
        if devtools is not None:
            state, color = activity(devtools, filming=self.captures.film is not None, language=language)
        if state or not isinstance(app, BrowserApp) or app.page is None:
            return StatusLine(name, "", state, color)
        if app.page.loses_css or app.page.loses_sheets:
            lost = "css ignored" if app.page.loses_css else "sheets ignored"
            return StatusLine(name, "", f"{name}: {translate_window(lost, language)}", LOST)
        weight = weigh(app.page)
        used = translate_window("limit", language).format(used=f"{weight.counted:,}", limit=f"{weight.limit:,}")
        return StatusLine(name, used) if weight.fits else StatusLine(name, used, name, OVER)

    def paint(self, wanted: PaintedState, marks: Sequence[Mark], *, texts: bool) -> bool:
        """Paint what differs from the surface; return whether anything did.

        Args:
            wanted: What it is to show.
            marks: What the inspector lays over the LCD.
            texts: Whether the text layer's boxes are outlined.
        """
        view = self.view
        if view is None:
            return False
        changed = view.paint_lcd(self.frame)
        if changed:
            if texts:
                view.paint_boxes(self.frame)
            view.paint_marks(marks)
        changed |= view.paint_lit(wanted.lit)
        if wanted.status is not None and wanted.status != view.shown.status:
            width, height = view.surface.get_size()
            high = min(height, status_line_height(view.zoom))
            draw_status_line(view.surface, Rect(0, height - high, width, high), wanted.status)
            view.shown.status = wanted.status
            changed = True
        return changed
