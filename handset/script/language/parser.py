"""From the text of a `.keys` file to a `Script`; all faults are collected, none stops the reading.

script = parse(text, "first_play.keys", read=load_include)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from handset.files import real_path
from handset.script.language.blocks import Block, read_repeat
from handset.script.language.checks import whole_script
from handset.script.language.exemptions import read_exemption
from handset.script.language.files import load, load_beside, tree_of
from handset.script.language.hints import unknown_verb
from handset.script.language.names import Names
from handset.script.language.problems import Problem, ScriptErrors
from handset.script.language.program import Case, Exemption, Script
from handset.script.language.reader import LineReader
from handset.script.language.recovery import nearest, role_of
from handset.script.language.settings import SETTINGS, ScriptHead, version_fault
from handset.script.language.source_file import SourceFile, indent_of, read_bindings
from handset.script.language.steps import Act, At, Late, Let, Step
from handset.script.language.values import read_let, take_first_value
from handset.script.language.verbs import STEP_VERBS, read_act, step_verbs
from handset.script.language.words import Unended, UnknownVariable, ValueSlot, WordFault, split_line
from keitai.common.errors import KeitaiError, SourcePlace

MAX_DEPTH = 8
MAX_STEPS = 20_000
MOST_PROBLEMS = 200

_BLOCK_VERBS = ["test", "setup", "repeat", "end", "include", "let", "skip", "known-bug"]
VERBS = list(dict.fromkeys([*STEP_VERBS, *_BLOCK_VERBS, *SETTINGS, "keys"]))
"""The language's own; other houses register more."""

ReadFile = Callable[[str, str], tuple[str, str]]
"""(name in the script, file that includes it) -> (its shown name, its text). Raises `KeitaiError`."""


def read_script(
    path: Path, names: Names | None = None, included: set[Path] | None = None, held_in: Path | None = None
) -> Script:
    """Parse the script in a file; the files that it includes are added to `included`.

    `held_in` is the file with the text of what is called `path`, such as a script that was piped in.
    Raises `ScriptErrors` with every fault, `KeitaiError` when the file cannot be read.
    """
    tree = tree_of(path)

    def read(name: str, including: str) -> tuple[str, str]:
        shown, text = load_beside(name, including, tree)
        if included is not None:
            included.add(real_path(Path(shown)))
        return shown, text

    return parse(load(held_in or path, path), str(path), read, names)


def parse(text: str, file: str, read: ReadFile, names: Names | None = None) -> Script:
    """Parse a script's text; without `names` the names of games, sounds and members are not checked.

    Raises `ScriptErrors`.
    """
    parser = _Parser(read, names or Names())
    parser.file(text, file, {}, ())
    parser.check(file)
    if parser.problems:
        raise ScriptErrors(parser.problems)
    cases = tuple(replace(case, exemptions=parser.exemptions + case.exemptions) for case in parser.cases)
    head = parser.head
    return Script(file, head.title or Path(file).stem, head.tags, head.setup, tuple(parser.before), cases)


