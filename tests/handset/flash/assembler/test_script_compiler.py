"""Flash 4's ActionScript compiled: run, it does what its statements say."""

from __future__ import annotations

import pytest

from handset.flash.assembler.action_assembler import assemble_actions
from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.assembler.script_compiler import compile_script
from handset.flash.avm.opcodes import FLASH_LITE_1_1_ACTIONS, action_name
from keitai.common.errors import FileError
from tests.handset.flash.running import run, traced

EXPRESSIONS = {
    "1 + 2 * 3": "7",
    "(1 + 2) * 3": "9",
    "10 - 4 - 3": "3",
    "7 / 2": "3.5",
    "17 % 5": "2",
    "-3 + 1": "-2",
    "-(3 + 1)": "-4",
    "2 > 1": "1",
    "1 > 2": "0",
    "2 >= 2": "1",
    "2 <= 1": "0",
    "3 != 3": "0",
    "1 == 1 && 2 == 2": "1",
    "0 || 1": "1",
    "!0": "1",
    "not 1": "0",
    '"a" add "b"': "ab",
    '"a" eq "a"': "1",
    '"a" ne "a"': "0",
    '"a" lt "b"': "1",
    '"b" gt "a"': "1",
    '"a" ge "b"': "0",
    '"a" le "a"': "1",
    "int(3.9)": "3",
    'length("猫a")': "3",
    'mblength("猫a")': "2",
    'substring("abcde", 2, 3)': "bcd",
    'mbsubstring("春夏秋冬", 2, 2)': "夏秋",
    'ord("A")': "65",
    "chr(66)": "B",
    'mbchr(mbord("月"))': "月",
    "random(1)": "0",
    "getTimer()": "0",
    'fscommand2("NoSuchCommand", 1)': "-1",
    'getProperty("", _currentframe)': "1",
    "_totalframes": "1",
    'eval("/:no" add "thing") add "."': ".",
}


def run_lines(source: str) -> list[str]:
    return traced(compile_script(source))


def test_expressions_have_their_values() -> None:
    for source, value in EXPRESSIONS.items():
        assert run_lines(f"trace({source});") == [value], source


def test_statements_run_in_their_order() -> None:
    assert run_lines("x = 3; x += 4; x--; trace(x);") == ["6"]
    assert run_lines("if (1 > 2) trace(1); else if (2 > 1) { trace(2); trace(3); } else trace(4);") == ["2", "3"]
    assert run_lines("for (i = 0; i < 9; i++) { if (i == 3) break; trace(i); } trace(i);") == ["0", "1", "2", "3"]
    assert run_lines('i = 2; while (i) { set("v" add i, i * 10); i--; } trace(v1 + v2); // 10 and 20') == ["30"]
    assert run_lines('trace("a"); ifFrameLoaded (1) { trace("b"); trace("c"); } trace("d");') == ["a", "b", "c", "d"]
    assert run_lines('ifFrameLoaded (0 + 1) { trace("b"); } trace("d");') == ["b", "d"]
    assert run_lines("ifFrameLoaded (99) { trace(1); trace(2); } trace(3);") == ["1", "2", "3"]


def test_clips_are_told_and_copied() -> None:
    builder = MovieBuilder()
    clip = builder.timeline()
    clip.label("rest")
    clip.actions("stop")
    clip.show_frame()
    clip.label("jump")
    clip.show_frame(2)
    builder.main.place(builder.sprite(clip), 1, name="frog")
    source = """
    /frog:n = 5; duplicateMovieClip("/frog", "toad" add 1, 7); /toad1:n = 8; trace(/frog:n + /toad1:n);
    tellTarget("/toad" add 1) { gotoAndStop("jump"); trace(_currentframe); n++; ../:seen = n; }
    tellTarget("/frog") { gotoAndStop(3); }
    setProperty("/toad1", _x, getProperty("/toad1", _x) + 30);
    trace(seen add getProperty("/frog", _currentframe) add getProperty("/toad1", _x));
    removeMovieClip("/toad1"); trace("[" add /toad1:n add "]");
    """
    builder.main.actions(compile_script(source))
    builder.main.show_frame()
    assert run(builder)[1].lines == ["13", "2", "9330", "[]"]


def test_it_writes_every_action_of_flash_lite_1_1() -> None:
    source = """
    a = (1 + 2 - 3) * 4 / 5; if (a == 1 && a < 2 || !a) { b = "x" eq "y" ; c = "x" lt "y" add "z"; }
    play(); stop(); nextFrame(); prevFrame(); toggleHighQuality(); stopAllSounds(); call("f"); trace(1);
    d = length("a") + mblength("a") + ord("a") + mbord("a") + random(3) + getTimer() + int(1.5);
    e = substring("a", 1, 1) add mbsubstring("a", 1, 1) add chr(65) add mbchr(65) add getProperty("", _name);
    setProperty("", _x, 1); duplicateMovieClip("", "n", 1); removeMovieClip("n"); fscommand2("Quit");
    tellTarget("/a") { play(); } tellTarget("/a" add 1) { stop(); } gotoAndStop(2); gotoAndPlay("f"); gotoAndStop(a);
    getURL("a", "b"); getURL("a", "b", "POST"); loadVariables("a", "/"); loadMovie("a", "/"); fscommand("q", "1");
    ifFrameLoaded(1) { a = 1; } ifFrameLoaded(a) { a = 1; } while (a) { break; } a++; startDrag("/a"); stopDrag();
    """
    lines = compile_script(source).splitlines()
    assemble_actions("\n".join(lines))
    written = {line.split()[0].casefold() for line in lines}
    assert {action_name(code).casefold() for code in FLASH_LITE_1_1_ACTIONS} - written == {"end"}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x = ;", "s:1:5: unexpected ';'"),
        ("\n x = 1", "s:2:7: unexpected 'end of the script', ';' expected"),
        ("x == 1;", "s:1:3: unexpected '==', '=' expected"),
        ("break;", "s:1:1: 'break' stands outside of a loop"),
        ("x = sine(1);", "s:1:5: unknown function 'sine'"),
        ("play(1);", "s:1:1: wrong arguments of play"),
        ("duplicateMovieClip(1);", "s:1:1: wrong arguments of duplicateMovieClip"),
        ("x = int(1, 2);", "s:1:5: int takes 1 arguments"),
        ("x = 1 ? 2;", "s:1:7: unexpected '?'"),
    ],
)
def test_errors_name_their_place(source: str, message: str) -> None:
    with pytest.raises(FileError) as raised:
        compile_script(source, name="s")
    assert str(raised.value) == message
