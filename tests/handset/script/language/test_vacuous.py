"""What would pass without having looked at anything is an error of the script, told before a test runs."""

from __future__ import annotations

from itertools import product
from operator import eq, ge, gt, le, lt
from pathlib import Path

import pytest

from handset.script.language.expectations import Condition
from handset.script.language.files import load_beside
from handset.script.language.parser import parse
from handset.script.language.problems import ScriptErrors
from handset.script.language.steps import Expect
from keitai.common.errors import KeitaiError
from keitai.script_names import script_names
from tests.every_case import every_case
from tests.keitai.cli.command_line import answer


def no_file(name: str, including: str) -> tuple[str, str]:
    raise KeitaiError(f"{name}: cannot be read")


def faults(body: str) -> list[tuple[int, int, str]]:
    """(line, column, message) of the errors of a test with these lines, the first of them line 3."""
    try:
        parse(f'keys 1\ntest "t"\n{body}\nend\n', "a.keys", no_file, script_names())
    except ScriptErrors as errors:
        return [(each.place.line, each.place.column, each.message) for each in errors.problems]
    return []


_EMPTY = ['""', '" "', '"\u3000"', '"\\n"', '"\u00a0"', '"${empty}"']
_TAKES_TEXT = [
    "expect text", "expect no text", "expect page text", "expect no page text", "expect focus", "expect no focus",
    "expect title", "expect url", "expect no url", "expect dialog", "expect no dialog", "expect softkey left",
    "wait-for text", "wait-for no text", "click", "focus", "softkey", "open", "shot", "golden", "note", "step",
    "save-state", "load-state", "gif start", "wav start", "message from 7", "skip", "known-bug", "expect sound",
]  # fmt: skip


@every_case(("verb", "text"), list(product(_TAKES_TEXT, _EMPTY)))
def test_an_empty_text_is_an_error(verb: str, text: str) -> None:
    (fault,) = faults(f'let empty ""\n{verb} {text}')
    assert fault[:2] == (4, len(verb) + 2)
    assert "is empty" in fault[2]


@every_case("pattern", ["/x*/", "/(a|)/", "/.*/", "/^/", "/$/", "/ ?/", "/(?:mixi)?/", "/\\b|/", "/[^a]*/"])
@every_case("verb", ["expect text", "expect no page text", "expect url", "wait-for title"])
def test_a_pattern_that_is_in_every_text_is_an_error(pattern: str, verb: str) -> None:
    (fault,) = faults(f"{verb} {pattern}")
    assert fault == (3, len(verb) + 2, "this pattern is in every text, so it expects nothing")


_EMPTY_TOO = ["/^$/", "/^(Diary)?$/", "/\\A\\Z/", "/^(Back|)$/", "/(?!x)^$/", "/^[^a-z]*$/", "/^a?$/"]
"""Patterns that fit nothing at all, but not everything."""
_ANYTHING = ["/./", "/.+/", "/\\S/", "/\\w/", "/[^\\n]/", "/\\w+/", "/^.+$/", "/(.)/", "/.{1,9}/", "/[\\s\\S]/"]
"""Patterns that fit whatever there is."""
_NOTHING = ["/(?!)/", "/[^\\s\\S]/", "/a^b/", "/(?!Sign)Sign out/"]
"""Patterns that fit nothing."""


def test_a_pattern_that_fits_an_empty_text_is_an_error() -> None:
    for kind, pattern in product(["text", "page text", "focus", "title", "url", "dialog"], _EMPTY_TOO):
        for verb in ("expect", "wait-for", "repeat until"):
            for no in ("", "no "):
                line = f"{verb} {no}{kind} {pattern}"
                body = f"{line} max 3\npress 1\nend" if verb.startswith("repeat") else line
                (fault,) = faults(body)
                assert fault[:2] == (3, line.index("/") + 1), line
                assert fault[2].startswith("this pattern fits an empty text as well, so it passes"), line


def test_a_pattern_that_nothing_matches_is_an_error() -> None:
    for kind, pattern in product(["text", "page text", "focus", "title", "url", "dialog", "softkey left"], _NOTHING):
        for verb, no in product(("expect", "wait-for", "repeat until"), ("", "no ")):
            line = f"{verb} {no}{kind} {pattern}"
            body = f"{line} max 3\npress 1\nend" if verb.startswith("repeat") else line
            says = "always holds and expects nothing" if no else "never holds"
            told = f"no text can match this pattern, so this {says}"
            assert faults(body) == [(3, line.index("/") + 1, told)], line


def test_a_soft_key_without_a_label_is_looked_for() -> None:
    for side, pattern in product(["left", "centre", "right"], ["/^$/", "/^(Back)?$/"]):
        assert faults(f"expect softkey {side} {pattern}") == []
        assert faults(f"expect no softkey {side} {pattern}") == []


