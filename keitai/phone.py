"""A phone in Python: the script language's verbs as methods, for tests, tools and notebooks.

    with keitai.Phone(site=app, device="p906i") as phone:
        phone.open("/cart")
        phone.click("Order")
        phone.expect.text("Thank you")
        phone.image.save("thanks.png")

The examples below run as tests; their `phone` shows the tea shop of `examples/shop`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from handset.lcd import Frame
from handset.machine import Handset
from handset.model import load_model
from handset.script.language.expectations import Condition
from handset.script.language.program import Setup
from handset.script.language.reader import LineReader
from handset.script.language.steps import At, Step
from handset.script.language.verbs import STEP_VERBS, read_act
from handset.script.language.words import WordFault, quoted, split_line
from handset.script.report.artefacts import Artefacts, Keeper
from handset.script.report.postmortem import situation
from handset.script.report.verdict import Artefact
from handset.script.run.driver import Driver, Failure
from handset.script.run.environment import Environment
from handset.script.run.goldens import Goldens
from handset.script.run.pagetext import PageText
from handset.script.run.statefile import read_state, restore_state, save_state
from handset.script.run.step_runner import StepRunner
from keitai.common.errors import KeitaiError, SourcePlace
from keitai.embedded_site import EmbeddedSite
from keitai.expectations import Duration, Expectations, ticks, written
from keitai.mounted_site import MountedSite, Site, mount
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

if TYPE_CHECKING:
    from PIL import Image

Device = str
Network = Literal["imode", "foma", "hsdpa", "off", "instant"]


class Phone:
    """A booted phone and a thumb on its keys.

    Every method that does something raises `AssertionError` where it cannot be done or does not come true, with what
    the screen says, and `ValueError` for words that scripts do not know. Time is the phone's: waiting costs no real
    time, and the same calls give the same pictures on every run.
    """

    def __init__(
        self,
        site: Site | None = None,
        *,
        device: Device = "qvga",
        lang: Literal["en", "ja"] = "en",
        seed: int = 2009,
        member: str = "42",
        network: Network = "instant",
        clock: datetime | None = None,
        timeout: Duration = 10.0,
        outside: bool | None = None,
        artefacts: Path | None = None,
        test: Path | None = None,
        update: bool = False,
    ) -> None:
        """Boot a phone with a site on it.

        Args:
            site: One's own site: a WSGI or ASGI application, a folder of pages, or an http address. The web key opens
                it, and addresses such as `/cart` belong to it. None is the embedded mixi.
            device: The model; `keitai devices` lists them.
            lang: The phone's language.
            seed: The seed of chance and of the embedded world.
            member: Whose phone it is on the embedded site.
            network: The bearer, with its times.
            clock: When the phone is switched on.
            timeout: How long expectations wait, in the phone's time.
            outside: Whether sites beyond this process are asked. None: only where `site` is an address.
            artefacts: The folder that shots are written into. None writes none.
            test: The file whose goldens lie in `goldens/` beside it.
            update: Keep what the LCD shows as the new golden pictures.

        Raises:
            KeitaiError: The model, folder or member does not exist, or an application does not start.

        Example:
            >>> import keitai
            >>> with keitai.Phone(device="w61ca") as other:
            ...     other.press("web")
            ...     other.expect.title("mixi")
        """
        setup = Setup(load_model(device).name, seed, lang, member, network)
        setup = setup if clock is None else replace(setup, clock=clock)
        mounted = mount(site) if site is not None else None
        own = mounted is not None and mounted.app is not None
        simulator = _simulator(setup, mounted, outside=not own if outside is None else outside)
        keeper = Artefacts(artefacts) if artefacts is not None else None
        self._begin(simulator, setup, test or Path("phone"), keeper, update, mounted)
        self._owns_site = not isinstance(site, MountedSite)
        self.timeout = timeout

    @classmethod
    def in_environment(
        cls,
        environment: Environment,
        setup: Setup,
        test: Path,
        artefacts: Keeper | None = None,
        *,
        update: bool = False,
        site: MountedSite | None = None,
    ) -> Phone:
        """Put a driver on an environment that was made elsewhere of `setup`, with `site` on it."""
        phone = cls.__new__(cls)
        phone._begin(environment, setup, test, artefacts, update, site)
        return phone

    def _begin(
        self,
        environment: Environment,
        setup: Setup,
        test: Path,
        artefacts: Keeper | None,
        update: bool,
        site: MountedSite | None,
    ) -> None:
        self.environment = environment
        self.setup = setup
        """What the phone was made of."""
        self.driver = Driver(environment, timeout=setup.timeout, artefacts=artefacts)
        self._site = site
        self._owns_site = False
        self._runner = StepRunner(self.driver, At(SourcePlace(str(test)), ""), Goldens(test, update, "--keys-update"))

    def another(self, *, device: Device | None = None, member: str | None = None) -> Phone:
        """Boot one more phone on the same site; close it before this one.

        Example:
            >>> other = phone.another(device="w61ca")
            >>> other.press("web")
            >>> other.expect.title("お茶の店")
            >>> other.close()
        """
        asked = replace(self.setup, device=load_model(device or self.setup.device).name)
        return self.another_with(replace(asked, member=member or self.setup.member))

    def another_with(self, setup: Setup) -> Phone:
        """Boot one more phone, of that setup, on the same site.

        Raises:
            KeitaiError: This phone is in an environment that was made elsewhere.
        """
        own, goldens = self.environment, self._runner.goldens
        if not isinstance(own, Simulator):
            raise KeitaiError("a phone in an environment of one's own has no site to share")
        simulator = _simulator(setup, self._site, outside=own.options.outside, world=own.world)
        kept = self.driver.artefacts
        return Phone.in_environment(simulator, setup, goldens.script, kept, update=goldens.update, site=self._site)

    def __enter__(self) -> Phone:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Switch the phone off and let go of its site; films that are going on are written."""
        self._runner.end_films()
        self.environment.close()
        if self._owns_site and self._site is not None:
            self._site.close()

    # looking

    @property
    def machine(self) -> Handset:
        """The machine itself, for what has no method here."""
        return self.environment.phone

    @property
    def frame(self) -> Frame:
        """What the LCD shows: pixels, hash and text layer."""
        return self.machine.frame()

    @property
    def text(self) -> str:
        """What is written on the LCD, line by line.

        Example:
            >>> "豆大福 180円" in phone.text
            True
        """
        return self.frame.text()

    @property
    def page_text(self) -> str:
        """What is written on the whole page, scrolled away or not."""
        return PageText().read(self.machine)

    @property
    def pixels(self) -> npt.NDArray[np.uint8]:
        """The LCD as an array, (height, width, 3) of RGB.

        Example:
            >>> phone.pixels.shape, phone.pixels.dtype.name
            ((320, 240, 3), 'uint8')
        """
        return self.frame.pixels

    @property
    def image(self) -> Image.Image:
        """The LCD as a picture of PIL.

        Example:
            >>> phone.image.size
            (240, 320)
        """
        from PIL import Image

        return Image.fromarray(self.pixels)

    @property
    def page_image(self) -> Image.Image:
        """The whole page as a picture of PIL."""
        from PIL import Image

        from handset.preview.shots import take_part

        return Image.fromarray(take_part(self.machine, "full"))

    @property
    def hash(self) -> str:
        """16 hex digits that name the LCD's picture, the same on every machine."""
        return self.frame.hash

    @property
    def artefacts(self) -> list[Artefact]:
        """What was kept so far: shots, films, new goldens."""
        return self._runner.artefacts

    @property
    def timeout(self) -> Duration:
        """How long expectations wait, in the phone's time."""
        return self.driver.timeout / 60

    @timeout.setter
    def timeout(self, length: Duration) -> None:
        self.driver.timeout = ticks(length)

    @property
    def expect(self) -> Expectations:
        """What the phone must show: `phone.expect.text("mixi")`, `phone.expect.no.text("Error")`."""
        return Expectations(self.check)

    def check(self, condition: Condition, within: int | None = None) -> None:
        """Wait for so many ticks until a condition holds. Raises `AssertionError` with all that a tester needs."""
        __tracebackhide__ = True
        try:
            self.driver.expect(condition, within)
        except (Failure, KeitaiError) as failure:
            raise AssertionError(self._told(str(failure))) from None

    # keys and pages

    def do(self, line: str) -> None:
        """Carry out a line of the script language.

        Example:
            >>> phone.do('click "煎茶"')
            >>> phone.do("press clear")

        Raises:
            ValueError: The line is wrong.
            AssertionError: It cannot be done, or does not come true.
        """
        __tracebackhide__ = True
        try:
            words = LineReader(split_line(line, {}), len(line))
            act = read_act(words.take_bare("verb", STEP_VERBS), words)
        except WordFault as fault:
            raise ValueError(f"{line!r}, column {fault.column}: {fault.message}") from None
        try:
            self._runner.play([Step(At(SourcePlace("line", 1, 1), line), act)])
        except (Failure, KeitaiError) as failure:
            raise AssertionError(self._told(str(failure))) from None

    def press(self, keys: str) -> None:
        """Press keys one after another; `x3` repeats a key, `@80ms` sets the time from press to press.

        Example:
            >>> phone.press("down x3 up @80ms")
        """
        self.do(f"press {keys}")

    def hold(self, key: str, length: Duration) -> None:
        """Hold a key down for a length of time.

        Example:
            >>> phone.hold("down", 0.5)
        """
        self.do(f"hold {key} {written(length)}")

    def down(self, keys: str) -> None:
        """Press keys and keep them down until `up`.

        Example:
            >>> phone.down("down")
            >>> phone.up("down")
        """
        self.do(f"down {keys}")

    def up(self, keys: str) -> None:
        """Let keys go that `down` pressed."""
        self.do(f"up {keys}")

    def open(self, address: str) -> None:
        """Show a page, and wait until it is there.

        Args:
            address: A path of the site, such as `/cart`, or a URL.

        Example:
            >>> phone.open("/")
        """
        self.do(f"open {quoted(address)}")

    def click(self, text: str) -> None:
        """Move the focus to what bears a text and press ok.

        Example:
            >>> phone.click("湯のみ")
            >>> phone.expect.title("湯のみ")
        """
        self.do(f"click {quoted(text)}")

    def focus(self, text: str) -> None:
        """Move the focus to what bears a text.

        Example:
            >>> phone.focus("豆大福")
        """
        self.do(f"focus {quoted(text)}")

    def softkey(self, label: str) -> None:
        """Press the soft key that bears a label.

        Example:
            >>> phone.softkey("Menu")
            >>> phone.press("clear")
        """
        self.do(f"softkey {quoted(label)}")

    def type(self, text: str, *, keyboard: bool = False) -> None:
        """Write into the field that has the focus, by the phone's own keys.

        Args:
            text: What to write; Japanese is converted as a thumb would.
            keyboard: By the host's keyboard instead: at once, and no key is pressed.

        Example:
            >>> phone.open("/goods/cup")
            >>> phone.type("2", keyboard=True)
        """
        self.do(f"type {quoted(text)}{' via keyboard' if keyboard else ''}")

    def wait(self, length: Duration = "idle") -> None:
        """Wait for a length of time, or until nothing is pending.

        Example:
            >>> phone.wait(1.5)
            >>> phone.wait()
        """
        self.do(f"wait {written(length)}")

    # what a test keeps

    def shot(self, name: str, *, full: bool = False) -> Path | None:
        """Keep a picture of the LCD, or of the whole page; returns its file, None where none is written.

        Example:
            >>> phone.shot("the shop")
        """
        self.do(f"shot {quoted(name)}{' full' if full else ''}")
        return self.driver.pictures[-1].path

    def golden(
        self,
        name: str,
        *options: str,
        area: tuple[int, int, int, int] | None = None,
        mask: Iterable[str | tuple[int, int, int, int]] = (),
        tolerance: int = 0,
    ) -> None:
        """Expect the LCD to look as it did when the golden picture was kept.

        Args:
            name: What the picture is called, in `goldens/` beside the test's file.
            *options: The same options as a script writes them, such as `"mask clock"`.
            area: The part of the LCD that counts: x, y, width, height.
            mask: Parts that do not count: `"clock"`, `"status"`, `"softkeys"`, or x, y, width, height.
            tolerance: How many pixels may differ.

        Raises:
            AssertionError: It differs, or no picture is kept yet; with `update` it is kept instead.
        """
        words = [f"golden {quoted(name)}", *options]
        words += [f"area {','.join(map(str, area))}"] if area is not None else []
        words += [f"mask {each if isinstance(each, str) else ','.join(map(str, each))}" for each in mask]
        self.do(" ".join([*words, *([f"tolerance {tolerance}"] if tolerance else [])]))

    def gif(self, name: str | None) -> None:
        """Begin a film of the LCD; None ends it and writes it.

        Example:
            >>> phone.gif("a film")
            >>> phone.gif(None)
        """
        self.do("gif stop" if name is None else f"gif start {quoted(name)}")

    def wav(self, name: str | None) -> None:
        """Begin a recording of the phone's sound; None ends it and writes it.

        Example:
            >>> phone.wav("sounds")
            >>> phone.wav(None)
        """
        self.do("wav stop" if name is None else f"wav start {quoted(name)}")

    def note(self, text: str) -> None:
        """Write a line into films and the report.

        Example:
            >>> phone.note("Now the basket is full")
        """
        self.do(f"note {quoted(text)}")

    def step(self, text: str) -> None:
        """Begin a part of the test: `expect.time` and `expect.keys` count anew.

        Example:
            >>> phone.step("Order")
        """
        self.do(f"step {quoted(text)}")

    # the world

    def sign_in(self, member: str | int) -> None:
        """Make another member of the embedded site the phone's owner, from the next request on.

        Example:
            >>> phone.sign_in(7)
            >>> phone.sign_in(42)
        """
        self.do(f"sign-in {member}")

    def password(self, member: str | int, password: str) -> None:
        """Set what a member of the embedded site signs in with.

        Example:
            >>> phone.password(42, "secret")
        """
        self.do(f"password {quoted(password)} for {member}")

    def friend(self, one: str | int, other: str | int) -> None:
        """Make two members of the embedded site friends.

        Example:
            >>> phone.friend(42, 7)
        """
        self.do(f"friend {one} {other}")

    def message(self, sender: str | int, text: str) -> None:
        """Let a message from a member of the embedded site arrive.

        Example:
            >>> phone.message(7, "Are you awake?")
        """
        self.do(f"message from {sender} {quoted(text)}")

    def post_score(self, game: str, score: int, member: str | int | None = None) -> None:
        """Put a score on the embedded site's boards without a play; None is the owner's.

        Example:
            >>> phone.post_score("keep-awake", 80, member=7)
        """
        self.do(f"post-score {game} {score}{'' if member is None else f' as {member}'}")

    def network(self, bearer: Network, length: Duration | None = None) -> None:
        """Change the reception, for a length of time or for good.

        Example:
            >>> phone.network("off", 2)
            >>> phone.network("instant")
        """
        self.do(f"network {bearer}{'' if length is None else f' for {written(length)}'}")

    def battery(self, percent: int) -> None:
        """Charge the battery to so many percent; at 0 the phone goes off.

        Example:
            >>> phone.battery(50)
        """
        self.do(f"battery {percent}")

    def advance(self, length: str) -> None:
        """Let the calendar go on by `30s`, `5m`, `2h` or `1d` at once.

        Example:
            >>> phone.advance("1d")
        """
        self.do(f"advance {length}")

    def world_reset(self) -> None:
        """Set the embedded site's data back to what they were at the start.

        Example:
            >>> phone.world_reset()
        """
        self.do("world reset")

    def device(self, name: Device) -> None:
        """Go on with another model, in the same world and with the same memory, from its standby screen.

        Example:
            >>> phone.device("qvga")
        """
        self.do(f"device {name}")

    # states

    def save_state(self, name: str) -> None:
        """Keep the phone and the embedded site as they are, for `load_state`.

        Example:
            >>> phone.save_state("before")
            >>> phone.load_state("before")
        """
        self.do(f"save-state {quoted(name)}")

    def load_state(self, name: str) -> None:
        """Become what `save_state` kept under a name."""
        self.do(f"load-state {quoted(name)}")

    def to_bytes(self) -> bytes:
        """Return the whole situation as the content of a `.state` file, which `keitai open` takes too.

        Example:
            >>> now = phone.to_bytes()
            >>> phone.press("end")
            >>> phone.from_bytes(now)
        """
        return save_state(self.environment, self.setup)

    def from_bytes(self, state: bytes) -> None:
        """Become what `to_bytes` returned, in this or another process.

        Raises:
            KeitaiError: It is not a state file, or it is damaged.
        """
        restore_state(self.environment, read_state(state, "the state"))
        self.driver.listen_anew()

    def _told(self, reason: str) -> str:
        return "\n".join([reason, *situation(self.driver)])


def _simulator(
    setup: Setup, site: MountedSite | None, *, outside: bool, world: EmbeddedSite | None = None
) -> Simulator:
    options = SimulatorOptions(
        setup.device, setup.lang, setup.seed, setup.member, network=setup.network, start=setup.clock, outside=outside
    )
    return Simulator(options, site, world)
