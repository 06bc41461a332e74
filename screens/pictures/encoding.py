"""Pictures as bytes for a phone: GIF for the early ones, JPEG, PNG."""

from __future__ import annotations

import io
from typing import Literal

from PIL import Image

PictureFormat = Literal["gif", "jpeg", "png"]
MEDIA_TYPES: dict[PictureFormat, str] = {"gif": "image/gif", "jpeg": "image/jpeg", "png": "image/png"}


def encode(image: Image.Image, kind: PictureFormat) -> bytes:
    """Encode a picture deterministically and small; GIF and PNG with a palette of its own colors."""
    out = io.BytesIO()
    if kind == "jpeg":
        image.convert("RGB").save(out, "JPEG", quality=82, optimize=True)
    else:
        colors = 64 if image.width <= 100 else 128
        palette = image.convert("RGB").quantize(colors, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        palette.save(out, "GIF" if kind == "gif" else "PNG", optimize=True)
    return out.getvalue()
