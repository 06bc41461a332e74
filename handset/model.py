"""Model of a phone: its LCD, browser, keys, carrier and looks, as `assets/handsets/*.yaml` says.

Carriers differ by fields here, never by an `if` in code. Facts: docomo, au and SoftBank developer pages of
2007-2009 and device tables derived from them (assets/LICENSES.md names them).
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from handset import datafile
from handset.geometry import Color, Rect, color_from_hex
from keitai.common.errors import FileError, KeitaiError

FOLDER = Path(__file__).parent.parent / "assets" / "handsets"
REFUSAL = re.compile(r"(?:\*|[a-z][a-z0-9]*)(?:[@:][a-z-]+)?|@import")


class LcdSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """LCD of a model in physical pixels. `colors` is 65536 (RGB 5-6-5), 262144 (6-6-6) or 16777216."""

    width: int
    """Physical pixels across."""
    height: int
    """Physical pixels down."""
    colors: Literal[65536, 262144, 16777216]
    """Its depth: 5-6-5, 6-6-6 or 8-8-8 bits."""


class BrowserSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Capabilities and limits of a model's browser."""

    user_agent: str
    """What sites are told of the phone."""
    html: float
    """Highest i-mode-compatible HTML version; 7.2 takes everything."""
    strict: bool
    """True: what the carrier's browser did not understand is ignored, so a designer sees what the phone showed."""
    css: Literal["none", "inline", "full"]
    """Which CSS counts: none, style attributes (and links' states of a sheet), or sheets too."""
    css_needs_xhtml: bool
    """CSS counts in pages served as application/xhtml+xml alone (docomo before browser 2.0)."""
    input_format_in_html: bool
    """-wap-input-format in style attributes counts in text/html too, even where `css_needs_xhtml` ignores the rest."""
    selectors: Literal["all", "simple"]
    """What style sheets may select by: "simple" are tags, ids, classes, descendants and links' states (browser 2.0)."""
    images: tuple[Literal["gif", "jpeg", "png", "bmp"], ...]
    """Formats of pictures that are shown."""
    gif_frames: int
    """Frames that the carrier's manual allows an animated picture, 0 for any number (docomo: 5); lint alone asks."""
    gif_films: int
    """Animated pictures that it allows a page, 0 for any number (docomo: 4); lint alone asks."""
    page_bytes: int
    """Largest page taken, in bytes."""
    page_counts: Literal["markup", "all"]
    """Whether its pictures and sheets count into it, or the markup alone (au)."""
    cache_bytes: int
    """How much of pages and pictures it keeps."""
    field_length: Literal["characters", "bytes"]
    """What `maxlength` counts: docomo's tag list says bytes of Shift_JIS, the HTML standard characters."""
    format_binds: bool
    """-wap-input-format refuses other letters (SoftBank) instead of only choosing the first ones."""
    istyle_in_xhtml: bool
    """`istyle` counts in pages served as application/xhtml+xml; docomo's take -wap-input-format alone there."""
    cookies: bool
    """Whether it keeps cookies."""
    referer: bool
    """Whether it tells a site which page a request comes from."""
    arrows: Literal["history", "focus", "page"]
    """What left and right do: back and forward, move the focus, or scroll by a page."""
    kinsoku: bool
    """Keep closing marks off a line's start and opening marks off its end."""
    marquee_passes: int
    """Passes of a marquee that names none; 0 for without end."""
    marquee_most: int
    """Passes that a page may ask for at most; 0 for any number (docomo: 16, even of one without end)."""
    marquee_vanishes: bool
    """The text is gone after the last pass (docomo)."""
    redirects: int
    """How many a page may send the phone on."""
    decimal_emoji: bool
    """Emoji as decimal Shift_JIS references (`&#63647;`) are understood."""
    utn: bool
    """The owner is asked by links and forms with `utn` whether the phone's serial number may go along (docomo)."""
    refuses: tuple[str, ...]
    """What this browser leaves out of its level: `tag`, `tag@attribute`, `*@attribute`, `tag:property`, `*:property` or
    `@import`."""
    elements: Literal["chtml", "mp", "html"] = "html"
    """Whose list of elements the carrier published: compatible HTML (docomo), XHTML Mobile Profile (au), or all of
    HTML 4; lint alone asks."""
    font_stops: tuple[str, ...] = ()
    """Elements of its XHTML whose text has the page's own color and size: CSS of theirs or round them, and a font
    element round them, does not reach it (docomo before browser 2.0: headings and cells)."""
    endless_marquee_hides: bool = False
    """A running text whose own CSS asks for passes without end is not shown (au's browser 7.2)."""
    official_emoji: bool = False
    """A form that names its encoding gets emoji in UTF-8 by au's official codes, not Shift_JIS less 0x700 (KCP+)."""


class FlashSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Flash player of a model, and what it takes."""

    lite: Literal["1.0", "1.1", "2.0", "2.1", "3.0", "3.1"]
    """Version of Flash Lite."""
    movie_bytes: int
    """Largest movie, in bytes, together with all that it loads."""
    memory_bytes: int
    """Memory that a movie works in."""
    refuses: tuple[str, ...] = ()
    """Commands of fscommand2 that it does not know: it answers them with -1."""

    @property
    def format_version(self) -> int:
        """Newest version of the file format that it plays: 4 for Flash Lite 1, 7 for 2, 8 for 3."""
        return {"1": 4, "2": 7, "3": 8}[self.lite[0]]


class BodySpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Look of a model's drawn phone."""

    shape: Literal["clamshell", "slider", "straight"]
    """How it is built."""
    color: Literal["pearl", "piano", "sakura", "cobalt", "champagne"]
    """Its casing's color."""
    key_light: Literal["ice", "warm", "magenta"]
    """The light behind its keys."""


class ThemeSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colors of a model's own screens and of the focus on pages; each `#rrggbb`."""

    bar: str
    """The ground of the bars at top and bottom."""
    bar_text: str
    """What is written on them."""
    accent: str
    """The ground of what has the focus."""
    accent_text: str
    """What is written on it."""
    panel: str
    """The ground of menus and dialogs."""
    panel_text: str
    """What is written on them."""

    def color(self, name: str) -> Color:
        """Return the colour of that name as RGB."""
        return color_from_hex(getattr(self, name))


class HandsetModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Model of phone. `viewport` is what pages and games get, in page pixels."""

    name: str
    """What `--device` calls it: the file's own name."""
    title: str
    """What people call it."""
    maker: str
    """Whose mark the drawn phone bears."""
    carrier: Literal["docomo", "au", "softbank", "none"]
    """Whose phone it is."""
    year: int
    """When it came out."""
    lcd: LcdSpec
    scale: int
    """LCD pixels to a page pixel: 2 on a 480x854 phone that shows 240-wide pages doubled."""
    status_height: int
    """Page pixels of the bar with reception, battery and clock."""
    softkey_height: int
    """Page pixels of the bar with the soft keys' labels."""
    viewport_width: int
    """Page pixels across that pages get."""
    typeface: Literal["outline", "bitmap"]
    """Smooth letters, or those of an early phone."""
    emoji: Literal["docomo", "au", "softbank"]
    """Whose emoji it draws and sends."""
    softkeys: Literal[2, 4]
    """Soft keys under the LCD."""
    repeat_after_ms: int
    """How long a key is held until it repeats."""
    repeat_every_ms: int
    """How often it repeats then."""
    browser: BrowserSpec
    flash: FlashSpec
    body: BodySpec
    theme: ThemeSpec

    @property
    def screen(self) -> Rect:
        """Whole LCD in page pixels."""
        return Rect(0, 0, self.lcd.width // self.scale, self.lcd.height // self.scale)

    @property
    def viewport(self) -> Rect:
        """Part of the LCD that pages and games get, in page pixels."""
        screen = self.screen
        left = (screen.width - self.viewport_width) // 2
        height = screen.height - self.status_height - self.softkey_height
        return Rect(left, self.status_height, self.viewport_width, height)


def load_model(name: str, folder: Path = FOLDER) -> HandsetModel:
    """Return the model called `name`, or that of a YAML file's path.

    Raises:
        KeitaiError: The model does not exist; the message names those that do.
    """
    path = Path(name) if name.endswith((".yaml", ".yml")) else folder / f"{name}.yaml"
    if not path.exists():
        known = model_names(folder)
        hint = datafile.did_you_mean(name, known)
        raise KeitaiError(f"unknown device {name!r}{hint}; there are {', '.join(known)}")
    return read_model(path)


def model_names(folder: Path = FOLDER) -> list[str]:
    """Return the names of the models in a folder, in alphabetical order."""
    return sorted(path.stem for path in folder.glob("*.yaml"))


def read_model(path: Path) -> HandsetModel:
    """Read the model in a file and check it.

    Raises:
        FileError: It is faulty; with line and column.
    """
    return _checked_model(path.read_bytes() if path.exists() else b"", path.name)


@lru_cache(maxsize=32)
def _checked_model(raw: bytes, name: str) -> HandsetModel:
    """Parse a model file. The same bytes give the same (immutable) model: YAML takes 15 ms, and tests ask often."""
    model = datafile.parse(raw, HandsetModel, name)
    for key, message in _faults(model):
        node, _ = datafile.parse_nodes(raw, name)
        raise FileError(datafile.key_place(node, key, name), message)
    return model


def _faults(model: HandsetModel) -> list[tuple[str, str]]:
    faults: list[tuple[str, str]] = []
    if not 1 <= model.scale <= 4:
        faults.append(("scale", f"scale {model.scale} is outside 1 to 4"))
        return faults
    if not (96 <= model.lcd.width <= 1080 and 96 <= model.lcd.height <= 1920):
        faults.append(("lcd", "an LCD is 96x96 to 1080x1920 pixels"))
    elif model.lcd.width % model.scale or model.lcd.height % model.scale:
        faults.append(
            (
                "scale",
                f"an LCD of {model.lcd.width}x{model.lcd.height} is not a whole number of {model.scale}-pixel squares",
            )
        )
    if not 96 <= model.viewport_width <= model.screen.width:
        faults.append(("viewport_width", f"viewport_width is 96 to the LCD's {model.screen.width} page pixels"))
    if not (12 <= model.status_height <= 64 and 12 <= model.softkey_height <= 64):
        faults.append(("status_height", "status_height and softkey_height are 12 to 64 pixels"))
    elif model.viewport.height < 64:
        faults.append(("status_height", "the bars leave less than 64 pixels for the page"))
    if not (50 <= model.repeat_every_ms <= 2000 and 50 <= model.repeat_after_ms <= 5000):
        faults.append(("repeat_after_ms", "keys repeat after 50 to 5000 ms, every 50 to 2000 ms"))
    if not 1 <= model.browser.redirects <= 20:
        faults.append(("browser", f"redirects are 1 to 20, not {model.browser.redirects}"))
    if model.browser.utn and not model.browser.user_agent.endswith(")"):
        faults.append(("browser", "a user_agent that utn adds the serial number to ends with a bracket"))
    for entry in model.browser.refuses:
        if not REFUSAL.fullmatch(entry):
            faults.append(("browser", f"{entry!r} is not a refusal; write tag, tag@attribute, tag:property or @import"))
    for field in ThemeSpec.__struct_fields__:
        try:
            model.theme.color(field)
        except ValueError as error:
            faults.append(("theme", str(error)))
    return faults
