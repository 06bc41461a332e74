"""Fieldsets and their legends: a frame whose upper side goes through the middle of the legend."""

from __future__ import annotations

from itertools import product

from handset.browser.layout.boxes import Box
from handset.model import load_model
from tests.handset.browser.browser_harness import find, html, laid_out
from tests.handset.browser.reftests import painted

MODELS = ("qvga", "p906i", "w61ca", "911sh")


def test_a_legend_stands_at_the_top_of_its_fieldset() -> None:
    for border, padding, words, model in product((1, 4), (0, 6), ("a", "abcd", "あいう"), MODELS[:1]):
        style = f"margin:0;border:{border}px solid;padding:{padding}px"
        body = laid_out(f"<fieldset style='{style}'><legend>{words}</legend>x</fieldset>y", model)
        fieldset, legend = find(body, "fieldset"), find(body, "legend")
        width = sum(20 if sign > "\xff" else 10 for sign in words)
        assert (legend.x, legend.y) == (border + padding, 0), (style, words)
        assert (legend.width, legend.height) == (width + 4, 20), (style, words)
        (line,) = (each for each in fieldset.lines() if each.text == "x")
        assert line.y == 20 + padding, (style, words)
        assert fieldset.height == 20 + padding + 20 + padding + border, (style, words)


def test_a_legend_stands_where_its_align_says() -> None:
    for align, place in {"left": 5, "center": 5 + (226 - 24) // 2, "right": 5 + 226 - 24}.items():
        body = laid_out(f"<fieldset><legend align={align}>ab</legend>x</fieldset>")
        assert find(body, "legend").x - find(body, "fieldset").x == place, align


def test_every_model_frames_a_fieldset() -> None:
    for model in MODELS:
        fieldset: Box = find(laid_out("x<fieldset>y</fieldset>", model), "fieldset")
        assert fieldset.style.border == (1, 1, 1, 1), model
        assert (fieldset.x, fieldset.y, fieldset.height) == (2, 22, 26), model


def test_a_legend_interrupts_the_frame_and_its_ground_begins_there() -> None:
    for border in (1, 2, 6):
        style = f"margin:0;border:{border}px solid #00f;padding:4px;background:#fc0"
        pixels = painted(html(f"<fieldset style='{style}'><legend style='padding:0 8px'>a</legend>x</fieldset>"))
        drop = (pixels[:, 0] == (0, 0, 255)).all(axis=1).argmax()
        left, right = border + 4, border + 4 + 16 + 10
        line = (pixels[drop : drop + border] == (0, 0, 255)).all(axis=(0, 2))
        assert line[:left].all(), border
        assert not line[left : left + 8].any(), border
        assert not line[right - 8 : right].any(), border
        assert line[right:].all(), border
        assert (pixels[:drop, 100:] == 255).all(), border
        assert (pixels[drop + border, 100] == (255, 204, 0)).all(), border


def test_only_what_a_fieldset_begins_with_is_its_legend() -> None:
    for markup in ("<fieldset>x<legend>a</legend></fieldset>", "<div><legend>a</legend>x</div>"):
        assert find(laid_out(markup), "legend").kind == "block", markup
    for blank in ("", " ", "\n\t", "<!-- c -->"):
        assert find(laid_out(f"<fieldset>{blank}<legend>a</legend>x</fieldset>"), "legend").kind == "legend", blank


def last(body: Box, tag: str) -> Box:
    """The last box of a tag, on a line of its own or in a line."""
    pieces = [each for line in body.lines() for each in line.pieces]
    boxes = [each for each in [*body.walk(), *pieces] if isinstance(each, Box)]
    return [each for each in boxes if each.node.tag == tag][-1]


def test_a_share_of_the_height_is_of_the_screen_in_quirks_mode() -> None:
    screen = load_model("qvga").viewport.height
    for share, depth, tag in product((25, 50, 100), (0, 1, 3), ("div", "p", "img src=a", "input", "textarea")):
        style = f"height:{share}%;width:20px;margin:0;border:0;padding:0"
        name, around = tag.split(" ")[0], "<div>" * depth
        plain = laid_out(f"<body style='margin:0'>{around}<{tag} style='{style}'></{name}>")
        assert last(plain, name).height == screen * share // 100, (share, depth, tag)
        sized = laid_out(f"<body style='margin:0'><div style='height:80px'>{around}<{tag} style='{style}'></{name}>")
        assert last(sized, name).height == 80 * share // 100, (share, depth, tag)


def test_a_share_of_no_height_is_none_in_standards_mode() -> None:
    for share, depth in product((25, 50, 100), (0, 1, 3)):
        markup = f"<body style='margin:0'>{'<div>' * depth}<div id=a style='height:{share}%;margin:0'>x</div>"
        body = laid_out(f"<!DOCTYPE html>{markup}")
        boxes = [each for each in body.walk() if isinstance(each, Box) and each.node.get("id") == "a"]
        assert [each.height for each in boxes] == [19], (share, depth)
