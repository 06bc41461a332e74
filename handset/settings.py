"""The phone's own settings, as its owner changed them."""

from __future__ import annotations

import msgspec


class Settings(msgspec.Struct):
    """Settings of the phone; plain data, saved in its memory and in snapshots."""

    language: str = "en"
    """"en" or "ja"; sent to sites as Accept-Language."""
    font_size: str = "M"
    """"S", "M" or "L": the page face's ordinary size is 16, 20 or 24 px high."""
    volume: int = 3
    """0 (silent) to 5."""
    manner: bool = False
    """Manner mode: vibration instead of sound."""
    wallpaper: str = "sky"
    key_tones: bool = True
    images: bool = True
    """Show pictures on pages."""
    reduced_motion: bool = False
