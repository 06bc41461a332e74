"""A member with one of everything that a member may have, so that a crawl meets the pages that owners see."""

from __future__ import annotations

from sqlalchemy import Connection, select

from screens.store import albums, communities, drafts, echoes, points, reviews
from screens.store.privacy import Level
from screens.store.tables import friendship, member


def give_belongings(sql: Connection, owner: int, at: int) -> None:
    """An album with a photo, a community with another member in it, a topic with posts, an echo, a review, a draft
    of a message and the monthly course, all made at `at` milliseconds."""
    circle = select(friendship.c.friend).where(friendship.c.member == owner)
    friend = sql.execute(circle.order_by(friendship.c.friend)).scalars().first()
    stranger = select(member.c.id).where(member.c.id != owner, member.c.id.not_in(circle))
    other = sql.execute(stranger.order_by(member.c.id)).scalars().first()
    assert friend is not None
    assert other is not None
    album = albums.add_album(sql, owner, "Walks", "By the river", Level.EVERYBODY, at)
    albums.add_photo(sql, album, "cat-1", "A neighbour", at)
    number = communities.found_community(sql, owner, "River walkers", "Every Sunday", "local", "cat-1", at)
    communities.join(sql, number, other, at)
    topic = communities.add_topic(sql, number, owner, "Where next?", "Upstream", None, at)
    shown = communities.get_topic(sql, topic, "en")
    assert shown is not None
    communities.add_post(sql, shown, owner, "Or down to the sea", at)
    echoes.add_echo(sql, owner, "Out for a walk", None, at)
    reviews.write_review(sql, 1, owner, 4, "Once more", at)
    drafts.keep_draft(sql, owner, friend, "Sunday", "Will you come?", "", at)
    points.subscribe(sql, owner, "collection", at)
