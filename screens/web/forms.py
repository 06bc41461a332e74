"""Form data of a request: fields as text in the page's charset, and files as bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flask import Request
from werkzeug.http import parse_options_header
from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder

from screens.web.charsets import decode, decode_pairs

LARGEST_TYPED = 256 * 1024
LARGEST_MULTIPART = 3_500_000
"""Three photos of the largest kind, and a text."""
_MOST_PARTS = 60
_CALLED = re.compile(rb'(?im)^(content-disposition:[^\r\n]*filename=)"[^"\r\n]*"')
"""A file's own name: in any charset, and of no use here."""


@dataclass(frozen=True)
class FormData:
    """Fields and files of a posted form, the last of each name. Empty files are left out, and files' own names."""

    fields: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    body: bytes = b""
    """What is not a form: a replay."""


def read_body(request: Request, charset: str) -> FormData:
    """Read a request's body to its end; bytes that the charset lacks become �.

    It waits for the sender, so it is done before a transaction begins.
    Raises `werkzeug.exceptions.RequestEntityTooLarge`.
    """
    if request.mimetype == "application/x-www-form-urlencoded":
        raw = request.get_data(cache=True)[:LARGEST_TYPED]
        return FormData({name: values[-1] for name, values in decode_pairs(raw, charset).items()})
    if request.mimetype == "multipart/form-data":
        request.max_content_length = LARGEST_MULTIPART
        boundary = parse_options_header(request.content_type)[1].get("boundary", "")
        return _parts(request.get_data(cache=True), boundary, charset)
    return FormData(body=request.get_data(cache=True))


def _parts(raw: bytes, boundary: str, charset: str) -> FormData:
    """Parse multipart; what was cut off, or is not built as it should be, counts as nothing sent."""
    sent = FormData()
    decoder = MultipartDecoder(boundary.encode("utf-8", "replace"), max_parts=_MOST_PARTS)
    decoder.receive_data(_CALLED.sub(rb'\1"photo"', raw))
    decoder.receive_data(None)
    part: Field | File | None = None
    body = b""
    try:
        while not isinstance(event := decoder.next_event(), Epilogue):
            if isinstance(event, Field | File):
                part, body = event, b""
            elif isinstance(event, Data):
                body += event.data
                if not event.more_data and part is not None and part.name:
                    if isinstance(part, File):
                        sent.files.update({part.name: body} if body else {})
                    else:
                        sent.fields[part.name] = decode(body[:LARGEST_TYPED], charset)
    except (ValueError, AttributeError):
        return FormData()
    return sent
