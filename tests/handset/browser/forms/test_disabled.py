"""Which controls and options are disabled, as Chromium has it."""

from __future__ import annotations

from handset.browser.document.tree import parse
from handset.browser.forms.disabled import is_disabled, is_option_disabled
from handset.browser.forms.options import options_of
from tests.every_case import every_case

CONTROLS = [
    "<input name=x>",
    "<input type=checkbox name=x>",
    "<select name=x></select>",
    "<textarea name=x></textarea>",
    "<button name=x></button>",
    "<input type=image name=x>",
    "<input type=hidden name=x>",
]
PLACES = [
    ("{0}", False),
    ("<fieldset>{0}</fieldset>", False),
    ("<fieldset disabled>{0}</fieldset>", True),
    ("<fieldset disabled><div><p>{0}</p></div></fieldset>", True),
    ("<fieldset disabled><fieldset>{0}</fieldset></fieldset>", True),
    ("<fieldset disabled><legend><b>{0}</b></legend></fieldset>", False),
    ("<fieldset disabled>a<legend>{0}</legend></fieldset>", False),
    ("<fieldset disabled><legend>a</legend><legend>{0}</legend></fieldset>", True),
    ("<fieldset disabled><fieldset disabled><legend>{0}</legend></fieldset></fieldset>", True),
    ("<fieldset disabled></fieldset>{0}", False),
]


@every_case("control", CONTROLS)
@every_case(("place", "disabled"), PLACES)
def test_a_control_is_disabled_by_itself_or_its_fieldset(control: str, place: str, disabled: bool) -> None:
    there = parse(f"<form>{place.format(control)}</form>").controls[0]
    assert is_disabled(there) is disabled
    there.attributes["disabled"] = ""
    assert is_disabled(there)


def test_a_link_cannot_be_disabled() -> None:
    (link,) = parse("<fieldset disabled><a href=/ disabled>x</a></fieldset>").focusables
    assert not is_disabled(link)


def test_an_option_is_disabled_by_itself_or_its_group() -> None:
    (select,) = parse(
        "<select><option>a<option disabled>b<optgroup label=g disabled><option>c</optgroup><optgroup label=h><option>d"
    ).controls
    assert [is_option_disabled(each) for each in options_of(select)] == [False, True, True, False]
