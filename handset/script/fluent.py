"""The script's verbs as methods, for tests in Python: `phone.press("down x3")`, `phone.expect.text("mixi")`.

Every expectation waits, in the phone's time, until it holds or the timeout is over; then it is an AssertionError.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from handset.machine import Handset
from handset.script.language.expectations import Condition, read_condition
from handset.script.language.reader import LineReader
from handset.script.language.steps import At, Step
from handset.script.language.verbs import STEP_VERBS, read_act
from handset.script.language.words import WordFault, quoted, split_line
from handset.script.report.artefacts import Keeper
from handset.script.report.postmortem import situation
from handset.script.run.driver import Driver, Failure
from handset.script.run.environment import Environment
from handset.script.run.goldens import Goldens
from handset.script.run.step_runner import StepRunner
from keitai.common.errors import KeitaiError, SourcePlace


class Phone:
    """A phone under test. Verbs of the language that have no method of their own: `phone.do('advance 1d')`."""

    def __init__(
        self, environment: Environment, test: Path, *, artefacts: Keeper | None = None, update: bool = False
    ) -> None:
        self.environment = environment
        self.driver = Driver(environment, artefacts=artefacts)
        self._runner = StepRunner(self.driver, At(SourcePlace(str(test)), ""), Goldens(test, update, "--keys-update"))

    @property
    def machine(self) -> Handset:
        return self.environment.phone

    @property
    def text(self) -> str:
        """What is written on the LCD, line by line."""
        return self.machine.frame().text()

    @property
    def expect(self) -> Expectations:
        """`phone.expect.text("mixi")`, `phone.expect.no.text("Error")`."""
        return Expectations(self, negated=False)

    def do(self, line: str) -> None:
        """One line of the script language. Raises `ValueError` for a wrong one, `AssertionError` when it fails."""
        try:
            words = LineReader(split_line(line, {}), len(line))
            act = read_act(words.take_bare("verb", STEP_VERBS), words)
        except WordFault as fault:
            raise ValueError(f"{line!r}, column {fault.column}: {fault.message}") from None
        try:
            self._runner.play([Step(At(SourcePlace("line", 1, 1), line), act)])
        except (Failure, KeitaiError) as failure:
            raise AssertionError(self._told(str(failure))) from None

    def press(self, keys: str) -> None:
        """`phone.press("down x3 ok @80ms")`."""
        self.do(f"press {keys}")

    def hold(self, key: str, how_long: str) -> None:
        self.do(f"hold {key} {how_long}")

    def open(self, url: str) -> None:
        self.do(f"open {quoted(url)}")

    def click(self, text: str) -> None:
        self.do(f"click {quoted(text)}")

    def focus(self, text: str) -> None:
        self.do(f"focus {quoted(text)}")

    def softkey(self, label: str) -> None:
        self.do(f"softkey {quoted(label)}")

    def type(self, text: str) -> None:
        self.do(f"type {quoted(text)}")

    def wait(self, how_long: str = "idle") -> None:
        """`"500ms"`, `"12f"`, or until the phone is idle."""
        self.do(f"wait {how_long}")

    def shot(self, name: str) -> None:
        self.do(f"shot {quoted(name)}")

    def golden(self, name: str, *words: str) -> None:
        """`phone.golden("home", "mask clock", "tolerance 5")`."""
        self.do(" ".join([f"golden {quoted(name)}", *words]))

    def check(self, condition: Condition, within: int | None = None) -> None:
        """Wait until it holds. Raises `AssertionError` with all that a tester needs."""
        try:
            self.driver.expect(condition, within)
        except (Failure, KeitaiError) as failure:
            raise AssertionError(self._told(str(failure))) from None

    def _told(self, reason: str) -> str:
        return "\n".join([reason, *situation(self.driver)])


class Expectations:
    """What the phone must show: a method a kind, as in the script language."""

    def __init__(self, phone: Phone, *, negated: bool) -> None:
        self._phone = phone
        self._negated = negated

    @property
    def no(self) -> Expectations:
        return Expectations(self._phone, negated=not self._negated)

    def __call__(self, words: str) -> None:
        """`phone.expect("rank keep-awake friends <= 3")`, as in a script. Raises `ValueError` for wrong words."""
        line = f"no {words}" if self._negated else words
        try:
            reader = LineReader(split_line(line, {}), len(line))
            condition = read_condition(reader)
            reader.finish()
        except WordFault as fault:
            raise ValueError(f"{line!r}, column {fault.column}: {fault.message}") from None
        self._phone.check(condition)

    def text(self, text: str) -> None:
        self._check("text", text=text)

    def pattern(self, pattern: str) -> None:
        """A regular expression that the screen's text must match."""
        self._check("text", pattern=pattern)

    def focus(self, text: str) -> None:
        self._check("focus", text=text)

    def title(self, text: str) -> None:
        self._check("title", text=text)

    def url(self, text: str) -> None:
        self._check("url", text=text)

    def dialog(self, text: str) -> None:
        self._check("dialog", text=text)

    def event(self, name: str) -> None:
        self._check("event", text=name)

    def sound(self, name: str) -> None:
        self._check("sound", text=name)

    def _check(self, kind: Any, **fields: Any) -> None:
        self._phone.check(Condition(kind, self._negated, **fields))
