"""What only the whole script shows: goldens of which `--update` would keep one for two."""

from __future__ import annotations

from handset.script.language.parser import parse
from handset.script.language.problems import ScriptErrors
from keitai.script_names import script_names
from tests.handset.script.language.test_vacuous import no_file


def faults(script: str, files: dict[str, str] | None = None) -> list[tuple[str, int, int, str]]:
    """(file, line, column, message) of a script's errors."""

    def read(name: str, including: str) -> tuple[str, str]:
        return (name, files[name]) if files is not None else no_file(name, including)

    try:
        parse(f"keys 1\n{script}", "a.keys", read, script_names())
    except ScriptErrors as errors:
        places = [each.place for each in errors.problems]
        return [
            (place.file, place.line, place.column, each.message)
            for place, each in zip(places, errors.problems, strict=True)
        ]
    return []


def test_two_goldens_of_one_name_in_a_test_are_an_error() -> None:
    told = "golden 'top' is already in this test, line 3; each picture has its own name"
    for between in ("", "press 1\n", "repeat 2\npress 1\nend\n", "device qvga\n", "device p906i\ndevice qvga\n"):
        line = 4 + between.count("\n")
        script = f'test "t"\ngolden "top"\n{between}  golden "top" mask clock\nend'
        assert faults(script) == [("a.keys", line, 10, told)], between
    script = 'test "t"\ngolden "top"\nrepeat 3\n  press 1\n  golden "top"\nend\nend'
    assert faults(script) == [("a.keys", 6, 10, told)]
    script = 'setup\n  golden "top"\nend\ntest "t"\n  golden "top"\nend'
    assert faults(script) == [("a.keys", 6, 10, told)]


def test_two_names_for_one_file_are_an_error_in_the_whole_script() -> None:
    pairs = [("a/b", "a-b"), ("Top", "top"), ("top!", "top"), ("!", "?"), ("a  b", "a b"), ("x" * 61, "x" * 62),
             ("\u30ab", "\u30ab\u3099"), ("a.b", "a:b"), ("top ", "top")]  # fmt: skip
    for first, second in pairs:
        for between in ("", 'end\ntest "u"\n'):
            script = f'test "t"\ngolden "{first}"\n{between}golden "{second}"\nend'
            told = f"its file is that of golden {first!r}, line 3; rename it"
            assert faults(script) == [("a.keys", 4 + between.count("\n"), 8, told)], (first, second)


def test_a_golden_may_be_seen_again_where_its_file_is_meant_or_is_another() -> None:
    for script in (
        'test "t"\ngolden "top"\ndevice p906i\ngolden "top"\ndevice w61ca\ngolden "top"\nend',
        'test "t"\nrepeat 3\ngolden "top"\npress 1\nend\nend',
        'test "t"\ngolden "top"\nend\ntest "u"\ngolden "top"\nend',
        'setup\ngolden "top"\nend\ntest "t"\npress 1\nend\ntest "u"\npress 2\nend',
        'test "t"\ngolden "a1"\ngolden "a 1"\ngolden "日記"\ngolden "日 記"\nend',
        'test "t"\ninclude "f.keys" n="1"\ninclude "f.keys" n="2"\nend',
    ):
        assert faults(script, {"f.keys": 'keys 1\ngolden "at ${n}"'}) == [], script


def test_an_included_golden_is_told_in_its_file() -> None:
    script = 'test "t"\ngolden "top"\ninclude "f.keys"\ninclude "f.keys"\nend'
    told = "golden 'top' is already in this test, line 3 of a.keys; each picture has its own name"
    assert faults(script, {"f.keys": 'keys 1\ngolden "top"'}) == [("f.keys", 2, 8, told)]


def test_a_line_that_may_have_meant_another_model_leaves_the_goldens_unjudged() -> None:
    script = 'test "t"\ngolden "top"\ndevise p906i\ngolden "top"\nend'
    assert [(line, message.partition(";")[0]) for _, line, _, message in faults(script)] == [
        (4, "unknown verb 'devise' (did you mean 'device'?)")
    ]


def test_a_film_that_cannot_begin_or_stop_is_an_error() -> None:
    none, on = '; `{0} start "name"` begins one', "; `{0} stop` ends it"
    for kind in ("gif", "wav"):
        begin, stop = f'{kind} start "a"\n', f"{kind} stop\n"
        for body, line, message in (
            (stop, 3, f"no {kind} is going on here{none}"),
            (begin + stop + stop, 5, f"no {kind} is going on here{none}"),
            (begin + begin, 4, f'the {kind} "a" is still going on here{on}'),
            (f"repeat 2\n{begin}end\n", 4, f'the {kind} "a" is still going on here{on}'),
            (f"repeat 3\n{begin}{stop}end\n{stop}", 7, f"no {kind} is going on here{none}"),
            (
                f'{begin}repeat until text "x" max 3\npress 1\nend\n{begin}',
                7,
                f'the {kind} "a" is still going on here{on}',
            ),
        ):
            assert faults(f'test "t"\n{body}end') == [("a.keys", line, 1, message.format(kind))], body
        for body in (
            begin,
            begin + stop + begin,
            f"repeat 2\n{begin}press 1\n{stop}end\n",
            f'repeat until text "x" max 3\n{begin}end\n{stop}',
            f'{begin}repeat until text "x" max 3\n{stop}{begin}end\n{stop}',
            'gif start "a"\nwav start "a"\nwav stop\ngif stop\n',
        ):
            assert faults(f'test "t"\n{body}press 1\nend') == [], body
    assert faults(f'setup\n{begin}end\ntest "t"\n{stop}end\ntest "u"\n{stop}end') == []


