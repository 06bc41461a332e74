"""Fieldsets and their legends: a frame whose upper side goes through the middle of the legend."""

from __future__ import annotations

from itertools import product

from handset.browser.layout.boxes import Box
from handset.model import load_model
from tests.handset.browser.browser_harness import find, find_all, html, laid_out
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


def test_a_rule_stands_beside_floats_or_below_those_that_leave_it_no_room() -> None:
    for left, right, width, align in product((0, 60), (0, 90), ("", "50", "50%", "200"), ("left", "center", "right")):
        floats = "".join(
            f"<div style='float:{side};width:{size}px;height:30px'></div>"
            for side, size in (("left", left), ("right", right))
            if size
        )
        for outer in ("div", "center"):
            said = f"width={width}" if width else ""
            body = laid_out(f"<{outer}>{floats}a<hr {said} align={align} style='margin-top:0'></{outer}>")
            rule = find(body, "hr")
            room = 240 - left - right
            size = {"": room, "50%": 120}.get(width) or int(width)
            is_beside = size <= room
            spare = room - size if is_beside else 240 - size
            start = (left if is_beside else 0) + {"left": 0, "center": spare // 2, "right": spare}[align]
            assert (rule.x, rule.width) == (start, size), (left, right, width, align, outer)
            assert rule.y == (20 if is_beside else 30), (left, right, width, align, outer)
            assert rule.kind == "rule"


def test_automatic_margins_are_of_the_room_beside_floats() -> None:
    for left, right, before, after in product((0, 60), (0, 90), ("auto", "3px"), ("auto", "5px")):
        floats = "".join(
            f"<div style='float:{side};width:{size}px;height:30px'></div>"
            for side, size in (("left", left), ("right", right))
            if size
        )
        style = f"overflow:hidden;width:50px;height:9px;margin:0 {after} 0 {before}"
        box = find(laid_out(f"{floats}<p style='{style}'></p>"), "p")
        # A margin lies where a float does.
        first = max(left, 3 if before == "3px" else 0)
        spare = min(240 - right, 235 if after == "5px" else 240) - 50 - first
        start = first + (0 if before == "3px" else spare // 2 if after == "auto" else spare)
        assert box.x == start, (left, right, before, after)


def test_a_table_of_automatic_width_is_as_narrow_as_floats_leave_room() -> None:
    """Its words wrap there, as in every browser; one that asks for a width or cannot be so narrow goes below."""
    for left, right, count, width, outer in product(
        (60, 0), (90, 0), (2, 5, 12, 30), ("", "width=100%", "width=200"), ("div", "center", "td")
    ):
        floats = "".join(
            f"<img src=x width={size} height=50 align={side}>"
            for side, size in (("left", left), ("right", right))
            if size
        )
        start = f"<table cellspacing=0 cellpadding=0 width=240><tr><{outer}>" if outer == "td" else f"<{outer}>"
        table = f"<table id=t cellspacing=0 cellpadding=0 {width}><tr><td>{'あ' * count}</table>"
        body = laid_out(f"{start}{floats}{table}")
        box = next(each for each in find_all(body, "table") if each.node.get("id") == "t")
        room, case = 240 - left - right, (left, right, count, width, outer)
        wanted = {"": min(20 * count, room // 20 * 20 if 20 * count > room else room), "width=100%": 240}.get(
            width, 200
        )
        is_beside = not (left or right) or wanted <= room
        assert box.y == (0 if is_beside else 50), case
        if not width and 20 * count > room:
            assert box.width == room, case
            assert len(list(box.lines())) == -(-count // (room // 20)), case
        else:
            assert box.width == wanted, case
        assert box.x >= (left if is_beside else 0), case


def test_a_table_whose_longest_word_has_no_room_beside_floats_stands_below() -> None:
    for word, depth in product((8, 14, 19, 24), (0, 1, 2)):
        floats = "<img src=x width=60 height=50 align=left><img src=x width=40 height=80 align=right>"
        inner = "<table cellspacing=0 cellpadding=0><tr><td>" * depth + "w" * word + " あ" * 20
        body = laid_out(f"{floats}<table id=t cellspacing=0 cellpadding=0><tr><td>{inner}")
        box = next(each for each in find_all(body, "table") if each.node.get("id") == "t")
        assert (box.x, box.y, box.width) == {
            8: (60, 0, 140), 14: (60, 0, 140), 19: (0, 50, 200), 24: (0, 80, 240)
        }[word], (word, depth)  # fmt: skip
