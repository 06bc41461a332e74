"""The settings of a script: which phone in which world its tests are played on."""

from __future__ import annotations

from dataclasses import replace

from handset.network import BEARERS
from handset.script.language.moments import read_moment
from handset.script.language.program import Setup
from handset.script.language.reader import LineReader

SETTINGS = ["title", "tags", "device", "seed", "lang", "member", "network", "clock", "timeout"]


def read_setting(verb: str, line: LineReader, setup: Setup) -> Setup:
    """Return `setup` with the setting that the next words of a line give. Raises `WordFault` where they are missing."""
    match verb:
        case "device":
            return replace(setup, device=line.take_device())
        case "seed":
            return replace(setup, seed=line.take_number("seed", 0, 999_999_999))
        case "lang":
            japanese = line.take_choice("language", ["en", "ja"]) == "ja"
            return replace(setup, lang="ja" if japanese else "en")
        case "member":
            return replace(setup, member=line.take_member())
        case "network":
            return replace(setup, network=line.take_choice("network", BEARERS))
        case "clock":
            return replace(setup, clock=read_moment(line))
        case "timeout":
            return replace(setup, timeout=line.take_duration("the time"))
    return setup


def version_fault(text: str) -> str:
    """Say why a script cannot be of the version of the language that its first line names; "" when it can."""
    if text == "1":
        return ""
    newer = "; this program knows version 1 of the language" if text.isdigit() else "; a script begins with `keys 1`"
    return f"{text!r} is not a version{newer}"
