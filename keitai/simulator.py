"""The simulator: the one place where phone, network, games and site meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from keitai.common.errors import KeitaiError
from keitai.common.script_words import WordValues
from keitai.embedded_site import HOME, EmbeddedSite
from keitai.mounted_site import MountedSite
from keitai.options import SimulatorOptions

if TYPE_CHECKING:
    from handset.clock import Clock
    from handset.machine import Handset
    from handset.memory import Memory
    from handset.script.language.program import Setup
    from keitai.common.public_network import PublicNetwork

SITE_HOST = "m.mixi.test"


class Simulator:
    """Composition root: a booted phone with its network, the games and the embedded site; scripts' environment."""

    def __init__(
        self, options: SimulatorOptions, site: MountedSite | None = None, world: EmbeddedSite | None = None
    ) -> None:
        """Boot a phone.

        Args:
            options: What it is and what surrounds it.
            site: A site of one's own, which the web key opens instead of the embedded one.
            world: The embedded site of another phone, to be on with this one as well.
        """
        from handset.browser.fetch.transport import SiteTransport
        from handset.clock import DEFAULT_START, Clock
        from handset.memory import Memory
        from handset.network import BEARERS
        from handset.preview.folder import HOST, Folder

        self.options = options
        self._site = site or MountedSite(HOME)
        memory = Memory(options.data / "phone.sqlite" if options.data else None)
        mounts: dict[str, Any] = {SITE_HOST: lambda environ, start: self.world.handle(environ, start)}
        self.folder = Folder(options.folder, options.page_type) if options.folder is not None else None
        """The designer's folder that is mounted beside the site."""
        if self.folder is not None:
            mounts[HOST] = self.folder
        if site is not None and site.app is not None:
            mounts[site.host] = site.app
        self.transport = SiteTransport(mounts, outside=options.outside, network=_outside_network(options))
        start = options.start or (memory.load_clock() if options.data else None) or DEFAULT_START
        self._bearer = BEARERS[options.network]
        self.phone: Handset = self._boot(options.device, Clock(start), memory)
        self.world: EmbeddedSite = (
            EmbeddedSite(options, lambda: self.phone.clock.now())
            if world is None
            else world.shared_with(options.member)
        )

    def _boot(self, device: str, clock: Clock, memory: Memory) -> Handset:
        """Return a phone of a model, with all that runs on it, at its standby screen."""
        from handset.machine import Handset
        from handset.model import load_model
        from handset.network import Network
        from keitai.phone_apps import install_apps, register_content

        phone = Handset(
            load_model(device),
            network=Network(self.transport, self._bearer),
            memory=memory,
            seed=self.options.seed,
            start=clock.start,
        )
        phone.clock.ticks = clock.ticks
        phone.settings.language = self.options.lang
        install_apps(phone, self._site.home)
        register_content(phone, self.options.data)
        phone.boot()
        return phone

    def open(self, address: str) -> None:
        """Show a page: a path of the embedded site, or a URL."""
        from handset.apps.standby import open_page

        open_page(self.phone, self._site.url(address))

    def close(self) -> None:
        """Close the transport, the memory and the site."""
        self.transport.close()
        self.phone.memory.close()
        self.world.close()

    @property
    def engine(self) -> Any:
        """Database of the site."""
        return self.world.engine

    # what scripts ask and do (handset.script.run.environment)

    @property
    def member(self) -> str:
        return self.world.member

    def world_number(self, name: str, game: str, scope: str) -> int | None:
        standing = self.world.standing(game, scope or "all")
        return {"score": standing.score, "rank": standing.rank}[name] if standing else None

    def lint(self) -> list[str]:
        """Return the findings of lint on the page in front that are worth more than a note."""
        from handset.preview.lint.check import check
        from handset.script.run.pagetext import browser_of

        browser = browser_of(self.phone)
        if browser is None or browser.page is None:
            raise KeitaiError("no page is open that could be checked")
        found = [each for each in check(browser.page) if each.severity != "note"]
        return [f"{each.place} {each.what}" for each in found]

    def sign_in(self, member: str) -> None:
        self.world.sign_in(member)

    def change_world(self, verb: str, values: WordValues) -> None:
        changes: dict[str, Callable[..., object]] = {
            "sign-in": self.sign_in,
            "friend": self.world.befriend,
            "message": self._message,
            "password": lambda password, member: self.world.give_password(member, password),
            "post-score": self.world.post_score,
            "town": lambda word: self.world.set_town(word == "on"),
        }
        changes[verb](*values)

    def _message(self, sender: str, text: str) -> None:
        from handset.apps.arrival import announce_message

        announce_message(self.phone, self.world.send_message(sender, text))

    def switch_device(self, name: str) -> None:
        old = self.phone
        self._bearer = old.network.bearer
        self.phone = self._boot(name, old.clock, old.memory)
        self.phone.settings = old.settings

    def reset_world(self) -> None:
        self.world.reset()

    def save_world(self) -> bytes:
        import msgspec

        return msgspec.msgpack.encode((self.phone.memory.image(), *self.world.save()))

    def load_world(self, saved: bytes) -> None:
        from sqlite3 import Error

        import msgspec
        from sqlalchemy.exc import SQLAlchemyError

        from screens.store.database import StoreError

        try:
            memory, site, chance = msgspec.msgpack.decode(saved, type=tuple[bytes, bytes, tuple[int, int]])
            self.world.load(site, chance)
            self.phone.memory.load_image(memory)
        except (msgspec.MsgspecError, ValueError, OverflowError, Error, SQLAlchemyError, StoreError):
            raise KeitaiError("the world in this state is damaged, or of another version") from None


def environment_factory(options: SimulatorOptions, site: MountedSite | None = None) -> Callable[[Setup], Simulator]:
    """Return the factory of environments for scripts: a script's setup on top of the command line's options."""

    def make(setup: Setup) -> Simulator:
        return Simulator(
            replace(
                options,
                device=setup.device,
                lang=setup.lang,
                seed=setup.seed,
                member=setup.member,
                network=setup.network,
                start=setup.clock,
            ),
            site,
        )

    return make


def script_environment(setup: Setup) -> Simulator:
    """Make an environment exactly as its script says."""
    return environment_factory(SimulatorOptions())(setup)


def setup_of(options: SimulatorOptions) -> Setup:
    """Return the options of the command line as a script's setup."""
    from handset.clock import DEFAULT_START
    from handset.model import load_model
    from handset.script.language.program import Setup

    japanese = options.lang == "ja"
    device = load_model(options.device).name
    return Setup(device, options.seed, "ja" if japanese else "en", options.member, options.network, DEFAULT_START)


def _outside_network(options: SimulatorOptions) -> PublicNetwork | None:
    """Return how outside sites are reached; None is by this machine's own network."""
    if not (options.outside and options.public_only):
        return None
    from keitai.common.public_network import PublicNetwork

    return PublicNetwork()
