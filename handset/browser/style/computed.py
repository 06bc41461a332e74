"""Computed style: what every property of an element comes to, in pixels; percentages are kept until layout."""

from __future__ import annotations

from handset.browser.style.units import Percent
from handset.geometry import Color

TEXT_COLOR = (0x22, 0x22, 0x22)


Extent = int | Percent | None
"""Pixels, a share of the containing block, or None for auto."""

_INHERITED = (
    "color", "font_px", "face", "family", "bold", "italic", "small_caps", "decoration", "blink", "text_align",
    "white_space", "line_height", "line_factor", "leading", "text_indent", "list_type", "list_picture", "list_inside",
    "visible", "spacing_x", "spacing_y", "collapse", "transform", "letter_spacing", "word_spacing", "marquee_dir",
    "marquee_style", "marquee_loop", "marquee_speed", "marquee_amount", "marquee_delay", "caption_side", "empty_cells",
    "dropped",
)  # fmt: skip
_OWN = (
    "display", "background", "picture", "picture_repeat", "picture_x", "picture_y", "picture_fixed",
    "position", "inset", "z_index", "margin", "padding", "border", "border_style", "border_color", "width", "height",
    "min_width", "max_width", "min_height", "max_height", "float", "clear", "vertical_align", "overflow",
    "table_layout", "input_format", "input_required", "list_room",
)  # fmt: skip
_ALL = (*_INHERITED, *_OWN, "serial")


_AUTO = (None, None, None, None)
OUT_OF_FLOW = frozenset(["absolute", "fixed"])
"""Values of position of which the flow keeps no room for the box."""
UPRIGHT = frozenset(["up", "down"])
"""Directions of a marquee whose text runs along the vertical."""


