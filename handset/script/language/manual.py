"""The manual of the script language: examples and a few sentences for each verb, setting and expectation.

The reference in `docs/` is made of it. Each example is a line as it stands in a script, and is read as one by a test.
Verbs and numbers that other houses have registered bring their entries with them.
"""

from __future__ import annotations

from collections.abc import Mapping

from keitai.common.script_words import ManualEntry, WorldNumber, WorldVerb

SETTINGS = {
    "title": ManualEntry(('title "The way to the inbox"',), "What the report calls the script; else its file's name."),
    "tags": ManualEntry(("tags smoke inbox",), "Words to choose scripts by: `--tags smoke`, or pytest's `-m smoke`."),
    "device": ManualEntry(
        ("device p906i",),
        "The model (`keitai devices` lists them). As a step it goes on with another model, in the same world and with"
        " the same memory, from its standby screen.",
    ),
    "seed": ManualEntry(("seed 2009",), "Chance, and the world that the site begins with."),
    "lang": ManualEntry(("lang ja",), "The phone's language: `en` or `ja`."),
    "member": ManualEntry(("member 42",), "Whose phone it is."),
    "network": ManualEntry(
        ("network foma", "network off for 5s"),
        "The bearer: `imode`, `foma`, `hsdpa`, `instant` (no waiting; the default) or `off`. As a step it changes the"
        " reception, for a time or, without `for`, for good.",
    ),
    "clock": ManualEntry(
        ("clock 2009-08-24T09:00+09:00",),
        "When the phone is switched on, in the years from 2000 to 2099; without an offset it is Tokyo's time.",
    ),
    "timeout": ManualEntry(("timeout 10s",), "How long an expectation is tried."),
}
"""They stand before the tests; `device` and `network` are steps as well."""

PRESSING = {
    "press": ManualEntry(
        ("press down x3 ok", "press 4 5 6 @200ms"),
        "One key after another; `x3` repeats the key before it, `@200ms` sets the time from press to press, which is"
        " 100 ms else.",
    ),
    "hold": ManualEntry(("hold clear 1.5s",), "A long press. This one empties a field that is being written."),
    "down": ManualEntry(
        ("down left right",), "Keys that stay down until `up`. One that is down already is an error of the script."
    ),
    "up": ManualEntry(
        ("up left right",), "Lets go of keys that `down` pressed; of others it is an error of the script."
    ),
    "click": ManualEntry(
        ('click "Inbox"',),
        "Moves the focus by the cursor keys, at most 100 presses, until it bears the text: a link's words, a button's"
        " face, a field's content, or what a field is called; then presses ok. A field is called by its `<label>`,"
        " else by the words before it on its line or above it, by the cells that head its row and column, or by the"
        " words after it; a checkbox or radio button by the words after it. What bears exactly the text goes first"
        " (signs around it, as in `[More]`, don't count), then what has it as words, then what has it within a word;"
        " of those the next one from the focus downwards, then upwards.",
    ),
    "focus": ManualEntry(('focus "Inbox"',), "As `click`, without pressing ok."),
    "softkey": ManualEntry(('softkey "Select"',), "Presses whichever soft key bears the label."),
    "type": ManualEntry(
        ('type "こんにちは"', 'type "hello" via keyboard'),
        "Writes into the field that has the focus, through the phone's own input method, by the fewest presses; `via"
        " keyboard` at once, as from the host's keyboard. Either way it fails where the field does not take all of the"
        " text.",
    ),
    "open": ManualEntry(
        ('open "/inbox"', 'open "http://localhost:8000/"'),
        "Goes to a path of the site or any URL, without a thumb: what lies over the browser is closed as by END. It"
        " waits until the page is there, and fails where none comes (no such site, no reception, a file that the phone"
        " cannot show). Where the network takes time its pictures may come later; `wait idle` waits for them, and with"
        " them for all that is being loaded. A site's own page about an error, such as a 404, is a page.",
    ),
}

WAITING = {
    "wait": ManualEntry(
        ("wait 500ms", "wait idle"),
        "Lets time pass; `idle` waits until nothing is being loaded and nothing that ends is moving.",
    ),
    "expect": ManualEntry(
        ('expect text "Inbox"', 'expect no text "Error"'),
        "Tries a condition again every frame until it holds, or the `timeout` is over. [Expectations](expectations.md)"
        " lists the conditions.",
    ),
    "wait-for": ManualEntry(('wait-for text "PUSH 5" within 30s',), "As `expect`, with a time of its own."),
}

