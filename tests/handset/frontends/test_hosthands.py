"""The host's keys: which press the phone's, which are the bench's, and which write."""

from __future__ import annotations

import pygame
import pytest

from handset.frontends.bench import Command
from handset.frontends.hosthands import Asked, Called, HostHands, LetGo, Told, Wrote
from handset.keymap import load_keymap
from handset.keypad import Key


def hands() -> HostHands:
    return HostHands(load_keymap("laptop"), frozenset(["tab"]))


def key(kind: int, name: str, mod: int = 0) -> pygame.Event:
    return pygame.Event(kind, scancode=getattr(pygame, f"KSCAN_{name}"), mod=mod)


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (key(pygame.KEYDOWN, "F3"), Asked(Command.PICTURE)),
        (key(pygame.KEYUP, "RIGHTBRACKET"), LetGo(Command.FORWARD)),
        (key(pygame.KEYDOWN, "TAB"), Called("tab")),
        (key(pygame.KEYDOWN, "5"), None),
        (key(pygame.KEYUP, "5"), None),
        (pygame.Event(pygame.MOUSEBUTTONDOWN, button=1), None),
    ],
)
def test_what_an_event_means(event: pygame.Event, told: Told | None) -> None:
    assert hands().take(event, writing=False) == told


def test_a_key_is_down_until_it_comes_up() -> None:
    ours = hands()
    ours.take(key(pygame.KEYDOWN, "5"), writing=False)
    assert ours.fingers.down == {Key.DIGIT_5}
    ours.take(key(pygame.KEYUP, "5"), writing=False)
    assert ours.fingers.down == frozenset()


@pytest.mark.parametrize(
    ("name", "mod", "writing", "pressed", "told"),
    [
        ("W", 0, True, False, Wrote("w")),  # a letter writes into a field
        ("W", pygame.KMOD_ALT, True, True, None),  # with Alt it presses the phone's key
        ("W", 0, False, True, None),  # where nothing is written it presses it, too
        ("2", 0, True, True, None),  # digits write in turns, on the phone
    ],
)
def test_letters_write_while_a_field_is_shown(
    name: str, mod: int, writing: bool, pressed: bool, told: Told | None
) -> None:
    ours = hands()
    assert ours.take(key(pygame.KEYDOWN, name, mod), writing=writing) is None
    assert bool(ours.fingers.down) is pressed
    assert ours.take(pygame.Event(pygame.TEXTINPUT, text=name.lower()), writing=writing) == told
