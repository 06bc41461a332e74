"""Deeds of the town's members, through the same functions of the store as a person's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from games.engine.catalogue import find_game
from games.engine.play_library import play_library
from games.ranking.proof import load_plays
from keitai.common.time import JST
from screens.store import albums, communities, diaries, echoes, footprints, friends, members, reviews, town
from screens.store.privacy import Level
from screens.text_rng import TextRng
from screens.world import phrases, sayings
from screens.world.habits import MemberHabits
from screens.world.sayings import Pair

_HOUR = 60 * 60 * 1000
_DAY = 24 * _HOUR
_FRESH = 4 * _DAY


@dataclass(slots=True)
class Scene:
    """The hour that is being lived. `at` is the time of the deed, `of_day` the hour in Tokyo, `start` its first ms."""

    sql: Connection
    rng: TextRng
    seed: int
    games: tuple[str, ...]
    of_day: int
    start: int
    residents: frozenset[int]
    at: int = 0


def do_something(scene: Scene, who: int, habits: MemberHabits) -> None:
    """Do one of the things that a member does at the phone."""
    deeds, weights = zip(*_DEEDS, strict=True)
    town.move_last_login(scene.sql, who, scene.at)
    scene.rng.weighted(deeds, weights)(scene, who, habits)


def comment_on(scene: Scene, who: int, entry: diaries.DiaryEntry) -> bool:
    """Comment on an entry that a member may read, with what nobody has said there; False where all is said."""
    said = town.comments_on(scene.sql, entry.id)
    texts = {text for _, text, _ in said}
    left = [pair for pair in sayings.comments_for(entry) if pair[0] not in texts]
    if not left or any(writer == who and thread is None for writer, _, thread in said):
        return False
    fitting = left[: max(3, len(left) // 2)] if scene.rng.chance(0.6) else left
    text = scene.rng.pick(fitting)
    footprints.leave_footprint(scene.sql, entry.member, who, scene.at)
    diaries.add_comment(scene.sql, entry, who, text[0], scene.at, text_ja=text[1])
    return True


def _write(scene: Scene, who: int, habits: MemberHabits) -> None:
    title, lines, photo = _story(scene, who) or everyday(scene, who)
    if title[0] in town.titles_of(scene.sql, who):
        return
    opening = scene.rng.pick(sayings.fitting(sayings.GREETINGS, scene.of_day))
    closing = scene.rng.pick(sayings.fitting(sayings.CLOSINGS, scene.of_day))
    parts = (opening, *lines, closing)
    texts = ["\n".join(part[side] for part in parts) for side in (0, 1)]
    photos = (f"{photo}-{scene.rng.below(1000)}",) if scene.rng.chance(0.5) else ()
    level = scene.rng.weighted(tuple(Level), (1, 5, 2, 6))
    draft = diaries.Draft(title[0], texts[0], level, photos, title_ja=title[1], text_ja=texts[1])
    diaries.add_entry(scene.sql, who, draft, scene.at)


def _story(scene: Scene, who: int) -> tuple[Pair, list[Pair], str] | None:
    """Return the next part of a member's story, or None when it is told or not the day for it."""
    rng = TextRng(f"story {scene.seed} {who}")
    youngest, photo, parts = rng.pick(sayings.STORIES)
    me = members.get_member(scene.sql, who, "en")
    if me is None or me.age < youngest or not scene.rng.chance(0.5):
        return None
    told = town.titles_of(scene.sql, who)
    title, line = next((part for part in parts if part[0][0] not in told), (("", ""), ("", "")))
    return (title, [line], photo) if title[0] else None


def everyday(scene: Scene, who: int) -> tuple[Pair, list[Pair], str]:
    """Return title, lines and photo of an ordinary entry that fits the season, the writer and the place."""
    month, me = datetime.fromtimestamp(scene.at / 1000, JST).month, members.get_member(scene.sql, who, "en")
    age = me.age if me else 0
    topic = scene.rng.pick([each for each in phrases.TOPICS if month in each.months and (not age or age in each.ages)])
    places = [each for each in phrases.PLACES if not topic.places or each[0] in topic.places]
    food, place, number = scene.rng.pick(phrases.FOODS), scene.rng.pick(places), 3 + scene.rng.below(40)
    circle = members.friend_ids(scene.sql, who)
    friend = scene.rng.pick(circle) if circle else who
    names = [members.get_member(scene.sql, friend, language) for language in ("en", "ja")]

    def filled(pair: Pair) -> Pair:
        known = [one.nickname if one else "" for one in names]
        slots = [{"food": food[side], "place": place[side], "n": number, "friend": known[side]} for side in (0, 1)]
        english = pair[0].format(**slots[0])
        return english[:1].upper() + english[1:], pair[1].format(**slots[1])

    lines = [line for line in topic.lines if all(names) or "{friend}" not in line[0]]
    return filled(scene.rng.pick(topic.titles)), [filled(each) for each in scene.rng.some(lines, 2)], topic.photo


