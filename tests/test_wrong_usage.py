"""What a person gets wrong on the command line: one sentence, status 2, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import answer

BROKEN_MODEL = "name: x\ncarrier: nobody\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tuor",), "there is no verb 'tuor' (did you mean 'tour'?)"),
        (("text", "nosuch.html"), "neither a file nor an address"),
        (("text", "http://"), "names no site"),
        (("text", "http://[x"), "names no site"),
        (("text", "/home", "--device", "p960i"), "did you mean 'p906i'"),
        (("text", "/home", "--member", "me"), "a member is a number"),
        (("shot", "/home", "--device", "nosuch"), "there is no device 'nosuch'"),
        (("lint", "nosuch.html"), "neither a file nor an address"),
        (("play", "keep-awkae", "--bot", "average"), "did you mean 'keep-awake'"),
        (("play", "keep-awake", "--bot", "clever"), "clever"),
        (("ranking", "nosuch"), "there is no game 'nosuch'"),
        (("keys", "--keymap", "lptop"), "did you mean 'laptop'"),
        (("script", "nosuch.keys"), "cannot be read"),
        (("replay", "nosuch.play"), "cannot be read"),
        (("replay", "README.md"), "this is no replay"),
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
