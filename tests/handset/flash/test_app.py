"""A movie played on the phone: opened from a page, by keys, saved at any tick, left again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import keitai
from handset.flash.app import FlashApp
from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.swf.buttons import ButtonCondition
from handset.flash.swf.colors import Rgba
from handset.flash.swf.fills import SolidFill

BLUE = SolidFill(Rgba(0, 0, 255))
GREEN = SolidFill(Rgba(0, 160, 0))


def counter() -> bytes:
    """A movie that counts its frames, and shows the last key and what happens to its two buttons."""
    builder = MovieBuilder(width=240, height=240, frame_rate=12)
    box, lit = builder.rectangle(0, 0, 60, 30, BLUE), builder.rectangle(0, 0, 60, 30, GREEN)
    for number, y in ((1, 100), (2, 150)):
        actions: dict[int | ButtonCondition, str] = {
            ButtonCondition.IDLE_TO_OVER: f'push "focus" "button {number}"\nsetVariable',
            ButtonCondition.OVER_TO_DOWN: f'push "pressed" "pressed {number}"\nsetVariable',
        }
        builder.main.place(builder.button(box, actions, over=lit), number, 20, y)
    names = {ord("5"): "five", ord("#"): "hash", 1: "left", 2: "right", 16: "soft left", 17: "soft right"}
    keys: dict[int | ButtonCondition, str] = {code: f'push "key" "{name}"\nsetVariable' for code, name in names.items()}
    keys[ord("1")] = 'push "Back" "Menu" "SetSoftKeys" 3\nfscommand2\npop'
    keys[ord("7")] = 'getURL "next.html" "_self"'
    keys[ord("9")] = 'push "Quit" 1\nfscommand2\npop'
    keys[ord("3")] = 'push "dice"\npush 6\nrandomNumber\nsetVariable'
    builder.main.place(builder.button(builder.rectangle(0, 0, 1, 1, BLUE), keys), 3)
    for depth, (name, y) in enumerate({"n": 0, "key": 20, "focus": 40, "pressed": 60, "dice": 80}.items(), 4):
        builder.main.place(builder.text_field(name, 0, y, 200, 20), depth)
    builder.main.actions('push "n" "n"\ngetVariable\npush 1\nadd\nsetVariable')
    builder.main.show_frame()
    builder.main.actions('push "n" "n"\ngetVariable\npush 1\nadd\nsetVariable')
    builder.main.show_frame()
    return builder.assemble()


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "counter.swf").write_bytes(counter())
    (tmp_path / "broken.swf").write_bytes(b"FWS\x04nothing")
    (tmp_path / "page.html").write_text(
        "<title>Games</title><a href=counter.swf>Play</a><br><a href=broken.swf>Bad</a>"
    )
    (tmp_path / "next.html").write_text("<title>Next</title><p>After the game")
    return tmp_path


def playing(pages: Path, device: str = "qvga") -> keitai.Phone:
    phone = keitai.Phone(pages, device=device)
    phone.open("/page.html")
    phone.click("Play")
    return phone


def shown(phone: keitai.Phone) -> list[str]:
    """The texts that the movie shows, from top to bottom."""
    view = phone.machine.model.viewport
    runs = [run for run in phone.machine.frame().texts if view.y <= run.box.y < view.bottom]
    return [run.text for run in sorted(runs, key=lambda run: run.box.y)]


def test_a_link_opens_a_movie_that_runs_at_its_own_rate(pages: Path) -> None:
    with playing(pages) as phone:
        assert isinstance(phone.machine.foreground, FlashApp)
        first = int(shown(phone)[0])
        phone.wait(2)
        assert int(shown(phone)[0]) == first + 24


def test_keys_reach_the_movie_as_the_carrier_let_them(pages: Path) -> None:
    for device, lines in {
        "qvga": ["five", "hash", "left", "right"],
        "911sh": ["five", "hash", "left", "right"],
        "w61ca": ["five", "hash", "left", "right"],
        "p906i": ["five", "hash", "hash", "hash"],
    }.items():
        with playing(pages, device) as phone:
            seen = []
            for key in ("5", "hash", "left", "right"):
                phone.press(key)
                seen.append(shown(phone)[1])
            assert seen == lines, device


def test_the_focus_wanders_and_ok_presses(pages: Path) -> None:
    with playing(pages) as phone:
        phone.press("down")
        phone.press("down")
        assert "button 2" in phone.text
        phone.press("ok")
        assert "pressed 2" in phone.text
        phone.press("up")
        assert "button 1" in phone.text


def test_soft_keys_belong_to_the_movie_once_it_asks_for_them(pages: Path) -> None:
    with playing(pages) as phone:
        assert phone.machine.foreground.softkeys.right == "Back"
        phone.press("1")
        assert (phone.machine.foreground.softkeys.left, phone.machine.foreground.softkeys.right) == ("Menu", "Back")
        phone.press("soft-right")
        assert "soft right" in phone.text
        phone.press("soft-left")
        assert "soft left" in phone.text


@pytest.mark.parametrize("key", ["clear", "soft-right", "9"])
def test_a_movie_is_left_for_the_page_it_came_from(pages: Path, key: str) -> None:
    with playing(pages) as phone:
        phone.press(key)
        phone.wait(0.2)
        assert "Play" in phone.text


def test_a_movie_opens_a_page(pages: Path) -> None:
    with playing(pages) as phone:
        phone.press("7")
        phone.wait(1)
        assert "After the game" in phone.text


def test_a_command_that_a_carrier_did_not_have_is_answered_with_minus_one(tmp_path: Path) -> None:
    builder = MovieBuilder()
    builder.main.place(builder.text_field("answer", 0, 0, 100, 20), 1)
    builder.main.actions('push "answer" "name" "getnetworkname" 2\nfscommand2\nsetVariable')
    builder.main.show_frame()
    (tmp_path / "net.swf").write_bytes(builder.assemble())
    (tmp_path / "page.html").write_text("<a href=net.swf>Play</a>")
    for device, answer in {"p906i": "-1", "911sh": "0"}.items():
        with playing(tmp_path, device) as phone:
            assert shown(phone) == [answer], device


def test_a_damaged_movie_is_told_on_a_page(pages: Path) -> None:
    with keitai.Phone(pages) as phone:
        phone.open("/page.html")
        phone.click("Bad")
        assert "not supported" in phone.text
        assert "damaged" in phone.text


def test_a_movie_goes_on_from_any_tick_as_if_nothing_had_been(pages: Path) -> None:
    with playing(pages) as phone, playing(pages) as other:
        for key in ("5", "down", "3", "ok", "1", "3", "down"):
            phone.press(key)
            other.press(key)
            other.wait(0.05)
            phone.wait(0.05)
            handset = other.machine
            handset.restore(type(handset.snapshot()).from_bytes(handset.snapshot().to_bytes()))
            assert handset.frame().hash == phone.machine.frame().hash, key
            assert handset.foreground.save() == phone.machine.foreground.save(), key


class ScoreSite:
    """A site that keeps what it is asked: a movie's requests, with their bodies."""

    def __init__(self, movie: bytes) -> None:
        self.movie = movie
        self.asked: list[str] = []

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        path, query = environ["PATH_INFO"], environ["QUERY_STRING"]
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode("ascii")
        self.asked.append(f"{environ['REQUEST_METHOD']} {path}{'?' if query else ''}{query} {body}".strip())
        answers = {
            "/": ("text/html", b"<title>Games</title><a href=games/quiz.swf>Play</a>"),
            "/games/quiz.swf": ("application/x-shockwave-flash", self.movie),
            "/games/next.txt": ("text/plain", "&q=猫は&n=2%E3%81&\r\n".encode("cp932")),
            "/games/result": ("text/html; charset=Shift_JIS", "<title>R</title>受け取りました".encode("cp932")),
        }
        if path not in answers:
            start("404 Not Found", [("Content-Type", "text/html")])
            return [b"gone"]
        kind, data = answers[path]
        start("200 OK", [("Content-Type", kind)])
        return [data]


