"""HTTP requests of a movie: pages to open, variables to load; and the coding of its variables.

Source: Flash Lite 1.x ActionScript Language Reference (getURL, loadVariables).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote_from_bytes, unquote_to_bytes

from handset.flash.avm.objects import ScriptObject
from handset.flash.avm.request_bits import GET, POST
from handset.flash.avm.values import to_string
from handset.flash.swf.encoding import decode_text, encode_text
from handset.flash.timeline.display_objects import DisplayObject

FORM_TYPE = "application/x-www-form-urlencoded"
MAX_VARIABLES = 1000
"""Variables that an answer may have."""


@dataclass(frozen=True, slots=True)
class MovieRequest:
    """Request of a movie.

    Attributes:
        url: Address, perhaps relative to the movie's own.
        window: Window to open it in, or the clip that its answer is loaded into.
        method: Bits of how variables are sent and what is done with the answer.
        path: Path of the clip that asks.
        variables: That clip's variables, encoded.
    """

    url: str
    window: str
    method: int
    path: str
    variables: str

    @property
    def body(self) -> bytes | None:
        """What is posted; None where it asks by GET."""
        return self.variables.encode("ascii") if self.method & POST else None

    @property
    def address(self) -> str:
        """Address with the variables that a GET sends along."""
        if not self.method & GET or not self.variables:
            return self.url
        return f"{self.url}{'&' if '?' in self.url else '?'}{self.variables}"


def encoded_variables(clip: DisplayObject) -> str:
    """Encode a clip's variables as a form's, in the encoding of its movie."""
    if clip.clip is None:
        return ""
    version = clip.movie.header.version
    pairs = (
        (name, to_string(value, version))
        for name, value in clip.clip.each_variable()
        if not isinstance(value, ScriptObject)
    )
    return "&".join(f"{_quoted(name, version)}={_quoted(value, version)}" for name, value in pairs)


def decoded_variables(data: bytes, version: int) -> Iterator[tuple[str, str]]:
    """Yield the variables of an answer, `a=1&b=2`, in the encoding of the movie; white space round it is left out."""
    for pair in data.strip(b" \t\r\n\0").split(b"&")[:MAX_VARIABLES]:
        name, equals, value = pair.partition(b"=")
        if equals and name.strip():
            yield _unquoted(name.strip(), version), _unquoted(value, version)


def _quoted(text: str, version: int) -> str:
    return quote_from_bytes(encode_text(text, version), safe="")


def _unquoted(data: bytes, version: int) -> str:
    return decode_text(unquote_to_bytes(data.replace(b"+", b" ")), version)