def _comment(scene: Scene, who: int, habits: MemberHabits) -> None:
    fresh = [each for each in diaries.friends_entries(scene.sql, who, "en", 8) if each.at > scene.at - _FRESH]
    if fresh:
        comment_on(scene, who, scene.rng.pick(fresh))


def _visit(scene: Scene, who: int, habits: MemberHabits) -> None:
    """Visit a friend, or somebody who has visited."""
    back = town.visitors_of(scene.sql, who, scene.at - 2 * _DAY, scene.at)
    circle = back if back and scene.rng.chance(0.5) else members.friend_ids(scene.sql, who)
    if circle:
        owner = scene.rng.pick(circle)
        if not members.is_blocked(scene.sql, owner, who):
            footprints.leave_footprint(scene.sql, owner, who, scene.at)


def _echo(scene: Scene, who: int, habits: MemberHabits) -> None:
    recent = {each.text for each in echoes.timeline(scene.sql, who, "en")}
    left = [pair for pair in sayings.fitting(sayings.ECHOES, scene.of_day) if pair[0] not in recent]
    if left:
        text = scene.rng.pick(left)
        echoes.add_echo(scene.sql, who, text[0], None, scene.at, text[1])


def _reply(scene: Scene, who: int, habits: MemberHabits) -> None:
    lines = [
        each
        for each in echoes.timeline(scene.sql, who, "en")
        if each.member != who and each.answers is None and each.at > scene.at - _DAY
    ]
    if lines:
        text = scene.rng.pick(sayings.REPLIES)
        echoes.add_echo(scene.sql, who, text[0], scene.rng.pick(lines).id, scene.at, text[1])


def _join(scene: Scene, who: int, habits: MemberHabits) -> None:
    offered = communities.list_communities(scene.sql, "en", scene.rng.below(2))
    if offered:
        communities.join(scene.sql, scene.rng.pick(offered).id, who, scene.at)


def _post(scene: Scene, who: int, habits: MemberHabits) -> None:
    topics = communities.newest_topics(scene.sql, who, "en", 6, by_comment=scene.rng.chance(0.5))
    topics = [each for each in topics if each.updated < scene.at]
    if topics:
        shown = scene.rng.pick(topics)
        said = {
            each.text for each in communities.list_posts(scene.sql, shown.id, "en", max(0, shown.comments - 1) // 10)
        }
        left = [pair for pair in sayings.POSTS if pair[0] not in said]
        if left:
            text = scene.rng.pick(left)
            communities.add_post(scene.sql, shown, who, text[0], scene.at, text[1])


def _review(scene: Scene, who: int, habits: MemberHabits) -> None:
    category = scene.rng.pick(sorted(sayings.REVIEWS))
    items = reviews.list_items(scene.sql, category, "en")
    if items:
        item = scene.rng.pick(items)
        said = {each.text for each in reviews.reviews_of_item(scene.sql, item.id, "en")}
        left = [each for each in sayings.REVIEWS[category] if each[1][0] not in said]
        if left and reviews.own_review(scene.sql, item.id, who, "en") is None:
            stars, text = scene.rng.pick(left)
            reviews.write_review(scene.sql, item.id, who, stars, text[0], scene.at, text[1])


def _photo(scene: Scene, who: int, habits: MemberHabits) -> None:
    own = [each for each in albums.albums_of(scene.sql, who, who, "en") if 0 < each.photos < albums.MOST_PHOTOS]
    if own:
        shown, caption = scene.rng.pick(own), scene.rng.pick(sayings.CAPTIONS)
        kind = shown.cover.rpartition("-")[0]
        name = f"{kind}-{scene.rng.below(1000)}"
        albums.add_photo(scene.sql, shown.id, name, caption[0], scene.at, caption_ja=caption[1])


def _ask(scene: Scene, who: int, habits: MemberHabits) -> None:
    found = friends.suggested(scene.sql, who, "en", 5)
    if found:
        other, text = scene.rng.pick(found)[0].id, scene.rng.pick(sayings.REQUESTS)
        friends.request_friendship(scene.sql, who, other, text[0], scene.at, text[1])


def _play(scene: Scene, who: int, habits: MemberHabits) -> None:
    spec = find_game(scene.rng.pick(scene.games)) if scene.games else None
    library = None if spec is None else play_library(spec)
    plays = None if library is None else library.plays.get(habits.talent)
    if spec is None or library is None or not plays:
        return
    played, name = scene.rng.pick(plays), f"{scene.rng.bits(128):032x}"
    at = datetime.fromtimestamp(scene.at // 1000, JST)
    load_plays(scene.sql, [(name, spec.id, who, played.score, at)], {name: (library.key(played), played.ticks)})


_DEEDS: tuple[tuple[Callable[[Scene, int, MemberHabits], None], int], ...] = (
    (_write, 16), (_comment, 26), (_visit, 22), (_echo, 12), (_reply, 6),
    (_join, 2), (_post, 5), (_review, 2), (_photo, 3), (_ask, 1), (_play, 7),
)  # fmt: skip
