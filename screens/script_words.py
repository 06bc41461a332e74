"""The verbs by which keypad scripts change the site: its members, their friends, their letters and their town."""

from __future__ import annotations

from keitai.common.script_words import ManualEntry, Slot, WorldVerb

VERBS = {
    "sign-in": WorldVerb(
        (Slot("member"),),
        ManualEntry(("sign-in 42",), "Another owner of the phone."),
        makes_owner=True,
        foreign_names=("login", "signin", "log-in"),
        hint="`sign-in 42` makes the phone another member's",
    ),
    "friend": WorldVerb(
        (Slot("member"), Slot("member")),
        ManualEntry(("friend 42 7",), "The two are friends."),
        differ="nobody is a friend of oneself",
    ),
    "message": WorldVerb(
        (Slot("member", after="from"), Slot("text", "the text")),
        ManualEntry(
            ('message from 7 "hello"',),
            'In the owner\'s inbox; the phone sounds (`expect sound "phone/mail"`) and says who wrote.',
        ),
        not_by_owner="nobody writes to oneself",
    ),
    "password": WorldVerb(
        (Slot("text", "the password"), Slot("member", after="for")),
        ManualEntry(('password "letmein" for 7',), "What member 7 signs in with from now on."),
    ),
    "town": WorldVerb(
        (Slot("choice", "word", choices=("off", "on")),),
        ManualEntry(
            ("town off", "town on"),
            "Whether the site's members live the hours that the clock passes. `off` leaves them as they are now,"
            " whatever `advance` does; `on`, as a test begins, lets them go on from now.",
        ),
    ),
}
"""Verb -> how a line of it is read."""
