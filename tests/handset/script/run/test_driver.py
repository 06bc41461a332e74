"""`click` and `focus` find what bears a text wherever it stands on a page."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from tests.handset.script.page_environment import run_on_pages
from tests.keitai.cli.command_line import answer

THERE = {"/there": "<p>arrived</p>"}


def blank_stretches() -> Iterator[str]:
    """Pages longer than the screen whose middle looks the same at every scroll position, with one link."""
    link = '<a href="/there">Later</a>'
    fillings = [
        "<br>",
        "<p>&nbsp;</p>",
        "<div>equal</div>",
        "<hr>",
        "<div style='height:20px'></div>",
        "<pre>\n\n</pre>",
    ]
    for filling in fillings:
        for count in (30, 45, 60):
            yield f"top{filling * count}{link}"
            yield f"{link}{filling * count}<a href='/x'>First</a>{filling * count}bottom"
            yield f"{filling * count}{link}{filling * count}"


@pytest.mark.parametrize("page", list(blank_stretches()))
def test_a_link_beyond_a_stretch_that_looks_the_same_is_clicked(page: str) -> None:
    verdict = run_on_pages({"/": page, **THERE}, 'open "/"\nclick "Later"\nexpect text "arrived"')
    assert verdict.outcome == "passed", verdict.message


def test_a_link_above_is_found_again_from_the_end() -> None:
    page = f"<a href='/there'>Later</a>{'<br>' * 40}<a href='/x'>Last</a>"
    body = 'open "/"\nfocus "Last"\nclick "Later"\nexpect text "arrived"'
    verdict = run_on_pages({"/": page, **THERE}, body)
    assert verdict.outcome == "passed", verdict.message


def test_what_is_not_there_is_told_after_both_ends_were_seen() -> None:
    verdict = run_on_pages({"/": "<br>" * 30 + "<a href='/x'>Lately</a>"}, 'open "/"\nclick "Later"')
    assert verdict.outcome == "failed"
    assert "nothing that can be focused bears \"Later\"; the nearest is 'Lately'" in verdict.message


def test_a_page_too_long_for_the_thumb_is_told_so() -> None:
    verdict = run_on_pages({"/": "<br>" * 400 + "<a href='/x'>Later</a>"}, 'open "/"\nclick "Later"')
    assert 'bears "Later" within 100 presses' in verdict.message


@pytest.mark.parametrize("space", ["&nbsp;", "&#160;", "\u202f", " "])
@pytest.mark.parametrize("written", ["Sign out", "Sign\u00a0out"])
def test_a_space_that_does_not_break_is_a_space(space: str, written: str) -> None:
    page = f"<p>Now{space}or never</p><a href='/there'>Sign{space}out</a>"
    body = f'open "/"\nexpect text "Now or never"\nexpect text /Now or/\nfocus "{written}"\nexpect focus "{written}"'
    verdict = run_on_pages({"/": page}, body)
    assert verdict.outcome == "passed", verdict.message


BOXES = [
    '<input type="checkbox" name="a" id="k"><label for="k">Keep me</label>',
    '<label><input type="checkbox" name="a">Keep me</label>',
    '<label for="k">Keep me</label><input type="checkbox" name="a" id="k">',
    '<input type="checkbox" name="a">Keep me<br>other',
    '<input type="checkbox" name="a"> <font color="red">Keep</font> me<br>',
    '<input type="radio" name="a" value="1">Keep me<input type="radio" name="a" value="2">Or not',
    '<table><tr><td><input type="checkbox" name="a" id="k"></td><td><label for="k">Keep me</label></td></tr></table>',
    '<label>Keep me <input name="a"></label>',
]


@pytest.mark.parametrize("box", BOXES)
def test_a_field_is_focused_by_its_label(box: str) -> None:
    page = f'<form action="/there">before<br><a href="/x">Else</a><br>{box}<br><input type="submit" value="OK"></form>'
    verdict = run_on_pages({"/": page}, 'open "/"\nfocus "Keep me"\nexpect no focus "Else"\nexpect no focus "OK"')
    assert verdict.outcome == "passed", verdict.message


def test_of_two_radio_buttons_each_has_its_own_words() -> None:
    page = (
        '<form action="/there"><input type="radio" name="a" value="x">First<input type="radio" name="a" value="y">'
        'Second<br><input type="submit" value="OK"></form>'
    )
    body = 'open "/"\nclick "Second"\nclick "OK"\nexpect url "a=y"'
    verdict = run_on_pages({"/": page, **THERE}, body)
    assert verdict.outcome == "passed", verdict.message


SAME = {"exactly": "More", "signs": "[More]", "words": "Read More", "letters": "Moreover"}


def links(kinds: list[str]) -> dict[str, str]:
    """A page with a link of each kind, in this order, that leads to a page of the kind's name."""
    line = "<br>".join(f'<a href="/{kind}">{SAME[kind]}</a>' for kind in kinds)
    return {"/": f'<a href="/x">First</a><p>More</p>{line}', **{f"/{kind}": f"went {kind}" for kind in SAME}}


