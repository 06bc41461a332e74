"""Words of options and buttons, and what stands for a picture."""

from __future__ import annotations

import pytest

from handset.browser.layout.replaced import collapsed
from tests.handset.browser.bench import make_page


@pytest.mark.parametrize(
    ("written", "label"),
    [
        (" \n 東京\t都 ", "東京 都"),
        ("\u3000東京", "\u3000東京"),
        ("&emsp;東京&nbsp;", "\u2003東京\xa0"),
        ("東 \u3000 京", "東 \u3000 京"),
    ],
)
def test_an_options_label_keeps_wide_spaces(written: str, label: str) -> None:
    page = make_page(f"<form><select name=a><option>{written}</select></form>")
    assert page.forms.chosen_label(page.document.focusables[0]) == label


def test_only_htmls_white_space_collapses() -> None:
    assert collapsed("\t a \r\n\f b\u2003\u2009c \x0bd\x1c ") == "a b\u2003\u2009c \x0bd\x1c"