class Style:
    """Computed style of one element; texts have their parent's."""

    __slots__ = _ALL

    color: Color
    font_px: int
    face: int
    """See `fonts`."""
    family: str
    """"ahem" or "" for the phone's own."""
    bold: bool
    italic: bool
    small_caps: bool
    decoration: str
    blink: bool
    text_align: str
    white_space: str
    line_height: float | None
    """Pixels; None for the face's own."""
    line_factor: float | None
    """What a bare number said: children multiply their own size by it."""
    leading: float
    """Height of a line of the phone's face whose line-height is normal, in cells."""
    text_indent: int | Percent
    list_type: str
    list_picture: str
    """Address of the picture before each item; "" for none."""
    list_inside: bool
    visible: bool
    dropped: bool
    """`visibility: collapse`: a row or column takes no room."""
    spacing_x: int
    spacing_y: int
    collapse: bool
    transform: str
    letter_spacing: int
    word_spacing: int
    marquee_dir: str
    marquee_style: str
    marquee_loop: int
    marquee_speed: str
    marquee_amount: int | None
    """Pixels of a step, None where only the speed is said."""
    marquee_delay: int | None
    """Milliseconds from step to step."""
    input_format: str
    input_required: bool
    caption_side: str
    empty_cells: bool
    display: str
    background: Color | None
    picture: str
    picture_repeat: str
    picture_x: int | Percent
    picture_y: int | Percent
    picture_fixed: bool
    """The background picture stands still while the page scrolls."""
    position: str
    inset: tuple[Extent, Extent, Extent, Extent]
    """top, right, bottom and left of a box that is positioned."""
    z_index: int | None
    """None for auto: the box begins no stacking context of its own."""
    margin: tuple[Extent, Extent, Extent, Extent]
    padding: tuple[int | Percent, int | Percent, int | Percent, int | Percent]
    border: tuple[int, int, int, int]
    border_style: tuple[str, str, str, str]
    border_color: tuple[Color | None, Color | None, Color | None, Color | None]
    width: Extent
    height: Extent
    min_width: int | Percent
    max_width: Extent
    min_height: int | Percent
    max_height: Extent
    float: str
    clear: str
    vertical_align: str | int
    overflow: str
    table_layout: str
    list_room: bool
    """A list's left padding is the phone's own, which grows with its items' numbers."""
    serial: int

    def child(self) -> Style:
        """Return the style of a child without declarations.

        Written out, since it is done for every style of a page: a loop over the names takes four times as long.
        """
        style = Style()
        style.color, style.font_px, style.face, style.family = self.color, self.font_px, self.face, self.family
        style.bold, style.italic = self.bold, self.italic
        style.small_caps, style.decoration = self.small_caps, self.decoration
        style.blink, style.text_align = self.blink, self.text_align
        style.white_space, style.line_height = self.white_space, self.line_height
        style.line_factor, style.leading = self.line_factor, self.leading
        style.text_indent, style.list_type = self.text_indent, self.list_type
        style.list_picture, style.list_inside = self.list_picture, self.list_inside
        style.visible, style.spacing_x = self.visible, self.spacing_x
        style.spacing_y, style.collapse = self.spacing_y, self.collapse
        style.transform, style.letter_spacing = self.transform, self.letter_spacing
        style.word_spacing, style.marquee_dir = self.word_spacing, self.marquee_dir
        style.marquee_style, style.marquee_loop = self.marquee_style, self.marquee_loop
        style.marquee_speed, style.marquee_amount = self.marquee_speed, self.marquee_amount
        style.marquee_delay, style.caption_side = self.marquee_delay, self.caption_side
        style.empty_cells, style.dropped = self.empty_cells, self.dropped
        style.reset()
        return style

    @property
    def clips(self) -> bool:
        """Whether overflow is cut off: `overflow: hidden` with a fixed size or `white-space: nowrap`."""
        if self.overflow != "hidden":
            return False
        fixed = (self.height, self.max_height, self.width, self.max_width)
        return self.white_space == "nowrap" or any(size is not None for size in fixed)

    def copy(self) -> Style:
        """Return a copy, to change some values."""
        style = Style()
        for name in _ALL:
            setattr(style, name, getattr(self, name))
        return style

    def reset(self) -> None:
        """Set the properties that are not inherited to their initial values."""
        self.display = "inline"
        self.background = None
        self.picture, self.picture_repeat, self.picture_x, self.picture_y = "", "repeat", 0, 0
        self.picture_fixed, self.position, self.inset, self.z_index = False, "static", _AUTO, None
        self.margin = self.padding = self.border = (0, 0, 0, 0)
        self.border_style = ("none",) * 4
        self.border_color = (None,) * 4
        self.width = self.height = self.max_width = self.max_height = None
        self.min_width = self.min_height = 0
        self.float = self.clear = "none"
        self.vertical_align = "baseline"
        self.overflow = "visible"
        self.table_layout = "auto"
        self.input_format, self.input_required = "", False
        self.list_room = False
        self.serial = 0


def root_style(size: int, text: Color = TEXT_COLOR) -> Style:
    """Return the style that the root element inherits from; `size` is the phone's default font size in pixels."""
    style = Style()
    style.color, style.font_px, style.face, style.family = text, size, size, ""
    style.bold = style.italic = style.small_caps = style.blink = style.list_inside = style.collapse = False
    style.decoration, style.text_align, style.white_space, style.transform = "", "left", "normal", "none"
    style.line_factor, style.leading = None, 1.0
    style.line_height, style.text_indent, style.visible, style.dropped = None, 0, True, False
    style.list_type, style.list_picture = "disc", ""
    style.spacing_x = style.spacing_y = style.letter_spacing = style.word_spacing = 0
    style.marquee_dir, style.marquee_style, style.marquee_loop = "rtl", "scroll", -1
    style.marquee_speed, style.marquee_amount, style.marquee_delay = "normal", None, None
    style.caption_side, style.empty_cells = "top", True
    style.reset()
    style.display = "block"
    return style
