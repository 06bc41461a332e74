"""Browser engines that are measured beside each other: this one, another checkout of it, and peers that are installed.

Each says how many seconds it takes from a page's bytes to its first frame, and to the boxes of the whole page where
that can be told apart; None where it cannot.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Protocol
from zipfile import ZipFile

from benchmarks.pages import Sample

HERE = Path(__file__).resolve().parent


class Engine(Protocol):
    """Something that lays pages out."""

    name: str

    def first(self, number: int) -> float | None:
        """Seconds from the bytes of page `number` to its first frame."""

    def whole(self, number: int) -> float | None:
        """Seconds to the boxes of the whole page."""

    def close(self) -> None: ...


class Checkout:
    """The browser of a checkout of this project, in a process of its own."""

    def __init__(
        self,
        name: str,
        folder: Path,
        samples: Sequence[Sample],
        *,
        processor: bool = False,
        script: Path = HERE / "checkout.py",
    ) -> None:
        self.name = name
        environment = {**os.environ, "PYTHONPATH": str(folder), "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(script), *(["--processor"] if processor else [])],
            cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._send(json.dumps([(base64.b64encode(each.body).decode(), each.content_type) for each in samples]))

    def _send(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _measured(self, work: str, number: int) -> float:
        assert self._process.stdout is not None
        self._send(f"{work} {number}")
        return float(self._process.stdout.readline())

    def first(self, number: int) -> float | None:
        return self._measured("first", number)

    def whole(self, number: int) -> float | None:
        return self._measured("whole", number)

    def close(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait()


class Wheel(Checkout):
    """The browser of a wheel of this project, such as the compiled one, unpacked."""

    def __init__(self, name: str, wheel: Path, samples: Sequence[Sample], *, processor: bool = False) -> None:
        from hatch_build import rewrite

        self._folder = TemporaryDirectory(prefix="keitai-wheel-")
        folder = Path(self._folder.name)
        with ZipFile(wheel) as archive:
            archive.extractall(folder)
        script = folder / "checkout.py"
        script.write_text(rewrite((HERE / "checkout.py").read_text("utf-8")), "utf-8")
        super().__init__(name, folder, samples, processor=processor, script=script)

    def close(self) -> None:
        super().close()
        self._folder.cleanup()


class Chromium:
    """Chromium by Playwright: a picture through the driver; parse and layout inside the page, with no driver."""

    name = "Chromium"

    def __init__(self, samples: Sequence[Sample]) -> None:
        from playwright.sync_api import sync_playwright

        self._texts = [sample.text for sample in samples]
        self._driver: Any = sync_playwright().start()
        # The system's own Chromium where there is one; else the one Playwright has brought.
        path = which("chromium") or which("google-chrome")
        self._browser: Any = self._driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        self._page: Any = self._browser.new_page(viewport={"width": 240, "height": 320})

    def first(self, number: int) -> float | None:
        def work() -> None:
            self._page.set_content(self._texts[number])
            self._page.screenshot(type="jpeg")

        return _seconds(work)

    def whole(self, number: int) -> float | None:
        milliseconds = self._page.evaluate(
            """text => { const start = performance.now(); document.open(); document.write(text); document.close();
            void document.documentElement.offsetHeight; return performance.now() - start }""",
            self._texts[number],
        )
        return float(milliseconds) / 1000

    def close(self) -> None:
        self._browser.close()
        self._driver.stop()


class Litehtml:
    """litehtml (C++) by pylitehtml, to a picture."""

    name = "litehtml"

    def __init__(self, samples: Sequence[Sample]) -> None:
        import pylitehtml  # type: ignore[import-not-found,unused-ignore]

        self._texts = [sample.text for sample in samples]
        self._renderer: Any = pylitehtml.Renderer(240)

    def first(self, number: int) -> float | None:
        return _seconds(lambda: self._renderer.render(self._texts[number], fmt="raw", height=320))

    def whole(self, number: int) -> float | None:
        return None

    def close(self) -> None: ...


class Plutobook:
    """plutobook (C++) by plutoprint, to a picture."""

    name = "plutobook"

    def __init__(self, samples: Sequence[Sample]) -> None:
        import plutoprint  # type: ignore[import-not-found,unused-ignore]

        self._library: Any = plutoprint
        self._texts = [sample.text for sample in samples]
        self._size = plutoprint.PageSize(240 * plutoprint.UNITS_PX, 320 * plutoprint.UNITS_PX)

    def first(self, number: int) -> float | None:
        library = self._library

        def work() -> None:
            book = library.Book(self._size, margins=library.PAGE_MARGINS_NONE, media=library.MEDIA_TYPE_SCREEN)
            book.load_html(self._texts[number])  # without an address: pictures are not asked for over the network
            with library.ImageCanvas(240, 320) as canvas:
                book.render_document(canvas)

        return _seconds(work)

    def whole(self, number: int) -> float | None:
        return None

    def close(self) -> None: ...


def engines(
    samples: Sequence[Sample], against: Path | None, wheel: Path | None = None, *, processor: bool = False
) -> list[Engine]:
    """This checkout's engine first, then another checkout's and a wheel's, then the peers that are installed.

    Peers work in processes that are not ours to ask, so by the processor's time the checkouts alone are measured.
    """
    found: list[Engine] = [Checkout("ours", HERE.parent, samples, processor=processor)]
    if against is not None:
        found.append(Checkout("the other checkout", against.resolve(), samples, processor=processor))
    if wheel is not None:
        found.append(Wheel("the wheel", wheel.resolve(), samples, processor=processor))
    if processor:
        return found
    peers: tuple[tuple[str, Callable[[Sequence[Sample]], Engine]], ...] = (
        ("playwright", Chromium),
        ("pylitehtml", Litehtml),
        ("plutoprint", Plutobook),
    )
    for module, peer in peers:
        if find_spec(module) is None:
            print(f"  ({module} is not installed and not measured)")
            continue
        try:
            found.append(peer(samples))
        except Exception as error:
            print(f"  ({module} is not measured: {error.__class__.__name__}: {str(error)[:90]})")
    return found


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
