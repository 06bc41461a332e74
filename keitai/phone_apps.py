"""What runs on the phone: its own apps, its menu, and the content types of the site's games and of Flash movies."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from handset.apps import menu
from handset.apps.battery import open_off
from handset.apps.gallery import open_gallery
from handset.apps.listings import LISTINGS, recent_listing
from handset.apps.lists import list_factory
from handset.apps.picture_viewer import open_picture
from handset.apps.standby import standby_factory
from handset.browser.app import open_browser
from handset.content_types import ContentType
from handset.text_input.app import open_input
from handset.toolkit.confirm_dialog import open_question
from handset.toolkit.notice import About, Notice
from keitai.common.wire import FLASH_TYPE, GAME_TYPE, REPLAY_TYPE, SAVED_REPLAY_TYPE
from keitai.embedded_site import SITE_NAME
from keitai.site_news import site_news
from keitai.site_texts import translate

if TYPE_CHECKING:
    from handset.app import App
    from handset.machine import Handset


def install_apps(phone: Handset, home_url: str) -> None:
    """Install the apps that the phone ships with; web key, menu and news lead to the site at `home_url`."""
    phone.install("standby", standby_factory(home_url, SITE_NAME, site_news(home_url)))
    phone.install("menu", menu.menu_factory(menu_entries(home_url)))
    played = recent_listing(partial(translate, "played"), partial(translate, "no games played"))
    for kind, listing in (LISTINGS | {"played": played}).items():
        phone.install(kind, list_factory(kind, listing))
    phone.install("notice", lambda phone, saved: Notice(phone, saved.decode()))
    phone.install("question", open_question)
    phone.install("picture", open_picture)
    phone.install("photos", open_gallery)
    phone.install("input", open_input)
    phone.install("off", open_off)
    phone.install("about", lambda phone, saved: About(phone))
    phone.install("browser", open_browser)


def menu_entries(home_url: str) -> list[menu.MenuEntry]:
    """Return the main menu's entries in the order of the digits 1 to 9."""
    return [
        menu.page_entry(lambda language: SITE_NAME, "\U0001f46b", home_url),
        menu.BOOKMARKS,
        menu.page_entry(partial(translate, "games"), "\U0001f3ae", home_url.rstrip("/") + "/games"),
        menu.SETTINGS,
        menu.WALLPAPER,
        menu.MANNER,
        menu.DATA_FOLDER,
        menu.app_entry(partial(translate, "played"), "\U0001f558", "played"),
        menu.ABOUT,
    ]


def register_content(phone: Handset, folder: Path | None = None) -> None:
    """Register what a site's answers may hold besides pages, with the app that opens each.

    Plays that a page has saved are written into `folder`.
    """
    phone.register(ContentType("game", (GAME_TYPE,), key_tones=False, recent=True), _open_game)
    phone.register(ContentType("watch", (REPLAY_TYPE,), key_tones=False, outbox_notice=_score_is_kept), _open_replay)
    phone.register(ContentType("save-play", (SAVED_REPLAY_TYPE,)), partial(_save_play, folder))
    phone.register(ContentType("flash", (FLASH_TYPE,), key_tones=False), _open_movie)


def _open_movie(phone: Handset, saved: bytes) -> App:
    """Open a Flash movie; the player is loaded with the first."""
    from handset.flash.app import open_movie

    return open_movie(phone, saved)


def _save_play(folder: Path | None, phone: Handset, replay: bytes) -> App:
    """Write a play that a page sent into a folder, and tell where; the games' engine is loaded with the first."""
    from games.tools.saved_plays import save_play

    return Notice(phone, save_play(replay, folder, phone.settings.language))


def _open_game(phone: Handset, saved: bytes) -> App:
    """Open a game; its engine is loaded with the first."""
    from games.engine.runtime import open_game

    return open_game(phone, saved)


def _open_replay(phone: Handset, saved: bytes) -> App:
    """Open a replay; the games' engine is loaded with the first."""
    from games.tools.replay_app import open_replay

    return open_replay(phone, saved)


def _score_is_kept(language: str) -> str:
    """Say that a play waits in the outbox; the games' words are loaded with the first."""
    from games.engine.runtime_texts import runtime_messages

    return runtime_messages(language)["the score is kept"]
