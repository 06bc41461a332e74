"""`keitai.Phone`: its examples, the sites it takes, and that it leaves nothing out that scripts can say."""

from __future__ import annotations

import doctest
import inspect
import re
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

import keitai
from handset.script.language.expectations import KINDS
from handset.script.language.verbs import step_verbs
from keitai import expectations, mounted_site
from keitai.phone import observation, phone, scripted, verbs, world
from keitai.script_names import unchecked_names, world_numbers

SHOP = Path(__file__).parents[2] / "examples" / "shop"


def test_names_are_loaded_when_they_are_used() -> None:
    for name in keitai.__all__:
        assert getattr(keitai, name).__name__ == name
        assert name in dir(keitai)
    with pytest.raises(AttributeError, match="'keitai' has no attribute 'Telephone'"):
        keitai.Telephone  # noqa: B018


def test_every_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(SHOP)
    from shop import create_app  # type: ignore[import-not-found]

    finder = doctest.DocTestFinder(exclude_empty=True)
    runner = doctest.DocTestRunner(verbose=False)
    with keitai.Phone(create_app()) as shown:
        for module in (mounted_site, expectations, observation, phone, scripted, verbs, world):
            for each in finder.find(module, extraglobs={"phone": shown, "mount": mounted_site.mount}):
                if each.examples:
                    shown.open("/")
                    told: list[str] = []
                    assert runner.run(each, out=told.append).failed == 0, "".join([*told, shown.text])
    del sys.modules["shop"]
    assert runner.tries > 70


def test_every_verb_and_expectation_has_a_method_with_an_example() -> None:
    for verb in step_verbs(unchecked_names()):
        name = {"wait-for": "expect", "world": "world_reset"}.get(verb, verb.replace("-", "_"))
        assert hasattr(keitai.Phone, name), verb
    for kind in [*KINDS, *world_numbers()]:
        assert hasattr(keitai.Expectations, kind.replace(" ", "_")), kind
    for kind_of in (keitai.Phone, keitai.Expectations):
        for name, member in inspect.getmembers(kind_of, inspect.isfunction):
            if not name.startswith("_"):
                assert member.__annotations__.get("return"), name
                assert member.__doc__, name


def test_what_could_not_fail_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>Top</title>tea", "utf-8")
    with keitai.Phone(tmp_path) as shown:
        expect = shown.expect
        vacuous: list[Callable[[], object]] = [
            lambda: expect.text(re.compile("")),
            lambda: expect.no.text(re.compile("^$")),
            lambda: expect.pattern(".*"),
            lambda: expect.pattern("."),
            lambda: expect.title(re.compile("(Top)?")),
            lambda: expect.keys(">=", 0),
            lambda: expect.time(">=", 0),
            lambda: expect.no.bytes("<", 0),
            lambda: expect.rank("wig", ">=", 1),
            lambda: expect("keys >= 0"),
            lambda: shown.do("expect text /x?/"),
        ]
        for each in vacuous:
            with pytest.raises(ValueError, match=r"expects nothing|passes where there is nothing|in every text"):
                each()


def test_a_signal_that_nobody_sends_is_an_error() -> None:
    with keitai.Phone() as shown:
        expect = shown.expect
        unknown: list[Callable[[], object]] = [
            lambda: expect.event("tick"),
            lambda: expect.no.event("strik"),
            lambda: expect.no.sound("phone/boot"),
            lambda: expect("no event tick"),
            lambda: shown.do('expect no sound "phone/mial"'),
        ]
        for each in unknown:
            with pytest.raises(ValueError, match=r"unknown (event|sound) '"):
                each()
        expect.no.event("strike")
        expect.no.sound("phone/mail")


