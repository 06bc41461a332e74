"""A member at the site, without a phone: pages by address, forms filled in and sent, links followed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlencode

from flask import Flask
from selectolax.lexbor import LexborHTMLParser, LexborNode
from sqlalchemy import Engine, select

from games.engine.catalogue import game_ids
from games.ranking.tables import metadata as ranking_tables
from handset.clock import DEFAULT_START
from keitai.common.rng import Rng
from keitai.common.time import epoch_ms
from keitai.common.wire import MEMBER_KEY
from screens.app import create_site
from screens.config import SiteConfig
from screens.store.database import image_of, open_memory
from screens.store.tables import metadata as site_tables
from screens.store.transactions import read_transaction
from screens.web.tokens import form_token
from screens.world.cache import open_world

HERO = 42
LEFT_BEHIND = frozenset(["ad_count", "attempt", "footprint", "issued_ticket", "receipt", "session", "suspended_phone"])
PHONE = "DoCoMo/2.0 P906i(c100;TB;W24H15)"


@cache
def world_image(seed: int = 2009, members: int = 60) -> bytes:
    return image_of(open_world(seed, members, DEFAULT_START, game_ids(), None))


class Town:
    """A site over a fresh copy of a small seeded world; its clock moves only when told."""

    def __init__(self, engine: Engine | None = None) -> None:
        self.engine = engine or open_memory(world_image())
        self.now: datetime = DEFAULT_START
        chance = Rng(7, stream=1)
        self.config = SiteConfig(
            self.engine, b"secret", "http://m.mixi.test", clock=lambda: self.now, entropy=chance.bits
        )
        self.site: Flask = create_site(self.config)

    def visitor(self, member: int | None = HERO, *, lang: str = "en", agent: str = PHONE) -> SiteClient:
        return SiteClient(self, member, lang, agent)

    def start_over(self, engine: Engine) -> None:
        """The same site over other data."""
        self.engine = self.config.engine = engine

    def wait(self, **time: int) -> None:
        self.now += timedelta(**time)

    def contents(self) -> dict[str, list[Any]]:
        """Every row of every table, but for what is left behind by looking or trying."""
        with read_transaction(self.engine) as sql:
            tables = [*site_tables.sorted_tables, *ranking_tables.sorted_tables]
            rows = {table.name: sql.execute(select(table)).all() for table in tables}
        return {name: list(found) for name, found in rows.items() if name not in LEFT_BEHIND}

    def token(self, path: str, member: int = HERO) -> str:
        """What this site puts into a form that posts to `path`."""
        moment = epoch_ms(self.now)
        return form_token(self.config.secret, member, path, moment, self.config.entropy(64))


class Answer:
    """A page as it came, and what is in it."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes, path: str) -> None:
        self.status, self.headers, self.body, self.path = status, headers, body, path
        charset = "cp932" if "Shift_JIS" in headers.get("Content-Type", "") else "utf-8"
        self.markup = body.decode(charset, "replace")

    @property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.markup)

    @property
    def text(self) -> str:
        return " ".join((self.tree.body.text(separator=" ") if self.tree.body else "").split())

    @property
    def links(self) -> list[str]:
        return [node.attributes.get("href") or "" for node in self.tree.css("a[href]")]

    def form(self, action: str = "") -> dict[str, str]:
        """The fields of the form with that action, or one that begins so, as a phone would send them untouched."""
        forms = self.tree.css("form")
        for fits in (str.__eq__, str.startswith):
            for form in forms:
                if fits(form.attributes.get("action") or "", action):
                    return self._fields(form)
        raise AssertionError(f"no form to {action!r} in: {self.text}")

    def _fields(self, form: LexborNode) -> dict[str, str]:
        fields: dict[str, str] = {}
        for node in form.css("input, textarea, select"):
            name, kind = node.attributes.get("name"), node.attributes.get("type")
            if not name or kind == "submit":
                continue
            if node.tag == "select":
                chosen = node.css_first("option[selected]") or node.css_first("option")
                fields[name] = (chosen.attributes.get("value") or "") if chosen else ""
            elif node.tag == "textarea":
                fields[name] = node.text()
            elif kind not in ("checkbox", "radio") or "checked" in node.attributes:
                fields[name] = node.attributes.get("value") or ""
        return fields


class SiteClient:
    """`member` None is somebody with no phone of ours: nothing signs them in."""

    def __init__(self, town: Town, member: int | None, lang: str, agent: str) -> None:
        self.town, self.member, self.lang, self.agent = town, member, lang, agent
        self.client = town.site.test_client(use_cookies=True)

    def get(self, path: str, query: dict[str, str] | None = None, /, **headers: str) -> Answer:
        return self._ask("GET", f"{path}?{urlencode(query)}" if query else path, b"", headers)

    def post(
        self, path: str, fields: dict[str, str], *, follow: bool = True, charset: str = "cp932", **headers: str
    ) -> Answer:
        body = urlencode({key: value.encode(charset, "xmlcharrefreplace") for key, value in fields.items()}).encode()
        return self._ask("POST", path, body, headers, follow)

    def upload(self, path: str, fields: dict[str, str], files: dict[str, bytes], *, name: str = "a.jpg") -> Answer:
        """Post a form with files, as a phone does: Shift_JIS, and the file's own name in it too."""
        parts = [(f'name="{key}"', value.encode("cp932", "xmlcharrefreplace")) for key, value in fields.items()]
        parts += [(f'name="{key}"; filename="{name}"', body) for key, body in files.items()]
        body = b"".join(
            b"--kBd\r\nContent-Disposition: form-data; " + head.encode("cp932") + b"\r\n\r\n" + part + b"\r\n"
            for head, part in parts
        )
        return self._ask("POST", path, body + b"--kBd--\r\n", {}, kind="multipart/form-data; boundary=kBd")

    def send_raw(self, path: str, body: bytes) -> Answer:
        """Bytes as the body of a form."""
        return self._ask("POST", path, body, {})

    def send(self, path: str, *, at: str = "", **fields: str) -> Answer:
        """Fill in the form on page `at` (or `path`) that posts to `path`, look at it, and confirm what there is."""
        answer = self.get(at or path)
        assert answer.status == 200, (at or path, answer.status)
        answer = self.post(path, {**answer.form(path), **fields})
        for _ in range(2):
            if answer.status == 200 and 'name="token"' in answer.markup and f'action="{path}"' in answer.markup:
                answer = self.post(path, answer.form(path))
        return answer

    def _ask(
        self,
        method: str,
        path: str,
        body: bytes,
        headers: dict[str, str],
        follow: bool = True,
        kind: str = "application/x-www-form-urlencoded",
    ) -> Answer:
        environ: dict[str, object] = {} if self.member is None else {MEMBER_KEY: str(self.member)}
        for _ in range(5):
            response = self.client.open(
                html.unescape(path),
                buffered=True,
                method=method,
                data=body,
                headers={"User-Agent": self.agent, "Accept-Language": self.lang, **headers},
                content_type=kind if method == "POST" else None,
                environ_overrides=environ,
            )
            answer = Answer(response.status_code, dict(response.headers), response.get_data(), path)
            if not follow or answer.status not in (301, 302, 303):
                return answer
            path = re.sub(r"^http://[^/]+", "", answer.headers["Location"])
            method, body = "GET", b""
        raise AssertionError("redirects without end")


Open = Callable[[], Town]
