"""A page as a whole: what its doctype and type make of the text's size."""

from __future__ import annotations

from handset.browser.layout.boxes import dump
from tests.handset.browser.bench import XHTML, lines, make_page

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


def test_ordinary_text_is_20_pixels_high_but_for_desktop_browsers_pages() -> None:
    for declaration in DECLARATIONS:
        for kind in ("text/html", XHTML):
            for doctypes, columns in ((PHONES, 12), (DESKTOPS, 15)):
                for doctype in doctypes:
                    page = make_page(declaration + doctype + "<p style='margin:0'>" + "あ" * 30 + "</p>", "qvga", kind)
                    page.layout.reach_end()
                    assert len(lines(page.layout.body)[0]) == columns, (kind, declaration + doctype)


def test_a_phone_of_compact_html_knows_no_fields_out_of_use() -> None:
    for model, known in (("early", False), ("l03a", True), ("w61ca", True), ("911sh", True), ("qvga", True)):
        for name in ("disabled", "readonly"):
            for field in ("<input name=a {}>", "<select name=a {}></select>", "<textarea name=a {}></textarea>"):
                (control,) = make_page(f"<form>{field.format(name)}</form>", model).document.controls
                assert control.has(name) is known, (model, name, field)


def test_phrases_of_html_4_alone_are_plain_words_on_a_strict_model() -> None:
    for model in ("early", "l03a", "p906i", "n06a", "w61ca", "911sh", "qvga"):
        for tag, look in (("ins", "underline"), ("del", "line-through"), ("abbr", ""), ("acronym", "")):
            page = make_page(f"<{tag}>x</{tag}>", model)
            page.layout.reach_end()
            (line,) = page.layout.body.lines()
            decoration = line.pieces[0].style.decoration
            assert decoration == (look if model == "qvga" else ""), (model, tag)


def test_a_root_of_a_share_of_the_screen_gives_its_height_to_shares_in_it() -> None:
    for share in (25, 50, 100, 150):
        for inner in (10, 50, 100):
            css = f"<style>html{{height:{share}%}}body{{height:{inner}%}}div{{height:50%}}</style>"
            page = make_page(f"{css}<div>x</div>")
            page.layout.reach_end()
            height = int(int(280 * share / 100) * inner / 100)
            assert page.layout.body.height == height, (share, inner)
            assert page.layout.body.children[0].height == int(height / 2), (share, inner)


def test_a_page_scrolls_to_the_end_of_what_a_low_root_holds() -> None:
    for css in ("html{height:100%}", "html,body{height:100%}", "html{height:90px}", "html,body{height:50%}", ""):
        page = make_page(f"<style>{css}</style>" + "<div>x</div>" * 50)
        assert page.layout.reach_end() == 1000, css
