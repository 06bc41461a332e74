"""A hundred scripts that are wrong: each is refused with place, line, caret and what would be right, status 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from handset.script.language.parser import parse
from handset.script.language.problems import ScriptErrors, display_width
from keitai.common.errors import KeitaiError
from keitai.script_names import unchecked_names
from tests.every_case import every_case
from tests.keitai.cli.command_line import answer


def no_file(name: str, including: str) -> tuple[str, str]:
    raise KeitaiError(f"{name}: cannot be read (No such file or directory)")


def body(line: str) -> str:
    return f'keys 1\ntest "t"\n  {line}\nend\n'


WRONG = [
    ("", "the script has no test"),
    ('test "t"\nend', "1:1: a script begins with `keys 1`"),
    ('keys 3\ntest "t"\nend', "1:6: '3' is not a version; this program knows versions 1 and 2 of the language"),
    ("keys 1\nlang ja\nlang en\n" + body("")[7:], "3:1: `lang` is given already, in line 2; a script has one"),
    ("keys 1\nseed 1  seed 1\n" + body("")[7:], "2:9: `seed` is given already, in line 2; a script has one"),
    ("keys 1\nclock 0001-01-01T00:00\n" + body("")[7:], "2:7: the phone's clock goes from 2000 to 2099"),
    ("keys 1\nclock 9999-12-31\n" + body("")[7:], "2:7: the phone's clock goes from 2000 to 2099"),
    (body('expect colour "red"'), "3:10: unknown expectation 'colour'; it is one of text, page, focus, title,"),
    (body('wait text "a"'), '3:8: `wait-for text "Menu" within 5s` waits for what is to come'),
    (body('wait for text "a"'), '3:8: `wait-for text "Menu" within 5s` waits for what is to come'),
    (body('expect no text "\u200b"'), "3:18: the text looked for is empty: it would be found everywhere"),
    (body('expect text "\ufeff \x07"'), "3:15: the text looked for is empty: it would be found everywhere"),
    (body("expect no text /\u200b|\u2060/"), "3:18: this pattern is in every text, so it expects nothing"),
    (body('click "\u200e"'), "3:9: what to click is empty"),
    ("keys 1\npress 5", "2:1: steps stand inside"),
    (body("prees 5"), "3:3: unknown verb 'prees' (did you mean 'press'?)"),
    (body("press"), "3:8: a key is missing"),
    (body("press dwon"), "3:9: unknown key 'dwon' (did you mean 'down'?)"),
    (body("press 5 x0"), "3:11: a key is pressed 1 to 1000 times"),
    (body("press 5 @soon"), "3:12: 'soon' is not a length of time"),
    (body("press 5 @1ms"), "3:11: from press to press"),
    (body("hold 5"), "3:9: how long is missing"),
    (body("wait 5"), "3:8: '5' is not a length of time; it reads 500ms, 1.2s or 12f (frames)"),
    (body("wait 2000000s"), "3:8: '2000000s' is not a length of time"),
    (body("wait 90000s"), "3:8: an hour"),
    (body("click Diary"), '3:9: what to click is missing; it stands in quotes, "like this"'),
    (body('click "Diary'), '3:9: this text does not end; a closing " is missing'),
    (body('click "a" "b"'), "3:13: 'b' is too much here"),
    (body('click "日記" "b"'), "3:14: 'b' is too much here"),
    (body('expect txt "a"'), "3:10: unknown expectation 'txt' (did you mean 'text'?)"),
    (body("expect text a"), "3:15: the text looked for stands in quotes"),
    (body("expect text /(/"), "3:15: not a regular expression"),
    (body("expect score keep-awake"), "3:26: comparison is missing"),
    (body("expect score keep-awake >= many"), "3:30: 'many' is not a number"),
    (body('expect softkey top "a"'), "3:18: unknown side 'top'"),
    (body('open "a" "\\q"'), '3:14: after \\ comes \\, ", $ or n'),
    (body('note "${x}"'), "3:8: nothing is called 'x'"),
    (body('type "a" via'), "3:15: way of typing is missing"),
    (body("repeat 5"), "2:1: this `test` is never closed"),
    (body("repeat until event over\nend"), "3:26: a bound is missing"),
    (body("repeat 0\nend"), "3:10: '0' is not a number of rounds"),
    (body('include "no.keys"'), "3:11: no.keys: cannot be read"),
    (body('include "no.keys" user'), "3:21: a value is given as"),
    (body("end"), "4:1: there is nothing to end here"),
    (body("seed 7"), "3:3: `seed` is a setting of the whole script"),
    (body('test "u"'), "3:3: `test` inside the `test` of line 2"),
    ('keys 1\ntest "t"\nend\ntest "t"\nend', '4:6: there is already a test "t"'),
    ("keys 1\nnetwork fast\n" + body("")[7:], "2:9: unknown network 'fast'"),
    ("keys 1\nclock yesterday\n" + body("")[7:], "2:7: 'yesterday' is not a date"),
    ("keys 1\nlang fr\n" + body("")[7:], "2:6: unknown language 'fr'"),
    ("keys 1\nseed -1\n" + body("")[7:], "2:6: '-1' is not a seed"),
    # verbs and their words
    (body("Press 5"), "3:3: unknown verb 'Press' (did you mean 'press'?)"),
    (body('"press" 5'), "3:3: unknown verb 'press'"),
    (body("/press/ 5"), "3:3: unknown verb 'press'"),
    (body("press 5 #x"), "3:11: unknown key '#x'"),
    (body("press 5 x1001"), "3:11: a key is pressed 1 to 1000 times"),
    (body("press 5 @200ms ok"), "3:18: 'ok' is too much here"),
    (body("press x3"), "3:9: unknown key 'x3'"),
    (body("hold 5 0s"), "3:10: a key is held for at least one frame"),
    (body("hold left right 1s"), "3:13: 'right' is not a length of time"),
    (body("down"), "3:7: a key is missing"),
    (body("up 5 6 oops"), "3:10: unknown key 'oops'"),
    (body("open /diary"), '3:8: the address is missing; it stands in quotes, "like this"'),
    (body("focus"), "3:8: what to focus is missing"),
    (body('softkey left "Menu"'), "3:11: the label is missing; it stands in quotes"),
    (body('type "a" via pen'), "3:16: unknown way of typing 'pen'"),
    (body('type "a" with keyboard'), "3:12: 'with' is too much here"),
    (body("wait idle now"), "3:13: 'now' is too much here"),
    (body("wait"), "3:7: how long is missing"),
    (body("wait -5s"), "3:8: '-5s' is not a length of time"),
    (body("wait １s"), "3:8: '１s' is not a length of time"),
    (body('wait-for text "a" within'), "3:27: how long is missing"),
    (body('wait-for text "a" 5s'), "3:21: '5s' is too much here"),
    (body("wait-for"), "3:11: expectation is missing"),
    # expectations
    (body("expect"), "3:9: expectation is missing"),
    (body("expect no"), "3:12: expectation is missing"),
    (body('expect no no text "a"'), "3:13: unknown expectation 'no'"),
    (body("expect text"), "3:14: the text looked for is missing"),
    (body("expect text /a"), "3:15: the text looked for stands in quotes"),
    (body("expect text /[/ x"), "3:15: not a regular expression"),
    (body(f"expect text /{'a' * 501}/"), "3:15: a pattern has at most 500 characters"),
    (body("expect focus Diary"), "3:16: the text looked for stands in quotes"),
    (body("expect softkey left Menu"), "3:23: the label is missing"),
    (body("expect score >= 3"), "3:16: a game is missing"),
    (body("expect score keep-awake => 3"), "3:27: unknown comparison '=>'"),
    (body("expect score keep-awake >= -1"), "3:30: '-1' is not a number"),
    (body("expect rank keep-awake enemies <= 3"), "3:26: unknown comparison 'enemies'"),
    (body("expect event"), "3:15: the name of the event is missing"),
    (body("expect event /over/"), "3:16: the name of the event is plain text"),
    (body("expect vibrate 3"), "3:18: '3' is too much here"),
    (body("expect frame 12"), "3:16: '12' is not the hash of a frame"),
    (body("expect pixel 12 #ff6600"), "3:16: a pixel reads x,y"),
    (body("expect pixel 1,2 red"), "3:20: 'red' is not a color; it reads #ff6600"),
    (body("expect bytes <= 10K"), "3:19: '10K' is not a number of bytes; it reads 800 or 10k"),
    (body("expect time <= 3"), "3:18: '3' is not a length of time"),
    (body("expect keys <= few"), "3:18: 'few' is not a number"),
    (body("expect lint"), "3:14: word is missing"),
    (body("expect lint dirty"), "3:15: unknown word 'dirty'"),
    # pictures and films
    (body("shot top"), "3:8: the picture's name is missing"),
    (body('shot "top" whole'), "3:14: 'whole' is too much here"),
    (body('golden "top" area 1,2,3'), "3:21: the area reads x,y,w,h in pixels"),
    (body('golden "top" area 1,2,0,4'), "3:21: the area reads x,y,w,h in pixels"),
    (body('golden "top" mask watch'), "3:21: unknown mask 'watch'; it is one of clock, status, softkeys"),
    (body('golden "top" tolerance lots'), "3:26: 'lots' is not a number of pixels"),
    (body('golden "top" masks clock'), "3:16: unknown word 'masks' (did you mean 'mask'?)"),
    (body("gif start"), "3:12: the film's name is missing"),
    (body('gif "demo"'), "3:7: unknown word 'demo'; it is one of start, stop"),
    (body('wav stop "demo"'), "3:12: 'demo' is too much here"),
    (body("note seen"), "3:8: the text is missing; it stands in quotes"),
    # the world
    (body('sign-in "Kana"'), "3:11: 'Kana' is not a member; a member is a number such as 42"),
    (body('friend "42"'), "3:14: a member is missing"),
    (body("friend 42 042"), "3:13: nobody is a friend of oneself"),
    (body('message "7" "hello"'), "3:11: unknown word '7'; it is one of from"),
    (body('message from "7"'), "3:19: the text is missing"),
    (body("post-score keep-awake many"), "3:25: 'many' is not a score"),
    (body("post-score keep-awake 12 as Kana"), "3:31: 'Kana' is not a member"),
    (body("network of"), "3:11: unknown network 'of' (did you mean 'off'?)"),
    (body("network off for ever"), "3:19: 'ever' is not a length of time"),
    (body("battery 101"), "3:11: '101' is not a charge; it is a whole number from 0 to 100"),
    (body("advance 1w"), "3:11: '1w' is not a length of time; it reads 30s, 5m, 2h or 1d"),
    (body("advance 99999d"), "3:11: ten years (3650d) is the furthest"),
    (body("world end"), "3:9: unknown word 'end'; it is one of reset"),
    (body("save-state before"), "3:14: the state's name is missing"),
    (body("device"), "3:9: a device is missing"),
    # blocks, values, settings
    (body('skip "why" now'), "3:14: 'now' is too much here"),
    (body('skip when maker LG "why"'), "3:13: unknown word 'maker'; it is one of carrier, device, lang, network"),
    (body("known-bug"), "3:12: the reason is missing"),
    (body('repeat 2\nskip "why"\nend'), "4:1: `skip` stands in a test"),
    (body("repeat forever\nend"), "3:10: 'forever' is not a number of rounds"),
    (body("repeat until event over max 0\nend"), "3:31: '0' is not a number of rounds"),
    (body("let"), "3:6: name is missing"),
    (body("let who Kana"), "3:11: the value is missing"),
    (body('let who "Kana" "Ren"'), "3:18: 'Ren' is too much here"),
    (body('click "${}"'), "3:9: nothing is called ''"),
    ("keys 1\ntest t\nend", "2:6: the name of the test is missing"),
    ("keys 1\nrepeat 2\nend\n" + body("")[7:], "2:1: `repeat` stands inside a test"),
    ("keys 1\ntitle Smoke\n" + body("")[7:], "2:7: the title is missing"),
    ("keys 1\ntags\n" + body("")[7:], "2:5: tag is missing"),
    ("keys 1\ntimeout soon\n" + body("")[7:], "2:9: 'soon' is not a length of time"),
    ("keys 1\nlang en press 5\n" + body("")[7:], "2:9: unknown setting 'press'"),
    ("keys\n" + body("")[7:], "1:5: version is missing"),
    ("keys 1 2\n" + body("")[7:], "1:8: '2' is too much here"),
]


@every_case(("text", "expected"), WRONG)
def test_a_wrong_script_names_the_place(text: str, expected: str) -> None:
    with pytest.raises(ScriptErrors) as caught:
        parse(text, "a.keys", no_file, unchecked_names())
    assert expected in str(caught.value)
    for problem in caught.value.problems:
        assert problem.place.line >= 1
        assert 1 <= problem.place.column <= len(problem.source) + 1
        shown, line, caret = str(problem).splitlines()[:3]
        assert shown.startswith(f"a.keys:{problem.place.line}:{problem.place.column}: ")
        assert line == f"  {problem.source}"
        assert len(caret) - 3 == display_width(problem.source[: problem.place.column - 1])


def test_every_one_ends_the_command_with_status_2(tmp_path: Path) -> None:
    assert len(WRONG) >= 100
    script = tmp_path / "a.keys"
    for text, expected in WRONG:
        script.write_text(text, encoding="utf-8")
        status, _, faults = answer("script", script)
        assert (status, "Traceback" in faults) == (2, False), text
        assert expected.partition(": ")[0] in faults
