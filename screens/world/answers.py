"""What the town's members answer to others: comments, messages, requests and visits, each in their own time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from screens.store import diaries, echoes, footprints, friends, members, messages, town
from screens.world import sayings
from screens.world.deeds import Scene, comment_on
from screens.world.habits import habits_of

_HOUR = 60 * 60 * 1000
_REMEMBERED = 48 * _HOUR
_MOST = 3
"""Friends who comment on an entry of a person's."""
_OF_A_PERSON, _OF_A_NEIGHBOR = 0.25, 0.05
"""Haste with which requests for friendship are decided: within a day or two, within a week."""


def planned_answers(scene: Scene) -> Iterator[Callable[[], object]]:
    """Yield what will be answered in this hour, of all that was there before it."""
    since, before = scene.start - _REMEMBERED, scene.start
    for entry, writer in town.typed_entries(scene.sql, since, before):
        for friend in _friends_about(scene, writer, 0.25):
            yield partial(_comment, scene, friend, entry)
    for line, writer in town.typed_echoes(scene.sql, since, before):
        for friend in _friends_about(scene, writer, 0.1):
            yield partial(_reply, scene, friend, line)
    for entry, owner, comment, thread in town.typed_comments(scene.sql, since, before):
        if _answers(scene, owner):
            yield partial(_answer, scene, owner, entry, comment, thread)
    for number, sender, receiver in town.unread_messages(scene.sql, since, before):
        if _answers(scene, receiver):
            yield partial(_write_back, scene, number, receiver, sender)
    for sender, receiver, typed in town.waiting_requests(scene.sql, before):
        if _answers(scene, receiver, _OF_A_PERSON if typed else _OF_A_NEIGHBOR):
            yield partial(_decide, scene, receiver, sender)


def _answers(scene: Scene, who: int, haste: float = 1.0) -> bool:
    """Draw whether a member gets round to an answer in this hour; persons answer themselves."""
    habits = habits_of(scene.seed, who)
    return who in scene.residents and habits.awake(scene.of_day) and scene.rng.chance(habits.promptness * haste)


def _friends_about(scene: Scene, writer: int, chance: float) -> list[int]:
    """Draw at most one friend of a writer who looks in during this hour."""
    if not scene.rng.chance(chance):
        return []
    circle = [each for each in members.friend_ids(scene.sql, writer) if each in scene.residents]
    if not circle:
        return []
    friend = scene.rng.pick(circle)
    return [friend] if habits_of(scene.seed, friend).awake(scene.of_day) else []


def _comment(scene: Scene, who: int, number: int) -> None:
    entry = diaries.get_entry(scene.sql, number, who, "en")
    if entry is not None and entry.comments < _MOST and comment_on(scene, who, entry):
        town.move_last_login(scene.sql, who, scene.at)


def _reply(scene: Scene, who: int, number: int) -> None:
    shown = echoes.get_echo(scene.sql, number, who, "en")
    if shown is not None and shown.replies < _MOST:
        text = scene.rng.pick(sayings.REPLIES)
        echoes.add_echo(scene.sql, who, text[0], number, scene.at, text[1])
        town.move_last_login(scene.sql, who, scene.at)


def _answer(scene: Scene, who: int, number: int, comment: int, thread: int) -> None:
    """Answer a comment to one's own entry, once, and visit who wrote it."""
    entry = diaries.get_entry(scene.sql, number, who, "en")
    if entry is None:
        return
    found = diaries.get_comment(scene.sql, entry, comment, "en")
    said = town.comments_on(scene.sql, number)
    if found is None or any(writer == who and of == thread for writer, _, of in said):
        return
    left = [pair for pair in sayings.ANSWERS if pair[0] not in {text for _, text, _ in said}]
    if left:
        text = scene.rng.pick(left)
        diaries.add_comment(scene.sql, entry, who, text[0], scene.at, thread, text_ja=text[1])
        if not members.is_blocked(scene.sql, found.member, who):
            footprints.leave_footprint(scene.sql, found.member, who, scene.at)
        town.move_last_login(scene.sql, who, scene.at)


def _write_back(scene: Scene, number: int, who: int, to: int) -> None:
    """Read a message and answer it."""
    messages.mark_read(scene.sql, number, who, scene.at)
    found = [messages.get_message(scene.sql, number, who, language) for language in ("en", "ja")]
    titles = [f"Re:{one.title.removeprefix('Re:')}" if one else "Re:" for one in found]
    text = scene.rng.pick(sayings.LETTERS)
    messages.send_message(
        scene.sql, who, to, titles[0][:20], text[0], "", scene.at, title_ja=titles[1][:20], text_ja=text[1]
    )
    town.move_last_login(scene.sql, who, scene.at)


def _decide(scene: Scene, who: int, sender: int) -> None:
    """Accept a request, and say so to its sender, or refuse it quietly."""
    town.move_last_login(scene.sql, who, scene.at)
    if not scene.rng.chance(0.8):
        friends.withdraw_request(scene.sql, sender, who)
    elif friends.accept_request(scene.sql, who, sender, scene.at):
        title, text = sayings.ACCEPTED
        messages.send_message(
            scene.sql, who, sender, title[0], text[0], "", scene.at, title_ja=title[1], text_ja=text[1]
        )
