"""Makes the wallpapers' pictures from their SVG: one for each shape of LCD.

python assets/wallpapers/build.py
"""

from __future__ import annotations

import io
from pathlib import Path

import resvg_py
from PIL import Image

FOLDER = Path(__file__).parent
SIZES = ((240, 320), (240, 427))


def main() -> None:
    for source in sorted(FOLDER.glob("*.svg")):
        text = source.read_text(encoding="utf-8")
        picture = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=text, width=240)))).convert("RGB")
        for width, height in SIZES:
            top = (picture.height - height) * 2 // 3
            cut = picture.crop((0, top, width, top + height))
            cut.save(FOLDER / f"{source.stem}-{width}x{height}.png", optimize=True)


if __name__ == "__main__":
    main()
