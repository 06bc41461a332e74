"""pytest for keypad scripts: collects `.keys` files, and gives Python tests a `phone` with the same verbs.

pytest loads it by itself where keitai is installed. In pytest's configuration, where else phones come from (a function
from `Setup` to `Stage`), and what scripts may name there (a function that answers `Names`):

    keys_stage = "shop.phones:stage"
    keys_names = "shop.phones:names"
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from handset.script.fluent import Phone
from handset.script.language.names import Names
from handset.script.language.parser import read_script
from handset.script.language.program import Case, Script, Setup
from handset.script.report.artefacts import Artefacts, Keeper
from handset.script.run.environment import MakeEnvironment
from handset.script.run.runner import Options, run_case
from keitai.common.errors import KeitaiError

_OPTIONS = ("device", "seed", "lang", "member", "network", "clock", "timeout")


_UPDATE = "--keys-update"
_STAGE = "keitai.simulator:script_stage"
_NAMES = "keitai.script_names:script_names"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options `--keys-report` and `--keys-update` and the ini settings `keys_stage` and `keys_names`."""
    parser.addini("keys_stage", "where phones for keypad scripts come from, as module:function", default=_STAGE)
    parser.addini("keys_names", "what keypad scripts may name, as module:function", default=_NAMES)
    group = parser.getgroup("keypad scripts")
    group.addoption("--keys-report", default=None, help="Folder for what keypad scripts leave behind.")
    group.addoption(_UPDATE, action="store_true", help="Keep what the LCD shows as the new golden pictures.")


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker `phone`, which says what phone the fixture is to be."""
    config.addinivalue_line("markers", "phone(**setup): the phone that a test wants: device, seed, lang, network ...")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a `.keys` file as a test file, except fragments: files without a test, which others include."""
    if file_path.suffix != ".keys" or not parent.config.getini("keys_stage") or _is_fragment(file_path):
        return None
    return KeysFile.from_parent(parent, path=file_path)


def _is_fragment(path: Path) -> bool:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return not any(line.split()[:1] == ["test"] for line in lines)


class KeysFile(pytest.File):
    """A script; a wrong one is an error of collection with all its faults."""

    def collect(self) -> Iterable[pytest.Item]:
        """Yield an item for each `test` of the script.

        Raises:
            CollectError: The script is wrong; the message lists all its faults.
        """
        try:
            script = read_script(self.path, known_names(self.config))
        except KeitaiError as error:
            raise self.CollectError(str(error)) from None
        for case in script.cases:
            yield KeysTest.from_parent(self, name=case.name, script=script, case=case)


class KeysTest(pytest.Item):
    """One `test` of a script; the script's tags are its markers."""

    def __init__(self, *, script: Script, case: Case, **rest: Any) -> None:
        super().__init__(**rest)
        self.script = script
        self.case = case
        for tag in script.tags:
            self.config.addinivalue_line("markers", f"{tag}: a tag of keypad scripts")
            self.add_marker(tag)

    def runtest(self) -> None:
        """Run the test on a phone of its own; a known bug is an expected failure (xfail)."""
        options = Options(
            artefacts=_artefacts(self.config), update=self.config.getoption(_UPDATE), golden_option=_UPDATE
        )
        verdict = run_case(self.script, self.case, self.script.setup, make_environment(self.config), options)
        if verdict.outcome == "skipped":
            pytest.skip(verdict.message)
        if verdict.outcome == "known bug":
            pytest.xfail(verdict.message)
        if not verdict.good:
            raise KeysFailure(verdict.message)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return a failed expectation's message alone: no traceback of ours helps whoever wrote the script."""
        if isinstance(excinfo.value, KeysFailure | KeitaiError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the script's file, the test's line counted from 0, and its name."""
        return self.path, self.case.at.place.line - 1, f'{self.path.name}: test "{self.case.name}"'


class KeysFailure(Exception):
    """A test of a script failed; the message says all."""


def make_environment(config: pytest.Config) -> MakeEnvironment:
    """Import the function that `keys_stage` names. Raises `pytest.UsageError`."""
    return _named(config, "keys_stage")


def known_names(config: pytest.Config) -> Names | None:
    """Ask the function that `keys_names` names; None where there is none. Raises `pytest.UsageError`."""
    if not config.getini("keys_names"):
        return None
    names: Names = _named(config, "keys_names")()
    return names


def _named(config: pytest.Config, option: str) -> Callable[..., Any]:
    name = str(config.getini(option))
    module, _, function = name.partition(":")
    try:
        made: Callable[..., Any] = getattr(import_module(module), function)
    except (ImportError, AttributeError, ValueError):
        raise pytest.UsageError(f"{option} = {name!r} does not name a function; it reads module:function") from None
    return made


def _artefacts(config: pytest.Config) -> Keeper | None:
    folder = config.getoption("--keys-report")
    return Artefacts(Path(folder)) if folder else None


@pytest.fixture
def phone(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Phone]:
    """Boot a phone in its world; `@pytest.mark.phone(device="p906i", lang="ja")` says which."""
    marker = request.node.get_closest_marker("phone")
    wanted = marker.kwargs if marker is not None else {}
    unknown = sorted(set(wanted) - set(_OPTIONS))
    if unknown:
        raise pytest.UsageError(f"a phone has no {', '.join(unknown)}; it has {', '.join(_OPTIONS)}")
    environment = make_environment(request.config)(Setup(**wanted))
    kept = _artefacts(request.config) or Artefacts(tmp_path)
    yield Phone(environment, request.path, artefacts=kept, update=request.config.getoption(_UPDATE))
    environment.close()
