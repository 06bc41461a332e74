"""The settings of a script: which phone in which world its tests are played on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from handset.network import BEARERS
from handset.script.language.moments import read_moment
from handset.script.language.program import Setup
from handset.script.language.reader import LineReader
from handset.script.language.steps import At

SETTINGS = ["title", "tags", "device", "seed", "lang", "member", "network", "clock", "timeout"]


@dataclass
class ScriptHead:
    """The settings of a script, as far as they have been read."""

    title: str = ""
    tags: tuple[str, ...] = ()
    setup: Setup = field(default_factory=Setup)
    given: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Those of the script itself so far, and the line and column of each."""

    def read(self, verb: str, line: LineReader, at: At) -> None:
        """Read settings, which may share a line as in `device qvga  seed 2009  lang en`.

        Those of an include don't leak out.
        """
        column = at.place.column
        while True:
            kept, faulty = (self.setup, self.title, self.tags), len(line.faults)
            self._read_one(verb, line)
            here = at.place.line, column
            if verb != "tags" and not at.chain and self.given.setdefault(verb, here) != here:
                line.add_fault(column, f"`{verb}` is given already, in line {self.given[verb][0]}; a script has one")
            if at.chain:
                self.setup, self.title, self.tags = kept
            if len(line.faults) > faulty:
                line.skip_to(*SETTINGS)
            if not line.more:
                return
            column, verb = line.column, line.take_bare("setting", SETTINGS)

    def _read_one(self, verb: str, line: LineReader) -> None:
        match verb:
            case "title":
                self.title = line.take_text("the title")
            case "tags":
                tags = [line.take_bare("tag")]
                while line.more and not line.peek(*SETTINGS):
                    tags.append(line.take_bare("tag"))
                self.tags += tuple(tags)
            case _:
                self.setup = read_setting(verb, line, self.setup)


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
    if text in ("1", "2"):
        return ""
    newer = (
        "; this program knows versions 1 and 2 of the language" if text.isdigit() else "; a script begins with `keys 1`"
    )
    return f"{text!r} is not a version{newer}"
