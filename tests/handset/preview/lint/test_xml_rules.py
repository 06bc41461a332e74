"""XHTML as XML: every place that is not well-formed, found as expat finds the first, with its line and column."""

from __future__ import annotations

import random
from xml.parsers import expat

import pytest

from handset.model import model_names
from handset.preview.lint.check import check
from handset.preview.lint.finding import Finding
from handset.preview.lint.xml_syntax import read_xml
from tests.handset.browser.browser_harness import XHTML, make_page

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE html PUBLIC "-//i-mode group (ja)//DTD XHTML i-XHTML(Locale/Ver.=ja/2.3) 1.0//EN" "i-xhtml_4ja_10.dtd">'
    "\n"
    '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ja"><head><title>t</title></head><body>\n'
)
TAIL = "\n</body></html>\n"
RULES = {"xml", "nesting", "value", "unclosed"}


def found(markup: str, model: str = "p906i", kind: str = XHTML) -> list[Finding]:
    return [each for each in check(make_page(markup, model, kind)) if each.rule in RULES]


def faults(inside: str) -> list[tuple[int, str]]:
    """(offset within `inside`, what) of a body's faults."""
    return [(each.start - len(HEAD), each.what) for each in read_xml(HEAD + inside + TAIL).faults]


SOUND = [
    "", "<p>A &amp; B</p>", "<p>a</p><p>b</p>", "<br />", "<br/>", "<br></br>", "<img src='a&amp;b' alt=\"\"/>",
    "<!-- a - b -->",
    "<p class = 'x'\n id='y' >x</p >", "&nbsp;&copy;&#38;&#x26;&#63647;&#xE63E;", "<style><![CDATA[a<b{c:d}]]></style>",
    "<?pi x?>", "<?xml-stylesheet href='a'?>", "日本語", "> ]] >", "<a href='x>y'>z</a>", "<a b='\"' c=\"'\"/>",
    "<!---->",
    "<p xml:lang='ja'>x</p>", "<!-- <b> & -->", "<日本>x</日本>",
]  # fmt: skip

FAULTS = [
    ("A & B", 2, "& stands alone"),
    ("?a=1&b=2", 4, "& stands alone"),
    ("<a href='?a=1&b=2'>x</a>", 13, "& stands alone"),
    ("R&D", 1, "& stands alone"),
    ("&copy 2009", 0, "the reference &copy has no semicolon"),
    ("&#38 x", 0, "the reference &#38 has no semicolon"),
    ("&foo;", 0, "the entity &foo; is not declared"),
    ("&NBSP;", 0, "the entity &NBSP; is not declared"),
    ("&#0;", 0, "&#0; names a character that XML does not allow"),
    ("&#x1F;", 0, "&#x1F; names a character that XML does not allow"),
    ("&#xD800;", 0, "&#xD800; names a character that XML does not allow"),
    ("&#x110000;", 0, "&#x110000; names a character that XML does not allow"),
    ("&#X41;", 0, "& stands alone"),
    ("&;", 0, "& stands alone"),
    ("<p>x</P>", 4, "</P> does not close <p>: XML tells capitals from small letters"),
    ("<P>x</p>", 4, "</p> does not close <P>: XML tells capitals from small letters"),
    ("a<br>b", 1, "<br> is not closed before </body>"),
    ("<p><hr>x</p>", 3, "<hr> is not closed before </p>"),
    ("<p>a<p>b</p>", 0, "<p> is not closed before </body>"),
    ("<ul><li>a</ul>", 4, "<li> is not closed before </ul>"),
    ("<b><i>x</b></i>", 3, "<i> is not closed before </b>"),
    ("x</b>", 1, "</b> is closed but was not open"),
    ("</br>", 0, "</br> is closed but was not open"),
    ("<p align=center>x</p>", 3, "align of <p> has no quotation marks"),
    ("<img alt='' src=a.gif/>", 12, "src of <img> has no quotation marks"),
    ("<input name='q' checked />", 16, "checked of <input> has no value"),
    ("<td nowrap>x</td>", 4, "nowrap of <td> has no value"),
    ("<a b='1' b='2'/>", 9, "b of <a> is given twice"),
    ("<a b='1'c='2'/>", 8, "no space stands before c of <a>"),
    ("<a b='<'/>", 6, "< stands in b of <a>"),
    ("<a b='&'/>", 6, "& stands alone"),
    ("<a =x/>", 3, "=x is not an attribute of <a>"),
    ("<br / >", 4, "a slash stands within <br>"),
    ("1 < 2", 2, "< stands alone"),
    ("<3", 0, "< stands alone"),
    ("< p>x", 0, "< stands alone"),
    ("<p\u3000class='x'>x</p>", 2, "\u3000class='x' is not an attribute of <p>"),
    ("</>", 0, "</ has no name behind it"),
    ("<p>x</p class='x'>", 4, "</p has more than a name"),
    ("<!-- a -- b -->", 7, "-- stands within a comment"),
    ("<!-- a --->", 7, "-- stands within a comment"),
    ("<!----->", 4, "-- stands within a comment"),
    ("x]]>y", 1, "]]> stands in a text"),
    ("<?xml version='1.0'?>", 0, "something stands before the XML declaration"),
    ("<?XML x?>", 0, "<?XML is not an XML declaration"),
    ("<? x ?>", 0, "<? has no name behind it"),
    ("<?php?x ?>", 0, "no space stands behind <?php"),
    ("<!DOCTYPE html>", 0, "<!DOCTYPE stands in the wrong place"),
    ("<!x>", 0, "<!x is not a declaration of XHTML"),
    ("a\x0bb", 1, "the character U+000B is not allowed in XML"),
    ("\uffff", 0, "the character U+FFFF is not allowed in XML"),
    ("<b", 0, "<b has no > of its own"),
]  # fmt: skip