class _Parser:
    def __init__(self, read: ReadFile, names: Names) -> None:
        self.head = ScriptHead()
        self.before: list[Step] = []
        self.exemptions: tuple[Exemption, ...] = ()
        self.cases: tuple[Case, ...] = ()
        self._read = read
        self._names = names
        self._step_verbs = step_verbs(names)
        self._verbs = [*VERBS, *names.verbs]
        self._problems: dict[tuple[SourcePlace, str], Problem] = {}
        self._blocks: list[Block] = []
        self._excuses = 0
        """How many lines that seem to be out of place may come of faults already reported."""
        self._steps = 0
        self._numbers = count()
        self._doubtful: list[tuple[str, set[str]]] = []
        """What lines that could not be read may have meant, of what only the whole script shows, by test; "" is the
        setup."""

    @property
    def problems(self) -> list[Problem]:
        """All faults in the order of their lines; the same one met by several includes stands once."""
        return sorted(self._problems.values(), key=lambda problem: problem.place.line)

    def file(
        self, text: str, file: str, variables: dict[str, str | ValueSlot | None], chain: tuple[SourcePlace, ...]
    ) -> None:
        """Read one file; `variables` is its own and an include's settings don't leak out."""
        source = SourceFile(text.splitlines(), variables, len(self._blocks), self._numbers)
        for number, line in enumerate(source.lines, 1):
            at = At(SourcePlace(file, number, indent_of(line) + 1), line, chain)
            faults = self._read_line(at, source)
            for fault in sorted(faults, key=lambda fault: fault.column):
                if not (isinstance(fault, UnknownVariable) and fault.told):
                    self._problem(at, fault.column, fault.message)
            if faults:
                self._recover(at, faults, source)
            if len(self._problems) > MOST_PROBLEMS:
                return
        self._leave(source.depth)

    def check(self, file: str) -> None:
        """Check what only the whole script shows."""
        if not self._problems and not self.cases:
            self._problem(
                At(SourcePlace(file, 1, 1), ""), None, 'the script has no test; one begins with `test "name"`'
            )
        for at, column, message in whole_script(self.before, self.head.setup, self._names.verbs, self._surely):
            self._problem(at, column, message)

    def _surely(self, *verbs: str) -> list[Case]:
        """Return the tests in which no line that could not be read may have been meant as one of `verbs`."""
        doubted = {name for name, meant in self._doubtful if not meant.isdisjoint(verbs)}
        return [] if "" in doubted else [case for case in self.cases if case.name not in doubted]

    def _leave(self, depth: int) -> None:
        """End a file: what is still open was not closed."""
        kept = [block for block in self._blocks[depth:] if block.stray]
        for block in reversed(self._blocks[depth:]):
            if block.phantom:
                continue
            if self._excuses:
                self._excuses -= 1
                continue
            self._problem(block.at, None, f"this `{block.verb}` is never closed; an `end` is missing")
        self._blocks[depth:] = kept

    def _problem(self, at: At, column: int | None, message: str) -> None:
        """Report a fault at a column of the line, or (None) of the line as a whole."""
        place = at.place if column is None else replace(at.place, column=max(1, column))
        self._problems.setdefault((place, message), Problem(place, at.source, message, at.chain))

    def _recover(self, at: At, faults: Sequence[WordFault], source: SourceFile) -> None:
        """Go on after a faulty line as if it had been right, as far as that can be told."""
        words = at.source.split()
        word = words[0].strip('":').casefold() if words else ""
        for fault in faults:
            if isinstance(fault, UnknownVariable):
                source.variables[fault.name] = None
        if len(words) > 1 and (word == "let" or (word not in self._verbs and nearest(word, self._verbs) == "let")):
            source.variables.setdefault(words[1], None)
        meant = nearest(word, self._verbs)
        if not self._blocks and meant in SETTINGS:
            self._doubtful.append(("", {"member"}))  # several settings may share a line
        for block in self._blocks:
            block.doubtful |= {"save-state", "device", "gif", "wav"} if meant == "include" else {meant}
        if self._blocks:
            self._blocks[-1].faulty = True
        role = role_of(
            at.source, source.following(at.place.line), self._verbs, self._step_verbs, inside=bool(self._blocks)
        )
        if role == "opens":
            if word in ("test", "setup"):
                self._drop(source)
            self._blocks.append(Block("repeat" if self._blocks else "test", at, phantom=True))
        elif role == "ends" and len(self._blocks) > source.depth:
            self._blocks.pop()
        elif role == "unclear":
            self._excuses += 1

    def _drop(self, source: SourceFile) -> None:
        del self._blocks[source.depth :]

    def _read_line(self, at: At, source: SourceFile) -> list[WordFault]:
        """Read a line; return its faults."""
        faults: list[WordFault] = []
        words = split_line(at.source, source.variables, faults)
        if not words:
            return faults
        source.is_late = any(word.late for word in words)
        line = LineReader(words, len(at.source.rstrip()), self._names, faults)
        broken = any(isinstance(fault, Unended) for fault in faults)
        if not source.begun and not line.peek_text().startswith("#"):
            source.begun = True
            if not line.peek("keys"):
                self._problem(at, None, "a script begins with `keys 1`")
                if line.peek_text() not in self._verbs:
                    return []
        if broken:
            return faults
        try:
            self._line(line, at, source)
        except WordFault as fault:
            if not any(fault is each for each in faults):
                faults.append(fault)
        return faults

    def _line(self, line: LineReader, at: At, source: SourceFile) -> None:
        column, text = line.column, line.peek_text()
        if text not in self._verbs:
            word = line.take_word("verb")
            line.require_sound()
            if text == "else" and any(block.phantom for block in self._blocks):
                return
            raise WordFault(column, unknown_verb(word.text, self._verbs, self._names.verbs))
        verb = line.take_word("verb").text
        if verb == "keys":
            column = line.column
            version = line.take_value("version", version_fault)
            line.finish()
            if source.version not in ("", version):
                raise WordFault(column, f"this file is of version {source.version}; its first line says so")
            source.version = version
            return
        if verb in SETTINGS and (verb not in self._step_verbs or source.in_head or not self._blocks):
            self._settings(verb, line, at, source)
            return
        source.in_head = False
        if verb in _BLOCK_VERBS:
            self._block(verb, line, at, source)
        else:
            self._step(Step(at, self._timely(read_act(verb, line), source)))

    def _settings(self, verb: str, line: LineReader, at: At, source: SourceFile) -> None:
        """Read a line of settings, which stands before the tests."""
        if self._blocks and self._blocks[-1].stray:
            self._drop(source)
        if len(self._blocks) > source.depth:
            message = f"`{verb}` is a setting of the whole script and stands before the tests"
            raise WordFault(at.place.column, message)
        self.head.read(verb, line, at)

    def _block(self, verb: str, line: LineReader, at: At, source: SourceFile) -> None:
        match verb:
            case "include":
                self._include(line, at, source.variables)
            case "let":
                self._let(line, at, source)
            case "end":
                self._end(line, at, source)
            case "repeat":
                repeat = read_repeat(line)
                if not self._blocks:
                    self._stray(at, "`repeat` stands inside a test")
                late = Late(repeat, dict(source.variables), self._names) if source.is_late else None
                self._blocks.append(Block("repeat", at, repeat=repeat._replace(late=late), before=source.scope()))
            case "skip" | "known-bug":
                self._exempt(read_exemption(verb, line, at))
            case _:
                name = line.take_text("the name of the test") if verb == "test" else ""
                line.finish()
                self._open(Block(verb, at, name=name, before=source.scope() if verb == "test" else None), source)

    def _open(self, block: Block, source: SourceFile) -> None:
        """Open a `test` or `setup`; one that begins inside another tells that the other was not closed."""
        if self._blocks:
            outer = self._blocks[-1]
            if not outer.phantom:
                if self._excuses:
                    self._excuses -= 1
                else:
                    place = f"line {outer.at.place.line}"
                    what = f"`{block.verb}` inside the `{outer.verb}` of {place}; is its `end` missing?"
                    self._problem(block.at, None, what)
                if block.at.place.column > outer.at.place.column:
                    # Nested on purpose: what was open will be closed once more.
                    self._excuses += len(self._blocks) - source.depth
            self._drop(source)
            if self._blocks:
                block.phantom = True
        self._blocks.append(block)

    def _end(self, line: LineReader, at: At, source: SourceFile) -> None:
        line.finish()
        if len(self._blocks) > source.depth:
            block = self._blocks.pop()
            block.forget(source.variables)
            self._close(block)
        elif self._excuses:
            self._excuses -= 1
        else:
            raise WordFault(at.place.column, "there is nothing to end here")

    def _timely(self, act: Act, source: SourceFile) -> Act:
        """Return an act as it is, or one that is read again once the values of its line are known."""
        return Late(act, dict(source.variables), self._names) if source.is_late else act

    def _let(self, line: LineReader, at: At, source: SourceFile) -> None:
        """Give a value to a name: at once before the tests and in version 1, else as the test runs."""
        if source.version != "2" and not source.is_late:
            name, value = line.take_bare("name"), take_first_value(line)
            source.variables[name] = value
            return
        column = line.column
        name, given = read_let(line)
        if not self._blocks:
            if not isinstance(given, str):
                raise WordFault(column, f"{name!r} gets its value as a test runs, so this stands in `test` or `setup`")
            source.variables[name] = given
            return
        nested = self._blocks[-1].verb not in ("test", "setup")
        if nested and isinstance(source.variables.get(name), str):
            message = (
                f"{name!r} was given before the tests and would stay so in the next round; `let` it before this block"
            )
            raise WordFault(column, message)
        act = self._timely(Let(source.slot(name), given), source)
        source.variables[name] = source.slot(name)
        self._step(Step(at, act))

    def _close(self, block: Block) -> None:
        if block.phantom:
            return
        if block.doubtful and block.repeat is None:
            self._doubtful.append((block.name, block.doubtful))
        if block.idle and block.verb != "setup" and not block.left_out:
            self._problem(block.at, None, f"this `{block.verb}` has no step, so it cannot fail")
        if block.repeat is not None:
            self._add(Step(block.at, block.repeat._replace(body=tuple(block.steps))))
        elif block.verb == "setup":
            self.before += block.steps
        else:
            if any(case.name == block.name for case in self.cases):
                self._problem(block.at, block.at.source.find('"') + 1, f'there is already a test "{block.name}"')
            self.cases += (Case(block.at, block.name, tuple(block.steps), block.exemptions),)

    def _exempt(self, exemption: Exemption) -> None:
        """Exempt the test it stands in, or all tests when it stands before them."""
        if not self._blocks:
            self.exemptions += (exemption,)
        elif self._blocks[-1].phantom:
            return
        elif self._blocks[-1].verb == "test":
            block = self._blocks[-1]
            block.exemptions += (exemption,)
        else:
            raise WordFault(exemption.at.place.column, f"`{exemption.verb}` stands in a test, or before all tests")

    def _include(self, line: LineReader, at: At, variables: dict[str, str | ValueSlot | None]) -> None:
        column = line.column
        known = not line.at_faulty
        name = line.take_text("the file")
        if "${" in name and not known and not line.faults:
            raise WordFault(column, "which file is included cannot be a value that is known only as the test runs")
        bound = read_bindings(line, variables)
        if known and name.strip():
            self._include_file(name, {**variables, **bound}, at, column)
        line.require_sound()

    def _include_file(self, name: str, variables: dict[str, str | ValueSlot | None], at: At, column: int) -> None:
        try:
            shown, text = self._read(name, at.place.file)
        except KeitaiError as error:
            raise WordFault(column, str(error)) from None
        files = [*(place.file for place in at.chain), at.place.file]
        if shown in files:
            raise WordFault(column, f"the files include each other: {' -> '.join([*files, shown])}")
        if len(files) > MAX_DEPTH:
            raise WordFault(column, f"includes are nested more than {MAX_DEPTH} deep")
        found = len(self._problems)
        self.file(text, shown, variables, (*at.chain, at.place))
        if self._blocks and len(self._problems) > found:
            self._blocks[-1].faulty = True

    def _step(self, step: Step) -> None:
        if not self._blocks:
            self._stray(step.at, 'steps stand inside `test "name"` ... `end` or `setup` ... `end`')
        self._add(step)

    def _stray(self, at: At, message: str) -> None:
        """Report a line outside every block, once for all that follow it."""
        if self._excuses:
            self._excuses -= 1
        else:
            self._problem(at, None, message)
        self._blocks.append(Block("test", at, phantom=True, stray=True))

    def _add(self, step: Step) -> None:
        self._steps += 1
        if self._steps == MAX_STEPS + 1:
            self._problem(step.at, None, f"a script has at most {MAX_STEPS} steps")
        if self._steps <= MAX_STEPS:
            self._blocks[-1].steps.append(step)
