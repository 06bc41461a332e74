"""Steps of a script: each verb as an act, each line that is carried out as a step. Plain data, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from handset.geometry import Rect
from handset.keypad import Key
from handset.script.language.expectations import Condition, ConditionKind
from handset.script.language.names import Names
from handset.script.language.words import ValueSlot, Variables
from keitai.common.errors import SourcePlace
from keitai.common.script_words import WordValues


@dataclass(frozen=True, slots=True)
class At:
    """Place of a step: file and line, its text, and the includes that led there."""

    place: SourcePlace
    source: str
    chain: tuple[SourcePlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a script, with its place."""

    at: At
    act: Act


class PressKeys(NamedTuple):
    """Press keys one after another, `gap` ticks from press to press."""

    keys: tuple[Key, ...]
    gap: int


class Hold(NamedTuple):
    """Hold a key down for `ticks`, as for a long press."""

    key: Key
    ticks: int


class KeyDownUp(NamedTuple):
    """Send only the key-down, or only the key-up, of keys: `down` and `up`."""

    keys: tuple[Key, ...]
    down: bool


class Open(NamedTuple):
    """Go to an address without keys, as by a link, and wait for its page."""

    url: str


class Click(NamedTuple):
    """Move the focus by cursor keys to what has the label `text`; with `press` also press ok."""

    text: str
    press: bool


class PressSoftKey(NamedTuple):
    """Press the soft key with that label."""

    label: str


class Type(NamedTuple):
    """Write text into the field in focus: by the phone's keys, or with `by_keyboard` as the host's keyboard does."""

    text: str
    by_keyboard: bool


class Wait(NamedTuple):
    """Wait `ticks` of phone time, or (None) until the phone is idle."""

    ticks: int | None


class Expect(NamedTuple):
    """Expect a condition to hold within so many ticks, or (None) within the script's timeout."""

    condition: Condition
    within: int | None


class Shot(NamedTuple):
    """Take a picture of the LCD, or of the whole page."""

    name: str
    full: bool


class Golden(NamedTuple):
    """Compare the LCD (or `area` of it) with the golden picture, except `masks`, up to `tolerance` pixels.

    A mask is "clock", "status", "softkeys" or a rectangle; all in page pixels of the LCD.
    """

    name: str
    area: Rect | None
    masks: tuple[str | Rect, ...]
    tolerance: int


class Film(NamedTuple):
    """Begin a film of the LCD ("gif") or a recording of the sound ("wav") under `name`; "" ends it."""

    kind: Literal["gif", "wav"]
    name: str


class Caption(NamedTuple):
    """Show a caption; with `heading` begin a group, from which `expect time` and `expect keys` count."""

    text: str
    heading: bool


class Repeat(NamedTuple):
    """Repeat steps so many `times`, or until a condition holds and at most that often."""

    times: int
    until: Condition | None
    body: tuple[Step, ...]
    late: Late | None = None
    """What its line holds of values that are known only as the test runs."""


class Read(NamedTuple):
    """Value read from the phone: the pattern's first group, or its whole match."""

    kind: ConditionKind
    pattern: str


class Chosen(NamedTuple):
    """One of several values, by the test's seed."""

    options: tuple[str, ...]


class Drawn(NamedTuple):
    """A whole number from `low` to `high`, by the test's seed."""

    low: int
    high: int


class Let(NamedTuple):
    """Give a value to a name, for the steps that come after."""

    slot: ValueSlot
    value: str | Read | Chosen | Drawn


class Late(NamedTuple):
    """Act whose line holds values that are known only as the test runs; it is read again with them.

    `act` is what is known of it before, `variables` and `names` are those that its line is read with.
    """

    act: Act
    variables: Variables
    names: Names


class ChangeWorld(NamedTuple):
    """A verb that another house has registered, with what its line says."""

    verb: str
    values: WordValues


class SetNetwork(NamedTuple):
    """Switch the network to another bearer, for `ticks` or (None) until the next one."""

    network: str
    ticks: int | None


class Battery(NamedTuple):
    """Set the battery's charge in per cent."""

    percent: int


class Advance(NamedTuple):
    """Set the phone's clock ahead; nothing happens in between."""

    seconds: int


class ResetWorld(NamedTuple):
    """Reset the site's data to their seed."""


class SaveOrLoadState(NamedTuple):
    """Save the whole phone and its world under `name`, or restore what was saved."""

    name: str
    load: bool


class SwitchDevice(NamedTuple):
    """Go on with another model in the same world, from its standby screen."""

    device: str


Act = (
    PressKeys | Hold | KeyDownUp | Open | Click | PressSoftKey | Type | Wait | Expect | Shot | Golden | Film | Caption
    | Repeat | Let | Late | ChangeWorld | SetNetwork | Battery | Advance | ResetWorld
    | SaveOrLoadState | SwitchDevice
)  # fmt: skip
