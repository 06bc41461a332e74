"""Hints for people who come from other test tools: what their words are called here."""

from __future__ import annotations

from collections.abc import Mapping

from handset.datafile import did_you_mean
from keitai.common.script_words import WorldVerb

_FOREIGN: dict[str, str] = {
    **dict.fromkeys(["sleep", "pause", "delay"], "`wait 2s` lets time pass"),
    **dict.fromkeys(["tap", "touch"], '`click "Inbox"` goes to a text and presses ok; `press ok` presses a key'),
    **dict.fromkeys(["goto", "go", "visit", "navigate", "load", "url"], '`open "/inbox"` goes to an address'),
    **dict.fromkeys(
        ["assert", "verify", "should", "check", "see", "text", "title", "expects"],
        '`expect text "Menu"` says what must be there',
    ),
    **dict.fromkeys(["input", "fill", "enter", "write", "keyin"], '`type "hello"` writes into the field'),
    **dict.fromkeys(["screenshot", "snapshot", "capture", "picture"], '`shot "top"` keeps a picture'),
    **dict.fromkeys(["back", "return"], "`press clear` goes back"),
    **dict.fromkeys(["swipe", "scroll"], '`press down x3` scrolls; `focus "Inbox"` goes to a text'),
    **dict.fromkeys(["select", "choose"], '`click "Inbox"` goes to a text and presses ok'),
    **dict.fromkeys(["log", "print", "echo", "say", "comment"], '`note "signs in"` is a caption in the report'),
    **dict.fromkeys(["import", "use", "require", "call"], '`include "file.keys"` puts the lines of a file here'),
    **dict.fromkeys(["set", "var", "const", "define", "def"], '`let user "42"` gives a value to `${user}`'),
    **dict.fromkeys(["for", "foreach", "while", "loop", "times", "until"], "`repeat 3` or `repeat until ... max 20`"),
    **dict.fromkeys(
        ["if", "unless", "when", "else", "elif", "switch"],
        "scripts do not branch; `skip when lang ja` leaves a test out, `repeat until ... max 20` tries again",
    ),
    **dict.fromkeys(["describe", "scenario", "it", "case", "begin", "spec", "feature"], '`test "name"` begins a test'),
    **dict.fromkeys(["before", "beforeeach", "background", "given"], "`setup` ... `end` runs before each test"),
    **dict.fromkeys(["longpress", "long-press"], "`hold 5 1.2s` is a long press"),
    **dict.fromkeys(["not", "no"], '`expect no text "Error"` says what must not be there'),
    **dict.fromkeys(["tag"], "`tags smoke` stands before the tests"),
    **dict.fromkeys(["video", "film", "movie", "record"], '`gif start "demo"` begins a film'),
    **dict.fromkeys(["done", "fi", "endif", "endtest", "}"], "`end` ends a block"),
}
"""A word of another tool -> what says the same here."""
BLOCK_WORDS = frozenset(
    [
        "for", "foreach", "while", "loop", "times", "if", "unless", "when", "switch", "describe", "scenario", "it",
        "case", "begin", "spec", "feature", "before", "beforeeach", "background",
    ]
)  # fmt: skip
"""Those that open a block there."""
END_WORDS = frozenset(["done", "fi", "endif", "endtest", "}"])


def unknown_verb(word: str, verbs: list[str], registered: Mapping[str, WorldVerb]) -> str:
    """Return the error message for a line that begins with the unknown verb `word`.

    What other houses have registered says itself what other tools call it.
    """
    if word.startswith(("#", ";", "--")):
        return f"unknown verb {word!r}; a comment begins with //"
    plain = word.rstrip(":").casefold()
    if plain in verbs:
        return f"unknown verb {word!r} (did you mean {plain!r}?)"
    hint = _FOREIGN.get(plain) or next((verb.hint for verb in registered.values() if plain in verb.foreign_names), None)
    return f"unknown verb {word!r}; {hint}" if hint else f"unknown verb {word!r}{did_you_mean(plain, verbs)}"
