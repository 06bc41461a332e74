"""Typing into a field of a page, in place: a caret, multi-tap letters, modes."""

from __future__ import annotations

import msgspec

from handset.browser.controls import Editing
from handset.browser.document import Node
from handset.browser.presentational import whole_number
from handset.input.multitap import MODES, Edit, MultiTap, Turning
from handset.keypad import Key, Keys

_ISTYLE = {"1": "hiragana", "2": "katakana", "3": "alphabet", "4": "number"}
_FORMATS = {"m": "hiragana", "M": "hiragana", "A": "alphabet", "a": "alphabet", "x": "alphabet", "X": "alphabet",
            "N": "number", "n": "number", "<ja:h>": "hiragana", "<ja:hk>": "katakana", "<ja:en>": "alphabet",
            "<ja:n>": "number"}  # fmt: skip
_WORDS = {"hiragana": "hiragana", "katakana": "katakana", "hankakukana": "katakana", "alphabet": "alphabet",
          "numeric": "number"}  # fmt: skip
CLEAR_ALL_TICKS = 60
"""A second of holding CLEAR empties the field."""


class Session(msgspec.Struct):
    """A field being typed into; plain data for a snapshot."""

    order: int
    text: str
    caret: int
    turning: Turning
    allowed: list[str]
    limit: int
    lines: bool


def begin(node: Node, text: str, input_format: str = "") -> Session:
    """Start typing into `node`, which holds `text`."""
    secret = node.get("type").strip().lower() == "password"
    allowed = ["alphabet", "number"] if secret else list(MODES)
    limit = whole_number(node.get("maxlength"), 0, 100_000)
    mode = first_mode(node, input_format)
    return Session(
        node.order,
        text,
        len(text),
        Turning(mode=mode if mode in allowed else allowed[0]),
        allowed,
        100_000 if limit is None else limit,
        node.tag == "textarea",
    )


def first_mode(node: Node, input_format: str = "") -> str:
    """The mode a field asks for: `istyle`, `mode`, `format` or -wap-input-format; kana when it says nothing."""
    if node.get("istyle").strip() in _ISTYLE:
        return _ISTYLE[node.get("istyle").strip()]
    if node.get("mode").strip().lower() in _WORDS:
        return _WORDS[node.get("mode").strip().lower()]
    mask = (input_format or node.get("format")).strip().strip("\"'").lstrip("*0123456789")
    for start, mode in _FORMATS.items():
        if mask.startswith(start):
            return mode
    return "hiragana"


def insert(session: Session, text: str) -> None:
    """Text from elsewhere (the host's keyboard) at the caret."""
    taps = MultiTap.load(session.turning)
    taps.settle()
    session.turning = taps.save()
    _put(session, Edit(text if session.lines else text.replace("\n", ""), 0))


def tick(session: Session, keys: Keys) -> str:
    """One tick of typing; answers "done", "cancel" or "" to go on."""
    taps = MultiTap.load(session.turning)
    taps.tick()
    outcome = ""
    for key in keys.presses:
        outcome = _press(session, taps, key) or outcome
    for key in (Key.LEFT, Key.RIGHT, Key.CLEAR):
        if keys.repeated(key) and not outcome:
            _press(session, taps, key)
    if keys.held(Key.CLEAR) == CLEAR_ALL_TICKS:
        session.text, session.caret = "", 0
    session.turning = taps.save()
    return outcome


def _press(session: Session, taps: MultiTap, key: Key) -> str:
    if key is Key.OK:
        return "done"
    if key is Key.SOFT_RIGHT:
        return "cancel"
    if key is Key.SOFT_LEFT:
        taps.next_mode(tuple(session.allowed))
    elif key <= Key.DIGIT_9 or key is Key.HASH or (key is Key.STAR and taps.mode == "number"):
        edit = taps.press("#" if key is Key.HASH else "*" if key is Key.STAR else str(int(key)))
        if edit is not None:
            _put(session, edit)
    elif key is Key.STAR:
        modified = taps.modify(session.text[: session.caret])
        if modified is not None:
            _put(session, modified)
    elif key is Key.CALL:
        back = taps.back()
        if back is not None:
            _put(session, back)
    elif key is Key.CLEAR:
        taps.settle()
        if not session.text:
            return "cancel"
        if session.caret:
            _put(session, Edit("", 1))
        else:
            session.text = session.text[1:]
    elif key is Key.LEFT:
        taps.settle()
        session.caret = max(0, session.caret - 1)
    elif key is Key.RIGHT:
        # While a letter turns, right only lets it stand.
        if taps.key:
            taps.settle()
        else:
            session.caret = min(len(session.text), session.caret + 1)
    elif key is Key.DOWN and session.lines:
        taps.settle()
        _put(session, Edit("\n", 0))
    return ""


def _put(session: Session, edit: Edit) -> None:
    before = session.text[: session.caret - edit.replaces] if edit.replaces else session.text[: session.caret]
    after = session.text[session.caret :]
    room = max(0, session.limit - len(before) - len(after))
    text = edit.text[:room]
    session.text = before + text + after
    session.caret = len(before) + len(text)


def shown(session: Session) -> Editing:
    return Editing(session.order, session.text, session.caret, 1 if session.turning.key else 0)
