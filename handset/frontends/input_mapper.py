"""Mapping of the host's keyboard and gamepad to the phone's keys, the devtools' commands and typed text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import pygame

from handset.frontends.devtools import CHORDS, COMMANDS, Command, Devtools
from handset.frontends.hostkeys import KEYBOARD, MAIN_BLOCK, PAD, WRITING_KEYS
from handset.frontends.press_tracker import PressTracker
from handset.frontends.typist import TypingTarget
from handset.keymap import Keymap, load_keymap, load_keymaps
from handset.keypad import Key
from handset.phone_texts import translate_window
from handset.text_input.writing import Writing
from keitai.common.errors import KeitaiError


@dataclass(frozen=True)
class CommandDown:
    """Action: a key of the devtools went down."""

    command: Command


@dataclass(frozen=True)
class CommandUp:
    """Action: a key of the devtools came up."""

    command: Command


@dataclass(frozen=True)
class TextTyped:
    """Action: text for the field in focus on the phone."""

    text: str


@dataclass(frozen=True)
class ToolKey:
    """Action: a key that a verb of the command line registered went down."""

    host: str


InputAction = CommandDown | CommandUp | TextTyped | ToolKey


@dataclass
class InputMapper:
    """Mapper of the host's input: presses the phone's keys through `presses`, returns the rest as actions."""

    keymap: Keymap
    tools: Collection[str] = ()
    """Host keys that are a verb's own."""
    presses: PressTracker = field(default_factory=PressTracker)
    writes: bool = True
    """The main block writes where the phone takes text; False while a person wants the phone's keys there, too."""
    _spent: bool = False
    """The key that went down last has done something: the text that the host makes of it is not to be written."""
    _composing: bool = False
    """The host's input method is at work: its keys are not the phone's."""

    def map_event(self, event: pygame.Event, aim: TypingTarget, editor: Writing | None = None) -> InputAction | None:
        """Press the phone's keys by an event of the host, or return the action that it means.

        Args:
            event: Any event; those of other things mean nothing here.
            aim: What the printable keys are for.
            editor: What is being written, while an editor is open.
        """
        if aim in (TypingTarget.FIELD, TypingTarget.EDITOR) and not self.writes:
            aim = TypingTarget.KEYS
        match event.type:
            case pygame.KEYDOWN if not self._composing:
                self._spent = False
                if event.scancode in KEYBOARD:
                    return self._key_down(KEYBOARD[event.scancode], event.mod, aim, editor)
            case pygame.TEXTEDITING:
                self._composing = bool(event.text)
            case pygame.TEXTINPUT:
                self._composing = False
                spent, self._spent = self._spent, False
                return TextTyped(event.text) if aim in (TypingTarget.FIELD, TypingTarget.EDITOR) and not spent else None
            case pygame.KEYUP if event.scancode in KEYBOARD:
                return self._up(KEYBOARD[event.scancode])
            case pygame.CONTROLLERBUTTONDOWN if event.button in PAD and aim is not TypingTarget.SHEET:
                return self._down(PAD[event.button])
            case pygame.CONTROLLERBUTTONUP if event.button in PAD:
                return self._up(PAD[event.button])
        return None

    def _key_down(self, host: str, mod: int, aim: TypingTarget, editor: Writing | None) -> InputAction | None:
        chord = _chord(host, mod)
        if chord:
            self._spent = True
            return CommandDown(CHORDS[chord]) if chord in CHORDS else None
        if host in WRITING_KEYS and aim is not TypingTarget.KEYS and not mod & pygame.KMOD_LALT:
            # The host's text event comes next.
            self._spent = aim is TypingTarget.NOTHING
            return None
        if aim is TypingTarget.SHEET and host not in COMMANDS:
            self._spent = True
            return CommandDown(Command.HELP) if host == "escape" else None
        key = self.keymap.keys.get(host)
        self._spent = key is not None or host in COMMANDS or host in self.tools
        if aim is TypingTarget.EDITOR and host == "return" and mod & pygame.KMOD_SHIFT:
            return TextTyped("\n")
        if aim is not TypingTarget.KEYS and host in MAIN_BLOCK:
            if key is Key.CLEAR and editor is not None and not editor.whole:
                # Swallowed: the phone's own key would leave the editor, and next the page.
                return None
            if key is Key.END and aim in (TypingTarget.EDITOR, TypingTarget.NOTHING):
                # END would leave for the standby screen; these lead out step by step, and ask.
                spelling = editor is not None and editor.kana and editor.conversion is None and editor.palette is None
                self.presses.press(host, Key.OK if spelling else Key.SOFT_RIGHT)
                return None
        return self._down(host)

    def load_layout(self, name: str, devtools: Devtools, language: str) -> str:
        """Load the keymap of that name and use it; the status line says so.

        Returns:
            What is wrong with the file; "" when it was taken.
        """
        try:
            self.keymap = load_keymap(name)
        except KeitaiError as error:
            devtools.show_message(translate_window("layout wrong", language), 600, wrong=True)
            return str(error)
        self.presses.release_all()
        devtools.show_message(translate_window("layout is", language).format(name=name))
        return ""

    def next_layout(self, devtools: Devtools, language: str) -> None:
        """Switch to the next keymap by name, and say so in the status line."""
        names = list(load_keymaps())
        self.load_layout(names[(names.index(self.keymap.name) + 1) % len(names)], devtools, language)

    def _down(self, host: str) -> InputAction | None:
        if host in COMMANDS:
            return CommandDown(COMMANDS[host])
        if host in self.tools:
            return ToolKey(host)
        if host in self.keymap.keys:
            self.presses.press(host, self.keymap.keys[host])
        return None

    def _up(self, host: str) -> InputAction | None:
        if host in COMMANDS:
            return CommandUp(COMMANDS[host])
        self.presses.release(host)
        return None


def _chord(host: str, mod: int) -> str:
    """Return a key with Ctrl, or Return with Alt, as `CHORDS` names it; "" for a key that is one alone.

    AltGr, which some hosts tell as Ctrl and Alt, writes: `@` on a German keyboard.
    """
    if mod & pygame.KMOD_ALT and host == "return":
        return "alt-return"
    alone = mod & (pygame.KMOD_RALT | pygame.KMOD_MODE) or not mod & (pygame.KMOD_CTRL | pygame.KMOD_GUI)
    return "" if alone or host in _CONTROLS else f"ctrl-{host}"


_CONTROLS = frozenset(["left-ctrl", "right-ctrl", "left-shift", "right-shift", "left-alt", "right-alt"])
