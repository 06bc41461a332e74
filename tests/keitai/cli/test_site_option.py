"""`script --site`: scripts played on a site of one's own, as its address, its folder or its application."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from keitai.cli.site_option import named_site
from keitai.common.errors import KeitaiError
from tests.keitai.cli.command_line import answer

SHOP = """
COUNT = [0]

def page(environ, start):
    COUNT[0] += environ["PATH_INFO"] == "/more"
    start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return [f"<title>Tea {COUNT[0]}</title><p>Open till nine<br><a href=/more>More</a>".encode()]

async def spoken(scope, receive, send):
    assert scope["type"] == "http"
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
    await send({"type": "http.response.body", "body": b"<title>Async</title>words"})

def make_page():
    COUNT[0] = 0
    return page

class Shop:
    page = staticmethod(page)

def broken():
    raise ValueError("the till is empty")

def tampered(environ, start):
    raise RuntimeError("fell over")

NUMBER = 5
"""
SCRIPT = """keys 1
timeout 2s
test "first"
  press web
  wait-for title "Tea 0"
  click "More"
  wait-for title "Tea 1"
  expect url /more/
end
test "second"
  open "/more"
  expect title "Tea 1"
end
"""


@pytest.fixture(autouse=True)
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    (tmp_path / "teashop.py").write_text(SHOP)
    (tmp_path / "half.py").write_text("import teashop, nosuchlibrary\n")
    (tmp_path / "wrong.py").write_text("def f(:\n")
    (tmp_path / "ending.py").write_text("raise SystemExit(3)\n")
    (tmp_path / "a.keys").write_text(SCRIPT)
    yield
    for name in ("teashop", "half", "wrong", "ending"):
        sys.modules.pop(name, None)


def test_each_test_has_an_application_of_its_own() -> None:
    status, out, err = answer("script", "a.keys", "--site", "teashop:make_page()")
    assert (status, err) == (0, ""), out
    assert out.splitlines()[-1] == "2 passed"


def test_an_application_that_is_named_is_the_same_for_all_tests() -> None:
    for site in ("teashop:page", "teashop:Shop.page"):
        sys.modules.pop("teashop", None)
        status, out, _ = answer("script", "a.keys", "--site", site)
        assert (status, out.splitlines()[-1]) == (1, "1 failed, 1 passed"), out
        assert "expected title \"Tea 1\" within 2 s; it is 'Tea 2'" in out
        assert f"script --site {site} a.keys --test second" in out


def test_workers_have_the_site_too() -> None:
    status, out, err = answer("script", "a.keys", "--site", "teashop:make_page()", "--workers", "2")
    assert (status, out.splitlines()[-1]) == (0, "2 passed"), (out, err)


def test_a_folder_an_address_and_an_asgi_application() -> None:
    Path("pages").mkdir()
    Path("pages/index.html").write_text("<title>Folder</title>words")
    Path("one.keys").write_text('keys 1\ntest "t"\n  press web\n  wait-for title /Folder|Async|Tea/ within 5s\nend\n')

    class Silent(WSGIRequestHandler):
        def log_message(self, *words: object) -> None:
            """Say nothing."""

    with make_server("127.0.0.1", 0, named_site("teashop:page"), handler_class=Silent) as server:  # type: ignore[arg-type]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for site in ("pages", f"http://127.0.0.1:{server.server_port}", "teashop:spoken"):
            status, out, err = answer("script", "one.keys", "--site", site)
            assert (status, out.splitlines()[-1]) == (0, "1 passed"), (site, out, err)
        server.shutdown()


def test_a_site_that_falls_over_fails_the_test() -> None:
    status, out, _ = answer("script", "a.keys", "--site", "teashop:tampered")
    assert (status, "Traceback" in out) == (1, False), out


WRONG = [
    ("nosuch", "neither a folder nor an address that begins with http://; an application reads module:app, or"),
    ("a.keys", "neither a folder nor an address"),
    ("nosuch:", "neither a folder nor an address"),
    (":page", "neither a folder nor an address"),
    ("tea shop:page", "neither a folder nor an address"),
    ("teashop:page(1)", "neither a folder nor an address"),
    ("http://", "'http://' names no site; an address reads http://site/page"),
    ("http://[", "'http://[' names no site"),
    ("ftp://a.test/", "neither a folder nor an address"),
    ("nosuch:page", "a module nosuch was found neither here nor installed"),
    ("teashop.more:page", "a module teashop.more was found neither here nor installed"),
    ("half:page", "half cannot be imported (ModuleNotFoundError: No module named 'nosuchlibrary')"),
    ("wrong:page", "wrong cannot be imported (SyntaxError: "),
    ("ending:page", "ending cannot be imported (SystemExit: 3)"),
    ("teashop:pagge", "teashop has no pagge (did you mean 'page'?)"),
    ("teashop:Shop.x", "teashop has no Shop.x"),
    ("teashop:make_page", "this is not an application; is it teashop:make_page(), which makes one?"),
    ("teashop:NUMBER", "this is not an application; an application reads module:app"),
    ("teashop:NUMBER()", "NUMBER cannot be called; is it teashop:NUMBER?"),
    ("teashop:Shop", "this is not an application"),
    ("teashop:page()", "it raised TypeError: page() missing 2 required positional arguments"),
    ("teashop:broken()", "it raised ValueError: the till is empty"),
    ("teashop:Shop()", "a site is an application, a folder or an address, not Shop"),
]


def test_what_is_not_a_site_is_told_before_anything_runs() -> None:
    for site, said in WRONG:
        status, out, err = answer("script", "a.keys", "--site", site)
        assert (status, out, said in err, err.count("\n")) == (2, "", True, 1), (site, err)


def test_options_that_do_not_go_with_a_site() -> None:
    for more, said in (
        (["--database", "postgresql://a/b"], "--site puts another site on the phone; give one"),
        (["--farm", "tcp://127.0.0.1:1"], "the machines of a farm know a site by its address alone"),
    ):
        status, _, err = answer("script", "a.keys", "--site", "teashop:page", *more)
        assert (status, said in err) == (2, True), err


def test_a_named_address_is_taken_as_it_is() -> None:
    assert named_site("https://a.test/shop") == "https://a.test/shop"
    with pytest.raises(KeitaiError, match="neither a folder"):
        named_site("shop")
