"""The words of mobile HTML in 2009: attributes of each element, and what attributes may say."""

from __future__ import annotations

from handset.browser.dialect import INPUT_TYPES

_TAGS = (
    "a abbr acronym address b base bdo big blink blockquote body br button caption center cite code col colgroup "
    "dd del dfn dir div dl dt em embed fieldset font form h1 h2 h3 h4 h5 h6 head hr html i img input ins kbd label "
    "legend li link listing map area marquee menu meta nobr object ol optgroup option p param plaintext pre q s samp "
    "select small span strike strong style sub sup table tbody td textarea tfoot th thead title tr tt u ul var wbr xmp"
)
MOBILE_HTML = frozenset(_TAGS.split())
"""Elements of mobile HTML, on any phone."""
_LATER_TAGS = (
    "script applet template header nav section article aside footer main figure video audio canvas svg math data "
    "time details summary dialog datalist output progress meter picture source frameset frame iframe noembed layer "
    "ruby rb rt rp rtc bdi bgsound basefont isindex keygen mark menuitem nextid spacer track hgroup search "
    "slot figcaption"
)
LATER_ELEMENTS = frozenset(_LATER_TAGS.split())
"""Elements that no phone knew and nobody mistypes."""
_EVERYWHERE = frozenset(
    ["id", "class", "style", "title", "lang", "xml:lang", "dir", "xmlns", "align", "accesskey", "tabindex"]
)
_FIELD = (
    "name value size maxlength disabled readonly istyle mode format checked accept src alt type width height border "
    "hspace vspace emptyok directkey nonumber usemap localsrc"
)
_CELL = "width height bgcolor background valign colspan rowspan nowrap bordercolor abbr axis headers scope char charoff"
_LIST = "type start compact color value"
_OF: dict[str, str] = {
    "a": "href name target rel rev charset hreflang type shape coords directkey nonumber utn cti ijam ilet iswf irst "
    "ista telbook kana email subject body lcs loop",
    "area": "href shape coords alt nohref target",
    "base": "href target",
    "blink": "color",
    "blockquote": "cite color",
    "body": "bgcolor text link alink vlink background leftmargin topmargin marginwidth marginheight",
    "br": "clear",
    "button": "type name value disabled directkey",
    "caption": "valign",
    "center": "color",
    "col": "span width valign",
    "colgroup": "span width valign",
    "dd": "color",
    "dir": _LIST,
    "div": "color nowrap",
    "dl": "compact color",
    "dt": "color",
    "embed": "src type width height",
    "font": "color size face",
    "form": "action method enctype accept-charset accept name target utn",
    "frame": "src name",
    "h1": "", "h2": "", "h3": "", "h4": "", "h5": "", "h6": "",
    "head": "profile",
    "hr": "color size width noshade",
    "html": "version",
    "img": "src alt width height border hspace vspace localsrc name longdesc usemap ismap",
    "input": _FIELD,
    "label": "for directkey",
    "li": "type value color",
    "link": "rel rev href type media charset",
    "map": "name",
    "marquee": "behavior direction loop height width bgcolor color scrollamount scrolldelay truespeed hspace vspace",
    "menu": _LIST,
    "meta": "name content http-equiv scheme charset",
    "object": "data type declare id standby codetype codebase classid width height border hspace vspace usemap "
    "name copyright",
    "ol": _LIST,
    "optgroup": "label disabled",
    "option": "value selected disabled label directkey",
    "p": "color",
    "param": "name value valuetype type",
    "pre": "width",
    "q": "cite",
    "script": "type src language",
    "select": "name size multiple disabled directkey",
    "style": "type media",
    "table": "border width height cellpadding cellspacing bgcolor background bordercolor summary rules frame",
    "tbody": "valign bgcolor", "tfoot": "valign bgcolor", "thead": "valign bgcolor",
    "td": _CELL,
    "textarea": "name rows cols disabled readonly istyle mode format emptyok maxlength directkey nonumber",
    "th": _CELL,
    "tr": "valign bgcolor height background",
    "ul": _LIST,
}  # fmt: skip
_WORDS = {tag: _EVERYWHERE | frozenset(words.split()) for tag, words in _OF.items()}

_SIDES = ("left", "center", "right", "justify", "middle")
_PICTURE = ("left", "right", "top", "middle", "bottom", "center", "absmiddle", "absbottom", "baseline", "texttop")
VALUES: dict[tuple[str, str], tuple[str, ...]] = {
    **{
        (tag, "align"): _SIDES
        for tag in [
            "div",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "td",
            "th",
            "tr",
            "tbody",
            "thead",
            "tfoot",
            "hr",
            "table",
        ]
    },
    **{(tag, "align"): _PICTURE for tag in ("img", "object", "input")},
    ("caption", "align"): ("top", "bottom", "left", "right", "center"),
    **{(tag, "valign"): ("top", "middle", "bottom", "baseline", "center") for tag in ("td", "th", "tr", "tbody")},
    ("table", "rules"): ("none", "groups", "rows", "cols", "all"),
    ("table", "frame"): ("void", "above", "below", "hsides", "lhs", "rhs", "vsides", "box", "border"),
    ("br", "clear"): ("left", "right", "all", "none", "both"),
    ("form", "method"): ("get", "post"),
    ("form", "enctype"): ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain"),
    ("input", "type"): INPUT_TYPES,
    **{(tag, "istyle"): ("1", "2", "3", "4") for tag in ("input", "textarea")},
    **{(tag, "mode"): ("hiragana", "katakana", "hankakukana", "alphabet", "numeric") for tag in ("input", "textarea")},
    ("marquee", "behavior"): ("scroll", "slide", "alternate"),
    ("marquee", "direction"): ("left", "right", "up", "down"),
}
"""What attributes with a few words to choose from may say."""


_OTHER_WORDS = """
abbr accesskey acronym action allow allowfullscreen allowtransparency aria-label async autocapitalize autocomplete
autofocus autoplay autosave axis balance bgproperties bordercolordark bordercolorlight bottommargin capture char
charoff charset cite classid clear code codebase codetype color cols compact content contenteditable contextmenu
controls coords crossorigin data datafld dataformatas datapagesize datasrc datetime decoding default defer dirname
download draggable dynsrc enterkeyhint event face for form formaction formenctype formmethod formnovalidate formtarget
frame frameborder framespacing headers hidden high hreflang icon inputmode integrity is itemid itemprop itemref
itemscope itemtype keytype kind label language list loading longdesc low lowsrc manifest marginheight marginwidth max
media methods min minlength muted nohref nonce noresize noshade novalidate object onafterprint open optimum pattern
ping placeholder playsinline poster preload property prompt protected radiogroup referrerpolicy required reversed
rightmargin role rows rules sandbox scheme scope scoped scrolling shape sizes slot span spellcheck srcdoc srclang
srcset standby start step summary topmargin translate typemustmatch unselectable usemap version wrap xml:space
"""
_OTHERS = frozenset(_OTHER_WORDS.split())
"""Attributes of HTML that mobile HTML lacks, of any time; an author who writes one means it."""


def is_of_html(name: str) -> bool:
    """Return whether an attribute is one of HTML's, of any time and element, and so not a misspelling."""
    return (
        name in _OTHERS
        or name.startswith(("on", "data-", "aria-", "xml:", "xmlns:"))
        or any(name in words for words in _WORDS.values())
    )


def attributes_of(tag: str) -> frozenset[str]:
    """Return the attributes that an element has in the HTML of any carrier of 2009."""
    return _WORDS.get(tag, _EVERYWHERE)
