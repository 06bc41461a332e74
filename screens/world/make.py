"""Makes the world: the same number gives the same rows, byte for byte, in every process."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert

from games.engine.catalogue import find_game
from games.engine.play_library import LibraryPlay, play_library
from games.ranking.proof import load_plays
from keitai.common.time import epoch_ms
from screens.content.prefectures import PREFECTURES
from screens.store.tables import comment, diary, footprint, friendship, member
from screens.world import names, phrases
from screens.world.society import make_society

DEFAULT_MEMBERS = 300
HERO = 42
"""The member whose phone it is by default: in the middle of things."""
_TALENTS = {"novice": 5, "average": 4, "skilled": 2}
"""How many of eleven members play as a bot of that skill does."""
_MINUTE = 60_000
_DAY = 24 * 60 * _MINUTE

Pair = tuple[str, str]


def make_world(sql: Connection, seed: int, members: int, now: datetime, games: list[str]) -> None:
    """Fill an empty store with a world as it is at `now`."""
    chance = random.Random(f"world {seed} {members}")
    moment = epoch_ms(now)
    people = _people(chance, members, moment)
    sql.execute(insert(member), people)
    friends = _friendships(chance, members)
    pairs = [(a, b, moment - chance.randrange(600) * _DAY) for a, b in sorted(friends)]
    rows = [{"member": one, "friend": two, "since": at} for a, b, at in pairs for one, two in ((a, b), (b, a))]
    if rows:
        sql.execute(insert(friendship), rows)
    circle: dict[int, list[int]] = {number: [] for number in range(1, members + 1)}
    for a, b, _ in pairs:
        circle[a].append(b)
        circle[b].append(a)
    entries = _entries(chance, people, circle, moment)
    sql.execute(insert(diary), entries)
    sql.execute(insert(comment), _comments(chance, entries, circle, moment))
    sql.execute(insert(footprint), _footprints(chance, members, circle, moment))
    nicknames = {int(str(one["id"])): (str(one["nickname"]), str(one["nickname_ja"])) for one in people}
    make_society(sql, seed, HERO if HERO in circle else 1, nicknames, circle, moment)
    for game in games:
        _make_plays(sql, chance, members, game, now)


def _people(chance: random.Random, members: int, moment: int) -> list[dict[str, object]]:
    people: list[dict[str, object]] = []
    for number in range(1, members + 1):
        gender = chance.choice("FM")
        first = chance.choice(names.FEMALE if gender == "F" else names.MALE)
        tail = chance.choice(names.TAILS)
        introduction = chance.choice(names.INTRODUCTIONS)
        people.append(
            {
                "id": number,
                "nickname": first[0] + tail[0],
                "nickname_ja": first[1] + tail[1],
                "gender": gender,
                "age": min(64, 15 + int(chance.expovariate(1 / 9))),
                "prefecture": chance.randrange(len(PREFECTURES)),
                "blood": chance.choices(["A", "O", "B", "AB"], [4, 3, 2, 1])[0],
                "introduction": introduction[0],
                "introduction_ja": introduction[1],
                "joined": moment - chance.randrange(30, 1900) * _DAY,
                "last_login": moment - int(chance.expovariate(1 / (2 * _DAY))),
            }
        )
    return people


def _friendships(chance: random.Random, members: int) -> set[tuple[int, int]]:
    """Classes of about twelve who know each other, some ties across, and a few whom everybody knows."""
    ties: set[tuple[int, int]] = set()

    def tie(one: int, other: int) -> None:
        if one != other and min(one, other) >= 1 and max(one, other) <= members:
            ties.add((min(one, other), max(one, other)))

    order = list(range(1, members + 1))
    chance.shuffle(order)
    for start in range(0, members, 12):
        group = order[start : start + 12]
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                if chance.random() < 0.55:
                    tie(one, other)
    popular = [number for number in order if chance.random() < 0.05]
    for number in order:
        if chance.random() < 0.7:
            tie(number, chance.choice(order))
        if popular and chance.random() < 0.6:
            tie(number, chance.choice(popular))
    for other in order[:34]:
        tie(HERO, other)
    return ties


def _entries(
    chance: random.Random, people: list[dict[str, object]], circle: dict[int, list[int]], moment: int
) -> list[dict[str, object]]:
    entries: list[dict[str, object]] = []
    by_id = {person["id"]: person for person in people}
    for person in people:
        number = int(str(person["id"]))
        count = 9 if number == HERO else min(8, int(chance.expovariate(1 / 2.2)))
        for _ in range(count):
            at = moment - int(chance.expovariate(1 / (24 * _DAY))) - chance.randrange(1, 600) * _MINUTE
            friend = by_id[chance.choice(circle[number])] if circle[number] else person
            entries.append({"member": number, "at": at, **_written(chance, friend, at)})
    entries.sort(key=lambda entry: (entry["at"], entry["member"]))
    return [{"id": number, **entry} for number, entry in enumerate(entries, 1)]


def _written(chance: random.Random, friend: dict[str, object], at: int) -> dict[str, object]:
    topic = _in_season(chance.choice(phrases.TOPICS), at)
    title = chance.choice(topic.titles)
    lines = chance.sample(topic.lines, chance.choice((2, 2, 3)))
    parts: list[Pair] = [chance.choice(phrases.OPENINGS), *lines, chance.choice(phrases.CLOSINGS)]
    food, place, number = chance.choice(phrases.FOODS), chance.choice(phrases.PLACES), chance.randrange(3, 50)
    slots = [
        {"food": food[side], "place": place[side], "n": number, "friend": friend[key]}
        for side, key in enumerate(("nickname", "nickname_ja"))
    ]
    heading = title[0].format(**slots[0])
    level = chance.choices([0, 1, 2, 3], [1, 4, 2, 6])[0]
    photo = f"{topic.photo}-{chance.randrange(1000)}" if chance.random() < 0.6 else ""
    if not photo and parts[-1] == phrases.PHOTO_BELOW:
        parts.pop()
    return {
        "title": heading[:1].upper() + heading[1:],
        "title_ja": title[1].format(**slots[1]),
        "text": "\n".join(_sentence(part[0].format(**slots[0])) for part in parts),
        "text_ja": "\n".join(part[1].format(**slots[1]) for part in parts),
        "level": level,
        "photos": photo,
    }


def _in_season(topic: phrases.WritingTopic, at: int) -> phrases.WritingTopic:
    """Return the topic itself, or the one after it in a month that has nothing of the kind."""
    month = time.gmtime(at // 1000).tm_mon
    return phrases.TOPICS[phrases.TOPICS.index(topic) + 1] if month not in topic.months else topic


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _comments(
    chance: random.Random, entries: list[dict[str, object]], circle: dict[int, list[int]], moment: int
) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for entry in entries:
        writer, at = int(str(entry["member"])), int(str(entry["at"]))
        if entry["level"] == 0 or not circle[writer]:
            continue
        for text in chance.sample(phrases.COMMENTS, min(9, int(chance.expovariate(1 / 2.5)))):
            at = min(moment, at + int(chance.expovariate(1 / (90 * _MINUTE))) + _MINUTE)
            row = {"diary": entry["id"], "member": chance.choice(circle[writer]), "text": text[0], "text_ja": text[1]}
            rows.append({**row, "at": at})
    rows.sort(key=lambda row: (row["at"], row["diary"], row["member"]))
    return [{"id": number, **row} for number, row in enumerate(rows, 1)]


def _footprints(
    chance: random.Random, members: int, circle: dict[int, list[int]], moment: int
) -> list[dict[str, object]]:
    rows: dict[tuple[int, int, int], int] = {}
    for number in range(1, members + 1):
        for _ in range(chance.randrange(2, 14)):
            visitor = chance.choice(circle[number]) if circle[number] else chance.randrange(1, members + 1)
            at = moment - int(chance.expovariate(1 / (4 * _DAY))) - _MINUTE
            if visitor != number:
                key = (number, visitor, (at + 9 * 60 * _MINUTE) // _DAY)
                rows[key] = max(at, rows.get(key, 0))
    return [{"member": key[0], "visitor": key[1], "day": key[2], "at": at} for key, at in sorted(rows.items())]


def _make_plays(sql: Connection, chance: random.Random, members: int, game: str, now: datetime) -> None:
    """Store a game's plays: seven in ten have played, some again and again, each time a play of the game's library.

    A game without a library begins with nobody on its boards: every score is one that somebody can make.
    """
    spec = find_game(game)
    library = None if spec is None else play_library(spec)
    if library is None:
        return
    decks = {skill: _Deck(chance, plays) for skill, plays in library.plays.items() if plays}
    skills = [skill for skill in _TALENTS if skill in decks]
    rows: list[tuple[str, str, int, int, datetime]] = []
    proofs: dict[str, tuple[str, int]] = {}
    for number in range(1, members + 1):
        if number == HERO or chance.random() > 0.7:
            continue
        skill = chance.choices(skills, [_TALENTS[each] for each in skills])[0]
        for _ in range(chance.choice((1, 1, 2, 3))):
            played = decks[skill].draw()
            back = chance.expovariate(1 / 8) if chance.random() < 0.8 else chance.uniform(0, 0.3)
            at = now - timedelta(minutes=int(back * 24 * 60) + 1)
            name = f"{chance.getrandbits(128):032x}"
            rows.append((name, game, number, played.score, at))
            proofs[name] = library.key(played), played.ticks
    load_plays(sql, rows, proofs)


class _Deck:
    """Plays of a skill, drawn in a random order, each once before any comes again."""

    def __init__(self, chance: random.Random, plays: Sequence[LibraryPlay]) -> None:
        self._chance = chance
        self._plays = plays
        self._left: list[int] = []

    def draw(self) -> LibraryPlay:
        """Return the next play."""
        if not self._left:
            self._left = list(range(len(self._plays)))
            self._chance.shuffle(self._left)
        return self._plays[self._left.pop()]
