"""The driver of a phone: every verb of the script language as a method, for scripts, tests and tours alike.

driver = Driver(environment)
driver.press(Key.WEB)
driver.expect(Condition("text", text="mixi"))
driver.click("Games")
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from handset.app import Area
from handset.app_protocols import TextTarget, focused_text_of, title_of, wants_text
from handset.browser.history import HistoryEntry
from handset.emoji import unspell
from handset.keypad import TICKS_PER_SECOND, Key, KeyEvent
from handset.lcd import Pixels
from handset.machine import Handset, Snapshot
from handset.network import BEARERS
from handset.script.language.expectations import Condition
from handset.script.run.artefacts import ArtefactStore
from handset.script.run.conditions import ConditionChecker, Counters, waits_for_rest
from handset.script.run.environment import Environment
from handset.script.run.focusing import CLICK_PRESSES, move_focus
from handset.script.run.likeness import nearest, plain, shown
from handset.script.run.pagetext import browser_of, is_longer_than_screen, missing_page, page_entry
from handset.script.run.settled import is_idle, is_settled, pending
from handset.script.run.signals import EARLIER
from handset.text_input.app import InputApp

TAP = 3
"""Ticks a pressed key stays down: 50 ms."""
GAP = 6
"""Ticks from press to press: 100 ms."""
LONGEST_TEST = 60 * 60 * TICKS_PER_SECOND


class Failure(Exception):
    """Failure of a test: an expectation that did not hold, or a step that cannot be done."""


class ScriptFault(Failure):
    """Something that cannot be done whatever the phone and the site do: the script has not prepared it."""


@dataclass(frozen=True)
class Screenshot:
    """Result of a `shot` or `golden`: its name, the frame's hash, and its file (None when not written)."""

    name: str
    hash: str
    path: Path | None
    content: str = ""
    """Hash of the golden's file in a run that keeps new ones; "" else."""


