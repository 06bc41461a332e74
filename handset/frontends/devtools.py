"""The developer tools of the window: their commands, and how time runs meanwhile. No window, no phone: state alone."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field

FORWARD_SPEED = 8
REWIND_EVERY = 2
"""Ticks of real time a moment of the past is shown while rewinding."""


class Command(enum.Enum):
    """Command of the devtools, given by a key of the host's keyboard."""

    HELP = "help"
    MODEL = "model"
    PICTURE = "picture"
    FILM = "film"
    SAVE = "save"
    LOAD = "load"
    TEXTS = "texts"
    INSPECT = "inspect"
    LINT = "lint"
    KEYMAP = "keymap"
    PAUSE = "pause"
    STEP = "step"
    FORWARD = "forward"
    REWIND = "rewind"
    RELOAD = "reload"
    MUTE = "mute"
    FULL = "full"
    BLOCK = "block"
    PASTE = "paste"


COMMANDS: dict[str, Command] = {
    "f1": Command.HELP,
    "f2": Command.MODEL,
    "f3": Command.PICTURE,
    "f4": Command.FILM,
    "f5": Command.SAVE,
    "f6": Command.INSPECT,
    "f7": Command.LOAD,
    "f8": Command.LINT,
    "f9": Command.TEXTS,
    "f10": Command.KEYMAP,
    "f11": Command.PAUSE,
    "f12": Command.STEP,
    "left-bracket": Command.REWIND,
    "right-bracket": Command.FORWARD,
}
"""Host key -> command."""
CHORDS: dict[str, Command] = {
    "ctrl-r": Command.RELOAD,
    "ctrl-m": Command.MUTE,
    "alt-return": Command.FULL,
    "ctrl-k": Command.BLOCK,
    "ctrl-v": Command.PASTE,
}
"""Host key with Ctrl or Alt held -> command; a layout may bind the key alone."""
BENDS_TIME = frozenset([Command.PAUSE, Command.STEP, Command.FORWARD, Command.REWIND])
"""What makes the phone's time run otherwise than the player's: a play with it in it is unranked."""


@dataclass(frozen=True)
class Ticks:
    """Move of the phone in time: forward by `steps` ticks, or back by `back` snapshots."""

    steps: int = 0
    back: int = 0


@dataclass
class Devtools:
    """State of the window's devtools: pause, step, fast forward, rewind, overlays, messages."""

    paused: bool = False
    forward: bool = False
    rewinding: bool = False
    help: bool = False
    texts: bool = False
    muted: bool = False
    message: str = ""
    answers: Sequence[str] = ()
    """Where each phone has something of its own to say: in the order of the phones; the first's is the message."""
    wrong: bool = False
    _message_left: int = 0
    _single: int = 0
    _rewound: int = field(default=0)

    def press(self, command: Command) -> None:
        """Carry out a command: help, text boxes, mute, pause, step, fast forward, rewind."""
        match command:
            case Command.HELP:
                self.help = not self.help
            case Command.TEXTS:
                self.texts = not self.texts
            case Command.MUTE:
                self.muted = not self.muted
            case Command.PAUSE:
                self.paused = not self.paused
            case Command.STEP:
                self.paused = True
                self._single += 1
            case Command.FORWARD:
                self.forward = True
            case Command.REWIND:
                self.rewinding, self._rewound = True, 0

    def release(self, command: Command) -> None:
        """End a command that lasts as long as its key is held: fast forward and rewind."""
        if command is Command.FORWARD:
            self.forward = False
        elif command is Command.REWIND:
            self.rewinding = False

    def release_all(self) -> None:
        """Release all held commands, as when the window loses the keyboard's focus."""
        self.forward = self.rewinding = False

    def show_message(self, message: str, ticks: int = 240, *, wrong: bool = False) -> None:
        """Show a message for so many ticks of real time, beside a red lamp where something is `wrong`."""
        self.message, self._message_left, self.wrong = message, ticks, wrong
        self.answers = ()

    def show_messages(self, answers: Sequence[str]) -> None:
        """Show each phone's own message below it; nothing changes where all are empty."""
        if any(answers):
            self.show_message(answers[0])
            self.answers = answers

    def pass_time(self, due: int) -> Ticks:
        """Advance real time by `due` ticks and return how the phone is to move."""
        if self._message_left:
            self._message_left -= min(due, self._message_left)
            if not self._message_left:
                self.message, self.answers = "", ()
        single, self._single = self._single, 0
        if self.rewinding:
            before = self._rewound // REWIND_EVERY
            self._rewound += due
            return Ticks(back=self._rewound // REWIND_EVERY - before)
        if self.paused:
            return Ticks(steps=single)
        return Ticks(steps=due * (FORWARD_SPEED if self.forward else 1))

    @property
    def restless(self) -> bool:
        """Whether something of the devtools changes with real time."""
        return self.forward or self.rewinding or self._message_left > 0 or self._single > 0
