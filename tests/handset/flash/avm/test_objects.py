"""Objects, functions and scopes of ActionScript 1, by movies of SWF 5 and later."""

from __future__ import annotations

from handset.flash.assembler.movie_builder import MovieBuilder
from tests.handset.flash.running import run, traced

TWICE = 'defineFunction "twice" "n"\npush "n"\ngetVariable\npush 2\nmultiply\nreturn\nendBlock\n'
OBJECT = 'push "o" "x" 3 "y" 4 2\ninitObject\nsetVariable\n'
LIST = 'push "a" 3 1 2 3\ninitArray\nsetVariable\n'


def said(source: str, version: int = 5) -> list[str]:
    """Return what actions trace that leave one value on the stack."""
    return traced(f"{source}\ntrace", version=version)


CASES = (
    (TWICE + 'push 21 1 "twice"\ncallFunction', "42"),
    (TWICE + 'push "twice"\ngetVariable\ntypeOf', "function"),
    ('push 1 1 "Number"\nnewObject\npush 1 1 "Number"\nnewObject\nequals2', "true"),
    ('push "Number"\ngetVariable\npush "MAX_VALUE"\ngetMember', "1.79769313486231e+308"),
    (TWICE + 'push 0 "twice"\ncallFunction', "0"),
    (OBJECT + 'push "o"\ngetVariable\npush "x"\ngetMember', "3"),
    (OBJECT + 'push "o.y"\ngetVariable', "4"),
    (OBJECT + 'push "o.y" 9\nsetVariable\npush "o"\ngetVariable\npush "Y"\ngetMember', "9"),
    (OBJECT + 'push "o"\ngetVariable\npush "x"\ndelete', "true"),
    (OBJECT + 'push "o"\ngetVariable', "[object Object]"),
    (LIST + 'push "a"\ngetVariable', "2,1,3"),
    (LIST + 'push "a"\ngetVariable\npush "length"\ngetMember', "3"),
    (LIST + 'push 0 "a"\ngetVariable\npush "sort"\ncallMethod', "1,2,3"),
    (LIST + 'push "-" 1 "a"\ngetVariable\npush "join"\ncallMethod', "2-1-3"),
    (LIST + 'push 7 1 "a"\ngetVariable\npush "push"\ncallMethod', "4"),
    ('push "b" 1 2\nadd2\nadd2', "b3"),
    ('push 1 2\nadd2', "3"),
    ('push "1" 1\nequals2', "true"),
    ('push null undefined\nequals2', "true"),
    ('push 7 3\nmodulo', "1"),
    ('push 6 3\nbitAnd', "2"),
    ('push 1 31\nbitLShift', "-2147483648"),
    ('push -1 28\nbitURShift', "15"),
    ('push 5\nincrement', "6"),
    ('push 3.7 1 "Math"\ngetVariable\npush "floor"\ncallMethod', "3"),
    ('push "0x1F" 1 "parseInt"\ncallFunction', "31"),
    ('push "12px" 1 "parseInt"\ncallFunction', "12"),
    ('push 255 1 "Number"\nnewObject\npush "n"\nstackSwap\nsetVariable\npush 16 1 "n"\ngetVariable\n'
     'push "toString"\ncallMethod', "ff"),
    ('push 2 0 2 "hello"\npush "substr"\ncallMethod', "he"),
    ('push "l" 1 "hello"\npush "indexOf"\ncallMethod', "2"),
    ('push 0 "hello"\npush "toUpperCase"\ncallMethod', "HELLO"),
    ('push "hello"\npush "length"\ngetMember', "5"),
    ('push "x" 1 "axbxc"\npush "split"\ncallMethod', "a,b,c"),
    ('push 0 "Date"\nnewObject\npush "d"\nstackSwap\nsetVariable\npush 0 "d"\ngetVariable\n'
     'push "getFullYear"\ncallMethod', "2009"),
    ('push 5 1 2000 3 "Date"\nnewObject\ntypeOf', "object"),
    ('push "this"\ngetVariable', "_level0"),
    ('push "_root._currentframe"\ngetVariable', "1"),
    ('push 1 0\ndivide', "Infinity"),
)  # fmt: skip


