"""Recorder of keypad scripts: writes down a person's keys, the waits that mattered, and which page came up.

Where nothing moves while the thumb rests, the rest is left out; where a page was loading, it becomes `wait idle`;
where things go on by themselves, as in a game, keys and rests are kept to the frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from handset.app_protocols import address_of, focused_text_of
from handset.browser.app import BrowserApp
from handset.browser.page import Page
from handset.keypad import Key, KeyEvent
from handset.lcd import Frame
from handset.machine import Handset
from handset.script.language.program import Setup
from handset.script.language.words import quoted
from handset.script.record.clicks import ClickFinder
from handset.script.record.landmarks import headings, page_in_front, shown_heading, telling_line
from handset.script.run.conditions import focused_text
from handset.script.run.driver import GAP
from handset.script.run.pagetext import missing_page
from handset.script.run.settled import is_idle

_ARROWS = (Key.UP, Key.DOWN, Key.LEFT, Key.RIGHT)
LONG = 24
"""Ticks from which a press is a long one: keys begin to repeat."""


@dataclass
class _Held:
    """A key that is down: since when, whether alone, and in a time that counts by the frame."""

    since: int
    exact: bool


@dataclass
class ScriptRecorder:
    """Recorder of a script; call `record` after each step. `lines` is the test so far."""

    lines: list[str] = field(default_factory=list)
    _tick: int = 0
    _written: int = 0
    """The tick up to which the lines account for time."""
    _held: dict[Key, _Held] = field(default_factory=dict)
    _chord: bool = False
    _was_busy: bool = False
    _idle: bool = True
    _loading: bool = False
    """A page, or what belongs to it, is on its way."""
    _now: str = ""
    """What the LCD shows, as a hash."""
    _picture: str = ""
    """What it showed when the last line's time was over."""
    _there: str = ""
    """The address of the page that is shown."""
    _told: str = ""
    """The last one that was written down."""
    _pressed: list[Key] = field(default_factory=list)
    _typed: str = ""
    """Text from the host's keyboard that waits to be written down."""
    _typing: str = ""
    """Text that is being written in this step."""
    _before_typing: str = ""
    """What the field held before this step."""
    _frame: Frame | None = None
    _let_go: bool = False
    """A key came up, perhaps later than the script will let it go: what is shown now is what the press led to."""
    _page: object = None
    _told_page: object = None
    _front: Page | None = None
    """The page that has the LCD."""
    _clicks: ClickFinder = field(default_factory=ClickFinder)
    _moves: int | None = None
    """How many lines there were when cursor keys began to move the focus of a page; None while they don't."""
    _click: str = ""
    """What `click` would say of the ok that is down; "" where it would not do the same."""

    def record(self, phone: Handset, events: Sequence[KeyEvent], frame: Frame) -> None:
        """Record a tick: its key events, and what the LCD shows after them."""
        self._tick += 1
        if self._typing:
            self._typed += accepted_text(self._typing, self._before_typing, focused_text_of(phone.foreground))
            self._typing = ""
        if self._tick == 1:
            self._picture, self._told, self._told_page = frame.hash, _address(phone), _page(phone)
        for event in events:
            if event.down and event.key not in self._held:
                self._went_down(event.key, phone)
            elif not event.down and event.key in self._held:
                self._came_up(event.key)
        self._idle = is_idle(phone)
        app = phone.foreground
        self._loading = phone.network.busy or (isinstance(app, BrowserApp) and not app.idle)
        self._was_busy |= not self._idle
        self._now, self._there, self._frame = frame.hash, _address(phone), frame
        self._page, self._front = _page(phone), page_in_front(phone)
        self._clicks.follow(phone, frame, moving=self._moves is not None)
        if not self._held and (self._tick <= self._written + 1 or self._let_go):
            self._picture = frame.hash
            self._let_go = False

    def type(self, text: str, before: str = "") -> None:
        """Record that text of the host's keyboard is written into the field; called before the step.

        What the field then takes of it is recorded: played again, the rest would be a failure.

        Args:
            text: What is written.
            before: What the field holds before.
        """
        if not self._typed and not self._typing:
            self._stop()
        if not self._typing:
            self._before_typing = before
        self._typing += text
        # The text is written in the step that comes next.
        self._written = self._tick + 1

    def finish(self) -> list[str]:
        """End the recording; return the test's lines, with an expectation of what the LCD shows.

        What is about to go, since a page is on its way, is not expected: played again, that page may be there.
        """
        self._stop()
        if self.lines and not self._loading and not self.lines[-1].startswith(("expect", "golden")):
            self._see()
        return self.lines

    # expectations, asked for by a key of the window

    def expect_text(self, frame: Frame) -> str:
        """Add an expectation of the page's heading, or its most telling line; return the message."""
        line = self._shown(frame)
        return self._expect(f"expect text {quoted(line)}") if line else "nothing is written here"

    def expect_focus(self, frame: Frame) -> str:
        """Add an expectation of the focused text; return the status line's message."""
        text = focused_text(frame)
        return self._expect(f"expect focus {quoted(text)}") if text else "nothing has the focus"

    def expect_golden(self, name: str) -> str:
        """Add a golden of the LCD as it is now; return the status line's message."""
        return self._expect(f"golden {quoted(name)}")

    def _expect(self, line: str) -> str:
        self._stop()
        if self.lines[-1:] != [line]:
            self.lines.append(line)
        return line

    def _stop(self) -> None:
        """Write everything up to here; keys that are still down count as let go."""
        for key in list(self._held):
            self._came_up(key)
        self._rest(final=True)
        self._flush()
        self._end_moves()

    # keys

    def _went_down(self, key: Key, phone: Handset) -> None:
        if not self._held:
            self._rest()
        if self._typed:
            self._flush()
        exact = not self._idle
        if self._held:
            self._end_moves()
        elif key is Key.OK and not exact:
            self._click = self._clicks.find(phone)
        elif key not in _ARROWS:
            self._end_moves()
        elif self._moves is None and not exact:
            self._flush()
            self._moves = len(self.lines)
        if self._held and not self._chord:
            # A second key: from here on to the last release every change has its own line.
            self._chord = True
            self._flush()
            ((first, held),) = self._held.items()
            self.lines.append(f"down {first.label}")
            self._written = held.since
        self._held[key] = _Held(self._tick, exact)
        if self._chord:
            self._moment(f"down {key.label}")

    def _came_up(self, key: Key) -> None:
        held = self._held.pop(key)
        if self._chord:
            self._moment(f"up {key.label}")
            self._chord = bool(self._held)
        elif held.exact or self._tick - held.since >= LONG:
            self._flush()
            self.lines.append(f"hold {key.label} {max(1, self._tick - held.since)}f")
            self._written = max(held.since + 1, self._tick)
        else:
            if key is Key.OK and self._click:
                self._write_click(self._click)
            else:
                self._pressed.append(key)
            self._written = held.since + GAP - 1
            self._let_go = True
        if key is Key.OK:
            self._end_moves()
        if not self._held:
            self._was_busy = False

    def _write_click(self, text: str) -> None:
        """Let `click` stand for the ok, and for the cursor keys and rests that led to it."""
        moves = self.lines[self._moves :] if self._moves is not None else []
        if all(line.startswith(("press ", "hold ", "wait ")) for line in moves):
            if self._moves is not None:
                del self.lines[self._moves :]
                self._pressed.clear()
            self._flush()
            self.lines.append(f"click {quoted(text)}")
        else:
            self._pressed.append(Key.OK)

    def _end_moves(self) -> None:
        self._moves, self._click = None, ""
        self._clicks.forget()

    def _moment(self, line: str) -> None:
        """Write a line of one tick, after the ticks since the last."""
        if self._tick - self._written > 1:
            self.lines.append(f"wait {self._tick - self._written - 1}f")
        self.lines.append(line)
        self._written = self._tick

    def _rest(self, *, final: bool = False) -> None:
        """Write what mattered of the rest of the thumb up to this tick."""
        ticks = self._tick - self._written - (0 if final else 1)
        arrived = self._idle and self._page is not None and self._page is not self._told_page
        if self._idle and (self._was_busy or (arrived and ticks > 0)):
            self._flush()
            self.lines.append("wait idle")
        elif ticks > 0 and (not self._idle or self._now != self._picture):
            self._flush()
            self.lines.append(f"wait {ticks}f")
        if arrived or (self._there != self._told and self._idle):
            self._flush()
            if self._there and self._there != self._told:
                self.lines.append(f"expect url {quoted(self._there)}")
            self._see()
            self._told, self._told_page = self._there, self._page
        self._was_busy = False
        self._written = self._tick - (0 if final else 1)

    def _see(self) -> None:
        """Expect what stands on the LCD at a stop: the page's heading, else its title, else a line."""
        if self._frame is None:
            return
        heads = headings(self._front) if self._front is not None else []
        seen = shown_heading(self._frame, heads)
        if heads and not seen:
            titled = self._front is not None and bool(self._front.title.strip())
            self.lines.append(f"expect {'title' if titled else 'page text'} {quoted(heads[-1])}")
        elif seen := seen or telling_line(self._front, self._frame):
            self.lines.append(f"expect text {quoted(seen)}")

    def _shown(self, frame: Frame) -> str:
        heads = headings(self._front) if self._front is not None else []
        return shown_heading(frame, heads) or telling_line(self._front, frame)

    def _flush(self) -> None:
        """Write the text and presses that wait to be joined."""
        if self._typed:
            self.lines.append(f"type {quoted(self._typed)} via keyboard")
            self._typed = ""
        words: list[str] = []
        pressed, self._pressed = self._pressed, []
        for index, key in enumerate(pressed):
            if index and key is pressed[index - 1]:
                continue
            count = next((n for n, other in enumerate(pressed[index:]) if other is not key), len(pressed) - index)
            words.append(f"{key.label} x{count}" if count > 1 else key.label)
        if words:
            self.lines.append(f"press {' '.join(words)}")


