"""Well-formedness of XML 1.0 over a page's text: all its faults, where an XML parser tells the first and stops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal
from xml.parsers import expat

from handset.browser.document.elements import VOID
from handset.preview.lint.xml_grammar import (
    BARE,
    DECLARATION,
    DOCTYPE,
    ENTITY,
    EQUALS,
    MARK,
    NAME,
    NO_CHARACTER,
    OF_XHTML,
    OF_XML,
    OPEN_REFERENCE,
    REFERENCE,
    SPACE,
    SPACE_OR_END,
    STRANGE,
    instead_of,
    is_forbidden_character,
    type_fault,
)

FaultKind = Literal["nesting", "value", "xml"]


@dataclass(frozen=True, slots=True)
class XmlFault:
    """A place at which a page is not well-formed, what stands there, and what to write."""

    start: int
    what: str
    todo: str
    kind: FaultKind = "xml"


@dataclass(slots=True)
class XmlReading:
    """Result of checking a page as XML: its faults, and the names with capital letters, which XHTML does not have."""

    faults: list[XmlFault] = field(default_factory=list)
    capitals: dict[str, int] = field(default_factory=dict)
    """`<P>` or `HREF of <a>` -> where it stands first."""


def read_xml(text: str) -> XmlReading:
    """Read a page as XML 1.0 has it (4th and 5th edition); go on behind each fault as its author meant it.

    expat is the judge: where it finds a fault in what was read without one, its own words and place are told.
    """
    reader = _XmlReader(text)
    reader.read()
    reading = reader.reading
    if not reading.faults and (judged := _judged(text)) is not None:
        reading.faults.append(judged)
    reading.faults.sort(key=lambda fault: fault.start)
    return reading


def _judged(text: str) -> XmlFault | None:
    """Return the first fault that expat finds; entities are left out, since document types are not fetched."""
    if "<!ENTITY" in text:
        return None
    parser = expat.ParserCreate("utf-8")
    parser.UseForeignDTD(True)
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
    parser.ExternalEntityRefHandler = lambda *_: 1
    data = text.encode("utf-8", "replace")
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        start = len(data[: parser.ErrorByteIndex].decode("utf-8", "ignore"))
        what = f"the page is not well-formed XML: {expat.ErrorString(error.code)}"
        return XmlFault(min(start, len(text)), what, "Look at what stands there and before it")
    return None


class _XmlReader:
    """The elements that are open, and how far the text is read."""

    def __init__(self, text: str) -> None:
        self.reading = XmlReading()
        self._text = text
        self._open: list[tuple[str, int]] = []
        self._named: Counter[str] = Counter()
        """How many elements of a name in small letters are open."""
        self._dropped: Counter[str] = Counter()
        """Names of elements that another one's end tag has ended, whose own may follow."""
        self._rooted = self._strange_outside = False
        self._has_type = False
        self._entities = OF_XML

    def _fault(self, start: int, what: str, todo: str, kind: FaultKind = "xml") -> None:
        self.reading.faults.append(XmlFault(start, what, todo, kind))

    def read(self) -> None:
        """Read the whole text."""
        text = self._text
        for match in NO_CHARACTER.finditer(text):
            self._fault(match.start(), f"the character U+{ord(match[0]):04X} is not allowed in XML", "Drop it")
        at = self._prolog()
        while at < len(text):
            mark = MARK.search(text, at)
            end = mark.start() if mark else len(text)
            self._outside(at, end)
            if mark is None:
                at = end
            elif mark[0] == "<":
                at = self._markup(end)
            elif mark[0] == "&":
                at = self._reference(end)
            else:
                self._fault(end, "]]> stands in a text", "Write ]]&gt;")
                at = end + 3
        if at > len(text):
            return  # Something that is never closed has swallowed the rest.
        for name, start in self._open:
            self._unclosed(name, start, "is never closed")
        if not self._rooted:
            self._fault(0, "the page has no element", "Write <html> round it")

    def _prolog(self) -> int:
        """Read the XML declaration; return where the page goes on."""
        text = self._text
        if not text.startswith("<?xml") or NAME.match(text, 5):
            return 0
        found = DECLARATION.match(text)
        if found is None:
            todo = 'Write <?xml version="1.0" encoding="..."?>, in this order'
            self._fault(0, "the XML declaration cannot be read", todo)
        end = text.find("?>")
        return found.end() if found else end + 2 if end >= 0 else 0

    def _outside(self, start: int, end: int) -> None:
        """Tell the first text that stands in no element."""
        if self._open or self._strange_outside:
            return
        text = self._text[start:end]
        if words := text.strip(" \t\r\n"):
            self._strange_outside = True
            where = "behind the end of the root element" if self._rooted else "before the first element"
            self._fault(start + text.index(words[0]), f"a text stands {where}", "Put it into the body")

    def _reference(self, start: int) -> int:
        """Read what begins with an ampersand; return where it ends."""
        text = self._text
        found = REFERENCE.match(text, start)
        if found is None:
            near = OPEN_REFERENCE.match(text, start)
            if near is not None and (near[1] is None or near[1] in self._entities):
                self._fault(start, f"the reference {near[0]} has no semicolon", f"Write {near[0]};")
            else:
                self._fault(start, "& stands alone", "Write &amp;")
            return start + 1
        if found[3] is not None:
            if found[3] not in self._entities:
                self._fault(start, f"the entity {found[0]} is not declared", instead_of(found[3]))
        elif is_forbidden_character(found[1] or "", found[2] or ""):
            self._fault(start, f"{found[0]} names a character that XML does not allow", "Drop it")
        return found.end()

    def _markup(self, start: int) -> int:
        """Read what begins with `<`; return where it ends."""
        text = self._text
        if text.startswith("<!--", start):
            return self._comment(start)
        if text.startswith("<![CDATA[", start):
            return self._cdata(start)
        if text.startswith("<!", start):
            return self._declaration(start)
        if text.startswith("<?", start):
            return self._instruction(start)
        if text.startswith("</", start):
            return self._end_tag(start)
        name = NAME.match(text, start + 1)
        if name is None:
            self._fault(start, "< stands alone", "Write &lt;")
            return start + 1
        return self._start_tag(start, name[0])

    def _never_ends(self, start: int, named: str, closing: str) -> int:
        self._fault(start, f"{named} is never closed", f"Write {closing} where it should end")
        return len(self._text) + 1

    def _comment(self, start: int) -> int:
        end = self._text.find("-->", start + 4)
        inner = self._text.find("--", start + 4)
        if end < 0:
            return self._never_ends(start, "a comment", "-->")
        if inner < end or (end > start + 4 and self._text[end - 1] == "-"):
            self._fault(min(inner, end), "-- stands within a comment", "Write - - or another mark")
        return end + 3

    def _cdata(self, start: int) -> int:
        end = self._text.find("]]>", start)
        if end < 0:
            return self._never_ends(start, "<![CDATA[", "]]>")
        if not self._open:
            self._fault(start, "<![CDATA[ stands in no element", "Put it into one")
        return end + 3

    def _declaration(self, start: int) -> int:
        """Read a document type declaration, or what looks like one."""
        text = self._text
        found = DOCTYPE.match(text, start)
        end = text.find(">", start) + 1
        if found is None and not end:
            return self._never_ends(start, cut_word(text, start), ">")
        if text[start : start + 9].upper() != "<!DOCTYPE":
            self._fault(start, f"{cut_word(text, start)} is not a declaration of XHTML", "Write &lt;! or drop it")
            return end
        if self._has_type or self._rooted or self._open:
            self._fault(start, "<!DOCTYPE stands in the wrong place", "Write it once, before <html>")
        elif found is None:
            self._fault(start, *type_fault(text[start:end]))
        self._has_type = True
        self._entities = OF_XHTML
        if found and found["subset"]:
            self._entities |= set(ENTITY.findall(found["subset"]))
        return found.end() if found else end

    def _instruction(self, start: int) -> int:
        """Read a processing instruction."""
        end = self._text.find("?>", start)
        name = NAME.match(self._text, start + 2)
        named = name[0] if name else ""
        if end < 0:
            return self._never_ends(start, f"<?{named}", "?>")
        if named == "xml":
            self._fault(start, "something stands before the XML declaration", "Let the page begin with it")
        elif named.lower() == "xml":
            self._fault(start, f"<?{named} is not an XML declaration", "Write <?xml in small letters")
        elif not named:
            self._fault(start, "<? has no name behind it", "Write &lt;? or drop it")
        elif not SPACE_OR_END.match(self._text, start + 2 + len(named)):
            self._fault(start, f"no space stands behind <?{named}", "Write one")
        return end + 2

    def _start_tag(self, start: int, name: str) -> int:
        """Read a start tag and its attributes; return where it ends."""
        text, at, seen = self._text, start + 1 + len(name), set[str]()
        if name != name.lower():
            self.reading.capitals.setdefault(f"<{name}>", start)
        while True:
            behind = SPACE.match(text, at)
            assert behind is not None
            place = behind.end()
            char = text[place : place + 1]
            if char == ">" or text.startswith("/>", place):
                self._enter(name, start, closed=char == "/")
                return place + 1 + (char == "/")
            if not char:
                return self._never_ends(start, f"<{name}", ">")
            if char == "<":
                self._fault(start, f"<{name} has no > of its own", f"Write > behind {text[start:at].split()[-1]}")
                self._enter(name, start)
                return place
            found = NAME.match(text, place)
            if found is None:
                at = self._strange(place, name)
                continue
            said = found[0]
            if place == at:
                todo = "Write a space between them"
                self._fault(place, f"no space stands before {said} of <{name}>", todo)
            if said in seen:
                self._fault(place, f"{said} of <{name}> is given twice", "Drop one of them")
            seen.add(said)
            if said != said.lower():
                self.reading.capitals.setdefault(f"{said} of <{name}>", place)
            at = self._value(place, said, name)

    def _strange(self, place: int, name: str) -> int:
        """Tell what cannot stand in a tag; return where it ends."""
        if self._text[place] == "/":
            self._fault(place, f"a slash stands within <{name}>", "Write it right before >, or not at all")
            return place + 1
        found = STRANGE.match(self._text, place)
        assert found is not None
        self._fault(place, f"{found[0][:20]} is not an attribute of <{name}>", "Drop it, or put it into quotes")
        return found.end()

    def _value(self, place: int, said: str, name: str) -> int:
        """Read what follows an attribute's name; return where it ends."""
        text = self._text
        equals = EQUALS.match(text, place + len(said))
        if equals is None:
            self._fault(place, f"{said} of <{name}> has no value", f'Write {said}="{said}"', "value")
            return place + len(said)
        at = equals.end()
        quote = text[at : at + 1]
        if quote and quote in "\"'":
            end = text.find(quote, at + 1)
            if end < 0:
                return self._never_ends(at, f"the quotation mark of {said} in <{name}>", "it again")
            self._within(at + 1, end, said, name)
            return end + 1
        bare = BARE.match(text, at)
        assert bare is not None
        end = bare.end()
        if bare[0].endswith("/") and text[end : end + 1] == ">":
            end -= 1
        todo = f'Write {said}="{text[at:end][:40]}"'
        self._fault(place, f"{said} of <{name}> has no quotation marks", todo, "value")
        return max(end, at)

    def _within(self, start: int, end: int, said: str, name: str) -> None:
        """Look through a value in quotes."""
        less = self._text.find("<", start, end)
        if less >= 0:
            self._fault(less, f"< stands in {said} of <{name}>", "Write &lt;")
        at = self._text.find("&", start, end)
        while at >= 0:
            at = self._text.find("&", self._reference(at), end)

    def _enter(self, name: str, start: int, *, closed: bool = False) -> None:
        if not self._open and self._rooted:
            todo = "Put it into <html>, whose end tag goes behind everything"
            self._fault(start, f"<{name}> stands behind the end of the root element", todo)
        self._rooted = True
        if not closed:
            self._open.append((name, start))
            self._named[name.lower()] += 1

    def _end_tag(self, start: int) -> int:
        text = self._text
        found = NAME.match(text, start + 2)
        end = text.find(">", start)
        if end < 0:
            return self._never_ends(start, cut_word(text, start), ">")
        if found is None:
            self._fault(start, "</ has no name behind it", "Write the element's name, or &lt;/")
            return end + 1
        if text[found.end() : end].strip(" \t\r\n"):
            self._fault(start, f"</{found[0]} has more than a name", "Write the name alone")
            inner = text.find("<", found.end(), end)
            end = inner - 1 if inner >= 0 else end
        self._leave(found[0], start)
        return end + 1

    def _leave(self, name: str, start: int) -> None:
        """Close an element, and those in it that are open still."""
        small = name.lower()
        if not self._named[small]:
            if self._dropped[small]:
                self._dropped[small] -= 1
            else:
                todo = "Drop it, or write the start tag"
                self._fault(start, f"</{name}> is closed but was not open", todo, "nesting")
            return
        while True:
            opened, at = self._open.pop()
            self._named[opened.lower()] -= 1
            if opened.lower() == small:
                break
            self._dropped[opened.lower()] += opened.lower() not in VOID
            self._unclosed(opened, at, f"is not closed before </{name}>")
        if opened != name:
            what = f"</{name}> does not close <{opened}>: XML tells capitals from small letters"
            self._fault(start, what, f"Write </{opened}>", "nesting")

    def _unclosed(self, name: str, start: int, said: str) -> None:
        todo = f"Write <{name} />" if name.lower() in VOID else f"Write </{name}> where it should end"
        self._fault(start, f"<{name}> {said}", todo, "nesting")


def cut_word(text: str, start: int) -> str:
    """Return the first word that stands at a place, at most 20 characters of it."""
    return text[start : start + 20].split(">")[0].split()[0]


def capped(faults: list[XmlFault], most: int) -> Iterator[XmlFault]:
    """Yield the first faults, and one that tells how many more there are."""
    yield from faults[:most]
    if len(faults) > most:
        what = f"{len(faults) - most} more places are not well-formed XML"
        yield XmlFault(faults[most].start, what, "Mend those above first")
