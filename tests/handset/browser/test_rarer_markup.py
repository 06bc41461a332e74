"""The elements, attributes and properties that pages seldom have, each at least once: two pages that paint alike, or
what asks for nothing and so looks like its bare words."""

from __future__ import annotations

import numpy as np
import pytest

from tests.every_case import every_case
from tests.handset.browser.test_equal_pages import GIF, LONG, alike, picture

QUIET = [
    *(f"<{tag}>x</{tag}>" for tag in ("em", "i", "dfn", "code", "samp", "kbd", "var", "cite", "tt", "abbr", "acronym",
                                      "span", "label", "ruby", "rb")),
    "<font face='MS ゴシック'>x</font>",
    "<a name=here>x</a>",
    "<a id=here ijam=app ista=x ilet=y>x</a>",
    "<style>p{color:red}</style>x",
    "<script>document.write('y')</script>x",
    "<noscript>x</noscript>",
    "<title>t</title><meta http-equiv=content-type content='text/html'><base href=/><link rel=next href=/2>x",
    "<!-- y -->x<![if x]><![endif]>",
    "<bgsound src=a.mid>x<embed src=a.mid>",
    "<map name=m><area href=/1></map>x",
    "<object data=a.swf type=application/x-shockwave-flash><param name=a value=b></object>x",
    "<object declare id=app data=/a.jam type=application/x-jam></object>x",
    "<span style='font-style:italic;font-variant:normal;font-family:monospace'>x</span>",
    "<span style='cursor:pointer;outline:1px;z-index:3;position:static;direction:ltr;word-spacing:0'>x</span>",
    "<div style='background-attachment:fixed'>x</div>",
    "<span style='-wap-input-required:true;-wap-accesskey:1;-wap-input-format:\"*N\"'>x</span>",
    "x<wbr>",
    "<iframe src=/ad.html width=200 height=60>x</iframe>",
    "<IFRAME src=/ad.html />x",
    "<noembed>x</noembed>",
    "<noframes>x</noframes>",
    "<embed src=a.swf><applet code=a>x</applet>",
    "<object classid=clsid:1 codebase=/ data=a.dcr standby=wait id=o>x</object>",
    "<style media=print>body{color:red}</style>x",
    "<style media='tty, print'>body{color:red}</style>x",
    "<link rel='alternate stylesheet' href=/a.css>x",
    "<a name=n1>x</a><a id=n2></a>",
    "<html lang=ja xmlns='http://www.w3.org/1999/xhtml' version=1.0>x",
    "<meta name=disparea content=qvga><meta name=prohibition content=image>x",
    "<colgroup><col width=90>x",
    "<nonsense foo=bar>x</nonsense>",
    "<xml:ns>x</xml:ns>",
]  # fmt: skip


@every_case("markup", QUIET)
def test_what_looks_like_its_bare_words(markup: str) -> None:
    assert np.array_equal(picture(markup), picture("x"))


WORDS = [
    ("a<sub>b</sub>", "a<span style='vertical-align:sub;font-size:smaller'>b</span>"),
    ("a<sup>b</sup>", "a<span style='vertical-align:super;font-size:smaller'>b</span>"),
    ("<font size=3>x</font><b>y</b>", "x<b>y</b>"),
    ("<font size=6 color=red>x</font>", "<span style='font-size:xx-large;color:red'>x</span>"),
    ("<span style='font-size:xx-small'>x</span>", "<span style='font-size:1px'>x</span>"),
    ("<span style='font:bold small serif'>x</span>", "<b style='font-size:small'>x</b>"),
    ("<b style='font-weight:normal'>x</b><b>y</b>", "x<b>y</b>"),
    ("<u style='text-decoration:none'>x</u><u>y</u>", "x<u>y</u>"),
    ("<span style='text-decoration:overline'>x</span>", "<span style='text-decoration:overline overline'>x</span>"),
    ("<span style='text-transform:lowercase'>ABC</span><b>d</b>", "abc<b>d</b>"),
    ("<span style='text-transform:none'>Ab</span><b>d</b>", "Ab<b>d</b>"),
    ("<span style='white-space:pre'>a   b</span>", "a&nbsp;&nbsp;&nbsp;b<i></i>"),
    ("<span style='visibility:collapse'>x</span>y", "<span style='visibility:hidden'>x</span>y"),
    ("<span style='border:1px solid red'>x</span>", "<b style='font-weight:400;border:1px solid red'>x</b>"),
    ("<span style='border-color:red;border-style:solid;border-width:1px'>x</span>",
     "<span style='border-top:1px solid red;border-right:1px solid red;border-bottom:1px solid red;"
     "border-left:1px solid red'>x</span>"),
    ("<span style='background-color:red'>x</span>", "<span style='background:red'>x</span>"),
    ("<font color=red><a href=/x>y</a></font>", "<a href=/x>y</a>"),
    ("<a href=tel:0312345678>x</a>", "<a href=/y>x</a>"),
    ("<a cti=0312345678/P1>x</a>", "<a href=tel:0312345678>x</a>"),
    ("<a href=mailto:a@b.test subject=s body=t>x</a>", "<a href=/x>x</a>"),
    ("<a href=/x utn target=_top accesskey=1 directkey=2 nonumber telbook=a kana=b email=c>x</a>", "<a href=/x>x</a>"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), WORDS)
