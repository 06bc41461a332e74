"""Rules about emoji: codes of another carrier, of Unicode and of nobody, in every form that a page writes them in.

The browser shows one set of pictures for the codes of all three carriers; a carrier's own phones knew theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

from handset.browser.document import encoding
from handset.emoji import Emoji, private_use, table
from handset.preview.lint.finding import Finding
from handset.preview.lint.markup import Markup, Spot
from handset.preview.lint.subject import Subject
from handset.preview.lint.wording import cut

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_NAMED_REFERENCE = re.compile(r"&([a-zA-Z]+[0-9]*;)")
_ANY_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));?")
_WEBCODES = re.compile("\x1b\\$[GEFOPQ][!-z]+\x0f")
_NAMES = {"docomo": "docomo", "au": "au", "softbank": "SoftBank"}
_ELSEWHERE = "show nothing there or something else, though the picture is drawn here"


@dataclass(frozen=True)
class WrittenEmoji:
    """An emoji of a page: whose code it is ("unicode": the standard's, "": nobody's), and how it is written."""

    spot: Spot
    written: str
    owner: str
    row: Emoji | None
    """None for a private-use character that nothing is shown for."""
    in_shift_jis: bool = False


def emoji_of(subject: Subject) -> Iterator[WrittenEmoji]:
    """Yield the emoji of a page's text and references, as the browser reads them."""
    yield from _of_text(subject)
    yield from _of_references(subject)


def _of_text(subject: Subject) -> Iterator[WrittenEmoji]:
    page = subject.page
    came = page.response.body, page.codec
    shown, raw = encoding.as_written(*came, subject.model.emoji), encoding.untranslated(*came)
    if len(shown) != len(raw):
        return
    known, written = table().by_char, Markup(shown)
    owning = encoding.owners(subject.model.emoji, set(_PRIVATE.findall(raw)))
    for place, (code, char) in enumerate(zip(raw, shown, strict=True)):
        if char < "\u2000" or (code == char and char not in known and not _PRIVATE.match(code)):
            continue
        row, spot = known.get(char), written.spot(place)
        if page.codec == "cp932":
            owner = _owner_in_shift_jis(code, row)
            yield WrittenEmoji(spot, f"{_shift_jis(code, owner, row)} of Shift_JIS", owner, row, in_shift_jis=True)
        elif _PRIVATE.match(code):
            yield WrittenEmoji(spot, f"U+{ord(code):04X}", owning.get(code, ""), row)
        else:
            owner = "softbank" if page.codec == "iso2022_jp_ext" else "unicode"
            yield WrittenEmoji(spot, f"U+{ord(code):04X}", owner, row)
    for match in _WEBCODES.finditer(shown):
        for char in encoding.decode(match[0].encode("ascii"), "utf-8", "softbank"):
            named = f"the web code {match[0][1:-1]}"
            yield WrittenEmoji(written.spot(match.start()), named, "softbank", known.get(char))
    for sequence, char in table().by_unicode.items():
        if sequence in shown:
            yield WrittenEmoji(written.spot(shown.index(sequence)), sequence, "unicode", known[char])


def _owner_in_shift_jis(code: str, row: Emoji | None) -> str:
    """Return whose two bytes in Shift_JIS CP932 has made a character of, as they are read."""
    if row is None:
        return ""
    carriers = ("docomo", "au") if _PRIVATE.match(code) else ()
    own = (name for name in carriers if row.code(name) and chr(private_use(row.code(name))) == code)
    return next(own, "softbank")


def _shift_jis(code: str, owner: str, row: Emoji | None) -> str:
    if row is not None and owner:
        return f"{row.code(owner):04X}"
    return code.encode("cp932", "replace").hex().upper()


