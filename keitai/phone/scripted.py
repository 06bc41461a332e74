"""A phone that lines of the script language are carried out on; the methods of `keitai.Phone` write such lines."""

from __future__ import annotations

from pathlib import Path

from handset.script.language.expectations import Condition
from handset.script.language.program import Setup
from handset.script.language.reader import LineReader
from handset.script.language.steps import At, Step
from handset.script.language.verbs import read_act, step_verbs
from handset.script.language.words import NO_VARIABLES, WordFault, split_line
from handset.script.run.artefacts import ArtefactStore
from handset.script.run.driver import Driver, Failure
from handset.script.run.environment import Environment
from handset.script.run.goldens import GoldenRegister, Goldens
from handset.script.run.postmortem import situation
from handset.script.run.step_runner import StepRunner
from keitai.common.errors import KeitaiError, SourcePlace
from keitai.expectations import Duration, Expectations, ticks
from keitai.mounted_site import MountedSite
from keitai.script_names import signal_names, unchecked_names
from keitai.simulator import Simulator

__tracebackhide__ = True  # pytest shows the test's own line, not how it is carried out


class ScriptedPhone:
    """A phone in an environment, and the runner of its steps."""

    _site: MountedSite | None
    _owns_site: bool

    def _begin(
        self,
        environment: Environment,
        setup: Setup,
        test: Path,
        artefacts: ArtefactStore | None,
        update: bool,
        site: MountedSite | None,
        golden_register: GoldenRegister | None = None,
    ) -> None:
        self.environment = environment
        self.setup = setup
        """What the phone was made of."""
        self.driver = Driver(environment, timeout=setup.timeout, artefacts=artefacts)
        self._names = signal_names() if isinstance(environment, Simulator) else unchecked_names()
        """What lines and expectations may name; whether a game or a member exists is told when it is asked for."""
        self._site = site
        self._owns_site = False
        goldens = Goldens(
            test, update, "--keys-update", golden_register if golden_register is not None else GoldenRegister()
        )
        self._runner = StepRunner(self.driver, At(SourcePlace(str(test)), ""), goldens)

    def do(self, line: str) -> None:
        """Carry out a line of the script language.

        Example:
            >>> phone.do('click "煎茶"')
            >>> phone.do("press clear")

        Raises:
            ValueError: The line is wrong.
            AssertionError: It cannot be done, or does not come true.
        """
        __tracebackhide__ = True
        try:
            words = LineReader(split_line(line, NO_VARIABLES), len(line), self._names)
            act = read_act(words.take_bare("verb", step_verbs(self._names)), words)
        except WordFault as fault:
            raise ValueError(f"{line!r}, column {fault.column}: {fault.message}") from None
        try:
            self._runner.play([Step(At(SourcePlace(str(self._runner.goldens.script)), line), act)])
        except (Failure, KeitaiError) as failure:
            raise AssertionError(self._told(str(failure))) from None

    @property
    def timeout(self) -> Duration:
        """Longest wait of an expectation, in the phone's time."""
        return self.driver.timeout / 60

    @timeout.setter
    def timeout(self, length: Duration) -> None:
        self.driver.timeout = ticks(length)

    @property
    def expect(self) -> Expectations:
        """Expectations of what the phone shows: `phone.expect.text("mixi")`, `phone.expect.no.text("Error")`."""
        return Expectations(self.check, self._names)

    def check(self, condition: Condition, within: int | None = None) -> None:
        """Wait for so many ticks until a condition holds. Raises `AssertionError` with all that a tester needs."""
        __tracebackhide__ = True
        try:
            self.driver.expect(condition, within)
        except (Failure, KeitaiError) as failure:
            raise AssertionError(self._told(str(failure))) from None

    def _told(self, reason: str) -> str:
        return "\n".join([reason, *situation(self.driver)])