def test_a_pattern_that_fits_every_screen_is_an_error() -> None:
    for pattern in _ANYTHING:
        (fault,) = faults(f"expect text {pattern}")
        assert fault == (3, 13, "this pattern is in every text, and the screen is never without any, so it expects"
                                " nothing"), pattern  # fmt: skip
        for line in (f"expect title {pattern}", f"expect no page text {pattern}", f"expect no text {pattern}",
                     f"expect dialog {pattern}", f"expect no focus {pattern}"):  # fmt: skip
            assert faults(line) == [], line


def test_a_bound_that_always_holds_or_never_does_is_an_error() -> None:
    """All comparisons around the least value of each kind, beside what counting says of them."""
    operators = {">=": ge, "<=": le, "==": eq, "=": eq, ">": gt, "<": lt}
    kinds = {"keys": (0, ""), "time": (0, "f"), "bytes": (0, ""), "score wig": (0, ""), "rank wig all": (1, "")}
    for (kind, (least, unit)), (compare, holds) in product(kinds.items(), operators.items()):
        for number in range(4):
            held = {holds(value, number) for value in range(least, 9)}
            for no in ("", "no "):
                line = f"expect {no}{kind} {compare} {number}{unit}"
                there_is_one = kind == "score wig" and held == {True}
                there_is_none = kind == "rank wig all" and held == {True} and no
                errors = faults(line)
                if len(held) == 2 or there_is_one or there_is_none:
                    assert errors == [], line
                else:
                    ((_, column, message),) = errors
                    assert column == len(f"expect {no}{kind} ") + 1, line
                    always = (held == {True}) != bool(no)
                    assert message.endswith("always holds and expects nothing" if always else "never holds"), line


@pytest.mark.parametrize(
    ("body", "column", "message"),
    [
        ("wait-for time >= 0s", 15, "no time is less than 0 s, so this always holds and expects nothing"),
        ("expect time >= 0ms", 13, "no time is less than 0 s, so this always holds and expects nothing"),
        ("repeat until keys >= 0 max 3\npress 1\nend", 19, "there are never fewer than 0 presses, so this always"),
        ("expect rank wig friends >= 1", 25, "the best place is 1, so this always holds and expects nothing"),
        ("expect no bytes < 0", 17, "no page has fewer than 0 bytes, so this always holds and expects nothing"),
        ("expect rank wig = 0", 17, "the best place is 1, so this never holds"),
    ],
)
def test_a_vacuous_bound_is_told_with_its_place(body: str, column: int, message: str) -> None:
    (fault,) = faults(body)
    assert fault[:2] == (3, column)
    assert fault[2].startswith(message)


@every_case(
    ("body", "column", "message"),
    [
        ("expect event strik", 14, "unknown event 'strik' (did you mean 'strike'?)"),
        ("expect no event nothing_such", 17, "unknown event 'nothing_such'"),
        ("repeat until event gameover max 3\npress 5\nend", 20, "unknown event 'gameover'"),
        ('expect sound "phone/mial"', 14, "unknown sound 'phone/mial' (did you mean 'phone/mail'?)"),
        ('expect no sound "baseball"', 17, "unknown sound 'baseball'"),
        (
            'expect sound "phone/hum"',
            14,
            "unknown sound 'phone/hum' (did you mean 'phone/move'?); there are phone/key, phone/move, phone/ok",
        ),
        ("expect score keep-awak >= 1", 14, "unknown game 'keep-awak' (did you mean 'keep-awake'?)"),
        ("expect no score keepawake >= 1", 17, "unknown game 'keepawake' (did you mean 'keep-awake'?)"),
        ("expect rank basebal friends <= 3", 13, "unknown game 'basebal' (did you mean 'baseball'?)"),
        ("post-score wigg 3", 12, "unknown game 'wigg' (did you mean 'wig'?)"),
        ("sign-in 301", 9, "member 301 does not exist"),
        ("friend 42 99999", 11, "member 99999 does not exist"),
        ('message from 0 "x"', 14, "'0' is not a member; a member is a number such as 42"),
        ('password "x" for 4000', 18, "member 4000 does not exist"),
        ("post-score wig 3 as 777", 21, "member 777 does not exist"),
        ("device l03", 8, "unknown device 'l03' (did you mean 'l03a'?)"),
        ("device iphone", 8, "unknown device 'iphone'; there are 911sh, 923sh"),
        ('skip when carrier kddi "x"\npress 1', 19, "unknown carrier 'kddi'; it is one of au, docomo, none, softbank"),
        ('skip when device l03 "x"\npress 1', 18, "unknown device 'l03' (did you mean 'l03a'?)"),
        ('known-bug when lang jp "x"\npress 1', 21, "unknown lang 'jp'"),
        ('skip when network wifi "x"\npress 1', 19, "unknown network 'wifi'"),
        ('load-state "befor"', 12, "no state 'befor' was saved before this line"),
        ('save-state "before"\nload-state "befor"', 12, "no state 'befor' was saved before this line (did you mean"),
        ('load-state "a"\nsave-state "a"', 12, "no state 'a' was saved before this line"),
        ('repeat 2\nload-state "a"\nend\nsave-state "a"', 12, "no state 'a' was saved before this line"),
        ('expect text "${who}"', 13, "nothing is called 'who'"),
        ("expect no text /${who} on tour/", 16, "nothing is called 'who'"),
        ('let who "a"\nexpect no text /${wo} on tour/', 16, "nothing is called 'wo' (did you mean 'who'?)"),
        ('expect no text "${who is here"', 16, "this `${` does not end; a closing } is missing"),
        ("expect no text /${who is here/", 16, "this `${` does not end; a closing } is missing"),
        ("repeat 3\nend", 1, "this `repeat` has no step, so it cannot fail"),
    ],
)
def test_an_unknown_name_is_an_error_with_its_place(body: str, column: int, message: str) -> None:
    (fault,) = faults(body)
    assert fault[1] == column
    assert fault[2].startswith(message)