KEEPING = {
    "shot": ManualEntry(
        ('shot "top"', 'shot "top" full'), "The LCD, or the whole page, as PNG with its text beside it."
    ),
    "golden": ManualEntry(
        ('golden "top"', 'golden "top" area 0,20,240,200 mask clock tolerance 5'),
        "The LCD must be the picture kept in `goldens/<script>/top@<device>-<lang>.png`, pixel by pixel; or a part of"
        " it; or without `clock`, `status`, `softkeys` or a rectangle; or with so many pixels forgiven. A missing"
        " golden fails the test: look at the picture it left, then run again with `--update` to keep it."
        " Within a test a name stands once for each model; tests that share one expect the same picture.",
    ),
    "gif": ManualEntry(('gif start "demo"', "gif stop"), "A film of the LCD."),
    "wav": ManualEntry(('wav start "demo"', "wav stop"), "What was heard."),
    "note": ManualEntry(('note "signs in"',), "A caption, in films and in the report."),
    "step": ManualEntry(
        ('step "The inbox"',),
        "A heading in the report; `expect time` and `expect keys` count from it.",
    ),
}

BLOCKS = {
    "keys": ManualEntry(
        ("keys 1", "keys 2"),
        "The first line of every script and of every file that it includes: the version of the language. Version 2 has"
        " all that version 1 has.",
    ),
    "test": ManualEntry(('test "a friend\'s entry opens"',), "Begins a test, which gets a new phone in a new world."),
    "setup": ManualEntry(("setup",), "Begins what runs before each test of the file."),
    "repeat": ManualEntry(
        ("repeat 3", "repeat until event over max 600"),
        "Plays the lines up to its `end` again and again. `until` needs a `max`: every script ends.",
    ),
    "end": ManualEntry(("end",), "Ends a `test`, `setup` or `repeat`."),
    "include": ManualEntry(
        ('include "fragments/home.keys" owner="42"',),
        'Puts the lines of another file here, at most eight deep; `name="…"` gives it values. It is a `.keys` file of'
        " the same project (the nearest folder above with `.git` or `pyproject.toml`, else the script's own). Its"
        " settings and its `let` stay inside it.",
    ),
    "let": ManualEntry(
        (
            'let user "42"',
            "let total = 3 * 4 + 1",
            r"let number from url /entry.(\d+)/",
            r"let points from text /(\d+) points/",
            "let heading from title",
            "let guess random 1..9",
            'let who random of "Ami" "Ren"',
        ),
        "Gives a value to `${user}`, up to the end of the file. In a pattern the value is taken literally:"
        " `expect no text /${user} on tour/`. The forms without a text in quotes are of version 2 (`keys 2`), where a"
        " value that is let in a test is given as the test runs, and again in each round of a `repeat`; it ends with"
        " its block. `=` calculates with whole numbers: `+ - * / %`, of which `/` rounds down. `from` takes what the"
        " pattern finds in the `url`, `text`, `page text`, `focus` or `title`, its first group or all of it, as soon"
        " as it is there; `url`, `focus` and `title` are taken whole without a pattern. `random` chooses by the seed.",
    ),
    "skip": ManualEntry(
        ('skip "no album yet"', 'skip when carrier au "no directkey"'),
        "Leaves a test out: within a test, or before all of them. `when` says for which `carrier`, `device`, `lang` or"
        " `network`.",
    ),
    "known-bug": ManualEntry(
        ('known-bug "the total is wrong"',),
        "Runs the test and expects one of its own lines to fail, so that you hear of it when it is mended. A `setup`"
        " that fails, a fault of the script such as a golden that was never kept, a phone that falls over, and a page"
        " that `--network off` or a suite's `networks: [off]` keeps away are failures as ever; `--retries` does not try"
        " a known bug again. `when` as for `skip`.",
    ),
}

