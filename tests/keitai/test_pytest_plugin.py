"""The `phone` of Python tests, and `.keys` files as pytest's own tests."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from handset.script.report.folder import read_results
from handset.script.run.verdict import Artefact, Verdict
from keitai import pytest_plugin, pytest_report
from keitai.phone import Phone

pytest_plugins = ["pytester"]
STAGE = """
[pytest]
addopts = -p keitai.pytest_plugin
"""
SHOP = Path(__file__).parents[2] / "examples" / "shop"


def test_the_verbs_as_methods(phone: Phone) -> None:
    phone.press("web")
    phone.expect.url("/home")
    phone.wait()
    phone.click("Games")
    phone.expect.text("Keep Your Friends Awake")
    phone.expect.no.text("Out of service")
    phone.expect('softkey left "Menu"')
    phone.expect.pattern(r"Keep \w+")
    phone.softkey("Back")
    phone.expect.url("/home")
    phone.do("advance 1d")
    phone.press("end")
    phone.expect.text("August 25")


@pytest.mark.phone(device="p906i", lang="ja", seed=7)
def test_a_phone_as_the_test_wants_it(phone: Phone) -> None:
    assert phone.machine.model.name == "p906i"
    phone.expect.text("8月24日")


def test_what_does_not_hold_says_what_there_is(phone: Phone) -> None:
    with pytest.raises(AssertionError, match=r"expected text .Menus. within 0\.2 s; nearest on the screen: 'Menu"):
        phone.do('wait-for text "Menus" within 12f')
    phone.press("web")
    with pytest.raises(AssertionError, match="last keys: web"):
        phone.do('wait-for title "nowhere" within 12f')


@pytest.mark.parametrize("line", ["prees 5", "press 5 x0", 'test "a"', ""])
def test_a_wrong_line_is_a_value_error(phone: Phone, line: str) -> None:
    with pytest.raises(ValueError, match=r"column (1|9)"):
        phone.do(line)


def test_scripts_are_collected_with_tags_as_markers(pytester: pytest.Pytester) -> None:
    pytester.makeini(STAGE)
    script = pytester.path / "a.keys"
    script.write_text(
        "keys 1\ntags smoke\ntimeout 12f\n"
        'test "good"\nexpect text "Menu"\nend\n'
        'test "bad"\nexpect text "Menus"\nend\n'
        'test "later"\nskip "not yet"\nend\n'
        'test "known"\nknown-bug "#5"\nexpect text "Menus"\nend\n'
    )
    (pytester.path / "b.keys").write_text('keys 1\ntest "other"\nexpect text "Menu"\nend\n')
    (pytester.path / "part.keys").write_text("keys 1\npress down\n")
    everything = pytester.runpytest_inprocess("-p", "no:xdist")
    everything.assert_outcomes(passed=2, failed=1, skipped=1, xfailed=1)
    everything.stdout.fnmatch_lines(['*a.keys:8:1: expected text "Menus" within 0.2 s; nearest on the screen: *'])
    everything.stdout.fnmatch_lines(["  again: python -m pytest a.keys::bad"])
    assert " script " not in everything.stdout.str()
    assert "Traceback" not in everything.stdout.str()
    pytester.runpytest_inprocess("-p", "no:xdist", "-m", "smoke", "-k", "good").assert_outcomes(passed=1, deselected=4)


def test_a_wrong_script_is_an_error_of_collection(pytester: pytest.Pytester) -> None:
    pytester.makeini(STAGE)
    Path(pytester.path / "a.keys").write_text('keys 1\ntest "t"\n  prees 5\nend')
    result = pytester.runpytest_inprocess("-p", "no:xdist")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*a.keys:3:3: unknown verb 'prees' (did you mean 'press'?)*"])


def test_an_example_is_tested_by_its_own_tests_with_a_report(pytester: pytest.Pytester) -> None:
    shutil.copytree(SHOP, pytester.path, dirs_exist_ok=True)
    words = ["-p", "keitai.pytest_plugin", "-p", "no:xdist", "--keys-report=out", "-k", "cup or name or p906i"]
    result = pytester.runpytest_inprocess(*words)
    result.assert_outcomes(passed=3, deselected=5)
    verdicts = read_results(pytester.path / "out")
    assert all(each.seconds > 0.001 for each in verdicts), verdicts
    assert [(each.name, each.outcome) for each in verdicts] == [
        ("a cup is ordered", "passed"),
        ("test_an_order_on_phones_of_three_carriers[p906i]", "passed"),
        ("test_nobody_orders_without_a_name", "passed"),
    ]
    assert verdicts[1].device == "p906i"
    assert (pytester.path / "out" / "report.html").is_file()


SITE = """
import pytest

