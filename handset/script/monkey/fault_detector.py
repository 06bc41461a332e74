"""Fault detector: watches the phone while a monkey presses keys, and reports what goes wrong.

What counts as wrong: the phone falls over (crash), `WAY_HOME` does not lead home (dead end), the radio stays busy for a
minute (hang), a site answers with its own failure or with nothing readable, a page leads to one that is not there or
round and round (error page).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from traceback import extract_tb
from typing import Literal
from urllib.parse import urlsplit

from handset.app_protocols import address_of
from handset.browser.app import BrowserApp
from handset.browser.browser_texts import translate
from handset.keypad import TICKS_PER_SECOND
from handset.machine import Handset
from handset.script.language.program import Setup
from handset.script.monkey.presses import WAY_HOME, Press
from handset.script.record.landmarks import page_in_front, telling_line
from handset.script.run.driver import Driver
from handset.script.run.environment import MakeEnvironment

HANG = 60 * TICKS_PER_SECOND
"""Ticks the radio may be busy without a pause."""

Kind = Literal["crash", "dead end", "hang", "error page"]


@dataclass(frozen=True)
class Fault:
    """Fault that presses led to: equal `kind` and `where` mean the same fault."""

    kind: Kind
    where: str
    """A line of code, an app, or an address."""
    what: str
    presses: tuple[Press, ...]
    shows: str = ""
    """A line of the error page, by which a script knows it again."""

    def __str__(self) -> str:
        count = len(self.presses)
        return f"{self.kind} after {count} {'press' if count == 1 else 'presses'}: {self.what}"


class FaultDetector:
    """Plays presses in a new environment and detects the first fault."""

    def __init__(self, make_environment: MakeEnvironment, setup: Setup, drawn_every: int = 1) -> None:
        """Set the detector up; `drawn_every` is presses from one picture to the next, since drawing may crash, too."""
        self.environment = make_environment(setup)
        self.driver = Driver(self.environment)
        self.driver.watchers.append(self._listen)
        self.presses: list[Press] = []
        self._drawn_every = drawn_every
        self._busy = 0
        """For how many ticks the radio has been busy."""

    def press(self, press: Press) -> Fault | None:
        """Press a key and return the fault that it led to, None when all went well."""
        self.presses.append(press)
        return self._guarded(lambda: self._press(press))

    def wait_idle(self) -> Fault | None:
        """Press nothing until no request is pending; return a fault when one has been pending for too long."""
        return self._guarded(self._settle)

    def _press(self, press: Press) -> None:
        self.driver.press(press.key)
        self.driver.wait(press.rest)
        if len(self.presses) % self._drawn_every == 0:
            self.environment.phone.frame()

    def _settle(self) -> None:
        while 0 < self._busy < HANG:
            self.driver.tick()
        self.environment.phone.frame()

    def _listen(self, phone: Handset) -> None:
        self._busy = self._busy + 1 if phone.network.busy else 0

    def _guarded(self, act: Callable[[], None]) -> Fault | None:
        try:
            act()
        except Exception as error:
            # Whatever escapes from the phone is what the monkey is looking for.
            place = extract_tb(error.__traceback__)[-1]
            where = f"{Path(place.filename).name}:{place.lineno} in {place.name}"
            return self._found("crash", where, f"{type(error).__name__}: {error} ({where})")
        return self._look()

    def _look(self) -> Fault | None:
        phone = self.environment.phone
        if self._busy >= HANG:
            where = address_of(phone.foreground) or phone.foreground.kind
            return self._found("hang", where, f"the radio was busy for {HANG // TICKS_PER_SECOND} s at {where}")
        last = tuple(press.key for press in self.presses[-len(WAY_HOME) :])
        if last == WAY_HOME and len(phone.apps) > 1:
            kind = phone.foreground.kind
            return self._found("dead end", kind, f"END, and yes to its question, do not lead home from {kind!r}")
        trouble = page_fault(phone)
        if trouble:
            url = address_of(phone.foreground)
            shows = telling_line(page_in_front(phone), phone.frame())
            return Fault("error page", url, f"{url}: {trouble}", tuple(self.presses), shows)
        return None

    def _found(self, kind: Kind, where: str, what: str) -> Fault:
        return Fault(kind, where, what, tuple(self.presses))


def page_fault(phone: Handset) -> str:
    """Return why the page in front is an error page; "" for any other, and without a page."""
    app = phone.foreground
    entry = app.entry if isinstance(app, BrowserApp) else None
    if entry is None:
        return ""
    if entry.response.status >= 500:
        return f"HTTP {entry.response.status}"
    if entry.response.status in (404, 410) and _leads_to(phone, entry.response.url):
        return f"HTTP {entry.response.status}, and a page of the site leads there"
    if not entry.internal or not entry.response.url.startswith(("http://", "https://")):
        # A page of a site; or the phone's own about an address, typed at random, that names no site.
        return ""
    # An answer without a body has become a page of the phone's own.
    text = entry.response.body.decode("utf-8", "replace")
    status = re.search(r"\bHTTP 5\d\d\b", text)
    if status:
        return status[0]
    reasons = (translate(reason, phone.settings.language) for reason in ("broken", "redirects"))
    return next((reason for reason in reasons if escape(reason) in text), "")


def _leads_to(phone: Handset, url: str) -> bool:
    """Return whether the page before this one names the address.

    If so, it is a dead link, not an address that was typed at random.
    """
    app = phone.foreground
    before = app.page_before if isinstance(app, BrowserApp) else None
    if before is None or before.internal:
        return False
    path = urlsplit(url).path
    return len(path) > 1 and path in unescape(before.response.body.decode("latin-1"))


def play(make_environment: MakeEnvironment, setup: Setup, presses: Sequence[Press]) -> Fault | None:
    """Return the fault that these presses lead to on a new phone, None without one."""
    watch = FaultDetector(make_environment, setup)
    try:
        for press in presses:
            found = watch.press(press)
            if found is not None:
                return found
        return watch.wait_idle()
    finally:
        watch.environment.close()
