"""Encoding of forms with files: multipart/form-data (RFC 7578, with the HTML standard's escapes)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec
import xxhash

from handset.browser.document.encoding import encode


class Upload(msgspec.Struct, frozen=True):
    """A file picked for a form."""

    name: str
    content_type: str
    data: bytes


_NO_FILE = Upload("", "application/octet-stream", b"")


def multipart(
    entries: Sequence[tuple[str, str | Upload | None]], encoding: str, carrier: str, *, official: bool = False
) -> tuple[bytes, str]:
    """Return the body and content type of an entry list; None is the value of a file field without a file."""
    write = partial(encode, codec=encoding, carrier=carrier, official=official)
    parts: list[tuple[bytes, bytes]] = []
    for name, value in entries:
        head = b'Content-Disposition: form-data; name="' + _quoted(write(name)) + b'"'
        if isinstance(value, str):
            parts.append((head, write(value)))
        else:
            file = value or _NO_FILE
            head += b'; filename="' + _quoted(write(file.name)) + b'"'
            parts.append((head + b"\r\nContent-Type: " + file.content_type.encode("ascii"), file.data))
    boundary = _boundary(parts)
    body = b"".join([b"--" + boundary + b"\r\n" + head + b"\r\n\r\n" + data + b"\r\n" for head, data in parts])
    return body + b"--" + boundary + b"--\r\n", "multipart/form-data; boundary=" + boundary.decode("ascii")


def _quoted(text: bytes) -> bytes:
    """Escape line breaks and quotation marks of a quoted name, as the HTML standard has it."""
    return text.replace(b"\r", b"%0D").replace(b"\n", b"%0A").replace(b'"', b"%22")


def _boundary(parts: list[tuple[bytes, bytes]]) -> bytes:
    """Return a delimiter that occurs in no part; it hangs on the parts alone, so that it is deterministic."""
    digest = xxhash.xxh3_64()
    for head, data in parts:
        digest.update(head)
        digest.update(data)
    while True:
        boundary = b"----keitai" + digest.hexdigest().encode("ascii")
        if not any(boundary in head or boundary in data for head, data in parts):
            return boundary
        digest.update(boundary)
