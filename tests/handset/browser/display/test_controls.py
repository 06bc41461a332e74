"""How form fields look: those out of use are grey."""

from __future__ import annotations

import numpy as np

from handset.lcd import Pixels
from tests.handset.browser.bench import html
from tests.handset.browser.reftests import painted

CONTROLS = (
    "<input name=a value=x{}>",
    "<input type=password name=a value=x{}>",
    "<input type=checkbox name=a checked{}>",
    "<input type=radio name=a checked{}>",
    "<input type=submit value=x{}>",
    "<input type=file name=a{}>",
    "<textarea name=a{}>x</textarea>",
    "<select name=a{}><option>x</select>",
    "<select name=a size=3{}><option selected>x<option>y</select>",
    "<button name=a{}>x</button>",
)


def shown(markup: str) -> Pixels:
    return painted(html(f"<form>{markup}</form>"))


def test_a_control_out_of_use_is_grey() -> None:
    for control in CONTROLS:
        used, unused = shown(control.format("")), shown(control.format(" disabled"))
        assert not np.array_equal(used, unused), control
        assert np.array_equal(unused, shown(f"<fieldset disabled>{control.format('')}</fieldset>")), control
        assert unused.min() >= 0x99, control
        assert used.min() < 0x99, control
        assert (unused.max(axis=2) == unused.min(axis=2)).all(), control
        assert np.array_equal(used, shown(control.format(" readonly"))), control
