"""The carriers' tables of elements and attributes, line by line: what each changes on each phone's page, or does not.

The tables are those of the i-mode HTML versions and of what a converter of 2009 sent to each carrier's phones.
"""

from __future__ import annotations

import pytest

from tests.every_case import every_case
from tests.handset.browser.browser_harness import XHTML, make_page
from tests.handset.browser.test_dialects import ALL, EARLY, INLINE, look

ROOM = "<img src=a align=left width=20 height=60>x"
SHOWN = """
a cti=0312345678 : {}x</a>
a href=/x : {}x</a>
blink color=red : {}x</blink>
blockquote color=red : {}x</blockquote>
body bgcolor=red : {}x
body link=red : {}<a href=/>x</a>
body text=red : {}x
br clear=all : ROOM{}y
center color=red : {}x</center>
dd color=red : <dl>{}x</dl>
dir color=red : {}<li>x</dir>
dir type=square : {}<li>x</dir>
div align=right : {}x</div>
dl color=red : {}<dt>x</dl>
dt color=red : <dl>{}x</dl>
font color=red : {}x</font>
font size=5 : {}x</font>
form align=right : {}x</form>
h1 align=right : {}x</h1>
h2 align=right : {}x</h2>
h3 align=right : {}x</h3>
h4 align=right : {}x</h4>
h5 align=right : {}x</h5>
h6 align=right : {}x</h6>
hr color=red : {}
hr noshade : {}
hr size=8 : {}
hr width=50 : {}
hr|width=50 align=left : {}
img|src=a|width=9|height=9 align=left : {}x
img|src=a|width=9|height=60 align=middle : {}x
img|src=a alt=words : {}
img|src=a height=60 : {}
img|src=a width=60 : {}
img|src=a|width=9|height=9 hspace=9 : {}x
img|src=a|width=9|height=9 vspace=9 : {}x
img|src=a|width=9|height=9 border=3 : {}x
input size=3 : {}
input type=checkbox : {}
input type=radio : {}
input type=submit : {}
input type=hidden : {}
input|type=submit value=abcdef : {}
li type=A : <ol>{}x</ol>
li value=7 : <ol>{}x</ol>
marquee bgcolor=red : {}x</marquee>
marquee color=red : {}x</marquee>
menu color=red : {}<li>x</menu>
menu type=square : {}<li>x</menu>
ol start=4 : {}<li>x</ol>
ol type=A : {}<li>x</ol>
p align=right : {}x</p>
p color=red : {}x</p>
select multiple : {}<option>x<option>y</select>
select size=2 : {}<option>x<option>y</select>
textarea cols=9 : {}x</textarea>
textarea rows=5 : {}x</textarea>
ul type=square : {}<li>x</ul>
"""
"""Element, what is there already, and the attribute : the page that all phones show otherwise for it."""

TABLES = """
caption align=right : <table width=200>{}x</caption><tr><td>y</table>
col width=80 : <table>{}<tr><td bgcolor=red>x<td>y</table>
colgroup width=80 : <table>{}<tr><td bgcolor=red>x<td>y</table>
table align=right : {}<tr><td>x</table>
table bgcolor=red : {}<tr><td>x</table>
table border=1 : {}<tr><td>x</table>
table|border=1 bordercolor=red : {}<tr><td>x</table>
table cellpadding=9 : {}<tr><td>x</table>
table cellspacing=9 : {}<tr><td>x</table>
table height=90 : {}<tr><td>x</table>
table width=200 : {}<tr><td>x</table>
tbody valign=top : <table height=90>{}<tr><td>x</table>
td align=right : <table width=200><tr>{}x</table>
td bgcolor=red : <table><tr>{}x</table>
td colspan=2 : <table><tr>{}x<td>y<tr><td>a<td>b<td>c</table>
td height=60 : <table><tr>{}x</table>
td rowspan=2 : <table><tr>{}x<td>y<tr><td>a</table>
td valign=bottom : <table><tr height=60>{}x</table>
td width=80 : <table><tr>{}x</table>
th align=left : <table width=200><tr>{}x</table>
th bgcolor=red : <table><tr>{}x</table>
tr align=right : <table width=200>{}<td>x</table>
tr bgcolor=red : <table>{}<td>x</table>
tr height=60 : <table>{}<td>x</table>
tr valign=top : <table>{}<td height=60>x</table>
"""
"""What phones with tables show."""

