"""A script after reading: settings, tests, steps. Plain data, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from handset.clock import DEFAULT_START
from handset.errors import Place
from handset.geometry import Color, Rect
from handset.keypad import TICKS_PER_SECOND, Key


@dataclass(frozen=True, slots=True)
class At:
    """Where a step stands: place, its line, and the includes that led there."""

    place: Place
    source: str
    chain: tuple[Place, ...] = ()


ConditionKind = Literal[
    "text", "focus", "title", "url", "softkey", "dialog", "score", "rank", "event", "sound", "vibrate",
    "frame", "pixel", "bytes", "time", "keys", "lint",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that holds on the phone or not; tried again every frame until it does.

    `text`: substring, name or hash looked for; `pattern`: a regular expression instead. What compares, compares with
    `number`: points, places, bytes, ticks (`time`) or presses (`keys`). `point` and `color` are a pixel's.
    """

    kind: ConditionKind
    negated: bool = False
    text: str = ""
    pattern: str | None = None
    game: str = ""
    side: str = ""
    compare: str = ""
    number: int = 0
    point: tuple[int, int] = (0, 0)
    color: Color = (0, 0, 0)

    def __str__(self) -> str:
        """As it is written in a script."""
        words = ["no"] if self.negated else []
        words.append(self.kind)
        match self.kind:
            case "score" | "rank":
                words += [self.game, self.side, self.compare, str(self.number)]
            case "bytes" | "keys":
                words += [self.compare, str(self.number)]
            case "time":
                words += [self.compare, f"{self.number / TICKS_PER_SECOND:g}s"]
            case "event" | "frame":
                words.append(self.text)
            case "pixel":
                words += [f"{self.point[0]},{self.point[1]}", hex_of(self.color)]
            case "lint":
                words.append("clean")
            case "vibrate":
                pass
            case _:
                words += [self.side, quoted(self.text) if self.pattern is None else f"/{self.pattern}/"]
        return " ".join(word for word in words if word)


def quoted(text: str) -> str:
    """A text as a script writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def hex_of(color: Color) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)


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
    """Keys that go down and stay, or come up."""

    at: At
    keys: tuple[Key, ...]
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
    """Text into the field that is being edited: by key presses, or with `by_keyboard` by the bench's short cut."""

    at: At
    text: str
    by_keyboard: bool


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
    """A picture of the LCD, or of the whole page."""

    at: At
    name: str
    full: bool


@dataclass(frozen=True, slots=True)
class Golden:
    """The LCD (or `area` of it) must be the kept picture, but for what `masks` name and `tolerance` pixels.

    A mask is "clock", "status", "softkeys" or a rectangle; all in page pixels of the LCD.
    """

    at: At
    name: str
    area: Rect | None
    masks: tuple[str | Rect, ...]
    tolerance: int


@dataclass(frozen=True, slots=True)
class Film:
    """A film of what the LCD shows ("gif") or of what is heard ("wav") begins under `name`; "" ends it."""

    at: At
    kind: Literal["gif", "wav"]
    name: str


@dataclass(frozen=True, slots=True)
class Note:
    """A caption; with `heading` it begins a group of lines, from which `expect time` and `expect keys` count."""

    at: At
    text: str
    heading: bool


@dataclass(frozen=True, slots=True)
class Repeat:
    """The steps `count` times, or until a condition holds, at most `count` times."""

    at: At
    count: int
    until: Condition | None
    body: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class SignIn:
    """Whose phone it is from now on."""

    at: At
    member: str


@dataclass(frozen=True, slots=True)
class Befriend:
    at: At
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class SendMessage:
    """A message from a member to the phone's owner."""

    at: At
    sender: str
    text: str


@dataclass(frozen=True, slots=True)
class PostScore:
    """A score on the boards, made by a member (None: the phone's owner)."""

    at: At
    game: str
    score: int
    member: str | None


@dataclass(frozen=True, slots=True)
class Radio:
    """Another bearer, for `ticks` or until the next one."""

    at: At
    network: str
    ticks: int | None


@dataclass(frozen=True, slots=True)
class Battery:
    at: At
    percent: int


@dataclass(frozen=True, slots=True)
class Advance:
    """The phone's clock jumps ahead; nothing happens in between."""

    at: At
    seconds: int


@dataclass(frozen=True, slots=True)
class ResetWorld:
    """The site's data as they were seeded."""

    at: At


@dataclass(frozen=True, slots=True)
class State:
    """Keep the whole phone and its world under `name`, or become what was kept."""

    at: At
    name: str
    load: bool


@dataclass(frozen=True, slots=True)
class SwitchDevice:
    """Go on with another model, in the same world, from its standby screen."""

    at: At
    device: str


Step = (
    Press | Hold | Switch | Open | Click | PressSoftKey | Type | Wait | WaitFor | Expect | Shot | Golden | Film | Note
    | Repeat | SignIn | Befriend | SendMessage | PostScore | Radio | Battery | Advance | ResetWorld | State
    | SwitchDevice
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """A phone that something is only true of; "" leaves a field open."""

    field: Literal["", "carrier", "device", "lang", "network"] = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Exemption:
    """`skip` (not run at all) or `known-bug` (expected to fail), where `when` fits, and why."""

    verb: Literal["skip", "known-bug"]
    when: When
    why: str


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
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """A whole `.keys` file."""

    file: str
    title: str
    tags: tuple[str, ...]
    setup: Setup
    before: tuple[Step, ...] = ()
    cases: tuple[Case, ...] = field(default=())
