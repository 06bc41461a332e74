"""What a member writes on an ordinary day fits the writer."""

from __future__ import annotations

from sqlalchemy import update

from handset.clock import DEFAULT_START
from keitai.common.time import epoch_ms
from screens.store.database import open_memory
from screens.store.tables import member
from screens.store.transactions import write_transaction
from screens.text_rng import TextRng
from screens.world.deeds import Scene, everyday
from tests.screens.site_client import world_image

BEGIN = epoch_ms(DEFAULT_START)
NOT_AT = {
    15: (
        ("overtime", "section chief", "copier", "after work", "until morning"),
        ("残業", "課長", "コピー機", "仕事あと", "オール"),
    ),
    50: (("exams", "formulas", "pages to go", "until morning"), ("テスト", "公式", "ページ", "オール")),
    70: (("overtime", "exams", "section chief", "after work"), ("残業", "テスト", "課長", "仕事あと")),
}
INLAND = ("Kyoto station", "Ueno", "Asakusa", "Kichijoji", "京都駅", "上野", "浅草", "吉祥寺")


def test_everyday_entries_fit_the_writers_age_and_the_place() -> None:
    engine = open_memory(world_image())
    topics: dict[int, set[str]] = {}
    with write_transaction(engine) as sql:
        for age, words in NOT_AT.items():
            sql.execute(update(member).where(member.c.id == 7).values(age=age))
            for number in range(70):
                scene = Scene(sql, TextRng(f"{age} {number}"), 2009, (), 20, BEGIN, frozenset(), at=BEGIN)
                title, lines, photo = everyday(scene, 7)
                topics.setdefault(age, set()).add(photo)
                for side in (0, 1):
                    text = " ".join((title[side], *(line[side] for line in lines)))
                    assert not any(word in text.lower() for word in words[side]), (age, text)
                    assert "{" not in text, text
                    assert photo != "sea" or not any(place in text for place in INLAND), text
    assert "desk" in topics[15]
    assert "work" in topics[50]
    assert all(len(found) >= 6 for found in topics.values()), topics