def test_the_best_fit_is_clicked_wherever_it_stands() -> None:
    """All orders of four links, and of three without the best."""
    for count in (4, 3, 2):
        for order in permutations(list(SAME)[-count:]):
            best = list(SAME)[-count]
            body = f'open "/"\nclick "More"\nexpect text "went {best}"'
            verdict = run_on_pages(links(list(order)), body)
            assert verdict.outcome == "passed", (order, verdict.message)


def test_of_what_fits_equally_the_next_one_from_the_focus_is_taken() -> None:
    page = "".join(f'<a href="/{n}">More</a> <a href="/x">Other {n}</a><br>' for n in range(5))
    pages = {"/": page, **{f"/{n}": f"went {n}" for n in range(5)}}
    for start, reached in (("", 0), ("Other 0", 1), ("Other 3", 4), ("Other 4", 4)):
        focus = f'focus "{start}"\n' if start else ""
        verdict = run_on_pages(pages, f'open "/"\n{focus}click "More"\nexpect text "went {reached}"')
        assert verdict.outcome == "passed", (start, verdict.message)


def test_a_button_goes_before_a_field_beside_its_words() -> None:
    page = (
        '<h1>Search</h1><form action="/there">Search<br><input name="q"><br><input type=submit value="Search"></form>'
    )
    verdict = run_on_pages({"/": page, **THERE}, 'open "/"\nclick "Search"\nexpect text "arrived"')
    assert verdict.outcome == "passed", verdict.message


def test_the_way_up_is_gone_at_once() -> None:
    page = f"<a href='/there'>Later</a>{'<br>' * 100}<a href='/x'>Middle</a>{'<br>' * 900}end"
    body = 'open "/"\nfocus "Middle"\nstep "up"\nclick "Later"\nexpect text "arrived"\nexpect keys <= 100'
    verdict = run_on_pages({"/": page, **THERE}, body)
    assert verdict.outcome == "passed", verdict.message


FIELD = '<input name="f" value="{0}">'
AROUND = [
    "{1} {0}", "{1}: {0}", "<b>{1}</b>{0}", "*{1}<br>{0}", "{1}<br><br>{0}", "<p>{1}</p><p>{0}</p>",
    "<div>{1}</div><div>{0}</div>", "<dl><dt>{1}<dd>{0}</dl>", "<ul><li>{1} {0}</ul>", "<h4>{1}</h4>{0}",
    "<fieldset><legend>{1}</legend>{0}</fieldset>", "<table><tr><td>{1}<td>{0}</table>",
    "<table><tr><th>{1}<td>{0}</table>", "<table><tr><td>{1}<tr><td>{0}</table>", "{1}<table><tr><td>{0}</table>",
    "<table><tr><td>{1}<td>:<td>{0}</table>", "<label>{1} {0}</label>", "{0} {1}<br>", "{1}<hr>{0}",
]  # fmt: skip


def test_each_field_of_a_form_is_focused_by_the_words_beside_it() -> None:
    """A form of all arrangements, its fields in random order by name."""
    fields = [around.format(FIELD.format(f"value {n}"), f"Word{n:02}") for n, around in enumerate(AROUND)]
    order = random.Random(12).sample(range(len(AROUND)), len(AROUND))
    body = "\n".join(f'focus "Word{n:02}"\nexpect focus "value {n}"' for n in order)
    verdict = run_on_pages({"/": f"<form>{'<br>'.join(fields)}</form>"}, f'open "/"\n{body}')
    assert verdict.outcome == "passed", verdict.message
    missing = run_on_pages({"/": f"<form>{'<br>'.join(fields)}</form>"}, 'open "/"\nfocus "Word99"')
    assert "bears \"Word99\"; the nearest is 'Word09'" in missing.message


