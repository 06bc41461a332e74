"""Checks of conditions at a tick, by the frame's text layer, the page, the signals and the world's numbers."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

from handset.app_protocols import PlaysMovie, address_of, page_bytes_of, title_of
from handset.emoji import spell
from handset.geometry import Color
from handset.keypad import TICKS_PER_SECOND
from handset.lcd import Frame, TextRun, text_lines
from handset.script.language.expectations import Condition, hex_of
from handset.script.run.environment import Environment
from handset.script.run.frame_cache import FrameCache
from handset.script.run.likeness import nearest, plain, shown
from handset.script.run.pagetext import PageText, browser_of, missing_page, without_address
from handset.script.run.settled import is_settled, pending
from handset.script.run.signals import EARLIER, SIGNALS, SignalChecker
from keitai.common.script_words import WorldNumber

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "=": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
}
_SIGNS = re.compile(r"\\[a-zA-Z]|\(\?[a-zA-Z!<=:]*|[\^$.*+?{}()\[\]|\\]")
"""What of a regular expression is not plain text."""
_OF_SITES = ("text", "page text", "focus", "title", "url", "bytes", "lint")
"""What is said of a site's page. The phone's own page, in the place of one that cannot be had, holds none of it."""

_OF_A_PAGE_THAT_CAME = ("url", "bytes")
"""Of these, what a page that cannot be had seems to have as well, by the phone's page in its place."""

_OF_CONTENT = ("text", "page text", "focus", "bytes", "lint")
"""What is said of what a page shows. On a page that shows nothing all of it would be absent."""

_CONTENT = ("page", "dialog", "phone", "hud")
"""The roles of what apps show."""

_CLOCK = re.compile(r"\d\d:\d\d")


@dataclass
class Counters:
    """Ticks and presses since the test or its last `step` began."""

    presses: int = 0
    ticks: int = 0


