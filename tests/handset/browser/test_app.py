"""The browser as an app: keys in, pages out, its state in a snapshot."""

from __future__ import annotations

import pytest

from handset.keypad import Key
from handset.text_input.app import InputApp
from tests.handset.browser.three_page_site import FRONT, HOME, opened


def test_a_page_comes_with_title_links_and_focus() -> None:
    browser = opened().browser
    assert (browser.title, browser.url, browser.idle) == ("表紙", HOME, True)
    assert browser.links() == ["一", "二", "終"]
    assert browser.focused_text == "一"
    assert browser.page_bytes == len(FRONT.encode("cp932"))
    assert browser.softkeys.center


def test_access_keys_act_at_once() -> None:
    harness = opened()
    harness.press(Key.DIGIT_1)
    assert harness.browser.url == HOME + "one"


def test_a_page_cannot_use_the_phones_own_addresses() -> None:
    harness = opened({HOME: "<a href='x-phone:back'>x</a>"})
    harness.press(Key.OK)
    assert harness.browser.url == HOME
    assert harness.phone.foreground.kind == "browser"


def test_a_form_is_filled_in_and_sent() -> None:
    form = (
        "<form action=/s method=post><input name=q><select name=s><option value=1>a<option value=2>b</select>"
        "<input type=checkbox name=c value=y><input type=submit></form>"
    )
    harness = opened({HOME: form, HOME + "s": "<title>done</title>"})
    harness.press(Key.OK)
    harness.press(Key.DIGIT_2, Key.DIGIT_2, wait=1)
    assert "き" in harness.text()
    harness.press(Key.OK, Key.OK)
    assert harness.browser.focused_text == "き"
    harness.press(Key.DOWN, Key.OK, Key.DIGIT_2)
    assert harness.browser.focused_text == "b"
    harness.press(Key.DOWN, Key.OK, Key.DOWN, Key.OK)
    assert harness.browser.title == "done"
    sent = harness.site.asked[-1]
    assert (sent.method, sent.body) == ("POST", b"q=%82%AB&s=2&c=y")
    assert ("Content-Type", "application/x-www-form-urlencoded") in sent.headers
    harness.press(Key.SOFT_RIGHT)
    assert harness.browser.page is not None
    assert harness.browser.page.forms.touched


def test_typing_from_the_hosts_keyboard() -> None:
    harness = opened({HOME: "<form><input name=q maxlength=4></form>"})
    assert harness.browser.wants_text
    harness.browser.type_text("日本")
    harness.press(Key.OK)
    written = harness.phone.foreground
    assert isinstance(written, InputApp)
    written.type_text("語です")
    harness.press(Key.OK)
    assert harness.browser.focused_text == "日本語で"
    harness.press(Key.OK, Key.CLEAR, Key.OK)
    assert harness.browser.focused_text == "日本語"


def test_end_closes_and_stops_loading() -> None:
    harness = opened(bearer="imode")
    harness.press(Key.END, wait=1)
    assert harness.phone.foreground.kind == "standby"
    assert not harness.phone.network.busy


@pytest.mark.parametrize("keys", [[], [Key.SOFT_LEFT], [Key.DOWN, Key.OK], [Key.DOWN, Key.DOWN, Key.DOWN]])
def test_a_snapshot_comes_back_bit_for_bit(keys: list[Key]) -> None:
    harness = opened(bearer="foma")
    harness.wait(60)
    harness.press(*keys, wait=3)
    snapshot = harness.phone.snapshot()
    frames = []
    for _ in range(2):
        harness.phone.restore(snapshot)
        assert harness.phone.snapshot() == snapshot
        shown = [harness.phone.frame().hash]
        for key in (Key.DOWN, Key.OK, Key.DOWN):
            harness.press(key, wait=12)
            shown.append(harness.phone.frame().hash)
        frames.append(shown)
    assert frames[0] == frames[1]


def test_drawing_changes_nothing() -> None:
    seen, unseen = opened(), opened()
    for key in (Key.DOWN, Key.DOWN, Key.DOWN, Key.OK):
        seen.press(key)
        seen.phone.frame()
        unseen.press(key)
    assert seen.phone.frame().hash == unseen.phone.frame().hash
    assert seen.phone.snapshot() == unseen.phone.snapshot()


def test_a_page_cannot_command_the_phone_by_forms() -> None:
    harness = opened(
        {HOME: "<form action='x-phone:go' method=post><input name=url value=b.test><input type=submit></form>"}
    )
    harness.press(Key.DOWN, Key.OK)
    assert [request.url for request in harness.site.asked] == [HOME]
