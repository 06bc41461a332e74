"""Films as files: GIF as it was recorded, MP4 and WebM by PyAV, an extra."""

from __future__ import annotations

import io
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
from PIL import Image

from handset.files import write_whole
from handset.pictures import GifRecorder
from keitai.common.errors import KeitaiError
from keitai.common.program import install_extra

FILMS = (".gif", ".mp4", ".webm")
"""Endings of the files that a film is written into."""
_CODECS = {".mp4": ("libx264", {"crf": "16", "bf": "0"}), ".webm": ("libvpx-vp9", {"crf": "20", "b": "0"})}
"""Ending -> codec and its options: edges of letters stay sharp."""
_MILLISECONDS = Fraction(1, 1000)
_SCALE = 2
"""Pixels of the file for one of the film: half of the color's resolution is all that players take."""


def require_film(path: Path) -> None:
    """Refuse a file that a film cannot be written into, before there is one.

    Raises:
        KeitaiError: It has another ending, or its kind needs the extra `films`.
    """
    ending = path.suffix.lower()
    if ending not in FILMS:
        raise KeitaiError(f"-o {path}: films are written as {', '.join(FILMS)}; name it {path.with_suffix('.gif')}")
    if ending != ".gif":
        _require_av(path)


def save_film(film: GifRecorder, path: Path) -> None:
    """Write a film as its file's ending says; nothing without a frame.

    Raises:
        KeitaiError: The kind is not known, or needs the extra `films`.
    """
    require_film(path)
    if len(film):
        write_whole(path, film.to_bytes() if path.suffix.lower() == ".gif" else _encode(film, path))


def _encode(film: GifRecorder, path: Path) -> bytes:
    """Encode the frames at their own times."""
    import av  # an extra

    ending = path.suffix.lower()
    codec, options = _CODECS[ending]
    file = io.BytesIO()
    with av.open(file, "w", format=ending[1:]) as container:
        stream = container.add_stream(codec, rate=1000, options=options)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height = film.size[0] * _SCALE, film.size[1] * _SCALE
        stream.pix_fmt, stream.time_base, stream.codec_context.time_base = "yuv420p", _MILLISECONDS, _MILLISECONDS
        for moment, picture in _moments(film):
            large = picture.convert("RGB").resize((stream.width, stream.height), Image.Resampling.NEAREST)
            frame = av.VideoFrame.from_ndarray(np.asarray(large), format="rgb24")
            frame.pts, frame.time_base = moment, _MILLISECONDS
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def _moments(film: GifRecorder) -> Iterator[tuple[int, Image.Image]]:
    """Yield each frame with the millisecond it is shown from, the last one again for the film's end."""
    at = 0
    for picture, milliseconds in film.frames():
        yield at, picture
        at += milliseconds
    yield at - 1, picture


def _require_av(path: Path) -> None:
    try:
        import av  # noqa: F401  an extra
    except ImportError:
        raise KeitaiError(
            f"{path}: films other than {path.with_suffix('.gif').name} need PyAV: {install_extra('films')}"
        ) from None