class ConditionChecker:
    """Checker of conditions on one environment, which it does not change; `consume_signals` ends one of a signal."""

    def __init__(self, environment: Environment, counters: Counters) -> None:
        self._environment = environment
        self._counters = counters
        self._frames = FrameCache()
        self._page_text = PageText(self._frames)
        self.reset_signals()

    def reset_signals(self) -> None:
        """Count signals from now on, since the phone is another one or at another time."""
        self._signals = SignalChecker(self._environment.phone.signals)

    def invalidate_frame(self) -> None:
        """Drop the cached frame, since the phone may show another one, as after a key or a step of the script."""
        self._frames.clear()

    def consume_signals(self, condition: Condition, by: str = EARLIER) -> None:
        """Let a later expectation of the same signal count from here; `by` is what messages call this one."""
        if condition.kind in SIGNALS:
            self._signals.consume_signals(condition, by)

    def can_never_hold(self, condition: Condition) -> bool:
        """Return whether waiting cannot make the condition hold.

        Spent time, presses and signals that were told don't come back.
        """
        if condition.kind in SIGNALS:
            return condition.negated and self._signals.is_emitted(condition)
        return condition.kind in ("time", "keys") and (condition.compare[0] == "<") != condition.negated

    def holds(self, condition: Condition) -> bool:
        """Return whether the condition holds at this tick, negated by `no`.

        What must not be there, or not be more, is judged only when nothing is pending: before that it is merely late.
        """
        return not self._unjudged(condition) and self._holds(condition) != condition.negated

    def _unjudged(self, condition: Condition) -> str:
        """Say why the condition cannot be judged at this tick, whichever way it is meant; "" when it can."""
        phone = self._environment.phone
        if condition.kind in ("page text", "bytes") and browser_of(phone) is None:
            return "the LCD shows no page"
        if condition.kind == "flash" and self._movie() is None:
            return "the LCD shows no movie"
        if condition.kind == "pixel" and self._pixel(condition) is None:
            return "the LCD has no such pixel"
        if not waits_for_rest(condition):
            missing = missing_page(phone) if condition.kind in _OF_A_PAGE_THAT_CAME else ""
            return f"the page cannot be had: {missing}" if missing else ""
        if not is_settled(phone):
            return f"it could not be judged: {pending(phone)}"
        if condition.kind in _OF_SITES and (missing := missing_page(phone)):
            return f"it could not be judged: the page cannot be had: {missing}"
        if condition.kind in _OF_CONTENT and self._page_text.is_blank(phone):
            return "it could not be judged: the page is empty"
        return ""

    def read(self, condition: Condition) -> str:
        """Return what the pattern of a condition that holds has found: its first group, or its whole match."""
        text = plain(self._text(condition))
        pattern = re.compile(plain(condition.pattern or ".+"), re.MULTILINE)
        match = pattern.search(text) or pattern.search(text.replace("\n", " "))
        return (match[min(1, pattern.groups)] or "") if match is not None else ""

    def _text(self, condition: Condition) -> str:
        """Return the text that a condition of a text is looked for in."""
        match condition.kind:
            case "page text" | "dialog":
                return self._searched(condition)
            case "focus":
                return focused_text(self._frame())
            case "title" | "url":
                return self._page(condition.kind)
        return without_address(self._environment.phone, _screen_text(self._frame()))

    def found(self, condition: Condition) -> str:
        """Return what there is instead, for the message of a failed expectation."""
        if condition.kind in SIGNALS and (self.can_never_hold(condition) or not condition.negated):
            return self._signals.found(condition)
        unjudged = self._unjudged(condition)
        if unjudged:
            return unjudged
        if condition.asked is not None:
            number = self._number(condition.asked, condition)
            return f"it is {number}" if number is not None else f"{condition.asked.absent} {condition.game}"
        match condition.kind:
            case "text" | "dialog" | "softkey" | "page text":
                return self._nearest(condition)
            case "focus":
                focused = focused_text(self._frame())
                return f"the focus is on {shown(focused)}" if focused else "nothing has the focus"
            case "title" | "url":
                said = self._page(condition.kind)
                return f"it is {shown(said)}" if said else f"what is on the LCD has no {condition.kind}"
            case "frame":
                return f"it is {self._frame().hash}"
            case "pixel":
                return f"it is {hex_of(self._pixel(condition) or (0, 0, 0))}"
            case "bytes":
                return f"the page has {self._page_bytes()}"
            case "time":
                return f"it took {self._counters.ticks / TICKS_PER_SECOND:.2f} s"
            case "keys":
                return f"it took {self._counters.presses} presses"
            case "flash":
                return self._movie_state(condition)
            case "lint":
                return "the page has " + ("; ".join(self._environment.lint()[:5]) or "no fault")
        return self._signals.found(condition)

    def _nearest(self, condition: Condition) -> str:
        if condition.kind == "softkey":
            label = _label(self._environment, condition.side)
            return f"it is {shown(label)}" if label else "the key bears no label"
        where = {"page text": "page", "dialog": "dialog"}.get(condition.kind, "screen")
        searched = self._searched(condition)
        if not searched.strip():
            return "no dialog is open" if where == "dialog" else f"the {where} shows no text"
        near = nearest(searched.splitlines(), sought_text(condition))
        return f"nearest on the {where}: {shown(near)}" if near else f"nothing on the {where} is like it"

    def _holds(self, condition: Condition) -> bool:
        if condition.asked is not None:
            return _compares(condition, self._number(condition.asked, condition))
        match condition.kind:
            case "text" | "page text" | "dialog" | "focus" | "title" | "url":
                return _matches(condition, self._text(condition))
            case "softkey":
                return _is_label(condition, _label(self._environment, condition.side))
            case "frame":
                return self._frame().hash == condition.text
            case "pixel":
                return self._pixel(condition) == condition.color
            case "bytes":
                return _compares(condition, self._page_bytes())
            case "time":
                return _compares(condition, self._counters.ticks)
            case "keys":
                return _compares(condition, self._counters.presses)
            case "lint":
                return not self._environment.lint()
            case "flash":
                movie = self._movie()
                if movie is None:
                    return False
                if condition.side:
                    return movie.movie_label.casefold() == condition.text.casefold()
                return _compares(condition, movie.movie_number(condition.text))
        return self._signals.is_emitted(condition)

    def _movie(self) -> PlaysMovie | None:
        app = self._environment.phone.foreground
        return app if isinstance(app, PlaysMovie) else None

    def _movie_state(self, condition: Condition) -> str:
        """Return what a movie's variable or frame is instead."""
        movie = self._movie()
        if movie is None:
            return "the LCD shows no movie"
        if condition.side:
            return f"it is {shown(movie.movie_label)}" if movie.movie_label else "none of the frames so far has a label"
        number = movie.movie_number(condition.text)
        return f"it is {number:g}" if number is not None else "it was never set, or is not a number"

    def _frame(self) -> Frame:
        return self._frames.frame(self._environment.phone)

    def _pixel(self, condition: Condition) -> Color | None:
        pixels = self._frame().page_pixels
        x, y = condition.point
        if y >= pixels.shape[0] or x >= pixels.shape[1]:
            return None
        red, green, blue = (int(channel) for channel in pixels[y, x])
        return red, green, blue

    def _number(self, asked: WorldNumber, condition: Condition) -> int | None:
        return self._environment.world_number(asked.name, condition.game, condition.side)

    def _page_bytes(self) -> int:
        return page_bytes_of(browser_of(self._environment.phone))

    def _page(self, name: str) -> str:
        """Return the address or the title of the page in front; where none is, what the app in front has of it.

        A page without a title has none here, although the phone shows its address in the place of one.
        """
        phone = self._environment.phone
        browser = browser_of(phone)
        if browser is None:
            return address_of(phone.foreground) if name == "url" else title_of(phone.foreground)
        if name == "url":
            return browser.url
        return browser.page.title if browser.page is not None else ""

    def _searched(self, condition: Condition) -> str:
        frame, phone = self._frame(), self._environment.phone
        if condition.kind == "page text":
            return without_address(phone, self._page_text.read(phone))
        if condition.kind == "dialog":
            return frame.text("dialog")
        said = "\n".join([frame.text(*_CONTENT), frame.text("softkey")])
        return without_address(phone, said)


