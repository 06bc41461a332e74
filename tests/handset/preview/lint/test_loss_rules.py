"""What is never closed: told once, where it was opened, as an error; what it swallows is not read as markup."""

from __future__ import annotations

from itertools import product

from handset.browser.document.tree import TEXT
from handset.model import model_names
from handset.preview.lint.check import check
from handset.preview.lint.finding import Finding
from tests.handset.browser.browser_harness import XHTML, make_page

FRONTS = [
    "",
    "日本<br>\n",
    "<html><head><meta name=a content=b></head>\n<body>\r\n <div>x</div>",
    "<!-- a --><b>x</b>\t",
]
REST = "<q algin=x>one</q><i>\n<a href='/after'>after</a></body></html>"
"""Markup that would be told of, were it read as such."""
WHOLE = {
    "<title>": "<title> is never closed: everything after it is the title",
    "<TITLE lang='ja'>": "<title> is never closed: everything after it is the title",
    "<title>a</title<p>": "<title> is never closed: everything after it is the title",
    "<textarea istyle=1>": "<textarea> is never closed: everything after it is what stands in the field",
    "<textarea istyle='1'/>": "<textarea> is never closed: everything after it is what stands in the field",
    "<textarea istyle='1' />a</ textarea>": "<textarea> is never closed: everything after it is what",
    "<style>": "<style> is never closed: everything after it is read as CSS",
    "<style>p{color:red} < /style>": "<style> is never closed: everything after it is read as CSS",
    "<script>": "<script> is never closed: everything after it is read as a script",
    "<script src='a.js'/>": "<script> is never closed: everything after it is read as a script",
    "<script><!-- <script> </script> ": "<script> is never closed: everything after it is read as a script",
    "<xmp>": "<xmp> is never closed: everything after it is shown as it is written, tags too",
    "<plaintext>": "<plaintext> is never closed: everything after it is shown as it is written, tags too",
    "<!-- ": "a comment is never closed: everything after it is part of it",
    "<!-- a -- > -> ": "a comment is never closed: everything after it is part of it",
    "<!--a-- !>": "a comment is never closed: everything after it is part of it",
    "<select name=a><option>1": "<select> is never closed: everything after it belongs to its choices",
    "<select/>": "<select> is never closed: everything after it belongs to its choices",
    "<map name=a>": "<map> is never closed: everything after it is not seen",
    "<template>": "<template> is never closed: everything after it is not seen",
}
"""What is never closed -> what is told; the first `<` is its place."""


def lint(markup: str, model: str = "qvga", kind: str = "text/html") -> list[Finding]:
    return [each for each in check(make_page(markup, model, kind)) if each.rule not in ("element", "type")]


def place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def told(found: list[Finding]) -> list[tuple[int, int, str, str, str]]:
    return [(each.line, each.column, each.rule, each.severity, each.what) for each in found]


def is_shown(markup: str) -> bool:
    """Whether the browser has the link behind it, and does not hide it."""
    page = make_page(markup, "qvga")
    links = [node for node in page.document.focusables if node.get("href") == "/after"]
    if not links:
        return False
    page.layout.reach_end()
    texts = {id(node) for node in links[0].walk() if node.tag == TEXT}
    hidden = any(links[0].ancestor(tag) for tag in ("select", "map"))
    return bool(texts) and not hidden


def test_what_swallows_the_rest_of_the_page_is_one_error_in_its_place() -> None:
    for front, (opened, what) in product(FRONTS, WHOLE.items()):
        markup = front + opened + REST
        (one,) = told(lint(markup))
        assert one[:4] == (*place(markup, len(front)), "unclosed", "error"), (markup, one)
        assert one[4].startswith(what), (markup, one)
        seen = front not in ("",) or opened.startswith(("<textarea", "<xmp", "<plaintext", "<select"))
        assert one[4].endswith("; the page is empty") != seen, (markup, one)
        if not opened.startswith("<plaintext"):
            assert not is_shown(markup), markup


