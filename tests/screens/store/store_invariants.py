"""What must hold of a store at every moment, whatever happened to the processes that wrote it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Table, func, select

from games.ranking.ledger import differences
from screens.store.members import withdrawn_members
from screens.store.tables import community, community_member, friendship, posting, topic, topic_comment


def faults(sql: Connection) -> list[str]:
    """What is wrong, a sentence each; [] for a sound store."""
    found = differences(sql, withdrawn_members(sql))
    found += _counts(sql, community, community.c.members, community_member, community_member.c.community)
    found += _counts(sql, topic, topic.c.comments, topic_comment, topic_comment.c.topic)
    amounts = select(posting.c.transfer, func.sum(posting.c.amount)).group_by(posting.c.transfer, posting.c.currency)
    found += [f"transfer {row[0]} sums to {row[1]}" for row in sql.execute(amounts) if row[1] != 0]
    debts = select(posting.c.account).where(posting.c.account.like("member:%"))
    debts = debts.group_by(posting.c.account, posting.c.currency).having(func.sum(posting.c.amount) < 0)
    found += [f"{account} owes" for account in sql.execute(debts).scalars()]
    back = friendship.alias()
    mutual = select(back.c.member).where(back.c.member == friendship.c.friend, back.c.friend == friendship.c.member)
    found += [
        f"{row[0]} is not a friend of {row[1]}'s" for row in sql.execute(select(friendship).where(~mutual.exists()))
    ]
    if sql.dialect.name == "sqlite":
        found += [row[0] for row in sql.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"a row of {row[0]} hangs in the air" for row in sql.exec_driver_sql("PRAGMA foreign_key_check")]
    return found


def _counts(
    sql: Connection, table: Table, kept: ColumnElement[int], rows: Table, refers: ColumnElement[int]
) -> list[str]:
    counted = select(func.count()).select_from(rows).where(refers == table.c.id).scalar_subquery()
    query = select(table.c.id, kept, counted).where(kept != counted)
    return [f"{table.name} {row[0]} counts {row[1]}, has {row[2]}" for row in sql.execute(query)]
