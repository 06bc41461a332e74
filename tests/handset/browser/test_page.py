"""A page as a whole: what its doctype and type make of the text's size."""

from __future__ import annotations

from itertools import product

from handset.browser.layout.boxes import dump
from tests.handset.browser.browser_harness import XHTML, lines, make_page

PHONES = (
    "",
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD Compact HTML 1.0 Draft//EN">',
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">',
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">',
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN">',
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML Basic 1.0//EN" "http://www.w3.org/TR/xhtml-basic/xhtml-basic10.dtd">',
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML Basic 1.1//EN" "http://www.w3.org/TR/xhtml-basic/xhtml-basic11.dtd">',
    '<!DOCTYPE html PUBLIC "-//WAPFORUM//DTD XHTML Mobile 1.0//EN" "http://www.wapforum.org/DTD/xhtml-mobile10.dtd">',
    '<!DOCTYPE html PUBLIC "-//OPENWAVE//DTD XHTML 1.0//EN" "http://www.openwave.com/DTD/xhtml-basic.dtd">',
    '<!DOCTYPE html PUBLIC "-//i-mode group (ja)//DTD XHTML i-XHTML(Locale/Ver.=ja/1.0) 1.0//EN" "i-xhtml_4ja_10.dtd">',
    '<!DOCTYPE html PUBLIC "-//i-mode group (ja)//DTD XHTML i-XHTML(Locale/Ver.=ja/2.3) 1.0//EN" "i-xhtml_4ja_10.dtd">',
    '<!DOCTYPE html PUBLIC "-//J-PHONE//DTD XHTML Basic 1.0 Plus//EN" "xhtml-basic10-plus.dtd">',
    '<!DOCTYPE html PUBLIC "-//KDDI//DTD XHTML Mobile 1.0//EN" "xhtml-mobile10.dtd">',
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">',
)
DESKTOPS = (
    "<!DOCTYPE html>",
    "<!doctype HTML >",
    '<!DOCTYPE html SYSTEM "about:legacy-compat">',
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0//EN">',
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">',
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">',
)
DECLARATIONS = ("", '<?xml version="1.0" encoding="Shift_JIS"?>\n', "<?xml version='1.0'?>\n<!-- a -->\n")
BODY = (
    "<html><head><title>t</title></head><body><h1>題</h1><p>" + "あ" * 30 + "</p><ul><li>a</li></ul>"
    '<font size="1">小</font><table><tr><td>x</td></tr></table></body></html>'
)


def boxes(markup: str, model: str, kind: str) -> str:
    page = make_page(markup, model, kind)
    page.layout.reach_end()
    return dump(page.layout.root)


def test_a_page_for_phones_looks_the_same_however_it_is_declared() -> None:
    for model in ("qvga", "p906i", "w61ca", "911sh"):
        plain = boxes(BODY, model, "text/html")
        for declaration in DECLARATIONS:
            for doctype in PHONES:
                for kind in ("text/html", XHTML, "application/vnd.wap.xhtml+xml"):
                    head = declaration + doctype
                    assert boxes(head + BODY, model, kind) == plain, (model, kind, head)


def columns(head: str, text: str, kind: str) -> int:
    page = make_page(f"{head}<p style='margin:0'>{text}</p>", "qvga", kind)
    page.layout.reach_end()
    return len(lines(page.layout.body)[0])


def test_ordinary_text_is_20_pixels_high_on_every_page_with_japanese() -> None:
    for declaration, kind, doctype in product(DECLARATIONS, ("text/html", XHTML), PHONES + DESKTOPS):
        for text in ("あ" * 30, "字" * 30, "ア" * 30):
            assert columns(declaration + doctype, text, kind) == 12, (kind, declaration + doctype)
        assert columns(declaration + doctype, "ｱ" * 60, kind) == 24, (kind, declaration + doctype)


def test_a_page_of_latin_letters_for_desktop_browsers_has_their_size() -> None:
    for declaration, kind in product(DECLARATIONS, ("text/html", XHTML)):
        for doctypes, count in ((PHONES, 24), (DESKTOPS, 30)):
            for doctype in doctypes:
                assert columns(declaration + doctype, "a" * 60, kind) == count, (kind, declaration + doctype)
