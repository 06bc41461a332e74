"""Quotation marks of `<q>`."""

from __future__ import annotations

from itertools import product

from tests.handset.browser.browser_harness import XHTML, laid_out, lines

MARKS = {
    "": "「」『』",
    "ja": "「」『』",
    "ja-JP": "「」『』",
    "en": "“”‘’",
    "EN-us": "“”‘’",
    "fr": "«»“”",
    "xx": "「」『』",
}


def test_a_quotation_has_the_marks_of_its_language_and_depth() -> None:
    for (language, marks), attribute, model in product(MARKS.items(), ("lang", "xml:lang"), ("qvga", "p906i", "w61ca")):
        said = f" {attribute}='{language}'" if language else ""
        nested = "<q>b<q>c</q></q>"
        expected = f"a{marks[0]}b{marks[2]}c{marks[0]}d{marks[1]}{marks[3]}{marks[1]}e"
        own = f"<p{said}>a<q>b<q>c<q>d</q></q></q>e</p>"
        assert lines(laid_out(own, model, XHTML)) == [expected], (own, model)
        (shown,) = lines(laid_out(f"<p>a<q{said}>x</q>{nested}</p>", model, XHTML))
        assert shown == f"a{marks[0]}x{marks[1]}「b『c』」", (said, model)


def test_an_empty_and_an_open_quotation_have_both_marks() -> None:
    assert lines(laid_out("a<q></q>b")) == ["a「」b"]
    assert lines(laid_out("a<q>b<br>c")) == ["a「b", "c」"]
    assert lines(laid_out("<q><b>x</b></q>")) == ["「x」"]
