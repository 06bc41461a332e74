"""Makes emoji.tsv and the sheets of pictures from their sources, which stay outside the repository.

    python assets/emoji/build.py EmojiSources.txt emoji_docomo.tsv au_emoji.tsv TWEMOJI_SVG_FOLDER

EmojiSources.txt is the Unicode Character Database's; the docomo table adds names and default colours; au's table its
numbers and Unicode codes; the folder is that of the npm package @twemoji/svg 15.0.0.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import resvg_py
from PIL import Image, ImageDraw, ImageFont

FOLDER = Path(__file__).parent
FONT = FOLDER.parent / "fonts" / "BIZUDGothic-Bold.ttf"
CELLS = (12, 14, 16, 20, 24)
COLUMNS = 32
SIGNS = {"00A9", "00AE", "2122"}
"""Signs that are text in a page; as docomo's emoji they have codes of their own."""
BLANKS = {"2002", "2003", "2005"}
"""Spaces that au counts among its emoji."""
_SOFTBANK_PAGES = {
    (0xF9, 0x41): 0xE001, (0xF7, 0x41): 0xE101, (0xF7, 0xA1): 0xE201,
    (0xF9, 0xA1): 0xE301, (0xFB, 0x41): 0xE401, (0xFB, 0xA1): 0xE501,
}  # fmt: skip
_BADGES = {
    "E6D1": ("i", "#FF9900"), "E6D2": ("i", "#E07000"), "E6D4": ("D", "#CC0033"), "E6D5": ("P", "#CC0033"),
    "E6E1": ("Q", "#3366CC"), "E70C": ("α", "#FF9900"), "E70D": ("α", "#E07000"),
    "E731": ("©", "#444444"), "E732": ("™", "#444444"), "E736": ("®", "#444444"),
    "E50A": ("109", "#5577AA"),
    "E254": ("店", "#0066B3"), "E255": ("SW", "#0099CC"), "E256": ("SK", "#00A0A0"), "E257": ("SM", "#7A5FB5"),
    "E258": ("J", "#0066B3"), "E259": ("PH", "#0066B3"), "E25A": ("ONE", "#0066B3"),
    "E538": ("J-", "#E08000"), "E539": ("Sky", "#E08000"),
    "E53A": ("V", "#E60000"), "E53B": ("vo", "#E60000"), "E53C": ("da", "#E60000"), "E53D": ("fo", "#E60000"),
    "E53E": ("ne", "#E60000"),
    "F0A3": ("PDC", "#606060"), "F094": ("EZ", "#FF7F00"), "F0CF": ("EZ+", "#FF7F00"), "EC70": ("nav", "#FF7F00"),
    "F0D2": ("OW", "#5050A0"), "ED78": ("mov", "#FF7F00"), "ED86": ("C", "#2E8B57"),
}  # fmt: skip
"""Carriers' logos, by the last four digits of their character: letters on a ground, drawn for the project."""
_SOFTBANK_NAMES = {
    "E50A": "Shibuya 109", "E254": "J-PHONE shop", "E255": "Sky Wave", "E256": "Sky Walker", "E257": "Sky Melody",
    "E258": "J-PHONE logo 1", "E259": "J-PHONE logo 2", "E25A": "J-PHONE logo 3", "E538": "J-Sky logo 1",
    "E539": "J-Sky logo 2", "E53A": "Vodafone logo 1", "E53B": "Vodafone logo 2", "E53C": "Vodafone logo 3",
    "E53D": "Vodafone logo 4", "E53E": "Vodafone logo 5",
}  # fmt: skip
"""SoftBank's emoji that Unicode has no character for."""
_AU_NAMES = {
    "F7A3": "PDC logo", "F794": "EZ mark", "F7CF": "EZplus", "F370": "EZnavigation", "F7D2": "Openwave logo",
    "F478": "EZmovie", "F486": "C-mail",
}  # fmt: skip
"""au's emoji that Unicode has no character for, by Shift_JIS code."""
_SAME = {"F984": ("27BF", "", "F7B1"), "F986": ("", "F748", "")}
"""docomo's code -> Unicode's character, au's and SoftBank's code for the same picture, where Unicode's sources have no
line: free dial, MobileQ."""


def private_use(code: int) -> int:
    """The private-use code point that CP932 gives a Shift_JIS code of its user area."""
    high, low = code >> 8, code & 255
    return 0xE000 + (high - 0xF0) * 188 + low - 0x40 - (low >= 0x80)


def softbank_private_use(code: int) -> int:
    """SoftBank's own private-use code point of one of its Shift_JIS codes."""
    high, low = code >> 8, code & 255
    start = 0xA1 if low >= 0xA1 else 0x41
    return _SOFTBANK_PAGES[high, start] + low - start - (start == 0x41 and low >= 0x80)


def softbank_code(point: int) -> str:
    """The Shift_JIS code, in hex, of one of SoftBank's own private-use code points."""
    (high, start), first = max((item for item in _SOFTBANK_PAGES.items() if item[1] <= point), key=lambda item: item[1])
    low = start + point - first
    return f"{high:02X}{low + (start == 0x41 and low >= 0x7F):02X}"


