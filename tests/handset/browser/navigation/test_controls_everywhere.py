"""Every kind of control in every place of a page on four models: reached, activated, sent."""

from __future__ import annotations

from collections.abc import Callable

from handset.browser.forms.forms import field_kind
from handset.keypad import Key
from tests.every_case import every_case
from tests.handset.browser.browser_harness import BrowserHarness, html

HOME = "http://a.test/"

PLACES = {
    "line": "before {0} after",
    "cell": "<table><tr><td>before<td>{0}</table>",
    "float": "<div style='float:left'>{0}</div>beside",
    "inline-block": "before <span style='display:inline-block'>{0}</span>",
    "list": "<ul><li>{0}<li>other</ul>",
    "centered": "<center>{0}</center>",
}


def untouched(harness: BrowserHarness) -> None:
    """Leave the control as it is."""


def written(harness: BrowserHarness) -> None:
    harness.browser.type_text("12")


def pressed(harness: BrowserHarness) -> None:
    harness.press(Key.OK, wait=3)


def second_chosen(harness: BrowserHarness) -> None:
    harness.press(Key.OK, Key.DOWN, Key.OK, wait=3)


CONTROLS: dict[str, tuple[str, Callable[[BrowserHarness], None], str]] = {
    # kind: (markup, what a thumb does, what is sent)
    "text": ("<input name=n>", written, "n=12&go=v"),
    "password": ("<input type=password name=n>", written, "n=12&go=v"),
    "area": ("<textarea name=n></textarea>", written, "n=12&go=v"),
    "checkbox": ("<input type=checkbox name=n value=1>", pressed, "n=1&go=v"),
    "radio": ("<input type=radio name=n value=1>", pressed, "n=1&go=v"),
    "select": ("<select name=n><option>a<option>b</select>", second_chosen, "n=b&go=v"),
    "list": ("<select name=n size=2><option>a<option>b</select>", second_chosen, "n=b&go=v"),
    "multiple": ("<select name=n multiple><option>a<option>b</select>", second_chosen, "n=b&go=v"),
    "submit": ("<input type=submit name=n value=1>", untouched, "n=1"),
    "image": ("<input type=image name=n alt=x>", untouched, "n.x=0&n.y=0"),
    "button": ("<button name=n value=1>x</button>", untouched, "n=1"),
    "reset": ("<input type=hidden name=n value=1><input type=reset>", pressed, "n=1&go=v"),
}


@every_case("model", ["p906i", "w61ca", "911sh", "qvga"])
@every_case("place", PLACES)
@every_case("kind", CONTROLS)
def test_a_control_is_reached_activated_and_sent(kind: str, place: str, model: str) -> None:
    markup, act, sent = CONTROLS[kind]
    control = PLACES[place].format(markup)
    page = f"<form action=/sent>{control}<br clear=all><input type=submit name=go value=v></form>"
    harness = BrowserHarness({HOME: html(page), HOME + "sent": "<title>sent</title>"}, model)
    harness.browser.open(HOME)
    harness.wait(2)
    focused = harness.browser.focused
    assert focused is not None
    assert focused.get("name") == ("" if kind == "reset" else "n")
    act(harness)
    if field_kind(focused) not in ("submit", "image"):
        harness.press(Key.DOWN, wait=3)
    harness.press(Key.OK, wait=3)
    assert harness.site.asked[-1].url == f"{HOME}sent?{sent}"
    assert harness.browser.title == "sent"
