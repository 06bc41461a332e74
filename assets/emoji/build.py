"""Makes emoji.tsv and the sheets of pictures from their sources, which stay outside the repository.

    python assets/emoji/build.py EmojiSources.txt emoji_docomo.tsv TWEMOJI_SVG_FOLDER

EmojiSources.txt is the Unicode Character Database's; the docomo table adds names, default colours, au's web codes
and numbers; the folder is that of the npm package @twemoji/svg 15.0.0.
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
LEFT_AS_TEXT = {"00A9", "00AE", "2122", "2002", "2003", "2005"}
_SOFTBANK_PAGES = {
    (0xF9, 0x41): 0xE001, (0xF7, 0x41): 0xE101, (0xF7, 0xA1): 0xE201,
    (0xF9, 0xA1): 0xE301, (0xFB, 0x41): 0xE401, (0xFB, 0xA1): 0xE501,
}  # fmt: skip
_OWN = {
    "E6D1": ("i", "#FF9900"), "E6D2": ("i", "#E07000"), "E6D4": ("D", "#CC0033"), "E6D5": ("P", "#CC0033"),
    "E6E1": ("Q", "#3366CC"), "E70C": ("α", "#FF9900"), "E70D": ("α", "#E07000"),
    "E731": ("©", "#444444"), "E732": ("™", "#444444"), "E736": ("®", "#444444"),
}  # fmt: skip


def private_use(code: int) -> int:
    """The private-use code point that CP932 gives a Shift_JIS code of its user area."""
    high, low = code >> 8, code & 255
    return 0xE000 + (high - 0xF0) * 188 + low - 0x40 - (low >= 0x80)


def softbank_private_use(code: int) -> int:
    """SoftBank's own private-use code point of one of its Shift_JIS codes."""
    high, low = code >> 8, code & 255
    start = 0xA1 if low >= 0xA1 else 0x41
    return _SOFTBANK_PAGES[high, start] + low - start - (start == 0x41 and low >= 0x80)


def rows(sources: Path, docomo: Path) -> list[list[str]]:
    """char, unicode, docomo, au, softbank (Shift_JIS in hex), au's web code point and number, colour, two names."""
    facts = {}
    for line in docomo.read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.split("\t")
        facts[cells[2]] = (
            cells[7],
            cells[9],
            cells[8],
            "" if cells[13].startswith(">") else cells[13].removeprefix("U+"),
            cells[14],
            *(("", "") if cells[10] not in LEFT_AS_TEXT else (cells[12], cells[15])),
        )
    table = []
    seen = set()
    for line in sources.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        unicode, *codes = line.split(";")
        ours, au, softbank = [*codes, "", "", ""][:3]
        if unicode in LEFT_AS_TEXT:
            continue
        if " " not in unicode:
            char = unicode
        elif ours:
            char = f"{0xF0000 | private_use(int(ours, 16)):X}"
        elif softbank:
            char = f"{0xF0000 | softbank_private_use(int(softbank, 16)):X}"
        else:
            char = f"{0xF0000 | private_use(int(au, 16)):X}"
        color, english, japanese, web, number, *_ = facts.get(ours, ("", "", "", "", ""))
        seen.add(ours)
        table.append([char, unicode, ours, au, softbank, web, number, color, english, japanese])
    for code, (color, english, japanese, web, number, au, softbank) in facts.items():
        if code not in seen:
            char = f"{0xF0000 | private_use(int(code, 16)):X}"
            table.append([char, "", code, au, softbank, web, number, color, english, japanese])
    return table


def picture(row: list[str], svg: Path, cell: int) -> Image.Image:
    """One emoji in a cell; keycaps and docomo's own marks are drawn here, the others come from Twemoji."""
    unicode = row[1]
    if unicode.endswith("20E3") and " " in unicode:
        return badge(chr(int(unicode.split()[0], 16)), "#2F6FD0", cell)
    if row[0].startswith("FE") and row[0][1:] in _OWN:
        return badge(*_OWN[row[0][1:]], cell)
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
    pen.text((edge / 2, edge / 2), text, "#FFFFFF", ImageFont.truetype(str(FONT), int(cell * 7.2)), anchor="mm")
    return big.resize((cell, cell), Image.Resampling.LANCZOS)


def main(sources: Path, docomo: Path, svg: Path) -> None:
    table = rows(sources, docomo)
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
    main(*(Path(argument) for argument in sys.argv[1:4]))
