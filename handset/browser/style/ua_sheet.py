"""The user agent's style sheet: how elements look before any page says so, as CSS."""

from __future__ import annotations

from handset.geometry import Color

CONTROL_PAPER: Color = (0xFF, 0xFF, 0xFF)
CONTROL_FRAME: Color = (0x88, 0x88, 0x88)
BUTTON_FACE: Color = (0xE8, 0xE9, 0xEB)
"""The background of a button that the phone paints as it likes: a page that names another gets a plain one."""

BASE = """
html, body, div, center, p, h1, h2, h3, h4, h5, h6, ul, ol, dl, dt, dd, dir, menu, li, form, blockquote, pre,
plaintext, xmp, listing, hr, address, fieldset, legend, frameset, noframes, multicol,
option, optgroup { display: block }
li { display: list-item }
head, script, style, title, area, param, map, frame { display: none }
table { display: table; text-indent: 0; border-spacing: 2px }
colgroup { display: table-column-group } col { display: table-column }
tr { display: table-row }
td, th { display: table-cell; padding: 1px }
thead { display: table-header-group } tbody { display: table-row-group } tfoot { display: table-footer-group }
caption { display: table-caption; text-align: center }
tbody, thead, tfoot { vertical-align: middle } tr, td, th { vertical-align: inherit }
th { text-align: center; font-weight: bold }
center { text-align: center }
b, strong { font-weight: bold }
i, em, cite, var, dfn { font-style: italic }
u, ins { text-decoration: underline }
s, strike, del { text-decoration: line-through }
blink { text-decoration: blink }
sub { vertical-align: sub; font-size: smaller } sup { vertical-align: super; font-size: smaller }
small { font-size: smaller } big { font-size: larger }
h1, h2, h3, h4, h5, h6 { font-weight: bold }
pre, plaintext, xmp, listing { white-space: pre-wrap }
nobr { white-space: nowrap }
ul, dir, menu { list-style-type: disc; padding-left: 1em }
ol { list-style-type: decimal; padding-left: 1.5em }
ul ul, ul ol, ol ul { list-style-type: circle }
dd { margin-left: 1em }
blockquote { margin-left: 1em; margin-right: 1em }
fieldset { margin: 2px; border: 1px solid #999999; padding: 2px 4px }
legend { padding: 0 2px }
marquee { display: -wap-marquee; text-align: left }
hr { border: 1px solid; border-color: #999999 #cccccc #cccccc #999999; margin: 3px auto }
a:link, a:visited { text-decoration: underline }
input, textarea, select, button { text-align: left; text-indent: 0; color: #222222; white-space: normal }
input, textarea, select, button { font-family: sans-serif; font-weight: normal; line-height: normal }
input, textarea, select, button { background-color: #ffffff; border: 1px solid #888888; padding: 2px }
input, textarea, select, button { margin: 1px 2px 1px 1px }
input[type=submit], input[type=reset], input[type=button], button { background-color: #e8e9eb; text-align: center;
  padding: 2px 6px }
button[disabled] { color: #999999 }
input[type=checkbox], input[type=radio] { padding: 0 }
input[type=file] { padding: 3px 2px }
input[type=image] { margin: 0; padding: 0; border-style: none; background-color: transparent }
p { margin-top: 10px; margin-bottom: 10px }
"""
"""docomo's rule: form, pre, lists and headings make a line break, no blank line."""

ROOMY = """
h1, h2, h3, h4, h5, h6 { margin-top: 6px; margin-bottom: 6px }
h1 { font-size: x-large } h2 { font-size: large } h5, h6 { font-size: small }
ul, ol, dl, dir, menu, blockquote, pre { margin-top: 6px; margin-bottom: 6px }
ul ul, ul ol, ol ul, ol ol { margin-top: 0; margin-bottom: 0 }
"""
"""What phones add that leave room round headings and lists."""

QUIRKS = """
table { text-align: left; white-space: normal }
"""
"""What pages of the time counted on, unless they ask for standards mode (HTML standard, 15.3.10): alignment round a
table stays outside it. Font sizes go in, unlike there: sites set a page's size once, as medium was large on phones."""

STANDARD = """
p, ul, ol, dl, dir, menu, blockquote, pre { margin-top: 1em; margin-bottom: 1em }
h1 { font-size: 2em; margin-top: 0.67em; margin-bottom: 0.67em }
h2 { font-size: 1.5em; margin-top: 0.75em; margin-bottom: 0.75em }
h3 { font-size: 1.17em; margin-top: 0.83em; margin-bottom: 0.83em }
h4 { margin-top: 1.12em; margin-bottom: 1.12em }
h5 { font-size: 0.83em; margin-top: 1.5em; margin-bottom: 1.5em }
h6 { font-size: 0.75em; margin-top: 1.67em; margin-bottom: 1.67em }
pre { white-space: pre }
"""
"""CSS 2.1 appendix D, as far as lines and spaces between blocks go: for pages that ask for standards mode."""
