"""From the text of a `.keys` file to a `Script`; all faults are collected, none stops the reading.

script = parse(text, "first_play.keys", read=load_include)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from handset.clock import TOKYO
from handset.errors import HandsetError, Place
from handset.network import BEARERS
from handset.script.language.expectations import read_condition
from handset.script.language.problems import Problem, ScriptErrors
from handset.script.language.program import Case, Exemption, Script, Setup, When
from handset.script.language.reader import LineReader
from handset.script.language.steps import At, Repeat, Step
from handset.script.language.verbs import STEP_VERBS, read_act
from handset.script.language.words import WordFault, split_line

MAX_BYTES = 500_000
MAX_DEPTH = 8
MAX_STEPS = 20_000

_BLOCK_VERBS = ["test", "setup", "repeat", "end", "include", "let", "skip", "known-bug"]
_SETTINGS = ["title", "tags", "device", "seed", "lang", "member", "network", "clock", "timeout"]
VERBS = list(dict.fromkeys([*STEP_VERBS, *_BLOCK_VERBS, *_SETTINGS, "keys"]))

ReadFile = Callable[[str, str], tuple[str, str]]
"""(name in the script, file that includes it) -> (its shown name, its text). Raises `HandsetError`."""


def read_script(path: Path) -> Script:
    """The script in a file. Raises `ScriptErrors` with every fault, `HandsetError` when it cannot be read."""
    return parse(_load(path), str(path), read=_read_beside)


def _load(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise HandsetError(f"{path}: cannot be read ({error.strerror or type(error).__name__})") from None
    if len(raw) > MAX_BYTES:
        raise HandsetError(f"{path}: is {len(raw)} bytes long; a script has at most {MAX_BYTES}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise HandsetError(f"{path}:{line}:1: is not UTF-8 text") from None


def _read_beside(name: str, including: str) -> tuple[str, str]:
    path = Path(including).parent / name
    return str(path), _load(path)


def parse(text: str, file: str, read: ReadFile) -> Script:
    """Raises `ScriptErrors`."""
    parser = _Parser(read)
    parser.file(text, file, {}, ())
    if not parser.problems and not parser.cases:
        parser.problems.append(Problem(Place(file, 1, 1), "", 'there is no test; one begins with `test "name"`'))
    if parser.problems:
        raise ScriptErrors(sorted(parser.problems, key=lambda problem: problem.place.line))
    cases = tuple(replace(case, exemptions=parser.exemptions + case.exemptions) for case in parser.cases)
    return Script(file, parser.title or Path(file).stem, parser.tags, parser.setup, tuple(parser.before), cases)


@dataclass
class _Block:
    """An open `test`, `setup` or `repeat`, and the steps in it so far."""

    verb: str
    at: At
    steps: list[Step] = field(default_factory=list)
    name: str = ""
    repeat: Repeat | None = None
    exemptions: tuple[Exemption, ...] = ()


@dataclass
class _Source:
    """A file being read: its own variables, and how many blocks were open when it began."""

    variables: dict[str, str]
    depth: int
    in_head: bool = True
    """Nothing but settings so far: here `device` and `network` are settings, further down steps."""


class _Parser:
    def __init__(self, read: ReadFile) -> None:
        self.problems: list[Problem] = []
        self.title = ""
        self.tags: tuple[str, ...] = ()
        self.setup = Setup()
        self.before: list[Step] = []
        self.exemptions: tuple[Exemption, ...] = ()
        self.cases: tuple[Case, ...] = ()
        self._read = read
        self._blocks: list[_Block] = []
        self._steps = 0

    def file(self, text: str, file: str, variables: dict[str, str], chain: tuple[Place, ...]) -> None:
        """Read one file; `variables` is its own and an include's settings don't leak out."""
        opened = _Source(variables, len(self._blocks))
        first = True
        for number, source in enumerate(text.splitlines(), 1):
            at = At(Place(file, number, 1), source, chain)
            try:
                words = split_line(source, variables)
                if not words:
                    continue
                line = LineReader(words, len(source.rstrip()))
                if first:
                    first = False
                    self._version(line)
                self._line(line, at, opened)
            except WordFault as fault:
                first = False
                self._problem(at, fault.column, fault.message)
            if len(self.problems) > 200:
                return
        while len(self._blocks) > opened.depth:
            block = self._blocks.pop()
            self._problem(block.at, 1, f"this `{block.verb}` is never closed; an `end` is missing")

    def _version(self, line: LineReader) -> None:
        if not line.peek("keys"):
            raise line.fault("a script begins with `keys 1`")

    def _problem(self, at: At, column: int, message: str) -> None:
        place = replace(at.place, column=max(1, column))
        self.problems.append(Problem(place, at.source, message, at.chain))

    def _line(self, line: LineReader, at: At, source: _Source) -> None:
        verb = line.take_bare("verb", VERBS)
        if verb == "keys":
            line.take_number("version", 1, 1)
            line.finish()
            return
        if verb in _SETTINGS and (verb not in STEP_VERBS or source.in_head or not self._blocks):
            self._settings(verb, line, at, source.depth)
            return
        source.in_head = False
        if verb in _BLOCK_VERBS:
            self._block(verb, line, at, source)
        else:
            self._step(Step(at, read_act(verb, line)))

    def _settings(self, verb: str, line: LineReader, at: At, depth: int) -> None:
        """`device qvga  seed 2009  lang en`: settings may share a line; those of an include don't leak out."""
        if len(self._blocks) > depth:
            raise WordFault(1, f"`{verb}` is a setting of the whole script and stands before the tests")
        while True:
            kept = self.setup, self.title, self.tags
            self.setup = self._setting(verb, line, self.setup)
            if at.chain:
                self.setup, self.title, self.tags = kept
            if not line.more:
                return
            verb = line.take_bare("setting", _SETTINGS)

    def _setting(self, verb: str, line: LineReader, setup: Setup) -> Setup:
        column = line.column
        match verb:
            case "title":
                self.title = line.take_string("the title") or self.title
            case "tags":
                tags = [line.take_bare("tag")]
                while line.more and not line.peek(*_SETTINGS):
                    tags.append(line.take_bare("tag"))
                self.tags += tuple(tags)
            case "device":
                return replace(setup, device=line.take("a device").text)
            case "seed":
                return replace(setup, seed=line.take_number("seed", 0, 999_999_999))
            case "lang":
                japanese = line.take_bare("language", ["en", "ja"]) == "ja"
                return replace(setup, lang="ja" if japanese else "en")
            case "member":
                return replace(setup, member=line.take("a member").text)
            case "network":
                return replace(setup, network=line.take_bare("network", BEARERS))
            case "clock":
                return replace(setup, clock=_moment(line.take("a date").text, column))
            case "timeout":
                return replace(setup, timeout=line.take_duration("the time"))
        return setup

    def _block(self, verb: str, line: LineReader, at: At, source: _Source) -> None:
        match verb:
            case "include":
                self._include(line, at, source.variables)
            case "let":
                name = line.take_bare("name")
                source.variables[name] = line.take_string("the value")
                line.finish()
            case "end":
                line.finish()
                if len(self._blocks) <= source.depth:
                    raise WordFault(1, "there is nothing to end here")
                self._close(self._blocks.pop())
            case "repeat":
                if not self._blocks:
                    raise WordFault(1, "`repeat` stands inside a test")
                self._blocks.append(_Block("repeat", at, repeat=self._read_repeat(line)))
            case "skip" | "known-bug":
                self._exempt(_read_exemption(verb, line))
            case _:
                name = line.take_string("the name of the test") if verb == "test" else ""
                line.finish()
                if self._blocks:
                    outer = self._blocks[-1]
                    raise WordFault(
                        1, f"`{verb}` inside the `{outer.verb}` of line {outer.at.place.line}; is its `end` missing?"
                    )
                self._blocks.append(_Block(verb, at, name=name))

    def _read_repeat(self, line: LineReader) -> Repeat:
        until = None
        if line.take_if("until"):
            until = read_condition(line)
            if not line.take_if("max"):
                raise line.fault("a bound is missing: `max 20`, so that the script ends")
        count = line.take_number("number of rounds", 1, 10_000)
        line.finish()
        return Repeat(count, until, ())

    def _close(self, block: _Block) -> None:
        if block.repeat is not None:
            self._add(Step(block.at, block.repeat._replace(body=tuple(block.steps))))
        elif block.verb == "setup":
            self.before += block.steps
        else:
            if any(case.name == block.name for case in self.cases):
                self._problem(block.at, 1, f'there is already a test "{block.name}"')
            self.cases += (Case(block.at, block.name, tuple(block.steps), block.exemptions),)

    def _exempt(self, exemption: Exemption) -> None:
        """Of the test it stands in, or of all tests when it stands before them."""
        if not self._blocks:
            self.exemptions += (exemption,)
        elif self._blocks[-1].verb == "test":
            block = self._blocks[-1]
            block.exemptions += (exemption,)
        else:
            raise WordFault(1, f"`{exemption.verb}` stands in a test, or before all tests")

    def _include(self, line: LineReader, at: At, variables: dict[str, str]) -> None:
        column = line.column
        name = line.take_string("the file")
        bound: dict[str, str] = {}
        while line.more:
            place = line.column
            key, equals, value = line.take_bare('value (name="...")').partition("=")
            if not equals or not key:
                raise WordFault(place, 'a value is given as name="..."')
            bound[key] = value
        try:
            shown, text = self._read(name, at.place.file)
        except HandsetError as error:
            raise WordFault(column, str(error)) from None
        files = [*(place.file for place in at.chain), at.place.file]
        if shown in files:
            raise WordFault(column, f"the files include each other: {' -> '.join([*files, shown])}")
        if len(files) > MAX_DEPTH:
            raise WordFault(column, f"includes are nested more than {MAX_DEPTH} deep")
        self.file(text, shown, {**variables, **bound}, (*at.chain, at.place))

    def _step(self, step: Step) -> None:
        if not self._blocks:
            raise WordFault(1, 'steps stand inside `test "name"` ... `end` or `setup` ... `end`')
        self._add(step)

    def _add(self, step: Step) -> None:
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise WordFault(1, f"a script has at most {MAX_STEPS} steps")
        self._blocks[-1].steps.append(step)


def _read_exemption(verb: str, line: LineReader) -> Exemption:
    """`skip when carrier au "why"`, `known-bug "why"`."""
    when = When()
    if line.take_if("when"):
        field = line.take_bare("word", ["carrier", "device", "lang", "network"])
        when = When(field, line.take(f"the {field}").text)  # type: ignore[arg-type]
    why = line.take_string("the reason")
    line.finish()
    return Exemption("skip" if verb == "skip" else "known-bug", when, why)


def _moment(text: str, column: int) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise WordFault(column, f"{text!r} is no date; it reads 2009-08-24T09:00+09:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=TOKYO)
