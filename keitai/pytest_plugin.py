"""pytest's plugin: collects `.keys` files, and gives Python tests phones with the same verbs.

pytest loads it by itself where keitai is installed. What is tested, a fixture in conftest.py says:

    @pytest.fixture
    def keitai_site():
        return create_app()      # a WSGI or ASGI application, a folder, or an address; without it the embedded mixi

and a test asks for a `phone`, or for `phones` to make several on that site:

    @pytest.mark.parametrize("device", ["p906i", "w61ca"])
    def test_top(phone, device):
        phone.press("web")
        phone.expect.text("Welcome")

The names of `_SETUP` set the phone up, by parametrisation or by `@pytest.mark.phone(lang="ja")`. Environments of
another kind come from pytest's configuration: `keys_environment = "shop.phones:environment"`, a function from `Setup`
to `Environment`, and `keys_names`, a function that returns the `Names` which scripts may use.

Nothing of the phone is imported before a test wants one: the plugin is loaded by every run of pytest.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from handset.script.language.names import Names
    from handset.script.language.program import Case, Script
    from handset.script.run.artefacts import ArtefactStore
    from handset.script.run.environment import MakeEnvironment
    from handset.script.run.goldens import GoldenRegister
    from handset.script.run.verdict import Verdict
    from keitai.mounted_site import MountedSite, Site
    from keitai.phone import Phone

_SETUP = ("device", "seed", "lang", "member", "network", "clock", "timeout")
_REPORT, _UPDATE = "--keys-report", "--keys-update"
_NAMES = "keitai.script_names:script_names"
_VERDICTS: pytest.StashKey[list[Verdict]] = pytest.StashKey()
_PHONES: pytest.StashKey[list[Phone]] = pytest.StashKey()
_REGISTER: pytest.StashKey[GoldenRegister] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the settings and options of keypad scripts."""
    parser.addini("keys_environment", "where else phones for keypad scripts come from, as module:function", default="")
    parser.addini("keys_names", "what keypad scripts may name, as module:function", default=_NAMES)
    group = parser.getgroup("keypad scripts")
    group.addoption(
        _REPORT, default=None, metavar="DIR", help="Folder for a report, and for what tests with phones leave."
    )
    group.addoption(_UPDATE, action="store_true", help="Keep what the LCD shows as the new golden pictures.")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker of phones."""
    config.addinivalue_line("markers", f"phone(**setup): the phone that a test wants: {', '.join(_SETUP)}")
    config.stash[_VERDICTS] = []


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a `.keys` file, except fragments: files without a test, which others include."""
    if file_path.suffix != ".keys" or _is_fragment(file_path):
        return None
    return KeysFile.from_parent(parent, path=file_path)


def _is_fragment(path: Path) -> bool:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return not any(line.split()[:1] == ["test"] for line in lines)


class KeysFile(pytest.File):
    """A script; a wrong one is an error of collection with all its faults."""

    def collect(self) -> Iterable[pytest.Item]:
        """Read the script. Each of its tests is an item."""
        from handset.script.language.parser import read_script
        from keitai.common.errors import KeitaiError

        try:
            script = read_script(self.path, known_names(self.config))
        except KeitaiError as error:
            raise self.CollectError(str(error)) from None
        for case in script.cases:
            yield KeysTest.from_parent(self, name=case.name, script=script, case=case)


