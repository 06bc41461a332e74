"""The verbs by which keypad scripts change the site: its members, their friends and their letters."""

from __future__ import annotations

from keitai.common.script_words import Slot, WorldVerb

VERBS = {
    "sign-in": WorldVerb((Slot("member"),)),
    "friend": WorldVerb((Slot("member"), Slot("member")), differ="nobody is a friend of oneself"),
    "message": WorldVerb((Slot("member", after="from"), Slot("text", "the text"))),
    "password": WorldVerb((Slot("text", "the password"), Slot("member", after="for"))),
}
"""`sign-in 42`, `friend 42 7`, `message from 7 "Hello"`, `password "secret" for 7`."""