def test_what_is_well_formed_has_no_fault() -> None:
    for inside in SOUND:
        assert faults(inside) == [], inside
        assert _expats(HEAD + inside + TAIL) is None, inside


def test_every_fault_has_its_place() -> None:
    for inside, start, what in FAULTS:
        assert (start, what) in faults(inside), inside
        assert _expats(HEAD + inside + TAIL) is not None or "not declared" in what, inside


def test_all_faults_of_a_page_are_told_in_their_lines_and_columns() -> None:
    fronts = ["", "\n\n", "日本語", "&#xE63E;", "<p>x</p>\t"]
    for number, (inside, start, what) in enumerate(FAULTS):
        front = fronts[number % len(fronts)]
        before = (HEAD + front + inside)[: len(HEAD + front) + start]
        spot = before.count("\n") + 1, len(before) - before.rfind("\n")
        told = {(each.line, each.column) for each in found(HEAD + front + inside + TAIL)}
        assert spot in told, (front, inside, what, told)
    many = "".join(f"<p>{inside}</p>\n" for inside, _, _ in FAULTS[:20])
    words = [each.what for each in found(HEAD + many + TAIL)]
    for _, _, what in FAULTS[:13]:
        assert what in words
    assert len(words) >= 20


PROLOGS = [
    ("\n<?xml version='1.0'?><html/>", 1, "something stands before the XML declaration"),
    ("<!-- x --><?xml version='1.0'?><html/>", 10, "something stands before the XML declaration"),
    ("x<html/>", 0, "a text stands before the first element"),
    ("<html/>x", 7, "a text stands behind the end of the root element"),
    ("<html/><p/>", 7, "<p> stands behind the end of the root element"),
    ("", 0, "the page has no element"),
    ("<!-- x -->", 0, "the page has no element"),
    ("<?xml encoding='UTF-8'?><html/>", 0, "the XML declaration cannot be read"),
    ("<?xml version='1.0' encording='UTF-8'?><html/>", 0, "the XML declaration cannot be read"),
    ("<?xml version=1.0?><html/>", 0, "the XML declaration cannot be read"),
    ("<?xml version='1.0' standalone='maybe'?><html/>", 0, "the XML declaration cannot be read"),
    ("<!doctype html><html/>", 0, "<!DOCTYPE is not written in capitals"),
    ('<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN"><html/>', 0, "<!DOCTYPE has no system identifier"),
    ("<!DOCTYPE><html/>", 0, "<!DOCTYPE cannot be read"),
    ("<!DOCTYPE html><!DOCTYPE html><html/>", 15, "<!DOCTYPE stands in the wrong place"),
    ("<![CDATA[x]]><html/>", 0, "<![CDATA[ stands in no element"),
    ("<html>&nbsp;</html>", 6, "the entity &nbsp; is not declared"),
    ("<html><p>x</html>", 6, "<p> is not closed before </html>"),
    ("<html><body>x", 6, "<body> is never closed"),
    ("<html><!-- x</html>", 6, "a comment is never closed"),
    ("<html><![CDATA[x</html>", 6, "<![CDATA[ is never closed"),
    ("<html><a b='x></html>", 11, "the quotation mark of b in <a> is never closed"),
    ("<html><a b='x'", 6, "<a is never closed"),
    ("<html></html", 6, "</html is never closed"),
    ("<html><?x </html>", 6, "<?x is never closed"),
]  # fmt: skip


