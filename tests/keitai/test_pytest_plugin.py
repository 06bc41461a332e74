"""The `phone` of Python tests, and `.keys` files as pytest's own tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from handset.script.fluent import Phone

pytest_plugins = ["pytester"]
STAGE = """
[pytest]
keys_stage = keitai.simulator:script_stage
addopts = -p keitai.pytest_plugin
"""


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
    assert "Traceback" not in everything.stdout.str()
    pytester.runpytest_inprocess("-p", "no:xdist", "-m", "smoke", "-k", "good").assert_outcomes(passed=1, deselected=4)


def test_a_wrong_script_is_an_error_of_collection(pytester: pytest.Pytester) -> None:
    pytester.makeini(STAGE)
    Path(pytester.path / "a.keys").write_text('keys 1\ntest "t"\n  prees 5\nend')
    result = pytester.runpytest_inprocess("-p", "no:xdist")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*a.keys:3:3: unknown verb 'prees' (did you mean 'press'?)*"])
