"""Values of version 2 of the script language: what is checked before a run."""

from __future__ import annotations

import pytest

from handset.script.language.parser import parse
from handset.script.language.problems import ScriptErrors
from handset.script.language.program import Script
from handset.script.language.steps import Late, Let, Type
from handset.script.language.values import read_again
from keitai.script_names import script_names


def script_of(text: str, files: dict[str, str] | None = None) -> Script:
    return parse(text, "a.keys", lambda name, including: (name, (files or {})[name]), script_names())


def faults_of(text: str, files: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(ScriptErrors) as caught:
        script_of(text, files)
    return [f"{each.place.line}:{each.place.column}: {each.message}" for each in caught.value.problems]


def in_test(*lines: str) -> str:
    return "\n".join(["keys 2", 'test "t"', *lines, "press 1", "end"])


def test_a_wrong_value_says_what_would_be_right() -> None:
    for line, said in [
        ("let n from adress /x/", "3:12: unknown source 'adress'; it is one of url, text, page, focus, title"),
        ("let n from text", "3:16: a /pattern/ says what is taken"),
        ("let n from page text", "3:21: a /pattern/ says what is taken"),
        ("let n from text /(/", "3:17: not a regular expression"),
        ("let n from text /(?!)/", "3:17: no text can match this pattern"),
        ("let n random 1-9", "3:14: '1-9' is not a range; it reads 1..9"),
        ("let n random 9..1", "3:14: 9..1 has no number in it"),
        ("let n random of", "3:16: a value is missing"),
        ("let n = 3 +", "3:12: a number is missing"),
        ("let n 5", "3:7: a value is \"text\""),
        ("let 5 = 5", "3:5: '5' is not a name"),
        ("let n = 5\nexpect text \"${m}\"", "4:13: nothing is called 'm'"),
        ("let n from title\n${n} ok", "4:1: unknown verb '${n}'"),
        ("let n from title\nexpect ${n} \"a\"", "4:8: the expectation cannot be a value"),
        ("let n from title\nclick ${n}", "4:7: what to click is missing; it stands in quotes"),
        ("let n from title\nclick \"${n}\" now", "4:14: 'now' is too much here"),
        ("let n from title\ninclude \"${n}.keys\"", "4:9: which file is included cannot be a value"),
        ("keys 1", "3:6: this file is of version 2"),
    ]:  # fmt: skip
        found = faults_of(in_test(line))
        assert any(fault.startswith(said) for fault in found), (line, found)


def test_version_1_goes_on_as_it_was() -> None:
    (fault,) = faults_of('keys 1\ntest "t"\nlet n from title\npress 1\nend')
    assert fault == "3:7: this is of version 2 of the language; a file that begins with `keys 2` may use it"
    script = script_of('keys 1\ntest "t"\nlet n "5"\ntype "${n}"\nend\ntest "u"\ntype "${n}"\nend')
    assert [case.steps[0].act for case in script.cases] == [Type("5", False)] * 2


def test_before_the_tests_a_value_is_known_at_once() -> None:
    script = script_of('keys 2\nlet n = 2 * 3\nlet m "${n}0"\ntest "t"\ntype "${m}"\nend')
    assert script.cases[0].steps[0].act == Type("60", False)
    for line in ("let n random 1..9", "let n from title"):
        (fault,) = faults_of(f'keys 2\n{line}\ntest "t"\npress 1\nend')
        assert fault == "2:5: 'n' gets its value as a test runs, so this stands in `test` or `setup`"


def test_what_a_block_lets_ends_with_it() -> None:
    inside = 'repeat 2\nlet n from title\ntype "${n}"\nend'
    assert script_of(in_test(inside)).cases
    assert faults_of(in_test(inside, 'type "${n}"'))[0].startswith("7:6: nothing is called 'n'")
    assert faults_of(in_test("let n from title") + '\ntest "u"\ntype "${n}"\nend')[0].startswith("7:6: nothing")
    assert script_of('keys 2\nsetup\nlet n from title\nend\ntest "t"\ntype "${n}"\nend').cases
    said = faults_of('keys 2\nlet n = 0\ntest "t"\nrepeat 3\nlet n = ${n} + 1\npress 1\nend\nend')
    assert said[0].startswith("5:5: 'n' was given before the tests and would stay so in the next round")


def test_each_file_says_its_own_version() -> None:
    files = {"new.keys": 'keys 2\nlet n from title\ntype "${n}"', "old.keys": 'keys 1\ntype "${n}"'}
    assert script_of('keys 1\ntest "t"\ninclude "new.keys"\nend', files).cases
    assert script_of(in_test("let n from title", 'include "old.keys"'), files).cases
    assert script_of(in_test("let m from title", 'include "old.keys" n="${m}"'), files).cases
    (fault,) = faults_of(in_test("let m from title", 'include "old.keys" n="a ${m}"'), files)
    assert fault == '4:20: a value that is known only as the test runs is given whole: n="${n}"'
    assert faults_of(in_test('include "new.keys"', 'type "${n}"'), files)[0].startswith("4:6: nothing is called 'n'")


def test_a_line_is_read_again_with_its_values() -> None:
    first, step, *_ = script_of(in_test("let n from title", 'type "a${n}"')).cases[0].steps
    assert isinstance(first.act, Let)
    assert isinstance(step.act, Late)
    assert read_again(step.at, step.act, {first.act.slot: 'b"c'}) == Type('ab"c', False)


def test_no_check_blames_what_is_not_known_yet() -> None:
    """Every kind of line, with values that only the run brings: none of it is wrong before."""
    for lines in [
        "press ${n} x${n} @${n}ms", "hold ${n} ${n}s", "down ${n}\nup ok", "down ok\nup ${n}\nup ok", 'open "${n}"',
        'open "/${n}"', 'click "${n}"', 'focus "${n}"', 'softkey "${n}"', 'type "${n}"', "wait ${n}",
        'wait-for text "${n}" within ${n}s', "expect text /${n}+ on/", "expect no text /^${n}$/", "expect keys <= ${n}",
        "expect bytes <= ${n}k", "expect time <= ${n}s", "expect pixel ${n},4 #ff6600", "expect event ${n}",
        'golden "${n}"\ngolden "${n}"', 'golden "a" area ${n},0,2,2', "wait idle",
        'device ${n}\ngolden "a"\ndevice ${n}\ngolden "a"',
        'gif start "${n}"\ngif stop', 'wav start "${n}"\nwav stop', 'note "${n}"', "network ${n} for ${n}s",
        "battery ${n}", "advance ${n}d", 'save-state "${n}"\nload-state "a"', 'load-state "${n}"', "friend ${n} ${m}",
        'sign-in ${n}\nmessage from ${m} "x"', 'message from ${n} "x"', "post-score keep-awake ${n} as ${m}",
        "expect score keep-awake >= ${n}", "repeat ${n}\npress 1\nend",
        'repeat until text "${n}" max ${m}\npress 1\nend',
        'expect softkey ${n} "a"', "expect frame ${n}", "expect flash \"${n}\" >= ${m}",
    ]:  # fmt: skip
        assert script_of(in_test("let n from title", "let m random 1..9", lines)).cases, lines
