"""Boxes as wide as their content: what floats, blocks, bounds and indents ask for."""

from __future__ import annotations

import random
from itertools import product

from handset.browser.layout.boxes import Box, LineBox
from tests.handset.browser.browser_harness import find, laid_out

_BLOCK = "<b style='display:inline-block;width:{}px;height:9px'></b>"


def marked(body: Box, name: str = "x") -> Box:
    """Return the box of the element of a class, also one that stands in a line."""
    stack: list[object] = [body]
    while stack:
        item = stack.pop()
        if isinstance(item, Box):
            if item.node.get("class") == name:
                return item
            stack += item.children
        elif isinstance(item, LineBox):
            stack += item.pieces
    raise LookupError(name)


def width_of(content: str, style: str = "") -> int:
    """Return the width of a float with that content, in room enough."""
    body = laid_out(f"<div style='width:2000px'><div class=x style='float:left;{style}'>{content}</div></div>")
    return marked(body).width


def test_floats_stand_beside_the_lines_round_them_and_not_beside_blocks() -> None:
    """Lines and floats between two blocks ask for room together; a block's content flows round the floats before it."""
    for seed in range(60):
        chance = random.Random(seed)
        content, wanted, lines, floats = "", 0, 0, 0
        for _ in range(chance.randint(1, 7)):
            kind, width = chance.choice(["text", "float", "block", "window", "clear"]), chance.randint(1, 90)
            if kind == "text":
                content += _BLOCK.format(width)
                lines += width
            elif kind == "float":
                content += f"<i style='float:{chance.choice(['left', 'right'])};width:{width}px;height:5px'></i>"
                floats += width
            elif kind == "clear":
                content += "<br clear=all>"
                wanted, lines, floats = max(wanted, lines + floats), 0, 0
            else:
                content += f"<div style='width:{width}px;overflow:{'hidden' if kind == 'window' else 'visible'}'></div>"
                wanted = max(wanted, lines + floats, width + (floats if kind == "window" else 0))
                lines = floats = 0
        assert width_of(content) == max(wanted, lines + floats), content


def test_bounds_of_blocks_count_in_what_is_as_wide_as_they_are() -> None:
    for letters in range(1, 11):
        for least in (0, 50, 90, 130):
            for most in (30, 70, 110, 1000):
                block = f"<p style='margin:0;min-width:{least}px;max-width:{most}px'>{'あ' * letters}</p>"
                assert width_of(block) == max(least, min(most, 20 * letters)), block


def test_the_first_line_is_moved_by_an_indent_and_no_other() -> None:
    for indent in (-15, -5, 0, 10, 35):
        for first in range(2, 6):
            for second in range(1, 4):
                lines = f"{'あ' * first}<br>{'い' * second}"
                wanted = max(20 * first + indent, 20 * second)
                assert width_of(lines, f"text-indent:{indent}px") == wanted, (indent, lines)
                assert width_of(f"<div></div>{lines}", f"text-indent:{indent}px") == 20 * max(first, second)


def test_an_inline_block_may_be_narrower_than_it_would_like() -> None:
    """A table or float round it stays within the screen: its least width is that of its longest word."""
    for letters in range(8, 40):
        for around in ("<div style='float:left'>{}</div>", "<table cellspacing=0 cellpadding=0><td>{}</table>",
                       "<b style='display:inline-block'>{}</b>"):  # fmt: skip
            markup = around.format(f"<i class=x style='display:inline-block'>{'あ' * letters}</i>")
            box = marked(laid_out(markup))
            assert (box.width, box.height) == (min(240, 20 * letters), 20 * (1 + (letters - 1) // 12)), markup


def test_shares_ask_for_no_more_than_their_content_in_a_table_within_another() -> None:
    for share in (10, 25, 50, 80):
        for first, second in ((1, 1), (1, 3), (3, 1), (2, 4)):
            columns = f"<td width={share}%>{'あ' * first}<td>{'い' * second}"
            inner = f"<table class=x cellspacing=0 cellpadding=0>{columns}</table>"
            body = laid_out(f"<table cellspacing=0 cellpadding=0><td>{inner}</table>")
            assert marked(body).width == 20 * (first + second), inner


def test_words_round_unbroken_ones_wrap_in_a_narrow_cell() -> None:
    held = "<span style='white-space:nowrap'>{}</span>"
    for before, inner, after in product(
        ("", "あ", "abc ", "ab cd "), ("日本語", "a b", "駅"), ("", "い", " de", "\nf ")
    ):
        pieces = [*before.split(), inner, *after.split()]
        widest = max(sum(10 if sign.isascii() else 20 for sign in piece) for piece in pieces)
        cells = f"<td>{before}{held.format(inner)}{after}</td><td width='100%'>x</td>"
        body = laid_out(f"<table cellspacing=0 cellpadding=0 width='100%'><tr>{cells}</tr></table>")
        assert find(body, "td").width == widest, (before, inner, after)
