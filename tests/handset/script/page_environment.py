"""A phone before a small site of its own, for scripts that look at pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handset.apps.battery import open_off
from handset.apps.standby import open_page
from handset.browser.app import open_browser
from handset.browser.fetch.transport import SiteTransport
from handset.machine import Handset
from handset.memory import Memory
from handset.model import load_model
from handset.network import BEARERS, Network
from handset.script.language.parser import parse
from handset.script.language.program import Setup
from handset.script.run.runner import Options, run_script
from handset.script.run.verdict import Verdict
from handset.text_input.app import open_input
from handset.toolkit.notice import Notice
from keitai.common.errors import KeitaiError
from keitai.script_names import unchecked_names
from tests.handset.script.run.test_runner import ListApp, ListEnvironment

Pages = Mapping[str, str]
"""Path -> markup; `302 /b` leads on."""


class Site:
    """Answers the pages; what it was asked stands in `asked`."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.asked: list[str] = []

    def __call__(self, environ: dict[str, object], start: Callable[..., object]) -> list[bytes]:
        path = str(environ["PATH_INFO"])
        self.asked.append(f"{environ['REQUEST_METHOD']} {path}")
        page = self.pages.get(path)
        if page is None:
            start("404 Not Found", [("Content-Type", "text/html")])
            return [b"<title>404</title>no such page"]
        if page.startswith("302 "):
            start("302 Found", [("Location", page[4:])])
            return [b""]
        kind = "image/gif" if path.endswith(".gif") else "text/html; charset=utf-8"
        start("200 OK", [("Content-Type", kind)])
        return [page.encode()]


class PageEnvironment(ListEnvironment):
    """`open "/x"` shows the page of that path, `open "http://b.test/"` another site's."""

    def __init__(self, setup: Setup, site: Site) -> None:
        self.site = site
        super().__init__(setup)

    def _boot(self, device: str) -> Handset:
        network = Network(SiteTransport({"a.test": self.site}, outside=False), BEARERS[self.setup.network])
        phone = Handset(load_model(device), network=network, memory=Memory(), seed=self.setup.seed)
        phone.install("standby", lambda phone, saved: ListApp.back(phone, saved))
        phone.install("browser", open_browser)
        phone.install("input", open_input)
        phone.install("off", open_off)
        phone.install("notice", lambda phone, saved: Notice(phone, saved.decode()))
        phone.boot()
        return phone

    def open(self, url: str) -> None:
        open_page(self.phone, f"http://a.test{url}" if url.startswith("/") else url)


def run_on_pages(pages: Pages, body: str, head: str = "", site: Site | None = None, *, version: int = 1) -> Verdict:
    """Run the lines of `body` as a test before a site of these pages."""

    def no_file(name: str, including: str) -> tuple[str, str]:
        raise KeitaiError("no file")

    script = parse(
        f'keys {version}\ndevice qvga {head if "timeout" in head else f"timeout 5s {head}"}\ntest "t"\n{body}\nend',
        "a.keys",
        no_file,
        unchecked_names(),
    )
    asked = site or Site(pages)
    (verdict,) = run_script(script, lambda setup: PageEnvironment(setup, asked), Options())
    return verdict
