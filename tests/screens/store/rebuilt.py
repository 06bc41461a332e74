"""A process that rebuilds all boards again and again, to be killed: python -m tests.screens.store.rebuilt ADDRESS"""

from __future__ import annotations

import sys
from pathlib import Path

from games.ranking.ledger import rebuild
from screens.store.database import open_database
from screens.store.transactions import write_transaction


def main() -> None:
    address = sys.argv[1]
    print("opening", flush=True)
    engine = open_database(address if "://" in address else Path(address))
    print("rebuilding", flush=True)
    while True:
        with write_transaction(engine) as sql:
            for _ in rebuild(sql):
                pass


if __name__ == "__main__":
    main()