QUIET = """
a accesskey=1 : {}x</a>
a id=n : {}x</a>
a name=n : {}x</a>
a utn : {}x</a>
a|href=/ directkey=1 : {}x</a>
a|href=/ telbook=n kana=n email=a@b.test : {}x</a>
base href=/x : {}y
body alink=red : {}<a href=/>x</a>
body vlink=red : {}<a href=/>x</a>
font face=serif : {}x</font>
form action=/ : {}x</form>
form method=post : {}x</form>
form name=n : {}x</form>
form utn : {}x</form>
html lang=ja : {}x
html xmlns=http://www.w3.org/1999/xhtml : {}x
input accesskey=1 : {}
input format=*N : {}
input istyle=4 : {}
input maxlength=4 : {}
input mode=numeric : {}
input name=n : {}
input|type=checkbox checked : {}
meta http-equiv=Content-Type : {}x
meta name=n : {}x
object declare : {}x</object>
object classid=n codebase=/ id=n : {}x</object>
option value=4 : <select>{}x</select>
param name=n value=n valuetype=ref : <object>{}x</object>
select name=n : {}<option>x</select>
textarea accesskey=1 : {}x</textarea>
textarea istyle=1 format=*M mode=hiragana name=n : {}x</textarea>
div bgcolor=red behavior=slide direction=right loop=3 : {}x</div>
span align=right behavior=slide color=red direction=right loop=3 size=5 : {}x</span>
"""
"""What is nothing to look at: keys, names, ways of writing, and what the converter's table has only because it makes
`<font>` and `<marquee>` of it."""

STYLED = """
blink color:red : {}x</blink>
blink font-size:large : {}x</blink>
blockquote color:red : {}x</blockquote>
body background-color:red : {}x
body color:red : {}x
center color:red : {}x</center>
center text-align:left : {}x</center>
dd font-size:large : <dl>{}x</dl>
dir list-style-type:square : {}<li>x</dir>
div background-color:red : {}x</div>
div color:red : {}x</div>
div font-size:large : {}x</div>
div text-align:right : {}x</div>
div text-decoration:underline : {}x</div>
div text-decoration:blink : {}x</div>
div display:-wap-marquee : {}x</div>
dl color:red : {}<dt>x</dl>
dt font-size:large : <dl>{}x</dl>
font color:red : {}x</font>
form color:red : {}x</form>
form text-align:right : {}x</form>
h1 text-align:right : {}x</h1>
h6 text-align:right : {}x</h6>
hr width:50px : {}
img|src=a|width=9|height=9 display:none : {}x
img|src=a|width=9|height=9 margin-bottom:9px : {}x
img|src=a|width=9|height=9 margin-left:9px : {}x
img|src=a|width=9|height=9 margin-right:9px : {}x
img|src=a|width=9|height=60 margin-top:9px : {}x
img|src=a|width=9|height=60 vertical-align:middle : {}x
li list-style-type:square : <ul>{}x</ul>
marquee background-color:red : {}x</marquee>
marquee color:red : {}x</marquee>
marquee display:block : {}x</marquee>
marquee font-size:large : {}x</marquee>
menu list-style-type:square : {}<li>x</menu>
ol list-style-type:square : {}<li>x</ol>
p color:red : {}x</p>
p text-align:right : {}x</p>
p text-decoration:underline : {}x</p>
span background-color:red : {}x</span>
span color:red : {}x</span>
span display:-wap-marquee : {}x</span>
span font-size:large : {}x</span>
td height:60px : <table><tr>{}x</table>
td width:60px : <table><tr>{}x</table>
ul list-style-type:square : {}<li>x</ul>
"""
"""Properties that the tables of all three carriers have, inline."""


def pages(row: str, attribute: str = "{}") -> tuple[str, str]:
    """The page with what a row names, and the one without."""
    said, _, page = row.partition(" : ")
    element, _, named = said.partition(" ")
    tag = element.replace("|", " ")
    page = page.replace("ROOM", ROOM)
    return page.replace("{}", f"<{tag} {attribute.format(named)}>"), page.replace("{}", f"<{tag}>")


def differs(with_it: str, without: str, model: str, kind: str = "text/html") -> bool:
    return look(make_page(with_it, model, kind)) != look(make_page(without, model, kind))


@every_case("row", SHOWN.strip().splitlines())
def test_attributes_that_every_phone_shows(row: str) -> None:
    assert {model for model in ALL if differs(*pages(row), model)} == ALL


@pytest.mark.parametrize("row", TABLES.strip().splitlines())
def test_attributes_of_tables(row: str) -> None:
    assert {model for model in ALL if differs(*pages(row), model)} == ALL - EARLY


@pytest.mark.parametrize("row", QUIET.strip().splitlines())
def test_attributes_that_change_nothing_to_look_at(row: str) -> None:
    assert not {model for model in ALL if differs(*pages(row), model)}


@pytest.mark.parametrize("row", STYLED.strip().splitlines())
def test_inline_properties(row: str) -> None:
    """In pages served as XHTML, as docomo's browsers before 2.0 want it."""
    assert {model for model in ALL if differs(*pages(row, "style='{}'"), model, XHTML)} == INLINE