def test_a_folder_is_a_site(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>Top</title><body><a href=b.html>on</a>", "utf-8")
    (tmp_path / "b.html").write_text("<title>B</title><body>second", "utf-8")
    with keitai.Phone(tmp_path) as shown:
        shown.press("web")
        shown.click("on")
        shown.expect.text("second")
        shown.expect.page_text("second")


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[dict[str, str]]:
    LIVED.append("up")
    yield {"greeting": "おはよう"}
    LIVED.append("down")


LIVED: list[str] = []


async def greet(request: Request) -> HTMLResponse:
    """Answer with all that came."""
    body = (await request.body()).decode()
    word = f"{request.state.greeting} {request.path_params['name']} {request.query_params.get('a', '')} {body}"
    return HTMLResponse(
        f"<title>T</title><form method=post>{word}<input type=hidden name=x value=y><input type=submit>"
    )


async def broken(request: Request) -> HTMLResponse:
    """Fall over."""
    raise RuntimeError("on purpose")


def test_an_asgi_application_is_a_site_with_its_lifespan() -> None:
    LIVED.clear()
    routes = [Route("/hi/{name}", greet, methods=["GET", "POST"]), Route("/broken", broken)]
    with keitai.Phone(Starlette(routes=routes, lifespan=lifespan)) as shown:
        shown.open("/hi/花子?a=1")
        shown.expect.text("おはよう 花子 1")
        shown.press("ok")
        shown.expect.text("x=y")
        with pytest.raises(AssertionError):
            shown.open("/broken")
        shown.open("/hi/again")
        assert LIVED == ["up"]
    assert LIVED == ["up", "down"]


def test_an_application_without_a_lifespan_is_one_too() -> None:
    async def plain(scope: Any, receive: Any, send: Any) -> None:
        assert scope["type"] == "http"
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": b"one ", "more_body": True})
        await send({"type": "http.response.body", "body": b"two"})

    with keitai.Phone(plain) as shown:
        shown.open("/")
        shown.expect.text("one two")


def test_an_application_that_cannot_start_says_why() -> None:
    @asynccontextmanager
    async def failing(app: Any) -> AsyncIterator[None]:
        raise RuntimeError("no database")
        yield

    with pytest.raises(keitai.KeitaiError, match=r"the application did not start: RuntimeError: no database$"):
        keitai.Phone(Starlette(lifespan=failing))


def test_what_is_not_a_site_is_told(tmp_path: Path) -> None:
    wrong: dict[str, Any] = {
        "neither a folder nor an address": tmp_path / "nowhere",
        "names no site": "http:///x",
        "not int": 3,
    }
    for message, site in wrong.items():
        with pytest.raises(keitai.KeitaiError, match=message):
            keitai.Phone(site)


@pytest.fixture
def pair() -> Iterator[tuple[keitai.Phone, keitai.Phone]]:
    """Two members on the embedded site."""
    with keitai.Phone() as one, one.another(device="w61ca", member="7") as other:
        yield one, other


def test_two_phones_share_the_embedded_site(pair: tuple[keitai.Phone, keitai.Phone]) -> None:
    one, other = pair
    other.post_score("keep-awake", 77_777)
    other.expect.score("keep-awake", "==", 77_777)
    one.expect.no.score("keep-awake", "==", 77_777)
    one.post_score("keep-awake", 88_888)
    one.expect.rank("keep-awake", "==", 1)
    other.expect.rank("keep-awake", "==", 2)
    for shown, member in ((one, "42"), (other, "7")):
        shown.open("/home")
        assert shown.environment.member == member
    assert one.page_text != other.page_text


def test_a_state_opens_in_another_phone() -> None:
    with keitai.Phone(device="p906i", lang="ja") as one, keitai.Phone(device="p906i", lang="ja") as other:
        one.open("/home")
        other.from_bytes(one.to_bytes())
        assert other.hash == one.hash
        with pytest.raises(keitai.KeitaiError, match="the state: not a state file"):
            other.from_bytes(b"x")


def test_wrong_words_are_value_errors() -> None:
    with keitai.Phone() as shown:
        with pytest.raises(ValueError, match="is empty"):
            shown.expect.text(" ")
        with pytest.raises(ValueError, match="column 6: 'long' is not a length of time"):
            shown.wait("long")
        with pytest.raises(ValueError, match="unknown key 'nokey'"):
            shown.press("nokey")
        with pytest.raises(ValueError, match="not a length of time"):
            shown.expect.text("x", within="long")
        with pytest.raises(AssertionError, match=r"within 0\.1 s"):
            shown.expect.text("nowhere", within=0.1)


def test_a_shot_and_a_golden(tmp_path: Path) -> None:
    with keitai.Phone(artefacts=tmp_path / "out", test=tmp_path / "my.py", update=True) as shown:
        path = shown.shot("top")
        assert path is not None
        assert path.is_file()
        shown.golden("top", mask=["clock", (0, 0, 10, 10)], tolerance=3)
    assert [each.name for each in (tmp_path / "goldens" / "my").iterdir()] == ["top@qvga-en.png"]
