"""A monkey at the keys: seeded random presses over the whole phone, until something is wrong or the time is over.

    found = let_loose(make_stage, setup, seed=7, ticks=18_000).finding
    found = shrink(make_stage, setup, found)
    text = reproduction(setup, found, standby_label)

What counts as wrong: the phone falls over (crash), `WAY_HOME` does not lead home (dead end), the radio stays busy for a
minute (hang), a site answers with its own failure or with nothing readable (error page).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from pathlib import Path
from traceback import extract_tb
from typing import Any, Literal

from handset.browser.words import word
from handset.chance import Chance
from handset.keypad import TICKS_PER_SECOND, Key
from handset.machine import Handset
from handset.script.language.program import Setup
from handset.script.language.words import quoted
from handset.script.record.recorder import script_text
from handset.script.run.stage import MakeStage
from handset.script.run.thumb import GAP, LONGEST_TEST, Thumb

HANG = 60 * TICKS_PER_SECOND
"""Ticks the radio may be busy without a pause."""
TRIES = 400
"""How many shorter ways a shrinking tries at most."""
HOME_EVERY = 80
"""Presses between two ways home, on average."""
WAY_HOME = (Key.END, Key.END, Key.SOFT_LEFT, Key.END, Key.END)
"""What must end at the standby screen from anywhere. A game that is played is held by the first END and asks at the
second; the left soft key says yes."""

WEIGHTS: dict[Key, int] = {
    Key.OK: 24, Key.DOWN: 24, Key.UP: 7, Key.LEFT: 4, Key.RIGHT: 4,
    Key.SOFT_LEFT: 6, Key.SOFT_RIGHT: 4, Key.SOFT_UP: 1, Key.SOFT_DOWN: 2,
    Key.WEB: 4, Key.MAIL: 1, Key.CLEAR: 3, Key.CALL: 1, Key.END: 1, Key.SIDE_UP: 1, Key.SIDE_DOWN: 1, Key.FLIP: 1,
    **{key: 1 for key in Key if key <= Key.HASH},
}  # fmt: skip
"""How often each key: down and ok lead on, what leads back is rare, so that the monkey gets about."""
_KEYS = [key for key, weight in WEIGHTS.items() for _ in range(weight)]

Kind = Literal["crash", "dead end", "hang", "error page"]


@dataclass(frozen=True, slots=True)
class Press:
    """A short press, and how many ticks the thumb rests after it."""

    key: Key
    rest: int = 0


@dataclass(frozen=True)
class Finding:
    """What went wrong and the presses that led there. Equal `kind` and `where` mean the same fault."""

    kind: Kind
    where: str
    """A line of code, an app, or an address."""
    what: str
    presses: tuple[Press, ...]

    def __str__(self) -> str:
        count = len(self.presses)
        return f"{self.kind} after {count} {'press' if count == 1 else 'presses'}: {self.what}"


@dataclass(frozen=True)
class Outing:
    """What a monkey did: its presses, ticks of phone time, and what it found (None: nothing)."""

    presses: tuple[Press, ...]
    ticks: int
    finding: Finding | None


class Presses:
    """Random presses without end; the same seed draws the same ones."""

    def __init__(self, seed: int) -> None:
        self._chance = Chance(seed)
        self._next: list[Press] = []

    def draw(self) -> Press:
        if not self._next:
            if self._chance.one_in(HOME_EVERY):
                self._next = [Press(key) for key in WAY_HOME]
            else:
                self._next = [Press(self._chance.choice(_KEYS), self._rest())]
        return self._next.pop(0)

    def _rest(self) -> int:
        """Mostly none; sometimes half a second, seldom so long that a game or a notice goes on by itself."""
        if self._chance.one_in(100):
            return 5 * TICKS_PER_SECOND
        return 30 if self._chance.one_in(5) else 0


class Watch:
    """Plays presses on one new stage and says what went wrong first."""

    def __init__(self, make_stage: MakeStage, setup: Setup) -> None:
        self.stage = make_stage(setup)
        self.thumb = Thumb(self.stage)
        self.thumb.watchers.append(self._listen)
        self.presses: list[Press] = []
        self._busy = 0
        """For how many ticks the radio has been busy."""

    def press(self, press: Press) -> Finding | None:
        self.presses.append(press)
        return self._guarded(lambda: self._press(press))

    def settle(self) -> Finding | None:
        """Keys off, until the radio rests or has been busy for too long."""
        return self._guarded(self._settle)

    def _press(self, press: Press) -> None:
        self.thumb.press(press.key)
        self.thumb.wait(press.rest)
        self.stage.phone.frame()

    def _settle(self) -> None:
        while 0 < self._busy < HANG:
            self.thumb.tick()
        self.stage.phone.frame()

    def _listen(self, phone: Handset) -> None:
        self._busy = self._busy + 1 if phone.network.busy else 0

    def _guarded(self, act: Callable[[], None]) -> Finding | None:
        try:
            act()
        except Exception as error:
            # Whatever escapes from the phone is what the monkey is looking for.
            place = extract_tb(error.__traceback__)[-1]
            where = f"{Path(place.filename).name}:{place.lineno} in {place.name}"
            return self._found("crash", where, f"{type(error).__name__}: {error} ({where})")
        return self._look()

    def _look(self) -> Finding | None:
        phone = self.stage.phone
        if self._busy >= HANG:
            where = str(getattr(phone.foreground, "url", "")) or phone.foreground.kind
            return self._found("hang", where, f"the radio was busy for {HANG // TICKS_PER_SECOND} s at {where}")
        last = tuple(press.key for press in self.presses[-len(WAY_HOME) :])
        if last == WAY_HOME and len(phone.apps) > 1:
            kind = phone.foreground.kind
            return self._found("dead end", kind, f"END, and yes to its question, do not lead home from {kind!r}")
        trouble = page_trouble(phone)
        if trouble:
            url = str(getattr(phone.foreground, "url", ""))
            return self._found("error page", url, f"{url}: {trouble}")
        return None

    def _found(self, kind: Kind, where: str, what: str) -> Finding:
        return Finding(kind, where, what, tuple(self.presses))


def page_trouble(phone: Handset) -> str:
    """Why the page in front is a failure of its site; "" when it is none, or when there is no page."""
    entry: Any = getattr(phone.foreground, "entry", None)
    if entry is None:
        return ""
    if entry.response.status >= 500:
        return f"HTTP {entry.response.status}"
    if not entry.internal:
        return ""
    # An answer without a body has become a page of the phone's own.
    text = entry.response.body.decode("utf-8", "replace")
    status = re.search(r"\bHTTP 5\d\d\b", text)
    broken = word("broken", phone.settings.language)
    return status[0] if status else broken if escape(broken) in text else ""


def let_loose(make_stage: MakeStage, setup: Setup, *, seed: int, ticks: int) -> Outing:
    """Press keys for `ticks` of phone time (at most an hour), or until something is found."""
    watch, source, found = Watch(make_stage, setup), Presses(seed), None
    last = min(ticks, LONGEST_TEST)
    try:
        while found is None and watch.thumb.ticks + GAP <= last:
            press = source.draw()
            found = watch.press(replace(press, rest=min(press.rest, last - watch.thumb.ticks - GAP)))
        return Outing(tuple(watch.presses), watch.thumb.ticks, found)
    finally:
        watch.stage.close()


def play(make_stage: MakeStage, setup: Setup, presses: Sequence[Press]) -> Finding | None:
    """What these presses come to on a new phone."""
    watch = Watch(make_stage, setup)
    try:
        for press in presses:
            found = watch.press(press)
            if found is not None:
                return found
        return watch.settle()
    finally:
        watch.stage.close()


def shrink(make_stage: MakeStage, setup: Setup, finding: Finding, tries: int = TRIES) -> Finding:
    """The same fault by the fewest presses found in `tries` plays, each on a new stage.

    The end of the way is tried by itself first: most faults do not hang on what was long before. Then parts are left
    out, large ones first (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002), and at
    last rests.
    """
    search = _Search(make_stage, setup, finding, tries)
    length = 8
    while length < len(search.best.presses) and not search.shorter(search.best.presses[-length:]):
        length *= 2
    while search.leave_out():
        pass
    for place, press in enumerate(search.best.presses):
        now = search.best.presses
        if press.rest and place < len(now):
            search.shorter((*now[:place], replace(now[place], rest=0), *now[place + 1 :]))
    return search.best


@dataclass
class _Search:
    make_stage: MakeStage
    setup: Setup
    best: Finding
    tries: int

    def shorter(self, presses: tuple[Press, ...]) -> bool:
        """Whether these lead to the same fault; then they are the best so far."""
        if not presses or self.tries <= 0:
            return False
        self.tries -= 1
        found = play(self.make_stage, self.setup, presses)
        if found is None or (found.kind, found.where) != (self.best.kind, self.best.where):
            return False
        self.best = found
        return True

    def leave_out(self) -> bool:
        """One pass over the presses, by halves down to single ones; whether it made them fewer."""
        before = size = len(self.best.presses)
        while size > 1 and self.tries > 0:
            size = (size + 1) // 2
            place = 0
            while place < len(self.best.presses):
                now = self.best.presses
                if not self.shorter(now[:place] + now[place + size :]):
                    place += size
        return self.tries > 0 and len(self.best.presses) < before


def reproduction(setup: Setup, finding: Finding, standby_label: str) -> str:
    """A `.keys` file that fails while the fault is there.

    `standby_label` is the left soft key of the standby screen, by which a script knows that it is home.
    """
    lines = [*key_lines(finding.presses), f"note {quoted(finding.what)}"]
    match finding.kind:
        case "crash":
            # The picture is drawn too: drawing may be what falls over.
            lines.append('shot "still standing"')
        case "dead end":
            lines.append(f"expect softkey left {quoted(standby_label)}")
        case "hang":
            lines += [f"wait {HANG // TICKS_PER_SECOND}s", "wait idle"]
        case "error page":
            lines += ["wait idle", f"expect no url {quoted(finding.where)}"]
    return script_text(setup, "", lines, finding.kind)


def key_lines(presses: Sequence[Press]) -> list[str]:
    """Presses as a script has them: equal keys joined, rests to the frame."""
    lines: list[str] = []
    row: list[Key] = []
    for place, press in enumerate(presses):
        row.append(press.key)
        if press.rest or place == len(presses) - 1 or len(row) == 16:
            runs = [(key.label, len(list(run))) for key, run in groupby(row)]
            lines.append("press " + " ".join(f"{label} x{count}" if count > 1 else label for label, count in runs))
            row = []
        if press.rest:
            lines.append(f"wait {press.rest}f")
    return lines
