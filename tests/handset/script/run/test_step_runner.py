"""Values that a test finds, calculates and chooses as it runs."""

from __future__ import annotations

from handset.script.run.verdict import Verdict
from tests.handset.script.page_environment import run_on_pages

PAGES = {
    "/7": '<title>Entry 7</title><p>12 points</p><a href="/8">On to 8</a><p>End',
    "/8": "<title>Entry 8</title><p>22 points<p>On <b>12</b>",
}


def played(*lines: str, head: str = "timeout 1s") -> Verdict:
    return run_on_pages(PAGES, "\n".join(['open "/7"', *lines]), head, version=2)


def test_values_come_from_what_is_there() -> None:
    verdict = played(
        r"let points from text /(\d+) points/",
        r"let all from page text /\d+ points/",
        r"let number from url /[0-9]+$/",
        "let heading from title",
        "let link from focus",
        'note "${points}, ${all}, ${number}, ${heading}, ${link}"',
        "let next = ${number} + 1",
        'click "On to ${next}"',
        "let more = ${points} + 10",
        'expect text "${more} points"',
        "expect page text /^On ${points}$/",
    )
    assert (verdict.outcome, verdict.message) == ("passed", "")
    assert verdict.notes == ("12, 12 points, 7, Entry 7, On to 8",)


def test_a_value_that_is_not_there_fails_with_the_nearest() -> None:
    verdict = played(r"let points from text /(\d+) pionts/", 'note "${points}"')
    assert verdict.outcome == "failed"
    said = r"a.keys:5:1: expected text /(\d+) pionts/ within 1 s; nearest on the screen: '12 points'"
    assert verdict.message.startswith(said)


def test_a_value_is_given_again_in_each_round() -> None:
    verdict = played("let n = 0", "repeat 4", "let n = ${n} + 2", 'note "${n}"', "end", 'note "at last ${n}"')
    assert verdict.notes == ("2", "4", "6", "8", "at last 8")
    assert played("let n = 3", "repeat ${n}", "press up", 'note "again"', "end").notes == ("again",) * 3


def test_chance_is_of_the_seed() -> None:
    lines = ["repeat 20", "let n random -1..3", 'let who random of "Ami" "Ren"', 'note "${n} ${who}"', "end"]
    one, same, other = (played(*lines, head=f"timeout 1s seed {seed}").notes for seed in (5, 5, 6))
    assert one == same != other
    assert {note.split()[0] for note in one + other} == {"-1", "0", "1", "2", "3"}
    assert {note.split()[1] for note in one + other} == {"Ami", "Ren"}


def test_values_that_make_no_sense_in_their_line_fail_it() -> None:
    for lines, said in [
        (
            ("let n from title", "let m = ${n} * 2"),
            "with its values the line reads `let m = Entry 7 * 2`: 'E' is not a",
        ),
        (("let n = 0", "let m = 5 / ${n}"), "with its values the line reads `let m = 5 / 0`: nothing can be divided"),
        (
            ("let n = 0", "press 1 x${n}"),
            "with its values the line reads `press 1 x0`: a key is pressed 1 to 1000 times",
        ),
        (("let n from focus", "network ${n}"), "with its values the line reads `network On to 8`: unknown network"),
    ]:
        verdict = played(*lines)
        assert verdict.outcome == "failed", lines
        assert said in verdict.message, (lines, verdict.message)