PAGE = b"<title>Mine</title><body>Hello"

@pytest.fixture
def keitai_site():
    def app(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/html")])
        return [PAGE]
    return app
"""


def test_a_failure_shows_the_phone_and_leaves_its_picture(pytester: pytest.Pytester) -> None:
    pytester.makeini(STAGE)
    pytester.makeconftest(SITE)
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.parametrize("device", ["p906i"])
        def test_a(phone, device):
            phone.press("web")
            phone.expect.text("Hello")
            assert phone.machine.model.name == "w61ca"

        @pytest.mark.phone(model="x")
        def test_b(phone):
            pass

        def test_c(phones):
            with pytest.raises(pytest.UsageError, match="by name, such as phones\\(device='p906i'\\)"):
                phones("p906i")
            one, other = phones(device="w61ca"), phones()
            one.open("/"), other.open("/")
            other.expect.title("Mine")
        """
    )
    result = pytester.runpytest_inprocess("-p", "no:xdist", "--keys-report=out")
    result.assert_outcomes(passed=1, failed=1, errors=1)
    result.stdout.fnmatch_lines(["*- phone p906i -*", "*  the screen:*", "*| Hello*"])
    result.stdout.fnmatch_lines(["*UsageError: a phone has no model; it has device, seed, *"])
    failed = read_results(pytester.path / "out")[0]
    assert {each.label for each in failed.artefacts} >= {"frame", "keys", "state"}
    assert all((pytester.path / each.path).is_file() for each in failed.artefacts)


def test_verdicts_travel_between_processes() -> None:
    verdict = Verdict("a.py", "test", "qvga", "passed", artefacts=(Artefact("shot", Path("x.png")),))
    assert pytest_report.read(pytest_report.write([verdict])) == [verdict]


def test_the_plugin_loads_nothing_of_the_phone() -> None:
    code = "import sys, keitai.pytest_plugin; print([name for name in sys.modules if name.startswith('handset')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=SHOP.parents[1], check=True)
    assert done.stdout == "[]\n"


def test_an_update_keeps_no_picture_in_the_place_of_another(pytester: pytest.Pytester) -> None:
    pytester.makeini(STAGE)
    (pytester.path / "a.keys").write_text(
        'keys 1\ntest "one"\n  golden "x"\nend\ntest "two"\n  press down\n  golden "x" area 0,0,50,50\nend\n'
    )
    pytester.makepyfile(
        test_b="def test_one(phone):\n    phone.golden('x')\n"
        "def test_two(phone):\n    phone.press('down')\n    phone.golden('x', area=(0, 0, 50, 50))\n"
    )
    result = pytester.runpytest_inprocess("-p", "no:xdist", "--keys-update")
    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(
        ['*a.keys:7:3: golden "x": another picture than *a.keys:3:3 has kept in *x@*.png in this run*']
    )
    result.stdout.fnmatch_lines(['*golden "x": another picture than *test_b.py has kept in *x@*.png in this run*'])


def test_processes_of_an_updating_run_share_what_they_keep(tmp_path_factory: pytest.TempPathFactory) -> None:
    def process(update: bool) -> SimpleNamespace:
        config = SimpleNamespace(workerinput={}, stash=pytest.Stash(), getoption=lambda name: update)
        return SimpleNamespace(config=config, getfixturevalue=lambda name: tmp_path_factory)

    one, other = process(True), process(True)
    picture = tmp_path_factory.mktemp("x") / "top.png"
    assert pytest_plugin._golden_register(one).clash(picture, "aa", "a.keys:3") == ""
    assert pytest_plugin._golden_register(other).clash(picture, "aa", "b.keys:7") == ""
    told = pytest_plugin._golden_register(other).clash(picture, "bb", "c.keys:9")
    assert told == f"another picture than a.keys:3 has kept in {picture} in this run; give it a name of its own"
    assert pytest_plugin._golden_register(one) is pytest_plugin._golden_register(one)
    assert pytest_plugin._golden_register(process(False)).folder is None


def test_a_failure_shows_the_tests_own_line_and_names_the_picture_it_kept(pytester: pytest.Pytester) -> None:
    pytester.makeini(STAGE)
    pytester.makepyfile("def test_one(phone):\n    phone.press('down')\n    phone.golden('new')\n")
    result = pytester.runpytest_inprocess("-p", "no:xdist")
    result.assert_outcomes(failed=1)
    told = result.stdout.str()
    assert ">       phone.golden('new')" in told
    assert "self.do(" not in told
    assert "def golden(" not in told
    (line,) = [line for line in told.splitlines() if line.startswith("    golden ")]
    assert Path(line.split()[1]).read_bytes().startswith(b"\x89PNG")
