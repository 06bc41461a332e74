"""The host's keyboard and gamepad as a window tells of them: the phone's keys, the bench's commands, written text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import pygame

from handset.errors import HandsetError
from handset.frontends.bench import COMMANDS, Bench, Command
from handset.frontends.fingers import Fingers
from handset.frontends.hostkeys import KEYBOARD, PAD, TEXT_KEYS, WRITING_KEYS
from handset.keymap import Keymap, load_keymap, load_keymaps
from handset.wording import bench_word as word


@dataclass(frozen=True)
class Asked:
    """A bench key went down."""

    command: Command


@dataclass(frozen=True)
class LetGo:
    """A bench key came up."""

    command: Command


@dataclass(frozen=True)
class Wrote:
    """Text for the field that the phone shows."""

    text: str


@dataclass(frozen=True)
class Called:
    """A key that a verb of the command line has taken for itself went down."""

    host: str


Told = Asked | LetGo | Wrote | Called


@dataclass
class HostHands:
    """Presses the phone's keys through `fingers`; everything else is told to who asks."""

    keymap: Keymap
    tools: Collection[str] = ()
    """Host keys that are a verb's own."""
    fingers: Fingers = field(default_factory=Fingers)
    _pressed_text: bool = False

    def take(self, event: pygame.Event, *, writing: bool) -> Told | None:
        """What an event of the host's keys means; `writing` while the phone shows a field that takes whole text.

        Letters write then; with Alt, and all other keys, they press the phone's keys.
        """
        match event.type:
            case pygame.KEYDOWN if event.scancode in KEYBOARD:
                host = KEYBOARD[event.scancode]
                if writing and not event.mod & pygame.KMOD_ALT and host in WRITING_KEYS:
                    return None
                self._pressed_text = host in TEXT_KEYS
                return self._down(host)
            case pygame.TEXTINPUT:
                # Not the text of a key that pressed the phone's.
                pressed, self._pressed_text = self._pressed_text, False
                return Wrote(event.text) if writing and not pressed else None
            case pygame.KEYUP if event.scancode in KEYBOARD:
                return self._up(KEYBOARD[event.scancode])
            case pygame.CONTROLLERBUTTONDOWN if event.button in PAD:
                return self._down(PAD[event.button])
            case pygame.CONTROLLERBUTTONUP if event.button in PAD:
                return self._up(PAD[event.button])
        return None

    def lay_out(self, name: str, bench: Bench, language: str) -> None:
        """The keymap of that name from now on, read anew; the bench says so, or what is wrong with it."""
        try:
            self.keymap = load_keymap(name)
        except HandsetError as error:
            bench.say(str(error), 600)
            return
        self.fingers.release_all()
        bench.say(word("layout is", language).format(name=name))

    def next_layout(self, bench: Bench, language: str) -> None:
        names = list(load_keymaps())
        self.lay_out(names[(names.index(self.keymap.name) + 1) % len(names)], bench, language)

    def _down(self, host: str) -> Told | None:
        if host in COMMANDS:
            return Asked(COMMANDS[host])
        if host in self.tools:
            return Called(host)
        if host in self.keymap.keys:
            self.fingers.press(host, self.keymap.keys[host])
        return None

    def _up(self, host: str) -> Told | None:
        if host in COMMANDS:
            return LetGo(COMMANDS[host])
        self.fingers.release(host)
        return None