@pytest.mark.parametrize("body", ["", "// nothing yet", 'note "to be written"', 'step "one"\nnote "two"'])
def test_a_test_without_a_step_is_an_error(body: str) -> None:
    (fault,) = faults(body)
    assert fault == (2, 1, "this `test` has no step, so it cannot fail")


@pytest.mark.parametrize(
    "setting", ["member 99999", "member abc", "device iphone", "network wifi", "lang jp", 'title ""']
)
def test_settings_are_checked_as_well(setting: str) -> None:
    with pytest.raises(ScriptErrors) as caught:
        parse(f'keys 1\n{setting}\ntest "t"\n  press 1\nend\n', "a.keys", no_file, script_names())
    (problem,) = caught.value.problems
    assert (problem.place.line, problem.place.column) == (2, setting.index(" ") + 2)


@pytest.mark.parametrize(
    ("value", "pattern"),
    [
        ("Asuka", "Asuka on tour"),
        ("a.b", r"a\.b on tour"),
        ("(1+1)*[x]?", r"\(1\+1\)\*\[x\]\? on tour"),
        ("a/b", "a/b on tour"),
        (r"\d", r"\\d on tour"),
        ("日記", "日記 on tour"),
        ("${who}", r"\$\{who\} on tour"),
    ],
)
def test_a_pattern_takes_a_value_literally(value: str, pattern: str) -> None:
    written = value.replace("\\", "\\\\").replace("${", "\\${")
    text = f'keys 1\ntest "t"\nlet who "{written}"\nexpect no text /${{who}} on tour/\nend\n'
    (step,) = parse(text, "a.keys", no_file).cases[0].steps
    assert step.act == Expect(Condition("text", negated=True, pattern=pattern), None)


def test_a_state_saved_in_the_setup_or_a_round_before_is_known() -> None:
    rounds = 'repeat 2\nsave-state "b"\nload-state "b"\nend'
    text = f'keys 1\nsetup\nsave-state "a"\nend\ntest "t"\nload-state "a"\n{rounds}\nend'
    assert len(parse(text, "a.keys", no_file).cases) == 1


def test_nothing_runs_where_a_name_is_unknown(tmp_path: Path) -> None:
    script = tmp_path / "a.keys"
    script.write_text('keys 1\ntest "t"\n  press 1\n  sign-in 4711\nend\n', encoding="utf-8")
    status, out, faults = answer("script", script)
    assert (status, out) == (2, "")
    assert faults.startswith(f"{script}:4:11: member 4711 does not exist\n    sign-in 4711\n            ^")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("/etc/os-release", "is not a script; only files ending in .keys are included"),
        ("/etc/os-release.keys", "is a path of this machine; write it from this file's folder on"),
        ("C:\\\\x.keys", "is a path of this machine"),
        ("~/x.keys", "is a path of this machine"),
        ("../outside.keys", "a script includes files of its own tree"),
        ("link.keys", "a script includes files of its own tree"),
        ("a\0.keys", "cannot be read (there is a NUL in the name)"),
        ("folder.keys", "cannot be read (Is a directory)"),
        ("none.keys", "cannot be read (No such file or directory)"),
        ("a" * 300 + ".keys", "cannot be read"),
    ],
)
def test_an_include_prints_no_line_of_another_tree(tmp_path: Path, name: str, message: str) -> None:
    tree = tmp_path / "tree"
    (tree / "folder.keys").mkdir(parents=True)
    (tmp_path / "outside.keys").write_text("a secret of this machine", encoding="utf-8")
    (tree / "link.keys").symlink_to(tmp_path / "outside.keys")
    text = f'keys 1\ntest "t"\n  include "{name}"\nend\n'
    with pytest.raises(ScriptErrors) as caught:
        parse(text, str(tree / "a.keys"), lambda name, including: load_beside(name, including, tree.resolve()))
    assert message in str(caught.value)
    assert "secret" not in str(caught.value)
    assert len(caught.value.problems) == 1