def cells(path: Path) -> list[list[str]]:
    """The rows of a table, without its head."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def rows(sources: Path, docomo: Path, au: Path) -> list[list[str]]:
    """char, unicode, docomo, au, softbank (Shift_JIS in hex), au's Unicode code and number, colour, two names."""
    table = [*standard(sources, docomo), *outside_unicode(docomo, au)]
    of_au = {row[1]: row for row in cells(au)}
    for row in table:
        number, _, web = of_au[row[3]][:3] if row[3] else ("", "", "")
        row[5:5] = [web, number]
    return table


def standard(sources: Path, docomo: Path) -> list[list[str]]:
    """The emoji for which Unicode has a character or sequence."""
    facts = {row[2]: (row[7], row[9], row[8]) for row in cells(docomo)}
    table: list[list[str]] = []
    last: list[list[str]] = []
    for line in sources.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        unicode, *codes = line.split(";")
        ours, au, softbank = [*codes, "", "", ""][:3]
        if unicode in SIGNS:
            continue
        if " " not in unicode:
            char = unicode
        elif ours:
            char = f"{0xF0000 | private_use(int(ours, 16)):X}"
        elif softbank:
            char = f"{0xF0000 | softbank_private_use(int(softbank, 16)):X}"
        else:
            char = f"{0xF0000 | private_use(int(au, 16)):X}"
        (last if unicode in BLANKS else table).append(
            [char, unicode, ours, au, softbank, *facts.get(ours, ("", "", ""))]
        )
    return table + own_docomo(docomo, {row[2] for row in table}) + last


def own_docomo(docomo: Path, known: set[str]) -> list[list[str]]:
    """docomo's emoji that are not among the known ones."""
    table = []
    for row in cells(docomo):
        code = row[2]
        if code not in known:
            unicode, au, softbank = _SAME.get(code, ("", row[12], row[15]))
            char = unicode or f"{0xF0000 | private_use(int(code, 16)):X}"
            table.append([char, unicode, code, au, softbank, row[7], row[9], row[8]])
    return table


def outside_unicode(docomo: Path, au: Path) -> list[list[str]]:
    """au's and SoftBank's own marks, for which neither Unicode nor docomo has anything."""
    shared = {au for _, au, _ in _SAME.values()}
    marks = [row for row in cells(au) if not row[4] and row[1] not in shared]
    table = [
        [f"{0xF0000 | int(form, 16):X}", "", "", code, "", "", _AU_NAMES[code], name]
        for _, code, _, form, _, name in marks
    ]
    for point, name in _SOFTBANK_NAMES.items():
        table.append([f"F{point}", "", "", "", softbank_code(int(point, 16)), "", name, name])
    return table


def picture(row: list[str], svg: Path, cell: int) -> Image.Image:
    """One emoji in a cell; keycaps and the carriers' own marks are drawn here, the others come from Twemoji."""
    unicode = row[1]
    if unicode.endswith("20E3") and " " in unicode:
        return badge(chr(int(unicode.split()[0], 16)), "#2F6FD0", cell)
    if len(row[0]) == 5 and row[0].startswith("F") and row[0][1:] in _BADGES:
        return badge(*_BADGES[row[0][1:]], cell)
    if unicode in BLANKS:
        return Image.new("RGBA", (cell, cell), (0, 0, 0, 0))
    name = unicode.replace(" ", "-").lower().lstrip("0") or "0"
    path = svg / f"{name}.svg"
    if not path.exists():
        return badge("?", "#888888", cell)
    png = resvg_py.svg_to_bytes(svg_string=path.read_text(encoding="utf-8"), width=cell, height=cell)
    return Image.open(io.BytesIO(bytes(png))).convert("RGBA")


def badge(text: str, color: str, cell: int) -> Image.Image:
    """A mark in white on a coloured rounded square, drawn large and made small."""
    big = Image.new("RGBA", (cell * 8, cell * 8), (0, 0, 0, 0))
    pen = ImageDraw.Draw(big)
    edge = cell * 8
    pen.rounded_rectangle((4, 4, edge - 5, edge - 5), radius=cell * 2, fill=color)
    size = cell * 7.2
    wide = ImageFont.truetype(str(FONT), int(size)).getlength(text)
    font = ImageFont.truetype(str(FONT), int(min(size, size * edge * 0.94 / wide)))
    pen.text((edge / 2, edge / 2), text, "#FFFFFF", font, anchor="mm")
    return big.resize((cell, cell), Image.Resampling.LANCZOS)


def main(sources: Path, docomo: Path, au: Path, svg: Path) -> None:
    table = rows(sources, docomo, au)
    header = "char\tunicode\tdocomo\tau\tsoftbank\tau_web\tau_number\tcolor\tenglish\tjapanese"
    lines = [header, *("\t".join(row) for row in table)]
    (FOLDER / "emoji.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for cell in CELLS:
        sheet = Image.new("RGBA", (COLUMNS * cell, -(-len(table) // COLUMNS) * cell), (0, 0, 0, 0))
        for place, row in enumerate(table):
            sheet.paste(picture(row, svg, cell), (place % COLUMNS * cell, place // COLUMNS * cell))
        sheet.save(FOLDER / f"sheet-{cell}.png", optimize=True)
    lost = [row[1] for row in table if picture(row, svg, 12).tobytes() == badge("?", "#888888", 12).tobytes()]
    print(f"{len(table)} emoji; without a picture: {', '.join(lost) or 'none'}")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:5]))
