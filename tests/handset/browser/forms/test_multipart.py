"""Forms with files: what goes over the air, and how a picture gets into them."""

from __future__ import annotations

import email.parser
import email.policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset import photos
from handset.apps.gallery import open_gallery
from handset.browser.document.tree import parse
from handset.browser.forms.forms import FormState, submission
from handset.browser.forms.multipart import Upload, multipart
from handset.keypad import Key
from handset.machine import Snapshot
from tests.handset.browser.browser_harness import BrowserHarness, chosen, html, picture

HOME = "http://a.test/"
FORM = (
    "<form action=/post method=post enctype=multipart/form-data><input name=title value=海の日>"
    "<input type=file name=photo1 accept='image/*'><input type=submit name=go value=送る></form>"
)


def parts(body: bytes, content_type: str) -> list[EmailMessage]:
    """The parts as the standard library's mail reader finds them."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    whole = email.parser.BytesParser(EmailMessage, policy=email.policy.HTTP).parsebytes(head + body)
    return list(whole.iter_parts())  # type: ignore[arg-type]


def test_names_types_and_bytes_go_in_the_pages_encoding() -> None:
    document = parse(FORM)
    file = document.focusables[1]
    state = FormState(uploads={file.order: Upload("猫.jpg", "image/jpeg", b"\xff\xd8\r\n--x")})
    sent = submission(document, document.forms[0], state, document.focusables[2], "cp932", "docomo")
    assert (sent.method, sent.url) == ("POST", "/post")
    title, photo, button = parts(sent.body, sent.content_type)
    assert title.get_payload(decode=True) == "海の日".encode("cp932")
    assert photo.get_content_type() == "image/jpeg"
    assert photo.get_payload(decode=True) == b"\xff\xd8\r\n--x"
    assert 'filename="猫.jpg"'.encode("cp932") in sent.body
    assert button.get_payload(decode=True) == "送る".encode("cp932")


def test_a_file_not_picked_goes_empty() -> None:
    document = parse(FORM)
    sent = submission(document, document.forms[0], FormState(), None, "utf-8", "docomo")
    photo = parts(sent.body, sent.content_type)[1]
    assert (photo.get_filename(), photo.get_payload(decode=True)) == ("", b"")
    assert photo.get_content_type() == "application/octet-stream"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_plain_form_sends_the_files_name_alone(method: str) -> None:
    document = parse(f"<form action=/s method={method}><input type=file name=f></form>")
    state = FormState(uploads={document.focusables[0].order: Upload("a b.jpg", "image/jpeg", b"x")})
    sent = submission(document, document.forms[0], state, None, "cp932", "docomo")
    assert (sent.url if method == "get" else sent.body.decode()).endswith("f=a+b.jpg")


def test_quotes_and_line_ends_stay_inside_their_line() -> None:
    body, _ = multipart([('a"\r\nX-Evil: 1', "v"), ("f", Upload('x"y\r\n.jpg', "image/jpeg", b""))], "utf-8", "docomo")
    assert b'name="a%22%0D%0AX-Evil: 1"\r\n' in body
    assert b'filename="x%22y%0D%0A.jpg"\r\n' in body


@given(st.lists(st.tuples(st.text("ab", min_size=1), st.text("-kei\r\n0f", max_size=40)), max_size=4), st.binary())
def test_whatever_is_in_the_parts_the_boundary_is_not(pairs: list[tuple[str, str]], data: bytes) -> None:
    body, kind = multipart([*pairs, ("f", Upload("f", "image/gif", data))], "utf-8", "docomo")
    line = b"--" + kind.partition("boundary=")[2].encode()
    assert body.count(line) == len(pairs) + 2
    found = body.split(line)
    assert [piece.partition(b"\r\n\r\n")[2][:-2] for piece in found[1:-1]] == [
        *(value.encode() for _, value in pairs),
        data,
    ]


def bench_with(page: str, model: str = "qvga") -> BrowserHarness:
    harness = BrowserHarness({HOME: page, HOME + "post": html("<title>sent</title>ok", HOME + "post")}, model)
    harness.phone.install("photos", open_gallery)
    harness.browser.open(HOME)
    return harness


def test_a_picture_is_picked_from_the_data_folder_and_sent() -> None:
    harness = bench_with(FORM)
    photos.save(harness.phone.memory, "mine.png", picture(30, 20, "PNG"))
    harness.press(Key.DOWN, Key.OK)
    assert harness.phone.foreground.kind == "photos"
    assert "mine.png" in harness.phone.frame().text()
    harness.press(Key.RIGHT, Key.OK)
    assert harness.browser.focused_text == "cat.jpg"
    assert "cat.jpg" in harness.text()
    harness.press(Key.DOWN, Key.OK)
    assert harness.browser.title == "sent"
    request = harness.site.asked[-1]
    kind = dict(request.headers)["Content-Type"]
    assert [part.get_filename() for part in parts(request.body, kind)] == [None, "cat.jpg", None]
    assert photos.photos(harness.phone.memory)[1].data in request.body
    harness.press(Key.SOFT_RIGHT)
    assert "cat.jpg" in harness.text()


def test_what_was_picked_can_be_changed_and_taken_back() -> None:
    harness = bench_with(FORM)
    harness.press(Key.DOWN, Key.OK, Key.DOWN, Key.OK)
    assert harness.browser.focused_text == "train.jpg"
    harness.press(Key.OK, Key.LEFT, Key.OK)
    assert harness.browser.focused_text == "Browse"
    assert "jpg" not in harness.text()
    harness.press(Key.OK, Key.SOFT_RIGHT)
    assert harness.browser.focused_text == "Browse"


def test_a_field_takes_only_the_kinds_it_names() -> None:
    harness = bench_with(FORM.replace("image/*", "image/png, .gif"))
    harness.press(Key.DOWN, Key.OK)
    assert "jpg" not in harness.phone.frame().text()
    harness.press(Key.OK, Key.UP, Key.SOFT_LEFT, Key.CLEAR)
    assert harness.phone.foreground.kind == "browser"
    photos.save(harness.phone.memory, "mine", picture(3, 2, "GIF"))
    harness.press(Key.OK, Key.OK)
    assert harness.browser.focused_text == "mine.gif"


def test_what_was_picked_is_in_the_snapshot_and_a_reset_takes_it_back() -> None:
    harness = bench_with(FORM.replace("</form>", "<input type=reset></form>"))
    harness.press(Key.DOWN, Key.OK, Key.OK)
    saved = Snapshot.from_bytes(harness.phone.snapshot().to_bytes())
    before = harness.phone.frame().hash
    harness.press(Key.DOWN, Key.DOWN, Key.OK, Key.UP, Key.UP)
    assert harness.browser.focused_text == "Browse"
    harness.phone.restore(saved)
    assert (harness.phone.frame().hash, harness.browser.focused_text) == (before, "cat.jpg")


def test_a_pages_picture_is_saved_and_posted() -> None:
    gif = picture(40, 30)
    shown = html("<img src=/i/logo.gif>" + FORM)
    harness = BrowserHarness({HOME: shown})
    harness.phone.install("photos", open_gallery)
    harness.site.pages[HOME + "i/logo.gif"] = type(shown)(HOME, 200, (("Content-Type", "image/gif"),), gif)
    harness.browser.open(HOME)
    chosen(harness, "keep-picture")
    assert photos.photos(harness.phone.memory)[0].data == gif
    harness.press(Key.SOFT_RIGHT)
    harness.press(Key.DOWN, Key.OK, Key.OK)
    assert harness.browser.focused_text == "logo.gif"


def test_of_several_pictures_one_is_chosen() -> None:
    red, page = picture(4, 4), html("<img src=a.gif alt=紅><img src=b.gif><img src=none.gif>")
    harness = BrowserHarness({HOME: page})
    for name in "ab":
        harness.site.pages[f"{HOME}{name}.gif"] = type(page)(HOME, 200, (("Content-Type", "image/gif"),), red)
    harness.browser.open(HOME)
    chosen(harness, "keep-picture")
    assert "紅" in harness.phone.frame().text("dialog")
    harness.press(Key.DIGIT_2)
    assert [photo.name for photo in photos.photos(harness.phone.memory) if photo.number] == ["b.gif"]
