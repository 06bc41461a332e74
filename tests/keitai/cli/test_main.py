"""What a person can ask wrongly on the command line ends in one sentence with the place, status 2, no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.keitai.cli.command_line import answer

FILES = {
    "wrong.yaml": "name: x\nlcd: {width: many}\n",
    "broken.yaml": "name: [",
    "wrong.keys": 'keys 1\ntest "t"\n  prees 5\nend\n',
    "empty.keys": "",
    "binary.keys": "keys 1\n\udcff",
    "notes.txt": "nothing",
    "broken.state": "nothing",
    "broken.kmov": "KTMOVIE1nothing",
    "suite.yaml": "scripts: []\n",
}
WRONG = [
    (["prees"], "unknown verb 'prees'"),
    (["scrip", "a.keys"], "unknown verb 'scrip' (did you mean 'script'?)"),
    (["script"], "Missing argument"),
    (["script", "no.keys"], "no.keys: cannot be read"),
    (["script", "wrong.keys"], "wrong.keys:3:3: unknown verb 'prees' (did you mean 'press'?)"),
    (["script", "empty.keys"], "the script has no test"),
    (["script", "binary.keys"], "binary.keys:2:1: is not UTF-8 text"),
    (["script", "suite.yaml"], "suite.yaml:1:"),
    (["script", "."], "unknown verb 'prees'"),
    (["script", "wrong.keys", "--device", "l03"], "unknown device 'l03'"),
    (["script", "wrong.keys", "--device", "wrong.yaml"], "wrong.yaml:"),
    (["script", "wrong.keys", "--device", "broken.yaml"], "broken.yaml:"),
    (["script", "wrong.keys", "--workers", "0"], "--workers"),
    (["script", "no", "--merge"], "no: is not the folder of a report"),
    (["text", "/home", "--device", "l03"], "unknown device 'l03'"),
    (["text", "/home", "--device", "wrong.yaml"], "wrong.yaml:"),
    (["text", "/home", "--member", "Kana"], "'Kana' is not a member"),
    (["shot", "/home", "--member", "Kana"], "'Kana' is not a member"),
    (["lint", "/home", "--network", "wifi"], "--network"),
    (["text", "/home", "--network", "fast"], "--network"),
    (["keys", "--keymap", "laptops"], "laptops"),
    (["replay", "no.kmov"], "no.kmov: cannot be read"),
    (["replay", "broken.kmov"], "broken.kmov: not a movie of a phone"),
    (["replay", "notes.txt"], "no"),
    (["open", "broken.state"], "broken.state: not a state file of the phone"),
    (["open", "/home", "--device", "l03a,l03"], "unknown device 'l03'"),
    (["shot", "/home", "--compare", "nowhere"], "--compare"),
    (["play", "keep-awak"], "unknown game 'keep-awak'"),
    (["ranking", "keep-awak"], "unknown game 'keep-awak'"),
    (["record", "a.txt"], "a keypad script's name ends in .keys"),
]


@pytest.mark.parametrize(("words", "sentence"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_a_wrong_command_line_is_told(
    words: list[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    status, out, faults = answer(*words)
    assert (status, "Traceback" in out + faults) == (2, False), out + faults
    assert sentence in faults


def test_a_shard_that_is_none_is_told(tmp_path: Path) -> None:
    script = tmp_path / "a.keys"
    script.write_text('keys 1\ntest "t"\n  press 1\nend')
    for wrong in ("3/2", "0/2", "1", "a/b", "1/"):
        status, _, faults = answer("script", script, "--shard", wrong, "--report", tmp_path)
        assert (status, f"'{wrong}' is not a shard" in faults) == (2, True)


def test_a_faulty_game_is_told_and_the_others_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import games

    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "game.yaml").write_text("title: 3\n", "utf-8")
    monkeypatch.setattr(games, "__path__", [*games.__path__, str(tmp_path)])
    status, listed, told = answer("games")
    assert status == 1
    assert "keep-awake" in listed
    assert told.startswith("left out: game.yaml")