class Driver:
    """Driver of a phone in an environment. `timeout` is an expectation's in ticks; shots go into `artefacts`.

    `watchers` are called after every tick, as a film camera would want; `on_press` with each key that is pressed;
    `on_step` with the key events of each tick.
    """

    def __init__(
        self,
        environment: Environment,
        *,
        timeout: int = 600,
        artefacts: ArtefactStore | None = None,
        on_step: Callable[[Handset, Sequence[KeyEvent]], object] | None = None,
    ) -> None:
        self.environment = environment
        self.timeout = timeout
        self.artefacts = artefacts
        self.presses = 0
        self.ticks = 0
        self.counters = Counters()
        self.key_log: list[tuple[int, KeyEvent]] = []
        """(tick, event) of all keys so far."""
        self.pictures: list[Screenshot] = []
        self.watchers: list[Callable[[Handset], None]] = []
        self.on_press: list[Callable[[Key], None]] = []
        self._on_step = on_step
        self._checker = ConditionChecker(environment, self.counters)
        self._states: dict[str, tuple[str, str, Snapshot, bytes]] = {}
        self._bearer_back: tuple[int, str] | None = None

    @property
    def phone(self) -> Handset:
        """Phone that is driven; `switch_device` replaces it."""
        return self.environment.phone

    @property
    def last_keys(self) -> list[str]:
        """Last five keys pressed."""
        return [event.key.label for _, event in self.key_log[-40:] if event.down][-5:]

    # time and keys

    def tick(self, *events: KeyEvent) -> None:
        """Advance the phone by a tick with these key events."""
        if self.ticks > LONGEST_TEST:
            raise ScriptFault("the test took more than an hour of phone time")
        self.ticks += 1
        self.counters.ticks += 1
        self.key_log += [(self.ticks, event) for event in events]
        if self._bearer_back is not None and self.ticks >= self._bearer_back[0]:
            self.phone.network.bearer = BEARERS[self._bearer_back[1]]
            self._bearer_back = None
            self._checker.invalidate_frame()
        if events:
            self._checker.invalidate_frame()
        self.phone.step(events)
        if self._on_step is not None:
            self._on_step(self.phone, events)
        for watcher in self.watchers:
            watcher(self.phone)

    def wait(self, ticks: int) -> None:
        """Let `ticks` of phone time pass."""
        for _ in range(ticks):
            self.tick()

    def press(self, key: Key, gap: int = GAP, down: int = TAP) -> None:
        """Press keys: down, up after `down` ticks (or just before the next press), then the rest of the gap."""
        down = max(1, min(down, gap - 1))
        self.presses += 1
        self.counters.presses += 1
        self.tick(KeyEvent(key, True))
        self.wait(down - 1)
        self.tick(KeyEvent(key, False))
        self.wait(gap - down - 1)
        for told in self.on_press:
            told(key)

    def begin_step(self) -> None:
        """Begin a step: `expect time` and `expect keys` count from here."""
        self.counters.presses = self.counters.ticks = 0

    # moving about

    def open(self, url: str) -> None:
        """Show a page and wait until it has loaded."""
        self.environment.open(url)
        self.tick()
        self.wait_idle()

    def visit(self, url: str) -> None:
        """Open a page. Raises `Failure` where it does not come to be shown."""
        if self.phone.find("off") is not None:
            raise ScriptFault("the phone is off; `battery 50` charges it")
        before, covering = page_entry(self.phone), self.phone.foreground
        self.environment.open(url)
        self.tick()
        try:
            self._wait_for_page(before)
        except Failure:
            # A play that is asked to make way may take its time, and may not do so at all.
            self._require_uncovered()
            raise
        phone = self.phone
        if phone.foreground.kind in phone.content_types and phone.foreground is not covering:
            return
        self._require_uncovered()
        missing = missing_page(phone)
        entry = page_entry(phone)
        if not missing and phone.find("browser") is not None and (entry is None or entry is before):
            missing = "the site's answer holds none"
        if missing:
            raise Failure(f"the page cannot be had: {missing}")

    def _require_uncovered(self) -> None:
        phone = self.phone
        if phone.find("browser") is not None and browser_of(phone) is None:
            raise Failure(f"{title_of(phone.foreground) or phone.foreground.kind} lies over the page")

    def _wait_for_page(self, before: HistoryEntry | None) -> None:
        """Wait until another page than `before` is there; what it brings may still come where that takes time."""
        takes_time = self.phone.network.bearer.bits > 0

        def is_there() -> bool:
            entry = page_entry(self.phone)
            return is_idle(self.phone) or (takes_time and entry is not None and entry is not before)

        self._wait_until(is_there)

    def wait_idle(self) -> None:
        """Wait until no request, timer or animation that ends is pending."""
        self._wait_until(lambda: is_idle(self.phone))

    def wait_idle_or(self, reached: Callable[[], bool]) -> None:
        """Wait until nothing is pending, or until `reached`: what a replay does goes on without an end in sight."""
        self._wait_until(lambda: reached() or is_idle(self.phone))

    def _wait_until(self, reached: Callable[[], bool]) -> None:
        for _ in range(self.timeout):
            if reached():
                return
            self.tick()
        raise Failure(f"the phone was still busy after {seconds(self.timeout)}: {pending(self.phone)}")

    def click(self, text: str) -> None:
        """Move the focus to what has the label `text` and press ok."""
        self.focus(text)
        self.press(Key.OK)

    def focus(self, text: str) -> None:
        """Move the focus to what has the label `text`. Raises `Failure` where nothing has."""
        self.wait_idle()
        search = move_focus(self.phone, text, self.press)
        if search.found:
            return
        given_up = f" within {CLICK_PRESSES} presses" if search.ran_out else ""
        near = nearest(search.names, text)
        hint = (
            f"the nearest is {shown(near)}"
            if near
            else "nothing like it is there"
            if search.names
            else "nothing is there"
        )
        raise Failure(f'nothing that can be focused bears "{text}"{given_up}; {hint}')

    def softkey(self, label: str) -> None:
        """Press the soft key with that label."""
        self.wait_idle()
        softkeys = self.phone.foreground.softkeys
        by_label = {softkeys.left: Key.SOFT_LEFT, softkeys.right: Key.SOFT_RIGHT, softkeys.center: Key.OK}
        key = next((key for name, key in by_label.items() if name and plain(name) == plain(label)), None)
        if key is None:
            labels = ", ".join(shown(name) for name in by_label if name) or "none"
            raise Failure(f'no soft key bears "{label}"; there are {labels}')
        self.press(key)

    def type(self, text: str) -> None:
        """Write text into the field in focus by the phone's own keys."""
        text = unspell(text)
        opened = wants_text(self.phone.foreground) and self.phone.foreground.kind != "input"
        if opened:
            self.press(Key.OK)
        app = self.phone.foreground
        if not isinstance(app, InputApp):
            raise Failure("no text field has the focus to type into")
        writing = app.writing
        expected = writing.text[: writing.caret] + writing.kana + text + writing.text[writing.caret :]
        for stroke in app.plan(text):
            self.press(stroke.key, max(GAP, stroke.ticks + 1), down=stroke.ticks or TAP)
        if writing.whole != expected:
            raise Failure(f"the field took {shown(writing.whole)} of {shown(expected)}")
        if opened:
            self.press(Key.OK)

    def insert(self, text: str) -> None:
        """Insert text into the field in focus as the host's keyboard does, without a key of the phone."""
        text = unspell(text)
        app = self.phone.foreground
        if not isinstance(app, TextTarget) or not app.wants_text:
            raise Failure("no text field has the focus to type into")
        before = focused_text_of(app)
        app.type_text(text)
        self.tick()
        added = len(focused_text_of(app)) - len(before)
        if added != len(text):
            raise Failure(f"the field took {max(0, added)} of {len(text)} characters: {shown(focused_text_of(app))}")

    # looking

    def holds(self, condition: Condition) -> bool:
        """Return whether the condition holds at this tick."""
        self._checker.invalidate_frame()
        return self._checker.holds(condition)

    def holds_at_rest(self, condition: Condition, by: str = EARLIER) -> bool:
        """Return whether the condition holds, waiting for rest if it may only be checked then.

        Later messages about signals call this expectation `by`.
        """
        if waits_for_rest(condition):
            for _ in range(self.timeout):
                if is_settled(self.phone) or self._checker.can_never_hold(condition):
                    break
                self.tick()
        held = self.holds(condition)
        self._checker.consume_signals(condition, by)
        return held

    def found(self, condition: Condition) -> str:
        """Return what there is instead of the condition."""
        self._checker.invalidate_frame()
        return self._checker.found(condition)

    def expect(self, condition: Condition, within: int | None = None, by: str = EARLIER) -> str:
        """Try every tick until the condition holds; fail after `within` ticks (else the timeout).

        Later messages about signals call this expectation `by`.
        Returns what an expectation that holds did not look at, "" when nothing.
        """
        last = within if within is not None else self.timeout
        waited = 0
        self._checker.invalidate_frame()
        while (
            not (held := self._checker.holds(condition))
            and waited < last
            and not self._checker.can_never_hold(condition)
        ):
            self.tick()
            waited += 1
        found = "" if held else self.found(condition)
        self._checker.consume_signals(condition, by)
        if not held:
            raise Failure(f"expected {condition}{f' within {seconds(waited)}' if waited else ''}; {found}")
        return self._unseen(condition)

    def read(self, condition: Condition) -> str:
        """Return what a pattern finds, its first group or all of it, as soon as it does.

        Raises `Failure` where it does not within the timeout.
        """
        self.expect(condition)
        return self._checker.read(condition)

    def _unseen(self, condition: Condition) -> str:
        """Say what an absence that holds was not looked for in."""
        if condition.kind not in ("text", "page text", "focus", "softkey", "dialog") or not condition.negated:
            return ""
        if self.phone.foreground.area is Area.OFF:
            return f"{condition} was said of a phone that is off, which shows nothing"
        if condition.kind != "text" or not is_longer_than_screen(self.phone):
            return ""
        return f"{condition} looked at the screen only, and the page is longer; `no page text` looks at all of it"

    def shot(self, name: str, *, full: bool = False) -> Screenshot:
        """Take a picture of the LCD (or the whole page); with artefacts write it as PNG with its text layer."""
        frame = self.phone.frame()
        path = None
        if self.artefacts is not None:
            from handset.pictures import png_bytes  # most tests keep no picture

            path = self.artefacts.keep(name, ".png", png_bytes(self._whole_page() if full else frame.pixels))
            self.artefacts.keep(name, ".txt", f"{frame.text()}\n".encode())
        self.pictures.append(Screenshot(name, frame.hash, path))
        return self.pictures[-1]

    def _whole_page(self) -> Pixels:
        from handset.preview.shots import capture_part  # most tests keep no whole page

        return capture_part(self.phone, "full")

    # the world

    def switch_bearer(self, name: str, ticks: int | None = None) -> None:
        """Switch the network to a bearer, for `ticks` or for good."""
        network = self.phone.network
        self._bearer_back = None if ticks is None else (self.ticks + ticks, network.bearer.name)
        network.bearer = BEARERS[name]

    def switch_device(self, name: str) -> None:
        """Go on with another model, in the same world, from its standby screen."""
        self.environment.switch_device(name)
        self._checker.reset_signals()

    def reset_signals(self) -> None:
        """Follow the environment's phone after it was replaced or restored."""
        self._checker.reset_signals()

    def save_state(self, name: str) -> None:
        """Save the whole phone and its world in memory under `name`."""
        environment = self.environment
        self._states[name] = (
            self.phone.model.name,
            environment.member,
            self.phone.snapshot(),
            environment.save_world(),
        )

    def load_state(self, name: str) -> None:
        """Restore what `save_state` saved. Raises `Failure` when nothing has that name."""
        if name not in self._states:
            raise ScriptFault(f"no state {name!r} was saved; there are {', '.join(map(repr, self._states)) or 'none'}")
        device, member, phone, world = self._states[name]
        if device != self.phone.model.name:
            self.switch_device(device)
        self.environment.sign_in(member)
        self.environment.load_world(world)
        self.phone.restore(phone)
        self._checker.reset_signals()


def seconds(ticks: int) -> str:
    """Format ticks as seconds, for messages."""
    return f"{ticks / TICKS_PER_SECOND:g} s"
