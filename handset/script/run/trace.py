"""The film strip of a test: after every key and step what the LCD showed, what it said, and what was asked of sites."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from handset.app_protocols import address_of
from handset.keypad import Key
from handset.pictures import small_png_bytes
from handset.script.language.steps import At
from handset.script.run.artefacts import ArtefactStore
from handset.script.run.driver import Driver
from handset.script.run.recording_transport import RecordingTransport

MOST = 600


@dataclass(frozen=True)
class Moment:
    """Frame of the film strip. `doing` is the key or line that led to it; `seconds` is real time so far."""

    tick: int
    doing: str
    line: int
    heading: bool
    hash: str
    picture: Path
    text: str
    url: str
    requests: tuple[str, ...]
    seconds: float


class Trace:
    """Trace of one driver for the film strip. `clock` gives real seconds, for the report alone."""

    def __init__(self, clock: Callable[[], float], artefacts: ArtefactStore) -> None:
        self.moments: list[Moment] = []
        self._clock = clock
        self._begin = clock()
        self._requests: list[str] = []
        self._artefacts = artefacts
        self._pictures: dict[str, Path] = {}
        self._driver: Driver | None = None

    def follow(self, driver: Driver) -> None:
        """Follow a driver: its keys, its requests and the frames between them."""
        self._driver = driver
        network = driver.phone.network
        network.transport = RecordingTransport(network.transport, self._requests)
        driver.on_press.append(self._pressed)
        self._add("start", 0, False)

    def after(self, at: At) -> None:
        """Record that a step of the script is done."""
        source = at.source.strip()
        verb = source.partition(" ")[0]
        if verb not in ("press", "end"):
            self._add(source, at.place.line, verb == "step")

    def _pressed(self, key: Key) -> None:
        self._add(f"[{key.label}]", 0, False)

    def _add(self, doing: str, line: int, heading: bool) -> None:
        driver = self._driver
        if driver is None or len(self.moments) >= MOST:
            # A strip is to be looked through by a person: what comes after is in the messages and pictures.
            return
        frame = driver.phone.frame()
        if frame.hash not in self._pictures:
            self._pictures[frame.hash] = self._artefacts.keep("strip", ".png", small_png_bytes(frame.page_pixels))
        url = address_of(driver.phone.foreground)
        asked = tuple(self._requests)
        self._requests.clear()
        picture, spent = self._pictures[frame.hash], self._clock() - self._begin
        moment = Moment(driver.ticks, doing, line, heading, frame.hash, picture, frame.text(), url, asked, spent)
        self.moments.append(moment)
