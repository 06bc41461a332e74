"""Elements, attributes and properties, two pages at a time: both must paint the same picture, and it must be another
one than that of the bare words."""

from __future__ import annotations

import re

import numpy as np
import pytest

from handset.lcd import Pixels
from tests.every_case import every_case
from tests.handset.browser.browser_harness import html
from tests.handset.browser.reftests import painted

LONG = "これは二百四十ピクセルの画面で折り返す長さの文章です。"


def picture(markup: str, css: str = "full") -> Pixels:
    return painted(html(markup), css=css)


def alike(one: str, other: str) -> None:
    shown = picture(one)
    assert np.array_equal(shown, picture(other)), f"{one!r} and {other!r} differ"
    words = re.sub(r"<style.*?</style>|<[^>]*>", "", one)
    assert not np.array_equal(shown, picture(words)), f"{one!r} looks like its bare words"


NAMES = {
    "black": "000000", "silver": "c0c0c0", "gray": "808080", "white": "ffffff", "maroon": "800000", "red": "ff0000",
    "purple": "800080", "fuchsia": "ff00ff", "green": "008000", "lime": "00ff00", "olive": "808000", "yellow": "ffff00",
    "navy": "000080", "blue": "0000ff", "teal": "008080", "aqua": "00ffff", "orange": "ffa500",
}  # fmt: skip
CODES = ["#f00", "#0f0", "#12ab9f", "#FFEECC", "rgb(255,0,0)", "rgb(0, 50%, 0)", "rgb(100%,0%,50%)"]


@pytest.mark.parametrize("name", NAMES)
def test_colour_names(name: str) -> None:
    alike(
        f"<body bgcolor=#333366><font color={name}>文字</font>",
        f"<body bgcolor=#333366><font color=#{NAMES[name]}>文字</font>",
    )
    alike(
        f"<body bgcolor=#333366><span style='color:{name}'>文字</span>",
        f"<body bgcolor=#333366><font color={name}>文字</font>",
    )


@every_case("tag", ["div", "p", "span", "h3", "li", "td"])
@every_case("code", CODES)
def test_background_colours(tag: str, code: str) -> None:
    whole = {
        "#f00": "#ff0000", "#0f0": "#00ff00", "rgb(255,0,0)": "#ff0000", "rgb(0, 50%, 0)": "#008000",
        "rgb(100%,0%,50%)": "#ff0080",
    }  # fmt: skip
    around = ("<table><tr>", "</tr></table>") if tag == "td" else ("", "")
    plain = whole.get(code, code.upper())
    alike(
        f"{around[0]}<{tag} style='background-color:{code}'>x</{tag}>{around[1]}",
        f"{around[0]}<{tag} style='background:{plain}'>x</{tag}>{around[1]}",
    )


