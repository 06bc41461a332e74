"""A process that damages all boards and rebuilds them, to be killed: tests.screens.store.rebuild_process ADDRESS"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from sqlalchemy import delete, update

from games.ranking.ledger import rebuild
from games.ranking.tables import best, score_count
from screens.store.database import open_database
from screens.store.transactions import read_transaction, write_transaction


def main() -> None:
    address = sys.argv[1]
    print("opening", flush=True)
    engine = open_database(address if "://" in address else Path(address))
    print("rebuilding", flush=True)
    while True:
        with write_transaction(engine) as sql:
            sql.execute(delete(best).where(best.c.member % 3 == 0))
            sql.execute(update(score_count).values(members=7))
        for _ in rebuild(partial(read_transaction, engine), partial(write_transaction, engine), lambda sql: ()):
            pass


if __name__ == "__main__":
    main()
