"""Pieces of a tab besides the LCD: pictures of the drawn phone, places of its keys, sounds, host keys."""

from __future__ import annotations

import io
import wave
from functools import lru_cache
from typing import Any

import pygame

from handset.frontends.skin.drawn import DrawnPhone, drawn_phone
from handset.keymap import load_keymap
from handset.keypad import Key
from handset.model import load_model
from handset.pictures import png_bytes
from handset.sound import written_name
from handset.synth.library import shared_library
from handset.synth.oscillators import RATE

_CODES = {
    "return": "Enter", "escape": "Escape", "backspace": "Backspace", "tab": "Tab", "space": "Space",
    "minus": "Minus", "equals": "Equal", "backslash": "Backslash", "semicolon": "Semicolon",
    "apostrophe": "Quote", "grave": "Backquote", "comma": "Comma", "period": "Period", "slash": "Slash",
    "arrow-up": "ArrowUp", "arrow-down": "ArrowDown", "arrow-left": "ArrowLeft", "arrow-right": "ArrowRight",
    "insert": "Insert", "delete": "Delete", "home": "Home", "end": "End", "page-up": "PageUp",
    "page-down": "PageDown", "pause": "Pause",
    "left-shift": "ShiftLeft", "left-ctrl": "ControlLeft", "left-alt": "AltLeft",
    "right-shift": "ShiftRight", "right-ctrl": "ControlRight", "right-alt": "AltRight",
    "keypad-divide": "NumpadDivide", "keypad-multiply": "NumpadMultiply", "keypad-minus": "NumpadSubtract",
    "keypad-plus": "NumpadAdd", "keypad-enter": "NumpadEnter", "keypad-period": "NumpadDecimal",
    **{f"keypad-{digit}": f"Numpad{digit}" for digit in range(10)},
    **{letter: f"Key{letter.upper()}" for letter in "abcdefghijklmnopqrstuvwxyz"},
    **{str(digit): f"Digit{digit}" for digit in range(10)},
}  # fmt: skip
"""Host key as keymaps.yaml names it -> KeyboardEvent.code (W3C UI Events), both of which name places."""


@lru_cache(maxsize=8)
def keyboard(keymap: str) -> dict[str, str]:
    """Return the phone's key for each KeyboardEvent.code."""
    return {_CODES[host]: key.label for host, key in load_keymap(keymap).keys.items() if host in _CODES}


@lru_cache(maxsize=32)
def plan(device: str, zoom: int) -> dict[str, Any]:
    """Return sizes and places in the drawn phone's picture as [x, y, width, height] in pixels."""
    model = load_model(device)
    phone = drawn_phone(model, zoom)
    return {
        "title": model.title,
        "size": list(phone.picture.get_size()),
        "lcd": list(phone.lcd),
        "screen": [model.screen.width, model.screen.height],
        "keys": {_name(key): list(box) for key, (box, _) in phone.lit.items()},
    }


@lru_cache(maxsize=32)
def body(device: str, zoom: int, *, lit: bool) -> bytes:
    """Return the drawn phone as PNG, with all its keys dark or all lit."""
    phone = drawn_phone(load_model(device), zoom)
    picture = _alight(phone) if lit else phone.picture
    return png_bytes(pygame.surfarray.array3d(picture).swapaxes(0, 1))


def wav(name: str) -> bytes | None:
    """Return a sound of the phone or a game ("phone/key") as a WAV file; None for an unknown one."""
    library = shared_library()
    pcm = library.pcm(name) if written_name(name) in library.names() else None
    if pcm is None:
        return None
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(pcm.tobytes())
    return file.getvalue()


def _alight(phone: DrawnPhone) -> pygame.Surface:
    picture = phone.picture.copy()
    for box, patch in phone.lit.values():
        picture.blit(patch, (box.x, box.y))
    return picture


def _name(key: Key | str) -> str:
    return key.label if isinstance(key, Key) else key