def quiz() -> bytes:
    builder = MovieBuilder(width=240, height=240)
    keys: dict[int | ButtonCondition, str] = {
        ord("1"): 'push "next.txt" ""\ngetURL2 128\npush "twice.txt" ""\ngetURL2 128',
        ord("2"): 'push "result" "_self"\ngetURL2 2',
        ord("3"): 'push "result?a=1" "_self"\ngetURL2 1',
        ord("4"): 'push "gone.txt" ""\ngetURL2 128',
        ord("5"): 'push "next.txt" "/box"\ngetURL2 129',
    }
    builder.main.place(builder.button(builder.rectangle(0, 0, 5, 5, BLUE), keys), 1)
    clip = builder.timeline()
    clip.place(builder.text_field("q", 0, 0, 200, 20, text="empty"), 1)
    clip.show_frame()
    builder.main.place(builder.text_field("q", 0, 20, 200, 20, text="問い"), 2)
    builder.main.place(builder.text_field("n", 0, 60, 200, 20, text="1"), 3)
    builder.main.place(builder.sprite(clip), 4, 0, 100, name="box")
    builder.main.actions('push "loop" "ignored.txt"\npush "never.txt" ""\ngetURL2 128\npop\nstop')
    builder.main.show_frame()
    return builder.assemble()