WORLD = {
    "battery": ManualEntry(
        ("battery 5", "battery 0"), "Per cent; at 0 the phone warns and goes off, and starts again when it is charged."
    ),
    "advance": ManualEntry(("advance 1d",), "The clock jumps: `s`, `m`, `h` or `d`."),
    "world": ManualEntry(("world reset",), "The site as it was seeded."),
    "save-state": ManualEntry(('save-state "before"',), "Keeps the whole situation: phone, page, program and site."),
    "load-state": ManualEntry(('load-state "before"',), "Goes back to what `save-state` kept earlier in the test."),
}

_WORLD_HEADING = "The world behind the phone"
VERBS = {
    "How a script is built": BLOCKS,
    "Settings": SETTINGS,
    "Pressing": PRESSING,
    "Waiting": WAITING,
    "Pictures, films, sound": KEEPING,
    _WORLD_HEADING: WORLD,
}
"""Heading -> the language's own verbs, in the order of the reference."""

EXPECTATIONS = {
    "text": ManualEntry(
        ('expect text "Inbox"', r"expect text /\d+ friends/"),
        "Anywhere on the LCD but in the status bar's clock, which would pass for a number; also where the phone broke"
        " the line; a no-break space counts as a space, and what has no"
        ' shape (joiners, marks of direction) is left out. The address on the phone\'s own page "Cannot show the page"'
        " does not count. When `no text` passes on a page longer than the screen, the report says that only the screen"
        " was searched.",
    ),
    "page text": ManualEntry(
        ('expect page text "Sign out"', 'expect no page text "Sunday"'), "Anywhere on the page, scrolled away or not."
    ),
    "focus": ManualEntry(('expect focus "Inbox"',), "What has the focus."),
    "title": ManualEntry(
        ('expect title "My inbox"',),
        "The page's title. One without a title has none, although the phone shows its address in its place; `expect no"
        " title /./` says so.",
    ),
    "url": ManualEntry(
        ("expect url /inbox/",),
        "The page's address. Where the page cannot be had and the phone shows its own about that, there is none.",
    ),
    "dialog": ManualEntry(('expect dialog "Sure?"',), "In a dialog."),
    "softkey": ManualEntry(
        ('expect softkey left "Menu"', "expect softkey right /^$/"),
        "The label above a soft key, `left`, `centre` or `right`; `/^$/` for a key without one.",
    ),
    "event": ManualEntry(
        ("expect event over",),
        "What was told since the last expectation of the same, else since the test began, `device` or `load-state`."
        " With `no` it fails at once where it was told. What was told but an earlier line took stands so in the"
        " message. [Events and sounds](events-and-sounds.md) lists the names.",
    ),
    "sound": ManualEntry(('expect sound "phone/key"',), "A sound that began, under the same rule as `event`."),
    "vibrate": ManualEntry(("expect vibrate",), "The phone shook, under the same rule as `event`."),
    "frame": ManualEntry(("expect frame 7c6a35fea9405654",), "The picture's hash, as a run prints it."),
    "pixel": ManualEntry(("expect pixel 12,34 #ff6600",), "The color of a pixel of the page."),
    "bytes": ManualEntry(("expect bytes <= 10k",), "The size of the page's markup."),
    "time": ManualEntry(("expect time <= 3s",), "Phone time since the test or its last `step` began."),
    "keys": ManualEntry(("expect keys <= 12",), "Presses since the test or its last `step` began."),
    "flash": ManualEntry(
        ('expect flash "/menu:lives" >= 3', 'expect flash frame "the end"'),
        "A variable of the movie that plays, by its name or path, as a number; or the label of the frame that its main"
        " timeline stands on, or has last passed.",
    ),
    "lint": ManualEntry(("expect lint clean",), "Nothing on the page that the model's browser would not take."),
}
"""The conditions that the language itself knows."""


def verb_entries(registered: Mapping[str, WorldVerb]) -> dict[str, dict[str, ManualEntry]]:
    """Return heading -> verbs, with those that other houses have registered before the language's own of the world."""
    theirs = {name: verb.manual for name, verb in registered.items()}
    return {**VERBS, _WORLD_HEADING: {**theirs, **WORLD}}


def expectation_entries(registered: Mapping[str, WorldNumber]) -> dict[str, ManualEntry]:
    """Return condition -> entry, the language's own before the numbers that other houses have registered."""
    return {**EXPECTATIONS, **{name: number.manual for name, number in registered.items()}}
