"""Presses of the host's keyboard at a window, as SDL tells them."""

from __future__ import annotations

import pygame

from handset.frontends.window import PhoneWindow


def press(window: PhoneWindow, name: str, mod: int = 0, text: str = "") -> None:
    """Press and release the key `KSCAN_{name}`, write `text`, and let the window advance eight ticks."""
    scancode = getattr(pygame, f"KSCAN_{name}")
    window.handle_event(pygame.Event(pygame.KEYDOWN, scancode=scancode, mod=mod))
    if text:
        window.handle_event(pygame.Event(pygame.TEXTINPUT, text=text))
    window.handle_event(pygame.Event(pygame.KEYUP, scancode=scancode, mod=mod))
    for _ in range(4):
        window.advance(2)
    window.paint()
