"""A thumb types the address of a blog, and its entries stand in the diary."""

from __future__ import annotations

from commands.desk import Desk
from commands.wishes import Wishes
from handset.keypad import Key
from handset.script.run.thumb import Thumb
from tests.screens.webserver import rss, serving

FEED = rss(("Morning at the harbour", "<p>Fog &amp; gulls.</p>"))


def test_a_blog_is_set_up_and_read_by_keypad() -> None:
    with serving(lambda path: (200, {}, FEED)) as address:
        desk = Desk(Wishes(local_feeds=True))
        try:
            thumb = Thumb(desk)
            thumb.open("/settings")
            thumb.click("Outside blog")
            thumb.wait_idle()
            thumb.press(Key.OK)
            thumb.insert(f"{address}/rss")
            thumb.press(Key.OK)
            thumb.click("Save")
            thumb.wait_idle()
            assert "Harbour notes" in desk.phone.frame().text()
            thumb.click("Morning at the harbour")
            thumb.wait_idle()
            assert "Fog & gulls." in desk.phone.frame().text()
        finally:
            desk.close()