def _screen_text(frame: Frame) -> str:
    """Return what stands on the LCD, without the clock in the status bar, which would pass for any number."""
    runs = [run for run in frame.texts if run.role != "status" or not _CLOCK.fullmatch(run.text)]
    return "\n".join(text_lines(runs))


def focused_text(frame: Frame) -> str:
    """Return the text in focus as the LCD shows it: the line of a dialog or list over a page, if one is open."""
    runs: list[TextRun] = [run for run in frame.texts if run.focused]
    above = [run for run in runs if run.role == "dialog"]
    return spell("".join(run.text for run in above or runs))


def _label(environment: Environment, side: str) -> str:
    return environment.phone.foreground.softkeys.on_side(side)


def waits_for_rest(condition: Condition) -> bool:
    """Return whether the condition may only be checked at rest, as a page still to come could break it."""
    if condition.kind in ("time", "keys"):
        return False
    return condition.negated or condition.kind == "lint" or condition.compare.startswith("<")


def sought_text(condition: Condition) -> str:
    """Return the text that a condition looks for, or the plain text in its pattern."""
    return condition.text if condition.pattern is None else " ".join(_SIGNS.sub(" ", condition.pattern).split())


def _matches(condition: Condition, text: str) -> bool:
    """Return whether it is found in one line, or broken over lines by the phone."""
    text = plain(text)
    if condition.pattern is not None:
        pattern = re.compile(plain(condition.pattern), re.MULTILINE)
        return bool(pattern.search(text) or pattern.search(text.replace("\n", " ")))
    wanted = plain(condition.text)
    return any(wanted in version for version in (text, text.replace("\n", " "), text.replace("\n", "")))


def _is_label(condition: Condition, label: str) -> bool:
    if condition.pattern is not None:
        return re.search(condition.pattern, label) is not None
    return plain(label) == plain(condition.text)


def _compares(condition: Condition, value: float | None) -> bool:
    return value is not None and _COMPARE[condition.compare](value, condition.number)
