"""Templates to markup. They are compiled once for all processes, where bytecode can be kept, else once a process."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from screens.compile_cache import read_compiled, write_compiled
from screens.content.palette import palette_of
from screens.pictures.uploaded import box_of, is_uploaded
from screens.web.strip_tables import without_tables
from screens.web.visitor import Visitor

TEMPLATES = Path(__file__).parent / "templates"
KEYCAPS = {str(digit): f"&#x{0xE6E1 + digit:X};" for digit in range(1, 10)} | {"0": "&#xE6EB;", "#": "&#xE6E0;"}
_WEEKDAYS = {"en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), "ja": tuple("月火水木金土日")}
_SYNTAX: dict[str, Any] = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
"""What a compiled template hangs on besides its source and Jinja's version."""
_NEEDLESS = re.compile(r"(<br/>|</?table[^>]*>|</div>|</?tr[^>]*>|</td>|</form>|<hr[^>]*>)\n+")
"""Line ends that show nowhere: a phone of the time loads 10,000 bytes, and pays for each."""


class Reader(Protocol):
    """Context of a template: who reads the page, in which language, and when."""

    @property
    def visitor(self) -> Visitor:
        """Visitor who reads the page, and the phone."""

    @property
    def language(self) -> str:
        """Language of the page: "en" or "ja"."""

    @property
    def now(self) -> datetime:
        """The site's time, as a clock in Japan shows it."""

    def date(self, at: int) -> datetime:
        """Return a moment, in milliseconds since 1970, as a clock in Japan shows it."""

    def url(self, path: str, **query: object) -> str:
        """Return a link of this site."""

    def translate(self, text: str) -> str:
        """Translate a msgid into the reader's language."""


def render(template: str, ctx: Reader, values: dict[str, Any]) -> str:
    """Render a template with `ctx`, `url` and `_` (gettext); without tables for phones that know none."""
    text = _environment().get_template(template).render(ctx=ctx, url=ctx.url, _=ctx.translate, **values)
    text = _NEEDLESS.sub(r"\1", text)
    return text if ctx.visitor.tables else without_tables(text)


class TemplateCache(BytecodeCache):
    """Jinja's bytecode, kept beside the templates as Python's own is beside its sources."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the path of the template."""
        return filename or name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what was compiled from the template as it is now, if anything is kept."""
        if (code := read_compiled(Path(bucket.key), repr(_SYNTAX))) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, where bytecode can be kept."""
        write_compiled(Path(bucket.key), repr(_SYNTAX), bucket.bytecode_to_string())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=TemplateCache(),
        **_SYNTAX,
    )
    environment.globals["keycap"] = {key: Markup(code) for key, code in KEYCAPS.items()}
    environment.globals["box_of"], environment.globals["is_uploaded"] = box_of, is_uploaded
    environment.globals["palette_of"] = palette_of
    environment.filters["lines"] = _lines
    environment.filters["when"] = _when
    environment.filters["unbroken"] = _unbroken
    environment.filters["narrow"] = narrow
    environment.filters["day"] = _day
    return environment


def _lines(text: str) -> Markup:
    """Show a typed text with its line breaks."""
    return Markup("<br/>").join(text.split("\n"))


def _unbroken(text: str) -> str:
    """Keep a text whole, so that it goes to the next line as one."""
    return text.replace(" ", "\xa0")


def narrow(text: str, columns: int) -> str:
    """Cut a text to so many half-width columns; an ellipsis marks the cut."""
    widths = [1 if unicodedata.east_asian_width(each) in ("H", "N", "Na") else 2 for each in text]
    if sum(widths) <= columns:
        return text
    taken = next(count for count in range(len(text), -1, -1) if sum(widths[:count]) <= columns - 2)
    return text[:taken].rstrip() + "…"


def _when(at: int, ctx: Reader) -> str:
    """`8/24 09:00`, and only the time for today."""
    now = ctx.now
    when = ctx.date(at)
    clock = f"{when.hour:02}:{when.minute:02}"
    return clock if when.date() == now.date() else f"{when.month}/{when.day} {clock}"


def _day(day: date, ctx: Reader) -> str:
    """`8/24(Mon)`."""
    return f"{day.month}/{day.day}({_WEEKDAYS[ctx.language][day.weekday()]})"
