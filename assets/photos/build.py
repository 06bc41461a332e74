"""Makes the pictures that a new phone's data folder holds from their SVG, as its camera would have kept them.

python assets/photos/build.py
"""

from __future__ import annotations

import io
from pathlib import Path

import resvg_py
from PIL import Image

FOLDER = Path(__file__).parent
QUALITY = 88


def main() -> None:
    for source in sorted(FOLDER.glob("*.svg")):
        text = source.read_text(encoding="utf-8")
        picture = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=text)))).convert("RGB")
        picture.save(FOLDER / f"{source.stem}.jpg", quality=QUALITY, optimize=True)


if __name__ == "__main__":
    main()
