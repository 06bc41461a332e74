"""Rows of a list of options: groups' labels among them, and which are shown first."""

from __future__ import annotations

from handset.browser.document.tree import Node
from handset.browser.forms.options import ListRow, first_row, list_rows
from tests.handset.browser.browser_harness import BrowserHarness, make_page

MARKUP = (
    "<select name=s size={}{}><option>none<optgroup label=Fruit><option>apple<option>pear</optgroup>"
    "<optgroup><option>salt</optgroup><optgroup label=Tea><option{}>green</optgroup></select>"
)


def select_of(markup: str) -> Node:
    return next(node for node in make_page(markup).document.root.walk() if node.tag == "select")


def test_a_groups_label_stands_before_its_options() -> None:
    assert list_rows(select_of(MARKUP.format(6, "", ""))) == [
        ListRow("none", 0, inset=False), ListRow("Fruit", None, inset=False), ListRow("apple", 1, inset=True),
        ListRow("pear", 2, inset=True), ListRow("salt", 3, inset=False), ListRow("Tea", None, inset=False),
        ListRow("green", 4, inset=True),
    ]  # fmt: skip


def test_the_first_option_chosen_is_among_the_rows_shown() -> None:
    rows = list_rows(select_of(MARKUP.format(6, "", "")))
    for shown in range(1, 10):
        for place in range(5):
            first = first_row(rows, shown, [place])
            assert place in [row.place for row in rows[first : first + shown]], (shown, place)
            assert 0 <= first <= max(0, len(rows) - shown)
        assert first_row(rows, shown, []) == 0


def test_a_list_box_shows_labels_and_what_is_chosen() -> None:
    for size, selected, expected in ((7, "", "none Fruit apple pear salt Tea green"), (3, "", "none Fruit apple"),
                                     (3, " selected", "salt Tea green")):  # fmt: skip
        harness = BrowserHarness(
            {"http://a.test/": f"<form action=/a>{MARKUP.format(size, ' multiple', selected)}</form>"}
        )
        harness.browser.open("http://a.test/")
        harness.wait(2)
        words = harness.phone.frame().text("page").replace("☐", " ").replace("☑", " ").split()
        assert " ".join(words) == expected, (size, selected)