def test_a_tag_or_quotation_mark_that_is_never_closed_is_one_error_in_its_place() -> None:
    cases = [
        ('<a href="/x>shop</a> <p>After', 8, "the quotation mark of href in <a>"),
        ("<a href='/x>shop</a> <p>After", 8, "the quotation mark of href in <a>"),
        ('<img src="a.gif alt="x">', 9, "the quotation mark of src in <img>"),
        ("<img alt='' src =\n'a.gif", 18, "the quotation mark of src in <img>"),
        ('<img src="', 9, "the quotation mark of src in <img>"),
        ("<img src=a.gif alt=''", 0, "<img has no > of its own"),
        ("<a href=/x", 0, "<a has no > of its own"),
        ("<b", 0, "<b has no > of its own"),
        ("</b", 0, "<b has no > of its own"),
        ("<!DOCTYPE html", 0, "<!DOCTYPE has no > of its own"),
        ("<?php echo 1;", 0, "<?php has no > of its own"),
    ]
    for front, (opened, offset, what) in product(FRONTS, cases):
        markup = front + opened
        (one,) = [each for each in told(lint(markup)) if each[2] == "unclosed"]
        assert one[:4] == (*place(markup, len(front) + offset), "unclosed", "error"), (markup, one)
        assert one[4].startswith(what), (markup, one)
        assert "everything after it" in one[4] or "up to" in one[4], (markup, one)


def test_what_swallows_up_to_a_later_place_is_one_error_with_both_places() -> None:
    cases = [
        ('<a href="/x>shop</a> <q>two</q> <a href="', '/y">three</a>', 8, "the quotation mark of href in <a>"),
        ("<a href='/x>shop</a>\n<q>it is ", "' so</q> <b>x</b>", 8, "the quotation mark of href in <a>"),
        ('<img alt="foo src="', 'a.gif">', 9, "the quotation mark of alt in <img>"),
        ('<div title="x>y</div> <p id="z"', ">two", 11, "the quotation mark of title in <div>"),
        ('<img src="a.gif" alt="x"<p', ">After</p>", 0, "<img has no > of its own"),
        ("<img src=a.gif alt=x<p", ">After</p>", 0, "<img has no > of its own"),
        ("<b\n<i", ">After</i></b>", 0, "<b has no > of its own"),
        ("<b>x</b\n<br", ">y", 4, "<b has no > of its own"),
        ("<!-- a <b>x</b> <!-- b -->", "c", 0, "a comment is not closed before the next one"),
        ("<textarea istyle=1>a</b><textarea>", "b</textarea>", 0, "<textarea> is never closed"),
        ("<style>p{color:red}</body><style>", "</style>", 0, "<style> is never closed"),
        ("<title>a<body bgcolor=red>", "x</title>", 0, "<title> is never closed"),
        ("<xmp>a<xmp>", "x</xmp>", 0, "<xmp> is never closed"),
        ("<form><select name=a><option>1<br>Name ", "<input istyle=1></form>", 6, "<select> is never closed"),
        ("<select name=a><option>1<select name=b>", "</select>", 0, "<select> is never closed"),
        ("<![CDATA[ a >", "b", 0, "<![CDATA[ is never closed"),
        ("<!DOCTYPE html <html>", "<body>x", 0, "<!DOCTYPE has no > of its own"),
    ]
    for front, (opened, rest, offset, what) in product(FRONTS, cases):
        markup = front + opened + rest + "<a href='/after'>after</a>"
        found = told(lint(markup))
        assert [each[:4] for each in found] == [(*place(markup, len(front) + offset), "unclosed", "error")], markup
        assert found[0][4].startswith(what), (markup, found)
        assert "up to" in found[0][4], (markup, found)
        assert is_shown(markup), markup


def test_what_other_browsers_leave_out_is_told_though_a_phone_shows_it() -> None:
    for front, (tag, who) in product(
        FRONTS, {"noscript": "runs scripts", "iframe": "has frames", "noframes": "has frames"}.items()
    ):
        markup = f"{front}<{tag}><a href='/after'>after</a>"
        (one,) = told(lint(markup))
        assert one[:4] == (*place(markup, len(front)), "unclosed", "error"), markup
        assert one[4] == f"<{tag}> is never closed: a browser that {who} leaves everything after it out"
        assert is_shown(markup), markup
        assert lint(f"{front}<{tag}>a</{tag}><a href='/after'>after</a>") == []


def test_what_holds_the_rest_in_itself_is_told() -> None:
    for tag, fate in {
        "button": "is the button's label",
        "marquee": "runs in its one line",
        "object data=a.swf": "is not seen where the object is",
    }.items():
        name = tag.split()[0]
        for markup in (f"a<{tag}>x</body>", f"a<div>\n<{tag}>x</body></html>", f"a\n<{tag}>x <p>y"):
            (one,) = [each for each in told(lint(markup)) if each[2] == "unclosed"]
            assert one[:4] == (*place(markup, markup.index(f"<{name}")), "unclosed", "error"), markup
            assert one[4] == f"<{name}> is never closed: everything after it {fate}", markup
    (one,) = [each for each in told(lint("a<div>\n<marquee>x</div>y</body>")) if each[2] in ("unclosed", "nesting")]
    assert one[:3] == (2, 1, "unclosed"), "no end tag reaches through a marquee"