def test_what_stands_before_and_behind_the_root() -> None:
    for text, start, what in PROLOGS:
        assert (start, what) in [(each.start, each.what) for each in read_xml(text).faults], text
        assert _expats(text) is not None or "not declared" in what, text
    for text in (
        "<html/>", "<?xml version='1.0'?>\n<html/>\n", "<!DOCTYPE html [<!ENTITY foo 'bar'>]><html>&foo;</html>",
        "<!DOCTYPE html SYSTEM 'x'><html/><!-- x --><?pi?>",
        "<?xml version=\"1.0\" encoding='x' standalone='no' ?><html/>",
    ):  # fmt: skip
        assert read_xml(text).faults == [], text


def _expats(text: str) -> int | None:
    """Where expat breaks off, in characters; entities are a document type's matter."""
    parser = expat.ParserCreate("utf-8")
    parser.UseForeignDTD(True)
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
    parser.ExternalEntityRefHandler = lambda *_: 1
    data = text.encode("utf-8", "surrogatepass")
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return len(data[: parser.ErrorByteIndex].decode("utf-8", "ignore"))
    return None


def test_a_page_has_faults_where_expat_finds_one_and_nowhere_else() -> None:
    pieces = [inside for inside, _, _ in FAULTS] + SOUND + list("<>&\"'/=- \u3000x")
    base = HEAD + '<!-- c --><p class="a">日本 <br/><b>x</b>&#38;&lt;</p><?pi x?><img src=\'a\' alt=""/>' + TAIL
    rng = random.Random(14)
    broken = 0
    for _ in range(600):
        at = rng.randrange(len("<?xml version='1.0' encoding='UTF-8'?>") + 1, len(base))
        end = rng.choice([at, at, at + rng.randrange(1, 6)])
        text = base[:at] + rng.choice(["", *pieces]) + base[end:]
        place = _expats(text)
        own = [each.start for each in read_xml(text).faults if "not declared" not in each.what]
        assert bool(own) == (place is not None), text
        assert place is None or min(own) <= place, (text, place, own)
        broken += place is not None
    assert broken > 300


def test_names_in_capitals_are_told_once_each() -> None:
    inside = "<P>x</P><P ALIGN='left' Align='x'>y</P><a HREF='x'>z</a>"
    told = [(each.column, each.what) for each in found(HEAD + inside + TAIL) if "capitals" in each.what]
    assert told == [
        (1, "<P> is written in capitals"),
        (12, "ALIGN of <P> is written in capitals"),
        (25, "Align of <P> is written in capitals"),
        (43, "HREF of <a> is written in capitals"),
    ]


@pytest.mark.parametrize("model", model_names())
def test_pages_of_xhtml_alone_are_read_as_xml(model: str) -> None:
    page = HEAD + "<p>A & B<br>" + TAIL
    told = [(each.line, each.column, each.severity, each.what) for each in found(page, model)]
    assert told == [
        (4, 1, "error", "<p> is not closed before </body>"),
        (4, 6, "error", "& stands alone"),
        (4, 9, "error", "<br> is not closed before </body>"),
    ]
    assert not [each for each in found(page, model, "text/html") if each.rule == "xml" or "&" in each.what]
    assert found(HEAD + "<p>A &amp; B<br /></p>" + TAIL, model) == []


def test_a_page_of_faults_tells_the_first_and_how_many_more() -> None:
    told = found(HEAD + "&\n" * 100 + TAIL)
    assert len(told) == 61
    assert told[-1].what == "40 more places are not well-formed XML"


def test_hostile_pages_are_read_in_one_pass() -> None:
    for piece in ("<!--", "<![CDATA[", "<?", "<a b='", "&", "<a></b>", "<!DOCTYPE x PUBLIC '"):
        assert read_xml(piece * 10_000).faults, piece
    assert len(read_xml("<a>" * 10_000 + "</b>" * 10_000).faults) == 20_000
