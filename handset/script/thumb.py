"""A thumb on a stage: every verb of the script language as a method, for scripts, tests and tours alike.

thumb = Thumb(stage)
thumb.press(Key.WEB)
thumb.expect(Condition("text", text="mixi"))
thumb.click("Games")
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from handset.keypad import TICKS_PER_SECOND, Key, KeyEvent
from handset.machine import Handset
from handset.script.conditions import Witness, focused_text, nearest_line
from handset.script.program import Condition
from handset.script.stage import Stage

TAP = 3
"""Ticks a pressed key stays down: 50 ms."""
GAP = 6
"""Ticks from press to press: 100 ms."""
CLICK_PRESSES = 100
LONGEST_TEST = 60 * 60 * TICKS_PER_SECOND


class Failure(Exception):
    """An expectation that did not hold, or something that cannot be done."""


@dataclass(frozen=True)
class Picture:
    """A `shot`: its name, the frame's hash, and where it was written (None when nowhere)."""

    name: str
    hash: str
    path: Path | None


class Thumb:
    """`timeout` is how many ticks of phone time an expectation waits; shots go into `folder`.

    `on_tick` is called after every tick, as a film camera would want.
    """

    def __init__(
        self,
        stage: Stage,
        *,
        timeout: int = 600,
        folder: Path | None = None,
        on_tick: Callable[[Handset], None] | None = None,
    ) -> None:
        self.stage = stage
        self.timeout = timeout
        self.folder = folder
        self.presses = 0
        self.last_keys: list[str] = []
        self.pictures: list[Picture] = []
        self._witness = Witness(stage)
        self._on_tick = on_tick

    @property
    def phone(self) -> Handset:
        return self.stage.phone

    def tick(self, *events: KeyEvent) -> None:
        """One tick of the phone with these key events."""
        if self.phone.clock.ticks > LONGEST_TEST:
            raise Failure("the test took more than an hour of phone time")
        self.phone.step(events)
        if self._on_tick is not None:
            self._on_tick(self.phone)

    def wait(self, ticks: int) -> None:
        for _ in range(ticks):
            self.tick()

    def press(self, key: Key, gap: int = GAP, down: int = TAP) -> None:
        """Down, up after `down` ticks (or just before the next press), then the rest of the gap."""
        down = max(1, min(down, gap - 1))
        self.presses += 1
        self.last_keys = [*self.last_keys[-4:], key.label]
        self.tick(KeyEvent(key, True))
        self.wait(down - 1)
        self.tick(KeyEvent(key, False))
        self.wait(gap - down - 1)

    def open(self, url: str) -> None:
        """Show a page, and wait until it is there."""
        self.stage.open(url)
        self.tick()
        self.wait_idle()

    def wait_idle(self) -> None:
        """Until no request, timer or animation that ends is pending."""
        for _ in range(self.timeout):
            idle = not self.phone.network.busy and bool(getattr(self.phone.foreground, "idle", True))
            if idle:
                return
            self.tick()
        raise Failure(f"the phone was still busy after {seconds(self.timeout)}")

    def holds(self, condition: Condition) -> bool:
        """Whether the condition holds at this tick."""
        return self._witness.holds(condition)

    def found(self, condition: Condition) -> str:
        """What there is instead of it."""
        return self._witness.found(condition)

    def expect(self, condition: Condition, within: int | None = None) -> None:
        """Try every tick until the condition holds; fail after `within` ticks (else the timeout)."""
        ticks = within if within is not None else self.timeout
        for _ in range(ticks):
            if self.holds(condition):
                return
            self.tick()
        if not self.holds(condition):
            raise Failure(f"expected {condition} within {seconds(ticks)}; {self.found(condition)}")

    def click(self, text: str) -> None:
        """Move the focus to what bears `text` and press ok."""
        self.focus(text)
        self.press(Key.OK)

    def focus(self, text: str) -> None:
        """Down until the focus bears `text`; up again once the page's end is reached."""
        self.wait_idle()
        key, still = Key.DOWN, 0
        for _ in range(CLICK_PRESSES):
            before = self._focus()
            if text in before[1] or text in str(getattr(self.phone.foreground, "focused_text", "")):
                return
            self.press(key)
            still = 0 if self._focus() != before else still + 1
            if still == 2:
                if key is Key.UP:
                    break
                key, still = Key.UP, 0
        nearest = nearest_line(self.phone.frame().text(), text)
        raise Failure(f'nothing that can be focused bears "{text}"; nearest on the screen: {nearest!r}')

    def _focus(self) -> tuple[str, str]:
        frame = self.phone.frame()
        return frame.hash, focused_text(frame)

    def softkey(self, label: str) -> None:
        """Press whichever soft key bears the label."""
        self.wait_idle()
        softkeys = self.phone.foreground.softkeys
        by_label = {softkeys.left: Key.SOFT_LEFT, softkeys.right: Key.SOFT_RIGHT, softkeys.centre: Key.OK}
        if label not in by_label or not label:
            shown = ", ".join(repr(name) for name in by_label if name) or "none"
            raise Failure(f'no soft key bears "{label}"; there are {shown}')
        self.press(by_label[label])

    def type(self, text: str) -> None:
        """Text into the field that is being edited, by the bench's short cut."""
        app = self.phone.foreground
        if not getattr(app, "wants_text", False):
            raise Failure("there is no field being edited to type into")
        app.type_text(text)  # type: ignore[attr-defined]
        self.tick()

    def shot(self, name: str) -> Picture:
        """Remember the frame's hash; with a folder also its picture and text layer."""
        frame = self.phone.frame()
        path = None
        if self.folder is not None:
            from handset.frontends.pictures import save_png

            path = self.folder / f"{_file_name(name)}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            save_png(frame, path)
            path.with_suffix(".txt").write_text(frame.text() + "\n", encoding="utf-8")
        self.pictures.append(Picture(name, frame.hash, path))
        return self.pictures[-1]


def seconds(ticks: int) -> str:
    return f"{ticks / TICKS_PER_SECOND:g} s"


def _file_name(name: str) -> str:
    return "".join(char if char.isalnum() else "-" for char in name).strip("-") or "picture"
