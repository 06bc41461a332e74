"""Hostile sites, and a child process that opens them in a phone under watch: seconds, memory, and whether END answers.

uv run python -m tests.handset.browser.hostile named          the list of the worst
uv run python -m tests.handset.browser.hostile 0 1000         generated ones, by number

One JSON line an input. Those of the list have a process each, forked from one with an idle phone; generated ones come
one after another in one process. The system ends a process that takes more than `MEGABYTES` beyond what the idle phone
has, and one whose input takes longer than `SECONDS` of the processor ends itself. What an input took is read from
Linux's high-water mark of resident memory, which is set back before its page is opened.
"""

from __future__ import annotations

import base64
import faulthandler
import gc
import io
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
import traceback
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from struct import pack

from PIL import Image

from handset.keypad import Key
from handset.model import model_names
from handset.network import Response
from tests.handset.browser.bench import Answer, Bench, redirect

SECONDS = 5
"""The most one input may take."""
MEGABYTES = 256
"""The most one input may add to an idle phone before its process is ended."""
URL = "http://a.test/"
LARGEST = 999_000
"""Bytes of a page that the plain phone just takes; a larger one is refused unread."""
Pages = dict[str, Answer]


@dataclass(frozen=True)
class Ordeal:
    """What one input did to the phone."""

    name: str
    seconds: float
    """Of the processor, for opening, painting, moving, laying out to the end, and END."""
    megabytes: int
    """The process's largest resident memory meanwhile, a phone's own included."""
    home: bool
    """END led to the standby screen."""
    fault: str = ""
    """How the process ended, if not by itself."""


def watchable() -> bool:
    """Whether this machine can set back and tell a process's high-water mark."""
    return Path("/proc/self/clear_refs").exists()


