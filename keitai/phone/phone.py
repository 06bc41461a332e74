"""`keitai.Phone`: a booted phone with a site on it, made and closed; what it can do and show comes from its bases."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Literal

from handset.model import load_model
from handset.script.language.program import Setup
from handset.script.run.artefacts import Artefacts, ArtefactStore
from handset.script.run.environment import Environment
from handset.script.run.goldens import GoldenRegister
from keitai.common.errors import KeitaiError
from keitai.embedded_site import EmbeddedSite
from keitai.expectations import Duration
from keitai.mounted_site import MountedSite, Site, mount
from keitai.options import SimulatorOptions
from keitai.phone.observation import ObservedPhone
from keitai.phone.verbs import ArtefactVerbs, ThumbVerbs
from keitai.phone.world import Network, WorldVerbs
from keitai.simulator import Simulator


class Phone(ThumbVerbs, ArtefactVerbs, WorldVerbs, ObservedPhone):
    """A booted phone and a thumb on its keys.

    Every method that does something raises `AssertionError` where it cannot be done or does not come true, with what
    the screen says, and `ValueError` for words that scripts do not know. Time is the phone's: waiting costs no real
    time, and the same calls give the same pictures on every run.

    Example:
        >>> import keitai
        >>> def app(environ, start_response):
        ...     start_response("200 OK", [("Content-Type", "text/html")])
        ...     return [b"<title>Hello</title>Hello"]
        >>> with keitai.Phone(app) as greeted:
        ...     greeted.press("web")
        ...     greeted.expect.title("Hello")
    """

    def __init__(
        self,
        site: Site | None = None,
        *,
        device: str = "qvga",
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
        artefacts: ArtefactStore | None = None,
        *,
        update: bool = False,
        site: MountedSite | None = None,
        goldens: GoldenRegister | None = None,
    ) -> Phone:
        """Put a driver on an environment that was made elsewhere of `setup`, with `site` on it.

        `goldens` is shared with the other tests of a run that keeps new ones.
        """
        phone = cls.__new__(cls)
        phone._begin(environment, setup, test, artefacts, update, site, goldens)
        return phone

    def another(self, *, device: str | None = None, member: str | None = None) -> Phone:
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
        return Phone.in_environment(
            simulator, setup, goldens.script, kept, update=goldens.update, site=self._site, goldens=goldens.register
        )

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


def _simulator(
    setup: Setup, site: MountedSite | None, *, outside: bool, world: EmbeddedSite | None = None
) -> Simulator:
    options = SimulatorOptions(
        setup.device, setup.lang, setup.seed, setup.member, network=setup.network, start=setup.clock, outside=outside
    )
    return Simulator(options, site, world)
