"""What a script may say: each verb as an act, each line that is carried out as a step. Plain data, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from handset.geometry import Rect
from handset.keypad import Key
from handset.script.language.expectations import Condition
from keitai.common.errors import SourcePlace


@dataclass(frozen=True, slots=True)
class At:
    """Where a step stands: place, its line, and the includes that led there."""

    place: SourcePlace
    source: str
    chain: tuple[SourcePlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One act, and where in the script it stands."""

    at: At
    act: Act


class PressKeys(NamedTuple):
    """Keys one after another, each `gap` ticks from press to press."""

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
    """Go to an address without keys, as a link would, and wait for its page."""

    url: str


class Click(NamedTuple):
    """Move the focus by cursor keys to what bears `text`; `press` also presses ok."""

    text: str
    press: bool


class PressSoftKey(NamedTuple):
    """Press the soft key that bears the label."""

    label: str


class Type(NamedTuple):
    """Text into the field that is being edited: by key presses, or with `by_keyboard` by the window's short cut."""

    text: str
    by_keyboard: bool


class Wait(NamedTuple):
    """`ticks` of phone time, or until the phone is idle when None."""

    ticks: int | None


class Expect(NamedTuple):
    """The condition must come true within so many ticks, or (None) within the script's timeout."""

    condition: Condition
    within: int | None


class Shot(NamedTuple):
    """A picture of the LCD, or of the whole page."""

    name: str
    full: bool


class Golden(NamedTuple):
    """The LCD (or `area` of it) must be the kept picture, but for what `masks` name and `tolerance` pixels.

    A mask is "clock", "status", "softkeys" or a rectangle; all in page pixels of the LCD.
    """

    name: str
    area: Rect | None
    masks: tuple[str | Rect, ...]
    tolerance: int


class Film(NamedTuple):
    """A film of what the LCD shows ("gif") or of what is heard ("wav") begins under `name`; "" ends it."""

    kind: Literal["gif", "wav"]
    name: str


class Caption(NamedTuple):
    """A caption; with `heading` it begins a group of lines, from which `expect time` and `expect keys` count."""

    text: str
    heading: bool


class Repeat(NamedTuple):
    """The steps so many `times`, or until a condition holds and at most that often."""

    times: int
    until: Condition | None
    body: tuple[Step, ...]


class SignIn(NamedTuple):
    """Whose phone it is from now on."""

    member: str


class GivePassword(NamedTuple):
    """A member signs in with `password` from now on."""

    member: str
    password: str


class Befriend(NamedTuple):
    """Make two members friends on the site."""

    one: str
    other: str


class SendMessage(NamedTuple):
    """A message from a member to the phone's owner."""

    sender: str
    text: str


class PostScore(NamedTuple):
    """A score on the boards, made by a member (None: the phone's owner)."""

    game: str
    score: int
    member: str | None


class SetNetwork(NamedTuple):
    """Switch the network to another bearer, for `ticks` or (None) until the next one."""

    network: str
    ticks: int | None


class Battery(NamedTuple):
    """Set the battery's charge."""

    percent: int


class Advance(NamedTuple):
    """The phone's clock jumps ahead; nothing happens in between."""

    seconds: int


class ResetWorld(NamedTuple):
    """The site's data as they were seeded."""


class SaveOrLoadState(NamedTuple):
    """Keep the whole phone and its world under `name`, or become what was kept."""

    name: str
    load: bool


class SwitchDevice(NamedTuple):
    """Go on with another model, in the same world, from its standby screen."""

    device: str


Act = (
    PressKeys | Hold | KeyDownUp | Open | Click | PressSoftKey | Type | Wait | Expect | Shot | Golden | Film | Caption
    | Repeat | SignIn | GivePassword | Befriend | SendMessage | PostScore | SetNetwork | Battery | Advance | ResetWorld
    | SaveOrLoadState | SwitchDevice
)  # fmt: skip
