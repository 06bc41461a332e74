"""Photos that came from phones: taken with limits, made small enough for a phone, and shown in every size.

    jpeg, name = develop(raw, 0x9F3C)      what arrived -> the picture that is kept, and its name
    shrink(jpeg, 76)                       the picture at a width

A name tells the size of what is kept (`up240x180-0000000000009f3c`), so a page can leave room for it.
"""

from __future__ import annotations

import io
import re
import warnings

from PIL import Image, ImageOps

MOST_BYTES = 1_000_000
MOST_PIXELS = 12_000_000
"""Most pixels of one photo as it arrives: what phones of 2009 took at their best. Looked at before it is unpacked."""
KEPT = (240, 320)
"""Nothing is kept larger than a phone's LCD shows it."""
THUMBNAIL = 120
"""Up to this width pictures are cut to 4:3, so that lists stand in line."""
_TOO_LARGE = "The photo is too large: up to 1,000 KB."
_TOO_MANY = "The photo has too many pixels: up to 12 million."
_NO_PHOTO = "This is not a photo in JPEG, PNG or GIF."
FAULTS = (_TOO_LARGE, _TOO_MANY, _NO_PHOTO)
"""Why a photo is not taken: msgids."""
_FORMATS = ("JPEG", "PNG", "GIF")
_NAME = re.compile(r"up([1-9]\d{0,2})x([1-9]\d{0,2})-[0-9a-f]{16}")
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, ArithmeticError, MemoryError)


class PhotoFault(Exception):
    """Error for an uploaded photo that is not accepted; its text, one of `FAULTS`, says why."""


def develop(raw: bytes, number: int) -> tuple[bytes, str]:
    """Convert an upload to a JPEG of at most 240x320 without metadata; return it and its name. Raises `PhotoFault`.

    What the picture is called and says of itself is not believed: it is decoded, turned upright and encoded anew.
    """
    if len(raw) > MOST_BYTES:
        raise PhotoFault(_TOO_LARGE)
    try:
        picture = _decode(raw)
    except Image.DecompressionBombError:
        raise PhotoFault(_TOO_MANY) from None
    except _BROKEN:
        raise PhotoFault(_NO_PHOTO) from None
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue(), f"up{picture.width}x{picture.height}-{number:016x}"


def is_uploaded(name: str) -> bool:
    """Return whether the name is of an uploaded photo, not of a drawn one."""
    return _NAME.fullmatch(name) is not None


def box_of(name: str, width: int) -> tuple[int, int]:
    """Return the width and height in which a photo is shown where there is room for `width`; never enlarged."""
    found = _NAME.fullmatch(name)
    if found is None or width <= THUMBNAIL:
        return width, width * 3 // 4
    return _fitted(int(found[1]), int(found[2]), width)


def shrink(jpeg: bytes, width: int) -> bytes:
    """Scale an uploaded photo to `width`: cropped to 4:3 for lists, whole for its own page."""
    with Image.open(io.BytesIO(jpeg)) as picture:
        if width <= THUMBNAIL:
            shown = ImageOps.fit(picture, (width, width * 3 // 4), Image.Resampling.LANCZOS)
        else:
            shown = picture.resize(_fitted(*picture.size, width), Image.Resampling.LANCZOS)
        return _encode(shown)


def square(jpeg: bytes, width: int) -> bytes:
    """Crop the middle of an uploaded photo to a square, for a member's picture."""
    with Image.open(io.BytesIO(jpeg)) as picture:
        return _encode(ImageOps.fit(picture, (width, width), Image.Resampling.LANCZOS, centering=(0.5, 0.4)))


def _decode(raw: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(raw), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PhotoFault(_TOO_MANY)
            picture.draft("RGB", (KEPT[0] * 2, KEPT[1] * 2))
            upright = ImageOps.exif_transpose(picture)
            if upright.mode not in ("RGB", "L"):
                upright = _on_white(upright)
            upright = upright.convert("RGB")
            upright.thumbnail(KEPT, Image.Resampling.LANCZOS)
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    return clean


def _on_white(picture: Image.Image) -> Image.Image:
    """Lay a picture on white, so that the page shows through it."""
    layer = picture.convert("RGBA")
    ground = Image.new("RGBA", layer.size, "#FFFFFF")
    return Image.alpha_composite(ground, layer)


def _fitted(width: int, height: int, room: int) -> tuple[int, int]:
    """Within `room` and a third more in height, whole."""
    scale = min(1.0, room / width, room * 4 / 3 / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _encode(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()
