"""Post-mortem of a failed test: the reason with all around it, the frame, the keys, the state."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from contextlib import suppress

from handset.app_protocols import address_of
from handset.keypad import TICKS_PER_SECOND
from handset.pictures import png_bytes
from handset.script.language.program import Case, Script, Setup
from handset.script.language.steps import At
from handset.script.run.artefacts import ArtefactStore
from handset.script.run.conditions import focused_text
from handset.script.run.driver import Driver
from handset.script.run.likeness import shown
from handset.script.run.statefile import save_state
from handset.script.run.verdict import Artefact
from keitai.common.errors import KeitaiError
from keitai.common.program import shell_command


def explain(
    driver: Driver, at: At, reason: str, script: Script, case: Case, setup: Setup, command: Sequence[str] = ()
) -> str:
    """Return the whole message of a failure: what, where, what the LCD shows, how to play it again by `command`."""
    lines = [
        f"{at.place}: {reason}",
        f"  {at.source.strip()}",
        *(f"  included from {place}" for place in reversed(at.chain)),
        *([f"  model: {driver.phone.model.name}"] if driver.phone.model.name != setup.device else []),
        *situation(driver),
        again_line(script, case, setup, command),
    ]
    return "\n".join(lines)


def again_line(script: Script, case: Case, setup: Setup, command: Sequence[str] = ()) -> str:
    """Return the last line of a failure's message: how to play it again."""
    return f"  again: {again(script, case, setup, command)}"


def again(script: Script, case: Case, setup: Setup, command: Sequence[str] = ()) -> str:
    """Return the command line that plays just this test on just this phone, as a shell takes it.

    `command` runs scripts, in the folder where the run was started; empty it is this process's own with `script`.
    """
    words = [*(command or (*shell_command(), "script")), script.file]
    words += [f"--test={case.name}"] if case.name.startswith("-") else ["--test", case.name]
    for option, name in (("--device", "device"), ("--lang", "lang"), ("--network", "network"), ("--seed", "seed")):
        value = getattr(setup, name)
        if value != getattr(script.setup, name):
            words += [option, str(value)]
    return " ".join(_shell_word(word) for word in words)


def _shell_word(word: str) -> str:
    """Quote a word for any POSIX shell; control characters, which a terminal would swallow, are written by printf."""
    if word.isprintable():
        return shlex.quote(word)
    body = "".join(
        f"\\{ord(char):03o}" if char in "\\'" or ord(char) < 32 or char == "\x7f" else "%%" if char == "%" else char
        for char in word
    )
    return f"\"$(printf '{body}')\""


def situation(driver: Driver) -> list[str]:
    """Return lines on where the phone is: focus, address, last keys, time, and the LCD's text."""
    phone = driver.phone
    frame = phone.frame()
    return [
        f"  focus: {shown(focused_text(frame))}   url: {address_of(phone.foreground)}",
        f"  last keys: {' '.join(driver.last_keys) or 'none'}   phone time: {driver.ticks / TICKS_PER_SECOND:.2f} s"
        f"   frame {driver.ticks}, {frame.hash}",
        "  the screen:",
        *(f"    | {line}" for line in frame.text().splitlines()),
    ]


def gather(driver: Driver, setup: Setup, message: str, name: str, artefacts: ArtefactStore) -> list[Artefact]:
    """Write the files that explain a failure: frame, screen text, keys, state.

    They are the frame, what was expected against what the screen says, every key by its tick, and the whole situation,
    where its world can be kept.
    """
    keys = "".join(
        f"{tick:7d}  {event.key.label:10}  {'down' if event.down else 'up'}\n" for tick, event in driver.key_log
    )
    left = [
        ("frame", ".png", png_bytes(driver.phone.frame().pixels)),
        ("screen", ".txt", f"{message}\n".encode()),
        ("keys", ".txt", keys.encode()),
    ]
    with suppress(KeitaiError):  # data at a URL are in no state
        left.append(("state", ".state", save_state(driver.environment, setup)))
    return [Artefact(label, artefacts.keep(f"{name} {label}", suffix, body)) for label, suffix, body in left]