def asking(site: ScoreSite) -> keitai.Phone:
    phone = keitai.Phone(site)
    phone.open("/")
    phone.click("Play")
    return phone


def test_variables_are_loaded_in_the_phones_encoding_once_a_key() -> None:
    site = ScoreSite(quiz())
    with asking(site) as phone:
        assert shown(phone) == ["問い", "1", "empty"]
        phone.press("1")
        phone.wait(1)
        assert shown(phone)[:2] == ["猫は", "2" + b"\xe3\x81".decode("cp932")]
        assert site.asked[2:] == ["GET /games/next.txt"]
        phone.press("4")
        phone.wait(1)
        assert shown(phone)[0] == "猫は"
        phone.press("5")
        phone.wait(1)
        assert shown(phone)[-1] == "猫は"
        assert site.asked[-1] == "GET /games/next.txt?q=%94L%82%CD&n=2%E3%81"


def test_variables_are_posted_and_the_answer_is_a_page() -> None:
    site = ScoreSite(quiz())
    with asking(site) as phone:
        phone.press("2")
        phone.wait(1)
        assert "受け取りました" in phone.text
    assert site.asked[-1] == "POST /games/result q=%96%E2%82%A2&n=1"
    with asking(site) as phone:
        phone.press("3")
        phone.wait(1)
        assert "受け取りました" in phone.text
    assert site.asked[-1] == "GET /games/result?a=1&q=%96%E2%82%A2&n=1"


def test_variables_under_way_survive_a_state() -> None:
    with asking(ScoreSite(quiz())) as phone:
        phone.press("1")
        machine = phone.machine
        machine.restore(type(machine.snapshot()).from_bytes(machine.snapshot().to_bytes()))
        phone.wait(1)
        assert shown(phone)[0] == "猫は"


