"""What a person gets wrong on the command line: one sentence, status 2, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.keitai.cli.command_line import answer

BROKEN_MODEL = "name: x\ncarrier: nobody\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tuor",), "unknown verb 'tuor' (did you mean 'tour'?)"),
        (("text", "http://"), "names no site"),
        (("text", "http://[x"), "names no site"),
        (("text", "/home", "--device", "p960i"), "did you mean 'p906i'"),
        (("text", "/home", "--member", "me"), "a member is a number"),
        (("shot", "/home", "--device", "nosuch"), "unknown device 'nosuch'"),
        (("play", "keep-awkae", "--bot", "average"), "did you mean 'keep-awake'"),
        (("play", "keep-awake", "--bot", "clever"), "clever"),
        (("ranking", "nosuch"), "unknown game 'nosuch'"),
        (("keys", "--keymap", "lptop"), "did you mean 'laptop'"),
        (("script", "nosuch.keys"), "cannot be read"),
        (("replay", "nosuch.play"), "cannot be read"),
        (("replay", "README.md"), "this is not a replay"),
        (("serve", "--port", "0"), "'--port'"),
    ],
)
def test_wrong_usage_is_a_sentence(words: tuple[str, ...], said: str) -> None:
    status, out, err = answer(*words)
    assert status == 2
    assert said in err
    assert "Traceback" not in out + err
    assert len(err.strip().splitlines()) <= 4


def test_a_broken_model_is_told_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(BROKEN_MODEL, encoding="utf-8")
    status, _, err = answer("text", "/home", "--device", path)
    assert status == 2
    assert err.startswith("mine.yaml:")


def test_a_folder_that_cannot_hold_data_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    status, _, err = answer("text", "/home", "--data", tmp_path / "file")
    assert status == 2
    assert "cannot be opened" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("text", "nosuch.html"), "'nosuch.html' is neither a file nor an address"),
        (("lint", "nosuch.html"), "neither a file nor an address"),
        (("open", "nosuch"), "'nosuch' is neither a file nor an address"),
        (("open", "dir/nosuch"), "'dir/nosuch' is neither a file nor an address"),
        (("text", "/tmp/no such/page.html"), "the file does not exist, and the site answers 404"),
        (("text", "/hom"), "the file does not exist, and the site answers 404"),
        (("text", "http://127.0.0.1:1/"), "the site cannot be found"),
    ],
)
def test_an_address_that_cannot_be_had_fails_with_the_reason(words: tuple[str, ...], said: str) -> None:
    status, out, err = answer(*words)
    assert status == 1
    assert said in err
    assert "Traceback" not in out + err


def test_a_file_that_is_not_there_gets_no_picture_unsaid(tmp_path: Path) -> None:
    status, _, err = answer("shot", tmp_path / "page.html", "-o", tmp_path / "a.png")
    assert status == 1
    assert "the file does not exist, and the site answers 404" in err


@pytest.mark.parametrize(
    "devices",
    [["--device", "p906i,911sh"], ["--device", "p906i", "--device", "911sh"], ["--device", " p906i , 911sh,p906i"]],
)
@pytest.mark.parametrize("verb", ["shot", "lint", "text", "script"])
def test_a_list_of_models_is_spelled_alike_for_every_verb(
    verb: str, devices: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<p>words")
    (tmp_path / "a.keys").write_text('keys 1\ntest "t"\n  wait 1s\nend\n')
    place = ["-o", "."] if verb == "shot" else []
    status, out, err = answer(verb, "a.keys" if verb == "script" else "page.html", *devices, *place)
    assert (status, err) == (0, "")
    told = {
        "shot": ["page@p906i.png", "page@911sh.png"],
        "lint": ["errors: 0, lesser faults: 0"],
        "text": ["docomo P906i:", "words", "SoftBank 911SH:", "words"],
    }
    lines = [line for line in out.splitlines() if line]
    assert lines == told[verb] if verb != "script" else "[p906i]" in lines[0] and "[911sh]" in lines[1]


@pytest.mark.parametrize("verb", ["shot", "lint", "text", "open"])
def test_a_wrong_name_in_a_list_of_models_is_told(verb: str) -> None:
    status, _, err = answer(verb, "/home", "--device", "p906i,p960i")
    assert status == 2
    assert "unknown device 'p960i' (did you mean 'p906i'?)" in err


def test_a_verb_for_one_model_says_so() -> None:
    for devices in ("p906i,911sh", "all"):
        status, _, err = answer("tour", "--device", devices)
        assert status == 2
        assert "takes one model at a time" in err


def test_where_the_encoding_is_guessed_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<p>日本語", "utf-8")
    said = "page.html: the page does not say its encoding and is shown as UTF-8; phones take such a page for Shift_JIS"
    status, out, _ = answer("shot", "page.html", "--device", "p906i,qvga", "-o", "a.png")
    assert (status, out.count(said)) == (0, 1)
    status, out, err = answer("text", "page.html", "--device", "p906i,qvga")
    assert (status, out.count("日本語"), err.count(said)) == (0, 2, 1)
    (tmp_path / "page.html").write_text("<meta charset=utf-8><p>日本語", "utf-8")
    assert answer("shot", "page.html", "-o", "a.png")[:2] == (0, "a.png\n")


def test_where_css_is_ignored_for_the_types_sake_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<p style='color:red'>words")
    said = (
        "page.html: docomo L-03A, docomo P906i ignore the CSS of this text/html page; serve it as application/xhtml+xml"
    )
    status, out, _ = answer("shot", "page.html", "--device", "all", "-o", "a.png")
    assert (status, out.splitlines()[0], out.splitlines()[1].startswith(said)) == (0, "a.png", True)
    assert answer("text", "page.html", "--device", "p906i,l03a")[2].count("application/xhtml+xml") == 1
    for kind in ("xhtml", "application/xhtml+xml"):
        status, out, _ = answer("shot", "page.html", "--device", "all", "-o", "a.png", "--type", kind)
        assert (status, out) == (0, "a.png\n")
    (tmp_path / "page.html").write_text("<style>p{color:red}</style><p>words")
    said = "docomo L-03A, docomo P906i ignore style sheets; write this page's CSS into style attributes"
    for kind, also in (("html", ", and serve it as application/xhtml+xml"), ("xhtml", "\n")):
        status, out, _ = answer("shot", "page.html", "--device", "all", "-o", "a.png", "--type", kind)
        assert (status, out.count(f"page.html: {said}{also}"), out.count("\n")) == (0, 1, 2)
        err = answer("text", "page.html", "--device", "all", "--type", kind)[2]
        assert (err.count(f"page.html: {said}{also}"), err.count("\n")) == (1, 1)
    status, _, err = answer("text", "/home", "--type", "xhtml")
    assert status == 2
    assert "--type is for files" in err


def test_an_argument_of_no_letters_is_refused_by_every_verb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable of the shell that has no value would stand for the folder one is in, or be left out in silence."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.keys").write_text('keys 1\ntest "t"\n  press 1\nend\n')
    for words, named in (
        (["script", "a.keys", "--tags", ""], "--tags"), (["script", "a.keys", "--tags="], "--tags"),
        (["script", "a.keys", "--report="], "--report"), (["script", "a.keys", "--farm", ""], "--farm"),
        (["script", "a.keys", "--database="], "--database"), (["script", "a.keys", "--device", ""], "--device"),
        (["script", "a.keys", "--test="], "--test"), (["monkey", "-o", ""], "-o"), (["shot", "/home", "-o", ""], "-o"),
        (["text", "/home", "--data="], "--data"), (["--lang", ""], "--lang"),
    ):  # fmt: skip
        assert answer(*words) == (2, "", f"{named} is given nothing; has a variable of the shell no value?\n"), words
    for words in (["script", ""], ["open", ""], ["lint", "a.html", ""], ["record", ""], [""]):
        assert answer(*words) == (2, "", "an argument is empty; has a variable of the shell no value?\n"), words
    assert [each.name for each in tmp_path.iterdir()] == ["a.keys"]


def test_tags_that_are_only_commas_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.keys").write_text('keys 1\ntags smoke\ntest "t"\n  press 1\nend\n')
    for tags in (",", " ", " , "):
        sentence = "--tags names no tag; it reads --tags smoke,games\n"
        assert answer("script", tmp_path / "a.keys", "--tags", tags) == (2, "", sentence), tags
    assert answer("script", tmp_path / "a.keys", "--tags", "games, smoke", "--report", tmp_path)[0] == 0