def test_nothing_near_is_said_to_be_near() -> None:
    pages = {"/": "<p>09:00 news</p><a href='/x'>Diary</a>"}
    assert 'bears "zzz"; nothing like it is there' in run_on_pages(pages, 'open "/"\nfocus "zzz"').message
    assert 'bears "zzz"; nothing is there' in run_on_pages({"/": "news"}, 'open "/"\nfocus "zzz"').message
    told = run_on_pages(pages, 'open "/"\nexpect text "検索"').message
    assert 'expected text "検索" within 5 s; nothing on the screen is like it' in told
    told = run_on_pages(pages, 'open "/"\nexpect text "09:00 mews"').message
    assert "nearest on the screen: '09:00 news'" in told


def test_an_option_is_clicked_in_the_list_over_the_page() -> None:
    """Also where the field under the list already shows what is looked for, and where others hold the words."""
    options = ["friends", "everybody", "friends of friends", "only me", "only", *(f"group {n}" for n in range(20))]
    choice = "".join(f"<option>{each}" for each in options)
    pages = {"/": f'<form>Who <select name="w">{choice}</select></form>'}
    for option in [*options[:5], "group 1", "group 19"]:
        body = f'open "/"\nclick "Who"\nclick "{option}"\nexpect focus /^{option}$/'
        verdict = run_on_pages(pages, body)
        assert verdict.outcome == "passed", (option, verdict.message)


def test_emoji_are_read_and_written_as_listings_show_them() -> None:
    """Docomo's keycap 1 and i-mode mark, a sun, and a flag, by a link and in a field."""
    link = "&#xE6E2;Menu &#xE6CE;&#xE70C; ☀ &#xFE0F;🇯🇵"
    pages = {"/": f'<a href="/x">Other</a> <a href="/there">{link}</a><form><input name=q></form>', **THERE}
    shown = run_on_pages(pages, 'open "/"\nexpect text "1⃣Menux"').message
    line = next(line for line in shown.splitlines() if line.startswith("    | ") and "Menu" in line)
    for char in line:
        assert not "\ue000" <= char <= "\uf8ff", line
        assert char < "\U000f0000", line
    assert "nearest on the screen: 'Other 1⃣Menu" in shown
    for way in ("1⃣Menu", "1\ufe0f⃣Menu", "☀", "🇯🇵"):
        seen = f'expect text "{way}"\nexpect page text "{way}"\nfocus "{way}"\nexpect focus "{way}"'
        body = f'open "/"\n{seen}\npress ok\nexpect text "arrived"'
        verdict = run_on_pages(pages, body)
        assert verdict.outcome == "passed", (way, verdict.message)
    for how in ("", " via keyboard"):
        body = f'open "/"\nfocus "Other"\npress down x2\ntype "☀1⃣"{how}\nexpect focus "☀1⃣"'
        verdict = run_on_pages(pages, body)
        assert verdict.outcome == "passed", (how, verdict.message)


def test_menus_games_and_pages_of_a_whole_phone(tmp_path: Path) -> None:
    """Tiles of the main menu in every column, one that is not there, and `open` from a game's title and a play."""
    script = tmp_path / "a.keys"
    play = 'open "/games/keep-awake/play"\nwait-for text "PUSH 5"'
    tiles = "".join(f'focus "{tile}"\n' for tile in ("About", "Bookmarks", "Wallpaper", "mixi", "Played", "Games"))
    script.write_text(
        f"""keys 1
setup
press soft-left
end
test "tiles"
{tiles}expect focus "Games"
end
test "no tile"
focus "Camera"
end
test "from a title"
{play}
open "/home"
expect title "mixi"
end
test "from a play"
{play}
press 5
wait 2s
open "/home"
end
""",
        encoding="utf-8",
    )
    status, out, _ = answer("script", script, "--report", tmp_path / "report")
    assert status == 1
    assert "2 failed, 2 passed" in out
    assert 'nothing that can be focused bears "Camera"; nothing like it is there' in out
    assert ': Keep Your Friends Awake lies over the page\n  open "/home"' in out
