"""Pages that the browser's benchmark measures.

Made ones by size, ten kinds of the site built in, and a folder of the reader's own. The site's are fetched from it when
they are asked for; nothing of anybody's is kept here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from handset.browser.app import BrowserApp
from handset.script.run.driver import Driver
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

KINDS = {
    "home": "/home",
    "diary": "/diary/2",
    "profile": "/members/7",
    "community": "/communities/3",
    "ranking": "/games/keep-awake/ranking/all",
    "albums": "/albums",
    "messages": "/messages",
    "search form": "/search/members",
    "game": "/games/keep-awake",
    "news": "/news",
}
_SUFFIXES = (".html", ".htm", ".xhtml")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_PART = (
    '<table width="100%" bgcolor="#ffe8c8"><tr><td>第{n}節 日記とｺﾐｭﾆﾃｨ</td></tr></table>'
    '<a href="/diary/{n}" accesskey="{d}">夏の終わりの電車{n}</a> '
    '<font size="-1" color="#888888">({n}) 8/{d} 12:0{d}</font><br>'
    '<div style="text-align:right;color:#ff6699">ﾏｲﾐｸの<b>最新</b>日記</div>{text}<br>'
    '<ul><li>うみ<li>やま</ul><hr color="#f08a24" size="1">'
)
_TEXT = "ベルが鳴った。誰もいないホームに、夕方の風だけが残っていた。「もう行くの？」と彼女は言った。"


@dataclass(frozen=True)
class Sample:
    """A page to measure."""

    name: str
    body: bytes
    content_type: str = "text/html; charset=Shift_JIS"
    first_limit: float = 0
    """Milliseconds to the first frame, at most; 0 has no limit."""
    whole_limit: float = 0

    @property
    def text(self) -> str:
        """The page as other engines take it: decoded."""
        charset = self.content_type.partition("charset=")[2] or "cp932"
        return self.body.decode("cp932" if charset.lower() == "shift_jis" else charset, "replace")


def markup(size: int) -> bytes:
    """A page of about `size` bytes of Shift_JIS, in the manner of a mobile SNS."""
    parts = ["<html><head><title>bench</title></head><body bgcolor=#ffffff text=#222222 link=#0033cc>"]
    while sum(len(part.encode("cp932")) for part in parts) < size:
        number = len(parts)
        parts.append(_PART.format(n=number, d=number % 10, text=_TEXT * (1 + number % 3)))
    return "".join(parts).encode("cp932")


def made_pages() -> list[Sample]:
    """Pages of three sizes, with the limits they are held to."""
    limits = ((2_000, 3, 0), (10_000, 5, 12), (60_000, 12, 100))
    return [
        Sample(f"{size // 1000} KB", markup(size), first_limit=first, whole_limit=whole)
        for size, first, whole in limits
    ]


def site_pages() -> list[Sample]:
    """Ten kinds of pages of the site built in, as its first member sees them in Japanese."""
    simulator = Simulator(SimulatorOptions(lang="ja"))
    driver = Driver(simulator)
    samples = []
    try:
        for name, path in KINDS.items():
            driver.open(path)
            app = simulator.phone.foreground
            if not isinstance(app, BrowserApp) or app.page is None or app.page.response.status != 200:
                raise RuntimeError(f"the site built in has no page {path}")
            response = app.page.response
            samples.append(Sample(name, response.body, response.header("content-type")))
    finally:
        simulator.close()
    return samples


def folder_pages(folder: Path) -> list[Sample]:
    """The pages of a folder and those below it, in their order; a charset they do not name is Shift_JIS."""
    samples = []
    for path in sorted(path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES):
        body = path.read_bytes()
        found = _CHARSET.search(body[:2_000])
        charset = found.group(1).decode() if found else "Shift_JIS"
        kind = "application/xhtml+xml" if path.suffix.lower() == ".xhtml" else "text/html"
        samples.append(Sample(path.relative_to(folder).as_posix(), body, f"{kind}; charset={charset}"))
    return samples