PHRASES = [
    ("<b>x</b>", "<span style='font-weight:bold'>x</span>"),
    ("<strong>x</strong>", "<b>x</b>"),
    ("<b>x</b>", "<span style='font-weight:700'>x</span>"),
    ("<u>x</u>", "<span style='text-decoration:underline'>x</span>"),
    ("<ins>x</ins>", "<u>x</u>"),
    ("<s>x</s>", "<span style='text-decoration:line-through'>x</span>"),
    ("<strike>x</strike>", "<s>x</s>"),
    ("<del>x</del>", "<s>x</s>"),
    ("<u><s>x</s></u>", "<span style='text-decoration:underline line-through'>x</span>"),
    ("<big>x</big>", "<span style='font-size:larger'>x</span>"),
    ("<small>x</small>", "<span style='font-size:smaller'>x</span>"),
    ("<font size=1>x</font>", "<span style='font-size:x-small'>x</span>"),
    ("<font size=2>x</font>", "<span style='font-size:small'>x</span>"),
    ("<font size=4>x</font>", "<span style='font-size:large'>x</span>"),
    ("<font size=+1>x</font>", "<font size=4>x</font>"),
    ("<font size=-1>x</font>", "<font size=2>x</font>"),
    ("<font size=7>x</font>", "<font size=99>x</font>"),
    ("<font size=-9>x</font>", "<font size=1>x</font>"),
    ("<font size=5><font size=1>x</font></font>", "<font size=1>x</font>"),
    ("<span style='font-size:16px'>x</span>", "<span style='font-size:12pt'>x</span>"),
    ("<span style='font-size:80%'>x</span>", "<span style='font-size:0.8em'>x</span>"),
    ("<span style='font:bold 24px serif'>x</span>", "<b style='font-size:24px'>x</b>"),
    ("<b>x</b>", "<B>x</B>"),
    ("<b>x", "<b>x</b>"),
    ("<b>x<i>y</b>z</i>", "<b>x<i>y</i></b><i>z</i>"),
    ("<font color=red><b>x</font></b>", "<b><font color=red>x</font></b>"),
    ("<font color=ff0000>x</font>", "<font color=#ff0000>x</font>"),
    ("<font color='#F00'>x</font>", "<font color=red>x</font>"),
    ("<font face='Arial' color=blue>x</font>", "<font color=blue>x</font>"),
    ("<span style='color:blue;color:nonsense'>x</span>", "<span style='color:blue'>x</span>"),
    ("<span style='color:red;color:blue'>x</span>", "<font color=blue>x</font>"),
    ("<span style='color:red!important;color:blue'>x</span>", "<font color=red>x</font>"),
    ("<span style='text-transform:uppercase'>abc</span>", "<span>ABC</span><span></span>"),
    ("<span style='text-transform:capitalize'>ab cd</span>", "Ab Cd"),
    ("<span style='letter-spacing:4px'>ab</span>c", "<span style='letter-spacing:4px'>a</span><span style="
     "'letter-spacing:4px'>b</span>c"),
    ("<nobr>" + "x " * 30 + "</nobr>", "<span style='white-space:nowrap'>" + "x " * 30 + "</span>"),
    ("<a href=/x>x</a>", "<span style='color:#0033cc;text-decoration:underline'>x</span>"),
    ("<body link=red><a href=/x>x</a>", "<font color=red><u>x</u></font>"),
    ("<style>a:link{color:green}</style><a href=/x>x</a>", "<font color=green><u>x</u></font>"),
    ("<body text=navy>x", "<font color=navy>x</font>"),
    ("<body text=#808080 bgcolor=#eeffee>x", "<body style='color:#808080;background-color:#eeffee'>x"),
]  # fmt: skip


@every_case(("one", "other"), PHRASES)
def test_words_in_a_line(one: str, other: str) -> None:
    alike(one, other)


