"""Dialect of a model's browser, as tables: version by tag and attribute of markup, property by tag of CSS.

A strict model ignores what came after its i-mode HTML version, so a designer sees what the phone showed. Versions
after docomo's compatible-HTML lists 1.0-7.2; tables came to docomo with i-XHTML 2.0 (902i, HTML 6.0).
"""

from __future__ import annotations

from dataclasses import dataclass

from handset.model import BrowserSpec

XHTML_TYPES = ("application/xhtml+xml", "application/vnd.wap.xhtml+xml")
_NEVER = 99.0
"""Version of no carrier's HTML: a strict model shows what is in it."""
_TAG_SINCE = {
    "ins": _NEVER, "del": _NEVER,
    "blink": 2.0, "marquee": 2.0, "font": 2.0, "object": 3.0, "span": 4.0,
    "table": 6.0, "tbody": 6.0, "thead": 6.0, "tfoot": 6.0, "tr": 6.0, "td": 6.0, "th": 6.0, "caption": 6.0,
    "colgroup": 6.0, "col": 6.0,
}  # fmt: skip
_ATTRIBUTE_SINCE = {
    ("font", "color"): 2.0, ("body", "bgcolor"): 2.0, ("body", "text"): 2.0, ("body", "link"): 2.0,
    ("ol", "type"): 2.0, ("ol", "start"): 2.0, ("li", "type"): 2.0, ("li", "value"): 2.0,
    ("body", "alink"): 4.0, ("body", "vlink"): 4.0, ("hr", "color"): 4.0, ("ul", "type"): 4.0,
    ("dir", "type"): 4.0, ("menu", "type"): 4.0, ("font", "size"): 5.0, ("marquee", "bgcolor"): 5.0,
    ("a", "utn"): 3.0, ("form", "utn"): 3.0,
}  # fmt: skip
_NEVER_ON_STRICT = frozenset(
    [
        ("font", "face"),
        ("table", "background"),
        ("td", "background"),
        ("table", "rules"),
        ("table", "frame"),
        ("img", "ismap"),
    ]
)
INPUT_TYPES = (
    "text", "password", "checkbox", "radio", "submit", "reset", "button", "image", "hidden", "file"
)  # fmt: skip
"""What `type` of an input element says in HTML 4.01; every other word makes it a text field."""
_STRICT_VALUES = {("marquee", "direction"): frozenset(["left", "right"]), ("input", "type"): frozenset(INPUT_TYPES)}
"""All that an attribute may say on a strict model."""

_INLINE_ANYWHERE = frozenset(
    [
        "color",
        "background-color",
        "font-size",
        "text-align",
        "text-decoration",
        "vertical-align",
        "list-style-type",
        "float",
        "clear",
        "display",
        "visibility",
        "width",
        "height",
        "background-image",
        "background-repeat",
        "background-x",
        "background-y",
        "-wap-marquee-dir",
        "-wap-marquee-style",
        "-wap-marquee-loop",
        "-wap-marquee-speed",
        "-wap-input-format",
        "-wap-input-required",
        "-wap-accesskey",
        "white-space",
    ]
)
_BOX = frozenset(f"margin-{side}" for side in ("top", "right", "bottom", "left"))
_BORDER = frozenset(
    f"border-{side}-{part}" for side in ("top", "right", "bottom", "left") for part in ("width", "style", "color")
)
_INLINE_BY_TAG = {"img": _BOX, "hr": _BORDER, "table": _BORDER, "td": _BORDER, "th": _BORDER}
_POSITIONED = frozenset(["position", "top", "right", "bottom", "left", "z-index"])
"""Of CSS 2.1 only: neither WCSS nor the carriers' lists have them."""
_UNDRAWN = frozenset([("font-style", "italic"), ("font-style", "oblique")])
"""Values that are read and change nothing: the faces of 2009 stand upright."""
_UNDRAWN_IN_CONTROLS = frozenset(
    [
        "letter-spacing",
        "word-spacing",
        "text-indent",
        "text-transform",
        "text-decoration",
        "white-space",
        "font-variant",
    ]
)
"""Properties of text that `display.controls` does not draw: a control's text is written as it stands."""
_UNDRAWN_WITHOUT_TEXT = frozenset(["font-weight", "text-align", "line-height"])
_UNDRAWN_BY_TYPE = {
    "checkbox": _UNDRAWN_WITHOUT_TEXT | {"color"},
    "radio": _UNDRAWN_WITHOUT_TEXT | {"color", "background-image"},
    "image": _UNDRAWN_WITHOUT_TEXT,
}
"""Properties that show nothing on inputs of some types: their signs have the phone's colors."""
_CONTROLS = frozenset(["input", "textarea", "select", "button"])
_UNSTYLED = frozenset(["option", "optgroup"])
"""Elements whose choices the phone lists in its own face and colors."""
FONT_STYLING = frozenset(["color", "font-size"])
"""Properties that `font_stops` keeps off."""
_INITIAL = ("none", "normal", "inherit", "baseline")
_INPUT_CSS = frozenset(["-wap-input-format", "-wap-input-required"])
"""Properties that say what a field takes and nothing of its look."""
_FIELDS = frozenset(["input", "textarea"])
_STRICT_SIZES = frozenset(
    ["xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller", "larger"]
)


