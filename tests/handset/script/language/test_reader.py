"""Every wrong word of a line is told at its own column, whichever verb it belongs to and however many are wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from handset.script.language.parser import VERBS, parse
from handset.script.language.problems import ScriptErrors
from keitai.common.errors import KeitaiError
from keitai.script_names import script_names

NAMES = script_names()
Argument = tuple[str, str, str]
"""A right word, a wrong one in its place, and how the error begins."""

KEY = ("5", "7up", "unknown key '7up'")
OTHER_KEY = ("6", "enter", "unknown key 'enter'")
NAME = ('"top"', '" "', "")
NUMBER = ("12", "twelve", "'twelve' is not a ")
TIME = ("2s", "2sec", "'2sec' is not a length of time")
DEVICE = ("p906i", "p907i", "unknown device 'p907i' (did you mean 'p906i'?)")
GAME = ("wig", "vig", "unknown game 'vig' (did you mean 'wig'?)")
MEMBER = ("7", "99999", "member 99999 does not exist")
SOUGHT = ('"Menu"', '""', "the text looked for is empty")
PATTERN = ("/a+/", "/a(/", "not a regular expression")
NETWORK = ("foma", "wifi", "unknown network 'wifi'")
RECT = ("1,2,30,40", "1,2,30", "the ")
VARIABLE = ('"a"', '"${nobody}"', "nothing is called 'nobody'")

STEPS: list[list[str | Argument]] = [
    [
        "press",
        KEY,
        KEY,
        ("x3", "x0", "a key is pressed 1 to 1000 times"),
        KEY,
        ("@80ms", "@1ms", "from press to press"),
    ],
    ["hold", KEY, TIME],
    ["hold", KEY, ("1s", "0s", "a key is held for at least")],
    ["down", KEY, OTHER_KEY],
    ["up", KEY, OTHER_KEY],
    ["open", ('"/x"', '"ftp:x"', "'ftp:x' is not a page's address")],
    ["click", NAME],
    ["focus", VARIABLE],
    ["softkey", NAME],
    ["type", ('"a"', '""', "the text is empty"), "via", ("keyboard", "keybord", "unknown way of typing 'keybord'")],
    ["wait", TIME],
    ["wait", ("2f", "0f", "this takes no time")],
    ["wait-for", "text", SOUGHT, "within", TIME],
    ["expect", "no", "page", "text", PATTERN],
    ["expect", "focus", SOUGHT],
    ["expect", "title", PATTERN],
    ["expect", "url", VARIABLE],
    ["expect", "softkey", ("left", "middle", "unknown side 'middle'"), ('"Menu"', '""', "the label is empty")],
    ["expect", "dialog", SOUGHT],
    ["expect", "score", GAME, (">=", "=>", "unknown comparison '=>'"), NUMBER],
    ["expect", "rank", GAME, "friends", ("<=", "=<", "unknown comparison '=<'"), NUMBER],
    ["expect", "event", ("whack", "whakc", "unknown event 'whakc'")],
    ["expect", "sound", ('"phone/mail"', '"phone/male"', "unknown sound 'phone/male'")],
    ["expect", "frame", ("0123456789abcdef", "0123", "'0123' is not the hash of a frame")],
    ["expect", "pixel", ("12,34", "12", "a pixel reads x,y"), ("#ff6600", "orange", "'orange' is not a color")],
    ["expect", "bytes", ("<=", "=<", "unknown comparison '=<'"), ("10k", "10kb", "'10kb' is not a number of bytes")],
    ["expect", "time", ("<=", "=<", "unknown comparison '=<'"), TIME],
    ["expect", "keys", ("<=", "=<", "unknown comparison '=<'"), NUMBER],
    [
        "expect",
        "flash",
        ('"/:score"', '""', "the variable of a movie is empty"),
        (">=", "=>", "unknown comparison '=>'"),
        NUMBER,
    ],
    ["expect", "flash", "frame", ('"gameover"', '""', "the label of a frame is empty")],
    ["expect", "lint", ("clean", "cleen", "unknown word 'cleen'")],
    ["repeat", ("3", "0", "'0' is not a number of rounds")],
    ["repeat", "until", "text", SOUGHT, "max", NUMBER],
    ["shot", NAME],
    ["golden", NAME, "area", RECT, "mask", ("clock", "clok", "unknown mask 'clok'"), "mask", RECT, "tolerance", NUMBER],
    ["gif", "start", NAME],
    ["wav", "start", NAME],
    ["note", NAME],
    ["step", NAME],
    ["network", NETWORK, "for", TIME],
    ["network", NETWORK, "for", ("2s", "0s", "this takes no time")],
    ["battery", ("5", "101", "'101' is not a charge")],
    ["advance", ("1d", "1w", "'1w' is not a length of time")],
    ["advance", ("1d", "0d", "'0d' takes no time")],
    ["world", ("reset", "rest", "unknown word 'rest'")],
    ["save-state", NAME],
    ["device", DEVICE],
    ["sign-in", MEMBER],
    ["friend", MEMBER, ("42", "x", "'x' is not a member")],
    ["message", "from", MEMBER, NAME],
    ["post-score", GAME, NUMBER, "as", MEMBER],
    ["password", NAME, "for", MEMBER],
    ["town", ("off", "of", "unknown word 'of'")],
    ["skip", "when", "carrier", ("au", "kddi", "unknown carrier 'kddi'"), NAME],
    ["known-bug", "when", "device", DEVICE, NAME],
    ["include", ('"f.keys"', '"g.keys"', "g.keys: cannot be read"), ('a="1"', "a", "a value is given as")],
    ["let", "name", VARIABLE],
]
SETTING_LINES: list[list[str | Argument]] = [
    ["device", DEVICE, "seed", NUMBER, "lang", ("ja", "jp", "unknown language 'jp'"), "member", MEMBER],
    ["network", NETWORK, "clock", ("2009-08-24T09:00", "24.8.2009", "'24.8.2009' is not a date"), "timeout", TIME],
    ["title", NAME, "tags", "smoke", "seed", NUMBER],
    ["keys", ("1", "7", "'7' is not a version")],
]


def read_fragment(name: str, including: str) -> tuple[str, str]:
    if name != "f.keys":
        raise KeitaiError(f"{name}: cannot be read")
    return name, "keys 1\n"


def told_of(line: str, *, inside: bool) -> list[tuple[int, int, str]]:
    """(line, column, message) of the errors of a script that has this line, the third, in a test or before it."""
    closed = "  press 1\nend\n" if line.startswith("  repeat") else ""
    held = "setup\n  down 5 6\nend\n" if line.startswith("  up") else ""
    test = 'test "t"\n'
    body = f"{test}{line}\n{closed}" if inside else f"\n{line}\n{test}"
    try:
        parse(f"keys 1\n{body}  press 1\nend\n{held}", "a.keys", read_fragment, NAMES)
    except ScriptErrors as errors:
        return [(each.place.line, each.place.column, each.message) for each in errors.problems]
    return []


def spoiled(words: list[str | Argument]) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """The line with no, one, two and all of its words wrong, and where that is told."""
    places = [place for place, word in enumerate(words) if not isinstance(word, str)]
    for count in sorted({0, 1, 2, len(places)}):
        for wrong in combinations(places, count):
            line, told = " ", []
            for place, word in enumerate(words):
                line += " "
                if isinstance(word, str):
                    line += word
                elif place in wrong:
                    told.append((len(line) + 1, word[2]))
                    line += word[1]
                else:
                    line += word[0]
            yield line, told


def test_each_wrong_word_is_told_at_its_place() -> None:
    inputs = 0
    for words, inside in [(each, True) for each in STEPS] + [(each, False) for each in SETTING_LINES]:
        for line, expected in spoiled(words):
            told = told_of(line, inside=inside)
            inputs += 1
            assert [(number, column) for number, column, _ in told] == [(3, column) for column, _ in expected], line
            for (_, _, message), (_, begin) in zip(told, expected, strict=True):
                assert message.startswith(begin), (line, message)
    assert inputs > 200
    tried = {word for words in [*STEPS, *SETTING_LINES] for word in words if isinstance(word, str)}
    assert {*VERBS, *NAMES.verbs} - tried <= {"test", "setup", "end", "load-state"}


def test_a_value_that_was_written_with_a_blank_is_one_fault() -> None:
    for line, column in (
        ("press %$ !", 9), ("hold 5 1.2 s", 10), ("wait 2 seconds", 8), ("wait-for text \"a\" within 3 s", 28),
        ("expect pixel 12, 34 #ff6600", 16), ('golden "x" area 0, 20, 240, 100', 19), ("advance 1 d", 11),
        ("expect score keep awake >= 5", 16), ("expect rank wig freinds >= 5", 19), ('message from Ami K "x"', 16),
        ("type hello there via keyboard", 8), ("click Games now", 9), ("battery 50 %", 14), ("title Into it", 9),
        ('expect text "a', 15), ("expect text a\"", 16), ("press 5 @80 ms", 12),
        ("skip when carrier docomo or au", 28), ("network off for 5 s", 19), ('repeat until text "a" 20', 25),
    ):  # fmt: skip
        told = told_of(f"  {line}", inside=not line.startswith("title"))
        assert [(number, place) for number, place, _ in told] == [(3, column)], (line, told)


def test_what_is_missing_is_told_beside_what_is_wrong() -> None:
    for line, columns in (
        ("hold foo", [8, 11]), ('wait-for text "" within', [17, 26]), ("message from nobody", [16, 22]),
        ('repeat until text ""', [21, 23]), ("expect score vig >=", [16, 22]), ("post-score vig", [14, 17]),
    ):  # fmt: skip
        assert [(number, column) for number, column, _ in told_of(f"  {line}", inside=True)] == [
            (3, column) for column in columns
        ], line


def test_a_line_that_is_out_of_place_is_told_where_it_begins() -> None:
    for line, column in (("    seed 7", 5), ('\ttest "u"', 2), ("  setup", 3), ("   end", 4)):
        inside = "end" not in line
        told = told_of(line, inside=inside)
        assert [(number, place) for number, place, _ in told][:1] == [(3, column)], (line, told)
