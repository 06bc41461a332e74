"""The phone's own screens, by their keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from handset.apps.listings import LISTINGS
from handset.apps.news import FIRST, MOST_LINES
from handset.browser import memos
from handset.keypad import Key, KeyEvent
from handset.machine import Handset, Snapshot
from handset.memory import Memory
from handset.model import load_model, model_names
from handset.network import BEARERS, Network, NetworkError, Request, Response
from handset.recent_apps import recent_apps, remember_app
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator
from keitai.site_news import site_news

HOME = "http://m.mixi.test/"
WIDGET = (
    '<widget><count kind="message" number="2" href="http://m.mixi.test/messages"/>'
    '<count kind="request" number="0" href="http://m.mixi.test/r"/>'
    '<diary title="海 &amp; 山" member="ゆき" href="http://m.mixi.test/diary/1"/>'
    '<diary title="elsewhere" member="x" href="http://evil.test/"/></widget>'
)


@pytest.fixture
def phone() -> Iterator[Handset]:
    simulator = Simulator(SimulatorOptions())
    yield simulator.phone
    simulator.close()


def press(phone: Handset, *keys: Key) -> None:
    for key in keys:
        phone.step([KeyEvent(key, True)])
        phone.step([KeyEvent(key, False)])
        for _ in range(4):
            phone.step()


def answer(body: str | bytes, status: int = 200) -> Response:
    raw = body.encode() if isinstance(body, str) else body
    return Response(HOME + "widget.xml", status, (("Content-Type", "application/xml"),), raw)


# menu and lists


@pytest.mark.parametrize(
    ("digit", "kind"),
    [(2, "bookmarks"), (4, "settings"), (5, "settings"), (7, "data folder"), (8, "played"), (9, "about")],
)
def test_digits_of_the_menu(phone: Handset, digit: int, kind: str) -> None:
    press(phone, Key.SOFT_LEFT, Key(digit))
    assert phone.foreground.kind == kind
    press(phone, Key.END)
    assert phone.foreground.kind == "standby"


def test_the_menu_goes_round(phone: Handset) -> None:
    press(phone, Key.SOFT_LEFT, Key.UP, Key.LEFT, Key.OK)
    assert phone.foreground.kind == "about"


def test_settings_are_changed_and_kept(phone: Handset) -> None:
    press(phone, Key.SOFT_LEFT, Key.DIGIT_4)
    press(phone, Key.DOWN, Key.OK)
    assert phone.settings.font_size == "L"
    press(phone, Key.LEFT, Key.LEFT)
    assert phone.settings.font_size == "S"
    press(phone, Key.DIGIT_1)
    assert phone.memory.load_settings().language == "ja"
    assert "文字ｻｲｽﾞ" in phone.frame().text()


def test_long_star_of_the_standby_screen_is_manner_mode(phone: Handset) -> None:
    phone.step([KeyEvent(Key.HASH, True)])
    for _ in range(60):
        phone.step()
    phone.step([KeyEvent(Key.HASH, False)])
    assert phone.settings.manner
    assert phone.foreground.kind == "notice"
    press(phone, Key.OK)
    assert phone.foreground.kind == "standby"


@pytest.mark.parametrize("kind", sorted(LISTINGS))
def test_an_empty_list_can_be_left_and_takes_any_key(phone: Handset, kind: str) -> None:
    phone.launch(kind)
    press(phone, Key.UP, Key.STAR)
    phone.frame()
    press(phone, Key.CLEAR)
    assert phone.foreground.kind == "standby"


def test_a_picture_becomes_the_wallpaper(phone: Handset) -> None:
    press(phone, Key.SOFT_LEFT, Key.DIGIT_7, Key.OK, Key.OK, Key.RIGHT, Key.OK)
    assert phone.foreground.kind == "question"
    press(phone, Key.OK)
    assert phone.settings.wallpaper == "sky"
    press(phone, Key.OK, Key.SOFT_LEFT)
    assert phone.memory.load_settings().wallpaper == "sakura"
    assert phone.foreground.kind == "wallpapers"


def test_a_screen_memo_is_shown_from_the_data_folder(phone: Handset) -> None:
    page = Response(HOME + "x", 200, (("Content-Type", "text/html"),), b"<title>kept</title>as it was")
    memos.save(phone.memory, memos.Memo("kept", page, {}))
    press(phone, Key.SOFT_LEFT, Key.DIGIT_7, Key.DIGIT_2)
    assert "kept" in phone.frame().text()
    press(phone, Key.OK)
    assert "as it was" in phone.frame().text("page")


def test_recent_applications_are_remembered_once_each() -> None:
    memory = Memory()
    for number in range(12):
        remember_app(memory, f"app {number}", f"/{number}")
    remember_app(memory, "app 5", "/again")
    titles = [title for title, _ in recent_apps(memory)]
    assert titles[:2] == ["app 5", "app 11"]
    assert len(titles) == len(set(titles)) == 10


def test_a_game_that_was_started_is_among_those_played(phone: Handset) -> None:
    browser = phone.launch("browser")
    browser.open(HOME + "games/keep-awake/play")  # type: ignore[attr-defined]
    for _ in range(20):
        phone.step()
    assert phone.foreground.kind == "game"
    assert [title for title, _ in recent_apps(phone.memory)] == ["Keep Your Friends Awake"]
    press(phone, Key.END, Key.SOFT_LEFT, Key.DIGIT_8, Key.OK)
    for _ in range(20):
        phone.step()
    assert phone.foreground.kind == "game"


# the news


class News:
    """A site with nothing but news."""

    asked = 0

    def send(self, request: Request) -> Response:
        self.asked += 1
        if not request.url.endswith("widget.xml"):
            raise NetworkError("host", "the site was not found")
        return answer(WIDGET)


def with_news(model: str = "l03a") -> tuple[Handset, News]:
    from handset.apps.standby import standby_factory
    from handset.browser.app import open_browser

    site = News()
    phone = Handset(load_model(model), network=Network(site, BEARERS["foma"]), memory=Memory())
    phone.install("standby", standby_factory(HOME, "mixi", site_news(HOME)))
    phone.install("browser", open_browser)
    phone.boot()
    return phone, site


@pytest.mark.parametrize("model", model_names())
def test_the_card_comes_after_a_while_and_its_lines_open_pages(model: str) -> None:
    phone, site = with_news(model)
    for _ in range(FIRST - 1):
        phone.step()
    assert site.asked == 0
    for _ in range(120):
        phone.step()
    assert site.asked == 1
    assert "New messages 2" in phone.frame().text()
    assert MOST_LINES >= 2
    saved = Snapshot.from_bytes(phone.snapshot().to_bytes())
    frame = phone.frame().hash
    press(phone, Key.DOWN, Key.DOWN)
    assert getattr(phone.foreground, "focused_text", "") == "海 & 山/ゆき"
    press(phone, Key.DOWN)
    assert getattr(phone.foreground, "focused_text", "") == ""
    press(phone, Key.DOWN, Key.OK)
    assert phone.foreground.kind == "browser"
    phone.restore(saved)
    assert phone.frame().hash == frame


@pytest.mark.parametrize("model", ["qvga", "w61ca", "911sh"])
def test_the_news_of_who_has_signed_out_are_gone_at_once_and_not_asked_for(model: str) -> None:
    from handset.browser.fetch.cookies import Cookies
    from handset.browser.fetch.fetching import Fetching, seconds, store_cookies

    class Known(News):
        """Tells its news to whoever has no cookie."""

        def send(self, request: Request) -> Response:
            news = super().send(request)
            asked.append(dict(request.headers).get("Cookie", ""))
            return news if not asked[-1] else answer("<widget/>")

    asked: list[str] = []
    phone, _ = with_news(model)
    phone.network.transport = Known()
    for _ in range(FIRST + 120):
        phone.step()
    assert "New messages 2" in phone.frame().text()
    press(phone, Key.WEB)
    header = ("Set-Cookie", "mixi=out-42; Max-Age=1000")
    store_cookies(phone, Fetching(cookies=Cookies()), Request("GET", HOME), Response(HOME, 200, (header,), b""))
    assert seconds(phone) > 0
    press(phone, Key.END)
    phone.step()
    assert "New messages 2" not in phone.frame().text()
    for _ in range(FIRST + 240):
        phone.step()
    assert "New messages 2" not in phone.frame().text()
    assert asked == ["", "mixi=out-42"]


def test_no_reception_no_question() -> None:
    phone, site = with_news()
    phone.network.bearer = BEARERS["off"]
    for _ in range(FIRST + 60):
        phone.step()
    assert site.asked == 0
    assert not phone.network.busy
