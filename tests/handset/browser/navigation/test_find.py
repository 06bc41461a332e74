"""Find in page finds what a reader sees, and goes to the line in which it begins."""

from __future__ import annotations

import pytest

from handset.browser.layout.boxes import LineBox
from handset.browser.navigation.find import find
from tests.every_case import every_case
from tests.handset.browser.browser_harness import BrowserHarness, make_page

WORD = "日本語"
MARKUP = [
    "{0}日本語{1}",
    "{0}日<b>本</b>語{1}",
    "{0}<a href=/x>日本</a>語{1}",
    "{0}<font color=red>日</font><font size=1>本</font>語{1}",
    "{0}日<!-- x -->本語{1}",
    "<p>{0}日本語{1}</p>",
    "<ul><li>{0}日本語{1}</ul>",
    "<dl><dd>{0}日<i>本語</i>{1}</dl>",
    "<table><tr><td>{0}日本語{1}</table>",
    "<table><tr><td>左<td>{0}日本<u>語</u>{1}</table>",
    "<div style='float:left;width:100px'>{0}日本語{1}</div>",
    "<span style='display:inline-block;width:120px'>{0}日本語{1}</span>",
    "<blockquote>{0}日本語{1}</blockquote>",
    "<center><marquee>x</marquee>{0}日本語{1}</center>",
]


def places(markup: str, words: str, model: str = "qvga") -> list[int]:
    page = make_page(markup, model)
    return find(words, page.document, page.layout)


@pytest.mark.parametrize("model", ["qvga", "p906i", "w61ca", "911sh"])
@pytest.mark.parametrize("markup", MARKUP)
def test_a_word_is_found_wherever_the_line_ends(markup: str, model: str) -> None:
    for before in range(14):
        page = make_page(markup.format("一" * before, "の文章です"), model)
        [y] = find(WORD, page.document, page.layout)
        lines = [item for item in page.layout.root.lines() if "日" in item.text]
        assert [line.y for line in lines] == [y]


@every_case("before", range(30))
def test_words_with_a_space_are_found_wherever_the_line_ends(before: int) -> None:
    markup = "x" * before + " the quick\nbrown <b>fox</b> jumps"
    page = make_page(markup)
    [y] = find("quick BROWN fox", page.document, page.layout)
    assert [line.y for line in page.layout.root.lines() if "quick" in line.text] == [y]
    assert not find("quickbrown", page.document, page.layout)
    assert not find("kb", page.document, page.layout)


@pytest.mark.parametrize("length", range(20, 60, 3))
def test_a_word_longer_than_the_line_is_found(length: int) -> None:
    word = "abcdefghij" * 6
    assert len(places(f"see {word[:length]} there", word[:length])) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Keitai", "KEITAI"),
        ("Ｋｅｉｔａｉ", "keitai"),
        ("keitai", "ＫＥＩＴＡＩ"),
        ("ﾒｯｾｰｼﾞ", "メッセージ"),
        ("メッセージ", "ﾒｯｾｰｼﾞ"),
        ("ﾊﾟﾋﾟﾌﾟ", "パピプ"),
        ("１００円", "100円"),
        ("Ｑ＆Ａ", "q&a"),
        ("3～5", "3〜5"),
        ("東京　大阪", "東京 大阪"),
        ("東京&nbsp;大阪", "東京　大阪"),
        ("東京  \n 大阪", "東京 大阪"),
        ("Straße", "strasse"),
        ("a.b*c", "A.B*C"),
    ],
)
def test_case_and_width_do_not_count(text: str, words: str) -> None:
    assert len(places(f"<p>さて{text}です", words)) == 1


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("東<br>京", "東京"),
        ("<p>東</p><p>京</p>", "東京"),
        ("東<p>京", "東京"),
        ("<table><tr><td>東<td>京</table>", "東京"),
        ("<ul><li>東<li>京</ul>", "東京"),
        ("東<img src=x>京", "東京"),
        ("東<input>京", "東京"),
        ("東<hr>京", "東京"),
        ("東 京", "東京"),
        ("an apple", "nap"),
        ("an<br>apple", "an apple"),
        ("<span style='display:none'>東京</span>x", "東京"),
        ("<title>東京</title>x", "東京"),
        ("<select><option>東京</select>", "東京"),
        ("東が京", "か"),
        ("東京", " "),
        ("東京", ""),
    ],
)
def test_what_markup_divides_is_not_found(markup: str, words: str) -> None:
    assert places(markup, words) == []


def test_the_places_are_lines_from_the_top_down() -> None:
    page = make_page("<table><tr><td>a<br>a<br>東京<td>東京</table>東京東京<br>x<br>東京")
    found = find("東京", page.document, page.layout)
    shown = sorted({line.y for line in page.layout.root.walk() if isinstance(line, LineBox) and "東京" in line.text})
    assert found == shown
    assert len(found) == 4


@pytest.mark.parametrize("model", ["qvga", "p906i", "w61ca", "911sh"])
def test_the_page_moves_to_where_a_broken_word_begins(model: str) -> None:
    text = "x<br>" * 60 + "一二三四五六七八九十日本語の文章です。bold <b>and</b> plain" + "<br>x" * 60
    harness = BrowserHarness({"http://a.test/": text}, model)
    harness.browser.open("http://a.test/")
    for words in ("日本語", "十日本語の文章", "bold and", "AND PLAIN"):
        assert harness.browser.find_text(words)
        harness.wait(80)
        top = "".join(harness.text().splitlines()[:2])
        assert words[:1].lower() in top