def test_values_of_swf_5() -> None:
    for source, expected in CASES:
        assert said(source) == [expected], source


def test_objects_are_enumerated_from_the_newest_on() -> None:
    source = OBJECT + 'push "o.z" 5\nsetVariable\npush "o"\nenumerate\n' + "trace\n" * 4
    assert traced(source, version=5) == ["z", "x", "y", "undefined"]


def test_a_constructor_makes_objects_with_a_prototype() -> None:
    source = (
        'defineFunction "Box" "w"\npush "this"\ngetVariable\npush "w"\npush "w"\ngetVariable\nsetMember\nendBlock\n'
        'push "Box"\ngetVariable\npush "prototype"\ngetMember\npush "area"\n'
        'defineFunction ""\npush "this"\ngetVariable\npush "w"\ngetMember\npush 3\n'
        "multiply\nreturn\nendBlock\nsetMember\n"
        'push "b" 5 1 "Box"\nnewObject\nsetVariable\npush 0 "b"\ngetVariable\npush "area"\ncallMethod'
    )
    assert said(source) == ["15"]


def test_with_finds_names_in_its_object_first() -> None:
    source = OBJECT + 'push "x" 100\nsetVariable\npush "o"\ngetVariable\nwith\npush "x"\ngetVariable\ntrace\n'
    source += 'push "x" 8\nsetVariable\nendBlock\npush "x"\ngetVariable\ntrace\npush "o.x"\ngetVariable'
    assert said(source) == ["3", "100", "8"]


def test_a_function_closes_over_its_scope_from_swf_6_on() -> None:
    source = (
        'defineFunction "outer"\npush "v" "kept"\ndefineLocal\n'
        'defineFunction ""\npush "v"\ngetVariable\nreturn\nendBlock\nreturn\nendBlock\n'
        'push "f" 0 "outer"\ncallFunction\nsetVariable\npush 0 "f"\ncallFunction'
    )
    assert said(source, 5) == ["undefined"]
    assert said(source, 6) == ["kept"]


def test_functions_that_call_themselves_for_ever_are_stopped() -> None:
    calls = ('push 0 "f"\ncallFunction', 'push "o"\ngetVariable\npush "" \nadd2')
    bodies = (
        f'defineFunction "f"\n{calls[0]}\nendBlock\n{calls[0]}',
        f'push "o" 0\ninitObject\nsetVariable\npush "o"\ngetVariable\npush "valueOf"\ndefineFunction ""\n{calls[1]}\n'
        f"endBlock\nsetMember\n{calls[1]}",
    )
    for body in bodies:
        builder = MovieBuilder(version=5)
        builder.main.actions(body)
        builder.main.show_frame()
        player, _ = run(builder)
        assert "call one another" in player.fault, body


def test_strings_and_arrays_that_grow_for_ever_cost_until_the_movie_is_stopped() -> None:
    for grow in ('push "s" "s"\ngetVariable\npushDuplicate\nadd2\nsetVariable', 'push "a" "a"\ngetVariable\n'
                 'push 1\nstackSwap\npush "concat"\ncallMethod\npop'):  # fmt: skip
        builder = MovieBuilder(version=5)
        builder.main.actions(f'push "s" "0123456789"\nsetVariable\n{LIST}loop:\n{grow}\njump loop')
        builder.main.show_frame()
        player, _ = run(builder)
        assert player.fault == "the movie's actions go on for ever; it was stopped"
        clip = player.stage.root.clip
        assert clip is not None
        assert len(str(clip.variable("s", 5))) <= 1 << 20


def test_functions_of_the_player_are_had_by_their_numbers() -> None:
    source = (
        'push "o" 0 "Object"\nnewObject\nsetVariable\npush "o"\ngetVariable\npush "own" 1\nsetMember\n'
        'push "o"\ngetVariable\npush "asks" 5 101 2 "ASnative"\ncallFunction\nsetMember\n'
        'push "{0}" 1 "o"\ngetVariable\npush "asks"\ncallMethod\ntrace'
    )
    assert traced(source.replace("{0}", "own"), source.replace("{0}", "other"), version=5) == ["true", "false"]
    assert traced('push 99 99 2 "ASnative"\ncallFunction\ntrace', version=5) == ["undefined"]