def test_an_address_that_no_page_has_is_an_error() -> None:
    for address in (
        "ftp://site/x", "diary", "m.mixi.test/home", "mailto:a@b.test", "tel:0901234", "javascript:alert(1)", "http:///x",
        "http://", "https:x", "?page=2", "#top", " /home", "http://site:99999/", "http://[::1/", "http://a b/", "file:///x",
    ):  # fmt: skip
        told = f"{address!r} is not a page's address; one begins with / or http://site/"
        assert faults(f'test "t"\nopen "{address}"\nend') == [("a.keys", 3, 6, told)], address
    for address in (
        "/",
        "/home?x=1",
        "http://site/",
        "HTTPS://site.test:8443/x",
        "//m.mixi.test/home",
        "http://127.0.0.1",
    ):
        assert faults(f'test "t"\nopen "{address}"\nend') == [], address


def test_a_key_goes_down_once_and_up_once() -> None:
    held, free = "left is held already; `up left` lets it go", "left is not held; `down left` holds it"
    for body, faulty in {
        "up left": [(3, free)],
        "down left\ndown left": [(4, held)],
        "down left\nup left\nup left": [(5, free)],
        "down right\nup left": [(4, free)],
        "repeat 2\ndown left\nend": [(4, held)],
        "down left\nrepeat 2\nup left\nend": [(5, free)],
        "down left\nup left\ndown left\nup left": [],
        "repeat 3\ndown left\nup left\nend": [],
        'repeat until text "a" max 3\ndown left\nend\nup left': [],
        "down left\ndevice p906i\ndown left": [],
        'save-state "a"\ndown left\nload-state "a"\ndown left': [],
        "down left": [],
    }.items():
        script = f'test "t"\n{body}\nend'
        assert faults(script) == [("a.keys", line, 1, told) for line, told in faulty], body
    assert faults('setup\ndown left\nend\ntest "t"\nup left\nend\ntest "u"\npress ok\nup left\nend') == []


def test_a_message_from_the_owner_is_an_error() -> None:
    told = "nobody writes to oneself"
    for script, places in (
        ('test "t"\nmessage from 42 "x"\nend', [(3, 14)]),
        ('test "t"\n  message  from  042 "x"\nend', [(3, 18)]),
        ('member 7\ntest "t"\nmessage from 7 "x"\nmessage from 42 "x"\nend', [(4, 14)]),
        ('test "t"\nlet me "42"\nmessage from ${me} "x"\nend', [(4, 14)]),
        ('setup\nsign-in 7\nend\ntest "t"\nmessage from 42 "x"\nmessage from 7 "x"\nend', [(7, 14)]),
        ('test "t"\nsign-in 7\nsign-in 42\nmessage from 42 "x"\nend', [(5, 14)]),
        ('test "t"\nrepeat 2\nmessage from 7 "x"\nsign-in 7\nend\nend', [(4, 14)]),
        ('test "t"\nrepeat 2\nmessage from 42 "x"\nend\nmessage from 42 "x"\nend', [(4, 14), (6, 14)]),
        ('test "t"\nsign-in 7\nend\ntest "u"\nmessage from 42 "x"\nend', [(6, 14)]),
        ('test "t"\nsave-state "s"\nload-state "s"\nmessage from 42 "x"\nend', [(5, 14)]),
    ):
        assert faults(script) == [("a.keys", *place, told) for place in places], script


def test_a_message_that_may_be_from_another_is_none() -> None:
    for script in (
        'test "t"\nmessage from 7 "x"\nend',
        'test "t"\nsign-in 7\nmessage from 42 "x"\nend',
        'test "t"\nsave-state "s"\nsign-in 7\nload-state "s"\nmessage from 7 "x"\nend',
        'test "t"\nrepeat until title "x" max 2\nsign-in 7\nend\nmessage from 42 "x"\nmessage from 7 "x"\nend',
    ):
        assert faults(script) == [], script


def test_who_the_owner_is_is_not_guessed_from_a_line_that_cannot_be_read() -> None:
    for line in ("member 4x2", "mebmer 7", "device nosuch member 7", "lang zz"):
        assert len(faults(f'{line}\ntest "t"\nmessage from 42 "x"\nend')) == 1, line
    for line in ("sign-in", "sgin-in 7", "sign-in 0", "load-state"):
        assert len(faults(f'test "t"\n{line}\nmessage from 42 "x"\nend')) == 1, line