def test_scripts_ask_for_variables_and_frames(tmp_path: Path) -> None:
    builder = MovieBuilder()
    clip = builder.timeline()
    clip.actions('push "score" 40\nsetVariable\nstop')
    clip.show_frame()
    builder.main.place(builder.sprite(clip), 1, name="game")
    keys: dict[int | ButtonCondition, str] = {ord("5"): 'push "/game:score" 120\nsetVariable\ngotoLabel "GameOver"'}
    builder.main.place(builder.button(builder.rectangle(0, 0, 5, 5, BLUE), keys), 2)
    builder.main.label("title")
    builder.main.actions('stop\npush "word" "dog"\nsetVariable')
    builder.main.show_frame(2)
    builder.main.label("gameover")
    builder.main.show_frame(2)
    (tmp_path / "g.swf").write_bytes(builder.assemble())
    (tmp_path / "page.html").write_text("<a href=g.swf>Play</a>")
    with playing(tmp_path) as phone:
        phone.expect.flash("/game:score", "==", 40)
        phone.expect.flash_frame("title")
        phone.do('expect no flash frame "gameover"')
        phone.do('expect no flash "game:score" > 40')
        for line, said in {
            'wait-for flash "/game:score" >= 100 within 0.1s': "it is 40",
            'wait-for flash "word" >= 100 within 0.1s': "it was never set, or is not a number",
            'wait-for flash frame "gameover" within 0.1s': "it is 'title'",
        }.items():
            with pytest.raises(AssertionError, match=said):
                phone.do(line)
        phone.press("5")
        phone.do('expect flash "/GAME:Score" >= 100')
        phone.do('expect flash frame "gameover"')
        phone.press("clear")
        with pytest.raises(AssertionError, match="the LCD shows no movie"):
            phone.do('wait-for no flash frame "title" within 0.1s')


def loading_movie(*, bytes_of_part: int) -> tuple[bytes, bytes]:
    """A movie that loads a part at 5 into a clip and at 6 into a level, and the part, which is as large as told."""
    builder = MovieBuilder(width=240, height=240, frame_rate=12)
    holder = builder.timeline()
    holder.place(builder.text_field("word", 0, 0, 200, 20), 1)
    holder.actions('push "word" "empty"\nsetVariable')
    holder.show_frame()
    builder.main.place(builder.sprite(holder), 1, name="holder")
    keys: dict[int | ButtonCondition, str] = {
        ord("5"): 'push "part.swf" "/holder"\ngetURL2 64',
        ord("6"): 'getURL "part.swf" "_level1"',
        ord("7"): 'push "missing.swf" "/holder"\ngetURL2 64',
    }
    builder.main.place(builder.button(builder.rectangle(0, 0, 1, 1, BLUE), keys), 2)
    builder.main.show_frame()
    part = MovieBuilder(width=240, height=240, frame_rate=12)
    part.main.place(part.text_field("word", 0, 40, 200, 20), 1)
    part.main.actions('push "word" "loaded"\nsetVariable')
    part.main.show_frame()
    data = part.assemble()
    return builder.assemble(), data + bytes(max(0, bytes_of_part - len(data)))


@pytest.fixture
def loading_pages(tmp_path: Path) -> Path:
    movie, part = loading_movie(bytes_of_part=0)
    (tmp_path / "main.swf").write_bytes(movie)
    (tmp_path / "part.swf").write_bytes(part)
    (tmp_path / "page.html").write_text("<title>Games</title><a href=main.swf>Play</a>")
    return tmp_path


def test_keys_load_movies_into_clips_and_levels(loading_pages: Path) -> None:
    for keys, lines in (("5", ["loaded"]), ("6", ["empty", "loaded"]), ("7", ["empty"]), ("56", ["loaded", "loaded"])):
        with playing(loading_pages) as phone:
            for key in keys:
                phone.press(key)
                phone.wait(2)
            assert shown(phone) == lines, keys
            phone.machine.restore(phone.machine.snapshot())
            assert shown(phone) == lines, keys


def test_a_movie_that_is_more_than_the_phone_holds_is_not_loaded(loading_pages: Path) -> None:
    (loading_pages / "part.swf").write_bytes(loading_movie(bytes_of_part=102_400)[1])
    with playing(loading_pages, "911sh") as phone:
        phone.press("5")
        phone.wait(4)
        assert shown(phone) == ["empty"]
        app = phone.machine.foreground
        assert isinstance(app, FlashApp)
        assert any("this phone holds 102,400" in note for note in app.player.notes)
