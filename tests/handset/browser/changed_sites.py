"""Hostile sites by number: sample pages, style sheets, pictures or bytes, changed by chance. A number always
makes the same site."""

from __future__ import annotations

import io
import random
from functools import cache
from pathlib import Path

from PIL import Image

from tests.handset.browser.worst_sites import URL, Pages, file, gif_of, page

_SAMPLES = [path.read_bytes() for path in sorted(Path(__file__).with_name("pages").glob("*.html"))]
_SCRAPS = [
    b"<", b">", b"</", b"<table><tr><td>", b"</table>", b"<div style='float:left;width:99%'>", b"<marquee>",
    b"<select>", b"<option>" * 50, b"&#99999999;", b"&#xE63E;", b"\xf8\x9f", b"\x1b$Gj\x0f", b"\x1b$", b"\x00",
    b"\xff\xff", b"<!--",
    b"<style>*{margin:-9999px}</style>", b"<style>td{display:inline}</style>", b" colspan=65535", b" rowspan=65535",
    b" width=1", b" width=99999", b" style='display:table-cell'", b" style='font-size:0'",
    b" style='line-height:9999px'",
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


def site_of(number: int) -> Pages:
    """The site of a number: sample pages, style sheets, pictures or bytes, changed by chance."""
    chance = random.Random(number)
    kind = chance.choice(_KINDS)
    if number % 10 < 6:
        return {URL: page(mutated(number), kind)}
    if number % 10 < 8:
        name, data = chance.choice(_seed_pictures())
        markup = "<img src=p><table background=p><tr><td>x</table><img src=p width=9 height=300>" * chance.randint(1, 3)
        return {URL: page(markup, kind), URL + "p": file(_spoilt(data, chance), name)}
    if number % 10 == 8:
        css = _spoilt(chance.choice(_seed_sheets()), chance)
        return {
            URL: page(b"<link rel=stylesheet href=s>" + mutated(number)[:20_000], kind),
            URL + "s": file(css, "text/css"),
        }
    return {URL: page(_spoilt(chance.randbytes(300) + mutated(number)[:3_000], chance, times=200), kind)}


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
