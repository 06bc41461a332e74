"""A tea shop for phones: what is sold, a basket, an order. Flask, Shift_JIS, one thumb."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from secrets import token_hex
from urllib.parse import parse_qsl

from flask import Flask, Response, abort, render_template, request

CHARSET = "cp932"
"""What phones of 2009 take everywhere; what it lacks is written as a reference."""
EMOJI = "🍵🌸🎁🎀"
CODES = {
    "DoCoMo": (0xF9C3, 0xF9ED, 0xF8E6, 0xF8E5),
    "KDDI": (0xF382, 0xF6A3, 0xF6A8, 0xF7BC),
    "SoftBank": (0xF9D8, 0xF970, 0xF752, 0xF9B4),
}
"""How a phone's name begins -> its carrier's codes of the emoji, in Shift_JIS: no phone of 2009 knows Unicode's."""


@dataclass(frozen=True)
class Goods:
    """Something that is sold; `price` in yen."""

    id: str
    name: str
    price: int
    emoji: str


GOODS = {
    each.id: each
    for each in (
        Goods("sencha", "煎茶 100g", 1050, "🍵"),
        Goods("mochi", "豆大福", 180, "🌸"),
        Goods("cup", "湯のみ", 2400, "🎁"),
    )
}


@dataclass
class Shelf:
    """The shop's data, for as long as the process runs."""

    baskets: dict[str, dict[str, int]] = field(default_factory=dict)
    """A basket's secret number -> goods and how many: it stands in addresses, for phones without cookies."""
    orders: list[dict[str, str]] = field(default_factory=list)


def create_app() -> Flask:
    """Make a shop of its own, with no orders yet."""
    app = Flask(__name__)
    shelf = Shelf()

    @app.get("/")
    def top() -> Response:
        return page("top.html", goods=GOODS.values(), key=request.args.get("b", ""))

    @app.get("/goods/<name>")
    def goods(name: str) -> Response:
        return page("goods.html", each=GOODS.get(name) or abort(404), key=request.args.get("b", ""))

    @app.post("/basket")
    def put() -> Response:
        form = sent_form()
        each, number, key = GOODS.get(form["goods"]) or abort(404), form["number"], form["b"]
        if not (number.isascii() and number.isdigit() and 1 <= int(number) <= 99):
            return page("goods.html", 400, each=each, key=key, fault="数は1〜99で入れてください")
        if key not in shelf.baskets:
            key = token_hex(8)
        basket = shelf.baskets.setdefault(key, {})
        basket[each.id] = basket.get(each.id, 0) + int(number)
        return Response(status=302, headers={"Location": f"/basket?b={key}"})

    @app.get("/basket")
    def look() -> Response:
        return show(request.args.get("b", ""))

    @app.post("/order")
    def order() -> Response:
        form = sent_form()
        if not form["name"]:
            return show(form["b"], 400, "お名前を入れてください")
        if shelf.baskets.pop(form["b"], None) is None:
            return show("", 400)
        shelf.orders.append(form)
        return page("thanks.html", name=form["name"], note=form["note"], number=len(shelf.orders))

    def show(key: str, status: int = 200, fault: str = "") -> Response:
        lines = [(GOODS[name], number) for name, number in shelf.baskets.get(key, {}).items()]
        total = sum(each.price * number for each, number in lines)
        return page("basket.html", status, lines=lines, total=total, key=key, fault=fault)

    return app


def page(template: str, status: int = 200, **words: object) -> Response:
    """Write a page in the shop's charset."""
    text = render_template(template, **words).translate(emoji_of(request.headers.get("User-Agent", "")))
    body = text.encode(CHARSET, "xmlcharrefreplace")
    return Response(body, status, content_type="text/html; charset=Shift_JIS")


def emoji_of(agent: str) -> dict[int, str]:
    """Map each emoji to what Shift_JIS has for it on a phone; docomo's codes for one of no carrier."""
    codes = next((codes for name, codes in CODES.items() if agent.startswith(name)), CODES["DoCoMo"])
    return {ord(sign): code.to_bytes(2, "big").decode(CHARSET) for sign, code in zip(EMOJI, codes, strict=True)}


def sent_form() -> defaultdict[str, str]:
    """Read the form that was sent; a phone writes it in the page's charset."""
    body = request.get_data().decode("ascii", "replace")
    pairs = parse_qsl(body, keep_blank_values=True, encoding=CHARSET, errors="replace")
    return defaultdict(str, {name: text.strip() for name, text in pairs})
