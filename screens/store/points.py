"""Points and what is paid by the carrier's bill: double entry, every transfer sums to zero in each currency.

Accounts: `member:<id>` holds points; yen go from `carrier` (who puts them on the phone bill) to `site`, which
issues points from `issue` and takes spent ones back into `taken`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from keitai.common.prepared import prepared
from keitai.common.time import JST
from screens.store.tables import posting, subscription, transfer

COURSE_YEN = 315
COURSE_POINTS = 300
COURSES = ("collection", "premium")
PAGE = 10


@dataclass(frozen=True, slots=True)
class Movement:
    """Line of a member's account; `points` may be 0 where only yen moved."""

    at: int
    reason: str
    detail: str
    points: int
    yen: int


@dataclass(frozen=True, slots=True)
class Subscription:
    """Subscription of a member to a monthly course, paid until a time in milliseconds since 1970."""

    course: str
    since: int
    paid_until: int
    cancelled: int | None


def balance(sql: Connection, member_id: int) -> int:
    """Return how many points a member has."""
    return int(_balance(sql, account=_account(member_id)).scalar_one())


def history(sql: Connection, member_id: int, page: int = 0) -> list[Movement]:
    """List ten movements of a member's points, newest first, and one more where there is a next page."""
    rows = _movements(sql, member=member_id, account=_account(member_id), first=page * PAGE, count=PAGE + 1)
    return [Movement(r["at"], r["reason"], r["detail"], int(r["points"]), int(r["yen"])) for r in rows.mappings()]


def spend(sql: Connection, member_id: int, amount: int, reason: str, detail: str, at: int) -> bool:
    """Take points off a member's account; False, and nothing taken, when there are too few."""
    if balance(sql, member_id) < amount:
        return False
    moves = [(_account(member_id), "points", -amount), ("taken", "points", amount)]
    _transfer(sql, member_id, reason, detail, at, moves)
    return True


def credit(sql: Connection, member_id: int, amount: int, reason: str, detail: str, at: int) -> None:
    """Credit a member with points that nobody pays for: a welcome, a campaign."""
    moves = [("issue", "points", -amount), (_account(member_id), "points", amount)]
    _transfer(sql, member_id, reason, detail, at, moves)


def subscribe(sql: Connection, member_id: int, course: str, at: int) -> bool:
    """Subscribe to a course for 315 yen a month on the phone bill; False when subscribed already."""
    if is_subscribed(sql, member_id, course, at, renewing=True):
        return False
    sql.execute(delete(subscription).where(subscription.c.member == member_id, subscription.c.course == course))
    values = {"member": member_id, "course": course, "since": at, "paid_until": _month_later(at), "cancelled": None}
    sql.execute(insert(subscription).values(**values))
    _charge(sql, member_id, course, at)
    return True


def cancel(sql: Connection, member_id: int, course: str, at: int) -> bool:
    """Cancel a subscription: it is not charged again, and lasts until the paid month is over."""
    running = (
        subscription.c.member == member_id,
        subscription.c.course == course,
        subscription.c.cancelled.is_(None),
    )
    return sql.execute(update(subscription).where(*running).values(cancelled=at)).rowcount == 1


def renew(sql: Connection, member_id: int, at: int) -> None:
    """Charge the months of a member's subscriptions that have begun; called at the member's next visit."""
    for row in _due(sql, member=member_id, at=at).all():
        until = row.paid_until
        while until <= at:
            _charge(sql, member_id, row.course, until)
            until = _month_later(until)
        same = (subscription.c.member == member_id, subscription.c.course == row.course)
        sql.execute(update(subscription).where(*same).values(paid_until=until))


def get_subscription(sql: Connection, member_id: int, course: str) -> Subscription | None:
    """Return a member's subscription to a course, None where there never was one."""
    row = _subscription(sql, member=member_id, course=course).first()
    return None if row is None else Subscription(row.course, row.since, row.paid_until, row.cancelled)


def is_subscribed(sql: Connection, member_id: int, course: str, at: int, *, renewing: bool = False) -> bool:
    """Return whether a course is paid for or will be charged; with `renewing` only the latter."""
    found = get_subscription(sql, member_id, course)
    if found is None:
        return False
    return found.cancelled is None or (not renewing and at < found.paid_until)


def is_balanced(sql: Connection) -> bool:
    """Return whether every transfer of the double-entry ledger sums to zero in each currency."""
    total = func.sum(posting.c.amount)
    query = select(posting.c.transfer).group_by(posting.c.transfer, posting.c.currency).having(total != 0).limit(1)
    return sql.execute(query).first() is None


def _account(member_id: int) -> str:
    return f"member:{member_id}"


def _charge(sql: Connection, member_id: int, course: str, at: int) -> None:
    moves = [("carrier", "yen", -COURSE_YEN), ("site", "yen", COURSE_YEN)]
    if course == "collection":
        moves += [("issue", "points", -COURSE_POINTS), (_account(member_id), "points", COURSE_POINTS)]
    _transfer(sql, member_id, "course", course, at, moves)


def _transfer(
    sql: Connection, member_id: int, reason: str, detail: str, at: int, moves: list[tuple[str, str, int]]
) -> None:
    values = {"member": member_id, "reason": reason, "detail": detail, "at": at}
    number = sql.execute(insert(transfer).values(**values).returning(transfer.c.id)).scalar_one()
    rows = [{"transfer": number, "account": a, "currency": c, "amount": amount} for a, c, amount in moves]
    sql.execute(insert(posting), rows)


def _month_later(at: int) -> int:
    """Return the same day of the next month in Tokyo, or its last."""
    when = datetime.fromtimestamp(at / 1000, JST)
    year, month = (when.year + 1, 1) if when.month == 12 else (when.year, when.month + 1)
    for day in range(when.day, 27, -1):
        try:
            return int(when.replace(year=year, month=month, day=day).timestamp() * 1000)
        except ValueError:
            continue
    return int(when.replace(year=year, month=month).timestamp() * 1000)


# ------------------------------------------------------------------------------------------------- statements


@prepared
def _balance(account: str) -> Select[Any]:
    points = select(func.coalesce(func.sum(posting.c.amount), 0))
    return points.where(posting.c.account == account, posting.c.currency == "points")


@prepared
def _movements(member: int, account: str, first: int, count: int) -> Select[Any]:
    points = func.sum(posting.c.amount).filter(posting.c.account == account)
    yen = func.sum(posting.c.amount).filter(posting.c.account == "site", posting.c.currency == "yen")
    sums = (func.coalesce(points, 0).label("points"), func.coalesce(yen, 0).label("yen"))
    return (
        select(transfer.c.at, transfer.c.reason, transfer.c.detail, *sums)
        .join(posting, posting.c.transfer == transfer.c.id)
        .where(transfer.c.member == member)
        .group_by(transfer.c.id, transfer.c.at, transfer.c.reason, transfer.c.detail)
        .order_by(transfer.c.at.desc(), transfer.c.id.desc())
        .offset(first)
        .limit(count)
    )


@prepared
def _due(member: int, at: int) -> Select[Any]:
    unpaid = (subscription.c.cancelled.is_(None), subscription.c.paid_until <= at)
    return select(subscription).where(subscription.c.member == member, *unpaid)


@prepared
def _subscription(member: int, course: str) -> Select[Any]:
    return select(subscription).where(subscription.c.member == member, subscription.c.course == course)
