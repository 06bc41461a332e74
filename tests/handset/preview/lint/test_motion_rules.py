"""What lint says of what moves: pictures beyond docomo's limits, running texts that end."""

from __future__ import annotations

import io
from itertools import product

from PIL import Image

from handset.model import load_model, model_names
from handset.preview.lint.check import check
from handset.preview.lint.finding import Finding
from tests.every_case import every_case
from tests.handset.browser.browser_harness import XHTML, make_page

LIMITED = [name for name in model_names() if load_model(name).browser.gif_frames]
AU = ("w61ca", "w63ca")
DOCOMO = ("l03a", "p906i", "n06a", "early")


def film(frames: int) -> bytes:
    pictures = [Image.new("RGB", (9, 9), (20 * number, 0, 0)) for number in range(frames)]
    buffer = io.BytesIO()
    pictures[0].save(buffer, "GIF", save_all=True, append_images=pictures[1:], duration=100)
    return buffer.getvalue()


def found(markup: str, model: str, rule: str, **options: object) -> list[Finding]:
    return [each for each in check(make_page(markup, model, XHTML, **options)) if each.rule == rule]


@every_case("model", model_names())
@every_case("frames", range(1, 11))
def test_frames_beyond_the_carriers_limit_are_told(frames: int, model: str) -> None:
    files = {"http://a.test/f.gif": film(frames)}
    told = found("x\n<img src='/f.gif' alt=''><img src='/f.gif' alt=''/>", model, "film", files=files)
    over = model in LIMITED and frames > 5
    assert [(each.line, each.column, each.what) for each in told] == [
        (2, 1, f"an animated picture has {frames} frames")
    ] * over


@every_case("model", model_names())
@every_case("count", range(1, 8))
def test_films_beyond_the_pages_limit_are_told_at_the_first_too_many(count: int, model: str) -> None:
    files = {f"http://a.test/{number}.gif": film(2) for number in range(count)}
    files["http://a.test/still.gif"] = film(1)
    markup = "<img src='/still.gif' alt=''>\n" + "\n".join(
        f"<img src='/{number}.gif' alt=''>" for number in range(count)
    )
    told = found(markup, model, "film", files=files)
    assert [each.line for each in told] == [6] * (model in LIMITED and count > 4)


STRIPS = ["<marquee{0}>x</marquee>", "<p><marquee{0}>x</marquee></p>", "<marquee behavior='scroll'{0}>x</marquee>",
          "<marquee direction='left'{0}><font color='red'>x</font></marquee>"]  # fmt: skip


@every_case("model", model_names())
@every_case("strip", STRIPS)
@every_case("loop", [None, "1", "3", "16", "30", "0", "infinite"])
def test_a_marquee_that_ends_is_told_by_carrier(loop: str | None, strip: str, model: str) -> None:
    said = f" loop='{loop}'" if loop is not None else ""
    told = [each.what for each in found(strip.format(said), model, "marquee")]
    passes = {"1": "once", "3": "3 times"}.get(loop or "", "16 times")
    if model in DOCOMO:
        assert told == [f"a marquee runs {passes}, then its text is gone"]
    else:
        assert told == ["a marquee runs once, then stands still"] * (model in AU and loop is None)


def test_a_marquee_of_css_is_told_too() -> None:
    strip = "\n<div style='display:-wap-marquee{0}'>x</div>"
    assert [(each.line, each.column) for each in found(strip.format(""), "w61ca", "marquee")] == [(2, 1)]
    assert not found(strip.format(";-wap-marquee-loop:infinite"), "w61ca", "marquee")
    assert found(strip.format(";-wap-marquee-loop:infinite"), "p906i", "marquee")
    for model in ("p906i", "w61ca", "911sh"):
        assert not found(strip.format(";-wap-marquee-style:slide"), model, "marquee"), "its text stays at the edge"
    (turning,) = found(strip.format(";-wap-marquee-style:alternate"), "p906i", "marquee")
    assert turning.what == "a marquee runs 16 times, then stands still"
    assert not found(strip.format(""), "early", "marquee")


def test_aus_later_browser_hides_a_text_whose_own_css_asks_for_no_end() -> None:
    for loop, on_itself, tag in product(("infinite", "0", "3", ""), (True, False), ("div", "p", "span")):
        said = f"-wap-marquee-loop:{loop}" if loop else ""
        inner, outer = (f"display:-wap-marquee;{said}", "") if on_itself else ("display:-wap-marquee", said)
        markup = f"<div style='{outer}'><{tag} style='{inner}'>x</{tag}></div>"
        hidden = loop in ("infinite", "0") and on_itself
        for model in ("w63ca", "w61ca", "qvga", "911sh"):
            page = make_page(markup, model, XHTML)
            page.layout.reach_end()
            shown = page.style_of(
                next(
                    node
                    for node in page.document.root.walk()
                    if node.tag == tag and node.has("style") and "display" in node.get("style")
                )
            ).visible
            assert shown != (hidden and model == "w63ca"), (markup, model)
            told = [each for each in check(page) if "is not shown: -wap-marquee-loop" in each.what]
            assert bool(told) == (hidden and model == "w63ca"), (markup, model)
    assert not [
        each for each in check(make_page("<marquee loop=infinite>x</marquee>", "w63ca")) if "not shown" in each.what
    ]
