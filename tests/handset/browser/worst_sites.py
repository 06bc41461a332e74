"""The worst sites there are, by name: markup, sheets, pictures and headers without end, each made to take a browser's
time or memory."""

from __future__ import annotations

import base64
import io
import random
import zlib
from collections.abc import Callable
from functools import cache
from struct import pack

from PIL import Image

from handset.network import Response
from tests.handset.browser.browser_harness import Answer, redirect

URL = "http://a.test/"
LARGEST = 999_000
"""Bytes of a page that the plain phone just takes; a larger one is refused unread."""
Pages = dict[str, Answer]


def page(markup: str | bytes, kind: str = "text/html; charset=Shift_JIS") -> Response:
    body = markup.encode("cp932", "xmlcharrefreplace") if isinstance(markup, str) else markup
    return Response(URL, 200, (("Content-Type", kind),), body[:LARGEST])


def file(body: bytes, kind: str) -> Response:
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
    site: Pages = {f"{URL}{n}": file(data + bytes([n % 256, n // 256]), kind) for n in range(count)}
    site[URL] = page("".join(f"<img src={n} {attributes.format(n=n)}>" for n in range(count)))
    return site


def _sheets(css: str, markup: str) -> Pages:
    return {URL: page(f"<link rel=stylesheet href=/s.css>{markup}"), URL + "s.css": file(css.encode(), "text/css")}


def _inline(data: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


SITES: dict[str, Callable[[], Pages]] = {
    "100,000 nested tables": lambda: {URL: page("<table><tr><td>" * 100_000)},
    "100,000 nested tables by CSS": lambda: {URL: page("<p style=display:table-cell>" * 100_000)},
    "100,000 nested div": lambda: {URL: page("<div>" * 100_000)},
    "100,000 nested b": lambda: {URL: page("<b><i><u><font>" * 50_000 + "x")},
    "nested lists": lambda: {URL: page("<ul><li><ol><li>x" * 40_000)},
    "nested floats": lambda: {URL: page("<div style=float:left>x" * 40_000)},
    "nested inline blocks": lambda: {URL: page("<span style=display:inline-block>x" * 30_000)},
    "nested marquees": lambda: {URL: page("<marquee>x" * 60_000)},
    "nested forms and fields": lambda: {URL: page("<form><select><option>x</select><textarea>" * 20_000)},
    "spaces without end": lambda: {URL: page(" " * 1_000_000)},
    "preformatted spaces": lambda: {URL: page("<pre>" + " " * 990_000)},
    "tabs": lambda: {URL: page("<pre>" + "\t" * 990_000)},
    "line breaks": lambda: {URL: page("<pre>" + "\n" * 990_000)},
    "br": lambda: {URL: page("<br>" * 240_000)},
    "one word": lambda: {URL: page("x" * 990_000)},
    "one line that is not broken": lambda: {URL: page("<nobr style=white-space:nowrap>" + "あ " * 330_000)},
    "kanji": lambda: {URL: page("漢" * 490_000)},
    "a letter an element": lambda: {URL: page("<b>x</b>" * 120_000)},
    "links": lambda: {URL: page("<a href=/x>x</a> " * 58_000)},
    "fields": lambda: {URL: page("<input><select><option>a<option>b</select>" * 22_000)},
    "options": lambda: {URL: page("<select>" + "<option>x" * 100_000)},
    "cells in a row": lambda: {URL: page("<table><tr>" + "<td>x" * 190_000)},
    "rows": lambda: {URL: page("<table>" + "<tr><td>x" * 100_000)},
    "spanning cells": lambda: {URL: page("<table border=1>" + "<tr><td colspan=99999 rowspan=99999>x" * 25_000)},
    "collapsing spans": lambda: {
        URL: page(
            "<table style='border-collapse:collapse;border:1px solid'>"
            + ("<tr>" + "<td rowspan=999 colspan=2 style='border:1px solid'>" * 20) * 1_000
        )
    },
    "floats": lambda: {URL: page("<img align=left width=1 height=99>" * 29_000)},
    "attributes": lambda: {URL: page("<p " + " ".join(f"a{n}=b" for n in range(100_000)) + ">x")},
    "one attribute": lambda: {URL: page("<p title='" + "x" * 990_000 + "'>x")},
    "addresses": lambda: {URL: page("<a href='" + "/.." * 330_000 + "'>x</a>")},
    "references": lambda: {URL: page("&amp;&#xE63E;&#63647;" * 47_000)},
    "combining marks": lambda: {URL: page(("e" + "\u0301" * 400) .encode() * 1_200, "text/html; charset=utf-8")},
    "every character there is": lambda: {
        URL: page("".join(chr(n) for n in range(0x20, 0x3FFFF) if not 0xD800 <= n < 0xE000).encode()[:990_000],
                   "text/html; charset=utf-8")
    },
    "every character in every colour": lambda: {
        URL: page("".join(f"<font color=#{n:06x}>{chr(0x4E00 + n % 20_000)}" for n in range(45_000)))
    },
    "escapes of ISO-2022-JP": lambda: {URL: page(b"\x1b$B\x1b(B" * 160_000, "text/html; charset=iso-2022-jp")},
    "webcodes": lambda: {URL: page(b"\x1b$G!!!!!!\x0f" * 90_000)},
    "random bytes": lambda: {URL: page(random.Random(1).randbytes(990_000))},
    "a comment without end": lambda: {URL: page("<!--" * 240_000)},
    "angle brackets": lambda: {URL: page("<" * 990_000)},
    "half tags": lambda: {URL: page("<a " * 320_000)},
    "half meta tags": lambda: {URL: page("<meta " * 160_000, "text/html")},
    "half XML": lambda: {URL: page("<a  " * 240_000, "application/xhtml+xml")},
    "self-closed": lambda: {URL: page("<x/>" * 240_000, "application/xhtml+xml")},
    "doctypes": lambda: {URL: page("<!doctype html " * 60_000)},
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
    "brackets in a style": lambda: {URL: page("<p style='" + "(" * 900_000 + "'>x")},
    "a style for each": lambda: {
        URL: page("".join(f"<p style='margin:{n}px;color:#{n:06x}'>x" for n in range(25_000)))
    },
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
        URL: page("".join(f"<img src=0 width=240 height={9_000 + n}>" for n in range(90))),
        URL + "0": file(png_of(9, 9), "image/png"),
    },
    "many films": lambda: _pictures(40, gif_of(240, 320, 60), "image/gif"),
    "many films side by side": lambda: _pictures(40, gif_of(240, 320, 60), "image/gif", "width=9 height=9"),
    "a film of 50,000 frames": lambda: _pictures(1, gif_of(9, 9, 50_000), "image/gif"),
    "a GIF of 65,535 pixels": lambda: _pictures(1, gif_of(65_535, 65_535, 1), "image/gif"),
    "a line of 65,535 pixels": lambda: _pictures(30, gif_of(65_535, 30, 1), "image/gif"),
    "a PNG bomb": lambda: _pictures(1, png_of(30_000, 30_000), "image/png"),
    "a PNG just small enough": lambda: _pictures(1, png_of(2_000, 1_000), "image/png"),
    "a background of one pixel": lambda: {
        URL: page("<body background=0>" + "<table background=0 width=100%><tr><td>x</table>" * 9_000),
        URL + "0": file(png_of(1, 1), "image/png"),
    },
    "pictures in the page": lambda: {
        URL: page(f"<img src='{_inline(_large_picture('PNG')[:-12], 'image/png')}'>" * 30)
    },
    "broken base64": lambda: {URL: page("<img src='data:image/gif;base64," + "A" * 900_001 + "'>")},
    "an icon": lambda: _pictures(9, b"\0\0\1\0" * 99, "image/gif"),
    "a redirect loop": lambda: {URL: redirect(URL)},
    "a meta refresh to itself": lambda: {URL: page("<meta http-equiv=refresh content='0;url=/'>" + "x" * 90_000)},
    "an endless address": lambda: {URL: redirect(URL + "x" * 900_000)},
    "many cookies": lambda: {
        URL: Response(URL, 200, tuple(("Set-Cookie", f"c{n}={'x' * 4_000}") for n in range(2_000)), b"x")
    },
    "access keys": lambda: {URL: page("<a href=# accesskey=1>x</a>" * 36_000)},
    "anchors": lambda: {URL: page("<a name=x id=y></a>" * 50_000)},
    "titles": lambda: {URL: page("<title>x</title>" * 60_000)},
    "a long title": lambda: {URL: page("<title>" + "あ" * 490_000)},
    "frames": lambda: {URL: page("<frameset><frame src=/>" * 40_000)},
    "objects": lambda: {URL: page("<object type=image/gif data=x>" * 30_000)},
}  # fmt: skip