def kind_of(tag: str, type_: str) -> str:
    """Return a tag, with the type of an input that draws other properties than a field does.

    >>> kind_of("input", "Radio"), kind_of("input", "text"), kind_of("p", "")
    ('input type=radio', 'input', 'p')
    """
    word = type_.strip().lower() if tag == "input" else ""
    return f"input type={word}" if word in _UNDRAWN_BY_TYPE else tag


def is_xhtml(content_type: str) -> bool:
    """Return whether a media type is XHTML's: `application/xhtml+xml`, or WAP's older name for it."""
    return content_type in XHTML_TYPES


@dataclass(frozen=True, slots=True)
class Dialect:
    """Dialect of one model's browser: the markup and CSS that it accepts."""

    html: float
    strict: bool
    css: str
    """"none", "inline" (style attributes, and link colours of a style element) or "full"."""
    refuses: frozenset[str] = frozenset()
    """See `BrowserSpec.refuses`."""
    input_css: bool = False
    """-wap-input-format of style attributes counts even where `css` is "none"."""
    simple_selectors: bool = False
    """See `BrowserSpec.selectors`."""
    font_stops: frozenset[str] = frozenset()
    """See `BrowserSpec.font_stops`."""
    endless_marquee_hides: bool = False
    """See `BrowserSpec.endless_marquee_hides`."""

    @classmethod
    def of(cls, browser: BrowserSpec, content_type: str) -> Dialect:
        """Return the dialect for a page served as `content_type`: some models take XHTML and HTML differently."""
        xhtml = is_xhtml(content_type)
        refuses = set(browser.refuses)
        if xhtml and not browser.istyle_in_xhtml:
            refuses |= {"input@istyle", "textarea@istyle"}
        css = "none" if browser.css_needs_xhtml and not xhtml else browser.css
        simple = browser.selectors == "simple"
        stops = frozenset(browser.font_stops if xhtml else ())
        formats, hides = browser.input_format_in_html, browser.endless_marquee_hides
        return cls(browser.html, browser.strict, css, frozenset(refuses), formats, simple, stops, hides)

    @property
    def takes_imports(self) -> bool:
        """Whether `@import` in style sheets is followed."""
        return self.css == "full" and "@import" not in self.refuses

    def takes_tag(self, tag: str) -> bool:
        """Return whether an element is known; an unknown one is ignored and its content kept."""
        return not self.strict or (_TAG_SINCE.get(tag, 0.0) <= self.html and tag not in self.refuses)

    def takes_attribute(self, tag: str, name: str, value: str = "") -> bool:
        """Return whether an attribute is known, and with a value whether that is accepted."""
        if not self.strict:
            return True
        if f"{tag}@{name}" in self.refuses or f"*@{name}" in self.refuses:
            return False
        if value and (tag, name) in _STRICT_VALUES and value.strip().lower() not in _STRICT_VALUES[tag, name]:
            return False
        return (tag, name) not in _NEVER_ON_STRICT and _ATTRIBUTE_SINCE.get((tag, name), 0.0) <= self.html

    def takes_rule(self, tag: str, name: str, value: object = "") -> bool:
        """Return whether a property set by a style sheet applies to this element."""
        if (name, value) in _UNDRAWN or (tag in self.font_stops and name in FONT_STYLING):
            return False
        if self.strict and name in _POSITIONED:
            return False
        return not self.refuses or not ({f"{tag}:{name}", f"*:{name}"} & self.refuses)

    def draws(self, tag: str, name: str, value: object) -> bool:
        """Return whether a property that is read shows on this element, on any model; lint alone asks.

        `tag` may be one of `kind_of`.
        """
        if value in _INITIAL:
            return True
        if tag in _UNSTYLED or (tag == "textarea" and name == "line-height"):
            return False
        tag, _, type_ = tag.partition(" type=")
        return not (tag in _CONTROLS and name in _UNDRAWN_IN_CONTROLS | _UNDRAWN_BY_TYPE.get(type_, frozenset()))

    def takes_style(self, tag: str) -> bool:
        """Return whether the style attribute of this element is read.

        The model's CSS, or what a field says of its letters.
        """
        return self.css != "none" or (self.input_css and tag in _FIELDS)

    def takes_property(self, tag: str, name: str, value: object) -> bool:
        """Return whether a property in a style attribute applies to this element."""
        if self.css == "none":
            return self.input_css and name in _INPUT_CSS
        if not self.strict or self.css == "full":
            return self.takes_rule(tag, name, value)
        if not self.takes_rule(tag, name):
            return False
        if name == "font-size" and value not in _STRICT_SIZES:
            return False
        return name in _INLINE_ANYWHERE or name in _INLINE_BY_TAG.get(tag, ())