def accepted_text(text: str, before: str, after: str) -> str:
    """Return what a field took of a text: it may be full, or refuse some of its characters.

    >>> accepted_text("abcdef", "x", "xabc"), accepted_text("abc", "xy", "xaby")
    ('abc', 'ab')
    >>> accepted_text("abc", "", ""), accepted_text("a", "", "*")
    ('', 'a')
    """
    count = len(after) - len(before)
    if count <= 0:
        return ""
    if count >= len(text) or text[:count] in after:
        return text[:count]
    alike = (place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other)
    start = next(alike, min(len(before), len(after)))
    return after[start : start + count]


def _address(phone: Handset) -> str:
    """Return the path of the page that is shown, "" where there is none, or only the phone's own page about it."""
    if missing_page(phone):
        return ""
    parts = urlsplit(address_of(phone.foreground))
    return parts.path if parts.netloc else ""


def _page(phone: Handset) -> object:
    """Return what tells a page from the next at the same address; None where there is none."""
    app = phone.foreground
    return app.entry.response if isinstance(app, BrowserApp) and app.entry is not None else None


def script_text(setup: Setup, url: str, lines: Sequence[str], name: str) -> str:
    """Return a whole `.keys` file of recorded lines."""
    head = [
        "keys 1",
        f"title {quoted(name)}",
        f"device {setup.device}   seed {setup.seed}   lang {setup.lang}   member {setup.member}"
        f"   network {setup.network}   clock {setup.clock.isoformat()}",
        "",
        f"test {quoted(name)}",
    ]
    opened = [f"open {quoted(url)}"] if url else []
    return "\n".join([*head, *(f"  {line}" for line in [*opened, *lines]), "end", ""])
