"""Manual of lint's rules: what each looks for, with a page that it finds fault with.

The reference in `docs/` is made of it, with what lint says of the page; a test holds that no rule's name is missing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RuleEntry:
    """A rule's name as findings bear it: what it looks for, in Markdown, and a page on a model that has the fault."""

    text: str
    page: str
    device: str = "p906i"


RULES = {
    "type": RuleEntry(
        "The page is served as `text/html`, and the model takes CSS from `application/xhtml+xml` alone.",
        '<style>a:link { color: red }</style><p style="color: red">red</p>',
    ),
    "encoding": RuleEntry(
        "Header, page and bytes do not agree about the encoding, name one that nobody knows, or do not say it at all.",
        '<meta http-equiv="Content-Type" content="text/html; charset=x-unknown"><p>tea',
    ),
    "weight": RuleEntry(
        "Markup, sheets and pictures together weigh more than the model takes; on au's models the markup alone counts.",
        "",
    ),
    "answer": RuleEntry("The address brings no page, or the site's own page about an error.", ""),
    "element": RuleEntry(
        "An element that nobody knows, or that came after the HTML which the model reads.",
        "<centre>tea</centre>",
    ),
    "attribute": RuleEntry(
        "An attribute that nobody knows, that the model ignores, or with a value that it does not take.",
        '<font size="3" face="Arial">tea</font>',
    ),
    "inert": RuleEntry(
        "Markup of HTML 4 that no model's browser draws or follows: image maps, italics, `compact`, `align=justify`.",
        "<ul compact><li><em>tea</em></ul>",
    ),
    "value": RuleEntry(
        "Values that lack their quotation marks, or that the markup's own rules do not allow.",
        '<?xml version="1.0"?><html><body><p align=center>tea</p></body></html>',
    ),
    "unclosed": RuleEntry(
        "Something that never ends and swallows what follows: a tag, a comment, a quotation mark, a block of CSS. What"
        " is swallowed is not checked.",
        "<p>tea<!-- a remark <p>coffee",
    ),
    "nesting": RuleEntry(
        "Elements that are closed out of turn, or that cannot stand where they do.", "<p><b>tea</p></b>"
    ),
    "xml": RuleEntry(
        "A page of XHTML that is not well-formed XML: a phone that parses it shows what stands before the fault, or"
        " nothing.",
        '<?xml version="1.0"?><html><body><p>tea & cake</p></body></html>',
    ),
    "control": RuleEntry(
        "A control that is never sent (it has no name, or stands in no form), or two that are chosen where one can be.",
        "<form action='/'><input istyle='1'></form>",
    ),
    "name": RuleEntry(
        "An id or the name of a place given twice, and labels and maps of pictures that name nothing on the page.",
        "<p id='tea'>tea</p><p id='tea'>more tea</p>",
    ),
    "empty": RuleEntry(
        "The page shows nothing: it has no text, no picture and no field.", "<html><body></body></html>"
    ),
    "css": RuleEntry(
        "Properties and values that nobody knows, and rules, sheets and style attributes that the model ignores.",
        '<?xml version="1.0"?><html><body><p style="colr: red; float: left">tea</p></body></html>',
    ),
    "picture": RuleEntry(
        "A picture, also of a background or a list, that is not there, cannot be read, or has a format that the model"
        " does not show.",
        '<img src="tea.png" alt="tea">',
    ),
    "alt": RuleEntry("Pictures without words for those who do not load them.", '<img src="tea.gif">'),
    "emoji": RuleEntry(
        "An emoji that the carrier does not have, or a code that is another carrier's, Unicode's or nobody's.",
        '<img localsrc="44"><img localsrc="sunny">',
        "w61ca",
    ),
    "accesskey": RuleEntry(
        "Access keys that are given twice, are not keys of a phone, or cannot be seen; many links without any.",
        '<a href="/" accesskey="1">tea</a>',
    ),
    "link": RuleEntry("A link that leads nowhere on a phone.", '<a href="javascript:order()">order</a>'),
    "form": RuleEntry(
        "A form that sends nothing, fields outside of their form, an address that a phone does not open.",
        '<form action="javascript:go()"><input name="a" istyle="3"></form>',
    ),
    "upload": RuleEntry(
        "A field for files that cannot be sent.", '<form action="/"><input type="file" name="f"></form>'
    ),
    "input-mode": RuleEntry(
        "Fields that do not say which letters they want, or say it in a way that this model does not read.",
        '<form action="/"><input name="tel"></form>',
    ),
    "film": RuleEntry("Animated pictures with more frames, or more of them, than the carrier allows.", ""),
    "marquee": RuleEntry(
        "Text that stops running, or is gone afterwards.", '<marquee loop="30">tea at half price</marquee>'
    ),
    "width": RuleEntry(
        "What sticks out at the right, as pages scroll up and down only, and cells too narrow for their text.",
        '<div style="width: 300px">tea</div>',
        "qvga",
    ),
    "contrast": RuleEntry(
        "Text that stands out too little from what is behind it, a color or a picture, on an LCD in the sun.",
        '<body bgcolor="#ffffff"><font color="#ffee88">tea</font>',
        "qvga",
    ),
}