def _of_references(subject: Subject) -> Iterator[WrittenEmoji]:
    text, known = subject.markup.text, table().by_char
    decimal = subject.model.browser.decimal_emoji
    # What is read as docomo's decimal codes elsewhere is some kanji, or nothing, where it is not.
    meant = {} if decimal else dict.fromkeys(encoding.read_references(text, "docomo", decimal=True), encoding.NOTHING)
    meant |= encoding.read_references(text, subject.model.emoji, decimal=decimal)
    for match in _ANY_REFERENCE.finditer(text):
        spot, point = subject.markup.spot(match.start()), int(match[1], 16) if match[1] else int(match[2])
        if match[0] in meant:
            char, owner = meant[match[0]]
            yield WrittenEmoji(spot, match[0], owner, known.get(char))
        elif 0x2000 <= point <= 0x10FFFF and chr(point) in known:
            yield WrittenEmoji(spot, match[0], "unicode", known[chr(point)])
    for match in _NAMED_REFERENCE.finditer(text):
        char = html5.get(match[1], "")
        if char >= "\u2000" and char in known:
            yield WrittenEmoji(subject.markup.spot(match.start()), match[0], "unicode", known[char])


def emoji(subject: Subject) -> Iterator[Finding]:
    """Yield emoji in codes that the carrier's phones do not read; each code once."""
    if subject.model.carrier == "none":
        return
    reported: set[str] = set()
    for each in emoji_of(subject):
        if each.owner == subject.model.emoji or each.written in reported or (each.row is not None and each.row.blank):
            continue
        reported.add(each.written)
        yield _fault(subject, each)


def _fault(subject: Subject, each: WrittenEmoji) -> Finding:
    """Return what a code of somebody else does on the carrier's phones, and here."""
    carrier, row = subject.model.emoji, each.row
    if row is None:
        return _unread(subject, each)
    title, owner = _NAMES[carrier], "Unicode" if each.owner == "unicode" else _NAMES[each.owner]
    points = row.points(carrier)
    todo = f"Write &#x{points[0]:04X};" if points else "Take one that all carriers have"
    if not points:
        what = f"{carrier} has no emoji {row.name!r}: {each.written} is {owner}'s code"
    else:
        what = f"{each.written} is {owner}'s code of {row.name!r}, not {title}'s"
    if points and each.owner == "docomo":
        own = "au's phones draw their own picture for it" if carrier == "au" and each.in_shift_jis else ""
        why = own or f"{title}'s phones {_ELSEWHERE}, unless a gateway puts their own code in its place"
        return Finding(*each.spot, "emoji", "note", what, why, todo)
    age = ", for Unicode has it since 2010" if each.owner == "unicode" else ""
    return Finding(*each.spot, "emoji", "warning", what, f"{title}'s phones {_ELSEWHERE}{age}", todo)


def _unread(subject: Subject, each: WrittenEmoji) -> Finding:
    """Return what becomes of a code that nothing is shown for."""
    reference = encoding.REFERENCE.fullmatch(each.written)
    if reference and encoding.read_references(each.written, subject.model.emoji, decimal=True)[each.written][0]:
        what, why = f"{each.written} shows no emoji", "the browser does not take docomo's decimal codes of Shift_JIS"
        todo = "Write the code of Unicode, such as &#xE63E;"
    else:
        what, why, todo = (
            f"{each.written} is nobody's emoji",
            "nothing is shown for it",
            "Look it up in a carrier's list",
        )
    return Finding(*each.spot, "emoji", "warning", what, why, todo)


def built_in(subject: Subject) -> Iterator[Finding]:
    """Yield numbers of pictures that au's phones do not have built in."""
    if not subject.dialect.takes_attribute("img", "localsrc"):
        return
    for tag in subject.markup.tags:
        number = (tag.attributes.get("localsrc") or "").strip()
        if tag.name == "img" and "localsrc" in tag.attributes and not table().pictogram(number):
            what = f"localsrc={cut(number, 20)!r} is not one of au's pictures"
            why = "au's phones have those of the numbers 1 to 828, with gaps, and show nothing for others"
            yield Finding(*tag.spot, "emoji", "error", what, why, "Take the number from au's list of pictures")


RULES = (built_in, emoji)