BLOCKS = [
    ("<center>x</center>", "<div align=center>x</div>"),
    ("<center>x</center>", "<div style='text-align:center'>x</div>"),
    ("<div align=right>x</div>", "<div style='text-align:right'>x</div>"),
    ("<p align=center>x</p>", "<p style='text-align:center'>x</p>"),
    ("<h1>x</h1>", "<h1>x"),
    ("<h1 align=center>x</h1>", "<center><h1>x</h1></center>"),
    ("a<br>b", "<div>a</div><div>b</div>"),
    ("a<br><br>b", "a<div style='height:20px'></div>b"),
    ("a<br/>b", "a<br>b"),
    ("a<p>b", "a<p>b</p>"),
    ("<p>a<p>b", "<p>a</p><p>b</p>"),
    ("<hr>", "<hr/>"),
    ("<hr color=red>", "<hr style='border-color:red;background-color:red'>"),
    ("<hr size=5 color=blue>", "<hr style='height:3px;border-color:blue;background-color:blue'>"),
    ("<hr width=50%>", "<hr width=120>"),
    ("<hr width=100 align=left>", "<hr style='width:100px;margin-left:0px'>"),
    ("<hr width=100 align=right>", "<hr style='width:100px;margin-right:0px'>"),
    ("<hr width=100>", "<hr width=100 align=center>"),
    ("<pre>a  b\n c</pre>", "<div style='white-space:pre-wrap;margin:6px 0'>a  b\n c</div>"),
    ("<pre>\na\n\nb</pre>", "<pre>a\n\nb</pre>"),
    ("<b>a &nbsp; b</b>", "<b>a&#32;&#160;&#32;b</b>"),
    ("<blockquote>x</blockquote>", "<div style='margin:6px 1em'>x</div>"),
    ("<div style='margin:10px'>x</div>", "<div style='margin:10px 10px 10px 10px'>x</div>"),
    ("<div style='padding:5px 10px'>x</div>", "<div style='padding:5px 10px 5px 10px'>x</div>"),
    ("<div style='padding:1px 2px 3px'>x</div>", "<div style='padding:1px 2px 3px 2px'>x</div>"),
    ("<div style='border:1px solid red'>x</div>", "<div style='border-width:1px;border-style:solid;border-color:red'>x"),
    ("<div style='border-left:3px solid #f08a24'>x</div>",
     "<div style='border-color:#f08a24;border-style:solid;border-width:0 0 0 3px'>x</div>"),
    ("<div style='border:solid red'>x</div>", "<div style='border:medium solid red'>x</div>"),
    ("<div style='border:thin solid red'>x</div>", "<div style='border:1px solid red'>x</div>"),
    ("<div style='border:thick solid red'>x</div>", "<div style='border:5px solid red'>x</div>"),
    ("<div style='width:50%;background:red'>x</div>", "<div style='width:120px;background:red'>x</div>"),
    ("<div style='width:100px;margin:0 auto;background:red'>x</div>",
     "<div style='margin:0 70px;background:red'>x</div>"),
    ("<div style='max-width:100px;background:red'>x</div>", "<div style='width:100px;background:red'>x</div>"),
    ("<div style='width:10px;min-width:100px;background:red'>x</div>", "<div style='width:100px;background:red'>x</div>"),
    ("<div style='height:60px;background:red'>x</div>", "<div style='padding-bottom:40px;background:red'>x</div>"),
    ("<div style='min-height:60px;background:red'>x</div>", "<div style='height:60px;background:red'>x</div>"),
    ("<div style='max-height:10px;background:red'>x</div>y", "<div style='height:10px;background:red'>x</div>y"),
    ("<div style='margin-bottom:20px'>a</div><div style='margin-top:10px'>b</div>",
     "<div style='margin-bottom:20px'>a</div><div>b</div>"),
    ("<div style='margin-bottom:20px'>a</div><div style='margin-top:-10px'>b</div>",
     "<div style='margin-bottom:10px'>a</div><div>b</div>"),
    ("<div><div style='margin-top:15px'>a</div></div>", "<div style='margin-top:15px'>a</div>"),
    ("<div style='margin-top:8px'><div style='margin-top:15px'>a</div></div>", "<div style='margin-top:15px'>a</div>"),
    ("<div style='text-indent:20px'>x</div>", "<span style='padding-left:20px'>x</span>"),
    ("<div style='text-indent:10%'>x</div>", "<div style='text-indent:24px'>x</div>"),
    ("<div style='line-height:40px'>x</div>", "<div style='line-height:200%'>x</div>"),
    ("<div style='line-height:2'>x</div>", "<div style='line-height:2em'>x</div>"),
    ("<div style='display:none'>x</div>y", "<div></div>y<!-- x -->"),
    ("<span style='visibility:hidden'>x</span>y", "&nbsp;y"),
    ("<span style='display:block'>a</span>b", "<div>a</div>b"),
    ("<div style='display:inline'>a</div><b>b</b>", "a<b>b</b>"),
    ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
    ("<ul type=square><li>a</ul>", "<ul style='list-style-type:square'><li>a</ul>"),
    ("<ul><li type=circle>a</ul>", "<ul><li style='list-style:circle'>a</ul>"),
    ("<ol type=A><li>a</ol>", "<ol style='list-style-type:upper-alpha'><li>a</ol>"),
    ("<ol type=i><li>a</ol>", "<ol style='list-style-type:lower-roman'><li>a</ol>"),
    ("<ol start=5><li>a</ol>", "<ol><li value=5>a</ol>"),
    ("<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
    ("<dl><dt>a<dd>b</dl>", "<div style='margin:6px 0'>a<div style='margin-left:1em'>b</div></div>"),
    ("<menu><li>a</menu>", "<ul><li>a</ul>"),
    ("<dir><li>a</dir>", "<ul><li>a</ul>"),
    (f"<div style='float:left;width:80px;background:red'>a</div>{LONG}",
     f"<div style='width:80px;float:left;background:red'>a</div>{LONG}"),
    ("<div style='float:left'>a</div><div style='clear:left'>b</div>", "<div>a</div>b"),
    ("<div style='float:right'>a</div>", "<div align=right>a</div>"),
    ("a<div style='float:right'>b</div>c", "<div style='float:right'>b</div>ac"),
    ("<style>.x{color:red}</style><p class=x>a", "<p style='color:red'>a"),
    ("<style>#x{color:red}</style><p id=x>a", "<p style='color:red'>a"),
    ("<style>p b{color:red}</style><p><b>a", "<p><b style='color:red'>a"),
    ("<style>p>b{color:red}</style><p><b>a", "<p><b style='color:red'>a"),
    ("<style>p+p{color:red}</style><p>a<p>b", "<p>a<p style='color:red'>b"),
    ("<style>p:first-child{color:red}</style><p>a<p>b", "<p style='color:red'>a<p>b"),
    ("<style>[title]{color:red}</style><p title=q>a", "<p style='color:red'>a"),
    ("<style>[title=q]{color:red}</style><p title=q>a<p title=r>b", "<p style='color:red'>a<p>b"),
    ("<style>p{color:red}p.x{color:blue}p{color:green}</style><p class=x>a", "<p style='color:blue'>a"),
    ("<style><![CDATA[p{color:red}]]></style><p>a", "<p style='color:red'>a"),
    ("<style><!--\np{color:red}\n--></style><p>a", "<p style='color:red'>a"),
    ("<style>@media handheld{p{color:red}}</style><p>a", "<p style='color:red'>a"),
    ("<style>@media screen{p{color:red}}@media print{p{color:blue}}</style><p>a", "<p style='color:red'>a"),
    ("<style>p{color:red;}q{{}}b{}p{}</style><p>a", "<p style='color:red'>a"),
    ("<style>p{COLOR:RED}</style><P>a", "<p style='color:red'>a"),
    ("<style>p{color:red}</style><p style='color:inherit'><b>a", "<p><b>a"),
]  # fmt: skip


@every_case(("one", "other"), BLOCKS)
def test_blocks(one: str, other: str) -> None:
    alike(one, other)


CELL = "<table cellspacing=0 cellpadding=0 width=240><tr>{}</tr></table>"
TABLES = [
    ("<table><tr><td>a<td>b</table>", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"),
    ("<table><tr><th>a</table>", "<table><tr><td align=center><b>a</b></table>"),
    ("<table width=100%><tr><td bgcolor=red>a</table>", "<table width=240><tr><td bgcolor=red>a</table>"),
    ("<table bgcolor=red><tr><td>a</table>", "<table style='background:red'><tr><td>a</table>"),
    ("<table align=center><tr><td bgcolor=red>a</table>", "<center><table><tr><td bgcolor=red>a</table></center>"),
    ("<table align=right><tr><td bgcolor=red>a</table>", "<table style='float:right'><tr><td bgcolor=red>a</table>"),
    ("<table><tr bgcolor=red><td>a</table>", "<table><tr style='background:red'><td>a</table>"),
    ("<table><tr><td align=right width=100 bgcolor=red>a</table>",
     "<table><tr><td style='text-align:right;width:100px;background:red'>a</table>"),
    (CELL.format("<td bgcolor=red valign=top height=60>a"), CELL.format("<td bgcolor=red><div style='height:60px'>a</div>")),
    (CELL.format("<td bgcolor=red valign=bottom height=60>a"), CELL.format("<td bgcolor=red style='padding-top:40px'>a")),
    (CELL.format("<td bgcolor=red height=60>a"), CELL.format("<td bgcolor=red style='padding:20px 0'>a")),
    (CELL.format("<td bgcolor=red width=50%>a<td>b"), CELL.format("<td bgcolor=red width=120>a<td>b")),
    (CELL.format("<td bgcolor=red width=25%>a<td>b"), CELL.format("<td bgcolor=red width=60>a<td>b")),
    (CELL.format("<td colspan=2 bgcolor=red>a</tr><tr><td>b<td>c"),
     "<div style='background:red'>a</div>" + CELL.format("<td>b<td>c")),
    (CELL.format("<td bgcolor=red>a</tr><tr><td bgcolor=blue>b"),
     "<div style='background:red'>a</div><div style='background:blue'>b</div>"),
    (CELL.format("<td rowspan=2 width=120 bgcolor=red>a<td>b</tr><tr><td>c"),
     CELL.format("<td width=120 height=40 bgcolor=red>a<td>b<br>c")),
    ("<table cellpadding=10><tr><td bgcolor=red>a</table>", "<table><tr><td style='padding:10px' bgcolor=red>a</table>"),
    ("<table cellspacing=10><tr><td bgcolor=red>a</table>",
     "<table style='border-spacing:10px'><tr><td bgcolor=red>a</table>"),
    ("<table border=1 bordercolor=red><tr><td>a</table>",
     "<table style='border:1px solid red'><tr><td style='border:1px solid red'>a</table>"),
    ("<table border=0 cellspacing=0 cellpadding=0><tr><td><font color=red>a</table>", "<font color=red>a</font>"),
    ("<table><caption>x</caption><tr><td bgcolor=red>a</table>",
     "<table><tr><td bgcolor=red>a<caption>x</caption></table>"),
    ("<table><tfoot><tr><td bgcolor=blue>z</tfoot><tr><td>a</table>", "<table><tr><td>a<tr><td bgcolor=blue>z</table>"),
    ("<table><tr><td>a</tr><thead><tr><td bgcolor=red>h</thead></table>", "<table><tr><td bgcolor=red>h<tr><td>a</table>"),
    ("<table width=999><tr><td bgcolor=red>a</table>", "<table width=100%><tr><td bgcolor=red>a</table>"),
    ("<table><tr><td bgcolor=red>a<td colspan=999>b</table>", "<table><tr><td bgcolor=red>a<td>b</table>"),
    ("<table><tr><td bgcolor=red rowspan=999>a<td>b</table>", "<table><tr><td bgcolor=red>a<td>b</table>"),
    ("<table style='border-collapse:collapse'><tr><td style='border:2px solid red'>a</table>",
     "<table cellspacing=0><tr><td style='border:2px solid red'>a</table>"),
    ("<table><tr><td><table><tr><td bgcolor=red>a</table></table>",
     "<table><tr><td><table><tr><td bgcolor=red>a</td></tr></table></td></tr></table>"),
    ("<div style='display:table'><div style='display:table-row'><div style='display:table-cell;background:red'>a</div>"
     "<div style='display:table-cell'>b</div></div></div>",
     "<table cellspacing=0 cellpadding=0><tr><td bgcolor=red>a<td>b</table>"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), TABLES)
def test_tables(one: str, other: str) -> None:
    alike(one, other)


GIF = "data:image/gif;base64,R0lGODdhAgACAIAAAP8AAAAA/ywAAAAAAgACAAACA0QCBQA7"  # red, blue / blue, red
PICTURES = [
    (f"<img src={GIF} width=20 height=20>", f"<img src={GIF} style='width:20px;height:20px'>"),
    (f"<img src={GIF} width=20>", f"<img src={GIF} height=20>"),
    (f"<img src={GIF} width=50%>", f"<img src={GIF} width=120>"),
    (f"<img src={GIF} width=999>", f"<img src={GIF} width=240 height=240>"),
    (f"<img src={GIF} width=20 border=2>", f"<img src={GIF} width=20 style='border:2px solid'>"),
    (f"<img src={GIF} width=20 hspace=5>x", f"<img src={GIF} width=20 style='margin:0 5px'>x"),
    (f"<img src={GIF} width=20 vspace=5>x", f"<img src={GIF} width=20 style='margin:5px 0'>x"),
    (f"<img src={GIF} width=40 align=left>{LONG}", f"<img src={GIF} width=40 style='float:left'>{LONG}"),
    (f"<img src={GIF} width=40 align=right>{LONG}", f"<img src={GIF} width=40 style='float:right'>{LONG}"),
    (f"<img src={GIF} width=40 align=middle>x", f"<img src={GIF} width=40 style='vertical-align:middle'>x"),
    (f"<img src={GIF} width=40 align=top>x", f"<img src={GIF} width=40 style='vertical-align:top'>x"),
    (f"<center><img src={GIF} width=40></center>", f"<img src={GIF} width=40 hspace=100>"),
    (f"<img src={GIF} width=40 align=left>a<br clear=all>b", f"<img src={GIF} width=40 align=left>a<div style='clear:both'>b"),
    (f"<img src={GIF} width=40 align=left>a<br clear=left>b", f"<img src={GIF} width=40 align=left>a<br clear=all>b"),
    (f"<image src={GIF} width=20>", f"<img src={GIF} width=20>"),
    (f"<object data={GIF} type=image/gif width=20 height=20></object>", f"<img src={GIF} width=20>"),
    (f"<input type=image src={GIF} width=20>", f"<input type=image width=20 height=20 src={GIF}>"),
    (f"<img alt='' src={GIF} width=8>", f"<img src={GIF} width=8>"),
    ("<img src=broken alt='だめ'>", "<img alt='だめ' src=nothing>"),
    ("<img src=broken width=60 height=40>", "<img src=x style='width:60px;height:40px'>"),
    ("<object data=a.swf type=application/x-shockwave-flash><font color=red>代</font></object>", "<font color=red>代</font>"),
    (f"<body background={GIF}>x", f"<body style='background-image:url({GIF})'>x"),
    (f"<div style='background:url({GIF}) repeat-x;height:20px'></div>",
     f"<div style='background-image:url({GIF});background-repeat:repeat-x;height:20px'></div>"),
    (f"<div style='background:url({GIF}) no-repeat right bottom;height:20px'></div>",
     f"<div style='background:url({GIF}) no-repeat 100% 100%;height:20px'></div>"),
    (f"<div style='background:url({GIF}) no-repeat center;height:20px'></div>",
     f"<div style='background:url({GIF}) 50% 50% no-repeat;height:20px'></div>"),
    (f"<div style='background:url({GIF}) no-repeat 30px 4px;height:20px'></div>",
     f"<div style='padding:4px 0 0 30px;height:16px;line-height:0'><img style='vertical-align:top' src={GIF}></div>"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), PICTURES)
def test_pictures(one: str, other: str) -> None:
    alike(one, other)


FIELDS = [
    ("<input>", "<input type=text>"),
    ("<input size=16>", "<input type=text>"),
    ("<input type=TEXT value=abc>", "<input value=abc>"),
    ("<input type=nonsense value=abc>", "<input value=abc>"),
    ("<input type=password value=abc>", "<input type=password value=xyz>"),
    ("<input type=submit value=送信>", "<button>送信</button>"),
    ("<input type=checkbox checked>", "<input type=checkbox checked=checked>"),
    ("<input type=radio name=a checked><input type=radio name=a>", "<input type=radio name=a checked=''><input type=radio name=a value=2>"),
    ("<input type=hidden value=x><b>y</b>", "<b>y</b>"),
    ("<textarea rows=2 cols=10>a\nb</textarea>", "<textarea cols=10 rows=2>\na\nb</textarea>"),
    ("<textarea></textarea>", "<textarea rows=3 cols=20></textarea>"),
    ("<select><option>a<option selected>b</select>", "<select><option>a</option><option selected>b</option></select>"),
    ("<select><optgroup label=x><option>a</optgroup></select>", "<select><option>a</select>"),
    ("<select multiple><option>a<option>b</select>", "<select multiple size=3><option>a<option>b</select>"),
    ("<form><input></form><b>x</b>", "<form><input></form><div><b>x</b></div>"),
    ("<input style='width:100px'>", "<input style='width:100px' size=3>"),
    ("<label>x <input></label>", "x <input>"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), FIELDS)
def test_fields(one: str, other: str) -> None:
    alike(one, other)


LENGTHS = [("1in", 96), ("72pt", 96), ("6pc", 96), ("2.54cm", 96), ("25.4mm", 96), ("2em", 40), ("4ex", 40), ("0", 0),
           ("+30px", 30), ("30.4px", 30)]  # fmt: skip


@pytest.mark.parametrize(("said", "pixels"), [("50%", 119), ("12.5%", 29), ("100%", 238)])
def test_an_indent_is_a_share_of_the_block_itself(said: str, pixels: int) -> None:
    frame = "<div style='border:1px solid red;text-indent:{}'>x</div>"
    alike(frame.format(said), frame.format(f"{pixels}px"))


@pytest.mark.parametrize(("said", "pixels"), [("50%", 120), ("12.5%", 30)])
@pytest.mark.parametrize("name", ["width", "margin-left", "padding-left"])
def test_percentages(said: str, pixels: int, name: str) -> None:
    frame = "<div style='border:1px solid red;{}:{}'>x</div>"
    alike(frame.format(name, said), frame.format(name, f"{pixels}px"))


@every_case(("said", "pixels"), LENGTHS)
@every_case("name", ["width", "margin-left", "padding-left", "text-indent"])
def test_lengths(said: str, pixels: int, name: str) -> None:
    frame = "<div style='border:1px solid red;{}:{}'>x</div>"
    alike(frame.format(name, said), frame.format(name, f"{pixels}px"))


WRONG = ["30", "30xx", "px", "-30px", "30 px", "#30", "thirty", "calc(30px)", ""]


@every_case("said", WRONG)
@every_case("name", ["width", "padding-left", "border-left-width", "min-width"])
def test_wrong_lengths_count_as_nothing(said: str, name: str) -> None:
    frame = "<div style='border:1px solid red;{}:{}'>x</div>"
    assert np.array_equal(picture(frame.format(name, said)), picture("<div style='border:1px solid red'>x</div>"))


@every_case("kind", ["solid", "dotted", "dashed", "double", "groove", "ridge", "inset", "outset"])
@every_case("side", ["top", "right", "bottom", "left"])
def test_border_sides(kind: str, side: str) -> None:
    at = ["top", "right", "bottom", "left"].index(side)
    widths = " ".join("6px" if place == at else "0" for place in range(4))
    alike(
        f"<div style='border-{side}:6px {kind} #336699'>x</div>",
        f"<div style='border-style:{kind};border-color:#336699;border-width:{widths}'>x</div>",
    )


@pytest.mark.parametrize("kind", ["none", "hidden"])
def test_borders_that_are_none(kind: str) -> None:
    assert np.array_equal(picture(f"<div style='border:6px {kind} red'>x</div>"), picture("<div>x</div>"))


def test_word_spacing_is_room_after_each_space() -> None:
    for gap in (3, 11, 24):
        spaced = f"<span style='word-spacing:{gap}px'>あ い</span>"
        alike(spaced, f"あ <span style='margin-left:{gap}px'>い</span>")
