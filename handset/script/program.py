"""A script after reading: settings, tests, steps. Plain data, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from handset.clock import DEFAULT_START
from handset.errors import Place
from handset.keypad import Key


@dataclass(frozen=True, slots=True)
class At:
    """Where a step stands: place, its line, and the includes that led there."""

    place: Place
    source: str
    chain: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that holds on the phone or not; tried again every frame until it does.

    `text`: substring of `scope`; `pattern`: a regular expression instead. `score` and `rank` compare with `number`.
    """

    kind: Literal["text", "focus", "title", "url", "softkey", "dialog", "score", "rank", "event", "sound", "vibrate"]
    negated: bool = False
    text: str = ""
    pattern: str | None = None
    game: str = ""
    side: str = ""
    compare: str = ""
    number: int = 0

    def __str__(self) -> str:
        wanted = f"/{self.pattern}/" if self.pattern is not None else f'"{self.text}"'
        no = "no " if self.negated else ""
        if self.kind in ("score", "rank"):
            scope = f" {self.side}" if self.side else ""
            return f"{no}{self.kind} {self.game}{scope} {self.compare} {self.number}"
        if self.kind == "vibrate":
            return f"{no}vibrate"
        if self.kind == "event":
            return f"{no}event {self.text}"
        side = f" {self.side}" if self.side else ""
        return f"{no}{self.kind}{side} {wanted}"


@dataclass(frozen=True, slots=True)
class Press:
    """Keys one after another, each `gap` ticks from press to press."""

    at: At
    keys: tuple[Key, ...]
    gap: int


@dataclass(frozen=True, slots=True)
class Hold:
    at: At
    key: Key
    ticks: int


@dataclass(frozen=True, slots=True)
class Switch:
    """A key that goes down and stays, or comes up."""

    at: At
    key: Key
    down: bool


@dataclass(frozen=True, slots=True)
class Open:
    at: At
    url: str


@dataclass(frozen=True, slots=True)
class Click:
    """Move the focus by cursor keys to what bears `text`; `press` also presses ok."""

    at: At
    text: str
    press: bool


@dataclass(frozen=True, slots=True)
class PressSoftKey:
    at: At
    label: str


@dataclass(frozen=True, slots=True)
class Type:
    """Text put into the field that is being edited, by the bench's short cut (host keyboard)."""

    at: At
    text: str


@dataclass(frozen=True, slots=True)
class Wait:
    """`ticks` of phone time, or until the phone is idle when None."""

    at: At
    ticks: int | None


@dataclass(frozen=True, slots=True)
class WaitFor:
    at: At
    condition: Condition
    within: int | None


@dataclass(frozen=True, slots=True)
class Expect:
    at: At
    condition: Condition


@dataclass(frozen=True, slots=True)
class Shot:
    at: At
    name: str


@dataclass(frozen=True, slots=True)
class Note:
    at: At
    text: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """The steps `count` times, or until a condition holds, at most `count` times."""

    at: At
    count: int
    until: Condition | None
    body: tuple[Step, ...]


Step = Press | Hold | Switch | Open | Click | PressSoftKey | Type | Wait | WaitFor | Expect | Shot | Note | Repeat


@dataclass(frozen=True, slots=True)
class Setup:
    """The phone a script wants."""

    device: str = "qvga"
    seed: int = 2009
    lang: Literal["en", "ja"] = "en"
    member: str = "42"
    network: str = "instant"
    clock: datetime = DEFAULT_START
    timeout: int = 600
    """Ticks of phone time that an expectation waits."""


@dataclass(frozen=True, slots=True)
class Case:
    """One `test` of a script: the script's setup steps come first."""

    at: At
    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A whole `.keys` file."""

    file: str
    title: str
    tags: tuple[str, ...]
    setup: Setup
    before: tuple[Step, ...] = ()
    cases: tuple[Case, ...] = field(default=())
