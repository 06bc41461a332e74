"""The site's tables, in SQLAlchemy Core, portable between SQLite and PostgreSQL: one module a part.

`*_ja` is set for what the seeded world wrote, which is read in the reader's language; a typed text is stored once.
`at` and other times are milliseconds since 1970. `level` is 0 self, 1 friends, 2 friends of friends, 3 everybody.
"""

from screens.store.tables.ads import ad_count
from screens.store.tables.albums import album, album_comment, photo
from screens.store.tables.auth import attempt, receipt, session, suspended_phone
from screens.store.tables.communities import attendance, community, community_member, topic, topic_comment
from screens.store.tables.diaries import comment, diary
from screens.store.tables.drafts import message_draft
from screens.store.tables.echoes import echo
from screens.store.tables.feeds import feed, feed_item
from screens.store.tables.members import (
    block,
    bookmark,
    endorsement,
    footprint,
    friend_request,
    friendship,
    member,
    preference,
)
from screens.store.tables.messages import message
from screens.store.tables.news import article, fixture, weather
from screens.store.tables.points import posting, subscription, transfer, wardrobe, worn
from screens.store.tables.reviews import item, review
from screens.store.tables.schema import metadata
from screens.store.tables.town import person, town
from screens.store.tables.uploads import upload

__all__ = [
    "ad_count",
    "album",
    "album_comment",
    "article",
    "attempt",
    "attendance",
    "block",
    "bookmark",
    "comment",
    "community",
    "community_member",
    "diary",
    "echo",
    "endorsement",
    "feed",
    "feed_item",
    "fixture",
    "footprint",
    "friend_request",
    "friendship",
    "item",
    "member",
    "message",
    "message_draft",
    "metadata",
    "person",
    "photo",
    "posting",
    "preference",
    "receipt",
    "review",
    "session",
    "subscription",
    "suspended_phone",
    "topic",
    "topic_comment",
    "town",
    "transfer",
    "upload",
    "wardrobe",
    "weather",
    "worn",
]
