"""The phone as a deterministic machine: everybody drives it through `Handset.step`.

    phone = Handset(model, network=network, memory=memory, seed=2009)
    phone.step([KeyEvent(Key.WEB, True)])
    phone.frame().hash

The same model, seed, start, world and key events give the same frames, bit for bit, in every process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
import xxhash

from handset.app import App, Result
from handset.clock import DEFAULT_START, Clock, ticks_of
from handset.content_types import ContentType, ContentTypes
from handset.keypad import TICKS_PER_SECOND, Key, KeyEvent, Keypad, Keys
from handset.memory import Memory
from handset.model import HandsetModel
from handset.network import Network
from handset.settings import Settings
from handset.sound import Signals
from keitai.common.errors import KeitaiError
from keitai.common.rng import Rng

if TYPE_CHECKING:
    from handset.lcd import Frame

Factory = Callable[["Handset", bytes], App]
"""Brings an app back from what its `save` wrote; empty bytes ask for a new one."""

_TONES = {
    **dict.fromkeys((Key.UP, Key.DOWN, Key.LEFT, Key.RIGHT), "phone/move"),
    **dict.fromkeys((Key.OK, Key.SOFT_LEFT, Key.WEB, Key.MAIL, Key.CALL), "phone/ok"),
    **dict.fromkeys((Key.END, Key.CLEAR), "phone/end"),
}
_MAGIC = b"KEITAI1\n"
ANNOUNCED = 4 * TICKS_PER_SECOND
"""Ticks for which the phone shows what it tells by itself."""


@dataclass(frozen=True)
class Snapshot:
    """Snapshot of a whole phone at one tick, as bytes: apps, network, keypad, clock, generator, settings.

    The phone's memory and sites' databases are not in it: what was saved stays saved.
    """

    data: bytes

    def to_bytes(self) -> bytes:
        """Return the snapshot with a header and its XXH3 checksum, as state files hold it."""
        return _MAGIC + xxhash.xxh3_64_digest(self.data) + self.data

    @classmethod
    def from_bytes(cls, raw: bytes) -> Snapshot:
        """Check the header and the checksum and return the snapshot.

        Raises:
            KeitaiError: `raw` is not a whole snapshot.
        """
        data = raw[16:]
        if raw[:8] != _MAGIC or xxhash.xxh3_64_digest(data) != raw[8:16]:
            raise KeitaiError("not a saved state of the phone, or it is damaged")
        return cls(data)


class _State(msgspec.Struct):
    model: str
    start: datetime
    ticks: int
    chance: tuple[int, int]
    keypad: list[tuple[int, int]]
    network: bytes
    settings: Settings
    battery: int
    rewinds: int
    apps: list[tuple[str, bytes]]
    loop: str = ""
    announced: tuple[str, int] = ("", 0)


class Handset:
    """Phone as a deterministic machine: `install` its apps, `boot`, then `step` and look at `frame`.

    The same model, seed, start, settings, world and key events give the same frames, bit for bit, in every process.
    `keitai.Phone` is a handset that is set up already; its `machine` is this class.

    Attributes:
        model: The model's data: keys, LCD, browser.
        network: Network with its bearer; `network.tick` is part of `step`.
        memory: What stays when the phone is switched off.
        settings: The owner's settings.
        clock: Ticks since boot, and the phone's date.
        chance: Random number generator of the phone.
        signals: Sounds, loops, vibration and events of games, by tick.
        keypad: Keys that are held.
        battery: Per cent.

    Example:
        >>> from handset.model import load_model
        >>> from handset.network import BEARERS
        >>> from handset.toolkit.notice import About
        >>> class NoSites:
        ...     def send(self, request):
        ...         raise ConnectionError(request.url)
        >>> phone = Handset(load_model("qvga"), network=Network(NoSites(), BEARERS["off"]), memory=Memory(None))
        >>> phone.install("standby", lambda phone, saved: About(phone))
        >>> phone.boot()
        >>> phone.step([KeyEvent(Key.OK, True)])
        >>> phone.clock.ticks, phone.frame().pixels.shape
        (1, (320, 240, 3))
    """

    def __init__(
        self,
        model: HandsetModel,
        *,
        network: Network,
        memory: Memory,
        seed: int = 2009,
        start: datetime = DEFAULT_START,
        settings: Settings | None = None,
    ) -> None:
        """Make a phone that is switched off and has no apps yet.

        Args:
            model: The model, as `load_model` reads it from assets/handsets.
            network: Network that carries requests, in ticks of the phone's time.
            memory: Memory of the owner: settings, bookmarks, pictures, cookies.
            seed: Seed of all chance on the phone.
            start: When it is switched on, with its time zone.
            settings: The owner's settings; None takes those in `memory`.
        """
        self.model = model
        self.network = network
        self.memory = memory
        self.settings = settings or memory.load_settings()
        self.clock = Clock(start)
        self.chance = Rng(seed)
        self.signals = Signals()
        self.keypad = Keypad(ticks_of(model.repeat_after_ms), ticks_of(model.repeat_every_ms))
        self.battery = 100
        self.rewinds = 0
        """How often a person loaded a state or bent time: a play with one in it is unranked."""
        self.content_types = ContentTypes()
        """Content that apps take from the browser."""
        self._announced = "", 0
        self._factories: dict[str, Factory] = {}
        self._toneless: set[str] = set()
        self._apps: list[App] = []

    # what runs on the phone

    def install(self, kind: str, factory: Factory, *, key_tones: bool = True) -> None:
        """Register the factory of apps of a kind, for `launch` and snapshots.

        Args:
            kind: Name of the kind, such as "browser".
            factory: Makes such an app: (phone, what its `save` wrote) -> app; empty bytes ask for a new one.
            key_tones: Whether keys sound while such an app has the foreground; games sound by themselves.

        Example:
            >>> from handset.toolkit.notice import About
            >>> phone.install("model", lambda phone, saved: About(phone))
            >>> phone.launch("model").kind == phone.foreground.kind
            True
        """
        self._factories[kind] = factory
        if not key_tones:
            self._toneless.add(kind)

    def register(self, content_type: ContentType, factory: Factory) -> None:
        """Register a content type with the factory of the app that opens it.

        Args:
            content_type: Its name, which becomes the app's kind, and the MIME types by which the browser knows it.
            factory: Makes the app: (phone, the content's bytes) -> app.

        Example:
            >>> from handset.content_types import ContentType
            >>> from handset.toolkit.notice import About
            >>> phone.register(ContentType("card", ("application/x-card",)), lambda phone, content: About(phone))
            >>> phone.content_types.find("application/x-card").name
            'card'
        """
        self.content_types.add(content_type)
        self.install(content_type.name, factory, key_tones=content_type.key_tones)

    def make(self, kind: str, saved: bytes = b"") -> App:
        """Make an app of `kind`, without showing it.

        Args:
            kind: A kind that was installed.
            saved: What such an app's `save` returned; empty bytes ask for a new one.

        Raises:
            KeitaiError: Apps of that kind are not installed.

        Example:
            >>> phone.make("browser").kind
            'browser'
        """
        try:
            factory = self._factories[kind]
        except KeyError:
            raise KeitaiError(f"an app of kind {kind!r} is not installed on this phone") from None
        return factory(self, saved)

    def boot(self) -> None:
        """Power on with the standby screen alone.

        Example:
            >>> phone.boot()
            >>> [app.kind for app in phone.apps]
            ['standby']
        """
        self._apps = [self.make("standby")]

    def open(self, app: App) -> None:
        """Give an app the foreground, above the others.

        Example:
            >>> phone.open(phone.make("menu"))
            >>> phone.foreground.kind
            'menu'
        """
        self._apps.append(app)

    def launch(self, kind: str, saved: bytes = b"") -> App:
        """Make an app of `kind`, open it on top and return it.

        Args:
            kind: A kind that was installed.
            saved: What such an app's `save` returned; empty bytes ask for a new one.

        Raises:
            KeitaiError: Apps of that kind are not installed.

        Example:
            >>> phone.launch("menu") is phone.foreground
            True
        """
        app = self.make(kind, saved)
        self.open(app)
        return app

    def close(self, app: App, result: Result | None = None) -> None:
        """Close an app and those above it.

        Args:
            app: A running app; the standby screen stays.
            result: What the app under it receives by `on_result`; None for nothing.

        Example:
            >>> phone.close(phone.launch("menu"))
            >>> phone.find("menu") is None
            True
        """
        if app not in self._apps[1:]:
            return
        del self._apps[self._apps.index(app) :]
        if result is not None:
            self._apps[-1].on_result(result)

    @property
    def apps(self) -> tuple[App, ...]:
        """Running apps, from the standby screen up to the foreground."""
        return tuple(self._apps)

    @property
    def foreground(self) -> App:
        """Uppermost app, which gets the keys."""
        return self._apps[-1]

    def find(self, kind: str) -> App | None:
        """Return the uppermost running app of a kind; None where there is none.

        Example:
            >>> phone.find("standby") is phone.apps[0]
            True
        """
        return next((app for app in reversed(self._apps) if app.kind == kind), None)

    def go_home(self) -> bool:
        """Close apps from the top until the standby screen, as END does.

        Returns:
            False when one of them asks first, such as a page with a filled form.

        Example:
            >>> app = phone.launch("menu")
            >>> phone.go_home(), phone.foreground.kind
            (True, 'standby')
        """
        return self.close_above(self._apps[0])

    def close_above(self, app: App) -> bool:
        """Close the apps above `app` from the top down, as END lets each of them.

        Returns:
            False when one of them asks first, such as a page with a filled form.

        Example:
            >>> phone.launch("menu").kind
            'menu'
            >>> phone.close_above(phone.apps[0])
            True
        """
        while self._apps[-1] is not app:
            top = self._apps[-1]
            if not top.end():
                return False
            if self._apps[-1] is top:
                self._apps.pop()
        return True

    # time

    def step(self, events: Sequence[KeyEvent] = ()) -> None:
        """Advance one tick of 1/60 s with the key events that fell into it.

        Args:
            events: Keys going down and up, in their order; a key stays down until its `KeyEvent(key, False)`.

        Example:
            >>> before = phone.clock.ticks
            >>> phone.step([KeyEvent(Key.OK, True)])
            >>> phone.step([KeyEvent(Key.OK, False)])
            >>> phone.clock.ticks - before
            2
        """
        self.clock.ticks += 1
        self.signals.tick = self.clock.ticks
        keys = self.keypad.step(events)
        if events:
            self._sound_keys(keys)
        self.network.tick()
        if keys.pressed(Key.END):
            self.go_home()
            return
        self._apps[-1].tick(keys)

    def _sound_keys(self, keys: Keys) -> None:
        """Sound hinge and keys as they go down, as the owner's settings and the foreground app have it."""
        toneless = not self.settings.key_tones or self._apps[-1].kind in self._toneless
        for event in keys.events:
            if event.key is Key.FLIP:
                self.signals.emit("sound", "phone/close" if event.down else "phone/open")
            elif event.down and not toneless:
                self.signals.emit("sound", _TONES.get(event.key, "phone/key"))

    def mark_unranked(self) -> None:
        """Mark the play under way as unranked: somebody outside stops, steps or hurries the phone's time.

        Example:
            >>> before = phone.rewinds
            >>> phone.mark_unranked()
            >>> phone.rewinds - before
            1
        """
        self.rewinds += 1

    def announce(self, text: str) -> None:
        """Show a line for four seconds over whatever has the LCD; it takes no key.

        Example:
            >>> phone.announce("Message from Aoi")
            >>> phone.announcement
            'Message from Aoi'
        """
        self._announced = text, self.clock.ticks + ANNOUNCED

    # looking

    @property
    def announcement(self) -> str:
        """Line that is shown over the foreground app; "" for none."""
        text, until = self._announced
        return text if self.clock.ticks < until else ""

    def frame(self) -> Frame:
        """Draw the frame that the LCD shows now: a pure function of the state.

        Returns:
            Pixels with their hash, and the text layer.

        Example:
            >>> phone.frame().hash == phone.frame().hash
            True
        """
        from handset.screen import compose  # a phone that nobody looks at draws nothing

        return compose(self)

    # snapshots

    def snapshot(self) -> Snapshot:
        """Return a snapshot of the whole phone; `restore` continues bit for bit, in any process.

        Example:
            >>> now, shown = phone.snapshot(), phone.frame().hash
            >>> phone.launch("menu").kind
            'menu'
            >>> phone.restore(now)
            >>> phone.frame().hash == shown
            True
        """
        state = _State(
            model=self.model.name,
            start=self.clock.start,
            ticks=self.clock.ticks,
            chance=self.chance.save(),
            keypad=self.keypad.save(),
            network=self.network.save(),
            settings=self.settings,
            battery=self.battery,
            rewinds=self.rewinds,
            apps=[(app.kind, app.save()) for app in self._apps],
            loop=self.signals.loop,
            announced=self._announced,
        )
        return Snapshot(msgspec.msgpack.encode(state))

    def restore(self, snapshot: Snapshot, *, rewound: bool = False) -> None:
        """Restore the phone of a snapshot.

        Args:
            snapshot: What `snapshot` returned, on a phone of the same model.
            rewound: Whether a person went back in time: plays in it become unranked.

        Raises:
            KeitaiError: It is of another model or version; then nothing has changed.

        Example:
            >>> phone.restore(Snapshot.from_bytes(phone.snapshot().to_bytes()))
        """
        state = _read(snapshot)
        if state.model != self.model.name:
            raise KeitaiError(f"this state is of the model {state.model}, and this phone is a {self.model.name}")
        rewinds = self.rewinds
        before, running = _read(self.snapshot()), self._apps
        try:
            self._become(state)
            self._apps = [self.make(kind, saved) for kind, saved in state.apps]
        except (msgspec.MsgspecError, KeitaiError, ValueError, LookupError, TypeError) as error:
            self._become(before)
            self._apps = running
            raise _another_version() from error
        self.rewinds = max(rewinds, state.rewinds) + 1 if rewound else state.rewinds

    def _become(self, state: _State) -> None:
        """Take over everything of a state but its apps."""
        self.clock = Clock(state.start.astimezone(self.clock.start.tzinfo), state.ticks)
        self.signals.tick, self.signals.loop = state.ticks, state.loop
        self.chance.load(state.chance)
        self.keypad.load(state.keypad)
        self.network.load(state.network)
        self.settings = state.settings
        self.battery = state.battery
        self._announced = state.announced
        self.rewinds = state.rewinds


def _read(snapshot: Snapshot) -> _State:
    try:
        return msgspec.msgpack.decode(snapshot.data, type=_State)
    except (msgspec.MsgspecError, ValueError):
        raise _another_version() from None


def _another_version() -> KeitaiError:
    return KeitaiError("this saved state is of another version of the program")
