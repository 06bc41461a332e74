"""pygame's keys and buttons by the names that keymaps.yaml uses."""

from __future__ import annotations

import pygame

_NAMED = {
    "return": "RETURN", "escape": "ESCAPE", "backspace": "BACKSPACE", "tab": "TAB", "space": "SPACE",
    "minus": "MINUS", "equals": "EQUALS", "left-bracket": "LEFTBRACKET", "right-bracket": "RIGHTBRACKET",
    "backslash": "BACKSLASH", "semicolon": "SEMICOLON", "apostrophe": "APOSTROPHE", "grave": "GRAVE",
    "comma": "COMMA", "period": "PERIOD", "slash": "SLASH",
    "arrow-up": "UP", "arrow-down": "DOWN", "arrow-left": "LEFT", "arrow-right": "RIGHT",
    "insert": "INSERT", "delete": "DELETE", "home": "HOME", "end": "END", "page-up": "PAGEUP",
    "page-down": "PAGEDOWN", "pause": "PAUSE",
    "left-shift": "LSHIFT", "left-ctrl": "LCTRL", "left-alt": "LALT",
    "right-shift": "RSHIFT", "right-ctrl": "RCTRL", "right-alt": "RALT",
    "keypad-divide": "KP_DIVIDE", "keypad-multiply": "KP_MULTIPLY", "keypad-minus": "KP_MINUS",
    "keypad-plus": "KP_PLUS", "keypad-enter": "KP_ENTER", "keypad-period": "KP_PERIOD",
    **{f"keypad-{digit}": f"KP_{digit}" for digit in range(10)},
    **{char: char.upper() for char in "abcdefghijklmnopqrstuvwxyz0123456789"},
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}  # fmt: skip

KEYBOARD: dict[int, str] = {getattr(pygame, f"KSCAN_{sdl}"): name for name, sdl in _NAMED.items()}
"""Scancode (a key's place, whatever is printed on it) -> name."""

_BUTTONS = {
    "a": "A", "b": "B", "x": "X", "y": "Y", "back": "BACK", "guide": "GUIDE", "start": "START",
    "up": "DPAD_UP", "down": "DPAD_DOWN", "left": "DPAD_LEFT", "right": "DPAD_RIGHT",
    "left-stick": "LEFTSTICK", "right-stick": "RIGHTSTICK",
    "left-shoulder": "LEFTSHOULDER", "right-shoulder": "RIGHTSHOULDER",
}  # fmt: skip
PAD: dict[int, str] = {getattr(pygame, f"CONTROLLER_BUTTON_{sdl}"): f"pad-{name}" for name, sdl in _BUTTONS.items()}
"""Button of a gamepad -> name."""

WRITING_KEYS = frozenset([
    *"abcdefghijklmnopqrstuvwxyz0123456789", "space", "minus", "equals", "left-bracket", "right-bracket", "backslash",
    "semicolon", "apostrophe", "grave", "comma", "period", "slash",
])  # fmt: skip
"""Keys with something printed on them, which they write while the phone takes text."""

MAIN_BLOCK = frozenset(name for name in _NAMED if not name.startswith("keypad-"))
"""All keys but those of the number pad, which stay the phone's whatever it shows."""