class KeysTest(pytest.Item):
    """One `test` of a script; the script's tags are its markers, and the fixture `keitai_site` names its site."""

    def __init__(self, *, script: Script, case: Case, **rest: Any) -> None:
        super().__init__(**rest)
        self.script = script
        self.case = case
        # As pytest's own doctest items ask for fixtures.
        self.obj = None
        self._fixtureinfo = self.session._fixturemanager.getfixtureinfo(node=self, func=None, cls=None)
        self.fixturenames = self._fixtureinfo.names_closure
        self.funcargs: dict[str, object] = {}
        self._request = _request_of(self)
        for tag in script.tags:
            self.config.addinivalue_line("markers", f"{tag}: a tag of keypad scripts")
            self.add_marker(tag)

    def setup(self) -> None:
        """Set up the fixtures that every test uses, such as `autouse` ones."""
        self._request._fillfixtures()

    def runtest(self) -> None:
        """Play the test on a new phone."""
        from handset.script.run.postmortem import again_line
        from handset.script.run.runner import Options, run_case

        options = Options(
            artefacts=_artefacts(self.config),
            update=self.config.getoption(_UPDATE),
            golden_option=_UPDATE,
            golden_register=_golden_register(self._request),
        )
        begin = perf_counter()
        with _mounted(self._request.getfixturevalue("keitai_site")) as site:
            verdict = run_case(self.script, self.case, self.script.setup, make_environment(self.config, site), options)
        # The command `keitai script` would play it on another site than `keitai_site` names.
        again = f"  again: python -m pytest {shlex.quote(self.nodeid)}"
        told = verdict.message.replace(again_line(self.script, self.case, self.script.setup), again)
        verdict = replace(verdict, job=self.script.file, message=told, seconds=perf_counter() - begin)
        self.config.stash[_VERDICTS].append(verdict)
        if verdict.outcome == "skipped":
            pytest.skip(verdict.message)
        if verdict.outcome == "known bug":
            pytest.xfail(verdict.message)
        if not verdict.good:
            raise KeysFailure(verdict.message)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Tell a failure in the script's words."""
        from keitai.common.errors import KeitaiError

        if isinstance(excinfo.value, KeysFailure | KeitaiError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where the test stands."""
        return self.path, self.case.at.place.line - 1, f'{self.path.name}: test "{self.case.name}"'


class KeysFailure(Exception):
    """A test of a script failed; the message says all."""


def _request_of(item: pytest.Item) -> Any:
    from _pytest.fixtures import TopRequest

    return TopRequest(item, _ispytest=True)  # type: ignore[arg-type]


def make_environment(config: pytest.Config, site: MountedSite | None = None) -> MakeEnvironment:
    """Find what makes environments: the function that `keys_environment` names, else phones on a site.

    Raises:
        pytest.UsageError: `keys_environment` does not name a function.
    """
    if config.getini("keys_environment"):
        return _named(config, "keys_environment")
    from keitai.options import SimulatorOptions
    from keitai.simulator import environment_factory

    own = site is not None and site.app is not None
    return environment_factory(SimulatorOptions(outside=not own), site)


def known_names(config: pytest.Config) -> Names:
    """Ask the function that `keys_names` names; all names are allowed where there is none.

    Raises:
        pytest.UsageError: It does not name a function.
    """
    from keitai.script_names import unchecked_names

    everything = unchecked_names()
    if not config.getini("keys_names"):
        return everything
    names: Names = _named(config, "keys_names")()
    verbs, numbers = {**everything.verbs, **names.verbs}, {**everything.numbers, **names.numbers}
    return replace(names, verbs=verbs, numbers=numbers)


def _named(config: pytest.Config, option: str) -> Callable[..., Any]:
    name = str(config.getini(option))
    module, _, function = name.partition(":")
    try:
        made: Callable[..., Any] = getattr(import_module(module), function)
    except (ImportError, AttributeError, ValueError):
        raise pytest.UsageError(f"{option} = {name!r} does not name a function; it reads module:function") from None
    return made


def _artefacts(config: pytest.Config) -> ArtefactStore | None:
    from handset.script.run.artefacts import Artefacts

    folder = config.getoption(_REPORT)
    return Artefacts(Path(folder) / "artefacts") if folder else None


def _golden_register(request: Any) -> GoldenRegister:
    """Return the register of new goldens; pytest-xdist's processes, whose folders lie in one, share it."""
    from handset.script.run.goldens import GoldenRegister

    config: pytest.Config = request.config
    shared = None
    if hasattr(config, "workerinput") and config.getoption(_UPDATE):
        shared = request.getfixturevalue("tmp_path_factory").getbasetemp().parent / "new-goldens"
    return config.stash.setdefault(_REGISTER, GoldenRegister(shared))


@contextmanager
def _mounted(site: Site | None) -> Iterator[MountedSite | None]:
    """Mount what `keitai_site` gave; an application that was mounted here is shut down afterwards."""
    from keitai.mounted_site import MountedSite, mount

    mounted = mount(site) if site is not None else None
    try:
        yield mounted
    finally:
        if mounted is not None and not isinstance(site, MountedSite):
            mounted.close()


@pytest.fixture
def keitai_site() -> Site | None:
    """Say which site the phones of tests have; override it in conftest.py.

    Returns:
        A WSGI or ASGI application, a folder of pages, an address, or what `keitai.mount` returned; None is the embedded
        mixi.

    Example:
        >>> import pytest
        >>> @pytest.fixture
        ... def keitai_site():
        ...     def app(environ, start_response):
        ...         start_response("200 OK", [("Content-Type", "text/html")])
        ...         return [b"<title>Hello</title>Hello"]
        ...     return app
    """
    return None


@pytest.fixture
def phones(request: pytest.FixtureRequest, keitai_site: Site | None, tmp_path: Path) -> Iterator[Callable[..., Phone]]:
    """Give a function that boots phones, all on the site of `keitai_site`; they are closed when the test ends.

    Args:
        request: pytest's request: what the test says of its phone by parametrisation or by the marker `phone`.
        keitai_site: The site.
        tmp_path: Folder for what phones keep, where no report is asked for.

    Yields:
        A function that takes `device`, `lang`, `seed`, `member`, `network`, `clock` and `timeout` by name and returns a
        `keitai.Phone`.

    Raises:
        pytest.UsageError: A name is unknown, or something is given without its name.

    Example:
        >>> def test_two_phones(phones):
        ...     mine, yours = phones(device="p906i"), phones(device="w61ca")
        ...     mine.press("web")
        ...     yours.press("web")
        ...     yours.expect.title("Hello")
    """
    from handset.script.language.program import Setup
    from handset.script.run.artefacts import Artefacts
    from keitai.phone import Phone

    made: list[Phone] = request.node.stash.setdefault(_PHONES, [])
    wanted = _wanted(request)
    kept = _artefacts(request.config) or Artefacts(tmp_path)
    with _mounted(keitai_site) as site:

        def boot(*wrong: object, **setup: Any) -> Phone:
            if wrong:
                raise pytest.UsageError(f"phones() takes what it says by name, such as phones(device={wrong[0]!r})")
            asked = _setup(Setup(), {**wanted, **setup})
            if made and not request.config.getini("keys_environment"):
                phone = made[0].another_with(asked)
            else:
                environment = make_environment(request.config, site)(asked)
                update = request.config.getoption(_UPDATE)
                phone = Phone.in_environment(
                    environment, asked, request.path, kept, update=update, site=site, goldens=_golden_register(request)
                )
            made.append(phone)
            return phone

        yield boot
        for phone in reversed(made):
            phone.close()


@pytest.fixture
def phone(phones: Callable[..., Phone]) -> Phone:
    """Boot one phone on the site of `keitai_site`; it is closed when the test ends.

    Args:
        phones: The fixture that boots phones.

    Returns:
        A `keitai.Phone`, of the model and the settings that the test's marker `phone` or its parameters say.

    Example:
        >>> def test_greeting(phone):
        ...     phone.press("web")
        ...     phone.expect.title("Hello")
    """
    return phones()


def _wanted(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Gather what a test says of its phone, by parametrisation and by the marker."""
    marker = request.node.get_closest_marker("phone")
    wanted = dict(marker.kwargs) if marker is not None else {}
    callspec = getattr(request.node, "callspec", None)
    params = callspec.params if callspec is not None else {}
    return {**wanted, **{name: value for name, value in params.items() if name in _SETUP}}


def _setup(setup: Any, wanted: dict[str, Any]) -> Any:
    from handset.model import load_model

    unknown = sorted(set(wanted) - set(_SETUP))
    if unknown:
        raise pytest.UsageError(f"a phone has no {', '.join(unknown)}; it has {', '.join(_SETUP)}")
    asked = replace(setup, **wanted)
    return replace(asked, device=load_model(asked.device).name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Add to a failed Python test what its phones show, and its verdict to the report."""
    report = yield
    phones = item.stash.get(_PHONES, [])
    if phones and call.when == "call":
        from keitai import pytest_report

        if report.failed:
            report.sections += pytest_report.sections(report.longreprtext, phones)
        if item.config.getoption(_REPORT):
            verdict = pytest_report.verdict(item.location[0], item.name, report, phones, _artefacts(item.config))
            item.config.stash[_VERDICTS].append(verdict)
    return report


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Take over what one of pytest-xdist's processes found."""
    from keitai import pytest_report

    found = getattr(node, "workeroutput", {}).get("keitai verdicts", "[]")
    node.config.stash[_VERDICTS] += pytest_report.read(found)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the report that was asked for, or hand the verdicts to the process that will."""
    folder, verdicts = session.config.getoption(_REPORT), session.config.stash[_VERDICTS]
    if not folder or not verdicts:
        return
    from handset.script.report.folder import write_report
    from keitai import pytest_report

    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["keitai verdicts"] = pytest_report.write(verdicts)
    else:
        write_report(verdicts, Path(folder))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say where the report is."""
    if config.getoption(_REPORT) and config.stash[_VERDICTS]:
        terminalreporter.write_line(f"phones: {Path(config.getoption(_REPORT)) / 'report.html'}")