def test_words(one: str, other: str) -> None:
    alike(one, other)


FALLBACKS = [
    ("<iframe src=/a><b>x</b><hr></iframe>y", "<b>x</b><hr>y"),
    ("<noembed><font color=red>x</font></noembed>", "<font color=red>x</font>"),
    ("<noscript><i>x</i><hr></noscript>", "x<hr>"),
    ("<object data=a.swf type=application/x-shockwave-flash><hr>x</object>", "<hr>x"),
    ("<style media=handheld>b{color:red}</style><b>x</b>", "<b style='color:red'>x</b>"),
    ("<style media='print, screen'>b{color:red}</style><b>x</b>", "<b style='color:red'>x</b>"),
    ("<style media=all>b{color:red}</style><b>x</b>", "<b style='color:red'>x</b>"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), FALLBACKS)
def test_what_stands_in_for_what_no_phone_shows(one: str, other: str) -> None:
    alike(one, other)


BLOCKS = [
    ("<h2>x</h2>", "<div style='font-weight:bold;font-size:large;margin:6px 0'>x</div>"),
    ("<h3>x</h3>", "<div style='font-weight:bold;margin:6px 0'>x</div>"),
    ("<h4>x</h4>", "<h3>x</h3>"),
    ("<h5>x</h5>", "<div style='font-weight:bold;font-size:small;margin:6px 0'>x</div>"),
    ("<h6>x</h6>", "<h5>x</h5>"),
    *((f"<{tag} align=right>x</{tag}>", f"<{tag} style='text-align:right'>x</{tag}>")
      for tag in ("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "form")),
    ("<div align=justify>" + LONG + "</div><hr>", "<div style='text-align:justify'>" + LONG + "</div><hr>"),
    ("<address>x</address><b>y</b>", "<div>x</div><b>y</b>"),
    ("<fieldset><div>x</div>y</fieldset><b>z</b>",
     "<div style='margin:2px;border:1px solid #999;padding:2px 4px'><div>x</div>y</div><b>z</b>"),
    ("<hr noshade>", "<hr color=#808080>"),
    ("<hr size=10>", "<hr style='height:8px'>"),
    ("<hr style='float:left;width:50px'>", "<hr width=50 style='float:left'>"),
    ("<plaintext>a <b>b", "<pre style='margin:0'>a &lt;b>b"),
    ("<xmp>a <b>b</b></xmp>", "<pre style='margin:0'>a &lt;b>b&lt;/b></pre>"),
    ("<listing>a  b</listing>", "<pre style='margin:0'>a  b</pre>"),
    ("<ul type=disc><li>a</ul>", "<ul><li>a</ul>"),
    ("<ul type=circle><li>a</ul>", "<ul style='list-style-type:circle'><li>a</ul>"),
    ("<ol type=1 start=3><li>a<li>b</ol>", "<ol><li value=3>a<li>b</ol>"),
    ("<ol type=a><li>a</ol>", "<ol style='list-style-type:lower-alpha'><li>a</ol>"),
    ("<ol type=I><li>a</ol>", "<ol style='list-style-type:upper-roman'><li>a</ol>"),
    ("<ol style='list-style-type:lower-latin'><li>a</ol>", "<ol type=a><li>a</ol>"),
    ("<ol compact><li>a</ol>", "<ol><li>a</ol>"),
    ("<ul style='list-style:none'><li><b>a</b></ul>", "<ul style='list-style-type:none'><li><b>a</b></ul>"),
    ("<ul style='list-style-position:inside'><li>a</ul>", "<ul style='list-style:none'><li>・a</ul>"),
    ("<ul style='list-style:inside'><li>" + LONG + "</ul>", "<ul style='list-style:none'><li>・" + LONG + "</ul>"),
    ("<ol style='list-style-position:inside' start=9><li>a<li>b</ol>",
     "<ol style='list-style:none'><li>9.a<li>10.b</ol>"),
    (f"<ul style='list-style-image:url({GIF})'><li>a</ul>", f"<ul style='list-style:square url({GIF})'><li>a</ul>"),
    (f"<ul style='list-style:none;list-style-image:url({GIF})'><li>a</ul>",
     f"<ul style='list-style:url({GIF})'><li>a</ul>"),
    (f"<ul style='list-style:inside url({GIF})'><li>a</ul>",
     f"<ul style='list-style:none'><li><img src={GIF} style='margin-right:3px'>a</ul>"),
    (f"<ul style='list-style-image:url({GIF})'><li style='list-style-image:none'>a</ul>", "<ul><li>a</ul>"),
    (f"<ul style='list-style-image:url({GIF})'><li style='list-style:circle'>a</ul>", "<ul type=circle><li>a</ul>"),
    ("<ul style='list-style-image:url(lost.gif)' type=square><li>a</ul>", "<ul type=square><li>a</ul>"),
    ("<style>li{list-style-image:inherit}</style>"
     f"<ul style='list-style-image:url({GIF})'><li>a</ul>", f"<ul style='list-style-image:url({GIF})'><li>a</ul>"),
    ("<dir type=square><li>a</dir>", "<ul type=square><li>a</ul>"),
    ("<menu type=square><li>a</menu>", "<ul type=square><li>a</ul>"),
    ("<li>a", "<ul style='margin:0;padding:0;list-style:inside'><li>a</ul>"),
    ("<blockquote color=red>x</blockquote>", "<blockquote style='color:red'>x</blockquote>"),
    ("<center color=red>x</center>", "<center><font color=red>x</font></center>"),
    ("<dl color=red><dt>x</dl>", "<dl style='color:red'><dt>x</dl>"),
    ("<div style='padding-top:5px;padding-bottom:6px;padding-left:7px;background:red'>x</div>",
     "<div style='padding:5px 0 6px 7px;background:red'>x</div>"),
    ("<div style='margin-left:10px'>x</div>", "<div style='padding-left:10px'>x</div>"),
    ("<div style='margin-right:10px' align=right>x</div>", "<div style='padding-right:10px' align=right>x</div>"),
    ("<div style='border-top:2px solid red'>x</div>", "<div style='border-style:solid none none;border-width:2px;border-color:red'>x</div>"),
    ("<div style='border-bottom:2px dotted red'>x</div>", "<div style='border-bottom-width:2px;border-bottom-style:dotted;border-bottom-color:red'>x</div>"),
    ("<div style='display:list-item;margin-left:1em'>x</div>", "<ul style='margin:0'><li>x</ul>"),
    ("<span style='display:inline-block;width:50px;background:red'>x</span>",
     "<table cellpadding=0 cellspacing=0 width=50 bgcolor=red><tr><td>x</table>"),
    ("<div style='float:none;clear:none;background:red'>x</div>", "<div style='background:red'>x</div>"),
    ("<div style='float:left'>a</div><div style='clear:both'>b</div>", "<div>a</div>b"),
    ("<div style='float:left'>a</div><br clear=left>b", "<div>a</div>b"),
    ("<div style='float:right'>a</div><br clear=right>b", "<div align=right>a</div>b"),
    (f"<div style='background:url({GIF});height:20px;background-position:0 0'></div>",
     f"<div style='background:url({GIF}) repeat 0 0;height:20px'></div>"),
    (f"<div style='background:url({GIF}) repeat-y;height:20px'></div>",
     f"<div style='background-image:url({GIF});background-repeat:repeat-y;height:20px'></div>"),
]  # fmt: skip


@every_case(("one", "other"), BLOCKS)
def test_blocks(one: str, other: str) -> None:
    alike(one, other)


COLUMNS = "<table>{}<tr><td bgcolor=red {}>a<td bgcolor=blue>bbb<tr><td>c<td>d</table>"
WIDE = "<table cellspacing=0 cellpadding=0 {}><tr><td bgcolor=red {}>a<td bgcolor=blue>" + "b" * 12 + "</table>"
TABLES = [
    ("<table><tr><td nowrap bgcolor=red>" + "x " * 20 + "</table>",
     "<table><tr><td style='white-space:nowrap' bgcolor=red>" + "x " * 20 + "</table>"),
    ("<table><tr><td nowrap width=80 bgcolor=red>" + "x " * 20 + "</table>",
     "<table><tr><td width=80 bgcolor=red>" + "x " * 20 + "</table>"),
    ("<table height=100><tr><td bgcolor=red>a</table>", "<table><tr><td bgcolor=red height=96>a</table>"),
    ("<table><tr><th bgcolor=red width=50 height=30>a</table>", "<table><tr><th style='background:red;width:50px;height:30px'>a</table>"),
    ("<table><tr align=right><td width=90 bgcolor=red>a</table>", "<table><tr><td width=90 align=right bgcolor=red>a</table>"),
    ("<table><tr valign=top><td height=60 bgcolor=red>a</table>", "<table><tr><td height=60 valign=top bgcolor=red>a</table>"),
    ("<table><tbody align=right><tr><td width=90 bgcolor=red>a</table>", "<table><tr align=right><td width=90 bgcolor=red>a</table>"),
    ("<table><tr height=80><td bgcolor=red>a</table>", "<table><tr><td height=80 bgcolor=red>a</table>"),
    ("<table><tbody valign=top><tr><td height=60 bgcolor=red>a</table>",
     "<table><tr valign=top><td height=60 bgcolor=red>a</table>"),
    ("<table><thead valign=bottom><tr valign=top><td height=60 bgcolor=red>a</table>",
     "<table><tr valign=top><td height=60 bgcolor=red>a</table>"),
    (COLUMNS.format("<col width=80>", ""), COLUMNS.format("", "width=78")),
    (COLUMNS.format("<col style='width:80px'>", ""), COLUMNS.format("", "width=78")),
    (COLUMNS.format("<colgroup><col width=80></colgroup>", ""), COLUMNS.format("", "width=78")),
    (COLUMNS.format("<colgroup width=80>", ""), COLUMNS.format("", "width=78")),
    (COLUMNS.format("<colgroup width=9><col width=80><col></colgroup>", ""),
     COLUMNS.format("<col width=80><col width=9>", "")),
    (COLUMNS.format("<col span=2 width=80>", ""), COLUMNS.format("<col width=80><col width=80>", "")),
    (COLUMNS.format("<colgroup span=2 width=80></colgroup>", ""), COLUMNS.format("<col width=80><col width=80>", "")),
    (COLUMNS.format("<col width=80><col span=200><col width=9>", ""), COLUMNS.format("<col width=80>", "")),
    (COLUMNS.format("<col width=9>", ""), COLUMNS.format("", "")),
    (COLUMNS.format("<col width='2*'><col width='*'>", ""), COLUMNS.format("", "")),
    ("<table width=200><col width=25%><tr><td bgcolor=red>a<td bgcolor=blue>b</table>",
     "<table width=200><tr><td bgcolor=red width=25%>a<td bgcolor=blue>b</table>"),
    ("<table width=200 style='table-layout:fixed'><col width=30><tr><td bgcolor=red>aaaaaa<td bgcolor=blue>b</table>",
     "<table width=200 style='table-layout:fixed'><tr><td bgcolor=red width=28>aaaaaa<td bgcolor=blue>b</table>"),
    ("<table><col style='background:red'><tr><td>a<td>b</table>", "<table><tr><td bgcolor=red>a<td>b</table>"),
    ("<table><colgroup style='background:red'><col><col></colgroup><tr><td>a<td bgcolor=blue>b</table>",
     "<table><tr><td bgcolor=red>a<td bgcolor=blue>b</table>"),
    ("<table style='border-collapse:collapse'><col style='border:2px solid red'><tr><td>a<td>b<tr><td>c<td>d</table>",
     "<table style='border-collapse:collapse'><tr><td style='border:2px solid red;border-bottom:0'>a<td>b"
     "<tr><td style='border:2px solid red;border-top:0'>c<td>d</table>"),
    ("<table summary=s><colgroup><col><tr><td bgcolor=red abbr=x scope=row>a</table>",
     "<table><tr><td bgcolor=red>a</table>"),
    ("<table rules=all frame=box><tr><td bgcolor=red>a<td>b</table>",
     "<table style='border-collapse:collapse;border:1px solid #999999'><tr><td style='border:1px solid #999999'"
     " bgcolor=red>a<td style='border:1px solid #999999'>b</table>"),
    ("<table><caption align=right>x</caption><tr><td bgcolor=red width=200>a</table>",
     "<table><caption style='text-align:right'>x</caption><tr><td bgcolor=red width=200>a</table>"),
    ("<table><caption style='caption-side:bottom'>x</caption><tr><td bgcolor=red>a</table>",
     "<table style='caption-side:bottom'><tr><td bgcolor=red>a<caption>x</caption></table>"),
    ("<table style='empty-cells:hide'><tr><td style='border:1px solid red'><td bgcolor=blue>a</table>",
     "<table style='empty-cells:hide'><tr><td style='border:1px solid red;empty-cells:hide'></td><td bgcolor=blue>a</table>"),
    (f"<table background={GIF}><tr><td>a</table>", f"<table style='background-image:url({GIF})'><tr><td>a</table>"),
    (f"<table><tr><td background={GIF}>a</table>", f"<table><tr><td style='background-image:url({GIF})'>a</table>"),
    (WIDE.format("width=100 style='table-layout:fixed'", "width=30"),
     "<table cellspacing=0 cellpadding=0><tr><td bgcolor=red style='width:30px'>a<td bgcolor=blue "
     "style='width:70px'><div style='width:70px'>" + "b" * 12 + "</div></table>"),
    (WIDE.format("width=100 style='table-layout:fixed'", ""), WIDE.format("width=100 style='table-layout:fixed'", "width=50")),
    (WIDE.format("width=100 style='table-layout:fixed'", "width=25%"),
     WIDE.format("width=100 style='table-layout:fixed'", "width=25")),
    (WIDE.format("style='table-layout:fixed'", "width=30"), WIDE.format("", "width=30")),
]  # fmt: skip


@every_case(("one", "other"), TABLES)
def test_tables(one: str, other: str) -> None:
    alike(one, other)


PICTURES = [
    (f"<img src={GIF} width=40 align=center>x", f"<img src={GIF} width=40 align=middle>x"),
    (f"<img src={GIF} width=40 align=bottom>x", f"<img src={GIF} width=40>x"),
    (f"<img src={GIF} width=40 align=absmiddle>x", f"<img src={GIF} width=40 align=middle>x"),
    (f"<img src={GIF} width=40 align=abscenter>x", f"<img src={GIF} width=40 align=middle>x"),
    *(
        (f"{tall}<img src={GIF} width=9 align={align}>x", f"{tall}<img src={GIF} width=9 style=vertical-align:{place}>x")
        for tall in ("", f"<img src={GIF} width=40 height=60>", "<font size=1>a</font>", "<big>a</big>", "<sup>a</sup>")
        for align, place in (
            ("texttop", "text-top"), ("TextTop", "text-top"), ("absbottom", "bottom"), ("baseline", "baseline"),
            ("bottom", "baseline"), ("top", "top"), ("middle", "middle"), ("center", "middle"),
            ("abscenter", "middle"), ("absmiddle", "middle"),
        )
    ),
    ("<center><marquee direction=up height=40>x</marquee></center>", "<marquee direction=up height=40>x</marquee>"),
    ("<p align=right><marquee direction=up>x</marquee></p>", "<p><marquee direction=up>x</marquee></p>"),
    (f"<img src={GIF} width=20 border=0 lowsrc=x copyright=yes>", f"<img src={GIF} width=20>"),
    (f"<a href=/x><img src={GIF} width=20 border=0></a>", f"<img src={GIF} width=20>"),
    (f"<img src={GIF} style='float:right;margin:3px' width=20>{LONG}", f"<img src={GIF} align=right hspace=3 vspace=3 width=20>{LONG}"),
    (f"<img src={GIF} width=20 style='vertical-align:5px'>x", f"<img src={GIF} width=20 style='vertical-align:25%'>x"),
    (f"<object data={GIF} type=image/gif width=20><b>alt</b></object>", f"<img src={GIF} width=20>"),
    ("<object data=a.gif type=image/gif>words</object>", "<img src=a.gif alt=words>"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), PICTURES)
def test_pictures(one: str, other: str) -> None:
    alike(one, other)


FIELDS = [
    ("<input value=abc readonly>", "<input value=abc>"),
    ("<input value=abc disabled>", "<fieldset disabled style='margin:0;border:0;padding:0'><input value=abc></fieldset>"),
    ("<input value=abc maxlength=3 istyle=1 mode=hiragana format='*N' accesskey=1>", "<input value=abc>"),
    ("<input type=reset value=x>", "<button>x</button>"),
    ("<input type=button value=x>", "<button type=button>x</button>"),
    ("<input type=file>", "<input type=file size=20 accept=image/*>"),
    ("<input type=hidden name=a><input>", "<input>"),
    ("<select size=2><option>a<option>b</select>", "<select size=2><option>a</option><option>b</option></select>"),
    ("<select disabled><option value=1>a</select>", "<fieldset disabled style='margin:0;border:0;padding:0'><select><option>a</select></fieldset>"),
    ("<form action=/ method=post enctype=multipart/form-data utn name=f target=x><input></form>", "<form><input></form>"),
    ("<textarea wrap=off istyle=2>x</textarea>", "<textarea>x</textarea>"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), FIELDS)
def test_fields(one: str, other: str) -> None:
    alike(one, other)
