"""The page's font size in each cell, for phones whose cells do not take it from what stands round them."""

from __future__ import annotations

from screens.web.cell_fonts import repeat_font


def test_each_cell_that_holds_something_gets_the_font() -> None:
    font = '<font size="2">'
    assert repeat_font("<td>a</td>") == f"<td>{font}a</font></td>"
    assert repeat_font('<td width="1" bgcolor="#fff"></td><td>b</td>').endswith(f"></td><td>{font}b</font></td>")
    inner = f"<td>{font}b</font></td>"
    assert repeat_font("<td><table><tr><td>b</td></tr></table></td>") == (
        f"<td>{font}<table><tr>{inner}</tr></table></font></td>"
    )
    assert repeat_font("<p>&lt;td>a&lt;/td></p>") == "<p>&lt;td>a&lt;/td></p>"