RIGHT = [
    "<title>a</title>", "<title>a < b</title>", "<TITLE>a</title\n>", "<title>a</title a=b>", "<title></title>",
    "<textarea istyle=1></textarea>", "<textarea istyle=1><b>x</textarea >", "<textarea istyle=1>a</TEXTAREA/>",
    "<textarea istyle=1><!-- </textarea>", "<style></style>", "<style>/* <p> */</style>",
    "<style><!-- p{color:red} --></style>", "<style><![CDATA[ p{color:red} ]]></style>", "<script></script>",
    "<script>document.write('<a href=\"x')</script>", "<script><!-- if (a<b) --></script>",
    "<script><!-- <script>a</script> --></script>", "<xmp><b></xmp>", "<plaintext>a", "<plaintext>a <b>c</b>",
    "<!-- -->", "<!---->", "<!-->", "<!--->", "<!-- a --!>", "<!-- > -->", "<!-- <p> - -- -->", "<!--a-->b<!--c-->",
    "<!-- \" ' -->", "a < b", "a <3", "a <", "a </", "a < / b", "a &lt;b", "</>", "it's 5\" > 4'", "<>",
    "<?xml version=\"1.0\"?>", "<!DOCTYPE html>", "<!doctype html public \"-//W3C//DTD HTML 4.01//EN\">",
    "<select><option>1</select>", "<select><option>1<option>2</select>", "<select><optgroup label=a><option>1</select>",
    "<select><option>1</option><hr><option>2</select>", "<table><tr><td><select><option>1<tr><td>2</table>",
    "<button>a</button>", "<map name=a><area href=/x alt=a></map>", "<marquee>a</marquee>",
    "<object data=a.gif>x</object>", "<a href='/x?a=1>2'>b</a>", "<a href=\"/x\"title='a'>b</a>",
    "<img src=a.gif alt='>>next'>", "<img src=a.gif alt='<b>'>", "<input value='<b>x</b>' istyle=1>",
    "<a href=/x?a=>b</a>", "<a href=\"/x?a=\">b</a>", "<a href='/x?a='>b</a>", "<p title=\"it's\">x", "<p title='\"'>x",
    "<a href=/x title=''>b</a>", "<p\ntitle\n=\n'a\nb'\n>x", "<br/>", "<hr />", "<b >x</b >", "<b/>", "<p title=>x",
    "<input istyle=1 style='-wap-input-format:\"*<ja:h>\"'>", "<input istyle=1 style='-wap-input-format:*M'>",
    "<noscript><p>a</noscript>", "<iframe src=a>b</iframe>", "<![CDATA[ a ]]>", "x</br>", "<p =a>x",
]  # fmt: skip


def test_right_pages_have_no_such_fault() -> None:
    for front, written in product(FRONTS[:3], RIGHT):
        markup = front + written
        for kind in ("text/html", XHTML):
            assert [each for each in lint(markup, kind=kind) if each.rule == "unclosed"] == [], (markup, kind)
    for written in ("<title/>", "<textarea istyle='1'/>", "<script src='a'/>", "<select/>", "<map/>"):
        assert [each for each in lint(written + "<p>x</p>", kind=XHTML) if each.rule == "unclosed"] == [], written


def test_the_address_of_a_picture_whose_tag_is_lost_is_not_looked_at() -> None:
    page = make_page('<img src="a.gif alt="x">', "qvga", files={"http://a.test/a.gif%20alt=": None})
    assert [each.rule for each in check(page)] == ["unclosed"]


def test_every_model_is_told_the_same() -> None:
    for markup in ("<title>a<p>", "a<!-- b", "<a href='x>y</a><a href='z'>w</a>", "<select><option>1<p>x"):
        alike = {
            tuple(told([each for each in lint(markup, name) if each.rule == "unclosed"])) for name in model_names()
        }
        assert len(alike) == 1, markup
        assert next(iter(alike)), markup


def test_text_is_not_markup() -> None:
    assert lint('a <b <title> <!-- "', kind="text/plain") == []