def tried_in_child(*arguments: str) -> list[Ordeal]:
    """The ordeals of a process of its own. Raises `RuntimeError` with what it said when it did not live to the end."""
    command = [sys.executable, "-m", "tests.handset.browser.hostile", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode:
        raise RuntimeError(f"after {lines[-1:]} the process ended with {done.returncode}: {done.stderr[-3_000:]}")
    return [Ordeal(**json.loads(line)) for line in lines]


# the list of the worst


def _page(markup: str | bytes, kind: str = "text/html; charset=Shift_JIS") -> Response:
    body = markup.encode("cp932", "xmlcharrefreplace") if isinstance(markup, str) else markup
    return Response(URL, 200, (("Content-Type", kind),), body[:LARGEST])


def _file(body: bytes, kind: str) -> Response:
    return Response("", 200, (("Content-Type", kind),), body)


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is of this size and holds nothing but zeros, one bit a pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def gif_of(width: int, height: int, frames: int) -> bytes:
    """A GIF of many frames that all fill its screen, from a few bytes each."""
    screen = b"GIF89a" + pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"\x21\xf9\x04\x04\x01\x00\x00\x00" + b"\x2c" + pack("<HHHHB", 0, 0, width, height, 0)
    return screen + (frame + _packed(width, height)) * frames + b";"


@cache
def _packed(width: int, height: int) -> bytes:
    """The pixels of a plain GIF frame; of one that no phone unpacks, too few of them."""
    if width * height > 2_000_000:
        return b"\x02\x02\x4c\x01\x00"
    buffer = io.BytesIO()
    Image.new("P", (width, height)).save(buffer, "GIF", interlace=0)
    whole = buffer.getvalue()
    return whole[whole.index(b"\x2c" + pack("<HHHHB", 0, 0, width, height, 0)) + 10 : -1]


@cache
def _large_picture(kind: str) -> bytes:
    """Two million pixels, as large as a picture may be."""
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((2_000, 1_000)).save(buffer, kind)
    return buffer.getvalue()


def _pictures(count: int, data: bytes, kind: str, attributes: str = "") -> Pages:
    """A page with many pictures, each at an address of its own and of its own bytes."""
    site: Pages = {f"{URL}{n}": _file(data + bytes([n % 256, n // 256]), kind) for n in range(count)}
    site[URL] = _page("".join(f"<img src={n} {attributes.format(n=n)}>" for n in range(count)))
    return site


def _sheets(css: str, markup: str) -> Pages:
    return {URL: _page(f"<link rel=stylesheet href=/s.css>{markup}"), URL + "s.css": _file(css.encode(), "text/css")}


def _inline(data: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


NAMED: dict[str, Callable[[], Pages]] = {
    "100,000 nested tables": lambda: {URL: _page("<table><tr><td>" * 100_000)},
    "100,000 nested tables by CSS": lambda: {URL: _page("<p style=display:table-cell>" * 100_000)},
    "100,000 nested div": lambda: {URL: _page("<div>" * 100_000)},
    "100,000 nested b": lambda: {URL: _page("<b><i><u><font>" * 50_000 + "x")},
    "nested lists": lambda: {URL: _page("<ul><li><ol><li>x" * 40_000)},
    "nested floats": lambda: {URL: _page("<div style=float:left>x" * 40_000)},
    "nested inline blocks": lambda: {URL: _page("<span style=display:inline-block>x" * 30_000)},
    "nested marquees": lambda: {URL: _page("<marquee>x" * 60_000)},
    "nested forms and fields": lambda: {URL: _page("<form><select><option>x</select><textarea>" * 20_000)},
    "spaces without end": lambda: {URL: _page(" " * 1_000_000)},
    "preformatted spaces": lambda: {URL: _page("<pre>" + " " * 990_000)},
    "tabs": lambda: {URL: _page("<pre>" + "\t" * 990_000)},
    "line breaks": lambda: {URL: _page("<pre>" + "\n" * 990_000)},
    "br": lambda: {URL: _page("<br>" * 240_000)},
    "one word": lambda: {URL: _page("x" * 990_000)},
    "one line that is not broken": lambda: {URL: _page("<nobr style=white-space:nowrap>" + "あ " * 330_000)},
    "kanji": lambda: {URL: _page("漢" * 490_000)},
    "a letter an element": lambda: {URL: _page("<b>x</b>" * 120_000)},
    "links": lambda: {URL: _page("<a href=/x>x</a> " * 58_000)},
    "fields": lambda: {URL: _page("<input><select><option>a<option>b</select>" * 22_000)},
    "options": lambda: {URL: _page("<select>" + "<option>x" * 100_000)},
    "cells in a row": lambda: {URL: _page("<table><tr>" + "<td>x" * 190_000)},
    "rows": lambda: {URL: _page("<table>" + "<tr><td>x" * 100_000)},
    "spanning cells": lambda: {URL: _page("<table border=1>" + "<tr><td colspan=99999 rowspan=99999>x" * 25_000)},
    "collapsing spans": lambda: {
        URL: _page(
            "<table style='border-collapse:collapse;border:1px solid'>"
            + ("<tr>" + "<td rowspan=999 colspan=2 style='border:1px solid'>" * 20) * 1_000
        )
    },
    "floats": lambda: {URL: _page("<img align=left width=1 height=99>" * 29_000)},
    "attributes": lambda: {URL: _page("<p " + " ".join(f"a{n}=b" for n in range(100_000)) + ">x")},
    "one attribute": lambda: {URL: _page("<p title='" + "x" * 990_000 + "'>x")},
    "addresses": lambda: {URL: _page("<a href='" + "/.." * 330_000 + "'>x</a>")},
    "references": lambda: {URL: _page("&amp;&#xE63E;&#63647;" * 47_000)},
    "combining marks": lambda: {URL: _page(("e" + "\u0301" * 400) .encode() * 1_200, "text/html; charset=utf-8")},
    "every character there is": lambda: {
        URL: _page("".join(chr(n) for n in range(0x20, 0x3FFFF) if not 0xD800 <= n < 0xE000).encode()[:990_000],
                   "text/html; charset=utf-8")
    },
    "every character in every colour": lambda: {
        URL: _page("".join(f"<font color=#{n:06x}>{chr(0x4E00 + n % 20_000)}" for n in range(45_000)))
    },
    "escapes of ISO-2022-JP": lambda: {URL: _page(b"\x1b$B\x1b(B" * 160_000, "text/html; charset=iso-2022-jp")},
    "webcodes": lambda: {URL: _page(b"\x1b$G!!!!!!\x0f" * 90_000)},
    "random bytes": lambda: {URL: _page(random.Random(1).randbytes(990_000))},
    "a comment without end": lambda: {URL: _page("<!--" * 240_000)},
    "angle brackets": lambda: {URL: _page("<" * 990_000)},
    "half tags": lambda: {URL: _page("<a " * 320_000)},
    "half meta tags": lambda: {URL: _page("<meta " * 160_000, "text/html")},
    "half XML": lambda: {URL: _page("<a  " * 240_000, "application/xhtml+xml")},
    "self-closed": lambda: {URL: _page("<x/>" * 240_000, "application/xhtml+xml")},
    "doctypes": lambda: {URL: _page("<!doctype html " * 60_000)},
    "many rules": lambda: _sheets("p{color:red}" * 80_000, "<p>x" * 20_000),
    "many selectors": lambda: _sheets("a," * 300_000 + "p{color:red}", "<p>x" * 20_000),
    "descendants": lambda: _sheets("div " * 31 + "p{color:red}", "<div>" * 90 + "<p>x" * 40_000),
    "many descendants": lambda: _sheets("* * * * * *{color:red}" * 4_000, "<div>" * 90 + "<p>x" * 40_000),
    "sisters": lambda: _sheets("p+p+p+p+p{color:red}", "<p>x" * 60_000),
    "classes": lambda: _sheets(".x{color:red}", ("<p class='" + "x " * 5_000 + "'>x") * 95),
    "brackets in a sheet": lambda: _sheets("(" * 900_000, "x"),
    "braces in a sheet": lambda: _sheets("a{" * 450_000, "x"),
    "media in media": lambda: _sheets("@media all{" * 80_000, "x"),
    "imports": lambda: _sheets("@import 's.css';" * 60_000, "x"),
    "brackets in a style": lambda: {URL: _page("<p style='" + "(" * 900_000 + "'>x")},
    "a style for each": lambda: {URL: _page("".join(f"<p style='margin:{n}px;color:#{n:06x}'>x" for n in range(25_000)))},
    "long numbers": lambda: _sheets(f"p{{margin:{'9' * 900_000}px}}", "<p>x"),
    "infinite lengths": lambda: _sheets("p{margin:1e999px;width:-1e999%;text-indent:1e999em}", "<p>x"),
    "huge lengths": lambda: _sheets("p{margin:1e30px;padding:1e30em;border:9e9px solid;line-height:1e30}", "<p>x" * 9),
    "huge letters": lambda: _sheets("p{font-size:9999em;font-family:ahem}", "<p>xxxx" * 99),
    "nothing has a size": lambda: _sheets("*{font-size:0;line-height:0;width:0;height:0}", "<p>x" * 20_000),
    "many pictures": lambda: _pictures(60, _large_picture("PNG"), "image/png"),
    "many slivers of pictures": lambda: _pictures(200, _large_picture("PNG"), "image/png", "width=1 height=1"),
    "many photographs": lambda: _pictures(60, _large_picture("JPEG"), "image/jpeg"),
    "many stretched pictures": lambda: _pictures(60, png_of(9, 9), "image/png", "width=240 height=99{n:02}"),
    "one picture in many sizes": lambda: {
        URL: _page("".join(f"<img src=0 width=240 height={9_000 + n}>" for n in range(90))),
        URL + "0": _file(png_of(9, 9), "image/png"),
    },
    "many films": lambda: _pictures(40, gif_of(240, 320, 60), "image/gif"),
    "many films side by side": lambda: _pictures(40, gif_of(240, 320, 60), "image/gif", "width=9 height=9"),
    "a film of 50,000 frames": lambda: _pictures(1, gif_of(9, 9, 50_000), "image/gif"),
    "a GIF of 65,535 pixels": lambda: _pictures(1, gif_of(65_535, 65_535, 1), "image/gif"),
    "a line of 65,535 pixels": lambda: _pictures(30, gif_of(65_535, 30, 1), "image/gif"),
    "a PNG bomb": lambda: _pictures(1, png_of(30_000, 30_000), "image/png"),
    "a PNG just small enough": lambda: _pictures(1, png_of(2_000, 1_000), "image/png"),
    "a background of one pixel": lambda: {
        URL: _page("<body background=0>" + "<table background=0 width=100%><tr><td>x</table>" * 9_000),
        URL + "0": _file(png_of(1, 1), "image/png"),
    },
    "pictures in the page": lambda: {
        URL: _page(f"<img src='{_inline(_large_picture('PNG')[:-12], 'image/png')}'>" * 30)
    },
    "broken base64": lambda: {URL: _page("<img src='data:image/gif;base64," + "A" * 900_001 + "'>")},
    "an icon": lambda: _pictures(9, b"\0\0\1\0" * 99, "image/gif"),
    "a redirect loop": lambda: {URL: redirect(URL)},
    "a meta refresh to itself": lambda: {URL: _page("<meta http-equiv=refresh content='0;url=/'>" + "x" * 90_000)},
    "an endless address": lambda: {URL: redirect(URL + "x" * 900_000)},
    "many cookies": lambda: {
        URL: Response(URL, 200, tuple(("Set-Cookie", f"c{n}={'x' * 4_000}") for n in range(2_000)), b"x")
    },
    "access keys": lambda: {URL: _page("<a href=# accesskey=1>x</a>" * 36_000)},
    "anchors": lambda: {URL: _page("<a name=x id=y></a>" * 50_000)},
    "titles": lambda: {URL: _page("<title>x</title>" * 60_000)},
    "a long title": lambda: {URL: _page("<title>" + "あ" * 490_000)},
    "frames": lambda: {URL: _page("<frameset><frame src=/>" * 40_000)},
    "objects": lambda: {URL: _page("<object type=image/gif data=x>" * 30_000)},
}  # fmt: skip


# generated ones


_SAMPLES = [path.read_bytes() for path in sorted(Path(__file__).with_name("pages").glob("*.html"))]
_SCRAPS = [
    b"<", b">", b"</", b"<table><tr><td>", b"</table>", b"<div style='float:left;width:99%'>", b"<marquee>", b"<select>",
    b"<option>" * 50, b"&#99999999;", b"&#xE63E;", b"\xf8\x9f", b"\x1b$Gj\x0f", b"\x1b$", b"\x00", b"\xff\xff", b"<!--",
    b"<style>*{margin:-9999px}</style>", b"<style>td{display:inline}</style>", b" colspan=65535", b" rowspan=65535",
    b" width=1", b" width=99999", b" style='display:table-cell'", b" style='font-size:0'", b" style='line-height:9999px'",
    b" style='text-indent:-9999px'", b"<img src='data:image/gif;base64,R0lGODlh//8='>", b"<pre>" + b" " * 5_000,
    "長い" .encode("cp932") * 500, b"<base href='x-phone:go'>", b"<meta http-equiv=refresh content='0;url=#'>", b"]]>",
    b"<body background=a.gif>", b"<font size=+999>", b"<ol start=-99999 type=i><li>", b"<td valign=baseline height=1>",
    b"<style>table{border-collapse:collapse}td{border:9px double}</style>", b"<a href='javascript:x'>",
]  # fmt: skip


def mutated(number: int) -> bytes:
    """The page of a number: a sample, or two joined, with a few places changed."""
    chance = random.Random(number)
    body = bytearray(chance.choice(_SAMPLES))
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(body) + 1)
        kind = chance.randrange(6)
        if kind == 0:
            body[place:place] = chance.choice(_SCRAPS)
        elif kind == 1:
            del body[place : place + chance.randint(1, 80)]
        elif kind == 2 and place < len(body):
            body[place] = chance.randrange(256)
        elif kind == 3:
            body[place:place] = body[place : place + chance.randint(1, 200)] * chance.randint(1, 20)
        elif kind == 4:
            other = chance.choice(_SAMPLES)
            start = chance.randrange(len(other))
            body[place:place] = other[start : start + 300]
        else:
            body[place:place] = chance.choice(_SCRAPS) * chance.randint(1, 30)
    return bytes(body[:100_000])


def generated(number: int) -> Pages:
    """The site of a number: sample pages, style sheets, pictures or bytes, changed by chance."""
    chance = random.Random(number)
    kind = chance.choice(_KINDS)
    if number % 10 < 6:
        return {URL: _page(mutated(number), kind)}
    if number % 10 < 8:
        name, data = chance.choice(_seed_pictures())
        markup = "<img src=p><table background=p><tr><td>x</table><img src=p width=9 height=300>" * chance.randint(1, 3)
        return {URL: _page(markup, kind), URL + "p": _file(_spoilt(data, chance), name)}
    if number % 10 == 8:
        css = _spoilt(chance.choice(_seed_sheets()), chance)
        return {
            URL: _page(b"<link rel=stylesheet href=s>" + mutated(number)[:20_000], kind),
            URL + "s": _file(css, "text/css"),
        }
    return {URL: _page(_spoilt(chance.randbytes(300) + mutated(number)[:3_000], chance, times=200), kind)}


_KINDS = ("text/html; charset=Shift_JIS", "application/xhtml+xml", "text/html", "text/html; charset=utf-8",
          "text/html; charset=euc-jp", "text/html; charset=iso-2022-jp", "text/plain")  # fmt: skip


@cache
def _seed_pictures() -> list[tuple[str, bytes]]:
    found = []
    for kind, mode in (("GIF", "P"), ("GIF", "L"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("JPEG", "RGB"),
                       ("JPEG", "L"), ("BMP", "RGB"), ("BMP", "P")):  # fmt: skip
        buffer = io.BytesIO()
        picture = Image.radial_gradient("L").resize((40, 30)).convert(mode)
        more = {"save_all": True, "append_images": [picture.rotate(90)] * 3, "duration": 50} if kind == "GIF" else {}
        picture.save(buffer, kind, **more)
        found.append((f"image/{kind.lower()}", buffer.getvalue()))
    return [*found, ("image/gif", gif_of(90, 90, 9))]


@cache
def _seed_sheets() -> list[bytes]:
    folder = Path(__file__).with_name("pages")
    sheets = [
        path.read_bytes().partition(b"<style")[2].partition(b"</style>")[0] for path in sorted(folder.glob("*.html"))
    ]
    own = (
        b"*{margin:1em -9px;border:1px solid;float:left}td{display:block;width:50%}p:first-child+p>b{line-height:0}"
        b"@media all{a:link{background:url(p) repeat-x 50% -9px}div{display:table;white-space:pre;text-indent:99px}}"
    )
    return [own, *(sheet for sheet in sheets if sheet)]


def _spoilt(data: bytes, chance: random.Random, times: int = 8) -> bytes:
    """`data` with bytes changed, cut, doubled or put in."""
    body = bytearray(data)
    for _ in range(chance.randint(0, times)):
        place = chance.randrange(len(body) + 1)
        kind = chance.randrange(5)
        if kind == 0 and place < len(body):
            body[place] = chance.randrange(256)
        elif kind == 1:
            del body[place : place + chance.randint(1, 20)]
        elif kind == 2:
            body[place:place] = chance.randbytes(chance.randint(1, 4))
        elif kind == 3:
            body[place:place] = body[place : place + 40] * chance.randint(1, 40)
        elif place + 2 <= len(body):
            body[place : place + 2] = chance.choice((b"\xff\xff", b"\0\0", b"\xff\x7f", b"\x7f\xff"))
    return bytes(body)


# the process of an input


def ordeal(name: str, site: Pages, model: str) -> Ordeal:
    """Open a site's page in a phone, look, move about, go to its end, look again, and go home."""
    bench = Bench(site, model)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    start = time.process_time()
    bench.browser.open(URL)
    bench.phone.frame()
    bench.press(Key.DOWN, Key.OK, Key.DOWN, Key.RIGHT, wait=2)
    bench.phone.frame()
    page = getattr(bench.phone.foreground, "page", None)
    if page is not None:
        page.layout.reach_end()
    bench.press(Key.DOWN, Key.UP, wait=2)
    bench.phone.frame()
    bench.press(Key.END, wait=1)
    # A field that is being written asks first.
    if bench.phone.foreground.kind != "standby":
        bench.press(Key.END, Key.OK, Key.END, wait=2)
    seconds = time.process_time() - start
    return Ordeal(name, round(seconds, 3), _status("VmHWM") // 1024, bench.phone.foreground.kind == "standby")


def _status(name: str) -> int:
    """A figure of this process in kilobytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(name + ":")[2].split()[0])


def _limit() -> None:
    """From here on this process may have so much more, and a trace of a hang is printed as it ends."""
    resource.setrlimit(resource.RLIMIT_DATA, ((_status("VmData") + MEGABYTES * 1024) * 1024,) * 2)
    faulthandler.register(signal.SIGPROF, chain=True)


def _try(name: str, site: Pages, model: str) -> None:
    """Print the ordeal of one input; SIGPROF ends the process after `SECONDS`."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    done = ordeal(name, site, model)
    signal.setitimer(signal.ITIMER_PROF, 0)
    print(json.dumps(asdict(done)), flush=True)


def _apart(name: str) -> None:
    """The ordeal of one of the list, from a process that may not live to its end."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        if status:
            print(json.dumps(asdict(Ordeal(name, 0, 0, home=False, fault=f"ended with {status}"))), flush=True)
        return
    ended = 1
    try:
        site = NAMED[name]()
        _limit()
        _try(name, site, "qvga")
        ended = 0
    except BaseException:
        print(f"input {name!r}", file=sys.stderr)
        traceback.print_exc()
    finally:
        os._exit(ended)


def main() -> None:
    ordeal("warm", {URL: "<p>warm"}, "qvga")
    what, *more = sys.argv[1:]
    if what == "named":
        for name in more or NAMED:
            _apart(name)
        return
    models = model_names()
    _limit()
    for number in range(int(what), int(more[0])):
        _try(str(number), generated(number), models[number % len(models)])
        if number % 50 == 49:
            gc.collect()


if __name__ == "__main__":
    main()
